//! Which separators part thousands and which decimals, as the figures of a text show by themselves.

use exact::Exact;

/// What is known of the separators of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    groups: Vec<char>,
    decimals: Vec<char>,
    /// Separators that part three last digits and show nothing: `12.500`.
    open: Vec<char>,
}

impl Style {
    /// What the figures of a text show without doubt: `1.234.567` and `1.234,5` part thousands by
    /// points, `99,76` parts decimals by a comma; `1.178` shows nothing.
    pub fn of_text(text: &str) -> Style {
        let mut style = Style::default();
        for raw in figures(text) {
            style.learn(raw, false);
        }
        style
    }

    /// The same where all figures of the text are counts: `1.178` can't be one with decimals.
    pub fn of_counts(text: &str) -> Style {
        let mut style = Style::default();
        for raw in figures(text) {
            style.learn(raw, true);
        }
        style
    }

    /// Learns what another text of the same hand shows.
    pub fn join(&mut self, other: &Style) {
        self.groups.extend(&other.groups);
        self.decimals.extend(&other.decimals);
        self.open.extend(&other.open);
    }

    /// Whether a separator that can be either parts thousands in this text: it does so elsewhere, or
    /// the other separator parts decimals. A separator that also parts decimals is left open, and so is one
    /// of a hand that parts three last digits now by the one, now by the other: `12.500` and `1,200`.
    pub fn is_group(&self, separator: char) -> bool {
        let other = if separator == '.' { ',' } else { '.' };
        let is_mixed = self.open.contains(&other);
        (self.groups.contains(&separator) || self.decimals.contains(&other) && !is_mixed)
            && !self.decimals.contains(&separator)
    }

    /// Learns from one figure as it is written.
    pub(super) fn learn(&mut self, raw: &str, counts: bool) {
        let (points, commas) = (raw.matches('.').count(), raw.matches(',').count());
        let mark = if raw.rfind('.') > raw.rfind(',') {
            '.'
        } else {
            ','
        };
        let other = if mark == '.' { ',' } else { '.' };
        match (points, commas) {
            (0, 0) => {}
            (0, 2..) | (2.., 0) => self.groups.push(mark),
            (0, 1) | (1, 0) => self.learn_once(raw, mark, counts),
            _ => {
                self.groups.push(other);
                self.decimals.push(mark);
            }
        }
    }

    /// Learns from a separator that stands once in a figure.
    fn learn_once(&mut self, raw: &str, mark: char, counts: bool) {
        let Some((left, right)) = raw.split_once(mark) else {
            return;
        };
        let may_be_group = right.len() == 3 && left.len() <= 3 && !left.starts_with('0');
        if !may_be_group {
            self.decimals.push(mark);
        } else if counts && right.bytes().any(|digit| digit != b'0') {
            self.groups.push(mark);
        } else {
            self.open.push(mark);
        }
    }
}

/// The separator of a figure that can mean two things, given its usual meaning and the other one.
pub fn separator(usual: &Exact, other: &Exact) -> char {
    if usual > other { '.' } else { ',' }
}

/// The runs of digits and separators of a text that begin and end with a digit.
fn figures(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_digit() && !".,".contains(character))
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_show_how_a_text_is_written() {
        for text in ["1.234.567", "99,76%", "12.500,5", "15/2.000 (0,75%)"] {
            assert!(Style::of_text(text).is_group('.'), "{text}");
            assert!(!Style::of_text(text).is_group(','), "{text}");
        }
        for text in ["1,234,567", "99.76%", "12,500.5"] {
            assert!(Style::of_text(text).is_group(','), "{text}");
            assert!(!Style::of_text(text).is_group('.'), "{text}");
        }
        for text in ["1.178", "1,178", "1178", "99,76 và 99.76", "2.000"] {
            let style = Style::of_text(text);
            assert!(!style.is_group('.') && !style.is_group(','), "{text}");
        }
    }

    #[test]
    fn counts_have_no_decimals() {
        let mut mixed = Style::of_text("12.500 và 30.000");
        mixed.join(&Style::of_text("12.5"));
        assert!(!mixed.is_group(','));
        mixed.join(&Style::of_text("1,200,000"));
        assert!(mixed.is_group(','));
        assert!(Style::of_counts("1.253").is_group('.'));
        assert!(Style::of_counts("1,253").is_group(','));
        assert!(!Style::of_counts("2.000").is_group('.'));
        assert!(!Style::of_counts("1.253 (99.76%)").is_group('.'));
    }
}
