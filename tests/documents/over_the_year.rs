//! What documents say of the year behind a period: quarters that were missed, figures of other periods,
//! bodies that are new, what is expected of the rest.

use std::path::Path;

use cchc::agency::Agency;
use cchc::exact::Exact;
use cchc::inputs::{Inputs, load_inputs};
use cchc::place::Place;
use cchc::plan::model::Measure;
use cchc::render::documents::{agency_sheet, annexes};
use cchc::render::wording::Wording;
use cchc::report::basis::Basis;
use cchc::report::model::build;
use cchc::report::sheet::{AgencySheet, Step, sheets};
use cchc::submission::{Estimate, Reading, Submission};

use super::sample::{figures, meets, submissions, with_basis};
use super::{ALL, contains, has, plain, words};

/// The sample province of 2026.
fn province() -> Inputs {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tinh-mau-2026");
    load_inputs(&root).unwrap()
}

fn sheet_of(basis: &Basis, agency: &str) -> AgencySheet {
    let all = sheets(basis, &build(basis));
    all.into_iter().find(|one| one.agency.id == agency).unwrap()
}

fn texts_of(sheet: &AgencySheet) -> Vec<String> {
    let document = agency_sheet(sheet, &Wording::default()).unwrap();
    let texts = document.blocks.iter().flat_map(words);
    texts.map(|text| plain(&text)).collect()
}

/// So many meetings of one department, and what meets the plan of all else.
fn meetings(of_health: i64) -> impl Fn(&Agency, &Measure) -> Reading {
    move |agency: &Agency, measure: &Measure| match (measure.id.as_str(), agency.id.as_str()) {
        ("1.2", "so-y-te") => figures(measure, of_health, 0),
        ("1.2", _) => figures(measure, 9, 0),
        _ => meets(agency, measure),
    }
}

#[test]
fn a_quarter_that_was_missed_is_named_where_the_total_looks_sufficient() {
    let inputs = province();
    let before = submissions(&inputs, "2026-Q1", ALL, &meetings(0));
    let sent = submissions(&inputs, "2026-H1", ALL, &meetings(3));
    let earlier = Some(("2026-Q1", before.as_slice()));
    with_basis(&inputs, "2026-H1", &sent, earlier, &[], |basis| {
        let report = build(basis);
        let mut criteria = report.fields.iter().flat_map(|field| &field.criteria);
        let row = criteria.find_map(|one| one.measures.iter().find(|row| row.id == "1.2"));
        let concerned = &row.unwrap().concerned;
        let of_health = concerned.iter().find(|one| one.agency == "so-y-te");
        assert_eq!(of_health.unwrap().value, "quý II 03 cuộc, quý I 0 cuộc");
        let sheet = sheet_of(basis, "so-y-te");
        let open = sheet.open.iter().find(|one| one.result.measure == "1.2");
        let told = "03 cuộc; quý I không đạt (0 cuộc)";
        assert_eq!(open.unwrap().result.reported, told);
        // Nothing was missed elsewhere: the first quarter had nine, this one none yet.
        let other = sheet_of(basis, "so-tu-phap");
        let open = other.open.iter().find(|one| one.result.measure == "1.2");
        let told = "09 cuộc lũy kế, riêng quý này 0 cuộc";
        assert_eq!(open.unwrap().result.reported, told);
    });
}

#[test]
fn a_body_that_ends_is_asked_for_no_later_report() {
    let inputs = province();
    let sends = |agency: &Agency| agency.id != "xa-mau-sa";
    let sent = submissions(&inputs, "2026-H1", &sends, &meets);
    with_basis(&inputs, "2026-H1", &sent, None, &[], |basis| {
        // Nobody follows the board; three communes become one.
        for (agency, told) in [
            (
                "ban-quan-ly-cac-kcn",
                "Từ ngày 01/7/2026, cơ quan kết thúc hoạt động, không gửi báo cáo kỳ sau.",
            ),
            (
                "xa-mau-lap",
                "Từ ngày 01/7/2026, UBND xã Mẫu Hợp thực hiện tiếp nhiệm vụ của cơ quan và gửi báo cáo các kỳ sau.",
            ),
        ] {
            let sheet = sheet_of(basis, agency);
            assert!(!sends_again(&sheet), "{agency}");
            let texts = texts_of(&sheet);
            has(&texts, told);
        }
        let stays = sheet_of(basis, "so-y-te");
        assert!(stays.ending.is_empty() && sends_again(&stays));
        // What the office does about a silent body is not told to it.
        let texts = texts_of(&sheet_of(basis, "xa-mau-sa"));
        has(&texts, "gửi báo cáo 6 tháng đầu năm 2026 về Sở Nội vụ");
        assert!(!contains(&texts, "Đôn đốc"), "{texts:?}");
    });
}

#[test]
fn what_was_due_before_the_birth_of_a_silent_body_is_not_counted_against_it() {
    let inputs = province();
    let sends = |agency: &Agency| agency.id != "xa-mau-hop";
    let sent = submissions(&inputs, "2026-Q3", &sends, &meets);
    with_basis(&inputs, "2026-Q3", &sent, None, &[], |basis| {
        let sheet = sheet_of(basis, "xa-mau-hop");
        let counts = sheet.agency.counts;
        assert_eq!(
            counts.numbers.insufficient + counts.numbers.nothing_arose,
            sheet.agency.asked
        );
        assert_eq!(counts.numbers.nothing_arose, 1);
        let texts = texts_of(&sheet);
        let told = format!(
            "Trong {} chỉ số được giao: 01 chỉ số không phát sinh và {} chỉ số chưa đủ căn cứ",
            sheet.agency.asked, counts.numbers.insufficient
        );
        has(&texts, &told);
        has(&texts, "thời hạn trước ngày thành lập");
    });
}

#[test]
fn a_sheet_has_the_figures_of_the_other_periods() {
    let inputs = province();
    let says = |number: i64| {
        move |agency: &Agency, measure: &Measure| match measure.id.as_str() {
            "1.5" => figures(measure, number, 40),
            _ => meets(agency, measure),
        }
    };
    let before = submissions(&inputs, "2026-Q1", ALL, &says(8));
    let sends = |agency: &Agency| agency.id != "xa-mau-nam";
    let sent = submissions(&inputs, "2026-H1", &sends, &says(19));
    let earlier = Some(("2026-Q1", before.as_slice()));
    with_basis(&inputs, "2026-H1", &sent, earlier, &[], |basis| {
        let sheet = sheet_of(basis, "xa-mau-my");
        let history = sheet.history.as_ref().unwrap();
        assert_eq!(history.periods, ["quý I năm 2026", "6 tháng đầu năm 2026"]);
        let own = history.rows.iter().find(|row| row.id == "1.5").unwrap();
        assert_eq!(own.values, ["20%", "47,5%"]);
        has(&texts_of(&sheet), "Số liệu qua các kỳ báo cáo");
        // Nobody's figure of this period stands beside those of a body that sent nothing.
        let silent = sheet_of(basis, "xa-mau-nam");
        assert_eq!(silent.history, None);
        // What was due in February has passed.
        has(
            &texts_of(&silent),
            "(thời hạn: trước ngày 15/02/2026, đã quá)",
        );
    });
}

#[test]
fn an_estimate_stands_beside_what_the_same_agencies_have() {
    let inputs = province();
    let says = |agency: &Agency, measure: &Measure| match measure.id.as_str() {
        "1.4" => figures(measure, 200, 0),
        _ => meets(agency, measure),
    };
    let mut sent: Vec<Submission> = submissions(&inputs, "2026-Y", ALL, &says);
    for (agency, number) in [("xa-mau-my", 210), ("xa-mau-nam", 230)] {
        let mut all = sent.iter_mut();
        let own = all
            .find(|one| one.agency.as_deref() == Some(agency))
            .unwrap();
        let estimate = Estimate {
            first: Some(Exact::whole(number)),
            second: None,
            place: Place::sheet("tep.xlsx", "Biểu nhập"),
        };
        own.estimates.insert("1.4".to_owned(), estimate);
    }
    with_basis(&inputs, "2026-Y", &sent, None, &[], |basis| {
        let estimates = build(basis).estimates.unwrap();
        let row = estimates
            .measures
            .iter()
            .find(|row| row.id == "1.4")
            .unwrap();
        assert_eq!(row.coverage, "2/60");
        assert_eq!(plain(&row.estimate), "440 lượt người");
        // 200 each; the result of all sixty is told apart.
        assert_eq!(plain(&row.result_of_them), "400 lượt người");
        assert_eq!(plain(&row.result), "12.000 lượt người");
    });
}

#[test]
fn a_body_that_follows_others_is_told_whose_work_it_does() {
    let inputs = province();
    let sent = submissions(&inputs, "2026-Q3", ALL, &meets);
    with_basis(&inputs, "2026-Q3", &sent, None, &[], |basis| {
        let told = |agency: &str| sheet_of(basis, agency).follows;
        let merged = "Từ ngày 01/7/2026, cơ quan thực hiện nhiệm vụ của UBND xã Mẫu Lập, UBND xã Mẫu Quế và UBND xã Mẫu Tú; số liệu gồm cả số liệu của cơ quan trước từ đầu năm.";
        assert_eq!(told("xa-mau-hop"), merged);
        has(&texts_of(&sheet_of(basis, "xa-mau-hop")), merged);
        assert!(told("xa-mau-truong-dong").contains("số liệu tính từ ngày thành lập"));
        assert!(told("phuong-mau-tan-moi").contains("UBND phường Mẫu Tân (cũ)"));
        assert_eq!(told("xa-mau-my"), "");
    });
}

#[test]
fn a_quarter_has_no_rate_of_what_is_assigned_for_the_year() {
    let inputs = province();
    let says = |done: i64, assigned: i64, sorry: i64| {
        move |agency: &Agency, measure: &Measure| match measure.id.as_str() {
            "1.5" => figures(measure, done, assigned),
            "3.2.2" => figures(measure, sorry, 20.max(sorry)),
            "6.1" => figures(measure, 100 + done, 100),
            _ => meets(agency, measure),
        }
    };
    let before = submissions(&inputs, "2026-Q1", ALL, &says(8, 40, 18));
    let sends = |agency: &Agency| agency.id != "so-y-te";
    let sent = submissions(&inputs, "2026-H1", &sends, &says(19, 44, 21));
    let earlier = Some(("2026-Q1", before.as_slice()));
    with_basis(&inputs, "2026-H1", &sent, earlier, &[], |basis| {
        let report = build(basis);
        let row = |id: &str| {
            let mut criteria = report.fields.iter().flat_map(|field| &field.criteria);
            let row = criteria.find_map(|one| one.measures.iter().find(|row| row.id == id));
            row.unwrap().clone()
        };
        // Four more were assigned to each of 75 meanwhile: no «825/300».
        let quarter = row("1.5").quarter.unwrap();
        assert_eq!(
            (quarter.figure.as_str(), quarter.second),
            ("825 nhiệm vụ", None)
        );
        // Three apologies by each of 74, one of them for a dossier of this quarter.
        let quarter = row("3.2.2").quarter.unwrap();
        assert_eq!(
            (quarter.figure.as_str(), quarter.second),
            ("222 hồ sơ", None)
        );
        let growth = row("6.1").earlier.unwrap().comparison;
        assert!(
            growth.contains("từ mức tăng 8% lên mức tăng 19%"),
            "{growth}"
        );
    });
}

#[test]
fn the_annex_says_which_figures_are_means() {
    let inputs = province();
    let sent = submissions(&inputs, "2026-Q1", ALL, &meets);
    with_basis(&inputs, "2026-Q1", &sent, None, &[], |basis| {
        let report = build(basis);
        let set = annexes(&report, &Wording::default()).unwrap();
        let texts: Vec<String> = set.annexes[0].blocks.iter().flat_map(words).collect();
        let told = "riêng tiêu chí 3.2.7, 5.1 và 7.6 tính bình quân";
        assert!(
            texts.iter().any(|text| plain(text).contains(told)),
            "{texts:?}"
        );
    });
}

#[test]
fn months_nine_months_and_occasions_have_their_own_names() {
    for (id, told) in [
        (
            "2026-DX1",
            "đợt đột xuất số 01 năm 2026, phương hướng, nhiệm vụ thời gian tới",
        ),
        (
            "2026-9T",
            "9 tháng đầu năm, phương hướng, nhiệm vụ 3 tháng cuối năm 2026",
        ),
        (
            "2026-T08",
            "tháng 8, phương hướng, nhiệm vụ tháng 9 năm 2026",
        ),
    ] {
        let mut inputs = province();
        let mut period = inputs.period("2026-Q3".parse().unwrap()).unwrap().clone();
        period.id = id.parse().unwrap();
        inputs.periods.list.push(period);
        let sent = submissions(&inputs, id, ALL, &meets);
        with_basis(&inputs, id, &sent, None, &[], |basis| {
            let subject = build(basis).period.subject;
            let told = format!("Kết quả công tác cải cách hành chính {told}");
            assert_eq!(subject, told);
        });
    }
}

/// Whether a sheet asks for a later report.
fn sends_again(sheet: &AgencySheet) -> bool {
    let is_next = |step: &Step| matches!(step, Step::Next(_));
    sheet.steps.iter().any(is_next)
}
