//! An agency's own periodic report, from its own workbook alone.

use chrono::NaiveDate;
use serde::Serialize;

use super::counts::VerdictCounts;
use super::document::Table;
use super::results::{MeasureResult, measure_result, result_table};
use super::words::{PeriodWords, PlanWords, plan_words, words_of};
use crate::agency::{Agency, without_ubnd};
use crate::assessment::verdict::AgencyVerdict;
use crate::form::{FormIdentity, NarrativeSection};
use crate::submission::Submission;
use crate::vietnamese::phrase::list;

/// Size of the type in the annex, in points.
const ANNEX_SIZE: f64 = 11.0;
/// Stands where the form does not say what to print, to be filled in by hand.
pub const ROOM: &str = "…………";

/// An agency's own report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnReport {
    /// The words for the period.
    pub period: PeriodWords,
    /// The words for the plan, as far as it concerns the agency.
    pub plan: PlanWords,
    /// Who reports.
    pub agency: OwnAgency,
    /// Who receives the report: `Sở Nội vụ`.
    pub office: String,
    /// All measures by verdict.
    pub counts: VerdictCounts,
    /// The measures by field; fields that do not concern the agency are left out.
    pub fields: Vec<OwnField>,
    /// What the agency says in its own words.
    pub narrative: OwnNarrative,
    /// Errors in the workbook.
    pub errors: usize,
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnAgency {
    /// Its id.
    pub id: String,
    /// Its name in full: `Ủy ban nhân dân xã Vạn Thọ`.
    pub name: String,
    /// The superior body for the letterhead; empty where the form does not say.
    pub superior: String,
    /// The symbol of its documents: `STP`; [`ROOM`] where it is not known.
    pub symbol: String,
    /// The place line: `Vạn Thọ`; [`ROOM`] where it is not known.
    pub place: String,
    /// The lines above the signature; none where the head's title is not known.
    pub signer: Vec<String>,
}

/// A field with the measures that the agency reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnField {
    /// How a heading names it.
    pub heading: String,
    /// Its measures by verdict.
    pub counts: VerdictCounts,
    /// Its measures.
    pub results: Vec<MeasureResult>,
}

/// What the agency says in its own words, a text for each line of the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct OwnNarrative {
    /// Kết quả nổi bật.
    pub highlights: Vec<String>,
    /// Khó khăn, vướng mắc.
    pub difficulties: Vec<String>,
    /// Nguyên nhân.
    pub causes: Vec<String>,
    /// Kiến nghị, đề xuất.
    pub proposals: Vec<String>,
    /// Nhiệm vụ kỳ tới.
    pub next_tasks: Vec<String>,
    /// Difficulties and causes beside the figures, each text once: `Các tiêu chí 3.1.6 và 3.1.7: …`.
    pub remarks: Vec<String>,
}

/// The agency's own report, judged as of a day.
pub fn own_report(
    identity: &FormIdentity,
    submission: &Submission,
    verdicts: &[AgencyVerdict],
    errors: usize,
    as_of: NaiveDate,
) -> OwnReport {
    OwnReport {
        period: words_of(&identity.period, as_of, None),
        plan: plan_words(&identity.plan),
        agency: own_agency(identity),
        office: identity.office.clone(),
        counts: VerdictCounts::of(verdicts.iter().map(|judged| judged.verdict)),
        fields: fields(identity, submission, verdicts),
        narrative: narrative(identity, submission),
        errors,
    }
}

fn fields(
    identity: &FormIdentity,
    submission: &Submission,
    verdicts: &[AgencyVerdict],
) -> Vec<OwnField> {
    let plan = &identity.plan;
    let results_of = |field: &str| -> Vec<MeasureResult> {
        let measures = plan.measures.iter().filter(|measure| measure.is_reported());
        measures
            .filter(|measure| plan.criterion_of(measure).field == field)
            .map(|measure| {
                let reading = submission.reading(&measure.id);
                let judged = verdicts.iter().find(|judged| judged.measure == measure.id);
                measure_result((plan, measure), &identity.agency, reading, judged, &[])
            })
            .collect()
    };
    let fields = plan.fields.iter().map(|field| {
        let results = results_of(&field.code);
        OwnField {
            heading: field.heading.clone(),
            counts: VerdictCounts::of(results.iter().map(|row| row.verdict)),
            results,
        }
    });
    fields.filter(|field| !field.results.is_empty()).collect()
}

fn narrative(identity: &FormIdentity, submission: &Submission) -> OwnNarrative {
    let section = |section| {
        let text = submission.narrative.get(&section);
        lines(text.map_or("", String::as_str))
    };
    OwnNarrative {
        highlights: section(NarrativeSection::Highlights),
        difficulties: section(NarrativeSection::Difficulties),
        causes: section(NarrativeSection::Causes),
        proposals: section(NarrativeSection::Proposals),
        next_tasks: section(NarrativeSection::NextTasks),
        remarks: remarks(identity, submission),
    }
}

fn remarks(identity: &FormIdentity, submission: &Submission) -> Vec<String> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for reading in &submission.readings {
        let Some(measure) = identity.plan.measure(&reading.measure) else {
            continue;
        };
        let code = identity.plan.criterion_of(measure).code.clone();
        let text = lines(reading.remarks.as_deref().unwrap_or_default()).join("; ");
        match said.iter_mut().find(|(known, _)| *known == text) {
            _ if text.is_empty() => {}
            Some((_, codes)) if codes.contains(&code) => {}
            Some((_, codes)) => codes.push(code),
            None => said.push((text, vec![code])),
        }
    }
    said.into_iter()
        .map(|(text, codes)| match codes.as_slice() {
            [only] => format!("Tiêu chí {only}: {text}"),
            several => format!("Các tiêu chí {}: {text}", list(several)),
        })
        .collect()
}

/// The lines of a text, without the dash of a list at their beginning.
fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.trim().trim_start_matches(['-', '+', '•', ' ']))
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn own_agency(identity: &FormIdentity) -> OwnAgency {
    let agency = &identity.agency;
    OwnAgency {
        id: agency.id.clone(),
        name: in_full(&agency.name),
        superior: superior(identity),
        symbol: symbol(agency),
        place: place(&agency.name, &superior(identity)),
        signer: signer(&agency.name),
    }
}

const COMMITTEE: &str = "Ủy ban nhân dân";

/// `UBND xã Vạn Thọ` → `Ủy ban nhân dân xã Vạn Thọ`: an issuing body is not abbreviated (Nghị định
/// 30/2020/NĐ-CP, Phụ lục I, phần II, khoản 2).
fn in_full(name: &str) -> String {
    match name.strip_prefix("UBND ") {
        Some(place) => format!("{COMMITTEE} {place}"),
        None => name.to_owned(),
    }
}

fn is_committee(name: &str) -> bool {
    name.starts_with("UBND ") || name.starts_with(COMMITTEE)
}

fn superior(identity: &FormIdentity) -> String {
    match &identity.parent_name {
        Some(parent) => parent.clone(),
        None => province(identity).map_or(String::new(), |province| format!("UBND {province}")),
    }
}

/// `tỉnh Thái Nguyên`, as the plan's issuer has it (`Chủ tịch UBND tỉnh Thái Nguyên`, `UBND thành phố
/// Hải Phòng`); only for those who belong to the province's people's committee.
fn province(identity: &FormIdentity) -> Option<&str> {
    let name = &identity.agency.name;
    let belongs = [
        "UBND huyện ",
        "UBND thành phố ",
        "UBND thị xã ",
        "Sở ",
        "Thanh tra ",
        "Văn phòng UBND",
    ]
    .into_iter()
    .any(|kind| name.starts_with(kind));
    let issuer = &identity.plan.issuer;
    let kinds = ["tỉnh ", "thành phố "].into_iter();
    let at = kinds.filter_map(|kind| issuer.find(kind)).min();
    let at = at.filter(|_| belongs)?;
    Some(issuer[at..].trim())
}

/// The agency's own short name, where it has one in capitals only: `STP`; `UBND` for a committee.
fn symbol(agency: &Agency) -> String {
    if is_committee(&agency.name) {
        return "UBND".to_owned();
    }
    let short = agency.aliases.iter().find(|alias| {
        (2..=8).contains(&alias.chars().count()) && alias.chars().all(|c| c.is_uppercase())
    });
    short.cloned().unwrap_or_else(|| ROOM.to_owned())
}

/// A committee's place is what it governs, without its kind; another body's is the province.
fn place(name: &str, superior: &str) -> String {
    let own = if is_committee(name) {
        without_ubnd(name).trim_start_matches(COMMITTEE).trim()
    } else {
        superior.strip_prefix("UBND ").unwrap_or_default()
    };
    let kinds = [
        "xã ",
        "phường ",
        "đặc khu ",
        "thị trấn ",
        "huyện ",
        "thị xã ",
        "thành phố ",
        "tỉnh ",
    ];
    let bare = kinds.into_iter().find_map(|kind| own.strip_prefix(kind));
    bare.map_or_else(|| ROOM.to_owned(), str::to_owned)
}

/// The head's title by the kind of the body.
const HEADS: [(&str, &str); 12] = [
    ("Sở ", "GIÁM ĐỐC"),
    ("Chi cục ", "CHI CỤC TRƯỞNG"),
    ("Cục ", "CỤC TRƯỞNG"),
    ("Kho bạc ", "GIÁM ĐỐC"),
    ("Bảo hiểm xã hội ", "GIÁM ĐỐC"),
    ("Công an ", "GIÁM ĐỐC"),
    ("Trung tâm ", "GIÁM ĐỐC"),
    ("Thanh tra ", "CHÁNH THANH TRA"),
    ("Văn phòng ", "CHÁNH VĂN PHÒNG"),
    ("Ban ", "TRƯỞNG BAN"),
    ("Trường ", "HIỆU TRƯỞNG"),
    ("Phòng ", "TRƯỞNG PHÒNG"),
];

fn signer(name: &str) -> Vec<String> {
    if is_committee(name) {
        return vec!["TM. ỦY BAN NHÂN DÂN".to_owned(), "CHỦ TỊCH".to_owned()];
    }
    HEADS
        .into_iter()
        .find(|(kind, _)| name.starts_with(kind))
        .map(|(_, title)| title.to_owned())
        .into_iter()
        .collect()
}

impl OwnReport {
    /// All measures with what was reported and the verdicts.
    pub fn result_table(&self) -> Table {
        let results: Vec<MeasureResult> = self
            .fields
            .iter()
            .flat_map(|field| field.results.clone())
            .collect();
        result_table(&results, ANNEX_SIZE)
    }
}
