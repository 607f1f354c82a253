//! One block of a data file, asked for its keys one by one.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::notation::Notation;
use super::value::{date_of, day_without_year, kind_of, text_of, whole_of};
use super::{Located, Source, guess};

/// One block (`[[…]]`, `[…]`, `{ … }`, or the file as a whole).
///
/// Each method asks for one key, and records a fault where the key is missing or not of its kind;
/// then it gives nothing. Keys that nobody asked for are faults, too.
#[derive(Debug)]
pub struct Row<'r> {
    pub(super) source: &'r Source<'r>,
    pub(super) table: &'r DeTable<'r>,
    pub(super) span: Range<usize>,
    pub(super) asked: RefCell<Vec<&'static str>>,
}

impl<'r> Row<'r> {
    pub(super) fn top(source: &'r Source<'r>, table: &'r Spanned<DeTable<'r>>) -> Self {
        Row::new(source, table.get_ref(), 0..0)
    }

    pub(super) fn new(source: &'r Source<'r>, table: &'r DeTable<'r>, span: Range<usize>) -> Self {
        Row {
            source,
            table,
            span,
            asked: RefCell::default(),
        }
    }

    /// The file that it stands in.
    pub fn source(&self) -> &'r Source<'r> {
        self.source
    }

    /// The line on which it begins.
    pub fn line(&self) -> usize {
        self.source.line_at(self.span.start)
    }

    /// The line of a key; of the block where it has no such key.
    pub fn line_of(&self, key: &str) -> usize {
        self.table.get_key_value(key).map_or_else(
            || self.line(),
            |(key, _)| self.source.line_at(key.span().start),
        )
    }

    /// Records a fault at a key.
    pub fn fault(&self, key: &str, what: impl Into<String>, mend: impl Into<String>) {
        self.source.fault(self.line_of(key), what, mend);
    }

    /// A value with the line of its key.
    pub fn located<T>(&self, key: &str, value: T) -> Located<T> {
        Located {
            value,
            line: self.line_of(key),
        }
    }

    /// The line of an item of a list; of the key where there is no such item.
    pub fn line_of_item(&self, key: &str, at: usize) -> usize {
        let list = self
            .table
            .get(key)
            .and_then(|value| value.get_ref().as_array());
        list.and_then(|list| list.get(at)).map_or_else(
            || self.line_of(key),
            |item| self.source.line_at(item.span().start),
        )
    }

    /// Whether nothing was told so far at the line of a key, so that its value can be relied on.
    pub fn is_sound(&self, key: &str) -> bool {
        !self.source.is_faulty(self.line_of(key))
    }

    /// The value of a key that may be left out.
    pub fn if_present<E: super::Entry>(&self, key: &'static str) -> Option<E::Value> {
        self.find(key).and_then(|_| E::read(self, key))
    }

    /// Whether the key stands there; it counts as asked for.
    pub fn has(&self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    pub(super) fn find(&self, key: &'static str) -> Option<&'r DeValue<'r>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key).map(Spanned::get_ref)
    }

    pub(super) fn missing(&self, key: &str, example: &str) {
        self.fault(
            key,
            format!("thiếu khóa «{key}»"),
            format!("Thêm dòng: {key} = {example}"),
        );
    }

    pub(super) fn wrong_kind(&self, key: &str, seen: &DeValue<'_>, wanted: &str, example: &str) {
        self.fault(
            key,
            format!("khóa «{key}» phải là {wanted}, đang là {}", kind_of(seen)),
            match in_quotes(seen, "").filter(|_| example.starts_with('"')) {
                Some(quoted) => format!("Đặt trong dấu ngoặc kép: {key} = {quoted}"),
                None => format!("Viết lại, ví dụ: {key} = {example}"),
            },
        );
    }

    /// A key that must stand there, read by `read`; `wanted` and `example` are for the fault.
    fn required<T>(
        &self,
        key: &'static str,
        wanted: &str,
        example: &str,
        read: impl FnOnce(&DeValue<'_>) -> Option<T>,
    ) -> Option<T> {
        let Some(value) = self.find(key) else {
            self.missing(key, example);
            return None;
        };
        let result = read(value);
        if result.is_none() {
            self.wrong_kind(key, value, wanted, example);
        }
        result
    }

    /// A text that must not be empty.
    pub fn text(&self, key: &'static str) -> Option<String> {
        let text = self.required(key, "chuỗi ký tự", "\"…\"", text_of)?;
        if text.is_empty() {
            self.fault(
                key,
                format!("khóa «{key}» để trống"),
                "Ghi nội dung vào giữa hai dấu ngoặc kép.",
            );
            return None;
        }
        if text.contains(char::is_control) {
            self.fault(
                key,
                format!("khóa «{key}» có ký tự xuống dòng hoặc ký tự điều khiển"),
                "Viết nội dung trên một dòng.",
            );
            return None;
        }
        Some(text)
    }

    /// A text that may be left out, or be empty.
    pub fn text_or_empty(&self, key: &'static str) -> String {
        match self.find(key).map(text_of) {
            None => String::new(),
            Some(Some(text)) if text.is_empty() => text,
            Some(_) => self.text(key).unwrap_or_default(),
        }
    }

    /// A text that may be left out; an empty one counts as left out.
    pub fn optional_text(&self, key: &'static str) -> Option<String> {
        Some(self.text_or_empty(key)).filter(|text| !text.is_empty())
    }

    /// A text in a notation of its own: a target, a period's id, a number.
    pub fn parsed<T: FromStr>(&self, key: &'static str) -> Option<T>
    where
        T::Err: Display,
    {
        match self.text(key)?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let error: T::Err = error;
                self.fault(key, format!("khóa «{key}»: {error}"), "Sửa lại theo ví dụ.");
                None
            }
        }
    }

    /// A text in a notation that clerks write, with their own ways to spell it.
    pub fn written<T: Notation>(&self, key: &'static str) -> Option<T> {
        let number = self.find(key).filter(|_| !T::SIGN.is_empty());
        if let Some((seen, quoted)) =
            number.and_then(|seen| Some((seen, in_quotes(seen, T::SIGN)?)))
        {
            self.fault(
                key,
                format!(
                    "khóa «{key}» phải là chuỗi ký tự, đang là {}",
                    kind_of(seen)
                ),
                format!("Đặt trong dấu ngoặc kép, có dấu so sánh: {key} = {quoted}"),
            );
            return None;
        }
        match T::read(&self.text(key)?) {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(
                    key,
                    format!("khóa «{key}»: {error}"),
                    "Sửa lại theo hướng dẫn trong docs/inputs.md.",
                );
                None
            }
        }
    }

    /// The text of a key as it stands there.
    pub fn words_of(&self, key: &str) -> Option<&'r str> {
        self.table.get(key)?.get_ref().as_str()
    }

    /// An id: unaccented letters, digits, `-`, `.`; with the line on which it stands.
    pub fn id(&self, key: &'static str) -> Option<Located<String>> {
        let id = self.text(key)?;
        let fits = id
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-.".contains(letter));
        if !fits {
            self.fault(
                key,
                format!("mã «{id}» có ký tự không dùng được"),
                "Mã chỉ gồm chữ không dấu, chữ số, dấu gạch nối và dấu chấm, không có dấu cách.",
            );
            return None;
        }
        Some(self.located(key, id))
    }

    /// One of some words.
    pub fn word<T: Clone>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let hint = guess(&text, known.iter().copied());
            self.fault(
                key,
                format!("khóa «{key}» không nhận giá trị «{text}»"),
                format!("{hint}Chọn một trong: {}.", known.join(", ")),
            );
        }
        found.map(|(_, value)| value.clone())
    }

    /// A day.
    pub fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let written = self.find(key).and_then(|value| value.as_str());
        let example = written.and_then(day_without_year);
        self.required(
            key,
            "một ngày có thật, viết năm-tháng-ngày",
            example.as_deref().unwrap_or("2024-06-14"),
            date_of,
        )
    }

    /// A day that may be left out.
    pub fn optional_date(&self, key: &'static str) -> Option<NaiveDate> {
        self.find(key).and_then(|_| self.date(key))
    }

    /// A whole number of a type's range.
    pub fn whole<T: TryFrom<i64>>(&self, key: &'static str) -> Option<T> {
        self.required(
            key,
            "số nguyên trong phạm vi cho phép",
            "2024",
            |value| T::try_from(whole_of(value)?).ok(),
        )
    }

    /// A whole number that may be left out.
    pub fn optional_whole<T: TryFrom<i64>>(&self, key: &'static str) -> Option<T> {
        self.find(key).and_then(|_| self.whole(key))
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        self.required(key, "true hoặc false", "true", |value| value.as_bool())
    }

    /// `true` or `false`, which may be left out.
    pub fn optional_flag(&self, key: &'static str) -> Option<bool> {
        self.find(key).and_then(|_| self.flag(key))
    }

    /// A list of texts, each with its line.
    pub fn list(&self, key: &'static str) -> Option<Vec<Located<String>>> {
        let example = "[\"…\", \"…\"]";
        let Some(value) = self.find(key) else {
            self.missing(key, example);
            return None;
        };
        let items = value.as_array().and_then(|array| {
            array
                .iter()
                .map(|item| {
                    Some(Located {
                        value: text_of(item.get_ref()).filter(|text| !text.is_empty())?,
                        line: self.source.line_at(item.span().start),
                    })
                })
                .collect()
        });
        if items.is_none() {
            self.wrong_kind(key, value, "danh sách các chuỗi không trống", example);
        }
        items
    }

    /// A list that may be left out: then it is empty.
    pub fn optional_list(&self, key: &'static str) -> Vec<Located<String>> {
        self.find(key)
            .and_then(|_| self.list(key))
            .unwrap_or_default()
    }
}

/// A number in quotes, as it was typed.
fn in_quotes(value: &DeValue<'_>, sign: &str) -> Option<String> {
    let number = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    Some(format!("\"{sign}{number}\""))
}
