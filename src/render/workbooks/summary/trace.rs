//! «Truy vết»: each province figure computed again from the readings by live formulas, beside the
//! program's figure, and whether the two agree.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, XlsxError};

use super::fitting::{decimals, printed_decimals};
use super::page::{Answer, Head, Page, Written, head};
use super::print::{Printed, freeze, set_up};
use super::range::fixed_range;
use super::recompute::{Recomputed, Rule};
use super::{look, marks};
use crate::report::decided_marks::marked_if;
use crate::report::facts::HowMade;
use crate::report::measures::MeasureRow;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Truy vết";

/// What the last column says.
pub(super) const AGREES: &str = "Khớp";
pub(super) const DIFFERS: &str = "Lệch";

const COLUMNS: [Head; 16] = [
    head("Chỉ số đo", 9.0),
    head("Nội dung", 34.0),
    head("Cách tổng hợp", 22.0),
    head("Đơn vị tính", 8.0),
    head("Có số liệu", 8.0),
    head("Không phát sinh", 8.5),
    head("Còn thiếu", 8.0),
    head("Số liệu thứ nhất", 12.0),
    head("Số liệu thứ hai", 12.0),
    head("Trị số", 10.0),
    head("Có số liệu, không phát sinh", 10.0),
    head("Phải có", 8.0),
    head("Số liệu thứ nhất", 12.0),
    head("Số liệu thứ hai", 12.0),
    head("Trị số", 10.0),
    head("Đối chiếu", 10.0),
];
const PARTS: u32 = 3;
const HEADER: u32 = 4;
const LAST: u16 = 15;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "TRUY VẾT SỐ LIỆU {}, {}",
            report.whole.to_uppercase(),
            report.period.name.to_uppercase()
        ),
        "Các cột bên trái được tính lại bằng công thức từ trang Số liệu; các cột bên phải là kết \
         quả của chương trình.",
    )?;
    page.widths(&COLUMNS)?;
    parts(&mut page)?;
    page.headings(HEADER, &COLUMNS)?;
    let mut agreeing = 0;
    let rows = traced(report);
    for (row, (how, measure)) in (HEADER + 1..).zip(&rows) {
        agreeing += usize::from(trace_row(&mut page, report, how, measure, row)?);
    }
    let last = last_row(report);
    agreement(&mut page, agreeing, rows.len(), last)?;
    page.sheet.autofilter(HEADER, 0, last, LAST)?;
    let body = (HEADER + 1, LAST, last, LAST);
    let alarm = look::verdict(crate::report::terms::Verdict::NotMet);
    marks::equal(&mut page, body, DIFFERS, alarm)?;
    freeze(&mut page, HEADER + 1, 2)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: last,
            last_column: LAST,
            header: Some((PARTS, HEADER)),
            pages: 1,
        },
    )?;
    Ok(page)
}

/// The table, in a formula.
pub(super) fn range(report: &Report) -> String {
    fixed_range(NAME, (HEADER, 0), (last_row(report), LAST))
}

fn last_row(report: &Report) -> u32 {
    HEADER + traced(report).len().max(1) as u32
}

/// Every measure with its province figure, once, in the plan's order.
fn traced(report: &Report) -> Vec<(&HowMade, &MeasureRow)> {
    let shown: BTreeMap<&str, &MeasureRow> = report
        .criteria()
        .flat_map(|criterion| &criterion.measures)
        .map(|measure| (measure.id.as_str(), measure))
        .collect();
    report
        .facts
        .measures
        .iter()
        .filter_map(|how| Some((how, *shown.get(how.measure.as_str())?)))
        .collect()
}

/// Above the headings: which columns are whose.
fn parts(page: &mut Page) -> Written {
    let heading = look::heading();
    page.sheet
        .merge_range(PARTS, 0, PARTS, 3, "Số liệu chung", &heading)?
        .merge_range(PARTS, 4, PARTS, 9, "Tính lại từ trang Số liệu", &heading)?
        .merge_range(PARTS, 10, PARTS, 14, "Kết quả của chương trình", &heading)?;
    page.text(PARTS, LAST, "", &heading)?;
    page.sheet.set_row_height(PARTS, 20)?;
    Ok(())
}

/// Writes a row and tells whether the two agree.
fn trace_row(
    page: &mut Page,
    report: &Report,
    how: &HowMade,
    measure: &MeasureRow,
    row: u32,
) -> Result<bool, XlsxError> {
    let rule = Rule::of(how);
    let result = rule.results(&report.readings);
    let words = rule.words();
    page.text(row, 0, &measure.id, &look::centred())?;
    page.text(
        row,
        1,
        &marked_if(measure.decided, &measure.label),
        &look::cell(),
    )?;
    page.text(row, 2, &words, &look::cell())?;
    page.text(row, 3, &how.unit, &look::centred())?;
    recomputed(page, &rule, &result, measure, row)?;
    stated(page, measure, row)?;
    let agrees = agree(&result, measure);
    let answer = if agrees { AGREES } else { DIFFERS };
    page.formula(
        row,
        LAST,
        &agreement_formula(row + 1),
        &Answer::Text(answer.to_owned()),
        &look::centred().set_bold(),
    )?;
    page.fit(row, &[(&measure.label, 34.0), (&words, 22.0)], 120.0)?;
    Ok(agrees)
}

fn recomputed(
    page: &mut Page,
    rule: &Rule,
    result: &Recomputed,
    measure: &MeasureRow,
    row: u32,
) -> Written {
    let line = row + 1;
    let id = format!("$A{line}");
    let counts = format!("E{line}:F{line}");
    let whole = look::whole();
    let number = |count: usize| Answer::Number(count as f64);
    let counted = rule.counted_formula(&id);
    page.formula(row, 4, &counted, &number(result.counted), &whole)?;
    let nothing_arose = rule.nothing_arose_formula(&id);
    page.formula(
        row,
        5,
        &nothing_arose,
        &number(result.nothing_arose),
        &whole,
    )?;
    let missing = measure.expected as f64 - (result.counted + result.nothing_arose) as f64;
    let formula = format!("L{line}-SUM({counts})");
    page.formula(row, 6, &formula, &Answer::Number(missing), &whole)?;
    let (first, second) = (
        rule.first_formula(&id, &counts),
        rule.second_formula(&id, &counts),
    );
    let cells = (format!("E{line}"), format!("H{line}"), format!("I{line}"));
    let value = rule.value_formula(&id, (&cells.0, &cells.1, &cells.2));
    let exact = |figure: Option<f64>| look::number(figure.map_or(0, decimals));
    optional(page, (row, 7), first, result.first, &exact(result.first))?;
    optional(page, (row, 8), second, result.second, &exact(result.second))?;
    optional(page, (row, 9), value, result.value, &value_format(measure))
}

/// A formula, or an empty cell where the measure has none.
fn optional(
    page: &mut Page,
    (row, column): (u32, u16),
    formula: Option<String>,
    result: Option<f64>,
    format: &Format,
) -> Written {
    match formula {
        Some(formula) => page.formula(row, column, &formula, &Answer::of(result), format),
        None => page.text(row, column, "", format),
    }
}

/// The program's figures.
fn stated(page: &mut Page, measure: &MeasureRow, row: u32) -> Written {
    let exact = |figure: Option<f64>| look::number(figure.map_or(0, decimals));
    page.count(row, 10, measure.counted, &look::whole())?;
    page.count(row, 11, measure.expected, &look::whole())?;
    page.number(row, 12, measure.first, &exact(measure.first))?;
    page.number(row, 13, measure.second, &exact(measure.second))?;
    page.number(row, 14, measure.value, &value_format(measure))
}

fn value_format(measure: &MeasureRow) -> Format {
    look::number(printed_decimals(&measure.value_text))
}

/// Whether counts, sums and value agree; sums and values to the precision of a spreadsheet.
fn agreement_formula(line: u32) -> String {
    let same = |left: &str, right: &str| {
        format!(
            "IF(OR({left}{line}=\"\",{right}{line}=\"\"),{left}{line}&\"\"={right}{line}&\"\",\
             ABS({left}{line}-{right}{line})<=0.000000001*(1+ABS({right}{line})))"
        )
    };
    format!(
        "IF(AND(SUM(E{line}:F{line})=K{line},{},{},{}),\"{AGREES}\",\"{DIFFERS}\")",
        same("H", "M"),
        same("I", "N"),
        same("J", "O")
    )
}

/// The result of [`agreement_formula`].
fn agree(result: &Recomputed, measure: &MeasureRow) -> bool {
    result.counted + result.nothing_arose == measure.counted
        && same(result.first, measure.first)
        && same(result.second, measure.second)
        && same(result.value, measure.value)
}

fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * (1.0 + right.abs()),
        (left, right) => left.is_none() && right.is_none(),
    }
}

/// How many figures agree, above the table.
fn agreement(page: &mut Page, agreeing: usize, all: usize, last: u32) -> Written {
    let first = HEADER + 2;
    let last = last + 1;
    let formula = format!(
        "COUNTIF(P{first}:P{last},\"{AGREES}\")&\"/\"&COUNTA(A{first}:A{last})&\" chỉ số khớp với \
         kết quả của chương trình\""
    );
    let answer = format!("{agreeing}/{all} chỉ số khớp với kết quả của chương trình");
    page.formula(2, 0, &formula, &Answer::Text(answer), &look::section())
}
