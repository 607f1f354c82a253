//! A clerk's file into a narrative. Whatever the clerk or an agency has written is text: only the
//! signs at the beginning of a line and the marks of figures mean something.

use std::collections::BTreeMap;

use super::super::figures::{Mark, Piece, without_marks};
use super::super::text::{self, Reader};
use super::Narrative;
use super::inline::{self, Malformed};
use crate::failure::{Fault, Faults, Outcome};
use crate::report::decided_marks::without_mark;
use crate::report::document::{Table, figure};
use crate::vietnamese::clean::clean;

/// Reads a narrative; `file` is its path as faults name it.
///
/// # Errors
/// Every malformed mark, unknown sign and unknown table, with its line; a file without a word.
pub fn read(file: &str, content: &str, tables: &BTreeMap<String, Table>) -> Outcome<Narrative> {
    read_beside(file, content, tables, &BTreeMap::new())
}

/// Like [`read`]; a figure that rests on a decision now is printed with the mark of it, though the
/// file was written before. `now` are the figures that the inputs give, by their sources.
pub fn read_beside(
    file: &str,
    content: &str,
    tables: &BTreeMap<String, Table>,
    now: &BTreeMap<String, Mark>,
) -> Outcome<Narrative> {
    let mut faults = Faults::new();
    let mut reader = Reader::default();
    let mut cited = Vec::new();
    let mut words = Vec::new();
    for (index, line) in content.lines().enumerate() {
        let number = index + 1;
        match one(clean(line).text.trim(), tables, now, &mut reader) {
            Ok(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Figure(mark) => cited.push((number, mark)),
                        Piece::Plain(text) => words.push((number, text)),
                    }
                }
            }
            Err((what, mend)) => faults.add(Fault::new(file, what, mend).at_line(number)),
        }
    }
    let items = reader.into_items();
    if items.is_empty() && faults.is_empty() {
        faults.add(Fault::new(
            file,
            "tệp không có lời nào để in",
            "soạn lời báo cáo vào tệp; hoặc xóa tệp để chương trình tự soạn lời",
        ));
    }
    faults.into_outcome(Narrative {
        items,
        cited,
        words,
    })
}

/// What is wrong, and how to mend it.
type Wrong = (String, String);

/// Reads a line; gives its words and marks as the file has them.
fn one(
    line: &str,
    tables: &BTreeMap<String, Table>,
    now: &BTreeMap<String, Mark>,
    reader: &mut Reader,
) -> Result<Vec<Piece>, Wrong> {
    if line.starts_with("//") {
        return Ok(Vec::new());
    }
    if line.is_empty() {
        reader.finish();
        return Ok(Vec::new());
    }
    if line.starts_with("[[bang") {
        return table(line, tables, reader).map(|()| Vec::new());
    }
    let opened = text::opened(line);
    if opened.is_none() && line.starts_with('#') {
        return Err((
            "dòng đề mục viết chưa đúng".to_owned(),
            "đề mục bắt đầu bằng «# », «## » hoặc «### » (có dấu cách); muốn in dấu # thì viết «\\#»"
                .to_owned(),
        ));
    }
    let (words, pieces) = marked(opened.map_or(line, |(_, rest)| rest), now).map_err(malformed)?;
    match opened {
        Some((opening, _)) => reader.open(opening, &words),
        None => reader.continue_with(&words),
    }
    Ok(pieces)
}

fn table(line: &str, tables: &BTreeMap<String, Table>, reader: &mut Reader) -> Result<(), Wrong> {
    let known: Vec<&str> = tables.keys().map(String::as_str).collect();
    let mend = || {
        format!(
            "viết «[[bang:TÊN]]» trên một dòng riêng, TÊN là một trong: {}",
            known.join(", ")
        )
    };
    match text::table_name(line) {
        Some(name) if tables.contains_key(name) => {
            reader.table(name);
            Ok(())
        }
        Some(name) => Err((format!("không có bảng nào tên «{name}»"), mend())),
        None => Err((format!("dòng đặt bảng viết chưa đúng: «{line}»"), mend())),
    }
}

fn malformed(Malformed(seen): Malformed) -> Wrong {
    (
        format!("dấu số liệu viết chưa đúng: «{seen}»"),
        "viết đủ [số|nguồn] hoặc [số|nguồn|kết quả] trên một dòng; hoặc xóa dấu, chỉ để lại chữ; \
         muốn in dấu ngoặc, dấu gạch đứng thì viết «\\[», «\\|»"
            .to_owned(),
    )
}

/// A text whose figures are marked, and its pieces as the file has them.
fn marked(text: &str, now: &BTreeMap<String, Mark>) -> Result<(String, Vec<Piece>), Malformed> {
    let mut words = String::new();
    let pieces = inline::read(text)?;
    for piece in &pieces {
        match piece {
            Piece::Plain(text) => words.push_str(&without_marks(text)),
            Piece::Figure(mark) => {
                let current = now.get(&text::one_line(&mark.source));
                let same = current.filter(|new| {
                    without_mark(&text::one_line(&new.text))
                        == without_mark(&text::one_line(&mark.text))
                });
                words.push_str(&figure::marked(same.unwrap_or(mark)));
            }
        }
    }
    Ok((words, pieces))
}
