//! What the figures of a measure make: the value of two figures, whether a figure counts whole
//! things, how agencies' figures make the province's, and the same as formulas of a spreadsheet.
//! Every other module asks here, so that no two outputs can come to disagree.

mod figure;
mod province;
mod quotient;

pub use figure::counts_things;
pub use quotient::{NoValue, Quotient, value};
