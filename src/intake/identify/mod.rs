//! Whose a workbook is, and for which period: by the identity that our forms carry, and by names.

mod by_words;
mod carried;
mod doubts;
mod elsewhere;
mod names;
mod period_words;
mod written;

pub use by_words::{
    SelfTold, When, Whose, by_words, nobody, of_elsewhere, other_period, self_told, several,
};
pub use carried::{Carried, find};
pub use doubts::{
    not_a_submission, not_understood, other_form, other_name, stem, unknown_agency,
    unknown_version, wrong_period,
};
pub use elsewhere::foreign_superior;
pub use names::{Names, is_named_in};
pub use period_words::{Stated, stated};
pub use written::written_on;
