//! The criteria by the agency or level that answers for them (the plan, part IV.1).

use serde::Serialize;

use super::counts::{Counted, VerdictCounts};
use super::criteria::CriterionRow;
use super::fields::FieldPart;
use super::lookup::Lookup;
use crate::assessment::verdict::Verdict;

/// An agency or a level that the plan names, with the criteria that it leads or supports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResponsiblePart {
    /// The id of the agency or level.
    pub id: String,
    /// Its name: `Sở Tư pháp`, `Sở, ban, ngành`.
    pub name: String,
    /// Whether it is a level of agencies.
    pub is_level: bool,
    /// The criteria that it leads.
    pub leads: Vec<CriterionBrief>,
    /// The verdicts of those.
    pub lead_counts: VerdictCounts,
    /// The criteria that it supports.
    pub supports: Vec<CriterionBrief>,
    /// The verdicts of those.
    pub support_counts: VerdictCounts,
}

/// A criterion in few words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionBrief {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The province's result, lines, with the mark of what is missing.
    pub result: Vec<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict as it is counted: whether it rests on decisions.
    #[serde(skip)]
    pub counted: Counted,
    /// The verdict, printed.
    pub verdict_label: String,
}

/// Whom the plan names, levels and agencies, in the register's order, each with its criteria.
pub(super) fn responsible_parts(lookup: &Lookup, fields: &[FieldPart]) -> Vec<ResponsiblePart> {
    let register = lookup.basis.register;
    let levels = register
        .levels
        .iter()
        .map(|level| (level.id.as_str(), level.name.clone(), true));
    let agencies = register
        .agencies
        .iter()
        .map(|agency| (agency.id.as_str(), lookup.name(&agency.id), false));
    agencies
        .chain(levels)
        .filter_map(|(id, name, is_level)| part(lookup, fields, id, name, is_level))
        .collect()
}

fn part(
    lookup: &Lookup,
    fields: &[FieldPart],
    id: &str,
    name: String,
    is_level: bool,
) -> Option<ResponsiblePart> {
    let plan = lookup.basis.plan;
    let rows = || fields.iter().flat_map(|field| &field.criteria);
    let named = |who: &[String]| who.iter().any(|named| named == id);
    let of = |lead: bool| -> Vec<CriterionBrief> {
        rows()
            .filter(|row| {
                plan.criterion(&row.code).is_some_and(|criterion| {
                    let who = if lead {
                        &criterion.lead
                    } else {
                        &criterion.support
                    };
                    named(&who.who)
                })
            })
            .map(brief)
            .collect()
    };
    let (leads, supports) = (of(true), of(false));
    if leads.is_empty() && supports.is_empty() {
        return None;
    }
    let count = |list: &[CriterionBrief]| VerdictCounts::marked(list.iter().map(|row| row.counted));
    Some(ResponsiblePart {
        id: id.to_owned(),
        name,
        is_level,
        lead_counts: count(&leads),
        support_counts: count(&supports),
        leads,
        supports,
    })
}

fn brief(row: &CriterionRow) -> CriterionBrief {
    CriterionBrief {
        code: row.code.clone(),
        name: row.name.clone(),
        result: row.marked_result.clone(),
        verdict: row.verdict,
        counted: row.counted,
        verdict_label: row.verdict_label.clone(),
    }
}
