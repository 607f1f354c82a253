//! How agencies' figures make the province's (`docs/verdicts.md`, «The province»).

use super::Quotient;
use crate::plan::model::{Figure, Kind, Measure, RollUp};
use crate::plan::target::Target;

impl RollUp {
    /// Whether agencies are counted, and not their figures added.
    pub fn counts_agencies(&self) -> bool {
        *self == RollUp::Bodies
    }

    /// Whether agencies' figures are added.
    pub fn adds_figures(&self) -> bool {
        matches!(
            self,
            RollUp::Pooled | RollUp::Sum | RollUp::Combined | RollUp::Weighted
        )
    }

    /// How the province's two figures make its value; `None` where the first is the value.
    pub fn quotient(&self, kind: Kind) -> Option<Quotient> {
        match self {
            RollUp::Bodies => Some(Quotient::Rate),
            RollUp::Sum => None,
            RollUp::Mean | RollUp::Weighted => Some(Quotient::Mean),
            RollUp::Pooled | RollUp::Single | RollUp::Combined => Quotient::of(kind),
        }
    }
}

impl Measure {
    /// The target that the province's value is held against: where agencies are counted, how many of
    /// them must meet the measure.
    pub fn province_target(&self) -> Target {
        match &self.target {
            Target::None => Target::None,
            _ if self.rollup.counts_agencies() => self.bodies_target().target(),
            target => target.clone(),
        }
    }

    /// The unit of the province's value: a rate or a number where agencies are counted.
    pub fn province_unit(&self) -> &str {
        match self.rollup.counts_agencies() {
            true if self.bodies_target().is_share => "%",
            true => "cơ quan",
            false => &self.unit,
        }
    }

    /// The unit of the province's first figure; `None` where the measure has no such figure.
    pub fn province_first_unit(&self) -> Option<&str> {
        self.province_figure_unit(self.first.as_ref())
    }

    /// The unit of the province's second figure; `None` where the measure has no such figure.
    pub fn province_second_unit(&self) -> Option<&str> {
        self.province_figure_unit(self.second.as_ref())
    }

    fn province_figure_unit<'a>(&self, figure: Option<&'a Figure>) -> Option<&'a str> {
        if self.rollup.counts_agencies() {
            Some("cơ quan")
        } else {
            figure.map(|figure| figure.unit.as_str())
        }
    }
}
