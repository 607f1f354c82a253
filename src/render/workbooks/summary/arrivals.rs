//! «Chưa gửi, gửi muộn»: agencies to be called, and files that count for nobody.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, Shown, centred, count, text};
use super::look;
use super::page::Page;
use super::place::FilePlace;
use crate::report::agencies::{AgencyRow, Sent};
use crate::report::arrivals::FileRow;
use crate::report::decided_marks::marked_if;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Chưa gửi, gửi muộn";
const TABLE: &str = "ChuaGui";
const FILES: &str = "TepKhongDung";
/// The heading of the column whose cells are counted.
const STATUS: &str = "Tình trạng";
/// The highest row, in points.
const HIGHEST: f64 = 120.0;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let all = report.arrivals.all;
    let columns = columns();
    let listing = Listing {
        name: NAME,
        title: format!(
            "CƠ QUAN CHƯA GỬI, GỬI MUỘN BÁO CÁO {}",
            report.period.name.to_uppercase()
        ),
        subtitle: format!(
            "Đã nhận {} báo cáo. Hạn gửi của các cơ quan: {}.",
            marked_if(all.decided, &format!("{}/{}", all.received, all.expected)),
            report.period.due_agencies
        ),
        fixed: 1,
        printed: columns.count(),
        list: List {
            columns,
            highest: HIGHEST,
            table: Some((TABLE, Some(STATUS))),
        },
    };
    let (mut page, total) = listing.sheet(report, &to_call(report))?;
    let last = unused_files(&mut page, report, total + 2)?;
    listing.finish(&mut page, report, last)?;
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

fn columns<'a>() -> Columns<'a, &'a AgencyRow> {
    Columns::<&AgencyRow>::new()
        .column("Cơ quan", 38.0, |_, row| {
            text(marked_if(row.decided || row.findings_decided, &row.name))
        })
        .column("Cấp", 18.0, |_, row| text(&row.level_name))
        .column("Cơ quan cấp trên", 28.0, |_, row| text(&row.parent))
        .column(STATUS, 24.0, |_, row| {
            let format = match row.sent {
                Sent::NotSent | Sent::Unusable | Sent::Empty => look::cell().set_bold(),
                _ => look::cell(),
            };
            Shown::Text((&row.sent_label).into(), format)
        })
        .column("Ngày nhận", 13.0, |report, row| {
            Shown::Day(report.facts.received.get(&row.id).copied())
        })
        .column("Số ngày chậm", 9.0, |_, row| {
            Shown::Number(row.days_late.map(|days| days as f64), 0)
        })
        .column("Số đến", 10.0, |_, row| centred(&row.receipt_number))
        .column("Số chỉ số phải báo cáo", 11.0, |_, row| {
            count(row.asked)
        })
        .column("Tệp", 46.0, |report, row| file(report, &row.file))
}

fn file<'r>(report: &'r Report, file: &'r str) -> Shown<'r> {
    let whole = FilePlace {
        period: &report.period.id,
        file,
        sheet: "",
        cell: "".into(),
    };
    Shown::File(whole, file)
}

/// The files that count for no agency; gives the last row.
fn unused_files(page: &mut Page, report: &Report, first: u32) -> Result<u32, XlsxError> {
    let files: &[FileRow] = &report.arrivals.unused_files;
    if files.is_empty() {
        page.text(first, 0, "Không có tệp nào bị loại.", &look::subtitle())?;
        return Ok(first);
    }
    let list = List {
        columns: Columns::<FileRow>::new()
            .column("Tệp không sử dụng", 38.0, |report, row| {
                file(report, &row.file)
            })
            .column("Cách xử lý", 18.0, |_, row| text(&row.label))
            .column("Cơ quan gửi", 28.0, |_, row| text(&row.agency)),
        highest: HIGHEST,
        table: Some((FILES, None)),
    };
    list.write(page, report, first, files)
}
