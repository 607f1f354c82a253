//! The facts of what was issued: what each agency stated, how it was judged, what became of its files,
//! the province's figures. Documents print a part of them only, so that they are held by themselves.
//!
//! Read from `results.json` as it was kept. What a version of the program did not write yet is not
//! held against a later run: a part or a key that is not there is passed over.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::assessment::verdict::{Reason, Verdict};
use crate::exact::Exact;
use crate::report::changes::Changes;
use crate::submission::State;

/// A row of results: its keys with their exact texts.
type Row = BTreeMap<String, Box<RawValue>>;

/// A part of the results that is held.
struct Part {
    /// Its key.
    name: &'static str,
    /// What it is called where no agency and no measure says it.
    title: &'static str,
    /// The keys that say which row it is.
    keys: &'static [&'static str],
    /// The facts of a row, each with its word.
    facts: &'static [(&'static str, &'static str)],
}

const FIRST: (&str, &str) = ("first", "số liệu thứ nhất");
const SECOND: (&str, &str) = ("second", "số liệu thứ hai");
const VALUE: (&str, &str) = ("value", "giá trị");
const VERDICT: (&str, &str) = ("verdict", "kết quả");
const REASON: (&str, &str) = ("reason", "lý do");

const PARTS: [Part; 11] = [
    Part {
        name: "submissions",
        title: "tệp",
        keys: &["file"],
        facts: &[
            ("sha256", "nội dung tệp"),
            ("agency", "cơ quan"),
            ("disposition", "tình trạng"),
            ("received", "ngày đến"),
            ("received_number", "số đến"),
        ],
    },
    Part {
        name: "readings",
        title: "số liệu",
        keys: &["agency", "measure"],
        facts: &[
            ("state", "tình trạng"),
            FIRST,
            SECOND,
            ("percent", "tỷ lệ cơ quan ghi"),
            ("text", "nội dung"),
            ("remarks", "ghi chú"),
            ("evidence", "minh chứng"),
        ],
    },
    Part {
        name: "verdicts",
        title: "kết quả",
        keys: &["agency", "measure"],
        facts: &[VERDICT, REASON, VALUE],
    },
    Part {
        name: "province",
        title: "số liệu chung",
        keys: &["measure"],
        facts: &[
            VERDICT,
            REASON,
            VALUE,
            FIRST,
            SECOND,
            ("expected", "số cơ quan phải báo cáo"),
            ("counted", "số cơ quan được tính"),
            ("missing", "cơ quan còn thiếu"),
        ],
    },
    Part {
        name: "criteria",
        title: "tiêu chí",
        keys: &["criterion"],
        facts: &[VERDICT],
    },
    Part {
        name: "estimates",
        title: "ước cả năm",
        keys: &["agency", "measure"],
        facts: &[FIRST, SECOND],
    },
    Part {
        name: "exemptions",
        title: "không áp dụng",
        keys: &["agency", "measure"],
        facts: &[("number", "số"), ("date", "ngày"), REASON],
    },
    Part {
        name: "index",
        title: "điểm",
        keys: &["agency"],
        facts: &[
            ("group", "nhóm"),
            ("score", "điểm"),
            ("maximum", "điểm tối đa"),
            ("rank", "xếp hạng"),
            ("grade", "xếp loại"),
        ],
    },
    Part {
        name: "history",
        title: "kỳ trước",
        keys: &["agency", "measure", "period"],
        facts: &[VALUE, VERDICT],
    },
    Part {
        name: "in_time",
        title: "đúng hạn",
        keys: &["agency"],
        facts: &[
            ("in_time", "số kỳ đúng hạn"),
            ("expected", "số kỳ phải gửi"),
        ],
    },
    Part {
        name: "comparisons",
        title: "so với kỳ trước",
        keys: &["measure"],
        facts: &[
            ("earlier", "kỳ so sánh"),
            ("now", "kỳ này"),
            ("then", "kỳ trước"),
        ],
    },
];

/// What the facts of two results differ in, a line each, what was issued first. What `told` names
/// already in words is left out.
///
/// # Errors
/// A text of another shape; why is for the operator to see.
pub(super) fn differences(issued: &str, now: &str, told: &Changes) -> Result<Vec<String>, String> {
    let (issued, now) = (parts(issued)?, parts(now)?);
    let told = already(told);
    let mut lines = Vec::new();
    for part in &PARTS {
        let Some(then) = issued.get(part.name) else {
            continue;
        };
        let then = rows(then, part.keys)?;
        let now = match now.get(part.name) {
            Some(now) => rows(now, part.keys)?,
            None => BTreeMap::new(),
        };
        let keys: BTreeSet<&Vec<String>> = then.keys().chain(now.keys()).collect();
        for key in keys {
            let differences = of_row(part, then.get(key), now.get(key));
            if !differences.is_empty() && !told.contains(&(part.name, key.clone())) {
                lines.push(format!("{}: {}", named(part, key), differences.join("; ")));
            }
        }
    }
    Ok(lines)
}

/// The rows that are named in words.
fn already(told: &Changes) -> BTreeSet<(&'static str, Vec<String>)> {
    let mut rows = BTreeSet::new();
    for change in &told.province {
        rows.insert(("province", vec![change.measure.clone()]));
    }
    for change in &told.agencies {
        let agency = change.agency.clone().unwrap_or_default();
        for part in ["readings", "verdicts"] {
            rows.insert((part, vec![agency.clone(), change.measure.clone()]));
        }
    }
    let files = &told.files;
    let taken = files.taken.iter().map(|(file, _, _)| file);
    let named = files.added.iter().chain(&files.gone).chain(&files.content);
    rows.extend(
        named
            .chain(taken)
            .map(|file| ("submissions", vec![file.clone()])),
    );
    rows
}

/// Whose row it is: `3.2.1 (so-y-te)`.
fn named(part: &Part, key: &[String]) -> String {
    let of = |name: &str| {
        let at = part.keys.iter().position(|key| *key == name)?;
        key.get(at).map(String::as_str)
    };
    match (of("measure"), of("agency")) {
        (Some(measure), Some("")) => format!("{measure} (số liệu chung), {}", part.title),
        (Some(measure), Some(agency)) => format!("{measure} ({agency}), {}", part.title),
        (Some(measure), None) => format!("{measure} ({})", part.title),
        _ => format!("{} {}", part.title, key.join(", ")),
    }
}

/// What a row differs in; a row that only one of both has, in that.
fn of_row(part: &Part, then: Option<&Row>, now: Option<&Row>) -> Vec<String> {
    match (then, now) {
        (Some(then), Some(now)) => {
            let facts = part.facts.iter();
            facts
                .filter_map(|(key, word)| {
                    let (before, after) = (then.get(*key)?, now.get(*key));
                    let same = after.is_some_and(|after| is_same(before, after));
                    (!same).then(|| {
                        let shown = |raw: &RawValue| shown(key, raw);
                        let after = after.map_or("(không có)".to_owned(), |after| shown(after));
                        format!("{word} {} → {after}", shown(before))
                    })
                })
                .collect()
        }
        (Some(_), None) => vec!["có → (không có)".to_owned()],
        (None, Some(_)) => vec!["(không có) → có".to_owned()],
        (None, None) => Vec::new(),
    }
}

/// Whether two facts are the same: numbers by what they are worth, all else by what it holds. A key that
/// was not written yet when the report was issued makes no difference.
fn is_same(then: &RawValue, now: &RawValue) -> bool {
    if then.get() == now.get() {
        return true;
    }
    if let (Ok(then), Ok(now)) = (then.get().parse::<Exact>(), now.get().parse::<Exact>()) {
        return then == now;
    }
    let read = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).unwrap_or_default();
    match (read(then), read(now)) {
        (Value::Object(then), Value::Object(now)) => {
            then.iter().all(|(key, value)| now.get(key) == Some(value))
        }
        (then, now) => then == now,
    }
}

/// A fact as the operator is shown it: what has a code, by its words.
fn shown(key: &str, raw: &RawValue) -> String {
    let of_code = match key {
        "verdict" => labelled(raw, Verdict::label),
        "reason" => labelled(raw, Reason::label),
        "state" => labelled(raw, State::label),
        _ => None,
    };
    if let Some(label) = of_code {
        return format!("«{label}»");
    }
    match serde_json::from_str::<Value>(raw.get()) {
        Ok(Value::Null) => "(không có)".to_owned(),
        Ok(Value::String(text)) => format!("«{text}»"),
        Ok(Value::Number(_)) => raw.get().replace('.', ","),
        _ => format!("«{}»", raw.get()),
    }
}

/// The words of a code; none where it is no such code.
fn labelled<T: DeserializeOwned>(
    raw: &RawValue,
    label: impl FnOnce(T) -> &'static str,
) -> Option<&'static str> {
    serde_json::from_str(raw.get()).ok().map(label)
}

/// The parts of results, each as it was written.
fn parts(text: &str) -> Result<BTreeMap<String, Box<RawValue>>, String> {
    serde_json::from_str(text).map_err(|error| wrong(&error))
}

/// The rows of a part, by what says which they are.
fn rows(part: &RawValue, keys: &[&str]) -> Result<BTreeMap<Vec<String>, Row>, String> {
    let rows: Vec<Row> = serde_json::from_str(part.get()).map_err(|error| wrong(&error))?;
    let key = |row: &Row, name: &str| {
        let raw = row.get(name).map_or("null", |raw| raw.get());
        serde_json::from_str::<Option<String>>(raw)
            .ok()
            .flatten()
            .unwrap_or_default()
    };
    let keyed = rows.into_iter().map(|row| {
        let of: Vec<String> = keys.iter().map(|name| key(&row, name)).collect();
        (of, row)
    });
    Ok(keyed.collect())
}

fn wrong(error: &serde_json::Error) -> String {
    format!(
        "không phải results.json của chương trình (dòng {}, cột {})",
        error.line(),
        error.column()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(issued: &str, now: &str) -> Vec<String> {
        differences(issued, now, &Changes::default()).unwrap()
    }

    #[test]
    fn what_has_a_code_is_told_in_words() {
        let of = |verdict: &str, reason: &str| {
            format!(
                r#"{{"criteria":[{{"criterion":"6.3","verdict":"{verdict}"}}],
                "verdicts":[{{"agency":"a","measure":"1","verdict":"{verdict}","reason":"{reason}"}}]}}"#
            )
        };
        assert_eq!(
            lines(&of("insufficient", "blank"), &of("behind", "no-evidence")),
            [
                "1 (a), kết quả: kết quả «Chưa đủ căn cứ» → «Chậm tiến độ»; lý do «để trống» → «chưa có văn bản minh chứng hợp lệ»",
                "tiêu chí 6.3: kết quả «Chưa đủ căn cứ» → «Chậm tiến độ»",
            ]
        );
    }

    #[test]
    fn a_figure_of_an_agency_is_named_to_its_last_digit() {
        let of = |first: &str| {
            format!(
                r#"{{"readings":[{{"agency":"so-y-te","measure":"6.1","state":"value","first":{first}}}]}}"#
            )
        };
        let then = of("12345678901234567.1");
        assert_eq!(
            lines(&then, &of("12345678901234567.2")),
            ["6.1 (so-y-te), số liệu: số liệu thứ nhất 12345678901234567,1 → 12345678901234567,2"]
        );
        assert!(lines(&then, &of("12345678901234567.10")).is_empty());
    }

    #[test]
    fn what_was_not_written_yet_makes_no_difference() {
        let then = r#"{"verdicts":[{"agency":"a","measure":"1","verdict":"met"}]}"#;
        let now = r#"{"verdicts":[{"agency":"a","measure":"1","verdict":"met","reason":null,"was":null}],
            "history":[{"agency":null,"measure":"1","period":"2026-Q1","value":1}]}"#;
        assert!(lines(then, now).is_empty());
        // … but what was written then and is gone does.
        assert_eq!(
            lines(now, then),
            [
                "1 (a), kết quả: lý do (không có) → (không có)",
                "1 (số liệu chung), kỳ trước: có → (không có)"
            ]
        );
    }

    #[test]
    fn what_is_named_in_words_is_not_named_twice() {
        let then = r#"{"submissions":[{"file":"a.xlsx","sha256":"0"}]}"#;
        let now = r#"{"submissions":[{"file":"a.xlsx","sha256":"1"}]}"#;
        assert_eq!(lines(then, now), ["tệp a.xlsx: nội dung tệp «0» → «1»"]);
        let mut told = Changes::default();
        told.files.content.push("a.xlsx".to_owned());
        assert!(differences(then, now, &told).unwrap().is_empty());
    }
}
