//! What the text of a cell says as a number. Text that can mean two things is never given one
//! meaning here: the caller knows the context.

mod agreement;
mod figure;
mod sentence;
mod style;
mod token;
mod unit;
mod words;

use crate::fold::fold;
use agreement::agrees;
use exact::Exact;

pub use figure::{Figure, read_figure};
pub use style::{Style, separator};
pub use unit::{Unit, money_scale, read_unit};

/// What the text of a cell says.
// One lives for as long as its cell is read: a box would save nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberText {
    /// One figure: `02`, `Đạt 100%`, `khoảng 1.178 doanh nghiệp`, `1,5 tỷ đồng`.
    Amount(Amount),
    /// Two figures, one of the other: `12/15 nhiệm vụ, đạt 80%`.
    Fraction(Fraction),
    /// "Không phát sinh", "KPS", "không có".
    NothingArose,
    /// A dash, with which people mean nothing, not arisen, or not applicable.
    Dash,
    /// Nothing, or dots to be filled in.
    Blank,
    /// No figure can be read from it, or several that stand in no known relation.
    Unreadable,
}

/// One figure and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The figure as written, before [`Unit::scale`].
    pub figure: Figure,
    /// Whether it is a percentage: `95%` is the figure 95.
    pub percent: bool,
    /// Whether it is the figure itself, or a bound of it.
    pub bound: Bound,
    /// "tăng" or "giảm" before the figure.
    pub direction: Option<Direction>,
    /// What is counted.
    pub unit: Unit,
    /// The figure of the other kind beside it: the percentage of `12 nhiệm vụ (80%)`, the count of
    /// `80% (12 nhiệm vụ)`.
    pub beside: Option<Figure>,
}

/// Two figures, one of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraction {
    /// The figure before the stroke.
    pub first: Figure,
    /// The figure after the stroke.
    pub second: Figure,
    /// The percentage stated beside them: `99,76%` is the figure 99,76.
    pub percent: Option<Figure>,
    /// Whether they are the figures themselves, or only about so.
    pub bound: Bound,
    /// What is counted.
    pub unit: Unit,
    /// What the first figure is said to count, where words stand right behind it.
    pub unit_of_first: Option<Unit>,
}

/// How a figure bounds what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The figure itself.
    Exactly,
    /// khoảng, gần, ước, ~
    About,
    /// ≥, ít nhất, tối thiểu, từ … trở lên
    AtLeast,
    /// >, trên, hơn, vượt
    MoreThan,
    /// ≤, tối đa, không quá
    AtMost,
    /// <, dưới
    LessThan,
}

/// Whether a figure is said to be a rise or a fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// tăng
    Up,
    /// giảm
    Down,
}

impl Fraction {
    /// The two figures, where the context leaves one meaning: both readings fit (counts are whole,
    /// say), both are written in one style, and they agree with the stated percentage where that is
    /// needed to decide.
    pub fn settle(&self, fits: impl Fn(&Exact) -> bool) -> Option<(Exact, Exact)> {
        let mut pairs = Vec::new();
        for (at, first) in self.first.readings().into_iter().enumerate() {
            for (other_at, second) in self.second.readings().into_iter().enumerate() {
                let one_style = !self.both_written_alike() || at == other_at;
                if one_style && fits(first) && fits(second) {
                    pairs.push((first.clone(), second.clone()));
                }
            }
        }
        if pairs.len() > 1 {
            let percent = self.percent.as_ref()?;
            pairs.retain(|(first, second)| agrees(first, second, percent));
        }
        match pairs.len() {
            1 => pairs.pop(),
            _ => None,
        }
    }

    /// Whether both figures are open between the same two styles.
    fn both_written_alike(&self) -> bool {
        let point = |figure: &Figure| match figure {
            Figure::Either { usual, other } => Some(usual > other),
            Figure::One(_) => None,
        };
        point(&self.first).is_some() && point(&self.first) == point(&self.second)
    }
}

/// Reads the text of a cell as a number.
pub fn read_number(text: &str) -> NumberText {
    let folded = unabbreviated(&fold(text));
    if folded
        .chars()
        .all(|character| "-/. _\"".contains(character))
    {
        let to_fill_in = folded.is_empty() || folded.contains(['.', '_']);
        return if to_fill_in {
            NumberText::Blank
        } else {
            NumberText::Dash
        };
    }
    sentence::read(&folded)
}

/// A folded text with «đ/c» written out, which is no fraction.
fn unabbreviated(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(at) = rest.find("đ/c") {
        let (before, after) = (&rest[..at], &rest[at + "đ/c".len()..]);
        out.push_str(before);
        let is_word = !before.ends_with(char::is_alphabetic)
            && !after.starts_with(|next: char| next.is_alphanumeric());
        out.push_str(if is_word { " đồng chí" } else { "đ/c" });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
