//! Annexes II and III: the agencies.

use super::cells::{ANNEX_SIZE, body, centre, table, text, verdict_cells, verdict_columns};
use crate::report::agencies::AgencyRow;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Row, RowKind, Table};
use crate::report::figures::tally;
use crate::report::model::Report;

/// Agencies × verdict counts.
pub(super) fn verdicts(report: &Report) -> Table {
    let mut columns = vec![
        centre("STT", 1.0),
        text("Cơ quan, đơn vị, địa phương", 7.0),
        centre("Số chỉ số được giao", 1.6),
    ];
    columns.extend(verdict_columns(1.5));
    let rows = by_level(report, |number, agency| {
        let lead = [
            number.to_string(),
            marked_if(agency.decided, &agency.name),
            tally(agency.counts.total),
        ];
        body(
            lead.into_iter()
                .chain(verdict_cells(&agency.counts))
                .collect(),
        )
    });
    table(ANNEX_SIZE, columns, rows)
}

/// Agencies with what they sent.
pub(super) fn arrivals(report: &Report) -> Table {
    let mut columns = vec![
        centre("STT", 1.0),
        text("Cơ quan, đơn vị, địa phương", 7.0),
        text("Tình trạng gửi báo cáo", 3.6),
        centre("Ngày nhận", 2.0),
        centre("Số đến", 1.5),
        centre("Lỗi", 1.1).under("Kết quả kiểm tra số liệu"),
        centre("Cảnh báo", 1.4).under("Kết quả kiểm tra số liệu"),
    ];
    // In the first period of the year it would say what stands beside it.
    let past = report
        .history
        .as_ref()
        .filter(|_| report.timeliness.is_some());
    if past.is_some() {
        columns.push(centre("Số kỳ gửi đúng hạn/số kỳ được xét trong năm", 2.0));
    }
    let rows = by_level(report, |number, agency| {
        let mut cells = vec![
            number.to_string(),
            agency.name.clone(),
            marked_if(
                agency.decided || agency.findings_decided,
                &agency.sent_label,
            ),
            agency.received.clone(),
            agency.receipt_number.clone(),
            tally(agency.errors),
            tally(agency.warnings),
        ];
        cells.extend(past.map(|history| history.in_time_of(&agency.id)));
        body(cells)
    });
    table(ANNEX_SIZE, columns, rows)
}

/// Rows of agencies under the titles of their levels, numbered through.
fn by_level(report: &Report, row: impl Fn(usize, &AgencyRow) -> Row) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut number = 0;
    for level in &report.arrivals.levels {
        rows.push(Row::new(RowKind::Section, [level.name.clone()]));
        for agency in report.agencies.iter().filter(|row| row.level == level.id) {
            number += 1;
            rows.push(row(number, agency));
        }
    }
    rows
}

/// Files that count for no agency.
pub(super) fn unused_files(report: &Report) -> Table {
    let columns = vec![
        centre("STT", 1.0),
        text("Tệp", 8.0),
        text("Cơ quan", 5.0),
        text("Lý do không sử dụng", 4.0),
    ];
    let files = report.arrivals.unused_files.iter();
    let rows = files
        .enumerate()
        .map(|(index, file)| {
            let agency = match file.agency.is_empty() {
                true => "Không xác định được".to_owned(),
                false => file.agency.clone(),
            };
            body(vec![
                (index + 1).to_string(),
                file.file.clone(),
                agency,
                file.label.clone(),
            ])
        })
        .collect();
    table(ANNEX_SIZE, columns, rows)
}
