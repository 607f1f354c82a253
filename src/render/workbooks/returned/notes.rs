//! The notes of a sheet's cells: the part with their texts. The boxes that show them are in `boxes`.

use std::collections::{BTreeMap, BTreeSet};

use super::dialect::Dialect;
use super::marks::{NOTE_MARK, SheetMarks};
use super::shown::shown;
use crate::place::Cell;
use opc::Broken;
use opc::markup::DECLARATION;
use opc::markup::{Element, Splices, attribute, children, named, number, root};

/// Who wrote the notes, as spreadsheets show it.
const AUTHOR: &str = "Kiểm tra báo cáo (cchc)";
/// The most characters of a note.
const LONGEST: usize = 8_000;

/// What became of a sheet's notes.
pub(super) struct Noted {
    /// The text of the part.
    pub(super) text: String,
    /// Cells that had no note and have one now.
    pub(super) new: BTreeSet<Cell>,
    /// Cells whose note, of an earlier return, is gone.
    pub(super) gone: BTreeSet<Cell>,
}

/// The part of a sheet without notes.
pub(super) fn empty(dialect: Dialect) -> String {
    format!(
        "{DECLARATION}<comments xmlns=\"{}\"><authors></authors><commentList></commentList></comments>",
        dialect.main()
    )
}

/// Adds the notes of marked cells. A note of the agency's own stays, and ours stands below it; notes
/// of an earlier return go.
pub(super) fn add(text: &str, marks: &SheetMarks) -> Result<Noted, Broken> {
    let root = root(text)?;
    let top = children(text, &root)?;
    let authors = named(&top, "authors").ok_or(Broken)?;
    let list = named(&top, "commentList").ok_or(Broken)?;
    let prefix = root.prefix();
    let mut splices = Splices::default();
    let author = author(text, &authors, &mut splices)?;
    let mut waiting: BTreeMap<Cell, &str> = marks
        .iter()
        .map(|(cell, mark)| (*cell, mark.note.as_str()))
        .collect();
    let (mut had, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for one in children(text, &list)? {
        let tag = one.tag(text);
        let Some(cell) = attribute(tag, "ref").and_then(|at| at.parse::<Cell>().ok()) else {
            continue;
        };
        // Some programs drop the names of authors.
        let is_ours = words(&text[one.inner()]).starts_with(NOTE_MARK);
        if is_ours || number(tag, "authorId") == Some(author) {
            splices.replace(one.start..one.end, "");
            (if waiting.contains_key(&cell) {
                &mut had
            } else {
                &mut gone
            })
            .insert(cell);
        } else {
            own_note(text, &one, waiting.remove(&cell), &mut splices)?;
        }
    }
    let new = waiting.keys().copied().filter(|cell| !had.contains(cell));
    let new = new.collect();
    let markup: String = waiting
        .into_iter()
        .map(|(cell, note)| comment(prefix, cell, author, note))
        .collect();
    splices.append(text, &list, &markup);
    Ok(Noted {
        text: splices.apply(text),
        new,
        gone,
    })
}

/// What stands between tags.
fn words(markup: &str) -> String {
    let mut is_tag = false;
    let outside = |letter: &char| {
        let shown = !is_tag && *letter != '<';
        is_tag = (is_tag || *letter == '<') && *letter != '>';
        shown
    };
    let words: String = markup.chars().filter(outside).collect();
    words.trim_start().to_owned()
}

/// The number of our name among the authors.
fn author(text: &str, authors: &Element<'_>, splices: &mut Splices) -> Result<u32, Broken> {
    let known = children(text, authors)?;
    let is_ours = |one: &Element<'_>| text[one.inner()].trim() == AUTHOR;
    let position = known.iter().position(is_ours);
    if position.is_none() {
        let name = format!("{}author", authors.prefix());
        let markup = format!("<{name}>{AUTHOR}</{name}>");
        splices.append(text, authors, &markup);
    }
    u32::try_from(position.unwrap_or(known.len())).map_err(|_| Broken)
}

/// A note of the agency's own: words that an earlier return put below it go, new ones come.
fn own_note(
    text: &str,
    comment: &Element<'_>,
    note: Option<&str>,
    splices: &mut Splices,
) -> Result<(), Broken> {
    let inner = children(text, comment)?;
    let words = named(&inner, "text").ok_or(Broken)?;
    let runs = children(text, &words)?;
    for run in &runs {
        if run.local() == "r" && text[run.inner()].contains(&format!(">\n\n{NOTE_MARK}")) {
            splices.replace(run.start..run.end, "");
        }
    }
    let Some(note) = note else {
        return Ok(());
    };
    let markup = run(comment.prefix(), &format!("\n\n{note}"));
    match runs.iter().rfind(|one| matches!(one.local(), "r" | "t")) {
        Some(last) => splices.insert(last.end, markup),
        None => splices.append(text, &words, &markup),
    }
    Ok(())
}

fn comment(prefix: &str, cell: Cell, author: u32, note: &str) -> String {
    let words = run(prefix, note);
    format!(
        "<{prefix}comment ref=\"{cell}\" authorId=\"{author}\" shapeId=\"0\"><{prefix}text>{words}</{prefix}text></{prefix}comment>"
    )
}

fn run(prefix: &str, words: &str) -> String {
    let words = shown(words, LONGEST);
    format!(
        "<{prefix}r><{prefix}rPr><{prefix}sz val=\"10\"/><{prefix}color indexed=\"81\"/><{prefix}rFont val=\"Tahoma\"/><{prefix}family val=\"2\"/></{prefix}rPr><{prefix}t xml:space=\"preserve\">{words}</{prefix}t></{prefix}r>"
    )
}
