//! What the words beside a figure say of it.

use super::Bound;
use super::token::Token;
use crate::vietnamese::fold::strip;

/// Words that may stand before a figure without changing what it counts, without diacritics.
const BEFORE: &str = " dat duoc la co da deu khoang tren duoi hon gan uoc tinh ti le tong so cong tang \
giam toi thieu it nhat tu tro len ket qua thuc hien hoan thanh bang chiem vuot khong luy luu ke lai \
trong ki nhiem vu ho van ban giai quyet hanh xu li luong ";
/// Words after a figure that turn what it counts into its opposite, or into a part.
const OPPOSITE: &str = " chưa không ko thiếu còn đang trừ ngoài ";
/// Words between two figures that make them ends of a range, or speak of another time or a target,
/// without diacritics.
const APART: &str = " den toi hoac va len xuong nam thang qui ki truoc hoach yeu chi muc voi ";
/// More words than these beside a figure are a story, not a figure's unit.
const MOST_WORDS: usize = 14;

/// The words of some tokens.
pub(super) fn words(tokens: &[Token]) -> Vec<&str> {
    tokens
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .collect()
}

/// Whether the words say that nothing arose.
pub(super) fn says_nothing_arose(tokens: &[Token]) -> bool {
    let plain = strip(&words(tokens).join(" "));
    let starts = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| plain == *phrase || plain.starts_with(&format!("{phrase} ")))
    };
    if starts(&[
        "kps",
        "khong phat sinh",
        "ko phat sinh",
        "k phat sinh",
        "chua phat sinh",
    ]) || plain.ends_with("khong phat sinh")
        || plain.ends_with("kps")
    {
        return plain.split(' ').count() <= MOST_WORDS;
    }
    if matches!(plain.as_str(), "khong" | "khong co phat sinh") {
        return true;
    }
    let unknown = [
        "so lieu",
        "bao cao",
        "du lieu",
        "thong tin",
        "can cu",
        "co so",
        "ket qua",
    ];
    starts(&["khong co", "ko co", "k co"])
        && plain.split(' ').count() <= 7
        && !unknown.iter().any(|phrase| plain.contains(phrase))
}

/// Whether a count and a percentage with this between them speak of one thing: no range, no other
/// time, no target.
pub(super) fn belong_together(between: &[Token]) -> bool {
    let parted = between.iter().any(|token| {
        matches!(
            token,
            Token::Word(_) | Token::Sign('(' | ',' | ';' | '=' | ':')
        )
    });
    let other = words(between)
        .iter()
        .any(|word| APART.contains(&format!(" {} ", strip(word))));
    parted && !other && !has_stroke(between)
}

/// Whether a stroke is among the tokens.
pub(super) fn has_stroke(between: &[Token]) -> bool {
    between.contains(&Token::Sign('/'))
}

/// Whether a word is among the tokens.
pub(super) fn mentions(tokens: &[Token], word: &str) -> bool {
    words(tokens).contains(&word)
}

/// Whether a figure after these tokens is still the figure itself.
pub(super) fn may_stand_before(tokens: &[Token]) -> bool {
    let plain: Vec<String> = words(tokens).iter().map(|word| strip(word)).collect();
    let negated = plain.windows(2).any(|pair| {
        pair[0] == "khong" && !matches!(pair[1].as_str(), "qua" | "duoi" | "vuot" | "it")
    }) || plain.last().is_some_and(|word| word == "khong");
    !negated
        && !is_label(tokens)
        && plain.len() <= MOST_WORDS
        && plain
            .iter()
            .all(|word| BEFORE.contains(&format!(" {word} ")))
}

/// Whether a figure after these tokens could be the number of something: `nhiệm vụ 5`, `số 5`,
/// `kỳ 2`. Not after a colon, nor where "số nhiệm vụ" says that they are counted.
fn is_label(tokens: &[Token]) -> bool {
    if let Some(Token::Sign(':' | '=')) = tokens.last() {
        return false;
    }
    match words(tokens).as_slice() {
        [.., "tổng", "số"] => false,
        [.., "số" | "kì"] => true,
        [earlier @ .., "vụ" | "bản" | "sơ"] => !earlier.contains(&"số"),
        _ => false,
    }
}

/// Whether a figure before these tokens is still the figure itself.
pub(super) fn may_stand_after(tokens: &[Token]) -> bool {
    let words = words(tokens);
    words.len() <= MOST_WORDS
        && !words
            .iter()
            .any(|word| OPPOSITE.contains(&format!(" {word} ")))
}

/// How the words and signs around a figure bound it.
pub(super) fn bound(before: &[Token], after: &[Token]) -> Bound {
    let has_sign = |wanted: char| before.contains(&Token::Sign(wanted));
    let plain = format!(" {} ", strip(&words(before).join(" ")));
    let says = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|one| plain.contains(&format!(" {one} ")))
    };
    let after = format!(" {} ", strip(&words(after).join(" ")));
    if has_sign('≥') || (has_sign('>') && has_sign('=')) {
        Bound::AtLeast
    } else if has_sign('≤') || (has_sign('<') && has_sign('=')) {
        Bound::AtMost
    } else if says(&["khong duoi", "khong it hon", "it nhat", "toi thieu"])
        || after.contains(" tro len ")
    {
        Bound::AtLeast
    } else if says(&["khong qua", "khong vuot", "toi da"]) || after.contains(" tro xuong ") {
        Bound::AtMost
    } else if has_sign('>') || says(&["tren", "hon", "vuot"]) {
        Bound::MoreThan
    } else if has_sign('<') || says(&["duoi"]) {
        Bound::LessThan
    } else if has_sign('~') || has_sign('≈') || says(&["khoang", "gan", "uoc"]) {
        Bound::About
    } else if says(&["tu"]) {
        Bound::AtLeast
    } else {
        Bound::Exactly
    }
}
