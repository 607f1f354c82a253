//! The sheet that is filled in: letterhead, title, table, signatures; how it prints and moves.

use rust_xlsxwriter::{Formula, IgnoreError, Worksheet};

use super::entries::Entries;
use super::layout::{self, Layout, width};
use super::{
    FormContent, Written, clip, colours, formulas, protect, style, table, validation, words,
};
use crate::form::{Column, INPUT_SHEET, INSTRUCTION_SHEET, TABLE_MARK};
use crate::place::Cell;
use crate::render::workbooks::text_size::{Block, row_height};
use crate::vietnamese::phrase::date_short;

/// How large the sheet opens, in percent: a screen 1,366 points wide shows all columns but the last.
const ZOOM: u16 = 90;

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Written {
    sheet.set_name(INPUT_SHEET)?.set_tab_color(style::INK);
    sheet.set_formula_result_default("");
    for column in &layout.columns {
        sheet.set_column_width(layout.column(*column), width(*column))?;
    }
    write_letterhead(sheet, content, layout)?;
    write_title(sheet, content, layout)?;
    write_keys(sheet, layout)?;
    table::write(sheet, content, layout)?;
    validation::add(sheet, layout, content.identity.period.window)?;
    colours::add(sheet, layout, content.identity.period.window)?;
    let last = write_signatures(sheet, content, layout)?;
    set_up(sheet, content, layout, last)
}

/// The cell with the counter, absolute: `$B$6`.
pub(super) fn counter_cell() -> String {
    format!("$B${}", layout::DUE + 1)
}

/// The left half of what stands above and below the table.
fn left_block(layout: &Layout<'_>) -> (u16, u16) {
    (1, layout.column(Column::FirstLabel) - 1)
}

/// The right half, to the last printed column.
fn right_block(layout: &Layout<'_>) -> (u16, u16) {
    (
        layout.column(Column::SecondLabel),
        layout.column(Column::Remarks),
    )
}

fn write_letterhead(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Written {
    let [superior, agency, rule] = layout::LETTERHEAD;
    let (left, right) = (left_block(layout), right_block(layout));
    let (above, name) = letterhead(content);
    let bold = style::centred(12.0).set_bold();
    sheet.merge_range(
        superior,
        left.0,
        superior,
        left.1,
        &above,
        &style::centred(12.0),
    )?;
    sheet.merge_range(agency, left.0, agency, left.1, &name, &bold)?;
    let line = style::centred(7.0).set_bold();
    sheet.merge_range(rule, left.0, rule, left.1, "————————————", &line)?;
    let nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    sheet.merge_range(superior, right.0, superior, right.1, nation, &bold)?;
    let motto = style::centred(13.0).set_bold();
    sheet.merge_range(
        agency,
        right.0,
        agency,
        right.1,
        "Độc lập - Tự do - Hạnh phúc",
        &motto,
    )?;
    sheet.merge_range(rule, right.0, rule, right.1, &"—".repeat(23), &line)?;
    let width = (left.0..=left.1).filter_map(|at| layout.columns.get(usize::from(at) - 1));
    let width = width.map(|column| layout::width(*column)).sum();
    let block = |text, bold| Block {
        text,
        width,
        size: 12.0,
        bold,
    };
    sheet.set_row_height(superior, row_height([block(&above, false).height()]))?;
    sheet.set_row_height(agency, row_height([block(&name, true).height()]).max(18.0))?;
    sheet.set_row_height(rule, 9)?;
    Ok(())
}

/// Superior body and agency; the agency alone where it has no superior body.
fn letterhead(content: &FormContent<'_>) -> (String, String) {
    let name = clip(&content.identity.agency.name.to_uppercase());
    let above = content.superior().map(str::to_uppercase);
    (clip(&above.unwrap_or_default()), name)
}

fn write_title(sheet: &mut Worksheet, content: &FormContent<'_>, layout: &Layout<'_>) -> Written {
    let identity = content.identity;
    let last = layout.column(Column::Remarks);
    let title = style::centred(13.0).set_bold().set_font_color(style::INK);
    sheet.merge_range(
        layout::TITLE,
        1,
        layout::TITLE,
        last,
        &clip(&words::title(identity)),
        &title,
    )?;
    sheet.set_row_height(layout::TITLE, 20)?;
    let period = words::period(identity);
    let italic = style::centred(12.0).set_italic();
    sheet.merge_range(
        layout::PERIOD,
        1,
        layout::PERIOD,
        last,
        &clip(&super::with_plan_notice(&period, content.entries)),
        &italic,
    )?;
    write_progress(sheet, content, layout)?;
    sheet.set_row_height(layout::PERIOD, 17)?;
    sheet.set_row_height(layout::DUE, 17)?;
    Ok(())
}

/// What is still to be entered, at the left, where every screen shows it; then by when it is sent.
fn write_progress(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Written {
    let identity = content.identity;
    let (row, last) = (layout::DUE, layout.column(Column::Requirement));
    let counter = style::plain().set_bold().set_font_color(style::INK);
    sheet.merge_range(row, 1, row, last, "", &counter)?;
    let result = content.entries.counter(layout, identity);
    let formula = Formula::new(formulas::counter(layout)).set_result(result);
    sheet.write_formula_with_format(row, 1, formula, &counter)?;
    let due = format!(
        "Gửi {} chậm nhất ngày {}. Chỉ nhập vào ô nền vàng; ô nền xám không phải nhập (xem trang «{INSTRUCTION_SHEET}»).",
        identity.office,
        date_short(identity.period.due_agencies)
    );
    let note = style::plain()
        .set_italic()
        .set_align(rust_xlsxwriter::FormatAlign::Right);
    let end = layout.column(Column::Remarks);
    sheet.merge_range(row, last + 1, row, end, &clip(&due), &note)?;
    Ok(())
}

fn write_keys(sheet: &mut Worksheet, layout: &Layout<'_>) -> Written {
    sheet.write_string(layout::KEYS, layout::KEY_COLUMN, TABLE_MARK)?;
    for column in &layout.columns {
        sheet.write_string(layout::KEYS, layout.column(*column), column.key())?;
    }
    sheet.set_row_hidden(layout::KEYS)?;
    sheet.set_column_hidden(layout::KEY_COLUMN)?;
    Ok(())
}

/// Who fills in and who answers for it; the last row that is printed.
fn write_signatures(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    let top = layout.last_row() + 2;
    let year = content.identity.period.due_agencies.format("%Y");
    let italic = style::centred(12.0).set_italic();
    let bold = style::centred(12.0).set_bold();
    let hint = "(Ký, ghi rõ họ tên)";
    let (left, right) = (left_block(layout), right_block(layout));
    let day = format!("…………, ngày …… tháng …… năm {year}");
    sheet.merge_range(top, right.0, top, right.1, &day, &italic)?;
    let Entries {
        preparer, signer, ..
    } = content.entries;
    for (block, title, person) in [
        (left, "NGƯỜI LẬP BIỂU", preparer),
        (right, "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", signer),
    ] {
        sheet.merge_range(top + 1, block.0, top + 1, block.1, title, &bold)?;
        sheet.merge_range(top + 2, block.0, top + 2, block.1, hint, &italic)?;
        let name = bold.clone().set_unlocked().set_num_format("@");
        let person = clip(person.as_deref().unwrap_or_default());
        sheet.merge_range(top + 4, block.0, top + 4, block.1, &person, &name)?;
        validation::add_signer(sheet, top + 4, block.0)?;
    }
    for row in [top, top + 1, top + 2, top + 4] {
        sheet.set_row_height(row, 18)?;
    }
    sheet.set_row_height(top + 3, 54)?;
    Ok(top + 4)
}

fn set_up(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
    last: u32,
) -> Written {
    super::print_setup(sheet, content);
    sheet.set_landscape().set_zoom(ZOOM);
    sheet.set_repeat_rows(layout::HEADING, layout::NUMBERS)?;
    sheet.set_print_area(0, 1, last, layout.column(Column::Remarks))?;
    sheet.set_freeze_panes(layout::FIRST, layout.column(Column::Label) + 1)?;
    // The hidden keys go with their rows where somebody lifts the protection and sorts.
    sheet.autofilter(
        layout::NUMBERS,
        layout::KEY_COLUMN,
        layout.last_row().max(layout::FIRST),
        layout.last_column(),
    )?;
    let (first, last_column) = (layout::FIRST, layout.last_column());
    let text = IgnoreError::NumberStoredAsText;
    sheet.ignore_error_range(first, 1, last, last_column, text)?;
    if let Some((row, measure)) = layout.measures().next() {
        let first = [Column::First, Column::State]
            .into_iter()
            .find(|column| layout::is_required(measure.kind, *column));
        let column = layout.column(first.unwrap_or(Column::State));
        sheet.set_selection(row, column, row, column)?;
    }
    protect(sheet);
    Ok(())
}

/// The address of the first cell of the table, for links: `B10`.
pub(super) fn first_cell() -> String {
    Cell::new(layout::FIRST, 1).to_string()
}
