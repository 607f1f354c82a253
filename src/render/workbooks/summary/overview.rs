//! «Tổng quan»: the period, who has sent, the verdicts by field and level, charts.

use rust_xlsxwriter::{FormatAlign, XlsxError};

use super::charts;
use super::look;
use super::page::{Answer, Page, Written};
use super::print::{Printed, set_up};
use super::tallies::{Part, parts};
use crate::place::column_letters;
use crate::report::decided_marks::{MARK, marked_if};
use crate::report::model::Report;
use crate::report::tallies::Counts;
use crate::report::terms::Verdict;

/// The sheet's name.
pub(super) const NAME: &str = "Tổng quan";

/// The last column of the sheet.
const LAST: u16 = 8;
const WIDTHS: [f64; 9] = [38.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0];
/// The highest row of the period's lines, in points.
const HIGHEST: f64 = 90.0;
/// A table of more rows has its chart on a page of its own, and so has the first, below the facts.
const FEW: usize = 12;
/// How many rows a chart covers below a table, and on a page of its own; their height in points.
const CHART_ROWS: u32 = 17;
const PAGE_ROWS: u32 = 28;
const CHART_ROW: f64 = 18.0;

/// The whole sheet, with the way to the other sheets: name, and what a reader finds there.
pub(super) fn sheet(report: &Report, others: &[(&str, &str)]) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    for (index, width) in (0_u16..).zip(WIDTHS) {
        page.sheet.set_column_width(index, width)?;
    }
    let mut row = facts(&mut page, report, others)?;
    let mut breaks = Vec::new();
    for (index, part) in parts(report).iter().enumerate() {
        if index > 0 {
            breaks.push(row);
        }
        row = charted(&mut page, row, part, &mut breaks)?;
    }
    page.sheet.set_page_breaks(&breaks)?;
    page.sheet.set_active(true);
    let printed = Printed {
        last_row: row - 1,
        last_column: LAST,
        header: None,
        pages: 0,
    };
    set_up(&mut page, report, &printed)?;
    Ok(page)
}

/// The period in lines, and the way to the other sheets; gives the next free row.
fn facts(page: &mut Page, report: &Report, others: &[(&str, &str)]) -> Result<u32, XlsxError> {
    let all = report.arrivals.all;
    let title = format!(
        "TỔNG HỢP KẾT QUẢ CẢI CÁCH HÀNH CHÍNH {}",
        report.period.name.to_uppercase()
    );
    page.title(&title, &report.plan.citation)?;
    let arrived = marked_if(
        all.decided,
        &format!(
            "{}/{} (đúng hạn {}, chậm {}, chưa rõ ngày nhận {})",
            all.received, all.expected, all.on_time, all.late, all.unknown_day
        ),
    );
    let verdicts: Vec<String> = Verdict::ALL
        .into_iter()
        .filter(|verdict| report.counts.get(*verdict) > 0)
        .map(|verdict| format!("{} {}", verdict.label(), report.counts.printed(verdict)))
        .collect();
    let tally = format!("{}: {}", report.counts.total, verdicts.join("; "));
    let accepted = report.acceptance.line();
    let mut lines = vec![
        ("Cơ quan lập", report.office.issuer.as_str()),
        ("Số liệu", &report.period.window),
        ("Ngày xét thời hạn", &report.period.as_of),
        ("Báo cáo đã nhận", &arrived),
        ("Cách tiếp nhận số liệu", &accepted),
        ("Tiêu chí", &tally),
    ];
    if !report.decisions.note.is_empty() {
        lines.push(("Quyết định xử lý", &report.decisions.note));
    }
    let mut row = 2;
    for (name, text) in lines {
        let name_format = look::plain().set_bold().set_align(FormatAlign::Top);
        page.text(row, 0, name, &name_format)?;
        page.across(row, (1, LAST), text, &look::plain().set_text_wrap())?;
        page.fit(row, &[(text, WIDTHS[1..].iter().sum())], HIGHEST)?;
        row += 1;
    }
    row += 1;
    page.text(row, 0, "Các trang của tệp", &look::section())?;
    for (sheet, content) in others {
        row += 1;
        page.link_to_sheet(row, 0, sheet, sheet, &look::free_link())?;
        page.text(row, 1, content, &look::plain())?;
    }
    Ok(row + 2)
}

/// A table with its chart below, on one page or on two; gives the next free row.
fn charted(
    page: &mut Page,
    row: u32,
    part: &Part,
    breaks: &mut Vec<u32>,
) -> Result<u32, XlsxError> {
    page.text(row, 0, &part.title, &look::section())?;
    let first = row + 2;
    let end = table(page, row + 1, &part.counts)?;
    if part.counts.rows.is_empty() {
        return Ok(end + 1);
    }
    let last = first + part.counts.rows.len() as u32 - 1;
    let chart_rows = if breaks.is_empty() || part.counts.rows.len() > FEW {
        breaks.push(end + 1);
        PAGE_ROWS
    } else {
        CHART_ROWS
    };
    for chart_row in end + 1..=end + chart_rows {
        page.sheet.set_row_height(chart_row, CHART_ROW)?;
    }
    // A point is 96/72 of a pixel.
    let height = chart_rows * CHART_ROW as u32 * 96 / 72 - 12;
    let place = (end + 1, height);
    charts::insert(page, place, &part.title, (first, last), &part.bars)?;
    Ok(end + 1 + chart_rows)
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
    let is_decided = counts.rows.iter().any(|(name, _)| name.ends_with(MARK));
    page.text(row, 0, &marked_if(is_decided, label), &look::total_label())?;
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
