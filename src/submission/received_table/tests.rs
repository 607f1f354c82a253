use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::{merged, read};
use crate::failure::Outcome;
use crate::submission::Receipt;

fn present() -> Vec<String> {
    ["so-y-te.xlsx", "huyện/Đại Từ.xlsx"]
        .map(String::from)
        .into()
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A register as a clerk keeps it: a title, headings in her order, a day as a day and one as text.
fn register(change: impl FnOnce(&mut Worksheet)) -> Outcome<Vec<(String, Receipt)>> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Sổ nhận").unwrap();
    sheet.write(0, 0, "SỔ NHẬN BÁO CÁO").unwrap();
    for (column, heading) in (0_u16..).zip(["STT", "Ngày đến", "Số đến", "Tệp", "Ghi chú"])
    {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 0, 1).unwrap();
    let date = ExcelDateTime::from_ymd(2024, 6, 17).unwrap();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_with_format(3, 1, &date, &format).unwrap();
    sheet.write(3, 2, 152).unwrap();
    sheet.write(3, 3, "so-y-te.xlsx").unwrap();
    sheet.write(4, 1, "18/6/2024 08:15").unwrap();
    sheet.write(4, 3, "huyện\\Đại Từ.xlsx").unwrap();
    sheet
        .write(5, 4, "Còn hai cơ quan gửi qua thư điện tử")
        .unwrap();
    change(&mut sheet);
    let mut book = rust_xlsxwriter::Workbook::new();
    book.push_worksheet(sheet);
    let bytes = book.save_to_buffer().unwrap();
    let workbook = workbook::read(&bytes).unwrap();
    read(&workbook, "received.xlsx", &present()).map(|rows| {
        rows.into_iter()
            .map(|(file, row)| (file, row.receipt))
            .collect()
    })
}

/// The one fault of a register, which names a cell.
fn fault(cell: &str, change: impl FnOnce(&mut Worksheet)) -> String {
    let failure = register(change).unwrap_err();
    assert_eq!(failure.faults().len(), 1, "{failure}");
    let what = failure.faults()[0].what.clone();
    assert!(what.contains(&format!("ô {cell}:")), "{what}");
    what
}

#[test]
fn a_register_in_a_workbook_says_what_came_when() {
    let rows = register(|_| {}).unwrap();
    let other = Receipt {
        date: day("2024-06-18"),
        number: None,
    };
    let first = Receipt {
        date: day("2024-06-17"),
        number: Some("152".to_owned()),
    };
    assert_eq!(
        rows,
        [
            ("huyện/Đại Từ.xlsx".to_owned(), other),
            ("so-y-te.xlsx".to_owned(), first)
        ]
    );
}

#[test]
fn each_slip_is_told_with_its_cell() {
    fault("D5", |sheet| {
        sheet.write(4, 3, "khac.xlsx").unwrap();
    });
    fault("D5", |sheet| {
        sheet.write(4, 3, "so-y-te.xlsx").unwrap();
    });
    fault("D6", |sheet| {
        sheet.write(5, 2, "17").unwrap();
    });
    let what = fault("B5", |sheet| {
        sheet.write(4, 1, "sáng thứ hai").unwrap();
    });
    assert!(what.contains("sáng thứ hai"), "{what}");
    let failure = register(|sheet| {
        sheet.write(2, 3, "Cơ quan").unwrap();
    });
    assert_eq!(failure.unwrap_err().faults().len(), 1);
}

#[test]
fn two_registers_must_not_contradict_each_other() {
    let table = || {
        let mut sheet = Worksheet::new();
        sheet.write(0, 0, "Tên tệp").unwrap();
        sheet.write(0, 1, "Ngày nhận").unwrap();
        sheet.write(1, 0, "so-y-te.xlsx").unwrap();
        sheet.write(1, 1, "17/06/2024").unwrap();
        let mut book = rust_xlsxwriter::Workbook::new();
        book.push_worksheet(sheet);
        let bytes = book.save_to_buffer().unwrap();
        read(
            &workbook::read(&bytes).unwrap(),
            "received.xlsx",
            &present(),
        )
        .unwrap()
    };
    let written = |date: &str| {
        let receipt = Receipt {
            date: day(date),
            number: Some("9".to_owned()),
        };
        [("so-y-te.xlsx".to_owned(), receipt)].into()
    };
    let both = merged(written("2024-06-17"), table(), "received.xlsx").unwrap();
    assert_eq!(both["so-y-te.xlsx"].number.as_deref(), Some("9"));
    assert_eq!(both["so-y-te.xlsx"].date, day("2024-06-17"));
    let failure = merged(written("2024-06-18"), table(), "received.xlsx").unwrap_err();
    let what = &failure.faults()[0].what;
    assert!(
        what.contains("17/6/2024") && what.contains("18/6/2024"),
        "{what}"
    );
}
