//! What an answer would change, by criterion, and how much that is worth.

use super::question::{Kind, Question};
use crate::assessment::verdict::ProvinceFigure;
use crate::report::basis::Basis;
use crate::report::figures::counted;
use crate::vietnamese::phrase;

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
    let doubt = (figure.doubt.as_ref())
        .filter(|doubt| agency.is_some_and(|id| doubt.agencies.iter().any(|own| own == id)));
    if let Some(doubt) = doubt {
        return Some(format!(
            "{whole}, tiêu chí {criterion}: chưa có kết quả vì còn chờ số liệu này (tính cả thì «{}», không tính thì «{}»)",
            doubt.with.label(),
            doubt.without.label()
        ));
    }
    // Of whom nothing counts, no figure is counted either.
    if !is_missing && agency.is_some_and(|id| basis.used_submission(id).is_none()) {
        return None;
    }
    Some(match (is_missing, figure.missing.len()) {
        (true, 1) => {
            format!("{whole}, tiêu chí {criterion}: chỉ còn thiếu cơ quan này ({verdict})")
        }
        (true, _) => format!(
            "{whole}, tiêu chí {criterion}: thiếu {missing} cơ quan, trong đó có cơ quan này ({verdict})"
        ),
        (false, 0) => {
            format!("{whole}, tiêu chí {criterion}: đang tính cả số liệu này ({verdict})")
        }
        (false, _) => format!(
            "{whole}, tiêu chí {criterion}: đang tính cả số liệu này, thiếu {missing} cơ quan khác ({verdict})"
        ),
    })
}

/// What a whole report of an agency would change; nothing where one of its files counts already.
pub(super) fn of_report(basis: &Basis, agency: &str) -> Option<String> {
    if basis.used_submission(agency).is_some() {
        return None;
    }
    let name = basis.name_of(agency);
    let lacking: Vec<&ProvinceFigure> = lacking(basis, agency).collect();
    if lacking.is_empty() {
        return Some(format!("{name} hiện chưa có báo cáo được tính"));
    }
    let alone: Vec<String> = (lacking.iter())
        .filter(|figure| figure.missing.len() == 1)
        .map(|figure| figure.measure.clone())
        .collect();
    let only = match alone.len() {
        0 => String::new(),
        1..=MOST_TOLD => format!(
            ", trong đó {} chỉ còn thiếu cơ quan này",
            phrase::list(&alone)
        ),
        many => format!(
            ", trong đó {} chỉ số chỉ còn thiếu cơ quan này",
            counted(many)
        ),
    };
    Some(format!(
        "{name} hiện chưa có báo cáo được tính: {} đang thiếu cơ quan này ở {} chỉ số{only} ({})",
        basis.office.whole(),
        counted(lacking.len()),
        by_criterion(basis, &lacking)
    ))
}

/// The criteria in which agencies are missing, those first that are nearest to whole:
/// `3.2.3 thiếu 03 cơ quan; 1.1 thiếu 08 cơ quan; … và 12 tiêu chí khác`.
pub(super) fn by_criterion(basis: &Basis, lacking: &[&ProvinceFigure]) -> String {
    let mut criteria: Vec<(usize, &str)> = Vec::new();
    for figure in lacking {
        let Some(measure) = basis.plan.measure(&figure.measure) else {
            continue;
        };
        let code = basis.plan.criterion_of(measure).code.as_str();
        let missing = figure.missing.len();
        match criteria.iter_mut().find(|(_, own)| *own == code) {
            Some((known, _)) => *known = missing.min(*known),
            None => criteria.push((missing, code)),
        }
    }
    criteria.sort_by_key(|(missing, _)| *missing);
    let told = criteria.iter().take(MOST_TOLD);
    let mut words: Vec<String> = told
        .map(|(missing, code)| format!("tiêu chí {code} thiếu {} cơ quan", counted(*missing)))
        .collect();
    let more = criteria.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        words.push(format!("và {} tiêu chí khác", counted(more)));
    }
    words.join("; ")
}

/// The province's figures in which an agency is missing.
fn lacking<'a>(basis: &Basis<'a>, agency: &str) -> impl Iterator<Item = &'a ProvinceFigure> {
    let province = basis.assessment.province.iter();
    province.filter(move |figure| figure.missing.iter().any(|own| own == agency))
}

/// How near to whole the province's figures are that a question bars: none where a result hangs on this
/// alone, else the fewest agencies that are missing in one of them. What bars nothing comes last.
pub(super) fn waits_for(basis: &Basis, question: &Question) -> usize {
    let of_report = |agency: &str| {
        let is_open = basis.used_submission(agency).is_none();
        let missing = lacking(basis, agency).map(|figure| figure.missing.len());
        missing.min().filter(|_| is_open)
    };
    let of_measure = |measure: &String| {
        let figure = basis.assessment.province_of(measure)?;
        let agency = question.agency.as_ref()?;
        let doubt = figure.doubt.as_ref();
        if doubt.is_some_and(|doubt| doubt.agencies.contains(agency)) {
            return Some(doubt.map_or(0, |doubt| doubt.agencies.len()));
        }
        (figure.missing.contains(agency)).then_some(figure.missing.len())
    };
    let whole = match question.kind {
        Kind::Whose => (question.candidates.iter())
            .filter_map(|one| of_report(&one.id))
            .min(),
        Kind::Version => question.agency.as_deref().and_then(of_report),
        _ => None,
    };
    let parts = question.measures.iter().filter_map(of_measure).min();
    whole.into_iter().chain(parts).min().unwrap_or(usize::MAX)
}
