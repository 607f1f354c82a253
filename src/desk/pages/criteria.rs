//! «Tiêu chí»: the criteria with the province's results; one of them down to its cells.

use axum::response::Response;
use minijinja::Value;

use super::data::{content, data};
use super::period::verdicts;
use super::{Page, missing};
use crate::desk::Desk;
use crate::desk::words::Words;
use crate::pipeline::view::PeriodView;
use crate::report::criteria::CriterionRow;
use crate::report::terms::Verdict;
use crate::report::trace::{Line, Trace};

/// Which criteria are listed.
#[derive(Debug)]
pub struct Chosen {
    /// The code of a field; empty: all.
    field: String,
    /// A verdict; empty: all.
    verdict: String,
}

impl Chosen {
    /// What an address says.
    pub fn of(words: &Words) -> Self {
        Chosen {
            field: words.get("linh-vuc").to_owned(),
            verdict: words.get("ket-qua").to_owned(),
        }
    }
}

/// The list.
pub fn list(desk: &Desk, view: &PeriodView, chosen: &Chosen) -> Response {
    let word = |verdict: Verdict| data(verdict).to_string();
    let rows: Vec<&CriterionRow> = view
        .report
        .criteria()
        .filter(|row| chosen.field.is_empty() || row.field == chosen.field)
        .filter(|row| chosen.verdict.is_empty() || word(row.verdict) == chosen.verdict)
        .collect();
    let fields: Vec<Value> = (view.report.fields.iter())
        .map(|field| content! { code => field.code, heading => field.heading })
        .collect();
    let content = content! {
        rows => data(rows),
        fields,
        verdicts => verdicts(),
        field => chosen.field,
        chosen => chosen.verdict,
    };
    Page {
        template: "criteria.html",
        here: "/tieu-chi",
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// One criterion, by its number in the plan's order.
pub fn one(desk: &Desk, view: &PeriodView, number: usize) -> Response {
    let all: Vec<&CriterionRow> = view.report.criteria().collect();
    let Some(row) = all.iter().find(|row| row.number == number) else {
        return missing(desk, Some(view));
    };
    let traces = view.traces.get(&row.code).map_or(&[][..], Vec::as_slice);
    let content = content! {
        row => data(row),
        before => (number > 1).then(|| number - 1),
        after => (number < all.len()).then_some(number + 1),
        traces => traces.iter().map(trace).collect::<Vec<_>>(),
    };
    Page {
        template: "criterion.html",
        here: "/tieu-chi",
        view: Some(view),
        content,
    }
    .filled(desk)
}

fn trace(trace: &Trace) -> Value {
    let lines = |lines: &[Line]| -> Vec<Value> {
        lines
            .iter()
            .map(
                |line| content! { agency => line.agency, words => line.words, place => line.place },
            )
            .collect()
    };
    content! {
        title => trace.title,
        rules => trace.rules,
        result => trace.result,
        sum_words => trace.sum_words,
        inside => lines(&trace.inside),
        outside => lines(&trace.outside),
        remarks => trace.remarks,
    }
}
