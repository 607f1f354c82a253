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
