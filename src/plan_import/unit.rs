//! What is counted in the words of a plan.

/// What is counted in administrative plans, as their texts call it; the longest name counts.
const UNITS: &[&str] = &[
    "triệu đồng",
    "tỷ đồng",
    "lượt người",
    "cơ sở nhà, đất",
    "dịch vụ công",
    "đơn vị sự nghiệp công lập",
    "doanh nghiệp",
    "sáng kiến",
    "nhiệm vụ",
    "vấn đề",
    "hồ sơ",
    "văn bản",
    "tthc",
    "thủ tục hành chính",
    "quy trình",
    "quy định",
    "chỉ tiêu",
    "vị trí",
    "kiến nghị",
    "hệ thống",
    "cuộc",
    "người",
    "dự án",
    "cơ quan",
    "đơn vị",
    "cán bộ",
    "phòng",
    "xã",
    "mô hình",
    "điểm",
    "ngày",
    "giờ",
    "phút",
    "kế hoạch",
    "thủ tục",
    "lần",
    "lớp",
    "hội nghị",
    "buổi",
    "đợt",
    "tin, bài",
    "bài",
    "tin",
    "phóng sự",
    "chuyên mục",
    "giải pháp",
    "lượt",
    "hộ",
    "thôn",
    "phường",
    "tài khoản",
    "giao dịch",
    "bộ dữ liệu",
    "cơ sở dữ liệu",
    "cơ sở",
    "trường",
    "biên chế",
    "công chức",
    "viên chức",
    "lĩnh vực",
    "phiếu",
    "đoàn",
    "đề án",
    "đề tài",
    "thông tin",
    "bậc",
    "thứ hạng",
];

/// The first thing that is counted in a text.
pub(super) fn unit_of(text: &str) -> Option<String> {
    let padded = format!(" {} ", text.replace([',', ';', '.', '(', ')', '/'], " "));
    UNITS
        .iter()
        .filter_map(|unit| {
            padded
                .find(&format!(" {} ", crate::vietnamese::fold::fold(unit)))
                .map(|at| (at, *unit))
        })
        .min_by_key(|(at, unit)| (*at, std::cmp::Reverse(unit.len())))
        .map(|(_, unit)| match unit {
            "tthc" | "thủ tục hành chính" => "TTHC".to_owned(),
            "đơn vị sự nghiệp công lập" => "đơn vị".to_owned(),
            other => other.to_owned(),
        })
}
