//! What an agency reports of a measure, and how the office judges a document.

use super::answer::About;
use super::named::made_on;
use crate::agency::Agency;
use crate::decided::{unread, unread_reading};
use crate::decision::{
    Judgement, MadeOn, Ruling, Told, laid_over, number, one_line, said, state_spoken,
};
use crate::failure::{Fault, Faults, Outcome};
use crate::pipeline::period::JudgedPeriod;
use crate::submission::{Evidence, Reading};
use crate::vietnamese::document_number::find_references;

/// What the agency's file that counts says of a measure, without any decision on it.
pub(super) fn said_of(
    judged: &JudgedPeriod<'_>,
    agency: &Agency,
    measure: &str,
) -> Outcome<(MadeOn, Reading)> {
    let basis = judged.basis();
    let Some(sent) = basis.used_submission(&agency.id) else {
        // What the agency says of a file that nobody can read can be told all the same.
        if let Some(sent) = unread(basis.submissions, &agency.id) {
            let reading = unread_reading(measure);
            return Ok((made_on(sent, one_line(&said(&reading)))?, reading));
        }
        return Err(Fault::new(
            "",
            format!("{} chưa có tệp nào được tính trong kỳ", agency.name),
            "Xem «cchc questions»: có thể tệp chưa rõ của ai, hoặc chưa rõ bản nào được tính; gửi nhiều tệp đều \
             không đọc được thì ghi --not-a-report cho tệp không dùng.",
        )
        .into());
    };
    let replaced = basis
        .decided
        .of_reading(&agency.id, measure)
        .and_then(|own| own.replaced.clone());
    let reading = replaced
        .or_else(|| sent.reading(measure).cloned())
        .unwrap_or_else(|| Reading::absent(measure));
    let made_on = made_on(sent, one_line(&said(&reading)))?;
    Ok((made_on, reading))
}

pub(super) fn reading(
    judged: &JudgedPeriod<'_>,
    agency: &Agency,
    about: &About,
) -> Outcome<(MadeOn, Ruling)> {
    let About::Reading {
        measure,
        state,
        first,
        second,
        percent,
        evidence,
        ..
    } = about
    else {
        unreachable!("only an answer on a reading comes here");
    };
    let (made_on, read) = said_of(judged, agency, measure)?;
    let mut faults = Faults::new();
    let mut figure = |name: &str, text: &Option<String>| {
        let text = text.as_ref()?;
        // Whoever speaks Vietnamese writes a decimal comma.
        match number(&text.trim().replace(',', ".")) {
            Ok(number) => Some(number),
            Err((what, mend)) => {
                faults.add(Fault::new("", format!("--{name}: {what}"), mend));
                None
            }
        }
    };
    let mut told = Told {
        first: figure("first", first),
        second: figure("second", second),
        percent: figure("percent", percent),
        ..Told::default()
    };
    if let Some(word) = state {
        told.state = state_spoken(word);
        if told.state.is_none() {
            faults.add(Fault::new(
                "",
                format!("--state không nhận «{word}»"),
                "Chọn: khong-phat-sinh, hoan-thanh, dang-thuc-hien, chua-thuc-hien, de-trong.",
            ));
        }
    }
    told.evidence = evidence
        .as_ref()
        .and_then(|text| faults.take(evidence_of(text)));
    faults.check()?;
    check_capped(judged, measure, &read, &told)?;
    let ruling = Ruling::Reading {
        agency: agency.id.clone(),
        measure: measure.clone(),
        told: Box::new(told),
    };
    Ok((made_on, ruling))
}

/// One figure that is told beside one that was read may not be above it where that can't be.
pub(super) fn check_capped(
    judged: &JudgedPeriod<'_>,
    measure: &str,
    read: &Reading,
    told: &Told,
) -> Outcome<()> {
    let new = laid_over(read, told);
    let is_capped = (judged.read.plan.measure(measure)).is_some_and(|measure| measure.capped);
    match (&new.first, &new.second) {
        (Some(first), Some(second)) if is_capped && first > second => Err(Fault::new(
            "",
            format!("số liệu thứ nhất ({first}) lớn hơn số liệu thứ hai ({second})"),
            "Chỉ số này không thể vượt 100%: kiểm tra lại hai số liệu.",
        )
        .into()),
        _ => Ok(()),
    }
}

/// The one document that a text names.
pub(super) fn evidence_of(text: &str) -> Outcome<Evidence> {
    let found = find_references(text);
    let [only] = found.as_slice() else {
        return Err(no_evidence(text).into());
    };
    let Some(symbol) = &only.symbol else {
        return Err(no_evidence(text).into());
    };
    Ok(Evidence {
        kind: only.kind.map(|kind| kind.name().to_owned()),
        number: only.number.clone(),
        symbol: symbol.clone(),
        date: only.date,
        text: one_line(text),
    })
}

pub(super) fn no_evidence(text: &str) -> Fault {
    Fault::new(
        "",
        format!("«{text}» chưa nêu rõ một văn bản"),
        "Ghi đủ loại, số, ký hiệu, ngày: --evidence \"Báo cáo số 12/BC-STP ngày 03/6/2026\".",
    )
}

/// How the office judges a document.
pub(super) fn judged_as(
    judged: &JudgedPeriod<'_>,
    agency: &Agency,
    (measure, verdict): (&str, &str),
) -> Outcome<(MadeOn, Ruling)> {
    let (made_on, _) = said_of(judged, agency, measure)?;
    let Some(judgement) = Judgement::spoken(verdict) else {
        return Err(Fault::new(
            "",
            format!("--verdict không nhận «{verdict}»"),
            "Chọn: dat (chấp nhận minh chứng), chua-du-can-cu (không chấp nhận), khong-dat.",
        )
        .into());
    };
    let ruling = Ruling::Judged {
        agency: agency.id.clone(),
        measure: measure.to_owned(),
        judgement,
    };
    Ok((made_on, ruling))
}
