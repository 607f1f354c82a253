//! Files that are dropped on it, and their days of receipt.

use super::*;

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
            .map(|file| crate::desk::pages::in_address(&file.name))
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
