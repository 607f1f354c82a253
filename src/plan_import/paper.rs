//! The bytes of a paper as blocks, whichever program wrote it.

use papers::{Block, Unreadable, read_docx, read_plain};

use super::sheet;
use crate::failure::{Fault, Outcome};

/// What to do with a file that is none of the papers that can be read.
const ACCEPTED: &str = "Đọc được tệp Word (.docx), Excel (.xlsx, .xls, .ods), .csv và văn bản thường (.txt, các ô cách nhau bằng dấu Tab).";

/// Reads a paper; `shown` is its name in faults.
///
/// # Errors
/// A file that is none, is damaged, or is written by a program that is too old; with the way out.
pub fn read(shown: &str, bytes: &[u8]) -> Outcome<Vec<Block>> {
    let ending = shown
        .rsplit_once('.')
        .map_or(String::new(), |(_, ending)| ending.to_lowercase());
    match ending.as_str() {
        "docx" | "docm" | "doc" | "rtf" => {
            read_docx(bytes).map_err(|why| word_fault(shown, &why).into())
        }
        "txt" => plain(shown, bytes),
        "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" | "csv" | "tsv" => workbook::read(bytes)
            .map(|workbook| sheet::blocks(&workbook))
            .map_err(|refusal| {
                Fault::new(
                    shown,
                    format!("không mở được tệp: {}", refusal.detail),
                    "Mở tệp bằng Excel, lưu lại dạng .xlsx rồi chạy lại.",
                )
                .into()
            }),
        _ => Err(Fault::new(shown, "không phải loại tệp đọc được", ACCEPTED).into()),
    }
}

/// A text file; only UTF-8, or UTF-16 with its mark (Notepad's «Unicode»), since another encoding can't
/// be told for sure.
fn plain(shown: &str, bytes: &[u8]) -> Outcome<Vec<Block>> {
    if let Some(text) = wide(bytes) {
        return Ok(read_plain(&text));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Fault::new(
            shown,
            "tệp văn bản không dùng bảng mã UTF-8 hoặc UTF-16",
            "Mở bằng Notepad, chọn Lưu thành, bảng mã (Encoding) UTF-8, rồi chạy lại.",
        )
    })?;
    Ok(read_plain(text))
}

/// The text of a file in UTF-16 that begins with a mark; `None` for any other.
fn wide(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let pairs = bytes[2..].chunks_exact(2);
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

fn word_fault(shown: &str, why: &Unreadable) -> Fault {
    match why {
        Unreadable::OldWord => Fault::new(
            shown,
            "tệp của Word 97 - 2003, hoặc có mật khẩu mở tệp",
            "Mở bằng Word (bỏ mật khẩu nếu có), lưu lại thành .docx rồi chạy lại.",
        ),
        Unreadable::NotWord => Fault::new(shown, "không phải tệp Word (.docx)", ACCEPTED),
        Unreadable::Damaged(part) => Fault::new(
            shown,
            format!("tệp Word bị hỏng (phần {part})"),
            "Mở bằng Word, lưu lại thành một tệp .docx mới rồi chạy lại.",
        ),
    }
}
