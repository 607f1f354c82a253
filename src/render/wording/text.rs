//! Plain text into blocks. Lines that begin with `# `, `## `, `### ` are headings, with `- ` items,
//! with `+ ` items below these, with `> ` remarks; `[[bang:name]]` alone on a line places a table;
//! an empty line ends a paragraph. Numbers of headings are given here: I. / 1. / a).
//! A text is first read into items, which a narrative's draft writes down, and then into blocks.

use std::collections::BTreeMap;

use crate::report::document::{Block, Table, figure};
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

/// What stands in a body, in order: a table's place, or a text with what opens it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// A table, by name.
    Table(String),
    /// A text on one line; without an opening it is a paragraph.
    Text(Option<Opening>, String),
}

/// Reads a filled template into items.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut reader = Reader::default();
    for line in text.lines() {
        match table_name(line) {
            Some(name) => reader.table(name),
            None => reader.line(line.trim()),
        }
    }
    reader.into_items()
}

/// Items into blocks; fails with the name of a table that there is not.
pub(super) fn blocks(
    items: Vec<Item>,
    tables: &BTreeMap<String, Table>,
) -> Result<Vec<Block>, String> {
    let mut numbers = Numbers::default();
    let block = |item| match item {
        Item::Table(name) => match tables.get(&name) {
            Some(table) => Ok(Block::Table(table.clone())),
            None => Err(name),
        },
        Item::Text(opening, text) => {
            // Marked texts are joined where they are set.
            let text = match text.contains(figure::START) {
                true => text,
                false => phrase::non_breaking(&text),
            };
            Ok(match opening {
                Some(Opening::Heading(level)) => Block::heading(level, numbers.next(level), text),
                Some(Opening::Bullet(level)) => Block::bullet(level, text),
                Some(Opening::Note) => Block::note(text),
                None => Block::paragraph(text),
            })
        }
    };
    items.into_iter().map(block).collect()
}

/// The name of a table that a line places.
pub(super) fn table_name(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("[[bang:")?.strip_suffix("]]")?;
    (!name.contains([INSERTED_START, INSERTED_END])).then_some(name.trim())
}

/// What a line opens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Opening {
    Heading(u8),
    Bullet(u8),
    Note,
}

/// How lines open what they open.
pub(super) const OPENINGS: [(&str, Opening); 6] = [
    ("# ", Opening::Heading(1)),
    ("## ", Opening::Heading(2)),
    ("### ", Opening::Heading(3)),
    ("- ", Opening::Bullet(1)),
    ("+ ", Opening::Bullet(2)),
    ("> ", Opening::Note),
];

/// What a line opens, and its rest.
pub(super) fn opened(line: &str) -> Option<(Opening, &str)> {
    OPENINGS
        .iter()
        .find_map(|(mark, opening)| Some((*opening, line.strip_prefix(mark)?)))
}

/// Lines into items.
#[derive(Default)]
pub(super) struct Reader {
    items: Vec<Item>,
    opening: Option<Opening>,
    text: String,
}

impl Reader {
    /// A line of the text, trimmed.
    fn line(&mut self, line: &str) {
        match opened(line) {
            _ if line.is_empty() => self.finish(),
            Some((opening, rest)) => self.open(opening, rest),
            None => self.continue_with(line),
        }
    }

    /// Places a table.
    pub(super) fn table(&mut self, name: &str) {
        self.finish();
        self.items.push(Item::Table(name.to_owned()));
    }

    /// Begins a heading, an item or a remark.
    pub(super) fn open(&mut self, opening: Opening, rest: &str) {
        self.finish();
        self.opening = Some(opening);
        self.text = rest.to_owned();
        if matches!(opening, Opening::Heading(_)) {
            self.finish();
        }
    }

    /// Begins a paragraph, or goes on with what was begun.
    pub(super) fn continue_with(&mut self, line: &str) {
        let closes = line.starts_with([',', '.', ';', ':', ')']);
        if !self.text.is_empty() && !closes && !self.text.ends_with('(') {
            self.text.push(' ');
        }
        self.text.push_str(line);
    }

    /// Ends what was begun.
    pub(super) fn finish(&mut self) {
        let text = one_line(&std::mem::take(&mut self.text));
        let opening = self.opening.take();
        if !text.is_empty() {
            self.items.push(Item::Text(opening, text));
        }
    }

    /// All items.
    pub(super) fn into_items(mut self) -> Vec<Item> {
        self.finish();
        self.items
    }
}

/// The numbers of headings.
#[derive(Default)]
struct Numbers([u32; 3]);

impl Numbers {
    fn next(&mut self, level: u8) -> String {
        let at = usize::from(level) - 1;
        self.0[at] += 1;
        self.0[at + 1..].fill(0);
        let number = self.0[at];
        match level {
            1 => format!("{}.", phrase::roman(number)),
            2 => format!("{number}."),
            _ => format!("{})", phrase::letter(number as usize)),
        }
    }
}
