//! What is asked, in words: `từ 99,9% trở lên`, `không quá 2%`, `trong nhóm 10`, `từ 0,5% đến 1%`.

use super::figures::{amount, count, plain, quantity};
use crate::exact::Exact;
use crate::measure::counts_things;
use crate::plan::model::{Kind, Measure, Progress, RollUp, Step};
use crate::plan::target::{BodiesTarget, Comparison, Target};
use crate::vietnamese::phrase;

/// What a measure is held against, in words: `từ 99,9% trở lên`; empty where there is no target.
pub fn target_words(measure: &Measure) -> String {
    words_of(measure, &measure.target)
}

/// What an agency is held against: its own target, its part of a total that all share (`phần được giao:
/// từ 10 lượt người trở lên`), or the measure's; empty where there is none.
pub fn target_words_for(measure: &Measure, agency: &str, level: &str) -> String {
    let target = measure.target_for(agency, level);
    let words = words_of(measure, &target);
    match measure.is_shared_total() && target != Target::None {
        true => format!("phần được giao: {words}"),
        false => words,
    }
}

/// What the province is held against; where agencies are counted, how many must hold it.
pub fn province_target_words(measure: &Measure) -> String {
    let words = target_words(measure);
    let counts_bodies = measure.rollup == RollUp::Bodies && measure.target.is_judged();
    match &measure.bodies_target {
        None if counts_bodies => format!("tất cả cơ quan {}{words}", reach_word(measure)),
        Some(bodies) if measure.rollup == RollUp::Bodies => match words.as_str() {
            "" => bodies_words(bodies),
            _ if counts_bodies => {
                format!("{} {}{words}", bodies_words(bodies), reach_word(measure))
            }
            _ => format!("{} {words}", bodies_words(bodies)),
        },
        _ => words,
    }
}

/// The word between the bodies and what each of them is asked for: `đạt từ 90% trở lên`, `bảo đảm không
/// quá 2%`; none before words that are a statement of their own (`không có trường hợp nào`, `tăng từ 5%
/// trở lên`, `trong nhóm 10`, `cao hơn năm trước`).
fn reach_word(measure: &Measure) -> &'static str {
    let states = matches!(measure.kind, Kind::Growth | Kind::Rank)
        || matches!(measure.target, Target::LastYear(_) | Target::Rise(_))
        || measure.target.is_zero_tolerance();
    match states {
        true => "",
        false if measure.target.wants_more() => "đạt ",
        false => "bảo đảm ",
    }
}

/// `ít nhất 30% số cơ quan`, `ít nhất 20 cơ quan`.
fn bodies_words(bodies: &BodiesTarget) -> String {
    let than = match bodies.comparison {
        Comparison::Above => "trên",
        _ => "ít nhất",
    };
    match bodies.is_share {
        true => format!("{than} {} số cơ quan", phrase::percent(&bodies.number, 6)),
        false => format!("{than} {} cơ quan", count(&bodies.number)),
    }
}

/// A target in words, in a measure's unit.
pub fn words_of(measure: &Measure, target: &Target) -> String {
    match target {
        Target::None => String::new(),
        Target::Done => "hoàn thành, có văn bản minh chứng".to_owned(),
        Target::Rise(places) => format!("tăng ít nhất {} bậc so với năm trước", counted(*places)),
        Target::LastYear(comparison) => format!("{} năm trước", than(*comparison)),
        Target::Between { from, to } if measure.kind == Kind::Rank => rank_band(from, to),
        Target::Between { from, to } => {
            format!("từ {} đến {}", bound(measure, from), bound(measure, to))
        }
        Target::Compare { comparison, number } if measure.kind == Kind::Rank => {
            rank_words(*comparison, number)
        }
        Target::Compare { comparison, number } => {
            let words = compared(measure, *comparison, number);
            match measure.progress {
                Progress::Quarterly => format!("{words} mỗi quý"),
                _ => words,
            }
        }
    }
}

fn compared(measure: &Measure, comparison: Comparison, number: &Exact) -> String {
    let bound = bound(measure, number);
    let growth = measure.kind == Kind::Growth;
    match comparison {
        Comparison::Above if growth && number.is_zero() => "tăng so với cùng kỳ".to_owned(),
        Comparison::AtLeast if growth => format!("tăng từ {bound} trở lên"),
        Comparison::Above if growth => format!("tăng trên {bound}"),
        Comparison::AtMost if growth && !number.is_negative() => format!("tăng không quá {bound}"),
        Comparison::AtLeast if is_whole_rate(measure, number) => bound,
        Comparison::AtLeast => format!("từ {bound} trở lên"),
        Comparison::Above => format!("trên {bound}"),
        Comparison::AtMost => format!("không quá {bound}"),
        Comparison::Below => format!("dưới {bound}"),
        Comparison::Equal if number.is_zero() => "không có trường hợp nào".to_owned(),
        Comparison::Equal => format!("đúng {bound}"),
    }
}

/// A number of a target, in the measure's unit.
fn bound(measure: &Measure, number: &Exact) -> String {
    match measure.kind {
        Kind::Average | Kind::Score | Kind::WeightedScore => amount(measure, number),
        _ => quantity(number, &measure.unit),
    }
}

fn is_whole_rate(measure: &Measure, number: &Exact) -> bool {
    measure.unit == "%" && measure.capped && *number == Exact::whole(100)
}

fn than(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "không thấp hơn",
        Comparison::Above => "cao hơn",
        Comparison::AtMost => "không cao hơn",
        Comparison::Below => "thấp hơn",
        Comparison::Equal => "bằng",
    }
}

/// `trong nhóm 10`, `xếp thứ 1`.
pub fn rank_words(comparison: Comparison, number: &Exact) -> String {
    let rank = plain(number);
    match comparison {
        Comparison::AtMost if *number == Exact::whole(1) => "xếp thứ 1".to_owned(),
        Comparison::AtMost => format!("trong nhóm {rank}"),
        Comparison::Below => format!("trên vị trí thứ {rank}"),
        Comparison::Equal => format!("xếp thứ {rank}"),
        Comparison::AtLeast => format!("từ vị trí thứ {rank} trở xuống"),
        Comparison::Above => format!("dưới vị trí thứ {rank}"),
    }
}

/// `xếp từ thứ 10 đến thứ 15`.
pub fn rank_band(from: &Exact, to: &Exact) -> String {
    format!("xếp từ thứ {} đến thứ {}", plain(from), plain(to))
}

/// What a step asks for: `25%`.
pub fn step_words(measure: &Measure, step: &Step) -> String {
    match &step.target {
        Target::Compare { number, .. } => bound(measure, number),
        target => words_of(measure, target),
    }
}

fn counted(number: u32) -> String {
    count(&Exact::whole(i64::from(number)))
}

/// What a growing measure should have reached by the cut-off (the target's share of the time that
/// has passed), for a value that has not: `47,64%`. Empty where there is no such share, or where the
/// two would print alike.
pub fn pace_words(measure: &Measure, value: Option<&Exact>, share: &Exact) -> String {
    let number = match &measure.target {
        Target::Compare { number, .. } => number,
        Target::Between { from, .. } => from,
        _ => return String::new(),
    };
    let Some(value) = value else {
        return String::new();
    };
    let pace = number * share;
    let text = match measure.unit.as_str() {
        "%" => phrase::percent(&pace, 2),
        unit if counts_things(unit) => format!("{} {unit}", count(&whole_above(&pace))),
        unit => format!("{} {unit}", phrase::decimal(&pace, 0, 2)),
    };
    let printed = |value: &Exact| value.to_fixed(2).parse::<Exact>().ok();
    if printed(value) < printed(&pace) {
        text
    } else {
        String::new()
    }
}

/// The least whole number that is not below a number: what it takes to keep pace in things.
fn whole_above(number: &Exact) -> Exact {
    let rounded = number
        .to_fixed(0)
        .parse()
        .unwrap_or_else(|_| number.clone());
    match rounded < *number {
        true => &rounded + &Exact::whole(1),
        false => rounded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(kind: Kind, unit: &str, target: &str) -> String {
        let measure = Measure {
            kind,
            unit: unit.to_owned(),
            target: target.parse().unwrap(),
            ..Measure::default()
        };
        target_words(&measure)
    }

    #[test]
    fn every_kind_of_target_is_said_as_an_official_would() {
        for (kind, unit, target, wanted) in [
            (Kind::Ratio, "%", "<= 2", "không quá 2%"),
            (Kind::Ratio, "%", ">= 99.9", "từ 99,9% trở lên"),
            (Kind::Reduction, "%", "0.5 .. 1", "từ 0,5% đến 1%"),
            (Kind::Rank, "", "<= 10", "trong nhóm 10"),
            (Kind::Rank, "", "10 .. 15", "xếp từ thứ 10 đến thứ 15"),
            (
                Kind::Rank,
                "",
                "rise 1",
                "tăng ít nhất 01 bậc so với năm trước",
            ),
            (Kind::Score, "điểm", ">= 4", "từ 4 điểm trở lên"),
            (Kind::Score, "%", "> last-year", "cao hơn năm trước"),
            (Kind::Average, "ngày", "< 3", "dưới 3 ngày"),
            (Kind::Count, "cuộc", ">= 1", "từ 01 cuộc trở lên"),
            (Kind::Growth, "%", "<= 5", "tăng không quá 5%"),
        ] {
            assert_eq!(words(kind, unit, target), wanted);
        }
    }

    #[test]
    fn a_share_of_bodies_is_asked_of_the_province() {
        let mut measure = Measure {
            kind: Kind::Ratio,
            unit: "%".to_owned(),
            target: ">= 90".parse().unwrap(),
            rollup: RollUp::Bodies,
            bodies_target: ">= 30%".parse().ok(),
            ..Measure::default()
        };
        let wanted = "ít nhất 30% số cơ quan đạt từ 90% trở lên";
        assert_eq!(province_target_words(&measure), wanted);
        measure.bodies_target = ">= 20".parse().ok();
        let wanted = "ít nhất 20 cơ quan đạt từ 90% trở lên";
        assert_eq!(province_target_words(&measure), wanted);
    }

    #[test]
    fn a_part_of_a_shared_total_is_what_was_given() {
        let mut measure = Measure {
            kind: Kind::Count,
            unit: "lượt người".to_owned(),
            target: ">= 1200".parse().unwrap(),
            rollup: RollUp::Sum,
            ..Measure::default()
        };
        assert_eq!(target_words_for(&measure, "xa", "cap-xa"), "");
        measure.own = vec![crate::plan::model::OwnTarget {
            who: vec!["cap-xa".to_owned()],
            target: ">= 15".parse().ok(),
            deadline: None,
        }];
        let wanted = "phần được giao: từ 15 lượt người trở lên";
        assert_eq!(target_words_for(&measure, "xa", "cap-xa"), wanted);
    }
}
