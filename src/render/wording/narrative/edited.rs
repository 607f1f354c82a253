//! A narrative from a Word file that people have edited: sentences as they are now, figures bound by
//! their content controls. What does not come back as it went out is told, never taken silently.

mod outside;

use std::collections::{BTreeMap, BTreeSet};

use papers::edited::{Edited, EditedBlock, EditedParagraph, EditedPiece, EditedTable, Other};
use word::{Style, tag, tag_of_title};

use super::super::figures::{Mark, Piece, joined, without_marks};
use super::super::text::{Item, Opening, one_line};
use super::{Marked, numbers};
use crate::report::decided_marks::without_mark;
use crate::vietnamese::quote::shortened;
use outside::parts;

/// What an edited file is held against.
pub struct Beside<'a> {
    /// The file as the program writes it now, read back.
    pub fresh: &'a Edited,
    /// The figures that the file held when it was written.
    pub written: &'a [Mark],
    /// The figures that the inputs give now.
    pub now: &'a BTreeMap<String, Mark>,
    /// The tables that a narrative can place, by their names: what may stand above each, its title and
    /// its unit.
    pub tables: &'a BTreeMap<String, Vec<String>>,
    /// Texts that the program puts behind a body by itself.
    pub added: &'a [&'a str],
}

/// What was taken of an edited file.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The body.
    pub body: Marked,
    /// How many figures are bound to their sources.
    pub bound: usize,
    /// What is to be looked at, in the order of the body.
    pub told: Vec<Told>,
}

/// Something that did not come back as it went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number of the item of the body that it stands in, from 0; none where it stands in none.
    pub item: Option<usize>,
    /// The beginning of its paragraph.
    pub near: String,
    /// What it is.
    pub what: Difference,
}

/// A difference between what went out and what came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A figure was typed over; that of the inputs was taken.
    TypedOver {
        /// What stands there.
        typed: String,
        /// What the inputs give.
        right: Mark,
    },
    /// A figure is another since the file was written; that of now was taken.
    Stale {
        /// What it was.
        old: String,
        /// What the inputs give.
        right: Mark,
    },
    /// A figure that the inputs no longer give: its text stays, bound to a source that is not there.
    Gone {
        /// The figure.
        old: Mark,
    },
    /// A figure that stood in the file and is not in it any more.
    Lost {
        /// What the inputs give.
        right: Mark,
    },
    /// A number that was typed, and is that of figures of the period; it is bound to none.
    Unbound {
        /// The number.
        typed: String,
        /// The sources of these figures.
        sources: Vec<String>,
    },
    /// A number that was typed, and is none of the period's.
    Unknown {
        /// The number.
        typed: String,
    },
    /// A cell or row of a table that the program makes; empty: there is none.
    Cell {
        /// The table's name.
        table: String,
        /// As it was made.
        was: String,
        /// As it stands there.
        now: String,
    },
    /// What a narrative can't hold, and was not taken.
    NotTaken(String),
}

/// Takes back what was edited.
///
/// # Errors
/// Says why nothing can be taken.
pub fn take_back(edited: &Edited, beside: &Beside<'_>) -> Result<Taken, String> {
    let own = parts(&edited.blocks);
    let fresh = parts(&beside.fresh.blocks);
    if own.body.is_empty() {
        return Err("không thấy lời báo cáo trong tệp".to_owned());
    }
    let mut taking = Taking {
        beside,
        sources: sources(beside),
        usual: numbers::of_blocks(fresh.body),
        items: Vec::new(),
        told: Vec::new(),
        seen: BTreeMap::new(),
        bound: 0,
    };
    for block in own.body {
        match block {
            EditedBlock::Paragraph(paragraph) => taking.paragraph(paragraph),
            EditedBlock::Table(table) => taking.table(table, fresh.body),
        }
    }
    taking.lost(fresh.body);
    let outside = outside::differences(&own, &fresh);
    taking.told.extend(outside.into_iter().map(|what| Told {
        item: None,
        near: String::new(),
        what: Difference::NotTaken(what),
    }));
    if taking.items.is_empty() {
        return Err("lời báo cáo trong tệp không còn chữ nào".to_owned());
    }
    Ok(Taken {
        body: Marked::new(taking.items),
        bound: taking.bound,
        told: taking.told,
    })
}

/// The source of each tag.
fn sources(beside: &Beside<'_>) -> BTreeMap<String, String> {
    let written = beside.written.iter().map(|mark| &mark.source);
    written
        .chain(beside.now.keys())
        .map(|source| (tag(source), source.clone()))
        .collect()
}

/// How deep the styles of items open.
const OPENINGS: [(Style, &str, Opening); 3] = [
    (Style::Part, "heading 1", Opening::Heading(1)),
    (Style::Clause, "heading 2", Opening::Heading(2)),
    (Style::Point, "heading 3", Opening::Heading(3)),
];

struct Taking<'a> {
    beside: &'a Beside<'a>,
    sources: BTreeMap<String, String>,
    /// Numbers that stand in the body without being figures.
    usual: BTreeSet<String>,
    items: Vec<Item>,
    told: Vec<Told>,
    /// How often each source is cited.
    seen: BTreeMap<String, usize>,
    bound: usize,
}

impl Taking<'_> {
    fn tell(&mut self, near: &str, what: Difference) {
        self.told.push(Told {
            item: Some(self.items.len()),
            near: near.to_owned(),
            what,
        });
    }

    fn paragraph(&mut self, paragraph: &EditedParagraph) {
        let whole = one_line(&paragraph.text());
        let near = shortened(&whole, 40);
        for other in &paragraph.others {
            self.tell(&near, Difference::NotTaken(words_of(*other).to_owned()));
        }
        if whole.is_empty() || self.beside.added.iter().any(|own| one_line(own) == whole) {
            return;
        }
        if self.is_title_of_table(paragraph, &whole) {
            return;
        }
        let (opening, sign) = opening(paragraph, &whole);
        let mut pieces = Vec::new();
        for piece in &paragraph.pieces {
            match piece {
                EditedPiece::Text(text) => {
                    self.typed(&near, text);
                    pieces.push(Piece::Plain(without_marks(text)));
                }
                EditedPiece::Control { tag, text } => pieces.extend(self.control(&near, tag, text)),
            }
        }
        let text = one_line(&joined(&pieces));
        // What opens a paragraph is a sign of the narrative, not a word of it.
        let text = text.strip_prefix(&sign).unwrap_or(&text).trim().to_owned();
        let listed = paragraph.listed.as_ref().filter(|_| opening.is_none());
        let text = match listed {
            Some((number, _)) => format!("{number} {text}"),
            None => text,
        };
        if !text.is_empty() {
            self.items.push(Item::Text(opening, text));
        }
    }

    /// A figure, as far as its control tells; else words.
    fn control(&mut self, near: &str, tag: &str, text: &str) -> Option<Piece> {
        let Some(source) = self.source_of(tag).cloned() else {
            self.typed(near, text);
            return Some(Piece::Plain(without_marks(text)));
        };
        *self.seen.entry(source.clone()).or_default() += 1;
        let written = self
            .beside
            .written
            .iter()
            .find(|mark| mark.source == source);
        let Some(now) = self.beside.now.get(&source) else {
            let old = Mark {
                text: one_line(text),
                source,
                verdict: String::new(),
            };
            self.tell(near, Difference::Gone { old: old.clone() });
            return (!old.text.is_empty()).then_some(Piece::Figure(old));
        };
        let is_typed = !same(text, &written.unwrap_or(now).text);
        if is_typed && !same(text, &now.text) {
            let typed = one_line(text);
            let right = now.clone();
            self.tell(near, Difference::TypedOver { typed, right });
        } else if let Some(old) = written.filter(|old| !stands(old, now)) {
            let (old, right) = (old.text.clone(), now.clone());
            self.tell(near, Difference::Stale { old, right });
        }
        self.bound += 1;
        Some(Piece::Figure(now.clone()))
    }

    /// The source of a control's tag or title.
    fn source_of(&self, tag: &str) -> Option<&String> {
        let own = self.sources.get(tag);
        own.or_else(|| self.sources.get(tag_of_title(tag)))
    }

    /// Tells the numbers of words that no figure gives.
    fn typed(&mut self, near: &str, text: &str) {
        for number in numbers::of(text) {
            if self.usual.contains(&number) {
                continue;
            }
            let of = |mark: &&Mark| numbers::of_figure(&mark.text).contains(&number);
            let sources: Vec<String> = self
                .beside
                .now
                .values()
                .filter(of)
                .map(|mark| mark.source.clone())
                .collect();
            let what = match sources.is_empty() {
                true => Difference::Unknown { typed: number },
                false => Difference::Unbound {
                    typed: number,
                    sources,
                },
            };
            self.tell(near, what);
        }
    }

    /// Whether a paragraph is the title or the unit of a table, which the table itself brings.
    fn is_title_of_table(&mut self, paragraph: &EditedParagraph, whole: &str) -> bool {
        let is_styled = [Style::Caption, Style::Unit]
            .iter()
            .any(|style| paragraph.has_style(style.name()));
        if !is_styled {
            return false;
        }
        let mut titles = self.beside.tables.values().flatten();
        if !titles.any(|title| one_line(title) == whole) {
            let what = format!("tên bảng sửa thành «{}»", shortened(whole, 80));
            self.tell("", Difference::NotTaken(what));
        }
        true
    }

    fn table(&mut self, table: &EditedTable, fresh: &[EditedBlock]) {
        let fresh = fresh.iter().filter_map(|block| match block {
            EditedBlock::Table(table) => Some(table),
            EditedBlock::Paragraph(_) => None,
        });
        let titles = |table: &EditedTable| table.rows.first().cloned().unwrap_or_default();
        let same_name = |known: &&EditedTable| known.name.is_some() && known.name == table.name;
        let same_titles =
            |known: &&EditedTable| known.name.is_some() && titles(known) == titles(table);
        let known = fresh.clone().find(same_name);
        let Some(known) = known.or_else(|| fresh.clone().find(same_titles)) else {
            return self.foreign_table(table);
        };
        let name = known
            .name
            .as_deref()
            .and_then(|name| name.strip_prefix("bang:"));
        let Some(name) = name.filter(|name| self.beside.tables.contains_key(*name)) else {
            return self.foreign_table(table);
        };
        for what in outside::cells(known, table) {
            let (was, now) = what;
            let table = name.to_owned();
            self.tell("", Difference::Cell { table, was, now });
        }
        self.items.push(Item::Table(name.to_owned()));
    }

    fn foreign_table(&mut self, table: &EditedTable) {
        // A table that the program can place though the report does not place it now.
        let name = table
            .name
            .as_deref()
            .and_then(|name| name.strip_prefix("bang:"));
        if let Some(name) = name.filter(|name| self.beside.tables.contains_key(*name)) {
            self.items.push(Item::Table(name.to_owned()));
            return;
        }
        let first = table
            .rows
            .first()
            .map(|row| row.join(" | "))
            .unwrap_or_default();
        let what = format!(
            "bảng «{}» không phải của chương trình",
            shortened(&one_line(&first), 60)
        );
        self.tell("", Difference::NotTaken(what));
    }

    /// Tells the figures that stood in the body and are cited less often now.
    fn lost(&mut self, fresh: &[EditedBlock]) {
        let mut left = self.seen.clone();
        for block in fresh {
            let EditedBlock::Paragraph(paragraph) = block else {
                continue;
            };
            for piece in &paragraph.pieces {
                let EditedPiece::Control { tag, .. } = piece else {
                    continue;
                };
                let Some(source) = self.source_of(tag) else {
                    continue;
                };
                if let Some(count) = left.get_mut(source).filter(|count| **count > 0) {
                    *count -= 1;
                } else if let Some(right) = self.beside.now.get(source) {
                    self.told.push(Told {
                        item: None,
                        near: shortened(&one_line(&paragraph.text()), 40),
                        what: Difference::Lost {
                            right: right.clone(),
                        },
                    });
                }
            }
        }
    }
}

/// What a paragraph opens, and the sign that stands at its beginning for it.
fn opening(paragraph: &EditedParagraph, whole: &str) -> (Option<Opening>, String) {
    let heading = OPENINGS.iter().find(|(style, built_in, _)| {
        paragraph.has_style(style.name()) || paragraph.has_style(built_in)
    });
    if let Some((.., opening)) = heading {
        return (Some(*opening), typed_number(whole));
    }
    if let Some((_, depth)) = paragraph.listed.as_ref().filter(|(sign, _)| sign == "-") {
        let level = if *depth == 0 { 1 } else { 2 };
        return (Some(Opening::Bullet(level)), String::new());
    }
    if paragraph.has_style(Style::Note.name()) {
        return (Some(Opening::Note), String::new());
    }
    for (sign, level) in [("- ", 1), ("+ ", 2)] {
        if whole.starts_with(sign) {
            return (Some(Opening::Bullet(level)), sign.to_owned());
        }
    }
    (None, String::new())
}

/// The number that was typed before a heading: `I. `, `1. `, `a) `.
fn typed_number(whole: &str) -> String {
    let Some((number, _)) = whole.split_once(' ') else {
        return String::new();
    };
    let of = |allowed: fn(char) -> bool, end: char| {
        let inner = number.strip_suffix(end);
        inner.is_some_and(|inner| {
            !inner.is_empty() && inner.chars().count() <= 5 && inner.chars().all(allowed)
        })
    };
    let is_number = of(|letter| matches!(letter, 'I' | 'V' | 'X'), '.')
        || of(|letter| letter.is_ascii_digit(), '.')
        || of(|letter| letter.is_lowercase(), ')') && number.chars().count() == 2;
    match is_number {
        true => format!("{number} "),
        false => String::new(),
    }
}

/// Whether two texts say the same figure; who determined it does not make it another.
fn same(one: &str, other: &str) -> bool {
    without_mark(&one_line(one)) == without_mark(&one_line(other))
}

fn stands(old: &Mark, now: &Mark) -> bool {
    same(&old.text, &now.text) && same(&old.verdict, &now.verdict)
}

/// What is not taken of a paragraph, in words.
fn words_of(other: Other) -> &'static str {
    match other {
        Other::Drawing => "hình, khung vẽ trong đoạn không lấy được",
        Other::Footnote => "chú thích cuối trang không lấy được",
        Other::Comment => "nhận xét (comment) không lấy được",
        Other::Formula => "công thức không lấy được",
        Other::Hidden => "chữ ẩn không lấy",
        Other::Emphasis => {
            "chữ đậm, nghiêng, gạch chân hoặc có màu: chữ được lấy, kiểu chữ thì không"
        }
        Other::Struck => "chữ bị gạch ngang vẫn được lấy; muốn bỏ thì xóa hẳn",
    }
}
