//! Progress before and after a deadline.

use chrono::NaiveDate;

use super::verdict::Verdict;
use crate::exact::Exact;
use crate::period::Window;
use crate::plan::model::Progress;
use crate::plan::target::{Comparison, Target};

/// The days that progress is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The window of the figures: the first day of the year's window to the period's cut-off.
    pub window: Window,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
}

impl Pace {
    /// The share of the time that has passed: days from the first day of the year's window to the
    /// cut-off ÷ days from that first day to the deadline. 1 where the deadline is that first day.
    pub fn share(&self, deadline: NaiveDate) -> Exact {
        let passed = (self.window.to - self.window.from).num_days();
        let whole = (deadline - self.window.from).num_days();
        Exact::fraction(passed, whole).unwrap_or_else(|| Exact::whole(1))
    }

    /// The verdict on a value. The deadline is absent for what is asked in every period.
    pub fn verdict(
        &self,
        value: &Exact,
        target: &Target,
        progress: Progress,
        deadline: Option<NaiveDate>,
    ) -> Verdict {
        let Target::Compare { comparison, number } = target else {
            return Verdict::NoTarget;
        };
        if comparison.holds(value, number) {
            return Verdict::Met;
        }
        self.not_held(progress, deadline, |share| {
            self.keeps_pace(value, *comparison, number, share)
        })
    }

    /// The verdict on a task that is not done.
    pub fn verdict_on_open_task(&self, deadline: Option<NaiveDate>) -> Verdict {
        self.not_held(Progress::Due, deadline, |_| false)
    }

    /// The verdict on what does not hold now.
    fn not_held(
        &self,
        progress: Progress,
        deadline: Option<NaiveDate>,
        keeps_pace: impl Fn(&Exact) -> bool,
    ) -> Verdict {
        let Some(deadline) = deadline.filter(|_| progress != Progress::Always) else {
            return Verdict::NotMet;
        };
        if self.as_of > deadline {
            return Verdict::NotMet;
        }
        match progress {
            Progress::Due => Verdict::OnTrack,
            Progress::Grow if keeps_pace(&self.share(deadline)) => Verdict::OnTrack,
            Progress::Grow | Progress::Hold | Progress::Always => Verdict::Behind,
        }
    }

    /// Whether a growing value has reached its share of the target. A value that should stay small
    /// has no share to reach: it keeps pace only while it holds.
    fn keeps_pace(
        &self,
        value: &Exact,
        comparison: Comparison,
        number: &Exact,
        share: &Exact,
    ) -> bool {
        match comparison {
            Comparison::AtLeast | Comparison::Above | Comparison::Equal => *value >= number * share,
            Comparison::AtMost | Comparison::Below => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn half_year(as_of: &str) -> Pace {
        Pace {
            window: Window {
                from: day("2023-12-15"),
                to: day("2024-06-14"),
            },
            as_of: day(as_of),
        }
    }

    fn verdict(pace: Pace, value: (i64, i64), target: &str, progress: Progress) -> Verdict {
        let value = Exact::fraction(value.0, value.1).unwrap();
        pace.verdict(
            &value,
            &target.parse().unwrap(),
            progress,
            Some(day("2024-12-31")),
        )
    }

    #[test]
    fn the_share_of_a_half_year() {
        let share = half_year("2024-06-20").share(day("2024-12-31"));
        assert_eq!(Some(share), Exact::fraction(182, 382));
    }

    #[test]
    fn pace_is_exact_at_its_edge() {
        let pace = half_year("2024-06-20");
        assert_eq!(
            verdict(pace, (100 * 182, 382), ">= 100", Progress::Grow),
            Verdict::OnTrack
        );
        assert_eq!(
            verdict(
                pace,
                (100 * 182 * 1_000_000 - 1, 382 * 1_000_000),
                ">= 100",
                Progress::Grow
            ),
            Verdict::Behind
        );
        assert_eq!(
            verdict(pace, (100, 1), ">= 100", Progress::Grow),
            Verdict::Met
        );
    }

    #[test]
    fn unrounded_values_decide() {
        let pace = half_year("2024-06-20");
        assert_eq!(
            verdict(pace, (99_896, 1000), ">= 99.9", Progress::Hold),
            Verdict::Behind
        );
        assert_eq!(
            verdict(pace, (999, 10), ">= 99.9", Progress::Hold),
            Verdict::Met
        );
        assert_eq!(
            verdict(pace, (100, 1), "> 100", Progress::Hold),
            Verdict::Behind
        );
        assert_eq!(
            verdict(pace, (1, 1), "= 0", Progress::Always),
            Verdict::NotMet
        );
        assert_eq!(
            verdict(pace, (1, 1), ">= 3", Progress::Due),
            Verdict::OnTrack
        );
    }

    #[test]
    fn after_the_deadline_nothing_is_on_track() {
        for progress in [
            Progress::Always,
            Progress::Hold,
            Progress::Grow,
            Progress::Due,
        ] {
            assert_eq!(
                verdict(half_year("2025-01-01"), (99, 1), ">= 100", progress),
                Verdict::NotMet
            );
        }
        assert_eq!(
            verdict(half_year("2024-12-31"), (99, 1), ">= 100", Progress::Due),
            Verdict::OnTrack
        );
    }
}
