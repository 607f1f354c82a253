//! Cells with faults: each is found at its cell, and nothing wrong is taken.

use super::form_builder::{Entry, Form};
use super::*;
use crate::form::Column;
use crate::submission::State;

/// Enters one thing in the first figure of 1.1 beside a good second figure.
fn first_figure(entry: Entry) -> (Reading, Vec<(&'static str, String)>) {
    let form = Form::new()
        .enter("1.1", Column::First, entry)
        .number("1.1", Column::Second, 1253.0);
    let (submission, findings) = read_form(&form);
    (reading(&submission, "1.1"), codes(&findings))
}

#[test]
fn figures_that_say_nothing_certain() {
    let cell = Form::new().address("1.1", Column::First);
    for (entry, code) in [
        (Entry::Text("gần đủ".to_owned()), "SL01"),
        (Entry::Text("trên 90 hồ sơ".to_owned()), "SL01"),
        (Entry::Text("5 triệu đồng".to_owned()), "SL01"),
        (Entry::Number(-5.0), "SL05"),
        (Entry::Text("-5".to_owned()), "SL05"),
        (Entry::Number(2.5), "SL06"),
        (Entry::Date(2024, 12, 15), "SL07"),
        (Entry::Formula("=1/0", "#DIV/0!"), "SL03"),
        (Entry::Formula("=A1", " "), "SL04"),
        (Entry::Percent(1253.0), "SL02"),
    ] {
        let shown = format!("{entry:?}");
        let (reading, codes) = first_figure(entry);
        assert_eq!(reading.state, State::Unreadable, "{shown}");
        assert_eq!(reading.first, None, "{shown}");
        assert_eq!(codes, [(code, cell.clone())], "{shown}");
    }
}

#[test]
fn money_with_two_meanings_is_settled_by_the_rate_or_not_at_all() {
    let form =
        Form::new()
            .text("4.1", Column::First, "99.900")
            .number("4.1", Column::Second, 100_000.0);
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "4.1").state, State::Unreadable);
    assert_eq!(
        codes(&findings),
        [("SL02", form.address("4.1", Column::First))]
    );
    assert!(findings[0].seen.contains("99900") && findings[0].seen.contains("99,9"));
    let form = form.number("4.1", Column::Percent, 99.9);
    let (submission, findings) = read_form(&form);
    assert_eq!(
        reading(&submission, "4.1").first.unwrap().to_string(),
        "99900"
    );
    assert_eq!(codes(&findings), []);
}

#[test]
fn states_and_figures_that_do_not_fit() {
    let form = Form::new()
        .number("1.1", Column::First, 5.0)
        .number("1.1", Column::Second, 12.0)
        .text("1.1", Column::State, "Không phát sinh")
        .text("1.2", Column::State, "Hoàn thành")
        .text("3.1", Column::State, "theo kế hoạch")
        .text("3.2", Column::EvidenceNumber, "12/QĐ-STP")
        .text("2.1", Column::Second, "7");
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "1.1").state, State::Value);
    assert_eq!(reading(&submission, "1.2").state, State::Blank);
    assert_eq!(reading(&submission, "3.1").state, State::Unreadable);
    assert_eq!(
        reading(&submission, "3.1").text.as_deref(),
        Some("theo kế hoạch")
    );
    assert_eq!(reading(&submission, "3.2").state, State::Blank);
    let expected = [
        ("SL08", form.address("1.1", Column::State)),
        ("SL10", form.address("1.2", Column::First)),
        ("SL12", form.address("2.1", Column::Second)),
        ("SL09", form.address("3.1", Column::State)),
        ("SL11", form.address("3.2", Column::State)),
    ];
    assert_eq!(codes(&findings), expected);
}

#[test]
fn words_for_nothing_in_figure_cells() {
    let form = Form::new()
        .text("1.1", Column::First, "KPS")
        .text("1.1", Column::Second, "không phát sinh")
        .text("1.2", Column::First, "không có")
        .number("1.2", Column::Second, 12.0)
        .text("2.1", Column::First, "không có")
        .text("4.1", Column::First, "-");
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "1.1").state, State::NothingArose);
    let zero = reading(&submission, "1.2");
    assert_eq!(zero.first.unwrap().to_string(), "0");
    let count = reading(&submission, "2.1");
    assert_eq!(
        (count.state, count.first.unwrap().to_string().as_str()),
        (State::Value, "0")
    );
    let dash = reading(&submission, "4.1");
    assert_eq!(
        (dash.state, dash.text.as_deref()),
        (State::Blank, Some("-"))
    );
    assert_eq!(
        codes(&findings),
        [("SL08", form.address("1.2", Column::First))]
    );
}

#[test]
fn evidence_that_is_not_usable() {
    for (number, symbol, date, code, column) in [
        ("123", "", "", "MC01", Column::EvidenceSymbol),
        ("", "QĐ-UBND", "", "MC01", Column::EvidenceNumber),
        ("123", "QĐ-UBND", "20/7/2024", "MC02", Column::EvidenceDate),
        ("123", "QĐ-UBND", "14/12/2023", "MC02", Column::EvidenceDate),
        ("123", "QĐ-UBND", "tháng 3", "MC03", Column::EvidenceDate),
        ("123/QĐ-UBND", "KH-UBND", "", "MC04", Column::EvidenceNumber),
        (
            "năm ba văn bản",
            "QĐ-UBND",
            "",
            "MC04",
            Column::EvidenceNumber,
        ),
    ] {
        let form = Form::new()
            .text("3.1", Column::State, "Hoàn thành")
            .text("3.1", Column::EvidenceNumber, number)
            .text("3.1", Column::EvidenceSymbol, symbol)
            .text("3.1", Column::EvidenceDate, date);
        let (submission, findings) = read_form(&form);
        let reading = reading(&submission, "3.1");
        assert_eq!(reading.evidence, None, "{number} {symbol} {date}");
        assert!(reading.text.is_some());
        assert_eq!(
            codes(&findings),
            [(code, form.address("3.1", column))],
            "{number} {symbol} {date}"
        );
    }
}

#[test]
fn struck_out_text_is_not_read() {
    let form = Form::new()
        .enter(
            "1.1",
            Column::First,
            Entry::PartlyStruck("120".to_owned(), " 125".to_owned()),
        )
        .number("1.1", Column::Second, 130.0)
        .enter("3.2", Column::State, Entry::Struck("Hoàn thành".to_owned()));
    let (submission, findings) = read_form(&form);
    assert_eq!(
        reading(&submission, "1.1").first.unwrap().to_string(),
        "125"
    );
    assert_eq!(reading(&submission, "3.2").state, State::Blank);
    let struck = [
        ("TEP09", form.address("1.1", Column::First)),
        ("TEP09", form.address("3.2", Column::State)),
    ];
    assert_eq!(codes(&findings), struck);
}

#[test]
fn hidden_is_not_read_and_filtered_is() {
    let mut form = super::filled::complete();
    form.hidden_measures = vec!["1.1".to_owned()];
    form.hidden_columns = vec![Column::Remarks];
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "1.1").state, State::Blank);
    assert_eq!(reading(&submission, "3.2").remarks, None);
    let hidden = [
        ("TEP07", form.address("1.1", Column::First)),
        ("TEP07", form.address("3.2", Column::Remarks)),
    ];
    assert_eq!(codes(&findings), hidden);

    let mut form = super::filled::complete();
    form.filtered_measures = vec!["1.1".to_owned(), "3.2".to_owned()];
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "1.1").state, State::Value);
    assert_eq!(
        codes(&findings),
        [("TEP08", form.address("1.1", Column::First))]
    );
}

#[test]
fn text_that_could_act_elsewhere_is_only_quoted() {
    let nasty = format!("=HYPERLINK(\"x\")\u{1b}[2J\u{202E}{}", "đ".repeat(5_000));
    let (_, findings) = {
        let form = Form::new().text("3.1", Column::State, &nasty);
        read_form(&form)
    };
    let seen = &findings[0].seen;
    assert!(!seen.chars().any(|c| c.is_control() || c == '\u{202E}'));
    assert!(seen.chars().count() < 250);
}
