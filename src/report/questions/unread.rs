//! Files that nobody can read: whatever the clerk learns of their figures can be told, one by one.

use super::answers::{argument, command};
use super::changes;
use super::question::{Answer, Kind, Question, question};
use crate::finding::{Finding, Severity};
use crate::report::basis::Basis;
use crate::report::figures::counted;
use crate::submission::{Disposition, State, Submission};

/// Asks what a file of an agency says, as long as nothing that can be read counts of it.
pub(super) fn unread(basis: &Basis, sent: &Submission) -> Option<Question> {
    let agency = sent.agency.as_deref()?;
    let told = match sent.disposition {
        Disposition::Unreadable => basis.used_submission(agency).is_none().then_some(0)?,
        Disposition::DecidedOnly => told(sent),
        _ => return None,
    };
    let measures = basis
        .register
        .get(agency)
        .map_or(0, |own| basis.plan.measures_for(own).count());
    if sent.sha256.is_none() || told >= measures {
        return None;
    }
    let name = basis.name_of(agency);
    let own: Vec<&Finding> = (basis.findings.iter())
        .filter(|finding| {
            let place = finding.place.as_ref();
            finding.severity() == Severity::Error
                && place.is_some_and(|place| place.file == sent.file)
        })
        .collect();
    let mut seen: Vec<String> = own.iter().map(|finding| finding.seen.clone()).collect();
    seen.truncate(MOST_SEEN);
    if told > 0 {
        seen.push(format!(
            "đã ghi theo quyết định {} trong {} chỉ số cơ quan phải báo cáo",
            counted(told),
            counted(measures)
        ));
    }
    seen.push(
        "trước hết đề nghị cơ quan gửi lại theo biểu mẫu; tệp gửi lại thay cho mọi điều ghi ở đây"
            .to_owned(),
    );
    let file = argument(&sent.file);
    let mut answers: Vec<Answer> = (WAYS.iter())
        .map(|(means, words)| {
            let words = format!("--agency {agency} --measure … {words}");
            ((*means).to_owned(), command(basis, &words))
        })
        .collect();
    let words = format!("--file {file} --not-a-report");
    answers.push(("không phải báo cáo".to_owned(), command(basis, &words)));
    Some(Question {
        codes: own
            .iter()
            .map(|finding| finding.rule.code.to_string())
            .collect(),
        agency: Some(agency.to_owned()),
        agency_name: Some(name.clone()),
        file: Some(sent.file.clone()),
        sha256: sent.sha256.clone(),
        seen,
        changes: changes::of_report(basis, agency).into_iter().collect(),
        ..question(
            Kind::Unread,
            format!("{name}: tệp đã gửi không đọc được; cơ quan báo cáo số liệu nào?"),
        )
        .answered_by(answers)
    })
}

/// What can be told of a measure.
const WAYS: [(&str, &str); 4] = [
    (
        "một chỉ số có hai số liệu, đã hỏi cơ quan",
        "--first … --second …",
    ),
    ("một chỉ số có một số liệu", "--first …"),
    (
        "một văn bản, nhiệm vụ đã hoàn thành",
        "--state hoan-thanh --evidence \"Báo cáo số …/… ngày …\"",
    ),
    ("một chỉ số không phát sinh", "--state khong-phat-sinh"),
];

/// More of what is wrong with a file than this helps nobody.
const MOST_SEEN: usize = 3;

/// How many measures of a file the clerk has told.
fn told(sent: &Submission) -> usize {
    let readings = sent.readings.iter();
    readings
        .filter(|own| own.state != State::Unreadable)
        .count()
}
