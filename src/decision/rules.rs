//! Rules about decisions that no longer fit what they were made on.

use crate::finding::{Rule, Severity};

/// A decision that is not used any more, because the file or what it says has changed.
pub const STALE: Rule = Rule {
    code: "QD01",
    severity: Severity::Warning,
    title: "Quyết định xử lý không còn phù hợp với tệp",
    explanation: "Đơn vị tổng hợp đã quyết định cách xử lý một tệp hoặc một số liệu, nhưng sau đó cơ quan gửi tệp khác, ô số liệu nói khác, hoặc cơ quan, chỉ số không còn trong kỳ. Quyết định cũ không được áp dụng; số liệu lấy như tệp hiện có.",
    advice: "Đơn vị tổng hợp xem lại: quyết định lại theo tệp hiện có, hoặc bỏ quyết định cũ.",
    example: "Quyết định ngày 18/6/2024: 197/200; tệp hiện có ghi 199/200",
};

/// A file was set aside or taken by a decision.
pub const DECIDED: Rule = Rule {
    code: "QD02",
    severity: Severity::Note,
    title: "Xử lý theo quyết định của đơn vị tổng hợp",
    explanation: "Tệp thuộc cơ quan nào, kỳ nào, hoặc bản nào được tính do đơn vị tổng hợp quyết định, có ghi người quyết định, ngày, lý do, căn cứ.",
    advice: "Không phải sửa gì; nếu không đúng, báo lại đơn vị tổng hợp.",
    example: "Ngày 18/6/2024: không phải báo cáo (tệp gửi nhầm)",
};

/// All of them.
pub const RULES: &[&Rule] = &[&STALE, &DECIDED];
