//! A sheet that is one list. It is declared: a title, and columns with heading, width and what they
//! show of a row. Headings, rows with their heights, the row that counts, what stays in sight and what
//! is printed follow from that.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, XlsxError};

use super::look;
use super::marks::Range;
use super::page::{Answer, Head, Page, ROWS_SHOWN, Written};
use super::place::FilePlace;
use super::print::{Printed, freeze, set_up};
use crate::report::model::Report;

/// The row of headings of a sheet that is one list.
pub(super) const HEADER: u32 = 2;

/// What a cell of a list shows.
pub(super) enum Shown<'r> {
    /// A text in a format; its row is high enough for it.
    Text(Cow<'r, str>, Format),
    /// What an agency wrote at length: where the row may not be high enough, its beginning is seen.
    Prose(Cow<'r, str>),
    /// What an agency wrote at length, and is read in the cell: no row is higher for it.
    Aside(&'r str),
    /// A number with some decimals, or nothing.
    Number(Option<f64>, usize),
    /// A day, or nothing.
    Day(Option<NaiveDate>),
    /// A place in words; the next column has a short link to it.
    Place(FilePlace<'r>, Cow<'r, str>),
    /// What the column before has written already.
    WithBefore,
    /// A file's name, as a link to it.
    File(FilePlace<'r>, &'r str),
    /// A link to a row, from 0, of another sheet; nothing where there is none.
    Row(&'static str, Option<u32>),
}

/// A text.
pub(super) fn text<'r>(text: impl Into<Cow<'r, str>>) -> Shown<'r> {
    Shown::Text(text.into(), look::cell())
}

/// A text in the middle of its cell.
pub(super) fn centred<'r>(text: impl Into<Cow<'r, str>>) -> Shown<'r> {
    Shown::Text(text.into(), look::centred())
}

/// A count.
pub(super) fn count<'r>(count: usize) -> Shown<'r> {
    Shown::Number(Some(count as f64), 0)
}

/// What a column shows of a row.
type Value<'c, R> = Box<dyn for<'r> Fn(&'r Report, &'r R) -> Shown<'r> + 'c>;

/// A column of a list.
pub(super) struct Column<'c, R> {
    head: Head,
    value: Value<'c, R>,
}

/// The columns of a list, from the left.
pub(super) struct Columns<'c, R> {
    columns: Vec<Column<'c, R>>,
}

impl<'c, R> Columns<'c, R> {
    /// None yet.
    pub(super) fn new() -> Self {
        Columns {
            columns: Vec::new(),
        }
    }

    /// With a column more: its heading, its width in characters, what it shows of a row.
    pub(super) fn column(
        mut self,
        heading: impl Into<Cow<'static, str>>,
        width: f64,
        value: impl for<'r> Fn(&'r Report, &'r R) -> Shown<'r> + 'c,
    ) -> Self {
        self.columns.push(Column {
            head: Head {
                heading: heading.into(),
                width,
            },
            value: Box::new(value),
        });
        self
    }

    /// With the column of short links beside a place.
    pub(super) fn short_link(self) -> Self {
        self.column("Mở ô", 8.0, |_, _| Shown::WithBefore)
    }

    /// The column of a heading that the list has.
    pub(super) fn at(&self, heading: &str) -> u16 {
        let mut columns = (0_u16..).zip(&self.columns);
        columns
            .find(|(_, column)| column.head.heading == heading)
            .map_or(0, |(at, _)| at)
    }

    /// How many they are.
    pub(super) fn count(&self) -> u16 {
        self.columns.len() as u16
    }

    /// The headings with their widths.
    pub(super) fn heads(&self) -> Vec<Head> {
        let columns = self.columns.iter();
        columns.map(|column| column.head.clone()).collect()
    }
}

/// The columns of a list, and how high a row may be.
pub(super) struct List<'c, R> {
    pub(super) columns: Columns<'c, R>,
    /// The highest row, in points.
    pub(super) highest: f64,
    /// The name of the table that filters, and the heading of the column whose cells its last row
    /// counts.
    pub(super) table: Option<(&'static str, Option<&'static str>)>,
}

impl<R> List<'_, R> {
    /// Writes headings into a row and the rows below it; gives the last row.
    pub(super) fn write(
        &self,
        page: &mut Page,
        report: &Report,
        header: u32,
        rows: &[R],
    ) -> Result<u32, XlsxError> {
        let heads = self.columns.heads();
        page.headings(header, &heads)?;
        let mut last = header;
        for row in rows {
            last += 1;
            self.row(page, report, row, last)?;
        }
        let Some((name, counted)) = self.table else {
            return Ok(last);
        };
        // A table has a row also where nothing is listed.
        let last = last.max(header + 1) + u32::from(counted.is_some());
        let at = counted.map(|heading| self.columns.at(heading));
        page.table(name, (header, last), &heads, at)?;
        if let Some(heading) = counted {
            self.total(page, (name, heading), rows.len(), last)?;
        }
        Ok(last)
    }

    fn row(&self, page: &mut Page, report: &Report, row: &R, at: u32) -> Written {
        let columns = &self.columns.columns;
        let shown: Vec<Shown<'_>> = columns
            .iter()
            .map(|column| (column.value)(report, row))
            .collect();
        let mut heights = Vec::new();
        for ((index, column), shown) in (0_u16..).zip(columns).zip(&shown) {
            let width = column.head.width;
            let seen = match shown {
                Shown::Text(text, format) => {
                    page.text(at, index, text, format)?;
                    Some(text.as_ref())
                }
                Shown::Prose(text) => {
                    page.prose((at, index), text, width, self.highest)?;
                    Some(text.as_ref())
                }
                Shown::Place(place, words) => {
                    page.place(at, index, place, words)?;
                    Some(words.as_ref())
                }
                Shown::File(place, name) => {
                    page.link_to_place(at, index, place, name)?;
                    Some(*name)
                }
                Shown::Aside(text) => {
                    page.text(at, index, text, &look::prose())?;
                    None
                }
                Shown::Number(number, decimals) => {
                    page.number(at, index, *number, &look::number(*decimals))?;
                    None
                }
                Shown::Day(day) => {
                    page.day(at, index, *day)?;
                    None
                }
                Shown::Row(sheet, Some(target)) => {
                    let words = format!("Dòng {}", target + 1);
                    page.link_to_row(at, index, (sheet, *target), &words)?;
                    None
                }
                Shown::Row(_, None) => {
                    page.text(at, index, "", &look::centred())?;
                    None
                }
                Shown::WithBefore => None,
            };
            heights.extend(seen.map(|seen| (seen, width)));
        }
        page.fit(at, &heights, self.highest)
    }

    /// How many rows the filters leave. Figures of different units have no sum.
    fn total(
        &self,
        page: &mut Page,
        (table, counted): (&str, &str),
        rows: usize,
        at: u32,
    ) -> Written {
        for index in 0..self.columns.count() {
            page.text(at, index, "", &look::total_label())?;
        }
        page.text(at, 0, ROWS_SHOWN, &look::total_label().unset_text_wrap())?;
        page.formula(
            at,
            self.columns.at(counted),
            &format!("SUBTOTAL(103,{table}[{counted}])"),
            &Answer::Number(rows as f64),
            &look::total(),
        )
    }
}

/// A sheet that is one list.
pub(super) struct Listing<'c, R> {
    /// The sheet's name.
    pub(super) name: &'static str,
    /// What the first row says.
    pub(super) title: String,
    /// The line below it.
    pub(super) subtitle: String,
    pub(super) list: List<'c, R>,
    /// How many columns stay in sight.
    pub(super) fixed: u16,
    /// How many columns are printed; the rest is for the screen.
    pub(super) printed: u16,
}

impl<R> Listing<'_, R> {
    /// The cells of a column, without the row that counts, which is the last.
    pub(super) fn cells(&self, heading: &str, last: u32) -> Range {
        let at = self.list.columns.at(heading);
        (HEADER + 1, at, last - 1, at)
    }

    /// The sheet with its rows, and the last of them.
    pub(super) fn sheet(&self, report: &Report, rows: &[R]) -> Result<(Page, u32), XlsxError> {
        let mut page = Page::new(self.name)?;
        page.title(&self.title, &self.subtitle)?;
        page.widths(&self.list.columns.heads())?;
        let last = self.list.write(&mut page, report, HEADER, rows)?;
        self.finish(&mut page, report, last)?;
        Ok((page, last))
    }

    /// Sets what stays in sight, and what is printed down to a row.
    pub(super) fn finish(&self, page: &mut Page, report: &Report, last_row: u32) -> Written {
        freeze(page, HEADER + 1, self.fixed)?;
        set_up(
            page,
            report,
            &Printed {
                last_row,
                last_column: self.printed - 1,
                header: Some((HEADER, HEADER)),
                pages: 1,
            },
        )
    }
}
