//! Whose a file is, and which of an agency's files counts.

use super::applied::{Applied, note, sets_aside};
use crate::decision::{Decision, Decisions, Ruling, Whose};
use crate::intake::Read;
use crate::submission::{Disposition, Submission};

/// A file with the decision on whose it is.
pub struct FileDecided {
    /// What was read, with the decision.
    pub read: Read,
    /// The decision, where there is one on the file.
    pub applied: Option<Applied>,
    /// What was read without it, where that is something else.
    pub without: Option<Read>,
}

impl FileDecided {
    fn as_read(read: Read, applied: Option<Applied>) -> Self {
        FileDecided {
            read,
            applied,
            without: None,
        }
    }
}

/// Applies the decision on whose a file is, if there is one. `read_as` reads the file again as an
/// agency's report; it gives none where the agency does not report in the period.
pub fn of_file(
    read: Read,
    decisions: &Decisions,
    read_as: &dyn Fn(&str) -> Option<Read>,
) -> FileDecided {
    let sha256 = read.submission.sha256.clone();
    let found = decisions.list.iter().find_map(|decision| {
        let Ruling::Whose(whose) = &decision.ruling else {
            return None;
        };
        let is_on_it = sha256.as_deref() == Some(decision.made_on.sha256.as_str());
        is_on_it.then_some((decision, whose))
    });
    let Some((decision, whose)) = found else {
        return FileDecided::as_read(read, None);
    };
    let mut applied = Applied::in_force(decision, taken_as(&read.submission));
    applied.was_agency.clone_from(&read.submission.agency);
    if sets_aside(whose) {
        applied.answers.clone_from(&read.findings);
        return FileDecided {
            without: Some(read.clone()),
            read: set_aside(read, decision, whose),
            applied: Some(Applied::InForce(Box::new(applied))),
        };
    }
    let Whose::Agency(agency) = whose else {
        return FileDecided::as_read(read, None);
    };
    let Some(mut again) = read_as(agency) else {
        let now = "cơ quan này không báo cáo trong kỳ";
        return FileDecided::as_read(read, Some(Applied::stale(decision, now)));
    };
    applied.answers = (read.findings.iter())
        .filter(|finding| {
            let same = |other: &&crate::finding::Finding| {
                other.rule == finding.rule && other.seen == finding.seen
            };
            !again.findings.iter().any(|other| same(&other))
        })
        .cloned()
        .collect();
    again
        .findings
        .push(note(decision, &read.submission.file, Some(agency)));
    FileDecided {
        read: again,
        applied: Some(Applied::InForce(Box::new(applied))),
        without: Some(read),
    }
}

/// The decisions on whose a file is that lies in the folder no more: something else may lie there
/// under its name.
pub fn absent(submissions: &[Submission], decisions: &Decisions) -> Vec<Applied> {
    let mut all = Vec::new();
    for decision in &decisions.list {
        let made_on = &decision.made_on;
        let is_there = submissions
            .iter()
            .any(|sent| sent.has_digest(&made_on.sha256));
        if is_there || !matches!(decision.ruling, Ruling::Whose(_)) {
            continue;
        }
        let now = match submissions.iter().find(|sent| sent.file == made_on.file) {
            Some(sent) => format!("tệp cùng tên có nội dung khác ({})", taken_as(sent)),
            None => "tệp không còn trong thư mục của kỳ".to_owned(),
        };
        all.push(Applied::stale(decision, now));
    }
    all
}

/// What of an agency's files is not as it was when one of them was chosen: a name alone does not tell it.
fn changed(
    files: &[Read],
    decision: &Decision,
    candidates: &[usize],
    known: &dyn Fn(&usize) -> bool,
) -> String {
    let chosen = decision.made_on.file.as_str();
    let file = |index: &usize| files[*index].submission.file.as_str();
    let mut told: Vec<String> = (candidates.iter())
        .map(|index| match (known(index), file(index)) {
            (true, name) => format!("«{name}» như trước"),
            (false, name) if name == chosen => {
                format!("«{name}», là bản đã chọn, nay có nội dung khác")
            }
            (false, name) => format!("«{name}» mới có, hoặc nay có nội dung khác"),
        })
        .collect();
    if !candidates.iter().any(|index| file(index) == chosen) {
        told.push(format!("bản đã chọn «{chosen}» không còn"));
    }
    told.join("; ")
}

/// How a file was taken, in words.
fn taken_as(submission: &Submission) -> String {
    match &submission.agency {
        Some(agency) => format!("{} ({agency})", submission.disposition.label()),
        None => submission.disposition.label().to_owned(),
    }
}

fn set_aside(mut read: Read, decision: &Decision, whose: &Whose) -> Read {
    read.findings = vec![note(decision, &read.submission.file, None)];
    let submission = &mut read.submission;
    submission.disposition = match whose {
        Whose::OtherPeriod(_) => Disposition::WrongPeriod,
        _ => Disposition::NotASubmission,
    };
    submission.agency = None;
    submission.readings.clear();
    submission.narrative.clear();
    submission.estimates.clear();
    read
}

/// Applies the decisions on which of an agency's files counts: the others are set aside before
/// versions are settled.
pub fn versions(files: &mut [Read], decisions: &Decisions) -> Vec<Applied> {
    let mut all = Vec::new();
    for decision in &decisions.list {
        if let Ruling::Version { agency, instead_of } = &decision.ruling {
            all.push(version(files, decision, agency, instead_of));
        }
    }
    all
}

fn version(
    files: &mut [Read],
    decision: &Decision,
    agency: &str,
    instead_of: &[String],
) -> Applied {
    let candidates: Vec<usize> = (0..files.len())
        .filter(|index| {
            let sent = &files[*index].submission;
            sent.agency.as_deref() == Some(agency) && sent.disposition.is_used()
        })
        .collect();
    let chosen = &decision.made_on.sha256;
    let digest = |index: &usize| files[*index].submission.sha256.as_ref();
    let names: Vec<&str> = candidates
        .iter()
        .map(|index| files[*index].submission.file.as_str())
        .collect();
    if candidates.is_empty() {
        return Applied::stale(decision, "không có tệp nào của cơ quan được đọc");
    }
    let is_chosen = |index: &usize| digest(index) == Some(chosen);
    let known = |index: &usize| {
        is_chosen(index) || digest(index).is_some_and(|digest| instead_of.contains(digest))
    };
    if !candidates.iter().any(is_chosen) || !candidates.iter().all(known) {
        return Applied::stale(decision, changed(files, decision, &candidates, &known));
    }
    if let [only] = names.as_slice() {
        let now = format!("cơ quan chỉ còn một bản «{only}», không phải chọn nữa");
        return Applied::stale(decision, now);
    }
    let mut applied = Applied::in_force(decision, format!("các bản: {}", names.join("; ")));
    for index in candidates {
        let file = &mut files[index];
        if !file.submission.has_digest(chosen) {
            applied.answers.append(&mut file.findings);
            file.submission.disposition = Disposition::Superseded;
            file.findings = vec![note(decision, &file.submission.file, Some(agency))];
        }
    }
    Applied::InForce(Box::new(applied))
}
