//! `HS`: figures of one agency's measures that contradict each other.

super::rules! {
    /// The second figure is not the sum of the differences that the plan names.
    ///
    /// Fires: 3.2.4 says 5 dossiers overdue where 3.2.1 says 1.253 resolved and 1.250 on time; 3.2.4
    /// says nothing arose, and 3 were late. Silent: 3 where 3 were late; any of the figures is missing,
    /// unreadable or contradicts itself (first above second); the plan states no relation.
    OVERDUE_DIFFERS {
        code: "HS01",
        severity: Warning,
        title: "Số hồ sơ quá hạn không khớp với số hồ sơ đã giải quyết và đúng hạn",
        explanation: "Trong cùng báo cáo, số quá hạn phải bằng số đã giải quyết trừ số giải quyết trước \
                      hạn và đúng hạn. Hai nơi ghi khác nhau thì ít nhất một số bị sai.",
        advice: "Đối chiếu với Hệ thống thông tin giải quyết thủ tục hành chính và sửa số bị sai.",
        example: "Chỉ số 3.2.1: 1.250/1.253 hồ sơ (quá hạn 3) nhưng chỉ số 3.2.4 ghi 5 hồ sơ quá hạn.",
    }

    /// Two measures of one criterion ask for the same figure, and it is not the same.
    ///
    /// Fires: 3.1.6.a counts of 45 rules, 3.1.6.c of 48; 7.3.5.a has 52 procedures with online payment,
    /// 7.3.5.b is out of 50. Silent: the same figure; one of them is missing, unreadable or not arisen;
    /// measures of two criteria, or figures with other labels.
    SAME_FIGURE_DIFFERS {
        code: "HS02",
        severity: Warning,
        title: "Cùng một số liệu ghi ở hai chỗ khác nhau",
        explanation: "Hai chỉ số của cùng một tiêu chí hỏi cùng một số liệu, nên hai chỗ phải ghi như \
                      nhau. Ghi khác nhau thì ít nhất một số bị sai.",
        advice: "Đối chiếu hai chỉ số và sửa số bị sai.",
        example: "Số TTHC triển khai thanh toán trực tuyến: chỉ số 7.3.5.a ghi 52, chỉ số 7.3.5.b ghi 50.",
    }
}
