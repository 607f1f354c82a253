//! `QD`: decisions of the clerk, and what they no longer fit.

super::rules! {
    /// A decision is not used any more, because the file or what it says has changed.
    ///
    /// Fires: the agency sent another file; the cell says something else; the agency is not expected
    /// in the period; the finding is gone. Silent: the same was decided again on what there is now.
    STALE_DECISION {
        code: "QD01",
        severity: Warning,
        title: "Quyết định xử lý không còn phù hợp với tệp",
        explanation: "Đơn vị tổng hợp đã quyết định cách xử lý một tệp hoặc một số liệu, nhưng sau đó cơ \
                      quan gửi tệp khác, ô số liệu ghi khác, hoặc cơ quan không còn phải báo cáo trong \
                      kỳ. Quyết định cũ không được áp dụng; số liệu lấy như tệp hiện có.",
        advice: "Đơn vị tổng hợp xem lại: quyết định lại theo tệp hiện có, hoặc bỏ quyết định cũ.",
        example: "Quyết định ngày 18/6: 197/200; tệp hiện được tính ghi 199/200.",
    }

    /// A file was taken or set aside by a decision.
    DECIDED {
        code: "QD02",
        severity: Note,
        title: "Tệp được xử lý theo quyết định của đơn vị tổng hợp",
        explanation: "Tệp là của cơ quan nào, có phải báo cáo của kỳ hay không, bản nào được tính do đơn \
                      vị tổng hợp quyết định, có ghi người quyết định, ngày, lý do, căn cứ.",
        advice: "Không phải sửa gì; nếu không đúng, báo lại đơn vị tổng hợp.",
        example: "Ngày 18/6, Nguyễn Thị Mẫu: không phải báo cáo – tệp gửi nhầm.",
    }
}
