//! What pages are dressed with: style, scripts. All of it comes with the program.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// The last page.
pub const CLOSED: &str = include_str!("../../templates/desk/closed.html");

const STYLE: &str = include_str!("../../templates/desk/desk.css");
const ICON: &str = include_str!("../../templates/desk/icon.svg");
const SCRIPT: &str = include_str!("../../templates/desk/desk.js");

/// A file of the desk's own.
pub async fn fixed(Path(name): Path<String>) -> Response {
    let (kind, text) = match name.as_str() {
        "desk.css" => ("text/css; charset=utf-8", STYLE),
        "icon.svg" => ("image/svg+xml", ICON),
        "desk.js" => ("text/javascript; charset=utf-8", SCRIPT),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")], text).into_response()
}
