//! Workbooks written as text, and what is expected of them: one file a case.
//!
//! A case begins with `key: value` lines (`file`, `agency`, `disposition`), then for each sheet a line
//! `== NAME` (with `font=NAME` behind it where a font draws its text), and rows `| a | b |`. A cell is
//! text, `#12.5` a number, `%0.8` a percentage, `@2024-03-05` a day, `!#DIV/0!` a formula's error, `<` and `^` join it with the cell
//! left of it or above it, `\n` breaks the line. After `== expect` stand the readings that are not
//! blank, `MEASURE STATE FIRST SECOND PERCENT CELL` with `-` for nothing, and lines `finding CODE CELL`.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::place::Cell;

/// A case.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    pub(super) file: String,
    pub(super) agency: String,
    pub(super) disposition: String,
    pub(super) sheets: Vec<TextSheet>,
    pub(super) readings: Vec<String>,
    pub(super) findings: Vec<String>,
}

/// A sheet as text.
#[derive(Debug, Clone, Default)]
pub(super) struct TextSheet {
    pub(super) name: String,
    pub(super) font: Option<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Case {
    /// A case from its text.
    pub(super) fn parse(text: &str) -> Case {
        let mut case = Case::default();
        let mut expects = false;
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            if let Some(name) = line.strip_prefix("== ") {
                expects = name == "expect";
                if !expects {
                    let (name, font) = match name.split_once(" font=") {
                        Some((name, font)) => (name, Some(font.to_owned())),
                        None => (name, None),
                    };
                    case.sheets.push(TextSheet {
                        name: name.to_owned(),
                        font,
                        rows: Vec::new(),
                    });
                }
            } else if expects {
                match line.strip_prefix("finding ") {
                    Some(finding) => case.findings.push(finding.trim().to_owned()),
                    None => case
                        .readings
                        .push(line.split_whitespace().collect::<Vec<_>>().join(" ")),
                }
            } else if let Some(row) = line.strip_prefix('|') {
                let row = row.strip_suffix('|').unwrap_or(row);
                let cells = row.split('|').map(|cell| cell.trim().replace("\\n", "\n"));
                case.sheets.last_mut().unwrap().rows.push(cells.collect());
            } else {
                let (key, value) = line.split_once(':').unwrap();
                let value = value.trim().to_owned();
                match key {
                    "file" => case.file = value,
                    "agency" => case.agency = value,
                    "disposition" => case.disposition = value,
                    other => panic!("{other}"),
                }
            }
        }
        case
    }

    /// The file's bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        if self.file.ends_with(".csv") {
            let rows: Vec<String> = self.sheets[0]
                .rows
                .iter()
                .map(|row| {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|cell| match cell.as_str() {
                            "<" | "^" => String::new(),
                            text => format!("\"{}\"", text.trim_start_matches('#')),
                        })
                        .collect();
                    cells.join(";")
                })
                .collect();
            return rows.join("\r\n").into_bytes();
        }
        let mut workbook = Workbook::new();
        for sheet in &self.sheets {
            sheet.write(&mut workbook);
        }
        workbook.save_to_buffer().unwrap()
    }
}

impl TextSheet {
    fn write(&self, workbook: &mut Workbook) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.name).unwrap();
        let plain = match &self.font {
            Some(font) => Format::new().set_font_name(font),
            None => Format::new(),
        };
        for (first, last) in self.areas() {
            let text = self.rows[first.row as usize][first.column as usize].clone();
            let column = |cell: Cell| u16::try_from(cell.column).unwrap();
            sheet
                .merge_range(
                    first.row,
                    column(first),
                    last.row,
                    column(last),
                    &text,
                    &plain,
                )
                .unwrap();
        }
        for (row, cells) in (0..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                self.cell(sheet, row, column, cell, &plain);
            }
        }
    }

    fn cell(
        &self,
        sheet: &mut rust_xlsxwriter::Worksheet,
        row: u32,
        column: u16,
        cell: &str,
        plain: &Format,
    ) {
        let result = match cell.chars().next() {
            None | Some('<' | '^') => return,
            Some('#') => sheet.write_number_with_format(
                row,
                column,
                cell[1..].parse::<f64>().unwrap(),
                plain,
            ),
            Some('%') if cell.len() > 1 => {
                let format = plain.clone().set_num_format("0.00%");
                sheet.write_number_with_format(
                    row,
                    column,
                    cell[1..].parse::<f64>().unwrap(),
                    &format,
                )
            }
            Some('!') if cell.len() > 1 => {
                let formula = Formula::new("=1/0").set_result(&cell[1..]);
                sheet.write_formula_with_format(row, column, formula, plain)
            }
            Some('@') => {
                let day = ExcelDateTime::parse_from_str(&cell[1..]).unwrap();
                let format = plain.clone().set_num_format("dd/mm");
                sheet.write_datetime_with_format(row, column, &day, &format)
            }
            Some(_) => sheet.write_string_with_format(row, column, cell, plain),
        };
        result.unwrap();
    }

    /// The merged areas: each cell with what is joined to it on its right and below.
    fn areas(&self) -> Vec<(Cell, Cell)> {
        let at = |row: usize, column: usize| {
            self.rows
                .get(row)
                .and_then(|cells| cells.get(column))
                .map_or("", String::as_str)
        };
        let mut areas = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if matches!(cell.as_str(), "<" | "^") {
                    continue;
                }
                let (mut right, mut below) = (column, row);
                while at(row, right + 1) == "<" {
                    right += 1;
                }
                while at(below + 1, column) == "^" {
                    below += 1;
                }
                if right > column || below > row {
                    let place = |row: usize, column: usize| {
                        Cell::new(u32::try_from(row).unwrap(), u32::try_from(column).unwrap())
                    };
                    areas.push((place(row, column), place(below, right)));
                }
            }
        }
        areas
    }

    /// The same sheet with blank rows before a row and blank columns before a column; merged areas
    /// that lie over them grow.
    pub(super) fn with_blanks(
        &self,
        (row, rows): (usize, usize),
        (column, columns): (usize, usize),
    ) -> TextSheet {
        let mut sheet = self.clone();
        for cells in &mut sheet.rows {
            let joined = cells.get(column).is_some_and(|cell| cell == "<");
            if column <= cells.len() {
                let blank = if joined { "<" } else { "" };
                cells.splice(column..column, vec![blank.to_owned(); columns]);
            }
        }
        if row <= sheet.rows.len() {
            let blank: Vec<String> = sheet.rows.get(row).map_or_else(Vec::new, |cells| {
                let mut inside = false;
                cells
                    .iter()
                    .map(|cell| {
                        inside = cell == "^" || (inside && cell == "<");
                        if inside && cell == "^" {
                            "^".to_owned()
                        } else {
                            String::new()
                        }
                    })
                    .collect()
            });
            sheet.rows.splice(row..row, vec![blank; rows]);
        }
        sheet
    }
}
