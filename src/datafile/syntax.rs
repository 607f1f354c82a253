//! Syntax errors of a data file, in the clerk's language.

use toml::de::Error;

use super::Source;
use super::value::{day_first, day_without_year, year_first};

/// Records a fault for every line that is no TOML.
pub(super) fn tell(source: &Source<'_>, errors: &[Error]) {
    let mut told = Vec::new();
    for error in errors {
        let line = source.line_at(error.span().map_or(0, |span| span.start));
        if told.contains(&line) {
            continue;
        }
        told.push(line);
        let words = source.line_text(line);
        let (what, mend) = explain(error.message());
        let mend = spelled(words).unwrap_or_else(|| mend.to_owned());
        source.fault(line, format!("{what}: «{words}»"), mend);
    }
}

/// The right spelling of a line, where it is plain what was meant: a day as officials write it, or a
/// blank that only looks like one.
fn spelled(line: &str) -> Option<String> {
    if line.contains(['\u{a0}', '\u{202f}', '\u{200b}', '\u{feff}']) {
        let plain: String = line
            .chars()
            .filter(|letter| !matches!(letter, '\u{200b}' | '\u{feff}'))
            .map(|letter| match letter {
                '\u{a0}' | '\u{202f}' => ' ',
                letter => letter,
            })
            .collect();
        return Some(format!(
            "Dòng có dấu cách đặc biệt (chép từ Word, trang web); xóa dòng rồi gõ lại: {}",
            plain.trim()
        ));
    }
    let (key, value) = line.split_once('=')?;
    let value = value.split('#').next()?.trim();
    let (key, value) = (key.trim(), value.trim_matches('"'));
    if let Some(day) = day_first(value).or_else(|| year_first(value)) {
        return Some(format!("Viết: {key} = {day}"));
    }
    if is_number_with_comma(value) {
        // A target has its sign, every other number stands as it is.
        let sign = match key {
            "target" => ">= ",
            _ => "",
        };
        return Some(format!(
            "Đặt trong dấu ngoặc kép: {key} = \"{sign}{value}\""
        ));
    }
    let day = day_without_year(value)?;
    Some(format!(
        "Ghi đủ năm, theo dạng năm-tháng-ngày: {key} = {day}"
    ))
}

/// A number as officials write it: `95,5`, `95,5%`.
fn is_number_with_comma(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    number
        .split_once(',')
        .is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
}

/// What an error of the parser means, and how to mend it.
fn explain(message: &str) -> (&'static str, &'static str) {
    let is = |word: &str| message.contains(word);
    if is("duplicate key") {
        (
            "khóa này đã có trong cùng một khối",
            "Xóa một trong hai dòng; nếu là khối mới thì thêm dòng tiêu đề [[…]] phía trên.",
        )
    } else if is("leading zero") {
        (
            "số có chữ số 0 ở đầu",
            "Đặt số trong dấu ngoặc kép, ví dụ \"05\".",
        )
    } else if is("string") || is("quote") {
        (
            "chuỗi ký tự viết chưa đúng",
            "Đặt chuỗi trong một cặp dấu \"…\" trên cùng một dòng; nếu bên trong có dấu \" thì dùng cặp '…'.",
        )
    } else if is("date") || is("time") {
        (
            "ngày viết chưa đúng",
            "Ngày viết theo dạng năm-tháng-ngày, ví dụ ngày 14/6/2026 là 2026-06-14.",
        )
    } else if is("array") || is("inline table") {
        (
            "danh sách viết chưa đúng",
            "Danh sách viết [\"a\", \"b\"], nhóm giá trị viết { text = \"…\", who = [\"…\"] }; kiểm tra dấu phẩy và dấu đóng ngoặc.",
        )
    } else {
        (
            "dòng viết sai cú pháp TOML",
            "Mỗi dòng có dạng khóa = giá trị; chuỗi ký tự đặt trong dấu \"…\"; ngày viết 2026-06-14; ghi chú bắt đầu bằng #.",
        )
    }
}
