//! Numbers that Word counts by itself: a column «STT» often holds no text at all.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use vietnamese::phrase::roman;

use crate::element::{attribute, child};

/// The levels of a list; Word has nine.
const LEVELS: usize = 9;

/// How one level of a list is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `decimal`, `upperRoman`, `lowerLetter`, `bullet` …
    format: String,
    /// `%1.%2`: numbers of the levels, and what stands between them.
    pattern: String,
    /// The first number.
    start: u32,
}

/// The lists of a document, counting as paragraphs come.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The levels of each list, by its id in the document.
    lists: BTreeMap<String, (String, Vec<Level>)>,
    /// How far each abstract list has counted, by level; 0: not begun.
    counted: BTreeMap<String, [u32; LEVELS]>,
}

impl Numbering {
    /// The lists that the part `word/numbering.xml` describes.
    pub fn of_part(part: &Document<'_>) -> Numbering {
        let root = part.root_element();
        let named = |name: &'static str| {
            root.children()
                .filter(move |node| node.tag_name().name() == name)
        };
        let described: BTreeMap<&str, Vec<Level>> = named("abstractNum")
            .filter_map(|list| Some((attribute(list, "abstractNumId")?, levels(list))))
            .collect();
        let lists = named("num")
            .filter_map(|list| {
                let id = attribute(list, "numId")?;
                let kind = attribute(child(list, "abstractNumId")?, "val")?;
                let levels = described.get(kind)?.clone();
                Some((id.to_owned(), (kind.to_owned(), levels)))
            })
            .collect();
        Numbering {
            lists,
            counted: BTreeMap::new(),
        }
    }

    /// The number that stands before a paragraph, `3.1.2` or `-`; counts it.
    pub fn next(&mut self, paragraph: Node<'_, '_>) -> Option<String> {
        let set = child(child(paragraph, "pPr")?, "numPr")?;
        let id = attribute(child(set, "numId")?, "val")?;
        let level: usize = child(set, "ilvl")
            .and_then(|level| attribute(level, "val"))
            .and_then(|level| level.parse().ok())
            .unwrap_or(0);
        self.count(id, level)
    }

    /// The number of the next paragraph of a list on a level.
    pub fn count(&mut self, list: &str, level: usize) -> Option<String> {
        let (kind, levels) = self.lists.get(list)?;
        let own = levels.get(level)?;
        if own.format == "bullet" {
            return Some("-".to_owned());
        }
        let counted = self.counted.entry(kind.clone()).or_default();
        counted[level] = match counted[level] {
            0 => own.start,
            last => last + 1,
        };
        for deeper in counted.iter_mut().skip(level + 1) {
            *deeper = 0;
        }
        Some(written(own, levels, counted))
    }
}

/// The levels of an abstract list, in their order.
fn levels(list: Node<'_, '_>) -> Vec<Level> {
    let value = |level, name| child(level, name).and_then(|node| attribute(node, "val"));
    list.children()
        .filter(|node| node.tag_name().name() == "lvl")
        .take(LEVELS)
        .map(|level| Level {
            format: value(level, "numFmt").unwrap_or("decimal").to_owned(),
            pattern: value(level, "lvlText").unwrap_or_default().to_owned(),
            start: value(level, "start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1),
        })
        .collect()
}

/// A level's pattern with the numbers put in.
fn written(own: &Level, levels: &[Level], counted: &[u32; LEVELS]) -> String {
    let mut text = own.pattern.clone();
    for (index, level) in levels.iter().enumerate() {
        let number = counted[index].max(level.start);
        let shown = match level.format.as_str() {
            "upperRoman" => roman(number),
            "lowerRoman" => roman(number).to_lowercase(),
            "lowerLetter" => letter(number),
            "upperLetter" => letter(number).to_uppercase(),
            _ => number.to_string(),
        };
        text = text.replace(&format!("%{}", index + 1), &shown);
    }
    text
}

/// `a` for 1.
fn letter(number: u32) -> String {
    let index = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
    char::from(b'a' + index).to_string()
}
