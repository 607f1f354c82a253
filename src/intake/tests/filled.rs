//! Forms that are filled in well, or nearly.

use super::form_builder::{Entry, Form, day};
use super::*;
use crate::exact::Exact;
use crate::form::{Column, NarrativeSection};
use crate::submission::State;

fn exact(text: &str) -> Option<Exact> {
    Some(text.parse().unwrap())
}

/// A form with something in every row.
pub(super) fn complete() -> Form {
    let mut form = Form::new()
        .number("1.1", Column::First, 1250.0)
        .number("1.1", Column::Second, 1253.0)
        .enter(
            "1.1",
            Column::Percent,
            Entry::Formula("=1250/1253*100", "99.76"),
        )
        .text("1.2", Column::State, "Không phát sinh")
        .text("2.1", Column::State, "Không phát sinh")
        .text("3.1", Column::State, "Hoàn thành")
        .number("3.1", Column::EvidenceNumber, 123.0)
        .text("3.1", Column::EvidenceSymbol, "QĐ-UBND")
        .enter("3.1", Column::EvidenceDate, Entry::Date(2024, 3, 15))
        .text("3.2", Column::State, "Đang thực hiện")
        .text("3.2", Column::Remarks, "Chờ ý kiến")
        .number("4.1", Column::First, 0.1 + 0.2)
        .number("4.1", Column::Second, 1000.0)
        .number("5.1", Column::First, 120.0)
        .number("5.1", Column::Second, 100.0);
    form.narrative = Some("Thiếu cán bộ".to_owned());
    form
}

#[test]
fn a_rewritten_label_leaves_its_figures_to_be_asked() {
    let form = complete().text("1.1", Column::FirstLabel, "Số hồ sơ đang giải quyết");
    let (submission, findings) = read_form(&form);
    let changed = reading(&submission, "1.1");
    assert_eq!((changed.state, changed.first), (State::Unreadable, None));
    let told: Vec<&str> = codes(&findings).into_iter().map(|(code, _)| code).collect();
    assert_eq!(told, ["SL01"]);
    assert_eq!(reading(&submission, "4.1").state, State::Value);
}

#[test]
fn a_complete_form_reads_back_exactly() {
    let (submission, findings) = read_form(&complete());
    assert_eq!(codes(&findings), []);
    assert_eq!(submission.disposition, Disposition::Accepted);
    assert_eq!(submission.agency.as_deref(), Some("so-mau"));
    assert_eq!(
        submission.narrative[&NarrativeSection::Difficulties],
        "Thiếu cán bộ"
    );
    let ids: Vec<&str> = submission
        .readings
        .iter()
        .map(|r| r.measure.as_str())
        .collect();
    assert_eq!(ids, ["1.1", "1.2", "2.1", "3.1", "3.2", "4.1", "5.1"]);
    let ratio = reading(&submission, "1.1");
    assert_eq!(ratio.state, State::Value);
    assert_eq!(
        (ratio.first, ratio.second, ratio.percent),
        (exact("1250"), exact("1253"), None)
    );
    assert_eq!(
        ratio.place.unwrap().cell.unwrap().to_string(),
        complete().address("1.1", Column::First)
    );
    assert_eq!(reading(&submission, "1.2").state, State::NothingArose);
    let count = reading(&submission, "2.1");
    assert_eq!((count.state, count.first), (State::Value, exact("0")));
    let document = reading(&submission, "3.1");
    let evidence = document.evidence.unwrap();
    assert_eq!(document.state, State::Done);
    assert_eq!(
        (evidence.number.as_str(), evidence.symbol.as_str()),
        ("123", "QĐ-UBND")
    );
    assert_eq!(evidence.kind.as_deref(), Some("Quyết định"));
    assert_eq!(evidence.date, Some(day(2024, 3, 15)));
    assert_eq!(
        reading(&submission, "3.2").remarks.as_deref(),
        Some("Chờ ý kiến")
    );
    assert_eq!(reading(&submission, "4.1").first, exact("0.3"));
}

#[test]
fn figures_written_as_text() {
    let form = Form::new()
        .text("1.1", Column::First, "1.250/1.253 hồ sơ (99,76%)")
        .text("1.2", Column::First, "1.178")
        .text("1.2", Column::Second, " 1 253 ")
        .text("2.1", Column::First, "02/05 sáng kiến")
        .text("4.1", Column::First, "1,5 tỷ")
        .text("4.1", Column::Second, "2000 triệu đồng");
    let (submission, findings) = read_form(&form);
    let ratio = reading(&submission, "1.1");
    assert_eq!(
        (ratio.first, ratio.second, ratio.percent),
        (exact("1250"), exact("1253"), exact("99.76"))
    );
    let other = reading(&submission, "1.2");
    assert_eq!((other.first, other.second), (exact("1178"), exact("1253")));
    assert_eq!(reading(&submission, "2.1").first, exact("2"));
    let money = reading(&submission, "4.1");
    assert_eq!((money.first, money.second), (exact("1500"), exact("2000")));
    assert_eq!(
        codes(&findings),
        [("SL13", form.address("4.1", Column::First))]
    );
}

#[test]
fn rates_that_are_stated() {
    let form = Form::new()
        .enter("1.1", Column::Percent, Entry::Percent(0.9976))
        .enter("1.2", Column::First, Entry::Percent(0.5))
        .number("4.1", Column::Percent, 99.76)
        .number("5.1", Column::Percent, 0.5);
    let (submission, findings) = read_form(&form);
    for (measure, percent) in [
        ("1.1", exact("99.76")),
        ("1.2", exact("50")),
        ("4.1", exact("99.76")),
    ] {
        let reading = reading(&submission, measure);
        assert_eq!(
            (reading.state, reading.first, reading.percent),
            (State::Value, None, percent),
            "{measure}"
        );
    }
    assert_eq!(reading(&submission, "5.1").percent, None);
    assert_eq!(
        codes(&findings),
        [("SL14", form.address("5.1", Column::Percent))]
    );
}

#[test]
fn evidence_in_its_many_forms() {
    for (number, symbol, date) in [
        ("123/QĐ-UBND", "", "15/3/2024"),
        ("Số 123", "QĐ-UBND", "2024-03-15"),
        ("123", "123/QĐ-UBND", "ngày 15 tháng 3 năm 2024"),
        ("Quyết định số 123/QĐ-UBND ngày 15/3/2024", "", ""),
        ("123", "/QĐ-UBND", "15.3.2024"),
    ] {
        let form = Form::new()
            .text("3.1", Column::State, "Hoàn thành")
            .text("3.1", Column::EvidenceNumber, number)
            .text("3.1", Column::EvidenceSymbol, symbol)
            .text("3.1", Column::EvidenceDate, date);
        let (submission, findings) = read_form(&form);
        assert_eq!(codes(&findings), [], "{number}");
        let evidence = reading(&submission, "3.1").evidence.unwrap();
        assert_eq!(
            (evidence.number.as_str(), evidence.symbol.as_str()),
            ("123", "QĐ-UBND"),
            "{number}"
        );
        assert_eq!(evidence.date, Some(day(2024, 3, 15)), "{number}");
    }
}

#[test]
fn a_form_is_read_alone_by_what_it_carries() {
    let source = Source {
        file: "a.xlsx".to_owned(),
        bytes: complete().bytes(),
    };
    let (identity, submission, findings) = read_alone(&source, &workbook::read);
    assert_eq!(identity.unwrap(), complete().identity());
    let (ours, _) = read_source(&source);
    assert_eq!(submission.unwrap(), ours);
    assert_eq!(codes(&findings), []);
}
