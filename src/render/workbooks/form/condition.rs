//! Conditions of the check formulas: each is the formula's text together with what it comes to for
//! what has been entered, so that a saved result can't differ from what a spreadsheet computes.

use chrono::NaiveDate;

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

/// The day of `14/6/2024`.
fn written_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text
        .splitn(3, '/')
        .map(|part| part.trim().parse::<u32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
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

    /// A text stands in it that holds this mark.
    pub(super) fn contains(&self, mark: &str) -> Condition {
        let holds = matches!(self.entry, Some(Entry::Text(text)) if text.contains(mark));
        let formula = format!("ISNUMBER(FIND({},{}))", quoted(mark), self.address);
        Condition::new(formula, holds)
    }

    /// A document's number stands in it: at least 1, with at most one letter behind it (`12a`).
    pub(super) fn is_document_number(&self) -> Condition {
        let cell = &self.address;
        let formula =
            format!("IFERROR(VALUE({cell}),IFERROR(VALUE(LEFT({cell},LEN({cell})-1)),0))>=1");
        let holds = match self.entry {
            Some(Entry::Text(text)) => {
                let shorter = text
                    .char_indices()
                    .next_back()
                    .map_or("", |(at, _)| &text[..at]);
                let number = |text: &str| text.trim().parse::<f64>();
                number(text).or_else(|_| number(shorter)).unwrap_or(0.0) >= 1.0
            }
            _ => self.number() >= 1.0,
        };
        Condition::new(formula, holds)
    }

    /// The day in it, as a formula that gives 0 where there is none, and as a number. A day that was
    /// typed as text counts: spreadsheets that write days the American way take `14/6/2024` for text.
    pub(super) fn day(&self) -> (String, f64) {
        let cell = &self.address;
        let stroke = format!("FIND(\"/\",{cell})");
        let day = format!("VALUE(LEFT({cell},{stroke}-1))");
        let month =
            format!("VALUE(MID({cell},{stroke}+1,FIND(\"/\",{cell},{stroke}+1)-{stroke}-1))");
        let date = format!("DATE(VALUE(RIGHT({cell},4)),{month},{day})");
        let formula =
            format!("IFERROR(IF(ISNUMBER({cell}),{cell},IF(MONTH({date})={month},{date},0)),0)");
        let number = match self.entry {
            Some(Entry::Text(text)) => {
                written_day(text).map_or(0.0, |day| super::validation::serial(day) as f64)
            }
            _ => self.number(),
        };
        (formula, number)
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
