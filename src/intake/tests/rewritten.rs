//! Forms of ours whose own words an agency has rewritten: what the words say is not what was asked.

use super::filled::complete;
use super::form_builder::{Entry, Form};
use super::*;
use crate::form::Column;
use crate::submission::State;

/// The measures of which nothing is taken, and the cells of the findings that say so.
fn asked(form: &Form) -> (Vec<String>, Vec<String>) {
    let (before, _) = read_form(&complete());
    let (after, findings) = read_form(form);
    let pairs = before.readings.iter().zip(&after.readings);
    let left = pairs
        .filter(|(before, after)| before.state != State::Blank && after.state == State::Unreadable)
        .map(|(before, _)| before.measure.clone());
    let cells = findings
        .iter()
        .filter(|finding| finding.rule.code.to_string() == "SL01");
    let cells = cells.filter_map(|finding| finding.place.as_ref()?.cell);
    (left.collect(), cells.map(|cell| cell.to_string()).collect())
}

const ALL: [&str; 7] = ["1.1", "1.2", "2.1", "3.1", "3.2", "4.1", "5.1"];

#[test]
fn a_rewritten_row_is_asked() {
    for (measure, column, words) in [
        ("1.1", Column::Code, "1.2"),
        ("1.1", Column::Code, "Mục A"),
        ("1.1", Column::Label, "Chỉ số 1.1 chưa thực hiện"),
        ("2.1", Column::Label, "Chỉ số 2.1 năm 2023"),
        ("3.1", Column::Label, "Dự thảo chỉ số 3.1"),
        ("3.2", Column::Label, "Chỉ số"),
        ("1.1", Column::FirstLabel, "Số hồ sơ"),
        ("1.1", Column::SecondLabel, "Số hồ sơ (nghìn hồ sơ)"),
        ("4.1", Column::FirstLabel, "Số vốn (tỷ đồng)"),
        ("2.1", Column::SecondLabel, "Trong đó đúng hạn"),
        ("5.1", Column::Requirement, "Giảm 5%"),
    ] {
        let form = complete().text(measure, column, words);
        let (left, cells) = asked(&form);
        assert_eq!(left, [measure], "{words}");
        assert_eq!(cells, [form.address(measure, column)], "{words}");
    }
}

#[test]
fn a_name_that_is_struck_out_is_asked() {
    let struck = Entry::Struck("Chỉ số 1.1".to_owned());
    let form = complete().enter("1.1", Column::Label, struck);
    assert_eq!(asked(&form).0, ["1.1"]);
}

#[test]
fn rewritten_words_around_the_rows_leave_all_of_them() {
    let with = |change: &dyn Fn(&mut Form)| {
        let mut form = complete();
        change(&mut form);
        form
    };
    let heading = |column: Column, words: &str| {
        with(&|form| {
            form.headings.insert(column, words.to_owned());
        })
    };
    for form in [
        heading(Column::First, "Số liệu thứ hai"),
        heading(Column::First, "Số liệu thứ nhất năm 2023"),
        heading(Column::Label, "Chỉ số đo của năm trước"),
        heading(Column::State, "Tình trạng dự kiến"),
        with(&|form| form.letterhead.push("Đơn vị tính: tỷ đồng".to_owned())),
        with(&|form| {
            form.letterhead
                .push("Kỳ báo cáo: quý I năm 2024".to_owned())
        }),
        with(&|form| {
            form.letterhead
                .push("(Số liệu riêng của quý II)".to_owned())
        }),
        with(&|form| form.letterhead.push("SỐ LIỆU MINH HỌA".to_owned())),
        with(&|form| form.signature = Some("Ghi chú: số liệu chưa bao gồm cấp xã".to_owned())),
        with(&|form| {
            form.above_rows = Some((Column::First, "Của các đơn vị trực thuộc".to_owned()));
        }),
        with(&|form| form.above_rows = Some((Column::First, "Kỳ trước".to_owned()))),
        with(&|form| {
            let title = "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH SỐ 15/KH-UBND NGÀY 10/01/2023";
            form.letterhead.push(title.to_owned());
        }),
    ] {
        let (left, cells) = asked(&form);
        assert_eq!(left, ALL, "{:?} {:?}", form.headings, form.letterhead);
        assert_eq!(cells.len(), 1, "{:?} {:?}", form.headings, form.letterhead);
    }
}

#[test]
fn what_stands_beside_a_row_is_asked_where_it_can_be_another_figure() {
    let with = |entry: Entry| {
        let mut form = complete();
        form.beside.push(("1.1".to_owned(), 2, entry));
        form
    };
    for entry in [
        Entry::Number(45.0),
        Entry::Text("Số đúng: 45".to_owned()),
        Entry::Text("Số liệu quý I".to_owned()),
    ] {
        assert_eq!(asked(&with(entry)).0, ["1.1"]);
    }
    for entry in [
        Entry::Text("Theo Báo cáo số 12/BC-SM".to_owned()),
        Entry::Formula("=1250/1253", "0.9976"),
    ] {
        assert!(asked(&with(entry)).0.is_empty());
    }
}

#[test]
fn a_form_that_says_the_same_in_other_letters_is_right() {
    for (measure, column, words) in [
        ("1.1", Column::Code, "1.1."),
        ("1.1", Column::Label, "CHỈ SỐ\u{A0}1.1"),
        ("1.1", Column::Label, "Chi\u{309} sô\u{301} 1.1 (1)"),
        ("1.1", Column::Label, "Chi so 1.1"),
        ("1.1", Column::Label, ""),
        ("1.1", Column::SecondLabel, "Số hồ sơ (hồ sơ)*"),
        ("4.1", Column::FirstLabel, "số vốn\n(triệu đồng)"),
    ] {
        let form = complete().text(measure, column, words);
        assert_eq!(asked(&form), (Vec::new(), Vec::new()), "{words}");
    }
    let mut form = complete();
    form.letterhead.extend([
        "Kỳ báo cáo: 6 tháng đầu năm 2024 (Số liệu lũy kế từ ngày 15/12/2023 đến ngày 14/6/2024)"
            .to_owned(),
        "Số: 45/BC-SM".to_owned(),
        "(Kèm theo Báo cáo số 45/BC-SM ngày 13/6/2024)".to_owned(),
    ]);
    form.signature = Some("Người lập: Nguyễn Văn A, điện thoại 0912 345 678".to_owned());
    assert_eq!(asked(&form), (Vec::new(), Vec::new()));
}
