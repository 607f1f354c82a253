//! Conditions of the check formulas: each is the formula's text together with what it comes to for
//! what has been entered, so that a saved result can't differ from what a spreadsheet computes.

use super::entries::Entry;
use super::formulas::quoted;

/// A condition, as a formula and as a fact.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    /// The formula's text.
    pub formula: String,
    /// Whether it holds now.
    pub holds: bool,
}

impl Condition {
    /// A condition whose formula and truth are known.
    pub(super) fn new(formula: String, holds: bool) -> Self {
        Condition { formula, holds }
    }
}

/// All of them hold.
pub(super) fn all<const N: usize>(parts: [Condition; N]) -> Condition {
    let holds = parts.iter().all(|part| part.holds);
    Condition::new(format!("AND({})", formulas(parts)), holds)
}

/// One of them holds.
pub(super) fn any<const N: usize>(parts: [Condition; N]) -> Condition {
    let holds = parts.iter().any(|part| part.holds);
    Condition::new(format!("OR({})", formulas(parts)), holds)
}

/// It does not hold.
pub(super) fn not(part: Condition) -> Condition {
    Condition::new(format!("NOT({})", part.formula), !part.holds)
}

fn formulas<const N: usize>(parts: [Condition; N]) -> String {
    parts.map(|part| part.formula).join(",")
}

/// Something stands in one of the cells.
pub(super) fn filled<const N: usize>(cells: [&Input<'_>; N]) -> Condition {
    let holds = cells.iter().any(|cell| !cell.is_blank());
    let addresses = cells.map(|cell| cell.address.as_str()).join("&");
    Condition::new(format!("{addresses}<>\"\""), holds)
}

/// An input cell: its address, and what stands in it.
pub(super) struct Input<'a> {
    /// Its address.
    pub address: String,
    /// What stands in it.
    pub entry: Option<&'a Entry>,
}

impl Input<'_> {
    fn is_blank(&self) -> bool {
        match self.entry {
            Some(Entry::Text(text)) => text.is_empty(),
            Some(_) => false,
            None => true,
        }
    }

    /// Its number as a spreadsheet compares it: nothing is 0, text is above every number.
    pub(super) fn number(&self) -> f64 {
        match self.entry {
            Some(Entry::Number(number)) => *number,
            Some(Entry::Date(day)) => super::validation::serial(*day) as f64,
            Some(Entry::Text(text)) if !text.is_empty() => f64::INFINITY,
            _ => 0.0,
        }
    }

    /// Whether a number stands in it.
    pub(super) fn has_number(&self) -> bool {
        matches!(self.entry, Some(Entry::Number(_) | Entry::Date(_)))
    }

    /// Whether a text stands in it; capitals make no difference to a spreadsheet.
    pub(super) fn has_text(&self, wanted: &str) -> bool {
        matches!(self.entry, Some(Entry::Text(text)) if text.to_lowercase() == wanted.to_lowercase())
    }

    /// Nothing stands in it.
    pub(super) fn empty(&self) -> Condition {
        Condition::new(format!("{}=\"\"", self.address), self.is_blank())
    }

    /// This text stands in it.
    pub(super) fn is(&self, text: &str) -> Condition {
        Condition::new(
            format!("{}={}", self.address, quoted(text)),
            self.has_text(text),
        )
    }

    /// A number stands in it.
    pub(super) fn is_number(&self) -> Condition {
        Condition::new(format!("ISNUMBER({})", self.address), self.has_number())
    }

    /// Its number is no whole one.
    pub(super) fn is_broken(&self) -> Condition {
        let (cell, number) = (&self.address, self.number());
        Condition::new(
            format!("{cell}<>INT({cell})"),
            number.fract().abs() > f64::EPSILON,
        )
    }

    /// Its number is 0.
    pub(super) fn is_zero(&self) -> Condition {
        let holds = !self.below("", 0.0).holds && !self.above("", 0.0).holds;
        Condition::new(format!("{}=0", self.address), holds)
    }

    /// Its number is not 0.
    pub(super) fn is_not_zero(&self) -> Condition {
        let holds = !self.is_zero().holds;
        Condition::new(format!("{}<>0", self.address), holds)
    }

    /// Its number is below a limit, given as the formula has it and as a number.
    pub(super) fn below(&self, limit: &str, number: f64) -> Condition {
        Condition::new(format!("{}<{limit}", self.address), self.number() < number)
    }

    /// Its number is above a limit, given as the formula has it and as a number.
    pub(super) fn above(&self, limit: &str, number: f64) -> Condition {
        Condition::new(format!("{}>{limit}", self.address), self.number() > number)
    }
}
