//! Who may ask the desk, and what its answers keep out.

use super::*;

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
        let before = crate::desk::disk::look(setting.folder.path());
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
        assert_eq!(crate::desk::disk::look(setting.folder.path()), before);
    });
}
