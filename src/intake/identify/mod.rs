//! Whose a workbook is, and for which period: by the identity that our forms carry, and by names.

mod carried;
mod doubts;
mod names;
mod written;

pub use carried::{Carried, find};
pub use doubts::{not_a_submission, other_form, other_name, stem, unknown_agency, wrong_period};
pub use names::{is_named_in, named_in};
pub use written::written_on;
