//! The criteria with their results, by field and group.

use serde::Serialize;

use super::counts::{Counted, VerdictCounts};
use super::criteria::{CriterionRow, GroupHead};
use super::decisions::counted_criterion;
use super::figures::part_of;
use super::lookup::Lookup;
use super::measures::MeasureRow;
use super::province::measure_row;
use super::sentence_subjects::{SentenceSubject, sentence_subjects};
use crate::assessment::verdict::Verdict;
use crate::plan::model::{Criterion, Measure, Plan};
use crate::vietnamese::phrase::{capitalize, lower_first};

/// A field with its groups and criteria.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldPart {
    /// Roman number.
    pub code: String,
    /// Name in capitals, as the plan has it.
    pub name: String,
    /// How a heading of the report names it.
    pub heading: String,
    /// How many criteria have which verdict.
    pub counts: VerdictCounts,
    /// Whether every one of them is met.
    pub all_met: bool,
    /// Its criteria, in the plan's order.
    pub criteria: Vec<CriterionRow>,
    /// The same, as sentences speak of them: those that share one figure together.
    pub subjects: Vec<SentenceSubject>,
}

impl FieldPart {
    /// Its criteria with a verdict.
    pub fn with(&self, verdict: Verdict) -> impl Iterator<Item = &CriterionRow> {
        self.criteria
            .iter()
            .filter(move |row| row.verdict == verdict)
    }
}

/// The criteria with their results, by field.
pub(super) fn field_parts(lookup: &Lookup) -> Vec<FieldPart> {
    let plan = lookup.basis.plan;
    let rows = criterion_rows(lookup);
    plan.fields
        .iter()
        .map(|field| {
            let criteria: Vec<CriterionRow> = rows
                .iter()
                .filter(|row| row.field == field.code)
                .cloned()
                .collect();
            FieldPart {
                code: field.code.clone(),
                name: field.name.clone(),
                heading: field.heading.clone(),
                counts: VerdictCounts::marked(criteria.iter().map(|row| row.counted)),
                all_met: criteria.iter().all(|row| row.verdict == Verdict::Met),
                subjects: sentence_subjects(&criteria),
                criteria,
            }
        })
        .collect()
}

fn criterion_rows(lookup: &Lookup) -> Vec<CriterionRow> {
    let plan = lookup.basis.plan;
    let mut previous: Option<&str> = None;
    let mut rows = Vec::with_capacity(plan.criteria.len());
    for (index, criterion) in plan.criteria.iter().enumerate() {
        let mut row = criterion_row(lookup, criterion);
        row.number = index + 1;
        row.opens_group = criterion.group.is_some() && criterion.group.as_deref() != previous;
        previous = criterion.group.as_deref();
        rows.push(row);
    }
    rows
}

fn criterion_row(lookup: &Lookup, criterion: &Criterion) -> CriterionRow {
    let plan = lookup.basis.plan;
    let judged = lookup.basis.assessment.criterion(&criterion.code);
    let measures = measure_rows(lookup, criterion);
    let verdict = judged.map_or(Verdict::Insufficient, |judged| judged.verdict);
    CriterionRow {
        number: 0,
        code: criterion.code.clone(),
        field: criterion.field.clone(),
        group: criterion
            .group
            .as_deref()
            .and_then(|code| plan.group(code))
            .map(|group| GroupHead {
                code: group.code.clone(),
                name: group.name.clone(),
            }),
        opens_group: false,
        name: criterion.name.clone(),
        requirement: criterion.requirement.clone(),
        deadline: criterion.deadline.text.clone(),
        passed: (criterion.deadline.date).is_some_and(|day| day < lookup.basis.as_of),
        lead: criterion.lead.text.clone(),
        support: criterion.support.text.clone(),
        verdict,
        counted: judged.map_or(Counted::alone(verdict), |judged| {
            counted_criterion(lookup.basis, judged)
        }),
        verdict_label: verdict.label().to_owned(),
        reason: reason_of(&measures, verdict),
        result: result_lines(&measures, |row| row.figure.clone()),
        marked_result: result_lines(&measures, MeasureRow::marked_figure),
        coverage: coverage_lines(&measures),
        notes: notes(&measures),
        remarks: remarks(plan, &measures),
        measures,
    }
}

/// Those that decide first, those for information last: where criteria share a combined measure,
/// it alone decides, and their own figures are information.
fn measure_rows(lookup: &Lookup, criterion: &Criterion) -> Vec<MeasureRow> {
    let measures: Vec<&Measure> = lookup.basis.plan.measures_of(&criterion.code).collect();
    let shared = measures.iter().any(|measure| !measure.is_reported());
    let mut rows: Vec<MeasureRow> = measures
        .into_iter()
        .map(|measure| measure_row(lookup, measure, shared && measure.is_reported()))
        .collect();
    rows.sort_by_key(|row| row.information);
    rows
}

fn reason_of(measures: &[MeasureRow], verdict: Verdict) -> String {
    if verdict != Verdict::Insufficient {
        return String::new();
    }
    measures
        .iter()
        .filter(|row| !row.information)
        .find(|row| row.verdict == verdict && !row.reason.is_empty())
        .map_or(String::new(), |row| row.reason.clone())
}

/// The criterion's own figures stand before the one that it shares with others.
fn result_lines(measures: &[MeasureRow], words: impl Fn(&MeasureRow) -> String) -> Vec<String> {
    match measures {
        [only] => vec![capitalize(&words(only))],
        _ => measures
            .iter()
            .filter(|row| row.information)
            .chain(measures.iter().filter(|row| !row.information))
            .map(|row| format!("{}: {}", row.label, words(row)))
            .collect(),
    }
}

fn coverage_lines(measures: &[MeasureRow]) -> Vec<String> {
    let mut lines: Vec<String> = measures
        .iter()
        .filter(|row| row.information)
        .chain(measures.iter().filter(|row| !row.information))
        .map(|row| row.coverage.clone())
        .collect();
    if lines.iter().all(|line| Some(line) == lines.first()) {
        lines.truncate(1);
    }
    lines
}

fn notes(measures: &[MeasureRow]) -> Vec<String> {
    let several = measures.len() > 1;
    let mut notes: Vec<String> = Vec::new();
    for row in measures {
        let named = |text: String| match several {
            true => format!("{}: {}", row.label, lower_first(&text)),
            false => text,
        };
        // What holds for several measures of the criterion is said once.
        for text in [row.missing_note(), row.carried_note()] {
            let is_said = notes
                .iter()
                .any(|note| note.ends_with(&text) || note.ends_with(&lower_first(&text)));
            if !text.is_empty() && !is_said {
                notes.push(named(text));
            }
        }
        if !row.doubt.is_empty() {
            notes.push(named(capitalize(&row.doubt)));
        }
        let quarter = row.quarter.as_ref().map(quarter_words);
        let earlier = row.earlier.as_ref().map(earlier_words);
        let earlier = earlier.map(|words| format!("kỳ trước {words}"));
        let compared: Vec<String> = quarter
            .into_iter()
            .chain(earlier)
            .chain(history_words(row))
            .collect();
        if !compared.is_empty() {
            notes.push(named(capitalize(&compared.join("; "))));
        }
    }
    notes
}

fn remarks(plan: &Plan, measures: &[MeasureRow]) -> Vec<String> {
    let notes = measures.iter().filter_map(|row| plan.measure(&row.id));
    let texts = notes.map(|measure| capitalize(measure.note.trim().trim_end_matches('.')));
    let mut remarks: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !remarks.contains(&text) {
            remarks.push(text);
        }
    }
    remarks
}

/// The value alone where there is one: the figure stands in the annex of that period.
fn earlier_words(earlier: &super::measures::EarlierFigure) -> String {
    match earlier.value_text.as_str() {
        "" => earlier.figure.clone(),
        value => value.to_owned(),
    }
}

/// `trước đó quý I năm 2026 97%`, `cùng kỳ năm trước 96%`: what the earlier period does not say yet.
fn history_words(row: &MeasureRow) -> Vec<String> {
    let (last_year, this_year): (Vec<_>, Vec<_>) =
        row.history.iter().partition(|past| past.last_year);
    let before = this_year.split_last().map_or(&[][..], |(_, before)| before);
    let mut words = Vec::new();
    if !before.is_empty() {
        let told: Vec<String> = before
            .iter()
            .map(|past| format!("{} {}", past.period, past.value_text))
            .collect();
        words.push(format!("trước đó {}", told.join(", ")));
    }
    words.extend(
        last_year
            .iter()
            .map(|past| format!("cùng kỳ năm trước {}", past.value_text)),
    );
    words
}

fn quarter_words(quarter: &super::measures::QuarterFigure) -> String {
    let words = format!("riêng {} {}", quarter.name, quarter.figure);
    if quarter.counted < quarter.expected {
        format!(
            "{words} (tính trên {} cơ quan)",
            part_of(quarter.counted, quarter.expected)
        )
    } else {
        words
    }
}
