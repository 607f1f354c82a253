//! Figures as documents print them: never so rounded that the print contradicts the verdict.

use crate::exact::Exact;
use crate::measure::counts_things;
use crate::plan::model::{Figure, Kind, Measure, RollUp};
use crate::plan::target::Target;
use crate::vietnamese::phrase;

/// The most decimals that are spent on not contradicting a verdict.
const MOST_DECIMALS: usize = 40;

/// A count as reports write it: below ten with a leading zero (`05`), nought as `0`.
pub fn count(value: &Exact) -> String {
    match value.to_i64() {
        Some(whole) => phrase::count(whole),
        None => phrase::decimal(value, 0, 3),
    }
}

/// A count of things of our own.
pub fn counted(value: usize) -> String {
    i64::try_from(value).map_or_else(|_| value.to_string(), phrase::count)
}

/// A number without a leading zero, as it stands in a pair and in a column of figures: `5`, `1.178`.
pub fn plain(value: &Exact) -> String {
    phrase::decimal(value, 0, 3)
}

/// A number of things of our own in a column of figures.
pub fn tally(value: usize) -> String {
    i64::try_from(value).map_or_else(|_| value.to_string(), |whole| plain(&Exact::whole(whole)))
}

/// How many of how many: `5/28`.
pub fn part_of(part: usize, whole: usize) -> String {
    format!("{}/{}", tally(part), tally(whole))
}

/// A rate in percent, with two decimals, or as many more as it takes to stand to the target as the
/// exact value does, and not to read 100 % or 0 % where it is not.
pub fn rate(value: &Exact, target: &Target) -> String {
    phrase::percent(value, places(value, target, 2))
}

/// How many decimals a value is printed with: at least so many as given, and as many more as it takes
/// to stand to the target as the exact value does.
fn places(value: &Exact, target: &Target, least: usize) -> usize {
    let traits = |value: &Exact| {
        let holds = target.holds(value).unwrap_or(true);
        (holds, *value == Exact::whole(100), value.is_zero())
    };
    let agrees = |places: &usize| {
        let printed = value.to_fixed(*places).parse::<Exact>();
        printed.is_ok_and(|printed| traits(&printed) == traits(value))
    };
    (least..MOST_DECIMALS).find(agrees).unwrap_or(MOST_DECIMALS)
}

/// A bound, a value or a count with its unit: `99,9%`, `03 sáng kiến`, `85,5 điểm`, `thứ 6`. Things are
/// counted with two digits; scores and means are measured.
pub(super) fn amount(measure: &Measure, value: &Exact) -> String {
    let measured = matches!(
        measure.kind,
        Kind::Average | Kind::Score | Kind::WeightedScore
    );
    match measure.kind {
        Kind::Rank => format!("thứ {}", plain(value)),
        _ if measured && measure.unit != "%" => {
            let places = places(value, &measure.target, 2);
            format!("{} {}", phrase::decimal(value, 0, places), measure.unit)
        }
        _ => quantity(value, &measure.unit),
    }
}

/// A bound or count with its unit: `99,9%`, `03 sáng kiến`, `5 triệu đồng`.
pub(super) fn quantity(value: &Exact, unit: &str) -> String {
    match unit {
        "%" => phrase::percent(value, MOST_DECIMALS),
        "" => count(value),
        _ if counts_things(unit) => format!("{} {unit}", count(value)),
        _ => format!("{} {unit}", plain(value)),
    }
}

/// The value of an agency or of the province alone: `99,76%`, `05 cuộc`, `tăng 9,99%`.
pub fn value_words(measure: &Measure, value: &Exact, target: &Target, of_bodies: bool) -> String {
    let shown = if of_bodies && !measure.bodies_target().is_share {
        format!("{} cơ quan", count(value))
    } else if of_bodies || measure.unit == "%" {
        rate(value, target)
    } else {
        amount(measure, value)
    };
    match (measure.kind, shown.strip_prefix('-')) {
        (Kind::Growth, _) if of_bodies => shown,
        (Kind::Growth, _) if value.is_zero() => "không tăng, không giảm".to_owned(),
        (Kind::Growth, Some(fall)) => format!("giảm {fall}"),
        (Kind::Growth, None) => format!("tăng {shown}"),
        _ => shown,
    }
}

/// The figure of the province: as an agency's where agencies' figures are added; of a mean the value,
/// as its sums are no counts.
pub fn figure_words(
    measure: &Measure,
    first: Option<&Exact>,
    second: Option<&Exact>,
    value: Option<&Exact>,
) -> Option<String> {
    if matches!(measure.rollup, RollUp::Mean | RollUp::Weighted) && value.is_some() {
        return value.map(|value| value_words(measure, value, &measure.target, false));
    }
    own_figure_words(measure, first, second, value)
}

/// The figure of an agency: `1.250/1.253 hồ sơ (99,76%)`, `05 cuộc`, `1.178 doanh nghiệp so với 1.071
/// doanh nghiệp (tăng 9,99%)`.
pub fn own_figure_words(
    measure: &Measure,
    first: Option<&Exact>,
    second: Option<&Exact>,
    value: Option<&Exact>,
) -> Option<String> {
    if measure.kind == Kind::Rank {
        let of = second.map_or(String::new(), |of| format!("/{}", plain(of)));
        return first.map(|first| format!("xếp thứ {}{of}", plain(first)));
    }
    if measure.kind.is_first_alone() {
        return first.map(|first| first_words(measure, first, second));
    }
    let shown = value.map(|value| value_words(measure, value, &measure.target, false));
    let (Some(first), Some(second)) = (first, second) else {
        return shown;
    };
    if measure.kind == Kind::Growth {
        let pair = format!(
            "{} so với {}",
            with_unit(first, measure.first.as_ref()),
            with_unit(second, measure.second.as_ref())
        );
        return Some(join_bracket(pair, shown));
    }
    Some(join_bracket(pair_words(measure, first, second), shown))
}

/// A figure that is the value itself, with how many answers it rests on: `85,5 điểm (400 phiếu)`.
fn first_words(measure: &Measure, first: &Exact, second: Option<&Exact>) -> String {
    let shown = match measure.unit.as_str() {
        "%" if measure.kind != Kind::Count => rate(first, &measure.target),
        _ => amount(measure, first),
    };
    let rests_on = second
        .filter(|_| measure.kind == Kind::WeightedScore)
        .map(|second| with_unit(second, measure.second.as_ref()));
    join_bracket(shown, rests_on)
}

/// The word before a rate in a sentence: `đạt` where more is better, `là` behind a name that is itself
/// one of a rate (`tỷ lệ hồ sơ trễ hạn là 3,22%`). Empty where neither reads right: what is late is not
/// reached.
pub fn rate_verb(measure: &Measure) -> &'static str {
    let label = measure.label.to_lowercase();
    let names_a_rate = ["tỷ lệ", "tỉ lệ", "tỷ trọng", "mức"]
        .iter()
        .any(|word| label.starts_with(word));
    match measure.target.wants_more() {
        true => "đạt",
        false if names_a_rate => "là",
        false => "",
    }
}

/// A rate of agencies' figures added up as a sentence says it after its verb: `99,76% (1.250/1.253 hồ
/// sơ)`. Empty where there is no rate, no verb for it, or nothing was reached: `0/5 nhiệm vụ` needs
/// other words.
pub fn rate_words(
    measure: &Measure,
    first: Option<&Exact>,
    second: Option<&Exact>,
    value: Option<&Exact>,
) -> String {
    let (Some(first), Some(second), Some(value)) = (first, second, value) else {
        return String::new();
    };
    let is_rate = matches!(measure.kind, Kind::Ratio | Kind::Reduction) && measure.unit == "%";
    if !is_rate || rate_verb(measure).is_empty() || value.is_zero() || value.is_negative() {
        return String::new();
    }
    let words = value_words(measure, value, &measure.target, false);
    let inner = match measure.rollup {
        // Of a mean the figures are the sum of values and how many bodies it is of.
        RollUp::Mean if *second == Exact::whole(1) => return words,
        RollUp::Mean => format!("bình quân {} cơ quan", plain(second)),
        _ => pair_words(measure, first, second),
    };
    format!("{words} ({inner})")
}

fn join_bracket(text: String, inner: Option<String>) -> String {
    match inner {
        Some(inner) => format!("{text} ({inner})"),
        None => text,
    }
}

/// `1.250/1.253 hồ sơ`.
pub fn pair_words(measure: &Measure, first: &Exact, second: &Exact) -> String {
    let unit_of = |figure: &Option<Figure>| {
        figure
            .as_ref()
            .map_or(String::new(), |figure| figure.unit.clone())
    };
    let (unit, other) = (unit_of(&measure.first), unit_of(&measure.second));
    if unit == other || unit.is_empty() {
        let pair = format!("{}/{}", plain(first), plain(second));
        return format!("{pair} {other}").trim_end().to_owned();
    }
    format!(
        "{}/{}",
        with_unit(first, measure.first.as_ref()),
        with_unit(second, measure.second.as_ref())
    )
}

/// A figure with its own unit: `1.250,5 triệu đồng`.
pub fn with_unit(value: &Exact, figure: Option<&Figure>) -> String {
    match figure {
        Some(figure) if !figure.is_whole() && figure.unit != "%" => {
            format!("{} {}", plain(value), figure.unit)
                .trim_end()
                .to_owned()
        }
        _ => quantity(value, figure.map_or("", |figure| figure.unit.as_str())),
    }
}

/// Names in a sentence: `A`, `A và B`, `A, B và C`; beyond the limit `A, B và 05 cơ quan khác`.
/// One name is never hidden behind «01 cơ quan khác».
pub fn names<T: AsRef<str>>(list: &[T], limit: usize) -> String {
    phrase::list_limited(list, limit, "cơ quan")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::target::Comparison;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    fn printed(value: &str, target: &str) -> String {
        rate(&exact(value), &target.parse().unwrap())
    }

    #[test]
    fn a_rate_never_contradicts_its_verdict() {
        assert_eq!(printed("99.76", ">= 99.9"), "99,76%");
        assert_eq!(printed("99.896", ">= 99.9"), "99,896%");
        assert_eq!(printed("99.9", ">= 99.9"), "99,9%");
        assert_eq!(printed("0.001", "> 0"), "0,001%");
        assert_eq!(printed("100", ">= 100"), "100%");
    }

    #[test]
    fn nearly_all_is_not_printed_as_all() {
        assert_eq!(printed("99.9996", ">= 99.9"), "99,9996%");
        assert_eq!(printed("0.0004", "none"), "0,0004%");
    }

    #[test]
    fn one_name_is_not_hidden_behind_one_other_agency() {
        assert_eq!(names(&["A", "B", "C"], 2), "A, B và C");
        assert_eq!(names(&["A", "B", "C", "D"], 2), "A, B và 02 cơ quan khác");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn printed_rates_meet_the_target_as_the_value_does(
            first in 0i64..2_000_000,
            second in 1i64..2_000_000,
            tenths in 0i64..1000,
            comparison in prop::sample::select(vec![
                Comparison::AtLeast,
                Comparison::Above,
                Comparison::Equal,
                Comparison::AtMost,
            ]),
        ) {
            let value = Exact::fraction(first * 100, second).unwrap();
            let number = Exact::fraction(tenths, 10).unwrap();
            let holds = |figure: &Exact| comparison.holds(figure, &number);
            let target = Target::Compare { comparison, number: number.clone() };
            let text = rate(&value, &target);
            let digits = text.trim_end_matches('%').replace('.', "").replace(',', ".");
            prop_assert_eq!(holds(&exact(&digits)), holds(&value), "{}", text);
        }
    }
}
