//! `TG`: tables whose figures do not add up.

super::rules! {
    /// A row of sums is not the sum of its rows.
    ///
    /// Fires: rows 800 and 453, «Tổng cộng» 1.263. Silent: 1.253; sums over groups only; columns of
    /// rates; columns with words; money rounded row by row.
    SUM_DIFFERS {
        code: "TG01",
        severity: Warning,
        title: "Dòng tổng không bằng tổng các dòng",
        explanation: "Số ở dòng «Tổng cộng» khác tổng các dòng của bảng trong cùng cột, nên ít nhất một số bị sai.",
        advice: "Kiểm tra từng dòng rồi cộng lại.",
        example: "hai dòng 800 và 453, dòng «Tổng cộng» ghi 1.263",
    }

    /// The figures of dossiers of one row contradict each other.
    ///
    /// Fires: 1.253 resolved, of which 1.250 early and on time and 5 overdue. Silent: 1.250 and 3; a
    /// figure of the row can't be read; the table lacks a column of the sum.
    DOSSIERS_DIFFER {
        code: "TG02",
        severity: Warning,
        title: "Số hồ sơ trong hàng không khớp nhau",
        explanation: "Trong cùng một hàng: số tiếp nhận bằng số kỳ trước chuyển sang cộng số mới tiếp nhận, \
                      và bằng số đã giải quyết cộng số đang giải quyết; số đã giải quyết bằng số trước hạn, \
                      đúng hạn cộng số quá hạn; số đang giải quyết bằng số trong hạn cộng số quá hạn.",
        advice: "Đối chiếu với Hệ thống thông tin giải quyết thủ tục hành chính và sửa số bị sai.",
        example: "đã giải quyết 1.253 hồ sơ, trong đó trước hạn và đúng hạn 1.250, quá hạn 5",
    }
}
