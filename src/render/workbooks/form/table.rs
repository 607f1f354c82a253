//! The rows of the table: headings, fields and groups, and a row a measure.

use rust_xlsxwriter::{Format, Formula, Worksheet};

use super::entries::Entry;
use super::layout::{self, Layout, Row, is_answered, width};
use super::{FormContent, Written, clip, formulas, style, words};
use crate::form::Column;
use crate::render::workbooks::text_size::{Block, row_height};
use crate::report::terms::Measure;

/// The size of the plan's own words in the table, in points.
const SMALL: f64 = 10.0;

/// The formats of the table's cells, made once for all rows.
struct Formats {
    cell: Format,
    small: Format,
    centre: Format,
    bold: Format,
    figure: Format,
    text: Format,
    date: Format,
    state: Format,
    percent: Format,
    locked: Format,
}

impl Formats {
    fn new() -> Self {
        let centre = rust_xlsxwriter::FormatAlign::Center;
        Formats {
            cell: style::cell(),
            small: style::cell().set_font_size(SMALL),
            centre: style::cell().set_align(centre),
            bold: style::plain().set_bold(),
            figure: style::figure(),
            text: style::text(),
            date: style::date(),
            state: style::input().set_align(centre),
            percent: style::percent(),
            locked: style::locked(),
        }
    }

    /// The format of an input cell.
    fn input(&self, column: Column) -> &Format {
        match column {
            Column::First | Column::Second => &self.figure,
            Column::State => &self.state,
            Column::EvidenceDate => &self.date,
            _ => &self.text,
        }
    }
}

/// Writes headings and rows.
pub(super) fn write(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Written {
    write_headings(sheet, content, layout)?;
    let formats = Formats::new();
    let (field, group) = (style::field(), style::group());
    let mut criterion = Shown {
        content,
        layout,
        formats: &formats,
    };
    for (at, row) in (layout::FIRST..).zip(&layout.rows) {
        match row {
            Row::Heading {
                code,
                name,
                field: true,
            } => band(sheet, layout, at, (code, name), &field)?,
            Row::Heading { code, name, .. } => band(sheet, layout, at, (code, name), &group)?,
            Row::Measure(measure, first) => criterion.write(sheet, at, measure, *first)?,
        }
    }
    Ok(())
}

fn write_headings(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Written {
    let (heading, number) = (style::heading(), style::column_number());
    let mut blocks = Vec::new();
    for column in &layout.columns {
        let mut text = column.heading().to_owned();
        if let (Column::Previous, Some(period)) = (*column, content.previous.period) {
            text = format!("Kết quả {}", period.name());
        }
        sheet.write_string_with_format(layout::HEADING, layout.column(*column), &text, &heading)?;
        let at = layout.column(*column);
        sheet.write_string_with_format(layout::NUMBERS, at, format!("({at})"), &number)?;
        blocks.push((text, width(*column)));
    }
    let heights = blocks.iter().map(|(text, width)| {
        let (width, size, bold) = (*width, 11.0, true);
        Block {
            text,
            width,
            size,
            bold,
        }
        .height()
    });
    sheet.set_row_height(layout::HEADING, row_height(heights))?;
    sheet.set_row_height(layout::NUMBERS, 15)?;
    Ok(())
}

/// A row across the table; its text runs on over the empty cells.
fn band(
    sheet: &mut Worksheet,
    layout: &Layout<'_>,
    row: u32,
    (code, name): (&str, &str),
    format: &Format,
) -> Written {
    for column in 1..=layout.last_column() {
        sheet.write_blank(row, column, format)?;
    }
    sheet.write_string_with_format(row, layout.column(Column::Code), clip(code), format)?;
    sheet.write_string_with_format(row, layout.column(Column::Label), clip(name), format)?;
    sheet.set_row_height(row, 18)?;
    Ok(())
}

/// An input cell, with what stands in it.
fn write_entry(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    entry: Option<&Entry>,
    format: &Format,
) -> Written {
    match entry {
        None => sheet.write_blank(row, column, format)?,
        Some(Entry::Number(number)) => {
            sheet.write_number_with_format(row, column, *number, format)?
        }
        Some(Entry::Text(text)) => {
            sheet.write_string_with_format(row, column, clip(text), format)?
        }
        Some(Entry::Date(day)) => {
            let serial = super::validation::serial(*day) as f64;
            sheet.write_number_with_format(row, column, serial, format)?
        }
    };
    Ok(())
}

/// What the rows of measures are written from.
struct Shown<'a> {
    content: &'a FormContent<'a>,
    layout: &'a Layout<'a>,
    formats: &'a Formats,
}

impl Shown<'_> {
    fn write(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        measure: &Measure,
        first: bool,
    ) -> Written {
        let plan = &self.content.identity.plan;
        let criterion = plan.criterion_of(measure);
        sheet.write_string(row, layout::KEY_COLUMN, clip(&measure.id))?;
        let name = if first && criterion.name != measure.label {
            criterion.name.trim()
        } else {
            ""
        };
        self.write_label(sheet, row, &measure.label, name)?;
        let requirement = clip(&criterion.requirement);
        let figures = [&measure.first, &measure.second];
        let [counted, base] =
            figures.map(|figure| figure.as_ref().map(words::figure).unwrap_or_default());
        let previous = self.content.previous.texts.get(&measure.id);
        let previous = previous.map(String::as_str).unwrap_or_default();
        let formats = self.formats;
        let texts = [
            (Column::Code, criterion.code.as_str(), &formats.centre),
            (Column::Requirement, requirement.as_str(), &formats.small),
            (Column::Previous, previous, &formats.centre),
            (Column::FirstLabel, counted.as_str(), &formats.cell),
            (Column::SecondLabel, base.as_str(), &formats.cell),
        ];
        for (column, text, format) in texts {
            self.write_text(sheet, row, column, text, format)?;
        }
        self.write_inputs(sheet, row, measure)?;
        self.write_formulas(sheet, row, measure)?;
        let height = |text, column, size, bold| {
            let width = width(column);
            Block {
                text,
                width,
                size,
                bold,
            }
            .height()
        };
        let mut label = height(&measure.label, Column::Label, 11.0, true);
        if !name.is_empty() {
            label += height(name, Column::Label, SMALL, false);
        }
        let remarks = match self.content.entries.get(&measure.id, Column::Remarks) {
            Some(Entry::Text(text)) => text.as_str(),
            _ => "",
        };
        let heights = [
            label,
            height(remarks, Column::Remarks, 11.0, false),
            height(&requirement, Column::Requirement, SMALL, false),
            height(previous, Column::Previous, 11.0, false),
            height(&counted, Column::FirstLabel, 11.0, false),
            height(&base, Column::SecondLabel, 11.0, false),
        ];
        sheet.set_row_height(row, row_height(heights).max(32.0))?;
        Ok(())
    }

    /// What is measured, and below it the criterion's name as the plan has it.
    fn write_label(&self, sheet: &mut Worksheet, row: u32, label: &str, name: &str) -> Written {
        let column = self.layout.column(Column::Label);
        let (bold, cell, small) = (&self.formats.bold, &self.formats.cell, &self.formats.small);
        let (label, name) = (clip(label), clip(&format!("\n{name}")));
        if label.is_empty() || name == "\n" {
            let format = cell.clone().set_bold();
            sheet.write_string_with_format(row, column, &label, &format)?;
        } else {
            let parts = [(bold, label.as_str()), (small, name.as_str())];
            sheet.write_rich_string_with_format(row, column, &parts, cell)?;
        }
        Ok(())
    }

    /// A text that is not filled in; nothing where the table lacks the column.
    fn write_text(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: Column,
        text: &str,
        format: &Format,
    ) -> Written {
        let labels = [Column::FirstLabel, Column::SecondLabel];
        if !self.layout.columns.contains(&column) {
            return Ok(());
        }
        let at = self.layout.column(column);
        if text.is_empty() {
            let format = if labels.contains(&column) {
                &self.formats.locked
            } else {
                format
            };
            sheet.write_blank(row, at, format)?;
        } else {
            sheet.write_string_with_format(row, at, clip(text), format)?;
        }
        Ok(())
    }

    fn write_inputs(&self, sheet: &mut Worksheet, row: u32, measure: &Measure) -> Written {
        for column in self
            .layout
            .columns
            .iter()
            .filter(|column| column.is_input())
        {
            let format = if is_answered(measure.kind, *column) {
                self.formats.input(*column)
            } else {
                &self.formats.locked
            };
            let entry = self.content.entries.get(&measure.id, *column);
            write_entry(sheet, (row, self.layout.column(*column)), entry, format)?;
        }
        Ok(())
    }

    fn write_formulas(&self, sheet: &mut Worksheet, row: u32, measure: &Measure) -> Written {
        let at = self.layout.column(Column::Percent);
        match formulas::percent(self.layout, row, measure.kind) {
            Some(formula) => {
                let rate = self.content.entries.percent(measure);
                let saved = rate.map(|rate| rate.to_string()).unwrap_or_default();
                let formula = Formula::new(formula).set_result(saved);
                sheet.write_formula_with_format(row, at, formula, &self.formats.percent)?
            }
            None => sheet.write_blank(row, at, &self.formats.locked)?,
        };
        let window = self.content.identity.period.window;
        let check = formulas::check(self.layout, row, measure, window, self.content.entries);
        let formula = Formula::new(check.formula).set_result(check.saved);
        let at = self.layout.column(Column::Check);
        sheet.write_formula_with_format(row, at, formula, &self.formats.cell)?;
        Ok(())
    }
}
