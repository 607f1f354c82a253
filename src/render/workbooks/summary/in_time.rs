//! «Gửi đúng hạn»: how often each agency sent in time, over the periods of the year.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, count, text};
use super::page::Page;
use crate::report::decided_marks::marked_if;
use crate::report::history::InTime;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Gửi đúng hạn";

/// The whole sheet; none where no other period is there.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(history) = &report.history else {
        return Ok(None);
    };
    // The number of a row in the list.
    let rows: Vec<(usize, &InTime)> = (1..).zip(&history.in_time).collect();
    let listing = Listing {
        name: NAME,
        title: format!(
            "GỬI BÁO CÁO ĐÚNG HẠN, ĐẾN {}",
            report.period.name.to_uppercase()
        ),
        subtitle: "Số kỳ trong năm, kể cả kỳ này; không tính kỳ chưa ghi ngày nhận.".to_owned(),
        list: List {
            columns: columns(),
            highest: 60.0,
            table: None,
        },
        fixed: 2,
        printed: 4,
    };
    Ok(Some(listing.sheet(report, &rows)?.0))
}

fn columns<'a>() -> Columns<'a, (usize, &'a InTime)> {
    Columns::<(usize, &InTime)>::new()
        .column("STT", 6.0, |_, (number, _)| count(*number))
        .column("Cơ quan", 52.0, |_, (_, own)| {
            text(marked_if(own.decided, &own.name))
        })
        .column("Số kỳ gửi đúng hạn", 16.0, |_, (_, own)| {
            count(own.in_time)
        })
        .column("Số kỳ phải gửi", 16.0, |_, (_, own)| {
            count(own.expected)
        })
}
