//! Words that an examiner of the import wrote: none is wrongly sure, none turned, none lost.

use papers::{Block, read_plain};
use proptest::prelude::*;

use super::provinces::register;
use super::{DraftMeasure, propose};
use crate::plan;
use crate::plan_import;

/// What a requirement gives: `Kind target`, `?` where it is asked; and the numbers that are listed.
fn proposed(requirement: &str) -> (Vec<String>, Vec<String>) {
    let nobody = |_: &str| false;
    let found = propose("", requirement, 2026, &nobody);
    let measures = found.measures.iter().map(|one| {
        let mark = if one.doubts.is_empty() { "" } else { " ?" };
        format!("{:?} {}{mark}", one.kind, one.target)
    });
    let unused = found.unused.iter().map(|one| one.text.clone());
    (measures.collect(), unused.collect())
}

#[test]
fn words_that_change_turn_or_only_mention_a_number_are_asked() {
    for (words, wanted) in [
        (
            "Ít nhất 03 quý liên tiếp không có hồ sơ quá hạn",
            &["Document done ?"][..],
        ),
        ("Không có quá 03 văn bản sai thể thức", &["Count <= 3"]),
        (
            "Hồ sơ tồn đọng giảm 120 hồ sơ so với năm 2025",
            &["Count >= 120 ?"],
        ),
        (
            "Số văn bản trái thẩm quyền giảm ít nhất 2 văn bản",
            &["Count >= 2 ?"],
        ),
        ("Giảm 05 đơn vị sự nghiệp", &["Count >= 5 ?"]),
        (
            "Tăng thêm 10 dịch vụ công trực tuyến so với năm 2025",
            &["Count >= 10 ?"],
        ),
        ("Giữ nguyên 22 phòng", &["Count >= 22 ?"]),
        (
            "Công khai danh sách 15 đơn vị chậm nhất",
            &["Count >= 15 ?"],
        ),
        ("Kiểm tra 02 năm một lần tại 45 xã", &["Count >= 45 ?"]),
        ("Không để quá 02 trường hợp khiếu nại", &["Count <= 2"]),
        (
            "Điểm trung bình toàn tỉnh từ 8,0 điểm trở lên, không đơn vị nào dưới 6,5 điểm",
            &["Score >= 8.0 ?", "Score >= 6.5 ?"],
        ),
        ("100% hồ sơ không quá hạn", &["Ratio >= 100"]),
        (
            "Tối thiểu 95% hồ sơ không bị trả quá 01 lần",
            &["Ratio >= 95 ?"],
        ),
        (
            "100% xã, phường có ít nhất 02 công chức chuyên trách",
            &["Ratio >= 100 ?"],
        ),
        (
            "Tỷ lệ cấp kết quả điện tử đạt 95%; tỷ lệ tái sử dụng dữ liệu đạt 60%; tỷ lệ hồ sơ chứng thực điện tử cao hơn năm 2025",
            &["Ratio >= 95", "Ratio >= 60", "Growth > 0 ?"],
        ),
        (
            "Tỷ lệ tái sử dụng dữ liệu đạt 60%; chất lượng phục vụ được nâng lên",
            &["Ratio >= 60 ?"],
        ),
        ("Mỗi quý đối thoại 01 lần", &["Count >= 1 ?"]),
        ("Đối thoại với Nhân dân mỗi quý 01 lần", &["Count >= 1 ?"]),
        (
            "Ít nhất 01 trong 03 sáng kiến được nhân rộng",
            &["Count >= 1 ?"],
        ),
        ("Tổ chức 12 hội nghị", &["Count >= 12"]),
        ("Duy trì 14 cơ quan chuyên môn", &["Count >= 14 ?"]),
        ("Không để hồ sơ tồn đọng quá 10 ngày", &["Count = 0 ?"]),
        ("Tổ chức 12 hội nghị ở nước ngoài", &["Count >= 12 ?"]),
        (
            "Đạt 95% hồ sơ đúng hạn và ban hành kế hoạch",
            &["Ratio >= 95 ?"],
        ),
        ("Không có văn bản trái quy định", &["Count = 0"]),
        ("Không có công chức bị phê bình", &["Count = 0 ?"]),
        ("Xếp thứ 20/34 cả nước", &["Rank <= 20 ?"]),
        ("Không nhỏ hơn 95% hồ sơ đúng hạn", &["Ratio >= 95"]),
        ("Tỷ lệ chi phí không chính thức dưới 20%", &["Ratio < 20"]),
        ("Tinh giản 5% biên chế", &["Reduction >= 5 ?"]),
        ("Thu ngân sách tăng từ 8 - 10%", &["Growth >= 8 ?"]),
        ("Tổ chức đối thoại định kỳ", &["Document done ?"]),
        ("Tối thiểu 3 sáng kiến được công nhận", &["Count >= 3"]),
    ] {
        assert_eq!(proposed(words).0, wanted, "{words}");
    }
}

#[test]
fn every_number_that_is_in_no_target_is_listed() {
    for (words, wanted) in [
        (
            "Ít nhất 03 quý liên tiếp không có hồ sơ quá hạn",
            &["03"][..],
        ),
        ("Hệ thống hoạt động ổn định 24/7", &["24/7"]),
        ("Tối thiểu cấp độ 3", &["3"]),
        (
            "Chuyển đổi vị trí công tác 100% trường hợp đến hạn 05 năm",
            &["05"],
        ),
        ("Hằng tháng báo cáo số liệu trước ngày 05", &["05"]),
        ("Kiểm tra 02 năm một lần tại 45 xã", &["02"]),
        ("Tối thiểu 95% hồ sơ không bị trả quá 01 lần", &["01"]),
        ("75% (6 tháng đầu năm: 60%)", &["60%", "6"]),
        (
            "Theo Quyết định số 766/QĐ-TTg và Nghị quyết 57 năm 2026",
            &[],
        ),
    ] {
        assert_eq!(proposed(words).1, wanted, "{words}");
    }
}

/// The measures of a requirement with a unit in a column of its own.
fn drafted(unit: &str, requirement: &str) -> Vec<DraftMeasure> {
    let text = format!(
        "STT\tNội dung\tĐơn vị tính\tYêu cầu\tChủ trì\tPhối hợp\tThời hạn\n\
         I\tLĨNH VỰC CHUNG\t\t\t\t\t\n\
         1\tNhiệm vụ chung\t{unit}\t{requirement}\tSở Nội vụ\tSở Tư pháp\t31/12/2026\n"
    );
    let draft = plan_import::draft(&read_plain(&text), &register(), 2026).unwrap();
    let row = draft.rows.iter().find(|row| row.row.lead == "Sở Nội vụ");
    row.unwrap().measures.clone()
}

#[test]
fn labels_of_parted_measures_are_the_words_of_the_plan() {
    for (words, wanted) in [
        (
            "Không để xảy ra trường hợp công chức bị xử lý hình sự; dưới 0,3% công chức bị kỷ luật",
            &[
                "Không để xảy ra trường hợp công chức bị xử lý hình sự",
                "Dưới 0,3% công chức bị kỷ luật",
            ][..],
        ),
        (
            "Ban hành 02 văn bản Quý I và 03 văn bản Quý III của UBND tỉnh",
            &[
                "Ban hành 02 văn bản Quý I",
                "03 văn bản Quý III của UBND tỉnh",
            ],
        ),
        (
            "Bố trí kinh phí 2,5 tỷ đồng tổ chức 12 lớp bồi dưỡng",
            &["Bố trí kinh phí 2,5 tỷ đồng", "Tổ chức 12 lớp bồi dưỡng"],
        ),
        (
            "Tỷ lệ TTHC đúng quy định ≥ 98%; tỷ lệ số hóa ≥ 60%",
            &["Tỷ lệ TTHC đúng quy định ≥ 98%", "Tỷ lệ số hóa ≥ 60%"],
        ),
    ] {
        let found = drafted("", words);
        let labels: Vec<&str> = found.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(labels, wanted);
    }
    assert_eq!(
        drafted("", "Không để xảy ra trường hợp công chức bị xử lý")[0]
            .proposal
            .unit,
        "trường hợp"
    );
}

#[test]
fn an_upper_limit_is_judged_before_the_deadline() {
    for (words, wanted) in [
        ("Không quá 03 văn bản sai thể thức", "always"),
        ("Dưới 10 đơn thư tồn đọng", "always"),
        ("Sắp xếp còn không quá 14 cơ quan", "due"),
        ("Ban hành ít nhất 14 văn bản", "due"),
        ("Không quá 5% cán bộ không hoàn thành nhiệm vụ", "hold"),
        ("Hoàn thành 95% nhiệm vụ", "grow"),
    ] {
        assert_eq!(drafted("", words)[0].progress, wanted, "{words}");
    }
}

#[test]
fn the_unit_of_the_column_is_applied() {
    for (unit, words, wanted) in [
        ("%", "Quý I: 20; Quý II: 45; Quý IV: 95", "ratio >= 95"),
        ("%", "Tối thiểu 65, phấn đấu 70", "ratio >= 65"),
        ("%", "75 (6 tháng đầu năm: 60)", "ratio >= 75"),
        ("Tin, bài", "Tối thiểu 50/quý", "count >= 50"),
    ] {
        let one = &drafted(unit, words)[0];
        let found = format!("{} {}", one.proposal.kind.word(), one.proposal.target);
        assert_eq!(found, wanted, "{words}");
    }
    assert!(
        drafted("Tin, bài", "Tối thiểu 50/quý")[0]
            .proposal
            .quarterly
    );
}

#[test]
fn a_mean_over_merged_criteria_is_a_measure_only_where_one_can_be_made() {
    let draft = |requirement: &str| {
        let text = format!(
            "STT\tNội dung\tYêu cầu\tThời hạn\tChủ trì\n\
             I\tLĨNH VỰC CHUNG\t\t\t\n\
             1.1\tHồ sơ\t{requirement}\t31/12/2026\tCác sở, ban, ngành\n\
             1.2\tHồ sơ\t{requirement}\t31/12/2026\tUBND cấp xã\n"
        );
        let mut blocks = read_plain(&text);
        for block in &mut blocks {
            if let Block::Table(table) = block
                && let Some(cell) = table.rows[3].cells.get_mut(2)
            {
                cell.continues = true;
            }
        }
        plan_import::draft(&blocks, &register(), 2026).unwrap()
    };
    for (requirement, wanted) in [
        ("Bình quân đạt 98% hồ sơ", 3),
        ("Bình quân tối thiểu 3 hội nghị", 2),
    ] {
        let draft = draft(requirement);
        let measures = draft.rows.iter().map(|row| row.measures.len());
        assert_eq!(measures.sum::<usize>(), wanted, "{requirement}");
        let text = plan_import::plan_file(&draft);
        plan::load::load(&text, "2026.toml", Some(&register())).unwrap();
    }
}

#[test]
fn a_requirement_of_every_quarter_is_judged_by_quarters_only_where_it_adds_up() {
    for (words, wanted) in [
        ("Mỗi quý đối thoại 01 lần", "quarterly"),
        ("Mỗi quý kiểm tra ít nhất 25% đơn vị", "hold"),
    ] {
        assert_eq!(drafted("", words)[0].progress, wanted, "{words}");
    }
}

proptest! {
    /// Whatever sentences are put together: the file that is drafted loads.
    #[test]
    fn the_file_of_any_requirement_loads(
        picks in prop::collection::vec(0_usize..2000, 1..4),
        more in prop::collection::vec(
            "(mỗi quý|giảm|tăng|so với năm 2025|xếp thứ 5|bình quân|trong đó|không quá 10|25%|từ 3 đến 5|; |, |quý I đạt 10%|/tháng|nhóm 10|điểm|ngày)",
            0..4
        ),
        at in 0_usize..6,
    ) {
        let cases: Vec<&str> = super::super::known::cases().collect();
        let mut said: Vec<&str> = picks.iter().map(|pick| cases[pick % cases.len()]).collect();
        for (place, more) in more.iter().enumerate() {
            said.insert((at + place) % (said.len() + 1), more);
        }
        let requirement = said.join(" ").replace(['{', '}'], "");
        let text = format!(
            "STT\tNội dung\tYêu cầu\tChủ trì\tThời hạn\n\
             I\tLĨNH VỰC CHUNG\t\t\t\n\
             1\tNhiệm vụ chung\t{requirement}\tCác sở, ban, ngành\t31/12/2026\n"
        );
        let draft = plan_import::draft(&read_plain(&text), &register(), 2026).unwrap();
        let text = plan_import::plan_file(&draft);
        let loaded = plan::load::load(&text, "2026.toml", Some(&register()));
        prop_assert!(loaded.is_ok(), "{requirement}: {}", loaded.unwrap_err());
    }
}

#[test]
fn a_criterion_without_a_name_is_asked_for_it_and_the_plan_loads() {
    let text = "STT\tTiêu chí\tYêu cầu\tCơ quan chủ trì\tThời hạn\n\
        I\tCẢI CÁCH THỂ CHẾ\t\t\t\n\
        1.1\tSố cuộc kiểm tra\t12 cuộc\tSở Nội vụ\t30/11\n\
        1.2\t\tKhông để xảy ra\tSở Nội vụ\tThường xuyên\n";
    let draft = plan_import::draft(&read_plain(text), &register(), 2026).unwrap();
    let nameless: Vec<&str> = draft
        .rows
        .iter()
        .filter(|row| row.row.name.contains("Chưa có tên"))
        .map(|row| row.row.code.as_str())
        .collect();
    assert_eq!(nameless, ["1.2"]);
    let text = plan_import::plan_file(&draft);
    let plan = plan::load::load(&text, "2026.toml", Some(&register())).unwrap();
    assert_eq!(plan.criteria.len(), 2);
    let asked = plan_import::confirmations(&text);
    assert!(
        asked
            .iter()
            .any(|one| format!("{one:?}").contains("khóa name"))
    );
}
