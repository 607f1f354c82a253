//! Twenty workbooks of own layouts, as agencies make them: after the answers to what the program asks,
//! no more than one a table and one a doubtful cell, every reading is right; the next period with the
//! same layouts asks nothing that was learnt. The workbooks are text in `tests/cases/own-layouts`: the
//! agency, the sheets (`#12` a number, `<` and `^` join a cell with the one left of it or above it), what
//! the clerk answers, and what the agency reports.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use super::root::Root;

pub const PERIOD: &str = "2024-H1";
pub const NEXT: &str = "2024-Q3";

#[derive(Debug, Default)]
pub struct Case {
    pub agency: String,
    pub file: String,
    sheets: Vec<(String, Vec<Vec<String>>)>,
    /// What the clerk says of the layouts of a sheet, in the order in which they stand there.
    layouts: Vec<(String, Vec<String>)>,
    /// What the clerk says of a measure.
    readings: BTreeMap<String, Vec<String>>,
    /// First and second figure by measure.
    expected: BTreeMap<String, (f64, Option<f64>)>,
    /// Number and symbol, and the day of the document by which a measure is done.
    documents: BTreeMap<String, (String, String)>,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

impl Case {
    pub fn parse(text: &str) -> Case {
        let mut case = Case::default();
        let mut part = String::new();
        for line in text.lines().filter(|line| !line.starts_with("# ")) {
            if let Some(name) = line.strip_prefix("== ") {
                part = name.to_owned();
                if part != "answers" && part != "expect" {
                    case.sheets.push((part.clone(), Vec::new()));
                }
            } else if let Some(row) = line.strip_prefix('|') {
                let row = row.strip_suffix('|').unwrap_or(row);
                let cells = row.split('|').map(|cell| cell.trim().to_owned());
                case.sheets.last_mut().unwrap().1.push(cells.collect());
            } else if let Some(answer) = line.strip_prefix("layout ") {
                let (sheet, columns) = answer.split_once(": ").unwrap();
                case.layouts.push((sheet.to_owned(), words(columns)));
            } else if let Some(answer) = line.strip_prefix("reading ") {
                let (measure, figures) = answer.split_once(' ').unwrap();
                case.readings.insert(measure.to_owned(), words(figures));
            } else if part == "expect" {
                let (measure, figures) = line.split_once(' ').unwrap();
                if let Some(document) = figures.strip_prefix("done ") {
                    let (number, day) = document.split_once(' ').unwrap();
                    let told = (number.to_owned(), day.to_owned());
                    case.documents.insert(measure.to_owned(), told);
                    continue;
                }
                let (first, second) = match figures.split_once('/') {
                    Some((first, second)) => (first, Some(second.parse().unwrap())),
                    None => (figures, None),
                };
                let told = (first.parse().unwrap(), second);
                case.expected.insert(measure.to_owned(), told);
            } else if let Some((key, value)) = line.split_once(": ") {
                match key {
                    "agency" => case.agency = value.to_owned(),
                    "file" => case.file = value.to_owned(),
                    other => panic!("{other}"),
                }
            }
        }
        case
    }

    /// Says something else where a cell says something.
    pub fn rename(&mut self, from: &str, to: &str) {
        let cells = self
            .sheets
            .iter_mut()
            .flat_map(|(_, rows)| rows.iter_mut().flatten());
        for cell in cells.filter(|cell| *cell == from) {
            to.clone_into(cell);
        }
    }

    /// The workbook for a period.
    pub fn bytes(&self, (upper, lower): (&str, &str)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let format = Format::new();
        for (name, rows) in &self.sheets {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).unwrap();
            let at = |row: usize, column: usize| {
                rows.get(row)
                    .and_then(|row| row.get(column))
                    .map_or("", String::as_str)
            };
            for (row, cells) in rows.iter().enumerate() {
                for column in 0..cells.len() {
                    let words = at(row, column);
                    if words.is_empty() || words == "<" || words == "^" {
                        continue;
                    }
                    let right = (1..)
                        .take_while(|more| at(row, column + more) == "<")
                        .count();
                    let below = (1..)
                        .take_while(|more| at(row + more, column) == "^")
                        .count();
                    let (r, c) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                    let last_row = r + u32::try_from(below).unwrap();
                    let last_column = c + u16::try_from(right).unwrap();
                    if (last_row, last_column) != (r, c) {
                        sheet
                            .merge_range(r, c, last_row, last_column, "", &format)
                            .unwrap();
                    }
                    match words.strip_prefix('#') {
                        Some(number) => {
                            let number: f64 = number.parse().unwrap();
                            sheet.write_number(r, c, number).unwrap();
                        }
                        None => {
                            let words = words.replace("{KỲ}", upper).replace("{kỳ}", lower);
                            sheet.write_string(r, c, words).unwrap();
                        }
                    }
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    fn tables(&self) -> usize {
        self.layouts.len()
    }
}

pub fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/own-layouts");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let text = |path: &PathBuf| Case::parse(&fs::read_to_string(path).unwrap());
    files.iter().map(text).collect()
}

pub fn send(root: &Root, cases: &[Case], period: &str, words: (&str, &str)) {
    for case in cases {
        let name = format!("inputs/submissions/{period}/{}", case.file);
        root.write(&name, case.bytes(words));
    }
}

pub fn questions(root: &Root, period: &str) -> Vec<Value> {
    let run = root.run(&["questions", "--period", period, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let asked: Value = serde_json::from_str(&run.out).unwrap();
    asked["questions"].as_array().unwrap().clone()
}

pub fn decide(root: &Root, period: &str, answer: &[String]) {
    let common = [
        "decide",
        "--period",
        period,
        "--why",
        "hỏi lại cơ quan",
        "--by",
        "Nguyễn Thị Mẫu",
    ];
    let words = answer.iter().map(String::as_str);
    let run = root.run(&common.into_iter().chain(words).collect::<Vec<&str>>());
    assert_eq!(run.code, 0, "{answer:?}: {}", run.err);
}

/// The name of the layout that a question asks for: `--layout mau-…`.
pub fn layout_of(question: &Value) -> String {
    let answer = question["answers"][0].as_str().unwrap();
    let rest = answer.split("--layout ").nth(1).unwrap();
    rest.split(' ').next().unwrap().to_owned()
}

/// Answers what is asked of the columns; gives how many answers each case took.
pub fn answer_columns(root: &Root, cases: &[Case]) -> BTreeMap<String, usize> {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let asked = questions(root, PERIOD);
    for question in asked
        .iter()
        .filter(|question| question["kind"] == "columns")
    {
        let file = question["file"].as_str().unwrap();
        let case = cases.iter().find(|case| case.file == file).unwrap();
        let sheet = question["places"][0].as_str().unwrap();
        let sheet = sheet.split(" › ").next().unwrap();
        let count = given.entry(file.to_owned()).or_default();
        let of_sheet: Vec<&(String, Vec<String>)> = (case.layouts.iter())
            .filter(|(own, _)| own == sheet)
            .collect();
        let (_, columns) = of_sheet
            .get(*count)
            .unwrap_or_else(|| panic!("{file}: asked more than once a table: {question}"));
        *count += 1;
        let mut answer = vec!["--layout".to_owned(), layout_of(question)];
        for column in columns {
            answer.extend(["--column".to_owned(), column.clone()]);
        }
        decide(root, PERIOD, &answer);
    }
    given
}

/// Whether every reading is what the agency reports; tells all that is not.
pub fn wrong_readings(root: &Root, cases: &[Case], period: &str) -> Vec<String> {
    let run = root.run(&["check", "--period", period, "--format", "json"]);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let readings = results["readings"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        for (measure, (first, second)) in &case.expected {
            let is_it = |row: &&Value| {
                row["agency"] == case.agency.as_str() && row["measure"] == measure.as_str()
            };
            let row = readings.iter().find(is_it);
            let figure = |key: &str| row.and_then(|row| row[key].as_f64());
            if figure("first") != Some(*first) || figure("second") != *second {
                wrong.push(format!("{} {measure}: {row:?}", case.file));
            }
        }
        for (measure, (number, day)) in &case.documents {
            let row = readings.iter().find(|row| {
                row["agency"] == case.agency.as_str() && row["measure"] == measure.as_str()
            });
            let evidence = row.map_or(&Value::Null, |row| &row["evidence"]);
            let word = |key: &str| evidence[key].as_str().unwrap_or_default().to_owned();
            let read = format!("{}/{}", word("number"), word("symbol"));
            let is_done = row.is_some_and(|row| row["state"] == "done");
            if !is_done || read != *number || word("date") != *day {
                wrong.push(format!("{} {measure}: {row:?}", case.file));
            }
        }
        // What is reported of nothing else is read of nothing else.
        let more = readings.iter().filter(|row| {
            row["agency"] == case.agency.as_str()
                && !row["first"].is_null()
                && !case.expected.contains_key(row["measure"].as_str().unwrap())
        });
        wrong.extend(more.map(|row| format!("{}: {row}", case.file)));
    }
    wrong
}

#[test]
fn twenty_layouts_are_learnt_with_one_answer_a_table_and_one_a_doubtful_cell() {
    let cases = cases();
    assert_eq!(cases.len(), 20);
    let root = Root::new();
    send(
        &root,
        &cases,
        PERIOD,
        ("6 THÁNG ĐẦU NĂM 2024", "6 tháng đầu năm 2024"),
    );
    // Proposals that lie there are confirmed without reading the period again.
    root.run(&["check", "--period", PERIOD]);
    let given = answer_columns(&root, &cases);
    for case in &cases {
        let answers = given.get(&case.file).copied().unwrap_or_default();
        assert!(answers <= case.tables(), "{}: {answers} answers", case.file);
    }
    // One answer a doubtful cell: no figure is asked for that was not doubtful.
    let asked = questions(&root, PERIOD);
    let mut doubtful = 0;
    for question in &asked {
        let kind = question["kind"].as_str().unwrap();
        assert_ne!(kind, "columns", "{question}");
        if kind != "reading" {
            continue;
        }
        let case = cases
            .iter()
            .find(|case| question["agency"] == case.agency.as_str())
            .unwrap();
        let measure = question["measures"][0].as_str().unwrap();
        let figures = case.readings.get(measure);
        let figures = figures.unwrap_or_else(|| panic!("no doubt was meant: {question}"));
        let mut answer: Vec<String> = ["--agency", &case.agency, "--measure", measure]
            .map(str::to_owned)
            .to_vec();
        answer.extend(figures.iter().cloned());
        decide(&root, PERIOD, &answer);
        doubtful += 1;
    }
    let meant: usize = cases.iter().map(|case| case.readings.len()).sum();
    assert_eq!(doubtful, meant);
    let wrong = wrong_readings(&root, &cases, PERIOD);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!(
        "{} answers on layouts, {doubtful} on cells",
        given.values().sum::<usize>()
    );

    // The next period: the same layouts with the words of its time.
    send(
        &root,
        &cases,
        NEXT,
        ("QUÝ III NĂM 2024", "quý III năm 2024"),
    );
    let asked = questions(&root, NEXT);
    let columns: Vec<&Value> = asked
        .iter()
        .filter(|question| question["kind"] == "columns")
        .collect();
    assert!(columns.is_empty(), "{columns:?}");
    let sure: Vec<Case> = cases
        .into_iter()
        .filter(|case| case.readings.is_empty())
        .collect();
    let wrong = wrong_readings(&root, &sure, NEXT);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first case, with its heading changed.
fn changed(from: &str, to: &str) -> (Root, Vec<Case>, Case) {
    let mut cases = cases();
    cases.truncate(1);
    let root = Root::new();
    send(
        &root,
        &cases,
        PERIOD,
        ("6 THÁNG ĐẦU NĂM 2024", "6 tháng đầu năm 2024"),
    );
    answer_columns(&root, &cases);
    assert!(wrong_readings(&root, &cases, PERIOD).is_empty());
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/own-layouts");
    let text = fs::read_to_string(folder.join("01_own_words.txt")).unwrap();
    assert!(text.contains(from));
    let case = Case::parse(&text.replace(from, to));
    (root, cases, case)
}

pub fn codes(root: &Root) -> Vec<String> {
    let run = root.run(&["check", "--period", PERIOD, "--format", "json"]);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let findings = results["findings"].as_array().unwrap();
    let code = |finding: &Value| finding["code"].as_str().unwrap().to_owned();
    findings.iter().map(code).collect()
}

#[test]
fn a_changed_column_is_told_and_asked_again_alone() {
    for (from, to) in [
        ("Làm được | Trên tổng", "Đạt được | Trên tổng"),
        ("Làm được | Trên tổng", "Làm được | Thu lại | Trên tổng"),
        (
            "STT | Nội dung | Làm được | Trên tổng",
            "STT | Nội dung | Làm được | Khác hẳn",
        ),
    ] {
        let (root, _, case) = changed(from, to);
        send(
            &root,
            &[case],
            PERIOD,
            ("6 THÁNG ĐẦU NĂM 2024", "6 tháng đầu năm 2024"),
        );
        assert!(codes(&root).contains(&"NH23".to_owned()), "{to}");
        let asked = questions(&root, PERIOD);
        let columns: Vec<&Value> = asked
            .iter()
            .filter(|question| question["kind"] == "columns")
            .collect();
        assert_eq!(columns.len(), 1, "{to}: {columns:?}");
        let answer = columns[0]["answers"][0].as_str().unwrap();
        assert_eq!(answer.matches("--column").count(), 1, "{answer}");
    }
}

#[test]
fn a_layout_is_forgotten_by_deleting_its_file_and_gives_no_bytes_that_were_not_there_before() {
    let mut cases = cases();
    cases.truncate(1);
    let root = Root::new();
    send(
        &root,
        &cases,
        PERIOD,
        ("6 THÁNG ĐẦU NĂM 2024", "6 tháng đầu năm 2024"),
    );
    let report = |root: &Root| {
        let run = root.run(&["report", "--period", PERIOD, "--only", "du-lieu"]);
        assert_eq!(run.code, 0, "{}", run.err);
        root.read("output/2024-H1/results.json").unwrap()
    };
    let before = report(&root);
    // A proposal that nobody confirmed changes nothing.
    root.run(&["check", "--period", PERIOD]);
    let proposed = root.names("inputs/layouts");
    assert_eq!(proposed.len(), 1);
    assert_eq!(report(&root), before);
    answer_columns(&root, &cases);
    assert_ne!(report(&root), before);
    let learnt = root.json("output/2024-H1/results.json");
    let readings = learnt["readings"].as_array().unwrap();
    assert!(readings.iter().any(|row| row["trust"] == "learnt-layout"));
    fs::remove_file(root.path(&format!("inputs/layouts/{}", proposed[0]))).unwrap();
    assert_eq!(report(&root), before);
}

#[test]
fn a_layout_that_cannot_be_is_refused() {
    let mut cases = cases();
    cases.truncate(1);
    let root = Root::new();
    send(
        &root,
        &cases,
        PERIOD,
        ("6 THÁNG ĐẦU NĂM 2024", "6 tháng đầu năm 2024"),
    );
    let asked = questions(&root, PERIOD);
    let question = asked
        .iter()
        .find(|question| question["kind"] == "columns")
        .unwrap();
    let layout = layout_of(question);
    let refused = |more: &[&str]| {
        let common = [
            "decide", "--period", PERIOD, "--layout", &layout, "--why", "x", "--by", "y",
        ];
        let run = root.run(&[&common[..], more].concat());
        assert_eq!(run.code, 2, "{more:?} {}", run.out);
        assert!(root.names("inputs/layouts").is_empty());
    };
    // A column that is left open, two that are one thing, a column or a word that there is not.
    refused(&[]);
    refused(&["--column", "C=so-thu-nhat"]);
    refused(&["--column", "C=so-thu-nhat", "--column", "D=so-thu-nhat"]);
    refused(&["--column", "Z=so-thu-nhat", "--column", "D=so-thu-hai"]);
    refused(&["--column", "C=so-thu-ba", "--column", "D=so-thu-hai"]);
}
