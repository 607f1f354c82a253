//! What goes out to each agency, as files.

use std::io::Cursor;

use calamine::{Reader, Xlsx};

use super::root::Root;

fn root() -> Root {
    let root = Root::with_sample(&[
        "2024-H1/so-noi-vu.xlsx",
        "2024-H1/huyen-dai-tu.xlsx",
        "2024-H1/so-tai-chinh (lan 2).xlsx",
    ]);
    let register = String::from_utf8(root.read("inputs/agencies.toml").unwrap()).unwrap();
    let with_address = register.replacen(
        "id = \"so-y-te\"\n",
        "id = \"so-y-te\"\nemail = \"soyte@example.vn\"\n",
        1,
    );
    assert_ne!(register, with_address);
    root.write("inputs/agencies.toml", with_address);
    root
}

fn text(root: &Root, name: &str) -> String {
    String::from_utf8(root.read(name).unwrap()).unwrap()
}

#[test]
fn letters_wait_for_documents_of_the_data_of_now() {
    let root = root();
    let run = root.run(&["outgoing", "--period", "2024-H1"]);
    assert!(
        run.code == 2 && run.err.contains("results.json"),
        "{}",
        run.err
    );
    assert!(root.names("output/2024-H1/gui-di").is_empty());
}

#[test]
fn each_agency_has_a_folder_and_a_row_for_each_letter() {
    let root = root();
    let kinds = ["--only", "du-lieu", "--only", "cong-van"];
    let run = root.run(
        &[
            &["report", "--period", "2024-H1", "--each-reminder"],
            &kinds[..],
        ]
        .concat(),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    root.write("output/2024-H1/phieu/so-y-te.pdf", b"%PDF-1.7 phieu");
    let run = root.run(&["outgoing", "--period", "2024-H1", "--within", "200"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names = root.names("output/2024-H1/gui-di/so-y-te");
    let expected = [
        "don-doc-so-y-te.pdf",
        "don-doc.eml",
        "don-doc.txt",
        "phieu-so-y-te.pdf",
        "phieu.eml",
        "phieu.txt",
        "tieu-chi-sap-den-han.eml",
        "tieu-chi-sap-den-han.txt",
    ];
    assert_eq!(names, expected);
    let letter = text(&root, "output/2024-H1/gui-di/so-y-te/don-doc.eml");
    assert!(letter.contains("<soyte@example.vn>") && letter.contains("don-doc-so-y-te.pdf"));
    let words = text(&root, "output/2024-H1/gui-di/so-y-te/don-doc.txt");
    assert!(
        words.contains("Kính gửi: Sở Y tế,") && words.contains("18/6/2024"),
        "{words}"
    );
    let due = text(
        &root,
        "output/2024-H1/gui-di/so-y-te/tieu-chi-sap-den-han.txt",
    );
    assert!(
        due.contains("31/12/2024") && due.contains("200 ngày"),
        "{due}"
    );
    // The office does not write to itself; a sound workbook is not reminded.
    assert!(root.names("output/2024-H1/gui-di/so-noi-vu").is_empty());
    let mut book = Xlsx::new(Cursor::new(
        root.read("output/2024-H1/gui-di/bang-gui.xlsx").unwrap(),
    ))
    .unwrap();
    let range = book.worksheet_range("Gửi đi").unwrap();
    let row =
        |agency: &str, kind: &str| range.rows().any(|row| row[1] == *agency && row[3] == *kind);
    assert!(row("Sở Y tế", "Đôn đốc") && row("Sở Y tế", "Phiếu kết quả"));
    let first = root.read("output/2024-H1/gui-di/bang-gui.xlsx").unwrap();
    assert_eq!(
        root.run(&["outgoing", "--period", "2024-H1", "--within", "200"])
            .code,
        0
    );
    assert_eq!(
        root.read("output/2024-H1/gui-di/bang-gui.xlsx").unwrap(),
        first
    );
    assert_eq!(
        text(&root, "output/2024-H1/gui-di/so-y-te/don-doc.eml"),
        letter
    );
}

#[test]
fn before_the_due_date_who_has_not_sent_is_told_the_date() {
    let root = root();
    let run = root.run(&[
        "report",
        "--period",
        "2024-H1",
        "--only",
        "du-lieu",
        "--as-of",
        "10/6/2024",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = root.run(&["outgoing", "--period", "2024-H1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names = root.names("output/2024-H1/gui-di/so-y-te");
    assert!(
        names.contains(&"sap-den-han-gui.eml".to_owned()),
        "{names:?}"
    );
    assert!(!names.contains(&"don-doc.eml".to_owned()), "{names:?}");
}

#[test]
fn the_words_of_letters_are_the_offices_own() {
    let root = root();
    root.write(
        "templates/wording/thu.j2",
        "# Thư {{ letter }}\n\nChào {{ agency.name }}.\n",
    );
    assert_eq!(
        root.run(&["report", "--period", "2024-H1", "--only", "du-lieu"])
            .code,
        0
    );
    assert_eq!(root.run(&["outgoing", "--period", "2024-H1"]).code, 0);
    let words = text(&root, "output/2024-H1/gui-di/so-y-te/don-doc.txt");
    assert_eq!(words, "\u{feff}Thư don-doc\r\n\r\nChào Sở Y tế.\r\n");
    root.write("templates/wording/thu.j2", "Không tiêu đề\n");
    let run = root.run(&["outgoing", "--period", "2024-H1"]);
    assert!(run.code == 2 && run.err.contains("thu.j2"), "{}", run.err);
}
