//! How many of the readings were accepted in which way: by our own form, by the words of another layout,
//! by the clerk's word.

use serde::Serialize;

use super::lookup::Lookup;
use super::mark::marked_if;
use crate::submission::{State, Trust};

/// The readings that say something, by what vouches for them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Acceptance {
    /// How many there are.
    pub all: usize,
    /// How many of them stand in our own forms, and rest on no decision.
    pub own_form: usize,
    /// The other ways in which some were accepted, the surest first.
    pub others: Vec<Way>,
}

/// A way in which readings were accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// What it is called in a column: `Theo lời văn`.
    pub label: &'static str,
    /// What a sentence says of them: `đọc từ biểu tự lập theo lời ghi trong biểu`.
    pub phrase: String,
    /// How many.
    pub count: usize,
}

impl Acceptance {
    /// The ways of accepting of some readings: what was left blank or could not be read was not
    /// accepted.
    pub fn of(readings: impl Iterator<Item = (State, Trust)>) -> Self {
        let said: Vec<Trust> = readings
            .filter(|(state, _)| !matches!(state, State::Blank | State::Unreadable))
            .map(|(_, trust)| trust)
            .collect();
        let count = |trust: Trust| said.iter().filter(|one| **one == trust).count();
        let others = Trust::ALL
            .into_iter()
            .filter(|trust| *trust != Trust::OwnForm)
            .map(|trust| Way {
                label: trust.label(),
                phrase: marked_if(trust == Trust::Decided, trust.phrase()),
                count: count(trust),
            })
            .filter(|way| way.count > 0)
            .collect();
        Acceptance {
            all: said.len(),
            own_form: count(Trust::OwnForm),
            others,
        }
    }

    /// One line for all of it: `Biểu mẫu được cấp: 512; Theo lời văn: 8`.
    pub fn line(&self) -> String {
        let own = (Trust::OwnForm.label(), self.own_form);
        let others = self.others.iter().map(|way| (way.label, way.count));
        let ways: Vec<String> = std::iter::once(own)
            .chain(others)
            .filter(|(_, count)| *count > 0)
            .map(|(label, count)| {
                let words = format!("{label}: {}", super::figures::tally(count));
                marked_if(label == Trust::Decided.label(), &words)
            })
            .collect();
        ways.join("; ")
    }
}

/// The ways of accepting of a report's readings.
pub(super) fn acceptance(lookup: &Lookup) -> Acceptance {
    let used = lookup
        .expected
        .iter()
        .filter_map(|agency| lookup.used(&agency.id));
    let readings = used.flat_map(|submission| &submission.readings);
    Acceptance::of(readings.map(|reading| (reading.state, reading.trust)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_accepted_is_counted_by_its_way() {
        let readings = [
            (State::Value, Trust::OwnForm),
            (State::NothingArose, Trust::OwnForm),
            (State::Blank, Trust::OwnForm),
            (State::Value, Trust::Proved),
            (State::Done, Trust::ByWords),
            (State::Unreadable, Trust::ByWords),
        ];
        let found = Acceptance::of(readings.into_iter());
        assert_eq!((found.all, found.own_form), (4, 2));
        let counts: Vec<usize> = found.others.iter().map(|way| way.count).collect();
        assert_eq!(counts, [1, 1]);
        assert!(found.line().ends_with("Theo lời văn: 1"));
        assert!(Acceptance::of(std::iter::empty()).others.is_empty());
    }
}
