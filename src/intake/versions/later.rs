//! Which of several workbooks of an agency counts: the later one, where nothing says otherwise, it is
//! as surely the agency's as the others, and it holds all that they hold.

use chrono::NaiveDate;

use crate::intake::identify::Source;
use crate::intake::{Read, readings};
use crate::submission::{State, Submission};
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase::date_short;

/// The most measures that a reason names.
const MOST_NAMED: usize = 5;

/// The workbook that counts, and what tells that it is the latest.
///
/// # Errors
/// Why none of them can be taken.
pub(super) fn latest(files: &[Read], indices: &[usize]) -> Result<(usize, String), String> {
    let (winner, reason) = last(files, indices)?;
    let later = &files[winner];
    let others = indices.iter().filter(|index| **index != winner);
    for earlier in others
        .map(|index| &files[*index])
        .filter(|_| !later.replaces)
    {
        let (name, other) = (&later.submission.file, &earlier.submission.file);
        if surety(later) < surety(earlier) {
            return Err(format!(
                "{name} là bản sau ({reason}) nhưng căn cứ nhận biết cơ quan yếu hơn {other}"
            ));
        }
        let lost = lost(&later.submission, &earlier.submission);
        if !lost.is_empty() {
            return Err(format!(
                "{name} là bản sau ({reason}) nhưng không có nội dung mà {other} có: {}",
                lost.join(", ")
            ));
        }
    }
    Ok((winner, reason))
}

/// How surely a workbook is its agency's.
fn surety(file: &Read) -> u8 {
    match file.told_by {
        Some(Source::Form) => 2,
        Some(source) if source.is_sure() => 1,
        _ => 0,
    }
}

/// What an earlier workbook holds that a later one lacks: measures, and parts of the narrative.
fn lost(later: &Submission, earlier: &Submission) -> Vec<String> {
    let is_kept = |reading: &crate::submission::Reading| {
        later.reading(&reading.measure).is_some_and(|kept| {
            let says_less = reading.state != State::Blank && kept.state == State::Blank;
            !says_less && !readings::is_nothing(kept)
        })
    };
    let measures: Vec<&str> = earlier
        .readings
        .iter()
        .filter(|reading| !readings::is_nothing(reading) && !is_kept(reading))
        .map(|reading| reading.measure.as_str())
        .collect();
    let mut lost = Vec::new();
    if !measures.is_empty() {
        let more = if measures.len() > MOST_NAMED {
            ", …"
        } else {
            ""
        };
        let named = &measures[..measures.len().min(MOST_NAMED)];
        lost.push(format!(
            "{} chỉ số ({}{more})",
            measures.len(),
            named.join(", ")
        ));
    }
    let sections = earlier
        .narrative
        .keys()
        .filter(|section| !later.narrative.contains_key(section));
    lost.extend(sections.map(|section| format!("mục «{}»", section.heading())));
    let estimates = earlier.estimates.keys();
    if estimates
        .clone()
        .any(|measure| !later.estimates.contains_key(measure))
    {
        lost.push("số ước cả năm".to_owned());
    }
    lost
}

/// A day of a workbook that may tell when it was made or came.
type DayOf = fn(&Read) -> Option<NaiveDate>;

/// What tells which workbook is the last: the last ones by it, and its words.
type Told = (Vec<usize>, String);

/// The last of several workbooks by all that tells it: the day of receipt, the day written in the
/// sheet, the day and the revision in the name. Where two of them tell two things, nothing is sure.
fn last(files: &[Read], indices: &[usize]) -> Result<(usize, String), String> {
    let days: [(&str, DayOf); 3] = [
        ("ngày nhận", |read| read.received),
        ("ngày ghi trong biểu", |read| read.written),
        ("ngày trong tên tệp", |read| {
            day_in_name(&read.submission.file)
        }),
    ];
    let mut told: Vec<Told> = days
        .iter()
        .filter_map(|(what, day_of)| by_day(files, indices, what, *day_of))
        .collect();
    told.extend(by_revision(files, indices));
    let mut left = indices.to_vec();
    for (last, _) in &told {
        left.retain(|index| last.contains(index));
    }
    let reasons: Vec<&str> = told.iter().map(|(_, reason)| reason.as_str()).collect();
    if let ([], [_, ..]) = (left.as_slice(), told.as_slice()) {
        return Err(format!("{} chỉ những bản khác nhau", reasons.join("; ")));
    }
    // The number that a browser puts behind the name tells only where nothing else does.
    if left.len() > 1
        && let Some((last, reason)) = by_number_in_brackets(files, &left)
        && let [winner] = last.as_slice()
    {
        return Ok((*winner, reason));
    }
    match left.as_slice() {
        [winner] => Ok((
            *winner,
            reasons.first().copied().unwrap_or_default().to_owned(),
        )),
        _ => Err("không rõ bản nào sau".to_owned()),
    }
}

/// The last by a day, where each has one.
fn by_day(files: &[Read], indices: &[usize], what: &str, day_of: DayOf) -> Option<Told> {
    let days: Option<Vec<NaiveDate>> = indices.iter().map(|index| day_of(&files[*index])).collect();
    let days = days?;
    let last = days.iter().max().copied()?;
    if days.iter().all(|day| *day == last) {
        return None;
    }
    let latest = indices.iter().zip(&days).filter(|(_, day)| **day == last);
    let reason = format!("{what} {}", date_short(last));
    Some((latest.map(|(index, _)| *index).collect(), reason))
}

/// The last by the revision in the name, where names differ in it.
fn by_revision(files: &[Read], indices: &[usize]) -> Option<Told> {
    by_name(files, indices, |file| {
        let (number, weight, _) = revision(file);
        (number, weight)
    })
}

/// The last by the number in brackets at the end of the name.
fn by_number_in_brackets(files: &[Read], indices: &[usize]) -> Option<Told> {
    by_name(files, indices, |file| revision(file).2)
}

fn by_name<T: Ord>(files: &[Read], indices: &[usize], key: impl Fn(&str) -> T) -> Option<Told> {
    let key_of = |index: &usize| key(&files[*index].submission.file);
    let last = indices.iter().map(key_of).max()?;
    let latest: Vec<usize> = indices
        .iter()
        .copied()
        .filter(|index| key_of(index) == last)
        .collect();
    (latest.len() < indices.len()).then(|| (latest, "tên tệp ghi lần sửa sau".to_owned()))
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
