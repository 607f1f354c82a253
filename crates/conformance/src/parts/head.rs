//! Boxes 5a and 9a: type, abstract, addressees.

use super::kinds::is_type_name;
use super::letterhead::Letterhead;
use crate::line::Line;
use crate::page::MM;
use crate::printed::Printed;

/// The parts between letterhead and body.
#[derive(Default)]
pub struct Head {
    /// Type of the document.
    pub type_name: Option<Line>,
    /// Its abstract.
    pub summary: Vec<Line>,
    /// The lines of `Kính gửi`.
    pub addressees: Vec<Line>,
    /// Where the body begins: page 1, under this baseline, mm.
    pub end: f64,
}

impl Head {
    /// Finds them among the lines of the document.
    pub fn of(printed: &Printed, lines: &[Line], letterhead: &Letterhead) -> Self {
        let under = |line: &&Line| line.page == 0 && line.y() > letterhead.end - 0.1;
        let first: Vec<&Line> = lines
            .iter()
            .filter(under)
            .filter(|line| !letterhead.subject.iter().any(|own| own.is_at(line)))
            .collect();
        let middle = printed.middle(0);
        let named = first.iter().position(|line| {
            is_type_name(line)
                && (line.middle() - middle).abs() < 25.0
                && letterhead.subject.is_empty()
        });
        let summary = named.map_or_else(Vec::new, |named| {
            let rest = first.get(named + 1..).unwrap_or_default();
            summary(printed, rest, middle)
        });
        let to = first
            .iter()
            .position(|line| line.key().starts_with("kính gửi"));
        let addressees = to.map_or_else(Vec::new, |to| {
            addressees(printed, first.get(to..).unwrap_or_default())
        });
        let type_name = named.and_then(|named| first.get(named).map(|line| (*line).clone()));
        let ends = type_name.iter().chain(&summary).chain(&addressees);
        let end = ends.map(Line::y).fold(letterhead.end, f64::max);
        Head {
            type_name,
            summary,
            addressees,
            end,
        }
    }

    /// The addressees without the words before them, as printed on one line.
    pub fn addressed(&self) -> String {
        let joined: Vec<String> = self.addressees.iter().map(Line::text).collect();
        let joined = joined.join(" ");
        let rest = joined.split_once(':').map_or("", |(_, rest)| rest);
        rest.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether the addressees are a list with dashes.
    pub fn is_list(&self) -> bool {
        self.addressees.iter().skip(1).any(is_item)
    }
}

/// Whether a line begins with a dash.
pub fn is_item(line: &Line) -> bool {
    line.text().starts_with(['-', '–', '—', '−'])
}

/// Centred lines down to the one with the rule.
fn summary(printed: &Printed, lines: &[&Line], middle: f64) -> Vec<Line> {
    let mut summary: Vec<Line> = Vec::new();
    for line in lines {
        let centred = (line.middle() - middle).abs() < 3.0;
        let follows = summary
            .last()
            .is_none_or(|last| line.y() - last.y() < 1.9 * last.size() * MM);
        let same = summary
            .first()
            .is_none_or(|first| first.is_bold() == line.is_bold());
        if !centred || !follows || !same || line.key().starts_with("kính gửi") {
            break;
        }
        summary.push((*line).clone());
        if printed.rule_under(line).is_some() {
            break;
        }
    }
    summary
}

/// `Kính gửi` with what belongs to it: lines that stand under its end, or items of a list.
fn addressees(printed: &Printed, lines: &[&Line]) -> Vec<Line> {
    let (edge, end) = printed.edges(0);
    let mut found: Vec<Line> = Vec::new();
    for line in lines {
        let Some(last) = found.last() else {
            found.push((*line).clone());
            continue;
        };
        let is_done = last.text().trim_end().ends_with('.') && found.iter().any(is_item);
        let near = line.y() - last.y() < 1.7 * last.size() * MM;
        let same = (line.size() - last.size()).abs() < 0.6;
        // A paragraph of the body begins at the indent, at most 1.27 cm from the edge.
        let inside = line.left() > edge + 14.0 || is_item(line);
        let is_full = end - line.right() < 3.0 && !is_item(line);
        if is_done || !near || !same || !inside || is_full {
            break;
        }
        found.push((*line).clone());
    }
    found
}
