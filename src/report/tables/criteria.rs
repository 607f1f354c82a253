//! Annex I: the criteria with their results.

use super::cells::{ANNEX_SIZE, MISSED, body, centre, codes, table, text};
use super::widths::shortest;
use crate::report::criteria::CriterionRow;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Row, RowKind, Table};
use crate::report::fields::FieldPart;
use crate::report::figures::counted;
use crate::report::model::Report;

/// All criteria, by field and group.
pub(super) fn criteria(report: &Report) -> Table {
    let rows = report.fields.iter().flat_map(field_rows).collect();
    laid_out(report, rows)
}

/// The criteria that are not as they must be, or of which that is not known; the others of a field by
/// their codes.
pub(super) fn missed(report: &Report) -> Table {
    let rows = report.fields.iter().flat_map(missed_rows).collect();
    laid_out(report, rows)
}

fn laid_out(report: &Report, rows: Vec<Row>) -> Table {
    let columns = vec![
        centre("Mã", 1.0),
        text("Tiêu chí", 4.2),
        text("Yêu cầu của Kế hoạch", 4.4),
        text(&format!("Kết quả {}", report.whole), 4.9),
        centre("Đánh giá", 1.5),
        centre("Cơ quan có số liệu", 1.8),
        text("Ghi chú", 5.7),
    ];
    table(ANNEX_SIZE, shortest(columns, &rows), rows)
}

fn field_head(field: &FieldPart) -> Row {
    Row::new(
        RowKind::Section,
        [
            field.code.clone(),
            format!(
                "{} ({} tiêu chí, đạt {})",
                field.name,
                counted(field.counts.total),
                marked_if(field.counts.decided.met, &counted(field.counts.numbers.met))
            ),
        ],
    )
}

fn field_rows(field: &FieldPart) -> Vec<Row> {
    let mut rows = vec![field_head(field)];
    for row in &field.criteria {
        if let Some(group) = row.group.as_ref().filter(|_| row.opens_group) {
            rows.push(Row::new(
                RowKind::Group,
                [group.code.clone(), group.name.clone()],
            ));
        }
        rows.push(criterion_row(row));
    }
    rows
}

fn missed_rows(field: &FieldPart) -> Vec<Row> {
    let is_missed = |row: &&CriterionRow| MISSED.contains(&row.verdict);
    let (missed, others): (Vec<&CriterionRow>, Vec<&CriterionRow>) =
        field.criteria.iter().partition(is_missed);
    let mut rows = vec![field_head(field)];
    rows.extend(missed.into_iter().map(criterion_row));
    if !others.is_empty() {
        let codes = codes(others.iter().map(|row| (row.verdict, row.code.as_str())));
        rows.push(body(vec![String::new(), codes]));
    }
    rows
}

/// `28/28`: the column's title says of what.
fn coverage(row: &CriterionRow) -> String {
    let bare = |line: &String| line.trim_end_matches(" cơ quan").to_owned();
    let lines: Vec<String> = row.coverage.iter().map(bare).collect();
    lines.join("\n")
}

fn criterion_row(row: &CriterionRow) -> Row {
    body(vec![
        row.code.clone(),
        row.name.clone(),
        row.requirement.clone(),
        row.result.join("\n"),
        row.verdict_label.clone(),
        coverage(row),
        row.notes.join(".\n"),
    ])
}
