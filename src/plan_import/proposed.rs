//! What was made of a requirement, and how it grows clause by clause.

use std::ops::Range;

use super::clause::Clause;
use super::known::{About, unknown_around, unknown_unwanted};
use super::proposal::{Proposal, Unused};
use super::quantity::Quantity;
use super::rate::{rate, shown};
use crate::plan::model::Kind;

/// What was made of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposed {
    /// The measures, in the order of the words.
    pub measures: Vec<Proposal>,
    /// The amounts that are in none of them.
    pub unused: Vec<Unused>,
    /// What the requirement is said of: the name of the criterion.
    pub(super) about: String,
    /// The year of the plan.
    pub(super) year: i32,
}

impl Proposed {
    /// Nothing yet, of a criterion in a plan of a year.
    pub(super) fn of(name: &str, year: i32) -> Proposed {
        Proposed {
            about: name.to_owned(),
            year,
            ..Proposed::default()
        }
    }

    /// Lists the amounts of a clause as not used.
    pub(super) fn leave(&mut self, clause: &Clause, why: &'static str) {
        for one in &clause.quantities {
            self.unused.push(Unused {
                text: shown(one),
                why,
            });
        }
    }

    /// Lists an amount as not used.
    pub(super) fn unused(&mut self, one: &Quantity, why: &'static str) {
        self.unused.push(Unused {
            text: shown(one),
            why,
        });
    }

    /// Adds the measure of one amount.
    pub(super) fn push_rate(&mut self, clause: &Clause, one: &Quantity, words: &str) {
        let one = rate(clause, one, words, &self.about);
        self.measures.push(one);
    }

    /// Leaves measures sure only where every word of the clause that they were made of is known; `main` are its
    /// amounts.
    pub(super) fn doubt_unknown_words(
        &mut self,
        clause: &Clause,
        main: &[&Quantity],
        made: Range<usize>,
    ) {
        let about = About {
            name: &self.about,
            year: self.year,
        };
        for one in &mut self.measures[made] {
            let of_task = one.kind == Kind::Document && one.target == "done";
            if !one.doubts.is_empty() || of_task {
                continue;
            }
            let unknown = match (main, one.target.as_str()) {
                ([amount, ..], _) => unknown_around(clause, amount, &one.target, about),
                ([], "= 0") => unknown_unwanted(&clause.text, about),
                ([], _) => vec![clause.text.clone()],
            };
            if !unknown.is_empty() {
                one.doubts.push(format!(
                    "câu có «{}» ngoài các cách viết đã biết: đối chiếu chỉ tiêu với nguyên văn",
                    unknown.join("», «")
                ));
            }
        }
    }
}
