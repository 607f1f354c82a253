//! «Kết quả chung»: every criterion with its measures, as the annex has them.

use rust_xlsxwriter::XlsxError;

use super::fitting::{decimals, printed_decimals};
use super::page::{Head, Page, Written, head};
use super::print::{Printed, freeze, set_up};
use super::range::fixed_range;
use super::{look, marks};
use crate::report::criteria::CriterionRow;
use crate::report::decided_marks::marked_if;
use crate::report::fields::FieldPart;
use crate::report::measures::MeasureRow;
use crate::report::model::Report;
use crate::vietnamese::phrase::capitalize;

/// The sheet's name.
pub(super) const NAME: &str = "Kết quả chung";

const COLUMNS: [Head; 16] = [
    head("STT", 5.0),
    head("Mã", 7.5),
    head("Tiêu chí, chỉ số đo", 38.0),
    head("Yêu cầu", 28.0),
    head("Thời hạn", 12.0),
    head("Cơ quan chủ trì", 18.0),
    head("Số liệu thứ nhất", 11.5),
    head("Số liệu thứ hai", 11.5),
    head("Trị số", 10.0),
    head("Đơn vị tính", 8.0),
    head("Kết quả", 13.0),
    head("Có số liệu", 7.5),
    head("Phải có", 7.5),
    head("Còn thiếu", 7.5),
    head("Ghi chú", 42.0),
    head("Dòng", 9.0),
];
const HEADER: u32 = 2;
const FIGURES: u16 = 6;
const VERDICT: u16 = 10;
const NOTE: u16 = 14;
const LINE_KIND: u16 = 15;
/// Remarks longer than this are read in the cell, not on the page, in points.
const HIGHEST: f64 = 300.0;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ {}",
            report.period.name.to_uppercase()
        ),
        &format!(
            "{}. Số liệu {}; xét thời hạn đến ngày {}.",
            report.plan.citation, report.period.window, report.period.as_of
        ),
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    let mut row = HEADER + 1;
    for field in &report.fields {
        row = field_rows(&mut page, report, field, row)?;
    }
    let last = last_row(report);
    page.sheet.autofilter(HEADER, 0, last, LINE_KIND)?;
    marks::verdict_labels(
        &mut page,
        (HEADER + 1, VERDICT, last.max(HEADER + 1), VERDICT),
    )?;
    freeze(&mut page, HEADER + 1, 3)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: last,
            last_column: NOTE,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(page)
}

/// The table, in a formula.
pub(super) fn range(report: &Report) -> String {
    fixed_range(NAME, (HEADER, 0), (last_row(report), LINE_KIND))
}

fn last_row(report: &Report) -> u32 {
    let rows: usize = report
        .fields
        .iter()
        .map(|field| 1 + field.criteria.iter().map(rows_of).sum::<usize>())
        .sum();
    HEADER + rows as u32
}

/// How many rows a criterion takes: a group's heading, its own, and its measures' where there are
/// several.
fn rows_of(criterion: &CriterionRow) -> usize {
    let several = criterion.measures.len() > 1;
    usize::from(criterion.opens_group && criterion.group.is_some())
        + 1
        + if several { criterion.measures.len() } else { 0 }
}

fn field_rows(
    page: &mut Page,
    report: &Report,
    field: &FieldPart,
    mut row: u32,
) -> Result<u32, XlsxError> {
    band(
        page,
        row,
        &field.code,
        &field.name,
        "Lĩnh vực",
        &look::field(),
    )?;
    row += 1;
    for criterion in &field.criteria {
        if let (true, Some(group)) = (criterion.opens_group, &criterion.group) {
            band(page, row, &group.code, &group.name, "Nhóm", &look::group())?;
            row += 1;
        }
        criterion_row(page, report, criterion, row)?;
        row += 1;
        if criterion.measures.len() > 1 {
            for measure in &criterion.measures {
                measure_row(page, report, criterion, measure, row)?;
                row += 1;
            }
        }
    }
    Ok(row)
}

/// A field's or a group's heading across the table.
fn band(
    page: &mut Page,
    row: u32,
    code: &str,
    name: &str,
    kind: &str,
    format: &rust_xlsxwriter::Format,
) -> Written {
    for index in 0..=LINE_KIND {
        page.text(row, index, "", format)?;
    }
    page.text(row, 1, code, format)?;
    page.text(row, 2, name, format)?;
    page.text(row, LINE_KIND, kind, format)?;
    page.sheet.set_row_height(row, 20)?;
    Ok(())
}

fn criterion_row(page: &mut Page, report: &Report, criterion: &CriterionRow, row: u32) -> Written {
    let cell = look::cell();
    let notes = [criterion.notes.as_slice(), criterion.remarks.as_slice()].concat();
    let notes = notes.join("\n");
    page.count(row, 0, criterion.number, &look::centred())?;
    page.text(row, 1, &criterion.code, &look::centred())?;
    let is_decided = criterion.measures.iter().any(|measure| measure.decided);
    page.text(row, 2, &marked_if(is_decided, &criterion.name), &cell)?;
    page.text(row, 3, &criterion.requirement, &cell)?;
    page.text(row, 4, &criterion.deadline, &look::centred())?;
    page.text(row, 5, &criterion.lead, &cell)?;
    match criterion.measures.as_slice() {
        [only] => figures(page, report, only, row)?,
        _ => {
            for index in FIGURES..NOTE {
                page.text(row, index, "", &cell)?;
            }
        }
    }
    page.text(row, VERDICT, &criterion.verdict_label, &look::centred())?;
    page.text(row, NOTE, &notes, &cell)?;
    page.text(row, LINE_KIND, "Tiêu chí", &look::centred())?;
    let texts = [
        (criterion.name.as_str(), 38.0),
        (&criterion.requirement, 28.0),
        (&criterion.deadline, 12.0),
        (&criterion.lead, 18.0),
        (&criterion.verdict_label, 13.0),
        (&notes, 42.0),
    ];
    page.fit(row, &texts, HIGHEST)
}

fn measure_row(
    page: &mut Page,
    report: &Report,
    criterion: &CriterionRow,
    measure: &MeasureRow,
    row: u32,
) -> Written {
    let cell = look::cell();
    let label = look::cell().set_italic().set_indent(1);
    let note = measure_note(measure);
    page.text(row, 0, "", &cell)?;
    page.text(row, 1, &measure.id, &look::centred().set_italic())?;
    page.text(row, 2, &marked_if(measure.decided, &measure.label), &label)?;
    page.text(row, 3, &measure.target, &cell)?;
    page.text(row, 4, &criterion.deadline, &look::centred())?;
    page.text(row, 5, "", &cell)?;
    figures(page, report, measure, row)?;
    page.text(row, VERDICT, &measure.verdict_label, &look::centred())?;
    page.text(row, NOTE, &note, &cell)?;
    page.text(row, LINE_KIND, "Chỉ số đo", &look::centred())?;
    let texts = [
        (measure.label.as_str(), 35.0),
        (&measure.target, 28.0),
        (&criterion.deadline, 12.0),
        (&measure.verdict_label, 13.0),
        (&note, 42.0),
    ];
    page.fit(row, &texts, HIGHEST)
}

/// What is remarked on one of several measures.
fn measure_note(measure: &MeasureRow) -> String {
    let information = if measure.information {
        "Để tham khảo, không quyết định kết quả của tiêu chí"
    } else {
        ""
    };
    let compared = measure
        .earlier
        .as_ref()
        .map_or("", |earlier| earlier.comparison.as_str());
    [information, &measure.reason, compared]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(capitalize)
        .collect::<Vec<_>>()
        .join("\n")
}

fn figures(page: &mut Page, report: &Report, measure: &MeasureRow, row: u32) -> Written {
    let shown = |figure: Option<f64>| look::number(figure.map_or(0, decimals));
    let unit = report
        .facts
        .how_made(&measure.id)
        .map_or("", |how| how.unit.as_str());
    let missing = measure.missing.len();
    page.number(row, FIGURES, measure.first, &shown(measure.first))?;
    page.number(row, FIGURES + 1, measure.second, &shown(measure.second))?;
    let value = look::number(printed_decimals(&measure.value_text)).set_bold();
    page.number(row, FIGURES + 2, measure.value, &value)?;
    page.text(row, FIGURES + 3, unit, &look::centred())?;
    page.count(row, VERDICT + 1, measure.counted, &look::whole())?;
    page.count(row, VERDICT + 2, measure.expected, &look::whole())?;
    let mark = if missing > 0 {
        look::whole().set_bold()
    } else {
        look::whole()
    };
    page.count(row, VERDICT + 3, missing, &mark)
}
