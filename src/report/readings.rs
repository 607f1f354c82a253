//! Every reading with its verdict and its place.

use serde::Serialize;

use super::decided_marks::marked_if;
use super::figures::value_words;
use super::lookup::Lookup;
use super::matrix::letters;
use super::states::{evidence_words, kind_words};
use super::targets::target_words_for;
use crate::agency::Agency;
use crate::exact::Exact;
use crate::plan::model::Measure;
use crate::submission::Reading;

/// One reading: a row of the summary workbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingRow {
    /// The agency's id.
    pub agency_id: String,
    /// The agency's name, distinct.
    pub agency: String,
    /// The name of its level.
    pub level: String,
    /// The code of the field.
    pub field: String,
    /// The criterion's code.
    pub criterion: String,
    /// The measure's id.
    pub measure: String,
    /// What it is, in a few words.
    pub label: String,
    /// What it counts, printed: `Tỷ lệ`, `Số lượng`, `Văn bản, nhiệm vụ`.
    pub kind: String,
    /// What is said, printed: `Có số liệu`.
    pub state: String,
    /// The first figure.
    pub first: Option<f64>,
    /// The second figure.
    pub second: Option<f64>,
    /// The rate that the agency states itself, in percent.
    pub percent: Option<f64>,
    /// The value judged, in the measure's unit.
    pub value: Option<f64>,
    /// The value as documents print it: `99,76%`.
    pub value_text: String,
    /// Whether it rests on decisions of the clerk.
    pub decided: bool,
    /// What the file says, where a decision replaces it; else empty.
    pub was: String,
    /// The unit of the value.
    pub unit: String,
    /// What it is held against.
    pub target: String,
    /// The verdict, printed.
    pub verdict: String,
    /// The verdict's letters in the matrix.
    pub mark: String,
    /// Why there are not grounds enough, printed; empty otherwise.
    pub reason: String,
    /// The evidence, where it is usable: `Báo cáo số 123/BC-STP ngày 12/5/2024`.
    pub evidence: String,
    /// The workbook's words, where they are more than plain figures.
    pub text: String,
    /// Difficulties and causes, as the agency wrote them.
    pub remarks: String,
    /// How it was accepted, printed: `Biểu mẫu được cấp`.
    pub trust: String,
    /// The file.
    pub file: String,
    /// The sheet; empty where the workbook has no row.
    pub sheet: String,
    /// The cell; empty where the workbook has no row.
    pub cell: String,
    /// File › sheet › cell.
    pub place: String,
}

/// Every reading of the expected agencies that counts.
pub(super) fn reading_rows(lookup: &Lookup) -> Vec<ReadingRow> {
    let plan = lookup.basis.plan;
    lookup
        .expected
        .iter()
        .filter_map(|agency| Some((agency, lookup.used(&agency.id)?)))
        .flat_map(|(agency, submission)| {
            submission.readings.iter().filter_map(move |reading| {
                Some(reading_row(
                    lookup,
                    agency,
                    plan.measure(&reading.measure)?,
                    reading,
                ))
            })
        })
        .collect()
}

fn reading_row(
    lookup: &Lookup,
    agency: &Agency,
    measure: &Measure,
    reading: &Reading,
) -> ReadingRow {
    let verdict = lookup.verdict(&agency.id, &measure.id);
    let value = verdict.and_then(|verdict| verdict.value.as_ref());
    let criterion = lookup.basis.plan.criterion_of(measure);
    let figure = |figure: &Option<Exact>| figure.as_ref().map(Exact::to_f64);
    let place = reading.place.as_ref();
    let is_decided = lookup.basis.decided.touches(&agency.id, &measure.id);
    ReadingRow {
        agency_id: agency.id.clone(),
        agency: lookup.name(&agency.id),
        level: lookup.level_name(&agency.level),
        field: criterion.field.clone(),
        criterion: criterion.code.clone(),
        measure: measure.id.clone(),
        label: marked_if(is_decided, &measure.label),
        kind: kind_words(measure.kind).to_owned(),
        state: reading.state.label().to_owned(),
        first: figure(&reading.first),
        second: figure(&reading.second),
        percent: figure(&reading.percent),
        value: value.map(Exact::to_f64),
        value_text: value.map_or(String::new(), |value| {
            marked_if(
                is_decided,
                &value_words(measure, value, &measure.target, false),
            )
        }),
        decided: is_decided,
        was: match lookup.basis.decided.of_reading(&agency.id, &measure.id) {
            Some(own) => own.was.clone(),
            None => String::new(),
        },
        unit: measure.unit.clone(),
        target: target_words_for(measure, &agency.id, &agency.level),
        verdict: verdict.map_or(String::new(), |v| v.verdict.label().to_owned()),
        mark: verdict.map_or(String::new(), |v| letters(v.verdict).to_owned()),
        reason: verdict
            .and_then(|verdict| verdict.reason)
            .map_or(String::new(), |reason| reason.label().to_owned()),
        evidence: reading
            .evidence
            .as_ref()
            .map_or(String::new(), evidence_words),
        text: reading.text.clone().unwrap_or_default(),
        remarks: reading.remarks.clone().unwrap_or_default(),
        trust: reading.trust.label().to_owned(),
        file: lookup
            .used(&agency.id)
            .map_or(String::new(), |submission| submission.file.clone()),
        sheet: place
            .and_then(|place| place.sheet.clone())
            .unwrap_or_default(),
        cell: place
            .and_then(|place| place.cell)
            .map_or(String::new(), |cell| cell.to_string()),
        place: place.map_or(String::new(), ToString::to_string),
    }
}
