//! Cells that are merged over several rows: whose they are.

use std::collections::{BTreeMap, BTreeSet};

use super::result_text::is_document_only;
use super::row_entries::Entry;
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::HeadedTable;
use crate::finding::Finding;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::state::{self, Declared};
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::ColumnRole;
use crate::place::{Cell, Place};
use crate::vietnamese::number::{NumberText, read_number};

/// A cell whose content was left to none of the measures that it may be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unassigned {
    /// Where it stands.
    pub place: Place,
    /// Its words.
    pub words: String,
}

/// What was found in merged cells, and what was withheld from measures, by their ids.
pub type Settled = (Vec<Finding>, Vec<(String, Unassigned)>);

/// Leaves every merged cell to the one row whose it is. One that spans rows of several measures of
/// the agency is left to none, with a finding, unless it says that nothing arose; that and remarks
/// are left to all.
pub fn settle(
    page: &VisibleSheet<'_>,
    table: &mut HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
) -> Settled {
    let mut owners: BTreeMap<Cell, (BTreeSet<String>, u32, String)> = BTreeMap::new();
    for row in &table.rows {
        let measures = measures(&row.who, asked);
        for entry in entries(row).filter(|entry| entry.rows.0 < entry.rows.1) {
            let owner = owners
                .entry(entry.cell)
                .or_insert_with(|| (BTreeSet::new(), u32::MAX, entry.words.clone()));
            if !measures.is_empty() {
                owner.1 = owner.1.min(row.row);
            }
            owner.0.extend(measures.iter().cloned());
        }
    }
    for row in &mut table.rows {
        let number = row.row;
        let keeps = |role: Option<ColumnRole>, entry: &Entry| match owners.get(&entry.cell) {
            None => true,
            Some(_) if role == Some(ColumnRole::Remarks) => true,
            Some((measures, _, words)) if is_for_all(words, measures, asked) => true,
            Some((measures, first, _)) => measures.len() <= 1 && *first == number,
        };
        for (role, entries) in &mut row.entries {
            entries.retain(|entry| keeps(Some(*role), entry));
        }
        row.entries.retain(|_, entries| !entries.is_empty());
        row.unplaced.retain(|(_, entry)| keeps(None, entry));
    }
    let remarks: BTreeSet<Cell> = table
        .rows
        .iter()
        .filter_map(|row| row.entries.get(&ColumnRole::Remarks))
        .flatten()
        .map(|entry| entry.cell)
        .collect();
    let shared = owners.iter().filter(|(cell, (measures, _, words))| {
        measures.len() > 1 && !remarks.contains(cell) && !is_for_all(words, measures, asked)
    });
    let (mut findings, mut withheld) = (Vec::new(), Vec::new());
    for (cell, (measures, _, words)) in shared {
        let ids: Vec<&str> = measures.iter().map(String::as_str).collect();
        let seen = format!("«{}» cho các chỉ số {}", quoted(words), ids.join(", "));
        let place = page.place(*cell);
        let finding = Finding::new(&rules::SHARED_CELL, seen, "mỗi chỉ số một ô kết quả");
        findings.push(finding.at(place.clone()));
        withheld.extend(measures.iter().map(|id| {
            let (place, words) = (place.clone(), quoted(words));
            (id.clone(), Unassigned { place, words })
        }));
    }
    (findings, withheld)
}

/// Whether words hold for every row that a cell spans: nothing arose in any of them, or all are tasks
/// and the words tell a state, or the document of all.
fn is_for_all(words: &str, measures: &BTreeSet<String>, asked: &SubjectFinder<'_>) -> bool {
    let is_task = |id: &String| {
        let measure = asked.plan.measure(id);
        measure.is_some_and(|measure| !measure.kind.has_figures())
    };
    let declared = || state::read(words, &OwnWords::default());
    matches!(read_number(words), NumberText::NothingArose)
        || (measures.iter().all(is_task)
            && (matches!(declared(), Declared::State(_)) || is_document_only(words)))
}

/// All entries of a row.
fn entries<'a>(row: &'a super::rows::HeadedRow<'_>) -> impl Iterator<Item = &'a Entry> {
    row.entries
        .values()
        .flatten()
        .chain(row.unplaced.iter().map(|(_, entry)| entry))
}

/// The measures of the agency that a row speaks of.
fn measures(who: &RowSubject<'_>, asked: &SubjectFinder<'_>) -> Vec<String> {
    match who {
        RowSubject::Measure(measure, _) if asked.plan.reports(measure, asked.agency) => {
            vec![measure.id.clone()]
        }
        RowSubject::Criterion(criterion) => vec![format!("{} (chung)", criterion.code)],
        _ => Vec::new(),
    }
}
