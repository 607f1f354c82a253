//! What intake can find: the rules of its findings.
//!
//! Codes: `TEP` the file itself, `NH` whose it is and what stands where, `SL` figures and states,
//! `MC` evidence, `TG` sums of tables.

mod evidence;
mod figure;
mod file;
mod identity;
mod sums;

pub use evidence::*;
pub use figure::*;
pub use file::*;
pub use identity::*;
pub use sums::*;

use crate::finding::Rule;

/// All rules of intake, in the order of their codes.
pub const RULES: &[&Rule] = &[
    &NOT_A_WORKBOOK,
    &ENCRYPTED,
    &TOO_BIG,
    &BROKEN,
    &EMPTY_FILE,
    &PARTLY_BROKEN,
    &HIDDEN,
    &FILTERED,
    &STRUCK,
    &CONVERTED,
    &NOT_READ_FROM_DISK,
    &PASSED_OVER,
    &OUT_OF_MEMORY,
    &TOO_SLOW,
    &READER_DIED,
    &LOOKS_UNSEEN,
    &NOT_A_SUBMISSION,
    &UNKNOWN_AGENCY,
    &SEVERAL_AGENCIES,
    &WRONG_PERIOD,
    &EMPTY_FORM,
    &SUPERSEDED,
    &UNDECIDED_VERSION,
    &IDENTICAL_COPY,
    &OTHER_PLAN,
    &OTHER_FORM_VERSION,
    &NOT_REPORTED,
    &TWICE,
    &ROW_MISSING,
    &COLUMN_MISSING,
    &UNKNOWN_ROW,
    &BY_WORDS,
    &OTHER_NAME,
    &UNCLEAR_COLUMN,
    &SHARED_CELL,
    &FORM_NOT_UNDERSTOOD,
    &ROWS_MOVED,
    &ROW_CONTRADICTED,
    &UNREADABLE_FIGURE,
    &TWO_MEANINGS,
    &ERROR_VALUE,
    &NO_SAVED_VALUE,
    &NEGATIVE,
    &NOT_WHOLE,
    &FIGURE_IS_DATE,
    &STATE_CONTRADICTED,
    &UNREADABLE_STATE,
    &STATE_WITHOUT_FIGURES,
    &STATE_MISSING,
    &OUT_OF_PLACE,
    &UNIT_CONVERTED,
    &RATE_UNREADABLE,
    &INEXACT_FIGURE,
    &EVIDENCE_INCOMPLETE,
    &EVIDENCE_OUTSIDE,
    &EVIDENCE_DATE_UNREADABLE,
    &EVIDENCE_CONTRADICTORY,
    &SUM_DIFFERS,
    &DOSSIERS_DIFFER,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_every_rule_is_told() {
        let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for rule in RULES {
            for text in [rule.title, rule.explanation, rule.advice, rule.example] {
                assert!(!text.trim().is_empty(), "{}", rule.code);
            }
        }
    }
}
