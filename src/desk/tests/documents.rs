//! Documents that are written from the desk.

use super::*;
use crate::pipeline::{DocumentKind, Job, Task, Wanted};

/// The files below a folder, by name.
fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut all = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                all.insert(
                    name.to_string_lossy().into_owned(),
                    fs::read(&path).unwrap(),
                );
            }
        }
    }
    all
}

#[test]
fn what_the_desk_writes_is_what_the_command_writes() {
    run(async {
        let setting = Setting::entered(root()).await;
        let own = format!("http://{HOST}");
        assert!(
            setting
                .page("/van-ban")
                .await
                .contains("Chưa lập văn bản nào")
        );
        let at = setting.at("/van-ban");
        setting.post(&at, Some(&own), "docx=co").await;
        assert!(
            setting
                .page("/van-ban")
                .await
                .contains("Chưa chọn loại văn bản nào")
        );
        let form = "loai=bao-cao&loai=tong-hop&loai=du-lieu";
        let stranger = setting.post(&at, Some("http://evil.example"), form).await;
        assert_eq!(stranger.status, StatusCode::FORBIDDEN);
        setting.post(&at, Some(&own), form).await;
        let page = setting.page("/van-ban").await;
        assert!(page.contains("class=\"notice done\"") && page.contains("tong-hop.xlsx"));
        assert!(!page.contains("notice warn"), "they are of these figures");

        let by_command = root();
        let job = Job {
            root: by_command.path().to_path_buf(),
            task: Task::Report {
                period: None,
                as_of: None,
                wanted: Wanted {
                    only: vec![
                        DocumentKind::Report,
                        DocumentKind::Summary,
                        DocumentKind::Data,
                    ],
                    ..Wanted::default()
                },
            },
            program: None,
            today: Some(today()),
        };
        pipeline::run(&job, &|_| ()).unwrap();
        let written = files(&setting.folder.path().join("output/2024-H1"));
        assert!(written.contains_key("bao-cao.pdf"));
        assert!(written == files(&by_command.path().join("output/2024-H1")));

        // Each is had by its key, and by nothing else.
        let link = page.split("/van-ban/tep/").nth(1).unwrap();
        let key = link.split('\"').next().unwrap();
        let saved = setting
            .get(&setting.at(&format!("/van-ban/tep/{key}")))
            .await;
        assert_eq!(saved.status, StatusCode::OK);
        assert!(
            saved
                .header("content-disposition")
                .starts_with("attachment")
        );
        let path = setting.at("/van-ban/tep/..%2F..%2Finputs%2Foffice.toml");
        assert_eq!(setting.get(&path).await.status, StatusCode::NOT_FOUND);

        // A file more: the page says that what was written is of other figures.
        let sent = setting.folder.path().join("inputs/submissions/2024-H1");
        fs::write(sent.join("moi.csv"), "không phải báo cáo\n").unwrap();
        let page = setting.page("/van-ban").await;
        assert!(page.contains("chưa theo dữ liệu hiện nay"));
    });
}
