//! Faults of the command line, in Vietnamese.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::shown;

/// What is wrong with the arguments, and where help is.
pub fn in_vietnamese(error: &Error) -> String {
    let argument = text_of(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = text_of(error, ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!(
                "không có lệnh «{}»",
                text_of(error, ContextKind::InvalidSubcommand).unwrap_or_default()
            )
        }
        ErrorKind::UnknownArgument => format!("không hiểu «{argument}»"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} cần một giá trị"),
        ErrorKind::InvalidValue => format!(
            "«{value}» không dùng được cho {argument}; các giá trị dùng được: {}",
            text_of(error, ContextKind::ValidValue).unwrap_or_default()
        ),
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(source) => format!("{argument}: {source}"),
            None => format!("«{value}» không dùng được cho {argument}"),
        },
        ErrorKind::ArgumentConflict => match text_of(error, ContextKind::PriorArg) {
            Some(prior) if prior != argument => {
                format!("{argument} không dùng cùng lúc với {prior}")
            }
            _ => format!("{argument} chỉ ghi được một lần"),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("{argument} không đúng số lượng giá trị")
        }
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {argument}"),
        ErrorKind::MissingSubcommand => format!(
            "còn thiếu việc cần làm: {}",
            text_of(error, ContextKind::ValidSubcommand).unwrap_or_default()
        ),
        ErrorKind::InvalidUtf8 => "dòng lệnh có ký tự không đọc được".to_owned(),
        _ => "dòng lệnh không đúng".to_owned(),
    };
    let hint = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| text_of(error, kind))
    .map(|suggestion| format!("\n    → có phải là «{suggestion}»?"))
    .unwrap_or_default();
    format!("Dòng lệnh: {what}{hint}\n    → xem «cchc --help»")
}

/// What is wrong with the arguments together, which the library can't tell.
pub fn spoken(what: &str) -> String {
    format!("Dòng lệnh: {what}\n    → xem «cchc LỆNH --help»")
}

/// A piece of the error's context as text; it may be a word of whoever gave the argument.
fn text_of(error: &Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => Some(
            texts
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
        ),
        _ => None,
    };
    text.map(|text| shown::text(&text))
}
