//! What the errors of the workbook library mean, in our own words: its own are English, and speak to
//! programmers.

use std::fmt;

use calamine::{OdsError, XlsError, XlsbError, XlsxError};

use crate::refusal::{Refusal, RefusalKind};
use vietnamese::quote::quoted;

/// Why the library could not read something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// It has a password.
    Password,
    /// A part is not there.
    Missing(String),
    /// The packed data is damaged.
    Packed,
    /// The markup is damaged.
    Markup,
    /// The cells lie so far apart that the library can't hold the area between them.
    TooWide,
    /// Something else is not as the format asks for.
    Structure,
}

impl Cause {
    /// The refusal of a file that can't be opened because of it.
    pub(super) fn refusal(&self) -> Refusal {
        let kind = match self {
            Cause::Password => RefusalKind::Encrypted,
            Cause::TooWide => RefusalKind::TooBig,
            _ => RefusalKind::Broken,
        };
        Refusal::new(kind, self.to_string())
    }

    /// Whether reading can't go on after it.
    pub(super) fn is_final(&self) -> bool {
        matches!(self, Cause::Packed | Cause::Markup)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Password => f.write_str("bảng tính có mật khẩu"),
            Cause::Missing(part) => write!(f, "thiếu phần «{}» bên trong tệp", quoted(part)),
            Cause::Packed => f.write_str("dữ liệu bên trong tệp bị hỏng hoặc bị cắt cụt"),
            Cause::Markup => f.write_str("mã XML bên trong tệp bị hỏng hoặc bị cắt cụt"),
            Cause::TooWide => f.write_str(
                "các ô có nội dung nằm quá xa nhau trên trang tính, vùng ở giữa vượt mức đọc được",
            ),
            Cause::Structure => {
                f.write_str("nội dung bên trong tệp không đúng cấu trúc của loại tệp")
            }
        }
    }
}

impl From<XlsxError> for Cause {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Cause::Password,
            XlsxError::FileNotFound(part) => Cause::Missing(part),
            XlsxError::Io(_) | XlsxError::Zip(_) => Cause::Packed,
            XlsxError::Xml(_) | XlsxError::XmlEof(_) => Cause::Markup,
            _ => Cause::Structure,
        }
    }
}

impl From<XlsbError> for Cause {
    fn from(error: XlsbError) -> Self {
        match error {
            XlsbError::Password => Cause::Password,
            XlsbError::FileNotFound(part) => Cause::Missing(part),
            XlsbError::Io(_) | XlsbError::Zip(_) => Cause::Packed,
            XlsbError::Xml(_) => Cause::Markup,
            _ => Cause::Structure,
        }
    }
}

impl From<XlsError> for Cause {
    fn from(error: XlsError) -> Self {
        match error {
            XlsError::Password => Cause::Password,
            XlsError::Io(_) | XlsError::Cfb(_) | XlsError::EoStream(_) => Cause::Packed,
            _ => Cause::Structure,
        }
    }
}

impl From<OdsError> for Cause {
    fn from(error: OdsError) -> Self {
        match error {
            OdsError::Password => Cause::Password,
            OdsError::FileNotFound(part) => Cause::Missing(part.to_owned()),
            OdsError::Io(_) | OdsError::Zip(_) => Cause::Packed,
            OdsError::Xml(_) | OdsError::Eof(_) => Cause::Markup,
            OdsError::CellLimitExceeded { .. } => Cause::TooWide,
            _ => Cause::Structure,
        }
    }
}
