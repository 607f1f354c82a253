//! Figures as documents print them: never so rounded that the print contradicts the verdict.

use crate::exact::Exact;
use crate::plan::model::{Figure, Kind, Measure, RollUp};
use crate::plan::target::{Comparison, Target};

/// The most decimals that are spent on not contradicting a verdict.
const MOST_DECIMALS: usize = 12;

/// A number with a point for thousands and a comma for decimals, at most `places` decimals:
/// `1.250,5`.
pub fn number(value: &Exact, places: usize) -> String {
    localise(&value.to_decimal(places))
}

/// A count as reports write it: below ten with a leading zero (`05`), nought as `0`.
pub fn count(value: &Exact) -> String {
    match value.to_i64() {
        Some(whole) if (1..10).contains(&whole) => format!("0{whole}"),
        _ => number(value, 3),
    }
}

/// A count of things of our own.
pub fn counted(value: usize) -> String {
    i64::try_from(value).map_or_else(|_| value.to_string(), |whole| count(&Exact::whole(whole)))
}

/// A rate in percent, with two decimals, or as many more as it takes to stand to the target as the
/// exact value does; a whole rate without decimals.
pub fn rate(value: &Exact, target: &Target) -> String {
    if value.is_whole() {
        return format!("{}%", number(value, 0));
    }
    format!("{}%", localise(&fixed_as_judged(value, target)))
}

fn fixed_as_judged(value: &Exact, target: &Target) -> String {
    let Target::Compare { comparison, number } = target else {
        return value.to_fixed(2);
    };
    let judged = comparison.holds(value, number);
    (2..MOST_DECIMALS)
        .map(|places| value.to_fixed(places))
        .find(|text| {
            text.parse::<Exact>()
                .is_ok_and(|shown| comparison.holds(&shown, number) == judged)
        })
        .unwrap_or_else(|| value.to_fixed(MOST_DECIMALS))
}

fn localise(decimal: &str) -> String {
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", decimal),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped},{decimals}")
    }
}

/// The target that a province figure is judged by: a rate of agencies must be 100 %.
pub fn province_target(measure: &Measure) -> Target {
    match (&measure.rollup, &measure.target) {
        (RollUp::Bodies, Target::Done | Target::Compare { .. }) => Target::Compare {
            comparison: Comparison::AtLeast,
            number: Exact::whole(100),
        },
        _ => measure.target.clone(),
    }
}

/// What a measure is held against, in words: `từ 99,9% trở lên`; empty where there is no target.
pub fn target_words(measure: &Measure) -> String {
    let Target::Compare { comparison, number } = &measure.target else {
        return match measure.target {
            Target::Done => "hoàn thành, có văn bản minh chứng".to_owned(),
            _ => String::new(),
        };
    };
    let bound = quantity(number, &measure.unit);
    let growth = measure.kind == Kind::Growth;
    match comparison {
        Comparison::Above if growth && number.is_zero() => "tăng so với cùng kỳ".to_owned(),
        Comparison::AtLeast if growth => format!("tăng từ {bound} trở lên"),
        Comparison::Above if growth => format!("tăng trên {bound}"),
        Comparison::AtLeast if is_whole_rate(measure, number) => bound,
        Comparison::AtLeast => format!("từ {bound} trở lên"),
        Comparison::Above => format!("trên {bound}"),
        Comparison::AtMost => format!("không quá {bound}"),
        Comparison::Below => format!("dưới {bound}"),
        Comparison::Equal if number.is_zero() => "không có trường hợp nào".to_owned(),
        Comparison::Equal => format!("đúng {bound}"),
    }
}

fn is_whole_rate(measure: &Measure, number: &Exact) -> bool {
    measure.unit == "%" && measure.capped && *number == Exact::whole(100)
}

/// A bound or count with its unit: `99,9%`, `03 sáng kiến`.
fn quantity(value: &Exact, unit: &str) -> String {
    match unit {
        "%" => format!("{}%", number(value, MOST_DECIMALS)),
        "" => count(value),
        _ => format!("{} {unit}", count(value)),
    }
}

/// The value of an agency or of the province alone: `99,76%`, `05 cuộc`.
pub fn value_words(measure: &Measure, value: &Exact, target: &Target, of_bodies: bool) -> String {
    if of_bodies || measure.unit == "%" {
        rate(value, target)
    } else {
        quantity(value, &measure.unit)
    }
}

/// The figure of an agency, or of the province where agencies' figures are added:
/// `1.250/1.253 hồ sơ (99,76%)`, `05 cuộc`, `1.178 doanh nghiệp so với 1.071 doanh nghiệp (tăng 9,99%)`.
pub fn figure_words(
    measure: &Measure,
    first: Option<&Exact>,
    second: Option<&Exact>,
    value: Option<&Exact>,
) -> Option<String> {
    if !measure.kind.has_second() {
        return first.map(|first| quantity(first, &measure.unit));
    }
    let shown = value.map(|value| value_words(measure, value, &measure.target, false));
    let (Some(first), Some(second)) = (first, second) else {
        return shown;
    };
    if measure.kind == Kind::Growth {
        let change = value.map(|value| change_words(measure, value));
        let pair = format!(
            "{} so với {}",
            with_unit(first, measure.first.as_ref()),
            with_unit(second, measure.second.as_ref())
        );
        return Some(join_bracket(pair, change));
    }
    Some(join_bracket(pair_words(measure, first, second), shown))
}

fn join_bracket(text: String, inner: Option<String>) -> String {
    match inner {
        Some(inner) => format!("{text} ({inner})"),
        None => text,
    }
}

fn change_words(measure: &Measure, value: &Exact) -> String {
    let shown = value_words(measure, value, &measure.target, false);
    match (value.is_zero(), shown.strip_prefix('-')) {
        (true, _) => "không tăng, không giảm".to_owned(),
        (false, Some(fall)) => format!("giảm {fall}"),
        (false, None) => format!("tăng {shown}"),
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
        let pair = format!("{}/{}", count(first), count(second));
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
    quantity(value, figure.map_or("", |figure| figure.unit.as_str()))
}

/// Names in a sentence: `A`, `A và B`, `A, B và C`; beyond the limit `A, B và 05 cơ quan khác`.
/// One name is never hidden behind «01 cơ quan khác».
pub fn names<T: AsRef<str>>(list: &[T], limit: usize) -> String {
    let texts: Vec<&str> = list.iter().map(AsRef::as_ref).collect();
    if texts.len() > limit + 1 {
        let shown = texts[..limit].join(", ");
        let rest = counted(texts.len() - limit);
        return if limit == 0 {
            format!("{rest} cơ quan")
        } else {
            format!("{shown} và {rest} cơ quan khác")
        };
    }
    match texts.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}
