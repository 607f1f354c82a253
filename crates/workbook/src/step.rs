//! The steps of reading a workbook, announced before each is taken: where it stops, one knows at which.

use std::fmt;

use serde::{Deserialize, Serialize};

use vietnamese::quote::quoted;

/// A step of reading; written as the Vietnamese phrase that follows "while".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// What kind of file it is.
    Recognise,
    /// The workbook is opened: its list of sheets, its texts and styles; of the old Excel format
    /// all that it holds.
    Open,
    /// A sheet.
    Sheet {
        /// Its number, from 1.
        number: usize,
        /// Its name, as a finding quotes it.
        name: String,
    },
    /// What is shown otherwise than by values: hidden rows, merged areas, fonts.
    Look,
    /// Whose it is, what stands where, and what is said and doubtful.
    Understand,
    /// A paper of an office: a document, a plan, a list.
    Paper,
    /// The return with its marks.
    Return,
}

impl Step {
    /// A sheet at a place in the workbook, from 0.
    pub fn sheet(at: usize, name: &str) -> Self {
        Step::Sheet {
            number: at + 1,
            name: quoted(name),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Recognise => f.write_str("nhận biết loại tệp"),
            Step::Open => f.write_str("mở bảng tính"),
            Step::Sheet { number, name } => write!(f, "đọc trang tính thứ {number} «{name}»"),
            Step::Look => f.write_str("đọc định dạng, hàng ẩn và ô gộp"),
            Step::Understand => f.write_str("nhận biết biểu và kiểm tra số liệu"),
            Step::Paper => f.write_str("đọc văn bản"),
            Step::Return => f.write_str("lập bản trả lại"),
        }
    }
}
