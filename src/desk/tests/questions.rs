//! Questions, each beside the part of the file that it is about, and their answers.

use super::*;
use crate::desk::pages::questions;
use crate::pipeline::{Job, Task};

/// A table of an agency's own with a figure that is only about right.
const ABOUT: &str = "UBND TỈNH THÁI NGUYÊN;;;\n\
    SỞ XÂY DỰNG;;;\n\
    BÁO CÁO CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2024;;;\n\
    Mã;Nội dung;Số hồ sơ đúng hạn;Tổng số hồ sơ đã giải quyết\n\
    3.2.1;Hồ sơ thủ tục hành chính cấp tỉnh giải quyết đúng hạn;khoảng 100;120\n";

fn asked_root() -> TempDir {
    let folder = root();
    let sent = folder.path().join("inputs/submissions/2024-H1");
    fs::write(sent.join("so-xay-dung.csv"), ABOUT).unwrap();
    folder
}

fn decisions(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("inputs/decisions/2024-H1.toml")).ok()
}

/// The path of the question of an agency, and the number of the way that says something.
fn question(setting: &Setting, agency: &str, means: &str) -> (String, usize) {
    let reading = setting.desk.last().unwrap();
    let view = &reading.as_ref().as_ref().ok().unwrap().view;
    let own = (view.questions.iter())
        .find(|question| question.agency.as_deref() == Some(agency))
        .unwrap();
    let way = own.ways().iter().position(|way| way.means == means);
    (questions::path(own), way.unwrap())
}

#[test]
fn every_question_has_its_page_with_the_cell_and_its_neighbours() {
    run(async {
        let setting = Setting::entered(asked_root()).await;
        let list = setting.page("/cau-hoi").await;
        let reading = setting.desk.last().unwrap();
        let view = &reading.as_ref().as_ref().ok().unwrap().view;
        assert!(view.questions.len() > 1);
        let navigation = format!("<span class=\"count\">{}</span>", view.questions.len());
        assert!(list.contains(&navigation));
        for question in &view.questions {
            let path = questions::path(question);
            assert!(list.contains(&path), "{}", question.asks);
            let page = setting.page(&path).await;
            let ways = page.matches("name=\"cach\"").count();
            assert_eq!(ways, question.answers.len(), "{}", question.asks);
        }
        let (path, _) = question(&setting, "so-xay-dung", "đúng như đã ghi");
        let page = setting.page(&path).await;
        let asked = page.split("class=\"asked\">").nth(1).unwrap();
        let cell = asked.split("</td>").next().unwrap();
        assert!(cell.ends_with("khoảng 100"), "{cell}");
        assert!(page.contains("Số hồ sơ đúng hạn") && page.contains(">120<"));
    });
}

#[test]
fn an_answer_is_that_of_the_command() {
    run(async {
        let setting = Setting::entered(asked_root()).await;
        let own = format!("http://{HOST}");
        setting.page("/cau-hoi").await;
        let (path, way) = question(&setting, "so-xay-dung", "số liệu đúng là …");
        let answer = |fields: &str| format!("cach={way}&{fields}");
        let trail = "vi-sao=%C4%91%C3%A3%20h%E1%BB%8Fi%20l%E1%BA%A1i&nguoi=Nguy%E1%BB%85n%20V%C4%83n%20M%E1%BA%ABu";
        let at = setting.at(&path);
        // A field that is left open, an answer without its reason, a number above its whole.
        for wrong in [
            answer(&format!("o-{way}-2=98&o-{way}-3=&{trail}")),
            answer(&format!("o-{way}-2=98&o-{way}-3=120&nguoi=A")),
            answer(&format!("o-{way}-2=198&o-{way}-3=120&{trail}")),
            format!("cach=99&{trail}"),
        ] {
            let told = setting.post(&at, Some(&own), &wrong).await;
            assert_eq!(told.status, StatusCode::SEE_OTHER);
            let page = setting.page(&path).await;
            assert!(page.contains("class=\"notice fault\""), "{wrong}");
            assert_eq!(decisions(setting.folder.path()), None, "{wrong}");
        }
        let right = answer(&format!("o-{way}-2=98&o-{way}-3=120&{trail}"));
        let stranger = setting.post(&at, Some("http://evil.example"), &right).await;
        assert_eq!(stranger.status, StatusCode::FORBIDDEN);
        assert_eq!(decisions(setting.folder.path()), None);
        setting.post(&at, Some(&own), &right).await;
        let list = setting.page("/cau-hoi").await;
        assert!(!list.contains(&path), "what was answered is asked no more");
        // The next page knows who answers.
        let reading = setting.desk.last().unwrap();
        let view = &reading.as_ref().as_ref().ok().unwrap().view;
        let next = setting.page(&questions::path(&view.questions[0])).await;
        assert!(next.contains("value=\"Nguyễn Văn Mẫu\""));
        let row = (view.report.readings.iter())
            .find(|row| row.agency_id == "so-xay-dung" && row.measure == "3.2.1")
            .unwrap();
        assert_eq!((row.first, row.second), (Some(98.0), Some(120.0)));

        let by_command = asked_root();
        let options = [
            ("agency", "so-xay-dung"),
            ("measure", "3.2.1"),
            ("first", "98"),
            ("second", "120"),
        ];
        let said = |name: &str| {
            let own = options.iter().find(|(option, _)| *option == name);
            own.map(|(_, value)| (*value).to_owned())
        };
        let job = Job {
            root: by_command.path().to_path_buf(),
            task: Task::Decide(Box::new(pipeline::Answer {
                period: None,
                about: pipeline::About::of(&said, Vec::new()).unwrap(),
                by: Some("Nguyễn Văn Mẫu".to_owned()),
                on: None,
                why: Some("đã hỏi lại".to_owned()),
                ground: None,
                today: today(),
            })),
            program: None,
            today: Some(today()),
        };
        pipeline::run(&job, &|_| ()).unwrap();
        assert_eq!(
            decisions(setting.folder.path()),
            decisions(by_command.path())
        );
    });
}
