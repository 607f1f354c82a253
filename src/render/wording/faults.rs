//! A template's faults, told to the clerk who edits it: file, line, and what is wrong.

use std::collections::BTreeMap;

use minijinja::{Error, ErrorKind};

use super::{BUILT_IN, FOLDER};
use crate::failure::Fault;
use crate::report::document::Table;

const RESTORE: &str = "Sửa lại dòng này, hoặc xóa tệp để dùng mẫu câu có sẵn trong chương trình.";

/// The fault of a template that can't be understood or filled.
pub(super) fn fault(name: &str, source: &str, error: &Error) -> Fault {
    let line = error.line();
    let seen = seen(source, error);
    let what = match error.kind() {
        ErrorKind::SyntaxError => format!("mẫu câu sai cú pháp tại «{seen}»"),
        ErrorKind::UndefinedError => format!("mẫu câu dùng tên không có: «{seen}»"),
        ErrorKind::UnknownFilter => format!("mẫu câu dùng bộ lọc không có: «{seen}»"),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod | ErrorKind::UnknownTest => {
            format!("mẫu câu dùng hàm hoặc phép thử không có: «{seen}»")
        }
        ErrorKind::OutOfFuel => "mẫu câu lặp quá nhiều lần, không kết thúc được".to_owned(),
        _ => match own_words(error) {
            Some(words) => format!("{words}: «{seen}»"),
            None => format!("mẫu câu không thực hiện được tại «{seen}»"),
        },
    };
    at(Fault::new(file(name), what, RESTORE), line)
}

/// What our own filters and formatter say; the engine's words are English and are not shown.
fn own_words(error: &Error) -> Option<&str> {
    error.detail().filter(|detail| detail.starts_with("không "))
}

/// The template's text that the fault is about.
fn seen(source: &str, error: &Error) -> String {
    let unknown = matches!(
        error.kind(),
        ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest
    );
    if let Some(word) = error.detail().filter(|_| unknown).and_then(second_word) {
        return word.to_owned();
    }
    let piece = error
        .range()
        .and_then(|range| source.get(range))
        .map(str::trim)
        .filter(|piece| !piece.is_empty() && error.kind() != ErrorKind::SyntaxError);
    let line = error.line().and_then(|line| source.lines().nth(line - 1));
    let text = piece.or(line).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `filter xyz is unknown` → `xyz`.
fn second_word(detail: &str) -> Option<&str> {
    detail.split(' ').nth(1)
}

/// The fault of a name that the data does not have.
pub(super) fn unknown_name(name: &str, source: &str, path: &str) -> Fault {
    let what = format!("mẫu câu dùng tên không có trong số liệu báo cáo: «{path}»");
    at(
        Fault::new(
            file(name),
            what,
            "Sửa lại tên, hoặc xóa tệp để dùng mẫu câu có sẵn trong chương trình.",
        ),
        line_of(source, path),
    )
}

/// The fault of a table that there is not.
pub(super) fn unknown_table(
    name: &str,
    source: &str,
    table: &str,
    tables: &BTreeMap<String, Table>,
) -> Fault {
    let known: Vec<&str> = tables.keys().map(String::as_str).collect();
    let fault = Fault::new(
        file(name),
        format!("không có bảng nào tên «{table}»"),
        format!("Chọn một trong các bảng: {}.", known.join(", ")),
    );
    at(fault, line_of(source, &format!("[[bang:{table}")))
}

/// The fault of a file that is no document's wording.
pub(super) fn unknown_file(name: &str) -> Fault {
    let known: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
    Fault::new(
        file(name),
        "không có văn bản nào dùng mẫu câu tên này",
        format!(
            "Đặt tên tệp là một trong: {}; hoặc xóa tệp.",
            known.join(", ")
        ),
    )
}

fn file(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

fn at(fault: Fault, line: Option<usize>) -> Fault {
    match line {
        Some(line) => fault.at_line(line),
        None => fault,
    }
}

/// The line where a text first stands as a word of its own.
fn line_of(source: &str, text: &str) -> Option<usize> {
    let is_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    source
        .lines()
        .position(|line| {
            line.match_indices(text).any(|(at, _)| {
                !is_word(line[..at].chars().next_back())
                    && !is_word(line[at + text.len()..].chars().next())
            })
        })
        .map(|index| index + 1)
}
