//! Bounds of what is found: a workbook can be made so that one cause is found in a million cells, and
//! nobody reads a million lines. Of each cause so many are told as an agency can mend one by one, and
//! the rest by its number.

use std::collections::BTreeMap;

use super::Finding;
use crate::place::Place;

/// The most findings of one rule on one sheet that are told one by one. A plan has some ninety
/// measures, and a form as many rows.
const MOST_ALIKE: usize = 300;
/// The most findings of a file.
const MOST_OF_A_FILE: usize = 3_000;
/// The longest text of a finding, in characters.
const LONGEST_TEXT: usize = 2_000;
/// The most findings of all files together.
const MOST_IN_ALL: usize = 50_000;
/// What is left to each file where all together are too many.
const LEAST_OF_A_FILE: usize = 20;

/// The findings of a file within the bounds, in their order; where some are left out, the last of
/// their kind says how many.
pub fn bounded(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept = at_most(
        findings,
        |finding| (finding.rule.code, sheet_of(finding).map(str::to_owned)),
        MOST_ALIKE,
    );
    if kept.len() > MOST_OF_A_FILE {
        kept = at_most(kept, |finding| finding.rule.code, MOST_ALIKE);
    }
    if kept.len() > MOST_OF_A_FILE {
        kept = at_most(kept, |_| (), MOST_OF_A_FILE);
    }
    for finding in &mut kept {
        shorten(&mut finding.seen);
        shorten(&mut finding.expected);
    }
    kept
}

/// The findings of all files within the bounds: where they are too many, those of the files with the
/// most of them are told as so many more.
pub fn bounded_in_all(files: Vec<Vec<Finding>>) -> Vec<Vec<Finding>> {
    let counts: Vec<usize> = files.iter().map(Vec::len).collect();
    if counts.iter().sum::<usize>() <= MOST_IN_ALL {
        return files;
    }
    let fits =
        |most: usize| counts.iter().map(|count| *count.min(&most)).sum::<usize>() <= MOST_IN_ALL;
    let most = (LEAST_OF_A_FILE..MOST_OF_A_FILE)
        .rev()
        .find(|most| fits(*most))
        .unwrap_or(LEAST_OF_A_FILE);
    files
        .into_iter()
        .map(|findings| at_most(findings, |_| (), most))
        .collect()
}

fn sheet_of(finding: &Finding) -> Option<&str> {
    finding.place.as_ref()?.sheet.as_deref()
}

/// At most so many findings of each kind; where more are there, the last that is kept counts the
/// others and stands for the whole file.
fn at_most<K: Ord>(
    findings: Vec<Finding>,
    kind_of: impl Fn(&Finding) -> K,
    most: usize,
) -> Vec<Finding> {
    let mut counts: BTreeMap<K, usize> = BTreeMap::new();
    for finding in &findings {
        *counts.entry(kind_of(finding)).or_default() += 1;
    }
    let mut met: BTreeMap<K, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for finding in findings {
        let kind = kind_of(&finding);
        let count = counts.get(&kind).copied().unwrap_or_default();
        let at = met.entry(kind).or_default();
        *at += 1;
        if count <= most || *at < most {
            kept.push(finding);
        } else if *at == most {
            kept.push(and_more(finding, count - *at));
        }
    }
    kept
}

/// A finding that also stands for others of its kind.
fn and_more(finding: Finding, others: usize) -> Finding {
    let place = finding.place.as_ref().map(|place| Place {
        cell: None,
        ..place.clone()
    });
    let first = match &finding.place {
        Some(Place {
            cell: Some(cell), ..
        }) => format!("{cell}: {}", finding.seen),
        _ => finding.seen.clone(),
    };
    Finding {
        measure: None,
        place,
        seen: format!("{first} (và {others} chỗ nữa cùng loại, không kể ra)"),
        ..finding
    }
}

/// Shortens a text to what a reader takes in.
fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) {
        let left_out = text[end..].chars().count();
        text.truncate(end);
        text.push_str(&format!("… (còn {left_out} ký tự)"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::rules::{HIDDEN, TWICE};
    use crate::place::Cell;

    fn found(rule: &'static super::super::Rule, count: u32) -> Vec<Finding> {
        (0..count)
            .map(|row| {
                Finding::new(rule, "x", "").at(Place::cell("a.xlsx", "Biểu", Cell::new(row, 0)))
            })
            .collect()
    }

    #[test]
    fn few_findings_stay_as_they_are() {
        let findings = found(&TWICE, 300);
        assert_eq!(bounded(findings.clone()), findings);
    }

    #[test]
    fn many_findings_of_a_cause_are_told_by_their_number() {
        let mut findings = found(&TWICE, 8_000);
        findings.extend(found(&HIDDEN, 1));
        let bounded = bounded(findings);
        assert_eq!(bounded.len(), 301);
        let last = &bounded[299];
        assert!(last.seen.contains("và 7700 chỗ nữa"), "{}", last.seen);
        assert!(
            last.place
                .as_ref()
                .is_some_and(|place| place.cell.is_none())
        );
        assert!(bounded[300].is(&HIDDEN));
    }

    #[test]
    fn a_long_text_is_shortened() {
        let finding = Finding::new(&TWICE, "ữ".repeat(9_000), "");
        let bounded = bounded(vec![finding]);
        assert!(bounded[0].seen.ends_with("(còn 7000 ký tự)"));
    }

    #[test]
    fn the_sum_over_files_is_bounded_and_no_file_is_silenced() {
        let mut files = vec![found(&TWICE, 3_000); 40];
        files.push(found(&HIDDEN, 5));
        let all = bounded_in_all(files);
        assert!(all.iter().map(Vec::len).sum::<usize>() <= MOST_IN_ALL);
        assert_eq!(all[40].len(), 5);
        assert!(all[0].len() >= 1_000);
    }
}
