//! Writes the file of a layout: a proposal, or the clerk's word on one. What stands in a file, its
//! comments and its order, stays as it is.

use chrono::NaiveDate;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use super::model::{LayoutColumn, OwnLayout};
use super::purpose::Purpose;
use crate::datafile::kept_as;
use crate::failure::{Fault, Outcome};

const HEAD: &str = "#:schema ../../schemas/layout.schema.json
# Cách đọc bảng theo một mẫu biểu riêng của cơ quan.
# Xem từng cột: «is» cho biết cột dùng để ghi gì; cột còn trống (is = \"\") thì ghi vào. Đúng cả rồi thì
# đổi confirmed = true, thêm by (họ tên), on (ngày), why (lý do), hoặc chạy lệnh cchc decide --layout.
# Khi đó mọi tệp có đầu cột như thế này, của cơ quan nào, kỳ nào, đều được đọc theo. Xóa tệp là bỏ.
# Các từ dùng cho «is»:
";

/// Who confirmed a layout, on which day, why, on what ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation<'a> {
    /// Who.
    pub by: &'a str,
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub why: &'a str,
    /// On what ground.
    pub ground: Option<&'a str>,
}

/// The text of the file that proposes a layout.
pub fn proposed(layout: &OwnLayout) -> String {
    let mut document = DocumentMut::new();
    document["fingerprint"] = text(&layout.fingerprint);
    document["confirmed"] = toml_edit::value(false);
    let rows = i64::try_from(layout.rows).unwrap_or(1);
    document["heading_rows"] = toml_edit::value(rows);
    if let Some(seen_in) = &layout.seen_in {
        document["seen_in"] = text(seen_in);
    }
    let mut blocks = ArrayOfTables::new();
    for column in &layout.columns {
        let mut block = block(column);
        block.decor_mut().set_prefix("\n");
        blocks.push(block);
    }
    document.insert("column", Item::ArrayOfTables(blocks));
    let mut head = HEAD.to_owned();
    for (word, purpose) in Purpose::words() {
        head.push_str(&format!("#   {word:<16} {}\n", purpose.label()));
    }
    format!("{head}\n{document}")
}

fn block(column: &LayoutColumn) -> Table {
    let mut block = Table::new();
    if let Some(at) = &column.at {
        block["at"] = text(at);
    }
    block["heading"] = text(&column.heading);
    block["is"] = text(column.is.map_or("", Purpose::word));
    if let Some(example) = &column.example {
        block["example"] = text(example);
    }
    block
}

/// The text of a layout's file with the clerk's word: what each of these columns is, and that the
/// layout is confirmed.
///
/// # Errors
/// The text is no TOML.
pub fn confirmed(
    text_before: &str,
    file: &str,
    layout: &OwnLayout,
    confirmation: &Confirmation<'_>,
) -> Outcome<String> {
    let broken = || {
        Fault::new(
            file,
            "tệp viết sai cú pháp, không ghi thêm được",
            "Chạy «cchc check» để biết dòng sai, sửa rồi xác nhận lại.",
        )
    };
    let bare = text_before.strip_prefix('\u{feff}').unwrap_or(text_before);
    let mut document: DocumentMut = bare.parse().map_err(|_| broken())?;
    put(&mut document, "confirmed", true.into());
    put(&mut document, "by", confirmation.by.into());
    let day: toml_edit::Datetime = (confirmation.on.to_string().parse()).map_err(|_| broken())?;
    put(&mut document, "on", day.into());
    put(&mut document, "why", confirmation.why.into());
    if let Some(ground) = confirmation.ground {
        put(&mut document, "ground", ground.into());
    }
    let blocks = document
        .get_mut("column")
        .and_then(Item::as_array_of_tables_mut)
        .ok_or_else(broken)?;
    for (block, column) in blocks.iter_mut().zip(&layout.columns) {
        let is = column.is.map_or("", Purpose::word);
        if block.get("is").and_then(Item::as_str) != Some(is) {
            put(block, "is", is.into());
        }
    }
    Ok(kept_as(text_before, &document.to_string()))
}

/// Puts a value under a key, whose comments stay.
fn put(document: &mut Table, key: &str, value: Value) {
    match document.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        None => {
            document.insert(key, Item::Value(value));
        }
    }
}

fn text(words: &str) -> Item {
    let words: String = words
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    toml_edit::value(words)
}
