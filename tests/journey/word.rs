//! Word twins: written beside the PDFs, edited by others, taken back as the narrative.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::root::{Root, Run};

const TWIN: &str = "output/2024-H1/bao-cao.docx";
const NARRATIVE: &str = "inputs/narrative/2024-H1.md";
const MAIN: &str = "word/document.xml";

fn root() -> Root {
    Root::with_sample(&["2024-H1/so-noi-vu.xlsx", "2024-H1/huyen-dai-tu.xlsx"])
}

fn report(root: &Root, more: &[&str]) -> Run {
    let period = ["report", "--period", "2024-H1"];
    root.run(&[&period[..], more].concat())
}

fn import(root: &Root, file: &str) -> Run {
    root.run(&["narrative", "import", file])
}

fn text(root: &Root, name: &str) -> String {
    String::from_utf8(root.read(name).unwrap()).unwrap()
}

/// A root with the twin of the report, moved to where a clerk works on it.
fn with_twin() -> (Root, Vec<u8>) {
    let root = root();
    let run = report(&root, &["--only", "bao-cao", "--docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let twin = root.read(TWIN).unwrap();
    (root, twin)
}

/// The same document with its text changed, packed anew by another program.
fn edited(twin: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(twin)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == MAIN {
            bytes = edit(&String::from_utf8(bytes).unwrap()).into_bytes();
        }
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The content control of a source, where it stands first.
fn control<'a>(document: &'a str, tag: &str) -> &'a str {
    let at = document.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap();
    let start = document[..at].rfind("<w:sdt>").unwrap();
    let end = at + document[at..].find("</w:sdt>").unwrap() + "</w:sdt>".len();
    &document[start..end]
}

/// The paragraph in which a text stands first.
fn paragraph<'a>(document: &'a str, text: &str) -> &'a str {
    let at = document.find(text).unwrap();
    let start = document[..at].rfind("<w:p>").unwrap();
    let end = at + document[at..].find("</w:p>").unwrap() + "</w:p>".len();
    &document[start..end]
}

fn words(text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"NoiDung\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn twins_stand_beside_the_documents_and_go_with_them() {
    let root = root();
    let kinds = [
        "--only", "bao-cao", "--only", "phu-luc", "--only", "cong-van",
    ];
    let run = report(&root, &[&kinds[..], &["--docx"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let names = root.names("output/2024-H1");
    for name in [
        "bao-cao.docx",
        "phu-luc.docx",
        "phu-luc-1.docx",
        "phu-luc-4.docx",
    ] {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
    assert_eq!(
        root.names("output/2024-H1/cong-van"),
        [
            "don-doc-chung.docx",
            "don-doc-chung.pdf",
            "ket-qua-chung.docx",
            "ket-qua-chung.pdf",
            "ubnd-tinh-ket-qua-chung.docx",
            "ubnd-tinh-ket-qua-chung.pdf"
        ]
    );
    let first = root.read(TWIN).unwrap();
    assert_eq!(report(&root, &["--only", "bao-cao", "--docx"]).code, 0);
    assert_eq!(root.read(TWIN).unwrap(), first, "equal inputs, equal bytes");
    assert_eq!(report(&root, &["--only", "bao-cao"]).code, 0);
    assert!(
        root.read(TWIN).is_none(),
        "what is not of this run is not left beside it"
    );
}

#[test]
fn an_edited_twin_is_never_overwritten() {
    let (root, twin) = with_twin();
    let own = edited(&twin, |document| {
        document.replace("Thực hiện Kế hoạch", "Triển khai Kế hoạch")
    });
    root.write(TWIN, &own);
    for more in [&["--docx"][..], &[]] {
        let run = report(&root, &[&["--only", "bao-cao"], more].concat());
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains(TWIN) && run.err.contains("narrative import"),
            "{}",
            run.err
        );
        assert_eq!(root.read(TWIN).unwrap(), own);
    }
}

#[test]
fn a_twin_comes_back_as_it_went_out() {
    let (root, _) = with_twin();
    let run = import(&root, TWIN);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let taken = text(&root, NARRATIVE);
    std::fs::remove_file(root.path(NARRATIVE)).unwrap();
    assert_eq!(
        root.run(&["report", "--draft", "--period", "2024-H1"]).code,
        0
    );
    assert_eq!(taken, text(&root, NARRATIVE));
    assert!(taken.contains("[02|cơ quan đã gửi]/[209|cơ quan phải báo cáo]"));
}

#[test]
fn sentences_are_taken_as_they_are_and_every_broken_figure_is_told() {
    let (root, twin) = with_twin();
    let own = edited(&twin, |document| {
        let sent = control(document, "cơ quan đã gửi");
        let rate = control(document, "tỷ lệ gửi báo cáo");
        let gone = control(document, "số lĩnh vực");
        let first = paragraph(document, "Thực hiện Kế hoạch");
        let typed = sent.replace(">02<", ">77<");
        let new = words(
            "Trong kỳ có 1.234 việc mới và 209 cơ quan, theo Công văn số 55/SNV ngày 5/6/2024.",
        );
        let tracked = "<w:p><w:ins><w:r><w:t xml:space=\"preserve\">Câu thêm có theo dõi </w:t></w:r></w:ins>\
             <w:del><w:r><w:delText>câu bỏ</w:delText></w:r></w:del></w:p>";
        document
            .replacen(sent, &typed, 1)
            .replacen(rate, &format!("<w:ins>{rate}</w:ins>"), 1)
            .replacen(gone, "<w:r><w:t>chín</w:t></w:r>", 1)
            .replacen(first, &format!("{new}{tracked}{first}"), 1)
            .replace("Nguyễn Văn Mẫu", "Trần Thị Khác")
    });
    root.write("sua.docx", own);
    let run = import(&root, "sua.docx");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let taken = text(&root, NARRATIVE);
    assert!(
        taken.contains("[02|cơ quan đã gửi]/[209|cơ quan phải báo cáo]"),
        "{taken}"
    );
    assert!(
        taken.contains("\r\nTrong kỳ có 1.234 việc mới và 209 cơ quan"),
        "{taken}"
    );
    assert!(
        taken.contains("\r\nCâu thêm có theo dõi\r\n") && !taken.contains("câu bỏ"),
        "{taken}"
    );
    assert!(taken.contains("thuộc chín lĩnh vực"), "{taken}");
    let line = 1 + taken
        .lines()
        .position(|line| line.contains("[02|cơ quan đã gửi]"))
        .unwrap();
    let told = |words: &[&str]| {
        let found = run
            .out
            .lines()
            .any(|line| words.iter().all(|word| line.contains(word)));
        assert!(found, "{words:?} not in {}", run.out);
    };
    told(&[
        &format!("dòng {line},"),
        "(cơ quan đã gửi) bị gõ đè thành «77»",
        "«02»",
    ]);
    told(&["«09»", "(số lĩnh vực)", "không còn trong lời báo cáo"]);
    told(&["«1234»", "không trùng số liệu nào"]);
    told(&["«209»", "gõ tay, trùng số liệu", "cơ quan phải báo cáo"]);
    told(&["không lấy", "Trần Thị Khác"]);
    assert!(
        !run.out.contains("«55»") && !run.out.contains("«5»"),
        "{}",
        run.out
    );
    // The next report prints what was taken.
    let run = report(&root, &["--only", "bao-cao"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_twin_of_other_data_tells_what_is_stale() {
    let (root, twin) = with_twin();
    root.write("cu.docx", &twin);
    root.add("2024-H1/so-tu-phap.xlsx", "2024-H1/so-tu-phap.xlsx");
    let run = import(&root, "cu.docx");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(
        run.out
            .contains("số liệu «02» (cơ quan đã gửi) nay là «03»"),
        "{}",
        run.out
    );
    assert!(text(&root, NARRATIVE).contains("[03|cơ quan đã gửi]"));
    // What is no longer so is told, and stops the report until its sentence is written anew.
    assert!(
        run.out.contains("không còn trong kết quả hiện nay"),
        "{}",
        run.out
    );
    let run = report(&root, &["--only", "bao-cao"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("không còn trong kết quả") && !run.err.contains("nay là"),
        "{}",
        run.err
    );
}

#[test]
fn the_narrative_that_a_twin_was_made_of_gives_way_and_any_other_stays() {
    let root = root();
    root.write(
        NARRATIVE,
        "Đã có [02|cơ quan đã gửi] cơ quan gửi báo cáo.\r\n",
    );
    assert_eq!(report(&root, &["--only", "bao-cao", "--docx"]).code, 0);
    let twin = root.read(TWIN).unwrap();
    let own = edited(&twin, |document| {
        document.replace("cơ quan gửi báo cáo.", "đơn vị gửi.")
    });
    root.write("sua.docx", own);
    let run = import(&root, "sua.docx");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(text(&root, NARRATIVE).contains("\r\nĐã có [02|cơ quan đã gửi] đơn vị gửi.\r\n"));
    let earlier = text(&root, "inputs/narrative/2024-H1.truoc.md");
    assert_eq!(
        earlier,
        "Đã có [02|cơ quan đã gửi] cơ quan gửi báo cáo.\r\n"
    );
    root.write(NARRATIVE, "Lời khác của tôi.\r\n");
    let run = import(&root, "sua.docx");
    assert!(run.out.contains("2024-H1.moi.md"), "{}", run.out);
    assert_eq!(text(&root, NARRATIVE), "Lời khác của tôi.\r\n");
    assert!(text(&root, "inputs/narrative/2024-H1.moi.md").contains("đơn vị gửi."));
}

#[test]
fn what_is_no_report_is_refused() {
    let (root, twin) = with_twin();
    root.write("khong.docx", b"PK\x03\x04 khong phai");
    assert_eq!(import(&root, "khong.docx").code, 2);
    assert_eq!(import(&root, "khong-co.docx").code, 2);
    let empty = edited(&twin, |document| {
        let start = document.find("<w:body>").unwrap();
        format!("{}<w:body><w:p/></w:body></w:document>", &document[..start])
    });
    root.write("trong.docx", empty);
    let run = import(&root, "trong.docx");
    assert!(
        run.code == 2 && run.err.contains("không thấy lời"),
        "{}",
        run.err
    );
    let other = root.run(&["narrative", "import", TWIN, "--period", "2024-Q3"]);
    assert!(
        other.code == 2 && other.err.contains("2024-H1"),
        "{}",
        other.err
    );
    assert!(root.read(NARRATIVE).is_none());
}
