//! What the words beside a figure say of it.

use super::Bound;
use super::token::Token;
use crate::fold::strip;

/// Words that may stand before a figure without changing what it counts, without diacritics.
const BEFORE: &str = " dat duoc la co da deu khoang tren duoi hon gan uoc tinh ti le tong so cong tang \
giam toi thieu it nhat tu tro len ket qua thuc hien hoan thanh bang chiem vuot khong luy luu ke lai \
trong ki nhiem vu ho van ban giai quyet hanh xu li luong gom bao to chuc ";
/// More words that may stand before a rate, or before two figures of which one is of the other: what
/// was done to the things that are counted, and who did it. Before one figure they could be what
/// another figure counts.
const BEFORE_SHARE: &str = " dung han truoc va tra loi dap so hoa cap nhat cong khai niem yet ngan \
bo ket noi trien khai dao tao boi duong tro chuyen doi sap xep thanh toan phe duyet khac phuc kien \
nghi to chuc thoai nop chuan ubnd uy nhan dan huyen xa pho thi tran phuong don vi co quan nganh giao \
ra soat kiem tra cung tich hop truc tuyen tthc ";
/// Words that may stand before a figure only beside another word.
const PAIRED: &[(&str, &[&str], &[&str])] = &[
    ("ban", &["van", "uy"], &["hanh"]),
    ("thieu", &["toi"], &[]),
    ("it", &[], &["nhat", "hon"]),
    ("nhat", &["it", "cap"], &[]),
    ("qua", &["ket", "khong", "vuot"], &[]),
    ("len", &["tro"], &[]),
    ("truoc", &[], &["va", "han"]),
];
/// Words after a figure that turn what it counts into its opposite, or into a part.
const OPPOSITE: &str = " chưa không ko thiếu còn đang trừ ngoài ";
/// Words between two figures that make them ends of a range, or speak of another time or a target,
/// without diacritics.
const APART: &str =
    " den toi hoac va len xuong nam thang qui ki truoc hoach yeu chi muc voi tang giam kh ";
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
        "khong ps",
        "ko ps",
        "k ps",
        "k p s",
        "chua phat sinh",
    ]) || plain.ends_with("khong phat sinh")
        || plain.ends_with("kps")
    {
        return plain.split(' ').count() <= MOST_WORDS;
    }
    if matches!(plain.as_str(), "khong" | "ko" | "khong co phat sinh") {
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
        && plain.split(' ').count() <= 10
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
    parted && !speaks_of_other(between) && !has_stroke(between)
}

/// Whether words between two figures speak of a range, another time, a change or a target.
pub(super) fn speaks_of_other(between: &[Token]) -> bool {
    words(between)
        .iter()
        .any(|word| APART.contains(&format!(" {} ", strip(word))))
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
    stand_before(tokens, &[BEFORE])
}

/// Whether a rate, or two figures of which one is of the other, after these tokens are still that.
pub(super) fn may_stand_before_share(tokens: &[Token]) -> bool {
    let plain = strip(&words(tokens).join(" "));
    let is_part = plain.contains("truoc han") && !plain.contains("dung han");
    !is_part && stand_before(tokens, &[BEFORE, BEFORE_SHARE])
}

/// Whether all words before a figure are among those that leave it as it is.
fn stand_before(tokens: &[Token], known: &[&str]) -> bool {
    let plain: Vec<String> = words(tokens).iter().map(|word| strip(word)).collect();
    let negated = plain.windows(2).any(|pair| {
        pair[0] == "khong" && !matches!(pair[1].as_str(), "qua" | "duoi" | "vuot" | "it")
    }) || plain.last().is_some_and(|word| word == "khong");
    !negated
        && !is_label(tokens)
        && plain.len() <= MOST_WORDS
        && (0..plain.len()).all(|at| {
            let word = format!(" {} ", plain[at]);
            known.iter().any(|words| words.contains(&word)) && is_paired(&plain, at)
        })
}

/// Whether a word stands beside the word that it needs, where it needs one.
fn is_paired(plain: &[String], at: usize) -> bool {
    let Some((_, before, after)) = PAIRED.iter().find(|(word, ..)| *word == plain[at]) else {
        return true;
    };
    let is_one_of = |word: Option<&String>, wanted: &[&str]| {
        word.is_some_and(|word| wanted.contains(&word.as_str()))
    };
    let previous = at.checked_sub(1).and_then(|before| plain.get(before));
    is_one_of(previous, before) || is_one_of(plain.get(at + 1), after)
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
