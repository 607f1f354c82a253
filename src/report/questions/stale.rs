//! What was decided on something that has changed is asked again. Where that is open by itself too, it is
//! one question, with what was decided beside what there is now.

use super::answers::{RIGHT, argument, command, figures, judged_answers, named, reading_answer};
use super::changes::changes;
use super::question::{Answer, Kind, Question, question};
use crate::decided::{Decided, Stale};
use crate::decision::{Decision, Ruling, file_name};
use crate::report::basis::Basis;
use crate::submission::Disposition;
use crate::vietnamese::phrase::date_short;

/// The questions with those about decisions that are stale; one that asks for the same anyway goes into
/// the question about the decision.
pub(super) fn asked_again(
    basis: &Basis,
    decided: &Decided,
    mut open: Vec<Question>,
) -> Vec<Question> {
    let mut again = Vec::new();
    for stale in decided.to_be_told() {
        let same = open.iter().position(|question| is_same(question, stale));
        let same = same.map(|at| open.remove(at));
        let asked = asked(basis, stale, same);
        // Several decisions on one measure, or on one file, that fit no more are one question.
        match again
            .iter_mut()
            .find(|other| is_about_the_same(other, &asked))
        {
            Some(known) => known.take(asked),
            None => again.push(asked),
        }
    }
    again.extend(open);
    again
}

/// More lines than these about one question help nobody.
const MOST: usize = 3;

/// Adds to a question about figures which of them were decided already: what is wrong with one is wrong
/// with the decision, and the whole is told anew in place of its block.
pub(super) fn tell_decided_part(basis: &Basis, decided: &Decided, question: &mut Question) {
    let Some(agency) = question.agency.clone() else {
        return;
    };
    let file = file_name(basis.period.id);
    let of_figures = question.kind > Kind::Columns;
    let measures = question.measures.iter().filter(|_| of_figures);
    let own: Vec<_> = measures
        .filter_map(|measure| Some((measure, decided.of_figures(&agency, measure)?)))
        .take(MOST)
        .collect();
    let is_one = question.measures.len() == 1;
    let told: Vec<String> = (own.iter())
        .map(|(measure, own)| {
            let of = match is_one {
                true => String::new(),
                false => format!("chỉ số {measure} "),
            };
            let but = match question.kind {
                Kind::Reading => "; chưa đủ để đánh giá",
                _ => "",
            };
            format!(
                "{of}đã quyết định ở dòng {} của {file}: {}{but}. Không đúng thì xóa khối đó rồi chạy một lệnh \
                 trả lời, ghi đủ cả phần đã quyết định",
                own.decision.line,
                own.decision.ruling.words()
            )
        })
        .collect();
    if !told.is_empty() {
        for means in &mut question.meanings {
            *means = means.replace(RIGHT, "số liệu đã quyết định là đúng, giữ nguyên");
        }
    }
    let mut of_others = basis.findings.iter().filter(|finding| {
        finding.rests_on_decided
            && finding.agency.as_ref() == Some(&agency)
            && (finding.measure.as_ref()).is_none_or(|own| question.measures.contains(own))
            && (question.codes.iter()).any(|code| finding.rule.code.as_str() == code)
    });
    if told.is_empty() && of_others.next().is_some() {
        question.seen.push(
            "điều này chỉ có do số liệu đã quyết định của chỉ số, cơ quan hoặc kỳ khác; không đúng thì sửa \
             quyết định đó"
                .to_owned(),
        );
    }
    question.seen.extend(told);
}

/// Whether two questions are about one measure of an agency, or about one file as a whole.
fn is_about_the_same(one: &Question, other: &Question) -> bool {
    let of_measure = !one.measures.is_empty() && one.agency.is_some() && one.agency == other.agency;
    let of_file = one.measures.is_empty() && one.file.is_some() && one.file == other.file;
    one.measures == other.measures && (of_measure || of_file)
}

/// Whether a question asks for what was decided.
fn is_same(question: &Question, stale: &Stale) -> bool {
    let Decision {
        made_on, ruling, ..
    } = &stale.decision;
    let of_agency = question.agency.as_deref() == ruling.agency();
    let of_measure = || {
        let measures = question.measures.as_slice();
        matches!(measures, [only] if Some(only.as_str()) == ruling.measure())
    };
    match ruling {
        Ruling::Whose(_) => {
            question.kind == Kind::Whose && question.file.as_ref() == Some(&made_on.file)
        }
        Ruling::Version { .. } => question.kind == Kind::Version && of_agency,
        Ruling::Agreed(agreed) if agreed.measure.is_none() => {
            of_agency && question.measures.is_empty() && question.codes.contains(&agreed.code)
        }
        _ => of_agency && of_measure(),
    }
}

fn asked(basis: &Basis, stale: &Stale, same: Option<Question>) -> Question {
    let Decision {
        line,
        made_on,
        ruling,
        trail,
    } = &stale.decision;
    let agency = ruling.agency().map(str::to_owned);
    let name = agency.as_deref().map(|id| basis.name_of(id));
    let about = match (&name, ruling.measure()) {
        (Some(name), Some(measure)) => format!("{name}, {}", named(basis, measure)),
        (Some(name), None) => name.clone(),
        (None, _) => format!("Tệp «{}»", made_on.file),
    };
    let then = made_on.was.as_ref();
    let then = then.map_or(String::new(), |was| format!(" (khi đó: {was})"));
    let file = file_name(basis.period.id);
    let seen = vec![
        format!(
            "ngày {} {} quyết định: {}{then}",
            date_short(trail.on),
            trail.by,
            ruling.words()
        ),
        format!("hiện nay: {}", stale.now),
        format!("quyết định cũ ở dòng {line} của {file}; không cần nữa thì xóa khối đó"),
    ];
    let asks = format!("{about}: quyết định trước đây không còn áp dụng; nay quyết định thế nào?");
    let codes = vec![crate::finding::rules::STALE_DECISION.code.to_string()];
    if let Some(same) = same {
        return Question {
            kind: Kind::Stale,
            asks,
            codes: [codes, same.codes].concat(),
            seen: [seen, same.seen].concat(),
            ..same
        };
    }
    let measures: Vec<String> = ruling.measure().map(str::to_owned).into_iter().collect();
    let answers = match ruling {
        Ruling::Reading {
            agency, measure, ..
        } => vec![reading_answer(basis, agency, measure)],
        Ruling::Judged {
            agency, measure, ..
        } => judged_answers(basis, agency, measure),
        Ruling::Version { agency, .. } => version_answers(basis, agency),
        _ => Vec::new(),
    };
    let sent = agency.as_deref().and_then(|id| basis.used_submission(id));
    // Where nothing of the agency counts there is nothing to decide on.
    let is_version = matches!(ruling, Ruling::Version { .. });
    let answers = if sent.is_some() || is_version {
        answers
    } else {
        Vec::new()
    };
    let asks = match answers.is_empty() {
        true => format!(
            "{about}: quyết định trước đây không còn áp dụng, hiện không có gì để quyết định lại"
        ),
        false => asks,
    };
    let of_file = matches!(ruling, Ruling::Whose(_)).then(|| made_on.file.clone());
    Question {
        codes,
        agency_name: name,
        sha256: (sent.filter(|_| of_file.is_none())).and_then(|sent| sent.sha256.clone()),
        file: of_file.or_else(|| sent.map(|sent| sent.file.clone())),
        figures: figures(basis, &measures),
        changes: changes(basis, agency.as_deref(), &measures),
        agency,
        measures,
        seen,
        ..question(Kind::Stale, asks).answered_by(answers)
    }
}

/// The choices among an agency's files, where there are several.
fn version_answers(basis: &Basis, agency: &str) -> Vec<Answer> {
    let own: Vec<&str> = (basis.submissions.iter())
        .filter(|sent| {
            let may_count = sent.disposition.is_used()
                || matches!(
                    sent.disposition,
                    Disposition::Superseded | Disposition::Undecided
                );
            sent.agency.as_deref() == Some(agency) && may_count
        })
        .map(|sent| sent.file.as_str())
        .collect();
    if own.len() < 2 {
        return Vec::new();
    }
    let answer = |file: &&str| {
        let words = format!("--agency {agency} --version {}", argument(file));
        (format!("tính bản «{file}»"), command(basis, &words))
    };
    own.iter().map(answer).collect()
}
