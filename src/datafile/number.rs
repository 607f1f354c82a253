//! Numbers as clerks type them into a data file. A number that can be read two ways is refused, with
//! both readings: «1.200» is one thousand two hundred to one reader and 1,2 to another, and a target
//! read wrongly is a wrong verdict in a signed document.

use crate::exact::Exact;

/// Reads a number with a decimal point or comma, with groups of thousands where there are several or
/// where both marks stand there: `95.5`, `95,5`, `1200`, `1.200.000`, `1.200,5`.
///
/// # Errors
/// Why it is no number, or the two numbers that it can be; a message for the clerk.
pub fn number(text: &str) -> Result<Exact, String> {
    let text = text.trim();
    let plain = |text: &str| text.parse::<Exact>().map_err(|_| fault(text));
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return plain(text);
    };
    let is_grouped = |mark: char| {
        let digits = text.trim_start_matches('-');
        let mut groups = digits.split(mark);
        let head = groups.next().unwrap_or_default();
        (1..=3).contains(&head.len())
            && !head.starts_with('0')
            && groups.all(|group| group.len() == 3)
    };
    if marks.len() == 1 {
        if is_grouped(*first) {
            let decimal = text.replace(',', ".");
            let thousands = text.replace([',', '.'], "");
            return Err(two_ways(text, &thousands, &plain(&decimal)?));
        }
        return plain(&text.replace(',', "."));
    }
    if first == last {
        // Several equal marks can only part groups of thousands.
        return match is_grouped(*first) {
            true => plain(&text.replace(*first, "")),
            false => Err(fault(text)),
        };
    }
    let (whole, decimals) = text.rsplit_once(*last).unwrap_or((text, ""));
    let groups_of = |mark: char| {
        let mut groups = whole.trim_start_matches('-').split(mark);
        let head = groups.next().unwrap_or_default();
        (1..=3).contains(&head.len()) && groups.all(|group| group.len() == 3)
    };
    match groups_of(*first) {
        true => plain(&format!("{}.{decimals}", whole.replace(*first, ""))),
        false => Err(fault(text)),
    }
}

fn fault(text: &str) -> String {
    // Thousands parted by blanks, of whatever kind.
    let together: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    match together.parse::<Exact>() {
        Ok(_) if together != text => format!("«{text}» có dấu cách ở giữa: viết {together}"),
        _ => format!("«{text}» không phải số (ví dụ: 90.76)"),
    }
}

fn two_ways(text: &str, thousands: &str, decimal: &Exact) -> String {
    let short = decimal.to_full_decimal();
    format!(
        "«{text}» đọc được hai cách: {thousands} hoặc {}; viết {thousands} nếu là số thứ nhất, viết {} nếu là số thứ hai",
        short.replace('.', ","),
        unambiguous(decimal)
    )
}

/// A decimal that can be read one way only: with another number of decimals than three.
fn unambiguous(number: &Exact) -> String {
    let short = number.to_full_decimal();
    match short.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{short}0"),
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_as_clerks_type_them() {
        for (text, wanted) in [
            ("95", "95"),
            ("95.5", "95.5"),
            ("95,5", "95.5"),
            ("-0,5", "-0.5"),
            ("1200", "1200"),
            ("1.200.000", "1200000"),
            ("1.200,5", "1200.5"),
            ("1,200.5", "1200.5"),
            ("0.125", "0.125"),
            ("0,125", "0.125"),
            ("99,1250", "99.125"),
            ("1234.567", "1234.567"),
        ] {
            assert_eq!(number(text).map(|n| n.to_string()), Ok(wanted.to_owned()));
        }
    }

    #[test]
    fn what_can_be_read_two_ways_is_refused_with_both_readings() {
        for (text, readings) in [
            ("1.200", ["1200", "1,2"]),
            ("1,200", ["1200", "1,2"]),
            ("99.900", ["99900", "99,9"]),
            ("1.234", ["1234", "1.2340"]),
        ] {
            let message = number(text).unwrap_err();
            for reading in readings {
                assert!(message.contains(reading), "{message}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "", ".", "1.2.3", "1,2,3", "1.20.000", "12a", "1e5x", "1 200",
        ] {
            assert!(number(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_number_is_read_as_one_of_its_two_notations_or_refused(text in "[0-9.,-]{1,12}") {
            if let Ok(read) = number(&text) {
                let decimal = text.replace(',', ".").parse::<Exact>().ok();
                let bare = text.replace([',', '.'], "").parse::<Exact>().ok();
                let mixed = text.contains('.') && text.contains(',');
                prop_assert!(mixed || Some(read.clone()) == decimal || Some(read) == bare);
            }
        }
    }
}
