//! Cells that colour while the form is filled in.

use rust_xlsxwriter::{Color, ConditionalFormatFormula, Format, Worksheet};

use super::Written;
use super::formulas::{ENTERED, NOT_ENTERED, date, quoted};
use super::hidden;
use super::layout::{self, Layout, is_answered, is_required};
use crate::form::Column;
use crate::place::Cell;
use crate::report::terms::{Kind, Measure, State, Window};

/// How a whole number is shown.
const WHOLE: &str = "#,##0";

const WRONG: Color = Color::RGB(0xF8CBAD);
const DUE: Color = Color::RGB(0xFFF2CC);
const GOOD: Color = Color::RGB(0x375623);
const BAD: Color = Color::RGB(0xC00000);
const PALE: Color = Color::RGB(0x7F7F7F);

/// Adds all of them.
pub(super) fn add(sheet: &mut Worksheet, layout: &Layout<'_>, window: Window) -> Written {
    let cell = |row: u32, column| layout.fixed(row, column);
    let nothing = quoted(State::NothingArose.label());
    let done = quoted(State::Done.label());
    let wrong = Format::new()
        .set_bold()
        .set_font_color(BAD)
        .set_background_color(WRONG);
    let due = Format::new().set_background_color(DUE);

    add_above(sheet, layout, &wrong)?;
    let evidence = [Column::EvidenceNumber, Column::EvidenceSymbol];
    add_rule(
        sheet,
        layout,
        &evidence,
        |m| m.kind == Kind::Document,
        &wrong,
        |row, this| format!("=AND({}={done},{this}=\"\")", cell(row, Column::State)),
    )?;
    add_entered(sheet, layout, window, &wrong)?;
    for columns in [&[Column::First][..], &[Column::Second], &[Column::State]] {
        let required = |m: &Measure| is_required(m.kind, columns[0]);
        add_rule(sheet, layout, columns, required, &due, |row, this| {
            format!("=AND({this}=\"\",{}<>{nothing})", cell(row, Column::State))
        })?;
    }
    let whole = Format::new().set_num_format(WHOLE);
    for columns in [&[Column::First][..], &[Column::Second]] {
        let asked = |m: &Measure| is_required(m.kind, columns[0]);
        add_rule(sheet, layout, columns, asked, &whole, |_, this| {
            format!("=IF(ISNUMBER({this}),{this}=INT({this}),FALSE)")
        })?;
    }
    add_check(sheet, layout)
}

/// The first figure above the second, where that can't be.
fn add_above(sheet: &mut Worksheet, layout: &Layout<'_>, wrong: &Format) -> Written {
    // Where two formats meet, some spreadsheets take the first alone: the whole one comes first.
    let both = [Column::First, Column::Second];
    let capped = |m: &Measure| m.capped && m.kind.has_second();
    let above = |row| {
        let [first, second] = both.map(|column| layout.fixed(row, column));
        format!("ISNUMBER({first}),ISNUMBER({second}),{first}>{second}")
    };
    let whole = wrong.clone().set_num_format(WHOLE);
    add_rule(sheet, layout, &both, capped, &whole, |row, this| {
        format!("=IF(AND({}),{this}=INT({this}),FALSE)", above(row))
    })?;
    add_rule(sheet, layout, &both, capped, wrong, |row, _| {
        format!("=AND({})", above(row))
    })
}

/// What was entered, or pasted past the validation, and can't be used.
fn add_entered(
    sheet: &mut Worksheet,
    layout: &Layout<'_>,
    window: Window,
    wrong: &Format,
) -> Written {
    for columns in [&[Column::First][..], &[Column::Second]] {
        let asked = |m: &Measure| is_answered(m.kind, columns[0]);
        add_rule(sheet, layout, columns, asked, wrong, |_, this| {
            format!("=IF(ISNUMBER({this}),{this}<0,{this}<>\"\")")
        })?;
    }
    for kind in [Kind::Ratio, Kind::Document] {
        let asked = |m: &Measure| {
            is_answered(m.kind, Column::State) && m.kind.has_figures() == kind.has_figures()
        };
        let list = hidden::states(kind);
        add_rule(sheet, layout, &[Column::State], asked, wrong, |_, this| {
            format!("=AND({this}<>\"\",COUNTIF({list},{this})=0)")
        })?;
    }
    for column in [Column::EvidenceNumber, Column::EvidenceSymbol] {
        add_rule(
            sheet,
            layout,
            &[column],
            |_| true,
            wrong,
            |row, this| {
                let parts = [
                    Column::EvidenceNumber,
                    Column::EvidenceSymbol,
                    Column::EvidenceDate,
                ];
                let parts = parts.map(|part| layout.fixed(row, part)).join("&");
                format!("=AND({this}=\"\",{parts}<>\"\")")
            },
        )?;
    }
    let (from, to) = (date(window.from), date(window.to));
    let column = [Column::EvidenceDate];
    add_rule(
        sheet,
        layout,
        &column,
        |_| true,
        wrong,
        |_, this| format!("=IF(ISNUMBER({this}),OR({this}<{from},{this}>{to}),FALSE)"),
    )
}

/// What the check column says: pale, good, or to be mended.
fn add_check(sheet: &mut Worksheet, layout: &Layout<'_>) -> Written {
    let column = layout.column(Column::Check);
    let this = layout.fixed(layout::FIRST, Column::Check);
    let (blank, entered) = (quoted(NOT_ENTERED), quoted(ENTERED));
    let rules = [
        (
            format!("={this}={blank}"),
            Format::new().set_italic().set_font_color(PALE),
        ),
        (
            format!("={this}={entered}"),
            Format::new().set_font_color(GOOD),
        ),
        (
            format!("=AND({this}<>\"\",{this}<>{blank},{this}<>{entered})"),
            Format::new()
                .set_bold()
                .set_font_color(BAD)
                .set_background_color(WRONG),
        ),
    ];
    for (rule, format) in rules {
        let rule = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(format);
        sheet.add_conditional_format(layout::FIRST, column, layout.last_row(), column, &rule)?;
    }
    Ok(())
}

/// One rule for the cells of some columns; its formula speaks of the first row of these, and of the
/// first column with the row free.
fn add_rule(
    sheet: &mut Worksheet,
    layout: &Layout<'_>,
    columns: &[Column],
    wanted: impl Fn(&Measure) -> bool,
    format: &Format,
    formula: impl Fn(u32, &str) -> String,
) -> Written {
    let ranges = layout.cells(columns, wanted);
    let first = ranges.split([' ', ':']).next().unwrap_or_default();
    let Ok(Cell { row, column }) = first.parse::<Cell>() else {
        return Ok(());
    };
    let rule = ConditionalFormatFormula::new()
        .set_rule(formula(row, first).as_str())
        .set_format(format.clone())
        .set_multi_range(&ranges);
    sheet.add_conditional_format(row, column as u16, row, column as u16, &rule)?;
    Ok(())
}
