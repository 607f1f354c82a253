//! Pages and sheets: a number that stands there only because of a decision has the mark behind it, or in
//! its row.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::Made;
use conformance::reader::read;

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
        if name.ends_with(".docx") {
            found.extend(of_paragraphs(name, before, bytes));
        }
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
    for page in read(bytes).unwrap() {
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

/// The paragraphs of a Word file, a row of a table as one.
fn paragraphs(bytes: &[u8]) -> Vec<String> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut markup = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut markup).unwrap();
    let mut all = Vec::new();
    for (at, piece) in markup
        .split("<w:tr>")
        .flat_map(|part| part.split("<w:tr "))
        .enumerate()
    {
        let (row, rest) = match piece.split_once("</w:tr>") {
            Some((row, rest)) if at > 0 => (row, rest),
            _ => ("", piece),
        };
        all.push(row.to_owned());
        all.extend(rest.split("</w:p>").map(str::to_owned));
    }
    let words = |markup: String| {
        let texts = markup.split('<').map(|piece| match piece.split_once('>') {
            Some((tag, words)) if tag.starts_with("w:t") => words.to_owned(),
            Some((tag, _)) if tag.starts_with("/w:tc") => " | ".to_owned(),
            _ => String::new(),
        });
        texts.collect::<String>().replace('\u{a0}', " ")
    };
    all.into_iter()
        .map(words)
        .filter(|words| !words.trim().is_empty())
        .collect()
}

/// Paragraphs and rows with other numbers than without the decisions, and no mark.
fn of_paragraphs(name: &str, before: &[u8], bytes: &[u8]) -> Vec<String> {
    let old: BTreeSet<String> = paragraphs(before).into_iter().collect();
    let numbers = |words: &str| -> Vec<String> {
        let parts = words.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        // Codes of criteria are no figures: of no figure the points part so few digits.
        let is_code = |part: &str| {
            part.contains('.')
                && part
                    .split('.')
                    .all(|digits| (1..=2).contains(&digits.len()))
        };
        parts
            .map(|part| part.trim_matches(['.', ',']))
            .filter(|part| !part.is_empty() && !is_code(part))
            .map(str::to_owned)
            .collect()
    };
    let known: BTreeSet<Vec<String>> = old.iter().map(|words| numbers(words)).collect();
    // What stood there with other numbers; a sentence or a table that is there only now says of itself why.
    let frame = |words: &str| -> String {
        let words = words.replace(MARK, "");
        words
            .chars()
            .filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
            .collect()
    };
    let frames: BTreeSet<String> = old.iter().map(|words| frame(words)).collect();
    let all = paragraphs(bytes);
    let list = all.iter().position(|words| {
        let plain = words.to_lowercase();
        plain.contains(&LIST.to_lowercase()) && !plain.contains('«')
    });
    let told = all
        .iter()
        .enumerate()
        .filter(|(at, _)| list.is_none_or(|list| *at < list));
    told.map(|(_, words)| words)
        .filter(|words| !old.contains(*words) && !words.contains(MARK))
        .filter(|words| frames.contains(&frame(words)))
        .filter(|words| !numbers(words).is_empty() && !known.contains(&numbers(words)))
        .map(|words| format!("{name}: {words}"))
        .collect()
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

fn of_sheets(file: &str, before: &[u8], bytes: &[u8]) -> Vec<String> {
    let open = |bytes: &[u8]| Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let (mut old, mut new) = (open(before), open(bytes));
    let mut found = Vec::new();
    let overview = new.worksheet_range("Tổng quan").unwrap();
    let has_note = overview
        .used_cells()
        .any(|(_, _, cell)| cell.to_string().starts_with(MARK));
    if !has_note {
        found.push(format!("{file}: no note"));
    }
    for sheet in new.sheet_names() {
        if sheet == "Quyết định xử lý" {
            continue;
        }
        let rows = |book: &mut Xlsx<Cursor<Vec<u8>>>| -> Vec<Vec<Data>> {
            let range = book.worksheet_range(&sheet);
            range.map_or(Vec::new(), |range| {
                range.rows().map(<[Data]>::to_vec).collect()
            })
        };
        let before = rows(&mut old);
        let known: BTreeSet<String> = (before.iter().flatten()).map(ToString::to_string).collect();
        // Rows of counts are told by their names: a small number stands somewhere anyway.
        let name = |row: &[Data]| row[0].to_string().replace(MARK, "").trim().to_owned();
        let numbers = |row: &[Data]| -> Vec<String> {
            let cells = row
                .iter()
                .skip(1)
                .map(|cell| cell.to_string().replace(MARK, ""));
            cells
                .filter(|cell| cell.contains(|c: char| c.is_ascii_digit()))
                .collect()
        };
        let counted: BTreeSet<(String, Vec<String>)> =
            before.iter().map(|row| (name(row), numbers(row))).collect();
        let names: BTreeSet<String> = before.iter().map(|row| name(row)).collect();
        for row in rows(&mut new) {
            // How many lines a list has.
            if row[0].to_string().starts_with("Số dòng") {
                continue;
            }
            let is_counts = sheet == "Tổng quan" || name(&row).starts_with("Số cơ quan");
            if is_counts
                && names.contains(&name(&row))
                && !counted.contains(&(name(&row), numbers(&row)))
                && !row.iter().any(|cell| cell.to_string().contains(MARK))
            {
                let words: Vec<String> = row.iter().map(ToString::to_string).collect();
                found.push(format!("{file} {sheet}: {}", words.join(" | ")));
                continue;
            }
            if is_counts {
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
                found.push(format!("{file} {sheet}: [{cell}] {}", words.join(" | ")));
            }
        }
    }
    found
}
