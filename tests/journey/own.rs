//! An agency's own report from its workbook alone: nothing else of the project is at hand.

use super::root::Root;
use conformance::{line::lines, reader::read};

/// The text of a PDF, line by line.
pub(super) fn text(bytes: &[u8]) -> String {
    let pages = read(bytes).unwrap();
    let all = pages
        .iter()
        .enumerate()
        .flat_map(|(index, page)| lines(index, page));
    all.map(|line| line.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sound_workbook_gives_a_report_beside_it() {
    let root = Root::new();
    std::fs::remove_dir_all(root.path("inputs")).unwrap();
    let workbook = root.path("gui di/huyen.xlsx");
    std::fs::create_dir_all(workbook.parent().unwrap()).unwrap();
    let sample = sample(|errors| errors == 0);
    std::fs::copy(&sample, &workbook).unwrap();
    let before = std::fs::read(&workbook).unwrap();
    let run = root.run(&["report", "gui di/huyen.xlsx"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(std::fs::read(&workbook).unwrap(), before);
    let written: Vec<String> = std::fs::read_dir(workbook.parent().unwrap())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".pdf"))
        .collect();
    assert_eq!(written.len(), 1, "{written:?}");
    let text = text(&std::fs::read(workbook.with_file_name(&written[0])).unwrap());
    for part in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Kính gửi: Sở Nội vụ",
        "BÁO CÁO",
        "ỦY BAN NHÂN DÂN",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Phụ lục",
        "/BC-UBND",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("DỰ THẢO"));
}

/// The first district or ward of the sample whose workbook has as many errors as wanted.
fn sample(wanted: impl Fn(usize) -> bool) -> std::path::PathBuf {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs/submissions/2024-H1");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("phuong-") || name.starts_with("huyen-")
        })
        .collect();
    names.sort();
    names
        .into_iter()
        .find(|path| {
            let source = cchc::intake::Source {
                file: "a.xlsx".to_owned(),
                bytes: std::fs::read(path).unwrap(),
            };
            let (identity, sent, mut found) =
                cchc::intake::read_alone(&source, &cchc::intake::workbook::read);
            let (Some(identity), Some(sent)) = (identity, sent) else {
                return false;
            };
            let doubts = cchc::checks::run_alone(
                &identity.plan,
                &identity.agency,
                &identity.period,
                &sent,
                &found,
            );
            found.extend(doubts);
            let is_error =
                |one: &&cchc::finding::Finding| one.severity() == cchc::finding::Severity::Error;
            wanted(found.iter().filter(is_error).count())
        })
        .expect("the sample has such a workbook")
}

#[test]
fn a_workbook_with_errors_gives_a_draft_only() {
    let root = Root::new();
    let run = root.run(&["forms", "--period", "2024-H1", "--agency", "so-tu-phap"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let form = root.path("output/2024-H1/forms/so-tu-phap.xlsx");
    std::fs::copy(&form, root.path("trong.xlsx")).unwrap();
    let empty = root.run(&["report", "trong.xlsx", "--draft"]);
    assert_eq!(empty.code, 1);
    assert!(
        empty.out.contains("không lập được báo cáo"),
        "{}",
        empty.out
    );
    std::fs::copy(sample(|errors| errors > 0), root.path("loi.xlsx")).unwrap();
    let refused = root.run(&["report", "loi.xlsx"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.out.contains("--draft"), "{}", refused.out);
    assert!(!refused.out.contains("Đã ghi"), "{}", refused.out);
    let draft = root.run(&["report", "loi.xlsx", "--draft"]);
    assert_eq!(draft.code, 1, "{}", draft.err);
    let written = draft
        .out
        .lines()
        .find_map(|line| line.strip_prefix("Đã ghi: "));
    let written = written.unwrap();
    assert!(written.ends_with("-du-thao.pdf"), "{written}");
    let printed = text(&std::fs::read(root.path(written)).unwrap());
    assert!(printed.contains("DỰ THẢO"), "{printed}");
    std::fs::write(root.path("hong.xlsx"), "không phải bảng tính").unwrap();
    let broken = root.run(&["report", "hong.xlsx"]);
    assert_eq!(broken.code, 1);
    assert_eq!(root.run(&["report", "thieu.xlsx"]).code, 2);
}
