//! The province's verdict on a criterion.

use super::verdict::{CriterionVerdict, ProvinceFigure, Verdict};
use crate::plan::model::{Plan, RollUp};

/// One verdict for every criterion: the gravest of its measures'. Where a combined measure judges
/// the criterion (the requirement that 3.2.1–3.2.3 share), its verdict alone counts; the criterion's
/// own figures are information.
pub fn verdicts(plan: &Plan, province: &[ProvinceFigure]) -> Vec<CriterionVerdict> {
    plan.criteria
        .iter()
        .map(|criterion| {
            let measures: Vec<_> = plan.measures_of(&criterion.code).collect();
            let combined =
                |measure: &&&crate::plan::model::Measure| measure.rollup == RollUp::Combined;
            let deciding: Vec<&str> = if measures.iter().any(|measure| combined(&measure)) {
                measures
                    .iter()
                    .filter(combined)
                    .map(|measure| measure.id.as_str())
                    .collect()
            } else {
                measures.iter().map(|measure| measure.id.as_str()).collect()
            };
            let verdict = province
                .iter()
                .filter(|figure| deciding.contains(&figure.measure.as_str()))
                .map(|figure| figure.verdict)
                .max_by_key(|verdict| verdict.gravity())
                .unwrap_or(Verdict::NoTarget);
            CriterionVerdict {
                criterion: criterion.code.clone(),
                verdict,
                measures: measures.iter().map(|measure| measure.id.clone()).collect(),
            }
        })
        .collect()
}
