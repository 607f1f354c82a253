//! A requirement of the decree, and what was measured of it.

use std::fmt;

use super::sheet::Sheet;

/// A requirement.
pub struct Requirement {
    /// Its name, for people and for tests.
    pub id: &'static str,
    /// Where Nghị định 30/2020/NĐ-CP, Phụ lục I, has it.
    pub clause: &'static str,
    /// What is measured.
    pub what: &'static str,
    /// What it must be.
    pub expected: Expected,
    /// Measures a document: none where it has no such part, an empty list where the part is not
    /// found.
    pub measure: fn(&Sheet) -> Option<Vec<Seen>>,
}

/// What a measure must be.
pub enum Expected {
    /// From, to, unit.
    Range(f64, f64, &'static str),
    /// One of these texts.
    Text(&'static [&'static str]),
}

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// A number, in the unit of what is expected.
    Number(f64),
    /// A text.
    Text(String),
}

impl From<f64> for Seen {
    fn from(number: f64) -> Self {
        Seen::Number(number)
    }
}

impl From<String> for Seen {
    fn from(text: String) -> Self {
        Seen::Text(text)
    }
}

impl From<&str> for Seen {
    fn from(text: &str) -> Self {
        Seen::Text(text.to_owned())
    }
}

/// A requirement with its measures in all documents.
pub struct Outcome {
    /// The requirement's name.
    pub id: &'static str,
    head: String,
    seen: Vec<Seen>,
    documents: usize,
    unmet: Vec<String>,
}

impl Outcome {
    /// Whether it was measured somewhere, and held everywhere.
    pub fn is_met(&self) -> bool {
        self.documents > 0 && !self.has_fault()
    }

    /// Whether it was not found somewhere, or did not hold.
    pub fn has_fault(&self) -> bool {
        !self.unmet.is_empty()
    }
}

/// Measures every requirement in every document.
pub fn measure_all(table: &[Requirement], sheets: &[Sheet]) -> Vec<Outcome> {
    table.iter().map(|one| measure(one, sheets)).collect()
}

fn measure(requirement: &Requirement, sheets: &[Sheet]) -> Outcome {
    let mut outcome = Outcome {
        id: requirement.id,
        head: format!(
            "{} | {} | {} | yêu cầu {}",
            requirement.id, requirement.clause, requirement.what, requirement.expected
        ),
        seen: Vec::new(),
        documents: 0,
        unmet: Vec::new(),
    };
    for sheet in sheets {
        let Some(seen) = (requirement.measure)(sheet) else {
            continue;
        };
        outcome.documents += 1;
        if seen.is_empty() {
            outcome.unmet.push(format!("{}: không thấy", sheet.name));
        }
        for one in &seen {
            if !requirement.expected.holds(one) {
                outcome.unmet.push(format!("{}: {one}", sheet.name));
            }
        }
        outcome.seen.extend(seen);
    }
    outcome
}

/// Less than what a reader of PDFs rounds.
const TOLERANCE: f64 = 0.02;

impl Expected {
    fn holds(&self, seen: &Seen) -> bool {
        match (self, seen) {
            (Expected::Range(from, to, _), Seen::Number(number)) => {
                (*from - TOLERANCE..=*to + TOLERANCE).contains(number)
            }
            (Expected::Text(texts), Seen::Text(text)) => texts.contains(&text.as_str()),
            _ => false,
        }
    }
}

fn decimal(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".into()
    } else {
        text.replace('.', ",")
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Range(from, to, unit) if from == to => {
                write!(out, "{} {unit}", decimal(*from))
            }
            Expected::Range(from, to, unit) => {
                write!(out, "{} đến {} {unit}", decimal(*from), decimal(*to))
            }
            Expected::Text(texts) => write!(out, "«{}»", texts.join("» hoặc «")),
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Seen::Number(number) => out.write_str(&decimal(*number)),
            Seen::Text(text) => write!(out, "«{text}»"),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.is_met() {
            "Đạt"
        } else {
            "KHÔNG ĐẠT"
        };
        write!(out, "{word} | {} | đo ", self.head)?;
        let numbers: Vec<f64> = self.seen.iter().filter_map(number).collect();
        if let Some(least) = numbers.iter().copied().reduce(f64::min) {
            let most = numbers.iter().copied().fold(least, f64::max);
            write!(out, "{}", decimal(least))?;
            if decimal(least) != decimal(most) {
                write!(out, "–{}", decimal(most))?;
            }
        }
        let mut texts: Vec<String> = Vec::new();
        for one in &self.seen {
            let text = one.to_string();
            if matches!(one, Seen::Text(_)) && !texts.contains(&text) {
                texts.push(text);
            }
        }
        write!(out, "{} ({} văn bản)", texts.join(" "), self.documents)?;
        for one in &self.unmet {
            write!(out, "\n    {one}")?;
        }
        Ok(())
    }
}

fn number(seen: &Seen) -> Option<f64> {
    match seen {
        Seen::Number(number) => Some(*number),
        Seen::Text(_) => None,
    }
}
