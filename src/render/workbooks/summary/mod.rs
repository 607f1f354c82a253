//! The summary workbook `tong-hop.xlsx`: where the clerk and the director's assistants look, filter
//! and print. One sheet a file.

mod arrivals;
mod charts;
mod decisions;
mod estimates;
mod evidence;
mod findings;
mod fitting;
mod history;
mod in_time;
mod index;
mod listing;
mod look;
mod marks;
mod matrix;
mod overview;
mod page;
mod place;
mod print;
mod range;
mod readings;
mod recompute;
mod results;
mod tallies;
mod trace;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use opc::foreign::made_anywhere;

use self::page::Page;
use crate::report::model::Report;

/// The sheets that every workbook has, in their order: name, and what a reader finds there.
const SHEETS: [(&str, &str); 8] = [
    (overview::NAME, "Số bản gửi, kết quả theo lĩnh vực, biểu đồ"),
    (
        results::NAME,
        "Kết quả từng tiêu chí, chỉ số đo, gộp mọi cơ quan",
    ),
    (
        matrix::NAME,
        "Kết quả đánh giá của từng cơ quan theo từng chỉ số đo",
    ),
    (
        readings::NAME,
        "Từng số liệu của từng cơ quan, vị trí trong tệp gốc",
    ),
    (
        trace::NAME,
        "Công thức tính lại số liệu chung từ trang Số liệu",
    ),
    (
        arrivals::NAME,
        "Cơ quan chưa gửi, gửi chậm; tệp không sử dụng",
    ),
    (findings::NAME, "Lỗi, cảnh báo, ghi chú theo từng ô"),
    (evidence::NAME, "Văn bản minh chứng các cơ quan đã nêu"),
];

/// The summary workbook, as bytes.
///
/// # Panics
/// Never: names of sheets, tables and ranges are fixed, texts are cut to what a cell can hold, and
/// nothing is written outside a sheet while there are fewer readings than a sheet has rows.
pub fn summary(report: &Report) -> Vec<u8> {
    workbook(report)
        .and_then(|mut workbook| workbook.save_to_buffer())
        .map(made_anywhere)
        .expect("names are fixed and texts are cut to what a cell can hold")
}

fn workbook(report: &Report) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report));
    let some = pages_of_some(report)?;
    let listed: Vec<(&str, &str)> = SHEETS[1..]
        .iter()
        .copied()
        .chain(some.iter().map(|(named, _)| *named))
        .collect();
    let always = [
        overview::sheet(report, &listed)?,
        results::sheet(report)?,
        matrix::sheet(report)?,
        readings::sheet(report)?,
        trace::sheet(report)?,
        arrivals::sheet(report)?,
        findings::sheet(report)?,
        evidence::sheet(report)?,
    ];
    for page in always
        .into_iter()
        .chain(some.into_iter().map(|some| some.1))
    {
        workbook.push_worksheet(page.sheet);
    }
    for (name, range) in [
        ("Ket_qua_toan_tinh", results::range(report)),
        ("Ma_tran", matrix::range(report)),
        ("Truy_vet", trace::range(report)),
    ] {
        workbook.define_name(name, &format!("={range}"))?;
    }
    Ok(workbook)
}

/// A sheet's name, and what a reader finds there.
type Named = (&'static str, &'static str);

/// The sheets that only some workbooks have, after those of all.
fn pages_of_some(report: &Report) -> Result<Vec<(Named, Page)>, XlsxError> {
    let pages = [
        (
            (
                history::NAME,
                "Giá trị chung của từng chỉ số qua các kỳ trong năm, kỳ tương ứng năm trước",
            ),
            history::sheet(report)?,
        ),
        (
            (in_time::NAME, "Số kỳ trong năm mỗi cơ quan gửi đúng hạn"),
            in_time::sheet(report)?,
        ),
        (
            (estimates::NAME, "Số ước cả năm, không dùng để đánh giá"),
            estimates::sheet(report)?,
        ),
        (
            (
                index::NAME,
                "Điểm, xếp hạng, xếp loại cơ quan theo kế hoạch",
            ),
            index::sheet(report)?,
        ),
        (
            (
                decisions::NAME,
                "Quyết định xử lý số liệu của đơn vị tổng hợp",
            ),
            decisions::sheet(report)?,
        ),
    ];
    let there = pages.into_iter();
    Ok(there
        .filter_map(|(named, page)| Some((named, page?)))
        .collect())
}

fn properties(report: &Report) -> DocProperties {
    let properties = DocProperties::new()
        .set_title(format!(
            "Tổng hợp kết quả cải cách hành chính {}",
            report.period.name
        ))
        .set_subject(report.plan.citation.clone())
        .set_author(report.office.issuer.clone())
        .set_company(report.office.superior.clone());
    // The day of the report instead of the clock: equal reports give equal bytes.
    let days = report.facts.days;
    let created = [days.as_of, days.due_agencies, days.cut_off]
        .into_iter()
        .find_map(fitting::spreadsheet_day)
        .expect("the days of a period lie between 1900 and 9999");
    properties.set_creation_datetime(&created)
}
