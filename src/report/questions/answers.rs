//! How questions are answered: commands to be completed, each with what it says.

use super::question::Answer;
use crate::finding::Finding;
use crate::plan::model::Figure;
use crate::report::basis::Basis;

/// The beginning of a command that answers.
pub(super) fn command(basis: &Basis, words: &str) -> String {
    format!(
        "cchc decide --period {} {words} --why \"…\" --by \"…\"",
        basis.period.id
    )
}

/// Text as an argument of a command.
pub fn argument(text: &str) -> String {
    // What a shell would read between quotes, in a name that an agency chose, is not to be pasted.
    match text.contains(['"', '$', '`', '\\', '%', '!']) {
        true => "\"…\"".to_owned(),
        false => format!("\"{text}\""),
    }
}

/// What a reading is.
pub(super) fn reading_answer(basis: &Basis, agency: &str, measure: &str) -> Answer {
    let (means, parts) = match basis.plan.measure(measure) {
        Some(known) if known.kind.has_second() => ("số liệu đúng là …", "--first … --second …"),
        Some(known) if known.kind.has_figures() => ("số liệu đúng là …", "--first …"),
        _ => (
            "đã hoàn thành, có văn bản …",
            "--state hoan-thanh --evidence \"Báo cáo số …/… ngày …\"",
        ),
    };
    let words = format!("--agency {agency} --measure {measure} {parts}");
    (means.to_owned(), command(basis, &words))
}

/// That a measure is in a state, named on the command line.
pub(super) fn state_answer(
    basis: &Basis,
    agency: &str,
    measure: &str,
    (means, state): (&str, &str),
) -> Answer {
    let words = format!("--agency {agency} --measure {measure} --state {state}");
    (means.to_owned(), command(basis, &words))
}

/// The two ways to judge a document.
pub(super) fn judged_answers(basis: &Basis, agency: &str, measure: &str) -> Vec<Answer> {
    let ways = [("chấp nhận", "dat"), ("không chấp nhận", "chua-du-can-cu")];
    let answer = |(means, verdict): (&str, &str)| {
        let words = format!("--agency {agency} --measure {measure} --verdict {verdict}");
        (means.to_owned(), command(basis, &words))
    };
    ways.map(answer).to_vec()
}

/// A measure as a question names it: `chỉ số 3.2.3 «Hồ sơ đúng hạn»`.
pub(super) fn named(basis: &Basis, measure: &str) -> String {
    match basis.plan.measure(measure) {
        Some(known) => format!("chỉ số {measure} «{}»", known.label),
        None => format!("chỉ số {measure}"),
    }
}

/// Whether a measure is told by figures.
pub(super) fn has_figures(basis: &Basis, measure: &str) -> bool {
    let known = basis.plan.measure(measure);
    known.is_none_or(|known| known.kind.has_figures())
}

/// What the figures of a question's one measure are: `--first: Số hồ sơ đúng hạn (hồ sơ)`.
pub(super) fn figures(basis: &Basis, measures: &[String]) -> Vec<String> {
    let [measure] = measures else {
        return Vec::new();
    };
    let known = basis.plan.measure(measure);
    let named = |option: &str, figure: Option<&Figure>| {
        figure.map(|figure| match figure.label.contains(&figure.unit) {
            true => format!("{option}: {}", figure.label),
            false => format!("{option}: {} ({})", figure.label, figure.unit),
        })
    };
    let first = named("--first", known.and_then(|own| own.first.as_ref()));
    let second = named("--second", known.and_then(|own| own.second.as_ref()));
    first.into_iter().chain(second).collect()
}

/// How it is said that something is right.
pub(super) const RIGHT: &str = "đúng như đã ghi";

/// That a finding is right as it is; its cell is named where there are several of its kind.
pub(super) fn agreed_answer(basis: &Basis, agency: &str, finding: &Finding) -> Answer {
    let mut words = format!("--agency {agency}");
    if let Some(measure) = &finding.measure {
        words.push_str(&format!(" --measure {measure}"));
    }
    words.push_str(&format!(" --agree {}", finding.rule.code));
    let alike = basis.findings.iter().filter(|other| {
        other.rule == finding.rule
            && other.agency == finding.agency
            && (finding.measure.is_none() || other.measure == finding.measure)
    });
    let cell = finding.place.as_ref().and_then(|place| place.cell);
    let means = match cell.filter(|_| alike.count() > 1) {
        Some(cell) => {
            words.push_str(&format!(" --cell {cell}"));
            format!("ô {cell} {RIGHT}")
        }
        None => RIGHT.to_owned(),
    };
    (means, command(basis, &words))
}
