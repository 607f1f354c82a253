//! An office that is not the sample's: a city, two levels of government, 2026. Its inputs are those of
//! `tests/cases/city`; forms are filled in by the program's own writer of forms.

use std::path::Path;

use cchc::form::{Column, EstimateColumn};
use cchc::inputs::{Inputs, load_inputs};
use cchc::pipeline::forms::{identity, superior};
use cchc::render::workbooks::form::{Entries, Entry, FormContent, PreviousFigures, form};
use chrono::NaiveDate;

use super::own::text as pdf_text;
use super::root::Root;

/// What an agency enters of a measure.
pub enum Said {
    /// Two figures.
    Pair(f64, f64),
    /// One figure.
    One(f64),
    /// The state, as it is chosen from the list.
    State(&'static str),
    /// Done, proved by a document of a day.
    Done(&'static str, NaiveDate),
}

/// A root with the city's inputs and no workbook.
pub fn city() -> Root {
    let root = Root::empty();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/city/inputs");
    for name in [
        "office.toml",
        "agencies.toml",
        "calendar.toml",
        "periods.toml",
        "plans/2026.toml",
    ] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        root.write(&format!("inputs/{name}"), bytes);
    }
    root
}

/// The inputs of a root.
pub fn inputs(root: &Root) -> Inputs {
    load_inputs(&root.path("")).unwrap()
}

/// An agency sends its form of a period, filled in.
pub fn send(root: &Root, period: &str, agency: &str, said: &[(&str, Said)]) {
    send_with(root, period, agency, said, &[]);
}

/// The same with what it expects of the whole year.
pub fn send_with(
    root: &Root,
    period: &str,
    agency: &str,
    said: &[(&str, Said)],
    expected: &[(&str, EstimateColumn, f64)],
) {
    let inputs = inputs(root);
    let known = inputs.period(period.parse().unwrap()).unwrap();
    let plan = inputs.plan_of(known).unwrap();
    let sender = inputs.register.get(agency).unwrap();
    let mut entries = Entries::default();
    for (measure, said) in said {
        enter(&mut entries, measure, said);
    }
    for (measure, column, number) in expected {
        let key = ((*measure).to_owned(), *column);
        entries.estimates.insert(key, *number);
    }
    let bytes = form(&FormContent {
        identity: &identity(&inputs, known, plan, sender),
        superior: superior(&inputs, sender),
        previous: &PreviousFigures::default(),
        rules: &[],
        entries: &entries,
    });
    root.write(&format!("inputs/submissions/{period}/{agency}.xlsx"), bytes);
}

fn enter(entries: &mut Entries, measure: &str, said: &Said) {
    let mut set = |column, entry| entries.set(measure, column, entry);
    match said {
        Said::Pair(first, second) => {
            set(Column::First, Entry::Number(*first));
            set(Column::Second, Entry::Number(*second));
        }
        Said::One(first) => set(Column::First, Entry::Number(*first)),
        Said::State(state) => set(Column::State, Entry::Text((*state).to_owned())),
        Said::Done(symbol, day) => {
            set(Column::State, Entry::Text("Hoàn thành".to_owned()));
            set(Column::EvidenceNumber, Entry::Text("12".to_owned()));
            set(Column::EvidenceSymbol, Entry::Text((*symbol).to_owned()));
            set(Column::EvidenceDate, Entry::Date(*day));
        }
    }
}

/// Everything that a run of the city's half year writes: a name, and the words that stand in it.
fn words_of_everything(root: &Root) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut folders = vec![root.path("output")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let name = path.to_string_lossy().into_owned();
            let text = match path.extension().and_then(|ending| ending.to_str()) {
                Some("pdf") => pdf_text(&bytes).replace('\n', " "),
                Some("xlsx") => workbook_text(&bytes),
                Some("parquet") => String::new(),
                _ => String::from_utf8_lossy(&bytes).into_owned(),
            };
            texts.push((name, text));
        }
    }
    texts
}

/// The texts of a workbook's parts, without what the format itself says.
fn workbook_text(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.starts_with("xl/sharedStrings") || name.starts_with("xl/comments") {
            text += &std::io::read_to_string(part).unwrap();
        } else if name == "xl/workbook.xml" {
            let whole = std::io::read_to_string(part).unwrap();
            let names = whole.split("<sheet name=\"").skip(1);
            let names = names.filter_map(|rest| rest.split('"').next());
            text += &names.collect::<Vec<_>>().join(" ");
        }
    }
    text
}

/// Words that are the sample's, or another kind of province's, and of no city in 2026.
const FOREIGN: [&str; 12] = [
    "Sở Nội vụ",
    "toàn tỉnh",
    "thị trấn",
    "2024",
    "2023",
    "Thái Nguyên",
    "UBND tỉnh",
    " tỉnh ",
    "cấp tỉnh",
    "huyện",
    "Định Hóa",
    "Đại Từ",
];

/// The city's half year: who sent what.
fn half_year() -> Root {
    let root = city();
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let commune = |late: f64| {
        [
            ("1.1", Said::Pair(1000.0 - late, 1000.0)),
            ("1.2", Said::Pair(late, 1000.0)),
            ("1.4", Said::Pair(late, 1000.0)),
            ("2.2", Said::One(5.0)),
        ]
    };
    for period in ["2026-Q1", "2026-H1"] {
        send(&root, period, "phuong-cau-mau", &commune(30.0));
        send(&root, period, "xa-dong-mau", &commune(35.0));
    }
    send(
        &root,
        "2026-H1",
        "so-tai-chinh",
        &[
            ("1.1", Said::Pair(50.0, 49.0)),
            ("1.3", Said::Done("BC-STC", day(5, 20))),
            ("2.1", Said::Pair(1000.5, 9000.0)),
        ],
    );
    send(
        &root,
        "2026-H1",
        "so-xay-dung",
        &[("1.3", Said::State("Không áp dụng"))],
    );
    root.write("inputs/submissions/2026-H1/la.csv", "Bảng chấm công\n");
    root
}

#[test]
fn agencies_are_scored_ranked_and_graded_in_their_groups() {
    let root = half_year();
    let run = root.run(&[
        "report", "--period", "2026-H1", "--only", "tong-hop", "--only", "du-lieu",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = root.json("output/2026-H1/results.json");
    let told: Vec<String> = results["index"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {}/{} hạng {}{} {} thiếu {}",
                row["agency"].as_str().unwrap(),
                row["score"],
                row["maximum"],
                row["rank"],
                if row["tied"] == true { "=" } else { "" },
                row["grade"].as_str().unwrap_or("-"),
                row["missing"],
            )
        })
        .collect();
    // 3 + 3 × (1.000,5 ÷ 9.000 × 100) ÷ 95 of 10 points; the building department is exempt of 1.1.
    assert_eq!(
        told,
        [
            "van-phong 0/7 hạng 2= - thiếu 2",
            "so-tai-chinh 3.351052631579/10 hạng 1 Trung bình thiếu 1",
            "so-xay-dung 0/3 hạng 2= - thiếu 1",
            "phuong-cau-mau 2/6 hạng 1= Trung bình thiếu 0",
            "phuong-chua-mau 0/6 hạng 3= - thiếu 2",
            "xa-dong-mau 2/6 hạng 1= Trung bình thiếu 0",
            "dac-khu-dao-mau 0/6 hạng 3= - thiếu 2",
        ]
    );
    assert!(root.read("output/2026-H1/du-lieu/cham-diem.csv").is_some());
    // What the plan exempts, and what an agency wrote itself, stand in the annexes.
    let exempt = &results["exemptions"][0];
    assert_eq!(
        (&exempt["agency"], &exempt["measure"], &exempt["number"]),
        (&"so-xay-dung".into(), &"1.1".into(), &"12/TB-UBND".into())
    );
    let run = root.run(&["report", "--period", "2026-H1", "--only", "phu-luc"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let annexes = pdf_text(&root.read("output/2026-H1/phu-luc.pdf").unwrap()).replace('\n', " ");
    for said in [
        "CÁC TRƯỜNG HỢP KHÔNG ÁP DỤNG",
        "số 12/TB-UBND",
        "so-xay-dung.xlsx",
        "33,33%",
    ] {
        assert!(annexes.contains(said), "{said}: {annexes}");
    }
}

#[test]
fn what_is_expected_of_the_year_stands_apart_from_the_results() {
    let root = city();
    let periods = String::from_utf8(root.read("inputs/periods.toml").unwrap()).unwrap();
    let asked = periods.replace(
        "due_office = 2026-12-18",
        "due_office = 2026-12-18\nestimate = true",
    );
    root.write("inputs/periods.toml", asked);
    let commune = |late: f64| [("1.2", Said::Pair(late, 1000.0)), ("2.2", Said::One(40.0))];
    send_with(
        &root,
        "2026-Y",
        "phuong-cau-mau",
        &commune(30.0),
        &[
            ("1.2", EstimateColumn::First, 20.0),
            ("1.2", EstimateColumn::Second, 1100.0),
            ("2.2", EstimateColumn::First, 55.0),
        ],
    );
    send_with(
        &root,
        "2026-Y",
        "xa-dong-mau",
        &commune(35.0),
        &[("1.2", EstimateColumn::First, 36.0)],
    );
    let run = root.run(&["report", "--period", "2026-Y"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = root.json("output/2026-Y/results.json");
    let province = |measure: &str| {
        let rows = results["province"].as_array().unwrap();
        let row = rows.iter().find(|row| row["measure"] == measure).unwrap();
        format!("{} {} {}", row["first"], row["second"], row["verdict"])
    };
    // 65 of 2.000 are late, whatever is expected; half of an estimate is none.
    assert_eq!(province("1.2"), "65 2000 \"behind\"");
    assert_eq!(province("2.2"), "80 null \"behind\"");
    let expected: Vec<String> = results["province_estimates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {}/{}",
                row["measure"], row["first"], row["second"], row["counted"], row["expected"]
            )
        })
        .collect();
    assert_eq!(expected, ["\"1.2\" 20 1100 1/4", "\"2.2\" 55 null 1/4"]);
    assert_eq!(results["estimates"].as_array().unwrap().len(), 3);
    let codes: Vec<&str> = results["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["agency"] == "phuong-cau-mau")
        .filter_map(|finding| finding["code"].as_str())
        .collect();
    assert!(
        !codes
            .iter()
            .any(|code| code.starts_with("TEP") || code.starts_with("SL17")),
        "{codes:?}"
    );
    for (name, said) in [
        ("phu-luc", "55 triệu đồng"),
        ("phieu/phuong-cau-mau", "55 triệu đồng"),
        ("bao-cao", "không dùng để đánh giá"),
    ] {
        let text = pdf_text(&root.read(&format!("output/2026-Y/{name}.pdf")).unwrap());
        assert!(text.replace('\n', " ").contains(said), "{name}: {text}");
    }
}

#[test]
fn documents_speak_the_words_of_the_office() {
    let root = half_year();
    let mut heard = String::new();
    for arguments in [
        &["forms", "--period", "2026-H1"][..],
        &["check", "--period", "2026-H1"],
        &["questions", "--period", "2026-H1"],
        &["report", "--period", "2026-H1", "--each-reminder"],
        &["trace", "1.2", "--period", "2026-H1"],
    ] {
        let run = root.run(arguments);
        assert!(run.code <= 1, "{arguments:?}: {}", run.err);
        heard += &run.out;
    }
    let results = root.json("output/2026-H1/results.json");
    let past: Vec<String> = results["history"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["measure"] == "1.2" && row["value"].is_number())
        .map(|row| format!("{} {} {}", row["agency"], row["period"], row["value"]))
        .collect();
    assert_eq!(
        past,
        [
            "null \"2026-Q1\" 3.25",
            "\"phuong-cau-mau\" \"2026-Q1\" 3",
            "\"xa-dong-mau\" \"2026-Q1\" 3.5",
        ]
    );
    // Nothing says when the files came: that counts neither for nor against anybody.
    let in_time = &results["in_time"][3];
    assert_eq!(
        (&in_time["in_time"], &in_time["expected"]),
        (&0.into(), &0.into())
    );
    let mut texts = words_of_everything(&root);
    assert!(texts.len() > 40, "{}", texts.len());
    texts.push(("lệnh".to_owned(), heard));
    let foreign: Vec<String> = texts
        .iter()
        .flat_map(|(name, text)| {
            FOREIGN.iter().filter_map(move |word| {
                let at = text.find(word)?;
                let from = text[..at]
                    .char_indices()
                    .rev()
                    .nth(40)
                    .map_or(0, |(at, _)| at);
                let around: String = text[from..].chars().take(90).collect();
                Some(format!("{name}: «{word}» in {around}"))
            })
        })
        .collect();
    assert!(foreign.is_empty(), "{}", foreign.join("\n"));
    let report = pdf_text(&root.read("output/2026-H1/bao-cao.pdf").unwrap()).replace('\n', " ");
    for said in [
        "toàn thành phố",
        "Tỷ lệ hồ sơ trễ hạn (tiêu chí 1.2) là 3,25% (65/2.000 hồ sơ)",
        "(tiêu chí 1.4): 65/2.000 hồ sơ (3,25%)",
    ] {
        assert!(
            report.to_lowercase().contains(&said.to_lowercase()),
            "{said}: {report}"
        );
    }
}
