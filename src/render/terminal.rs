//! What the terminal shows: findings, summaries, explanations.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::finding::{Code, Finding, Rule, Series};
use crate::report::overview::{FindingCounts, Overview};
use crate::report::terms::{Submission, Verdict};
use crate::vietnamese::phrase::date_short;

/// Whether a character commands a terminal, or turns the direction of what follows it. A line's end
/// and a tab do neither.
pub fn is_command(character: char) -> bool {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (character.is_control() && !matches!(character, '\n' | '\t'))
}

/// A text that commands nothing of the terminal on which it is shown: names of files can hold any
/// character.
pub fn harmless(text: &str) -> String {
    let shown = |c: char| if is_command(c) { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

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
fn counts(found: FindingCounts) -> String {
    format!(
        "{} lỗi, {} cảnh báo, {} ghi chú",
        found.errors, found.warnings, found.notes
    )
}

/// The findings, file by file, then those that no file carries. `names` names the agencies.
pub fn findings(submissions: &[Submission], findings: &[Finding], names: &Naming<'_>) -> String {
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
            names,
        );
    }
    for (file, rest) in by_file {
        let _ = writeln!(text, "{file}");
        write_findings(&mut text, &rest, names);
        text.push('\n');
    }
    if !without_file.is_empty() {
        let _ = writeln!(text, "Toàn kỳ báo cáo");
        write_findings(&mut text, &without_file, names);
    }
    text
}

fn write_file(
    text: &mut String,
    submission: &Submission,
    findings: &[&Finding],
    names: &Naming<'_>,
) {
    if findings.is_empty() {
        return;
    }
    let agency = submission
        .agency
        .as_deref()
        .map(|agency| (names.name_of)(agency));
    let _ = writeln!(
        text,
        "{} – {} – {}",
        submission.file,
        agency.as_deref().unwrap_or("chưa rõ cơ quan"),
        submission.disposition.label()
    );
    write_findings(text, findings, names);
    text.push('\n');
}

/// How agencies are called.
pub struct Naming<'a> {
    /// An agency's name, distinct.
    pub name_of: &'a dyn Fn(&str) -> String,
    /// What it stands under: its superior body, else its level; empty where that is not known.
    pub above: &'a dyn Fn(&str) -> String,
}

impl<'a> Naming<'a> {
    /// Names for agencies of single files, which stand under nobody.
    pub fn alone(name_of: &'a dyn Fn(&str) -> String) -> Self {
        Naming {
            name_of,
            above: &nobody,
        }
    }
}

fn nobody(_: &str) -> String {
    String::new()
}

/// So many places of findings that are told at once are named.
const MOST_PLACES: usize = 40;
/// So many agencies of those under one body.
const MOST_OF_GROUP: usize = 5;
/// More findings of one rule in a file than these are told at once.
const MOST_ALIKE: usize = 3;

/// The findings of a file: one by one, and those of a rule that found many cells of a sheet
/// at once, at the first of them.
fn write_findings(text: &mut String, findings: &[&Finding], names: &Naming<'_>) {
    let mut told = Vec::new();
    for finding in findings {
        let own = kind_of(finding);
        let alike: Vec<&Finding> = (findings.iter().copied())
            .filter(|other| kind_of(other) == own)
            .collect();
        // Each decision that fits no more is told by itself.
        if alike.len() <= MOST_ALIKE || own.0.series() == Series::Decision {
            write_finding(text, finding, names);
        } else if !told.contains(&own) {
            told.push(own);
            write_alike(text, &alike, names);
        }
    }
}

/// Many findings of one rule: where they are, and the first of them.
fn write_alike(text: &mut String, alike: &[&Finding], names: &Naming<'_>) {
    let first = alike[0];
    let place = |finding: &&Finding| short_place(finding, names);
    let places: Vec<String> = alike.iter().take(MOST_PLACES).map(place).collect();
    let _ = writeln!(
        text,
        "  {} {}: {} [{}{} {}]",
        first.severity().label(),
        first.rule.code,
        first.rule.title,
        sheet_of(first).map_or(String::new(), |sheet| format!("{sheet}, ")),
        alike.len(),
        if first.place.is_some() {
            "chỗ"
        } else {
            "cơ quan"
        }
    );
    if first.place.is_none() {
        write_groups(text, alike, names);
    } else {
        let more = match alike.len() - places.len() {
            0 => String::new(),
            more => format!(" và {more} chỗ khác"),
        };
        let _ = writeln!(text, "      Ở: {}{more}", places.join("; "));
    }
    // What was seen of an agency begins with its name.
    let example = match first.seen.starts_with(&places[0]) {
        true => String::new(),
        false => format!(" {}", places[0]),
    };
    let _ = writeln!(text, "      Thấy, ví dụ{example}: {}", first.seen);
    let _ = writeln!(text, "      Cách sửa: {}", first.advice);
}

/// The agencies of many findings, a line for each body that they stand under.
fn write_groups(text: &mut String, alike: &[&Finding], names: &Naming<'_>) {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for finding in alike {
        let agency = finding.agency.as_deref().unwrap_or_default();
        let (above, name) = ((names.above)(agency), short_place(finding, names));
        match groups.iter_mut().find(|(known, _)| *known == above) {
            Some((_, own)) => own.push(name),
            None => groups.push((above, vec![name])),
        }
    }
    for (above, own) in groups {
        let shown = own[..own.len().min(MOST_OF_GROUP)].join("; ");
        let more = match own.len().saturating_sub(MOST_OF_GROUP) {
            0 => String::new(),
            more => format!(" và {more} cơ quan khác"),
        };
        let head = match above.is_empty() {
            true => String::new(),
            false => format!(" {above} ({}):", own.len()),
        };
        let _ = writeln!(text, "      Ở:{head} {shown}{more}");
    }
}

/// What findings that are told at once have in common: the rule, and the sheet.
fn kind_of(finding: &Finding) -> (Code, Option<&str>) {
    (finding.rule.code, sheet_of(finding))
}

/// The sheet on which a finding is.
fn sheet_of(finding: &Finding) -> Option<&str> {
    finding.place.as_ref()?.sheet.as_deref()
}

/// Where a finding is, among others of the same rule.
fn short_place(finding: &Finding, names: &Naming<'_>) -> String {
    let place = finding.place.as_ref();
    let cell = place
        .and_then(|place| place.cell)
        .map(|cell| cell.to_string());
    match (cell, &finding.measure) {
        (Some(cell), Some(measure)) => format!("{cell} ({measure})"),
        (Some(cell), None) => cell,
        (None, Some(measure)) => measure.clone(),
        (None, None) => match (place, &finding.agency) {
            (None, Some(agency)) => (names.name_of)(agency),
            (place, _) => place.map(ToString::to_string).unwrap_or_default(),
        },
    }
}

fn write_finding(text: &mut String, finding: &Finding, names: &Naming<'_>) {
    let place = finding
        .place
        .as_ref()
        .and_then(|place| match (&place.sheet, &place.cell) {
            (Some(sheet), Some(cell)) => Some(format!("{sheet} › {cell}")),
            (Some(sheet), None) => Some(sheet.clone()),
            _ => None,
        });
    let measure = finding.measure.as_ref().map(|id| format!("chỉ số {id}"));
    // Nothing else names the agency where there is no file.
    let is_of_decision = finding.rule.code.series() == Series::Decision;
    let agency = (finding.agency.as_deref())
        .filter(|_| is_of_decision && finding.place.is_none())
        .map(|agency| (names.name_of)(agency));
    let head: Vec<String> = [place, agency, measure].into_iter().flatten().collect();
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
pub fn summary(overview: &Overview) -> String {
    let mut text = format!(
        "Kỳ {}: số liệu lũy kế từ {} đến {}; xét thời hạn tại ngày {}\n",
        overview.period,
        date_short(overview.window.from),
        date_short(overview.window.to),
        date_short(overview.as_of)
    );
    for doubt in &overview.doubtful_days {
        let _ = writeln!(text, "CHÚ Ý: {doubt}");
    }
    let (received, expected) = (overview.received, overview.expected);
    let _ = writeln!(text, "Đã nhận: {received}/{expected} cơ quan");
    for (file, disposition) in &overview.set_aside {
        let _ = writeln!(text, "    {file}: {}", disposition.label());
    }
    let _ = writeln!(text, "Kiểm tra: {}", counts(overview.findings));
    let by_verdict: Vec<String> = Verdict::ALL
        .into_iter()
        .filter(|verdict| overview.criteria.get(*verdict) > 0)
        .map(|verdict| format!("{} {}", verdict.label(), overview.criteria.printed(verdict)))
        .collect();
    let _ = writeln!(
        text,
        "{} tiêu chí: {}",
        overview.criteria.total,
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

/// The layouts that were proposed, and what is to be done with them.
pub fn proposed(files: &[String]) -> String {
    if files.is_empty() {
        return String::new();
    }
    let line = |file: &String| format!("        {file}\n");
    let list: String = files.iter().map(line).collect();
    format!(
        "Bảng theo mẫu riêng, chưa rõ cột nào ghi gì; chương trình đã lập sẵn tệp để xác nhận (xem «cchc questions»):\n{list}"
    )
}

/// The returns that were written beside single files.
pub fn returns_beside(paths: &[String]) -> String {
    let line = |path: &String| format!("Bản có đánh dấu lỗi: {path}\n");
    paths.iter().map(line).collect()
}

/// The findings of single files; a file without any is said to be without fault. `names` names the
/// agencies.
pub fn files(submissions: &[Submission], found: &[Finding], names: &Naming<'_>) -> String {
    let mut text = findings(submissions, found, names);
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
    let _ = writeln!(text, "Kết quả: {}", counts(FindingCounts::of(found)));
    text
}

#[cfg(test)]
mod tests {
    use super::{Naming, findings, harmless};
    use crate::finding::{Finding, rules};

    #[test]
    fn many_bodies_that_sent_nothing_stand_by_their_superiors() {
        let name_of = |agency: &str| format!("UBND xã {agency}");
        let above = |agency: &str| format!("UBND huyện {}", &agency[..1]);
        let names = Naming {
            name_of: &name_of,
            above: &above,
        };
        let ids = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1"];
        let found: Vec<Finding> = ids
            .iter()
            .map(|id| {
                let seen = format!("UBND xã {id}: chưa gửi");
                Finding::new(&rules::NOT_SENT, seen, "báo cáo").of_agency(*id)
            })
            .collect();
        let text = findings(&[], &found, &names);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let first = "Ở: UBND huyện A (7): UBND xã A1; UBND xã A2; UBND xã A3; UBND xã A4; UBND xã A5 và 2 cơ quan khác";
        assert!(lines.contains(&first), "{text}");
        assert!(lines.contains(&"Ở: UBND huyện B (1): UBND xã B1"), "{text}");
        // The name is not told twice.
        assert!(
            lines.contains(&"Thấy, ví dụ: UBND xã A1: chưa gửi"),
            "{text}"
        );
    }

    #[test]
    fn no_text_commands_the_terminal() {
        assert_eq!(
            harmless("a\u{1b}[31m\u{9b}2J\r\u{202e}\u{7}đ\n\tô"),
            "a\u{fffd}[31m\u{fffd}2J\u{fffd}\u{fffd}\u{fffd}đ\n\tô"
        );
    }
}
