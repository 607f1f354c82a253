//! The cells of a sheet's part: each marked cell points to another style; a cell, or a row, that the
//! part doesn't have is added.

use std::collections::BTreeMap;

use super::marks::{self, SheetMarks};
use super::styles::Styles;
use crate::finding::Severity;
use crate::place::Cell;
use opc::Broken;
use opc::markup::{
    Element, Splices, attribute, children, elements, named, number, with_attribute,
    without_attribute,
};

/// A cell to mark, with its severity, by column.
type RowMarks = BTreeMap<u32, Severity>;

/// The first cell of a merged area, for the others of it: only that one is shown.
pub(super) fn anchored(
    text: &str,
    top: &[Element<'_>],
    marks: SheetMarks,
) -> Result<SheetMarks, Broken> {
    let areas: Vec<(Cell, Cell)> = match named(top, "mergeCells") {
        Some(merges) => children(text, &merges)?
            .iter()
            .filter_map(|one| area(&attribute(one.tag(text), "ref")?))
            .collect(),
        None => Vec::new(),
    };
    let mut anchored = SheetMarks::new();
    for (cell, mark) in marks {
        let anchor = areas.iter().find(|(first, last)| {
            (first.row..=last.row).contains(&cell.row)
                && (first.column..=last.column).contains(&cell.column)
        });
        marks::add(
            &mut anchored,
            anchor.map_or(cell, |(first, _)| *first),
            mark,
        );
    }
    Ok(anchored)
}

/// First and last cell of an area.
fn area(text: &str) -> Option<(Cell, Cell)> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// The styles of columns: first and last column from 0, style.
fn column_styles(text: &str, top: &[Element<'_>]) -> Result<Vec<(u32, u32, u32)>, Broken> {
    let Some(columns) = named(top, "cols") else {
        return Ok(Vec::new());
    };
    let found = children(text, &columns)?;
    let style = |tag: &str| {
        let first = number(tag, "min")?.checked_sub(1)?;
        let last = number(tag, "max")?.checked_sub(1)?;
        Some((first, last, number(tag, "style")?))
    };
    Ok(found
        .iter()
        .filter_map(|one| style(one.tag(text)))
        .collect())
}

/// Colours cells of a sheet.
pub(super) struct Colouring<'s, 't, 'x> {
    text: &'t str,
    prefix: &'t str,
    columns: Vec<(u32, u32, u32)>,
    styles: &'s mut Styles<'x>,
    splices: &'s mut Splices,
}

impl<'s, 't, 'x> Colouring<'s, 't, 'x> {
    /// Colours the marked cells of a sheet.
    pub(super) fn run(
        text: &'t str,
        top: &[Element<'t>],
        marks: &SheetMarks,
        styles: &'s mut Styles<'x>,
        splices: &'s mut Splices,
    ) -> Result<(), Broken> {
        let data = named(top, "sheetData").ok_or(Broken)?;
        let mut colouring = Colouring {
            text,
            prefix: data.prefix(),
            columns: column_styles(text, top)?,
            styles,
            splices,
        };
        let mut waiting: BTreeMap<u32, RowMarks> = BTreeMap::new();
        for (cell, mark) in marks {
            let row = waiting.entry(cell.row).or_default();
            row.insert(cell.column, mark.severity);
        }
        colouring.rows(&data, waiting)
    }

    fn rows(
        &mut self,
        data: &Element<'_>,
        mut waiting: BTreeMap<u32, RowMarks>,
    ) -> Result<(), Broken> {
        let mut next = 0;
        for row in children(self.text, data)? {
            if row.local() != "row" {
                continue;
            }
            let at =
                number(row.tag(self.text), "r").map_or(next, |number| number.saturating_sub(1));
            next = at.saturating_add(1);
            while let Some(entry) = waiting.first_entry()
                && *entry.key() < at
            {
                let (missing, marks) = entry.remove_entry();
                let markup = self.new_row(missing, &marks)?;
                self.splices.insert(row.start, markup);
            }
            let marks = waiting.remove(&at).unwrap_or_default();
            if !marks.is_empty() || self.styles.knows_earlier() {
                self.row(&row, at, marks)?;
            }
        }
        let mut rest = String::new();
        for (missing, marks) in waiting {
            rest.push_str(&self.new_row(missing, &marks)?);
        }
        if !rest.is_empty() {
            self.splices.append(self.text, data, &rest);
        }
        Ok(())
    }

    /// A row that the part doesn't have.
    fn new_row(&mut self, row: u32, marks: &RowMarks) -> Result<String, Broken> {
        let mut cells = String::new();
        for (column, severity) in marks {
            cells.push_str(&self.new_cell(Cell::new(row, *column), None, *severity)?);
        }
        let name = format!("{}row", self.prefix);
        Ok(format!(
            "<{name} r=\"{}\">{cells}</{name}>",
            u64::from(row) + 1
        ))
    }

    /// A cell that the part doesn't have: it looks like its row or its column.
    fn new_cell(
        &mut self,
        cell: Cell,
        row_style: Option<u32>,
        severity: Severity,
    ) -> Result<String, Broken> {
        let of_column = || {
            let within =
                |(first, last, _): &&(u32, u32, u32)| (*first..=*last).contains(&cell.column);
            self.columns.iter().find(within).map(|(_, _, style)| *style)
        };
        let style = row_style.or_else(of_column).unwrap_or(0);
        let style = self.styles.marked(style, severity)?;
        Ok(format!("<{}c r=\"{cell}\" s=\"{style}\"/>", self.prefix))
    }

    fn row(&mut self, row: &Element<'_>, at: u32, mut marks: RowMarks) -> Result<(), Broken> {
        let tag = row.tag(self.text);
        let has_style = matches!(
            attribute(tag, "customFormat").as_deref(),
            Some("1" | "true")
        );
        let row_style = number(tag, "s").filter(|_| has_style);
        let mut next = 0;
        let mut is_wider = false;
        for cell in elements(self.text, row.inner())? {
            if cell.local() != "c" {
                continue;
            }
            let column = column_of(cell.tag(self.text)).unwrap_or(next);
            next = column.saturating_add(1);
            while let Some(entry) = marks.first_entry()
                && *entry.key() < column
            {
                let (missing, severity) = entry.remove_entry();
                let markup = self.new_cell(Cell::new(at, missing), row_style, severity)?;
                self.splices.insert(cell.start, markup);
                is_wider = true;
            }
            self.cell(&cell, marks.remove(&column))?;
        }
        let mut rest = String::new();
        for (missing, severity) in marks {
            rest.push_str(&self.new_cell(Cell::new(at, missing), row_style, severity)?);
        }
        // The hint on which columns a row has would be wrong.
        let new_tag = without_attribute(tag, "spans");
        if !rest.is_empty() {
            self.splices.append_to(row, &new_tag, &rest);
        } else if is_wider {
            self.splices.replace(row.start..row.open_end, new_tag);
        }
        Ok(())
    }

    /// A cell that the part has; one that an earlier return coloured gets its own look back.
    fn cell(&mut self, cell: &Element<'_>, severity: Option<Severity>) -> Result<(), Broken> {
        let tag = cell.tag(self.text);
        let old = number(tag, "s").unwrap_or(0);
        let style = match severity {
            Some(severity) => self.styles.marked(old, severity)?,
            None => self.styles.unmarked(old),
        };
        if style != old {
            let tag = with_attribute(tag, "s", &style.to_string());
            self.splices.replace(cell.start..cell.open_end, tag);
        }
        Ok(())
    }
}

/// The column of a cell, where its tag says it.
fn column_of(tag: &str) -> Option<u32> {
    let cell: Cell = attribute(tag, "r")?.parse().ok()?;
    Some(cell.column)
}
