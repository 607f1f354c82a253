//! Which measure a row speaks of: by its code, its name, and the criterion that it stands under.

use std::cell::Cell;

use super::codes::{self, CodeCell};
use super::name_match::{PlanNames, name_key, name_similarity};
use super::part_mark::split_mark;
use crate::agency::Agency;
use crate::intake::value::counted::{Counted, MeasurePart};
use crate::intake::value::own_words::OwnWords;
use crate::plan::model::{Criterion, Measure, Plan};

/// A name that is this much alike is believed without a code.
pub(super) const SURE: u32 = 760;
/// By how much the best must beat the next.
pub(super) const MARGIN: u32 = 60;
/// Below this a name says another thing than the code beside it.
pub(super) const STRANGE: u32 = 400;
/// A part's label that is this much alike is believed.
pub(super) const PART: u32 = 550;

/// What a row speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowSubject<'a> {
    /// A measure, or one figure of it.
    Measure(&'a Measure, MeasurePart),
    /// A criterion with several measures, as a whole.
    Criterion(&'a Criterion),
    /// A field, a group, a sum, a heading: nothing is read there.
    Heading,
    /// Nothing of the plan.
    Nothing,
    /// Two things: what was seen.
    Doubt(String),
    /// The code is one criterion's, the name another's: what was seen.
    Contradiction(String),
}

/// Finds what a row speaks of: the plan and the agency against which rows are matched.
pub struct SubjectFinder<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The agency that reports.
    pub agency: &'a Agency,
    /// The plan's words.
    pub words: PlanNames<'a>,
    /// How much of a workbook's tables is still looked at.
    pub left: Left,
}

/// The most headings of tables in a workbook that are looked at; a table that goes on over many pages
/// has some dozen.
const MOST_HEADINGS: usize = 2_000;
/// The most rows of tables in a workbook that are looked at; a plan has some hundred.
const MOST_ROWS: usize = 30_000;

/// How much of a workbook's tables is still looked at: the search takes time for each heading and for
/// each row, and a workbook can be made of nothing else.
#[derive(Debug)]
pub struct Left {
    headings: Cell<usize>,
    rows: Cell<usize>,
}

impl Left {
    /// Takes a heading; whether there was one left.
    pub fn takes_heading(&self) -> bool {
        take(&self.headings)
    }

    /// Takes a row; whether there was one left.
    pub fn takes_row(&self) -> bool {
        take(&self.rows)
    }

    /// The limits, as a finding tells them.
    pub fn limits() -> String {
        format!("{MOST_HEADINGS} đầu bảng, {MOST_ROWS} hàng trong các bảng của một tệp")
    }
}

fn take(left: &Cell<usize>) -> bool {
    let before = left.get();
    left.set(before.saturating_sub(1));
    before > 0
}

impl<'a> SubjectFinder<'a> {
    /// A finder for the rows of one workbook.
    pub fn new(plan: &'a Plan, agency: &'a Agency) -> Self {
        SubjectFinder {
            plan,
            agency,
            words: PlanNames::new(plan, agency),
            left: Left {
                headings: Cell::new(MOST_HEADINGS),
                rows: Cell::new(MOST_ROWS),
            },
        }
    }

    /// The measures of a criterion that the agency reports; where it reports none of them, all.
    pub fn candidates(&self, criterion: &Criterion) -> Vec<&'a Measure> {
        let all: Vec<&Measure> = self
            .plan
            .measures
            .iter()
            .filter(|measure| measure.is_reported() && measure.criteria.contains(&criterion.code))
            .collect();
        let own: Vec<&Measure> = all
            .iter()
            .copied()
            .filter(|measure| self.plan.reports(measure, self.agency))
            .collect();
        if own.is_empty() { all } else { own }
    }

    /// The quantities that a measure counts.
    ///
    /// # Panics
    /// Never: those of every measure of the plan are there.
    pub fn counted(&self, measure: &Measure) -> &Counted {
        &self.words.counted[&measure.id]
    }

    /// The own words of a measure.
    ///
    /// # Panics
    /// Never: the words of every measure of the plan are there.
    pub fn own(&self, measure: &Measure) -> &OwnWords {
        &self.words.own[&measure.id]
    }

    /// A criterion, or its measure where it has but one for this agency.
    fn settled(&self, criterion: &'a Criterion) -> RowSubject<'a> {
        match self.candidates(criterion).as_slice() {
            [only] => RowSubject::Measure(only, MeasurePart::Whole),
            _ => RowSubject::Criterion(criterion),
        }
    }

    /// What a row speaks of. `current` is the criterion above it; `is_filled` says whether an agency
    /// wrote anything in it.
    pub fn subject_of(
        &self,
        code: &CodeCell,
        label: &str,
        current: Option<&'a Criterion>,
        is_filled: bool,
    ) -> RowSubject<'a> {
        let (mark, own_label) = split_mark(label);
        let mut codes = match code {
            CodeCell::Codes(codes) => codes.clone(),
            _ => Vec::new(),
        };
        let mut label = own_label;
        if let Some((inside, rest)) = codes::leading(own_label)
            && inside.contains('.')
            && self.knows(&inside)
            && !codes.iter().any(|code| self.knows(code))
        {
            codes = vec![inside];
            label = rest;
        }
        let key = name_key(label);
        if is_sum(&key) {
            return RowSubject::Heading;
        }
        codes.retain(|code| self.knows(code));
        if !codes.is_empty() {
            return self.by_code(&codes, label, &key);
        }
        let letter = match code {
            CodeCell::Letter(letter) => Some(*letter),
            _ => mark.letter,
        };
        let is_part = letter.is_some() || mark.bullet || *code == CodeCell::Blank;
        if let Some(criterion) = current.filter(|_| is_part)
            && let Some(part) = self.part(criterion, letter, &key)
        {
            return part;
        }
        // A group and a criterion can have one name: only the criterion has results.
        let is_criterion =
            || is_filled && self.words.criteria.iter().any(|(_, name, _)| *name == key);
        if key.is_empty() || (self.words.is_heading(&key) && !is_criterion()) {
            return RowSubject::Heading;
        }
        self.by_name(label, &key)
    }

    /// Whether a code is one of the plan's.
    fn knows(&self, code: &str) -> bool {
        self.plan.criterion(code).is_some()
            || self.plan.group(code).is_some()
            || self.plan.measure(code).is_some_and(Measure::is_reported)
    }

    /// How well a label fits a code.
    fn fit(&self, code: &str, key: &str) -> u32 {
        if let Some(criterion) = self.plan.criterion(code) {
            return self.words.of_criterion(key, &criterion.code);
        }
        if let Some(measure) = self
            .plan
            .measure(code)
            .filter(|measure| measure.is_reported())
        {
            let criterion = self.plan.criterion_of(measure);
            let own = name_similarity(key, &name_key(&measure.label));
            return own.max(self.words.of_criterion(key, &criterion.code));
        }
        self.plan
            .group(code)
            .map_or(0, |group| name_similarity(key, &name_key(&group.name)))
    }

    /// Whether words are the beginning of the name of a code's criterion, which goes on in the next row.
    fn begins_name(&self, code: &str, key: &str) -> bool {
        self.words.criteria.iter().any(|(criterion, name, _)| {
            criterion.code == code && name.starts_with(&format!("{key} "))
        })
    }

    fn of_code(&self, code: &str) -> RowSubject<'a> {
        if let Some(criterion) = self.plan.criterion(code) {
            return self.settled(criterion);
        }
        match self
            .plan
            .measure(code)
            .filter(|measure| measure.is_reported())
        {
            Some(measure) => RowSubject::Measure(measure, MeasurePart::Whole),
            None => RowSubject::Heading,
        }
    }

    /// By the codes that a cell can mean, and the name beside it.
    fn by_code(&self, codes: &[String], label: &str, key: &str) -> RowSubject<'a> {
        let mut fits: Vec<(u32, &String)> = codes
            .iter()
            .map(|code| (self.fit(code, key), code))
            .collect();
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.0));
        if key.is_empty() {
            return match fits.as_slice() {
                [(_, only)] => self.of_code(only),
                _ => RowSubject::Doubt(format!("mã có thể là {}", codes.join(" hoặc "))),
            };
        }
        let (fit, code) = fits[0];
        if let Some((next, other)) = fits.get(1)
            && fit < next + MARGIN
        {
            return RowSubject::Doubt(format!("mã có thể là {code} hoặc {other}; tên «{label}»"));
        }
        let part = self.named_part(code, label, key);
        if let Some(part) = part.filter(|_| fit >= SURE) {
            return part;
        }
        if fit == 1000 {
            return self.of_code(code);
        }
        let own = self.plan.measure(code).map_or(code.as_str(), |measure| {
            self.plan.criterion_of(measure).code.as_str()
        });
        let other = self
            .words
            .best(key)
            .filter(|(criterion, score, _)| criterion.code != own && *score >= PART);
        let beats =
            |score: u32| score == 1000 || score >= fit + if fit < SURE { 200 } else { MARGIN };
        if let Some((criterion, ..)) = other.filter(|(_, score, _)| *score > fit && beats(*score)) {
            return RowSubject::Contradiction(format!(
                "mã {code}, nhưng tên là của tiêu chí {} («{label}»)",
                criterion.code
            ));
        }
        if fit < STRANGE && self.plan.group(code).is_none() && !self.begins_name(code, key) {
            return RowSubject::Doubt(format!(
                "mã {code}, tên «{label}» không phải của tiêu chí này"
            ));
        }
        self.of_code(code)
    }

    /// The measure of a criterion with several that a label beside the criterion's code names, rather
    /// than the criterion itself.
    fn named_part(&self, code: &str, label: &str, key: &str) -> Option<RowSubject<'a>> {
        let criterion = self.plan.criterion(code)?;
        if self.candidates(criterion).len() < 2 {
            return None;
        }
        // Our own forms write the criterion's name below the measure's.
        if let Some((first_line, _)) = label.split_once('\n') {
            let first = name_key(first_line);
            let mut fits = self.part_fits(criterion, &first).into_iter();
            if let Some((_, measure, side)) = fits.find(|fit| fit.0 == 1000) {
                return Some(RowSubject::Measure(measure, side));
            }
        }
        let fits = self.part_fits(criterion, key);
        let best = fits
            .iter()
            .filter(|(.., side)| *side == MeasurePart::Whole)
            .map(|(score, ..)| *score)
            .max()?;
        let name = name_similarity(key, &name_key(&criterion.name));
        let part = self.part(criterion, None, key)?;
        let is_part = best >= SURE && best >= name + MARGIN;
        (is_part && matches!(part, RowSubject::Measure(_, MeasurePart::Whole))).then_some(part)
    }

    /// By the name alone.
    fn by_name(&self, label: &str, key: &str) -> RowSubject<'a> {
        let Some((best, score, next)) = self.words.best(key) else {
            return RowSubject::Nothing;
        };
        if score < SURE {
            return RowSubject::Nothing;
        }
        if score == 1000 || score >= next + MARGIN {
            return self
                .named_part(&best.code, label, key)
                .unwrap_or_else(|| self.settled(best));
        }
        // Names that differ in the level of agencies only: the one that this agency reports.
        let near: Vec<&'a Criterion> = self
            .words
            .criteria
            .iter()
            .map(|(criterion, ..)| *criterion)
            .filter(|criterion| self.words.of_criterion(key, &criterion.code) + MARGIN > score)
            .filter(|criterion| {
                self.candidates(criterion)
                    .iter()
                    .any(|measure| self.plan.reports(measure, self.agency))
            })
            .collect();
        match near.as_slice() {
            [only] => self.settled(only),
            _ => {
                let codes: Vec<&str> = near.iter().map(|one| one.code.as_str()).collect();
                RowSubject::Doubt(format!(
                    "«{label}» có thể là tiêu chí {}",
                    codes.join(" hoặc ")
                ))
            }
        }
    }
}

/// Whether a label (its key) is that of a sum or of an introduction.
fn is_sum(key: &str) -> bool {
    matches!(
        key,
        "tong cong"
            | "cong"
            | "tong"
            | "tong so"
            | "trong do"
            | "bao gom"
            | "cong chung"
            | "toan nganh"
    ) || key.starts_with("tong cong ")
        || key.starts_with("cong linh vuc")
        || key.starts_with("cong nhom")
}
