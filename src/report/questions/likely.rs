//! The agencies that most likely sent a file which names none, or several: those of the kind of body
//! that its words name, by how like the names proper are. A name that is only similar is said to be so, and
//! one that is merely the least unlike is offered to nobody.

use super::question::Candidate;
use crate::agency::Agency;
use crate::finding::Finding;
use crate::own_layout::plain_path;
use crate::report::basis::Basis;
use crate::submission::Submission;
use crate::vietnamese::fold::{fold_plain, similarity};

/// How many are offered.
const OFFERED: usize = 2;
/// The least likeness of two names proper, in thousandths: a slip or two in a short name.
const LEAST: u32 = 700;
/// The least likeness of a name that is offered where no other is liker, and said to be only similar.
const LEAST_SIMILAR: u32 = 500;
/// The kinds of bodies, without diacritics; longer ones first.
const KINDS: [&str; 15] = [
    "uy ban nhan dan",
    "thi tran",
    "thanh pho",
    "van phong",
    "thanh tra",
    "trung tam",
    "chi cuc",
    "kho bac",
    "thi xa",
    "phuong",
    "huyen",
    "ban",
    "cuc",
    "so",
    "xa",
];

/// The two agencies whose names are most like the file's name and the words found at the head of it.
/// Those under a body that is named too come first among equals, then those that have nothing else in
/// the period.
pub(super) fn senders(basis: &Basis, sent: &Submission, found: &[&Finding]) -> Vec<Candidate> {
    let mut texts: Vec<Vec<String>> = vec![words(&without_title(&stem(&sent.file)))];
    for finding in found {
        let parts = finding.seen.split([':', ';', '«', '»', ',', '(', ')']);
        let parts = parts.map(|part| words(&without_title(part)));
        // Of the words of a finding only those that name a body are a name.
        texts.extend(
            parts.filter(|text| KINDS.into_iter().any(|kind| !behind(text, kind).is_empty())),
        );
    }
    let mut rated: Vec<(u32, bool, bool, &Agency)> = basis
        .expected()
        .map(|agency| {
            let free = basis.used_submission(&agency.id).is_none();
            let below = agency.parent.as_ref().is_some_and(|parent| {
                let name = basis
                    .register
                    .get(parent)
                    .map(|parent| proper(&parent.name).1);
                name.is_some_and(|name| texts.iter().any(|text| holds(text, &name)))
            });
            (likeness(agency, &texts), below, free, agency)
        })
        .filter(|(likeness, ..)| *likeness >= LEAST_SIMILAR)
        .collect();
    if let Some(heirs) = heirs(basis, &texts, rated.iter().map(|(like, ..)| *like).max()) {
        return heirs;
    }
    rated.sort_by_key(|(likeness, below, free, _)| std::cmp::Reverse((*likeness, *below, *free)));
    rated
        .into_iter()
        .take(OFFERED)
        .map(|(likeness, .., agency)| Candidate {
            id: agency.id.clone(),
            name: basis.name_of(&agency.id),
            only_similar: likeness < LEAST,
            successor_of: None,
        })
        .collect()
}

/// The successors of a body that has ended by the period, where the file names it rather than any that
/// reports now.
fn heirs(basis: &Basis, texts: &[Vec<String>], best: Option<u32>) -> Option<Vec<Candidate>> {
    let cut_off = basis.period.cut_off();
    let ended = basis.register.agencies.iter().filter(|agency| {
        agency.valid_to.is_some_and(|to| to < cut_off) && !agency.successors.is_empty()
    });
    let (like, ended) = ended
        .map(|agency| (likeness(agency, texts), agency))
        .max_by_key(|(like, _)| *like)?;
    if like < LEAST || best.is_some_and(|best| best >= like) {
        return None;
    }
    let reports = |id: &&String| basis.expected().any(|agency| agency.id == **id);
    let heirs = ended.successors.iter().filter(reports).take(OFFERED);
    Some(
        heirs
            .map(|id| Candidate {
                id: id.clone(),
                name: basis.name_of(id),
                only_similar: false,
                successor_of: Some(ended.name.clone()),
            })
            .collect(),
    )
}

/// The name of a file without folder and ending, folded, with spaces.
fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    fold_plain(&name.replace(['_', '-', '.'], " "))
}

/// Words that are no name of a body: of a report's title, folded.
const TITLES: [&str; 10] = [
    "bao cao",
    "ket qua",
    "cai cach hanh chinh",
    "cchc",
    "so lieu",
    "bieu mau",
    "tong hop",
    "ke hoach",
    "dau nam",
    "ca nam",
];

/// A text without the words of a report's title and of its period: `bao cao 6 thang` names nobody.
fn without_title(text: &str) -> String {
    let mut plain = format!(" {} ", plain_path([text]));
    for title in TITLES {
        plain = plain.replace(&format!(" {title} "), " ");
    }
    plain.trim().to_owned()
}

fn words(plain: &str) -> Vec<String> {
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The kind of a body and its name proper: `UBND xã Bảo Linh` is an `xa`, `bao linh`.
fn proper(name: &str) -> (Option<&'static str>, Vec<String>) {
    let plain = fold_plain(name);
    let bare = plain.strip_prefix("ubnd ").unwrap_or(&plain);
    let bare = bare.strip_prefix("uy ban nhan dan ").unwrap_or(bare);
    let kind = KINDS.into_iter().find(|kind| {
        bare.strip_prefix(kind)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    let rest = kind.map_or(bare, |kind| &bare[kind.len()..]);
    (kind, words(rest))
}

/// Whether words stand in a text, one behind the other.
fn holds(text: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && text.windows(wanted.len()).any(|window| window == wanted)
}

/// Where words stand behind the name of a kind of body in a text.
fn behind(text: &[String], kind: &str) -> Vec<usize> {
    let kind = words(kind);
    (0..text.len().saturating_sub(kind.len()))
        .filter(|at| text[*at..].starts_with(&kind))
        .map(|at| at + kind.len())
        .collect()
}

fn likeness(agency: &Agency, texts: &[Vec<String>]) -> u32 {
    let names = std::iter::once(&agency.name).chain(&agency.aliases);
    // An alias without a kind of body is of the agency's.
    let (of_agency, _) = proper(&agency.name);
    let rated = names.flat_map(|name| {
        let (kind, own) = proper(name);
        let kind = kind.or(of_agency);
        texts.iter().map(move |text| of_name(kind, &own, text))
    });
    rated.max().unwrap_or(0)
}

/// How like a name is to what a text names: behind its kind of body, where the text has one; else
/// anywhere in it.
fn of_name(kind: Option<&str>, own: &[String], text: &[String]) -> u32 {
    if own.is_empty() {
        return 0;
    }
    let joined = own.join(" ");
    let names_a_kind = KINDS.into_iter().any(|kind| !behind(text, kind).is_empty());
    let starts: Vec<usize> = match kind {
        // A text that names another kind of body speaks of no such agency.
        Some(kind) if names_a_kind => behind(text, kind),
        _ => (0..text.len()).collect(),
    };
    let like = |at: &usize| {
        let lengths = [own.len().saturating_sub(1).max(1), own.len(), own.len() + 1];
        let slices = lengths
            .into_iter()
            .filter_map(|length| text.get(*at..*at + length));
        slices
            .map(|slice| similarity(&joined, &slice.join(" ")))
            .max()
            .unwrap_or(0)
    };
    starts.iter().map(like).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(name: &str, text: &str) -> u32 {
        let agency = Agency {
            name: name.to_owned(),
            ..Agency::default()
        };
        likeness(&agency, &[words(&fold_plain(text))])
    }

    #[test]
    fn the_kind_of_body_and_the_name_proper_must_both_be_like() {
        assert!(like("UBND xã Bảo Linh", "bao cao cchc xa bao linh") == 1000);
        assert!(like("UBND xã Bảo Linh", "xa bao linhh") >= LEAST);
        let alias = Agency {
            name: "UBND huyện Định Hóa".to_owned(),
            aliases: vec!["Định Hóa".to_owned()],
            ..Agency::default()
        };
        assert!(likeness(&alias, &[words("xa minh hoa")]) < LEAST);
        // Another kind of body, and another name.
        assert!(like("UBND huyện Định Hóa", "xã Minh Họa") < LEAST);
        assert!(like("UBND xã Bình Yên", "xã Minh Họa") < LEAST);
        assert!(like("UBND phường Bảo Linh", "xa bao linh") < LEAST);
        assert!(like("Sở Tư pháp", "tu phap") == 1000);
        assert!(like("Sở Tư pháp", "so tu phap 6 thang") == 1000);
        assert!(like("Sở Y tế", "so tu phap") < LEAST);
        for title in [
            "bao cao 6 thang",
            "Báo cáo CCHC quý 2 năm 2026",
            "ket qua 9 thang dau nam",
        ] {
            assert_eq!(without_title(title), "", "{title}");
        }
        assert_eq!(
            without_title("bao cao 6 thang xa mau thang"),
            "xa mau thang"
        );
    }
}
