//! «Chưa gửi, gửi muộn»: agencies to be called, and files that count for nobody.

use rust_xlsxwriter::XlsxError;

use super::look;
use super::page::{Answer, Column, Page, ROWS_SHOWN, Written, column};
use super::place::FilePlace;
use super::print::{Printed, freeze, set_up};
use crate::report::agencies::{AgencyRow, Sent};
use crate::report::arrivals::FileRow;
use crate::report::decided_marks::marked_if;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Chưa gửi, gửi muộn";
const TABLE: &str = "ChuaGui";
const FILES: &str = "TepKhongDung";

const COLUMNS: [Column; 9] = [
    column("Cơ quan", 38.0),
    column("Cấp", 18.0),
    column("Cơ quan cấp trên", 28.0),
    column("Tình trạng", 24.0),
    column("Ngày nhận", 13.0),
    column("Số ngày chậm", 9.0),
    column("Số đến", 10.0),
    column("Số chỉ số phải báo cáo", 11.0),
    column("Tệp", 46.0),
];
const FILE_COLUMNS: [Column; 3] = [
    column("Tệp không sử dụng", 38.0),
    column("Cách xử lý", 18.0),
    column("Cơ quan gửi", 28.0),
];
const HEADER: u32 = 2;
const LAST: u16 = 8;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    let all = report.arrivals.all;
    page.title(
        &format!(
            "CƠ QUAN CHƯA GỬI, GỬI MUỘN BÁO CÁO {}",
            report.period.name.to_uppercase()
        ),
        &format!(
            "Đã nhận {} báo cáo. Hạn gửi của các cơ quan: {}.",
            marked_if(all.decided, &format!("{}/{}", all.received, all.expected)),
            report.period.due_agencies
        ),
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    let rows = to_call(report);
    for (row, agency) in (HEADER + 1..).zip(&rows) {
        agency_row(&mut page, report, agency, row)?;
    }
    let total = HEADER + 1 + rows.len().max(1) as u32;
    page.table(TABLE, (HEADER, total), &COLUMNS, Some(3))?;
    total_row(&mut page, rows.len(), total)?;
    let last = unused_files(&mut page, report, total + 2)?;
    freeze(&mut page, HEADER + 1, 1)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: last,
            last_column: LAST,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(page)
}

/// The agencies that are not in time, gravest first, then in the register's order.
fn to_call(report: &Report) -> Vec<&AgencyRow> {
    [
        Sent::NotSent,
        Sent::Unusable,
        Sent::Empty,
        Sent::Late,
        Sent::UnknownDay,
    ]
    .into_iter()
    .flat_map(|sent| report.agencies.iter().filter(move |row| row.sent == sent))
    .collect()
}

fn agency_row(page: &mut Page, report: &Report, agency: &AgencyRow, row: u32) -> Written {
    let cell = look::cell();
    let status = match agency.sent {
        Sent::NotSent | Sent::Unusable | Sent::Empty => look::cell().set_bold(),
        _ => look::cell(),
    };
    page.text(
        row,
        0,
        &marked_if(agency.decided || agency.findings_decided, &agency.name),
        &cell,
    )?;
    page.text(row, 1, &agency.level_name, &cell)?;
    page.text(row, 2, &agency.parent, &cell)?;
    page.text(row, 3, &agency.sent_label, &status)?;
    page.day(row, 4, report.facts.received.get(&agency.id).copied())?;
    let late = agency.days_late.map(|days| days as f64);
    page.number(row, 5, late, &look::whole())?;
    page.text(row, 6, &agency.receipt_number, &look::centred())?;
    page.count(row, 7, agency.asked, &look::whole())?;
    page.link_to_place(row, LAST, &whole_file(report, &agency.file), &agency.file)?;
    let texts = [
        (agency.name.as_str(), 38.0),
        (&agency.level_name, 18.0),
        (&agency.parent, 28.0),
        (&agency.sent_label, 24.0),
        (&agency.file, 46.0),
    ];
    page.fit(row, &texts, 120.0)
}

fn whole_file<'a>(report: &'a Report, file: &'a str) -> FilePlace<'a> {
    FilePlace {
        period: &report.period.id,
        file,
        sheet: "",
        cell: "",
    }
}

fn total_row(page: &mut Page, count: usize, row: u32) -> Written {
    for index in 0..=LAST {
        page.text(row, index, "", &look::total_label())?;
    }
    page.text(row, 0, ROWS_SHOWN, &look::total_label())?;
    page.formula(
        row,
        3,
        &format!("SUBTOTAL(103,{TABLE}[Tình trạng])"),
        &Answer::Number(count as f64),
        &look::total(),
    )
}

/// The files that count for no agency; gives the last row.
fn unused_files(page: &mut Page, report: &Report, first: u32) -> Result<u32, XlsxError> {
    let files: &[FileRow] = &report.arrivals.unused_files;
    if files.is_empty() {
        page.text(first, 0, "Không có tệp nào bị loại.", &look::subtitle())?;
        return Ok(first);
    }
    page.headings(first, &FILE_COLUMNS)?;
    for (row, file) in (first + 1..).zip(files) {
        page.link_to_place(row, 0, &whole_file(report, &file.file), &file.file)?;
        page.text(row, 1, &file.label, &look::cell())?;
        page.text(row, 2, &file.agency, &look::cell())?;
        let texts = [
            (file.file.as_str(), 38.0),
            (&file.label, 18.0),
            (&file.agency, 28.0),
        ];
        page.fit(row, &texts, 120.0)?;
    }
    let last = first + files.len() as u32;
    page.table(FILES, (first, last), &FILE_COLUMNS, None)?;
    Ok(last)
}
