//! What a question says: what was seen, what it could mean, and commands that work as they are printed
//! once reason and name are filled in.

use serde_json::Value;

use super::decisions::{FILE, PERIOD, questions, results, row};
use super::marks::filled::filled;
use super::root::Root;

const AGENCY: &str = "huyen-dai-tu";

/// A report in which figures can mean two things, stand in each other's place or have slipped.
fn root() -> Root {
    let name = format!("{PERIOD}/{AGENCY}.xlsx");
    let files = [
        name.as_str(),
        "2024-H1/xa-minh-hoa.xlsx",
        "2024-H1/so-tu-phap.xlsx",
    ];
    let root = Root::with_sample(&files);
    let path = format!("inputs/submissions/{name}");
    let cells = [
        // Money: thousands or decimals, beside a figure that leaves both.
        ("F49", "1,234"),
        // The figures in each other's place.
        ("F12", "7"),
        ("H12", "4"),
        // A point between thousands that became a decimal one.
        ("H38", "1.2"),
        ("H78", "đang tổng hợp"),
        // Both figures in the second's cell.
        ("F72", ""),
        ("H72", "7/16"),
        // A task in words that say no state.
        ("J36", "Đã triển khai đến các phòng"),
    ];
    let cells = cells.map(|(cell, words)| (cell.to_owned(), words.to_owned()));
    let form = root.read(&path).unwrap();
    root.write(&path, filled(&form, &cells));
    root
}

fn of<'a>(asked: &'a [Value], measure: &str) -> &'a Value {
    let is_it = |question: &&Value| {
        question["agency"] == AGENCY && question["measures"] == serde_json::json!([measure])
    };
    let found = asked.iter().find(is_it);
    found.unwrap_or_else(|| panic!("{measure} is not asked"))
}

fn texts(value: &Value) -> Vec<&str> {
    let all = value.as_array().unwrap();
    all.iter().map(|text| text.as_str().unwrap()).collect()
}

/// The options of the first figure, the second or the rate in the answers that need nothing filled in.
fn finished(question: &Value) -> Vec<String> {
    let whole = texts(&question["answers"])
        .into_iter()
        .filter_map(|answer| {
            let (_, options) = answer.split_once("--measure ")?;
            let (_, options) = options.split_once(' ')?;
            let (options, _) = options.split_once(" --why")?;
            (options.starts_with("--") && !options.contains('…')).then(|| options.to_owned())
        });
    whole
        .filter(|own| {
            ["--first", "--second", "--percent"]
                .iter()
                .any(|key| own.starts_with(key))
        })
        .collect()
}

#[test]
fn what_a_figure_could_be_is_named_with_the_command_that_says_so() {
    let root = root();
    let asked = questions(&root);
    for (measure, expected) in [
        ("6.3.3", &["--first 1234", "--first 1.2340"][..]),
        ("1.3", &["--first 4 --second 7"]),
        ("5.3", &["--second 1200"]),
        ("9.1.4", &["--first 7 --second 16"]),
    ] {
        let question = of(&asked, measure);
        let mut options = finished(question);
        let mut expected: Vec<String> = expected.iter().map(|own| (*own).to_owned()).collect();
        options.sort();
        expected.sort();
        assert_eq!(options, expected, "{question}");
        assert_eq!(texts(&question["could_be"]).len(), expected.len());
    }
    // Of words that hold no number nothing is guessed, and the question says so.
    let question = of(&asked, "9.3.2");
    assert!(finished(question).is_empty(), "{question}");
    assert_eq!(texts(&question["could_be"]).len(), 1);
}

#[test]
fn files_of_nobody_name_the_two_that_are_most_similar() {
    let root = root();
    let asked = questions(&root);
    let question = asked.iter().find(|own| own["kind"] == "whose").unwrap();
    let candidates = question["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 2, "{question}");
    assert!(candidates.iter().all(|own| own["only_similar"] == true));
}

/// A printed command as arguments, its placeholders filled in; nothing where one is left.
fn filled_in(command: &str) -> Vec<String> {
    let command = command
        .replace(
            "Báo cáo số …/… ngày …",
            "Báo cáo số 12/BC-UBND ngày 03/6/2024",
        )
        .replace("TÊN CƠ QUAN", "UBND xã Minh Lập")
        .replace("--why \"…\"", "--why \"Cơ quan xác nhận\"")
        .replace("--by \"…\"", "--by \"Nguyễn Thị Mẫu\"")
        .replace("--first …", "--first 3")
        .replace("--second …", "--second 8");
    assert!(!command.contains('…'), "{command}");
    let mut arguments: Vec<String> = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => arguments.extend(part.split_whitespace().map(str::to_owned)),
            _ => arguments.push(part.to_owned()),
        }
    }
    assert_eq!(arguments.remove(0), "cchc");
    arguments
}

#[test]
fn every_printed_command_works_and_ends_its_question() {
    let root = root();
    let asked = questions(&root);
    let mut tried = 0;
    for question in &asked {
        // Beside a figure that can't be used nothing is agreed to.
        let agrees = |answer: &&str| answer.contains("--agree");
        assert!(
            question["kind"] != "reading" || !texts(&question["answers"]).iter().any(agrees),
            "{question}"
        );
        for answer in texts(&question["answers"]) {
            let arguments = filled_in(answer);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let run = root.run(&arguments);
            assert_eq!(run.code, 0, "{answer}\n{}{}", run.out, run.err);
            tried += 1;
            std::fs::remove_file(root.path(FILE)).unwrap();
        }
        // What is answered by its first finished answer is asked no more.
        let answer = filled_in(texts(&question["answers"])[0]);
        let arguments: Vec<&str> = answer.iter().map(String::as_str).collect();
        assert_eq!(root.run(&arguments).code, 0);
        let left = questions(&root);
        let same = |other: &&Value| {
            ["kind", "agency", "file", "measures"]
                .iter()
                .all(|key| other[*key] == question[*key])
        };
        assert!(left.iter().all(|other| !same(&other)), "{question}");
        std::fs::remove_file(root.path(FILE)).unwrap();
    }
    assert!(tried > 20, "{tried}");
    assert_eq!(
        row(&results(&root), "readings", AGENCY, "5.3")["state"],
        "unreadable"
    );
}

#[test]
fn a_root_that_was_named_stands_in_the_printed_commands() {
    let root = root();
    let elsewhere = root.path("");
    let elsewhere = elsewhere.to_str().unwrap();
    let asked = |more: &[&str]| -> Vec<Value> {
        let run =
            root.run(&[&["questions", "--period", PERIOD, "--format", "json"], more].concat());
        let asked: Value = serde_json::from_str(&run.out).unwrap();
        asked["questions"].as_array().unwrap().clone()
    };
    let named = format!("cchc decide --root \"{elsewhere}\" --period");
    let of_all = |asked: &[Value], start: &str| {
        let answers = asked.iter().flat_map(|own| texts(&own["answers"]));
        answers
            .map(|own| own.starts_with(start))
            .collect::<Vec<_>>()
    };
    let all = of_all(&asked(&["--root", elsewhere]), &named);
    assert!(!all.is_empty() && all.iter().all(|own| *own), "{all:?}");
    let all = of_all(&asked(&[]), "cchc decide --period");
    assert!(all.iter().all(|own| *own), "{all:?}");
}

#[test]
fn what_was_decided_in_part_is_asked_with_the_block_that_must_go() {
    let root = root();
    let asked = questions(&root);
    let of_cell = |question: &&Value| texts(&question["seen"]).concat().contains("đang tổng hợp");
    let question = asked.iter().find(of_cell).unwrap();
    let measure = question["measures"][0].as_str().unwrap().to_owned();
    let decide = |figures: &[&str]| {
        let words = [
            "decide",
            "--period",
            "2024-H1",
            "--agency",
            AGENCY,
            "--measure",
            &measure,
        ];
        let trail = ["--by", "Nguyễn Thị Mẫu", "--why", "Đã hỏi lại cơ quan"];
        root.run(&[&words, figures, &trail].concat())
    };
    let part = decide(&["--first", "3"]);
    assert_eq!(part.code, 0, "{}{}", part.out, part.err);
    let again = questions(&root);
    let question = of(&again, &measure);
    assert!(
        texts(&question["seen"])
            .concat()
            .contains("của inputs/decisions/2024-H1.toml"),
        "{question:#}"
    );
    // Both in force would contradict each other; the block told of is the one that stands in the way.
    let whole = ["--first", "3", "--second", "4"];
    assert_eq!(decide(&whole).code, 2);
    std::fs::remove_file(root.path(FILE)).unwrap();
    assert_eq!(decide(&whole).code, 0);
    let left = questions(&root);
    assert!(
        left.iter()
            .all(|other| other["measures"] != serde_json::json!([measure]))
    );
}
