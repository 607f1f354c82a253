//! Digits with separators: what number they are, or which two they could be.

use exact::Exact;

/// The longest run of digits that is still a figure.
const LONGEST: usize = 40;

/// A figure as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// It can mean only this.
    One(Exact),
    /// It can mean two things, and only the context decides: `1.178` (1178 or 1,178), `1,178`.
    Either {
        /// What it means by the Vietnamese custom: a point parts thousands, a comma the decimals.
        usual: Exact,
        /// What it means by the other custom.
        other: Exact,
    },
}

impl Figure {
    /// What it can mean, the usual meaning first.
    pub fn readings(&self) -> Vec<&Exact> {
        match self {
            Figure::One(only) => vec![only],
            Figure::Either { usual, other } => vec![usual, other],
        }
    }

    /// The only meaning, where there is but one.
    pub fn only(&self) -> Option<&Exact> {
        self.settle(|_| true)
    }

    /// What it means by the Vietnamese custom.
    pub fn usual(&self) -> &Exact {
        match self {
            Figure::One(only) => only,
            Figure::Either { usual, .. } => usual,
        }
    }

    /// The meaning that fits the context, where exactly one does.
    pub fn settle(&self, fits: impl Fn(&Exact) -> bool) -> Option<&Exact> {
        let mut fitting = self.readings().into_iter().filter(|reading| fits(reading));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The same figure with something done to each of its meanings.
    pub fn map(&self, change: impl Fn(&Exact) -> Exact) -> Figure {
        match self {
            Figure::One(only) => Figure::One(change(only)),
            Figure::Either { usual, other } => Figure::Either {
                usual: change(usual),
                other: change(other),
            },
        }
    }
}

/// Reads digits with separators, without sign and without anything else: `02`, `1.178`, `1 178`,
/// `1.250.000`, `1.234,5`, `0,5`. `None` where they are no number.
pub fn read_figure(text: &str) -> Option<Figure> {
    if text.len() > LONGEST || !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if text.contains(' ') {
        return spaced(text);
    }
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    match (points, commas) {
        (0, 0) => whole(text),
        (1, 0) => once(text, '.'),
        (0, 1) => once(text, ','),
        (_, 0) => whole(&grouped(text, '.')?),
        (0, _) => whole(&grouped(text, ',')?),
        (_, 1) if text.rfind(',') > text.rfind('.') => parts(text, '.', ','),
        (1, _) if text.rfind('.') > text.rfind(',') => parts(text, ',', '.'),
        _ => None,
    }
}

/// Thousands parted by spaces; a point or comma then parts the decimals.
fn spaced(text: &str) -> Option<Figure> {
    match text.find(['.', ',']) {
        Some(at) => decimal(&grouped(&text[..at], ' ')?, &text[at + 1..]),
        None => whole(&grouped(text, ' ')?),
    }
}

/// One separator, once: three digits after one to three can be thousands or decimals.
fn once(text: &str, separator: char) -> Option<Figure> {
    let (left, right) = text.split_once(separator)?;
    let as_decimal = decimal(left, right)?;
    let Some(as_group) = grouped(text, separator).and_then(|digits| digits.parse().ok()) else {
        return Some(as_decimal);
    };
    let as_decimal = as_decimal.usual().clone();
    Some(if separator == '.' {
        Figure::Either {
            usual: as_group,
            other: as_decimal,
        }
    } else {
        Figure::Either {
            usual: as_decimal,
            other: as_group,
        }
    })
}

/// Both separators: the last one parts the decimals.
fn parts(text: &str, group: char, mark: char) -> Option<Figure> {
    let (left, right) = text.split_once(mark)?;
    decimal(&grouped(left, group)?, right)
}

/// The digits of a number whose thousands are parted well, and at least once: 1–3 digits without a
/// leading 0, then groups of 3.
fn grouped(text: &str, separator: char) -> Option<String> {
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let good = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_digits(first)
        && !rest.is_empty()
        && rest
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    good.then(|| format!("{first}{}", rest.concat()))
}

fn whole(digits: &str) -> Option<Figure> {
    digits.parse().ok().map(Figure::One)
}

fn decimal(whole: &str, decimals: &str) -> Option<Figure> {
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{whole}.{decimals}").parse().ok().map(Figure::One)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> Option<Figure> {
        Some(Figure::One(text.parse().unwrap()))
    }

    #[test]
    fn clear_figures_have_one_meaning() {
        for (text, value) in [
            ("02", "2"),
            ("0", "0"),
            ("1250", "1250"),
            ("1.250.000", "1250000"),
            ("1,250,000", "1250000"),
            ("99,76", "99.76"),
            ("99.76", "99.76"),
            ("1 178", "1178"),
            ("1 178,5", "1178.5"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234,567", "1234.567"),
            ("0,5", "0.5"),
            ("0,500", "0.5"),
            ("0.178", "0.178"),
            ("1234,567", "1234.567"),
            ("99,8961", "99.8961"),
        ] {
            assert_eq!(read_figure(text), one(value), "{text}");
        }
    }

    #[test]
    fn a_single_group_of_three_has_two_meanings() {
        for (text, usual, other) in [
            ("1.178", "1178", "1.178"),
            ("1,178", "1.178", "1178"),
            ("99.900", "99900", "99.9"),
            ("99,900", "99.9", "99900"),
        ] {
            let figure = read_figure(text).unwrap();
            let wanted: Vec<Exact> = [usual, other].iter().map(|t| t.parse().unwrap()).collect();
            assert_eq!(
                figure.readings(),
                wanted.iter().collect::<Vec<_>>(),
                "{text}"
            );
            assert_eq!(figure.only(), None);
        }
        let figure = read_figure("1.250").unwrap();
        assert_eq!(figure.settle(Exact::is_whole), Some(&Exact::whole(1250)));
        assert_eq!(read_figure("2.000").unwrap().settle(Exact::is_whole), None);
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for text in [
            "",
            ".5",
            "5.",
            "1.2.3",
            "12.34.56",
            "1.25.000",
            "1,2,3.4",
            "1.234.5",
            "1 25",
            "1..2",
            "1,234.567,8",
            "01 178",
            "1 178 5",
            "٣",
            "15.3.2024",
        ] {
            assert_eq!(read_figure(text), None, "{text}");
        }
    }

    /// The digits of a number with a separator between thousands.
    fn group(number: u64, separator: &str) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        text
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn vietnamese_style_is_read_back(number in 0u64..2_000_000_000, cents in 1u32..100) {
            let value = Exact::whole(number as i64);
            let figure = read_figure(&group(number, ".")).unwrap();
            prop_assert_eq!(figure.usual(), &value);
            let two_meanings = (1000..1_000_000).contains(&number);
            prop_assert_eq!(figure.only().is_none(), two_meanings);
            let text = format!("{},{cents:02}", group(number, "."));
            let wanted: Exact = format!("{number}.{cents:02}").parse().unwrap();
            prop_assert_eq!(read_figure(&text), Some(Figure::One(wanted)));
            prop_assert_eq!(read_figure(&group(number, " ")), Some(Figure::One(value)));
        }

        #[test]
        fn one_meaning_is_never_given_to_two(text in "[0-9]{1,4}[.,][0-9]{1,4}") {
            let (left, right) = text.split_once(['.', ',']).unwrap();
            let two = right.len() == 3 && left.len() <= 3 && !left.starts_with('0');
            let figure = read_figure(&text).unwrap();
            prop_assert_eq!(figure.only().is_none(), two);
        }

        #[test]
        fn any_text_is_survived(text in "[0-9., ]{0,50}") {
            let _ = read_figure(&text);
        }
    }
}
