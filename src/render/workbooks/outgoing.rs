//! The table of what goes out: a row a letter.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook};

/// A letter in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingRow {
    /// The agency.
    pub agency: String,
    /// Its address; empty where the register has none.
    pub address: String,
    /// What kind of letter it is.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The files that go with it, a line each.
    pub files: String,
    /// The letter itself, as a file.
    pub letter: String,
}

const TITLES: [(&str, f64); 8] = [
    ("STT", 6.0),
    ("Cơ quan", 32.0),
    ("Địa chỉ thư", 28.0),
    ("Loại", 20.0),
    ("Tiêu đề", 44.0),
    ("Nội dung", 80.0),
    ("Tệp kèm", 34.0),
    ("Tệp thư", 38.0),
];

/// The workbook.
///
/// # Panics
/// Never: the table is smaller than a sheet, and no text longer than a cell.
pub fn outgoing(rows: &[OutgoingRow], date: NaiveDate) -> Vec<u8> {
    const FITS: &str = "the table fits a sheet";
    let mut workbook = Workbook::new();
    // The day of the documents instead of the clock: equal letters give equal bytes.
    if let (Ok(year), Ok(month), Ok(day)) = (
        u16::try_from(date.year()),
        u8::try_from(date.month()),
        u8::try_from(date.day()),
    ) && let Ok(day) = ExcelDateTime::from_ymd(year, month, day)
    {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("Gửi đi").expect(FITS);
    let cell = Format::new()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let title = cell.clone().set_bold().set_align(FormatAlign::Center);
    for (column, (name, width)) in (0_u16..).zip(TITLES) {
        sheet.set_column_width(column, width).expect(FITS);
        sheet
            .write_string_with_format(0, column, name, &title)
            .expect(FITS);
    }
    for (number, row) in (1_u32..).zip(rows) {
        sheet
            .write_number_with_format(number, 0, f64::from(number), &cell)
            .expect(FITS);
        let texts = [
            &row.agency,
            &row.address,
            &row.kind,
            &row.subject,
            &row.body,
            &row.files,
            &row.letter,
        ];
        for (column, text) in (1_u16..).zip(texts) {
            // The longest text that a cell holds.
            let text: String = text.chars().take(32_000).collect();
            sheet
                .write_string_with_format(number, column, text, &cell)
                .expect(FITS);
        }
    }
    sheet.set_freeze_panes(1, 2).expect(FITS);
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 7).expect(FITS);
    sheet.set_landscape().set_repeat_rows(0, 0).expect(FITS);
    workbook.save_to_buffer().expect(FITS)
}
