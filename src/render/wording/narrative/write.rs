//! A marked body as the text of a draft: a line a paragraph, heading, item or table.

use super::super::figures::pieces;
use super::super::text::{Item, OPENINGS, Opening};
use super::inline;

/// How lines end: older versions of Notepad know no other end.
const LINE_END: &str = "\r\n";

pub(super) fn draft(items: &[Item], head: &[String]) -> String {
    draft_with_lines(items, head).0
}

/// The text, and the line of each item, from 1.
pub(super) fn draft_with_lines(items: &[Item], head: &[String]) -> (String, Vec<usize>) {
    let mut out = String::new();
    let mut lines = Vec::new();
    for line in head {
        let line = format!("// {line}");
        out.push_str(line.trim_end());
        out.push_str(LINE_END);
    }
    let mut earlier_is_bullet = false;
    for item in items {
        let is_bullet = matches!(item, Item::Text(Some(Opening::Bullet(_)), _));
        if !(is_bullet && earlier_is_bullet) {
            out.push_str(LINE_END);
        }
        earlier_is_bullet = is_bullet;
        lines.push(out.lines().count() + 1);
        out.push_str(&line(item));
        out.push_str(LINE_END);
    }
    (out, lines)
}

fn line(item: &Item) -> String {
    match item {
        Item::Table(name) => format!("[[bang:{name}]]"),
        Item::Text(opening, text) => {
            let written = inline::write(&pieces(text));
            let sign = opening.and_then(|opening| {
                OPENINGS
                    .iter()
                    .find_map(|(sign, known)| (*known == opening).then_some(*sign))
            });
            match sign {
                Some(sign) => format!("{sign}{written}"),
                None if opens_something(&written) => format!("\\{written}"),
                None => written,
            }
        }
    }
}

/// Whether a paragraph's text would be read as something else.
fn opens_something(line: &str) -> bool {
    line.starts_with('#')
        || line.starts_with("//")
        || OPENINGS.iter().any(|(sign, _)| line.starts_with(sign))
}
