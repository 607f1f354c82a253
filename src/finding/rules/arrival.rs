//! `GH`: what was not sent, or late.

super::rules! {
    /// An expected agency sent nothing that counts.
    ///
    /// Fires: no file at all; a file without an entry; only files that were not taken (another period,
    /// unreadable …). Silent: a file was taken, even if half empty; the agency doesn't exist on the
    /// cut-off day.
    NOT_SENT {
        code: "GH01",
        severity: Warning,
        title: "Cơ quan chưa có báo cáo dùng được",
        explanation: "Cơ quan thuộc diện phải báo cáo trong kỳ nhưng chưa gửi tệp nào, hoặc tệp đã gửi \
                      chưa nhập số liệu, không đúng kỳ hoặc không đọc được. Mọi số liệu tổng hợp \
                      chung đều thiếu cơ quan này cho đến khi có báo cáo.",
        advice: "Đôn đốc cơ quan gửi biểu mẫu của kỳ đã điền số liệu.",
        example: "UBND xã Bình Minh: chưa nhận được tệp nào của kỳ 6 tháng đầu năm.",
    }

    /// A submission arrived after the due date.
    ///
    /// Fires: the register of receipts has a day after the due date. Silent: on the due date or before;
    /// the day of receipt is not known.
    LATE {
        code: "GH02",
        severity: Warning,
        title: "Báo cáo gửi sau thời hạn",
        explanation: "Ngày nhận ghi trong sổ tiếp nhận muộn hơn hạn gửi của kỳ báo cáo. Số liệu vẫn \
                      được sử dụng; việc gửi muộn được nêu trong phụ lục về tình hình gửi báo cáo. Ngày \
                      nhận ghi sai thì đơn vị tổng hợp sửa trong sổ tiếp nhận (received.toml).",
        advice: "Các kỳ sau gửi đúng hạn; nếu ngày nhận chưa đúng, báo lại cơ quan tổng hợp.",
        example: "Hạn gửi 14/6, sổ tiếp nhận ghi ngày 18/6.",
    }
}
