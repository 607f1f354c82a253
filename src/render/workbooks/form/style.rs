//! How cells of a form look. Colours also read in grey: faults are bold, too.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Dark blue of headings' text.
pub(super) const INK: Color = Color::RGB(0x1F3864);
const FIELD: Color = Color::RGB(0xD9E2F3);
const GROUP: Color = Color::RGB(0xEEF3FA);
const HEADING: Color = Color::RGB(0xDCE6F1);
const INPUT: Color = Color::RGB(0xFFFDF3);
const LOCKED: Color = Color::RGB(0xE7E6E6);
const LINE: Color = Color::RGB(0x8EA9C1);

/// Text of the form's face and size.
pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(11)
        .set_align(FormatAlign::VerticalCenter)
}

/// Centred text above the table.
pub(super) fn centred(size: f64) -> Format {
    plain()
        .set_font_size(size)
        .set_align(FormatAlign::Center)
        .set_text_wrap()
}

/// A cell of the table, wrapped.
pub(super) fn cell() -> Format {
    plain()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// A heading of the table.
pub(super) fn heading() -> Format {
    cell()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(HEADING)
}

/// The number of a column.
pub(super) fn column_number() -> Format {
    cell()
        .set_italic()
        .set_font_size(9)
        .set_align(FormatAlign::Center)
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

/// A cell that is filled in.
pub(super) fn input() -> Format {
    cell().set_unlocked().set_background_color(INPUT)
}

/// A figure that is filled in. Whole numbers lose their decimals by a conditional format, so that no
/// figure is ever shown rounded to a whole one.
pub(super) fn figure() -> Format {
    input()
        .set_num_format("#,##0.00##")
        .set_align(FormatAlign::Right)
        .set_indent(1)
}

/// A text that is filled in: what looks like a formula, a date or a number stays as it was written.
pub(super) fn text() -> Format {
    input().set_num_format("@")
}

/// A day that is filled in.
pub(super) fn date() -> Format {
    input()
        .set_num_format("dd/mm/yyyy")
        .set_align(FormatAlign::Center)
}

/// A cell that is not filled in for this kind of measure.
pub(super) fn locked() -> Format {
    cell().set_background_color(LOCKED)
}

/// The rate, by formula.
pub(super) fn percent() -> Format {
    cell()
        .set_num_format("0.00##")
        .set_align(FormatAlign::Right)
        .set_indent(1)
}
