//! Several workbooks of one agency: the later one counts, and nothing is guessed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Read, rules, table};
use crate::finding::Finding;
use crate::place::Place;
use crate::submission::{Disposition, Submission};
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::fold_plain;

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
    left = without_copies(files, left, |one, other| one.sha256 == other.sha256);
    let (winners, reason) = latest(files, &left);
    let winners = without_copies(files, winners, same_contents);
    match winners.as_slice() {
        [winner] => {
            let name = files[*winner].submission.file.clone();
            for index in left {
                if index != *winner
                    && files[index].submission.disposition != Disposition::Superseded
                {
                    let seen = format!("bản được dùng: {name} ({reason})");
                    let finding = Finding::new(&rules::SUPERSEDED, seen, "một bản sau cùng");
                    supersede(&mut files[index], finding);
                }
            }
        }
        _ => undecided(files, &left),
    }
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
        && one.readings.len() == other.readings.len()
        && one
            .readings
            .iter()
            .zip(&other.readings)
            .all(|(reading, twin)| table::says_the_same(reading, twin))
}

/// Another workbook counts: what was found in this one's cells is nobody's work any more.
fn supersede(file: &mut Read, finding: Finding) {
    file.submission.disposition = Disposition::Superseded;
    let agency = file.submission.agency.clone().unwrap_or_default();
    let place = Place::file(&file.submission.file);
    file.findings = vec![finding.of_agency(agency).at(place)];
}

/// Nothing decides: none is used, and each keeps what was found in it.
fn undecided(files: &mut [Read], left: &[usize]) {
    let names: Vec<&str> = left
        .iter()
        .map(|index| files[*index].submission.file.as_str())
        .collect();
    let seen = names.join("; ");
    for index in left {
        let file = &mut files[*index];
        file.submission.disposition = Disposition::Superseded;
        let agency = file.submission.agency.clone().unwrap_or_default();
        let finding = Finding::new(
            &rules::UNDECIDED_VERSION,
            seen.clone(),
            "một bản, hoặc bản sau cùng ghi rõ ngày",
        )
        .of_agency(agency)
        .at(Place::file(&file.submission.file));
        file.findings.push(finding);
    }
}

/// The latest of several workbooks, by the first thing that tells: the day of receipt, the day
/// written in the sheet, the revision in the name; and what told it.
fn latest(files: &[Read], indices: &[usize]) -> (Vec<usize>, String) {
    let mut left = indices.to_vec();
    let mut reason = String::new();
    let printed = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    for (what, day_of) in [
        (
            "ngày nhận",
            (|read: &Read| read.received) as fn(&Read) -> Option<NaiveDate>,
        ),
        ("ngày ghi trong biểu", |read: &Read| read.written),
        ("ngày trong tên tệp", |read: &Read| {
            day_in_name(&read.submission.file)
        }),
    ] {
        let days: Vec<Option<NaiveDate>> =
            left.iter().map(|index| day_of(&files[*index])).collect();
        if left.len() > 1 && days.iter().all(Option::is_some) {
            let last = days.iter().flatten().max().copied();
            left.retain(|index| day_of(&files[*index]) == last);
            reason = last
                .map(|day| format!("{what} {}", printed(day)))
                .unwrap_or_default();
        }
    }
    if left.len() > 1 {
        let revisions: Vec<Revision> = left
            .iter()
            .map(|index| revision(&files[*index].submission.file))
            .collect();
        if let Some(last) = revisions.iter().max().copied()
            && revisions.iter().any(|revision| *revision != last)
        {
            left.retain(|index| revision(&files[*index].submission.file) == last);
            reason = "tên tệp ghi lần sửa sau".to_owned();
        }
    }
    (left, reason)
}

/// The one day that a file's name states: `BC 14.6.2024`.
fn day_in_name(file: &str) -> Option<NaiveDate> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = stem.rsplit('/').next().unwrap_or(stem).replace('_', " ");
    match find_dates(&name).as_slice() {
        [one] => Some(one.date),
        _ => None,
    }
}

/// What a file's name says of its revision: number, weight of words, number in brackets.
type Revision = (u32, u32, u32);

/// Words that tell a revision, without diacritics, with their weight; the heaviest of a name counts.
const WORDS: &[(&str, u32)] = &[
    ("bo sung", 1),
    ("bs", 1),
    ("dieu chinh", 1),
    ("sua", 1),
    ("sua doi", 1),
    ("chinh sua", 1),
    ("moi", 1),
    ("thay the", 1),
    ("final", 2),
    ("chinh thuc", 2),
    ("ban cuoi", 2),
    ("cuoi cung", 2),
    ("chot", 2),
];

/// The revision in a file's name: `lần 2`, `v2`, `bổ sung`, `final`, `(1)`.
fn revision(file: &str) -> Revision {
    let base = file.rsplit('/').next().unwrap_or(file);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem).trim();
    let in_brackets = stem
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .and_then(|(_, number)| number.trim().parse().ok())
        .unwrap_or(0);
    let key = format!(" {} ", fold_plain(stem));
    let words: Vec<&str> = key.split_whitespace().collect();
    let number = words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| numbered(word, words.get(at + 1).copied()))
        .max()
        .unwrap_or(1);
    let weight = WORDS
        .iter()
        .filter(|(word, _)| key.contains(&format!(" {word} ")))
        .map(|(_, weight)| *weight)
        .max()
        .unwrap_or(0);
    (number, weight, in_brackets)
}

/// The number of a revision at a word: `lan 2`, `v2`, `ver 3`.
fn numbered(word: &str, next: Option<&str>) -> Option<u32> {
    let small = |text: &str| text.parse::<u32>().ok().filter(|number| *number < 100);
    match word {
        "lan" | "ban" | "v" | "ver" | "version" | "rev" => small(next?),
        _ => ["lan", "v", "ver", "rev"]
            .iter()
            .find_map(|start| small(word.strip_prefix(start)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_revisions() {
        for (earlier, later) in [
            ("so-y-te.xlsx", "so-y-te lần 2.xlsx"),
            ("so-y-te_v1.xlsx", "so-y-te_v2.xlsx"),
            ("so-y-te lan 2.xlsx", "so-y-te lan 10.xlsx"),
            ("so-y-te.xlsx", "so-y-te (1).xlsx"),
            ("so-y-te.xlsx", "Bổ sung so-y-te.xlsx"),
            ("so-y-te bo sung.xlsx", "so-y-te final.xlsx"),
            ("so-y-te.xlsx", "so-y-te_bs.xlsx"),
            ("so-y-te bản 1.xlsx", "so-y-te bản 2.xlsx"),
            ("so-y-te.xlsx", "so-y-te - chốt.xlsx"),
        ] {
            assert!(revision(earlier) < revision(later), "{earlier} {later}");
        }
        assert_eq!(
            revision("2024/bao cao 6 thang 2024.xlsx"),
            revision("x.xls")
        );
    }
}
