//! Documents and tasks in words: how far, and what proves it.

use crate::plan::model::{Kind, Measure};
use crate::submission::{Evidence, Reading, State};
use crate::vietnamese::phrase::date_short as date;

/// What agencies that meet a measure have done: `đã hoàn thành`, `đạt yêu cầu`.
pub(super) fn state_words(measure: &Measure) -> &'static str {
    match measure.kind {
        Kind::Document | Kind::Narrative => "đã hoàn thành",
        _ => "đạt yêu cầu",
    }
}

/// A reading of a document or task: `đã hoàn thành (Báo cáo số 123/BC-STP ngày 12/5/2024)`.
pub(super) fn reading_words(reading: &Reading) -> String {
    let state = match reading.state {
        State::Done => "đã hoàn thành",
        State::InProgress => "đang thực hiện",
        State::NotStarted => "chưa thực hiện",
        State::NothingArose => "không phát sinh",
        State::NotApplicable => "không áp dụng",
        State::Blank => "chưa có số liệu",
        State::Unreadable => "số liệu không đọc được",
        State::Value => "đã báo cáo",
    };
    match (&reading.evidence, reading.state) {
        (Some(evidence), _) => format!("{state} ({})", evidence_words(evidence)),
        (None, State::Done) => "báo cáo đã hoàn thành, chưa có văn bản minh chứng".to_owned(),
        (None, _) => state.to_owned(),
    }
}

/// `Báo cáo số 123/BC-STP ngày 12/5/2024`.
pub fn evidence_words(evidence: &Evidence) -> String {
    let kind = evidence.kind.as_deref().unwrap_or("Văn bản");
    let day = evidence
        .date
        .map_or(String::new(), |day| format!(" ngày {}", date(day)));
    format!("{kind} số {}/{}{day}", evidence.number, evidence.symbol)
}

/// What a measure counts, printed.
pub fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Ratio => "Tỷ lệ",
        Kind::Reduction => "Tỷ lệ cắt giảm",
        Kind::Growth => "Tăng trưởng",
        Kind::Count => "Số lượng",
        Kind::Average => "Bình quân",
        Kind::Score => "Điểm số",
        Kind::WeightedScore => "Điểm số theo số phiếu",
        Kind::Rank => "Thứ hạng",
        Kind::Document => "Văn bản, nhiệm vụ",
        Kind::Narrative => "Thuyết minh",
    }
}
