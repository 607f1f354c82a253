//! What a template can do with a value: the phrases of Vietnamese print.

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};

use crate::report::decided_marks::marked_if;
use crate::vietnamese::phrase;

/// Adds the filters, under names that a clerk can read.
pub(super) fn add(environment: &mut Environment) {
    environment.add_filter("dem", count);
    environment.add_filter("danh_sach", list);
    environment.add_filter("hoa_dau", |text: &str| phrase::capitalize(text));
    environment.add_filter("thuong_dau", |text: &str| phrase::lower_first(text));
    environment.add_filter("chu_hoa", |text: &str| phrase::upper(text));
    environment.add_filter("cau", sentence);
    environment.add_filter("voi", with_verdict);
    environment.add_filter("gop", joined);
    environment.add_filter("ket_qua", counts_in_words);
    environment.add_filter("danh_dau", marked);
    environment.add_filter("co_quan", agencies_with_values);
    environment.add_filter("viet_tat", abbreviations);
    environment.add_filter("gui_cap_tren", to_superiors);
}

/// `05`, `1.178`: a count, or the length of a list.
fn count(value: &Value) -> Result<String, Error> {
    let number = match value.kind() {
        ValueKind::Number => i64::try_from(value.clone())?,
        _ => i64::try_from(value.len().unwrap_or(0)).unwrap_or(i64::MAX),
    };
    Ok(phrase::count(number))
}

/// A number with the mark of what rests on decisions, where it does.
fn marked(value: &Value, is_decided: bool) -> Result<String, Error> {
    // A number is printed as everywhere: `03`.
    let words = match value.kind() {
        ValueKind::Number => count(value)?,
        _ => value.to_string(),
    };
    Ok(marked_if(is_decided, &words))
}

/// `A, B và C`; with a limit `A, B và 05 cơ quan khác`, with a noun other than `cơ quan`.
fn list(items: Vec<String>, limit: Option<usize>, noun: Option<&str>) -> String {
    match limit {
        Some(limit) => phrase::list_limited(&items, limit, noun.unwrap_or("cơ quan")),
        None => phrase::list(&items),
    }
}

/// The text as a sentence's end: without its own end mark, so that the template can put one.
fn sentence(text: &str) -> String {
    text.trim_end_matches(['.', ';', ',', ' ']).to_owned()
}

/// Those of a list of criteria, points or measures that have a verdict: `voi("behind")`.
fn with_verdict(items: Vec<Value>, verdict: &str) -> Result<Vec<Value>, Error> {
    if !VERDICTS.contains(&verdict) {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            format!(
                "không có kết quả đánh giá «{verdict}» (chọn: {})",
                VERDICTS.join(", ")
            ),
        ));
    }
    Ok(items
        .into_iter()
        .filter(|item| {
            item.get_attr("verdict")
                .is_ok_and(|own| own.as_str() == Some(verdict))
        })
        .collect())
}

/// Lists of a list, one after the other.
fn joined(lists: Vec<Vec<Value>>) -> Vec<Value> {
    lists.into_iter().flatten().collect()
}

/// `02 tiêu chí đạt, 01 tiêu chí chậm tiến độ`: the verdicts that there are, with a noun.
fn counts_in_words(counts: &Value, noun: &str) -> Result<String, Error> {
    let mut parts = Vec::new();
    for (key, words) in COUNTED {
        let number = i64::try_from(counts.get_attr(key)?)?;
        if number > 0 {
            let words = format!("{} {noun} {words}", phrase::count(number));
            let decided = counts.get_attr("decided").and_then(|own| own.get_attr(key));
            let is_decided = decided.is_ok_and(|own| own.is_true());
            parts.push(marked_if(is_decided, &words));
        }
    }
    Ok(phrase::list(&parts))
}

const COUNTED: [(&str, &str); 7] = [
    ("met", "đạt"),
    ("on_track", "chưa đến hạn"),
    ("behind", "chậm tiến độ"),
    ("not_met", "không đạt"),
    ("nothing_arose", "không phát sinh"),
    ("insufficient", "chưa đủ căn cứ đánh giá"),
    ("no_target", "không có chỉ tiêu"),
];

/// `UBND huyện Đại Từ (98,52%), Sở Y tế và 05 cơ quan khác`: agencies with their own values.
fn agencies_with_values(items: Vec<Value>, limit: usize) -> Result<String, Error> {
    let mut names = Vec::with_capacity(items.len());
    for item in &items {
        let name = item.get_attr("name")?;
        let value = item.get_attr("value")?;
        names.push(match value.as_str() {
            Some(value) if !value.is_empty() => format!("{name} ({value})"),
            _ => name.to_string(),
        });
    }
    Ok(phrase::list_limited(&names, limit, "cơ quan"))
}

/// Of what agencies propose, that which concerns the bodies above the province: those that a report is
/// addressed to, and who directs them.
fn to_superiors(proposals: Vec<Value>, addressees: Vec<String>) -> Vec<Value> {
    const ABOVE: [&str; 4] = ["Chính phủ", "Trung ương", "Quốc hội", "bộ, ngành"];
    let concerns = |text: &str| {
        let named = addressees.iter().map(String::as_str).chain(ABOVE);
        named.into_iter().any(|body| text.contains(body))
    };
    proposals
        .into_iter()
        .filter(|one| {
            let text = one.get_attr("text");
            text.is_ok_and(|text| text.as_str().is_some_and(concerns))
        })
        .collect()
}

/// What the abbreviations in a text mean, of those that names of measures have: `TTHC là thủ tục hành
/// chính`; empty where there is none.
fn abbreviations(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .collect();
    let known = ABBREVIATIONS
        .iter()
        .filter(|(short, _)| words.contains(short));
    let told: Vec<String> = known
        .map(|(short, whole)| format!("{short} là {whole}"))
        .collect();
    told.join("; ")
}

/// Abbreviations in the names of measures.
const ABBREVIATIONS: [(&str, &str); 5] = [
    ("TTHC", "thủ tục hành chính"),
    ("CCHC", "cải cách hành chính"),
    ("SNCL", "sự nghiệp công lập"),
    ("KT-XH", "kinh tế - xã hội"),
    ("NDXP", "nền tảng tích hợp, chia sẻ dữ liệu quốc gia"),
];

/// The ids of verdicts, as data writes them.
const VERDICTS: [&str; 7] = [
    "met",
    "on-track",
    "behind",
    "not-met",
    "nothing-arose",
    "insufficient",
    "no-target",
];
