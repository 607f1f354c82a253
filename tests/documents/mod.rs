//! The documents of periods of every kind, made over the shipped plan and register: nobody sent,
//! one, many, all met, all failed, an earlier period, agencies' words that look like markup.

mod asked;
mod cited;
mod decided;
mod over_the_year;
mod sample;
mod results;
mod set;

use chrono::NaiveDate;

use cchc::assessment::verdict::Verdict;
use cchc::form::NarrativeSection;
use cchc::inputs::Inputs;
use cchc::office::Issue;
use cchc::render::documents::{annexes, concise_annexes, periodic_report};
use cchc::render::wording::Wording;
use cchc::report::agencies::Sent;
use cchc::report::document::{AnnexSet, Block, Row};
use cchc::report::model::Report;
use cchc::submission::{Disposition, Submission};
use sample::*;

const ALL: &dyn Fn(&cchc::agency::Agency) -> bool = &|_| true;

fn words(block: &Block) -> Vec<String> {
    let row = |row: &Row| row.cells.clone();
    match block {
        Block::Heading { number, text, .. } => vec![format!("{number} {text}")],
        Block::Paragraph { text } | Block::Bullet { text, .. } | Block::Note { text } => {
            vec![text.clone()]
        }
        Block::Table(table) => table.rows.iter().flat_map(row).collect(),
        Block::Chart(chart) => vec![chart.alternative.clone()],
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The texts of the report's body, tables left out.
fn sentences(report: &Report) -> Vec<String> {
    let document = periodic_report(report, &Wording::default()).unwrap();
    let texts: Vec<String> = document
        .blocks
        .iter()
        .filter(|block| !matches!(block, Block::Table(_)))
        .flat_map(words)
        .map(|text| plain(&text))
        .collect();
    if std::env::var_os("CCHC_SHOW").is_some() {
        println!("{}\n", texts.join("\n"));
    }
    for text in &texts {
        reads_well(text);
    }
    texts
}

/// What no sentence may have, whatever the period is like.
fn reads_well(text: &str) {
    for wrong in [
        "  ",
        " ,",
        " .",
        " ;",
        "()",
        "( ",
        ",,",
        ";;",
        ";.",
        ":.",
        "..",
        ": ;",
        "\u{E000}",
        "\u{E001}",
        "gồm: .",
        " 0 cơ quan",
        " 0 tiêu chí",
        "none",
        "{{",
        "}}",
    ] {
        assert!(!text.contains(wrong), "«{wrong}» in: {text}");
    }
    assert!(!text.trim().is_empty() && text.trim() == text, "{text:?}");
}

fn contains(texts: &[String], piece: &str) -> bool {
    texts.iter().any(|text| text.contains(piece))
}

#[track_caller]
fn has(texts: &[String], piece: &str) {
    assert!(
        contains(texts, piece),
        "«{piece}» is not in:\n{}",
        texts.join("\n")
    );
}

#[test]
fn nobody_sent_anything() {
    let inputs = inputs();
    let report = report(&inputs, "2024-H1", &[], None);
    let texts = sentences(&report);
    has(
        &texts,
        "chưa có cơ quan, đơn vị, địa phương nào trong số 209 cơ quan",
    );
    has(&texts, "Chưa đủ căn cứ đánh giá 04 tiêu chí của lĩnh vực");
    has(&texts, "chưa có tiêu chí nào được đánh giá đạt yêu cầu");
    has(&texts, "toàn bộ 209 cơ quan chưa gửi báo cáo");
    has(
        &texts,
        "10 tiêu chí của lĩnh vực, do chưa có cơ quan gửi số liệu; 02 tiêu chí Kế hoạch không",
    );
    assert!(!contains(&texts, "Đạt yêu cầu:"));
    assert_eq!(
        report.counts.numbers.insufficient + report.counts.numbers.no_target,
        72
    );
}

#[test]
fn everything_is_met() {
    let inputs = inputs();
    let sent = submissions(&inputs, "2024-H1", ALL, &meets);
    let report = report(&inputs, "2024-H1", &sent, None);
    let texts = sentences(&report);
    has(
        &texts,
        "toàn bộ 209 cơ quan, đơn vị, địa phương phải báo cáo",
    );
    has(&texts, "Toàn bộ 04 tiêu chí của lĩnh vực đạt yêu cầu");
    has(
        &texts,
        "Trong kỳ không có tiêu chí không đạt hoặc chậm tiến độ",
    );
    has(&texts, "Sở Nội vụ không có kiến nghị, đề xuất");
    has(&texts, "Báo cáo số 123/BC-STP ngày 12/5/2024");
    assert_eq!(report.counts.numbers.met, 70);
    assert!(!contains(&texts, "tính trên"));
    assert!(!contains(&texts, "Chế độ báo cáo chưa"));
}

#[test]
fn everything_fails() {
    let inputs = inputs();
    let sent = submissions(&inputs, "2024-H1", ALL, &fails);
    let texts = sentences(&report(&inputs, "2024-H1", &sent, None));
    has(&texts, "Các tiêu chí không đạt:");
    has(&texts, "(tiêu chí 3.1.2) đạt 1%");
    has(&texts, "Sở Công Thương (1%) và 200 cơ quan khác");
    has(&texts, "Các tiêu chí 3.2.1, 3.2.2 và 3.2.3: hồ sơ đúng hạn");
    has(&texts, "yêu cầu từ 99,9% trở lên");
    has(
        &texts,
        "yêu cầu từ 95% trở lên (mức theo tiến độ đến kỳ này 45,26%)",
    );
}

#[test]
fn one_agency_sent() {
    let inputs = inputs();
    let only = |agency: &cchc::agency::Agency| agency.id == "so-tu-phap";
    let sent = submissions(&inputs, "2024-H1", &only, &meets);
    let texts = sentences(&report(&inputs, "2024-H1", &sent, None));
    has(
        &texts,
        "01/209 cơ quan, đơn vị, địa phương phải báo cáo (đạt 0,48%)",
    );
    has(&texts, "tính trên 1/");
}

/// Half of the agencies, one of them below a rate by a hair.
fn mixed(inputs: &Inputs, period: &str) -> Vec<Submission> {
    let mut at = 0;
    let mut sent = submissions(inputs, period, ALL, &meets);
    sent.retain(|_| {
        at += 1;
        at % 7 != 0
    });
    let measure = inputs.plans[&2024].measure("7.2.1").unwrap().clone();
    for submission in &mut sent {
        for reading in &mut submission.readings {
            if reading.measure == "7.2.1" {
                *reading = figures(&measure, 1_249, 1_250);
            }
        }
    }
    sent
}

#[test]
fn figures_say_on_how_many_agencies_they_are_built() {
    let inputs = inputs();
    let report = report(&inputs, "2024-H1", &mixed(&inputs, "2024-H1"), None);
    let texts = sentences(&report);
    has(
        &texts,
        "đạt 99,92% (29.976/30.000 văn bản), tính trên 24/28 cơ quan, yêu cầu 100%",
    );
    has(&texts, "cơ quan chưa bảo đảm yêu cầu: Sở Nội vụ (99,92%)");
    let row = report.criteria().find(|row| row.code == "7.2.1").unwrap();
    assert_eq!(row.coverage, ["24/28 cơ quan"]);
    assert!(
        row.notes[0].starts_with("Chưa có số liệu của 04 cơ quan"),
        "{:?}",
        row.notes
    );
}

#[test]
fn the_third_quarter_is_held_against_the_first_half() {
    let inputs = inputs();
    let now = |agency: &cchc::agency::Agency, measure: &cchc::plan::model::Measure| match measure
        .id
        .as_str()
    {
        "1.3" => figures(measure, 8, 10),
        _ => meets(agency, measure),
    };
    let then = |agency: &cchc::agency::Agency, measure: &cchc::plan::model::Measure| match measure
        .id
        .as_str()
    {
        "1.3" => figures(measure, 5, 6),
        _ => meets(agency, measure),
    };
    let sent = submissions(&inputs, "2024-Q3", ALL, &now);
    let before = submissions(&inputs, "2024-H1", ALL, &then);
    let report = report(&inputs, "2024-Q3", &sent, Some(("2024-H1", &before)));
    let texts = sentences(&report);
    has(&texts, "thấp hơn kỳ trước (83,33%)");
    has(&texts, "kết quả kỳ trước là kết quả 6 tháng đầu năm 2024");
    has(&texts, "riêng quý III 84/112 vấn đề (75%)");
    has(&texts, "Số tiêu chí đạt bằng 6 tháng đầu năm 2024");
    assert!(
        report
            .period
            .subject
            .ends_with("quý III, phương hướng, nhiệm vụ quý IV năm 2024")
    );
}

#[test]
fn agencies_words_stay_text_and_come_once() {
    let inputs = inputs();
    let mut sent = submissions(&inputs, "2024-H1", ALL, &meets);
    sent.truncate(3);
    let text = "# Đề mục\n- ý\n[[bang:muc-tieu]] {{ period.name }}";
    let sent: Vec<Submission> = sent
        .into_iter()
        .map(|one| saying(one, NarrativeSection::Difficulties, text))
        .collect();
    let report = report(&inputs, "2024-H1", &sent, None);
    let document = periodic_report(&report, &Wording::default()).unwrap();
    let wanted =
        "# Đề mục - ý [[bang:muc-tieu]] {{ period.name }} (Sở Nội vụ, Sở Tư pháp và Sở Tài chính).";
    let found: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| words(block).iter().any(|text| text.contains("Đề mục")))
        .collect();
    assert_eq!(found, [&Block::bullet(1, wanted)]);
}

#[test]
fn the_annexes_hold_every_criterion_and_agency() {
    let inputs = inputs();
    let report = report(&inputs, "2024-H1", &mixed(&inputs, "2024-H1"), None);
    let set = annexes(&report, &Wording::default()).unwrap();
    let labels: Vec<&str> = set
        .annexes
        .iter()
        .map(|annex| annex.label.as_str())
        .collect();
    assert_eq!(
        labels,
        ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    );
    let cells =
        |at: usize| -> Vec<String> { set.annexes[at].blocks.iter().flat_map(words).collect() };
    for criterion in &inputs.plans[&2024].criteria {
        assert!(cells(0).contains(&criterion.code), "{}", criterion.code);
        assert!(cells(3).contains(&criterion.code), "{}", criterion.code);
    }
    assert!(
        cells(3)
            .iter()
            .any(|cell| cell == "29.976/30.000 văn bản (99,92%), tính trên 24/28 cơ quan")
    );
    for agency in &report.agencies {
        assert!(cells(1).contains(&agency.name), "{}", agency.name);
        let is_plain = agency.sent == Sent::OnTime && agency.errors + agency.warnings == 0;
        let by_itself = cells(2).contains(&agency.name);
        let together = cells(2).iter().any(|cell| is_among(cell, &agency.name));
        assert!(by_itself != together, "{}", agency.name);
        assert!(is_plain || by_itself, "{}", agency.name);
    }
    assert!(cells(2).iter().any(|cell| cell == "Chưa gửi"));
    assert!(
        cells(2)
            .iter()
            .any(|cell| cell.starts_with("Gửi đúng hạn, "))
    );
}

/// Whether a row of several agencies, `Gửi đúng hạn (03 cơ quan): A; B; C.`, names one.
fn is_among(cell: &str, name: &str) -> bool {
    let list = cell.split_once(" cơ quan): ").map_or("", |(_, list)| list);
    list.trim_end_matches('.')
        .split("; ")
        .any(|one| one == name)
}

/// Whether a row of several criteria, `Đạt: 1.1, 1.2; chưa đến hạn: 2.3.`, names one.
fn has_code(cell: &str, code: &str) -> bool {
    let mut words = cell.trim_end_matches('.').split([' ', ',', ';']);
    cell.contains(": ") && words.any(|word| word == code)
}

#[test]
fn the_concise_annexes_tell_in_full_what_is_missed_and_name_everything_else() {
    let inputs = inputs();
    let report = report(&inputs, "2024-H1", &mixed(&inputs, "2024-H1"), None);
    let whole = annexes(&report, &Wording::default()).unwrap();
    let set = concise_annexes(&report, &Wording::default()).unwrap();
    let labels = |set: &AnnexSet| -> Vec<String> {
        let annexes = set.annexes.iter();
        annexes.map(|annex| annex.label.clone()).collect()
    };
    assert_eq!(labels(&set), labels(&whole));
    let missed = |verdict| {
        matches!(
            verdict,
            Verdict::NotMet | Verdict::Behind | Verdict::Insufficient
        )
    };
    let cells =
        |at: usize| -> Vec<String> { set.annexes[at].blocks.iter().flat_map(words).collect() };
    let (mut in_full, mut by_code) = (0, 0);
    for row in report.fields.iter().flat_map(|field| &field.criteria) {
        let named = cells(0).contains(&row.code);
        assert_eq!(named, missed(row.verdict), "{}", row.code);
        let among = cells(0).iter().any(|cell| has_code(cell, &row.code));
        assert_eq!(among, !named, "{}", row.code);
        assert_eq!(cells(0).contains(&row.name), named, "{}", row.code);
        in_full += usize::from(named);
        by_code += usize::from(!named);
    }
    assert!(in_full > 0 && by_code > 0, "{in_full} {by_code}");
    for agency in &report.agencies {
        let count = |verdict| agency.counts.get(verdict);
        let short = count(Verdict::NotMet) + count(Verdict::Behind) + count(Verdict::Insufficient);
        let by_itself = cells(1).contains(&agency.name);
        assert!(by_itself || short == 0, "{}", agency.name);
        let among = cells(1).iter().any(|cell| is_among(cell, &agency.name));
        assert!(by_itself != among, "{}", agency.name);
    }
    for part in &report.responsible {
        for row in &part.leads {
            let named = cells(3).contains(&row.name);
            assert!(named || !missed(row.verdict), "{}: {}", part.name, row.code);
        }
    }
}

#[test]
fn the_number_and_day_are_printed_once_they_are_known() {
    let mut inputs = inputs();
    let blank = periodic_report(&report(&inputs, "2024-H1", &[], None), &Wording::default());
    let blank = blank.unwrap();
    assert_eq!((blank.number.value, blank.dated.date.day), (None, None));
    assert_eq!(blank.dated.date.year.as_deref(), Some("2024"));
    let issue = Issue {
        number: Some("5".to_owned()),
        date: NaiveDate::from_ymd_opt(2024, 6, 3),
        corrections: Vec::new(),
    };
    inputs.office.issued.insert("2024-H1".to_owned(), issue);
    let issued = periodic_report(&report(&inputs, "2024-H1", &[], None), &Wording::default());
    let issued = issued.unwrap();
    assert_eq!(issued.number.value.as_deref(), Some("05"));
    assert_eq!(issued.dated.date.day.as_deref(), Some("03"));
    assert_eq!(issued.dated.date.month.as_deref(), Some("6"));
    assert_eq!(
        issued.recipients.first().map(String::as_str),
        Some("Như trên")
    );
    assert_eq!(
        issued.recipients.last().map(String::as_str),
        Some("Lưu: VT, CCHC")
    );
}

#[test]
fn every_file_of_the_folder_is_accounted_for() {
    let inputs = inputs();
    let mut sent = submissions(&inputs, "2024-H1", ALL, &meets);
    sent.truncate(6);
    sent[0].receipt.date = NaiveDate::from_ymd_opt(2024, 6, 20);
    sent[1].receipt.date = None;
    sent[2].disposition = Disposition::Empty;
    sent[3].disposition = Disposition::Unreadable;
    sent[4].agency = None;
    sent[4].disposition = Disposition::UnknownAgency;
    let late = inputs
        .period("2024-H1".parse().unwrap())
        .unwrap()
        .due_agencies;
    let days = (NaiveDate::from_ymd_opt(2024, 6, 20).unwrap() - late).num_days();
    let report = report(&inputs, "2024-H1", &sent, None);
    let counts = report.arrivals.all;
    assert_eq!(
        (
            counts.on_time,
            counts.late,
            counts.unknown_day,
            counts.empty,
            counts.unusable
        ),
        (1, 1, 1, 1, 1)
    );
    assert_eq!(
        counts.received + counts.empty + counts.unusable + counts.not_sent,
        209
    );
    assert_eq!(report.agencies[0].sent_label, format!("Chậm 0{days} ngày"));
    assert_eq!(report.agencies[3].sent_label, "Không đọc được");
    let files: Vec<&str> = report
        .arrivals
        .unused_files
        .iter()
        .map(|file| file.file.as_str())
        .collect();
    assert_eq!(files, [&sent[3].file, &sent[4].file]);
    let set = annexes(&report, &Wording::default()).unwrap();
    let cells: Vec<String> = set.annexes[2].blocks.iter().flat_map(words).collect();
    assert!(cells.contains(&sent[4].file));
    sentences(&report);
}
