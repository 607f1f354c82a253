//! How many of each verdict.

use serde::Serialize;

use super::figures::tally;
use super::mark::marked_if;
use crate::assessment::verdict::Verdict;

/// A verdict that is counted, and whether it rests on decisions of the clerk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it rests on decisions.
    pub decided: bool,
    /// What it would be without any: how many have that one rests on decisions too.
    pub without: Option<Verdict>,
}

impl Counted {
    /// A verdict that rests on no decision.
    pub fn alone(verdict: Verdict) -> Self {
        Counted {
            verdict,
            decided: false,
            without: None,
        }
    }
}

/// One of a thing for each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct PerVerdict<T> {
    /// Đạt.
    pub met: T,
    /// Chưa đến hạn.
    pub on_track: T,
    /// Chậm tiến độ.
    pub behind: T,
    /// Không đạt.
    pub not_met: T,
    /// Không phát sinh.
    pub nothing_arose: T,
    /// Chưa đủ căn cứ.
    pub insufficient: T,
    /// Không có chỉ tiêu.
    pub no_target: T,
}

impl<T: Copy> PerVerdict<T> {
    fn get(&self, verdict: Verdict) -> T {
        let mut copy = *self;
        *copy.slot(verdict)
    }

    fn slot(&mut self, verdict: Verdict) -> &mut T {
        match verdict {
            Verdict::Met => &mut self.met,
            Verdict::OnTrack => &mut self.on_track,
            Verdict::Behind => &mut self.behind,
            Verdict::NotMet => &mut self.not_met,
            Verdict::NothingArose => &mut self.nothing_arose,
            Verdict::Insufficient => &mut self.insufficient,
            Verdict::NoTarget => &mut self.no_target,
        }
    }
}

/// How many of each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct VerdictCounts {
    /// How many of each.
    #[serde(flatten)]
    pub numbers: PerVerdict<usize>,
    /// All together.
    pub total: usize,
    /// Which of these numbers rest on decisions of the clerk.
    pub decided: PerVerdict<bool>,
}

impl VerdictCounts {
    /// Counts verdicts.
    pub fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        let mut counts = VerdictCounts::default();
        for verdict in verdicts {
            counts.total += 1;
            *counts.numbers.slot(verdict) += 1;
        }
        counts
    }

    /// Counts verdicts of which some may rest on decisions.
    pub fn marked(counted: impl IntoIterator<Item = Counted>) -> Self {
        let mut counts = VerdictCounts::default();
        for own in counted {
            counts.total += 1;
            *counts.numbers.slot(own.verdict) += 1;
            let other = own.without.filter(|other| *other != own.verdict);
            if own.decided || other.is_some() {
                *counts.decided.slot(own.verdict) = true;
            }
            if let Some(other) = other {
                *counts.decided.slot(other) = true;
            }
        }
        counts
    }

    /// Whether the number of one verdict rests on decisions.
    pub fn is_decided(&self, verdict: Verdict) -> bool {
        self.decided.get(verdict)
    }

    /// Whether any of the numbers does.
    pub fn is_any_decided(&self) -> bool {
        self.decided != PerVerdict::default()
    }

    /// How many of one verdict, printed, with the mark where it rests on decisions.
    pub fn printed(&self, verdict: Verdict) -> String {
        marked_if(self.is_decided(verdict), &tally(self.get(verdict)))
    }

    /// How many of one verdict.
    pub fn get(&self, verdict: Verdict) -> usize {
        self.numbers.get(verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_marked_where_it_counts_what_was_decided_or_would_count_it() {
        let counted = |verdict, decided, without| Counted {
            verdict,
            decided,
            without,
        };
        let counts = VerdictCounts::marked([
            counted(Verdict::Met, true, Some(Verdict::Met)),
            counted(Verdict::NotMet, true, Some(Verdict::Insufficient)),
            counted(Verdict::Behind, false, Some(Verdict::Behind)),
            counted(Verdict::OnTrack, false, None),
        ]);
        let decided = Verdict::ALL.map(|verdict| counts.is_decided(verdict));
        let expected = Verdict::ALL.map(|verdict| {
            matches!(
                verdict,
                Verdict::Met | Verdict::NotMet | Verdict::Insufficient
            )
        });
        assert_eq!(decided, expected);
        assert_eq!(counts.printed(Verdict::Met), "1 (*)");
        assert_eq!(counts.printed(Verdict::Behind), "1");
        assert_eq!(counts.printed(Verdict::Insufficient), "0 (*)");
    }
}
