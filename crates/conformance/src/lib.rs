//! Printed official documents held against Nghị định 30/2020/NĐ-CP, Annex I.
//!
//! What is measured is read from the PDF alone: page boxes, characters with font, size and colour,
//! rules and frames. Which of it is which part is told from the page too, so that documents of others
//! are measured like our own.

mod cmap;
pub mod declared;
mod font;
mod helpers;
pub mod line;
mod matrix;
pub mod origin;
pub mod page;
mod painter;
pub mod parts;
pub mod printed;
pub mod reader;
pub mod refusal;
pub mod requirement;
mod requirements;
pub mod sheet;
mod state;

use origin::Origin;
use requirement::{Measuring, Outcome};
use sheet::Sheet;

pub use requirements::table;

/// Every requirement with its measures in some documents.
pub fn measure(sheets: &[Sheet]) -> Vec<Outcome> {
    // All sheets of a run are of one origin.
    let mut measuring = measuring(sheets.first().map_or(Origin::Own, |sheet| sheet.origin));
    for sheet in sheets {
        measuring.add(sheet);
    }
    measuring.outcomes()
}

/// Every requirement, to be measured in one document after the other.
pub fn measuring(origin: Origin) -> Measuring {
    Measuring::new(table(), origin)
}
