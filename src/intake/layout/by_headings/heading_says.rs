//! What a heading says of its column: its purpose, the quantities it names, the order of two figures.

use super::column_roles::role_of;
use crate::intake::vocabulary::{Class, ColumnRole, Quantity, quantities, says};
use crate::vietnamese::fold::fold_plain;

/// The quantities that a heading names. What a result is asked for in general («Chỉ tiêu/Kết quả»)
/// names none.
pub(super) fn named_quantities(path: &[String]) -> Vec<Quantity> {
    let mut named = quantities(&fold_plain(&path.join(" ")));
    named.retain(|quantity| *quantity != Quantity::Target);
    named
}

/// Whether a heading names two figures, the one of the plan before the one of the result.
pub(super) fn is_plan_first(path: &[String]) -> bool {
    let Some((before, after)) = path.last().and_then(|own| own.split_once('/')) else {
        return false;
    };
    let (before, after) = (fold_plain(before), fold_plain(after));
    says(&before, Class::WholeOfTwo) && says(&after, Class::DoneOfTwo)
}

/// Whether a heading names two figures, the one of the result before the whole.
pub(super) fn is_result_first(path: &[String]) -> bool {
    let Some((before, after)) = path.last().and_then(|own| own.split_once('/')) else {
        return false;
    };
    let (before, after) = (fold_plain(before), fold_plain(after));
    says(&before, Class::DoneOfTwo) && says(&after, Class::WholeOfTwo)
}

/// What a column is for, by its heading and what stands above it.
pub(super) fn role(path: &[String]) -> Option<ColumnRole> {
    let (own, above) = path.split_last()?;
    let plain = fold_plain(own);
    let plain = if own.trim() == "%" {
        "%".to_owned()
    } else {
        plain
    };
    let mut role = match role_of(&plain) {
        _ if plain == "%" => Some(ColumnRole::Percent),
        None | Some(ColumnRole::State) if own.contains('%') => Some(ColumnRole::Percent),
        role => role,
    };
    for upper in above
        .iter()
        .rev()
        .filter_map(|part| role_of(&fold_plain(part)))
    {
        role = match (upper, role) {
            (
                ColumnRole::Other
                | ColumnRole::Requirement
                | ColumnRole::Responsible
                | ColumnRole::Deadline,
                _,
            ) => Some(upper),
            (
                ColumnRole::Evidence,
                Some(
                    ColumnRole::EvidenceNumber
                    | ColumnRole::EvidenceSymbol
                    | ColumnRole::EvidenceDate,
                ),
            ) => role,
            (ColumnRole::Evidence, Some(ColumnRole::Code)) => Some(ColumnRole::EvidenceNumber),
            (ColumnRole::Evidence, Some(ColumnRole::Evidence) | None) => Some(ColumnRole::Evidence),
            (ColumnRole::Result, Some(ColumnRole::Requirement)) if plain.contains("giao") => {
                Some(ColumnRole::Second)
            }
            (_, None) if upper.is_result() => None,
            _ => role,
        };
    }
    // «Số» and «Ngày» alone are parts of a document only below a heading that says so.
    let is_part = matches!(
        role,
        Some(ColumnRole::EvidenceNumber | ColumnRole::EvidenceDate)
    );
    let below_evidence = above
        .iter()
        .any(|part| role_of(&fold_plain(part)) == Some(ColumnRole::Evidence));
    if is_part && !below_evidence && !plain.contains("van ban") && !plain.contains("ban hanh") {
        return None;
    }
    role
}
