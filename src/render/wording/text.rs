//! Plain text into blocks. Lines that begin with `# `, `## `, `### ` are headings, with `- ` items,
//! with `+ ` items below these, with `> ` remarks; `[[bang:name]]` alone on a line places a table;
//! an empty line ends a paragraph. Numbers of headings are given here: I. / 1. / a).

use std::collections::BTreeMap;

use crate::report::document::{Block, Table};
use crate::vietnamese::phrase;

/// Stands before what comes from the data.
pub(super) const INSERTED_START: char = '\u{E000}';
/// Stands after what comes from the data.
pub(super) const INSERTED_END: char = '\u{E001}';

/// A text without the marks that only the formatter may write.
pub(super) fn without_marks(text: &str) -> String {
    text.replace([INSERTED_START, INSERTED_END], "")
}

/// A value of the data: on one line, without marks.
pub(super) fn one_line(text: &str) -> String {
    without_marks(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads a filled template; fails with the name of a table that there is not.
pub(super) fn blocks(text: &str, tables: &BTreeMap<String, Table>) -> Result<Vec<Block>, String> {
    let mut reader = Reader::default();
    for line in text.lines() {
        match table_name(line) {
            Some(name) => {
                let table = tables.get(name).ok_or_else(|| name.to_owned())?;
                reader.finish();
                reader.blocks.push(Block::Table(table.clone()));
            }
            None => reader.line(line.trim()),
        }
    }
    reader.finish();
    Ok(reader.blocks)
}

fn table_name(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("[[bang:")?.strip_suffix("]]")?;
    (!name.contains([INSERTED_START, INSERTED_END])).then_some(name.trim())
}

/// What a line opens.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    Heading(u8),
    Bullet(u8),
    Note,
}

const OPENINGS: [(&str, Opening); 6] = [
    ("# ", Opening::Heading(1)),
    ("## ", Opening::Heading(2)),
    ("### ", Opening::Heading(3)),
    ("- ", Opening::Bullet(1)),
    ("+ ", Opening::Bullet(2)),
    ("> ", Opening::Note),
];

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    opening: Option<Opening>,
    text: String,
    numbers: [u32; 3],
}

impl Reader {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            return self.finish();
        }
        let opened = OPENINGS
            .iter()
            .find_map(|(mark, opening)| Some((*opening, line.strip_prefix(mark)?)));
        match opened {
            Some((opening, rest)) => {
                self.finish();
                self.opening = Some(opening);
                self.text = rest.to_owned();
                if matches!(opening, Opening::Heading(_)) {
                    self.finish();
                }
            }
            None => self.continue_with(line),
        }
    }

    fn continue_with(&mut self, line: &str) {
        let closes = line.starts_with([',', '.', ';', ':', ')']);
        if !self.text.is_empty() && !closes && !self.text.ends_with('(') {
            self.text.push(' ');
        }
        self.text.push_str(line);
    }

    fn finish(&mut self) {
        let text = one_line(&std::mem::take(&mut self.text));
        let opening = self.opening.take();
        if text.is_empty() {
            return;
        }
        let text = phrase::non_breaking(&text);
        let block = match opening {
            Some(Opening::Heading(level)) => Block::heading(level, self.number(level), text),
            Some(Opening::Bullet(level)) => Block::bullet(level, text),
            Some(Opening::Note) => Block::note(text),
            None => Block::paragraph(text),
        };
        self.blocks.push(block);
    }

    fn number(&mut self, level: u8) -> String {
        let at = usize::from(level) - 1;
        self.numbers[at] += 1;
        self.numbers[at + 1..].fill(0);
        let number = self.numbers[at];
        match level {
            1 => format!("{}.", phrase::roman(number)),
            2 => format!("{number}."),
            _ => format!("{})", phrase::letter(number as usize)),
        }
    }
}
