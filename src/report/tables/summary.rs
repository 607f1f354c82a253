//! Tables of the report's body.

use super::cells::{
    ANNEX_SIZE, BODY_SIZE, body, centre, table, text, verdict_cells, verdict_columns,
};
use crate::assessment::verdict::Verdict;
use crate::report::arrivals::ArrivalCounts;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Column, Row, RowKind, Table};
use crate::report::figures::tally;
use crate::report::model::Report;
use crate::report::tasks::Task;
use crate::vietnamese::phrase::non_breaking;

/// Criteria by field and verdict.
pub(super) fn by_field(report: &Report) -> Table {
    let mut columns = vec![
        centre("STT", 1.0),
        text("Lĩnh vực", 6.0),
        centre("Số tiêu chí", 1.5),
    ];
    columns.extend(verdict_columns(1.5));
    let mut rows: Vec<Row> = report
        .fields
        .iter()
        .map(|field| {
            let lead = [
                field.code.clone(),
                field.heading.clone(),
                tally(field.counts.total),
            ];
            body(
                lead.into_iter()
                    .chain(verdict_cells(&field.counts))
                    .collect(),
            )
        })
        .collect();
    let lead = [
        String::new(),
        "Tổng cộng".to_owned(),
        tally(report.counts.total),
    ];
    rows.push(Row::new(
        RowKind::Total,
        lead.into_iter().chain(verdict_cells(&report.counts)),
    ));
    // A name of its own: the table goes to the next page where it does not fit.
    Table {
        caption: Some("Tổng hợp kết quả đánh giá theo lĩnh vực".to_owned()),
        ..table(BODY_SIZE, columns, rows)
    }
}

/// The plan's own goals.
pub(super) fn goals(report: &Report) -> Table {
    let columns = vec![
        text("Mục tiêu", 4.0),
        centre("Yêu cầu của Kế hoạch", 3.0),
        centre("Kết quả năm trước", 3.0),
        centre("Kết quả công bố", 3.0),
    ];
    let rows = report
        .goals
        .iter()
        .map(|goal| {
            body(vec![
                goal.name.clone(),
                goal.target.clone(),
                non_breaking(&goal.baseline),
                non_breaking(&goal.result),
            ])
        })
        .collect();
    table(BODY_SIZE, columns, rows)
}

/// Arrivals by level.
pub(super) fn by_level(report: &Report) -> Table {
    let number = |title: &str| centre(title, 1.4);
    let columns: Vec<Column> = vec![
        text("Nhóm cơ quan", 4.0),
        number("Phải gửi"),
        number("Đã gửi"),
        number("Đúng hạn").under("Trong đó"),
        number("Chậm").under("Trong đó"),
        number("Chưa rõ ngày nhận").under("Trong đó"),
        number("Chưa nhập số liệu"),
        number("Không sử dụng được"),
        number("Chưa gửi"),
    ];
    let mut rows: Vec<Row> = report
        .arrivals
        .levels
        .iter()
        .map(|level| arrival_row(RowKind::Body, &level.name, &level.counts))
        .collect();
    rows.push(arrival_row(
        RowKind::Total,
        "Tổng cộng",
        &report.arrivals.all,
    ));
    table(BODY_SIZE, columns, rows)
}

fn arrival_row(kind: RowKind, name: &str, counts: &ArrivalCounts) -> Row {
    let numbers = [
        counts.expected,
        counts.received,
        counts.on_time,
        counts.late,
        counts.unknown_day,
        counts.empty,
        counts.unusable,
        counts.not_sent,
    ];
    Row::new(
        kind,
        [marked_if(counts.decided, name)]
            .into_iter()
            .chain(numbers.map(tally)),
    )
}

/// Criteria that are not met or behind, by deadline.
pub(super) fn tasks(report: &Report) -> Table {
    let columns = vec![
        centre("Tiêu chí", 1.2),
        text("Nội dung", 5.2),
        text("Cơ quan chủ trì", 3.0),
        text("Kết quả đến nay", 5.0),
        centre("Đánh giá", 1.6),
    ];
    let mut rows = Vec::new();
    for group in &report.tasks {
        let urgent: Vec<&Task> = group
            .tasks
            .iter()
            .filter(|task| matches!(task.verdict, Verdict::NotMet | Verdict::Behind))
            .collect();
        if urgent.is_empty() {
            continue;
        }
        let passed = match group.passed {
            true => " (đã quá thời hạn)",
            false => "",
        };
        rows.push(Row::new(
            RowKind::Section,
            [format!("Thời hạn: {}{passed}", group.deadline)],
        ));
        rows.extend(urgent.into_iter().map(task_row));
    }
    table(ANNEX_SIZE, columns, rows)
}

fn task_row(task: &Task) -> Row {
    body(vec![
        task.code.clone(),
        task.name.clone(),
        task.lead.clone(),
        task.result.join("\n"),
        task.verdict_label.clone(),
    ])
}
