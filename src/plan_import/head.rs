//! Number, day, issuer and title of a plan, from the paragraphs of its paper.

use chrono::{Datelike, NaiveDate};
use papers::Block;

use crate::vietnamese::date::find_dates;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;

/// What a paper says of itself; each absent where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// `100/KH-UBND`.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<NaiveDate>,
    /// Who issued it, as it is cited.
    pub issuer: Option<String>,
    /// Its title, without «Kế hoạch».
    pub title: Option<String>,
}

/// Reads the head. The note under the appendix («Kèm theo Kế hoạch số … ngày … của …») tells it best.
pub fn read(blocks: &[Block]) -> Head {
    let mut head = Head::default();
    let paragraphs: Vec<&str> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.as_str()),
            Block::Table(_) => None,
        })
        .collect();
    let cites = |text: &&&str| {
        let plain = fold_plain(text);
        plain.starts_with("kem theo ke hoach") || plain.starts_with("ban hanh kem theo ke hoach")
    };
    if let Some(note) = paragraphs.iter().find(cites) {
        head.read_note(note);
    }
    head.read_letterhead(blocks);
    head.title = title(&paragraphs);
    head
}

impl Head {
    /// Takes what the note does not say out of the letterhead: the lines and the table above the title. A
    /// number that is still to be given («Số: …/KH-UBND») is none.
    fn read_letterhead(&mut self, blocks: &[Block]) {
        for line in letterhead(blocks) {
            let plain = fold_plain(&line);
            let number = line.trim().strip_prefix("Số");
            let number = number.and_then(|rest| rest.trim_start().strip_prefix(':'));
            if let (None, Some(rest)) = (&self.number, number) {
                let rest = rest.replace(" /", "/").replace("/ ", "/");
                let found = find_references(&rest);
                self.number = found
                    .first()
                    .map(crate::vietnamese::document_number::DocumentReference::designation);
            }
            // «Hải Lâm, ngày 12 tháng 01 năm 2026»
            if self.date.is_none() && plain.contains(" ngay ") {
                self.date = match find_dates(&line).as_slice() {
                    [only] => Some(only.date),
                    _ => None,
                };
            }
        }
    }

    /// Takes number, day and issuer out of the note under the appendix.
    fn read_note(&mut self, note: &str) {
        // Scanned papers part the number from its symbol: «100 /KH-UBND».
        let note = note.trim_matches(['(', ')']).replace(" /", "/");
        self.number = find_references(&note)
            .first()
            .map(crate::vietnamese::document_number::DocumentReference::designation);
        self.date = find_dates(&note).first().map(|found| found.date);
        self.issuer = note
            .rsplit_once(" của ")
            .map(|(_, issuer)| issuer.trim().to_owned())
            .filter(|issuer| !issuer.is_empty());
    }
}

/// The lines above the title «KẾ HOẠCH»: of paragraphs, and of the table in which a letterhead stands.
/// Without a title there is no letterhead to be sure of.
fn letterhead(blocks: &[Block]) -> Vec<String> {
    let is_title =
        |block: &Block| matches!(block, Block::Paragraph(text) if fold_plain(text) == "ke hoach");
    let Some(end) = blocks.iter().position(is_title) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for block in &blocks[..end] {
        match block {
            Block::Paragraph(text) => lines.push(text.clone()),
            Block::Table(table) => lines.extend(
                table
                    .rows
                    .iter()
                    .flat_map(|row| &row.cells)
                    .flat_map(|cell| cell.text.lines().map(str::to_owned)),
            ),
        }
    }
    lines
}

/// The title: what follows the line «KẾ HOẠCH».
fn title(paragraphs: &[&str]) -> Option<String> {
    let at = paragraphs
        .iter()
        .position(|text| fold_plain(text) == "ke hoach")?;
    let title = paragraphs.get(at + 1)?.trim();
    let shouted = !title.chars().any(char::is_lowercase);
    Some(if shouted {
        sentence_case(title)
    } else {
        title.to_owned()
    })
}

/// The year that a plan is for: the last one that its title names, else that of its day of issue.
pub fn year_of(blocks: &[Block]) -> Option<i32> {
    let head = read(blocks);
    let named = |title: &String| {
        fold_plain(title)
            .split(' ')
            .filter_map(|word| word.parse::<i32>().ok())
            .rfind(|year| (2000..2100).contains(year))
    };
    head.title
        .as_ref()
        .and_then(named)
        .or_else(|| head.date.map(|date| date.year()))
}

/// A heading in capitals as a sentence: abbreviations, which have no vowel or stand in parentheses,
/// stay as they are.
pub fn sentence_case(heading: &str) -> String {
    if heading.chars().any(char::is_lowercase) {
        return heading.to_owned();
    }
    let words: Vec<String> = heading
        .split(' ')
        .map(|word| {
            let abbreviated = word.starts_with('(') || !has_vowel(word);
            if abbreviated {
                word.to_owned()
            } else {
                word.to_lowercase()
            }
        })
        .collect();
    phrase::capitalize(&words.join(" "))
}

/// Whether a word has a vowel, so that it can be read aloud.
fn has_vowel(word: &str) -> bool {
    fold_plain(word).contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use papers::Table;

    use super::*;

    fn paper(letterhead: [&str; 2], note: &str) -> Head {
        let texts = letterhead.map(str::to_owned).to_vec();
        let line = |text: &str| Block::Paragraph(text.to_owned());
        read(&[
            Block::Table(Table::of_texts(vec![texts])),
            line("KẾ HOẠCH"),
            line("Cải cách hành chính năm 2026"),
            line("Căn cứ Quyết định số 5/QĐ-UBND ngày 02/01/2025;"),
            line(note),
        ])
    }

    #[test]
    fn the_letterhead_says_what_the_note_under_the_appendix_does_not() {
        let own = [
            "UBND TỈNH A\nSố: 15/KH-UBND",
            "Tiêu ngữ\nA, ngày 12 tháng 01 năm 2026",
        ];
        let head = paper(own, "Phụ lục");
        assert_eq!(head.number.as_deref(), Some("15/KH-UBND"));
        assert_eq!(head.date, NaiveDate::from_ymd_opt(2026, 1, 12));
        // The note tells it best.
        let head = paper(
            own,
            "(Kèm theo Kế hoạch số 16/KH-UBND ngày 13/01/2026 của UBND tỉnh A)",
        );
        assert_eq!(head.number.as_deref(), Some("16/KH-UBND"));
        assert_eq!(head.date, NaiveDate::from_ymd_opt(2026, 1, 13));
        // What is still to be given is asked for, never taken from a document that is only cited.
        let head = paper(
            ["Số:      /KH-UBND", "A, ngày     tháng 01 năm 2026"],
            "Phụ lục",
        );
        assert_eq!((head.number, head.date), (None, None));
    }
}
