//! Layouts that the clerk has confirmed: which column is what, told once and held ever after; and what
//! is proposed for those that are not sure. A confirmed layout says what columns are for. It overrides
//! no period that a heading names, and no quantity that is another than the measure's.

use super::header::{self, ColumnHead, Header};
use super::view::View;
use crate::finding::Finding;
use crate::intake::cell_words::quoted;
use crate::intake::identify::stated;
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::{ColumnRole, Quantity};
use crate::intake::workbook::Value;
use crate::own_layout::{Changed, Known, OwnLayout, OwnLayouts, Purpose, plain_path};
use crate::period::Period;
use crate::place::Cell;

/// The layouts that were confirmed, for a period.
#[derive(Clone, Copy)]
pub struct Learnt<'a> {
    /// The layouts.
    pub layouts: &'a OwnLayouts,
    /// The period.
    pub period: &'a Period,
}

impl Learnt<'_> {
    /// The heading of a confirmed layout that begins in the row at an index of the sheet's filled rows,
    /// and the index of the first filled row below it: whatever words it has.
    pub fn heading(&self, view: &View<'_>, rows: &[u32], at: usize) -> Option<(Header, usize)> {
        self.heading_like(view, (rows, at), &|own, known| {
            matches!(known, Known::Confirmed(known) if known.fingerprint == own.fingerprint)
        })
    }

    /// The heading that is the changed form of a confirmed layout, where its words tell nothing else:
    /// columns in another order, one more, one under another name.
    pub fn changed_heading(
        &self,
        view: &View<'_>,
        rows: &[u32],
        at: usize,
    ) -> Option<(Header, usize)> {
        self.heading_like(view, (rows, at), &|own, known| {
            matches!(known, Known::Changed(_, changed) if changed.from == own.fingerprint)
        })
    }

    /// The heading in the row at an index that is a confirmed layout's in some way.
    fn heading_like(
        &self,
        view: &View<'_>,
        (rows, at): (&[u32], usize),
        is_it: &dyn Fn(&OwnLayout, &Known<'_>) -> bool,
    ) -> Option<(Header, usize)> {
        if self.layouts.by_fingerprint.is_empty() {
            return None;
        }
        let cells = view.row(*rows.get(at)?);
        let plain: Vec<String> = cells.map(|(_, words)| plain_path([words])).collect();
        for own in self.layouts.confirmed() {
            let begins = own.columns.iter().any(|column| {
                let own = column.plain();
                let begins =
                    |words: &String| own == *words || own.starts_with(&format!("{words} / "));
                plain.iter().any(begins)
            });
            let below = at + own.rows;
            if !begins || below > rows.len() {
                continue;
            }
            let header = header::of_rows(view, &rows[at..below]);
            let known = self.layouts.of(&paths(&header));
            if known.is_some_and(|known| is_it(own, &known)) {
                let numbering = rows[below..].iter();
                let numbering = numbering.take_while(|row| header::is_numbering(view, **row));
                return Some((header, below + numbering.count()));
            }
        }
        None
    }

    /// Gives the columns of a heading the purposes that the clerk has confirmed.
    pub fn apply(&self, header: &mut Header) {
        let purposes = match self.layouts.of(&paths(header)) {
            None => return,
            Some(Known::Confirmed(own)) => own.columns.iter().map(|column| column.is).collect(),
            Some(Known::Changed(purposes, _)) => purposes,
        };
        for (head, purpose) in header.columns.values_mut().zip(purposes) {
            match purpose {
                Some(purpose) => self.give(head, purpose),
                // A heading that the layout did not have is asked for, and not guessed.
                None if head.role.is_some_and(ColumnRole::is_result) => head.role = None,
                None => {}
            }
        }
    }

    fn give(&self, head: &mut ColumnHead, purpose: Purpose) {
        let Some(role) = role(purpose) else {
            return;
        };
        if purpose.is_result() && self.is_of_other_period(head) {
            head.role = Some(ColumnRole::Other);
            return;
        }
        head.confirmed = true;
        if head.role != Some(role) {
            head.role = Some(role);
            head.settled = true;
            // That «toàn bộ» may be a wider body's was a guess; the clerk has said what it is.
            head.quantities.retain(|named| *named != Quantity::Wider);
        }
    }

    /// Whether a heading names another period than the one that is read.
    pub fn is_of_other_period(&self, head: &ColumnHead) -> bool {
        stated(&head.path.join(" "), self.period).contradicts(self.period)
    }

    /// Whether the clerk has said of each column of a heading what it is for.
    pub fn knows(&self, header: &Header) -> bool {
        match self.layouts.of(&paths(header)) {
            Some(Known::Confirmed(_)) => true,
            Some(Known::Changed(_, changed)) => is_same(&changed),
            None => false,
        }
    }

    /// How a heading differs from a layout that was confirmed.
    pub fn changed(&self, header: &Header) -> Option<Changed> {
        match self.layouts.of(&paths(header)) {
            Some(Known::Changed(_, changed)) if !is_same(&changed) => Some(changed),
            _ => None,
        }
    }

    /// What is wrong with a table whose layout was confirmed: columns that are others now, that name
    /// another period, or that have no heading at all.
    pub fn findings(&self, view: &View<'_>, header: &Header, rows: &[u32]) -> Vec<Finding> {
        let known = self.layouts.of(&paths(header));
        let purposes: Vec<Option<Purpose>> = match &known {
            None => return Vec::new(),
            Some(Known::Confirmed(own)) => own.columns.iter().map(|column| column.is).collect(),
            Some(Known::Changed(purposes, _)) => purposes.clone(),
        };
        let page: &VisibleSheet<'_> = &view.page;
        let at = |column: u32| page.place(Cell::new(header.last, column));
        let first = header.columns.keys().next().copied().unwrap_or_default();
        let tell = |seen: String, column: u32| {
            let expected = "các cột như mẫu biểu đã xác nhận";
            Finding::new(&rules::LAYOUT_CHANGED, seen, expected).at(at(column))
        };
        let mut findings = Vec::new();
        if let Some(changed) = self.changed(header) {
            let list = |columns: &[String]| {
                let quoted: Vec<String> = columns
                    .iter()
                    .map(|one| format!("«{}»", quoted(one)))
                    .collect();
                quoted.join(", ")
            };
            let mut seen = Vec::new();
            if !changed.added.is_empty() {
                seen.push(format!("cột mới hoặc đã đổi tên: {}", list(&changed.added)));
            }
            if !changed.missing.is_empty() {
                seen.push(format!("cột không còn: {}", list(&changed.missing)));
            }
            findings.push(tell(seen.join("; "), first));
        }
        for ((column, head), purpose) in header.columns.iter().zip(&purposes) {
            if purpose.is_some_and(Purpose::is_result) && self.is_of_other_period(head) {
                let heading = quoted(&head.shown());
                findings.push(tell(format!("cột «{heading}» nêu kỳ khác"), *column));
            }
        }
        let last = header
            .columns
            .keys()
            .next_back()
            .copied()
            .unwrap_or_default();
        let is_figure = |cell: &Cell| {
            let content = view.content(*cell).map(|content| &content.value);
            matches!(content, Some(Value::Number(_)))
        };
        let stray = rows.iter().flat_map(|row| {
            let cells = view.row(*row).map(|(cell, _)| cell);
            cells.filter(|cell| {
                (first..=last.saturating_add(1)).contains(&cell.column)
                    && !header.columns.contains_key(&cell.column)
                    && is_figure(cell)
            })
        });
        if let Some(cell) = stray.min_by_key(|cell| (cell.column, cell.row)) {
            let letters = crate::place::column_letters(cell.column);
            let words = quoted(view.own(cell));
            let seen = format!("cột {letters} không có đầu cột mà có «{words}» (ô {cell})");
            let expected = "mỗi cột số liệu có đầu cột";
            findings.push(Finding::new(&rules::STRAY_FIGURE, seen, expected).at(page.place(cell)));
        }
        findings
    }
}

fn is_same(changed: &Changed) -> bool {
    changed.added.is_empty() && changed.missing.is_empty()
}

/// The headings of a table, each from above.
pub fn paths(header: &Header) -> Vec<Vec<String>> {
    header
        .columns
        .values()
        .map(|head| head.path.clone())
        .collect()
}

/// The role of a purpose; none where the heading itself says it.
fn role(purpose: Purpose) -> Option<ColumnRole> {
    Some(match purpose {
        Purpose::Code => ColumnRole::Code,
        Purpose::Measure => ColumnRole::Label,
        Purpose::First => ColumnRole::First,
        Purpose::Second => ColumnRole::Second,
        Purpose::Percent => ColumnRole::Percent,
        Purpose::Result => ColumnRole::Result,
        Purpose::State => ColumnRole::State,
        Purpose::Evidence => ColumnRole::Evidence,
        Purpose::EvidenceNumber => ColumnRole::EvidenceNumber,
        Purpose::EvidenceSymbol => ColumnRole::EvidenceSymbol,
        Purpose::EvidenceDate => ColumnRole::EvidenceDate,
        Purpose::Unit => ColumnRole::Unit,
        Purpose::Remarks => ColumnRole::Remarks,
        Purpose::Other => ColumnRole::Other,
        Purpose::ByHeading => return None,
    })
}

/// The purpose that a heading itself says; by-heading where it hangs on the measure, or on nothing that
/// an agency reports.
pub fn purpose(head: &ColumnHead) -> Option<Purpose> {
    Some(match head.role? {
        ColumnRole::Code => Purpose::Code,
        ColumnRole::Label => Purpose::Measure,
        ColumnRole::First if head.is_general() => Purpose::First,
        ColumnRole::Second if head.is_general() => Purpose::Second,
        ColumnRole::Percent => Purpose::Percent,
        ColumnRole::Result => Purpose::Result,
        ColumnRole::State => Purpose::State,
        ColumnRole::Evidence => Purpose::Evidence,
        ColumnRole::EvidenceNumber => Purpose::EvidenceNumber,
        ColumnRole::EvidenceSymbol => Purpose::EvidenceSymbol,
        ColumnRole::EvidenceDate => Purpose::EvidenceDate,
        ColumnRole::Unit => Purpose::Unit,
        ColumnRole::Remarks => Purpose::Remarks,
        ColumnRole::Other => Purpose::Other,
        ColumnRole::First
        | ColumnRole::Second
        | ColumnRole::Requirement
        | ColumnRole::Responsible
        | ColumnRole::Deadline => Purpose::ByHeading,
    })
}
