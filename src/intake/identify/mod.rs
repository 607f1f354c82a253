//! Whose a workbook is, and for which period: by the identity that our forms carry, and by names.

mod agreement;
mod bodies;
mod body_words;
mod self_description;
mod carried;
mod doubts;
mod elsewhere;
mod foreign;
mod found;
mod letterhead;
mod names;
mod period_words;
mod tellings;
mod written;

pub use agreement::{disagrees, disagrees_alone};
pub use carried::{Carried, find};
pub use doubts::{
    not_a_submission, not_understood, other_form, stem, unknown_agency, unknown_version,
    wrong_period,
};
pub use elsewhere::foreign_superior;
pub use foreign::mark_foreign;
pub use found::{
    by_words, disagreement, nobody, of_elsewhere, other_period, several, unknown_body,
};
pub use names::{Names, is_named_in};
pub use period_words::{Stated, stated};
pub use self_description::{SelfDescription, Sender, StatedPeriod, self_told};
pub use tellings::{Source, named_by_file};
pub use written::{replaces, says_it_replaces, written_on};
