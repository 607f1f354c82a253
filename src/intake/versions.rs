//! Several workbooks of one agency: the later one counts, and nothing is guessed.

mod later;

use std::collections::BTreeMap;

use super::{Read, readings, rules};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::place::Place;
use crate::submission::{Disposition, Submission};

/// Settles which of several workbooks of an agency counts. The files come back in the order of their
/// names, with all findings.
pub fn settle(mut files: Vec<Read>) -> (Vec<Submission>, Vec<Finding>) {
    files.sort_by(|one, other| one.submission.file.cmp(&other.submission.file));
    let mut by_agency: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        if let Some(agency) = file.submission.agency.clone()
            && file.submission.disposition.is_used()
        {
            by_agency.entry(agency).or_default().push(index);
        }
    }
    for indices in by_agency.into_values().filter(|indices| indices.len() > 1) {
        settle_agency(&mut files, indices);
    }
    let mut submissions = Vec::new();
    let mut findings = Vec::new();
    for file in files {
        submissions.push(file.submission);
        findings.extend(file.findings);
    }
    (submissions, findings)
}

/// Settles the workbooks of one agency, given by their indices in the order of names.
fn settle_agency(files: &mut [Read], mut left: Vec<usize>) {
    let filled = left
        .iter()
        .copied()
        .find(|index| files[*index].submission.disposition == Disposition::Accepted);
    if let Some(filled) = filled {
        left.retain(|index| {
            let is_empty = files[*index].submission.disposition == Disposition::Empty;
            if is_empty {
                let seen = format!(
                    "bản này chưa nhập số liệu; có bản đã nhập: {}",
                    files[filled].submission.file
                );
                supersede(
                    &mut files[*index],
                    Finding::new(&rules::SUPERSEDED, seen, "một bản đã nhập số liệu"),
                );
            }
            !is_empty
        });
    }
    left = without_copies(files, left, |one, other| {
        one.sha256.is_some() && one.sha256 == other.sha256
    });
    left = without_same_contents(files, left);
    if left.len() < 2 {
        return;
    }
    match later::latest(files, &left) {
        Ok((winner, reason)) => {
            let name = files[winner].submission.file.clone();
            for index in left.into_iter().filter(|index| *index != winner) {
                let seen = format!("bản được dùng: {name} ({reason})");
                let finding = Finding::new(&rules::SUPERSEDED, seen, "một bản sau cùng");
                supersede(&mut files[index], finding);
            }
        }
        Err(why) => undecided(files, &left, &why),
    }
}

/// Leaves of workbooks that say the same the one that tells best whose it is.
fn without_same_contents(files: &mut [Read], mut indices: Vec<usize>) -> Vec<usize> {
    indices.sort_by_key(|index| (std::cmp::Reverse(files[*index].told_by), *index));
    let mut kept = without_copies(files, indices, same_contents);
    kept.sort_unstable();
    kept
}

/// Leaves the first of several workbooks that are alike; the others are copies of it.
fn without_copies(
    files: &mut [Read],
    indices: Vec<usize>,
    alike: impl Fn(&Submission, &Submission) -> bool,
) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for index in indices {
        let twin = kept
            .iter()
            .copied()
            .find(|kept| alike(&files[*kept].submission, &files[index].submission));
        match twin {
            None => kept.push(index),
            Some(twin) => {
                let seen = format!("giống {}", files[twin].submission.file);
                // What was sent again on a later day is as late as that day.
                files[twin].received = files[twin].received.max(files[index].received);
                supersede(
                    &mut files[index],
                    Finding::new(&rules::IDENTICAL_COPY, seen, "một bản"),
                );
            }
        }
    }
    kept
}

/// Whether two workbooks say the same, however they were saved.
fn same_contents(one: &Submission, other: &Submission) -> bool {
    one.narrative == other.narrative
        && said_of_the_year(one) == said_of_the_year(other)
        && one.readings.len() == other.readings.len()
        && one
            .readings
            .iter()
            .zip(&other.readings)
            .all(|(reading, twin)| readings::says_the_same(reading, twin))
}

/// What a workbook expects of the whole year, wherever it stands.
fn said_of_the_year(one: &Submission) -> Vec<(&String, &Option<Exact>, &Option<Exact>)> {
    let estimates = one.estimates.iter();
    estimates
        .map(|(measure, estimate)| (measure, &estimate.first, &estimate.second))
        .collect()
}

/// Another workbook counts: what was found in this one's cells is nobody's work any more.
fn supersede(file: &mut Read, finding: Finding) {
    file.submission.disposition = Disposition::Superseded;
    let agency = file.submission.agency.clone().unwrap_or_default();
    let place = Place::file(&file.submission.file);
    file.findings = vec![finding.of_agency(agency).at(place)];
}

/// Nothing decides: none is used, and each keeps what was found in it.
fn undecided(files: &mut [Read], left: &[usize], why: &str) {
    let names: Vec<&str> = left
        .iter()
        .map(|index| files[*index].submission.file.as_str())
        .collect();
    let seen = format!("{}: {why}", names.join("; "));
    for index in left {
        let file = &mut files[*index];
        file.submission.disposition = Disposition::Undecided;
        let agency = file.submission.agency.clone().unwrap_or_default();
        let finding = Finding::new(
            &rules::UNDECIDED_VERSION,
            seen.clone(),
            "một bản; hoặc bản sau có đủ số liệu của bản trước và ghi rõ ngày, hoặc ghi rõ thay thế bản trước",
        )
        .of_agency(agency)
        .at(Place::file(&file.submission.file));
        file.findings.push(finding);
    }
}
