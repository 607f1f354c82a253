//! Data files (TOML) that an office edits: read so that every fault of a file is told at once, with
//! its line. Other modules describe what a file holds by asking a [`Row`] for its keys; whatever was
//! not asked for is an unknown key.

mod block;
mod blocks;
mod entries;
mod kept;
mod nearest;
mod notation;
mod number;
mod row;
mod syntax;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod value;

use std::cell::RefCell;
use std::path::Path;

use toml::de::DeTable;

use crate::failure::{Failure, Fault, Faults, Outcome, system_reason};
use crate::patience::whole_file;

pub use block::{Block, Entry, Key, block_schema, words_schema};
pub(crate) use block::{block, words};
pub use entries::{Code, Codes, Day, Flag, FreeText, Rows, SomeRows, Text, Texts, Whole, Written};
pub use kept::kept_as;
pub use nearest::guess;
pub use notation::Notation;
pub use number::number;
pub use row::Row;

/// Something that was read, with the line (from 1) on which it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// The line, from 1.
    pub line: usize,
}

/// A file being read: knows its lines and gathers its faults.
#[derive(Debug)]
pub struct Source<'a> {
    file: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Source<'a> {
    fn new(text: &'a str, file: &'a str) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Source {
            file,
            text,
            line_starts,
            faults: RefCell::default(),
        }
    }

    /// The line, from 1, of a byte of the text.
    fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// The words of a line (from 1).
    fn line_text(&self, line: usize) -> &'a str {
        self.text
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or_default()
            .trim()
    }

    /// Records a fault at a line.
    pub fn fault(&self, line: usize, what: impl Into<String>, mend: impl Into<String>) {
        let fault = Fault::new(self.file, what, mend).at_line(line);
        self.faults.borrow_mut().push(fault);
    }

    /// Records a fault for every id that stands there a second time.
    pub fn check_unique<'i>(&self, ids: impl IntoIterator<Item = &'i Located<String>>) {
        let mut seen: Vec<&Located<String>> = Vec::new();
        for id in ids.into_iter().filter(|id| !id.value.is_empty()) {
            match seen.iter().find(|earlier| earlier.value == id.value) {
                Some(earlier) => self.fault(
                    id.line,
                    format!("mã «{}» đã dùng ở dòng {}", id.value, earlier.line),
                    "Đặt mã khác, hoặc xóa một trong hai khối.",
                ),
                None => seen.push(id),
            }
        }
    }

    /// Whether a fault was told at a line.
    fn is_faulty(&self, line: usize) -> bool {
        let faults = self.faults.borrow();
        faults.iter().any(|fault| fault.line == Some(line))
    }

    fn into_faults(self) -> Vec<Fault> {
        let mut list = self.faults.into_inner();
        list.sort_by_key(|fault| fault.line);
        list
    }
}

/// Reads a file's text; `body` asks the top table for its keys.
///
/// All faults are added to `faults`, in the order of their lines. Nothing is given where the text is
/// no TOML; where single values are faulty, what could be read is given, so that the faults of files
/// that refer to this one can be told in the same run. The value counts only if `faults` is empty.
pub fn read<T>(
    text: &str,
    file: &str,
    faults: &mut Faults,
    body: impl FnOnce(&Row<'_>) -> T,
) -> Option<T> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source::new(text, file);
    let (table, errors) = DeTable::parse_recoverable(text);
    let value = if errors.is_empty() {
        let row = Row::top(&source, &table);
        let value = body(&row);
        row.check_unknown();
        Some(value)
    } else {
        syntax::tell(&source, &errors);
        None
    };
    for fault in source.into_faults() {
        faults.add(fault);
    }
    value
}

/// Turns a reader that adds to faults into one that gives an outcome.
///
/// # Errors
/// Every fault that the reader added.
pub fn outcome<T>(reader: impl FnOnce(&mut Faults) -> Option<T>) -> Outcome<T> {
    let mut faults = Faults::new();
    let value = reader(&mut faults);
    faults.into_outcome(value).map(|value| {
        value.expect("a reader gives nothing only after it has added the fault that stopped it")
    })
}

/// Reads the text of a file below the root; `name` is relative to it, with `/`.
///
/// # Errors
/// The file is missing, can't be opened, or is not UTF-8.
pub fn read_text(root: &Path, name: &str) -> Outcome<String> {
    let bytes = whole_file(&root.join(name)).map_err(|error| {
        Failure::one(if error.kind() == std::io::ErrorKind::NotFound {
            Fault::new(
                name,
                "không có tệp này",
                "Tạo tệp theo hướng dẫn trong docs/inputs.md, hoặc chỉ đúng thư mục bằng --root.",
            )
        } else {
            Fault::new(
                name,
                format!("không mở được tệp ({})", system_reason(&error)),
                "Kiểm tra quyền đọc tệp, đóng chương trình đang giữ tệp rồi chạy lại.",
            )
        })
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..valid]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        Failure::one(
            Fault::new(
                name,
                "tệp không ở bảng mã UTF-8",
                "Mở tệp bằng trình soạn thảo, lưu lại với bảng mã UTF-8.",
            )
            .at_line(line),
        )
    })
}
