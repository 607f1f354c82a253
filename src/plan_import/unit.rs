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
    "trường hợp",
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

/// Words that begin like a unit and are none: the unit must not be cut out of them.
const NO_UNITS: &[&str] = &[
    "xã hội",
    "hộ tịch",
    "hộ khẩu",
    "hộ chiếu",
    "hộ kinh doanh",
    "phòng chống",
    "phòng, chống",
    "phòng ngừa",
    "ngày càng",
    "ngày công",
    "lần đầu",
    "tin cậy",
    "đoàn thể",
    "cấp phòng",
    "cổng thông tin",
    "hệ thống thông tin",
    "công nghệ thông tin",
    "người đứng đầu",
];

/// A folded text without the words that only look like units; as long as it was.
fn without_false_units(text: &str) -> String {
    NO_UNITS.iter().fold(text.to_owned(), |text, words| {
        let words = crate::vietnamese::fold::fold(words);
        let blank = "_".repeat(words.len());
        text.replace(&words, &blank)
    })
}

/// How long the unit is with which a text begins, in bytes; nothing where it begins with none.
pub(super) fn unit_length(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    let text = without_false_units(text);
    UNITS
        .iter()
        .map(|unit| crate::vietnamese::fold::fold(unit))
        .filter(|unit| {
            text[blank..]
                .strip_prefix(unit.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
        .map(|unit| blank + unit.len())
        .max()
        .unwrap_or(0)
}

/// The names of what is counted.
pub(super) fn units() -> &'static [&'static str] {
    UNITS
}

/// The first thing that is counted in a text.
pub(super) fn unit_of(text: &str) -> Option<String> {
    let text = without_false_units(text);
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
    if unit.is_empty() || said || (unit != "%" && requirement.contains(unit)) {
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
    // A comma or a stroke behind the number is none of it: «50/quý», «65, phấn đấu 70».
    let end_of = |start: usize| {
        let end = end_of(start);
        start
            + requirement[start..end]
                .trim_end_matches([',', '.', '/'])
                .len()
    };
    if unit == "%" {
        return with_percent(requirement);
    }
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
    format!("{before} {}{after}", unit.to_lowercase())
}

/// A requirement of a row whose unit is «%»: every amount of it is one, but numbers with a unit or a name
/// of their own: `Quý I: 20; Quý II: 45` is `Quý I: 20%; Quý II: 45%`.
fn with_percent(requirement: &str) -> String {
    let digit = |letter: char| letter.is_ascii_digit();
    let mut out = String::with_capacity(requirement.len() + 8);
    let mut rest = requirement;
    while let Some(start) = rest.find(digit) {
        let length = rest[start..]
            .find(|letter: char| !digit(letter) && !matches!(letter, ',' | '.' | '/'))
            .unwrap_or(rest.len() - start);
        let number = rest[start..start + length].trim_end_matches([',', '.', '/']);
        let end = start + number.len();
        let before = fold_plain(&format!("{out}{}", &rest[..start]));
        let after = rest[end..].trim_start();
        let joined = after.starts_with(|letter: char| letter.is_alphabetic());
        let own = number.contains('/')
            || after.starts_with('%')
            || (number.len() == 4 && number.starts_with("20"))
            || (joined
                && !GOES_ON
                    .iter()
                    .any(|words| fold_plain(after).starts_with(words)))
            || (NAMED.iter().any(|word| before.ends_with(word))
                && !PARTS_OF_YEAR.iter().any(|part| before.ends_with(part))
                && !rest[..start].trim_end().ends_with(':'));
        out.push_str(&rest[..end]);
        if !own {
            out.push('%');
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Words behind a number that are none of its unit.
const GOES_ON: &[&str] = &[
    "den",
    "tro len",
    "tro xuong",
    "so voi",
    "va",
    "trong",
    "phan dau",
    "vao",
    "ca nam",
    "len",
];

/// Parts of a year in front of a number, which is what is to be reached by then: «6 tháng 65; cả năm 75».
const PARTS_OF_YEAR: &[&str] = &["6 thang", "9 thang", " ca nam", " dau nam", " cuoi nam"];

/// Words in front of a number that make it a name.
const NAMED: &[&str] = &[
    " qui",
    " thang",
    " nam",
    " muc",
    " ngay",
    " cap do",
    " so",
    " giai doan",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_a_column_is_said_of_every_amount() {
        for (requirement, unit, wanted) in [
            ("Quý I: 20; Quý II: 45", "%", "Quý I: 20%; Quý II: 45%"),
            (
                "75 (6 tháng đầu năm: 60)",
                "%",
                "75% (6 tháng đầu năm: 60%)",
            ),
            (
                "Tối thiểu 65, phấn đấu 70",
                "%",
                "Tối thiểu 65%, phấn đấu 70%",
            ),
            ("1,5 - 2", "%", "1,5% - 2%"),
            ("6 tháng 65; cả năm 75", "%", "6 tháng 65%; cả năm 75%"),
            ("Tháng 6 đạt 65", "%", "Tháng 6 đạt 65%"),
            (
                "Từ 3 đến 4 so với năm 2025",
                "%",
                "Từ 3% đến 4% so với năm 2025",
            ),
            (
                "Tăng 15 điểm % so với năm 2025",
                "%",
                "Tăng 15 điểm % so với năm 2025",
            ),
            ("Tối thiểu 50/quý", "Tin, bài", "Tối thiểu 50 tin, bài/quý"),
            ("40 - 50", "TTHC", "40 - 50 tthc"),
        ] {
            assert_eq!(with_unit(requirement, unit), wanted);
        }
    }

    #[test]
    fn no_unit_is_cut_out_of_other_words() {
        for (words, wanted) in [
            ("trường hợp công chức bị xử lí", Some("trường hợp")),
            ("sổ hộ tịch", None),
            ("an sinh xã hội", None),
            ("trường học", Some("trường")),
        ] {
            assert_eq!(unit_of(words).as_deref(), wanted);
        }
        assert_eq!(unit_length(" văn bản"), " văn bản".len());
        assert_eq!(unit_length(" quí liên tiếp không có hồ sơ"), 0);
    }
}
