//! Workbooks go back to the agencies with their faults marked.

use super::root::Root;

const FORM: &str = "2024-H1/so-noi-vu.xlsx";

/// A blank form is a workbook with a fault.
fn blank_form(root: &Root) -> Vec<u8> {
    let run = root.run(&["forms", "--period", "2024-H1", "--agency", "so-y-te"]);
    assert_eq!(run.code, 0, "{}", run.err);
    root.read("output/2024-H1/forms/so-y-te.xlsx").unwrap()
}

#[test]
fn a_period_gives_back_what_must_be_mended_and_nothing_else() {
    let root = Root::new();
    let form = blank_form(&root);
    root.write("inputs/submissions/2024-H1/huyện/so-y-te.xlsx", &form);
    root.write("inputs/submissions/2024-H1/quet.pdf", "%PDF-1.7\n");
    root.write("inputs/submissions/2024-H1/~$so-y-te.xlsx", "khóa");
    root.write("output/2024-H1/returns/cu.xlsx", "bản trả lại lần trước");
    let run = root.run(&["check", "--period", "2024-H1"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("2 tệp trong output/2024-H1/returns"));
    assert_eq!(root.names("output/2024-H1/returns"), ["huyện", "quet.xlsx"]);
    let returned = root.read("output/2024-H1/returns/huyện/so-y-te.xlsx");
    assert_eq!(root.names("output/2024-H1/returns/huyện"), ["so-y-te.xlsx"]);
    assert_eq!(root.run(&["check", "--format", "json"]).code, 1);
    assert_eq!(
        root.read("output/2024-H1/returns/huyện/so-y-te.xlsx"),
        returned
    );
    root.write("mo.xlsx", returned.unwrap());
    let again = root.run(&["check", "mo.xlsx"]);
    assert!(
        again.out.contains("Biểu chưa nhập số liệu"),
        "{}",
        again.out
    );
}

#[test]
fn a_file_alone_is_never_overwritten() {
    let root = Root::new();
    let form = blank_form(&root);
    root.write("báo cáo.xlsx", &form);
    let plain = root.run(&["check", "báo cáo.xlsx"]);
    assert_eq!(plain.code, 1, "{}", plain.err);
    assert!(root.read("báo cáo - cần sửa.xlsx").is_none());
    for _ in 0..2 {
        let run = root.run(&["check", "báo cáo.xlsx", "--return"]);
        assert_eq!(run.code, 1, "{}", run.err);
    }
    let first = root.read("báo cáo - cần sửa.xlsx").unwrap();
    assert_eq!(root.read("báo cáo - cần sửa (2).xlsx"), Some(first));
    assert_eq!(root.read("báo cáo.xlsx"), Some(form));
    assert_eq!(root.run(&["check", "--return"]).code, 2);
}

#[test]
fn a_file_without_fault_gives_no_return() {
    let root = Root::with_sample(&[FORM]);
    let file = format!("inputs/submissions/{FORM}");
    let run = root.run(&["check", &file, "--return", "--format", "json"]);
    let results: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let findings = results["findings"].as_array().unwrap();
    let is_needed = findings.iter().any(|one| one["severity"] != "note");
    let name = file.replace(".xlsx", " - cần sửa.xlsx");
    assert_eq!(root.read(&name).is_some(), is_needed);
}
