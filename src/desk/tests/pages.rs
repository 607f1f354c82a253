//! What its pages say.

use super::*;

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
        assert!(
            setting
                .page(&page)
                .await
                .contains(sender.sha256.as_deref().unwrap())
        );
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
