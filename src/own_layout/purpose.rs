//! What a column of an agency's own layout is for.

use serde::{Deserialize, Serialize};

/// What a column is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Số thứ tự hoặc mã tiêu chí.
    Code,
    /// Tên tiêu chí, nội dung, nhiệm vụ.
    Measure,
    /// Số liệu thứ nhất: số đã thực hiện, số đạt.
    First,
    /// Số liệu thứ hai: tổng số, số phải thực hiện.
    Second,
    /// Tỷ lệ, phần trăm.
    Percent,
    /// Kết quả ghi chung một ô: số, tỷ lệ hoặc lời.
    Result,
    /// Tình trạng: hoàn thành, đang thực hiện.
    State,
    /// Văn bản minh chứng, cả số, ký hiệu, ngày trong một ô.
    Evidence,
    /// Số của văn bản minh chứng.
    EvidenceNumber,
    /// Ký hiệu của văn bản minh chứng.
    EvidenceSymbol,
    /// Ngày của văn bản minh chứng.
    EvidenceDate,
    /// Đơn vị tính.
    Unit,
    /// Ghi chú, khó khăn, nguyên nhân.
    Remarks,
    /// Không thuộc số liệu của kỳ: kỳ trước, kế hoạch, cơ quan khác.
    Other,
    /// Tùy từng chỉ số, theo lời của đầu cột như chương trình tự hiểu.
    ByHeading,
}

/// A purpose, its word in the file, its word on the command line, and how it is printed.
type Named = (Purpose, &'static str, &'static str, &'static str);

impl Purpose {
    const NAMED: [Named; 15] = [
        (Purpose::Code, "code", "ma", "số thứ tự, mã tiêu chí"),
        (
            Purpose::Measure,
            "measure",
            "noi-dung",
            "tên tiêu chí, nội dung",
        ),
        (
            Purpose::First,
            "first",
            "so-thu-nhat",
            "số liệu thứ nhất (số đã thực hiện)",
        ),
        (
            Purpose::Second,
            "second",
            "so-thu-hai",
            "số liệu thứ hai (tổng số)",
        ),
        (Purpose::Percent, "percent", "ty-le", "tỷ lệ %"),
        (
            Purpose::Result,
            "result",
            "ket-qua",
            "kết quả (số hoặc lời)",
        ),
        (
            Purpose::State,
            "state",
            "tinh-trang",
            "tình trạng thực hiện",
        ),
        (
            Purpose::Evidence,
            "evidence",
            "minh-chung",
            "văn bản minh chứng",
        ),
        (
            Purpose::EvidenceNumber,
            "evidence-number",
            "so-van-ban",
            "số của văn bản minh chứng",
        ),
        (
            Purpose::EvidenceSymbol,
            "evidence-symbol",
            "ky-hieu",
            "ký hiệu của văn bản minh chứng",
        ),
        (
            Purpose::EvidenceDate,
            "evidence-date",
            "ngay-van-ban",
            "ngày của văn bản minh chứng",
        ),
        (Purpose::Unit, "unit", "don-vi-tinh", "đơn vị tính"),
        (Purpose::Remarks, "remarks", "ghi-chu", "ghi chú"),
        (Purpose::Other, "other", "khong-dung", "không dùng trong kỳ"),
        (
            Purpose::ByHeading,
            "by-heading",
            "theo-dau-cot",
            "tùy chỉ số, theo đầu cột",
        ),
    ];

    fn named(self) -> &'static Named {
        let found = Purpose::NAMED.iter().find(|(own, ..)| *own == self);
        found.unwrap_or(&Purpose::NAMED[14])
    }

    /// The words of the file, each with what it means.
    pub fn words() -> Vec<(&'static str, Purpose)> {
        let named = Purpose::NAMED.iter();
        named.map(|(own, word, ..)| (*word, *own)).collect()
    }

    /// The word of the file.
    pub fn word(self) -> &'static str {
        self.named().1
    }

    /// The purpose that a clerk names on the command line: in Vietnamese without accents, or by the
    /// word of the file.
    pub fn spoken(word: &str) -> Option<Purpose> {
        let found = Purpose::NAMED
            .iter()
            .find(|(_, own, spoken, _)| *own == word || *spoken == word);
        found.map(|(own, ..)| *own)
    }

    /// The words of the command line, each with its meaning: `so-thu-nhat: số liệu thứ nhất …`.
    pub fn spoken_words() -> Vec<(&'static str, &'static str)> {
        let named = Purpose::NAMED.iter();
        named
            .map(|(_, _, spoken, label)| (*spoken, *label))
            .collect()
    }

    /// How it is printed.
    pub fn label(self) -> &'static str {
        self.named().3
    }

    /// Whether an agency tells a result in it.
    pub fn is_result(self) -> bool {
        matches!(
            self,
            Purpose::First
                | Purpose::Second
                | Purpose::Percent
                | Purpose::Result
                | Purpose::State
                | Purpose::ByHeading
        )
    }

    /// Whether two columns of one table can't both be for it.
    pub fn is_single(self) -> bool {
        matches!(self, Purpose::First | Purpose::Second | Purpose::Percent)
    }
}
