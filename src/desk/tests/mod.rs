//! What the desk refuses and what it shows, asked without a socket. The threats are those of
//! `docs/desk.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::NaiveDate;
use tempfile::TempDir;
use tower::ServiceExt;

use super::{Desk, Opening, routes};
use crate::pipeline;

mod documents;
mod dropped_files;
mod guard;
mod pages;
mod questions;

const PORT: u16 = 8750;
const HOST: &str = "127.0.0.1:8750";

/// A file whose name is markup, where the system allows such a name.
const MARKUP: &str = if cfg!(windows) {
    "a&b'c.csv"
} else {
    "<img src=x onerror=alert(1)>.csv"
};

/// A desk on a root of its own, and a browser that was let in or was not.
struct Setting {
    folder: TempDir,
    desk: Arc<Desk>,
    cookie: Option<String>,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs")
}

/// The sample's inputs with its first workbooks, and a file whose name and text are markup.
fn root() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let inputs = folder.path().join("inputs");
    let sent = inputs.join("submissions").join("2024-H1");
    fs::create_dir_all(&sent).unwrap();
    fs::create_dir_all(inputs.join("plans")).unwrap();
    for name in [
        "calendar.toml",
        "office.toml",
        "periods.toml",
        "plans/2024.toml",
    ] {
        fs::copy(sample().join(name), inputs.join(name)).unwrap();
    }
    let register = fs::read_to_string(sample().join("agencies.toml")).unwrap();
    let register = register.replacen("name = \"Sở Tài chính\"", "name = \"Sở <b>Tài chính\"", 1);
    assert!(register.contains("<b>"), "the sample has a Sở Tài chính");
    fs::write(inputs.join("agencies.toml"), register).unwrap();
    let from = sample().join("submissions").join("2024-H1");
    let mut names: Vec<_> = fs::read_dir(&from)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().ends_with(".xlsx"))
        .collect();
    names.sort();
    for name in &names[..3] {
        fs::copy(from.join(name), sent.join(name)).unwrap();
    }
    fs::write(sent.join(MARKUP), "<script>alert(1)</script>\n").unwrap();
    folder
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, 13).unwrap()
}

impl Setting {
    fn new(folder: TempDir) -> Self {
        let opening = Opening {
            root: folder.path().to_path_buf(),
            program: None,
            period: None,
            port: Some(PORT),
            opens_browser: false,
            today,
        };
        let desk = Desk::new(&opening, PORT).unwrap();
        Setting {
            folder,
            desk,
            cookie: None,
        }
    }

    /// A browser that has entered by the opening address.
    async fn entered(folder: TempDir) -> Self {
        let mut setting = Setting::new(folder);
        let path = setting.desk.keys.opening_path().unwrap();
        let answer = setting.get(&path).await;
        let cookie = answer.header("set-cookie").to_owned();
        setting.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        setting
    }

    fn at(&self, page: &str) -> String {
        format!("{}{page}", self.desk.keys.base())
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let router = routes::router(Arc::clone(&self.desk));
        let response = router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        request
    }

    async fn get(&self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).header("host", HOST);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, origin: Option<&str>, form: &str) -> Answer {
        let mut request = self.request(Method::POST, path).header("host", HOST);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        self.ask(request.body(Body::from(form.to_owned())).unwrap())
            .await
    }

    /// A page, once what it shows is read.
    async fn page(&self, page: &str) -> String {
        for _ in 0..3000 {
            let answer = self.get(&self.at(page)).await;
            if !answer.text.contains("id=\"tien-do\"") {
                assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.text);
                return answer.text.replace("&#x2f;", "/");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{page} is still being read");
    }
}

/// Runs a test of what the desk does.
fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(test)
}

const PAGES: [&str; 18] = [
    "/tep-nhan",
    "/tep-nhan/tep?ten=a.xlsx",
    "/so-nhan",
    "/van-ban",
    "/van-ban/tep/0000000000000000",
    "/cau-hoi",
    "/cau-hoi/0000000000000000",
    "/",
    "",
    "/tieu-chi",
    "/tieu-chi/1",
    "/co-quan",
    "/co-quan/so-tai-chinh",
    "/tro-giup",
    "/tep/00",
    "/tien-do",
    "/tinh/desk.css",
    "/khong-co",
];
