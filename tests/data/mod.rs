//! The data files of a period, as other programs read them.

use std::collections::BTreeMap;
use std::fs::File;
use std::sync::OnceLock;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use serde_json::Value;

use crate::journey::root::Root;

const FOLDER: &str = "output/2024-H1/du-lieu";

/// A run over a few workbooks, one of them with hostile words.
fn root() -> &'static Root {
    static ROOT: OnceLock<Root> = OnceLock::new();
    ROOT.get_or_init(|| {
        let root = Root::with_sample(&[
            "2024-H1/so-noi-vu.xlsx",
            "2024-H1/so-tu-phap.xlsx",
            "2024-H1/huyen-dai-tu.xlsx",
        ]);
        root.write("inputs/submissions/2024-H1/=1+1.xlsx", "chỉ là chữ");
        let run = root.run(&["report", "--period", "2024-H1", "--only", "du-lieu"]);
        assert_eq!(run.code, 0, "{}", run.err);
        root
    })
}

type Line = BTreeMap<String, String>;

/// The rows of a text file: column → text.
fn lines(name: &str) -> Vec<Line> {
    let bytes = root().read(&format!("{FOLDER}/{name}.csv")).unwrap();
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    let rows: Vec<Line> = reader.deserialize().map(|row| row.unwrap()).collect();
    assert!(!rows.is_empty(), "{name}");
    rows
}

fn tidy() -> Vec<BTreeMap<String, Field>> {
    let path = root().path(&format!("{FOLDER}/quan-sat.parquet"));
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let fields = |row: Row| {
        let columns = row.get_column_iter();
        columns
            .map(|(name, field)| (name.clone(), field.clone()))
            .collect()
    };
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| fields(row.unwrap())).collect()
}

fn results() -> Value {
    root().json("output/2024-H1/results.json")
}

/// A number of JSON as the text files print it.
fn printed(number: &Value) -> String {
    match number {
        Value::Null => String::new(),
        number => number.to_string().replace('.', ","),
    }
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn readings_are_those_of_the_results() {
    let (results, lines) = (results(), lines("so-lieu"));
    let readings = results["readings"].as_array().unwrap();
    assert_eq!(lines.len(), readings.len());
    for (line, reading) in lines.iter().zip(readings) {
        assert_eq!(line["co_quan"], word(&reading["agency"]));
        assert_eq!(line["chi_so"], format!("CS {}", word(&reading["measure"])));
        assert_eq!(line["tinh_trang"], word(&reading["state"]));
        assert_eq!(line["o"], word(&reading["place"]["cell"]));
        for (column, key) in [
            ("so_thu_nhat", "first"),
            ("so_thu_hai", "second"),
            ("ty_le_tu_ghi", "percent"),
        ] {
            let number = line[column].replace(',', ".").parse::<f64>().ok();
            assert_eq!(number, reading[key].as_f64(), "{line:?}");
        }
    }
    assert!(lines.iter().any(|line| line["so_thu_nhat"].len() > 1));
}

#[test]
fn every_row_of_the_results_has_a_line() {
    let results = results();
    for (file, key) in [
        ("danh-gia", "verdicts"),
        ("toan-tinh", "province"),
        ("tieu-chi", "criteria"),
        ("tep-gui", "submissions"),
        ("loi-canh-bao", "findings"),
    ] {
        let rows = results[key].as_array().unwrap();
        let lines = lines(file);
        assert_eq!(lines.len(), rows.len(), "{file}");
        for (line, row) in lines.iter().zip(rows) {
            if row["verdict"].is_string() {
                assert_eq!(line["ket_qua"], word(&row["verdict"]));
            }
            if file == "toan-tinh" {
                let second = line["so_thu_hai"].replace(',', ".").parse::<f64>().ok();
                assert_eq!(second, row["second"].as_f64());
                assert_eq!(line["da_tinh"], printed(&row["counted"]));
            }
        }
    }
    let cited = results["readings"].as_array().unwrap();
    let cited = cited.iter().filter(|row| row["evidence"].is_object());
    assert_eq!(lines("minh-chung").len(), cited.count());
}

#[test]
fn what_an_agency_names_a_file_is_never_a_formula() {
    let files = lines("tep-gui");
    assert!(files.iter().any(|line| line["tep"] == "'=1+1.xlsx"));
    for file in ["so-lieu", "tep-gui", "loi-canh-bao", "minh-chung", "chi-so"] {
        for line in lines(file) {
            for (column, text) in line {
                let is_number = text.replace(',', ".").parse::<f64>().is_ok();
                let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(is_number || !formula, "{file} {column} {text}");
            }
        }
    }
}

#[test]
fn the_tidy_file_has_every_measure_of_every_expected_agency() {
    let (results, rows) = (results(), tidy());
    let verdicts = results["verdicts"].as_array().unwrap();
    assert_eq!(rows.len(), verdicts.len());
    let text = |row: &BTreeMap<String, Field>, column: &str| match &row[column] {
        Field::Str(text) => text.clone(),
        _ => String::new(),
    };
    let mut figures = 0;
    for (row, verdict) in rows.iter().zip(verdicts) {
        assert_eq!(text(row, "co_quan"), word(&verdict["agency"]));
        assert_eq!(text(row, "chi_so"), word(&verdict["measure"]));
        assert_eq!(text(row, "ket_qua"), word(&verdict["verdict"]));
        let (value, exact) = (&row["gia_tri"], text(row, "gia_tri_chinh_xac"));
        match verdict["value"].as_f64() {
            None => assert_eq!((value, exact.as_str()), (&Field::Null, "")),
            Some(number) => {
                figures += 1;
                assert_eq!(*value, Field::Double(number));
                assert_eq!(exact, verdict["value"].to_string().trim_end_matches(".0"));
            }
        }
    }
    assert!(figures > 20);
    assert!(rows.iter().any(|row| text(row, "ly_do") == "not-sent"));
    assert!(
        rows.iter()
            .any(|row| matches!(row["ngay_van_ban"], Field::Date(_)))
    );
}

#[test]
fn the_dictionary_tells_every_column_and_every_measure() {
    let told: Vec<(String, String)> = lines("tu-dien")
        .into_iter()
        .map(|line| {
            assert!(!line["y_nghia"].is_empty());
            (line["tep"].clone(), line["cot"].clone())
        })
        .collect();
    let knows = |file: &str, column: &str| {
        told.iter()
            .any(|(known, name)| known == file && name == column)
    };
    for file in root().names(FOLDER) {
        let Some(name) = file.strip_suffix(".csv").filter(|name| *name != "tu-dien") else {
            continue;
        };
        for column in lines(name)[0].keys() {
            assert!(knows(&file, column), "{file} {column}");
        }
    }
    for column in tidy()[0].keys() {
        assert!(knows("quan-sat.parquet", column), "{column}");
    }
    let measures = lines("chi-so");
    assert_eq!(
        measures.len(),
        results()["province"].as_array().unwrap().len()
    );
    assert!(
        measures
            .iter()
            .all(|line| !line["chi_tieu"].is_empty() && !line["tong_hop"].is_empty())
    );
}

#[test]
fn the_page_tells_the_columns_as_they_are() {
    let page = include_str!("../../docs/data.md").replace("\r\n", "\n");
    assert!(
        page.ends_with(&cchc::render::data::page()),
        "cargo xtask schemas"
    );
}

#[test]
fn a_second_run_gives_the_same_bytes_and_leaves_nothing_old() {
    let root = root();
    let names = root.names(FOLDER);
    assert_eq!(names.len(), 11);
    let again = Root::with_sample(&[
        "2024-H1/so-noi-vu.xlsx",
        "2024-H1/so-tu-phap.xlsx",
        "2024-H1/huyen-dai-tu.xlsx",
    ]);
    again.write("inputs/submissions/2024-H1/=1+1.xlsx", "chỉ là chữ");
    again.write(&format!("{FOLDER}/cu.csv"), "của lần chạy trước");
    let run = again.run(&["report", "--period", "2024-H1", "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(again.names(FOLDER), names);
    for name in names {
        let path = format!("{FOLDER}/{name}");
        assert_eq!(root.read(&path), again.read(&path), "{name}");
    }
}
