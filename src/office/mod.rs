//! The office that writes the documents: letterhead, place, signer, recipients (`inputs/office.toml`).

pub mod file;
pub mod load;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exact::Exact;

/// On whose behalf the signer signs (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, điểm 7a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// The head signs for himself: `GIÁM ĐỐC`.
    Head,
    /// For the collective: `TM. ỦY BAN NHÂN DÂN` / `CHỦ TỊCH`.
    Collective,
    /// A deputy for the head: `KT. GIÁM ĐỐC` / `PHÓ GIÁM ĐỐC`.
    Deputy,
    /// A deputy for the head of a collective: `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH`.
    CollectiveDeputy,
    /// By order: `TL. GIÁM ĐỐC`.
    ByOrder,
    /// By mandate: `TUQ. GIÁM ĐỐC`.
    ByMandate,
    /// The acting head: `Q. GIÁM ĐỐC`.
    Acting,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signer {
    /// On whose behalf.
    pub authority: Authority,
    /// The collective, for `Collective` and `CollectiveDeputy`: `Ủy ban nhân dân`.
    pub collective: Option<String>,
    /// The head's title: `Giám đốc`, `Chủ tịch`.
    pub head_title: String,
    /// The signer's own title where it is not the head's: `Phó Giám đốc`.
    pub own_title: Option<String>,
    /// The signer's name, without academic titles.
    pub name: String,
}

impl Signer {
    /// The lines above the signature, in capitals.
    pub fn lines(&self) -> Vec<String> {
        let head = self.head_title.to_uppercase();
        let own = self.own_title.as_ref().map(|title| title.to_uppercase());
        let collective = self
            .collective
            .as_ref()
            .map(|collective| format!("TM. {}", collective.to_uppercase()));
        let lines = match self.authority {
            Authority::Head => vec![Some(head)],
            Authority::Collective => vec![collective, Some(head)],
            Authority::Deputy => vec![Some(format!("KT. {head}")), own],
            Authority::CollectiveDeputy => vec![collective, Some(format!("KT. {head}")), own],
            Authority::ByOrder => vec![Some(format!("TL. {head}")), own],
            Authority::ByMandate => vec![Some(format!("TUQ. {head}")), own],
            Authority::Acting => vec![Some(format!("Q. {head}"))],
        };
        lines.into_iter().flatten().collect()
    }
}

/// How urgent a document is (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III, khoản 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Khẩn.
    Khan,
    /// Thượng khẩn.
    ThuongKhan,
    /// Hỏa tốc.
    HoaToc,
}

impl Urgency {
    /// As printed in the red frame.
    pub fn label(self) -> &'static str {
        match self {
            Urgency::Khan => "KHẨN",
            Urgency::ThuongKhan => "THƯỢNG KHẨN",
            Urgency::HoaToc => "HỎA TỐC",
        }
    }
}

/// The font of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FontChoice {
    /// Times New Roman where the machine has it, else the font that comes with the program.
    #[default]
    Auto,
    /// Times New Roman, which the decree names; a machine without it can't print.
    TimesNewRoman,
    /// The font that comes with the program, the same on every machine.
    Tinos,
}

/// The number and day of an issued document, once the registry has given them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    /// The number, as the registry wrote it: `05`.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<NaiveDate>,
    /// The corrected issues that replace it, in the order in which they were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// A corrected issue, which replaces what was issued before it: a document with a fault in its content
/// is replaced by one of the same form (Nghị định 30/2020/NĐ-CP, Điều 18).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Its own number, once the registry has given it.
    pub number: Option<String>,
    /// Its own day.
    pub date: Option<NaiveDate>,
    /// Why it was made, as a clause: `bổ sung số liệu của Sở Công Thương gửi chậm`.
    pub reason: String,
}

impl Issue {
    /// The number under which the report stands now: the last correction's, else its own.
    pub fn current_number(&self) -> Option<&str> {
        match self.corrections.last() {
            Some(correction) => correction.number.as_deref(),
            None => self.number.as_deref(),
        }
    }

    /// The day of the report as it stands now.
    pub fn current_date(&self) -> Option<NaiveDate> {
        match self.corrections.last() {
            Some(correction) => correction.date,
            None => self.date,
        }
    }
}

/// The office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Office {
    /// The id of the office in the register of agencies, if it is one of them: `so-noi-vu`.
    pub agency: Option<String>,
    /// The province: `tỉnh Thái Nguyên`.
    pub province: String,
    /// The superior body, as the letterhead has it: `UBND tỉnh Thái Nguyên`.
    pub superior: String,
    /// The issuing body: `Sở Nội vụ`.
    pub issuer: String,
    /// The symbol of the issuing body: `SNV`.
    pub issuer_symbol: String,
    /// The drafting unit's mark: `CCHC`.
    pub drafting_unit: String,
    /// The place line: `Thái Nguyên`.
    pub place: String,
    /// Whom the periodic report is addressed to: `Ủy ban nhân dân tỉnh Thái Nguyên`.
    pub addressees: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives the report, without `Lưu:`; each without a mark at its end.
    pub recipients: Vec<String>,
    /// The last line of the recipients: `VT, CCHC`.
    pub filed: String,
    /// Whom an agency calls with a question: name of the unit, phone, e-mail, in one line.
    pub contact: String,
    /// Numbers and days of documents already issued: `"2024-H1"` → number and day of the report.
    pub issued: BTreeMap<String, Issue>,
    /// Results of the plans' own goals once they are published: plan's year → goal's id → figure.
    pub goal_results: BTreeMap<i32, BTreeMap<String, GoalResult>>,
    /// How urgent the periodic report is; absent: not.
    pub urgency: Option<Urgency>,
    /// The font of the documents.
    pub font: FontChoice,
    /// Whose periodic report is written.
    pub report_of: ReportOf,
    /// Who collects agencies' workbooks and drafts the documents: always the office's own name.
    pub collector: String,
    /// The periodic report of the province's people's committee, where it is written.
    #[serde(skip)]
    pub province_report: Option<ProvinceReport>,
    /// The reminder dispatches.
    #[serde(skip)]
    pub reminder: ReminderTerms,
}

/// Whose periodic report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportOf {
    /// The office's own, to the province's people's committee.
    Office,
    /// The people's committee's, to the ministry; the office drafts it.
    Province,
    /// Both.
    Both,
}

/// What the people's committee's report to the ministry has of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvinceReport {
    /// The issuing body: `Ủy ban nhân dân tỉnh Thái Nguyên`; it has no superior line.
    pub issuer: String,
    /// The symbol of the issuing body: `UBND`.
    pub issuer_symbol: String,
    /// Whom it is addressed to: `Bộ Nội vụ`.
    pub addressees: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives it, without `Lưu:`.
    pub recipients: Vec<String>,
    /// The last line of the recipients.
    pub filed: String,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// Numbers and days of reports already issued.
    pub issued: BTreeMap<String, Issue>,
}

/// How agencies are reminded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderTerms {
    /// How many working days after the as-of day the agencies have to answer.
    pub answer_days: u32,
    /// How many working days after the as-of day they have to explain missed results.
    pub explain_days: u32,
    /// Who signs; absent: who signs the report.
    pub signer: Option<Signer>,
    /// Who receives a dispatch besides its addressees, without `Lưu:`.
    pub recipients: Vec<String>,
    /// How urgent a dispatch is.
    pub urgency: Option<Urgency>,
}

impl Default for ReminderTerms {
    fn default() -> Self {
        ReminderTerms {
            answer_days: 3,
            explain_days: 10,
            signer: None,
            recipients: vec!["Như trên".to_owned()],
            urgency: None,
        }
    }
}

impl Office {
    /// The whole of what the office answers for, in a sentence: `toàn tỉnh`, `toàn thành phố`.
    pub fn whole(&self) -> String {
        let folded = self.province.trim().to_lowercase();
        match folded.starts_with("thành phố") || folded.starts_with("tp") {
            true => "toàn thành phố".to_owned(),
            false => "toàn tỉnh".to_owned(),
        }
    }

    /// The office as the letterhead, addressees, signer and recipients of its own report have it.
    #[must_use]
    pub fn for_own_report(&self) -> Office {
        Office {
            report_of: ReportOf::Office,
            ..self.clone()
        }
    }

    /// The same for the people's committee's report; none where that is not written.
    #[must_use]
    pub fn for_province_report(&self) -> Option<Office> {
        let own = self.province_report.as_ref()?;
        Some(Office {
            superior: String::new(),
            issuer: own.issuer.clone(),
            issuer_symbol: own.issuer_symbol.clone(),
            addressees: own.addressees.clone(),
            signer: own.signer.clone(),
            recipients: own.recipients.clone(),
            filed: own.filed.clone(),
            urgency: own.urgency,
            issued: own.issued.clone(),
            report_of: ReportOf::Province,
            ..self.clone()
        })
    }

    /// The mark of the unit that drafts a dispatch: the office's own, or that of the people's committee,
    /// whose papers are filed with the registry and with it: `VT, HCC, SNV`.
    pub fn drafting_symbol(&self) -> &str {
        if self.report_of != ReportOf::Province {
            return &self.drafting_unit;
        }
        let mut filed = self.filed.split(',').map(str::trim);
        let unit = filed.find(|unit| !unit.is_empty() && *unit != "VT");
        unit.unwrap_or(&self.drafting_unit)
    }

    /// The published result of a goal of a year's plan.
    pub fn goal_result(&self, year: i32, goal: &str) -> Option<&GoalResult> {
        self.goal_results.get(&year)?.get(goal)
    }
}

/// The published result of one of the plan's own goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GoalResult {
    /// The score, as published; absent where only a rank or a class was published.
    #[schemars(with = "Option<String>")]
    pub score: Option<Exact>,
    /// The rank among provinces.
    pub rank: Option<u32>,
    /// Among how many the rank was counted.
    pub of: Option<u32>,
    /// The class, one of the goal's own.
    pub class: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// The day of publication; a report as of an earlier day does not show the result.
    pub published: Option<NaiveDate>,
}
