//! What is said of the documents that were written, and of those of others.

use super::root::Root;

fn written(root: &Root) -> String {
    let run = root.run(&["report", "--period", "2024-H1", "--only", "cong-van"]);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// `đạt 71/72`.
fn counts(text: &str) -> (usize, usize) {
    let line = text
        .lines()
        .rfind(|line| line.starts_with("Thể thức: đạt "));
    let counts = line.unwrap().split_whitespace().nth(3).unwrap();
    let (met, measured) = counts.split_once('/').unwrap();
    (met.parse().unwrap(), measured.parse().unwrap())
}

#[test]
fn what_was_written_is_held_against_the_decree_as_closely_as_our_own() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    let out = written(&root);
    let (met, measured) = counts(&out);
    assert_eq!(met, measured, "{out}");
    assert!(measured > 60, "{out}");
    assert!(
        out.trim_end()
            .lines()
            .last()
            .unwrap()
            .starts_with("Thể thức: ")
    );
    // A hundredth of a centimetre that nobody would hold against a word processor.
    let format = include_str!("../../templates/format.typ");
    let other = format.replace("indent: 1.27cm", "indent: 1.26cm");
    assert_ne!(format, other);
    root.write("templates/format.typ", other);
    let out = written(&root);
    assert_eq!(counts(&out), (measured - 1, measured), "{out}");
    assert!(out.contains("KHÔNG ĐẠT nội-dung-lùi"), "{out}");
    let file = root.path("output/2024-H1/cong-van/don-doc-chung.pdf");
    let run = root.run(&["format-check", file.to_str().unwrap()]);
    // Other requirements are measured of one dispatch than of all that were written.
    let (met, measured) = counts(&run.out);
    assert_eq!((run.code, met), (0, measured), "{}", run.out);
}

#[test]
fn a_file_of_others_is_told_line_by_line_and_by_the_exit_code() {
    let root = Root::new();
    let file = |name: &str| format!("{}/tests/cases/printed/{name}", env!("CARGO_MANIFEST_DIR"));
    let run = root.run(&["the-thuc", &file("dung.pdf")]);
    assert_eq!((run.code, counts(&run.out)), (0, (74, 74)), "{}", run.out);
    let run = root.run(&["the-thuc", &file("sai.pdf")]);
    let (met, measured) = counts(&run.out);
    assert_eq!((run.code, measured - met), (1, 25), "{}", run.out);
    let run = root.run(&["the-thuc", &file("dung.docx")]);
    assert_eq!((run.code, counts(&run.out)), (0, (63, 63)), "{}", run.out);
    assert!(
        run.out.contains("Không đo được từ tệp Word: 22 yêu cầu"),
        "{}",
        run.out
    );
    assert_eq!(root.run(&["the-thuc", &file("sai.docx")]).code, 1);
    root.write("khong-phai.docx", "văn bản");
    let other = root.path("khong-phai.docx");
    assert_eq!(root.run(&["the-thuc", other.to_str().unwrap()]).code, 2);
    for name in ["ban-quet.pdf", "co-mat-khau.pdf", "khong-co.pdf"] {
        let run = root.run(&["the-thuc", &file(name)]);
        assert_eq!(run.code, 2, "{name}: {}", run.out);
    }
}
