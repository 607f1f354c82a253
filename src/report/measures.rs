//! One measure as the province's result: its figure, the agencies in it, and those that concern it.

use serde::Serialize;

use super::figures::{counted, names};
use super::mark::in_doubt;
use crate::assessment::verdict::Verdict;

/// The province's result on one measure, ready to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasureRow {
    /// The measure's id.
    pub id: String,
    /// What it is, in a few words.
    pub label: String,
    /// Whether it is shown for information and does not decide the criterion (3.2.1–3.2.3).
    pub information: bool,
    /// What it is held against: `từ 99,9% trở lên`; empty where there is no target.
    pub target: String,
    /// Whether a document or a task is asked for, not a figure.
    pub is_task: bool,
    /// What it should have reached by now, where it is behind the pace: `47,64%`; else empty.
    pub pace: String,
    /// The figure: `1.250/1.253 hồ sơ (99,76%)`, `đã hoàn thành`, `chưa có số liệu`.
    pub figure: String,
    /// A rate as a sentence says it after its verb: `99,76% (1.250/1.253 hồ sơ)`; empty where the
    /// figure is no rate, no verb fits, or nothing was reached.
    pub rate: String,
    /// The verb before the rate: `đạt` where more is better, else `là`; empty where neither fits.
    pub rate_verb: String,
    /// The value alone: `99,76%`; empty for documents and where there is none.
    pub value_text: String,
    /// The value judged, in the measure's unit.
    pub value: Option<f64>,
    /// Σ first; for `bodies` the agencies that meet it.
    pub first: Option<f64>,
    /// Σ second; for `bodies` the agencies in which something arose.
    pub second: Option<f64>,
    /// How many agencies are expected to be in it.
    pub expected: usize,
    /// How many are in it.
    pub counted: usize,
    /// `12/28 cơ quan`, always.
    pub coverage: String,
    /// Whether it is built on fewer agencies than are expected.
    pub partial: bool,
    /// The names of the agencies that are not in it.
    pub missing: Vec<String>,
    /// The names of bodies that ended and whose last figures are in it.
    pub carried: Vec<String>,
    /// Whether it rests on decisions of the clerk.
    pub decided: bool,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
    /// Why there are not grounds enough, printed; empty otherwise.
    pub reason: String,
    /// Where the verdict hangs on figures in doubt: on whose, and what there would be without them;
    /// empty otherwise.
    pub doubt: String,
    /// The agencies that do not meet it, or are behind, each with its own figure.
    pub concerned: Vec<Concerned>,
    /// The figure of the earlier period.
    pub earlier: Option<EarlierFigure>,
    /// The figures of all earlier periods of the year, earliest first, then of the same period of the
    /// year before: those that have a value.
    pub history: Vec<PastFigure>,
    /// The time since the earlier period alone, over the agencies that have figures in both.
    pub quarter: Option<QuarterFigure>,
}

/// An agency that does not meet a measure, or is behind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Concerned {
    /// The agency's id.
    pub agency: String,
    /// Its name, distinct.
    pub name: String,
    /// Its own value: `98,52%`, or the pair where nothing was reached: `0/5`; empty for documents.
    pub value: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its verdict, printed.
    pub verdict_label: String,
}

/// The figure of the earlier period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EarlierFigure {
    /// The period: `6 tháng đầu năm 2024`.
    pub period: String,
    /// Its figure.
    pub figure: String,
    /// Its value, printed.
    pub value_text: String,
    /// Its value.
    pub value: Option<f64>,
    /// Its verdict, printed.
    pub verdict_label: String,
    /// How the present value stands to it: `cao hơn`, `thấp hơn`, `bằng`, `tương đương`; empty
    /// where one of the two has no value.
    pub change: String,
    /// The comparison in words, over the agencies with figures in both periods: `cao hơn kỳ trước
    /// (98,5%)`; where somebody is left out `cao hơn kỳ trước (150 cơ quan có số liệu ở cả hai kỳ: từ
    /// 98,5% lên 99,1%)`; empty where there is none.
    pub comparison: String,
    /// `12/28 cơ quan`, where it was built on fewer than expected; else empty.
    pub coverage: String,
}

/// A province figure of another period, as it was then.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PastFigure {
    /// The period: `quý I năm 2024`.
    pub period: String,
    /// Whether it is the same period of the year before.
    pub last_year: bool,
    /// Its value, printed.
    pub value_text: String,
    /// Its value, for a small line; absent where it hung on figures in doubt.
    pub value: Option<f64>,
    /// Its verdict, printed.
    pub verdict_label: String,
}

/// The time since the earlier period alone: quý III is its figure less that of the first six months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterFigure {
    /// What it is called: `quý III`.
    pub name: String,
    /// The figure: `120/121 hồ sơ (99,17%)`.
    pub figure: String,
    /// First.
    pub first: f64,
    /// Second, where it grew.
    pub second: Option<f64>,
    /// The rate, where there is a second figure.
    pub value: Option<f64>,
    /// How many agencies have figures in both periods.
    pub counted: usize,
    /// How many agencies are expected.
    pub expected: usize,
}

impl MeasureRow {
    /// The figure, with a mark where it is built on fewer agencies than are expected:
    /// `1.250/1.253 hồ sơ (99,76%), tính trên 25/28 cơ quan`; and where the verdict hangs on figures in
    /// doubt.
    pub fn marked_figure(&self) -> String {
        let figure = match self.doubt.is_empty() {
            true => self.figure.clone(),
            false => in_doubt(&self.figure),
        };
        if self.partial && self.counted > 0 {
            format!("{figure}, tính trên {}", self.coverage)
        } else {
            figure
        }
    }

    /// The value alone, with a mark where the verdict hangs on figures in doubt.
    pub fn marked_value(&self) -> String {
        match self.doubt.is_empty() {
            true => self.value_text.clone(),
            false => in_doubt(&self.value_text),
        }
    }

    /// The remark on ended bodies whose last figures are in it; empty where there is none. Several are
    /// told by their number: the annex on who has sent names them.
    pub fn carried_note(&self) -> String {
        match self.carried.as_slice() {
            [] => String::new(),
            [one] => format!("Gồm số liệu cuối cùng của {one} (đã kết thúc hoạt động)"),
            many => format!(
                "Gồm số liệu cuối cùng của {} cơ quan đã kết thúc hoạt động",
                counted(many.len())
            ),
        }
    }

    /// The remark on who is missing; empty where nobody is.
    pub fn missing_note(&self) -> String {
        match self.missing.len() {
            0 => String::new(),
            1 if self.expected == 1 && !self.reason.is_empty() => {
                format!("{}: {}", self.missing[0], self.reason)
            }
            1..=3 => format!("Chưa có số liệu của {}", names(&self.missing, 3)),
            many => format!("Chưa có số liệu của {} cơ quan", counted(many)),
        }
    }
}
