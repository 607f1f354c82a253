//! Why a file can't be measured.

use std::fmt;

/// Why a file can't be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no PDF.
    NotPdf,
    /// It is a PDF that nobody can read.
    Damaged,
    /// It asks for a password.
    Encrypted,
    /// Its pages are pictures, or there is nothing on them.
    NoText,
    /// Its fonts do not tell which letters they print.
    NoLetters,
    /// It is larger than any office's document.
    TooLarge,
}

impl Refusal {
    /// What is the matter, for the one who gave the file.
    pub fn what(self) -> &'static str {
        match self {
            Refusal::NotPdf => "không phải tệp PDF",
            Refusal::Damaged => "tệp PDF bị hỏng, không đọc được",
            Refusal::Encrypted => "tệp PDF có mật khẩu",
            Refusal::NoText => "tệp PDF không có lớp chữ (bản chụp, bản quét)",
            Refusal::NoLetters => "phông trong tệp PDF không cho biết chữ nào được in",
            Refusal::TooLarge => "tệp PDF quá lớn (hơn 64 MB, 2.000 trang hoặc 4 triệu ký tự)",
        }
    }

    /// What can be done.
    pub fn mend(self) -> &'static str {
        match self {
            Refusal::NotPdf => "mở tệp bằng Word hoặc LibreOffice, lưu thành PDF rồi chạy lại",
            Refusal::Damaged => "xuất lại tệp PDF từ bản gốc",
            Refusal::Encrypted => "bỏ mật khẩu (in lại thành PDF) rồi chạy lại",
            Refusal::NoText | Refusal::NoLetters => {
                "dùng tệp PDF xuất từ Word, LibreOffice, không dùng bản quét"
            }
            Refusal::TooLarge => "tách riêng văn bản cần kiểm tra",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.what())
    }
}
