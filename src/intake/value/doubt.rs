//! Words of a figure cell that make its figure another one than is asked for.

use chrono::Datelike;

use super::counted::Counted;
use super::own_words::OwnWords;
use super::turning::turning;
use crate::intake::cell_words::quoted;
use crate::intake::vocabulary::{Quantity, Statement, quantities, written_words};
use crate::period::Window;
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::number::{Figure, NumberText, Unit, read_figure};

/// Whether the words before two figures say that they are to be reached, with none behind that say that they
/// are («Phải công khai 118/118 TTHC»), or that they are no figures: «Ngày 5/6», «Công văn 10/12».
pub fn is_not_told(words: &str, before: &str, own: &OwnWords) -> bool {
    let is_duty = turning(before, Statement::Duty).any(|phrase| !own.is_written(&phrase));
    let told = written_words(words);
    let written = written_words(before).join(" ");
    let ends_with = |phrase: String| {
        let end = format!(" {phrase}");
        format!(" {written}").ends_with(&end)
    };
    is_duty && !told.iter().any(|word| word == "đã")
        || turning(before, Statement::Cites).any(ends_with)
}

/// Words that may follow a sum of money without a unit.
const AFTER_MONEY: &[&str] = &[
    "đạt", "vốn", "kế", "tổng", "bằng", "chiếm", "so", "đã", "giải", "nộp", "ngân", "trong", "trên",
];

/// Whether words beside a figure name a quantity that the measure does not count (overdue, received,
/// last year's), another year than the report's, or a quarter alone. `label` is the figure's.
pub fn counts_other(words: &str, label: &str, own: &OwnWords, window: Window) -> bool {
    let (text, label) = (fold(words), fold(label));
    let is_other = quantities(&fold_plain(words))
        .into_iter()
        .any(|quantity| quantity != Quantity::Target && !own.quantities().contains(&quantity));
    is_other || is_other_year(&text, &label, window) || is_quarter(&text, window)
}

/// Whether the words right behind two figures, or a rate, name another thing than the measure counts:
/// «24/24 công chức» where offices are counted, «98% người dân biết». `said` is what `words` tell.
pub fn counts_other_thing(words: &str, said: &NumberText, own: &OwnWords) -> bool {
    match said {
        NumberText::Fraction(fraction) => {
            let units = [Some(&fraction.unit), fraction.unit_of_first.as_ref()];
            let is_other = |unit: &Unit| {
                !unit.money && (!own.counts_thing(&unit.text) || own.is_narrowed(&unit.text))
            };
            units.into_iter().flatten().any(is_other) || goes_on_with_other(words, own)
        }
        NumberText::Amount(amount) if amount.percent && amount.beside.is_none() => {
            let behind = words.rsplit_once('%').map_or("", |(_, behind)| behind);
            let end = behind.find([',', ';', '(', ':', '.']);
            let behind = end.map_or(behind, |end| &behind[..end]);
            !own.counts_thing(behind) || own.is_narrowed(behind)
        }
        _ => false,
    }
}

/// Whether the words behind two figures go on, behind a comma, with another thing than the measure counts:
/// «200/210 cán bộ, công chức có trình độ đại học». What has numbers of its own is read by itself.
fn goes_on_with_other(words: &str, own: &OwnWords) -> bool {
    let Some(at) = words.rfind(|c: char| c.is_ascii_digit()) else {
        return false;
    };
    let behind = &words[at + 1..];
    let parts = behind.split([',', ';', '(', ')']).skip(1);
    let mut plain = parts.filter(|part| !part.trim().is_empty());
    plain.any(|part| own.is_narrowed(part))
}

/// Whether words name a quantity of neither figure, where the first has one of its own that they do not
/// name: of those overdue, those resolved are not those that were apologised for.
pub fn tells_other_part(words: &str, counted: &Counted) -> bool {
    counted.is_of_label_only(&quantities(&fold_plain(words)))
}

/// Whether a year is named that is not the report's, and for which the figure does not ask.
fn is_other_year(text: &str, label: &str, window: Window) -> bool {
    let asks = label.contains("năm trước") || label.contains("lũi kế") || label.contains("lũy kế");
    let mut words = text.split(|character: char| !character.is_alphanumeric());
    let mut before = "";
    words.any(|word| {
        let is_year = before == "năm" && word.len() == 4 && word.starts_with("20");
        before = word;
        is_year && word != window.to.year().to_string() && !label.contains(word) && !asks
    })
}

/// Whether a quarter is named, where the report is not that of the first.
fn is_quarter(text: &str, window: Window) -> bool {
    let plain = fold_plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    window.to.month() > 3
        && text.contains(&fold("quý"))
        && words.windows(2).any(|pair| {
            pair[0] == "qui" && matches!(pair[1], "i" | "ii" | "iii" | "iv" | "1" | "2" | "3" | "4")
        })
}

/// Whether words after a sum of money without «đồng» leave it one: none, or words of a plan. The
/// name of another thing (`500 USD`, `3 dự án`) does not.
pub fn may_follow_money(unit: &str) -> bool {
    unit.split(' ')
        .next()
        .is_none_or(|first| first.is_empty() || AFTER_MONEY.iter().any(|word| fold(word) == first))
}

/// Units of time, length, area and weight: no things that are counted.
const MEASURES: &[&str] = &[
    "ngày", "giờ", "phút", "tuần", "tháng", "năm", "km", "m", "m2", "ha", "kg", "tấn",
];

/// Whether the words after a figure name a measure that the figure asked for (`label`) is not in.
pub fn is_measure(unit: &str, label: &str) -> bool {
    let first = unit.split(' ').next().unwrap_or_default();
    MEASURES.iter().any(|word| fold(word) == first) && !fold(label).contains(first)
}

/// Both meanings of a figure alone in brackets, which bookkeepers write for one below zero, in words; and
/// the figure.
pub fn bracketed(words: &str) -> Option<(String, Figure)> {
    let inside = words.strip_prefix('(')?.strip_suffix(')')?.trim();
    let figure = read_figure(inside)?;
    let seen = format!("«{}»: {inside} hoặc âm {inside}", quoted(words));
    Some((seen, figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn window() -> Window {
        Window {
            from: NaiveDate::from_ymd_opt(2023, 12, 15).unwrap(),
            to: NaiveDate::from_ymd_opt(2024, 6, 14).unwrap(),
        }
    }

    /// The words of a measure of two figures.
    fn own(label: &str, first: &str, second: &str) -> OwnWords {
        OwnWords::of_labels(&[label, first, second], second)
    }

    #[test]
    fn words_that_make_a_figure_another_one() {
        let (label, second) = (
            "Số hồ sơ giải quyết trước hạn và đúng hạn",
            "Số hồ sơ đã giải quyết",
        );
        let in_time = own("Hồ sơ đúng hạn, cấp tỉnh", label, second);
        for words in [
            "3 hồ sơ quá hạn",
            "12 hồ sơ trễ hạn",
            "500 hồ sơ trước hạn",
            "12 (năm 2023)",
            "12 hồ sơ quý II",
            "498 hồ sơ tiếp nhận",
        ] {
            assert!(counts_other(words, label, &in_time, window()), "{words}");
        }
        for words in [
            "12",
            "12 hồ sơ trước hạn, đúng hạn",
            "12 hồ sơ năm 2024",
            "12 quy định",
        ] {
            assert!(!counts_other(words, label, &in_time, window()), "{words}");
        }
        let overdue = "Số hồ sơ quá hạn";
        let apology = own("Xin lỗi khi giải quyết hồ sơ quá hạn", overdue, overdue);
        assert!(!counts_other("3 quá hạn", overdue, &apology, window()));
        let fewer = "Số đơn vị giảm so với năm 2021";
        let units = own("Giảm đơn vị sự nghiệp", fewer, "Số đơn vị năm 2021");
        assert!(!counts_other(
            "2 đơn vị so với năm 2021",
            fewer,
            &units,
            window()
        ));
    }

    #[test]
    fn other_things_than_money_and_counts() {
        assert!(may_follow_money("") && may_follow_money("vốn trung ương"));
        assert!(!may_follow_money("usd") && !may_follow_money("hồ sơ"));
        assert!(is_measure("ngày", "Số hồ sơ") && !is_measure("hồ sơ", "Số hồ sơ"));
    }

    #[test]
    fn a_figure_alone_in_brackets_can_be_below_zero() {
        assert!(bracketed("(5)").is_some() && bracketed("(1.250)").is_some());
        assert!(bracketed("(80%)").is_none() && bracketed("(KPS)").is_none());
    }
}
