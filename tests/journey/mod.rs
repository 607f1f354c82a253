//! The program as its users run it, from the command line to the files.

mod chosen;
pub mod city;
mod answers;
mod decided_again;
mod decided_slips;
mod decisions;
mod format_check;
mod hostile;
mod mutated;
mod issued;
mod layouts_held;
mod marks;
mod narrative;
mod word;
#[cfg(unix)]
mod new_bodies;
mod no_plain_files;
mod outgoing;
mod other_layout;
mod own_layouts;
mod own;
mod province;
mod returns;
pub mod root;
mod sample;
mod setting_up;
mod ten_statements;
mod unread;

use root::Root;
use serde_json::Value;

const SAMPLE: [&str; 5] = [
    "2024-H1/so-noi-vu.xlsx",
    "2024-H1/so-tu-phap.xlsx",
    "2024-H1/trung-tam-thong-tin.xlsx",
    "2024-H1/huyen-dai-tu.xlsx",
    "2024-H1/cuc-thue-tinh.xlsx",
];

/// The documents of a period without the two hundred sheets of agencies.
const MAIN: [&str; 8] = [
    "--only", "bao-cao", "--only", "phu-luc", "--only", "tong-hop", "--only", "du-lieu",
];

#[test]
fn a_report_is_whole_and_the_same_a_second_time() {
    let root = Root::with_sample(&SAMPLE);
    let first = root.run(&[&["report", "--period", "2024-H1"][..], &MAIN].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("5/209"), "{}", first.out);
    let documents = [
        "bao-cao.pdf",
        "phu-luc.pdf",
        "tong-hop.xlsx",
        "results.json",
    ];
    let before: Vec<_> = documents
        .iter()
        .map(|name| root.read(&format!("output/2024-H1/{name}")).unwrap())
        .collect();
    assert!(before[0].starts_with(b"%PDF-1.") && before[1].starts_with(b"%PDF-1."));
    let again = root.run(&[&["bao-cao", "--period", "2024-H1"][..], &MAIN].concat());
    assert_eq!(again.code, 0);
    for (name, before) in documents.iter().zip(before) {
        assert_eq!(
            root.read(&format!("output/2024-H1/{name}")),
            Some(before),
            "{name}"
        );
    }
    results_keep_to_their_schema(&root.json("output/2024-H1/results.json"));
    figures_follow_from_the_readings(&root.json("output/2024-H1/results.json"));
}

fn results_keep_to_their_schema(results: &Value) {
    let schema: Value = serde_json::from_str(&cchc::render::json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(results)
        .map(|fault| fault.to_string())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    let shipped = include_str!("../../schemas/results.schema.json");
    assert_eq!(shipped.replace("\r\n", "\n"), cchc::render::json::schema());
}

/// Every pooled province figure is the sum of the readings of those who are in it.
fn figures_follow_from_the_readings(results: &Value) {
    let rows = |key: &str| results[key].as_array().unwrap().clone();
    let measures = ["1.2", "1.3", "5.3", "6.1.1"];
    let mut checked = 0;
    for figure in rows("province")
        .iter()
        .filter(|row| measures.contains(&row["measure"].as_str().unwrap()))
    {
        let missing = figure["missing"].as_array().unwrap();
        let sum = |key: &str| -> f64 {
            rows("readings")
                .iter()
                .filter(|row| {
                    row["measure"] == figure["measure"] && !missing.contains(&row["agency"])
                })
                .filter_map(|row| row[key].as_f64())
                .sum()
        };
        if figure["counted"].as_u64() == Some(0) {
            continue;
        }
        checked += 1;
        assert!(
            (sum("first") - figure["first"].as_f64().unwrap()).abs() < 1e-6,
            "{figure}"
        );
        assert!(
            (sum("second") - figure["second"].as_f64().unwrap()).abs() < 1e-6,
            "{figure}"
        );
        let expected = figure["expected"].as_u64().unwrap();
        assert_eq!(
            figure["counted"].as_u64().unwrap() + missing.len() as u64,
            expected
        );
    }
    assert!(checked > 0);
}

#[test]
fn after_the_deadline_nothing_is_on_track() {
    let root = Root::with_sample(&SAMPLE);
    let as_of = ["report", "--period", "2024-H1", "--as-of", "2025-01-01"];
    let run = root.run(&[&as_of[..], &MAIN].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let results = root.json("output/2024-H1/results.json");
    assert_eq!(results["as_of"], "2025-01-01");
    let verdicts: Vec<&Value> = results["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["verdict"])
        .collect();
    assert!(
        verdicts
            .iter()
            .all(|verdict| **verdict != "on-track" && **verdict != "behind")
    );
    assert!(verdicts.iter().any(|verdict| **verdict == "not-met"));
}

#[test]
fn no_file_is_dropped_without_a_line() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    root.write("inputs/submissions/2024-H1/thu.xlsx", "chỉ là chữ");
    root.write("inputs/submissions/2024-H1/quet.pdf.xlsx", "%PDF-1.7\n");
    root.write("inputs/submissions/2024-H1/rong.xlsx", "");
    root.write("inputs/submissions/2024-H1/~$so-noi-vu.xlsx", "khóa");
    root.add("2024-H1/so-tu-phap.xlsx", "2024-H1/thu-muc/so tu phap.xlsx");
    let run = root.run(&["check", "--period", "2024-H1", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let found = |file: &str| {
        let rows = results["submissions"].as_array().unwrap();
        rows.iter()
            .find(|row| row["file"] == file)
            .map(|row| row["disposition"].as_str().unwrap().to_owned())
    };
    assert_eq!(found("so-noi-vu.xlsx").as_deref(), Some("accepted"));
    assert_eq!(
        found("thu-muc/so tu phap.xlsx").as_deref(),
        Some("accepted")
    );
    assert_eq!(found("thu.xlsx").as_deref(), Some("not-a-submission"));
    assert_eq!(found("quet.pdf.xlsx").as_deref(), Some("unreadable"));
    assert_eq!(found("rong.xlsx").as_deref(), Some("unreadable"));
    let findings = results["findings"].as_array().unwrap();
    let named = |file: &str| {
        findings
            .iter()
            .any(|finding| finding["place"]["file"] == file)
    };
    assert!(
        named("thu.xlsx")
            && named("quet.pdf.xlsx")
            && named("rong.xlsx")
            && named("~$so-noi-vu.xlsx")
    );
}

#[test]
fn a_single_file_needs_nothing_else() {
    let root = Root::new();
    root.add("2024-H1/so-tu-phap.xlsx", "2024-H1/gui.xlsx");
    std::fs::rename(
        root.path("inputs/submissions/2024-H1/gui.xlsx"),
        root.path("gui.xlsx"),
    )
    .unwrap();
    std::fs::remove_dir_all(root.path("inputs")).unwrap();
    let run = root.run(&["kiem-tra", "gui.xlsx", "--format", "json"]);
    assert!(run.code == 0 || run.code == 1, "{}", run.err);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(results["submissions"][0]["agency"], "so-tu-phap");
    assert!(results["verdicts"].as_array().unwrap().len() > 30);
    let words = root.run(&["check", "gui.xlsx"]).out;
    assert!(words.contains("gui.xlsx – Sở Tư pháp – "), "{words}");
}

#[test]
fn the_operators_faults_are_told_at_once_and_nothing_is_written() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    let plan = String::from_utf8(root.read("inputs/plans/2024.toml").unwrap()).unwrap();
    root.write(
        "inputs/plans/2024.toml",
        plan.replacen("target = \">= 3\"", "target = \"=> 3\"", 1),
    );
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    root.write(
        "inputs/office.toml",
        office.replacen("place = ", "plaec = ", 1),
    );
    let run = root.run(&[&["report", "--period", "2024-H1"][..], &MAIN].concat());
    assert_eq!(run.code, 2);
    for named in [
        "inputs/plans/2024.toml, dòng ",
        "inputs/office.toml, dòng ",
        "plaec",
        "=> 3",
    ] {
        assert!(run.err.contains(named), "{named} not in {}", run.err);
    }
    assert_eq!(root.names("output"), Vec::<String>::new());
    assert_eq!(root.run(&["report", "--period", "2031-H1"]).code, 2);
}

#[test]
fn what_stands_in_the_way_is_named_and_the_old_stays() {
    let root = Root::with_sample(&["2024-H1/trung-tam-thong-tin.xlsx"]);
    root.write("output/2024-H1/bao-cao.pdf", "bản cũ");
    root.write("output/2024-H1/tong-hop.xlsx/cua-toi.txt", "của tôi");
    let run = root.run(&[&["report", "--period", "2024-H1"][..], &MAIN].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("output/2024-H1/tong-hop.xlsx"),
        "{}",
        run.err
    );
    assert_eq!(
        root.read("output/2024-H1/bao-cao.pdf").as_deref(),
        Some("bản cũ".as_bytes())
    );
    assert_eq!(
        root.names("output/2024-H1"),
        ["bao-cao.pdf", "tong-hop.xlsx"]
    );
}

#[test]
fn forms_for_one_agency_leave_the_others() {
    let root = Root::new();
    let one = root.run(&["forms", "--period", "2024-H1", "--agency", "so-noi-vu"]);
    assert_eq!(one.code, 0, "{}", one.err);
    let two = root.run(&["bieu-mau", "--period", "2024-H1", "--agency", "xa-5431"]);
    assert_eq!(two.code, 0, "{}", two.err);
    assert_eq!(
        root.names("output/2024-H1/forms"),
        ["so-noi-vu.xlsx", "xa-5431.xlsx"]
    );
    let unknown = root.run(&["forms", "--period", "2024-H1", "--agency", "so-khong-co"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("so-khong-co"));
}

#[test]
fn a_blank_form_comes_back_as_empty() {
    let root = Root::new();
    assert_eq!(
        root.run(&["forms", "--period", "2024-H1", "--agency", "so-y-te"])
            .code,
        0
    );
    let form = root.read("output/2024-H1/forms/so-y-te.xlsx").unwrap();
    root.write("inputs/submissions/2024-H1/so-y-te.xlsx", form);
    let run = root.run(&["check", "--format", "json"]);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        results["period"], "2024-H1",
        "the latest period with workbooks"
    );
    assert_eq!(results["submissions"][0]["disposition"], "empty");
    let readings = results["readings"].as_array().unwrap();
    assert!(readings.len() > 40 && readings.iter().all(|row| row["state"] == "blank"));
}

#[test]
fn every_code_is_explained() {
    let root = Root::new();
    let all = root.run(&["explain"]);
    assert_eq!(all.code, 0);
    for rule in cchc::finding::rules::catalogue() {
        assert!(all.out.contains(rule.code.as_str()));
        let one = root.run(&["giai-thich", &rule.code.as_str().to_lowercase()]);
        assert_eq!(one.code, 0, "{}", one.err);
        assert!(one.out.contains(rule.title) && one.out.contains(rule.advice));
    }
    assert_eq!(root.run(&["explain", "XX99"]).code, 2);
}

/// A pipe that was closed (`cchc forms 2>&1 | head -1`) stops no job.
#[test]
fn a_job_is_done_though_nobody_reads_what_it_says() {
    let root = Root::new();
    let arguments = ["forms", "--period", "2024-H1", "--agency", "so-tu-phap"];
    assert_eq!(root.run_unheard(&arguments), 0);
    assert_eq!(root.names("output/2024-H1/forms"), ["so-tu-phap.xlsx"]);
    assert_eq!(root.run_unheard(&["explain", "XX99"]), 2);
}
