//! When the reading of an amount is certain: only where every word in front of it belongs to a known way
//! of asking, and nothing behind it turns, compares or divides it. Whatever else is said is asked.

use super::clause::Clause;
use super::quantity::{Quantity, around};
use super::unit::begins_with_unit;
use crate::vietnamese::fold::fold_plain;

/// Words that may stand in front of an amount that is asked: deeds, comparisons, who does it.
const ASKING: &[&str] = &[
    // Deeds that make what is counted.
    "ban hanh",
    "to chuc",
    "xay dung",
    "thuc hien",
    "trien khai",
    "hoan thanh",
    "co",
    "dat",
    "dat duoc",
    "phan dau",
    "dam bao",
    "bao dam",
    "duy tri",
    "dua vao van hanh",
    "thanh lap",
    "mo",
    "trinh",
    "xu li",
    "ra soat",
    "cong bo",
    "phat hanh",
    "dang",
    "phat song",
    "thuc hien kiem tra",
    "kiem tra",
    "thanh tra",
    "doi thoai",
    "bao cao",
    "de xuat",
    "cat giam don gian hoa",
    "tiet kiem",
    "so hoa",
    "cap",
    "boi duong",
    "tap huan",
    "dao tao",
    "tuyen truyen",
    "hoan thien",
    "de nghi cong nhan",
    "duoc cong nhan",
    "phan dau co",
    // Comparisons; the turned ones only where they are known as a whole.
    "toi thieu",
    "it nhat",
    "thap nhat",
    "tu",
    "tren",
    "hon",
    "khong duoi",
    "khong it hon",
    "khong thap hon",
    "khong qua",
    "khong vuot qua",
    "khong vuot",
    "khong de qua",
    "khong co qua",
    "toi da",
    "cao nhat",
    "nhieu nhat",
    "duoi",
    "chua den",
    "muc",
    "la",
    // Who, when, how much of it is asked.
    "trong nam",
    "ca nam",
    "toan tinh",
    "nam",
    "so luong",
    "tong so",
    "va",
    "phai",
    "duoc",
    "them",
    "so",
    "moi qui",
    "hang qui",
];

/// Words behind an amount and its unit that make something else of it.
const TURNING: &[&str] = &[
    " khong ",
    " chua ",
    " so voi ",
    " lien tiep ",
    " lien tuc ",
    " mot lan ",
    " 1 lan ",
    " 01 lan ",
    " moi ",
    " hang ",
    " trong do ",
    " cham nhat ",
    " thap nhat ",
    " cao nhat ",
    " dan dau ",
    " hon nam ",
    " cung ki ",
    " giam ",
    " tang ",
    " dau tien ",
    " con lai ",
    " hien co ",
    " xuong ",
];

/// Whether the words around a count are a known way of asking for it.
pub(super) fn is_certain(clause: &Clause, one: &Quantity) -> bool {
    let (before, after) = around(&clause.text, one);
    let rest = &clause.text[one.range.end..];
    let behind = format!(" {after} ");
    is_known(before.trim())
        && (begins_with_unit(rest) || after.trim().is_empty())
        && !TURNING.iter().any(|words| behind.contains(words))
}

/// Whether words are nothing but known ways of asking, one after the other. A named unit may stand among
/// them: «số cuộc kiểm tra đạt ít nhất».
fn is_known(words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let word_by_word: Vec<&str> = words.split(' ').collect();
    // From each place, whether it can be reached by known words.
    let mut reached = vec![false; word_by_word.len() + 1];
    reached[0] = true;
    for at in 0..word_by_word.len() {
        if !reached[at] {
            continue;
        }
        for length in 1..=(word_by_word.len() - at).min(5) {
            let part = word_by_word[at..at + length].join(" ");
            let year = length == 1
                && part.len() == 4
                && part.starts_with("20")
                && part.bytes().all(|b| b.is_ascii_digit());
            if year || ASKING.contains(&part.as_str()) || super::unit::is_unit(&part) {
                reached[at + length] = true;
            }
        }
    }
    reached[word_by_word.len()]
}

/// The comparison that «không» turns though other words stand between: «không đơn vị nào dưới 6,5 điểm»
/// is at least, «không bị trả quá 01 lần» is at most.
pub(super) fn turned(clause: &Clause, one: &Quantity) -> Option<&'static str> {
    let start = clause.text[..one.range.start]
        .rfind([',', ';', '('])
        .map_or(0, |at| at + 1);
    let words = format!(" {} ", fold_plain(&clause.text[start..one.range.start]));
    let (_, between) = words.rsplit_once(" khong ")?;
    let between = format!(" {between}");
    // Known as a whole: «không quá», «không dưới», and beyond them «không quá 5%, đạt».
    [
        (" qua ", "<="),
        (" vuot ", "<="),
        (" tren ", "<="),
        (" hon ", "<="),
        (" duoi ", ">="),
        (" thap hon ", ">="),
        (" it hon ", ">="),
        (" kem ", ">="),
    ]
    .into_iter()
    .filter(|(word, _)| between.ends_with(word))
    .max_by_key(|(word, _)| word.len())
    .map(|(_, sign)| sign)
}

/// The verb with which a count says by how much something changes, not how much there is to be: «giảm 05
/// đơn vị», «tăng thêm 10 dịch vụ công», «giảm ít nhất 2 văn bản».
pub(super) fn change(clause: &Clause, one: &Quantity) -> Option<&'static str> {
    let start = clause.text[..one.range.start]
        .rfind([',', ';', '('])
        .map_or(0, |at| at + 1);
    let words = format!(" {} ", fold_plain(&clause.text[start..one.range.start]));
    let level = [" con ", " xuong ", " len ", " dat "];
    [
        ("giảm", " giam "),
        ("giảm", " tinh gian "),
        ("tăng", " tang "),
        ("tăng", " them "),
    ]
    .into_iter()
    .find_map(|(verb, word)| {
        let (_, between) = words.rsplit_once(word)?;
        let between = format!(" {between}");
        (!level.iter().any(|level| between.contains(level))).then_some(verb)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_import::clause::clause;

    #[test]
    fn only_known_words_around_a_count_are_certain() {
        for (words, wanted) in [
            ("Tối thiểu 3 sáng kiến được công nhận", true),
            ("Tổ chức ít nhất 12 hội nghị", true),
            ("Trong năm có không quá 5 văn bản", true),
            ("Công khai danh sách 15 đơn vị", false),
            ("Giữ nguyên 22 phòng", false),
            ("Ít nhất 3 đơn vị chậm nhất", false),
            ("Có 5 đơn vị không đạt", false),
            ("Đạt 5 hoa điểm", false),
        ] {
            let clause = clause(words);
            let found = is_certain(&clause, &clause.quantities[0]);
            assert_eq!(found, wanted, "{words}");
        }
    }

    #[test]
    fn a_negation_turns_what_follows_it_and_nothing_else() {
        for (words, wanted) in [
            ("không đơn vị nào dưới 6,5 điểm", Some(">=")),
            ("hồ sơ không bị trả quá 01 lần", Some("<=")),
            ("không có sai phạm, trên 5 sáng kiến", None),
            ("không có sai phạm ở 5 đơn vị", None),
        ] {
            let clause = clause(words);
            assert_eq!(turned(&clause, &clause.quantities[0]), wanted, "{words}");
        }
    }
}
