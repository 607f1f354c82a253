//! The mark behind what a template prints otherwise where the clerk's decisions say something else
//! (`altered`). A template that was written before there were decisions, or by somebody who does not
//! know of them, prints such numbers as they are; none is to be printed without its mark.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::figures::{Piece, joined, pieces};
use super::text::{INSERTED_END, INSERTED_START};
use crate::report::decided_marks::{MARK, marked_if};
use crate::report::document::figure::plain;

/// A part of a filled template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part<'a> {
    /// The template's own words; no more than one line of them.
    Own(&'a str),
    /// What was inserted.
    Inserted(&'a str),
}

/// A filled template with the mark behind each insertion that reads otherwise in one of the others,
/// unless the mark stands behind it already, in the same clause («2/37 tiêu chí (*)»).
pub(super) fn marked(written: &str, others: &[String]) -> String {
    let own = parts(written);
    let mut rests = vec![false; own.len()];
    for other in others {
        let other = parts(other);
        for (at, beside) in beside_each_other(&own, &other) {
            rests[at] |= own[at] != other[beside];
        }
    }
    let mut out = String::with_capacity(written.len());
    for (at, part) in own.iter().enumerate() {
        match part {
            Part::Own(text) => out.push_str(text),
            Part::Inserted(text) => {
                out.push(INSERTED_START);
                match rests[at] && !is_marked(&own[at..]) {
                    true => out.push_str(&with_mark(text)),
                    false => out.push_str(text),
                }
                out.push(INSERTED_END);
            }
        }
    }
    out
}

/// The insertions that stand at the same place of the same words.
fn beside_each_other(own: &[Part<'_>], other: &[Part<'_>]) -> Vec<(usize, usize)> {
    let shape = |parts: &[Part<'_>]| -> Vec<Option<String>> {
        let words = |part: &Part<'_>| match part {
            Part::Own(text) => Some((*text).to_owned()),
            Part::Inserted(_) => None,
        };
        parts.iter().map(words).collect()
    };
    let (own_shape, other_shape) = (shape(own), shape(other));
    let mut pairs = Vec::new();
    for step in capture_diff_slices(Algorithm::Patience, &own_shape, &other_shape) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = step
        {
            pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    pairs
}

/// Whether the first part, or what follows it in its clause, bears the mark.
fn is_marked(parts: &[Part<'_>]) -> bool {
    for part in parts {
        match part {
            Part::Inserted(text) if plain(text).contains(MARK) => return true,
            Part::Inserted(_) => {}
            Part::Own(text) => {
                let end = [", ", "; ", ". ", "\n"];
                let end = end.iter().filter_map(|end| text.find(end)).min();
                if text[..end.unwrap_or(text.len())].contains(MARK) {
                    return true;
                }
                if end.is_some() {
                    return false;
                }
            }
        }
    }
    false
}

/// An insertion with the mark, which belongs to its figure where it is one.
fn with_mark(text: &str) -> String {
    let mut pieces = pieces(text);
    match pieces.last_mut() {
        Some(Piece::Plain(words)) => *words = marked_if(true, words),
        Some(Piece::Figure(figure)) => figure.text = marked_if(true, &figure.text),
        None => {}
    }
    joined(&pieces)
}

fn parts(written: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = written;
    while let Some((own, from)) = rest.split_once(INSERTED_START) {
        parts.extend(own.split_inclusive('\n').map(Part::Own));
        let (inserted, after) = from.split_once(INSERTED_END).unwrap_or((from, ""));
        parts.push(Part::Inserted(inserted));
        rest = after;
    }
    parts.extend(rest.split_inclusive('\n').map(Part::Own));
    parts
}
