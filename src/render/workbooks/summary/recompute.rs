//! A province figure computed again from the rows of «Số liệu»: the formulas that a reader's
//! spreadsheet evaluates, and their results.
//!
//! The formulas compare whole texts (`=`), not by SUMIFS or COUNTIFS: those take the id `1.1` for a
//! number, and would count `1.10` with it.

use super::readings::{
    FIRST, MARK, MEASURE, REASON, SECOND, STATE, STATED, TABLE, VALUE_NAME as VALUE,
};
use crate::report::facts::HowMade;
use crate::report::figures::counted;
use crate::report::matrix::letters;
use crate::report::readings::ReadingRow;
use crate::report::terms::{Exact, Kind, Quotient, Reason, RollUp, State, Verdict};

/// What the formulas of a row give.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Recomputed {
    /// Agencies with figures, or with a document.
    pub(super) counted: usize,
    /// Agencies in which nothing arose.
    pub(super) nothing_arose: usize,
    pub(super) first: Option<f64>,
    pub(super) second: Option<f64>,
    pub(super) value: Option<f64>,
}

/// Reasons for which a figure could not be judged by itself, but stands in every sum.
const OF_COMPARISON: [Reason; 2] = [Reason::NoLastYear, Reason::OtherNumber];

/// How a measure's figure is computed again.
pub(super) struct Rule<'a> {
    how: &'a HowMade,
    /// The measures whose readings are in it.
    measures: Vec<&'a str>,
}

impl<'a> Rule<'a> {
    pub(super) fn of(how: &'a HowMade) -> Self {
        let measures = match how.rollup {
            RollUp::Combined => how.combined.iter().map(String::as_str).collect(),
            _ => vec![how.measure.as_str()],
        };
        Rule { how, measures }
    }

    /// The rule in words.
    pub(super) fn words(&self) -> String {
        let words = self.words_of_agencies();
        match self.how.ended.bodies {
            0 => words,
            bodies => format!(
                "{words}; gồm số cuối cùng của {} cơ quan đã kết thúc hoạt động",
                counted(bodies)
            ),
        }
    }

    fn words_of_agencies(&self) -> String {
        match self.how.rollup {
            RollUp::Combined => {
                format!("Gộp số liệu các chỉ số {}", self.how.combined.join(", "))
            }
            RollUp::Single => "Số liệu của một cơ quan được giao".to_owned(),
            RollUp::Bodies => "Số cơ quan đạt trên số cơ quan có phát sinh".to_owned(),
            RollUp::Sum => "Tổng số liệu thứ nhất".to_owned(),
            RollUp::Mean => "Bình quân giá trị của các cơ quan".to_owned(),
            RollUp::Weighted => "Bình quân theo số phiếu của từng cơ quan".to_owned(),
            RollUp::Pooled if self.how.kind == Kind::Count => "Tổng số liệu thứ nhất".to_owned(),
            RollUp::Pooled => "Tổng thứ nhất trên tổng thứ hai".to_owned(),
        }
    }

    fn is_sum(&self) -> bool {
        self.how.rollup.adds_figures()
    }

    fn has_figures(&self) -> bool {
        !self.is_narrative() && (self.how.kind.has_figures() || self.how.rollup.counts_agencies())
    }

    /// Whether a second figure is part of the result.
    fn has_second(&self) -> bool {
        let stands_beside = self.how.rollup == RollUp::Single && self.how.kind.has_second();
        let counts_bodies = self.how.rollup == RollUp::Bodies;
        counts_bodies || stands_beside || self.quotient().is_some()
    }

    /// How the two figures make the value; `None` where the first is the value.
    fn quotient(&self) -> Option<Quotient> {
        let counts_bodies = self.how.rollup == RollUp::Bodies && self.how.unit != "%";
        let quotient = self.how.rollup.quotient(self.how.kind);
        quotient.filter(|_| !counts_bodies)
    }

    fn is_narrative(&self) -> bool {
        self.how.kind == Kind::Narrative
    }

    // The formulas: each is a condition on rows, or built of such.

    /// The rows of the measure, or of all that it combines.
    fn rows_of_measure(&self, id_cell: &str) -> String {
        match self.how.rollup {
            RollUp::Combined => {
                let each: Vec<String> = self
                    .how
                    .combined
                    .iter()
                    .map(|id| format!("({TABLE}[{MEASURE}]=\"{}\")", id.replace('"', "\"\"")))
                    .collect();
                format!("({})", each.join("+"))
            }
            _ => format!("({TABLE}[{MEASURE}]={id_cell})"),
        }
    }

    fn usable_rows(&self, id_cell: &str) -> String {
        let rows = self.rows_of_measure(id_cell);
        if self.is_narrative() {
            return format!(
                "{rows}*({TABLE}[{STATE}]<>\"{}\")*({TABLE}[{STATE}]<>\"{}\")",
                State::Blank.label(),
                State::Unreadable.label()
            );
        }
        let insufficient = letters(Verdict::Insufficient);
        let judged = format!("({TABLE}[{MARK}]<>\"{insufficient}\")");
        if !self.takes_unjudged() {
            return format!("{rows}*{judged}");
        }
        // What can't be judged for want of the year before is a figure all the same.
        let unjudged: String = OF_COMPARISON
            .iter()
            .map(|reason| format!("+({TABLE}[{REASON}]=\"{}\")", reason.label()))
            .collect();
        format!("{rows}*({judged}{unjudged}>0)")
    }

    /// Whether figures are added, so that one counts whether or not it could be judged by itself.
    fn takes_unjudged(&self) -> bool {
        self.is_sum() || self.how.rollup == RollUp::Mean
    }

    fn arisen_rows(&self, id_cell: &str) -> String {
        let usable = self.usable_rows(id_cell);
        let nothing = letters(Verdict::NothingArose);
        let arisen = format!("{usable}*({TABLE}[{MARK}]<>\"{nothing}\")");
        if !self.is_sum() {
            return arisen;
        }
        let with_first = format!("{arisen}*({TABLE}[{FIRST}]<>\"\")");
        if self.how.kind.has_second() {
            format!("{with_first}*({TABLE}[{SECOND}]<>\"\")")
        } else {
            with_first
        }
    }

    /// How many agencies have figures.
    pub(super) fn counted_formula(&self, id_cell: &str) -> String {
        format!("SUMPRODUCT({})", one(&self.arisen_rows(id_cell)))
    }

    /// In how many agencies nothing arose.
    pub(super) fn nothing_arose_formula(&self, id_cell: &str) -> String {
        let rows = self.rows_of_measure(id_cell);
        let nothing = letters(Verdict::NothingArose);
        // What was due before an agency was born is not asked of it: it is in no figure.
        let unborn = Reason::BeforeBirth.label();
        format!(
            "SUMPRODUCT({rows}*({TABLE}[{MARK}]=\"{nothing}\")*({TABLE}[{REASON}]<>\"{unborn}\"))"
        )
    }

    /// The first figure; `cells` are those of the two counts.
    pub(super) fn first_formula(&self, id_cell: &str, counts: &str) -> Option<String> {
        if !self.has_figures() {
            return None;
        }
        Some(match self.how.rollup {
            RollUp::Bodies => {
                let met = letters(Verdict::Met);
                let rows = self.rows_of_measure(id_cell);
                let met = format!("SUMPRODUCT({rows}*({TABLE}[{MARK}]=\"{met}\"))");
                self.with_ended(counts, &met, &self.how.ended.first)
            }
            RollUp::Single => self.single_formula(id_cell, FIRST),
            rollup => {
                let columns = match rollup {
                    RollUp::Mean => &[VALUE][..],
                    RollUp::Weighted => &[FIRST, SECOND],
                    _ => &[FIRST],
                };
                let total = self.total_formula(id_cell, columns);
                self.with_ended(counts, &total, &self.how.ended.first)
            }
        })
    }

    /// The second figure.
    pub(super) fn second_formula(&self, id_cell: &str, counts: &str) -> Option<String> {
        if !self.has_figures() || !self.has_second() {
            return None;
        }
        Some(match self.how.rollup {
            RollUp::Single => self.single_formula(id_cell, SECOND),
            rollup => {
                let total = match rollup {
                    RollUp::Bodies | RollUp::Mean => self.counted_formula(id_cell),
                    _ => self.total_formula(id_cell, &[SECOND]),
                };
                self.with_ended(counts, &total, &self.how.ended.second)
            }
        })
    }

    /// Σ of a column's figures, or of the products of two columns.
    fn total_formula(&self, id_cell: &str, columns: &[&str]) -> String {
        let rows = self.arisen_rows(id_cell);
        let columns: String = columns
            .iter()
            .map(|column| format!(",{TABLE}[{column}]"))
            .collect();
        format!("SUMPRODUCT({rows}{columns})")
    }

    /// What agencies' rows give, with what bodies that ended add; empty where there is nobody.
    fn with_ended(&self, counts: &str, rows: &str, ended: &Exact) -> String {
        match self.how.ended.bodies {
            0 => format!("IF(SUM({counts})=0,\"\",{rows})"),
            _ => format!("{rows}+{}", ended.to_f64()),
        }
    }

    fn single_formula(&self, id_cell: &str, column: &str) -> String {
        let rows = format!("{}*({TABLE}[{column}]<>\"\")", self.usable_rows(id_cell));
        format!("IF(SUMPRODUCT({rows})=0,\"\",SUMPRODUCT({rows},{TABLE}[{column}]))")
    }

    /// The value from the cells of first, second and the number of agencies that have figures.
    pub(super) fn value_formula(
        &self,
        id_cell: &str,
        (counted, first, second): (&str, &str, &str),
    ) -> Option<String> {
        if !self.has_figures() {
            return None;
        }
        let Some(quotient) = self.quotient() else {
            return Some(self.where_counted(counted, first));
        };
        let quotient = quotient.formula(first, second);
        let rate = format!("IF({second}=0,\"\",{quotient})");
        if self.how.rollup != RollUp::Single {
            return Some(self.where_counted(counted, &rate));
        }
        let stated = self.single_formula(id_cell, STATED);
        Some(format!(
            "IF({counted}=0,\"\",IF(OR({first}=\"\",{second}=\"\"),{stated},{rate}))"
        ))
    }

    fn where_counted(&self, counted: &str, value: &str) -> String {
        match self.how.ended.bodies {
            0 => format!("IF({counted}=0,\"\",{value})"),
            _ => value.to_owned(),
        }
    }

    // The results: what a spreadsheet makes of those formulas.

    /// What the formulas give.
    pub(super) fn results(&self, readings: &[ReadingRow]) -> Recomputed {
        let mine: Vec<&ReadingRow> = readings
            .iter()
            .filter(|row| self.measures.contains(&row.measure.as_str()))
            .collect();
        let arisen: Vec<&&ReadingRow> = mine.iter().filter(|row| self.is_arisen(row)).collect();
        let unborn = |row: &ReadingRow| row.reason == Reason::BeforeBirth.label();
        let nothing_arose = mine
            .iter()
            .filter(|row| is(row, Verdict::NothingArose) && !unborn(row));
        let mut result = Recomputed {
            counted: arisen.len(),
            nothing_arose: nothing_arose.count(),
            ..Recomputed::default()
        };
        if !self.has_figures() {
            return result;
        }
        let ended = &self.how.ended;
        let anybody = result.counted + result.nothing_arose + ended.bodies > 0;
        let first = |row: &&ReadingRow| row.first;
        let second = |row: &&ReadingRow| row.second;
        let with_ended = |rows: f64, ended: &Exact| Some(total([rows, ended.to_f64()]));
        let counted = with_ended(result.counted as f64, &ended.second);
        match self.how.rollup {
            RollUp::Bodies if anybody => {
                let met = mine.iter().filter(|row| is(row, Verdict::Met)).count();
                result.first = with_ended(met as f64, &ended.first);
                result.second = counted;
            }
            RollUp::Bodies => {}
            RollUp::Single => {
                result.first = self.only(&mine, first);
                result.second = self.only(&mine, second).filter(|_| self.has_second());
            }
            RollUp::Mean if anybody => {
                let values = total(arisen.iter().filter_map(|row| row.value));
                result.first = with_ended(values, &ended.first);
                result.second = counted;
            }
            rollup if anybody => {
                let figure = |row: &&&ReadingRow| match rollup {
                    RollUp::Weighted => Some(first(row)? * second(row)?),
                    _ => first(row),
                };
                let firsts = total(arisen.iter().filter_map(figure));
                result.first = with_ended(firsts, &ended.first);
                let seconds = total(arisen.iter().filter_map(|row| second(row)));
                result.second = with_ended(seconds, &ended.second).filter(|_| self.has_second());
            }
            _ => {}
        }
        result.value = self.value(&result, &mine);
        result
    }

    fn value(&self, result: &Recomputed, mine: &[&ReadingRow]) -> Option<f64> {
        if result.counted + self.how.ended.bodies == 0 {
            return None;
        }
        let Some(quotient) = self.quotient() else {
            return result.first;
        };
        let exact = |figure: f64| Exact::from_spreadsheet(figure);
        match (result.first.and_then(exact), result.second.and_then(exact)) {
            (Some(first), Some(second)) => {
                let value = quotient.value(&first, &second)?;
                Some(value.to_f64())
            }
            _ => self.only(mine, |row| row.percent),
        }
    }

    /// The figures of a measure that one agency reports.
    fn only(
        &self,
        mine: &[&ReadingRow],
        figure: impl Fn(&&ReadingRow) -> Option<f64>,
    ) -> Option<f64> {
        let figures: Vec<f64> = mine
            .iter()
            .filter(|row| self.is_usable(row))
            .filter_map(figure)
            .collect();
        (!figures.is_empty()).then(|| total(figures))
    }

    fn is_usable(&self, row: &ReadingRow) -> bool {
        if self.is_narrative() {
            return row.state != State::Blank.label() && row.state != State::Unreadable.label();
        }
        let unjudged = OF_COMPARISON
            .iter()
            .any(|reason| row.reason == reason.label());
        !is(row, Verdict::Insufficient) || (self.takes_unjudged() && unjudged)
    }

    fn is_arisen(&self, row: &ReadingRow) -> bool {
        let complete = !self.is_sum()
            || (row.first.is_some() && (!self.how.kind.has_second() || row.second.is_some()));
        self.is_usable(row) && !is(row, Verdict::NothingArose) && complete
    }
}

/// A sum, exact: a spreadsheet shows 15 digits of its own, which is as many.
fn total(figures: impl IntoIterator<Item = f64>) -> f64 {
    figures
        .into_iter()
        .filter_map(Exact::from_spreadsheet)
        .fold(Exact::zero(), |sum, figure| &sum + &figure)
        .to_f64()
}

fn is(row: &ReadingRow, verdict: Verdict) -> bool {
    row.mark == letters(verdict)
}

/// A single condition is no number yet; a product of several is.
fn one(rows: &str) -> String {
    format!("1*{rows}")
}
