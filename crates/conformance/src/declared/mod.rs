//! A Word file held against the decree: what the file itself declares. Where lines and pages break is
//! not known before it is set, so what hangs on that is named and not measured.

mod layout;
mod measures;

use papers::styled::Styled;

use crate::origin::Origin;
use crate::requirement::{Outcome, measure_one};
use crate::requirements::table;
use crate::sheet::Sheet;
use layout::Layout;

/// A requirement that a Word file does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered {
    /// Its name.
    pub id: &'static str,
    /// What it asks about.
    pub what: &'static str,
}

/// What is measured of a Word file, and what can't be.
pub struct Declared {
    /// Requirements with their measures.
    pub outcomes: Vec<Outcome>,
    /// Those that the file does not answer before it is set.
    pub unanswered: Vec<Unanswered>,
}

/// A Word file as the measures see it.
struct Paper<'a> {
    styled: &'a Styled,
    layout: Layout,
    sheet: Sheet,
}

/// Measures a Word file.
pub fn measure_word(name: &str, styled: &Styled) -> Declared {
    let (pages, layout) = Layout::of(styled);
    let paper = Paper {
        styled,
        layout,
        sheet: Sheet::new(name, pages, Origin::Foreign),
    };
    let mut declared = Declared {
        outcomes: Vec::new(),
        unanswered: Vec::new(),
    };
    for requirement in table() {
        let seen = if measures::OF_WORDS.contains(&requirement.id) {
            Some((requirement.measure)(&paper.sheet))
        } else {
            measures::of(requirement.id).map(|measure| measure(&paper))
        };
        match seen {
            Some(seen) => declared
                .outcomes
                .push(measure_one(&requirement, &paper.sheet, seen)),
            None => declared.unanswered.push(Unanswered {
                id: requirement.id,
                what: requirement.what,
            }),
        }
    }
    declared
}
