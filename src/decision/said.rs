//! What a reading says, in one line: the words by which a decision notes what it was made on, and by
//! which documents show what was read beside what was decided. Equal words mean an equal reading.

use super::model::{Ruling, Told, Whose};
use crate::exact::Exact;
use crate::submission::{Evidence, Reading, State};
use crate::vietnamese::phrase::{date_short, decimal};

/// What a reading says: `197/200`, `Không đọc được «gần 200»; số đọc được: …/200`.
pub fn said(reading: &Reading) -> String {
    let figures = figures_said(
        reading.first.as_ref(),
        reading.second.as_ref(),
        reading.percent.as_ref(),
    );
    let figures = Some(figures).filter(|words| !words.is_empty());
    let label = reading.state.label();
    let mut parts = Vec::new();
    match (reading.state, figures) {
        (State::Value, Some(figures)) => parts.push(figures),
        (State::Unreadable, figures) => {
            parts.push(match reading.text.as_deref() {
                // Words that already quote the cell are not quoted once more.
                Some(text) if text.starts_with('«') => format!("{label}: {text}"),
                Some(text) => format!("{label} «{text}»"),
                None => label.to_owned(),
            });
            parts.extend(figures.map(|words| format!("số đọc được: {words}")));
        }
        (_, figures) => {
            parts.push(label.to_owned());
            parts.extend(figures);
        }
    }
    if let Some(evidence) = &reading.evidence {
        parts.push(format!("minh chứng {}", evidence_said(evidence)));
    }
    parts.join("; ")
}

/// A number with a decimal comma, every digit: `1.234,5`.
fn number(value: &Exact) -> String {
    decimal(value, 0, 60)
}

fn figures_said(first: Option<&Exact>, second: Option<&Exact>, percent: Option<&Exact>) -> String {
    let mut parts = Vec::new();
    match (first, second) {
        (Some(first), Some(second)) => parts.push(format!("{}/{}", number(first), number(second))),
        (Some(first), None) => parts.push(number(first)),
        (None, Some(second)) => parts.push(format!("…/{}", number(second))),
        (None, None) => {}
    }
    parts.extend(percent.map(|rate| format!("{}%", number(rate))));
    parts.join("; ")
}

/// A document that proves a reading: `Báo cáo số 12/BC-STP ngày 3/6/2024`.
pub fn evidence_said(evidence: &Evidence) -> String {
    let kind = evidence.kind.as_deref().unwrap_or("Văn bản");
    let day = evidence
        .date
        .map_or(String::new(), |day| format!(" ngày {}", date_short(day)));
    format!("{kind} số {}/{}{day}", evidence.number, evidence.symbol)
}

/// What a decision tells of a reading's parts.
fn told_words(told: &Told) -> String {
    let mut parts = Vec::new();
    let figures = figures_said(
        told.first.as_ref(),
        told.second.as_ref(),
        told.percent.as_ref(),
    );
    if let Some(state) = told.state.filter(|state| *state != State::Value) {
        parts.push(state.label().to_owned());
    }
    parts.extend(Some(figures).filter(|words| !words.is_empty()));
    if let Some(evidence) = &told.evidence {
        parts.push(format!("minh chứng {}", evidence_said(evidence)));
    }
    parts.join("; ")
}

/// The parts of a reading that a decision replaces, laid over what was read.
pub fn laid_over(reading: &Reading, told: &Told) -> Reading {
    let has_figures = told.first.is_some() || told.second.is_some() || told.percent.is_some();
    let state = match told.state {
        Some(state) => state,
        // Figures that are told are figures, whatever could not be read before.
        None if has_figures => State::Value,
        None => reading.state,
    };
    let figure = |told: &Option<Exact>, read: &Option<Exact>| match state {
        State::Value => told.clone().or_else(|| read.clone()),
        _ => None,
    };
    // A rate that was read beside figures that are no longer those is a rate of other figures.
    let keeps_rate = told.first.is_none() && told.second.is_none();
    let percent = match (&told.percent, keeps_rate) {
        (Some(rate), _) => Some(rate.clone()),
        (None, true) => reading.percent.clone(),
        (None, false) => None,
    };
    Reading {
        state,
        first: figure(&told.first, &reading.first),
        second: figure(&told.second, &reading.second),
        percent: percent.filter(|_| state == State::Value),
        evidence: told.evidence.clone().or_else(|| reading.evidence.clone()),
        ..reading.clone()
    }
}

impl Ruling {
    /// What is decided, printed, without the agency and the measure.
    pub fn words(&self) -> String {
        match self {
            Ruling::Whose(Whose::Agency(_)) => "là báo cáo của cơ quan này trong kỳ".to_owned(),
            Ruling::Whose(Whose::NoReport) => "không phải báo cáo".to_owned(),
            Ruling::Whose(Whose::OtherPeriod(period)) => format!("là báo cáo của kỳ {period}"),
            Ruling::Version { .. } => "là bản được tính".to_owned(),
            Ruling::Reading { told, .. } => told_words(told),
            Ruling::Agreed(agreed) => {
                format!("{}: đã xem xét, số liệu đúng như đã ghi", agreed.code)
            }
            Ruling::Judged { judgement, .. } => judgement.label().to_owned(),
        }
    }
}
