//! Figures as a clerk writes them in a decision.

use crate::exact::Exact;

/// A figure: digits, with a decimal point where there are decimals.
///
/// # Errors
/// What is wrong and how to mend it: no number, a negative one, one that can be read two ways.
pub fn number(text: &str) -> Result<Exact, (String, &'static str)> {
    if has_two_readings(text) {
        return Err((
            format!("«{text}» có thể là số nghìn, cũng có thể là số thập phân"),
            "Số nghìn viết liền, không dấu: 1253; số thập phân thêm số 0 ở cuối: 1.2530.",
        ));
    }
    let number: Exact = text.parse().map_err(|what| {
        (
            what,
            "Viết số liền nhau, dấu chấm thập phân: 1253 hoặc 98.5.",
        )
    })?;
    if number.is_negative() {
        return Err((
            format!("«{text}» nhỏ hơn 0"),
            "Ghi số liệu không âm, theo đơn vị tính của chỉ số.",
        ));
    }
    Ok(number)
}

/// A figure as [`number`] reads it back.
pub fn written(number: &Exact) -> String {
    let text = number.to_full_decimal();
    if has_two_readings(&text) {
        format!("{text}0")
    } else {
        text
    }
}

/// Whether a number can be read with its points between thousands, and with a decimal point.
fn has_two_readings(written: &str) -> bool {
    let mut groups = written.split('.');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    rest.peek().is_some()
        && matches!(first.len(), 1..=3)
        && digits(first)
        && rest.all(|group| group.len() == 3 && digits(group))
}
