//! The sheet on which an agency says what it expects of the whole year, where the office asks for it.

use rust_xlsxwriter::{FormatAlign, Worksheet};

use super::layout::{KEY_COLUMN, is_answered};
use super::{FormContent, Written, clip, print_setup, protect, style, words};
use crate::form::{Column, ESTIMATE_MARK, ESTIMATE_SHEET, EstimateColumn};
use crate::report::terms::{Figure, Measure};

/// Columns right of the key column: heading, width.
const COLUMNS: [(&str, f64); 6] = [
    ("Mã tiêu chí", 8.0),
    ("Chỉ số đo", 40.0),
    ("Số liệu thứ nhất là", 26.0),
    ("Ước cả năm: số thứ nhất", 16.0),
    ("Số liệu thứ hai là", 26.0),
    ("Ước cả năm: số thứ hai", 16.0),
];
/// The row of the keys; the headings follow.
const KEYS: u32 = 3;
/// The first row of a measure.
const FIRST: u32 = 5;
const FIRST_FIGURE: u16 = 4;
const SECOND_FIGURE: u16 = 6;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, content: &FormContent<'_>) -> Written {
    let (identity, entries) = (content.identity, content.entries);
    sheet.set_name(ESTIMATE_SHEET)?;
    sheet.set_column_hidden(KEY_COLUMN)?;
    for (at, (_, width)) in (1..).zip(COLUMNS) {
        sheet.set_column_width(at, width)?;
    }
    let title = style::centred(13.0).set_bold().set_font_color(style::INK);
    let subtitle = style::centred(12.0).set_italic();
    let last = COLUMNS.len() as u16;
    sheet.merge_range(0, 1, 0, last, "ƯỚC THỰC HIỆN CẢ NĂM", &title)?;
    let whose = format!(
        "{}, kỳ báo cáo {}; số liệu đến ngày chốt ghi ở biểu nhập ({})",
        identity.distinct_name,
        identity.period.id.name(),
        words::window(identity)
    );
    let whose = clip(&super::with_plan_notice(&whose, entries));
    sheet.merge_range(1, 1, 1, last, &whose, &subtitle)?;
    let told = "Ước số liệu lũy kế đến hết năm (31/12), theo đơn vị của chỉ số. Số ước chỉ để tham khảo: không dùng để đánh giá, không thay số liệu đến ngày chốt. Không ước được thì để trống.";
    sheet.merge_range(2, 1, 2, last, told, &subtitle)?;
    sheet
        .set_row_height(0, 24)?
        .set_row_height(1, 20)?
        .set_row_height(2, 34)?;
    sheet.write_string(KEYS, KEY_COLUMN, ESTIMATE_MARK)?;
    sheet.write_string(KEYS, FIRST_FIGURE, EstimateColumn::First.key())?;
    sheet.write_string(KEYS, SECOND_FIGURE, EstimateColumn::Second.key())?;
    sheet.set_row_hidden(KEYS)?;
    let heading = style::centred(11.0).set_bold().set_text_wrap();
    for (at, (words, _)) in (1..).zip(COLUMNS) {
        sheet.write_string_with_format(KEYS + 1, at, words, &heading)?;
    }
    sheet.set_row_height(KEYS + 1, 34)?;
    let mut row = FIRST;
    for measure in identity
        .plan
        .measures
        .iter()
        .filter(|one| one.kind.has_figures())
    {
        write_measure(sheet, content, measure, row)?;
        row += 1;
    }
    print_setup(sheet, content);
    sheet
        .set_landscape()
        .set_print_area(0, 1, row.max(FIRST + 1) - 1, last)?;
    sheet.set_repeat_rows(KEYS + 1, KEYS + 1)?;
    sheet.set_freeze_panes(FIRST, 3)?;
    protect(sheet);
    Ok(())
}

fn write_measure(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    measure: &Measure,
    row: u32,
) -> Written {
    let cell = style::cell()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let input = style::text().set_font_size(12).set_num_format("#,##0.####");
    sheet.write_string(row, KEY_COLUMN, &measure.id)?;
    let code = content.identity.plan.criterion_of(measure).code.as_str();
    sheet.write_string_with_format(row, 1, code, &cell)?;
    sheet.write_string_with_format(row, 2, clip(&measure.label), &cell)?;
    let parts = [
        (
            3,
            measure.first.as_ref(),
            FIRST_FIGURE,
            Column::First,
            EstimateColumn::First,
        ),
        (
            5,
            measure.second.as_ref(),
            SECOND_FIGURE,
            Column::Second,
            EstimateColumn::Second,
        ),
    ];
    for (label, figure, at, answered, column) in parts {
        let asked = is_answered(measure.kind, answered);
        let words = figure.filter(|_| asked).map_or(String::new(), figure_words);
        sheet.write_string_with_format(row, label, clip(&words), &cell)?;
        if !asked {
            continue;
        }
        match content.entries.estimates.get(&(measure.id.clone(), column)) {
            Some(number) => {
                sheet.write_number_with_format(row, at, *number, &input)?;
            }
            None => {
                sheet.write_blank(row, at, &input)?;
            }
        }
    }
    sheet.set_row_height(row, 34)?;
    Ok(())
}

fn figure_words(figure: &Figure) -> String {
    match figure.unit.as_str() {
        "" => figure.label.clone(),
        unit => format!("{} ({unit})", figure.label),
    }
}
