//! A requirement of the decree, and what was measured of it.

use std::fmt;

use crate::origin::Origin;
use crate::sheet::Sheet;

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
    /// What it must be in documents of other programs, where that is less.
    pub of_foreign: Option<Expected>,
    /// Measures a document: none where it has no such part, an empty list where the part is not
    /// found.
    pub measure: fn(&Sheet) -> Option<Vec<Seen>>,
}

impl Requirement {
    /// Asks less of documents of other programs.
    pub fn or_foreign(mut self, expected: Expected) -> Self {
        self.of_foreign = Some(expected);
        self
    }

    fn expected_of(&self, origin: Origin) -> &Expected {
        match (&self.of_foreign, origin) {
            (Some(less), Origin::Foreign) => less,
            _ => &self.expected,
        }
    }
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
pub struct Seen {
    /// What was seen.
    pub value: Value,
    /// The page, from 0, where it is of one.
    pub page: Option<usize>,
}

/// What was seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, in the unit of what is expected.
    Number(f64),
    /// A text.
    Text(String),
}

impl Seen {
    /// On a page, from 0.
    pub fn on(self, page: usize) -> Self {
        Seen {
            page: Some(page),
            ..self
        }
    }
}

impl From<f64> for Seen {
    fn from(number: f64) -> Self {
        Seen {
            value: Value::Number(number),
            page: None,
        }
    }
}

impl From<String> for Seen {
    fn from(text: String) -> Self {
        Seen {
            value: Value::Text(text),
            page: None,
        }
    }
}

impl From<&str> for Seen {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// What is said of a part that is not there.
pub const MISSING: &str = "không thấy";

/// A requirement with its measures in all documents.
pub struct Outcome {
    /// The requirement's name.
    pub id: &'static str,
    /// Where the decree has it.
    pub clause: &'static str,
    /// What is measured.
    pub what: &'static str,
    /// What it must be, for people.
    pub expected: String,
    /// In how many documents it was measured.
    pub documents: usize,
    /// Where it does not hold.
    pub unmet: Vec<Unmet>,
    seen: Vec<Seen>,
}

/// A requirement that does not hold in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// The document's name.
    pub name: String,
    /// The page, from 1, where it is of one.
    pub page: Option<usize>,
    /// What was seen there, and there alone.
    pub seen: String,
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

    /// All that was seen, for people: numbers as least and most, each text once.
    pub fn seen(&self) -> String {
        if self.seen.is_empty() {
            return MISSING.to_owned();
        }
        summary(&self.seen)
    }
}

/// Requirements measured in one document after the other, so that only one need be held at a time.
pub struct Measuring {
    each: Vec<(Requirement, Outcome)>,
}

impl Measuring {
    /// Requirements, and whose the documents are.
    pub fn new(table: Vec<Requirement>, origin: Origin) -> Self {
        let each = table.into_iter().map(|requirement| {
            let outcome = nothing_seen(&requirement, origin);
            (requirement, outcome)
        });
        Measuring {
            each: each.collect(),
        }
    }

    /// Measures a document.
    pub fn add(&mut self, sheet: &Sheet) {
        for (requirement, outcome) in &mut self.each {
            outcome.add(requirement, sheet, (requirement.measure)(sheet));
        }
    }

    /// Every requirement with its measures in all documents.
    pub fn outcomes(self) -> Vec<Outcome> {
        self.each.into_iter().map(|(_, outcome)| outcome).collect()
    }
}

/// A requirement with what was measured of it in one document in another way than on pages.
pub fn measure_one(requirement: &Requirement, sheet: &Sheet, seen: Option<Vec<Seen>>) -> Outcome {
    let mut outcome = nothing_seen(requirement, sheet.origin);
    outcome.add(requirement, sheet, seen);
    outcome
}

fn nothing_seen(requirement: &Requirement, origin: Origin) -> Outcome {
    Outcome {
        id: requirement.id,
        clause: requirement.clause,
        what: requirement.what,
        expected: requirement.expected_of(origin).to_string(),
        documents: 0,
        unmet: Vec::new(),
        seen: Vec::new(),
    }
}

impl Outcome {
    /// Adds what was seen in a document; none where it has no such part.
    fn add(&mut self, requirement: &Requirement, sheet: &Sheet, seen: Option<Vec<Seen>>) {
        let Some(seen) = seen else {
            return;
        };
        self.documents += 1;
        if seen.is_empty() {
            self.unmet.push(Unmet {
                name: sheet.name.clone(),
                page: None,
                seen: MISSING.to_owned(),
            });
        }
        let expected = requirement.expected_of(sheet.origin);
        let wrong = seen
            .iter()
            .filter(|one| !expected.holds(&one.value, sheet.origin));
        self.unmet.extend(by_page(&sheet.name, wrong));
        self.seen.extend(seen);
    }
}

/// What is wrong on one page is one fault.
fn by_page<'a>(name: &str, wrong: impl Iterator<Item = &'a Seen>) -> Vec<Unmet> {
    let mut pages: Vec<(Option<usize>, Vec<Seen>)> = Vec::new();
    for one in wrong {
        match pages.iter_mut().find(|(page, _)| *page == one.page) {
            Some((_, seen)) => seen.push(one.clone()),
            None => pages.push((one.page, vec![one.clone()])),
        }
    }
    let unmet = |(page, seen): (Option<usize>, Vec<Seen>)| Unmet {
        name: name.to_owned(),
        page: page.map(|page| page + 1),
        seen: summary(&seen),
    };
    pages.into_iter().map(unmet).collect()
}

/// Numbers as least and most, each text once.
fn summary(seen: &[Seen]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let numbers: Vec<f64> = seen.iter().filter_map(number).collect();
    if let Some(least) = numbers.iter().copied().reduce(f64::min) {
        let most = numbers.iter().copied().fold(least, f64::max);
        let (least, most) = (decimal(least), decimal(most));
        parts.push(if least == most {
            least
        } else {
            format!("{least} đến {most}")
        });
    }
    for one in seen {
        if let Value::Text(text) = &one.value
            && !parts
                .iter()
                .any(|part| part.trim_matches(['«', '»']) == text)
        {
            parts.push(if text == MISSING {
                text.clone()
            } else {
                format!("«{text}»")
            });
        }
    }
    parts.join(", ")
}

impl Expected {
    fn holds(&self, seen: &Value, origin: Origin) -> bool {
        match (self, seen) {
            (Expected::Range(from, to, unit), Value::Number(number)) => {
                let tolerance = origin.tolerance(unit);
                (*from - tolerance..=*to + tolerance).contains(number)
            }
            (Expected::Text(texts), Value::Text(text)) => texts.contains(&text.as_str()),
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

impl fmt::Display for Unmet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(out, "{}, trang {page}: {}", self.name, self.seen),
            None => write!(out, "{}: {}", self.name, self.seen),
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
        write!(
            out,
            "{word} | {} | {} | {} | yêu cầu {} | đo {} ({} văn bản)",
            self.id,
            self.clause,
            self.what,
            self.expected,
            self.seen(),
            self.documents
        )?;
        for one in &self.unmet {
            write!(out, "\n    {one}")?;
        }
        Ok(())
    }
}

fn number(seen: &Seen) -> Option<f64> {
    match seen.value {
        Value::Number(number) => Some(number),
        Value::Text(_) => None,
    }
}
