//! Annexes II and III: the agencies.

use super::cells::{ANNEX_SIZE, body, centre, table, text, verdict_cells, verdict_columns};
use crate::report::agencies::AgencyRow;
use crate::report::arrivals::FileRow;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Row, RowKind, Table};
use crate::report::figures::tally;
use crate::report::model::Report;
use crate::submission::Disposition;

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

/// The most files that the annex lists one by one: the typesetter holds some two tenths of a megabyte for
/// each, and a folder can hold thousands. All of them stand in the summary workbook and in the data.
const MOST_FILES: usize = 300;

/// The files that are listed, in the order of names: where there are too many, first those that somebody
/// must do something about; a copy of what counts already is nobody's task.
fn listed(files: &[FileRow]) -> Vec<&FileRow> {
    let is_copy = |file: &&FileRow| file.disposition == Disposition::Superseded;
    let copies = files.iter().filter(is_copy).count();
    let mut copies_left = MOST_FILES.saturating_sub(files.len() - copies);
    let mut others_left = MOST_FILES;
    files
        .iter()
        .filter(|file| {
            let left = match is_copy(file) {
                true => &mut copies_left,
                false => &mut others_left,
            };
            let is_listed = *left > 0;
            *left = left.saturating_sub(1);
            is_listed
        })
        .collect()
}

/// Files that count for no agency.
pub(super) fn unused_files(report: &Report) -> Table {
    let columns = vec![
        centre("STT", 1.0),
        text("Tệp", 8.0),
        text("Cơ quan", 5.0),
        text("Lý do không sử dụng", 4.0),
    ];
    let files = &report.arrivals.unused_files;
    let shown = listed(files);
    let others = files.len() - shown.len();
    let mut rows: Vec<Row> = shown
        .into_iter()
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
    if others > 0 {
        let words = format!("và {others} tệp khác, nêu đủ trong bảng tổng hợp (tong-hop.xlsx)");
        rows.push(body(vec![
            String::new(),
            words,
            String::new(),
            String::new(),
        ]));
    }
    table(ANNEX_SIZE, columns, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(number: usize, disposition: Disposition) -> FileRow {
        FileRow {
            file: format!("{number:04}.xlsx"),
            agency: String::new(),
            disposition,
            label: disposition.label().to_owned(),
        }
    }

    #[test]
    fn of_too_many_files_those_are_listed_that_somebody_must_mend() {
        use Disposition::{Superseded, Unreadable};
        let of = |number: usize| {
            if number.is_multiple_of(20) {
                Unreadable
            } else {
                Superseded
            }
        };
        let few: Vec<FileRow> = (0..300).map(|number| file(number, of(number))).collect();
        assert_eq!(listed(&few).len(), 300);
        let many: Vec<FileRow> = (0..4_000).map(|number| file(number, of(number))).collect();
        let shown = listed(&many);
        assert_eq!(shown.len(), 300);
        let unreadable = shown.iter().filter(|file| file.disposition == Unreadable);
        assert_eq!(unreadable.count(), 200);
        assert!(shown.is_sorted_by(|one, other| one.file < other.file));
        let none: Vec<FileRow> = (0..4_000).map(|number| file(number, Unreadable)).collect();
        assert_eq!(listed(&none).len(), 300);
    }
}
