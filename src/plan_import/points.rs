//! «Điểm tối đa»: the highest scores that an appendix gives its rows.

use super::appendix::AppendixRow;
use crate::datafile::number;

/// A score as a plan file writes it: `0,5` is `0.5`, `01 điểm` is `1`; `None` where it is none, or can
/// be read in two ways.
pub(super) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_suffix("điểm").unwrap_or(text).trim_end();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    number(text).ok().map(|score| score.to_full_decimal())
}

/// What a person must look at where a row's column of scores holds what is no plain score.
pub(super) fn doubt(row: &AppendixRow) -> Option<String> {
    let text = row.points.as_str();
    (!text.is_empty() && read(text).is_none())
        .then(|| format!("điểm tối đa «{text}» không đọc được thành một số: ghi khóa points"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_read_exactly_or_not_at_all() {
        for (text, wanted) in [
            ("0,5", Some("0.5")),
            ("1.25", Some("1.25")),
            ("02", Some("2")),
            ("9,50", Some("9.5")),
            ("10 điểm", Some("10")),
            ("0,125", Some("0.125")),
            ("1.000", None),
            ("1 - 2", None),
            ("x", None),
            ("", None),
            ("1,5,2", None),
        ] {
            assert_eq!(read(text).as_deref(), wanted, "{text}");
        }
    }
}
