//! The tables of «Tổng quan»: how many of what, by field, level, agency and day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::charts::Bars;
use crate::report::agencies::AgencyRow;
use crate::report::model::Report;
use crate::report::terms::Verdict;

/// The verdicts that ask something of an agency.
const TO_DO: [Verdict; 3] = [Verdict::NotMet, Verdict::Behind, Verdict::Insufficient];

/// A table with its chart.
pub(super) struct Part {
    pub(super) title: String,
    pub(super) counts: Counts,
    pub(super) bars: Bars,
}

/// A table of counts: a name and its numbers in every row, and a sum below each column.
pub(super) struct Counts {
    pub(super) heading: &'static str,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<(String, Vec<usize>)>,
    pub(super) total: Option<&'static str>,
}

/// All tables, in their order.
pub(super) fn parts(report: &Report) -> Vec<Part> {
    let part = |title: &str, counts, bars| Part {
        title: title.to_owned(),
        counts,
        bars,
    };
    let by_day_title = format!(
        "V. Số báo cáo nhận theo ngày (hạn gửi {})",
        report.period.due_agencies
    );
    vec![
        part(
            "I. Kết quả các tiêu chí theo lĩnh vực",
            by_field(report),
            Bars::verdicts(),
        ),
        part(
            "II. Tình hình gửi báo cáo",
            arrivals(report),
            Bars::arrivals().shares(),
        ),
        part(
            "III. Kết quả các cơ quan theo cấp (số lượt chỉ số đo)",
            by_level(report),
            Bars::verdicts().shares(),
        ),
        part(
            "IV. Mười cơ quan đã gửi báo cáo còn nhiều việc phải làm nhất (số chỉ số đo)",
            to_do(report),
            Bars::to_do(),
        ),
        part(&by_day_title, by_day(report), Bars::days()),
    ]
}

fn verdict_columns() -> Vec<String> {
    let labels = Verdict::ALL.map(|verdict| verdict.label().to_owned());
    labels.into_iter().chain(["Cộng".to_owned()]).collect()
}

fn by_field(report: &Report) -> Counts {
    Counts {
        heading: "Lĩnh vực",
        columns: verdict_columns(),
        rows: report
            .fields
            .iter()
            .map(|field| {
                let each = Verdict::ALL.map(|verdict| field.counts.get(verdict));
                let name = format!("{}. {}", field.code, field.heading);
                (name, each.into_iter().chain([field.counts.total]).collect())
            })
            .collect(),
        total: Some("Toàn Kế hoạch"),
    }
}

fn by_level(report: &Report) -> Counts {
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
                (level.name.clone(), each.into_iter().chain([all]).collect())
            })
            .collect(),
        total: Some("Tất cả các cấp"),
    }
}

fn arrivals(report: &Report) -> Counts {
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
                (level.name.clone(), numbers)
            })
            .collect(),
        total: Some("Tất cả các cấp"),
    }
}

fn to_do(report: &Report) -> Counts {
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
            .take(10)
            .map(|agency| {
                let each = open(agency);
                let all = each.iter().sum();
                (agency.name.clone(), each.into_iter().chain([all]).collect())
            })
            .collect(),
        total: None,
    }
}

/// The workbooks received, day by day.
fn by_day(report: &Report) -> Counts {
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for agency in &report.agencies {
        if let Some(day) = report.facts.received.get(&agency.id) {
            *days.entry(*day).or_default() += 1;
        }
    }
    let mut so_far = 0;
    let rows = days
        .into_iter()
        .map(|(day, count)| {
            so_far += count;
            let late = if day > report.facts.days.due_agencies {
                " (sau hạn)"
            } else {
                ""
            };
            (
                format!("{}{late}", day.format("%d/%m/%Y")),
                vec![count, so_far],
            )
        })
        .collect();
    Counts {
        heading: "Ngày nhận",
        columns: vec!["Trong ngày".to_owned(), "Cộng dồn".to_owned()],
        rows,
        total: None,
    }
}
