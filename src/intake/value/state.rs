//! States in the many words that offices use.

use crate::submission::State;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::{fold, fold_plain};

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
    ("da ht", State::Done),
    ("ht", State::Done),
    ("khong ps", State::NothingArose),
    ("ko ps", State::NothingArose),
    ("ko phat sinh", State::NothingArose),
    ("chua phat sinh", State::NothingArose),
    ("trong ki khong phat sinh", State::NothingArose),
    ("trong ki chua phat sinh", State::NothingArose),
    ("dang", State::InProgress),
    ("chua", State::NotStarted),
];

/// Words after which a state is no longer what it begins with.
const TURNS: &[&str] = &[
    "nhung", "mot phan", "chua", "dang", "con", "co ban", "khong",
];
/// Words after which what was done is only a part of the task or a step towards it, or is still to
/// come; with diacritics, folded while comparing.
const UNDONE: &[&str] = &[
    "dự thảo",
    "lấy ý kiến",
    "xin ý kiến",
    "hoàn thành một số",
    "thực hiện một số",
    "được một số",
    "một vài",
    "một nửa",
    "ngoại trừ",
    "trừ",
    "tương đối",
    "chuẩn bị",
    "đề cương",
    "các bước",
    "phần lớn",
    "bước đầu",
    "chờ",
    "sẽ",
    "dự kiến",
    "phấn đấu",
    "hồ sơ trình",
    "trình ký",
    "việc trình",
    "trình thẩm định",
    "trình phê duyệt",
    "sơ bộ",
    "thực hiện sau",
    "để trình",
    "đã trình",
    "trình ubnd",
    "trình chủ tịch",
    "trình sở",
    "trình cấp",
    "trước ngày",
    "trước tháng",
    "trong quý",
    "trong tháng",
    "vào quý",
    "cuối năm",
    "cuối quý",
    "cuối tháng",
    "năm sau",
    "thời gian tới",
    "gần",
];

/// What the words of a state cell declare.
pub fn read(words: &str) -> Declared {
    if fold_plain(words).is_empty() {
        return Declared::Blank;
    }
    if words.contains('?') {
        return Declared::Unknown;
    }
    let key = fold_plain(&without_documents(words));
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
        return if is_turned(rest, *state) || (*state == State::Done && is_undone(words)) {
            Declared::Unknown
        } else {
            Declared::State(*state)
        };
    }
    let says_nothing = key.ends_with(" khong phat sinh") && key.split(' ').count() <= 7;
    if says_nothing {
        return Declared::State(State::NothingArose);
    }
    Declared::Unknown
}

/// The words without the numbers and symbols of documents that they name.
fn without_documents(words: &str) -> String {
    let mut rest = words.to_owned();
    for document in find_references(words) {
        if document.symbol.is_some() {
            rest = rest.replacen(&document.text, "", 1);
        }
    }
    rest
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

/// Whether words say that only a part or a step is done, or by when it will be.
fn is_undone(words: &str) -> bool {
    let folded = fold(words);
    let parts: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let padded = format!(" {} ", parts.join(" "));
    UNDONE
        .iter()
        .any(|phrase| padded.contains(&format!(" {} ", fold(phrase))))
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
            ("Trong kỳ không phát sinh", State::NothingArose),
            ("Không PS", State::NothingArose),
            ("HT trước hạn", State::Done),
            ("Đã HT", State::Done),
            ("Đã ban hành KH 12/KH-SNV", State::Done),
            ("Đã ban hành Chương trình công tác", State::Done),
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
            "Đã hoàn thành dự thảo",
            "Đã hoàn thành việc lấy ý kiến",
            "Hoàn thành một số nội dung",
            "Hoàn thành hồ sơ trình ký",
            "Hoàn thành trước ngày 30/11/2024",
            "Hoàn thành trong quý IV",
            "Hoàn thành, trừ nội dung cuối",
            "Hoàn thành?",
            "12/KH-SNV",
        ] {
            assert_eq!(read(words), Declared::Unknown, "{words}");
        }
        assert_eq!(read("  - "), Declared::Blank);
    }
}
