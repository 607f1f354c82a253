//! What only the whole heading of a table tells of its columns.

use super::header::{ColumnHead, Header};
use crate::intake::identify::stated;
use crate::intake::value::body;
use crate::intake::value::own_words::OwnWords;
use crate::intake::vocabulary::{ColumnRole, Quantity};
use crate::period::Period;

/// Settles what only the whole heading tells: two columns of labels, columns of other periods and of
/// other bodies than the one that reports.
pub(super) fn adjust(header: &mut Header, period: &Period, reporter: &OwnWords) {
    let labels = header.of(ColumnRole::Label).count();
    let is_cumulative = header
        .columns
        .values()
        .any(|head| head.role == Some(ColumnRole::Result) && head.plain.contains("luy ke"));
    // A total beside columns without a known purpose adds those up: a column for each unit.
    let open = header
        .columns
        .values()
        .filter(|head| head.role.is_none())
        .count();
    let has_result = header.columns.values().any(|head| {
        matches!(
            head.role,
            Some(ColumnRole::First | ColumnRole::Result | ColumnRole::Percent)
        )
    });
    let has_both = [ColumnRole::First, ColumnRole::Second].iter().all(|role| {
        let mut heads = header.columns.values();
        heads.any(|head| head.role == Some(*role) && head.is_general())
    });
    for head in header.columns.values_mut() {
        // «Tử số | Mẫu số | Kết quả (%)»: the result of two figures is their rate.
        let is_rate = head.path.last().is_some_and(|own| own.contains('%'));
        if has_both && is_rate && head.role == Some(ColumnRole::Result) {
            head.role = Some(ColumnRole::Percent);
        }
        let is_total = matches!(
            head.plain.as_str(),
            "tong" | "tong cong" | "cong" | "tong so"
        );
        if is_total && open > 1 && !has_result {
            head.role = None;
        }
        if labels > 1
            && matches!(head.plain.as_str(), "chi tieu" | "chi so")
            && head.role == Some(ColumnRole::Label)
        {
            head.role = Some(ColumnRole::Requirement);
        }
        // Figures are cumulative: those of a part of the time beside them are others.
        let of_part = head.plain.contains("trong ki") || head.plain.contains("ki nay");
        if head.role == Some(ColumnRole::Result) && is_cumulative && of_part {
            head.role = Some(ColumnRole::Other);
        }
        let is_result = head.role.is_none_or(ColumnRole::is_result);
        let time = stated(&head.path.join(" "), period);
        if is_result && time.contradicts(period) {
            head.role = Some(ColumnRole::Other);
            if time.is_last_year(period) && head.quantities.is_empty() {
                head.quantities.push(Quantity::LastYear);
            }
        } else if head.role.is_none() && !has_result && time.names(period) && is_time(head) {
            // A heading that is nothing but the report's own time is that of its results.
            head.role = Some(ColumnRole::Result);
        }
        let is_of_other = |part: &String| body::heading_names_other(part, reporter);
        if is_result && head.path.iter().any(is_of_other) {
            head.quantities.push(Quantity::Wider);
        }
    }
}

/// Whether a heading is nothing but a time: «6 tháng năm 2024».
fn is_time(head: &ColumnHead) -> bool {
    let is_word = |word: &str| {
        matches!(word, "thang" | "dau" | "nam" | "cuoi" | "qui" | "ki")
            || word.chars().all(|c| c.is_ascii_digit())
    };
    !head.plain.is_empty() && head.plain.split(' ').all(is_word)
}
