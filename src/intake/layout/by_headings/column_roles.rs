//! What the headings of columns say, in the many words that offices use.

use super::heading_words::plain_heading;
use crate::intake::vocabulary::{Class, ColumnRole, spans, whole_heading};

/// What a heading says, given without diacritics; none where it is not known. A phrase that is the
/// whole heading decides, else the longest that stands in it.
pub fn role_of(plain: &str) -> Option<ColumnRole> {
    let bare = plain_heading(plain);
    if plain == "%" {
        return Some(ColumnRole::Percent);
    }
    if let Some(role) = whole_heading(plain).or_else(|| whole_heading(&bare)) {
        return Some(role);
    }
    let words: Vec<&str> = bare.split(' ').collect();
    let length = |from: usize, to: usize| {
        words[from..to].iter().map(|word| word.len()).sum::<usize>() + to - from
    };
    spans(&bare)
        .into_iter()
        .filter_map(|span| match span.class {
            Class::Column(role) => Some((length(span.from, span.to), role)),
            _ => None,
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, role)| role)
}

/// Whether a known phrase is the whole of a heading, and not words in a longer one.
pub fn is_whole_phrase(plain: &str) -> bool {
    let bare = plain_heading(plain);
    let words = bare.split(' ').count();
    spans(&bare)
        .into_iter()
        .any(|span| matches!(span.class, Class::Column(_)) && span.from == 0 && span.to == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::fold::fold_plain;

    #[test]
    fn headings_in_many_words() {
        for (heading, role) in [
            ("STT", ColumnRole::Code),
            ("TT", ColumnRole::Code),
            ("Nội dung nhiệm vụ/tiêu chí", ColumnRole::Label),
            ("Yêu cầu/Chỉ tiêu", ColumnRole::Requirement),
            ("Cơ quan chủ trì", ColumnRole::Responsible),
            ("Thời hạn hoàn thành", ColumnRole::Deadline),
            ("Kết quả thực hiện (số liệu / tỷ lệ)", ColumnRole::Result),
            ("Tỷ lệ (%)", ColumnRole::Percent),
            ("Tỷ lệ hoàn thành", ColumnRole::Percent),
            ("Đánh giá", ColumnRole::State),
            ("Số, ngày văn bản (minh chứng)", ColumnRole::Evidence),
            ("Tài liệu kiểm chứng", ColumnRole::Evidence),
            ("Khó khăn, nguyên nhân", ColumnRole::Remarks),
            ("Ghi chú", ColumnRole::Remarks),
            ("Tử số", ColumnRole::First),
            ("Tổng số", ColumnRole::Second),
            ("Kết quả kỳ trước", ColumnRole::Other),
        ] {
            assert_eq!(role_of(&fold_plain(heading)), Some(role), "{heading}");
        }
        assert_eq!(role_of(&fold_plain("Họ và tên")), None);
    }
}
