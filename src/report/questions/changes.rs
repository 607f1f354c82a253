//! What an answer would change, by criterion.

use super::question::Question;
use crate::report::basis::Basis;
use crate::report::figures::counted;

/// More criteria than these are told by their number.
const MOST_TOLD: usize = 4;

/// What an answer on an agency's measures would change for the province.
pub(super) fn changes(basis: &Basis, agency: Option<&str>, measures: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for measure in measures.iter().take(MOST_TOLD) {
        lines.extend(change(basis, agency, measure));
    }
    let more = measures.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        lines.push(format!("và {} chỉ số khác", counted(more)));
    }
    lines
}

fn change(basis: &Basis, agency: Option<&str>, measure: &str) -> Option<String> {
    let known = basis.plan.measure(measure)?;
    let criterion = &basis.plan.criterion_of(known).code;
    let figure = basis.assessment.province_of(measure)?;
    let verdict = figure.verdict.label();
    let is_missing = agency.is_some_and(|id| figure.missing.iter().any(|own| own == id));
    let missing = counted(figure.missing.len());
    let whole = basis.office.whole();
    Some(match (is_missing, figure.missing.len()) {
        (true, 1) => format!("{whole} {criterion}: chỉ còn thiếu cơ quan này ({verdict})"),
        (true, _) => format!(
            "{whole} {criterion}: thiếu {missing} cơ quan, trong đó có cơ quan này ({verdict})"
        ),
        (false, 0) => format!("{whole} {criterion}: đang tính cả số liệu này ({verdict})"),
        (false, _) => format!(
            "{whole} {criterion}: đang tính cả số liệu này, thiếu {missing} cơ quan khác ({verdict})"
        ),
    })
}

/// How near to whole the province's figure is that a question bars: the fewer agencies are missing
/// beside this one, the more an answer is worth. What bars nothing comes last.
pub(super) fn fewest_missing(basis: &Basis, question: &Question) -> usize {
    let missing = |measure: &String| {
        let figure = basis.assessment.province_of(measure)?;
        let agency = question.agency.as_ref()?;
        figure
            .missing
            .contains(agency)
            .then_some(figure.missing.len())
    };
    question
        .measures
        .iter()
        .filter_map(missing)
        .min()
        .unwrap_or(usize::MAX)
}
