//! What the program would ask the clerk: one question a cause, however many cells it touches, the
//! most important first, each with what an answer changes and how it is given.

mod answers;
mod cause;
mod changes;
mod columns;
mod likely;
mod meanings;
mod question;
mod stale;
mod unread;
mod ways;

use super::basis::Basis;
use crate::assessment::verdict::Reason;
use crate::decided::Decided;
use crate::decision::said;
use crate::finding::{Finding, Severity, rules};
use crate::period::PeriodId;
use crate::submission::{Disposition, Submission};
use answers::{
    agreed_answer, command, figures, has_figures, judged_answers, named, reading_answer,
    state_answer,
};
use cause::Cause;
use changes::changes;
use meanings::{meanings, nothing_known};
use question::{Answer, question};

pub use answers::argument;
pub use columns::OpenLayout;
pub use question::{Candidate, Kind, Question};
pub use ways::{Given, Way};

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
    all.extend(
        basis
            .submissions
            .iter()
            .filter_map(|sent| unread::unread(basis, sent)),
    );
    let of_layouts = layouts.iter();
    all.extend(
        of_layouts.map(|own| columns::of_layout(basis, own, &|words| command(basis, words))),
    );
    all.extend(
        cause::of(basis, layouts)
            .iter()
            .map(|cause| of_cause(basis, cause)),
    );
    let mut all = stale::asked_again(basis, decided, all);
    for question in &mut all {
        stale::tell_decided_part(basis, decided, question);
        question.decides = changes::waits_for(basis, question) == 1;
    }
    // Whole files and tables first; then what a common result waits for alone; then the rest.
    all.sort_by_cached_key(|question| {
        let of_cells = question.kind > Kind::Columns;
        let waits = changes::waits_for(basis, question);
        (
            of_cells,
            of_cells && !question.decides,
            question.kind,
            waits,
        )
    });
    all
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
        Disposition::Unreadable if sent.agency.is_none() && sent.sha256.is_some() => format!(
            "Tệp «{}» không đọc được; là báo cáo của cơ quan nào?",
            sent.file
        ),
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
            only_similar: false,
            successor_of: None,
        }],
        None => likely::senders(basis, sent, &own),
    };
    let file = argument(&sent.file);
    let mut answers: Vec<Answer> = (candidates.iter())
        .map(|agency| {
            let words = format!("--file {file} --agency {}", agency.id);
            let means = match (&agency.successor_of, agency.only_similar) {
                (Some(_), _) => format!(
                    "là báo cáo kỳ này của {}, gồm số liệu của cả cơ quan mới",
                    agency.name
                ),
                (None, true) => {
                    format!("là báo cáo kỳ này của {} (tên chỉ gần giống)", agency.name)
                }
                (None, false) => format!("là báo cáo kỳ này của {}", agency.name),
            };
            (means, command(basis, &words))
        })
        .collect();
    let mut seen: Vec<String> = errors().map(|finding| finding.seen.clone()).collect();
    seen.extend(candidates.iter().filter_map(|agency| {
        let ended = agency.successor_of.as_ref()?;
        Some(format!(
            "{ended} đã kết thúc trước ngày chốt số liệu của kỳ; cơ quan kế thừa: {}",
            agency.name
        ))
    }));
    if candidates.is_empty() {
        seen.push("không cơ quan nào trong danh mục có tên gần giống; hỏi lại nơi gửi".to_owned());
    }
    if sent.agency.is_none() {
        let words = format!("--file {file} --agency \"TÊN CƠ QUAN\"");
        answers.push((
            "là báo cáo kỳ này của cơ quan khác (ghi tên hoặc mã)".to_owned(),
            command(basis, &words),
        ));
    }
    if sent.disposition == Disposition::WrongPeriod {
        let named = seen.iter().flat_map(|words| words.split_whitespace());
        let mut named = named.filter_map(|word| word.parse::<PeriodId>().ok());
        let known = |id: &PeriodId| basis.periods.get(*id).is_some();
        let other = named.find(|id| *id != basis.period.id && known(id));
        let (name, id) = match other {
            Some(id) => (id.name(), id.to_string()),
            None => ("kỳ khác".to_owned(), "…".to_owned()),
        };
        let words = format!("--file {file} --other-period {id}");
        answers.push((format!("là báo cáo {name}"), command(basis, &words)));
    }
    let words = format!("--file {file} --not-a-report");
    answers.push(("không phải báo cáo".to_owned(), command(basis, &words)));
    let changes = candidates
        .iter()
        .filter_map(|agency| changes::of_report(basis, &agency.id))
        .collect();
    Some(Question {
        codes: errors()
            .map(|finding| finding.rule.code.to_string())
            .collect(),
        file: Some(sent.file.clone()),
        sha256: sent.sha256.clone(),
        seen,
        candidates,
        changes,
        ..question(Kind::Whose, asks).answered_by(answers)
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
            known.meanings.push(format!("tính bản «{file}»"));
            known.files.push(file);
            known.answers.push(answer);
            continue;
        }
        let name = basis.name_of(agency);
        asked.push(Question {
            codes: vec![finding.rule.code.to_string()],
            agency: Some(agency.clone()),
            agency_name: Some(name.clone()),
            meanings: vec![format!("tính bản «{file}»")],
            files: vec![file],
            changes: changes::of_report(basis, agency).into_iter().collect(),
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

/// The question of a cause: findings that one answer settles.
fn of_cause(basis: &Basis, cause: &Cause) -> Question {
    let agency = cause.agency.as_deref();
    let name = agency.map(|id| basis.name_of(id));
    let who = name.clone().unwrap_or_else(|| "Cơ quan".to_owned());
    let titles = cause.titles().join("; ");
    let asks = match (cause.kind, cause.measures.as_slice()) {
        (Kind::Columns, _) => format!("{who}: cột nào trong bảng là cột gì? ({titles})"),
        (Kind::Judged, [measure]) => {
            let named = named(basis, measure);
            format!("{who}, {named}: có chấp nhận là đã hoàn thành không? ({titles})")
        }
        (Kind::Agreed, [measure]) => {
            let named = named(basis, measure);
            format!("{who}, {named}: số liệu có đúng không? ({titles})")
        }
        (Kind::Agreed, _) => format!("{who}: có đúng như vậy không? ({titles})"),
        (_, [measure]) if !has_figures(basis, measure) => {
            let named = named(basis, measure);
            format!("{who}, {named}: thực tế thực hiện đến đâu? ({titles})")
        }
        (_, [measure]) => {
            let named = named(basis, measure);
            format!("{who}, {named}: số liệu đúng là bao nhiêu? ({titles})")
        }
        (_, measures) => format!(
            "{who}: {titles}, {} chỗ; số liệu đúng là bao nhiêu?",
            measures.len().max(cause.findings.len())
        ),
    };
    let sent = agency.and_then(|id| basis.used_submission(id));
    let mut seen = cause.seen();
    if cause
        .findings
        .iter()
        .any(|own| own.is(&rules::NOT_APPLICABLE))
    {
        seen.push(
            "đúng là không áp dụng, có văn bản làm căn cứ: ghi [[except]] vào tệp kế hoạch trong inputs/plans"
                .to_owned(),
        );
    }
    // Beside a state that contradicts figures, the figures.
    if let (Some(sent), [measure]) = (sent, cause.measures.as_slice())
        && cause
            .findings
            .iter()
            .any(|own| own.is(&rules::STATE_CONTRADICTED))
    {
        seen.extend(
            sent.reading(measure)
                .map(|own| format!("đang tính là: {}", said(own))),
        );
    }
    Question {
        codes: cause.codes(),
        agency: cause.agency.clone(),
        agency_name: name,
        file: cause
            .file
            .clone()
            .or_else(|| sent.map(|sent| sent.file.clone())),
        sha256: sent.and_then(|sent| sent.sha256.clone()),
        measures: cause.measures.clone(),
        places: cause.places(),
        at: cause.at(),
        seen,
        figures: figures(basis, &cause.measures),
        could_be: could_be(basis, cause),
        changes: changes(basis, agency, &cause.measures),
        ..question(cause.kind, asks).answered_by(answers(basis, cause))
    }
}

/// What the figures of a cause's one measure could be, in words.
fn could_be(basis: &Basis, cause: &Cause) -> Vec<String> {
    let (Some(agency), [measure]) = (cause.agency.as_deref(), cause.measures.as_slice()) else {
        return Vec::new();
    };
    let known = meanings(basis, (agency, measure), &cause.findings);
    let words: Vec<String> = known.into_iter().map(|(words, _)| words).collect();
    match words.is_empty() {
        true => nothing_known(basis, agency, measure).into_iter().collect(),
        false => words,
    }
}

/// Whether agreeing to a finding settles anything: evidence that is not there does not come by it.
fn settles(basis: &Basis, agency: &str, finding: &Finding) -> bool {
    !(finding.measure.as_deref()).is_some_and(|measure| lacks(basis, agency, measure))
}

/// Whether an agency's measure waits for evidence, or for something that can be read.
fn lacks(basis: &Basis, agency: &str, measure: &str) -> bool {
    let reasons = [
        Reason::NoEvidence,
        Reason::Unreadable,
        Reason::Blank,
        Reason::FigureMissing,
        Reason::NotApplicable,
    ];
    basis.assessment.of_agency(agency).any(|own| {
        own.measure == measure && own.reason.is_some_and(|reason| reasons.contains(&reason))
    })
}

/// How a cause is answered: a line for each measure, as far as they are few.
fn answers(basis: &Basis, cause: &Cause) -> Vec<Answer> {
    const MOST: usize = 3;
    let Some(agency) = cause.agency.as_deref() else {
        return Vec::new();
    };
    let mut answers: Vec<Answer> = Vec::new();
    // Beside a figure that can't be so, agreeing to a doubt settles nothing.
    let agreed = cause
        .findings
        .iter()
        .filter(|_| cause.kind != Kind::Reading);
    let agreed = agreed.take(MOST);
    for finding in agreed.filter(|own| own.severity() != Severity::Error) {
        if settles(basis, agency, finding) {
            answers.push(agreed_answer(basis, agency, finding));
        }
    }
    if let [measure] = cause.measures.as_slice() {
        let known = meanings(basis, (agency, measure), &cause.findings).into_iter();
        answers.extend(known.map(|(words, answer)| (format!("số liệu đúng là {words}"), answer)));
    }
    for measure in cause.measures.iter().take(MOST) {
        match cause.kind {
            Kind::Judged => {
                answers.extend(judged_answers(basis, agency, measure));
                if lacks(basis, agency, measure) {
                    answers.push(reading_answer(basis, agency, measure));
                }
            }
            _ => answers.push(reading_answer(basis, agency, measure)),
        }
    }
    let is_state = [&rules::STATE_CONTRADICTED, &rules::NOT_APPLICABLE];
    let is_state = (cause.findings.iter()).any(|own| is_state.iter().any(|rule| own.is(rule)));
    if let [measure] = cause.measures.as_slice()
        && (cause.kind == Kind::Reading || is_state && cause.kind == Kind::Agreed)
    {
        let states: &[(&str, &str)] = match has_figures(basis, measure) {
            true => &[("không phát sinh", "khong-phat-sinh")],
            false => &[
                ("đang thực hiện", "dang-thuc-hien"),
                ("chưa thực hiện", "chua-thuc-hien"),
            ],
        };
        let states = states.iter();
        answers.extend(states.map(|state| state_answer(basis, agency, measure, *state)));
    }
    answers
}
