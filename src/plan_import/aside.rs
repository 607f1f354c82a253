//! Amounts of a clause that are no targets, and why.

use super::clause::Clause;
use super::quantity::{Quantity, around};
use crate::vietnamese::fold::fold_plain;

/// Why an amount is no target: it is of another year, or only says another one in other words. `about` is
/// the name of the criterion.
pub(super) fn not_a_target(
    clause: &Clause,
    one: &Quantity,
    year: i32,
    about: &str,
) -> Option<&'static str> {
    let (before, _) = around(&clause.text, one);
    let near: Vec<&str> = before.split(' ').rev().take(8).collect();
    let says = |word: &str| near.contains(&word);
    let several = clause.quantities.len() > 1;
    if let Some(why) = no_amount(clause, one, about) {
        return Some(why);
    }
    if is_of_other_year(&before, year) {
        return Some("số của năm khác");
    }
    if (several && before.ends_with(" moi nam"))
        || (says("duong") && says("tuong"))
        || says("khoang")
    {
        return Some("nói lại chỉ tiêu bằng cách khác (tương đương, khoảng, mỗi năm)");
    }
    if is_starting_level(clause, one) {
        return Some("mức xuất phát, không phải mức phải đạt");
    }
    let named = near
        .iter()
        .find_map(|word| word.parse::<i32>().ok())
        .filter(|found| (2000..2100).contains(found));
    let until = before.contains(" den het nam")
        || before.contains(" den nam")
        || before.contains(" vao nam");
    match named {
        Some(other) if until && other > year => Some("yêu cầu của một năm khác"),
        _ if one.value.is_none() => Some("con số đọc được theo hai cách"),
        _ => None,
    }
}

/// Whether an amount is where something starts: «nâng … từ 65% (năm 2025) lên 80%».
fn is_starting_level(clause: &Clause, one: &Quantity) -> bool {
    let (before, _) = around(&clause.text, one);
    let next = clause
        .quantities
        .iter()
        .find(|other| other.range.start >= one.range.end);
    next.is_some_and(|next| {
        let between = fold_plain(&clause.text[one.range.end..next.range.start]);
        let between = format!(" {between} ").replace(" tro len ", " ");
        before.ends_with(" tu")
            && one.percent == next.percent
            && [" len ", " xuong "]
                .iter()
                .any(|word| between.contains(word))
    })
}

/// Why a number counts nothing: it says how long something takes, or how many times as much.
fn no_amount(clause: &Clause, one: &Quantity, about: &str) -> Option<&'static str> {
    let (before, after) = around(&clause.text, one);
    let said = format!(" {} {} ", fold_plain(about), fold_plain(&clause.text));
    let mean = [" trung binh ", " binh quan "]
        .iter()
        .any(|word| said.contains(word));
    let each = clause.text[one.range.end..].starts_with('/');
    let lasts = ["ngay ", "gio ", "phut ", "qui ", "tuan "]
        .iter()
        .any(|word| after.starts_with(word))
        && !each;
    if !one.percent && lasts && !mean {
        return Some("là thời hạn, thời lượng của một việc, không phải số đếm");
    }
    (before.ends_with(" gap") && after.starts_with("lan "))
        .then_some("gấp mấy lần: chưa rõ số gốc để so sánh")
}

/// Whether the year named right before an amount is another one than the plan's: «năm 2024 đạt 93%».
fn is_of_other_year(before: &str, year: i32) -> bool {
    const FILLERS: &[&str] = &["dat", "la", "khoang", "chi", "moi"];
    let mut words: Vec<&str> = before.split_whitespace().collect();
    while words.last().is_some_and(|word| FILLERS.contains(word)) {
        words.pop();
    }
    match words.as_slice() {
        // «cao hơn năm 2024 5%» compares with it.
        [.., than, "nam", named] if !matches!(*than, "voi" | "hon") => named
            .parse::<i32>()
            .is_ok_and(|named| (2000..2100).contains(&named) && named < year),
        ["nam", named] => named.parse::<i32>().is_ok_and(|named| named < year),
        _ => false,
    }
}
