//! «Điểm tối đa» as data of the plan, ranks that several lead, and papers in other encodings.

use papers::read_plain;

use super::provinces::register;
use crate::plan;
use crate::plan::model::{Kind, Plan};
use crate::plan_import::{self, Draft, confirmations, plan_file, read_paper};

const HEAD: &str = "KẾ HOẠCH\nCải cách hành chính tỉnh Hải Lâm năm 2026\n\
STT\tTiêu chí\tĐiểm tối đa\tMục tiêu\tChủ trì\tPhối hợp\tThời gian\n";

fn drafted(rows: &str) -> (Draft, String, Plan) {
    let blocks = read_plain(&format!("{HEAD}{rows}"));
    let draft = plan_import::draft(&blocks, &register(), 2026).unwrap();
    let text = plan_file(&draft);
    let plan = plan::load::load(&text, "2026.toml", Some(&register())).unwrap();
    (draft, text, plan)
}

fn asked(text: &str, words: &str) -> usize {
    let open = confirmations(text);
    open.iter().filter(|one| one.words.contains(words)).count()
}

#[test]
fn the_highest_scores_of_an_appendix_are_data_of_the_plan() {
    let (_, text, plan) = drafted(
        "I\tTHỦ TỤC HÀNH CHÍNH\t3,5\n\
         1.1\tNhóm hồ sơ\t2,5\n\
         1.1.1\tHồ sơ đúng hạn\t1,5\tTừ 98% trở lên\tSở Nội vụ\t\tNăm 2026\n\
         1.1.2\tHồ sơ trực tuyến\t01\tTừ 80% trở lên\tSở Nội vụ\t\tNăm 2026\n\
         1.2\tKế hoạch\t1 - 2\tBan hành kế hoạch\tSở Nội vụ\t\tQuý I\n",
    );
    let points = |code: &str| {
        plan.criterion(code)
            .unwrap()
            .points
            .as_ref()
            .map(ToString::to_string)
    };
    assert_eq!(points("1.1.1").as_deref(), Some("1.5"));
    assert_eq!(points("1.1.2").as_deref(), Some("1"));
    // What is no one number is asked for, and stands as it is.
    assert_eq!(points("1.2"), None);
    assert!(text.contains("# Điểm tối đa: 1 - 2"), "{text}");
    assert_eq!(plan.fields[0].points.as_ref().unwrap().to_string(), "3.5");
    assert_eq!(plan.groups[0].points.as_ref().unwrap().to_string(), "2.5");
    assert_eq!(asked(&text, "«1 - 2»"), 1);
    // The whole column is confirmed once; sums that hold are not asked about.
    assert_eq!(asked(&text, "cột điểm tối đa"), 1);
    assert_eq!(asked(&text, "cộng lại"), 0);
}

#[test]
fn scores_that_do_not_add_up_are_asked_about() {
    let (_, text, _) = drafted(
        "I\tTHỦ TỤC HÀNH CHÍNH\t4\n\
         1.1\tNhóm hồ sơ\t2,5\n\
         1.1.1\tHồ sơ đúng hạn\t1,5\tTừ 98% trở lên\tSở Nội vụ\t\tNăm 2026\n\
         1.1.2\tHồ sơ trực tuyến\t0,5\tTừ 80% trở lên\tSở Nội vụ\t\tNăm 2026\n\
         1.2\tKế hoạch\t1\tBan hành kế hoạch\tSở Nội vụ\t\tQuý I\n",
    );
    assert_eq!(asked(&text, "cộng lại là 3,5"), 1, "{text}");
    assert_eq!(asked(&text, "cộng lại là 2"), 1, "{text}");
}

#[test]
fn a_rank_that_several_lead_is_one_bodys_and_asked() {
    let (draft, _, plan) = drafted(
        "I\tTÁC ĐỘNG\t\n\
         1\tPAR INDEX\t\tThuộc nhóm 15 tỉnh dẫn đầu\tSở Nội vụ; Sở Tư pháp\t\tNăm 2026\n\
         2\tPCI\t\tTăng 02 bậc so với năm 2025\tCác sở, ban, ngành\tSở Tài chính\tNăm 2026\n\
         3\tPAPI\t\tThuộc nhóm 10 tỉnh dẫn đầu\tCác sở, ban, ngành\t\tNăm 2026\n",
    );
    let one = |id: &str| plan.measure(id).unwrap();
    assert_eq!(
        (one("1").kind, one("1").reporters.join(" ")),
        (Kind::Rank, "so-noi-vu".to_owned())
    );
    assert_eq!(
        (one("2").kind, one("2").reporters.join(" ")),
        (Kind::Rank, "so-tai-chinh".to_owned())
    );
    // Where the plan names no single body, none is invented.
    assert_eq!(one("3").kind, Kind::Document);
    for row in draft.rows.iter().filter(|row| !row.measures.is_empty()) {
        assert!(
            !row.measures[0].proposal.doubts.is_empty(),
            "{}",
            row.row.code
        );
    }
}

#[test]
fn texts_of_notepad_and_tables_of_documents_systems_are_read() {
    let text = format!("{HEAD}I\tTHỦ TỤC\t1\n1\tHồ sơ\t1\tTừ 98% trở lên\tSở Nội vụ\t\tNăm 2026\n");
    let little = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let big = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        [0xFE, 0xFF].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let wanted = read_plain(&text);
    assert_eq!(read_paper("a.txt", &little(&text)).unwrap(), wanted);
    assert_eq!(read_paper("a.txt", &big(&text)).unwrap(), wanted);
    let rows = text.lines().skip(2).collect::<Vec<_>>().join("\n");
    let comma_separated = read_paper("a.csv", rows.replace('\t', ";").as_bytes()).unwrap();
    let draft = plan_import::draft(&comma_separated, &register(), 2026).unwrap();
    assert_eq!(draft.rows[1].row.requirement, "Từ 98% trở lên");
}
