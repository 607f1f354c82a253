//! Rules about evidence.

use crate::finding::{Rule, Severity};

/// Evidence lacks number or symbol.
pub const EVIDENCE_INCOMPLETE: Rule = Rule {
    code: "MC01",
    severity: Severity::Warning,
    title: "Minh chứng thiếu số hoặc ký hiệu",
    explanation: "Minh chứng phải có đủ số và ký hiệu văn bản mới tra cứu được; minh chứng này không được tính.",
    advice: "Ghi đủ số (ví dụ 123) và ký hiệu (ví dụ QĐ-UBND) của văn bản.",
    example: "số 123, không có ký hiệu",
};

/// Evidence is dated outside the window.
pub const EVIDENCE_OUTSIDE: Rule = Rule {
    code: "MC02",
    severity: Severity::Warning,
    title: "Ngày văn bản ngoài thời gian số liệu",
    explanation: "Văn bản minh chứng phải ban hành trong thời gian tính số liệu của năm, đến hết ngày chốt; minh chứng này không được tính.",
    advice: "Kiểm tra ngày văn bản; nếu đúng, ghi văn bản khác ban hành trong thời gian báo cáo.",
    example: "ngày 20/7/2024, sau ngày chốt 14/6/2024",
};

/// The date of evidence can't be read.
pub const EVIDENCE_DATE_UNREADABLE: Rule = Rule {
    code: "MC03",
    severity: Severity::Warning,
    title: "Không đọc được ngày văn bản",
    explanation: "Ô ngày văn bản có nội dung nhưng không phải một ngày xác định; minh chứng này không được tính.",
    advice: "Nhập ngày dạng ngày/tháng/năm, ví dụ 15/3/2024.",
    example: "«tháng 3»",
};

/// Number or symbol can't be read.
pub const EVIDENCE_CONTRADICTORY: Rule = Rule {
    code: "MC04",
    severity: Severity::Warning,
    title: "Số, ký hiệu văn bản không rõ",
    explanation: "Số hoặc ký hiệu văn bản không đọc được, hoặc các ô ghi trái nhau; minh chứng này không được tính.",
    advice: "Ghi số văn bản vào ô số, ký hiệu vào ô ký hiệu, mỗi ô một nội dung.",
    example: "ô số ghi 123/QĐ-UBND, ô ký hiệu ghi KH-UBND",
};
