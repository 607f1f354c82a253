//! What the program would ask the clerk: one question a cause, however many cells it touches, the
//! most important first, each with what an answer changes and how it is given.

mod cause;
mod changes;
mod columns;
mod likely;
mod question;

use super::basis::Basis;
use crate::decided::Decided;
use crate::decision::Ruling;
use crate::finding::{Finding, Severity, rules};
use crate::plan::model::Figure;
use crate::submission::{Disposition, Submission};
use cause::Cause;
use changes::changes;
use question::question;

pub use columns::OpenLayout;
pub use question::{Candidate, Kind, Question};

/// Everything that is open in a period, the most important first; `layouts` are the agencies' own
/// layouts whose columns are not sure.
pub fn questions(basis: &Basis, decided: &Decided, layouts: &[OpenLayout]) -> Vec<Question> {
    let mut all = Vec::new();
    all.extend(
        basis
            .submissions
            .iter()
            .filter_map(|sent| whose(basis, sent)),
    );
    all.extend(versions(basis));
    all.extend(stale(basis, decided));
    let of_layouts = layouts.iter();
    all.extend(
        of_layouts.map(|own| columns::of_layout(basis, own, &|words| command(basis, words))),
    );
    all.extend(
        cause::of(basis, layouts)
            .iter()
            .map(|cause| of_cause(basis, cause)),
    );
    all.sort_by_cached_key(|question| {
        let nearly_whole = changes::fewest_missing(basis, question);
        (question.kind, nearly_whole)
    });
    all
}

/// The beginning of a command that answers.
fn command(basis: &Basis, words: &str) -> String {
    format!(
        "cchc decide --period {} {words} --why \"…\" --by \"…\"",
        basis.period.id
    )
}

/// Text as an argument of a command.
fn argument(text: &str) -> String {
    format!("\"{}\"", text.replace('"', ""))
}

/// Asks whose a file is that is nobody's, or whether it is a report of this period at all.
fn whose(basis: &Basis, sent: &Submission) -> Option<Question> {
    let own: Vec<&Finding> = (basis.findings.iter())
        .filter(|finding| {
            let place = finding.place.as_ref();
            place.is_some_and(|place| place.file == sent.file)
        })
        .collect();
    // What was decided is not asked again.
    if own.iter().any(|finding| finding.is(&rules::DECIDED)) {
        return None;
    }
    let asks = match sent.disposition {
        Disposition::UnknownAgency => format!("Tệp «{}» là báo cáo của cơ quan nào?", sent.file),
        Disposition::NotASubmission => format!("Tệp «{}» có phải là báo cáo không?", sent.file),
        Disposition::WrongPeriod => {
            let period = basis.period.id.name();
            format!("Tệp «{}» có phải là báo cáo {period} không?", sent.file)
        }
        _ => return None,
    };
    let errors = || {
        own.iter()
            .filter(|finding| finding.severity() == Severity::Error)
    };
    let candidates = match &sent.agency {
        Some(agency) => vec![Candidate {
            id: agency.clone(),
            name: basis.name_of(agency),
        }],
        None => likely::senders(basis, sent, &own),
    };
    let file = argument(&sent.file);
    let mut answers: Vec<String> = (candidates.iter())
        .map(|agency| command(basis, &format!("--file {file} --agency {}", agency.id)))
        .collect();
    let mut seen: Vec<String> = errors().map(|finding| finding.seen.clone()).collect();
    if candidates.is_empty() {
        seen.push("không cơ quan nào trong danh mục có tên gần giống; hỏi nơi gửi rồi ghi mã cơ quan (inputs/agencies.toml)".to_owned());
        answers.push(command(
            basis,
            &format!("--file {file} --agency MÃ_CƠ_QUAN"),
        ));
    }
    if sent.disposition == Disposition::WrongPeriod {
        answers.push(command(basis, &format!("--file {file} --other-period …")));
    }
    answers.push(command(basis, &format!("--file {file} --not-a-report")));
    let changes = candidates
        .iter()
        .filter(|agency| basis.used_submission(&agency.id).is_none())
        .map(|agency| format!("{} hiện chưa có báo cáo được tính", agency.name))
        .collect();
    Some(Question {
        codes: errors()
            .map(|finding| finding.rule.code.to_string())
            .collect(),
        file: Some(sent.file.clone()),
        sha256: Some(sent.sha256.clone()),
        seen,
        candidates,
        changes,
        answers,
        ..question(Kind::Whose, asks)
    })
}

/// Asks which of an agency's files counts, once an agency.
fn versions(basis: &Basis) -> Vec<Question> {
    let mut asked: Vec<Question> = Vec::new();
    for finding in basis.findings {
        if !finding.is(&rules::UNDECIDED_VERSION) {
            continue;
        }
        let Some(agency) = &finding.agency else {
            continue;
        };
        let Some(file) = finding.place.as_ref().map(|place| place.file.clone()) else {
            continue;
        };
        let answer = command(
            basis,
            &format!("--agency {agency} --version {}", argument(&file)),
        );
        if let Some(known) = asked
            .iter_mut()
            .find(|question| question.agency.as_ref() == Some(agency))
        {
            known.files.push(file);
            known.answers.push(answer);
            continue;
        }
        let name = basis.name_of(agency);
        asked.push(Question {
            codes: vec![finding.rule.code.to_string()],
            agency: Some(agency.clone()),
            agency_name: Some(name.clone()),
            files: vec![file],
            changes: vec![format!("{name} hiện chưa có báo cáo được tính")],
            answers: vec![answer],
            seen: vec![finding.seen.clone()],
            ..question(
                Kind::Version,
                format!("{name} gửi nhiều bản khác nhau; bản nào được tính?"),
            )
        });
    }
    asked
}

/// Asks again what was decided on something that has changed.
fn stale(basis: &Basis, decided: &Decided) -> Vec<Question> {
    let told = decided.findings(basis.period.id);
    let stale = |finding: &Finding| {
        let agency = finding.agency.clone();
        let of = decided.stale.iter().find(|stale| {
            stale.decision.ruling.agency() == agency.as_deref()
                && stale.decision.ruling.measure() == finding.measure.as_deref()
        });
        let answers = of.map_or(Vec::new(), |stale| match &stale.decision.ruling {
            Ruling::Reading {
                agency, measure, ..
            } => vec![reading_command(basis, agency, measure)],
            Ruling::Judged {
                agency, measure, ..
            } => vec![judged_command(basis, agency, measure, "dat")],
            _ => Vec::new(),
        });
        Question {
            codes: vec![finding.rule.code.to_string()],
            agency_name: agency.as_deref().map(|id| basis.name_of(id)),
            agency,
            measures: finding.measure.clone().into_iter().collect(),
            seen: vec![finding.seen.clone(), finding.expected.clone()],
            changes: changes(basis, finding.agency.as_deref(), finding.measure.as_slice()),
            answers,
            ..question(
                Kind::Stale,
                "Quyết định trước đây không còn áp dụng; có quyết định lại không?".to_owned(),
            )
        }
    };
    told.iter().map(stale).collect()
}

fn reading_command(basis: &Basis, agency: &str, measure: &str) -> String {
    let parts = match basis.plan.measure(measure) {
        Some(known) if known.kind.has_second() => "--first … --second …",
        Some(known) if known.kind.has_figures() => "--first …",
        _ => "--state hoan-thanh --evidence \"Báo cáo số …/… ngày …\"",
    };
    command(
        basis,
        &format!("--agency {agency} --measure {measure} {parts}"),
    )
}

fn judged_command(basis: &Basis, agency: &str, measure: &str, verdict: &str) -> String {
    command(
        basis,
        &format!("--agency {agency} --measure {measure} --verdict {verdict}"),
    )
}

/// The question of a cause: findings that one answer settles.
fn of_cause(basis: &Basis, cause: &Cause) -> Question {
    let agency = cause.agency.as_deref();
    let name = agency.map(|id| basis.name_of(id));
    let who = name.clone().unwrap_or_else(|| "Cơ quan".to_owned());
    let titles = cause.titles().join("; ");
    let asks = match (cause.kind, cause.measures.as_slice()) {
        (Kind::Columns, _) => format!("{who}: cột nào trong bảng là cột gì? ({titles})"),
        (Kind::Judged, [measure]) => {
            format!("{who}, chỉ số {measure}: có chấp nhận là đã hoàn thành không? ({titles})")
        }
        (Kind::Agreed, [measure]) => {
            format!("{who}, chỉ số {measure}: số liệu có đúng không? ({titles})")
        }
        (Kind::Agreed, _) => format!("{who}: có đúng như vậy không? ({titles})"),
        (_, [measure]) if !has_figures(basis, measure) => {
            format!("{who}, chỉ số {measure}: thực tế thực hiện đến đâu? ({titles})")
        }
        (_, [measure]) => format!("{who}, chỉ số {measure}: số liệu đúng là bao nhiêu? ({titles})"),
        (_, measures) => format!(
            "{who}: {titles}, {} chỗ; số liệu đúng là bao nhiêu?",
            measures.len().max(cause.findings.len())
        ),
    };
    let sent = agency.and_then(|id| basis.used_submission(id));
    Question {
        codes: cause.codes(),
        agency: cause.agency.clone(),
        agency_name: name,
        file: cause
            .file
            .clone()
            .or_else(|| sent.map(|sent| sent.file.clone())),
        sha256: sent.map(|sent| sent.sha256.clone()),
        measures: cause.measures.clone(),
        places: cause.places(),
        seen: cause.seen(),
        figures: figures(basis, &cause.measures),
        changes: changes(basis, agency, &cause.measures),
        answers: answers(basis, cause),
        ..question(cause.kind, asks)
    }
}

fn has_figures(basis: &Basis, measure: &str) -> bool {
    let known = basis.plan.measure(measure);
    known.is_none_or(|known| known.kind.has_figures())
}

/// What the figures of a question's one measure are: `--first: Số hồ sơ đúng hạn (hồ sơ)`.
fn figures(basis: &Basis, measures: &[String]) -> Vec<String> {
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

/// How a cause is answered: a line for each measure, as far as they are few.
fn answers(basis: &Basis, cause: &Cause) -> Vec<String> {
    const MOST: usize = 3;
    let Some(agency) = cause.agency.as_deref() else {
        return Vec::new();
    };
    let mut lines: Vec<String> = Vec::new();
    for measure in cause.measures.iter().take(MOST) {
        match cause.kind {
            Kind::Judged => {
                lines.push(judged_command(basis, agency, measure, "dat"));
                lines.push(judged_command(basis, agency, measure, "chua-du-can-cu"));
            }
            _ => lines.push(reading_command(basis, agency, measure)),
        }
    }
    if let (Kind::Reading, [measure]) = (cause.kind, cause.measures.as_slice())
        && has_figures(basis, measure)
    {
        let words = format!("--agency {agency} --measure {measure} --state khong-phat-sinh");
        lines.push(command(basis, &words));
    }
    for finding in cause.findings.iter().take(MOST) {
        if finding.severity() == Severity::Error {
            continue;
        }
        let mut words = format!("--agency {agency}");
        if let Some(measure) = &finding.measure {
            words.push_str(&format!(" --measure {measure}"));
        }
        words.push_str(&format!(" --agree {}", finding.rule.code));
        lines.insert(0, command(basis, &words));
    }
    lines
}
