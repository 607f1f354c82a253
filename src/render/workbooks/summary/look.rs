//! How cells of the summary look. Verdicts can be told apart in grey: by letters, by weight and
//! slant, and by fills of distinct lightness.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::finding::Severity;
use crate::report::terms::Verdict;

/// Dark blue of headings' text.
pub(super) const INK: Color = Color::RGB(0x1F3864);
/// Lines between cells.
const LINE: Color = Color::RGB(0x8EA9C1);
const FIELD: Color = Color::RGB(0xD9E2F3);
const GROUP: Color = Color::RGB(0xEEF3FA);
const HEADING: Color = Color::RGB(0xDCE6F1);
const QUIET: Color = Color::RGB(0x595959);

/// The size of a table's text, in points.
pub(super) const SIZE: f64 = 11.0;

/// Text of the workbook's face.
pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(SIZE)
        .set_align(FormatAlign::VerticalCenter)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    plain().set_font_size(14).set_bold().set_font_color(INK)
}

/// A line below the title.
pub(super) fn subtitle() -> Format {
    plain().set_italic().set_font_color(QUIET)
}

/// A heading between tables.
pub(super) fn section() -> Format {
    plain().set_font_size(12).set_bold().set_font_color(INK)
}

/// A cell of a table, wrapped.
pub(super) fn cell() -> Format {
    plain()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// What an agency wrote at length: its beginning is seen where the row is too low.
pub(super) fn prose() -> Format {
    cell().set_align(FormatAlign::Top)
}

/// A centred cell of a table.
pub(super) fn centred() -> Format {
    cell().set_align(FormatAlign::Center)
}

/// A heading of a table.
pub(super) fn heading() -> Format {
    centred().set_bold().set_background_color(HEADING)
}

/// A heading written upwards.
pub(super) fn upright_heading() -> Format {
    heading().set_rotation(90)
}

/// A total below or beside a table.
pub(super) fn total() -> Format {
    whole().set_bold().set_background_color(GROUP)
}

/// The words of a total.
pub(super) fn total_label() -> Format {
    cell().set_bold().set_background_color(GROUP)
}

/// A whole number.
pub(super) fn whole() -> Format {
    cell()
        .unset_text_wrap()
        .set_num_format("#,##0")
        .set_align(FormatAlign::Right)
        .set_indent(1)
}

/// A number with some decimals; the reader's spreadsheet gives comma and point.
pub(super) fn number(decimals: usize) -> Format {
    let format = if decimals == 0 {
        "#,##0".to_owned()
    } else {
        format!("#,##0.{}", "0".repeat(decimals))
    };
    whole().set_num_format(format)
}

/// A day.
pub(super) fn date() -> Format {
    centred().set_num_format("dd/mm/yyyy")
}

/// A link in a table.
pub(super) fn link() -> Format {
    cell()
        .set_font_color(Color::RGB(0x0B4A8F))
        .set_underline(FormatUnderline::Single)
}

/// A link outside tables.
pub(super) fn free_link() -> Format {
    plain()
        .set_font_color(Color::RGB(0x0B4A8F))
        .set_underline(FormatUnderline::Single)
}

/// A row of a field.
pub(super) fn field() -> Format {
    band(FIELD).set_bold().set_font_color(INK)
}

/// A row of a group.
pub(super) fn group() -> Format {
    band(GROUP).set_bold().set_italic()
}

/// A band across the table: its text runs on over the empty cells right of it.
fn band(colour: Color) -> Format {
    plain()
        .set_border_top(FormatBorder::Thin)
        .set_border_top_color(LINE)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE)
        .set_background_color(colour)
}

/// How a verdict is marked by a conditional format.
pub(super) fn verdict(verdict: Verdict) -> Format {
    let fill = Format::new().set_background_color(verdict_colour(verdict));
    match verdict {
        Verdict::Met => fill,
        Verdict::OnTrack => fill.set_italic(),
        Verdict::Behind => fill.set_bold(),
        Verdict::NotMet => fill.set_bold().set_font_color(Color::White),
        Verdict::Insufficient => fill.set_bold().set_italic(),
        Verdict::NothingArose | Verdict::NoTarget => Format::new().set_font_color(QUIET),
    }
}

/// The fill of a verdict in cells and charts: in grey from light to dark as it grows graver.
pub(super) fn verdict_colour(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Met => Color::RGB(0xE2F2DA),
        Verdict::OnTrack => Color::RGB(0xC3DCF2),
        Verdict::Behind => Color::RGB(0xF5BE5A),
        Verdict::NotMet => Color::RGB(0x9E1B1B),
        Verdict::NothingArose => Color::RGB(0xFFFFFF),
        Verdict::Insufficient => Color::RGB(0xA9A9B8),
        Verdict::NoTarget => Color::RGB(0xF2F2F2),
    }
}

/// How a severity is marked by a conditional format.
pub(super) fn severity(severity: Severity) -> Format {
    match severity {
        Severity::Error => verdict(Verdict::NotMet),
        Severity::Warning => verdict(Verdict::Behind),
        Severity::Note => Format::new().set_italic(),
    }
}
