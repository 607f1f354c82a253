//! Pages and sheets: a number that stands there only because of a decision has the mark behind it, or in
//! its row.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::Made;
use crate::nd30::pdf;

const MARK: &str = "(*)";
/// The list of decisions says itself what was decided.
const LIST: &str = "Số liệu được xác định lại";
/// So near behind a number its mark stands: behind what belongs to it.
const NEAR: usize = 90;

/// The numbers that are new and have no mark.
pub fn unmarked(without: &Made, with: &Made) -> Vec<String> {
    let mut found = Vec::new();
    // What looks for marks finds figures that have one.
    let annexes = words(&with["/phu-luc.pdf"]);
    if !large(&annexes).is_empty() && !annexes.contains(MARK) {
        found.push("/phu-luc.pdf: no mark at all".to_owned());
    }
    for (name, bytes) in with {
        let before = without.get(name).map_or(&[][..], Vec::as_slice);
        if name.ends_with(".pdf") || name.ends_with(".docx") {
            found.extend(of_pages(name, before, bytes));
        } else if name.ends_with("tong-hop.xlsx") {
            found.extend(of_sheets(name, before, bytes));
        }
    }
    found
}

/// The words of a file's pages, cell by cell and line by line.
fn words(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return String::new();
    }
    if bytes.starts_with(b"PK") {
        return words_of_word(bytes);
    }
    let mut text = String::new();
    let mut last = (0.0, 0.0);
    for page in pdf::read(bytes) {
        for character in &page.characters {
            let jumps = (character.y - last.1).abs() > 0.5
                || character.x - last.0 > 0.6
                || character.x < last.0 - 2.0;
            if jumps && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(&character.text);
            last = (character.x + character.width, character.y);
        }
    }
    text.replace('\u{a0}', " ")
}

/// The words of a Word file, a paragraph behind the other.
fn words_of_word(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut markup = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut markup).unwrap();
    let markup = markup.replace("</w:p>", " </w:p>");
    let mut text = String::new();
    for piece in markup.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    text.replace('\u{a0}', " ")
}

/// The numbers of five digits and more: a figure that was decided, or one that it went into.
fn large(text: &str) -> Vec<(usize, &str)> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.';
    let mut found = Vec::new();
    let mut from = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (from, is_part(letter)) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                let number = text[start..at].trim_end_matches('.');
                if number.bytes().filter(u8::is_ascii_digit).count() >= 5 {
                    found.push((start, number));
                }
                from = None;
            }
            _ => {}
        }
    }
    found
}

fn of_pages(name: &str, before: &[u8], bytes: &[u8]) -> Vec<String> {
    let (old, text) = (words(before), words(bytes));
    let known: BTreeSet<&str> = large(&old).into_iter().map(|(_, number)| number).collect();
    let list = list(&text);
    let mut found = Vec::new();
    if text.contains(MARK) && !text.contains("(*) Số liệu, kết quả được xác định") {
        found.push(format!("{name}: a mark without the note"));
    }
    for (at, number) in large(&text) {
        if known.contains(number) || list.as_ref().is_some_and(|list| list.contains(&at)) {
            continue;
        }
        let behind: String = text[at..].chars().take(NEAR).collect();
        if !behind.contains(MARK) {
            let around = text[..at].chars().rev().take(60).collect::<Vec<char>>();
            let around: String = around.into_iter().rev().collect();
            found.push(format!("{name}: …{around}[{number}]{behind}"));
        }
    }
    found
}

/// Where the list of decisions stands.
fn list(text: &str) -> Option<std::ops::Range<usize>> {
    let title = text.to_lowercase();
    // Its title, not its name in the note.
    let from = title
        .match_indices(&LIST.to_lowercase())
        .map(|(at, _)| at)
        .find(|at| !title[..*at].ends_with('«'))?;
    let next = ["Việc tiếp theo", "Chỉ số cải cách"]
        .iter()
        .filter_map(|next| text[from..].find(next))
        .min();
    Some(from..next.map_or(text.len(), |next| from + next))
}

fn of_sheets(name: &str, before: &[u8], bytes: &[u8]) -> Vec<String> {
    let open = |bytes: &[u8]| Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let (mut old, mut new) = (open(before), open(bytes));
    let mut found = Vec::new();
    let overview = new.worksheet_range("Tổng quan").unwrap();
    let has_note = overview
        .used_cells()
        .any(|(_, _, cell)| cell.to_string().starts_with(MARK));
    if !has_note {
        found.push(format!("{name}: no note"));
    }
    for sheet in new.sheet_names() {
        // Counts of verdicts have no mark of their own: the sheet has the note.
        if ["Quyết định xử lý", "Tổng quan"].contains(&sheet.as_str()) {
            continue;
        }
        let rows = |book: &mut Xlsx<Cursor<Vec<u8>>>| -> Vec<Vec<Data>> {
            let range = book.worksheet_range(&sheet);
            range.map_or(Vec::new(), |range| {
                range.rows().map(<[Data]>::to_vec).collect()
            })
        };
        let known: BTreeSet<String> = (rows(&mut old).iter().flatten())
            .map(ToString::to_string)
            .collect();
        for row in rows(&mut new) {
            let is_count = ["Số cơ quan", "Số dòng"]
                .iter()
                .any(|words| row[0].to_string().starts_with(words));
            if is_count {
                continue;
            }
            let is_marked = row.iter().any(|cell| cell.to_string().contains(MARK));
            let new_number = row.iter().find(|cell| {
                let is_figure = matches!(cell, Data::Float(_) | Data::Int(_));
                (is_figure || !large(&cell.to_string()).is_empty())
                    && !known.contains(&cell.to_string())
            });
            if let Some(cell) = new_number.filter(|_| !is_marked) {
                let words: Vec<String> = row.iter().map(ToString::to_string).collect();
                found.push(format!("{name} {sheet}: [{cell}] {}", words.join(" | ")));
            }
        }
    }
    found
}
