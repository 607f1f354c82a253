//! Text files of rows, as a spreadsheet with a decimal comma opens them by a double click: UTF-8 with
//! a byte order mark, semicolons, decimal commas, and no text that is taken for anything else.

use super::column::{Column, Kind, Value};

/// The mark by which a spreadsheet knows that the file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();
/// What text begins with that a spreadsheet would take for something else.
const GUARD: char = '\'';
/// The most digits that a spreadsheet keeps of a number.
const DIGITS_KEPT: usize = 15;

/// The file of a heading and rows.
///
/// # Panics
/// Never: nothing is written but to memory, and every row has as many values as there are columns.
pub(super) fn file(columns: &[Column], rows: impl Iterator<Item = Vec<Value>>) -> Vec<u8> {
    let names = columns
        .iter()
        .map(|column| column.name.to_owned())
        .collect();
    let texts = rows.map(|row| {
        let cells = columns.iter().zip(row);
        cells
            .map(|(column, value)| text(column.kind, &value))
            .collect()
    });
    of_texts(std::iter::once(names).chain(texts))
}

/// The file of rows that are texts already, the heading first.
///
/// # Panics
/// As [`file()`].
pub(super) fn of_texts(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let why = "memory takes every row, because all rows have the same number of texts";
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.to_vec());
    for row in rows {
        writer.write_record(&row).expect(why);
    }
    writer.into_inner().expect(why)
}

/// A value as text.
fn text(kind: Kind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::Nothing) => String::new(),
        (Kind::Code(letters), Value::Text(code)) => format!("{letters} {code}"),
        (_, Value::Text(text)) => guarded(text),
        (_, Value::Whole(number)) => number.to_string(),
        (_, Value::Figure(figure)) => figure.to_full_decimal().replace('.', ","),
        (_, Value::Day(day)) => day.format("%Y-%m-%d").to_string(),
    }
}

/// Text that a spreadsheet takes for text: an apostrophe stands before what would be a formula, and
/// before what would turn into another number or a date.
pub(super) fn guarded(text: &str) -> String {
    if is_formula(text) || is_another_number(text) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// Whether a spreadsheet would compute it.
fn is_formula(text: &str) -> bool {
    let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.starts_with(starts) || text.trim_start().starts_with(starts)
}

/// Whether a spreadsheet would show another number or a date in its place: `05`, `1/2`, `1.2`, `3e5`,
/// digits beyond those that it keeps.
fn is_another_number(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits == text.len() {
        return digits > DIGITS_KEPT || (digits > 1 && text.starts_with('0'));
    }
    let of_numbers = |letter: char| letter.is_ascii_digit() || " .,/:-%eE".contains(letter);
    digits > 0
        && text.starts_with(|first: char| first.is_ascii_digit() || ".,".contains(first))
        && text.chars().all(of_numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_taken_for_a_formula_a_number_or_a_date() {
        for text in [
            "=1+1",
            "+84 208",
            "-",
            "@SUM(A1)",
            "\tx",
            "\rx",
            " =HYPERLINK(1)",
            "＝1",
            "05",
            "1/2",
            "1.2",
            "3e5",
            "12-3",
            "0,5",
            "99,76%",
            "1234567890123456",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in [
            "",
            "125",
            "Báo cáo số 1/BC",
            "'x",
            "0",
            "2024-H1",
            "100%",
            "B12",
            "a=b",
        ] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn numbers_stay_numbers_with_every_digit() {
        let figure = |text: &str| Value::Figure(text.parse().unwrap());
        assert_eq!(text(Kind::Figure, &figure("-5.25")), "-5,25");
        assert_eq!(text(Kind::Figure, &figure("1253")), "1253");
        assert_eq!(
            text(Kind::Figure, &figure("0.123456789012")),
            "0,123456789012"
        );
        assert_eq!(text(Kind::Code("CS"), &Value::text("1.2")), "CS 1.2");
    }

    #[test]
    fn separators_and_line_breaks_are_quoted() {
        let rows = [vec!["a".to_owned(), "b;\"c\"\r\nd".to_owned()]];
        let bytes = of_texts(rows.into_iter());
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{feff}a;\"b;\"\"c\"\"\r\nd\"\r\n");
    }
}
