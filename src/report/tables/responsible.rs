//! Annex IV: the criteria by who answers for them.

use super::cells::{ANNEX_SIZE, body, centre, table, text};
use super::widths::shortest;
use crate::assessment::verdict::Verdict;
use crate::report::counts::VerdictCounts;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Row, RowKind, Table};
use crate::report::figures::counted;
use crate::report::model::Report;
use crate::report::responsible::{CriterionBrief, ResponsiblePart};
use crate::vietnamese::phrase::{capitalize, lower_first};

/// Whom the plan names, with the criteria that they lead and support.
pub(super) fn responsible(report: &Report) -> Table {
    let columns = vec![
        centre("Mã", 1.2),
        text("Tiêu chí", 8.0),
        text(&format!("Kết quả {}", report.whole), 6.5),
        centre("Đánh giá", 2.4),
    ];
    let rows: Vec<Row> = report.responsible.iter().flat_map(part_rows).collect();
    table(ANNEX_SIZE, shortest(columns, &rows), rows)
}

fn part_rows(part: &ResponsiblePart) -> Vec<Row> {
    let mut rows = vec![Row::new(RowKind::Section, [part.name.clone()])];
    if !part.leads.is_empty() {
        rows.push(head("Chủ trì", &part.lead_counts));
        rows.extend(part.leads.iter().map(lead_row));
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
    let parts: Vec<String> = Verdict::ALL
        .into_iter()
        .filter_map(|verdict| {
            let codes: Vec<&str> = list
                .iter()
                .filter(|row| row.verdict == verdict)
                .map(|row| row.code.as_str())
                .collect();
            (!codes.is_empty())
                .then(|| format!("{}: {}", lower_first(verdict.label()), codes.join(", ")))
        })
        .collect();
    body(vec![format!("{}.", capitalize(&parts.join("; ")))])
}
