//! The figures of the periods of a year side by side, with those of the same period of the year before;
//! and how often each agency sent in time.

use serde::Serialize;

use super::basis::{Basis, Past};
use super::decided_marks::{marked_if, rests_then};
use super::document::{Align, Column, Row, RowKind, Table};
use super::fields::FieldPart;
use super::figures::part_of;
use super::measures::MeasureRow;
use crate::agency::Agency;
use crate::assessment::verdict::{Assessment, Verdict};
use crate::exact::Exact;
use crate::period::{Period, PeriodId};
use crate::plan::model::Plan;
use crate::submission::{Disposition, Submission, Submissions};
use crate::vietnamese::phrase::capitalize;

/// Size of the type in the table, in points.
const SIZE: f64 = 11.0;
/// The same in the digest.
const DIGEST_SIZE: f64 = 9.0;
/// The most lines of the digest.
const MOST_IN_DIGEST: usize = 5;

/// The figures of the periods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct History {
    /// The periods: the same of the year before where it is there, those of this year, this one last.
    pub periods: Vec<String>,
    /// The measures that have a value in another period, in the plan's order.
    pub rows: Vec<HistoryRow>,
    /// Whether there is a line for the digest.
    pub in_digest: bool,
    /// How often each agency sent in time in the year, in the register's order.
    pub in_time: Vec<InTime>,
}

/// A measure over the periods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryRow {
    /// The measure's id.
    pub id: String,
    /// What is measured.
    pub label: String,
    /// The value of each period, printed; empty where there is none.
    pub values: Vec<String>,
    /// The same as numbers.
    pub numbers: Vec<Option<f64>>,
    /// The verdict now.
    #[serde(skip)]
    pub verdict: Option<Verdict>,
}

/// How often an agency sent in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InTime {
    /// The agency's id.
    pub agency: String,
    /// Its name, distinct.
    pub name: String,
    /// The periods of the year in which it sent in time.
    pub in_time: usize,
    /// The periods of the year in which it was expected; those left out whose day of receipt nobody
    /// entered.
    pub expected: usize,
    /// Whether either number rests on decisions.
    pub decided: bool,
}

/// A value of another period.
#[derive(Debug, Clone, Copy)]
pub struct PastValue<'a> {
    /// The agency's id; absent for all together.
    pub agency: Option<&'a str>,
    /// The measure's id.
    pub measure: &'a str,
    /// The period.
    pub period: PeriodId,
    /// Its value then.
    pub value: Option<&'a Exact>,
    /// Its verdict then.
    pub verdict: Verdict,
    /// Whether it rested on decisions.
    pub decided: bool,
}

/// The figures of the periods; absent where no other period is there.
pub(super) fn history(basis: &Basis, fields: &[FieldPart]) -> Option<History> {
    if basis.past.is_empty() && basis.last_year.is_none() {
        return None;
    }
    let before = basis.last_year.into_iter().chain(basis.past);
    let periods: Vec<String> = before
        .map(|past| past.period.id.name())
        .chain([basis.period.id.name()])
        .collect();
    let measures = fields
        .iter()
        .flat_map(|field| &field.criteria)
        .flat_map(|criterion| &criterion.measures);
    let mut rows: Vec<HistoryRow> = Vec::new();
    for measure in measures {
        if !measure.history.is_empty() && !rows.iter().any(|row| row.id == measure.id) {
            rows.push(history_row(&periods, measure));
        }
    }
    Some(History {
        periods,
        in_digest: rows.iter().any(HistoryRow::has_line),
        rows,
        in_time: in_time(basis),
    })
}

fn history_row(periods: &[String], measure: &MeasureRow) -> HistoryRow {
    let (earlier, _) = periods.split_at(periods.len() - 1);
    let of = |period: &String| measure.history.iter().find(|past| past.period == *period);
    let values = earlier
        .iter()
        .map(|period| of(period).map_or(String::new(), |past| past.value_text.clone()));
    let numbers = earlier
        .iter()
        .map(|period| of(period).and_then(|past| past.value));
    HistoryRow {
        id: measure.id.clone(),
        label: measure.label.clone(),
        values: values.chain([measure.marked_value()]).collect(),
        // A line does not lead over a figure that hangs on others in doubt.
        numbers: numbers
            .chain([measure.value.filter(|_| measure.doubt.is_empty())])
            .collect(),
        verdict: Some(measure.verdict),
    }
}

/// How often each expected agency sent in time in the year, this period included.
pub fn in_time(basis: &Basis) -> Vec<InTime> {
    let of = |agency: &Agency| {
        let past = basis
            .past
            .iter()
            .map(|past: &Past| sent_in_time(agency, past.plan, past.period, &past.submissions));
        let now = sent_in_time(agency, basis.plan, basis.period, basis.submissions);
        let all: Vec<bool> = past.chain([now]).flatten().collect();
        let past = basis.past.iter().map(|past: &Past| {
            let sent = past.judged_undecided().submissions;
            sent_in_time(agency, past.plan, past.period, sent)
        });
        let sent = basis.submissions_undecided();
        let now = sent_in_time(agency, basis.plan, basis.period, sent);
        let without: Vec<bool> = past.chain([now]).flatten().collect();
        InTime {
            decided: all != without,
            agency: agency.id.clone(),
            name: basis.name_of(&agency.id),
            in_time: all.iter().filter(|in_time| **in_time).count(),
            expected: all.len(),
        }
    };
    basis.expected().map(of).collect()
}

/// Whether an agency sent in time; absent where it was not expected, and where nobody entered on which
/// day its report came: that says nothing of the agency.
fn sent_in_time(
    agency: &Agency,
    plan: &Plan,
    period: &Period,
    submissions: &[Submission],
) -> Option<bool> {
    let expected = agency.exists_on(period.cut_off()) && plan.asks(agency);
    let sent = Submissions::among(submissions).of(&agency.id);
    let counts = sent.filter(|sent| sent.disposition == Disposition::Accepted);
    match (expected, counts) {
        (false, _) => None,
        (true, None) => Some(false),
        (true, Some(sent)) => sent.receipt.date.map(|day| day <= period.due_agencies),
    }
}

/// Every value of the other periods: of all agencies together, then of each expected agency.
pub fn past_values<'a>(basis: &Basis<'a>) -> Vec<PastValue<'a>> {
    let before = basis.last_year.into_iter().chain(basis.past);
    let mut values = Vec::new();
    for past in before {
        let assessment: &'a Assessment = &past.assessment;
        let known = |measure: &str| basis.plan.measure(measure).is_some();
        let province = assessment.province.iter().filter(|one| known(&one.measure));
        values.extend(province.map(|one| PastValue {
            agency: None,
            measure: &one.measure,
            period: past.period.id,
            value: one.value.as_ref(),
            verdict: one.verdict,
            decided:
                (past.plan.measure(&one.measure)).is_some_and(|measure| rests_then(past, measure)),
        }));
        let expected: std::collections::BTreeSet<&str> =
            basis.expected().map(|agency| agency.id.as_str()).collect();
        let own = assessment
            .verdicts
            .iter()
            .filter(|one| known(&one.measure) && expected.contains(one.agency.as_str()));
        values.extend(own.map(|one| PastValue {
            agency: Some(&one.agency),
            measure: &one.measure,
            period: past.period.id,
            value: one.value.as_ref(),
            verdict: one.verdict,
            decided: past.decided.touches(&one.agency, &one.measure),
        }));
    }
    values
}

impl History {
    /// The cell of an agency in the table of arrivals: `2/3`; empty where it is not listed.
    pub fn in_time_of(&self, agency: &str) -> String {
        let own = self.in_time.iter().find(|own| own.agency == agency);
        own.filter(|own| own.expected > 0)
            .map_or(String::new(), |own| {
                marked_if(own.decided, &part_of(own.in_time, own.expected))
            })
    }

    /// Whether an agency was in time in each period in which it was asked, and no decision says so.
    pub fn is_always_in_time(&self, agency: &str) -> bool {
        let own = self.in_time.iter().filter(|own| own.agency == agency);
        own.clone()
            .all(|own| own.in_time == own.expected && !own.decided)
    }

    /// A table of an annex: measures by periods, with a small line.
    pub fn table(&self) -> Table {
        history_table(&self.periods, self.rows.iter(), SIZE)
    }

    /// The measures whose lines the digest has room for: those that fall short first, the gravest
    /// before the others; only such with values in two periods or more.
    pub fn digest_table(&self) -> Table {
        let mut rows: Vec<&HistoryRow> = self.rows.iter().filter(|row| row.has_line()).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.verdict.map(Verdict::gravity)));
        rows.truncate(MOST_IN_DIGEST);
        history_table(&self.periods, rows.into_iter(), DIGEST_SIZE)
    }
}

impl HistoryRow {
    /// Whether values of two periods are there.
    fn has_line(&self) -> bool {
        self.numbers.iter().flatten().count() > 1
    }
}

/// Measures by periods, with a small line.
pub(super) fn history_table<'a>(
    periods: &[String],
    rows: impl Iterator<Item = &'a HistoryRow>,
    size: f64,
) -> Table {
    let rows: Vec<&HistoryRow> = rows.collect();
    // A period of which none of these rows has a value would be an empty column.
    let has_value = |at: usize| {
        let mut values = rows.iter().filter_map(|row| row.values.get(at));
        values.any(|value| !value.is_empty())
    };
    let shown: Vec<usize> = (0..periods.len()).filter(|at| has_value(*at)).collect();
    let columns = shown
        .iter()
        .map(|at| Column::new(capitalize(&periods[*at]), 2.2, Align::Center).under("Giá trị"));
    let row = |row: &&HistoryRow| {
        let lead = [row.id.clone(), row.label.clone()].into_iter();
        let values = shown.iter().map(|at| row.values[*at].clone());
        let numbers: Vec<Option<f64>> = shown.iter().map(|at| row.numbers[*at]).collect();
        Row::new(RowKind::Body, lead.chain(values).chain([line(&numbers)]))
    };
    Table {
        caption: None,
        unit: None,
        size,
        columns: [
            Column::new("Mã", 1.2, Align::Center),
            Column::new("Chỉ số đo", 5.0, Align::Left),
        ]
        .into_iter()
        .chain(columns)
        .chain([Column::new("Diễn biến", 2.2, Align::Line)])
        .collect(),
        rows: rows.iter().map(row).collect(),
    }
}

/// The heights of a small line, from 0 to 1, parted by blanks; `-` where there is no value. Empty where
/// fewer than two periods have one.
fn line(numbers: &[Option<f64>]) -> String {
    let known: Vec<f64> = numbers.iter().flatten().copied().collect();
    if known.len() < 2 {
        return String::new();
    }
    let least = known.iter().copied().fold(f64::INFINITY, f64::min);
    let most = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let height = |number: f64| match most > least {
        true => (number - least) / (most - least),
        false => 0.5,
    };
    let heights: Vec<String> = numbers
        .iter()
        .map(|number| number.map_or("-".to_owned(), |number| format!("{:.3}", height(number))))
        .collect();
    heights.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_runs_between_the_least_and_the_most() {
        let numbers = [Some(10.0), None, Some(20.0), Some(15.0)];
        assert_eq!(line(&numbers), "0.000 - 1.000 0.500");
        assert_eq!(line(&[Some(3.0), Some(3.0)]), "0.500 0.500");
        assert_eq!(line(&[None, Some(3.0)]), "");
    }

    fn row(id: &str, verdict: Verdict, numbers: &[Option<f64>]) -> HistoryRow {
        HistoryRow {
            id: id.to_owned(),
            label: String::new(),
            values: numbers
                .iter()
                .map(|number| number.map_or(String::new(), |number| number.to_string()))
                .collect(),
            numbers: numbers.to_vec(),
            verdict: Some(verdict),
        }
    }

    #[test]
    fn the_digest_has_lines_of_what_falls_short_gravest_first() {
        let both = [Some(1.0), Some(2.0)];
        let history = History {
            periods: vec![String::new(), String::new()],
            rows: vec![
                row("met", Verdict::Met, &both),
                row("behind", Verdict::Behind, &both),
                row("new", Verdict::NotMet, &[None, Some(2.0)]),
                row("not-met", Verdict::NotMet, &both),
            ],
            in_digest: true,
            in_time: Vec::new(),
        };
        let table = history.digest_table();
        let told: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
        assert_eq!(told, ["not-met", "behind", "met"]);
        assert_eq!(table.rows[0].cells[4], "0.000 1.000");
        // A period of which no row has a value is no column.
        let empty = History {
            periods: vec![String::new(), String::new(), String::new()],
            rows: vec![row("met", Verdict::Met, &[None, Some(1.0), Some(2.0)])],
            in_digest: true,
            in_time: Vec::new(),
        };
        assert_eq!(empty.digest_table().columns.len(), 2 + 2 + 1);
    }
}
