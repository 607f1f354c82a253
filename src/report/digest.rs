//! The charts of the one-page digest: verdicts by field, and who has sent, by level.

use super::arrivals::{ArrivalCounts, LevelArrivals};
use super::decided_marks::marked_if;
use super::document::{Chart, Pattern, Scale, Series};
use super::figures::{counted, part_of, tally};
use super::model::Report;
use crate::assessment::verdict::Verdict;
use crate::vietnamese::phrase::{list, lower_first};

/// The charts of a period.
pub fn charts(report: &Report) -> Vec<Chart> {
    vec![verdicts_by_field(report), arrivals_by_level(report)]
}

/// How a verdict's part of a bar is filled: what is met is black, what is wanting is hatched.
fn pattern(verdict: Verdict) -> Pattern {
    match verdict {
        Verdict::Met => Pattern::Solid,
        Verdict::OnTrack => Pattern::Light,
        Verdict::Behind => Pattern::Rising,
        Verdict::NotMet => Pattern::Crossed,
        Verdict::NothingArose => Pattern::Blank,
        Verdict::Insufficient => Pattern::Dotted,
        Verdict::NoTarget => Pattern::Falling,
    }
}

fn verdicts_by_field(report: &Report) -> Chart {
    let fields = &report.fields;
    let series = Verdict::ALL.into_iter().map(|verdict| {
        let counts = fields.iter().map(|field| field.counts.get(verdict));
        part(verdict.label(), pattern(verdict), counts.collect())
    });
    let told: Vec<String> = fields
        .iter()
        .map(|field| {
            let (met, total) = (tally(field.counts.numbers.met), tally(field.counts.total));
            let words = format!("{}: đạt {met}/{total}", lower_first(&field.heading));
            marked_if(field.counts.decided.met, &words)
        })
        .collect();
    Chart {
        title: "Kết quả đánh giá theo lĩnh vực (số tiêu chí)".to_owned(),
        alternative: format!(
            "Biểu đồ số tiêu chí theo kết quả đánh giá của từng lĩnh vực; {}.",
            told.join("; ")
        ),
        scale: Scale::Sum,
        categories: fields
            .iter()
            .map(|field| marked_if(field.counts.is_any_decided(), &field.heading))
            .collect(),
        series: present(series),
    }
}

/// Whether and when an agency has sent: label, pattern, and the count of a level.
type SentPart = (&'static str, Pattern, fn(&ArrivalCounts) -> usize);

const SENT_PARTS: [SentPart; 6] = [
    ("Đúng hạn", Pattern::Solid, |counts| counts.on_time),
    ("Chậm", Pattern::Rising, |counts| counts.late),
    ("Chưa rõ ngày nhận", Pattern::Light, |counts| {
        counts.unknown_day
    }),
    ("Chưa nhập số liệu", Pattern::Dotted, |counts| {
        counts.empty
    }),
    ("Không sử dụng được", Pattern::Crossed, |counts| {
        counts.unusable
    }),
    ("Chưa gửi", Pattern::Blank, |counts| counts.not_sent),
];

fn arrivals_by_level(report: &Report) -> Chart {
    let levels = &report.arrivals.levels;
    let series = SENT_PARTS.into_iter().map(|(label, pattern, count)| {
        let counts = levels.iter().map(|level| count(&level.counts));
        part(label, pattern, counts.collect())
    });
    let told: Vec<String> = levels.iter().map(level_words).collect();
    Chart {
        title: "Tình hình gửi báo cáo (đã gửi/phải gửi)".to_owned(),
        alternative: format!(
            "Biểu đồ số cơ quan đã gửi, gửi chậm, chưa gửi báo cáo theo nhóm; {}.",
            told.join("; ")
        ),
        scale: Scale::Share,
        categories: levels.iter().map(category).collect(),
        series: present(series),
    }
}

/// The bar of a small level is too narrow for its figures: they stand beside its name.
fn category(level: &LevelArrivals) -> String {
    let counts = &level.counts;
    format!(
        "{} ({})",
        level.name,
        marked_if(counts.decided, &part_of(counts.received, counts.expected))
    )
}

fn level_words(level: &LevelArrivals) -> String {
    let parts: Vec<String> = SENT_PARTS
        .into_iter()
        .map(|(label, _, count)| (label, count(&level.counts)))
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{} {}", lower_first(label), counted(count)))
        .collect();
    let words = format!("{}: {}", lower_first(&level.name), list(&parts));
    marked_if(level.counts.decided, &words)
}

fn part(label: &str, pattern: Pattern, counts: Vec<usize>) -> Series {
    Series {
        label: label.to_owned(),
        pattern,
        // Counts of agencies and criteria are far below 2^53.
        values: counts.iter().map(|count| *count as f64).collect(),
        texts: counts.iter().map(usize::to_string).collect(),
    }
}

/// Parts that no bar has are left out of the key too.
fn present(series: impl Iterator<Item = Series>) -> Vec<Series> {
    series
        .filter(|part| part.values.iter().any(|value| *value > 0.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_have_sent_bears_the_mark_where_a_file_was_decided_on() {
        let level = |decided| LevelArrivals {
            id: "xa".to_owned(),
            name: "UBND cấp xã".to_owned(),
            plural: String::new(),
            counts: ArrivalCounts {
                expected: 62,
                received: 5,
                on_time: 5,
                not_sent: 57,
                decided,
                ..ArrivalCounts::default()
            },
            late: Vec::new(),
            unusable: Vec::new(),
            empty: Vec::new(),
            not_sent: Vec::new(),
        };
        let shown = category(&level(true));
        assert!(shown.contains("/62 (*)"), "{shown}");
        assert!(level_words(&level(true)).ends_with("(*)"));
        let plain = format!("{} {}", category(&level(false)), level_words(&level(false)));
        assert!(!plain.contains("(*)"), "{plain}");
    }
}
