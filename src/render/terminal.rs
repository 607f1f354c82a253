//! What the terminal shows: findings, summaries, explanations.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::assessment::verdict::Verdict;
use crate::finding::{Finding, Rule, Severity};
use crate::report::basis::Basis;
use crate::submission::{Disposition, Submission};
use crate::vietnamese::phrase::date_short;

/// All rules, a line each.
pub fn list_of_rules(rules: &[&Rule]) -> String {
    let mut text =
        String::from("Các mã lỗi, cảnh báo, ghi chú («cchc explain MÃ» giải thích từng mã):\n\n");
    for rule in rules {
        let _ = writeln!(
            text,
            "  {:<6} {:<9} {}",
            rule.code,
            rule.severity.label(),
            rule.title
        );
    }
    text
}

/// What a rule means and what to do.
pub fn explanation(rule: &Rule) -> String {
    format!(
        "{} – {} ({})\n\n{}\n\nVí dụ:     {}\nCách sửa:  {}\n",
        rule.code,
        rule.title,
        rule.severity.label(),
        rule.explanation,
        rule.example,
        rule.advice
    )
}

/// How many findings of each severity.
pub fn counts(findings: &[Finding]) -> String {
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity() == severity)
            .count()
    };
    format!(
        "{} lỗi, {} cảnh báo, {} ghi chú",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}

/// The findings, file by file, then those that no file carries. `name_of` names an agency.
pub fn findings(
    submissions: &[Submission],
    findings: &[Finding],
    name_of: &dyn Fn(&str) -> String,
) -> String {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    let mut without_file = Vec::new();
    for finding in findings {
        match &finding.place {
            Some(place) => by_file.entry(&place.file).or_default().push(finding),
            None => without_file.push(finding),
        }
    }
    let mut text = String::new();
    for submission in submissions {
        let of_file = by_file.remove(submission.file.as_str());
        write_file(
            &mut text,
            submission,
            of_file.as_deref().unwrap_or_default(),
            name_of,
        );
    }
    for (file, rest) in by_file {
        let _ = writeln!(text, "{file}");
        rest.iter()
            .for_each(|finding| write_finding(&mut text, finding));
    }
    if !without_file.is_empty() {
        let _ = writeln!(text, "Toàn kỳ báo cáo");
        without_file
            .iter()
            .for_each(|finding| write_finding(&mut text, finding));
    }
    text
}

fn write_file(
    text: &mut String,
    submission: &Submission,
    findings: &[&Finding],
    name_of: &dyn Fn(&str) -> String,
) {
    if findings.is_empty() {
        return;
    }
    let agency = submission.agency.as_deref().map(name_of);
    let _ = writeln!(
        text,
        "{} – {} – {}",
        submission.file,
        agency.as_deref().unwrap_or("chưa rõ cơ quan"),
        submission.disposition.label()
    );
    findings
        .iter()
        .for_each(|finding| write_finding(text, finding));
    text.push('\n');
}

fn write_finding(text: &mut String, finding: &Finding) {
    let place = finding
        .place
        .as_ref()
        .and_then(|place| match (&place.sheet, &place.cell) {
            (Some(sheet), Some(cell)) => Some(format!("{sheet} › {cell}")),
            (Some(sheet), None) => Some(sheet.clone()),
            _ => None,
        });
    let measure = finding.measure.as_ref().map(|id| format!("chỉ số {id}"));
    let head: Vec<String> = [place, measure].into_iter().flatten().collect();
    let head = if head.is_empty() {
        String::new()
    } else {
        format!(" [{}]", head.join(", "))
    };
    let _ = writeln!(
        text,
        "  {} {}: {}{}",
        finding.severity().label(),
        finding.rule.code,
        finding.rule.title,
        head
    );
    for (label, words) in [
        ("Thấy", &finding.seen),
        ("Cần", &finding.expected),
        ("Cách sửa", &finding.advice),
    ] {
        if !words.is_empty() {
            let _ = writeln!(text, "      {label}: {words}");
        }
    }
}

/// The summary of a period: received, files that do not count, findings, verdicts.
pub fn summary(basis: &Basis) -> String {
    let expected: Vec<_> = basis.expected().collect();
    let received = expected
        .iter()
        .filter_map(|agency| basis.used_submission(&agency.id))
        .filter(|sent| sent.disposition == Disposition::Accepted)
        .count();
    let window = basis.period.window;
    let mut text = format!(
        "Kỳ {}: số liệu lũy kế từ {} đến {}; xét thời hạn tại ngày {}\n",
        basis.period.id,
        date_short(window.from),
        date_short(window.to),
        date_short(basis.as_of)
    );
    let _ = writeln!(text, "Đã nhận: {received}/{} cơ quan", expected.len());
    for submission in basis.submissions {
        if submission.disposition != Disposition::Accepted {
            let _ = writeln!(
                text,
                "    {}: {}",
                submission.file,
                submission.disposition.label()
            );
        }
    }
    let _ = writeln!(text, "Kiểm tra: {}", counts(basis.findings));
    let criteria = &basis.assessment.criteria;
    let by_verdict: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            (
                verdict,
                criteria.iter().filter(|row| row.verdict == verdict).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{} {count}", verdict.label()))
        .collect();
    let _ = writeln!(
        text,
        "{} tiêu chí của tỉnh: {}",
        criteria.len(),
        by_verdict.join(", ")
    );
    text
}

/// Where the returns of a period are.
pub fn returns(count: usize, folder: &str) -> String {
    if count == 0 {
        return "Bản trả lại: không có tệp nào cần trả lại\n".to_owned();
    }
    format!("Bản trả lại có đánh dấu lỗi: {count} tệp trong {folder}\n")
}

/// The returns that were written beside single files.
pub fn returns_beside(paths: &[String]) -> String {
    let line = |path: &String| format!("Bản có đánh dấu lỗi: {path}\n");
    paths.iter().map(line).collect()
}

/// The findings of single files; a file without any is said to be without fault. `name_of` names an
/// agency.
pub fn files(
    submissions: &[Submission],
    found: &[Finding],
    name_of: &dyn Fn(&str) -> String,
) -> String {
    let mut text = findings(submissions, found, name_of);
    for submission in submissions {
        let clean = !found.iter().any(|finding| {
            finding
                .place
                .as_ref()
                .is_some_and(|place| place.file == submission.file)
        });
        if clean {
            let _ = writeln!(text, "{}: không có lỗi", submission.file);
        }
    }
    let _ = writeln!(text, "Kết quả: {}", counts(found));
    text
}
