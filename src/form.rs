//! What a form is: its version, sheets, columns and hidden ids. Shared by who writes forms and who
//! reads them, so that the two can't disagree.
//!
//! A form finds itself again after rows or columns were inserted, sheets renamed, or the file saved
//! by another program: the table's key row holds a [`Column::key`] in every column, its key column
//! holds a measure's id in every row, and the very hidden sheet [`IDENTITY_SHEET`] holds a
//! [`FormIdentity`] as JSON: the mark in its first cell, the chunks of the JSON in the cells below it.
//! Where a table was sorted without its key column, code and label beside the figures count.
//! On the narrative sheet the key column holds a [`NarrativeSection::key`] beside each input cell:
//! what was written stands in the first cell right of the key.

pub mod words;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::agency::Agency;
use crate::period::Period;
use crate::plan::model::Plan;

/// A version of the forms. Old ones stay in the table for good, each with a form as it was filled in
/// then (`tests/cases/form-versions/`), so that whatever was handed out once can be read for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormVersion {
    /// Its number.
    pub number: u32,
    /// What in it differs from the version before.
    pub differs: &'static str,
}

/// Every version that this program reads, the latest last. A hidden key keeps its meaning through
/// all of them: what means something else gets a key of its own, and makes a version.
pub const FORM_VERSIONS: [FormVersion; 2] = [
    FormVersion {
        number: 1,
        differs: "the first: a table with a key row and a key column, a narrative sheet with keys, an \
                  identity with the slice of the plan as JSON",
    },
    FormVersion {
        number: 2,
        differs: "a sheet of its own for what is expected of the whole year, with keys of its own; \
                  written only where the period asks for it",
    },
];

/// The version of the forms that this program writes.
pub const FORM_VERSION: u32 = FORM_VERSIONS[FORM_VERSIONS.len() - 1].number;

/// The version of the form of a period: the first that has all that the period asks for.
pub fn version_for(period: &Period) -> u32 {
    match period.estimate {
        true => FORM_VERSION,
        false => FORM_VERSIONS[0].number,
    }
}

/// Whether this program knows how forms of a version are read.
pub fn is_known_version(number: u64) -> bool {
    FORM_VERSIONS
        .iter()
        .any(|version| u64::from(version.number) == number)
}

/// The sheet with the table that is filled in.
pub const INPUT_SHEET: &str = "Biểu nhập";
/// The sheet with the agency's own narrative.
pub const NARRATIVE_SHEET: &str = "Thuyết minh";
/// The sheet with instructions.
pub const INSTRUCTION_SHEET: &str = "Hướng dẫn";
/// The sheet on which an agency says what it expects of the whole year.
pub const ESTIMATE_SHEET: &str = "Ước cả năm";
/// The very hidden sheet with the form's identity.
pub const IDENTITY_SHEET: &str = "cchc";
/// The very hidden sheet with the lists that drop-downs take their entries from.
pub const LIST_SHEET: &str = "danh_muc";

/// The first cell of the identity sheet.
pub const IDENTITY_MARK: &str = "cchc-form";
/// The cell where key row and key column of the input table cross.
pub const TABLE_MARK: &str = "cchc-bang";
/// The cell where key row and key column of the sheet of estimates cross.
pub const ESTIMATE_MARK: &str = "cchc-uoc";
/// How many characters of the identity's JSON go into one cell (Excel's limit is 32 767).
pub const IDENTITY_CHUNK: usize = 8_000;

/// What the sample data of this project say of themselves in each of their files. No other file's mark is
/// taken for it: figures that somebody calls illustrative are asked.
pub const SAMPLE_NOTICE: &str =
    "Số liệu minh họa: mọi số liệu, văn bản, tên người trong tệp này đều là giả định.";

/// A column of the input table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The criterion's code.
    Code,
    /// What is measured.
    Label,
    /// The plan's requirement.
    Requirement,
    /// What the agency stated in the period before; only where there is a period before.
    Previous,
    /// What the first figure counts.
    FirstLabel,
    /// The first figure.
    First,
    /// What the second figure counts.
    SecondLabel,
    /// The second figure.
    Second,
    /// The rate, by formula.
    Percent,
    /// The state.
    State,
    /// The number of the document that proves it.
    EvidenceNumber,
    /// Its symbol.
    EvidenceSymbol,
    /// Its date.
    EvidenceDate,
    /// Difficulties and causes.
    Remarks,
    /// What is still to be mended in the row, by formula.
    Check,
}

impl Column {
    /// All of them, in the order of the table.
    pub const ALL: [Column; 15] = [
        Column::Code,
        Column::Label,
        Column::Requirement,
        Column::Previous,
        Column::FirstLabel,
        Column::First,
        Column::SecondLabel,
        Column::Second,
        Column::Percent,
        Column::State,
        Column::EvidenceNumber,
        Column::EvidenceSymbol,
        Column::EvidenceDate,
        Column::Remarks,
        Column::Check,
    ];

    /// The hidden key in the table's key row.
    pub fn key(self) -> &'static str {
        match self {
            Column::Code => "cchc:code",
            Column::Label => "cchc:label",
            Column::Requirement => "cchc:requirement",
            Column::Previous => "cchc:previous",
            Column::FirstLabel => "cchc:first-label",
            Column::First => "cchc:first",
            Column::SecondLabel => "cchc:second-label",
            Column::Second => "cchc:second",
            Column::Percent => "cchc:percent",
            Column::State => "cchc:state",
            Column::EvidenceNumber => "cchc:evidence-number",
            Column::EvidenceSymbol => "cchc:evidence-symbol",
            Column::EvidenceDate => "cchc:evidence-date",
            Column::Remarks => "cchc:remarks",
            Column::Check => "cchc:check",
        }
    }

    /// The column of a hidden key.
    pub fn from_key(key: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.key() == key)
    }

    /// The heading that the agency reads.
    pub fn heading(self) -> &'static str {
        match self {
            Column::Code => "Mã tiêu chí",
            Column::Label => "Chỉ số đo",
            Column::Requirement => "Yêu cầu của Kế hoạch",
            Column::Previous => "Kết quả kỳ trước",
            Column::FirstLabel => "Số liệu thứ nhất là",
            Column::First => "Số liệu thứ nhất",
            Column::SecondLabel => "Số liệu thứ hai là",
            Column::Second => "Số liệu thứ hai",
            Column::Percent => "Tỷ lệ (%)",
            Column::State => "Tình trạng thực hiện",
            Column::EvidenceNumber => "Số văn bản",
            Column::EvidenceSymbol => "Ký hiệu văn bản",
            Column::EvidenceDate => "Ngày văn bản",
            Column::Remarks => "Khó khăn, nguyên nhân",
            Column::Check => "Kiểm tra",
        }
    }

    /// Whether an agency may enter something in it.
    pub fn is_input(self) -> bool {
        matches!(
            self,
            Column::First
                | Column::Second
                | Column::State
                | Column::EvidenceNumber
                | Column::EvidenceSymbol
                | Column::EvidenceDate
                | Column::Remarks
        )
    }
}

/// A column of the sheet of estimates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EstimateColumn {
    /// The first figure of the whole year.
    First,
    /// The second figure of the whole year.
    Second,
}

impl EstimateColumn {
    /// The hidden key in the sheet's key row.
    pub fn key(self) -> &'static str {
        match self {
            EstimateColumn::First => "cchc:estimate-first",
            EstimateColumn::Second => "cchc:estimate-second",
        }
    }
}

/// A section of an agency's own narrative, below or beside the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NarrativeSection {
    /// Kết quả nổi bật.
    Highlights,
    /// Khó khăn, vướng mắc.
    Difficulties,
    /// Nguyên nhân.
    Causes,
    /// Kiến nghị, đề xuất.
    Proposals,
    /// Nhiệm vụ kỳ tới.
    NextTasks,
}

impl NarrativeSection {
    /// All of them, in the order of the form.
    pub const ALL: [NarrativeSection; 5] = [
        NarrativeSection::Highlights,
        NarrativeSection::Difficulties,
        NarrativeSection::Causes,
        NarrativeSection::Proposals,
        NarrativeSection::NextTasks,
    ];

    /// The hidden key in the table's key column.
    pub fn key(self) -> &'static str {
        match self {
            NarrativeSection::Highlights => "cchc:highlights",
            NarrativeSection::Difficulties => "cchc:difficulties",
            NarrativeSection::Causes => "cchc:causes",
            NarrativeSection::Proposals => "cchc:proposals",
            NarrativeSection::NextTasks => "cchc:next-tasks",
        }
    }

    /// The heading that the agency reads.
    pub fn heading(self) -> &'static str {
        match self {
            NarrativeSection::Highlights => "Kết quả nổi bật",
            NarrativeSection::Difficulties => "Khó khăn, vướng mắc",
            NarrativeSection::Causes => "Nguyên nhân",
            NarrativeSection::Proposals => "Kiến nghị, đề xuất",
            NarrativeSection::NextTasks => "Nhiệm vụ kỳ tới",
        }
    }
}

/// Whose form it is, for which period of which plan: everything that reading it back needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormIdentity {
    /// The version of the form.
    pub version: u32,
    /// The agency.
    pub agency: Agency,
    /// The name that tells it from every other agency.
    pub distinct_name: String,
    /// The name of the agency that it belongs to.
    pub parent_name: Option<String>,
    /// The period, with its window and due dates.
    pub period: Period,
    /// The slice of the plan that the form asks about.
    pub plan: Plan,
    /// Who receives the workbook: `Sở Nội vụ`.
    pub office: String,
    /// Whom to call.
    pub contact: String,
}

impl FormIdentity {
    /// Its JSON, cut into the texts of the cells below the mark.
    ///
    /// # Panics
    /// Never: all of it are texts, numbers and lists, which JSON can hold.
    pub fn to_chunks(&self) -> Vec<String> {
        let json = serde_json::to_string(self).expect("texts, numbers and lists are JSON");
        let letters: Vec<char> = json.chars().collect();
        letters
            .chunks(IDENTITY_CHUNK)
            .map(|chunk| chunk.iter().collect())
            .collect()
    }

    /// Whether it holds together: every measure judges a criterion that it carries, and the windows
    /// run forwards. A form that was tampered with may not.
    pub fn is_sound(&self) -> bool {
        let plan = &self.plan;
        // No form of ours says a thing twice, and what is done with a plan takes each id for one.
        let ids: BTreeSet<&str> = plan.measures.iter().map(|one| one.id.as_str()).collect();
        let codes: BTreeSet<&str> = plan.criteria.iter().map(|one| one.code.as_str()).collect();
        if ids.len() < plan.measures.len() || codes.len() < plan.criteria.len() {
            return false;
        }
        let known = |code: &String| plan.criterion(code).is_some();
        let measures_are_sound = plan
            .measures
            .iter()
            .all(|measure| !measure.criteria.is_empty() && measure.criteria.iter().all(known));
        measures_are_sound
            && self.period.window.from <= self.period.window.to
            && self.period.regime.from <= self.period.regime.to
    }

    /// The identity from the texts of the cells below the mark.
    ///
    /// # Errors
    /// Where they are not the JSON of a form's identity.
    pub fn from_chunks<T: AsRef<str>>(
        chunks: impl IntoIterator<Item = T>,
    ) -> Result<FormIdentity, serde_json::Error> {
        let json: String = chunks
            .into_iter()
            .map(|chunk| chunk.as_ref().to_owned())
            .collect();
        serde_json::from_str(&json)
    }
}
