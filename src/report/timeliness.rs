//! Reports in time, level by level, over the periods of the year.

use serde::Serialize;

use super::basis::{Basis, Past};
use super::decided_marks::marked_if;
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::{counted, part_of};
use crate::period::Period;
use crate::plan::model::Plan;
use crate::submission::{Disposition, Submission, Submissions};

/// Size of the type in the table, in points.
const SIZE: f64 = 12.0;

/// Reports in time over the periods of the year, up to this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeliness {
    /// The periods, earliest first, this one last.
    pub periods: Vec<String>,
    /// The levels of which anybody was expected: name, and for each period in time ÷ expected.
    pub levels: Vec<LevelTimeliness>,
}

/// A level's reports in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelTimeliness {
    /// The level's name.
    pub name: String,
    /// For each period `25/28`, or `25/26 (không kể 02 báo cáo chưa rõ ngày nhận)`; empty where nobody was
    /// expected.
    pub in_time: Vec<String>,
}

/// Reports in time; absent in the first period of a year.
pub(super) fn timeliness(basis: &Basis) -> Option<Timeliness> {
    if basis.past.is_empty() {
        return None;
    }
    let count = |level: &str, plan: &Plan, period: &Period, submissions: &[Submission]| {
        let used = Submissions::among(submissions);
        let expected: Vec<_> = plan
            .expected(basis.register, period.cut_off())
            .filter(|agency| agency.level == level)
            .collect();
        let days = || {
            expected
                .iter()
                .filter_map(|agency| used.of(&agency.id))
                .filter(|sent| sent.disposition == Disposition::Accepted)
                .map(|sent| sent.receipt.date)
        };
        let in_time = days()
            .flatten()
            .filter(|day| *day <= period.due_agencies)
            .count();
        let unknown = days().filter(Option::is_none).count();
        in_time_words(in_time, expected.len(), unknown)
    };
    let names = basis.past.iter().map(|past| past.period.id.name());
    let levels = basis.register.levels.iter().map(|level| {
        let of = |plan, period, (sent, without): (&[Submission], &[Submission])| {
            let words = count(&level.id, plan, period, sent);
            marked_if(words != count(&level.id, plan, period, without), &words)
        };
        let past = basis.past.iter().map(|past: &Past| {
            let without = past.judged_undecided().submissions;
            of(past.plan, past.period, (&past.submissions, without))
        });
        let sent = (basis.submissions, basis.submissions_undecided());
        let now = of(basis.plan, basis.period, sent);
        LevelTimeliness {
            name: level.name.clone(),
            in_time: past.chain([now]).collect(),
        }
    });
    Some(Timeliness {
        periods: names.chain([basis.period.id.name()]).collect(),
        levels: levels
            .filter(|level| level.in_time.iter().any(|part| !part.is_empty()))
            .collect(),
    })
}

/// How many of those expected sent in time. A day that nobody entered says nothing of who sent, neither
/// for nor against: such reports are no part of the two numbers, as of a single agency.
fn in_time_words(in_time: usize, expected: usize, unknown: usize) -> String {
    match (expected.saturating_sub(unknown), unknown) {
        (0, 0) => String::new(),
        (known, 0) => part_of(in_time, known),
        (0, _) => format!("{} báo cáo chưa rõ ngày nhận", counted(unknown)),
        (known, _) => format!(
            "{} (không kể {} báo cáo chưa rõ ngày nhận)",
            part_of(in_time, known),
            counted(unknown)
        ),
    }
}

impl Timeliness {
    /// A table of an annex: levels by periods.
    pub fn table(&self) -> Table {
        let periods = self
            .periods
            .iter()
            .map(|period| Column::new(period, 2.6, Align::Center).under("Gửi đúng hạn/phải gửi"));
        let row = |level: &LevelTimeliness| {
            let cells = [level.name.clone()].into_iter();
            Row::new(RowKind::Body, cells.chain(level.in_time.iter().cloned()))
        };
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: [Column::new("Nhóm cơ quan", 5.0, Align::Left)]
                .into_iter()
                .chain(periods)
                .collect(),
            rows: self.levels.iter().map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_nobody_entered_counts_neither_way() {
        assert_eq!(in_time_words(25, 28, 0), "25/28");
        assert_eq!(
            in_time_words(25, 28, 2),
            "25/26 (không kể 02 báo cáo chưa rõ ngày nhận)"
        );
        assert_eq!(in_time_words(0, 2, 2), "02 báo cáo chưa rõ ngày nhận");
        assert_eq!(in_time_words(0, 2, 0), "0/2");
        assert_eq!(in_time_words(0, 0, 0), "");
    }
}
