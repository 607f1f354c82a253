//! «Kỳ báo cáo»: the period at a glance.

use axum::response::Response;
use chrono::NaiveDate;
use minijinja::Value;
use strum::VariantArray;

use super::data::{content, data};
use super::{Page, sent};
use crate::desk::Desk;
use crate::pipeline::view::PeriodView;
use crate::report::agencies::{AgencyRow, Sent};
use crate::report::counts::VerdictCounts;
use crate::report::terms::Verdict;

/// The page.
pub fn page(desk: &Desk, view: &PeriodView) -> Response {
    let (report, found) = (&view.report, view.overview.findings);
    let today = (desk.today)();
    let content = content! {
        period => data(&report.period),
        arrivals => data(&report.arrivals),
        doubtful_days => view.overview.doubtful_days,
        due_agencies => left(view, today, view.period.due_agencies),
        due_office => left(view, today, view.period.due_office),
        found => content! {
            errors => found.errors,
            warnings => found.warnings,
            notes => found.notes,
        },
        questions => view.questions.len(),
        kinds => sent::kinds(),
        levels => levels(view),
        verdicts => verdicts(),
        fields => fields(view),
        decisions => view.report.decisions.note,
        issued => view.issued,
    };
    Page {
        template: "period.html",
        here: "/",
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// How long it is to a due date.
fn left(view: &PeriodView, today: NaiveDate, due: NaiveDate) -> Value {
    let (kind, words) = match view.days_left(today, due) {
        None => ("past", "đã qua".to_owned()),
        Some(0) => ("soon", "không còn ngày làm việc nào sau hôm nay".to_owned()),
        Some(days @ 1..=3) => ("soon", format!("còn {days} ngày làm việc")),
        Some(days) => ("", format!("còn {days} ngày làm việc")),
    };
    content! { kind, words }
}

fn levels(view: &PeriodView) -> Vec<Value> {
    let levels = view.report.arrivals.levels.iter();
    levels
        .map(|level| {
            let cells: Vec<Value> = Sent::VARIANTS
                .iter()
                .map(|kind| {
                    content! {
                        id => sent::id(*kind),
                        label => kind.label(),
                        count => sent::count(&level.counts, *kind),
                    }
                })
                .collect();
            let own = view.report.agencies.iter();
            let agencies: Vec<Value> = own
                .filter(|row| row.level == level.id)
                .map(agency)
                .collect();
            content! {
                id => level.id,
                name => level.name,
                expected => level.counts.expected,
                cells,
                agencies,
            }
        })
        .collect()
}

fn agency(row: &AgencyRow) -> Value {
    content! {
        id => row.id,
        name => row.name,
        sent => sent::id(row.sent),
        sign => sent::sign(row.sent),
        sent_label => row.sent_label,
    }
}

/// The verdicts, for headings and choices.
pub fn verdicts() -> Vec<Value> {
    Verdict::ALL
        .iter()
        .map(|verdict| content! { id => data(verdict), label => verdict.label() })
        .collect()
}

fn fields(view: &PeriodView) -> Vec<Value> {
    let row = |code: &str, name: &str, counts: &VerdictCounts, all: bool| {
        let cells: Vec<Value> = Verdict::ALL
            .iter()
            .map(|verdict| {
                content! {
                    id => data(verdict),
                    label => verdict.label(),
                    count => counts.get(*verdict),
                    mark => if counts.is_decided(*verdict) { " (*)" } else { "" },
                }
            })
            .collect();
        content! { code, name, total => counts.total, cells, all }
    };
    let fields = view.report.fields.iter();
    let mut rows: Vec<Value> = fields
        .map(|field| row(&field.code, &field.heading, &field.counts, false))
        .collect();
    rows.push(row("", "Tất cả", &view.report.counts, true));
    rows
}
