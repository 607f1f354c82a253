//! Progress before and after a deadline.

use chrono::{Datelike, Months, NaiveDate};

use super::verdict::Verdict;
use crate::exact::Exact;
use crate::period::Window;
use crate::plan::model::{Measure, Progress, Step};
use crate::plan::target::Target;

/// The days that progress is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The window of the figures: the first day of the year's window to the period's cut-off.
    pub window: Window,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
}

/// What a value is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim<'a> {
    /// The target, with the year before filled in where it compares with that.
    pub target: Target,
    /// How progress is judged before the deadline.
    pub progress: Progress,
    /// What is to be reached by which day.
    pub steps: &'a [Step],
    /// The deadline; absent for what is asked in every period.
    pub deadline: Option<NaiveDate>,
}

impl<'a> Aim<'a> {
    /// What a measure asks for, with a target of its own.
    pub fn new(measure: &'a Measure, target: Target, deadline: Option<NaiveDate>) -> Self {
        Aim {
            target,
            progress: measure.progress,
            steps: &measure.steps,
            deadline,
        }
    }
}

impl Pace {
    /// The share of the time that has passed: days from the first day of the year's window to the
    /// cut-off ÷ days from that first day to the deadline. 1 where the deadline is that first day.
    pub fn share(&self, deadline: NaiveDate) -> Exact {
        let passed = (self.window.to - self.window.from).num_days();
        let whole = (deadline - self.window.from).num_days();
        Exact::fraction(passed, whole).unwrap_or_else(|| Exact::whole(1))
    }

    /// The last day of the month of the cut-off: figures of a quarter close on its 14th, and what a
    /// plan asks for «đến hết quý I» is held against the report of quý I.
    pub fn month_end(&self) -> NaiveDate {
        let first = self.window.to.with_day(1).unwrap_or(self.window.to);
        first
            .checked_add_months(Months::new(1))
            .and_then(|next| next.pred_opt())
            .unwrap_or(self.window.to)
    }

    /// The last day of the quarter of the cut-off.
    pub fn quarter_end(&self) -> NaiveDate {
        let months = 2 - self.window.to.month0() % 3;
        let end = self.month_end();
        let first = end.with_day(1).unwrap_or(end);
        first
            .checked_add_months(Months::new(months + 1))
            .and_then(|next| next.pred_opt())
            .unwrap_or(end)
    }

    /// The step that counts now: the last whose day lies in the month of the cut-off or before.
    pub fn step<'s>(&self, steps: &'s [Step]) -> Option<&'s Step> {
        let end = self.month_end();
        steps.iter().rev().find(|step| step.by <= end)
    }

    /// The verdict on a value.
    pub fn verdict(&self, value: &Exact, aim: &Aim) -> Verdict {
        match aim.target.holds(value) {
            None => Verdict::NoTarget,
            Some(true) => Verdict::Met,
            Some(false) => self.not_held(aim, |share| keeps_pace(value, &aim.target, share), value),
        }
    }

    /// The verdict on a task that is not done.
    pub fn verdict_on_open_task(&self, deadline: Option<NaiveDate>) -> Verdict {
        match deadline {
            Some(deadline) if self.as_of <= deadline => Verdict::OnTrack,
            _ => Verdict::NotMet,
        }
    }

    /// The verdict on what does not hold now.
    fn not_held(&self, aim: &Aim, keeps_pace: impl Fn(&Exact) -> bool, value: &Exact) -> Verdict {
        let Some(deadline) = aim.deadline.filter(|_| aim.progress != Progress::Always) else {
            return Verdict::NotMet;
        };
        if self.as_of > deadline {
            return Verdict::NotMet;
        }
        let keeps = match aim.progress {
            Progress::Due => true,
            Progress::Grow => keeps_pace(&self.share(deadline)),
            Progress::Steps => self
                .step(aim.steps)
                .is_none_or(|step| step.target.holds(value) == Some(true)),
            Progress::Hold | Progress::Always | Progress::Quarterly => false,
        };
        if keeps {
            Verdict::OnTrack
        } else {
            Verdict::Behind
        }
    }
}

/// Whether a growing value has reached its share of the target. A value that should stay small has no
/// share to reach: it keeps pace only while it holds.
fn keeps_pace(value: &Exact, target: &Target, share: &Exact) -> bool {
    match target {
        Target::Compare { comparison, number } => {
            let is_upper = !comparison.is_lower_bound()
                && *comparison != crate::plan::target::Comparison::Equal;
            !is_upper && *value >= number * share
        }
        Target::Between { from, .. } => value < from && *value >= from * share,
        _ => false,
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
        let aim = Aim {
            target: target.parse().unwrap(),
            progress,
            steps: &[],
            deadline: Some(day("2024-12-31")),
        };
        pace.verdict(&value, &aim)
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
    fn a_range_has_two_ends() {
        let pace = half_year("2024-06-20");
        let of = |tenths: i64| verdict(pace, (tenths, 10), "0.5 .. 1", Progress::Hold);
        assert_eq!(
            [of(4), of(5), of(10), of(11)],
            [Verdict::Behind, Verdict::Met, Verdict::Met, Verdict::Behind]
        );
    }

    #[test]
    fn the_step_of_the_month_of_the_cut_off_counts() {
        let steps: Vec<Step> = [
            ("2024-03-31", ">= 25"),
            ("2024-06-30", ">= 50"),
            ("2024-09-30", ">= 75"),
        ]
        .map(|(by, target)| Step {
            by: day(by),
            target: target.parse().unwrap(),
        })
        .to_vec();
        let aim = Aim {
            target: ">= 100".parse().unwrap(),
            progress: Progress::Steps,
            steps: &steps,
            deadline: Some(day("2024-12-31")),
        };
        let pace = half_year("2024-06-20");
        let of = |value: i64| pace.verdict(&Exact::whole(value), &aim);
        assert_eq!(
            [of(49), of(50), of(100)],
            [Verdict::Behind, Verdict::OnTrack, Verdict::Met]
        );
        assert_eq!(pace.step(&steps).unwrap().by, day("2024-06-30"));
        let early = Pace {
            window: Window {
                from: day("2023-12-15"),
                to: day("2024-02-14"),
            },
            as_of: day("2024-02-20"),
        };
        assert_eq!(early.verdict(&Exact::zero(), &aim), Verdict::OnTrack);
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
