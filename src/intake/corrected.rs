//! Notes on cells that correct what stands in them: which of the two counts is the agency's to say,
//! so neither is read.

use super::workbook::{Content, Value, Workbook};
use crate::intake::cell_words::{quoted, raw};
use crate::intake::value::statement::{self, Beside};
use crate::period::Period;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::{NumberText, read_number};

/// What our own notes in returned workbooks begin with.
const OWN_NOTE: &str = "[Kiểm tra]";

/// The longest text of a cell that can be a figure or a state, in characters; labels are longer.
const LONGEST: usize = 80;

/// Withholds the values of cells whose notes say that something else counts: they are read as what can't be
/// read. The period is not known where a form is read alone and carries none.
pub(super) fn withhold(workbook: &mut Workbook, period: Option<&Period>) {
    let sheets = workbook.sheets.iter_mut();
    for content in sheets.flat_map(|sheet| sheet.cells.values_mut()) {
        if let Some(note) = content.note.as_deref().map(agencys_own)
            && can_be_corrected(content)
            && corrects(note, &content.value, period)
        {
            let words = format!("{}; ghi chú ở ô: {}", raw(&content.value), quoted(note));
            content.value = Value::Broken(words);
        }
    }
}

/// A note without what our program wrote below it.
fn agencys_own(note: &str) -> &str {
    note.split_once(OWN_NOTE)
        .map_or(note, |(own, _)| own)
        .trim()
}

/// Whether a cell can hold a figure or a state.
fn can_be_corrected(content: &Content) -> bool {
    match &content.value {
        Value::Text(text) => !text.trim().is_empty() && text.chars().count() <= LONGEST,
        Value::Number(_) | Value::Date { .. } | Value::DateText(_) | Value::Boolean(_) => true,
        Value::Empty | Value::Error(_) | Value::Broken(_) => false,
    }
}

/// Whether a note says that something else than a value counts.
fn corrects(note: &str, value: &Value, period: Option<&Period>) -> bool {
    let is_doubted = statement::doubts(note, Beside::Cell, period);
    // Behind the name of who wrote it, a number alone is another figure.
    let last = note.rsplit([':', '\n']).next().unwrap_or(note).trim();
    let is_figure = matches!(
        read_number(last),
        NumberText::Amount(_) | NumberText::Fraction(_)
    );
    is_doubted || (is_figure && fold_plain(last) != fold_plain(&raw(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_correct_are_told_from_others() {
        let value = Value::Number(40.0);
        let period = crate::intake::tests::form_builder::period();
        for note in [
            "sửa lại: 45",
            "An: đính chính còn 45",
            "Số đúng là 45",
            "45",
            "Nguyễn Văn A:\n45/50",
            "Thực tế chỉ có 38 hồ sơ",
            "Đơn vị báo lại 40",
            "Số liệu quý I",
            "Tính đến 31/3/2024",
            "Chỉ tính TTHC toàn trình",
            "Số kế hoạch, chưa thực hiện",
            "so lieu quy I",
        ] {
            assert!(corrects(note, &value, Some(&period)), "{note}");
        }
        for note in [
            "40",
            "Theo Báo cáo số 12/BC-UBND ngày 03/6/2024",
            "Nguồn: hệ thống một cửa",
            "",
        ] {
            assert!(!corrects(note, &value, Some(&period)), "{note}");
        }
        assert_eq!(agencys_own("[Kiểm tra] SL01: sửa lại"), "");
    }
}
