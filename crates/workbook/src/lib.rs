//! From a file's bytes to a sparse grid, in one call: plain data in and out, so that it can run in a
//! worker process. This crate alone names the workbook library.

#![warn(unreachable_pub)]

mod budget;
mod canonical;
pub mod cell_text;
mod circular;
mod comments;
mod default_password;
mod delimited;
mod dense;
mod formats;
mod formula_tokens;
pub mod guard;
mod library_error;
pub mod limits;
pub mod model;
mod number_format;
mod ods_compact;
mod ods_part;
pub mod outdated;
pub mod refusal;
mod sheet_part;
mod step;
mod strings_part;
pub mod workers;
mod xls_part;
mod xlsb;
mod xlsb_part;
mod xlsx;
mod xlsx_dimension;
mod xlsx_parts;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use limits::{COLUMNS, ROWS};
pub use model::{Content, Format, Sheet, Shown, Trouble, Value, Visibility, Workbook};
pub use refusal::{Refusal, RefusalKind};
pub use step::Step;

use limits::MOST_MERGES;
use model::is_on_sheet;

/// Reads a file.
///
/// # Errors
/// Where it is no workbook, can't be opened, or is above a limit.
pub fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    read_announced(bytes, &mut |_| {})
}

/// Reads a file, and announces each step before it is taken.
///
/// # Errors
/// Where it is no workbook, can't be opened, or is above a limit.
pub fn read_announced(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    let mut last = Step::Recognise;
    let mut take = |step: Step| {
        last = step.clone();
        announce(step);
    };
    // The library is known to panic on some damaged files; nothing that it has built is used then.
    let read = catch_unwind(AssertUnwindSafe(|| read_format(bytes, &mut take)));
    read.unwrap_or_else(|_| {
        Err(Refusal::new(
            RefusalKind::Broken,
            format!("nội dung bên trong tệp bị hỏng, việc đọc dừng giữa chừng khi {last}"),
        ))
    })
}

fn read_format(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    announce(Step::Recognise);
    guard::check_size(bytes.len() as u64)?;
    let opened = default_password::opened(bytes);
    let bytes = opened.as_deref().unwrap_or(bytes);
    let format = guard::recognise(bytes)?;
    announce(Step::Open);
    let usual = matches!(format, Format::Xlsx | Format::Xlsb)
        .then(|| canonical::canonical(bytes))
        .flatten();
    let bytes = usual.as_deref().unwrap_or(bytes);
    let mut workbook = match format {
        Format::Xlsx => xlsx::read(bytes, announce),
        Format::Xlsb => xlsb::read(bytes, announce),
        Format::Xls => dense::read_xls(bytes, announce),
        Format::Ods => dense::read_ods(bytes, announce),
        Format::Delimited => delimited::read(bytes),
    }?;
    if matches!(format, Format::Xlsx | Format::Xlsb) && canonical::lacks_parts(bytes) {
        workbook.shows_looks = false;
    }
    for sheet in &mut workbook.sheets {
        if sheet.merges.len() > MOST_MERGES {
            workbook.troubles.push(Trouble {
                sheet: sheet.name.clone(),
                cell: None,
                detail: format!(
                    "trang tính có {} vùng gộp ô, chỉ xét {MOST_MERGES} vùng",
                    sheet.merges.len()
                ),
            });
        }
        if !settle(sheet) {
            workbook.troubles.push(Trouble {
                sheet: sheet.name.clone(),
                cell: None,
                detail: "các vùng gộp ô quá lớn, không xét được hết".to_owned(),
            });
        }
    }
    Ok(workbook)
}

/// Leaves only what lies on the sheet and is seen; gives whether all of it could be looked at.
fn settle(sheet: &mut Sheet) -> bool {
    sheet.merges.truncate(MOST_MERGES);
    sheet
        .merges
        .retain(|(first, last)| is_on_sheet(*first) && is_on_sheet(*last));
    sheet.hidden_rows.split_off(&ROWS);
    sheet.filtered_rows.split_off(&ROWS);
    sheet.cover()
}
