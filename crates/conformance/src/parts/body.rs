//! Box 6: the body, as paragraphs and headings; tables, their captions and notes are left out.

use crate::line::Line;
use crate::page::MM;
use crate::printed::Printed;

/// The body.
#[derive(Default)]
pub struct Body {
    /// The lines of each paragraph.
    pub paragraphs: Vec<Vec<Line>>,
    /// The lines of each heading, with its level: `I.`, `1.`, `a)`.
    pub headings: Vec<(u8, Vec<Line>)>,
    /// Paragraphs and headings that follow each other on one page with nothing between them: baselines
    /// of the last line of one and the first line of the next.
    pub neighbours: Vec<(Line, Line)>,
    /// Its last line.
    pub last: Option<Line>,
}

/// A paragraph that begins so far from the edge is centred, mm.
const FAR: f64 = 16.0;
/// A line that begins so far from the edge begins a paragraph, mm.
const INDENTED: f64 = 3.0;

impl Body {
    /// Finds it among the lines of the document: below `from` on page 1, before the place `until`.
    pub fn of(printed: &Printed, lines: &[Line], from: f64, until: Option<(usize, f64)>) -> Self {
        let inside = |line: &&Line| {
            let before = until.is_none_or(|(page, y)| (line.page, line.y()) < (page, y - 0.3));
            (line.page > 0 || line.y() > from + 0.3) && before
        };
        let mut groups: Vec<Group> = Vec::new();
        let mut is_broken = true;
        for line in lines.iter().filter(inside) {
            if printed.in_table(line) || is_centred(printed, line) {
                is_broken = true;
                continue;
            }
            let begins = groups
                .last()
                .and_then(|group| group.lines.last())
                .is_none_or(|last| begins(printed, last, line, is_broken));
            if begins {
                groups.push(Group {
                    lines: Vec::new(),
                    is_after_break: is_broken,
                });
            }
            if let Some(group) = groups.last_mut() {
                group.lines.push(line.clone());
            }
            is_broken = false;
        }
        Self::sorted(groups)
    }

    fn sorted(groups: Vec<Group>) -> Self {
        let mut body = Body::default();
        let all_notes = groups.iter().all(|group| is_note(&group.lines));
        let mut before: Option<&Line> = None;
        for group in &groups {
            let (first, last) = (group.lines.first(), group.lines.last());
            if !all_notes && is_note(&group.lines) {
                before = None;
                continue;
            }
            if let (Some(before), Some(first)) = (before, first)
                && !group.is_after_break
                && before.page == first.page
            {
                body.neighbours.push((before.clone(), first.clone()));
            }
            before = last;
            body.last = last.cloned();
            match level(&group.lines) {
                Some(level) => body.headings.push((level, group.lines.clone())),
                None => body.paragraphs.push(group.lines.clone()),
            }
        }
        body
    }

    /// The headings of a level.
    pub fn headings_of(&self, level: u8) -> Vec<Line> {
        let own = self.headings.iter().filter(|(own, _)| *own == level);
        own.flat_map(|(_, lines)| lines.iter().cloned()).collect()
    }
}

struct Group {
    lines: Vec<Line>,
    is_after_break: bool,
}

fn is_centred(printed: &Printed, line: &Line) -> bool {
    let left = printed.edges(line.page).0;
    let off = (line.middle() - printed.middle(line.page)).abs();
    line.left() - left > FAR && off < 2.0
}

/// Whether a line begins a paragraph: by its indent, by a gap above it, or after a line that is not
/// full.
fn begins(printed: &Printed, last: &Line, line: &Line, is_broken: bool) -> bool {
    let (left, right) = printed.edges(line.page);
    if line.left() - left > INDENTED {
        return true;
    }
    let is_full = right - last.right() < 25.0;
    if last.page != line.page || is_broken {
        return !is_full;
    }
    let step = (line.y() - last.y()) / MM / last.size().max(1.0);
    // More than one and a half lines, and less than the widest pitch with a gap of 6 pt.
    step > 1.95 || !is_full || level(std::slice::from_ref(line)).is_some() && line.is_bold()
}

/// Notes under tables, and grounds in italics.
fn is_note(lines: &[Line]) -> bool {
    let Some(first) = lines.first() else {
        return true;
    };
    let key = first.key();
    lines.iter().all(Line::is_slanted) || key.starts_with("(*)") || key.starts_with("ghi chú")
}

/// The level of a heading. A numbered paragraph is none: it ends like a sentence.
fn level(lines: &[Line]) -> Option<u8> {
    let (first, last) = (lines.first()?, lines.last()?);
    if lines.len() > 3 {
        return None;
    }
    let level = level_of_number(&first.text())?;
    let ends = last.text().trim_end().ends_with(['.', ';', ':', ',', '/']);
    let bold = level < 3 && lines.iter().all(Line::is_bold);
    (bold || !ends).then_some(level)
}

/// `I.`, `1.` or `1.2.`, `a)`, with words behind it.
fn level_of_number(text: &str) -> Option<u8> {
    let (number, rest) = text.split_once(char::is_whitespace)?;
    if !rest.chars().any(char::is_alphabetic) {
        return None;
    }
    if let Some(letter) = number.strip_suffix(')') {
        let mut letters = letter.chars();
        let one = letters.next()?;
        return (one.is_lowercase() && letters.next().is_none()).then_some(3);
    }
    let number = number.strip_suffix('.')?;
    if !number.is_empty() && number.chars().all(|one| "IVX".contains(one)) {
        return Some(1);
    }
    let is_count = number.split('.').all(|part| {
        !part.is_empty() && part.len() <= 2 && part.bytes().all(|one| one.is_ascii_digit())
    });
    is_count.then_some(2)
}
