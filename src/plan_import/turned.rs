//! Words that turn what an amount says: «không … dưới», and verbs that say by how much something changes.

use super::clause::Clause;
use super::known::fixed;
use super::quantity::Quantity;
use crate::vietnamese::fold::fold_plain;

/// The comparison that «không» turns though other words stand between: «không đơn vị nào dưới 6,5 điểm»
/// is at least, «không bị trả quá 01 lần» is at most.
pub(super) fn turned(clause: &Clause, one: &Quantity) -> Option<&'static str> {
    let start = clause.text[..one.range.start]
        .rfind([',', ';', '('])
        .map_or(0, |at| at + 1);
    let words = format!(" {} ", fold_plain(&clause.text[start..one.range.start]));
    // «Chi phí không chính thức» turns nothing.
    let words = fixed()
        .iter()
        .fold(words, |words, fixed| words.replace(fixed.as_str(), ""));
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
    fn a_negation_turns_what_follows_it_and_nothing_else() {
        for (words, wanted) in [
            ("không đơn vị nào dưới 6,5 điểm", Some(">=")),
            ("hồ sơ không bị trả quá 01 lần", Some("<=")),
            ("không có sai phạm, trên 5 sáng kiến", None),
            ("không có sai phạm ở 5 đơn vị", None),
            ("chi phí không chính thức dưới 20%", None),
        ] {
            let clause = clause(words);
            assert_eq!(turned(&clause, &clause.quantities[0]), wanted, "{words}");
        }
    }
}
