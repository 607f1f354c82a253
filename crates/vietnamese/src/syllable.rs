//! What a Vietnamese syllable can look like, and which words such reports are made of: the evidence
//! on which an encoding is decided where no font tells it.

use super::letter::{Tone, apart, is_vowel, small};

/// How a syllable can begin, longest first; a syllable can also begin with its vowel.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// How a syllable can go on, without its tone.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp \
ât âu ây e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt \
iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc \
oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng \
uât uây uc uê uêch uên uênh uêt uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên \
uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng \
yêt yêu yn ynh yt yu ";

/// Words with diacritics of which such reports are full.
const KNOWN: &str = " ủy uỷ nhân dân sở nội vụ tỉnh huyện xã phường thị trấn thành phố tỷ tỉ lệ hồ \
sơ không phát có số liệu đã hoàn đạt chưa thực hiện nhiệm kết quả cải cách hành chính thủ tục kế \
hoạch quyết định báo cáo công văn tờ trình thông tổng đúng hạn quá trước giải giấy tiếp nhận đơn \
vị cơ quan năm tháng quý ngày từ đến và của được các những với trên dưới tại trong về theo người \
đồng triệu nghìn chỉ tiêu tiêu yêu cầu ghi chú nguyên khó khăn kiến nghị đề xuất cấp phòng giám \
đốc chủ tịch phó ký lập biểu đang triển khai chậm tiến độ kiểm tra xử lý điện tử trực tuyến dịch \
cộng hòa hội chủ nghĩa việt độc lập hạnh phúc đối thường xuyên hằng tăng giảm khoảng đảm bảo \
nông nghiệp tài nguyên môi trường xây dựng giáo dục đào tạo khoa học nghệ y tế văn thể thao du lịch \
lao động thương binh tư pháp vấn hướng dẫn việc viên chức bộ máy tổ lĩnh vực phụ lục thứ tự mục \
chứng minh đánh giá mức nhu thời gian lý do phải cung ứng dụng liên đầu cuối sáng hải thuế cục kho \
bạc trở lên lưu nhà nước ban quản khu nghệ yên lương phú đại bình võ nhai định hóa hoá ";

/// Whether a word (any case) is built like a Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tones = Vec::new();
    let mut letters = Vec::new();
    for (at, letter) in word.chars().enumerate() {
        let (base, tone) = apart(small(letter));
        if tone != Tone::Level {
            tones.push((at, tone));
        }
        letters.push(base);
    }
    if tones.len() > 1
        || tones
            .first()
            .is_some_and(|(at, _)| !may_carry_tone(&letters, *at))
    {
        return false;
    }
    let base: String = letters.into_iter().collect();
    let stopped = base.ends_with(['c', 'p', 't']) || base.ends_with("ch");
    if stopped && !matches!(tones.first(), Some((_, Tone::Acute | Tone::Dot))) {
        return false;
    }
    ONSETS.iter().any(|onset| {
        base.strip_prefix(onset)
            .is_some_and(|rime| rime.starts_with(is_vowel) && RIMES.contains(&format!(" {rime} ")))
    })
}

/// Whether a letter is where the tone is written; oa, oe, uy have two customs (hòa, hoà).
fn may_carry_tone(letters: &[char], at: usize) -> bool {
    nucleus(letters).is_some_and(|(start, end)| {
        let two_customs = matches!(letters[start..end], ['o', 'a' | 'e'] | ['u', 'y']);
        at == tone_place(letters, start, end) || (two_customs && (start..end).contains(&at))
    })
}

/// Where the one group of vowels of a word stands; `None` where there is not exactly one.
pub(super) fn nucleus(letters: &[char]) -> Option<(usize, usize)> {
    let mut start = letters.iter().position(|&letter| is_vowel(letter))?;
    let rest = |from: usize| {
        letters[from..]
            .iter()
            .take_while(|&&letter| is_vowel(letter))
            .count()
    };
    let mut length = rest(start);
    let end = start + length;
    if letters[end..].iter().any(|&letter| is_vowel(letter)) {
        return None;
    }
    let glides = matches!(letters[..=start], ['q', 'u'] | ['g', 'i']);
    if glides && length > 1 {
        start += 1;
        length -= 1;
    }
    (length <= 3).then_some((start, end))
}

/// Where the tone stands in a group of vowels, by the spelling that puts it on the first of two.
pub(super) fn tone_place(letters: &[char], start: usize, end: usize) -> usize {
    let marked = |&at: &usize| matches!(letters[at], 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư');
    if let Some(at) = (start..end).rev().find(marked) {
        // ưu, ưa carry it on the ư, which is their only marked letter; ươ on the ơ.
        return at;
    }
    match end - start {
        2 if end < letters.len() => start + 1,
        3 => start + 1,
        _ => start,
    }
}

/// Whether a word (any case) is one that such reports are full of.
pub(super) fn is_known(word: &str) -> bool {
    let word: String = word.chars().map(small).collect();
    KNOWN.contains(&format!(" {word} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_letters() {
        for word in [
            "Sở",
            "nghiệp",
            "quyết",
            "giải",
            "gì",
            "giếng",
            "yêu",
            "uỷ",
            "ủy",
            "ĐƯỜNG",
            "khuỷu",
            "được",
            "Quý",
            "hòa",
            "hoà",
            "huyện",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "Së", "café", "xaõ", "zürich", "đợc", "trờng", "chaøo", "hàc", "b", "Đ", "ớớ",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn known_words_are_syllables() {
        for word in KNOWN.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        assert!(is_known("Nội"));
        assert!(!is_known("nộ"));
    }
}
