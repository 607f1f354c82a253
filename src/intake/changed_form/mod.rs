//! What a form says beside its cells, where an agency has rewritten it: code, name, requirement and labels
//! of a row, the heading of a column, the lines around the table, a column or a line that was added. The
//! cells then hold what the new words say, not what was asked, so they are asked for: one finding a cause.

mod headings;
mod lines;
mod rows;
mod sections;
pub(super) mod same_words;
mod sheet;

use super::cell_words::{quoted, written};
use super::identify;
use super::layout::Layout;
use super::rules;
use super::visible_sheet::VisibleSheet;
use super::workbook::Workbook;
use crate::finding::Finding;
use crate::form::FormIdentity;
use crate::period::Period;
use crate::place::Cell;
use crate::plan::model::Plan;
use crate::submission::{Reading, State};
pub(super) use sections::withhold_narrative;
use sheet::FormSheet;

/// The most rows with one cause that get a finding each; more are one finding.
const MOST_APART: usize = 3;

/// Which readings a rewritten cell concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Reach {
    /// All of the table.
    Table,
    /// Those of some measures.
    Measures(Vec<String>),
    /// Those with a document that proves them.
    Evidence,
    /// The remarks alone.
    Remarks,
}

/// A cell that says something else than the form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// Where.
    cell: Cell,
    /// What the form says there; empty where it says nothing.
    expected: String,
    /// What it concerns.
    reach: Reach,
}

/// What a form is held against.
#[derive(Debug, Clone, Copy)]
struct Own<'a> {
    /// The plan that the form carries; the period's where it carries none.
    plan: &'a Plan,
    /// The plan of the period: a form whose rows were renamed to what an amended plan says is right too.
    current: &'a Plan,
    /// The period.
    period: &'a Period,
    /// The whole identity, where the form carries one.
    identity: Option<&'a FormIdentity>,
}

/// Leaves the readings of rewritten rows and tables to be asked, with a finding for each cause.
pub(super) fn withhold(
    workbook: &Workbook,
    file: &str,
    layout: &Layout,
    (plan, period): (&Plan, &Period),
    readings: &mut [Reading],
) -> Vec<Finding> {
    let carried = identify::find(workbook).and_then(|carried| carried.identity);
    let own = Own {
        // A plan that was amended later may name a figure otherwise than the form did.
        plan: carried.as_ref().map_or(plan, |identity| &identity.plan),
        current: plan,
        period,
        identity: carried.as_deref(),
    };
    let mut findings = Vec::new();
    for table in &layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        let Some(sheet) = FormSheet::new(page, table) else {
            continue;
        };
        let of_all = headings::changed(&sheet, own).or_else(|| lines::around(&sheet, own));
        let changes = match of_all {
            Some(change) => vec![change],
            None => [
                headings::changed_beside(&sheet),
                rows::changed(&sheet, own),
                lines::within(&sheet, own),
            ]
            .concat(),
        };
        findings.extend(settle(&sheet, changes, readings));
    }
    findings
}

/// Leaves what the changes concern; a finding for each that concerns anything.
fn settle(sheet: &FormSheet<'_>, changes: Vec<Change>, readings: &mut [Reading]) -> Vec<Finding> {
    let mut of_rows: Vec<(Change, String)> = Vec::new();
    let mut findings = Vec::new();
    for change in changes {
        let words = sheet.page.words(change.cell);
        let mut left: Vec<String> = Vec::new();
        for reading in readings.iter_mut() {
            let is_meant = match &change.reach {
                Reach::Table => sheet.has_key(&reading.measure),
                Reach::Measures(ids) => ids.contains(&reading.measure),
                Reach::Evidence => sheet.has_key(&reading.measure) && reading.evidence.is_some(),
                Reach::Remarks => {
                    if sheet.has_key(&reading.measure) && reading.remarks.take().is_some() {
                        left.push(reading.measure.clone());
                    }
                    false
                }
            };
            if is_meant && leave(reading, &words) {
                left.push(reading.measure.clone());
            }
        }
        match (left.as_slice(), &change.reach) {
            ([], _) => {}
            ([one], Reach::Measures(_)) => of_rows.push((change, one.clone())),
            _ => findings.push(found(sheet, &change)),
        }
    }
    // Many rows that say something else have one cause: somebody rewrote the table.
    if of_rows.len() > MOST_APART {
        let (first, _) = &of_rows[0];
        let cells: Vec<String> = of_rows
            .iter()
            .take(12)
            .map(|(change, _)| change.cell.to_string())
            .collect();
        let mut finding = found(sheet, first);
        finding.seen = format!(
            "{}; {} hàng như vậy, ở các ô {}",
            finding.seen,
            of_rows.len(),
            cells.join(", ")
        );
        findings.push(finding);
    } else {
        let single = of_rows.iter();
        findings.extend(single.map(|(change, measure)| found(sheet, change).of_measure(measure)));
    }
    findings
}

/// Takes nothing of a reading that was read; whether it was.
fn leave(reading: &mut Reading, words: &str) -> bool {
    let is_read = !matches!(
        reading.state,
        State::Blank | State::Unreadable | State::NotApplicable
    );
    if is_read {
        let told = [&reading.first, &reading.second].into_iter().flatten();
        let mut text: Vec<String> = told.map(written).collect();
        text.extend(reading.text.take());
        text.push(format!("biểu ghi «{}»", quoted(words)));
        *reading = Reading {
            state: State::Unreadable,
            first: None,
            second: None,
            percent: None,
            text: Some(text.join("; ")),
            ..reading.clone()
        };
    }
    is_read
}

fn found(sheet: &FormSheet<'_>, change: &Change) -> Finding {
    let words = sheet.page.words(change.cell);
    let expected = match change.expected.as_str() {
        "" => "không có trong biểu được cấp",
        words => words,
    };
    Finding::new(
        &rules::UNREADABLE_FIGURE,
        format!("biểu đã bị sửa, ghi «{}»", quoted(&words)),
        quoted(expected),
    )
    .advising("Để nguyên chữ có sẵn của biểu; nhập đúng số liệu mà biểu hỏi.")
    .at(sheet.page.place(change.cell))
}
