//! «Câu hỏi»: what is open, one by one, each beside the part of the file that it is about. An answer
//! is that of the command `decide`, given by fields.

use axum::response::Response;
use chrono::NaiveDate;
use minijinja::Value;
use sha2::{Digest, Sha256};

use super::Page;
use super::data::content;
use crate::desk::Desk;
use crate::desk::words::Words;
use crate::pipeline::view::{Excerpt, PeriodView};
use crate::pipeline::{About, Answer};
use crate::report::questions::{Given, Kind, Question, Way};

/// The path of the list.
pub const PATH: &str = "/cau-hoi";

/// The option that says what a column is, and may be given more than once.
const COLUMN: &str = "column";

/// A question, and its place among all.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its place, from 0.
    at: usize,
    /// The one behind it.
    next: Option<&'a Question>,
    /// The one before it.
    previous: Option<&'a Question>,
}

impl Asked<'_> {
    /// The path of its page.
    pub fn path(&self) -> String {
        path(self.question)
    }

    /// The path of the next question, or of the list where it is the last.
    pub fn next_path(&self) -> String {
        self.next.map_or(PATH.to_owned(), path)
    }
}

/// The path of a question's page.
pub fn path(question: &Question) -> String {
    format!("{PATH}/{}", key(question))
}

/// What tells a question from all others as long as it is open, however many are answered meanwhile.
fn key(question: &Question) -> String {
    let mut digest = Sha256::new();
    let sha256 = question.sha256.as_ref();
    let parts = [&question.asks]
        .into_iter()
        .chain(question.file.as_ref())
        .chain(sha256)
        .chain(&question.measures)
        .chain(&question.places)
        .chain(&question.codes);
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The question of a key.
pub fn find<'a>(view: &'a PeriodView, wanted: &str) -> Option<Asked<'a>> {
    let all = &view.questions;
    let at = all.iter().position(|question| key(question) == wanted)?;
    Some(Asked {
        question: &all[at],
        at,
        next: all.get(at + 1),
        previous: at.checked_sub(1).and_then(|before| all.get(before)),
    })
}

/// The list: under each heading its questions.
pub fn list(desk: &Desk, view: &PeriodView) -> Response {
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    for (number, question) in (1..).zip(&view.questions) {
        let row = content! {
            number,
            path => path(question),
            asks => question.asks,
            codes => question.codes,
            changes => question.changes,
        };
        match groups.last_mut() {
            Some((heading, rows)) if *heading == question.heading() => rows.push(row),
            _ => groups.push((question.heading(), vec![row])),
        }
    }
    let groups: Vec<Value> = groups
        .into_iter()
        .map(|(heading, rows)| content! { heading, rows })
        .collect();
    let content = content! {
        groups,
        period => view.report.period.name,
        first => view.questions.first().map(path),
        open => view.questions.len(),
        decided => view.report.decisions.rows.len(),
    };
    Page {
        template: "questions.html",
        here: PATH,
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// One question.
pub fn one(
    desk: &Desk,
    view: &PeriodView,
    asked: &Asked<'_>,
    excerpt: Option<&Excerpt>,
) -> Response {
    let question = asked.question;
    let ways: Vec<Value> = (0..)
        .zip(question.ways())
        .map(|(index, way)| shown_way(view, question, index, &way))
        .collect();
    let content = content! {
        question,
        number => asked.at + 1,
        of => view.questions.len(),
        heading => question.heading(),
        path => asked.path(),
        next => asked.next.map(path),
        previous => asked.previous.map(path),
        is_columns => question.kind == Kind::Columns,
        ways,
        excerpt,
        who => desk.who(),
    };
    Page {
        template: "question.html",
        here: PATH,
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// A way to answer: what it says, and the fields that are to be filled in.
fn shown_way(view: &PeriodView, question: &Question, index: usize, way: &Way) -> Value {
    let open = way.options.iter().enumerate();
    let fields: Vec<Value> = open
        .filter(|(_, given)| given.value.is_none())
        .map(|(at, given)| field(view, question, (index, at), given))
        .collect();
    content! { index, means => way.means, fields }
}

/// The name of a field in the form: an option of one of the ways.
fn field_name(way: usize, option: usize) -> String {
    format!("o-{way}-{option}")
}

fn field(
    view: &PeriodView,
    question: &Question,
    (way, option): (usize, usize),
    given: &Given,
) -> Value {
    let of_figure = format!("--{}: ", given.option);
    let figure = (question.figures.iter()).find_map(|words| words.strip_prefix(&of_figure));
    let column = given.shape.split('=').next().unwrap_or_default();
    let label = match given.option.as_str() {
        "agency" => "Cơ quan".to_owned(),
        "measure" => "Mã chỉ số".to_owned(),
        "first" => figure.unwrap_or("Số liệu thứ nhất").to_owned(),
        "second" => figure.unwrap_or("Số liệu thứ hai").to_owned(),
        "percent" => "Tỷ lệ (%)".to_owned(),
        "evidence" => "Văn bản: loại, số, ký hiệu, ngày".to_owned(),
        "other-period" => "Kỳ báo cáo".to_owned(),
        COLUMN => format!("Cột {column} dùng để ghi"),
        other => other.to_owned(),
    };
    let choices: Vec<Value> = match given.option.as_str() {
        COLUMN => (question.figures.iter())
            .filter_map(|words| words.split_once(": "))
            .map(|(word, label)| content! { value => format!("{column}={word}"), label })
            .collect(),
        "agency" => (view.report.agencies.iter())
            .map(|row| content! { value => row.id, label => row.name })
            .collect(),
        "other-period" => (view.periods.iter())
            .filter(|id| **id != view.period.id)
            .map(|id| content! { value => id.to_string(), label => id.name() })
            .collect(),
        _ => Vec::new(),
    };
    let is_number = matches!(given.option.as_str(), "first" | "second" | "percent");
    content! {
        name => field_name(way, option),
        label,
        choices,
        is_number,
        example => if given.shape == "…" { "" } else { given.shape.as_str() },
    }
}

/// What a form answers.
///
/// # Errors
/// No way was chosen, or one of its fields is empty.
pub fn answer(
    view: &PeriodView,
    asked: &Asked<'_>,
    words: &Words,
    today: NaiveDate,
) -> Result<Answer, String> {
    let ways = asked.question.ways();
    let chosen = words.get("cach").parse::<usize>().ok();
    let Some((index, way)) = chosen.and_then(|index| Some((index, ways.get(index)?))) else {
        return Err("Chưa chọn câu trả lời nào; chưa ghi gì.".to_owned());
    };
    let mut given: Vec<(&str, String)> = Vec::new();
    for (at, option) in way.options.iter().enumerate() {
        let value = match &option.value {
            Some(value) => value.clone(),
            None => words.get(&field_name(index, at)).to_owned(),
        };
        if value.is_empty() && option.value.is_none() {
            return Err(format!("«{}»: còn ô chưa điền; chưa ghi gì.", way.means));
        }
        given.push((&option.option, value));
    }
    let columns = given.iter().filter(|(name, _)| *name == COLUMN);
    let columns: Vec<String> = columns.map(|(_, value)| value.clone()).collect();
    let said = |name: &str| {
        let own = given.iter().find(|(option, _)| *option == name);
        own.map(|(_, value)| value.clone())
    };
    let text = |name: &str| Some(words.get(name).to_owned()).filter(|text| !text.is_empty());
    Ok(Answer {
        period: Some(view.period.id),
        about: About::of(&said, columns)?,
        by: text("nguoi"),
        on: None,
        why: text("vi-sao"),
        ground: text("can-cu"),
        today,
    })
}
