//! Which measures the parts of a criterion are: by letters, by labels, or by what they all say together.

use super::name_match::{name_key, name_similarity};
use super::result_text::ResultPart;
use super::row_subject::{MARGIN, PART, RowSubject, STRANGE, SURE, SubjectFinder};
use super::together;
use crate::intake::value::body;
use crate::intake::value::counted::MeasurePart;
use crate::intake::vocabulary::quantities;
use crate::plan::model::{Criterion, Measure};
use crate::vietnamese::fold::fold_plain;

impl<'a> SubjectFinder<'a> {
    /// A part of a criterion: a measure of it, or a figure of a measure.
    pub(super) fn part(
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
    pub(super) fn part_fits(
        &self,
        criterion: &Criterion,
        key: &str,
    ) -> Vec<(u32, &'a Measure, MeasurePart)> {
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
        // «Số vấn đề phát hiện qua kiểm tra» counts: it is one of the figures, not the task that they are of.
        let counts = |label: &str| label.starts_with("so ");
        if counts(key)
            && fits
                .iter()
                .any(|(score, _, part)| *part != MeasurePart::Whole && *score >= PART)
        {
            fits.retain(|(score, measure, part)| {
                *part != MeasurePart::Whole || *score == 1000 || counts(&name_key(&measure.label))
            });
        }
        // A name that is the plan's own is no other quantity, whatever words are in it.
        fits.retain(|(score, measure, part)| {
            *score == 1000 || self.counted(measure).fits(&named, *part)
        });
        fits
    }

    /// The measure of a letter: `3.1.6.a` of `a)`.
    pub(super) fn of_letter(&self, criterion: &Criterion, letter: char) -> Option<&'a Measure> {
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
    pub(super) fn together(
        &self,
        criterion: &Criterion,
        lines: &[ResultPart],
    ) -> Option<Vec<&'a Measure>> {
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
    pub(super) fn by_letters(
        &self,
        criterion: &Criterion,
        lines: &[ResultPart],
    ) -> Option<Vec<&'a Measure>> {
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
