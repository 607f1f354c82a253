//! The catalogue: every rule by which something is found wrong or doubtful, a file a series of
//! codes. It lies below reading and checks, so that each can ask whether a finding is of a rule of
//! the other, and so that the forms' instructions and `cchc explain` list them all.
//!
//! A rule is declared in the `rules!` of its file, and is in the catalogue by that.

mod arrival;
mod characters;
mod completeness;
mod consistency;
mod decision;
mod dossiers;
mod evidence;
mod figure;
mod file;
mod identity;
mod plausibility;
mod sums;

pub use arrival::*;
pub use characters::*;
pub use completeness::*;
pub use consistency::*;
pub use decision::*;
pub use dossiers::*;
pub use evidence::*;
pub use figure::*;
pub use file::*;
pub use identity::*;
pub use plausibility::*;
pub use sums::*;

use super::Rule;

/// Declares the rules of a file, and the list of them.
macro_rules! rules {
    ($(
        $(#[$attribute:meta])*
        $name:ident {
            code: $code:literal,
            severity: $severity:ident,
            title: $title:literal,
            explanation: $explanation:literal,
            advice: $advice:literal,
            example: $example:literal,
        }
    )*) => {
        $(
            $(#[$attribute])*
            pub static $name: $crate::finding::Rule = $crate::finding::Rule {
                code: $crate::finding::Code::new($code),
                severity: $crate::finding::Severity::$severity,
                title: $title,
                explanation: $explanation,
                advice: $advice,
                example: $example,
            };
        )*

        /// The rules of this file.
        pub(super) static RULES: &[&$crate::finding::Rule] = &[$(&$name),*];
    };
}
use rules;

/// What an agency can do something about while it fills in our form, on one page: first what is found
/// most often in the files of the two sample provinces, then what was not found there, errors before
/// warnings. Every other rule is told where it is found.
pub static OF_FORMS: [&Rule; 26] = [
    &DONE_WITHOUT,
    &BLANK,
    &TWO_MEANINGS,
    &UNREADABLE_FIGURE,
    &ABOVE_SECOND,
    &SECOND_MISSING,
    &EVIDENCE_OUTSIDE,
    &STATE_CONTRADICTED,
    &NOT_APPLICABLE,
    &INEXACT_FIGURE,
    &OVERDUE_DIFFERS,
    &RATE_DIFFERS,
    &SLIP_IN_TIME,
    &FIRST_MISSING,
    &UNREADABLE_STATE,
    &OTHER_NAME,
    &WRONG_PERIOD,
    &EMPTY_FORM,
    &NOT_WHOLE,
    &ZERO_SECOND,
    &FIGURE_IS_DATE,
    &NO_SAVED_VALUE,
    &BELOW_EARLIER,
    &STATE_WITHOUT_FIGURES,
    &STATE_MISSING,
    &EVIDENCE_INCOMPLETE,
];

/// Every rule, in the order of codes.
pub fn catalogue() -> Vec<&'static Rule> {
    let mut all = [
        arrival::RULES,
        characters::RULES,
        completeness::RULES,
        consistency::RULES,
        decision::RULES,
        dossiers::RULES,
        evidence::RULES,
        figure::RULES,
        file::RULES,
        identity::RULES,
        plausibility::RULES,
        sums::RULES,
    ]
    .concat();
    all.sort_by_key(|rule| rule.code);
    all
}
