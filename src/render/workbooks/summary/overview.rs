//! «Tổng quan»: the period, who has sent, the verdicts by field and level, charts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use super::charts::{self, Bars};
use super::page::{Answer, Page, Written};
use super::print::{Printed, set_up};
use super::{SHEETS, look};
use crate::assessment::verdict::Verdict;
use crate::place::column_letters;
use crate::report::agencies::AgencyRow;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Tổng quan";

/// The last column of the sheet.
const LAST: u16 = 9;
const WIDTHS: [f64; 10] = [38.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0];
/// How many rows a chart covers, and their height in points.
const CHART_ROWS: u32 = 18;
const CHART_ROW: f64 = 18.0;

/// The verdicts that ask something of an agency.
const TO_DO: [Verdict; 3] = [Verdict::NotMet, Verdict::Behind, Verdict::Insufficient];

/// A table of counts: a name and its numbers in every row, and a sum below each column.
struct Counts {
    heading: &'static str,
    columns: Vec<String>,
    rows: Vec<(String, Vec<usize>)>,
    total: Option<&'static str>,
}

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    for (index, width) in (0_u16..).zip(WIDTHS) {
        page.sheet.set_column_width(index, width)?;
    }
    let mut row = facts(&mut page, report)?;
    let mut breaks = Vec::new();
    let mut part = |page: &mut Page, row: u32, title: &str, counts: &Counts, bars: Bars| {
        breaks.push(row);
        charted(page, row, title, counts, bars)
    };
    row = part(
        &mut page,
        row,
        "I. Kết quả các tiêu chí theo lĩnh vực",
        &by_field(report),
        Bars::verdicts(),
    )?;
    row = part(
        &mut page,
        row,
        "II. Tình hình gửi báo cáo",
        &arrivals(report),
        Bars::arrivals(),
    )?;
    row = part(
        &mut page,
        row,
        "III. Kết quả các cơ quan theo cấp (số lượt chỉ số đo)",
        &by_level(report),
        Bars::verdicts(),
    )?;
    row = part(
        &mut page,
        row,
        "IV. Mười cơ quan đã gửi báo cáo còn nhiều việc phải làm nhất (số chỉ số đo)",
        &to_do(report),
        Bars::to_do(),
    )?;
    let days = by_day(report);
    if !days.rows.is_empty() {
        let title = format!(
            "V. Số báo cáo nhận theo ngày (hạn gửi {})",
            report.period.due_agencies
        );
        row = part(&mut page, row, &title, &days, Bars::days())?;
    }
    page.sheet.set_page_breaks(&breaks[1..])?;
    page.sheet.set_active(true);
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: row - 1,
            last_column: LAST,
            header: None,
            pages: 1,
        },
    )?;
    Ok(page)
}

/// The period in lines, and the way to the other sheets; gives the next free row.
fn facts(page: &mut Page, report: &Report) -> Result<u32, XlsxError> {
    let all = report.arrivals.all;
    let title = format!(
        "TỔNG HỢP KẾT QUẢ CẢI CÁCH HÀNH CHÍNH {}",
        report.period.name.to_uppercase()
    );
    page.title(&title, &report.plan.citation)?;
    let arrived = format!(
        "{}/{} (đúng hạn {}, chậm {}, chưa rõ ngày nhận {})",
        all.received, all.expected, all.on_time, all.late, all.unknown_day
    );
    let verdicts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, report.counts.get(verdict)))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{} {count}", verdict.label()))
        .collect();
    let tally = format!("{}: {}", report.counts.total, verdicts.join("; "));
    let lines = [
        ("Cơ quan lập", report.office.issuer.as_str()),
        ("Số liệu", &report.period.window),
        ("Ngày xét thời hạn", &report.period.as_of),
        ("Báo cáo đã nhận", &arrived),
        ("Tiêu chí", &tally),
    ];
    let mut row = 2;
    for (name, text) in lines {
        page.text(row, 0, name, &look::plain().set_bold())?;
        page.text(row, 1, text, &look::plain())?;
        row += 1;
    }
    row += 1;
    page.text(row, 0, "Các trang của tệp", &look::section())?;
    for (sheet, content) in &SHEETS[1..] {
        row += 1;
        page.link_to_sheet(row, 0, sheet, sheet, &look::free_link())?;
        page.text(row, 1, content, &look::plain())?;
    }
    Ok(row + 2)
}

/// A table with its chart below; gives the next free row.
fn charted(
    page: &mut Page,
    row: u32,
    title: &str,
    counts: &Counts,
    bars: Bars,
) -> Result<u32, XlsxError> {
    page.text(row, 0, title, &look::section())?;
    let first = row + 2;
    let end = table(page, row + 1, counts)?;
    if counts.rows.is_empty() {
        return Ok(end + 1);
    }
    let last = first + counts.rows.len() as u32 - 1;
    for chart_row in end + 1..end + 1 + CHART_ROWS {
        page.sheet.set_row_height(chart_row, CHART_ROW)?;
    }
    charts::insert(page, end + 1, title, (first, last), &bars)?;
    Ok(end + 2 + CHART_ROWS)
}

/// Writes a table of counts; gives the row below it.
fn table(page: &mut Page, header: u32, counts: &Counts) -> Result<u32, XlsxError> {
    page.text(header, 0, counts.heading, &look::heading())?;
    for (index, name) in (1_u16..).zip(&counts.columns) {
        page.text(header, index, name, &look::heading())?;
    }
    page.sheet.set_row_height(header, 34)?;
    let mut row = header + 1;
    for (name, numbers) in &counts.rows {
        page.text(row, 0, name, &look::cell())?;
        for (index, number) in (1_u16..).zip(numbers) {
            page.count(row, index, *number, &look::whole())?;
        }
        page.fit(row, &[(name, WIDTHS[0])], 60.0)?;
        row += 1;
    }
    match counts.total {
        Some(label) if !counts.rows.is_empty() => {
            sums(page, row, header + 2, label, counts)?;
            Ok(row + 1)
        }
        _ => Ok(row),
    }
}

/// The sum below each column, by formula.
fn sums(page: &mut Page, row: u32, first_line: u32, label: &str, counts: &Counts) -> Written {
    page.text(row, 0, label, &look::total_label())?;
    for position in 0..counts.columns.len() {
        let index = position as u16 + 1;
        let column = column_letters(u32::from(index));
        let sum: usize = counts
            .rows
            .iter()
            .filter_map(|(_, numbers)| numbers.get(position))
            .sum();
        page.formula(
            row,
            index,
            &format!("SUM({column}{first_line}:{column}{row})"),
            &Answer::Number(sum as f64),
            &look::total(),
        )?;
    }
    Ok(())
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
