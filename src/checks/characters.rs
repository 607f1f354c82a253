//! Ký tự: what an agency wrote and documents can't print.

use super::subject::Subject;
use crate::finding::Finding;
use crate::finding::rules::NOT_PRINTED;
use crate::vietnamese::printed::is_printed;

/// The most characters of one text that are named.
const MOST_NAMED: usize = 5;

/// Looks at every remark, and at the narrative.
pub fn run(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (measure, reading) in subject.readings() {
        let seen = foreign(reading.remarks.as_deref().unwrap_or_default());
        if !seen.is_empty() {
            // Readings keep no cell of their remarks: the measure says which row it is.
            let finding = subject.finding(
                &NOT_PRINTED,
                format!("Khó khăn, nguyên nhân: {seen}"),
                "chữ và dấu thông thường",
            );
            findings.push(finding.of_measure(&measure.id));
        }
    }
    let narrative: String = subject.submission.narrative.values().cloned().collect();
    let seen = foreign(&narrative);
    if !seen.is_empty() {
        findings.push(subject.finding(
            &NOT_PRINTED,
            format!("Thuyết minh: {seen}"),
            "chữ và dấu thông thường",
        ));
    }
    findings
}

/// `U+1F600, U+6F22`: the first characters of a text that can't be printed.
fn foreign(text: &str) -> String {
    let mut seen: Vec<String> = Vec::new();
    for character in text.chars().filter(|character| !is_printed(*character)) {
        let code = format!("U+{:04X}", u32::from(character));
        if !seen.contains(&code) && seen.len() < MOST_NAMED {
            seen.push(code);
        }
    }
    seen.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_font_lacks_is_named() {
        assert_eq!(foreign("Đã xong 😀😀, 漢"), "U+1F600, U+6F22");
        assert_eq!(foreign("≥ 99,9 % – «được» … \t\n\u{200b}\u{202e}₫"), "");
    }
}
