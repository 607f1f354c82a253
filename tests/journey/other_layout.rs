//! A single workbook that is none of our forms: where an office's inputs stand beside it, it is read as
//! in the period's folder.

use super::root::Root;

/// A table of an agency's own, for a time.
fn table(time: &str) -> String {
    format!(
        "SỞ XÂY DỰNG\nKẾT QUẢ THỰC HIỆN {time}\nSTT;Nội dung;Kết quả;Tỷ lệ (%)\n\
         1.2;Bám sát tiến độ các nhiệm vụ tại Kế hoạch CCHC năm 2024;12/15;80\n\
         1.3;Xử lý các vấn đề phát hiện qua kiểm tra;9/8;\n"
    )
}

/// What `check FILE` says of it: its disposition, and the codes found.
fn checked(root: &Root, time: &str) -> (String, Vec<String>) {
    root.write("gui/bao cao.csv", table(time));
    let run = root.run(&["check", "gui/bao cao.csv", "--format", "json"]);
    let result: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let words = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let findings = result["findings"].as_array().unwrap();
    let codes = findings.iter().map(|finding| words(&finding["code"]));
    (
        words(&result["submissions"][0]["disposition"]),
        codes.collect(),
    )
}

#[test]
fn another_layout_is_held_against_the_inputs_beside_it() {
    let root = Root::with_sample(&["2024-H1/huyen-dai-tu.xlsx"]);
    // The period under way, and one that only the workbook's words name.
    for time in ["6 THÁNG ĐẦU NĂM 2024", "9 THÁNG NĂM 2024", "NHIỆM VỤ"] {
        let (disposition, codes) = checked(&root, time);
        assert_eq!(disposition, "accepted", "{time}: {codes:?}");
        assert!(codes.contains(&"NQ01".to_owned()), "{time}: {codes:?}");
    }
    assert_eq!(checked(&root, "6 THÁNG ĐẦU NĂM 2019").0, "wrong-period");
}

#[test]
fn without_inputs_only_our_forms_can_be_checked() {
    let root = Root::new();
    std::fs::remove_dir_all(root.path("inputs")).unwrap();
    let (disposition, codes) = checked(&root, "6 THÁNG ĐẦU NĂM 2024");
    assert_eq!(disposition, "not-a-submission");
    assert_eq!(codes, ["NH01"]);
}

#[test]
fn many_findings_of_one_rule_are_told_at_once() {
    let root = Root::with_sample(&["2024-H1/huyen-dai-tu.xlsx"]);
    let rows = ["1.2", "1.3", "1.4", "3.1.2", "3.1.3"].map(|code| format!("{code};;;99\n"));
    let table = table("6 THÁNG ĐẦU NĂM 2024");
    let head: Vec<&str> = table.lines().take(3).collect();
    root.write(
        "gui/ty le.csv",
        format!("{}\n{}", head.join("\n"), rows.concat()),
    );
    let run = root.run(&["check", "gui/ty le.csv"]);
    let told = run.out.lines().filter(|line| line.contains("NQ05")).count();
    assert_eq!(told, 1, "{}", run.out);
    for place in ["D4 (1.2)", "D8 (3.1.3)"] {
        assert!(run.out.contains(place), "{place}: {}", run.out);
    }
}
