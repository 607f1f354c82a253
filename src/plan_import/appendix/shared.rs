//! Requirements that several criteria have together.

use super::rows::OpenRow;
use super::{AppendixRow, RowKind};
use crate::vietnamese::fold::fold;

/// Requirements whose cell is merged over several criteria.
pub(super) fn share_merged(open: &[OpenRow], rows: &mut [AppendixRow]) {
    let mut start = 0;
    for at in 1..=open.len() {
        if at < open.len() && open[at].merged {
            continue;
        }
        if at - start > 1 {
            share(&mut rows[start..at], false);
        }
        start = at;
    }
}

/// Words after which a requirement can't end: what they speak of stands in the next row, because a
/// merged cell was laid over several rows.
const UNFINISHED: &[&str] = &[
    "từ",
    "đạt",
    "là",
    "và",
    "trên",
    "tối thiểu",
    "ít nhất",
    "không quá",
    "đến",
];

/// A requirement that breaks off in one criterion and goes on in the next is one for both, and for
/// those just above it in their group that have none.
pub(super) fn share_by_words(rows: &mut [AppendixRow]) {
    for at in 0..rows.len().saturating_sub(1) {
        if !breaks_off(&rows[at].requirement) || rows[at + 1].kind != RowKind::Criterion {
            continue;
        }
        let group = stem(&rows[at].code).to_owned();
        let begins = |row: &AppendixRow| {
            row.kind == RowKind::Criterion && row.requirement.is_empty() && stem(&row.code) == group
        };
        let mut first = at;
        while first > 0 && begins(&rows[first - 1]) {
            first -= 1;
        }
        let whole = format!("{} {}", rows[at].requirement, rows[at + 1].requirement);
        rows[first].requirement = whole.trim().to_owned();
        share(&mut rows[first..at + 2], true);
    }
}

/// Gives the first row's requirement to all of them.
fn share(rows: &mut [AppendixRow], by_words: bool) {
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let requirement = rows[0].requirement.clone();
    for row in rows.iter_mut() {
        row.requirement.clone_from(&requirement);
        row.shared_with.clone_from(&codes);
        row.shared_by_words = by_words;
    }
}

/// Whether a requirement ends in the middle of its sentence.
fn breaks_off(requirement: &str) -> bool {
    if requirement.ends_with(['.', ';', ')', '%']) {
        return false;
    }
    let folded = fold(requirement);
    UNFINISHED
        .iter()
        .any(|words| folded.ends_with(&format!(" {words}")))
}

/// The group of a number: `3.2` of `3.2.1`.
fn stem(code: &str) -> &str {
    code.rsplit_once('.').map_or("", |(stem, _)| stem)
}
