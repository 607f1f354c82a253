//! A total and a part of it told in prose: «Tổng số 15 nhiệm vụ, đã hoàn thành 12, đạt 80%», in any
//! order. Which number is which is said by the words beside it; a rate that is stated must be theirs.

use super::body;
use super::counted::{Counted, MeasurePart};
use super::own_words::OwnWords;
use super::two_figures::agrees;
use crate::exact::Exact;
use crate::intake::vocabulary::{Class, Quantity, quantities, spans};
use crate::plan::model::Measure;
use crate::vietnamese::date::find_dates;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::number::read_figure;

/// Two figures of a measure, as they are written, and the rate beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The first figure.
    pub first: String,
    /// The second figure.
    pub second: String,
    /// The rate, without its sign.
    pub rate: Option<String>,
}

/// A number of a text, with the words that are its own.
#[derive(Debug)]
struct Number {
    text: String,
    /// The unit of money behind it, where one is.
    money: &'static str,
    value: Exact,
    is_rate: bool,
    words: String,
    /// Whether it is told as part of the number before it: «trong đó».
    is_of_before: bool,
}

/// The two figures of a measure that a text tells; none where the words do not say which is which, or
/// a number is left over.
pub fn read(words: &str, measure: &Measure, own: &OwnWords, counted: &Counted) -> Option<Told> {
    if body::is_of_other(words, own) || own.is_turned(words) || own.is_homograph(words) {
        return None;
    }
    let (text, whole) = without_stroke(words);
    let numbers = numbers(&text)?;
    let (rates, counts): (Vec<&Number>, Vec<&Number>) =
        numbers.iter().partition(|number| number.is_rate);
    let (rest, counts): (Vec<&Number>, Vec<&Number>) =
        (counts.into_iter()).partition(|number| is_of_rest(number, counted));
    let [one, other] = counts.as_slice() else {
        return None;
    };
    let rate = match rates.as_slice() {
        [] => None,
        [rate] => Some(*rate),
        _ => return None,
    };
    let part = |number: &Number| part_of(&number.words, measure, own, counted);
    let may_be_whole = |number: &Number| {
        counted.fits(&quantities(&number.words), MeasurePart::Second)
            && own.speaks_only_of_it(&number.words)
    };
    let (first, second) = match (part(one), part(other)) {
        (Some(MeasurePart::First), Some(MeasurePart::Second)) => (one, other),
        (Some(MeasurePart::Second), Some(MeasurePart::First)) => (other, one),
        // «1.180 văn bản, trong đó 1.178 văn bản điện tử»: the one is part of the other.
        (None, Some(MeasurePart::First)) if other.is_of_before && may_be_whole(one) => (other, one),
        _ => return None,
    };
    if measure.capped && first.value > second.value {
        return None;
    }
    if first.money != second.money {
        return None;
    }
    // What is left must make the whole, and what was written with a stroke must be of the whole.
    let left = rest
        .iter()
        .fold(first.value.clone(), |sum, number| &sum + &number.value);
    let is_whole = whole.is_none_or(|whole| whole == second.value);
    if !is_whole || (!rest.is_empty() && left != second.value) {
        return None;
    }
    let is_theirs = rate.is_none_or(|rate| {
        agrees(measure, &first.value, &second.value, &rate.value) && fits_rate(rate, counted)
    });
    is_theirs.then(|| Told {
        first: first.text.clone(),
        second: second.text.clone(),
        rate: rate.map(|rate| rate.text.clone()),
    })
}

/// Whether a number is told to be of what is left: overdue, pending, sent back.
fn is_of_rest(number: &Number, counted: &Counted) -> bool {
    let named = quantities(&number.words);
    let is_left = |quantity: &Quantity| {
        matches!(
            quantity,
            Quantity::Overdue | Quantity::Pending | Quantity::Returned
        )
    };
    named.iter().any(is_left) && !counted.fits(&named, MeasurePart::Whole)
}

/// A text in which one pair of figures has a stroke, with the first of them alone, and the second: «tiếp
/// nhận 4; đã trả lời 4/4» says the whole twice.
fn without_stroke(words: &str) -> (String, Option<Exact>) {
    let is_figure = |c: char| c.is_ascii_digit() || ".,".contains(c);
    let strokes: Vec<usize> = words
        .match_indices('/')
        .map(|(at, _)| at)
        .filter(|at| {
            let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            is_digit(words[..*at].chars().next_back()) && is_digit(words[at + 1..].chars().next())
        })
        .collect();
    let [at] = strokes.as_slice() else {
        return (words.to_owned(), None);
    };
    let after = &words[at + 1..];
    let end = after.find(|c| !is_figure(c)).unwrap_or(after.len());
    let digits = after[..end].trim_end_matches(['.', ',']);
    match read_figure(&fold(digits)) {
        Some(figure) => {
            let text = format!("{} {}", &words[..*at], &after[digits.len()..]);
            (text, Some(figure.usual().clone()))
        }
        None => (words.to_owned(), None),
    }
}

/// Whether the words beside a rate can be those of the measure's.
fn fits_rate(rate: &Number, counted: &Counted) -> bool {
    counted.fits(&quantities(&rate.words), MeasurePart::Whole)
}

/// Which figure of a measure the words beside a number name; none where they name neither, or both.
fn part_of(
    words: &str,
    measure: &Measure,
    own: &OwnWords,
    counted: &Counted,
) -> Option<MeasurePart> {
    let named = quantities(words);
    if !counted.fits(&named, MeasurePart::Whole) || !own.speaks_only_of_it(words) {
        return None;
    }
    if !named.is_empty() {
        let first = counted.fits(&named, MeasurePart::First);
        let second = counted.fits(&named, MeasurePart::Second);
        match (first, second) {
            (true, false) => return Some(MeasurePart::First),
            (false, true) => return Some(MeasurePart::Second),
            // Named by another verb than either figure: of those overdue some are resolved, which
            // is not yet apologised for.
            (false, false) => return None,
            (true, true) => {}
        }
    }
    let found = spans(words);
    let says = |class: Class| found.iter().any(|span| span.class == class);
    let label = |figure: &Option<crate::plan::model::Figure>| {
        figure
            .as_ref()
            .map(|figure| fold_plain(&figure.label))
            .unwrap_or_default()
    };
    let (first, second) = (label(&measure.first), label(&measure.second));
    let is_second = says(Class::Total) || has_only(words, &second, &first);
    let is_first = says(Class::Part) || has_only(words, &first, &second);
    match (is_first, is_second) {
        (true, false) => Some(MeasurePart::First),
        (false, true) => Some(MeasurePart::Second),
        _ => None,
    }
}

/// Whether words have two in a row that stand so in one label and not in the other.
fn has_only(words: &str, label: &str, other: &str) -> bool {
    let all: Vec<&str> = words.split(' ').collect();
    all.windows(2).any(|pair| {
        let pair = format!(" {} ", pair.join(" "));
        format!(" {label} ").contains(&pair) && !format!(" {other} ").contains(&pair)
    })
}

/// The numbers of a text, each with its words; none where something in it is no plain number.
fn numbers(words: &str) -> Option<Vec<Number>> {
    let folded = masked(words);
    let characters: Vec<char> = folded.chars().collect();
    let mut places = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < characters.len()
            && (characters[end].is_ascii_digit()
                || (".,".contains(characters[end])
                    && characters.get(end + 1).is_some_and(char::is_ascii_digit)))
        {
            end += 1;
        }
        let glued =
            |character: Option<&char>| character.is_some_and(|c| c.is_alphabetic() || *c == '/');
        if glued(at.checked_sub(1).and_then(|before| characters.get(before)))
            || glued(characters.get(end))
        {
            return None;
        }
        places.push((at, end));
        at = end;
    }
    let text = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    places
        .iter()
        .enumerate()
        .map(|(number, (from, to))| {
            let start = number.checked_sub(1).map_or(0, |before| places[before].1);
            let end = places
                .get(number + 1)
                .map_or(characters.len(), |next| next.0);
            let (before, after) = (text(start, *from), text(*to, end));
            let is_rate = after.trim_start().starts_with('%');
            let is_of_before = before.contains("trong đó");
            let before = if number == 0 {
                before.as_str()
            } else {
                own_before(&before)
            };
            let after = if number + 1 == places.len() {
                after.as_str()
            } else {
                own_after(&after)
            };
            let digits = text(*from, *to);
            let value = read_figure(&digits)?.usual().clone();
            let money = money_at(after.trim_start());
            Some(Number {
                text: format!("{digits} {money}").trim_end().to_owned(),
                money,
                value,
                is_rate,
                is_of_before,
                words: fold_plain(&format!("{before} {after}")),
            })
        })
        .collect()
}

/// A folded text without documents, days and times.
fn masked(words: &str) -> String {
    let mut text = words.to_owned();
    for document in find_references(words) {
        if document.symbol.is_some() {
            text = text.replacen(&document.text, "", 1);
        }
    }
    let folded = fold(&text);
    let mut kept = String::new();
    let mut from = 0;
    for day in find_dates(&folded) {
        kept.push_str(folded.get(from..day.start).unwrap_or_default());
        from = day.end;
    }
    kept.push_str(folded.get(from..).unwrap_or_default());
    for time in [
        "6 tháng đầu năm",
        "9 tháng đầu năm",
        "06 tháng đầu năm",
        "09 tháng đầu năm",
    ] {
        kept = kept.replace(time, "");
    }
    kept
}

/// The unit of money with which folded words begin; empty where they do with none.
fn money_at(words: &str) -> &'static str {
    const UNITS: [&str; 9] = [
        "nghìn tỉ đồng",
        "tỉ đồng",
        "triệu đồng",
        "nghìn đồng",
        "ngàn đồng",
        "trđ",
        "triệu",
        "tỉ",
        "đồng",
    ];
    let is_it = |unit: &&&str| {
        let rest = words.strip_prefix(**unit);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    let found = UNITS.iter().find(is_it).copied().unwrap_or_default();
    let goes_on = words
        .strip_prefix(found)
        .is_some_and(|rest| rest.starts_with(" lệ") || rest.starts_with(" chí"));
    if goes_on { "" } else { found }
}

/// Marks between two numbers.
const MARKS: [char; 5] = [',', ';', ':', '(', '.'];

/// Of the words between two numbers those that are the second's: after the first mark between them.
fn own_before(between: &str) -> &str {
    match (between.find(MARKS), whole_at(between)) {
        (Some(at), _) => between.get(at + 1..).unwrap_or_default(),
        (None, Some(at)) => &between[at..],
        (None, None) => "",
    }
}

/// Where the words of the whole begin that follow a part without a mark: «7 vấn đề trên tổng số 8».
fn whole_at(between: &str) -> Option<usize> {
    ["trên tổng", "trong tổng", "/tổng"]
        .iter()
        .find_map(|words| between.find(words))
}

/// Of the words between two numbers those that are the first's: before the first mark between them, or
/// all of them.
fn own_after(between: &str) -> &str {
    let end = between.find(MARKS).or_else(|| whole_at(between));
    end.map_or(between, |at| &between[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::model::{Figure, Kind};

    fn told(words: &str) -> Option<(String, String)> {
        let figure = |label: &str| {
            Some(Figure {
                label: label.to_owned(),
                unit: "nhiệm vụ".to_owned(),
                ..Figure::default()
            })
        };
        let measure = Measure {
            label: "Hoàn thành Kế hoạch CCHC năm".to_owned(),
            kind: Kind::Ratio,
            capped: true,
            first: figure("Số nhiệm vụ đã hoàn thành"),
            second: figure("Số nhiệm vụ được giao"),
            ..Measure::default()
        };
        let labels = [
            measure.label.as_str(),
            "Số nhiệm vụ đã hoàn thành",
            "Số nhiệm vụ được giao",
        ];
        let own = OwnWords::of_labels(&labels, "Số nhiệm vụ được giao");
        let counted = Counted::new(&measure);
        read(words, &measure, &own, &counted).map(|told| (told.first, told.second))
    }

    #[test]
    fn a_total_and_a_part_in_any_order() {
        for words in [
            "Tổng số 15 nhiệm vụ, đã hoàn thành 12 nhiệm vụ, đạt 80%",
            "Được giao 15 nhiệm vụ; đã hoàn thành 12 nhiệm vụ",
            "Đã hoàn thành 12 nhiệm vụ, tổng số nhiệm vụ được giao 15",
            "Từ đầu năm đến nay được giao 15 nhiệm vụ, hoàn thành 12 (80%)",
            "Số nhiệm vụ được giao: 15; số nhiệm vụ đã hoàn thành: 12",
            "Đã hoàn thành 12 nhiệm vụ trên tổng số 15 nhiệm vụ",
            "15 nhiệm vụ, trong đó đã hoàn thành 12 nhiệm vụ",
            "Được giao 15 nhiệm vụ; đã hoàn thành 12/15 nhiệm vụ",
            "Tổng số 15 nhiệm vụ, đã hoàn thành 12, đang thực hiện 3",
        ] {
            assert_eq!(
                told(words),
                Some(("12".to_owned(), "15".to_owned())),
                "{words}"
            );
        }
    }

    #[test]
    fn what_the_words_do_not_tell_is_not_guessed() {
        for words in [
            "15 nhiệm vụ, 12 nhiệm vụ",
            "Tổng số 15 nhiệm vụ, đã hoàn thành 12 nhiệm vụ, đạt 85%",
            "Tổng số 12 nhiệm vụ, đã hoàn thành 15 nhiệm vụ",
            "Tổng số 15 nhiệm vụ, quá hạn 12 nhiệm vụ",
            "Tổng số 15 nhiệm vụ, đã trình 12 nhiệm vụ",
            "Tổng số 15 nhiệm vụ, đã hoàn thành 12, đang thực hiện 2",
            "Được giao 16 nhiệm vụ; đã hoàn thành 12/15 nhiệm vụ",
        ] {
            assert_eq!(told(words), None, "{words}");
        }
    }
}
