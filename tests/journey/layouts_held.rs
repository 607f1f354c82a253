//! What a confirmed layout never overrides: a period that a heading names, a figure that cannot be, who
//! the sender is, a figure that stands in no column.

use serde_json::Value;

use super::own_layouts::{
    Case, NEXT, PERIOD, answer_columns, codes, questions, send, wrong_readings,
};
use super::root::Root;

const H1: (&str, &str) = ("6 THÁNG ĐẦU NĂM 2024", "6 tháng đầu năm 2024");
const Q3: (&str, &str) = ("QUÝ III NĂM 2024", "quý III năm 2024");

/// A workbook of the Department of Construction; `head` and `rows` beside number and name.
fn case(head: &str, rows: [&str; 3], expect: &str) -> Case {
    Case::parse(&format!(
        "agency: so-xay-dung\nfile: xay dung.xlsx\n== Biểu\n| SỞ XÂY DỰNG |\n\
         | KẾT QUẢ CẢI CÁCH HÀNH CHÍNH {{KỲ}} |\n|  |\n| STT | Nội dung | {head} |\n\
         | 1.2 | Bám sát tiến độ các nhiệm vụ tại Kế hoạch CCHC năm 2024 và thực hiện đảm bảo hiệu quả, chất lượng | {} |\n\
         | 1.3 | Xử lý các vấn đề phát hiện qua kiểm tra | {} |\n\
         | 9.2.2 | Thực hiện chuyển đổi vị trí công tác theo quy định | {} |\n\
         == answers\nlayout Biểu: C=so-thu-nhat D=so-thu-hai\n== expect\n{expect}",
        rows[0], rows[1], rows[2]
    ))
}

const ROWS: [&str; 3] = ["#12 | #15", "#7 | #9", "#3 | #4"];
const READ: &str = "1.2 12/15\n1.3 7/9\n9.2.2 3/4\n";

/// A root in which the layout «Chốt sổ | Sổ gốc» is confirmed.
fn learnt(head: &str) -> Root {
    let root = Root::new();
    let cases = [case(head, ROWS, READ)];
    send(&root, &cases, PERIOD, H1);
    let given = answer_columns(&root, &cases);
    assert_eq!(given.values().sum::<usize>(), 1);
    let wrong = wrong_readings(&root, &cases, PERIOD);
    assert!(wrong.is_empty(), "{wrong:?}");
    root
}

fn results(root: &Root, period: &str) -> Value {
    let run = root.run(&["check", "--period", period, "--format", "json"]);
    serde_json::from_str(&run.out).unwrap()
}

fn count_of_columns(root: &Root, period: &str) -> usize {
    let asked = questions(root, period);
    asked.iter().filter(|one| one["kind"] == "columns").count()
}

#[test]
fn words_of_the_period_in_a_heading_change_and_are_not_asked_again() {
    let root = learnt("Chốt {kỳ} | Gốc {kỳ}");
    let cases = [case("Chốt {kỳ} | Gốc {kỳ}", ROWS, READ)];
    send(&root, &cases, NEXT, Q3);
    assert_eq!(count_of_columns(&root, NEXT), 0);
    let wrong = wrong_readings(&root, &cases, NEXT);
    assert!(wrong.is_empty(), "{wrong:?}");
    // Headings of the earlier period that were left there: nothing is taken from their columns.
    let old = [case("Chốt quý I năm 2024 | Gốc quý I năm 2024", ROWS, "")];
    send(&root, &old, NEXT, Q3);
    let codes: Vec<String> = results(&root, NEXT)["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["code"].as_str().unwrap().to_owned())
        .collect();
    assert!(codes.contains(&"NH23".to_owned()), "{codes:?}");
    let wrong = wrong_readings(&root, &old, NEXT);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn swapped_columns_are_read_by_their_headings() {
    let root = learnt("Chốt sổ | Sổ gốc");
    let swapped = ["#15 | #12", "#9 | #7", "#4 | #3"];
    let cases = [case("Sổ gốc | Chốt sổ", swapped, READ)];
    send(&root, &cases, PERIOD, H1);
    assert_eq!(count_of_columns(&root, PERIOD), 0);
    let wrong = wrong_readings(&root, &cases, PERIOD);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_figure_in_a_column_without_a_heading_is_told_and_not_read() {
    let root = learnt("Chốt sổ | Sổ gốc");
    let stray = ["#12 | #15 | #35", "#7 | #9 |", "#3 | #4 |"];
    let cases = [case("Chốt sổ | Sổ gốc |", stray, READ)];
    send(&root, &cases, PERIOD, H1);
    let found = results(&root, PERIOD);
    let told = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["code"] == "NH24");
    let told = told.unwrap_or_else(|| panic!("{}", found["findings"]));
    assert_eq!(told["place"]["cell"], "E5");
    let wrong = wrong_readings(&root, &cases, PERIOD);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_figure_that_cannot_be_is_an_error_in_a_confirmed_layout_too() {
    let root = learnt("Chốt sổ | Sổ gốc");
    let above = ["#16 | #15", "#7 | #9", "#3 | #4"];
    send(&root, &[case("Chốt sổ | Sổ gốc", above, "")], PERIOD, H1);
    let found = results(&root, PERIOD);
    let errors = found["findings"].as_array().unwrap().iter();
    let mut errors =
        errors.filter(|row| row["severity"] == "error" && row["agency"] == "so-xay-dung");
    assert!(
        errors.any(|row| row["measure"] == "1.2"),
        "{}",
        found["findings"]
    );
    let verdicts = found["verdicts"].as_array().unwrap();
    let own = verdicts
        .iter()
        .find(|row| row["measure"] == "1.2" && row["agency"] == "so-xay-dung");
    assert_eq!(own.unwrap()["reason"], "above-second");
}

#[test]
fn a_confirmed_layout_says_nothing_of_the_sender_or_the_period() {
    let root = learnt("Chốt sổ | Sổ gốc");
    // Another body with the same headings is that body; nobody's file is nobody's.
    let other = case("Chốt sổ | Sổ gốc", ROWS, READ);
    let bytes = |words: &str| {
        let mut case = case("Chốt sổ | Sổ gốc", ROWS, READ);
        case.rename("SỞ XÂY DỰNG", words);
        case.bytes(H1)
    };
    let folder = format!("inputs/submissions/{PERIOD}");
    root.write(&format!("{folder}/y te.xlsx"), bytes("SỞ Y TẾ"));
    root.write(
        &format!("{folder}/khong ten.xlsx"),
        bytes("KẾT QUẢ THEO DÕI"),
    );
    root.write(
        &format!("{folder}/ky khac.xlsx"),
        other.bytes(("QUÝ I NĂM 2024", "quý I năm 2024")),
    );
    assert_eq!(count_of_columns(&root, PERIOD), 0);
    let found = results(&root, PERIOD);
    let of_file = |name: &str| {
        let rows = found["submissions"].as_array().unwrap();
        rows.iter().find(|row| row["file"] == name).unwrap().clone()
    };
    assert_eq!(of_file("y te.xlsx")["agency"], "so-y-te");
    assert_eq!(of_file("khong ten.xlsx")["agency"], Value::Null);
    assert_eq!(of_file("ky khac.xlsx")["disposition"], "wrong-period");
    assert!(!codes(&root).contains(&"NH23".to_owned()));
}

/// A workbook whose headings hold no known word; `cells` beside each other, row by row.
fn strange(rows: [&str; 4]) -> Case {
    let body: String = rows.iter().map(|row| format!("| {row} |\n")).collect();
    Case::parse(&format!(
        "agency: so-xay-dung\nfile: xay dung.xlsx\n== Biểu\n| SỞ XÂY DỰNG |\n\
         | KẾT QUẢ CẢI CÁCH HÀNH CHÍNH {{KỲ}} |\n|  |\n{body}\
         == answers\nlayout Biểu: C=so-thu-nhat D=so-thu-hai\n== expect\n{READ}"
    ))
}

const NAMES: [&str; 3] = [
    "Bám sát tiến độ các nhiệm vụ tại Kế hoạch CCHC năm 2024 và thực hiện đảm bảo hiệu quả, chất lượng",
    "Xử lý các vấn đề phát hiện qua kiểm tra",
    "Thực hiện chuyển đổi vị trí công tác theo quy định",
];

/// A table with a heading; `columns`: what stands below it, c code, n name, f first, s second, x a stray
/// figure.
fn rows(head: &str, columns: &str) -> Case {
    let row = |code: &str, name: &str, first: &str, second: &str| {
        let cells: Vec<&str> = (columns.chars())
            .map(|letter| match letter {
                'c' => code,
                'n' => name,
                'f' => first,
                's' => second,
                _ => "#1",
            })
            .collect();
        cells.join(" | ")
    };
    let [one, two, three] = [
        row("1.2", NAMES[0], "#12", "#15"),
        row("1.3", NAMES[1], "#7", "#9"),
        row("9.2.2", NAMES[2], "#3", "#4"),
    ];
    strange([head, &one, &two, &three])
}

#[test]
fn headings_of_no_known_word_are_held_through_moved_added_and_renamed_columns() {
    let root = Root::new();
    let confirmed = [rows("Mục | Việc làm | Chốt sổ | Sổ gốc", "cnfs")];
    send(&root, &confirmed, PERIOD, H1);
    let asked = questions(&root, PERIOD);
    let columns = asked.iter().find(|one| one["kind"] == "columns").unwrap();
    // The codes of the plan tell themselves.
    let answer = columns["answers"][0].to_string();
    assert_eq!(answer.matches("--column").count(), 2, "{answer}");
    let given = answer_columns(&root, &confirmed);
    assert_eq!(given.values().sum::<usize>(), 1);

    // Another order says the same, and nothing is asked.
    for (head, columns) in [
        ("Mục | Việc làm | Sổ gốc | Chốt sổ", "cnsf"),
        ("Chốt sổ | Sổ gốc | Mục | Việc làm", "fscn"),
    ] {
        let case = [rows(head, columns)];
        send(&root, &case, PERIOD, H1);
        assert_eq!(count_of_columns(&root, PERIOD), 0, "{head}");
        let wrong = wrong_readings(&root, &case, PERIOD);
        assert!(wrong.is_empty(), "{head}: {wrong:?}");
    }

    // One more column: it is asked, it alone, and the others are read as before.
    for (head, columns) in [
        ("Mục | Việc làm | Chốt sổ | Sổ gốc | Thu lại", "cnfsx"),
        ("Mục | Việc làm | Chốt sổ | Thu lại | Sổ gốc", "cnfxs"),
        ("Thu lại | Mục | Việc làm | Chốt sổ | Sổ gốc", "xcnfs"),
    ] {
        let case = [rows(head, columns)];
        send(&root, &case, PERIOD, H1);
        asks_one(&root, head);
        let wrong = wrong_readings(&root, &case, PERIOD);
        assert!(wrong.is_empty(), "{head}: {wrong:?}");
    }

    // One under another name: nothing is taken from it, and it is asked alone.
    send(
        &root,
        &[rows("Mục | Việc làm | Chốt sổ | Gốc khác", "cnfs")],
        PERIOD,
        H1,
    );
    asks_one(&root, "renamed");
    let found = results(&root, PERIOD);
    let readings = found["readings"].as_array().unwrap().iter();
    let mut own = readings.filter(|row| row["agency"] == "so-xay-dung");
    assert!(own.all(|row| row["second"].is_null()));
}

/// Holds that of a changed table one column is told of and asked.
fn asks_one(root: &Root, what: &str) {
    let codes = codes(root);
    assert!(codes.contains(&"NH23".to_owned()), "{what}: {codes:?}");
    for other in ["NH18", "NH30"] {
        assert!(!codes.contains(&other.to_owned()), "{what}: {codes:?}");
    }
    let asked = questions(root, PERIOD);
    let columns: Vec<&Value> = asked
        .iter()
        .filter(|one| one["kind"] == "columns")
        .collect();
    assert_eq!(columns.len(), 1, "{what}: {columns:?}");
    let answer = columns[0]["answers"][0].to_string();
    assert_eq!(answer.matches("--column").count(), 1, "{what}: {answer}");
}

#[test]
fn columns_that_bear_a_letter_only_are_asked_and_learnt() {
    for head in ["Mục | Việc | X | Y", "Mục | Việc làm | A1 | A2"] {
        let root = Root::new();
        let cases = [rows(head, "cnfs")];
        send(&root, &cases, PERIOD, H1);
        let given = answer_columns(&root, &cases);
        assert_eq!(given.values().sum::<usize>(), 1, "{head}");
        let wrong = wrong_readings(&root, &cases, PERIOD);
        assert!(wrong.is_empty(), "{head}: {wrong:?}");
        send(&root, &cases, NEXT, Q3);
        assert_eq!(count_of_columns(&root, NEXT), 0, "{head}");
        let wrong = wrong_readings(&root, &cases, NEXT);
        assert!(wrong.is_empty(), "{head}: {wrong:?}");
    }
}
