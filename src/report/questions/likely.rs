//! The agencies that most likely sent a file which names none, or several.

use super::question::Candidate;
use crate::agency::Agency;
use crate::finding::Finding;
use crate::report::basis::Basis;
use crate::submission::Submission;
use crate::vietnamese::fold::{fold_plain, similarity};

/// How many are offered.
const OFFERED: usize = 2;
/// Below this likeness (in thousandths) a name is no more like than any other.
const LEAST: u32 = 450;

/// The two agencies whose names are most like the file's name and the words found at the head of it.
/// Those that have nothing else in the period come first among equals.
pub(super) fn senders(basis: &Basis, sent: &Submission, found: &[&Finding]) -> Vec<Candidate> {
    let mut words: Vec<String> = vec![stem(&sent.file)];
    for finding in found {
        words.extend(
            finding
                .seen
                .split([':', ';', '«', '»', ','])
                .map(fold_plain),
        );
    }
    words.retain(|part| part.chars().count() > 3);
    let mut rated: Vec<(u32, bool, &Agency)> = basis
        .expected()
        .map(|agency| {
            let free = basis.used_submission(&agency.id).is_none();
            (likeness(basis, agency, &words), free, agency)
        })
        .filter(|(likeness, ..)| *likeness >= LEAST)
        .collect();
    rated.sort_by_key(|(likeness, free, _)| std::cmp::Reverse((*likeness, *free)));
    rated
        .into_iter()
        .take(OFFERED)
        .map(|(_, _, agency)| Candidate {
            id: agency.id.clone(),
            name: basis.name_of(&agency.id),
        })
        .collect()
}

/// The name of a file without folder and ending, folded, with spaces.
fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    fold_plain(&name.replace(['_', '-', '.'], " "))
}

fn likeness(basis: &Basis, agency: &Agency, words: &[String]) -> u32 {
    let mut names = vec![
        fold_plain(&agency.name),
        fold_plain(&basis.name_of(&agency.id)),
    ];
    names.extend(agency.aliases.iter().map(|alias| fold_plain(alias)));
    let pairs = names
        .iter()
        .flat_map(|name| words.iter().map(move |words| similarity(name, words)));
    pairs.max().unwrap_or(0)
}
