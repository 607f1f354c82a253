//! The narrative: drafted, edited by a clerk, printed, and held against the inputs.

use super::root::{Root, Run};

const FILE: &str = "inputs/narrative/2024-H1.md";
const REPORT: &str = "output/2024-H1/bao-cao.pdf";

fn root() -> Root {
    Root::with_sample(&["2024-H1/so-noi-vu.xlsx", "2024-H1/huyen-dai-tu.xlsx"])
}

fn draft(root: &Root) -> Run {
    let run = root.run(&["report", "--draft", "--period", "2024-H1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

fn report(root: &Root, more: &[&str]) -> Run {
    let period = ["report", "--period", "2024-H1", "--only", "bao-cao"];
    root.run(&[&period[..], more].concat())
}

fn text(root: &Root, name: &str) -> String {
    String::from_utf8(root.read(name).unwrap()).unwrap()
}

/// The line of the file, from 1, where a text stands.
fn line_of(file: &str, text: &str) -> usize {
    1 + file.lines().position(|line| line.contains(text)).unwrap()
}

#[test]
fn an_unchanged_draft_prints_what_the_report_prints() {
    let root = root();
    assert_eq!(report(&root, &[]).code, 0);
    let generated = root.read(REPORT).unwrap();
    let told = draft(&root).out;
    assert!(told.contains(FILE), "{told}");
    assert_eq!(
        root.names("output/2024-H1").len(),
        2,
        "a draft writes no document"
    );
    let run = report(&root, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains(&format!("lấy từ {FILE}")), "{}", run.out);
    assert_eq!(root.read(REPORT), Some(generated));
}

#[test]
fn every_source_of_a_draft_names_one_figure() {
    let root = root();
    draft(&root);
    let file = text(&root, FILE);
    assert!(
        file.contains("[02|cơ quan đã gửi]/[209|cơ quan phải báo cáo]"),
        "{file}"
    );
    assert!(!file.contains("#2]") && !file.contains("#2|"), "{file}");
    assert!(file.lines().filter(|line| line.starts_with("## ")).count() > 9);
    assert!(!file.contains("{{") && !file.contains('\u{e002}'));
}

#[test]
fn what_the_clerk_writes_is_printed_as_text() {
    let root = root();
    draft(&root);
    report(&root, &[]);
    let generated = root.read(REPORT).unwrap();
    let own = "Câu của người soạn {{ x }} {% if %} #let $a$ *đậm* \\[5\\|la\\] @nguon <nhan>.";
    root.write(FILE, format!("{}\r\n{own}\r\n", text(&root, FILE)));
    let run = report(&root, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let printed = root.read(REPORT).unwrap();
    assert_ne!(printed, generated);
    let words = super::own::text(&printed);
    let seen = words.replace(char::is_whitespace, "");
    let expected = own.replace(['\\', ' '], "");
    assert!(seen.contains(&expected), "{words}");
}

#[test]
fn a_changed_figure_stops_the_report_until_it_is_mended_or_accepted() {
    let root = root();
    draft(&root);
    report(&root, &[]);
    let printed = root.read(REPORT);
    root.add("2024-H1/so-tu-phap.xlsx", "2024-H1/so-tu-phap.xlsx");
    let run = report(&root, &[]);
    assert_eq!(run.code, 2);
    let file = text(&root, FILE);
    let line = line_of(&file, "[02|cơ quan đã gửi]");
    let told = format!("{FILE}, dòng {line}: số liệu «02» (cơ quan đã gửi) nay là «03»");
    assert!(run.err.contains(&told), "{told} not in {}", run.err);
    assert!(run.err.contains("[03|cơ quan đã gửi]"), "{}", run.err);
    assert!(
        run.err.matches("dòng ").count() > 3,
        "all at once: {}",
        run.err
    );
    assert_eq!(root.read(REPORT), printed, "nothing is written");
    let run = report(&root, &["--accept-narrative"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("CHÚ Ý"), "{}", run.out);
    assert!(
        run.out.contains("«02» (cơ quan đã gửi) nay là «03»"),
        "{}",
        run.out
    );
    // A figure without its mark is the clerk's own.
    root.write(FILE, "Đã có 02 cơ quan gửi.\n");
    assert_eq!(report(&root, &[]).code, 0);
    root.write(FILE, "Đã có [02|cơ quan không có] gửi.\n");
    let run = report(&root, &[]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("không còn trong kết quả"), "{}", run.err);
}

#[test]
fn a_file_that_exists_is_never_overwritten() {
    let root = root();
    root.write(FILE, "Lời của tôi.");
    let first = draft(&root).out;
    let second = draft(&root).out;
    assert_eq!(text(&root, FILE), "Lời của tôi.");
    assert!(
        first.contains("giữ nguyên") && first.contains("2024-H1.moi.md"),
        "{first}"
    );
    assert!(second.contains("2024-H1.moi-2.md"), "{second}");
    assert_eq!(
        text(&root, "inputs/narrative/2024-H1.moi.md"),
        text(&root, "inputs/narrative/2024-H1.moi-2.md")
    );
}

#[test]
fn faults_of_the_file_are_told_at_once_with_their_lines() {
    let root = root();
    root.write(FILE, "Một [5|\n[[bang:la]]\n#Hai\n");
    let run = report(&root, &[]);
    assert_eq!(run.code, 2);
    for line in ["dòng 1", "dòng 2", "dòng 3"] {
        assert!(
            run.err.contains(&format!("{FILE}, {line}: ")),
            "{}",
            run.err
        );
    }
    assert!(root.read(REPORT).is_none());
    root.write(FILE, b"\xff\xfeL\x00");
    let run = report(&root, &[]);
    assert!(run.code == 2 && run.err.contains("UTF-8"), "{}", run.err);
}
