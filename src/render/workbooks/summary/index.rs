//! «Điểm, xếp hạng»: what agencies score in the plan's index, component by component.

use rust_xlsxwriter::XlsxError;

use super::look;
use super::page::{Column, Page, Written, column};
use super::print::{Printed, freeze, set_up};
use crate::report::decided_marks::marked_if;
use crate::report::index::{IndexPart, ScoreRow};
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Điểm, xếp hạng";

const COLUMNS: [Column; 9] = [
    column("Nhóm", 24.0),
    column("Xếp hạng", 9.0),
    column("Đồng hạng", 9.0),
    column("Cơ quan", 36.0),
    column("Điểm", 10.0),
    column("Điểm tối đa", 10.0),
    column("Tỷ lệ (%)", 10.0),
    column("Xếp loại", 14.0),
    column("Ghi chú", 34.0),
];
const HEADER: u32 = 2;
/// The first column of a component.
const PARTS: u16 = 9;
const PART_WIDTH: f64 = 8.0;
/// Decimals of scores.
const PLACES: usize = 2;
/// The highest row, in points.
const HIGHEST: f64 = 60.0;

/// The whole sheet; none where the plan has no index.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(index) = &report.index else {
        return Ok(None);
    };
    let mut page = Page::new(NAME)?;
    let provisional = if index.provisional {
        "Tạm tính đến hết kỳ. "
    } else {
        ""
    };
    let rules = format!(
        "{}. {provisional}Ô trống ở cột thành phần: không tính cho cơ quan. {}.",
        index.name,
        index.rules.join("; ")
    );
    page.title(
        &format!(
            "ĐIỂM, XẾP HẠNG, XẾP LOẠI {}",
            report.period.name.to_uppercase()
        ),
        "",
    )?;
    let last = last_column(index);
    page.across(1, (0, last), &rules, &look::subtitle().set_text_wrap())?;
    let width = COLUMNS.iter().map(|column| column.width).sum::<f64>()
        + PART_WIDTH * f64::from(last + 1 - PARTS);
    page.fit(1, &[(&rules, width)], HIGHEST)?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    for (at, (code, maximum)) in (PARTS..).zip(&index.components) {
        page.sheet.set_column_width(at, PART_WIDTH)?;
        page.text(
            HEADER,
            at,
            &format!("{code}\n(tối đa {maximum})"),
            &look::heading(),
        )?;
    }
    let rows: Vec<&ScoreRow> = index.groups.iter().flat_map(|group| &group.rows).collect();
    let mut last = HEADER;
    for (row, score) in (HEADER + 1..).zip(rows) {
        score_row(&mut page, score, row)?;
        last = row;
    }
    freeze(&mut page, HEADER + 1, 4)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: last,
            last_column: last_column(index),
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(Some(page))
}

fn last_column(index: &IndexPart) -> u16 {
    let parts = u16::try_from(index.components.len()).unwrap_or(u16::MAX - PARTS);
    PARTS + parts - 1
}

fn score_row(page: &mut Page, score: &ScoreRow, row: u32) -> Written {
    let (cell, centred, number) = (look::cell(), look::centred(), look::number(PLACES));
    let (own, maximum, rate) = score.numbers;
    page.text(row, 0, &score.group, &cell)?;
    let rank = marked_if(score.rank_decided, &score.rank);
    page.text(row, 1, &rank, &centred)?;
    page.text(row, 2, if score.tied { "x" } else { "" }, &centred)?;
    page.text(row, 3, &score.name, &cell)?;
    page.number(row, 4, Some(own), &number)?;
    page.number(row, 5, Some(maximum), &number)?;
    page.number(row, 6, rate, &number)?;
    page.text(row, 7, &score.grade, &centred)?;
    page.text(row, 8, &score.remarks, &cell)?;
    for (at, part) in (PARTS..).zip(&score.parts) {
        page.number(row, at, *part, &number)?;
    }
    let texts = [(score.name.as_str(), 36.0), (score.remarks.as_str(), 34.0)];
    page.fit(row, &texts, HIGHEST)
}
