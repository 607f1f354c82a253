//! Sheets of a workbook that bear another body's letterhead than the one that reports.

use super::bodies::Telling;
use super::letterhead;
use super::names::Names;
use super::self_description::head_lines;
use crate::agency::Agency;
use crate::intake::cell_words::quoted;
use crate::intake::layout::by_headings::{View, first_heading};

/// Marks every sheet whose letterhead, above its first table, names another body than the agency or
/// the one above it. A workbook with one table has one letterhead: whose it is was told by that.
pub fn mark_foreign(views: &mut [(usize, View<'_>)], agency: &Agency, names: &Names<'_>) {
    let with_table = (views.iter())
        .filter(|(_, view)| first_heading(view).is_some())
        .count();
    if with_table < 2 {
        return;
    }
    for (_, view) in views {
        let Some(end) = first_heading(view) else {
            continue;
        };
        let is_ours = |id: &str| id == agency.id || agency.parent.as_deref() == Some(id);
        view.foreign = match letterhead::telling(&head_lines(view, end), names) {
            Telling::Known(named) if !named.iter().any(|named| is_ours(&named.id)) => {
                let all: Vec<&str> = named.iter().map(|named| named.name.as_str()).collect();
                Some(all.join("; "))
            }
            Telling::Unknown { words, .. } => Some(quoted(&words)),
            _ => None,
        };
    }
}
