//! A rate in the rate's own cell.

use super::RowReader;
use crate::exact::Exact;
use crate::finding::{Meaning, Meant};
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::figure::settled_rate;
use crate::intake::value::two_figures::agrees;
use crate::intake::value::{body, doubt};
use crate::intake::workbook::{Shown, Value};
use crate::plan::model::Kind;
use crate::vietnamese::number::{Amount, Bound, Direction, NumberText, read_number};

impl RowReader<'_> {
    /// A rate that was typed over our formula, in percent.
    pub(super) fn percent(&mut self) -> Option<Exact> {
        let cell = self.cell(Column::Percent)?;
        let content = self.page.content(cell)?;
        if content.formula || !self.measure.kind.has_second() {
            return None;
        }
        let has_figures = self.has_figures();
        // A 0 beside no figures is what some programs save for the empty result of our formula; a
        // rate beside figures can be what it computed, where the file does not tell formulas.
        let is_empty_result = !has_figures && content.value == Value::Number(0.0);
        if is_empty_result || (has_figures && !self.page.workbook.tells_formulas()) {
            return None;
        }
        let words = self.page.words_of(content);
        let rate = match &content.value {
            Value::Number(number) => self.rate_of_number(*number, content.shown),
            Value::Text(_) => match read_number(&words) {
                NumberText::Amount(amount) if !self.is_rate_of_other(&words) => {
                    self.rate_of_words(&amount)
                }
                NumberText::Blank | NumberText::Dash | NumberText::NothingArose => return None,
                _ => None,
            },
            // A rate of nothing: what stands in the figures' own cells says why.
            Value::Error(error) if error == "#DIV/0!" => return None,
            Value::Empty => return None,
            _ => None,
        };
        if rate.is_none() {
            let seen = format!("«{}»", quoted(&words));
            self.find(
                &rules::RATE_UNREADABLE,
                seen,
                "tỷ lệ phần trăm, ví dụ 99,76",
                Some(cell),
            );
            if let (Value::Number(number), Some(finding)) =
                (&content.value, self.findings.last_mut())
            {
                let share = Exact::from_spreadsheet(*number);
                let rates = share.into_iter().flat_map(|share| {
                    let hundredfold = &share * &Exact::whole(100);
                    [share, hundredfold]
                });
                finding.meanings = rates
                    .map(|rate| Meaning::when(Meant::Rate(rate), ""))
                    .collect();
            }
            self.unread.push(words);
        }
        rate
    }

    /// Whether the words beside a rate make it that of another quantity, time or body.
    fn is_rate_of_other(&self, words: &str) -> bool {
        doubt::counts_other(words, &self.measure.label, self.own, self.window)
            || body::is_of_other(words, self.own)
    }

    /// Whether something stands in the cells of figures.
    fn has_figures(&self) -> bool {
        [Column::First, Column::Second]
            .into_iter()
            .filter_map(|column| self.cell(column))
            .any(|cell| self.page.is_filled(cell))
    }

    /// A rate in words: no bound, and a change only where a change is asked for.
    fn rate_of_words(&self, amount: &Amount) -> Option<Exact> {
        let is_rate = matches!(amount.bound, Bound::Exactly | Bound::About)
            && match amount.direction {
                None => true,
                Some(Direction::Up) => self.measure.kind == Kind::Growth,
                Some(Direction::Down) => {
                    matches!(self.measure.kind, Kind::Growth | Kind::Reduction)
                }
            };
        let settled = settled_rate(&amount.figure).filter(|_| is_rate)?;
        let rate = if amount.percent {
            settled
        } else {
            self.share_or_rate(settled)?
        };
        let is_fall =
            amount.direction == Some(Direction::Down) && self.measure.kind == Kind::Growth;
        Some(if is_fall {
            &Exact::zero() - &rate
        } else {
            rate
        })
    }

    /// A rate in a numeric cell.
    fn rate_of_number(&self, number: f64, shown: Shown) -> Option<Exact> {
        let exact = Exact::from_spreadsheet(number)?;
        if shown == Shown::Percent {
            return Some(&exact * &Exact::whole(100));
        }
        self.share_or_rate(exact)
    }

    /// A number without the percent sign as a rate in percent. A number up to 1 can be a share or a
    /// percentage: the figures beside it decide, or nothing.
    fn share_or_rate(&self, exact: Exact) -> Option<Exact> {
        let hundredfold = &exact * &Exact::whole(100);
        if exact.is_zero() || exact.abs() > Exact::whole(1) {
            return Some(exact);
        }
        let figure = |column: Column| {
            let content = self.page.content(self.cell(column)?)?;
            match &content.value {
                Value::Number(number) => Exact::from_spreadsheet(*number),
                Value::Text(text) => match read_number(text) {
                    NumberText::Amount(amount) if !amount.percent => {
                        Some(amount.figure.only()? * &amount.unit.scale)
                    }
                    _ => None,
                },
                _ => None,
            }
        };
        let (first, second) = (figure(Column::First)?, figure(Column::Second)?);
        [exact, hundredfold]
            .into_iter()
            .find(|rate| agrees(self.measure, &first, &second, rate))
    }
}
