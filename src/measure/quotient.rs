//! The value that two figures make.

use crate::exact::Exact;
use crate::plan::model::{Kind, Measure};

/// How two figures make a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotient {
    /// First ÷ second × 100.
    Rate,
    /// (First − second) ÷ second × 100.
    Growth,
    /// First ÷ second.
    Mean,
}

impl Quotient {
    /// How the two figures of a kind make its value; `None` for kinds whose first figure is the value.
    pub fn of(kind: Kind) -> Option<Quotient> {
        match kind {
            Kind::Ratio | Kind::Reduction => Some(Quotient::Rate),
            Kind::Growth => Some(Quotient::Growth),
            Kind::Average => Some(Quotient::Mean),
            // The first figure is the value; the second says what it rests on.
            Kind::WeightedScore | Kind::Rank => None,
            Kind::Count | Kind::Score | Kind::Document | Kind::Narrative => None,
        }
    }

    /// The value of two figures, exact; of rates in percent; `None` where the second is 0.
    pub fn value(self, first: &Exact, second: &Exact) -> Option<Exact> {
        let part = match self {
            Quotient::Rate | Quotient::Mean => first.clone(),
            Quotient::Growth => first - second,
        };
        let times = Exact::whole(if self == Quotient::Mean { 1 } else { 100 });
        Some(&part.checked_div(second)? * &times)
    }

    /// The same as the text of a spreadsheet's formula over two cells or expressions, without the
    /// test that the second is not 0.
    pub fn formula(self, first: &str, second: &str) -> String {
        match self {
            Quotient::Rate => format!("{first}/{second}*100"),
            Quotient::Growth => format!("({first}-{second})/{second}*100"),
            Quotient::Mean => format!("{first}/{second}"),
        }
    }

    /// Whether a stated rate is that of two figures, but for rounding to two decimals.
    pub fn agrees(self, first: &Exact, second: &Exact, stated: &Exact) -> bool {
        self.value(first, second)
            .is_some_and(|value| (&value - stated).abs() <= &Exact::whole(1) / 100)
    }
}

/// Why two figures make no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// Both are 0: nothing arose.
    NothingArose,
    /// The first is above 0, the second is 0.
    ZeroSecond,
    /// Growth from 0.
    FromZero,
    /// The first is above the second, where it is a part of it.
    AboveSecond,
}

/// The value of a measure from its two figures, in percent (`docs/verdicts.md`, «One agency, one
/// measure»). Measures without a second figure have the first for their value.
///
/// # Errors
/// Where the two make no value, with the reason.
pub fn value(measure: &Measure, first: &Exact, second: &Exact) -> Result<Exact, NoValue> {
    let Some(quotient) = Quotient::of(measure.kind) else {
        return Ok(first.clone());
    };
    match quotient.value(first, second) {
        None if quotient == Quotient::Growth => Err(NoValue::FromZero),
        None if first.is_zero() => Err(NoValue::NothingArose),
        None => Err(NoValue::ZeroSecond),
        Some(_) if quotient == Quotient::Rate && measure.capped && first > second => {
            Err(NoValue::AboveSecond)
        }
        Some(value) => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    fn value(quotient: Quotient, first: &str, second: &str) -> Option<Exact> {
        quotient.value(&exact(first), &exact(second))
    }

    #[test]
    fn two_figures_make_a_rate_or_a_growth_exactly() {
        assert_eq!(value(Quotient::Rate, "1", "8"), Some(exact("12.5")));
        assert_eq!(value(Quotient::Growth, "9", "8"), Some(exact("12.5")));
        assert_eq!(value(Quotient::Growth, "7", "8"), Some(exact("-12.5")));
        assert_eq!(value(Quotient::Rate, "1", "0"), None);
    }

    #[test]
    fn a_stated_rate_agrees_to_two_decimals() {
        let agrees = |stated| Quotient::Rate.agrees(&exact("1"), &exact("3"), &exact(stated));
        assert!(agrees("33.33") && agrees("33.34"));
        assert!(!agrees("33.35") && !agrees("33.3"));
    }
}
