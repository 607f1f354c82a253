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
        for _ in 0..600 {
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

const PAGES: [&str; 14] = [
    "/tep-nhan",
    "/tep-nhan/tep?ten=a.xlsx",
    "/so-nhan",
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

#[test]
fn nothing_is_shown_without_the_cookie() {
    run(async {
        let setting = Setting::new(root());
        for page in PAGES
            .map(|page| setting.at(page))
            .iter()
            .chain(&["/".to_owned()])
        {
            let answer = setting.get(page).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
            assert!(!answer.text.contains("Kỳ báo cáo"), "{page}");
        }
        let mut stranger = Setting::new(root());
        stranger.cookie = Some(format!("ban={}", "0".repeat(64)));
        let answer = stranger.get(&stranger.at("/")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(stranger.desk.last().is_none(), "nothing was read for it");
    });
}

#[test]
fn the_opening_address_is_used_once_and_left() {
    run(async {
        let setting = Setting::new(root());
        let path = setting.desk.keys.opening_path().unwrap();
        let answer = setting.get(&path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), setting.at("/"));
        let cookie = answer.header("set-cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        assert!(cookie.contains(&format!("Path={}", setting.desk.keys.base())));
        assert!(!cookie.contains(path.rsplit('/').next().unwrap()));
        assert_eq!(setting.get(&path).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn another_host_is_refused_even_with_the_cookie() {
    run(async {
        let setting = Setting::entered(root()).await;
        let path = setting.at("/tro-giup");
        for (host, status) in [
            (HOST, StatusCode::OK),
            ("localhost:8750", StatusCode::OK),
            ("127.0.0.1", StatusCode::FORBIDDEN),
            ("127.0.0.1:8751", StatusCode::FORBIDDEN),
            ("evil.example:8750", StatusCode::FORBIDDEN),
            ("127.0.0.1:8750.evil.example", StatusCode::FORBIDDEN),
        ] {
            let request = setting.request(Method::GET, &path).header("host", host);
            let answer = setting.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, status, "{host}");
        }
        let request = setting.request(Method::GET, &path);
        let answer = setting.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "no host at all");
    });
}

#[test]
fn a_change_from_another_page_is_refused_even_with_the_cookie() {
    run(async {
        let setting = Setting::entered(root()).await;
        let path = setting.at("/ky");
        for origin in [
            None,
            Some("null"),
            Some("http://evil.example"),
            Some("https://127.0.0.1:8750"),
            Some("http://127.0.0.1:8751"),
            Some("http://localhost:8750"),
        ] {
            let answer = setting.post(&path, origin, "ky=2024-Q3").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin:?}");
        }
        assert!(
            setting
                .page("/")
                .await
                .contains("6 tháng đầu năm 2024</h1>")
        );
        let own = format!("http://{HOST}");
        let answer = setting.post(&path, Some(&own), "ky=2024-Q3").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(setting.page("/").await.contains("quý III năm 2024</h1>"));
    });
}

#[test]
fn every_answer_keeps_other_pages_out() {
    run(async {
        let setting = Setting::entered(root()).await;
        let own = PAGES.map(|page| setting.at(page));
        for page in own.iter().chain(&["/vao/0".to_owned(), "/".to_owned()]) {
            if page.ends_with("/tien-do") {
                continue;
            }
            let answer = setting.get(page).await;
            let policy = answer.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'"), "{page}");
            assert!(policy.contains("frame-ancestors 'none'"), "{page}");
            assert!(
                !policy.contains("unsafe") && !policy.contains('*'),
                "{page}"
            );
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
            assert_eq!(answer.header("referrer-policy"), "same-origin");
            assert_eq!(answer.header("access-control-allow-origin"), "");
        }
    });
}

#[test]
fn pages_hold_no_script_or_style_and_name_no_other_place() {
    run(async {
        let setting = Setting::entered(root()).await;
        let base = setting.desk.keys.base();
        for page in [
            "/",
            "/tep-nhan",
            "/tieu-chi",
            "/tieu-chi/1",
            "/co-quan",
            "/tro-giup",
        ] {
            let text = setting.page(page).await;
            for part in text.split("<script").skip(1) {
                assert!(part.contains(&format!("src=\"{base}/tinh/")), "{page}");
            }
            assert!(
                !text.contains("<style") && !text.contains(" style="),
                "{page}"
            );
            assert!(!text.contains("://"), "{page} names another place");
            assert!(!text.contains("None"), "{page}: what is not known is blank");
            for link in text.split(" href=\"").skip(1) {
                let own = link.starts_with(base) || link.starts_with('#');
                assert!(own, "{page}: {}", &link[..link.len().min(60)]);
            }
        }
    });
}

#[test]
fn names_of_files_and_agencies_are_text() {
    run(async {
        let setting = Setting::entered(root()).await;
        let period = setting.page("/").await;
        let agencies = setting.page("/co-quan").await;
        assert!(!period.contains("<img src=x") && !period.contains("<script>"));
        let shown = if cfg!(windows) {
            "a&amp;b&#x27;c.csv"
        } else {
            "&lt;img src=x onerror=alert(1)&gt;.csv"
        };
        assert!(period.contains(shown), "the file is told by its name");
        assert!(agencies.contains("Sở &lt;b&gt;Tài chính") && !agencies.contains("Sở <b>"));
        let sought = setting.page("/co-quan?tim=%22%3E%3Cscript%3E").await;
        assert!(!sought.contains("<script>") && sought.contains("&lt;script&gt;"));
    });
}

#[test]
fn a_file_is_had_by_its_digest_alone_and_saved() {
    run(async {
        let setting = Setting::entered(root()).await;
        setting.page("/").await;
        for name in [
            "office.toml",
            "..%2F..%2Foffice.toml",
            "%2Fetc%2Fpasswd",
            "..%5Coffice.toml",
        ] {
            let answer = setting.get(&setting.at(&format!("/tep/{name}"))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
        }
        let name = setting.folder.path().join("inputs/submissions/2024-H1");
        let bytes = fs::read(name.join(MARKUP)).unwrap();
        let digest = crate::intake::digest_of(&bytes);
        let answer = setting.get(&setting.at(&format!("/tep/{digest}"))).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "application/octet-stream");
        assert!(
            answer
                .header("content-disposition")
                .starts_with("attachment;")
        );
        assert_eq!(answer.text.as_bytes(), bytes);
    });
}

#[test]
fn a_form_has_a_largest_size() {
    run(async {
        let setting = Setting::entered(root()).await;
        let own = format!("http://{HOST}");
        let form = format!("ky={}", "2".repeat(2 * 1024 * 1024));
        let answer = setting.post(&setting.at("/ky"), Some(&own), &form).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    });
}

#[test]
fn a_thousand_requests_without_the_cookie_show_and_change_nothing() {
    run(async {
        let setting = Setting::new(root());
        let before = super::disk::look(setting.folder.path());
        let mut random = fastrand::Rng::with_seed(11);
        let methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"];
        for _ in 0..1000 {
            let page = PAGES[random.usize(..PAGES.len())];
            let path = match random.u8(..4) {
                0 => format!("/{}", random.alphanumeric()),
                1 => format!("/vao/{:x}", random.u128(..)),
                _ => setting.at(page),
            };
            let method = methods[random.usize(..methods.len())];
            let mut request = Request::builder().method(method).uri(&path);
            if random.bool() {
                request = request.header("host", HOST);
            }
            if random.bool() {
                request = request.header("origin", format!("http://{HOST}"));
            }
            if random.bool() {
                request = request.header("cookie", format!("ban={:x}", random.u128(..)));
            }
            let answer = setting.ask(request.body(Body::from("ky=2024-Q3")).unwrap());
            assert_eq!(
                answer.await.status,
                StatusCode::FORBIDDEN,
                "{method} {path}"
            );
        }
        assert!(setting.desk.last().is_none());
        assert_eq!(super::disk::look(setting.folder.path()), before);
    });
}

#[test]
fn the_period_page_says_what_the_commands_say() {
    run(async {
        let setting = Setting::entered(root()).await;
        let text = setting.page("/").await;
        let reading = setting.desk.last().unwrap();
        let shown = reading.as_ref().as_ref().ok().unwrap();
        let (arrivals, counts) = (&shown.view.report.arrivals.all, &shown.view.report.counts);
        assert_eq!(counts.total, 72);
        assert!(arrivals.received > 0, "the sample's workbooks count");
        let received = format!(
            "<strong>{}/{}</strong>",
            arrivals.received, arrivals.expected
        );
        assert!(text.contains(&received));
        // Thursday 13 June 2024: the 14th, the 17th and the 18th are left to the 18th.
        assert!(text.contains("còn 3 ngày làm việc"), "{text}");
        let marks = text.matches("<li><a class=\"mark ").count();
        assert_eq!(marks, arrivals.expected, "every agency stands in the grid");
    });
}

#[test]
fn every_criterion_and_agency_has_its_page() {
    run(async {
        let setting = Setting::entered(root()).await;
        setting.page("/").await;
        let reading = setting.desk.last().unwrap();
        let view = &reading.as_ref().as_ref().ok().unwrap().view;
        for row in view.report.criteria() {
            let text = setting.page(&format!("/tieu-chi/{}", row.number)).await;
            assert!(
                text.contains(&format!("<h1>{}. ", row.code)),
                "{}",
                row.code
            );
        }
        for row in &view.report.agencies {
            setting.page(&format!("/co-quan/{}", row.id)).await;
        }
        let sender = view
            .files
            .iter()
            .find(|file| file.agency.is_some())
            .unwrap();
        let page = format!("/co-quan/{}", sender.agency.as_deref().unwrap());
        assert!(setting.page(&page).await.contains(&sender.sha256));
        let help = setting.page("/tro-giup?tim=SL01").await;
        assert!(help.contains("id=\"SL01\"") && help.contains("Chưa đủ căn cứ"));
    });
}

#[test]
fn a_change_on_the_disk_is_seen() {
    run(async {
        let setting = Setting::entered(root()).await;
        assert!(!setting.page("/").await.contains("moi.csv"));
        let sent = setting.folder.path().join("inputs/submissions/2024-H1");
        fs::write(sent.join("moi.csv"), "không phải báo cáo\n").unwrap();
        assert!(setting.page("/").await.contains("moi.csv"));
        let office = setting.folder.path().join("inputs/office.toml");
        fs::write(&office, "không phải toml [").unwrap();
        let text = setting.page("/").await;
        assert!(text.contains("inputs/office.toml") && text.contains("class=\"mend\""));
        fs::copy(sample().join("office.toml"), &office).unwrap();
        assert!(setting.page("/").await.contains("moi.csv"));
    });
}

#[test]
fn a_second_desk_on_a_root_is_told() {
    let folder = root();
    let first = pipeline::open_alone(folder.path()).unwrap();
    assert!(first.is_some());
    assert!(pipeline::open_alone(folder.path()).unwrap().is_none());
    drop(first);
    assert!(pipeline::open_alone(folder.path()).unwrap().is_some());
}

#[test]
fn a_file_that_is_dropped_is_copied_whole_and_read() {
    run(async {
        let setting = Setting::entered(root()).await;
        setting.page("/").await;
        let (own, sent) = (
            format!("http://{HOST}"),
            setting.folder.path().join("inputs/submissions/2024-H1"),
        );
        let drop = |name: &str, text: &str| {
            let path = setting.at(&format!("/tep-nhan/tep?ten={name}"));
            (path, text.to_owned())
        };
        let (path, text) = drop("..%2Fm%E1%BB%9Bi.csv", "a;b\n");
        let refused = setting
            .post(&path, Some("http://evil.example"), &text)
            .await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(!sent.join("mới.csv").exists());
        assert_eq!(
            setting.post(&path, Some(&own), &text).await.status,
            StatusCode::OK
        );
        assert_eq!(fs::read(sent.join("mới.csv")).unwrap(), text.as_bytes());
        let (path, other) = drop("m%E1%BB%9Bi.csv", "c;d\n");
        assert_eq!(
            setting.post(&path, Some(&own), &other).await.status,
            StatusCode::OK
        );
        assert_eq!(
            fs::read(sent.join("mới (2).csv")).unwrap(),
            other.as_bytes()
        );
        let (path, text) = drop("received.toml", "[[received]]");
        let refused = setting.post(&path, Some(&own), &text).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!sent.join("received.toml").exists());
        let page = setting.page("/tep-nhan").await;
        assert!(page.contains("mới.csv") && page.contains("mới (2).csv"));
        let (path, huge) = drop("to.csv", &"x".repeat(65 * 1024 * 1024));
        let refused = setting.post(&path, Some(&own), &huge).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(!sent.join("to.csv").exists());
    });
}

#[test]
fn days_of_receipt_are_written_many_at_a_time() {
    run(async {
        let setting = Setting::entered(root()).await;
        setting.page("/").await;
        let reading = setting.desk.last().unwrap();
        let view = &reading.as_ref().as_ref().ok().unwrap().view;
        let used: Vec<String> = (view.files.iter())
            .filter(|file| file.disposition.is_used())
            .map(|file| super::pages::in_address(&file.name))
            .collect();
        let [first, second, ..] = used.as_slice() else {
            panic!("two of the sample's workbooks count");
        };
        let form = format!(
            "chung=14/6/2024&tep={first}&ngay=&so=12&chon={first}&chon={second}\
             &tep={second}&ngay=19/6/2024&so=&tep=khong-co.xlsx&ngay=19/6/2024&so=1\
             &ngay-cu=&ngay-cu=&ngay-cu=&so-cu=&so-cu=&so-cu="
        );
        let own = format!("http://{HOST}");
        let answer = setting
            .post(&setting.at("/so-nhan"), Some(&own), &form)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let page = setting.page("/tep-nhan").await;
        assert!(page.contains("Đã ghi sổ nhận 2 tệp"));
        assert!(page.contains("value=\"14/6/2024\"") && page.contains("value=\"12\""));
        let path = setting
            .folder
            .path()
            .join("inputs/submissions/2024-H1/received.toml");
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains("2024-06-19") && !text.contains("khong-co"));
        // A page that was open all the while changes nothing that the clerk did not touch.
        let old = format!("tep={second}&ngay=&so=13&ngay-cu=&so-cu=");
        setting
            .post(&setting.at("/so-nhan"), Some(&own), &old)
            .await;
        assert!(
            setting
                .page("/tep-nhan")
                .await
                .contains("value=\"19/6/2024\"")
        );
        // The days count at once: one came in time, one late.
        let period = setting.page("/").await;
        assert_eq!(period.matches("<li><a class=\"mark late\"").count(), 1);
        assert_eq!(period.matches("<li><a class=\"mark on-time\"").count(), 1);
    });
}
