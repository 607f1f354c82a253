//! The pages: the templates of `templates/desk`, filled from what was read. Every text is escaped:
//! names of files, cells and agencies are text, whatever is in them.

pub mod agencies;
pub mod criteria;
mod data;
pub mod documents;
pub mod files;
pub mod help;
pub mod period;
mod prose;
pub mod questions;
mod sent;

use std::sync::LazyLock;

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use minijinja::{Environment, UndefinedBehavior, Value, context, escape_formatter};

use self::data::content;
use super::Desk;
use super::standing::Progress;
use crate::failure::Failure;
use crate::pipeline::view::PeriodView;

/// The pages in the order of their use: path below the desk's folder, and name.
const NAVIGATION: [(&str, &str); 7] = [
    ("/", "Kỳ báo cáo"),
    ("/tep-nhan", "Tệp nhận"),
    (questions::PATH, "Câu hỏi"),
    ("/tieu-chi", "Tiêu chí"),
    ("/co-quan", "Cơ quan"),
    (documents::PATH, "Văn bản"),
    ("/tro-giup", "Trợ giúp"),
];

/// The page that is shown while a period is read.
const READING: &str = "reading.html";

/// The templates that come with the program: name and text.
const TEMPLATES: [(&str, &str); 15] = [
    (
        "agencies.html",
        include_str!("../../../templates/desk/agencies.html"),
    ),
    (
        "agency.html",
        include_str!("../../../templates/desk/agency.html"),
    ),
    (
        "base.html",
        include_str!("../../../templates/desk/base.html"),
    ),
    (
        "criteria.html",
        include_str!("../../../templates/desk/criteria.html"),
    ),
    (
        "criterion.html",
        include_str!("../../../templates/desk/criterion.html"),
    ),
    (
        "documents.html",
        include_str!("../../../templates/desk/documents.html"),
    ),
    (
        "failure.html",
        include_str!("../../../templates/desk/failure.html"),
    ),
    (
        "files.html",
        include_str!("../../../templates/desk/files.html"),
    ),
    (
        "help.html",
        include_str!("../../../templates/desk/help.html"),
    ),
    (
        "missing.html",
        include_str!("../../../templates/desk/missing.html"),
    ),
    (
        "parts.html",
        include_str!("../../../templates/desk/parts.html"),
    ),
    (
        "period.html",
        include_str!("../../../templates/desk/period.html"),
    ),
    (
        "question.html",
        include_str!("../../../templates/desk/question.html"),
    ),
    (
        "questions.html",
        include_str!("../../../templates/desk/questions.html"),
    ),
    (
        "reading.html",
        include_str!("../../../templates/desk/reading.html"),
    ),
];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    // What is not known is left blank.
    environment.set_formatter(|out, state, value| {
        if value.is_none() {
            return Ok(());
        }
        escape_formatter(out, state, value)
    });
    environment.add_filter("in_address", |text: &str| in_address(text));
    for (name, text) in TEMPLATES {
        environment
            .add_template(name, text)
            .expect("the templates that come with the program are right: a test fills each");
    }
    environment
});

/// A text as a part of an address: all but letters and digits of ASCII in percents.
pub fn in_address(text: &str) -> String {
    let mut address = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

/// A page of the desk.
pub struct Page<'a> {
    /// The template.
    pub template: &'static str,
    /// The page of the navigation that it belongs to.
    pub here: &'static str,
    /// The period, where one was read.
    pub view: Option<&'a PeriodView>,
    /// What the template shows.
    pub content: Value,
}

impl Page<'_> {
    /// The page, filled.
    pub fn filled(self, desk: &Desk) -> Response {
        self.with_status(desk, StatusCode::OK)
    }

    fn with_status(self, desk: &Desk, status: StatusCode) -> Response {
        let open = self.view.map_or(0, |view| view.questions.len());
        let navigation: Vec<Value> = NAVIGATION
            .iter()
            .map(|(path, name)| {
                let count = Some(open).filter(|open| *open > 0 && *path == questions::PATH);
                content! { path, name, count }
            })
            .collect();
        let periods: Vec<Value> = self.view.map_or_else(Vec::new, |view| {
            let periods = view.periods.iter().rev();
            periods
                .map(|id| {
                    content! {
                        id => id.to_string(),
                        name => crate::vietnamese::phrase::capitalize(&id.name()),
                        chosen => *id == view.period.id,
                    }
                })
                .collect()
        });
        // A page that is gone in a moment would take it along unread.
        let lasts = self.template != READING;
        let notice = if lasts { desk.take_notice() } else { None };
        let frame = content! {
            base => Value::from_safe_string(desk.keys.base().to_owned()),
            here => self.here,
            notice,
            navigation,
            periods,
        };
        let template = ENVIRONMENT.get_template(self.template);
        let filled = template.and_then(|page| page.render(context! { ..self.content, ..frame }));
        match filled {
            Ok(text) => (status, Html(text)).into_response(),
            Err(error) => {
                let told = format!("Lỗi của chương trình khi dựng trang: {error:#}");
                (StatusCode::INTERNAL_SERVER_ERROR, told).into_response()
            }
        }
    }
}

/// The page that is shown while a period is read.
pub fn reading(desk: &Desk, progress: &Progress) -> Response {
    let content = content! {
        progress => content! {
            told => progress.told,
            done => progress.done,
            of => progress.of,
            is_writing => progress.is_writing,
        },
    };
    Page {
        template: READING,
        here: "",
        view: None,
        content,
    }
    .filled(desk)
}

/// The page of faults of the inputs.
pub fn failure(desk: &Desk, failure: &Failure) -> Response {
    let faults: Vec<Value> = failure
        .faults()
        .iter()
        .map(|fault| {
            content! {
                file => fault.file,
                line => fault.line,
                what => fault.what,
                mend => fault.mend,
            }
        })
        .collect();
    Page {
        template: "failure.html",
        here: "",
        view: None,
        content: content! { faults },
    }
    .filled(desk)
}

/// The page of an address that leads nowhere.
pub fn missing(desk: &Desk, view: Option<&PeriodView>) -> Response {
    Page {
        template: "missing.html",
        here: "",
        view,
        content: content! {},
    }
    .with_status(desk, StatusCode::NOT_FOUND)
}
