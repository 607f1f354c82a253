//! How many of the readings were accepted in which way: by our own form, by the words of another layout,
//! by the clerk's word.

use serde::Serialize;

use super::lookup::Lookup;
use super::mark::marked_if;
use crate::submission::{State, Submission, Trust};

/// The readings that say something, by what vouches for them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Acceptance {
    /// How many there are.
    pub all: usize,
    /// How many of them stand in our own forms, and rest on no decision.
    pub own_form: usize,
    /// Whether one of these two would be another without the decisions of the clerk.
    pub decided: bool,
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
    /// Whether it would be another number without the decisions of the clerk.
    pub decided: bool,
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
                phrase: trust.phrase().to_owned(),
                count: count(trust),
                decided: trust == Trust::Decided,
            })
            .filter(|way| way.count > 0)
            .collect();
        Acceptance {
            all: said.len(),
            own_form: count(Trust::OwnForm),
            decided: false,
            others,
        }
    }

    /// The same, told what the ways would be without decisions: also a file that was set aside or a
    /// version that was chosen changes these numbers.
    fn held_against(mut self, without: &Acceptance) -> Self {
        self.decided = (self.all, self.own_form) != (without.all, without.own_form);
        for way in &mut self.others {
            let other = without.others.iter().find(|own| own.label == way.label);
            way.decided |= other.map(|own| own.count) != Some(way.count);
        }
        for way in &mut self.others {
            way.phrase = marked_if(way.decided, &way.phrase);
        }
        self
    }

    /// One line for all of it: `Biểu mẫu được cấp: 512; Theo lời văn: 8`.
    pub fn line(&self) -> String {
        let own = (Trust::OwnForm.label(), self.own_form, self.decided);
        let others = (self.others.iter()).map(|way| (way.label, way.count, way.decided));
        let ways: Vec<String> = std::iter::once(own)
            .chain(others)
            .filter(|(_, count, _)| *count > 0)
            .map(|(label, count, decided)| {
                let words = format!("{label}: {}", super::figures::tally(count));
                marked_if(decided, &words)
            })
            .collect();
        ways.join("; ")
    }
}

/// The ways of accepting of a report's readings.
pub(super) fn acceptance(lookup: &Lookup) -> Acceptance {
    let expected = || lookup.expected.iter();
    let used = expected().filter_map(|agency| lookup.used(&agency.id));
    let undecided = lookup.basis.submissions_undecided();
    let without = expected().filter_map(|agency| {
        (undecided.iter())
            .find(|own| own.disposition.is_used() && own.agency.as_ref() == Some(&agency.id))
    });
    ways(used).held_against(&ways(without))
}

fn ways<'a>(files: impl Iterator<Item = &'a Submission>) -> Acceptance {
    let readings = files.flat_map(|submission| &submission.readings);
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

        // One file more, without the decision that set it aside.
        let more = readings.into_iter().chain([(State::Value, Trust::OwnForm)]);
        let held = found.clone().held_against(&Acceptance::of(more));
        let marks: Vec<bool> = held.others.iter().map(|way| way.decided).collect();
        assert_eq!((held.decided, marks), (true, vec![false, false]));
        assert!(held.line().contains("2 (*);"), "{}", held.line());
        assert_eq!(found.clone().held_against(&found), found);
    }
}
