//! Who may ask the desk what. Everything that does not come from the clerk's own browser, from a page
//! of this very desk, is refused before anything is looked at (`docs/desk.md`).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, HeaderName, HeaderValue, ORIGIN,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Desk;

/// Nothing but what the desk itself serves; no script or style in a page; no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It names another host: a name that leads here may belong to anybody.
    Host,
    /// It changes something, and comes from a page of another place.
    Origin,
    /// It does not show the cookie.
    Cookie,
}

/// Whether a request may pass.
///
/// # Errors
/// Why not.
pub fn examine(
    desk: &Desk,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
) -> Result<(), Refused> {
    let one = |name: HeaderName| {
        let mut values = headers.get_all(name).iter();
        let first = values.next()?.to_str().ok()?;
        values.next().is_none().then_some(first)
    };
    let hosts = ["127.0.0.1", "localhost"].map(|host| format!("{host}:{}", desk.port));
    let Some(host) = one(HOST).filter(|host| hosts.iter().any(|own| own == host)) else {
        return Err(Refused::Host);
    };
    let is_reading = matches!(*method, Method::GET | Method::HEAD);
    if !is_reading && one(ORIGIN) != Some(format!("http://{host}").as_str()) {
        return Err(Refused::Origin);
    }
    let is_entering = is_reading && path.starts_with("/vao/");
    let shows_cookie = headers
        .get_all(COOKIE)
        .iter()
        .any(|cookies| cookies.to_str().is_ok_and(|text| desk.keys.fits(text)));
    if !is_entering && !shows_cookie {
        return Err(Refused::Cookie);
    }
    Ok(())
}

/// Lets a request pass or refuses it; every answer carries what keeps other pages out.
pub async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let mut response = match examine(&desk, request.method(), path, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(_) => refusal(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        // Without any referrer browsers send forms of our own pages with the origin «null».
        (REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The answer to a request that may not pass: the same for all, so that it tells nothing.
pub fn refusal() -> Response {
    const TEXT: &str = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Không mở được</title>\
        <h1>Không mở được bàn làm việc từ địa chỉ này</h1>\
        <p>Quay lại cửa sổ của chương trình «cchc» và nhấn phím Enter để mở lại trang.</p></html>";
    let kind = [("content-type", "text/html; charset=utf-8")];
    (StatusCode::FORBIDDEN, kind, TEXT).into_response()
}
