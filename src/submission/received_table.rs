//! The clerk's register of receipts as a workbook (`inputs/submissions/2024-H1/received.xlsx`): the
//! same as `received.toml`, a row a file.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use workbook::{Content, Sheet, Value, Visibility, Workbook};

use super::Receipt;
use crate::datafile::guess;
use crate::failure::{Fault, Faults, Outcome};
use crate::vietnamese::date::{DateText, from_serial, read_date};
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;
use place::Cell;

/// A receipt, and the cell that names its file: `Sổ nhận, ô B4`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Where it stands.
    pub place: String,
    /// What was received.
    pub receipt: Receipt,
}

/// What a heading can be, in folded words; a longer one may follow.
const FILE: &[&str] = &["tep", "ten tep", "tep bao cao", "file", "ten file"];
const DATE: &[&str] = &["ngay den", "ngay nhan"];
const NUMBER: &[&str] = &["so den", "so van ban den"];

/// How many faults of a register are told at once: a table of another kind can have one a row.
const MOST_FAULTS: usize = 200;

/// The columns of a sheet's register.
struct Columns {
    head: u32,
    file: u32,
    date: u32,
    number: Option<u32>,
}

/// Reads the register; `shown` is its name in faults, `present` the files of the period's folder. The
/// receipts are given under their names.
///
/// # Errors
/// Every fault, with its cell: no headings, a row without a file, a file that the folder lacks or that
/// is named twice, a day that is none.
pub fn read(
    workbook: &Workbook,
    shown: &str,
    present: &[String],
) -> Outcome<BTreeMap<String, Row>> {
    let mut faults = Faults::new();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut found = false;
    let visible = workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Visible);
    for sheet in visible {
        let Some(columns) = columns(sheet) else {
            continue;
        };
        found = true;
        let reader = Reader {
            sheet,
            shown,
            present,
            columns: &columns,
        };
        let below: BTreeSet<u32> = sheet
            .cells
            .keys()
            .map(|cell| cell.row)
            .filter(|row| *row > columns.head)
            .collect();
        for row in below {
            if faults.count() >= MOST_FAULTS {
                faults.add(Fault::new(
                    shown,
                    format!("{}: từ hàng {} trở đi chưa xét", sheet.name, row + 1),
                    "Sửa các chỗ đã nêu rồi chạy lại.",
                ));
                return faults.into_outcome(rows);
            }
            reader.row(row, &mut rows, &mut faults);
        }
    }
    if !found {
        faults.add(Fault::new(
            shown,
            "không có trang tính nào có hàng tiêu đề của sổ tiếp nhận",
            "Cần một hàng tiêu đề có cột «Tệp» và cột «Ngày đến» (có thể thêm cột «Số đến»). Nếu đây là báo \
             cáo của một cơ quan thì đổi tên tệp.",
        ));
    }
    faults.into_outcome(rows)
}

/// The receipts of both registers together: what only one of them knows counts.
///
/// # Errors
/// A file of which they say different things.
pub fn merged(
    mut written: BTreeMap<String, Receipt>,
    table: BTreeMap<String, Row>,
    shown: &str,
) -> Outcome<BTreeMap<String, Receipt>> {
    let mut faults = Faults::new();
    for (file, row) in table {
        let own = written.entry(file.clone()).or_default();
        let date = agreed(own.date, row.receipt.date);
        let number = agreed(own.number.clone(), row.receipt.number.clone());
        match (date, number) {
            (Ok(date), Ok(number)) => *own = Receipt { date, number },
            _ => faults.add(Fault::new(
                shown,
                format!(
                    "{}: tệp «{file}» ghi {}, còn received.toml ghi {}",
                    row.place,
                    told(&row.receipt),
                    told(own)
                ),
                "Sửa cho hai sổ giống nhau, hoặc bỏ một trong hai sổ.",
            )),
        }
    }
    faults.into_outcome(written)
}

/// What both say, or the one that says anything.
fn agreed<T: PartialEq>(own: Option<T>, other: Option<T>) -> Result<Option<T>, ()> {
    match (own, other) {
        (Some(own), Some(other)) if own != other => Err(()),
        (own, other) => Ok(own.or(other)),
    }
}

fn told(receipt: &Receipt) -> String {
    let date = match receipt.date {
        Some(date) => format!("ngày {}", phrase::date_short(date)),
        None => "không ngày".to_owned(),
    };
    match &receipt.number {
        Some(number) => format!("{date}, số {number}"),
        None => date,
    }
}

/// The columns, by the first row that names file and day.
fn columns(sheet: &Sheet) -> Option<Columns> {
    let rows: BTreeSet<u32> = sheet.cells.keys().map(|cell| cell.row).collect();
    rows.into_iter().find_map(|head| {
        let find = |words: &[&str]| {
            let is_head = |content: &Content| {
                let plain = fold_plain(&text(content));
                words
                    .iter()
                    .any(|word| plain == *word || plain.starts_with(&format!("{word} ")))
            };
            let of_row = |cell: &&Cell| cell.row == head;
            sheet
                .cells
                .iter()
                .find(|(cell, content)| of_row(cell) && is_head(content))
                .map(|(cell, _)| cell.column)
        };
        Some(Columns {
            head,
            file: find(FILE)?,
            date: find(DATE)?,
            number: find(NUMBER),
        })
    })
}

/// A sheet while its rows are read.
struct Reader<'a> {
    sheet: &'a Sheet,
    shown: &'a str,
    present: &'a [String],
    columns: &'a Columns,
}

impl Reader<'_> {
    fn content(&self, row: u32, column: u32) -> Option<&Content> {
        self.sheet.cells.get(&Cell::new(row, column))
    }

    fn text(&self, row: u32, column: u32) -> String {
        self.content(row, column).map(text).unwrap_or_default()
    }

    fn place(&self, row: u32, column: u32) -> String {
        format!("{}, ô {}", self.sheet.name, Cell::new(row, column))
    }

    fn fault(&self, cell: (u32, u32), what: &str, mend: impl Into<String>) -> Fault {
        let place = self.place(cell.0, cell.1);
        Fault::new(self.shown, format!("{place}: {what}"), mend)
    }

    /// Reads a row; one with neither file, day nor number is a remark.
    fn row(&self, row: u32, rows: &mut BTreeMap<String, Row>, faults: &mut Faults) {
        let columns = self.columns;
        let file = self.text(row, columns.file).replace('\\', "/");
        let number = columns
            .number
            .map(|column| self.text(row, column))
            .filter(|number| !number.is_empty());
        let date = match self.day(row) {
            Ok(date) => date,
            Err(seen) => {
                faults.add(self.fault(
                    (row, columns.date),
                    &format!("«{seen}» không phải là ngày"),
                    "Ghi ngày theo dạng 17/6/2024, hoặc để trống nếu không rõ.",
                ));
                None
            }
        };
        if file.is_empty() {
            if date.is_some() || number.is_some() {
                faults.add(self.fault(
                    (row, columns.file),
                    "dòng không ghi tên tệp",
                    "Ghi tên tệp như trong thư mục của kỳ, hoặc xóa dòng.",
                ));
            }
            return;
        }
        let composed = |name: &str| name.nfc().collect::<String>();
        let Some(name) = self
            .present
            .iter()
            .find(|name| composed(name) == composed(&file))
        else {
            let hint = guess(&file, self.present.iter().map(String::as_str));
            faults.add(self.fault(
                (row, columns.file),
                &format!("không có tệp «{file}» trong thư mục của kỳ"),
                format!("{hint}Chép lại tệp vào thư mục, hoặc sửa tên, xóa dòng nếu ghi nhầm."),
            ));
            return;
        };
        let place = self.place(row, columns.file);
        if let Some(earlier) = rows.get(name) {
            faults.add(self.fault(
                (row, columns.file),
                &format!("tệp «{file}» đã ghi ở {}", earlier.place),
                "Xóa một trong hai dòng.",
            ));
            return;
        }
        let receipt = Receipt { date, number };
        rows.insert(name.clone(), Row { place, receipt });
    }

    /// The day of a row; what stands there where it is none.
    fn day(&self, row: u32) -> Result<Option<NaiveDate>, String> {
        let Some(content) = self.content(row, self.columns.date) else {
            return Ok(None);
        };
        let written = text(content);
        let day = match &content.value {
            Value::Date { days, from_1904 } => from_serial(*days, *from_1904),
            Value::Empty => return Ok(None),
            _ => match read_date(&written) {
                DateText::Day {
                    date,
                    month_first: false,
                } => Some(date),
                DateText::Blank => return Ok(None),
                // A register of a spreadsheet may say the hour too: «17/6/2024 08:15».
                _ => match written.split_once(' ').map(|(day, _)| read_date(day)) {
                    Some(DateText::Day {
                        date,
                        month_first: false,
                    }) => Some(date),
                    _ => None,
                },
            },
        };
        day.map(Some).ok_or(written)
    }
}

/// What a cell says, in one line.
fn text(content: &Content) -> String {
    match &content.value {
        Value::Text(text) | Value::DateText(text) => {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        Value::Number(number) => number.to_string(),
        Value::Error(error) => error.clone(),
        _ => String::new(),
    }
}
