//! Whether what a share is taken of is a number of the whole year (what was planned, assigned or counted
//! at its beginning), which does not grow from period to period.

use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;

/// What is known for the whole year when it begins, without diacritics.
const OF_YEAR: &[&str] = &[
    "giai ngan",
    "ke hoach von",
    "von duoc giao",
    "du toan",
    "nhiem vu duoc giao",
    "nhiem vu trong ke hoach",
    "nhiem vu cua ke hoach",
    "nhiem vu theo ke hoach",
    "nhiem vu de ra",
    "chi tieu duoc giao",
    "bien che duoc giao",
    "so luong bien che",
    "hoan thanh 100 ke hoach",
    "ke hoach dao tao",
    "ke hoach boi duong",
    "ke hoach thanh tra",
    "ke hoach kiem tra",
];

/// Whether the second figure of a measure is one of the whole year; `words` are those that it was taken
/// from, `name` is the criterion's.
pub(super) fn second_is_of_year(kind: Kind, words: &str, name: &str) -> bool {
    let said = format!("{} {}", fold_plain(name), fold_plain(words));
    match kind {
        // By how much something is brought down is said of what there was before.
        Kind::Reduction => true,
        Kind::Ratio => OF_YEAR.iter().any(|words| contains_words(&said, words)),
        _ => false,
    }
}

/// Whether words stand in a text as whole words.
fn contains_words(text: &str, words: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        format!(" {} ", words.join(" "))
    };
    plain(text).contains(&plain(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_planned_or_assigned_for_the_year_is_known_from_its_beginning() {
        for (name, words) in [
            ("Giải ngân vốn đầu tư công", "Từ 95% kế hoạch trở lên"),
            ("Vốn đầu tư", "Đạt tối thiểu 95% kế hoạch vốn"),
            ("Chi đầu tư phát triển", "Từ 95% vốn được giao"),
            ("Thu ngân sách", "Đạt 105% dự toán"),
            ("Thực hiện nhiệm vụ", "Hoàn thành 100% nhiệm vụ được giao"),
            ("Thực hiện Kế hoạch", "100% nhiệm vụ trong Kế hoạch"),
            ("Thực hiện Kế hoạch", "100% các nhiệm vụ của Kế hoạch"),
            ("Thực hiện Kế hoạch", "100% nhiệm vụ theo kế hoạch"),
            ("Thực hiện Kế hoạch", "100% nhiệm vụ đề ra"),
            ("Phát triển kinh tế", "100% chỉ tiêu được giao"),
            ("Tinh giản", "Giảm còn 98% biên chế được giao"),
            ("Quản lý biên chế", "Không vượt 100% số lượng biên chế"),
            ("Thực hiện Kế hoạch CCHC", "Hoàn thành 100% Kế hoạch"),
            ("Đào tạo", "100% kế hoạch đào tạo"),
            ("Bồi dưỡng", "100% kế hoạch bồi dưỡng"),
            ("Thanh tra", "100% kế hoạch thanh tra"),
            ("Kiểm tra", "Hoàn thành 100% kế hoạch kiểm tra năm"),
        ] {
            assert!(second_is_of_year(Kind::Ratio, words, name), "{words}");
        }
        for phrase in OF_YEAR {
            assert!(second_is_of_year(Kind::Ratio, phrase, ""), "{phrase}");
        }
    }

    #[test]
    fn what_comes_about_in_the_year_is_not() {
        for (name, words) in [
            ("Giải quyết hồ sơ", "Từ 98% hồ sơ giải quyết đúng hạn"),
            ("Hồ sơ quá hạn", "100% có văn bản xin lỗi"),
            ("Văn bản đi", "Không quá 2% tổng số văn bản đã ban hành"),
            ("Xử lý sau kiểm tra", "100% vấn đề phát hiện qua kiểm tra"),
        ] {
            assert!(!second_is_of_year(Kind::Ratio, words, name), "{words}");
        }
        assert!(!second_is_of_year(Kind::Growth, "tăng 10% dự toán", ""));
        assert!(!second_is_of_year(Kind::Count, "12 nhiệm vụ được giao", ""));
        assert!(second_is_of_year(
            Kind::Reduction,
            "cắt giảm 30% thời gian",
            ""
        ));
    }
}
