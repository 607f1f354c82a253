//! How the sources of figures are called, for the clerk who reads a draft.

/// Last names of paths whose values are names, not figures: they may hold digits (`Kế hoạch số
/// 100/KH-UBND`), and are never marked. The period's own names can't change in its own file.
pub(super) const NAMES: [&str; 19] = [
    "label",
    "title",
    "codes",
    "name",
    "heading",
    "deadline",
    "text",
    "agencies",
    "criteria",
    "short",
    "next",
    "subject",
    "period",
    "citation",
    "first_citation",
    "issuer",
    "collector",
    "addressees",
    "source",
];

/// Values of a measure or criterion that are results, also where they hold no digit.
pub(super) const RESULTS: [&str; 7] = [
    "figure",
    "rate",
    "verdict_label",
    "reason",
    "missing",
    "concerned",
    "comparison",
];

/// What a template says of a value, and what a draft calls it; the figure of a measure is known by
/// the measure alone. What is not named here is called as the template says it.
pub(super) const WORDS: [(&str, &str); 70] = [
    ("figure", ""),
    ("rate", ""),
    ("coverage", "số cơ quan đã tính"),
    ("earlier.comparison", "so với kỳ trước"),
    ("quarter.figure", "riêng quý, tháng sau kỳ trước"),
    ("target", "yêu cầu"),
    ("pace", "mức theo tiến độ"),
    ("concerned[0].name", "cơ quan thực hiện"),
    ("concerned | co_quan(so_co_quan)", "cơ quan chưa bảo đảm"),
    ("verdict_label", "kết quả"),
    ("reason", "lý do"),
    ("missing[0]", "cơ quan thiếu số liệu"),
    ("missing | dem", "số cơ quan thiếu số liệu"),
    ("missing | danh_sach", "các cơ quan thiếu số liệu"),
    ("expected | dem", "số cơ quan phải báo cáo"),
    ("result", "kết quả công bố"),
    ("judgement | danh_sach", "đánh giá"),
    ("c | ket_qua(\"tiêu chí\")", "kết quả các tiêu chí"),
    ("c.total", "số tiêu chí"),
    ("c.insufficient", "số chưa đủ căn cứ"),
    ("c.no_target", "số không đặt chỉ tiêu"),
    ("on_track | danh_sach", "tiêu chí chưa đến hạn"),
    ("insufficient | danh_sach", "tiêu chí chưa đủ căn cứ"),
    ("(group[1] | length) - so_y_kien", "số ý kiến khác"),
    (
        "(statements.highlights | length) - so_y_kien",
        "số kết quả nổi bật khác",
    ),
    (
        "(statements.next_tasks | length) - so_y_kien",
        "số nhiệm vụ trọng tâm khác",
    ),
    ("(kien_nghi | length) - so_y_kien", "số kiến nghị khác"),
    ("all.expected", "cơ quan phải báo cáo"),
    ("all.received", "cơ quan đã gửi"),
    ("all.not_sent | danh_dau(all.decided)", "cơ quan chưa gửi"),
    (
        "all.empty | danh_dau(all.decided)",
        "cơ quan gửi biểu trống",
    ),
    (
        "all.unusable | danh_dau(all.decided)",
        "cơ quan gửi tệp không dùng được",
    ),
    ("all.late | danh_dau(all.decided)", "cơ quan gửi chậm"),
    ("arrivals.rate", "tỷ lệ gửi báo cáo"),
    ("acceptance.all", "số liệu đã tiếp nhận"),
    ("acceptance.own_form", "số liệu đọc từ biểu mẫu được cấp"),
    ("w.count", "số liệu tiếp nhận cách khác"),
    ("period.as_of", "ngày xét thời hạn"),
    ("period.window", "thời gian lấy số liệu"),
    ("period.regime_window", "kỳ theo chế độ báo cáo"),
    ("period.due_agencies", "hạn gửi của cơ quan"),
    // The same as an office's own template may write them.
    ("all.not_sent", "cơ quan chưa gửi"),
    ("all.empty", "cơ quan gửi biểu trống"),
    ("all.unusable", "cơ quan gửi tệp không dùng được"),
    ("all.late", "cơ quan gửi chậm"),
    ("counts.met", "số tiêu chí đạt"),
    ("counts.not_met", "số tiêu chí không đạt"),
    ("counts.behind", "số tiêu chí chậm tiến độ"),
    ("counts.insufficient", "số tiêu chí chưa đủ căn cứ"),
    ("counts.total", "tổng số tiêu chí"),
    (
        "counts.met | danh_dau(counts.decided.met)",
        "số tiêu chí đạt",
    ),
    (
        "counts.not_met | danh_dau(counts.decided.not_met)",
        "số tiêu chí không đạt",
    ),
    (
        "counts.behind | danh_dau(counts.decided.behind)",
        "số tiêu chí chậm tiến độ",
    ),
    (
        "counts.insufficient | danh_dau(counts.decided.insufficient)",
        "số tiêu chí chưa đủ căn cứ",
    ),
    ("counts | ket_qua(\"tiêu chí\")", "số tiêu chí theo kết quả"),
    ("plan.fields", "số lĩnh vực"),
    (
        "(progress.met_now - progress.met_then) | danh_dau(progress.decided)",
        "số tiêu chí đạt tăng",
    ),
    (
        "(progress.met_then - progress.met_now) | danh_dau(progress.decided)",
        "số tiêu chí đạt giảm",
    ),
    (
        "not_met | map(attribute=\"codes\") | gop | danh_sach",
        "các tiêu chí không đạt",
    ),
    (
        "behind | map(attribute=\"codes\") | gop | danh_sach",
        "các tiêu chí chậm tiến độ",
    ),
    (
        "progress.newly_met | dem | danh_dau(progress.decided)",
        "số tiêu chí mới đạt",
    ),
    (
        "progress.no_longer_met | dem | danh_dau(progress.decided)",
        "số tiêu chí không còn đạt",
    ),
    ("progress.newly_met | danh_sach", "các tiêu chí mới đạt"),
    (
        "progress.dropped | dem | danh_dau(progress.then_decided)",
        "số tiêu chí đạt không còn trong Kế hoạch",
    ),
    (
        "progress.dropped | danh_sach",
        "các tiêu chí đạt không còn trong Kế hoạch",
    ),
    (
        "progress.no_longer_met | danh_sach",
        "các tiêu chí không còn đạt",
    ),
    ("lagging[0]", "cơ quan không đạt, chậm"),
    (
        "lagging | danh_sach(so_co_quan)",
        "các cơ quan không đạt, chậm",
    ),
    (
        "lagging | dem | danh_dau(lagging_decided)",
        "số cơ quan không đạt, chậm",
    ),
    (
        "progress.met_then | danh_dau(progress.then_decided)",
        "số tiêu chí đạt kỳ trước",
    ),
];
