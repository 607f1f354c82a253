//! How many of each verdict.

use serde::Serialize;

use crate::assessment::verdict::Verdict;

/// How many of each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct VerdictCounts {
    /// Đạt.
    pub met: usize,
    /// Chưa đến hạn.
    pub on_track: usize,
    /// Chậm tiến độ.
    pub behind: usize,
    /// Không đạt.
    pub not_met: usize,
    /// Không phát sinh.
    pub nothing_arose: usize,
    /// Chưa đủ căn cứ.
    pub insufficient: usize,
    /// Không có chỉ tiêu.
    pub no_target: usize,
    /// All together.
    pub total: usize,
}

impl VerdictCounts {
    /// Counts verdicts.
    pub fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        let mut counts = VerdictCounts::default();
        for verdict in verdicts {
            counts.total += 1;
            *counts.slot(verdict) += 1;
        }
        counts
    }

    /// How many of one verdict.
    pub fn get(&self, verdict: Verdict) -> usize {
        let mut copy = *self;
        *copy.slot(verdict)
    }

    fn slot(&mut self, verdict: Verdict) -> &mut usize {
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
