//! States in the many words that offices use.

use crate::submission::State;
use crate::vietnamese::fold::fold_plain;

/// What the words of a state cell declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// Nothing.
    Blank,
    /// A state: done, in progress, not started, or nothing arose.
    State(State),
    /// Words without a known meaning.
    Unknown,
}

/// Words that say the whole of a state, without diacritics.
const WHOLE: &[(&str, State)] = &[
    ("ht", State::Done),
    ("xong", State::Done),
    ("dat", State::Done),
    ("da dat", State::Done),
    ("vuot", State::Done),
    ("dang th", State::InProgress),
    ("chua ht", State::InProgress),
    ("qua han", State::InProgress),
    ("cham tien do", State::InProgress),
    ("chua den han", State::NotStarted),
    ("kps", State::NothingArose),
    ("khong co", State::NothingArose),
    ("khong", State::NothingArose),
    ("chua phat sinh", State::NothingArose),
];

/// Words with which a state begins, without diacritics; those that begin alike stand longest first.
const BEGINNINGS: &[(&str, State)] = &[
    ("chua hoan thanh", State::InProgress),
    ("khong phat sinh", State::NothingArose),
    ("khong hoan thanh", State::InProgress),
    ("hoan thanh", State::Done),
    ("da hoan thanh", State::Done),
    ("da thuc hien", State::Done),
    ("da ban hanh", State::Done),
    ("da xong", State::Done),
    ("dang", State::InProgress),
    ("chua", State::NotStarted),
];

/// Words after which a state is no longer what it begins with.
const TURNS: &[&str] = &[
    "nhung", "mot phan", "chua", "dang", "con", "co ban", "khong",
];

/// What the words of a state cell declare.
pub fn read(words: &str) -> Declared {
    let key = fold_plain(words);
    if key.is_empty() {
        return Declared::Blank;
    }
    if let Some((_, state)) = WHOLE.iter().find(|(whole, _)| *whole == key) {
        return Declared::State(*state);
    }
    for (beginning, state) in BEGINNINGS {
        let Some(rest) = key.strip_prefix(beginning) else {
            continue;
        };
        if !rest.is_empty() && !rest.starts_with(' ') {
            continue;
        }
        return if is_turned(rest, *state) {
            Declared::Unknown
        } else {
            Declared::State(*state)
        };
    }
    Declared::Unknown
}

/// Whether the words after a state's beginning can turn it into another: `hoàn thành 80%`,
/// `đã thực hiện một phần`.
fn is_turned(rest: &str, state: State) -> bool {
    let padded = format!("{rest} ");
    if TURNS
        .iter()
        .any(|turn| padded.contains(&format!(" {turn} ")))
    {
        return true;
    }
    let has_other_number = rest
        .split(' ')
        .any(|word| word != "100" && word.chars().next().is_some_and(|c| c.is_ascii_digit()));
    state == State::Done && has_other_number && !rest.contains(" so ") && !rest.contains(" ngay ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_in_many_words() {
        for (words, state) in [
            ("Hoàn thành", State::Done),
            ("  ĐÃ HOÀN THÀNH ", State::Done),
            ("Hoàn thành trước hạn", State::Done),
            ("HT", State::Done),
            ("Hoàn thành 100%", State::Done),
            (
                "Đã ban hành Kế hoạch số 12/KH-UBND ngày 15/3/2024",
                State::Done,
            ),
            ("Đang triển khai", State::InProgress),
            ("Chưa hoàn thành", State::InProgress),
            ("Quá hạn", State::InProgress),
            ("Chưa thực hiện", State::NotStarted),
            ("Chưa đến hạn", State::NotStarted),
            ("Không phát sinh", State::NothingArose),
            ("KPS", State::NothingArose),
            ("Không phát sinh trong kỳ", State::NothingArose),
        ] {
            assert_eq!(read(words), Declared::State(state), "{words}");
        }
    }

    #[test]
    fn what_can_mean_another_thing_is_not_guessed() {
        for words in [
            "Hoàn thành 80%",
            "x",
            "Đã thực hiện một phần",
            "Theo kế hoạch",
            "Hoàn thành nhưng chưa báo cáo",
        ] {
            assert_eq!(read(words), Declared::Unknown, "{words}");
        }
        assert_eq!(read("  - "), Declared::Blank);
    }
}
