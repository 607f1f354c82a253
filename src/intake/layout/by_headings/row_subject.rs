//! Which measure a row speaks of: by its code, its name, and the criterion that it stands under.

use super::codes::{self, CodeCell};
use super::name_match::{PlanNames, name_key, name_similarity};
use super::result_text::ResultPart;
use super::together;
use crate::agency::Agency;
use crate::intake::value::body;
use crate::intake::value::counted::{Counted, MeasurePart};
use crate::intake::value::own_words::OwnWords;
use crate::intake::vocabulary::quantities;
use crate::plan::model::{Criterion, Measure, Plan};
use crate::vietnamese::fold::fold_plain;

/// A name that is this much alike is believed without a code.
const SURE: u32 = 760;
/// By how much the best must beat the next.
const MARGIN: u32 = 60;
/// Below this a name says another thing than the code beside it.
const STRANGE: u32 = 400;
/// A part's label that is this much alike is believed.
const PART: u32 = 550;

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
}

impl<'a> SubjectFinder<'a> {
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
            let own = name_similarity(key, &super::name_match::name_key(&measure.label));
            return own.max(self.words.of_criterion(key, &criterion.code));
        }
        self.plan.group(code).map_or(0, |group| {
            name_similarity(key, &super::name_match::name_key(&group.name))
        })
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
            let first = super::name_match::name_key(first_line);
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
        let name = name_similarity(key, &super::name_match::name_key(&criterion.name));
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

    /// A part of a criterion: a measure of it, or a figure of a measure.
    fn part(
        &self,
        criterion: &'a Criterion,
        letter: Option<char>,
        key: &str,
    ) -> Option<RowSubject<'a>> {
        let mut fits = self.part_fits(criterion, key);
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.0));
        let elsewhere = self
            .words
            .best(key)
            .filter(|(other, ..)| other.code != criterion.code)
            .map_or(0, |(_, score, _)| score);
        let best = fits.first().copied();
        let lettered = letter.and_then(|letter| self.of_letter(criterion, letter));
        if let Some(measure) = lettered {
            let own = fits
                .iter()
                .filter(|(_, other, _)| other.id == measure.id)
                .map(|(score, ..)| *score)
                .max()
                .unwrap_or(0);
            let top = best.map_or(0, |(score, ..)| score);
            if key.is_empty() || (own >= STRANGE && own + 2 * MARGIN > top) {
                return Some(RowSubject::Measure(measure, MeasurePart::Whole));
            }
        }
        let (score, measure, side) = best?;
        if score < PART || elsewhere > score.max(SURE) {
            return None;
        }
        let rival = fits
            .iter()
            .find(|(_, other, other_side)| other.id != measure.id || *other_side != side)
            .map_or(0, |(score, ..)| *score);
        if score < rival + MARGIN && score < 1000 {
            return Some(RowSubject::Doubt(format!(
                "phần «{key}» của tiêu chí {} có thể là hai chỉ số",
                criterion.code
            )));
        }
        Some(RowSubject::Measure(measure, side))
    }

    /// How well a part's label fits each measure of a criterion, and each figure of it.
    fn part_fits(&self, criterion: &Criterion, key: &str) -> Vec<(u32, &'a Measure, MeasurePart)> {
        let candidates = self.candidates(criterion);
        let named = quantities(key);
        let mut fits = Vec::new();
        for (measure, label, figures) in &self.words.measures {
            if !candidates.iter().any(|one| one.id == measure.id) {
                continue;
            }
            fits.push((name_similarity(key, label), *measure, MeasurePart::Whole));
            for (figure, side) in figures
                .iter()
                .zip([MeasurePart::First, MeasurePart::Second])
            {
                if !figure.is_empty() {
                    fits.push((name_similarity(key, figure), *measure, side));
                }
            }
            if candidates.len() == 1 && (key == "ti le" || key.starts_with("ti le ")) {
                fits.push((SURE, *measure, MeasurePart::Percent));
            }
        }
        // A name that is the plan's own is no other quantity, whatever words are in it.
        fits.retain(|(score, measure, part)| {
            *score == 1000 || self.counted(measure).fits(&named, *part)
        });
        fits
    }

    /// The measure of a letter: `3.1.6.a` of `a)`.
    fn of_letter(&self, criterion: &Criterion, letter: char) -> Option<&'a Measure> {
        let ending = format!(".{letter}");
        self.plan.measures.iter().find(|measure| {
            measure.criteria.contains(&criterion.code) && measure.id.ends_with(&ending)
        })
    }

    /// The measures that the labels of lines in one cell name, one each; none where a line fits none
    /// or two lines fit one.
    pub fn of_lines(
        &self,
        criterion: &'a Criterion,
        lines: &[ResultPart],
    ) -> Option<Vec<&'a Measure>> {
        if let Some(named) = self.by_letters(criterion, lines) {
            return Some(named);
        }
        let together = self.together(criterion, lines);
        let mut named: Vec<&Measure> = Vec::new();
        for line in lines {
            let key = name_key(&line.label);
            let measure = match self.part(criterion, line.letter, &key) {
                Some(RowSubject::Measure(measure, MeasurePart::Whole)) => measure,
                _ => return together,
            };
            if named.iter().any(|other| other.id == measure.id) {
                return together;
            }
            named.push(measure);
        }
        // What each line names alone and what all name together must be the same.
        match &together {
            Some(other) if other.iter().zip(&named).any(|(one, two)| one.id != two.id) => None,
            _ => Some(named),
        }
    }

    /// The measures of the parts of a text with a pair of figures each: assigned together, where every
    /// word of a part is its measure's own, or says nothing.
    pub fn of_parts(
        &self,
        criterion: &Criterion,
        parts: &[ResultPart],
    ) -> Option<Vec<&'a Measure>> {
        let named = self.together(criterion, parts)?;
        let is_grounded = parts.iter().zip(&named).all(|(part, measure)| {
            let own = self.own(measure);
            let label = fold_plain(&part.label);
            let fits = self
                .counted(measure)
                .fits(&quantities(&label), MeasurePart::Whole);
            fits && own.speaks_only_of_it(&label) && !body::is_of_other(&part.text, own)
        });
        is_grounded.then_some(named)
    }

    /// The measures that lines name when they are looked at together.
    fn together(&self, criterion: &Criterion, lines: &[ResultPart]) -> Option<Vec<&'a Measure>> {
        let labels: Vec<String> = lines
            .iter()
            .map(|line| format!("{} {}", line.label, line.value))
            .collect();
        self.assigned(criterion, &labels)
    }

    /// The measures of a criterion that labels name when they are looked at together.
    pub fn assigned(&self, criterion: &Criterion, labels: &[String]) -> Option<Vec<&'a Measure>> {
        let candidates = self.candidates(criterion);
        let order = together::assign(labels, &candidates)?;
        Some(order.into_iter().map(|at| candidates[at]).collect())
    }

    /// The measures of lines that bear the letters of all of a criterion's measures, one each, and no
    /// labels of their own.
    fn by_letters(&self, criterion: &Criterion, lines: &[ResultPart]) -> Option<Vec<&'a Measure>> {
        let candidates = self.candidates(criterion);
        if lines.len() != candidates.len() || lines.iter().any(|line| line.has_label) {
            return None;
        }
        lines
            .iter()
            .zip(candidates)
            .map(|(line, candidate)| {
                let measure = self.of_letter(criterion, line.letter?)?;
                (measure.id == candidate.id).then_some(measure)
            })
            .collect()
    }
}

/// A mark before a part's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// A dash, a plus, a dot.
    pub bullet: bool,
    /// The letter of `a)`.
    pub letter: Option<char>,
}

/// The mark before a label, and the label.
pub fn split_mark(label: &str) -> (Mark, &str) {
    let bare = label.trim();
    let unmarked = bare.trim_start_matches(['-', '–', '+', '•', '*', '·', '−', ' ']);
    let mut mark = Mark {
        bullet: unmarked.len() < bare.len(),
        letter: None,
    };
    let mut letters = unmarked.chars();
    if let (Some(letter @ 'a'..='e'), Some('.' | ')' | '/' | ':')) =
        (letters.next(), letters.next())
    {
        mark.letter = Some(letter);
        return (mark, unmarked[2..].trim_start());
    }
    if let Some(label) = after_number(unmarked) {
        mark.bullet = true;
        return (mark, label);
    }
    (mark, unmarked)
}

/// The label after a number that only counts the parts: `1)`, `2. `, `ii)`.
fn after_number(label: &str) -> Option<&str> {
    let end = label.find(['.', ')', '/'])?;
    let (number, rest) = label.split_at(end);
    let counts = number.len() <= 4
        && !number.is_empty()
        && (number.len() <= 2 && number.chars().all(|c| c.is_ascii_digit())
            || number.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
    let rest = &rest[1..];
    (counts && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
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
