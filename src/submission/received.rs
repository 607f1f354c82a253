//! The clerk's register of receipts (`inputs/submissions/2024-H1/received.toml`). File times are
//! never used: equal inputs give equal results on every machine.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use unicode_normalization::UnicodeNormalization;

use crate::datafile::{self, Located, Row, guess};
use crate::failure::{Faults, Outcome};

use super::Receipt;

/// Sổ tiếp nhận báo cáo của một kỳ.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Sổ tiếp nhận báo cáo")]
pub struct ReceivedFile {
    /// Các báo cáo đã nhận; tệp không ghi ở đây thì "chưa rõ ngày nhận".
    pub received: Option<Vec<ReceivedBlock>>,
}

/// Một báo cáo đã nhận.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReceivedBlock {
    /// Tên tệp trong thư mục của kỳ; tệp trong thư mục con thì ghi `thư mục/tên tệp`.
    #[schemars(length(min = 1))]
    pub file: String,
    /// Ngày nhận.
    pub date: Option<NaiveDate>,
    /// Số đến.
    pub number: Option<String>,
}

/// Reads the register from the text of a file, whose name is for the faults. `present` are the files
/// of the period's folder, relative to it, with `/`; the receipts are given under these names.
///
/// # Errors
/// Every fault of the file, each with its line; also a file that it names and the folder lacks,
/// because a workbook may have been lost.
pub fn load(text: &str, file: &str, present: &[String]) -> Outcome<BTreeMap<String, Receipt>> {
    datafile::outcome(|faults| read(text, file, present, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(
    text: &str,
    file: &str,
    present: &[String],
    faults: &mut Faults,
) -> Option<BTreeMap<String, Receipt>> {
    // Some systems hand out the names of files in decomposed letters.
    let names: BTreeMap<String, &String> = present
        .iter()
        .map(|name| (name.nfc().collect(), name))
        .collect();
    datafile::read(text, file, faults, |top| {
        let entries = top.rows("received", read_entry);
        let files: Vec<Located<String>> = entries.iter().map(|(file, _)| file.clone()).collect();
        check_twice(top, &files);
        let mut receipts = BTreeMap::new();
        for (file, receipt) in entries {
            if let Some(name) = names.get(&file.value) {
                receipts.insert((*name).clone(), receipt);
            } else if !file.value.is_empty() {
                tell_absent(top, &file, names.keys().map(String::as_str));
            }
        }
        receipts
    })
}

fn read_entry(row: &Row<'_>) -> (Located<String>, Receipt) {
    let file = row.text("file").unwrap_or_default().replace('\\', "/");
    let receipt = Receipt {
        date: row.optional_date("date"),
        number: row.optional_text("number"),
    };
    (row.located("file", file), receipt)
}

fn check_twice(top: &Row<'_>, files: &[Located<String>]) {
    for (index, file) in files.iter().enumerate() {
        let earlier = files[..index]
            .iter()
            .find(|other| other.value == file.value);
        if let Some(earlier) = earlier
            && !file.value.is_empty()
        {
            top.source().fault(
                file.line,
                format!("tệp «{}» đã ghi ở dòng {}", file.value, earlier.line),
                "Xóa một trong hai khối [[received]].",
            );
        }
    }
}

fn tell_absent<'a>(
    top: &Row<'_>,
    file: &Located<String>,
    present: impl IntoIterator<Item = &'a str>,
) {
    let hint = guess(&file.value, present);
    top.source().fault(
        file.line,
        format!("không có tệp «{}» trong thư mục của kỳ", file.value),
        format!("{hint}Chép lại tệp vào thư mục, hoặc sửa tên, xóa khối này nếu ghi nhầm."),
    );
}
