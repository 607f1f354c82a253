//! The order of the Vietnamese alphabet: a ă â b c d đ e ê …, then tones.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Compares two names in the order of the Vietnamese alphabet. Only equal texts are equal, so that
/// sorting never depends on the order in which names came.
pub fn compare(first: &str, second: &str) -> Ordering {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    COLLATOR
        .get_or_init(|| {
            Collator::try_new(locale!("vi").into(), CollatorOptions::default())
                .expect("the order of Vietnamese is compiled into the program")
        })
        .compare(first, second)
        .then_with(|| first.cmp(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_vietnamese_order() {
        let mut names = [
            "Đại Từ",
            "Ân Thi",
            "Phú Lương",
            "An Khánh",
            "Đồng Hỷ",
            "Dương Thành",
            "Ấp Bắc",
            "Phổ Yên",
            "Ăng Ca",
            "Phú Bình",
            "Định Hóa",
            "Võ Nhai",
        ];
        names.sort_by(|one, other| compare(one, other));
        assert_eq!(
            names,
            [
                "An Khánh",
                "Ăng Ca",
                "Ân Thi",
                "Ấp Bắc",
                "Dương Thành",
                "Đại Từ",
                "Định Hóa",
                "Đồng Hỷ",
                "Phổ Yên",
                "Phú Bình",
                "Phú Lương",
                "Võ Nhai",
            ]
        );
        assert_eq!(compare("a", "a"), Ordering::Equal);
        assert_ne!(compare("hòa", "ho\u{300}a"), Ordering::Equal);
    }
}
