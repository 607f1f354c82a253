//! One agency's measures: what it reported, and the verdicts.

use serde::Serialize;

use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::{count, own_figure_words};
use super::quarter::{Missed, by_quarters};
use super::reminder::shortened;
use super::states::reading_words;
use super::targets::target_words_for;
use crate::agency::Agency;
use crate::assessment::verdict::{AgencyVerdict, Verdict};
use crate::exact::Exact;
use crate::plan::model::{Measure, Plan};
use crate::submission::{Reading, State};
use crate::vietnamese::phrase::capitalize;

/// The most characters of an agency's own text that are quoted.
const MOST_QUOTED: usize = 60;

/// A measure that an agency is asked for, with what it reported and the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeasureResult {
    /// The measure's id.
    pub measure: String,
    /// The criterion's code.
    pub code: String,
    /// What is measured.
    pub label: String,
    /// What it is held against; empty where there is no target.
    pub target: String,
    /// What was reported: `1.250/1.253 hồ sơ (99,76%)`, `để trống`.
    pub reported: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
    /// Why there are not grounds enough; else empty.
    pub reason: String,
}

/// The result of an agency's reading of a measure; no reading where nothing of it counts. `missed` are
/// the quarters that it missed before, of what is asked in every one.
pub(super) fn measure_result(
    (plan, measure): (&Plan, &Measure),
    agency: &Agency,
    reading: Option<&Reading>,
    judged: Option<&AgencyVerdict>,
    missed: &[Missed],
) -> MeasureResult {
    let verdict = judged.map_or(Verdict::Insufficient, |judged| judged.verdict);
    let value = judged.and_then(|judged| judged.value.as_ref());
    let is_part = measure.is_shared_total() && verdict == Verdict::NoTarget;
    MeasureResult {
        measure: measure.id.clone(),
        code: plan.criterion_of(measure).code.clone(),
        label: measure.label.clone(),
        target: target_words_for(measure, &agency.id, &agency.level),
        reported: reported(measure, reading, value, missed),
        verdict,
        verdict_label: verdict.label().to_owned(),
        reason: match judged.and_then(|judged| judged.reason) {
            Some(reason) => reason.label().to_owned(),
            None if is_part => "cộng vào số liệu chung".to_owned(),
            None => String::new(),
        },
    }
}

/// What an agency says of a measure, as documents print it.
fn reported(
    measure: &Measure,
    reading: Option<&Reading>,
    value: Option<&Exact>,
    missed: &[Missed],
) -> String {
    let Some(reading) = reading else {
        return "chưa có báo cáo".to_owned();
    };
    let unread = || match &reading.text {
        Some(text) if reading.state == State::Unreadable => {
            format!("không đọc được: «{}»", shortened(text, MOST_QUOTED))
        }
        _ => reading_words(reading),
    };
    if !measure.kind.has_figures() || reading.state != State::Value {
        return unread();
    }
    let (first, second) = (reading.first.as_ref(), reading.second.as_ref());
    let half = || match (first, second) {
        (Some(first), None) => format!("{} (thiếu số liệu thứ hai)", count(first)),
        (None, Some(second)) => format!("{} (thiếu số liệu thứ nhất)", count(second)),
        _ => unread(),
    };
    let words = own_figure_words(measure, first, second, value).unwrap_or_else(half);
    by_quarters(measure, &words, (first, value), missed)
}

/// Results in a table.
pub(super) fn result_table(results: &[MeasureResult], size: f64) -> Table {
    Table {
        caption: None,
        unit: None,
        size,
        columns: result_columns(),
        rows: results
            .iter()
            .map(|result| Row::new(RowKind::Body, result_cells(result)))
            .collect(),
    }
}

/// The columns of a measure, what is asked, what was reported, and the verdict.
pub(super) fn result_columns() -> Vec<Column> {
    vec![
        Column::new("Mã", 1.1, Align::Center),
        Column::new("Chỉ số đo", 4.4, Align::Left),
        Column::new("Yêu cầu", 2.3, Align::Left),
        Column::new("Đã báo cáo", 3.0, Align::Left),
        Column::new("Đánh giá", 2.8, Align::Left),
    ]
}

/// The cells of those columns.
pub(super) fn result_cells(result: &MeasureResult) -> [String; 5] {
    let verdict = match result.reason.is_empty() {
        true => result.verdict_label.clone(),
        false => format!("{} ({})", result.verdict_label, result.reason),
    };
    [
        result.code.clone(),
        result.label.clone(),
        capitalize(&result.target),
        capitalize(&result.reported),
        verdict,
    ]
}
