//! A white list of words: those of the plan, of the offices' vocabulary, of the agency's name, each with
//! its diacritics. A heading, the name of a row or a unit that has another word may speak of another thing
//! than the measure, whatever code and arithmetic agree.

use super::counted::MeasurePart;
use super::own_words::OwnWords;
use crate::intake::vocabulary::{
    Class, ColumnRole, Quantity, has_marks, written_spans, written_words,
};
use crate::vietnamese::fold::{fold, fold_plain};

/// Deeds that say of any task that it is done.
const DONE: &[&str] = &["thực", "hoàn", "xong", "đạt", "làm", "giải", "xử"];
/// What may have been done to the whole, whatever is counted.
const ASSIGNED: &[&str] = &["giao", "phê", "duyệt"];
/// Words between «đã» and its deed.
const BETWEEN: &[&str] = &["được", "và"];

/// The first word of a text that neither the plan says of the measure, nor the vocabulary, nor a unit of
/// the plan (`units`), nor the agency's name.
pub fn first_unknown(text: &str, own: &OwnWords, units: &dyn Fn(&str) -> bool) -> Option<String> {
    let words = written_words(text);
    let is_marked = words.iter().any(|word| has_marks(word));
    let mut known = vec![false; words.len()];
    for span in written_spans(&words) {
        if is_known(span.class) {
            known[span.from..span.to].fill(true);
        }
    }
    let is_sign = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || word.chars().count() == 1
            || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
    };
    (0..words.len())
        .find(|at| {
            let word = words[*at].as_str();
            !(known[*at] || is_sign(word) || own.knows_word(word, is_marked) || units(word))
        })
        .map(|at| words[at].clone())
}

/// Whether phrases of a class say nothing of another thing; what quantity they name is judged elsewhere.
fn is_known(class: Class) -> bool {
    match class {
        Class::Column(role) => matches!(
            role,
            ColumnRole::Code
                | ColumnRole::Label
                | ColumnRole::Unit
                | ColumnRole::Result
                | ColumnRole::First
                | ColumnRole::Second
                | ColumnRole::Percent
                | ColumnRole::State
                | ColumnRole::Requirement
        ),
        Class::Quantity(quantity) => !matches!(quantity, Quantity::Unnamed),
        Class::State(_)
        | Class::Neutral
        | Class::Total
        | Class::Part
        | Class::Body
        | Class::NoBody
        | Class::PlanHeading
        | Class::WholeOfTwo
        | Class::DoneOfTwo
        | Class::UnitStated
        | Class::HeadingTime
        | Class::HeadingShort(_)
        | Class::Short(_)
        | Class::Word => true,
        _ => false,
    }
}

/// Whether a heading says of a part of a measure that another thing was done to it than the plan asks for:
/// «Số đã trình» for those done, «Tổng số đã kiểm tra» for all.
pub fn tells_other_deed(heading: &str, part: MeasurePart, own: &OwnWords) -> bool {
    let words = written_words(heading);
    let is_known = |word: &str| {
        let general = match part {
            MeasurePart::Second => ASSIGNED,
            _ => DONE,
        };
        general.iter().any(|known| fold(known) == word) || own.part_has(part, word)
    };
    words.iter().enumerate().any(|(at, word)| {
        let rest = words[at + 1..].iter();
        let deed = rest
            .map(String::as_str)
            .find(|word| !BETWEEN.contains(word));
        word == "đã" && deed.is_some_and(|deed| !is_known(deed))
    })
}

/// Whether the unit of a row is of another thing than the measure counts: «phòng» where tasks are counted.
pub fn is_other_unit(unit: &str, own: &OwnWords) -> bool {
    let plain = fold_plain(unit);
    let says_rate = unit.contains('%') || plain.contains("ti le") || plain.contains("phan tram");
    let is_number = plain.starts_with("so ") || plain == "so";
    !plain.is_empty() && !says_rate && !is_number && !own.counts_thing(unit)
}
