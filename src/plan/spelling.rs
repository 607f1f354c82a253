//! The right spelling of what was typed as a target, where it is plain: a number without a sign, or the
//! plan's own words.

use crate::vietnamese::fold::fold;

/// Words of a plan before or behind a number, and the sign that they are; what turns a comparison stands
/// before the word that it turns.
const WORDS: [(&str, &str); 15] = [
    ("không quá", "<="),
    ("không vượt", "<="),
    ("không trên", "<="),
    ("không cao hơn", "<="),
    ("tối đa", "<="),
    ("trở xuống", "<="),
    ("không dưới", ">="),
    ("không thấp hơn", ">="),
    ("dưới", "<"),
    ("thấp hơn", "<"),
    ("trở lên", ">="),
    ("tối thiểu", ">="),
    ("ít nhất", ">="),
    ("trên", ">"),
    ("đạt", ">="),
];

/// Words of a comparison with the year before, and what they are.
const LAST_YEAR: [(&str, &str); 6] = [
    ("không thấp hơn năm trước", ">= last-year"),
    ("không cao hơn năm trước", "<= last-year"),
    ("cao hơn năm trước", "> last-year"),
    ("thấp hơn năm trước", "< last-year"),
    ("> năm trước", "> last-year"),
    (">= năm trước", ">= last-year"),
];

/// How a text is to be written as a target.
pub fn of_target(text: &str) -> Option<String> {
    let words = fold(text);
    let says = |phrase: &str| words.contains(&fold(phrase));
    if let Some((_, spelled)) = LAST_YEAR.iter().find(|(phrase, _)| says(phrase)) {
        return Some(format!("viết \"{spelled}\""));
    }
    let numbers = numbers(text);
    let percent = if text.contains('%') { "%" } else { "" };
    match numbers.as_slice() {
        [] if says("không có trường hợp") || says("không để xảy ra") => {
            Some("viết \"= 0\"".to_owned())
        }
        [places] if says("bậc") => Some(format!("viết \"rise {places}\"")),
        [most] if says("nhóm") || says("top") => Some(format!("viết \"<= {most}\"")),
        [from, to] if says("đến") || has_dash(text, from, to) => {
            Some(format!("viết \"{from}{percent} .. {to}{percent}\""))
        }
        [number] => of_number(number, percent, &others(text, number)),
        _ => None,
    }
}

fn of_number(number: &str, percent: &str, others: &str) -> Option<String> {
    let words = fold(others);
    let number = match ambiguous(number) {
        Some(whole) => whole,
        None => number.to_owned(),
    };
    if words.trim().is_empty() {
        return Some(format!(
            "viết \">= {number}{percent}\" nếu là từ {number}{percent} trở lên, \"<= {number}{percent}\" nếu là không quá {number}{percent}"
        ));
    }
    let (_, sign) = WORDS.iter().find(|(word, _)| words.contains(&fold(word)))?;
    Some(format!("viết \"{sign} {number}{percent}\""))
}

/// A number whose separator may part thousands, without it: nobody writes three decimals of a target in
/// a plan's words.
fn ambiguous(number: &str) -> Option<String> {
    let (whole, rest) = number.split_once(['.', ','])?;
    let grouped = (1..=3).contains(&whole.len()) && rest.len() == 3 && whole != "0";
    grouped.then(|| format!("{whole}{rest}"))
}

/// The numbers of a text as they stand there.
fn numbers(text: &str) -> Vec<String> {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    text.split(|c| !digits(c))
        .map(|number| number.trim_matches(['.', ',']))
        .filter(|number| !number.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether only a dash stands between two numbers, and nothing around them: `10 - 15`, `10–15`.
fn has_dash(text: &str, from: &str, to: &str) -> bool {
    let around = text
        .replacen(from, "", 1)
        .replacen(to, "", 1)
        .replace('%', "");
    matches!(around.trim(), "-" | "–" | "—")
}

/// What stands around a number.
fn others(text: &str, number: &str) -> String {
    text.replacen(number, " ", 1).replace('%', " ")
}

#[cfg(test)]
mod tests {
    use super::of_target;

    #[test]
    fn the_right_spelling_is_told_where_it_is_plain() {
        for (text, wanted) in [
            ("95%", "\">= 95%\""),
            ("95,5", "\">= 95,5\""),
            ("1.200", "\">= 1200\""),
            ("từ 95% trở lên", "\">= 95%\""),
            ("từ 1.200 lượt trở lên", "\">= 1200\""),
            ("không quá 2%", "\"<= 2%\""),
            ("không dưới 90", "\">= 90\""),
            ("không trên 5%", "\"<= 5%\""),
            ("không vượt quá 2%", "\"<= 2%\""),
            ("đạt trên 90%", "\"> 90%\""),
            ("dưới 3", "\"< 3\""),
            ("từ 0,5% đến 1%", "\"0,5% .. 1%\""),
            ("10 - 15", "\"10 .. 15\""),
            ("0,5%–1%", "\"0,5% .. 1%\""),
            ("trong nhóm 10", "\"<= 10\""),
            ("tăng ít nhất 02 bậc", "\"rise 02\""),
            ("cao hơn năm trước", "\"> last-year\""),
            ("> năm trước", "\"> last-year\""),
            ("không có trường hợp nào", "\"= 0\""),
        ] {
            let told = of_target(text).unwrap_or_default();
            assert!(told.contains(wanted), "{text}: {told}");
        }
        assert_eq!(of_target("xong"), None);
        assert_eq!(of_target("3 hoặc 5"), None);
    }
}
