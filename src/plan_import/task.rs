//! What a clause without an amount asks: a deed, none of something, more than before.

use super::clause::{Clause, NONE_OF, is_most};
use super::known::is_plain_task;
use super::proposal::Proposal;
use super::unit::unit_of;
use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;

/// A criterion without a requirement.
pub(super) fn narrative() -> Proposal {
    Proposal::new(Kind::Narrative, "none", "")
        .doubted("kế hoạch không nêu yêu cầu: để là nội dung trình bày, không có chỉ tiêu")
}

/// The words of a clause without diacritics, padded.
fn plain(clause: &Clause) -> String {
    format!(" {} ", fold_plain(&clause.text))
}

/// Words that ask for more than the year before.
const MORE: &[&str] = &[
    " cao hon nam ",
    " cao hon so voi nam ",
    " tang so voi nam ",
    " tang hon nam ",
    " tang so voi cung ki ",
    " cao hon cung ki ",
    " cao hon so voi cung ki ",
];

/// Whether a clause asks for more than before.
pub(super) fn grows(clause: &Clause) -> bool {
    let plain = plain(clause);
    MORE.iter().any(|words| plain.contains(words))
}

/// More than before, by however little.
pub(super) fn more_than_before(clause: &Clause) -> Proposal {
    Proposal::new(Kind::Growth, "> 0", clause.text.clone())
        .counted_in(unit_of(&clause.text), "đơn vị")
        .doubted("cao hơn năm trước: tốc độ tăng phải trên 0; xác định số của năm trước")
}

/// «Vượt so với dự toán được giao».
pub(super) fn exceeds_plan(clause: &Clause) -> bool {
    let plain = plain(clause);
    plain.contains(" vuot ")
        && [" du toan ", " ke hoach "]
            .iter()
            .any(|words| plain.contains(words))
}

/// More than what was planned.
pub(super) fn above_plan(clause: &Clause) -> Proposal {
    Proposal::new(Kind::Ratio, "> 100", clause.text.clone())
        .counted_in(unit_of(&clause.text), "đơn vị")
        .doubted("vượt số được giao: tỷ lệ so với số được giao phải trên 100%")
}

/// What tells that «không có …» wants none of something, and is not just a way of speaking.
const UNWANTED: &[&str] = &[
    " sai pham",
    " vi pham",
    " bi ",
    " khieu nai",
    " don thu",
    " qua han",
    " tre han",
    " ton dong",
    " no dong",
    " su co",
    " khuyet diem",
    " tham nhung",
    " that thoat",
    " sai sot",
    " truong hop",
    " trai phap luat",
    " trai qui dinh",
    " trai tham quyen",
    " that lac",
    " mat an toan",
];

/// What a clause wants none of, with the words that say so and without: `sai phạm` of «không có sai phạm».
pub(super) fn none_wanted(clause: &Clause) -> Option<(String, String)> {
    let (at, words) = NONE_OF
        .iter()
        .filter_map(|words| Some((clause.text.find(words)?, *words)))
        .filter(|(at, words)| !is_most(&clause.text[at + words.len()..]))
        .min()?;
    let strong = !matches!(words, "không có " | "không còn ");
    let rest = &clause.text[at + words.len()..];
    let said = format!(" {}", fold_plain(rest));
    let unwanted = strong || UNWANTED.iter().any(|word| said.contains(word));
    let begins = clause.text[..at].trim_end();
    let own = begins.is_empty() || begins.ends_with([',', ';']);
    (unwanted && own).then(|| (clause.text[at..].trim().to_owned(), rest.trim().to_owned()))
}

/// None of something.
pub(super) fn none_of(words: &str, what: &str) -> Proposal {
    Proposal::new(Kind::Count, "= 0", words).counted_in(unit_of(what), "trường hợp")
}

/// A share that is written in words: `một nửa`, `hai phần ba`.
fn share_in_words(text: &str) -> Option<&'static str> {
    [
        "một nửa",
        "một phần hai",
        "một phần ba",
        "hai phần ba",
        "một phần tư",
        "ba phần tư",
    ]
    .into_iter()
    .find(|share| text.contains(share))
}

/// A task without an amount, in a plan of a year.
pub(super) fn task(clause: &Clause, year: i32) -> Proposal {
    let task = Proposal::new(Kind::Document, "done", clause.text.clone());
    if let Some(share) = share_in_words(&clause.text) {
        return task.doubted(format!(
            "mức «{share}» ghi bằng chữ: chưa thành chỉ tiêu, để là nhiệm vụ phải hoàn thành"
        ));
    }
    match is_plain_task(&clause.text, year) {
        true => task,
        false => task.doubted(
            "yêu cầu không nêu con số: để là nhiệm vụ phải hoàn thành, có văn bản minh chứng",
        ),
    }
}
