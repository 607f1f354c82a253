//! The very hidden sheets: identity, and the lists of the drop-downs.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::Written;
use crate::form::{FormIdentity, IDENTITY_MARK, IDENTITY_SHEET, LIST_SHEET};
use crate::report::terms::{Kind, State};

/// The name of the range with the states of documents and narratives.
pub(super) const DOCUMENT_STATES: &str = "TinhTrang_NhiemVu";
/// The name of the range with the states of figures.
pub(super) const FIGURE_STATES: &str = "TinhTrang_SoLieu";

/// What a document or a narrative can be.
pub(super) const DOCUMENT: [State; 4] = [
    State::Done,
    State::InProgress,
    State::NotStarted,
    State::NothingArose,
];

/// The name of the range that a measure's state is chosen from.
pub(super) fn states(kind: Kind) -> &'static str {
    if kind.has_figures() {
        FIGURE_STATES
    } else {
        DOCUMENT_STATES
    }
}

/// Writes both sheets, and names the lists.
pub(super) fn write(workbook: &mut Workbook, identity: &FormIdentity) -> Written {
    write_lists(workbook.add_worksheet())?;
    write_identity(workbook.add_worksheet(), identity)?;
    let last = DOCUMENT.len() + 1;
    workbook.define_name(DOCUMENT_STATES, &format!("={LIST_SHEET}!$A$2:$A${last}"))?;
    workbook.define_name(FIGURE_STATES, &format!("={LIST_SHEET}!$B$2:$B$2"))?;
    Ok(())
}

fn write_lists(sheet: &mut Worksheet) -> Written {
    sheet.set_name(LIST_SHEET)?.set_very_hidden(true).protect();
    sheet.write_string(0, 0, DOCUMENT_STATES)?;
    for (row, state) in (1..).zip(DOCUMENT) {
        sheet.write_string(row, 0, state.label())?;
    }
    sheet.write_string(0, 1, FIGURE_STATES)?;
    sheet.write_string(1, 1, State::NothingArose.label())?;
    Ok(())
}

fn write_identity(sheet: &mut Worksheet, identity: &FormIdentity) -> Written {
    sheet
        .set_name(IDENTITY_SHEET)?
        .set_very_hidden(true)
        .protect();
    sheet.write_string(0, 0, IDENTITY_MARK)?;
    for (row, chunk) in (1..).zip(identity.to_chunks()) {
        sheet.write_string(row, 0, chunk)?;
    }
    Ok(())
}
