//! Annexes II and III: the agencies.

use super::cells::{ANNEX_SIZE, MISSED, body, centre, table, text, verdict_cells, verdict_columns};
use crate::assessment::verdict::Verdict;
use crate::report::agencies::{AgencyRow, Sent};
use crate::report::arrivals::FileRow;
use crate::report::decided_marks::marked_if;
use crate::report::document::{Column, Row, RowKind, Table};
use crate::report::figures::{counted, tally};
use crate::report::model::Report;
use crate::submission::Disposition;

/// Agencies × verdict counts.
pub(super) fn verdicts(report: &Report) -> Table {
    let rows = by_level(report, |_| true, verdict_row, |_| None);
    table(ANNEX_SIZE, verdict_head(), rows)
}

/// The same of the agencies with missed measures or without grounds enough; the others of a level by
/// their names.
pub(super) fn missed_verdicts(report: &Report) -> Table {
    let others = |others: &[&AgencyRow]| {
        let what = "Không có chỉ số chậm tiến độ, không đạt, chưa đủ căn cứ";
        Some(names(what, others, is_level_decided(report, others)))
    };
    let is_shown = |agency: &AgencyRow| {
        let count = |verdict: &Verdict| agency.counts.get(*verdict);
        MISSED.iter().map(count).sum::<usize>() > 0
    };
    let rows = by_level(report, is_shown, verdict_row, others);
    table(ANNEX_SIZE, verdict_head(), rows)
}

fn verdict_head() -> Vec<Column> {
    let mut columns = vec![
        centre("STT", 1.0),
        text("Cơ quan, đơn vị, địa phương", 7.0),
        centre("Số chỉ số được giao", 1.6),
    ];
    columns.extend(verdict_columns(1.5));
    columns
}

fn verdict_row(number: usize, agency: &AgencyRow) -> Row {
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
}

/// Agencies with what they sent. Of a level, those that there is nothing to say of stand together by their
/// names: pages of «Đúng hạn» hide who is late.
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
    let is_plain = |agency: &AgencyRow| {
        let is_sound = agency.sent == Sent::OnTime && agency.errors + agency.warnings == 0;
        is_sound
            && !is_decided(agency)
            && past.is_none_or(|history| history.is_always_in_time(&agency.id))
    };
    let row = |number: usize, agency: &AgencyRow| {
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
    };
    let others = |others: &[&AgencyRow]| {
        let what = match past {
            Some(_) => "Gửi đúng hạn mọi kỳ trong năm, số liệu kỳ này không có lỗi, cảnh báo",
            None => "Gửi đúng hạn, số liệu không có lỗi, cảnh báo",
        };
        Some(names(what, others, is_level_decided(report, others)))
    };
    let rows = by_level(report, |agency| !is_plain(agency), row, others);
    table(ANNEX_SIZE, columns, rows)
}

/// Fewer agencies than these are not drawn together.
const FEWEST_TOGETHER: usize = 3;

/// Rows of agencies under the titles of their levels, numbered through: of each level those that are
/// shown, then one row for the others.
fn by_level(
    report: &Report,
    is_shown: impl Fn(&AgencyRow) -> bool,
    row: impl Fn(usize, &AgencyRow) -> Row,
    together: impl Fn(&[&AgencyRow]) -> Option<String>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut number = 0;
    for level in &report.arrivals.levels {
        rows.push(Row::new(RowKind::Section, [level.name.clone()]));
        let own = report.agencies.iter().filter(|row| row.level == level.id);
        let (mut shown, mut others): (Vec<&AgencyRow>, Vec<&AgencyRow>) =
            own.partition(|agency| is_shown(agency));
        if others.len() < FEWEST_TOGETHER {
            shown = report
                .agencies
                .iter()
                .filter(|row| row.level == level.id)
                .collect();
            others = Vec::new();
        }
        for agency in shown {
            number += 1;
            rows.push(row(number, agency));
        }
        if let Some(text) = together(&others).filter(|_| !others.is_empty()) {
            rows.push(body(vec![String::new(), text]));
        }
    }
    rows
}

/// Whether a decision says anything of an agency's row.
fn is_decided(agency: &AgencyRow) -> bool {
    agency.decided || agency.findings_decided || agency.sent_decided
}

/// Whether a decision says anything of the level of these: how many of it are drawn together then rests
/// on it too.
fn is_level_decided(report: &Report, agencies: &[&AgencyRow]) -> bool {
    let level = agencies.first().map(|agency| &agency.level);
    let mut of_level = report
        .agencies
        .iter()
        .filter(|row| Some(&row.level) == level);
    of_level.any(is_decided)
}

/// `Gửi đúng hạn (03 cơ quan): Sở A; Sở B; Sở C.`: names have commas in them.
fn names(what: &str, agencies: &[&AgencyRow], is_decided: bool) -> String {
    let count = marked_if(is_decided, &counted(agencies.len()));
    let name = |agency: &&AgencyRow| agency.name.clone();
    let names: Vec<String> = agencies.iter().map(name).collect();
    format!("{what} ({count} cơ quan): {}.", names.join("; "))
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
