//! The unit that stands after a figure or in a column's header.

use crate::fold::fold;
use exact::Exact;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The words, folded, without the magnitude: `hồ sơ`, `đồng`; empty where none stand there.
    pub text: String,
    /// By what the figure must be multiplied: 1, or 1000 for nghìn, …
    pub scale: Exact,
    /// Whether it says that it is money (đồng). A bare `triệu`, `tỷ` leaves it open.
    pub money: bool,
}

impl Unit {
    /// No unit.
    pub fn none() -> Self {
        Unit {
            text: String::new(),
            scale: Exact::whole(1),
            money: false,
        }
    }
}

/// Reads the words after a figure: `triệu đồng`, `tỷ`, `trđ`, `hồ sơ`.
pub fn read_unit(text: &str) -> Unit {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut unit = Unit::none();
    let mut at = 0;
    while let Some(power) = words.get(at).and_then(|word| {
        // «n.đ» is nghìn đồng; an n alone is nothing.
        let next = words.get(at + 1).copied().unwrap_or_default();
        let thousands = *word == "n" && next == "đ";
        magnitude(word)
            .filter(|_| !is_proportion(word, next))
            .or(thousands.then_some(1_000))
    }) {
        unit.scale = &unit.scale * &Exact::whole(power);
        unit.money |= words[at].ends_with(['đ', 'g']) && words[at].contains('đ');
        at += 1;
        if at == 2 {
            break;
        }
    }
    let currency = matches!(
        words.get(at),
        Some(&("đồng" | "đ" | "vnđ" | "vnd" | "dong"))
    ) && words.get(at + 1) != Some(&"chí");
    unit.money |= currency;
    unit.text = words[at..].join(" ");
    unit
}

/// How much money one of a column's units is in đồng, where the text of its header (or of the line
/// "Đơn vị tính: …") says so: `Số vốn đã giải ngân (triệu đồng)` → 1 000 000.
pub fn money_scale(header: &str) -> Option<Exact> {
    let folded = fold(header);
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<Exact> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let unit = read_unit(&words[at..].join(" "));
        if unit.money {
            found.push(unit.scale);
            while words.get(at).is_some_and(|word| magnitude(word).is_some()) {
                at += 1;
            }
        }
        at += 1;
    }
    found.dedup();
    match found.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Whether two words speak of a proportion: the «tỷ» of «tỷ lệ» is no thousand million.
fn is_proportion(word: &str, next: &str) -> bool {
    matches!(word, "tỉ" | "ti") && matches!(next, "lệ" | "le" | "trọng" | "số" | "suất" | "giá")
}

fn magnitude(word: &str) -> Option<i64> {
    match word {
        "nghìn" | "ngàn" | "nghin" | "ngđ" | "nghđ" | "nđ" => Some(1_000),
        "triệu" | "tr" | "trđ" | "trđồng" | "trieu" => Some(1_000_000),
        "tỉ" | "ti" | "tỉđ" | "tỉđồng" => Some(1_000_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_magnitudes_are_read() {
        for (text, scale, money, rest) in [
            ("triệu đồng", 1_000_000, true, "đồng"),
            ("trđ", 1_000_000, true, ""),
            ("tr.đ", 1_000_000, true, "đ"),
            ("tỷ", 1_000_000_000, false, ""),
            ("nghìn tỷ đồng", 1_000_000_000_000, true, "đồng"),
            ("nghìn hồ sơ", 1_000, false, "hồ sơ"),
            ("đồng", 1, true, "đồng"),
            ("đồng chí", 1, false, "đồng chí"),
            ("công ty", 1, false, "công ti"),
            ("tỷ lệ", 1, false, "tỉ lệ"),
            ("tỷ trọng", 1, false, "tỉ trọng"),
            ("ngân hàng", 1, false, "ngân hàng"),
        ] {
            let unit = read_unit(text);
            assert_eq!(
                (unit.scale, unit.money, unit.text.as_str()),
                (Exact::whole(scale), money, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn headers_say_how_much_money_one_is() {
        assert_eq!(
            money_scale("Số vốn đã giải ngân (triệu đồng)"),
            Some(Exact::whole(1_000_000))
        );
        assert_eq!(
            money_scale("Đơn vị tính: Nghìn đồng"),
            Some(Exact::whole(1000))
        );
        assert_eq!(money_scale("ĐVT: đồng"), Some(Exact::whole(1)));
        assert_eq!(money_scale("Số hồ sơ"), None);
        assert_eq!(money_scale("triệu đồng hoặc tỷ đồng"), None);
    }
}
