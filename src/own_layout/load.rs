//! Reads the file of a layout: every fault at once, with its line.

use super::model::{LayoutColumn, OwnLayout};
use super::purpose::Purpose;
use crate::datafile::{self, Row};
use crate::failure::{Faults, Outcome};

/// The most rows that a heading has.
const TALLEST: usize = 7;

/// Reads a layout from the text of a file, whose name is for the faults.
///
/// # Errors
/// Every fault of the file, each with its line: also a heading that was changed by hand, a confirmed
/// layout with a column that is still open, without names of rows or without any result.
pub fn load(text: &str, file: &str) -> Outcome<OwnLayout> {
    datafile::outcome(|faults| read(text, file, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(text: &str, file: &str, faults: &mut Faults) -> Option<OwnLayout> {
    datafile::read(text, file, faults, layout).flatten()
}

fn layout(top: &Row<'_>) -> Option<OwnLayout> {
    let fingerprint = top.text("fingerprint");
    let confirmed = top.flag("confirmed");
    let rows = top.whole::<usize>("heading_rows");
    let seen_in = top.optional_text("seen_in");
    let columns: Vec<Option<LayoutColumn>> = top.rows("column", column);
    let trail = [top.optional_text("by"), top.optional_text("why")];
    let on = top.optional_date("on");
    top.optional_text("ground");
    if let Some(rows) = rows
        && !(1..=TALLEST).contains(&rows)
    {
        let mend = "Ghi số hàng của đầu bảng, không tính hàng đánh số cột.";
        top.fault(
            "heading_rows",
            format!("đầu bảng không thể có {rows} hàng"),
            mend,
        );
    }
    let confirmed = confirmed?;
    if confirmed && (trail.iter().any(Option::is_none) || on.is_none()) {
        top.fault(
            "confirmed",
            "đã xác nhận mà chưa ghi ai xác nhận, ngày nào, vì sao",
            "Thêm by = \"họ và tên\", on = ngày, why = \"lý do\"; hoặc dùng lệnh «cchc decide --layout».",
        );
    }
    let layout = OwnLayout {
        fingerprint: fingerprint?,
        confirmed,
        rows: rows?,
        seen_in,
        columns: columns.into_iter().collect::<Option<_>>()?,
    };
    if layout.own_fingerprint() != layout.fingerprint {
        top.fault(
            "fingerprint",
            "các đầu cột không còn đúng với dấu nhận dạng",
            "Không sửa heading, không thêm bớt cột: xóa tệp này rồi chạy «cchc check» để chương trình lập lại.",
        );
    }
    if confirmed {
        check(top, &layout);
    }
    Some(layout)
}

fn column(row: &Row<'_>) -> Option<LayoutColumn> {
    let at = row.optional_text("at");
    let heading = row.text("heading");
    let example = row.optional_text("example");
    let is = match row.has("is") && !row.text_or_empty("is").is_empty() {
        true => Some(row.word("is", &Purpose::words())?),
        false => None,
    };
    Some(LayoutColumn {
        heading: heading?,
        is,
        at,
        example,
    })
}

/// What a confirmed layout can't be.
fn check(top: &Row<'_>, layout: &OwnLayout) {
    for (what, mend) in faults(layout) {
        top.fault("confirmed", what, mend);
    }
}

/// Why a layout can't be confirmed as it is, each with the mend.
pub fn faults(layout: &OwnLayout) -> Vec<(String, &'static str)> {
    let mut faults = Vec::new();
    for column in layout.open() {
        let at = column
            .at
            .as_ref()
            .map_or(String::new(), |at| format!(" {at}"));
        faults.push((
            format!("cột{at} «{}» chưa rõ dùng để ghi gì", column.heading),
            "Ghi is = … của cột; không dùng thì ghi is = \"other\".",
        ));
    }
    let has = |wanted: &dyn Fn(Purpose) -> bool| {
        let mut known = layout.columns.iter().filter_map(|column| column.is);
        known.any(wanted)
    };
    if !has(&|is| matches!(is, Purpose::Measure | Purpose::Code)) {
        faults.push((
            "không có cột nào cho biết hàng nói về tiêu chí nào".to_owned(),
            "Chọn một cột là measure (tên tiêu chí) hoặc code (mã tiêu chí).",
        ));
    }
    if layout.open().next().is_none() && !has(&Purpose::is_result) {
        faults.push((
            "không có cột nào ghi kết quả".to_owned(),
            "Chọn ít nhất một cột là first, second, percent, result hoặc state.",
        ));
    }
    for (word, purpose) in Purpose::words() {
        let same = layout
            .columns
            .iter()
            .filter(|column| column.is == Some(purpose));
        if purpose.is_single() && same.count() > 1 {
            faults.push((
                format!("có hai cột cùng là «{word}»"),
                "Một bảng chỉ có một cột như vậy; cột còn lại ghi other hoặc by-heading.",
            ));
        }
    }
    faults
}
