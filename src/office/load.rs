//! Reads the office that writes the documents (`inputs/office.toml`).

use std::collections::{BTreeMap, BTreeSet};

use crate::agency::Register;
use crate::datafile::{self, Located, Row, Written, guess};
use crate::exact::Exact;
use crate::failure::{Faults, Outcome};
use crate::period::{PeriodId, Periods};

use super::{
    Authority, Correction, FontChoice, GoalResult, Issue, Office, ProvinceReport, ReminderTerms,
    ReportOf, Signer, Urgency,
};

const AUTHORITIES: [(&str, Authority); 7] = [
    ("head", Authority::Head),
    ("collective", Authority::Collective),
    ("deputy", Authority::Deputy),
    ("collective-deputy", Authority::CollectiveDeputy),
    ("by-order", Authority::ByOrder),
    ("by-mandate", Authority::ByMandate),
    ("acting", Authority::Acting),
];

const REPORTS: [(&str, ReportOf); 3] = [
    ("office", ReportOf::Office),
    ("province", ReportOf::Province),
    ("both", ReportOf::Both),
];

const URGENCIES: [(&str, Urgency); 3] = [
    ("khan", Urgency::Khan),
    ("thuong-khan", Urgency::ThuongKhan),
    ("hoa-toc", Urgency::HoaToc),
];

const FONTS: [(&str, FontChoice); 3] = [
    ("auto", FontChoice::Auto),
    ("times-new-roman", FontChoice::TimesNewRoman),
    ("tinos", FontChoice::Tinos),
];

/// The most working days that an agency is given to answer a reminder.
const MOST_ANSWER_DAYS: u32 = 30;

/// What the file may refer to; what is absent is not looked up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The register of agencies.
    pub register: Option<&'a Register>,
    /// The reporting periods.
    pub periods: Option<&'a Periods>,
    /// The goals of the plans: year and id.
    pub goals: Option<&'a BTreeSet<(i32, String)>>,
}

/// Reads the office from the text of a file, whose name is for the faults.
///
/// # Errors
/// Every fault of the file, each with its line.
pub fn load(text: &str, file: &str, known: Known<'_>) -> Outcome<Office> {
    datafile::outcome(|faults| read(text, file, known, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(text: &str, file: &str, known: Known<'_>, faults: &mut Faults) -> Option<Office> {
    datafile::read(text, file, faults, |top| {
        let text = |key| top.text(key).unwrap_or_default();
        Office {
            agency: read_agency(top, known.register),
            province: text("province"),
            superior: text("superior"),
            issuer: text("issuer"),
            issuer_symbol: text("issuer_symbol"),
            drafting_unit: text("drafting_unit"),
            place: text("place"),
            addressees: read_lines(top, "addressees"),
            signer: top.group("signer", read_signer).unwrap_or_else(nobody),
            recipients: read_lines(top, "recipients"),
            filed: text("filed"),
            contact: text("contact"),
            issued: read_issues(top, known),
            urgency: read_urgency(top),
            font: match top.has("font") {
                true => top.word("font", &FONTS).unwrap_or_default(),
                false => FontChoice::default(),
            },
            report_of: read_report_of(top),
            collector: text("issuer"),
            province_report: top
                .optional_group("province_report", |row| read_province_report(row, known)),
            reminder: top
                .optional_group("reminder", read_reminder)
                .unwrap_or_default(),
            goal_results: top
                .named("goal_results", |year, row| read_year(&year, row, known))
                .into_iter()
                .flatten()
                .collect(),
        }
    })
}

/// Stands for a signer that could not be read.
fn nobody() -> Signer {
    Signer {
        authority: Authority::Head,
        collective: None,
        head_title: String::new(),
        own_title: None,
        name: String::new(),
    }
}

fn read_issues(row: &Row<'_>, known: Known<'_>) -> BTreeMap<String, Issue> {
    row.named("issued", |period, row| read_issue(&period, row, known))
        .into_iter()
        .collect()
}

fn read_report_of(top: &Row<'_>) -> ReportOf {
    if !top.has("report_of") {
        return ReportOf::Office;
    }
    let chosen = top.word("report_of", &REPORTS).unwrap_or(ReportOf::Office);
    if chosen != ReportOf::Office && !top.has("province_report") {
        top.fault(
            "report_of",
            "chưa có khối «province_report» cho báo cáo của UBND tỉnh",
            "Thêm khối [province_report] như mẫu trong docs/inputs.md, hoặc ghi report_of = \"office\".",
        );
    }
    chosen
}

fn read_urgency(row: &Row<'_>) -> Option<Urgency> {
    row.has("urgency")
        .then(|| row.word("urgency", &URGENCIES))
        .flatten()
}

fn read_province_report(row: &Row<'_>, known: Known<'_>) -> ProvinceReport {
    let text = |key| row.text(key).unwrap_or_default();
    ProvinceReport {
        issuer: text("issuer"),
        issuer_symbol: text("issuer_symbol"),
        addressees: read_lines(row, "addressees"),
        signer: row.group("signer", read_signer).unwrap_or_else(nobody),
        recipients: read_lines(row, "recipients"),
        filed: text("filed"),
        urgency: read_urgency(row),
        issued: read_issues(row, known),
    }
}

fn read_reminder(row: &Row<'_>) -> ReminderTerms {
    let usual = ReminderTerms::default();
    let days = |key: &'static str| {
        let days = row.optional_whole::<u32>(key);
        if days.is_some_and(|days| days == 0 || days > MOST_ANSWER_DAYS) {
            row.fault(
                key,
                "số ngày làm việc để trả lời không hợp lý",
                format!("Ghi từ 1 đến {MOST_ANSWER_DAYS}."),
            );
        }
        days
    };
    ReminderTerms {
        answer_days: days("answer_days").unwrap_or(usual.answer_days),
        explain_days: days("explain_days").unwrap_or(usual.explain_days),
        signer: row.optional_group("signer", read_signer),
        recipients: match row.has("recipients") {
            true => read_lines(row, "recipients"),
            false => usual.recipients,
        },
        urgency: read_urgency(row),
    }
}

fn read_agency(top: &Row<'_>, register: Option<&Register>) -> Option<String> {
    if !top.has("agency") {
        return None;
    }
    let id = top.id("agency")?;
    if let Some(register) = register
        && register.get(&id.value).is_none()
    {
        let known = register.agencies.iter().map(|agency| agency.id.as_str());
        let hint = guess(&id.value, known);
        top.fault(
            "agency",
            format!("không có cơ quan nào mang mã «{}»", id.value),
            format!("{hint}Dùng một mã đã khai báo trong inputs/agencies.toml, hoặc xóa dòng này."),
        );
    }
    Some(id.value)
}

/// A list of lines that end without a mark: the documents set `;` and `.` themselves.
fn read_lines(top: &Row<'_>, key: &'static str) -> Vec<String> {
    let lines = top.list(key);
    if lines.as_ref().is_some_and(Vec::is_empty) {
        top.fault(
            key,
            format!("khóa «{key}» chưa có dòng nào"),
            "Ghi ít nhất một nơi nhận.",
        );
    }
    let lines = lines.unwrap_or_default();
    for line in lines.iter().filter(|line| line.value.ends_with([';', '.'])) {
        top.source().fault(
            line.line,
            format!("«{}» có dấu ở cuối", line.value),
            "Bỏ dấu chấm phẩy, dấu chấm ở cuối; văn bản tự đặt dấu.",
        );
    }
    lines.into_iter().map(|line| line.value).collect()
}

fn read_signer(row: &Row<'_>) -> Signer {
    let authority = row.word("authority", &AUTHORITIES);
    let signer = Signer {
        authority: authority.unwrap_or(Authority::Head),
        collective: row.optional_text("collective"),
        head_title: row.text("head_title").unwrap_or_default(),
        own_title: row.optional_text("own_title"),
        name: row.text("name").unwrap_or_default(),
    };
    let needs_collective = matches!(
        signer.authority,
        Authority::Collective | Authority::CollectiveDeputy
    );
    let needs_own_title = matches!(
        signer.authority,
        Authority::Deputy | Authority::CollectiveDeputy | Authority::ByOrder | Authority::ByMandate
    );
    let lacks_collective = needs_collective && signer.collective.is_none();
    let lacks_own_title = needs_own_title && signer.own_title.is_none();
    for (key, lacks, example) in [
        ("collective", lacks_collective, "\"Ủy ban nhân dân\""),
        ("own_title", lacks_own_title, "\"Phó Giám đốc\""),
    ] {
        if lacks {
            row.fault(
                "authority",
                format!("quyền hạn ký này cần khóa «{key}»"),
                format!("Thêm dòng: {key} = {example}"),
            );
        }
    }
    signer
}

fn read_issue(period: &Located<&str>, row: &Row<'_>, known: Known<'_>) -> (String, Issue) {
    match (period.value.parse::<PeriodId>(), known.periods) {
        (Err(fault), _) => row.source().fault(
            period.line,
            fault,
            "Viết tiêu đề khối theo mã kỳ, dạng [issued.NĂM-H1].",
        ),
        (Ok(id), Some(periods)) if periods.get(id).is_none() => row.source().fault(
            period.line,
            format!("không có kỳ báo cáo «{id}»"),
            "Dùng một mã kỳ đã khai báo trong inputs/periods.toml.",
        ),
        _ => {}
    }
    let issue = Issue {
        number: row.optional_text("number"),
        date: row.optional_date("date"),
        corrections: row.rows("corrections", read_correction),
    };
    if !issue.corrections.is_empty() && (issue.number.is_none() || issue.date.is_none()) {
        row.fault(
            "corrections",
            "bản thay thế của một báo cáo chưa có số và ngày ban hành",
            "Ghi number và date của báo cáo đã ban hành, hoặc xóa khối corrections.",
        );
    }
    let (_, earlier) = issue.corrections.split_last().unzip();
    let open = |correction: &Correction| correction.number.is_none() || correction.date.is_none();
    if earlier.is_some_and(|earlier: &[Correction]| earlier.iter().any(open)) {
        row.fault(
            "corrections",
            "chỉ bản thay thế cuối cùng mới có thể chưa có số và ngày",
            "Ghi number và date của các bản thay thế trước.",
        );
    }
    (period.value.to_owned(), issue)
}

fn read_correction(row: &Row<'_>) -> Correction {
    Correction {
        number: row.optional_text("number"),
        date: row.optional_date("date"),
        reason: row.text("reason").unwrap_or_default(),
    }
}

fn read_year(
    year: &Located<&str>,
    row: &Row<'_>,
    known: Known<'_>,
) -> Option<(i32, BTreeMap<String, GoalResult>)> {
    let Ok(number) = year.value.parse::<i32>() else {
        row.source().fault(
            year.line,
            format!("«{}» không phải năm của kế hoạch", year.value),
            "Viết tiêu đề khối theo năm và mã mục tiêu, dạng [goal_results.NĂM.sipas].",
        );
        row.each(|_, inner| read_result(inner));
        return None;
    };
    let results = row.each(|goal, inner| {
        let id = (number, goal.value.to_owned());
        if known.goals.is_some_and(|goals| !goals.contains(&id)) {
            row.source().fault(
                goal.line,
                format!("kế hoạch năm {number} không có mục tiêu «{}»", goal.value),
                format!("Dùng mã của một khối [[goals]] trong inputs/plans/{number}.toml."),
            );
        }
        (id.1, read_result(inner))
    });
    Some((number, results.into_iter().collect()))
}

fn read_result(row: &Row<'_>) -> GoalResult {
    let result = GoalResult {
        score: row.if_present::<Written<Exact>>("score"),
        rank: row.optional_whole("rank"),
        of: row.optional_whole("of"),
        class: row.optional_text("class"),
        source: row.optional_text("source"),
        published: row.optional_date("published"),
    };
    if !(row.has("score") || row.has("rank") || row.has("class")) {
        row.fault(
            "score",
            "kết quả không có điểm số, thứ hạng hoặc xếp loại",
            "Ghi ít nhất một khóa: score, rank, class.",
        );
    }
    result
}
