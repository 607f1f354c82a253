//! Files that nobody can read: a scan, a table whose headings name another period. What the clerk has
//! learnt of their figures is told all the same; and files of bodies that have ended.

use serde_json::Value;

use super::decisions::{FILE, decide, questions, results, row};
use super::root::Root;

const AGENCY: &str = "so-xay-dung";
const SCAN: &str = "inputs/submissions/2024-H1/van ban den.pdf";

fn of<'a>(asked: &'a [Value], kind: &str) -> Vec<&'a Value> {
    asked.iter().filter(|one| one["kind"] == kind).collect()
}

fn disposition(results: &Value, file: &str) -> Value {
    let rows = results["submissions"].as_array().unwrap();
    rows.iter().find(|row| row["file"] == file).unwrap()["disposition"].clone()
}

#[test]
fn what_was_learnt_of_a_scan_is_told_and_ends_with_a_file_that_can_be_read() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    root.write(SCAN, "%PDF-1.4\nscan");
    let before = results(&root);
    let bytes = root.read("output/2024-H1/results.json").unwrap();
    assert_eq!(disposition(&before, "van ban den.pdf"), "unreadable");
    // Whose it is, is asked; nothing can be told of it before.
    let asked = questions(&root);
    let whose = of(&asked, "whose");
    assert_eq!(whose.len(), 1, "{asked:?}");
    assert_eq!(whose[0]["file"], "van ban den.pdf");
    let figures = [
        "--agency",
        AGENCY,
        "--measure",
        "1.3",
        "--first",
        "7",
        "--second",
        "9",
    ];
    assert_eq!(decide(&root, &figures).0, 2);
    assert_eq!(
        decide(&root, &["--file", "van ban den.pdf", "--agency", AGENCY]).0,
        0
    );
    let asked = questions(&root);
    let unread = of(&asked, "unread");
    assert_eq!(unread.len(), 1, "{asked:?}");
    assert_eq!(unread[0]["agency"], AGENCY);
    // A figure that can't be is refused as anywhere.
    let above = [
        "--agency",
        AGENCY,
        "--measure",
        "1.3",
        "--first",
        "9",
        "--second",
        "7",
    ];
    assert_eq!(decide(&root, &above).0, 2);
    let (code, told) = decide(&root, &figures);
    assert_eq!(code, 0, "{told}");
    let after = results(&root);
    assert_eq!(disposition(&after, "van ban den.pdf"), "decided-only");
    let reading = row(&after, "readings", AGENCY, "1.3");
    assert_eq!(
        (&reading["first"], &reading["second"]),
        (&7.into(), &9.into())
    );
    assert_eq!(
        (&reading["trust"], &reading["decided"]),
        (&"decided".into(), &true.into())
    );
    assert!(
        reading["was"].is_object() || reading["was"].is_string(),
        "{reading}"
    );
    // Nothing else of it is known, and the agency has not sent a report that counts.
    assert_eq!(
        row(&after, "readings", AGENCY, "1.2")["state"],
        "unreadable"
    );
    let codes = after["findings"].as_array().unwrap().iter();
    let mut own = codes.filter(|one| one["agency"] == AGENCY);
    assert!(own.any(|one| one["code"] == "GH01"));
    let province = after["province"].as_array().unwrap().iter();
    let figure = province
        .clone()
        .find(|one| one["measure"] == "1.3")
        .unwrap();
    assert!(
        figure["decided"]
            .as_array()
            .unwrap()
            .contains(&AGENCY.into()),
        "{figure}"
    );
    assert_eq!(of(&questions(&root), "unread").len(), 1);

    // Without the decisions the bytes are those of before.
    let text = root.read(FILE).unwrap();
    std::fs::remove_file(root.path(FILE)).unwrap();
    results(&root);
    assert!(root.read("output/2024-H1/results.json").unwrap() == bytes);
    // A report that can be read takes its place; what was told of the scan is not used, and is told.
    root.write(FILE, text);
    root.add("2024-H1/so-xay-dung.xlsx", "2024-H1/so-xay-dung.xlsx");
    let after = results(&root);
    assert_eq!(disposition(&after, "so-xay-dung.xlsx"), "accepted");
    assert_ne!(row(&after, "readings", AGENCY, "1.3")["trust"], "decided");
    let stale = after["decisions"].as_array().unwrap().iter();
    let mut stale = stale.filter(|one| one["kind"] == "reading");
    assert!(stale.all(|one| one["in_force"] == false));
    let found = after["findings"].as_array().unwrap();
    assert!(found.iter().any(|one| one["code"] == "QD01"), "{found:?}");
}

#[test]
fn a_table_of_another_period_is_no_question_about_columns() {
    let root = Root::new();
    let table = "SỞ XÂY DỰNG\nKẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2024\n\
        STT;Nội dung;Năm 2023 số liệu thứ nhất;Năm 2023 số liệu thứ hai\n\
        1.2;Bám sát tiến độ các nhiệm vụ tại Kế hoạch CCHC năm 2024 và thực hiện đảm bảo hiệu quả, chất lượng;12;15\n\
        1.3;Xử lý các vấn đề phát hiện qua kiểm tra;7;9\n\
        9.2.2;Thực hiện chuyển đổi vị trí công tác theo quy định;3;4\n";
    root.write("inputs/submissions/2024-H1/xay dung.csv", table);
    let asked = questions(&root);
    assert_eq!(of(&asked, "columns").len(), 0, "{asked:?}");
    assert_eq!(of(&asked, "unread").len(), 1, "{asked:?}");
    let figures = [
        "--agency",
        AGENCY,
        "--measure",
        "1.3",
        "--first",
        "7",
        "--second",
        "9",
    ];
    let (code, told) = decide(&root, &figures);
    assert_eq!(code, 0, "{told}");
    let after = results(&root);
    let reading = row(&after, "readings", AGENCY, "1.3");
    assert_eq!(
        (&reading["first"], &reading["second"]),
        (&7.into(), &9.into())
    );
    let file = after["submissions"].as_array().unwrap().iter();
    let mut file = file.filter(|row| row["file"] == "xay dung.csv");
    assert!(file.all(|row| row["was"].is_string()));
}

#[test]
fn a_file_of_a_body_that_has_ended_names_its_successor_and_no_body_of_a_like_name() {
    let root = Root::with_sample(&["2024-H1/xa-yen-do-phu-luong.xlsx"]);
    let register = root.read("inputs/agencies.toml").unwrap();
    let register = String::from_utf8(register).unwrap();
    let id = results(&root)["submissions"][0]["agency"]
        .as_str()
        .unwrap()
        .to_owned();
    let (front, block) = register.split_once(&format!("id = \"{id}\"\n")).unwrap();
    let (block, rest) = block.split_once("\n\n").unwrap_or((block, ""));
    let own = block
        .lines()
        .filter(|line| !line.starts_with("valid_to") && !line.starts_with("successors"));
    let own: Vec<&str> = own.collect();
    let ended = format!(
        "{front}id = \"{id}\"\n{}\nvalid_to = 2024-05-01\nsuccessors = [\"xa-5431\"]\n\n{rest}",
        own.join("\n")
    );
    root.write("inputs/agencies.toml", ended);
    let asked = questions(&root);
    let whose = of(&asked, "whose");
    assert_eq!(whose.len(), 1, "{asked:?}");
    let candidates = whose[0]["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 1, "{candidates:?}");
    assert_eq!(candidates[0]["id"], "xa-5431");
    assert!(candidates[0]["successor_of"].is_string());
}
