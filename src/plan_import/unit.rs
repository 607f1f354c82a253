//! What is counted in the words of a plan.

use crate::vietnamese::fold::fold_plain;

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

/// A requirement with the unit that stands in a column of its own: `≥ 98,5` of `%` is `≥ 98,5%`.
pub(super) fn with_unit(requirement: &str, unit: &str) -> String {
    let (plain, own) = (fold_plain(requirement), fold_plain(unit));
    let said = !own.is_empty() && format!(" {plain} ").contains(&format!(" {own} "));
    if unit.is_empty() || said || requirement.contains(unit) {
        return requirement.to_owned();
    }
    let digit = |letter: char| letter.is_ascii_digit();
    let Some(start) = requirement.find(digit) else {
        return requirement.to_owned();
    };
    let end_of = |start: usize| {
        requirement[start..]
            .find(|letter: char| !digit(letter) && !matches!(letter, ',' | '.' | '/'))
            .map_or(requirement.len(), |length| start + length)
    };
    let first = end_of(start);
    // «40 - 50» of «thủ tục»: the unit is said of both ends.
    let rest = requirement[first..].trim_start();
    let upper = ["-", "–", "đến"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .map(str::trim_start)
        .filter(|upper| upper.starts_with(digit));
    let end = upper.map_or(first, |upper| end_of(requirement.len() - upper.len()));
    let (before, after) = requirement.split_at(end);
    let blank = if unit == "%" { "" } else { " " };
    format!("{before}{blank}{}{after}", unit.to_lowercase())
}
