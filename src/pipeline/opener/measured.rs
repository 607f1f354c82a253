//! A document of others held against Nghị định 30/2020/NĐ-CP: a PDF as it is printed, a Word file as far as
//! it says itself how it will be printed.

use serde::{Deserialize, Serialize};

use crate::failure::{Fault, Outcome};
use crate::render::conformity;
use conformance::declared::measure_word;
use conformance::origin::Origin;
use conformance::reader;
use conformance::requirement;
use conformance::sheet::Sheet;
use papers::Unreadable;
use papers::styled::read_styled;

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// What is printed of it.
    pub text: String,
    /// Whether everything that was measured is met.
    pub is_met: bool,
}

/// Measures a document.
pub(super) fn measured(bytes: &[u8], shown: &str, is_word: bool) -> Outcome<Measured> {
    if is_word {
        return of_word(bytes, shown);
    }
    let pages = reader::read(bytes).map_err(|why| Fault::new(shown, why.what(), why.mend()))?;
    let outcomes = conformance::measure(&[Sheet::new(shown, pages, Origin::Foreign)]);
    Ok(told(conformity::table(shown, &outcomes), &outcomes))
}

fn of_word(bytes: &[u8], shown: &str) -> Outcome<Measured> {
    let styled = read_styled(bytes).map_err(|why| unreadable_word(shown, &why))?;
    if styled
        .paragraphs
        .iter()
        .all(|one| one.text().trim().is_empty())
    {
        let mend = "mở tệp bằng Word xem lại; văn bản quét dán vào tệp thì không đo được";
        return Err(Fault::new(shown, "tệp Word không có chữ nào", mend).into());
    }
    let declared = measure_word(shown, &styled);
    let table = conformity::table(shown, &declared.outcomes);
    let text = format!("{table}\n{}", conformity::unanswered(&declared.unanswered));
    Ok(told(text, &declared.outcomes))
}

fn told(text: String, outcomes: &[requirement::Outcome]) -> Measured {
    let (met, measured) = conformity::counts(outcomes);
    Measured {
        text,
        is_met: met >= measured,
    }
}

fn unreadable_word(shown: &str, why: &Unreadable) -> Fault {
    let (what, mend) = match why {
        Unreadable::OldWord => (
            "tệp Word đời cũ (.doc) hoặc có mật khẩu".to_owned(),
            "mở bằng Word hoặc LibreOffice, lưu thành .docx hoặc PDF không mật khẩu rồi chạy lại",
        ),
        Unreadable::NotWord => (
            "không phải tệp Word (.docx)".to_owned(),
            "kiểm tra lại tệp; văn bản khác thì lưu thành PDF rồi chạy lại",
        ),
        Unreadable::Damaged(part) => (
            format!("tệp Word bị hỏng ({part})"),
            "mở bằng Word hoặc LibreOffice, lưu lại rồi chạy lại",
        ),
    };
    Fault::new(shown, what, mend)
}
