//! Issued means issued: what was signed is kept, and nothing else is printed under its number.

use std::io::{Cursor, Read, Write};

use cchc::intake::digest_of;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::own::text as pdf_text;
use super::root::{Root, Run};

const KEPT: &str = "output/2024-H1/ban-hanh/05-BC-SNV";
const REPORT: &str = "output/2024-H1/bao-cao.pdf";

fn report(root: &Root) -> Run {
    let only = ["bao-cao", "phu-luc", "du-lieu"];
    let chosen = only.iter().flat_map(|kind| ["--only", kind]);
    let arguments: Vec<&str> = ["report", "--period", "2024-H1"]
        .into_iter()
        .chain(chosen)
        .collect();
    root.run(&arguments)
}

/// Adds lines to a file of the root.
fn append(root: &Root, name: &str, more: &str) {
    let mut text = String::from_utf8(root.read(name).unwrap()).unwrap();
    text.push_str(more);
    root.write(name, text);
}

/// A root whose report of the half year was issued under number 05.
fn issued() -> Root {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx", "2024-H1/so-tu-phap.xlsx"]);
    append(
        &root,
        "inputs/office.toml",
        "\n[issued.2024-H1]\nnumber = \"05\"\ndate = 2024-06-20\n",
    );
    let run = report(&root);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("Đã lưu bản ban hành số 05/BC-SNV"),
        "{}",
        run.out
    );
    root
}

/// Another agency's workbook comes after the report was signed.
fn comes_late(root: &Root) {
    root.add("2024-H1/huyen-dai-tu.xlsx", "2024-H1/huyen-dai-tu.xlsx");
}

#[test]
fn an_issued_report_is_kept_with_what_it_was_made_of() {
    let root = issued();
    for name in [
        "ban-hanh.json",
        "van-ban/bao-cao.pdf",
        "van-ban/results.json",
        "nguon/inputs/plans/2024.toml",
        "nguon/inputs/submissions/2024-H1/so-tu-phap.xlsx",
    ] {
        assert!(root.read(&format!("{KEPT}/{name}")).is_some(), "{name}");
    }
    let record = root.read(&format!("{KEPT}/ban-hanh.json"));
    assert_eq!(
        root.read(&format!("{KEPT}/van-ban/bao-cao.pdf")),
        root.read(REPORT)
    );
    let again = report(&root);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(root.read(&format!("{KEPT}/ban-hanh.json")), record);
}

#[test]
fn a_run_that_would_differ_is_refused_and_names_what_differs() {
    let root = issued();
    comes_late(&root);
    let signed = root.read(REPORT);
    let run = report(&root);
    assert_eq!(run.code, 2);
    for part in [
        "05/BC-SNV",
        "huyen-dai-tu",
        "→",
        "[[issued.2024-H1.corrections]]",
    ] {
        assert!(run.err.contains(part), "{part} in {}", run.err);
    }
    assert_eq!(root.read(REPORT), signed, "nothing is written");
    // Reminders go on after the report was signed.
    let run = root.run(&["report", "--period", "2024-H1", "--only", "cong-van"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// Writes another number into a cell of a form.
fn restate(root: &Root, name: &str, cell: &str, number: (&str, &str)) {
    let name = format!("inputs/submissions/{name}");
    let mut archive = ZipArchive::new(Cursor::new(root.read(&name).unwrap())).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut is_found = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let part_name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if part_name == "xl/worksheets/sheet2.xml" {
            let text = String::from_utf8(bytes).unwrap();
            let (before, after) = text.split_at(text.find(&format!("<c r=\"{cell}\"")).unwrap());
            let [was, is] = [number.0, number.1].map(|number| format!("<v>{number}</v>"));
            is_found = after.split("</c>").next().unwrap().contains(&was);
            bytes = format!("{before}{}", after.replacen(&was, &is, 1)).into_bytes();
        }
        writer
            .start_file(part_name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    assert!(is_found, "{cell} of {name}");
    root.write(&name, writer.finish().unwrap().into_inner());
}

#[test]
fn figures_that_no_count_tells_are_held_too() {
    let root = issued();
    let signed = root.read("output/2024-H1/results.json");
    // One task more here and one fewer there: the total and every verdict stay.
    restate(&root, "2024-H1/so-noi-vu.xlsx", "F32", ("71.0", "72.0"));
    restate(&root, "2024-H1/so-tu-phap.xlsx", "F37", ("95.0", "94.0"));
    let run = report(&root);
    assert_eq!(run.code, 2, "{}", run.out);
    for part in [
        "05/BC-SNV",
        "3.1.7.d (so-noi-vu): «71/518",
        "3.1.7.d (so-tu-phap): «95/835",
        "«72/518",
        "«94/835",
        "[so-noi-vu.xlsx › Biểu nhập › F32]",
    ] {
        assert!(run.err.contains(part), "{part} in {}", run.err);
    }
    assert_eq!(root.read("output/2024-H1/results.json"), signed);
    // What takes its place says them, though no figure of all has changed.
    append(
        &root,
        "inputs/office.toml",
        "\n[[issued.2024-H1.corrections]]\nreason = \"đính chính\"\n",
    );
    let run = report(&root);
    assert_eq!(run.code, 0, "{}", run.err);
    let words = plain_words(&root);
    for part in [
        "chung không thay đổi so với báo cáo đã ban hành",
        "Số liệu, kết quả của 02 cơ quan thay đổi ở 02 chỉ số",
        "71/518",
        "94/835",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
}

/// The words of the report, cells side by side.
fn plain_words(root: &Root) -> String {
    let words = pdf_text(&root.read(REPORT).unwrap()).replace('\u{a0}', " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_corrected_issue_says_what_it_replaces_and_is_kept_beside_it() {
    let root = issued();
    comes_late(&root);
    let correction =
        "\n[[issued.2024-H1.corrections]]\nreason = \"bổ sung số liệu của huyện Đại Từ\"\n";
    append(&root, "inputs/office.toml", correction);
    let run = report(&root);
    assert_eq!(run.code, 0, "{}", run.err);
    let words = plain_words(&root);
    for part in [
        "thay thế Báo cáo số 05/BC-SNV ngày 20/6/2024",
        "bổ sung số liệu của huyện Đại Từ",
        // So many figures that only whose they are is told.
        "Số liệu, kết quả của 01 cơ quan thay đổi ở",
        "UBND huyện Đại Từ (",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    append(
        &root,
        "inputs/office.toml",
        "number = \"09\"\ndate = 2024-07-02\n",
    );
    let run = report(&root);
    assert_eq!(run.code, 0, "{}", run.err);
    let second = "output/2024-H1/ban-hanh/09-BC-SNV/ban-hanh.json";
    assert!(root.read(second).is_some() && root.read(&format!("{KEPT}/ban-hanh.json")).is_some());
}

#[test]
fn later_periods_are_compared_with_what_was_signed() {
    let root = issued();
    // What lies in the folder now is no longer what was signed.
    std::fs::remove_dir_all(root.path("inputs/submissions/2024-H1")).unwrap();
    root.add("2024-Q3/so-noi-vu.xlsx", "2024-Q3/so-noi-vu.xlsx");
    let run = root.run(&[
        "trace",
        "1.3",
        "--agency",
        "so-noi-vu",
        "--period",
        "2024-Q3",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("6 tháng đầu năm 2024: "), "{}", run.out);
    assert!(run.out.contains("[so-noi-vu.xlsx]"), "{}", run.out);
}

#[test]
fn what_was_signed_is_read_with_the_inputs_of_its_day() {
    let root = issued();
    let province = |results: &serde_json::Value, key: &str| {
        let is_it = |one: &&serde_json::Value| {
            one["measure"] == "1.2" && one.get("agency").is_none_or(serde_json::Value::is_null)
        };
        results[key].as_array().unwrap().iter().find(is_it).unwrap()["value"].clone()
    };
    let signed = province(
        &root.json(&format!("{KEPT}/van-ban/results.json")),
        "province",
    );
    // By today's register one of the two agencies ended before it reported.
    let register = String::from_utf8(root.read("inputs/agencies.toml").unwrap()).unwrap();
    let name = "name = \"Sở Tư pháp\"\n";
    assert!(register.contains(name));
    let ended = format!("{name}valid_to = 2024-05-31\n");
    root.write("inputs/agencies.toml", register.replace(name, &ended));
    root.add("2024-Q3/so-noi-vu.xlsx", "2024-Q3/so-noi-vu.xlsx");
    let run = root.run(&["report", "--period", "2024-Q3", "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let later = root.json("output/2024-Q3/results.json");
    assert!(!signed.is_null());
    assert_eq!(province(&later, "history"), signed);
}

#[test]
fn what_was_signed_is_given_out_byte_for_byte() {
    let root = issued();
    // As though another version of the program had set the pages: they say the same.
    let other = b"%PDF-1.7 set in another way".to_vec();
    let kept = format!("{KEPT}/van-ban/bao-cao.pdf");
    let of_old = digest_of(&root.read(&kept).unwrap());
    let name = format!("{KEPT}/ban-hanh.json");
    let record = String::from_utf8(root.read(&name).unwrap()).unwrap();
    assert!(record.contains(&of_old));
    root.write(&name, record.replace(&of_old, &digest_of(&other)));
    root.write(&kept, other.clone());
    let run = report(&root);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(root.read(REPORT), Some(other));
    // … and the annexes, which were not touched.
    let annexes = root.read("output/2024-H1/phu-luc.pdf");
    assert_eq!(annexes, root.read(&format!("{KEPT}/van-ban/phu-luc.pdf")));
}

#[test]
fn what_is_kept_is_not_to_be_changed() {
    let root = issued();
    root.write(&format!("{KEPT}/van-ban/bao-cao.pdf"), "khác");
    let run = report(&root);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("bị mất hoặc bị sửa"), "{}", run.err);
}
