//! The plain faults of the sample, each in a table, so that a test can hold what the program finds
//! against it.

use cchc::form::Column;
use cchc::plan::model::Plan;
use cchc::render::workbooks::form::{Entries, Entry};
use cchc::submission::State;
use chrono::NaiveDate;

use super::filled;

/// What is done to a row.
#[derive(Debug, Clone, Copy)]
pub enum Tamper {
    /// The first figure is above the second.
    Above,
    /// The second figure is missing.
    NoSecond,
    /// Words stand in place of a figure.
    Words(Column, &'static str),
    /// Done, and no document named.
    NoEvidence,
    /// Done by a document of a day after the cut-off.
    LateEvidence,
    /// Nothing is entered.
    Blank,
    /// «Không phát sinh» beside figures.
    NothingArose,
    /// Fewer overdue dossiers than resolved and on time leave.
    FewerOverdue,
}

/// A fault in a row of a form.
pub struct CellFault {
    /// Whose form.
    pub agency: &'static str,
    /// Which row.
    pub measure: &'static str,
    /// What is wrong.
    pub tamper: Tamper,
}

const fn fault(agency: &'static str, measure: &'static str, tamper: Tamper) -> CellFault {
    CellFault {
        agency,
        measure,
        tamper,
    }
}

/// The faults in the rows of the forms of 2024-H1.
pub const CELLS: &[CellFault] = &[
    fault("so-tu-phap", "2.2.1", Tamper::NoEvidence),
    fault("thanh-pho-pho-yen", "6.1.2.b", Tamper::Blank),
    fault("so-cong-thuong", "7.2.1", Tamper::Above),
    fault("huyen-phu-luong", "7.3.4", Tamper::Above),
    fault("so-y-te", "9.1.1", Tamper::NoSecond),
    fault("xa-5872", "3.2.3", Tamper::NoSecond),
    fault(
        "so-van-hoa-the-thao-va-du-lich",
        "7.3.2.a",
        Tamper::Words(Column::First, "khoảng 100 hồ sơ"),
    ),
    fault(
        "huyen-dinh-hoa",
        "9.3.2",
        Tamper::Words(Column::Second, "đang tổng hợp"),
    ),
    fault(
        "xa-5923",
        "3.1.3",
        Tamper::Words(Column::First, "đang tổng hợp"),
    ),
    fault("so-lao-dong-tbxh", "4.2.1", Tamper::NoEvidence),
    fault("huyen-vo-nhai", "8.1.3", Tamper::NoEvidence),
    fault("xa-5620", "8.1.1", Tamper::NoEvidence),
    fault("so-xay-dung", "8.1.3", Tamper::LateEvidence),
    fault("xa-5755", "8.1.4", Tamper::LateEvidence),
    fault("so-giao-thong-van-tai", "6.1.3", Tamper::Blank),
    fault("thanh-pho-song-cong", "5.3", Tamper::Blank),
    fault("xa-5821", "8.1.2", Tamper::Blank),
    fault("huyen-dong-hy", "1.3", Tamper::NothingArose),
    fault("xa-5563", "8.1.5", Tamper::NothingArose),
    fault("huyen-dai-tu", "3.2.4", Tamper::FewerOverdue),
];

impl Tamper {
    /// The column of the cell that a finding should name.
    pub fn column(self, has_figures: bool) -> Column {
        match self {
            Tamper::Above => Column::First,
            Tamper::NoSecond | Tamper::FewerOverdue => Column::Second,
            Tamper::Words(column, _) => column,
            Tamper::NoEvidence => Column::EvidenceNumber,
            Tamper::LateEvidence => Column::EvidenceDate,
            Tamper::NothingArose => Column::State,
            Tamper::Blank if has_figures => Column::First,
            Tamper::Blank => Column::State,
        }
    }

    /// The code of the finding that it should bring.
    pub fn code(self) -> &'static str {
        match self {
            Tamper::Above => "NQ01",
            Tamper::NoSecond => "DB04",
            Tamper::Words(_, "đang tổng hợp") => "SL01",
            Tamper::Words(..) => "SL15",
            Tamper::NoEvidence => "MC10",
            Tamper::LateEvidence => "MC02",
            Tamper::Blank => "DB01",
            Tamper::NothingArose => "SL08",
            Tamper::FewerOverdue => "HS01",
        }
    }

    /// Its name in the table of faults.
    pub fn name(self) -> &'static str {
        match self {
            Tamper::Above => "first-above-second",
            Tamper::NoSecond => "second-missing",
            Tamper::Words(_, "đang tổng hợp") => "unreadable",
            Tamper::Words(..) => "inexact",
            Tamper::NoEvidence => "done-without-evidence",
            Tamper::LateEvidence => "evidence-after-cut-off",
            Tamper::Blank => "blank",
            Tamper::NothingArose => "nothing-arose-with-figures",
            Tamper::FewerOverdue => "overdue-differs",
        }
    }
}

/// Puts the faults of an agency into what it entered.
pub fn tamper(agency: &str, plan: &Plan, entries: &mut Entries) {
    for fault in CELLS.iter().filter(|fault| fault.agency == agency) {
        if let Some(measure) = plan.measure(fault.measure) {
            apply(fault.tamper, &measure.id, entries);
        }
    }
}

fn apply(tamper: Tamper, id: &str, entries: &mut Entries) {
    let figure = |entries: &Entries, column| match entries.get(id, column) {
        Some(Entry::Number(number)) => Some(*number),
        _ => None,
    };
    let second = figure(entries, Column::Second).unwrap_or(42.0);
    match tamper {
        Tamper::Above => pair(entries, id, second + (second / 25.0).ceil(), second),
        Tamper::NoSecond => {
            let first = figure(entries, Column::First).unwrap_or(42.0);
            pair(entries, id, first, second);
            remove(entries, id, &[Column::Second]);
        }
        Tamper::Words(column, words) => {
            let first = figure(entries, Column::First).unwrap_or(42.0);
            pair(entries, id, first, second);
            entries.set(id, column, Entry::Text(words.to_owned()));
        }
        Tamper::NoEvidence => {
            entries.set(id, Column::State, filled::state(State::Done));
            remove(entries, id, &EVIDENCE);
            remove(entries, id, &[Column::Remarks]);
        }
        Tamper::LateEvidence => late_evidence(entries, id),
        Tamper::Blank => {
            entries.cells.remove(id);
        }
        Tamper::NothingArose => {
            pair(entries, id, 3.0, 3.0);
            entries.set(id, Column::State, filled::state(State::NothingArose));
        }
        Tamper::FewerOverdue => pair(entries, id, second - 4.0, second - 4.0),
    }
}

const EVIDENCE: [Column; 3] = [
    Column::EvidenceNumber,
    Column::EvidenceSymbol,
    Column::EvidenceDate,
];

/// Two figures that agree, and no state.
fn pair(entries: &mut Entries, id: &str, first: f64, second: f64) {
    entries.set(id, Column::First, Entry::Number(first));
    entries.set(id, Column::Second, Entry::Number(second));
    remove(entries, id, &[Column::State]);
}

fn remove(entries: &mut Entries, id: &str, columns: &[Column]) {
    if let Some(row) = entries.cells.get_mut(id) {
        row.retain(|column, _| !columns.contains(column));
    }
}

fn late_evidence(entries: &mut Entries, id: &str) {
    let missing = entries.get(id, Column::EvidenceSymbol).is_none();
    entries.set(id, Column::State, filled::state(State::Done));
    remove(entries, id, &[Column::Remarks]);
    if missing {
        entries.set(id, Column::EvidenceNumber, Entry::Text("214".to_owned()));
        entries.set(
            id,
            Column::EvidenceSymbol,
            Entry::Text("BC-UBND".to_owned()),
        );
    }
    if let Some(day) = NaiveDate::from_ymd_opt(2024, 6, 25) {
        entries.set(id, Column::EvidenceDate, Entry::Date(day));
    }
}
