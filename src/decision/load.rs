//! Reads the decisions of a period: every fault at once, with its line.

use crate::agency::{Agency, Register};
use crate::datafile::{self, Row, guess};
use crate::exact::Exact;
use crate::failure::{Faults, Outcome};
use crate::finding::{Severity, rules};
use crate::period::PeriodId;
use crate::place::Cell;
use crate::plan::model::{Measure, Plan};
use crate::submission::{Evidence, State};

use super::measured::{check_told, of_count};
use super::model::{
    Agreed, Decision, Decisions, Judgement, MadeOn, Ruling, STATES, Told, Trail, Whose, one_line,
    says_something, subject,
};
use super::number::number;
use super::said::evidence_said;
use super::speech::Speech;

/// What decisions refer to.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The register of agencies.
    pub register: &'a Register,
    /// The plan of the period's year.
    pub plan: &'a Plan,
    /// The period.
    pub period: PeriodId,
    /// To whom faults speak.
    pub speech: Speech,
}

/// Reads the decisions from the text of a file, whose name is for the faults.
///
/// # Errors
/// Every fault of the file, each with its line: also a decision about an agency, a measure or a code
/// that there is not, a figure that can't be, and a second decision on one thing of one file.
pub fn load(text: &str, file: &str, known: Known<'_>) -> Outcome<Decisions> {
    datafile::outcome(|faults| read(text, file, known, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(text: &str, file: &str, known: Known<'_>, faults: &mut Faults) -> Option<Decisions> {
    datafile::read(text, file, faults, |top| {
        let mut list: Vec<Decision> = Vec::new();
        let mut take = |key: &'static str, ruling: fn(&Row<'_>, Known<'_>) -> Option<Ruling>| {
            let read = top.rows(key, |row| decision(row, ruling(row, known)));
            list.extend(read.into_iter().flatten());
        };
        take("whose", whose);
        take("version", version);
        take("reading", reading);
        take("agreed", agreed);
        take("judged", judged);
        list.sort_by_key(|decision| decision.line);
        check_twice(top, &list, (file, known.speech));
        Decisions { list }
    })
}

/// A block with what all blocks share: the file, and who, when, why, on what ground.
fn decision(row: &Row<'_>, ruling: Option<Ruling>) -> Option<Decision> {
    let file = row.text("file").map(|name| name.replace('\\', "/"));
    let sha256 = digest(row, "sha256");
    let was = row.optional_text("was");
    let by = row.text("by");
    let on = row.date("on");
    let why = row.text("why");
    let ground = row.optional_text("ground");
    for (key, words) in [("by", &by), ("why", &why), ("ground", &ground)] {
        if let Some(words) = words.as_deref().filter(|words| !says_something(words)) {
            row.fault(
                key,
                format!("khóa «{key}» ghi «{words}», không nói gì"),
                match key {
                    "by" => "Ghi họ và tên người quyết định.",
                    "why" => "Ghi một câu nói vì sao quyết định như vậy.",
                    _ => "Ghi căn cứ (điện thoại, công văn số …), hoặc bỏ khóa này.",
                },
            );
        }
    }
    Some(Decision {
        line: row.line(),
        made_on: MadeOn {
            file: file?,
            sha256: sha256?,
            was,
        },
        ruling: ruling?,
        trail: Trail {
            by: by?,
            on: on?,
            why: why?,
            ground,
        },
    })
}

/// A digest: 64 hexadecimal digits.
fn digest(row: &Row<'_>, key: &'static str) -> Option<String> {
    let text = row.text(key)?;
    if is_digest(&text) {
        return Some(text.to_ascii_lowercase());
    }
    row.fault(
        key,
        format!("khóa «{key}» không phải mã SHA-256"),
        "Chép đủ 64 ký tự của tệp từ «cchc questions», hoặc dùng lệnh «cchc decide».",
    );
    None
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn agency(row: &Row<'_>, known: Known<'_>) -> Option<String> {
    agency_named(row, known).map(|agency| agency.id.clone())
}

fn agency_named<'a>(row: &Row<'_>, known: Known<'a>) -> Option<&'a Agency> {
    let id = row.text("agency")?;
    let found = known.register.get(&id);
    if found.is_none() {
        let ids = known.register.agencies.iter();
        let hint = guess(&id, ids.map(|agency| agency.id.as_str()));
        row.fault(
            "agency",
            format!("không có cơ quan mang mã «{id}»"),
            format!("{hint}Dùng một mã đã khai báo trong inputs/agencies.toml."),
        );
    }
    found
}

/// The measure that a block names, where the agency reports it.
fn measure<'a>(row: &Row<'_>, known: Known<'a>, agency: &Agency) -> Option<&'a Measure> {
    let id = row.text("measure")?;
    let Some(measure) = known.plan.measure(&id) else {
        let ids = known.plan.measures.iter();
        let hint = guess(&id, ids.map(|measure| measure.id.as_str()));
        row.fault(
            "measure",
            format!("kế hoạch không có chỉ số «{id}»"),
            format!("{hint}{}", known.speech.no_measure()),
        );
        return None;
    };
    if !known.plan.reports(measure, agency) {
        row.fault(
            "measure",
            format!("«{}» không phải báo cáo chỉ số {id}", agency.name),
            known.speech.other_measure(),
        );
        return None;
    }
    Some(measure)
}

fn whose(row: &Row<'_>, known: Known<'_>) -> Option<Ruling> {
    let agency = if row.has("agency") {
        Some(agency(row, known))
    } else {
        None
    };
    let is_none = row.optional_flag("not_a_report") == Some(true);
    let period = if row.has("period") {
        Some(row.parsed::<PeriodId>("period"))
    } else {
        None
    };
    let said = [agency.is_some(), is_none, period.is_some()];
    if said.iter().filter(|said| **said).count() != 1 {
        row.fault(
            "file",
            "khối này phải nói đúng một điều về tệp",
            "Ghi một trong ba: agency = \"mã cơ quan\", not_a_report = true, period = \"mã kỳ khác\".",
        );
        return None;
    }
    if let Some(agency) = agency {
        return Some(Ruling::Whose(Whose::Agency(agency?)));
    }
    let Some(period) = period else {
        return Some(Ruling::Whose(Whose::NoReport));
    };
    let period = period?;
    if period == known.period {
        row.fault(
            "period",
            format!("{period} chính là kỳ này"),
            "Tệp của kỳ này thì ghi agency = \"mã cơ quan\".",
        );
        return None;
    }
    Some(Ruling::Whose(Whose::OtherPeriod(period)))
}

fn version(row: &Row<'_>, known: Known<'_>) -> Option<Ruling> {
    let agency = agency(row, known);
    let others = row.list("instead_of")?;
    let mut instead_of = Vec::new();
    for other in others {
        if is_digest(&other.value) {
            instead_of.push(other.value.to_ascii_lowercase());
        } else {
            row.source().fault(
                other.line,
                "«instead_of» phải gồm các mã SHA-256",
                "Chép mã của các tệp không tính từ «cchc questions», hoặc dùng lệnh «cchc decide».",
            );
        }
    }
    if instead_of.is_empty() {
        row.fault(
            "instead_of",
            "chưa nêu bản nào không được tính",
            "Ghi mã SHA-256 của các bản không tính; cơ quan chỉ gửi một bản thì xóa khối này.",
        );
        return None;
    }
    Some(Ruling::Version {
        agency: agency?,
        instead_of,
    })
}

fn agreed(row: &Row<'_>, known: Known<'_>) -> Option<Ruling> {
    let code = row.text("code").map(|code| code.to_uppercase());
    let named = agency_named(row, known);
    let measure = match named {
        Some(agency) if row.has("measure") => Some(measure(row, known, agency)),
        _ => row.has("measure").then_some(None),
    };
    let cell = row.has("cell").then(|| row.parsed::<Cell>("cell"));
    let code = code?;
    let rule = rules::catalogue()
        .into_iter()
        .find(|rule| rule.code.as_str() == code);
    match rule.map(|rule| rule.severity) {
        None => row.fault(
            "code",
            format!("không có mã «{code}»"),
            "«cchc explain» liệt kê các mã.",
        ),
        Some(Severity::Error) => row.fault(
            "code",
            format!("{code} là lỗi, không xác nhận là đúng được"),
            known.speech.answer_error(),
        ),
        Some(_) => {
            return Some(Ruling::Agreed(Agreed {
                code,
                agency: named?.id.clone(),
                measure: match measure {
                    Some(measure) => Some(measure?.id.clone()),
                    None => None,
                },
                cell: match cell {
                    Some(cell) => Some(cell?),
                    None => None,
                },
            }));
        }
    }
    None
}

fn judged(row: &Row<'_>, known: Known<'_>) -> Option<Ruling> {
    let verdict = row.word("verdict", &Judgement::WORDS);
    let Some(agency) = agency_named(row, known) else {
        row.has("measure");
        return None;
    };
    let measure = measure(row, known, agency)?;
    if measure.kind.has_figures() {
        row.fault(
            "measure",
            format!("chỉ số {} có số liệu: kết quả tính từ số liệu", measure.id),
            known.speech.correct_figures(),
        );
        return None;
    }
    Some(Ruling::Judged {
        agency: agency.id.clone(),
        measure: measure.id.clone(),
        judgement: verdict?,
    })
}

fn reading(row: &Row<'_>, known: Known<'_>) -> Option<Ruling> {
    let agency = agency_named(row, known);
    let state = row.has("state").then(|| row.word("state", &STATES));
    let told = Told {
        state: state.flatten(),
        first: figure(row, "first", known.speech),
        second: figure(row, "second", known.speech),
        percent: figure(row, "percent", known.speech),
        evidence: row.optional_group("evidence", evidence).flatten(),
    };
    let Some(agency) = agency else {
        row.has("measure");
        return None;
    };
    let measure = measure(row, known, agency)?;
    check_told(row, measure, &told, known.speech);
    Some(Ruling::Reading {
        agency: agency.id.clone(),
        measure: measure.id.clone(),
        told: Box::new(of_count(measure, told)),
    })
}

fn figure(row: &Row<'_>, key: &'static str, speech: Speech) -> Option<Exact> {
    if !row.has(key) {
        return None;
    }
    match number(&row.text(key)?) {
        Ok(number) => Some(number),
        Err((what, mend)) => {
            row.fault(key, format!("{}: {what}", speech.named_key(key)), mend);
            None
        }
    }
}

fn evidence(row: &Row<'_>) -> Option<Evidence> {
    let kind = row.optional_text("kind");
    let (number, symbol) = (row.text("number"), row.text("symbol"));
    let date = row.optional_date("date");
    let mut evidence = Evidence {
        kind,
        number: number?,
        symbol: symbol?,
        date,
        text: String::new(),
    };
    evidence.text = evidence_said(&evidence);
    Some(evidence)
}

/// Tells of a second decision on one thing.
fn check_twice(top: &Row<'_>, list: &[Decision], (file, speech): (&str, Speech)) {
    for (index, decision) in list.iter().enumerate() {
        let mut earlier = list[..index].iter();
        let mut otherwise = list[..index].iter();
        if let Some(other) = otherwise.find(|other| judges_otherwise(other, decision)) {
            top.source().fault(
                decision.line,
                format!(
                    "kết quả và tình trạng của một chỉ số được quyết định trái nhau (dòng {} và dòng {} của {file})",
                    other.line, decision.line
                ),
                "Giữ một trong hai khối, hoặc sửa cho khớp nhau; kết quả đã quyết định không thay tình trạng đã quyết định.",
            );
        }
        if let Some(earlier) = earlier.find(|other| contradicts(other, decision)) {
            top.source().fault(
                decision.line,
                speech.decided_at(earlier.line, file),
                speech.twice(),
            );
        }
    }
}

/// Whether of two decisions one judges a measure otherwise than the other says that it is: done, and judged
/// not to be; evidence told, and not accepted.
fn judges_otherwise(one: &Decision, other: &Decision) -> bool {
    let same = one.ruling.agency() == other.ruling.agency()
        && one.ruling.measure() == other.ruling.measure();
    let (judgement, told) = match (&one.ruling, &other.ruling) {
        (Ruling::Judged { judgement, .. }, Ruling::Reading { told, .. })
        | (Ruling::Reading { told, .. }, Ruling::Judged { judgement, .. }) => (*judgement, told),
        _ => return false,
    };
    let is_done = told.state.map(|state| state == State::Done);
    let otherwise = match judgement {
        Judgement::Met => is_done == Some(false),
        Judgement::NotMet => is_done == Some(true) || told.evidence.is_some(),
        Judgement::Insufficient => is_done == Some(true) && told.evidence.is_some(),
    };
    same && otherwise && holds_together(one, other)
}

/// Whether two decisions were made on the same file, saying the same.
fn holds_together(one: &Decision, other: &Decision) -> bool {
    let says = |decision: &Decision| decision.made_on.was.as_deref().map(one_line);
    let differ = matches!((says(one), says(other)), (Some(one), Some(other)) if one != other);
    one.made_on.sha256 == other.made_on.sha256 && !differ
}

/// Whether two decisions can't both be in force. What was decided again because the file says something
/// else now, or because there are other versions now, does not contradict the old word: one of the two
/// no longer holds.
fn contradicts(one: &Decision, other: &Decision) -> bool {
    if subject(&one.ruling) != subject(&other.ruling) {
        return false;
    }
    let same_file = one.made_on.sha256 == other.made_on.sha256;
    let versions = |decision: &Decision| match &decision.ruling {
        Ruling::Version { instead_of, .. } => {
            let mut all = instead_of.clone();
            all.push(decision.made_on.sha256.clone());
            all.sort();
            Some(all)
        }
        _ => None,
    };
    match (versions(one), versions(other)) {
        (Some(one), Some(other)) => one == other,
        _ if matches!(one.ruling, Ruling::Whose(_)) => same_file,
        _ => holds_together(one, other),
    }
}
