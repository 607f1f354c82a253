//! Forms of bodies that are new in the year: from which day their figures count.

use std::io::{Cursor, Read};

use super::root::Root;

/// The texts of a form, and what it is asked by: the hidden rows that the program reads again.
fn texts(root: &Root, agency: &str) -> String {
    let run = root.run(&["forms", "--period", "2026-Q3", "--agency", agency]);
    assert_eq!(run.code, 0, "{}", run.err);
    let form = root.read(&format!("output/2026-Q3/forms/{agency}.xlsx"));
    let mut archive = zip::ZipArchive::new(Cursor::new(form.unwrap())).unwrap();
    let mut part = archive.by_name("xl/sharedStrings.xml").unwrap();
    let mut texts = String::new();
    part.read_to_string(&mut texts).unwrap();
    texts
}

#[test]
fn a_form_of_a_new_body_counts_from_its_own_first_day() {
    let root = Root::empty();
    for name in [
        "agencies.toml",
        "office.toml",
        "periods.toml",
        "calendar.toml",
    ] {
        let text = std::fs::read_to_string(format!("examples/tinh-mau-2026/inputs/{name}"));
        // Nothing is sent and nothing issued here: only what a form says of its days is looked at.
        let text = text.unwrap().replace("[issued.", "[goal_results_of.");
        root.write(&format!("inputs/{name}"), text);
    }
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    let mut office: toml::Table = office.parse().unwrap();
    office.remove("goal_results_of");
    root.write("inputs/office.toml", office.to_string());
    root.copy_folder("examples/tinh-mau-2026/inputs/plans", "inputs/plans");
    // A half of what was split counts anew; a merged body goes on with what its predecessors did.
    let anew = texts(&root, "xa-mau-truong-dong");
    assert!(
        anew.contains("từ ngày 01/7/2026 đến ngày 14/9/2026"),
        "{anew}"
    );
    assert!(!anew.contains("15/12/2025"), "{anew}");
    let merged = texts(&root, "xa-mau-hop");
    assert!(
        merged.contains("từ ngày 15/12/2025 đến ngày 14/9/2026"),
        "{merged}"
    );
}

#[test]
fn a_form_shows_the_latest_figures_that_there_are_and_a_doubtful_day_is_told() {
    let root = Root::empty();
    root.copy_folder("examples/tinh-mau-2026/inputs", "inputs");
    let periods = String::from_utf8(root.read("inputs/periods.toml").unwrap()).unwrap();
    let on_saturday = periods
        .replace("due_agencies = 2026-09-16", "due_agencies = 2026-09-19")
        .replace("due_office = 2026-09-18", "due_office = 2026-09-21");
    root.write("inputs/periods.toml", on_saturday);
    // The commune sent nothing for the half-year.
    let form = texts(&root, "xa-mau-tung");
    assert!(form.contains("Kết quả quý I năm 2026"), "{form}");
    let run = root.run(&["forms", "--period", "2026-Q3", "--agency", "xa-mau-tung"]);
    let told = "CHÚ Ý: Hạn gửi của các cơ quan (19/9/2026) rơi vào ngày nghỉ";
    assert!(run.out.contains(told), "{}", run.out);
}
