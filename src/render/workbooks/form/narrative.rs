//! The sheet of the agency's own narrative.

use rust_xlsxwriter::{FormatAlign, Worksheet};

use super::layout::KEY_COLUMN;
use super::{FormContent, Written, clip, print_setup, protect, style, validation, words};
use crate::form::{NARRATIVE_SHEET, NarrativeSection};

/// The column of headings and input cells.
const COLUMN: u16 = 1;
/// Its width, in characters.
const WIDTH: f64 = 96.0;

/// What a section is for.
fn hint(section: NarrativeSection) -> &'static str {
    match section {
        NarrativeSection::Highlights => {
            "Kết quả nổi bật, cách làm mới, sáng kiến trong kỳ; nêu số liệu và văn bản kèm theo nếu có."
        }
        NarrativeSection::Difficulties => "Khó khăn, vướng mắc khi thực hiện các chỉ số trong kỳ.",
        NarrativeSection::Causes => "Nguyên nhân khách quan, chủ quan của các chỉ số chưa đạt.",
        NarrativeSection::Proposals => {
            "Kiến nghị, đề xuất; nêu rõ cơ quan có thẩm quyền giải quyết."
        }
        NarrativeSection::NextTasks => {
            "Nhiệm vụ trọng tâm sẽ thực hiện trong kỳ tới, thời hạn hoàn thành."
        }
    }
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, content: &FormContent<'_>) -> Written {
    let (identity, entries) = (content.identity, content.entries);
    sheet.set_name(NARRATIVE_SHEET)?;
    sheet.set_column_width(COLUMN, WIDTH)?;
    sheet.set_column_hidden(KEY_COLUMN)?;
    let title = style::centred(13.0).set_bold().set_font_color(style::INK);
    let subtitle = style::centred(12.0).set_italic();
    sheet.write_string_with_format(0, COLUMN, "THUYẾT MINH KẾT QUẢ THỰC HIỆN", &title)?;
    let whose = format!(
        "{}, kỳ báo cáo {} ({})",
        identity.distinct_name,
        identity.period.id.name(),
        words::window(identity)
    );
    sheet.write_string_with_format(
        1,
        COLUMN,
        clip(&super::with_plan_notice(&whose, entries)),
        &subtitle,
    )?;
    sheet.set_row_height(0, 24)?.set_row_height(1, 20)?;
    if let Some(notice) = &entries.notice {
        sheet.write_string_with_format(2, COLUMN, clip(notice), &subtitle)?;
    }
    let heading = style::plain()
        .set_font_size(12)
        .set_bold()
        .set_font_color(style::INK);
    let note = style::plain().set_italic().set_font_size(10);
    let input = style::text().set_font_size(12).set_align(FormatAlign::Top);
    let mut row = 3;
    for (number, section) in (1..).zip(NarrativeSection::ALL) {
        let text = format!("{number}. {}", section.heading());
        sheet.write_string_with_format(row, COLUMN, text, &heading)?;
        sheet.write_string_with_format(row + 1, COLUMN, hint(section), &note)?;
        sheet.write_string(row + 2, KEY_COLUMN, section.key())?;
        match entries.narrative.get(&section) {
            Some(text) => {
                sheet.write_string_with_format(row + 2, COLUMN, clip(text), &input)?;
            }
            None => {
                sheet.write_blank(row + 2, COLUMN, &input)?;
            }
        }
        sheet.set_row_height(row + 2, 96)?;
        validation::add_narrative(sheet, row + 2, COLUMN, section.heading())?;
        row += 4;
    }
    print_setup(sheet, content);
    sheet
        .set_portrait()
        .set_print_area(0, COLUMN, row - 2, COLUMN)?;
    sheet.set_selection(5, COLUMN, 5, COLUMN)?;
    protect(sheet);
    Ok(())
}
