//! A Word file that went round, taken back: where it comes from, and what its narrative says now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::failure::{Fault, Outcome};
use crate::render::wording::narrative::edited::{Beside, Difference, Taken, Told, take_back};
use crate::report::document::figure::Mark;
use papers::Unreadable;
use papers::edited::{Edited, read_edited};

/// The most places that are told of one file; of more, how many there are.
const MOST_TOLD: usize = 300;

/// Where a Word file comes from, as it says itself; empty where it does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedFrom {
    /// The period.
    pub period: String,
    /// Which document of the period.
    pub document: String,
    /// The digest of the narrative that it was made of.
    pub narrative: String,
}

/// What an edited file is held against.
#[derive(Debug, Serialize, Deserialize)]
pub struct HeldAgainst {
    /// The file as the program writes it now, read back.
    pub fresh: Edited,
    /// The figures that the inputs give now.
    pub now: BTreeMap<String, Mark>,
    /// The tables that a narrative can place, with what may stand above each.
    pub tables: BTreeMap<String, Vec<String>>,
    /// Texts that the program puts behind a body by itself.
    pub added: Vec<String>,
    /// The lines above the narrative.
    pub head: Vec<String>,
}

/// What was taken of an edited file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The text of the narrative.
    pub text: String,
    /// How many pieces its body has.
    pub pieces: usize,
    /// How many figures are bound to their sources.
    pub bound: usize,
    /// What is to be looked at, a line for each.
    pub told: Vec<String>,
    /// How many such places more there are.
    pub more: usize,
}

/// Where a file comes from.
pub(super) fn from(bytes: &[u8], shown: &str) -> Outcome<EditedFrom> {
    let edited = read_edited(bytes).map_err(|why| unreadable(shown, &why))?;
    let origin = word::written(&edited.data).unwrap_or_default().origin;
    Ok(EditedFrom {
        period: origin.period,
        document: origin.document,
        narrative: origin.narrative,
    })
}

/// Takes a file back.
pub(super) fn taken_back(bytes: &[u8], shown: &str, beside: &HeldAgainst) -> Outcome<TakenBack> {
    let edited = read_edited(bytes).map_err(|why| unreadable(shown, &why))?;
    let written = word::written(&edited.data).unwrap_or_default();
    let added: Vec<&str> = beside.added.iter().map(String::as_str).collect();
    let held = Beside {
        fresh: &beside.fresh,
        written: &written.figures,
        now: &beside.now,
        tables: &beside.tables,
        added: &added,
    };
    let taken = take_back(&edited, &held).map_err(|why| {
        Fault::new(
            shown,
            why,
            "dùng tệp Word của báo cáo do chương trình ghi (cchc report --docx), giữ phần đầu, phần ký",
        )
    })?;
    Ok(told_of(&taken, &beside.head))
}

fn told_of(taken: &Taken, head: &[String]) -> TakenBack {
    let (text, lines) = taken.body.draft_with_lines(head);
    let told = taken.told.iter().take(MOST_TOLD);
    TakenBack {
        text,
        pieces: taken.body.len(),
        bound: taken.bound,
        told: told.map(|told| line(told, &lines)).collect(),
        more: taken.told.len().saturating_sub(MOST_TOLD),
    }
}

/// The fault of a file that can't be read.
pub fn unreadable(shown: &str, why: &Unreadable) -> Fault {
    let (what, mend) = match why {
        Unreadable::OldWord => (
            "tệp Word đời cũ (.doc) hoặc có mật khẩu".to_owned(),
            "mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx",
        ),
        Unreadable::NotWord => ("không phải tệp Word (.docx)".to_owned(), "chọn tệp .docx"),
        Unreadable::Damaged(part) => (
            format!("tệp hỏng ở phần {part}"),
            "mở bằng Word rồi lưu lại",
        ),
    };
    Fault::new(shown, what, mend)
}

fn line(told: &Told, lines: &[usize]) -> String {
    let place = told.item.and_then(|item| lines.get(item));
    let place = place.map_or(String::new(), |line| format!("dòng {line}, "));
    let near = match told.near.as_str() {
        "" => String::new(),
        near => format!("«{near}»: "),
    };
    format!("    {place}{near}{}", what(&told.what))
}

fn what(difference: &Difference) -> String {
    match difference {
        Difference::TypedOver { typed, right } => format!(
            "số liệu ({}) bị gõ đè thành «{typed}»; giá trị đúng «{}», đã ghi lại giá trị đúng",
            right.source, right.text
        ),
        Difference::Stale { old, right } if *old == right.text => format!(
            "số liệu «{old}» ({}) giữ nguyên, nhưng kết quả đánh giá nay là «{}»; xem lại câu",
            right.source, right.verdict
        ),
        Difference::Stale { old, right } => format!(
            "số liệu «{old}» ({}) nay là «{}», đã ghi giá trị hiện nay; xem lại câu",
            right.source, right.text
        ),
        Difference::Gone { old } => format!(
            "số liệu «{}» ({}) không còn trong kết quả hiện nay; dấu của số liệu được để nguyên trong lời: bỏ hoặc viết lại câu trước khi lập báo cáo",
            old.text, old.source
        ),
        Difference::Lost { right } => format!(
            "số liệu «{}» ({}) không còn trong lời báo cáo; muốn dùng lại thì ghi {}",
            right.text,
            right.source,
            mark(right)
        ),
        Difference::Unbound { typed, sources } => format!(
            "số «{typed}» gõ tay, trùng số liệu {}; không gắn nguồn nên không được kiểm tra khi dữ liệu đổi",
            sources.join("; ")
        ),
        Difference::Unknown { typed } => {
            format!("số «{typed}» gõ tay, không trùng số liệu nào của kỳ; kiểm tra lại")
        }
        Difference::Cell { table, was, now } => {
            format!("bảng {table} do chương trình lập, chỗ sửa không lấy: «{was}» → «{now}»")
        }
        Difference::NotTaken(what) => format!("không lấy: {what}"),
    }
}

/// A figure as a narrative marks it.
fn mark(mark: &Mark) -> String {
    match mark.verdict.as_str() {
        "" => format!("[{}|{}]", mark.text, mark.source),
        verdict => format!("[{}|{}|{verdict}]", mark.text, mark.source),
    }
}
