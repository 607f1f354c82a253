//! «Ma trận»: agencies × measures, a verdict in few letters.

use rust_xlsxwriter::{Format, FormatAlign, XlsxError};

use super::page::{Answer, Page, Written};
use super::print::{Printed, freeze, set_up};
use super::range::fixed_range;
use super::{look, marks};
use crate::place::{Cell, column_letters};
use crate::report::decided_marks::marked_if;
use crate::report::matrix::{MatrixRow, NOT_ASKED, letters};
use crate::report::model::Report;
use crate::report::terms::Verdict;

/// The sheet's name.
pub(super) const NAME: &str = "Ma trận";

/// Rows: field, measure, label; then the agencies, then the totals.
const FIELD_ROW: u32 = 3;
const ID_ROW: u32 = 4;
const LABEL_ROW: u32 = 5;
const FIRST_AGENCY: u32 = 6;
/// Columns: agency, level, seven totals; then the measures.
const FIRST_TOTAL: u16 = 2;
const FIRST_MEASURE: u16 = 9;
/// How many columns of measures one page shows legibly.
const PAGE: usize = 30;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "KẾT QUẢ ĐÁNH GIÁ CỦA TỪNG CƠ QUAN THEO CHỈ SỐ ĐO {}",
            report.period.name.to_uppercase()
        ),
        &legend(report),
    )?;
    widths(&mut page, report)?;
    headings(&mut page, report)?;
    for (row, agency) in (FIRST_AGENCY..).zip(&report.matrix.rows) {
        agency_row(&mut page, report, agency, row)?;
    }
    measure_totals(&mut page, report)?;
    let (last_row, last_column) = last_cell(report);
    marks::verdict_letters(&mut page, (FIRST_AGENCY, 1, last_row, last_column))?;
    let not_asked = Format::new().set_font_color(0xA6A6A6);
    marks::equal(
        &mut page,
        (FIRST_AGENCY, FIRST_MEASURE, last_row, last_column),
        NOT_ASKED,
        not_asked,
    )?;
    if !report.matrix.rows.is_empty() {
        let last_agency = FIRST_AGENCY + report.matrix.rows.len() as u32 - 1;
        page.sheet
            .autofilter(LABEL_ROW, 0, last_agency, last_column)?;
    }
    freeze(&mut page, FIRST_AGENCY, 1)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row,
            last_column,
            header: Some((FIELD_ROW, LABEL_ROW)),
            pages: report.matrix.columns.len().div_ceil(PAGE).max(1) as u16,
        },
    )?;
    page.sheet.set_repeat_columns(0, 0)?;
    Ok(page)
}

/// The table, in a formula.
pub(super) fn range(report: &Report) -> String {
    fixed_range(NAME, (LABEL_ROW, 0), last_cell(report))
}

fn last_cell(report: &Report) -> (u32, u16) {
    let rows = report.matrix.rows.len() + Verdict::ALL.len();
    let columns = report.matrix.columns.len() as u16;
    (
        FIRST_AGENCY + rows as u32 - 1,
        FIRST_MEASURE + columns.max(1) - 1,
    )
}

/// A total in a narrow column.
fn total() -> Format {
    look::total()
        .set_indent(0)
        .set_align(FormatAlign::Center)
        .unset_text_wrap()
}

fn legend(report: &Report) -> String {
    let meanings: Vec<String> = report
        .matrix
        .legend
        .iter()
        .map(|(letters, meaning)| format!("{letters}: {meaning}"))
        .collect();
    format!("Ký hiệu – {}", meanings.join("; "))
}

fn widths(page: &mut Page, report: &Report) -> Written {
    page.sheet.set_column_width(0, 32)?;
    page.sheet.set_column_width(1, 17)?;
    let last = FIRST_MEASURE + report.matrix.columns.len() as u16;
    for index in FIRST_TOTAL..last {
        page.sheet.set_column_width(index, 4.8)?;
    }
    Ok(())
}

fn headings(page: &mut Page, report: &Report) -> Written {
    let heading = look::heading();
    let upright = look::upright_heading();
    page.sheet.set_row_height(FIELD_ROW, 18)?;
    page.sheet.set_row_height(ID_ROW, 48)?;
    page.sheet.set_row_height(LABEL_ROW, 190)?;
    for row in [FIELD_ROW, ID_ROW] {
        for index in 0..FIRST_MEASURE {
            page.text(row, index, "", &heading)?;
        }
    }
    page.text(FIELD_ROW, FIRST_TOTAL - 1, "Lĩnh vực", &heading)?;
    page.text(ID_ROW, FIRST_TOTAL - 1, "Chỉ số đo", &heading)?;
    page.text(LABEL_ROW, 0, "Cơ quan", &heading)?;
    page.text(LABEL_ROW, 1, "Cấp", &heading)?;
    for (index, verdict) in (FIRST_TOTAL..).zip(Verdict::ALL) {
        page.text(ID_ROW, index, letters(verdict), &heading)?;
        page.text(LABEL_ROW, index, verdict.label(), &upright)?;
    }
    for (index, measure) in (FIRST_MEASURE..).zip(&report.matrix.columns) {
        page.text(FIELD_ROW, index, &measure.field, &heading)?;
        page.text(ID_ROW, index, &measure.measure, &upright)?;
        page.text(
            LABEL_ROW,
            index,
            &measure.label,
            &upright.clone().unset_bold().set_font_size(9),
        )?;
    }
    Ok(())
}

/// An agency: its verdicts, and how many of each by formula.
fn agency_row(page: &mut Page, report: &Report, agency: &MatrixRow, row: u32) -> Written {
    page.text(row, 0, &agency.name, &look::cell())?;
    page.text(row, 1, &agency.level, &look::cell())?;
    let mark = look::centred().unset_text_wrap();
    for (index, cell) in (FIRST_MEASURE..).zip(&agency.marks) {
        page.text(row, index, cell.letters, &mark)?;
    }
    let (_, last) = last_cell(report);
    let line = row + 1;
    let marks = format!(
        "${}{line}:${}{line}",
        column_letters(u32::from(FIRST_MEASURE)),
        column_letters(u32::from(last))
    );
    for (index, verdict) in (FIRST_TOTAL..).zip(Verdict::ALL) {
        let count = agency.counts.get(verdict);
        let heading = Cell::new(ID_ROW, u32::from(index));
        let formula = format!(
            "COUNTIF({marks},{}${})",
            column_letters(heading.column),
            ID_ROW + 1
        );
        page.formula(
            row,
            index,
            &formula,
            &Answer::Number(count as f64),
            &total(),
        )?;
    }
    page.fit(
        row,
        &[(agency.name.as_str(), 32.0), (&agency.level, 17.0)],
        60.0,
    )
}

/// Below the agencies: how many of each verdict a measure has, by formula.
fn measure_totals(page: &mut Page, report: &Report) -> Written {
    let first_total_row = FIRST_AGENCY + report.matrix.rows.len() as u32;
    let label = look::total_label();
    for (row, verdict) in (first_total_row..).zip(Verdict::ALL) {
        let words = format!("Số cơ quan: {}", verdict.label());
        let words = marked_if(report.matrix.counts.is_decided(verdict), &words);
        page.text(row, 0, &words, &label)?;
        page.text(row, 1, letters(verdict), &look::centred())?;
        total_of_verdict(page, report, verdict, row, first_total_row)?;
        for (index, measure) in (FIRST_MEASURE..).zip(&report.matrix.columns) {
            let count = measure.counts.get(verdict);
            let column = column_letters(u32::from(index));
            let formula = format!(
                "COUNTIF({column}${}:{column}${first_total_row},$B{})",
                FIRST_AGENCY + 1,
                row + 1
            );
            let answer = Answer::Number(count as f64);
            if !report.matrix.rows.is_empty() {
                page.formula(row, index, &formula, &answer, &total())?;
            }
        }
    }
    Ok(())
}

/// How many of a verdict all agencies have together: the foot of its column.
fn total_of_verdict(
    page: &mut Page,
    report: &Report,
    verdict: Verdict,
    row: u32,
    first_total_row: u32,
) -> Written {
    for (index, other) in (FIRST_TOTAL..).zip(Verdict::ALL) {
        if other != verdict || report.matrix.rows.is_empty() {
            page.text(row, index, "", &total())?;
            continue;
        }
        let count = report.matrix.counts.get(verdict);
        let column = column_letters(u32::from(index));
        let formula = format!(
            "SUM({column}${}:{column}${first_total_row})",
            FIRST_AGENCY + 1
        );
        page.formula(
            row,
            index,
            &formula,
            &Answer::Number(count as f64),
            &total(),
        )?;
    }
    Ok(())
}
