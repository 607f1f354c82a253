//! A sheet while it is written: text that stays text, numbers, formulas with their results, links.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Format, Formula, Table, TableColumn, TableFunction, TableStyle, Url, Worksheet, XlsxError,
};

use super::super::text_size::{Block, row_height};
use super::fitting::{fitting, spreadsheet_day};
use super::look;
use super::place::{FilePlace, LONGEST_LINK};
use crate::vietnamese::phrase::date_short;

/// What writing gives: an error of the library is a fault of ours.
pub(super) type Written = Result<(), XlsxError>;

/// How many links a sheet may hold.
const MOST_LINKS: usize = 65_000;

/// The head of a column: its heading and its width in characters.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) heading: Cow<'static, str>,
    pub(super) width: f64,
}

/// The head of a column.
pub(super) const fn head(heading: &'static str, width: f64) -> Head {
    Head {
        heading: Cow::Borrowed(heading),
        width,
    }
}

/// The result of a formula, as the program computes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    Number(f64),
    Text(String),
}

impl Answer {
    /// A number, or an empty text.
    pub(super) fn of(number: Option<f64>) -> Self {
        number.map_or(Answer::Text(String::new()), Answer::Number)
    }

    fn stored(&self) -> String {
        match self {
            Answer::Number(number) => number.to_string(),
            Answer::Text(text) => text.clone(),
        }
    }
}

/// A sheet while it is written. Rows and columns count from 0.
pub(super) struct Page {
    pub(super) sheet: Worksheet,
    links: usize,
}

impl Page {
    /// An empty sheet of a name.
    pub(super) fn new(name: &str) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_screen_gridlines(false);
        sheet.set_formula_result_default("");
        Ok(Page { sheet, links: 0 })
    }

    /// The title in the first row, and a line below it.
    pub(super) fn title(&mut self, title: &str, subtitle: &str) -> Written {
        self.text(0, 0, title, &look::title())?;
        self.sheet.set_row_height(0, 24)?;
        self.text(1, 0, subtitle, &look::subtitle())
    }

    /// Text, never taken for a formula, also when it is edited.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Written {
        let text = fitting(text);
        if text.starts_with(['=', '+', '-', '@']) {
            let literal = format.clone().set_quote_prefix();
            self.sheet
                .write_string_with_format(row, column, text, &literal)?;
        } else {
            self.sheet
                .write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// Text in cells of one row that are made one.
    pub(super) fn across(
        &mut self,
        row: u32,
        (first, last): (u16, u16),
        text: &str,
        format: &Format,
    ) -> Written {
        self.sheet.merge_range(row, first, row, last, "", format)?;
        self.text(row, first, text, format)
    }

    /// What an agency wrote, in a cell of some width whose row is not higher than a limit in points:
    /// where that is too low, the beginning is seen.
    pub(super) fn prose(
        &mut self,
        (row, column): (u32, u16),
        text: &str,
        width: f64,
        limit: f64,
    ) -> Written {
        let block = Block {
            text,
            width,
            size: look::SIZE,
            bold: false,
        };
        let format = if row_height([block.height()]) > limit {
            look::prose()
        } else {
            look::cell()
        };
        self.text(row, column, text, &format)
    }

    /// A number, or an empty cell.
    pub(super) fn number(
        &mut self,
        row: u32,
        column: u16,
        number: Option<f64>,
        format: &Format,
    ) -> Written {
        match number.filter(|number| number.is_finite()) {
            Some(number) => self
                .sheet
                .write_number_with_format(row, column, number, format)?,
            None => self.sheet.write_blank(row, column, format)?,
        };
        Ok(())
    }

    /// A count.
    pub(super) fn count(
        &mut self,
        row: u32,
        column: u16,
        count: usize,
        format: &Format,
    ) -> Written {
        self.number(row, column, Some(count as f64), format)
    }

    /// A day, or an empty cell.
    pub(super) fn day(&mut self, row: u32, column: u16, day: Option<NaiveDate>) -> Written {
        let format = look::date();
        let Some(day) = day else {
            return self.text(row, column, "", &format);
        };
        match spreadsheet_day(day) {
            Some(day) => {
                self.sheet
                    .write_datetime_with_format(row, column, day, &format)?;
                Ok(())
            }
            None => self.text(row, column, &date_short(day), &format),
        }
    }

    /// A formula with its result.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        answer: &Answer,
        format: &Format,
    ) -> Written {
        let formula = Formula::new(formula).set_result(answer.stored());
        self.sheet
            .write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// A link to a cell of another sheet of this workbook.
    pub(super) fn link_to_sheet(
        &mut self,
        row: u32,
        column: u16,
        sheet: &str,
        text: &str,
        format: &Format,
    ) -> Written {
        let link = format!("internal:'{}'!A1", sheet.replace('\'', "''"));
        let url = Url::new(link).set_text(text);
        self.sheet.write_url_with_format(row, column, url, format)?;
        Ok(())
    }

    /// A link to the first cell of a row of another sheet of this workbook.
    pub(super) fn link_to_row(
        &mut self,
        row: u32,
        column: u16,
        (sheet, target): (&str, u32),
        text: &str,
    ) -> Written {
        let link = format!("internal:'{}'!A{}", sheet.replace('\'', "''"), target + 1);
        let url = Url::new(link).set_text(text);
        self.sheet
            .write_url_with_format(row, column, url, &look::link())?;
        Ok(())
    }

    /// A link to a place in an agency's workbook, which stands beside the period's output.
    pub(super) fn link_to_place(
        &mut self,
        row: u32,
        column: u16,
        place: &FilePlace,
        text: &str,
    ) -> Written {
        let linked = self.links < MOST_LINKS && !text.is_empty() && text.len() < LONGEST_LINK;
        match place.address().filter(|_| linked) {
            Some(address) => {
                self.links += 1;
                let url = Url::new(address).set_text(fitting(text));
                self.sheet
                    .write_url_with_format(row, column, url, &look::link())?;
                Ok(())
            }
            None => self.text(row, column, text, &look::cell()),
        }
    }

    /// A place in words, and beside it a short link: some programs never wrap a link.
    pub(super) fn place(
        &mut self,
        row: u32,
        column: u16,
        place: &FilePlace,
        words: &str,
    ) -> Written {
        self.text(row, column, words, &look::cell())?;
        let shown = match (words, place.cell.as_ref()) {
            ("", _) => "",
            (_, "") => "Mở tệp",
            (_, cell) => cell,
        };
        self.link_to_place(row, column + 1, place, shown)
    }

    /// The widths of columns, from the first.
    pub(super) fn widths(&mut self, columns: &[Head]) -> Written {
        for (index, column) in (0_u16..).zip(columns) {
            self.sheet.set_column_width(index, column.width)?;
        }
        Ok(())
    }

    /// A row of headings, high enough for them.
    pub(super) fn headings(&mut self, row: u32, columns: &[Head]) -> Written {
        for (index, column) in (0_u16..).zip(columns) {
            self.text(row, index, &column.heading, &look::heading())?;
        }
        let blocks = columns.iter().map(|column| Block {
            text: &column.heading,
            width: column.width - 2.0,
            size: look::SIZE,
            bold: true,
        });
        let height = row_height(blocks.map(|block| block.height()));
        self.sheet.set_row_height(row, height)?;
        Ok(())
    }

    /// Makes a row as high as its texts need, up to a limit in points.
    pub(super) fn fit(&mut self, row: u32, texts: &[(&str, f64)], limit: f64) -> Written {
        let blocks = texts.iter().map(|(text, width)| Block {
            text,
            width: *width,
            size: look::SIZE,
            bold: false,
        });
        let height = row_height(blocks.map(|block| block.height()));
        self.sheet.set_row_height(row, height.min(limit))?;
        Ok(())
    }

    /// Makes rows a table with filters. `counted` is the column whose cells the last row counts, by
    /// a formula that the caller writes; without it there is no such row.
    pub(super) fn table(
        &mut self,
        name: &str,
        rows: (u32, u32),
        columns: &[Head],
        counted: Option<u16>,
    ) -> Written {
        let headed: Vec<TableColumn> = (0_u16..)
            .zip(columns)
            .map(|(index, column)| table_column(column, index, counted))
            .collect();
        let table = Table::new()
            .set_name(name)
            .set_columns(&headed)
            .set_style(TableStyle::None)
            .set_total_row(counted.is_some());
        let last = columns.len() as u16 - 1;
        self.sheet.add_table(rows.0, 0, rows.1, last, &table)?;
        Ok(())
    }
}

/// The words beside the count in the last row of a table.
pub(super) const ROWS_SHOWN: &str = "Số dòng đang hiện";

fn table_column(column: &Head, index: u16, counted: Option<u16>) -> TableColumn {
    let headed = TableColumn::new()
        .set_header(column.heading.as_ref())
        .set_header_format(look::heading());
    match counted {
        Some(_) if index == 0 => headed.set_total_label(ROWS_SHOWN),
        Some(counted) if index == counted => headed.set_total_function(TableFunction::Count),
        _ => headed,
    }
}
