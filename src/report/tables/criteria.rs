//! Annex I: the criteria with their results.

use super::cells::{ANNEX_SIZE, body, centre, table, text};
use super::widths::shortest;
use crate::report::criteria::CriterionRow;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Row, RowKind, Table};
use crate::report::fields::FieldPart;
use crate::report::figures::counted;
use crate::report::model::Report;

/// All criteria, by field and group.
pub(super) fn criteria(report: &Report) -> Table {
    let columns = vec![
        centre("Mã", 1.0),
        text("Tiêu chí", 4.2),
        text("Yêu cầu của Kế hoạch", 4.4),
        text(&format!("Kết quả {}", report.whole), 4.9),
        centre("Đánh giá", 1.5),
        centre("Cơ quan có số liệu", 1.8),
        text("Ghi chú", 5.7),
    ];
    let rows: Vec<Row> = report.fields.iter().flat_map(field_rows).collect();
    table(ANNEX_SIZE, shortest(columns, &rows), rows)
}

fn field_rows(field: &FieldPart) -> Vec<Row> {
    let mut rows = vec![Row::new(
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
    )];
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
