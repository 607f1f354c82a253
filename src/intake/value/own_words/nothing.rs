//! What words say that nothing arose of.

use super::{OwnWords, neutral, words, written_out};
use crate::intake::vocabulary::quantities;
use crate::vietnamese::fold::fold_plain;

/// Phrases that say that nothing arose, without diacritics, the longest first.
const NOTHING: &[&str] = &[
    "khong co phat sinh",
    "khong phat sinh",
    "chua phat sinh",
    "ko phat sinh",
    "k phat sinh",
    "khong ps",
    "ko ps",
    "k ps",
    "kps",
    "khong co",
    "chua co",
    "ko co",
    "k co",
    "khong",
    "ko",
];

impl OwnWords {
    /// Whether each word of a text speaks of what can arise for the measure, or says nothing; and
    /// names no quantity that is not what can arise: no dossier overdue is not no dossier.
    pub fn is_base(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let (own, neutral) = (self.own(&words), neutral(&words));
        let base = quantities(&self.base.join(" "));
        let is_known = |at: usize| {
            neutral[at]
                || own[at]
                || self.base.contains(&words[at])
                || self.is_this_year(&words, at)
        };
        (0..words.len()).all(is_known)
            && quantities(&words.join(" "))
                .iter()
                .all(|quantity| base.contains(quantity))
    }

    /// Whether words after «không» are those by which only the second figure is named, and say nothing
    /// else: where none was received or assigned («không tiếp nhận phản ánh nào»), nothing arose. What
    /// is done to it («không số hóa văn bản») stands in the first figure too.
    pub fn is_absent(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let is_seconds = |pair: &[String]| self.only_base.contains(&pair.join(" "));
        words.windows(2).any(is_seconds) && self.is_base(plain)
    }

    /// Whether words that say that nothing arose speak of what can arise for the measure, and of
    /// nothing else: «không có hồ sơ quá hạn» says nothing of how many were in time.
    pub fn is_nothing(&self, text: &str) -> bool {
        let plain = fold_plain(text);
        let known = format!(" {plain} ");
        let Some((before, after)) = NOTHING
            .iter()
            .find_map(|phrase| known.split_once(&format!(" {phrase} ")))
        else {
            return true;
        };
        let rest: Vec<&str> = before
            .split(' ')
            .chain(after.split(' '))
            .filter(|word| !word.is_empty() && word.chars().any(|digit| digit != '0'))
            .collect();
        self.is_base(&rest.join(" "))
    }
}
