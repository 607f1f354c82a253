//! Annex IV: the criteria by who answers for them.

use super::cells::{ANNEX_SIZE, MISSED, body, centre, codes, table, text};
use super::widths::shortest;
use crate::assessment::verdict::Verdict;
use crate::report::counts::VerdictCounts;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Row, RowKind, Table};
use crate::report::figures::counted;
use crate::report::model::Report;
use crate::report::responsible::{CriterionBrief, ResponsiblePart};
use crate::vietnamese::phrase::lower_first;

/// Whom the plan names, with the criteria that they lead and support.
pub(super) fn responsible(report: &Report) -> Table {
    let rows = report.responsible.iter().flat_map(part_rows).collect();
    laid_out(report, rows)
}

/// The same, with those criteria that are led in one row by their codes, but for the missed ones.
pub(super) fn missed(report: &Report) -> Table {
    let rows = report.responsible.iter().flat_map(missed_rows).collect();
    laid_out(report, rows)
}

fn laid_out(report: &Report, rows: Vec<Row>) -> Table {
    let columns = vec![
        centre("Mã", 1.2),
        text("Tiêu chí", 8.0),
        text(&format!("Kết quả {}", report.whole), 6.5),
        centre("Đánh giá", 2.4),
    ];
    table(ANNEX_SIZE, shortest(columns, &rows), rows)
}

fn part_rows(part: &ResponsiblePart) -> Vec<Row> {
    with_leads(part, part.leads.iter().map(lead_row).collect())
}

fn missed_rows(part: &ResponsiblePart) -> Vec<Row> {
    let missed = part
        .leads
        .iter()
        .filter(|row| MISSED.contains(&row.verdict));
    let mut leads: Vec<Row> = missed.map(lead_row).collect();
    let others = coded(&part.leads).filter(|(verdict, _)| !MISSED.contains(verdict));
    if leads.len() < part.leads.len() {
        leads.push(body(vec![String::new(), codes(others)]));
    }
    with_leads(part, leads)
}

fn with_leads(part: &ResponsiblePart, leads: Vec<Row>) -> Vec<Row> {
    let mut rows = vec![Row::new(RowKind::Section, [part.name.clone()])];
    if !leads.is_empty() {
        rows.push(head("Chủ trì", &part.lead_counts));
        rows.extend(leads);
    }
    if !part.supports.is_empty() {
        rows.push(head("Phối hợp", &part.support_counts));
        rows.push(support_row(&part.supports));
    }
    rows
}

/// `Chủ trì 05 tiêu chí: đạt 02, chưa đến hạn 03`.
fn head(role: &str, counts: &VerdictCounts) -> Row {
    let parts: Vec<String> = Verdict::ALL
        .into_iter()
        .filter(|verdict| counts.get(*verdict) > 0)
        .map(|verdict| {
            let number = counted(counts.get(verdict));
            let number = marked_if(counts.is_decided(verdict), &number);
            format!("{} {number}", lower_first(verdict.label()))
        })
        .collect();
    let text = format!(
        "{role} {} tiêu chí: {}",
        counted(counts.total),
        parts.join(", ")
    );
    Row::new(RowKind::Group, [text])
}

fn lead_row(row: &CriterionBrief) -> Row {
    body(vec![
        row.code.clone(),
        row.name.clone(),
        row.result.join("\n"),
        row.verdict_label.clone(),
    ])
}

/// The criteria that are supported, in one row: codes only, verdict by verdict.
fn support_row(list: &[CriterionBrief]) -> Row {
    body(vec![codes(coded(list))])
}

fn coded(list: &[CriterionBrief]) -> impl Iterator<Item = (Verdict, &str)> {
    list.iter().map(|row| (row.verdict, row.code.as_str()))
}
