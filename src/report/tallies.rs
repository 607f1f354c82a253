//! Counts for the overview: criteria by field, agencies by level, by what is left to do, by day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agencies::{AgencyRow, Sent};
use super::decided_marks::marked_if;
use super::model::Report;
use crate::assessment::verdict::Verdict;
use crate::vietnamese::phrase::date_short;

/// The verdicts that ask something of an agency.
const TO_DO: [Verdict; 3] = [Verdict::NotMet, Verdict::Behind, Verdict::Insufficient];
/// How many agencies the table of those with most to do names.
const MOST_NAMED: usize = 10;

/// A table of counts: a name and its numbers in every row, and a sum below each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// What the names are.
    pub heading: &'static str,
    /// The headings of the numbers.
    pub columns: Vec<String>,
    /// Names, each with its numbers.
    pub rows: Vec<(String, Vec<usize>)>,
    /// The name of the row of sums, where there is one.
    pub total: Option<&'static str>,
}

fn verdict_columns() -> Vec<String> {
    let labels = Verdict::ALL.map(|verdict| verdict.label().to_owned());
    labels.into_iter().chain(["Cộng".to_owned()]).collect()
}

/// The criteria of each field by verdict.
pub fn by_field(report: &Report) -> Counts {
    Counts {
        heading: "Lĩnh vực",
        columns: verdict_columns(),
        rows: report
            .fields
            .iter()
            .map(|field| {
                let each = Verdict::ALL.map(|verdict| field.counts.get(verdict));
                let name = format!("{}. {}", field.code, field.heading);
                let name = marked_if(field.counts.is_any_decided(), &name);
                (name, each.into_iter().chain([field.counts.total]).collect())
            })
            .collect(),
        total: Some("Toàn Kế hoạch"),
    }
}

/// The measures of the agencies of each level by verdict.
pub fn by_level(report: &Report) -> Counts {
    let of_level = |level: &str, verdict| {
        let agencies = report.agencies.iter().filter(|row| row.level == level);
        agencies.map(|row| row.counts.get(verdict)).sum()
    };
    Counts {
        heading: "Cấp",
        columns: verdict_columns(),
        rows: report
            .arrivals
            .levels
            .iter()
            .map(|level| {
                let each: Vec<usize> = Verdict::ALL
                    .into_iter()
                    .map(|verdict| of_level(&level.id, verdict))
                    .collect();
                let all = each.iter().sum();
                let agencies = report.agencies.iter().filter(|row| row.level == level.id);
                let is_decided = agencies.into_iter().any(|row| row.counts.is_any_decided());
                (
                    marked_if(is_decided, &level.name),
                    each.into_iter().chain([all]).collect(),
                )
            })
            .collect(),
        total: Some("Tất cả các cấp"),
    }
}

/// The agencies of each level by whether and when they sent.
pub fn arrivals(report: &Report) -> Counts {
    let columns = [
        "Đúng hạn",
        "Chậm",
        "Chưa rõ ngày nhận",
        "Chưa nhập số liệu",
        "Không sử dụng được",
        "Chưa gửi",
        "Phải gửi",
    ];
    Counts {
        heading: "Cấp",
        columns: columns.map(str::to_owned).to_vec(),
        rows: report
            .arrivals
            .levels
            .iter()
            .map(|level| {
                let counts = level.counts;
                let numbers = vec![
                    counts.on_time,
                    counts.late,
                    counts.unknown_day,
                    counts.empty,
                    counts.unusable,
                    counts.not_sent,
                    counts.expected,
                ];
                (marked_if(counts.decided, &level.name), numbers)
            })
            .collect(),
        total: Some("Tất cả các cấp"),
    }
}

/// The agencies that sent and have most left to do, at most ten.
pub fn to_do(report: &Report) -> Counts {
    let open = |agency: &AgencyRow| TO_DO.map(|verdict| agency.counts.get(verdict));
    let mut agencies: Vec<&AgencyRow> = report
        .agencies
        .iter()
        .filter(|agency| !agency.file.is_empty() && open(agency).iter().sum::<usize>() > 0)
        .collect();
    // A stable sort: equals stay in the register's order.
    agencies.sort_by_key(|agency| std::cmp::Reverse(open(agency).iter().sum::<usize>()));
    let labels = TO_DO.map(|verdict| verdict.label().to_owned());
    Counts {
        heading: "Cơ quan",
        columns: labels.into_iter().chain(["Cộng".to_owned()]).collect(),
        rows: agencies
            .into_iter()
            .take(MOST_NAMED)
            .map(|agency| {
                let each = open(agency);
                let all = each.iter().sum();
                let is_decided = agency.counts.is_any_decided();
                (
                    marked_if(is_decided, &agency.name),
                    each.into_iter().chain([all]).collect(),
                )
            })
            .collect(),
        total: None,
    }
}

/// The reports received, day by day: those that the table by level counts as received, so no empty form.
pub fn by_day(report: &Report) -> Counts {
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let counts = |row: &&AgencyRow| matches!(row.sent, Sent::OnTime | Sent::Late);
    for agency in report.agencies.iter().filter(counts) {
        if let Some(day) = report.facts.received.get(&agency.id) {
            *days.entry(*day).or_default() += 1;
        }
    }
    let mut so_far = 0;
    // Every sum up to a day holds those of the days before.
    let is_decided = report.arrivals.all.decided;
    let rows = days
        .into_iter()
        .map(|(day, count)| {
            so_far += count;
            let late = if day > report.facts.days.due_agencies {
                " (sau hạn)"
            } else {
                ""
            };
            let day = format!("{}{late}", date_short(day));
            (marked_if(is_decided, &day), vec![count, so_far])
        })
        .collect();
    Counts {
        heading: "Ngày nhận",
        columns: vec!["Trong ngày".to_owned(), "Cộng dồn".to_owned()],
        rows,
        total: None,
    }
}
