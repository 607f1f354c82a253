//! A province figure computed again from the rows of «Số liệu»: the formulas that a reader's
//! spreadsheet evaluates, and their results.
//!
//! The formulas compare whole texts (`=`), not by SUMIFS or COUNTIFS: those take the id `1.1` for a
//! number, and would count `1.10` with it.

use super::readings::{FIRST, MARK, MEASURE, SECOND, STATE, STATED, TABLE};
use crate::report::facts::HowMade;
use crate::report::matrix::letters;
use crate::report::readings::ReadingRow;
use crate::report::terms::{Exact, Kind, Quotient, RollUp, State, Verdict};

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
        self.quotient().is_some()
    }

    fn quotient(&self) -> Option<Quotient> {
        self.how.rollup.quotient(self.how.kind)
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
        format!("{rows}*({TABLE}[{MARK}]<>\"{insufficient}\")")
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
        format!("SUMPRODUCT({rows}*({TABLE}[{MARK}]=\"{nothing}\"))")
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
                format!("IF(SUM({counts})=0,\"\",SUMPRODUCT({rows}*({TABLE}[{MARK}]=\"{met}\")))")
            }
            RollUp::Single => self.single_formula(id_cell, FIRST),
            _ => self.total_formula(id_cell, counts, FIRST),
        })
    }

    /// The second figure.
    pub(super) fn second_formula(&self, id_cell: &str, counts: &str) -> Option<String> {
        if !self.has_figures() || !self.has_second() {
            return None;
        }
        Some(match self.how.rollup {
            RollUp::Bodies => {
                format!("IF(SUM({counts})=0,\"\",{})", self.counted_formula(id_cell))
            }
            RollUp::Single => self.single_formula(id_cell, SECOND),
            _ => self.total_formula(id_cell, counts, SECOND),
        })
    }

    fn total_formula(&self, id_cell: &str, counts: &str, column: &str) -> String {
        let rows = self.arisen_rows(id_cell);
        format!("IF(SUM({counts})=0,\"\",SUMPRODUCT({rows},{TABLE}[{column}]))")
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
            return Some(format!("IF({counted}=0,\"\",{first})"));
        };
        let quotient = quotient.formula(first, second);
        let rate = format!("IF({second}=0,\"\",{quotient})");
        if self.how.rollup != RollUp::Single {
            return Some(format!("IF({counted}=0,\"\",{rate})"));
        }
        let stated = self.single_formula(id_cell, STATED);
        Some(format!(
            "IF({counted}=0,\"\",IF(OR({first}=\"\",{second}=\"\"),{stated},{rate}))"
        ))
    }

    // The results: what a spreadsheet makes of those formulas.

    /// What the formulas give.
    pub(super) fn results(&self, readings: &[ReadingRow]) -> Recomputed {
        let mine: Vec<&ReadingRow> = readings
            .iter()
            .filter(|row| self.measures.contains(&row.measure.as_str()))
            .collect();
        let arisen: Vec<&&ReadingRow> = mine.iter().filter(|row| self.is_arisen(row)).collect();
        let nothing_arose = mine.iter().filter(|row| is(row, Verdict::NothingArose));
        let mut result = Recomputed {
            counted: arisen.len(),
            nothing_arose: nothing_arose.count(),
            ..Recomputed::default()
        };
        if !self.has_figures() {
            return result;
        }
        let anybody = result.counted + result.nothing_arose > 0;
        let first = |row: &&ReadingRow| row.first;
        let second = |row: &&ReadingRow| row.second;
        match self.how.rollup {
            RollUp::Bodies if anybody => {
                let met = mine.iter().filter(|row| is(row, Verdict::Met)).count();
                result.first = Some(met as f64);
                result.second = Some(result.counted as f64);
            }
            RollUp::Bodies => {}
            RollUp::Single => {
                result.first = self.only(&mine, first);
                result.second = self.only(&mine, second).filter(|_| self.has_second());
            }
            _ if anybody => {
                result.first = Some(total(arisen.iter().filter_map(|row| first(row))));
                let seconds = arisen.iter().filter_map(|row| second(row));
                result.second = self.has_second().then(|| total(seconds));
            }
            _ => {}
        }
        result.value = self.value(&result, &mine);
        result
    }

    fn value(&self, result: &Recomputed, mine: &[&ReadingRow]) -> Option<f64> {
        if result.counted == 0 {
            return None;
        }
        if !self.has_second() {
            return result.first;
        }
        let exact = |figure: f64| Exact::from_spreadsheet(figure);
        match (result.first.and_then(exact), result.second.and_then(exact)) {
            (Some(first), Some(second)) => {
                let value = self.quotient()?.value(&first, &second)?;
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
        !is(row, Verdict::Insufficient)
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
