//! The plan as data: what is asked, of whom, by when, and how it is judged.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::target::Target;
use crate::agency::{Agency, Register};
use crate::exact::Exact;

/// One year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The year.
    pub year: i32,
    /// Number and symbol: `100/KH-UBND`.
    pub number: String,
    /// The day of issue.
    pub date: NaiveDate,
    /// Who issued it, as a document cites it: `Chủ tịch UBND tỉnh Thái Nguyên`.
    pub issuer: String,
    /// Its title, as issued.
    pub title: String,
    /// Its own goals (PAR INDEX, SIPAS).
    pub goals: Vec<Goal>,
    /// Its fields, in the plan's order.
    pub fields: Vec<Field>,
    /// Its groups, in the plan's order.
    pub groups: Vec<Group>,
    /// Its criteria, in the plan's order.
    pub criteria: Vec<Criterion>,
    /// The measures, in the order of the criteria; a combined measure before those it combines.
    pub measures: Vec<Measure>,
}

/// A goal of the plan as a whole, shown beside the criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id: `par-index`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is asked: `>= 90`.
    pub target: Target,
    /// The unit of the score: `điểm`, `%`.
    pub unit: String,
    /// The score of the year before, with a decimal point, which is to be exceeded.
    pub baseline_score: Option<String>,
    /// The rank of the year before, which is to be bettered.
    pub baseline_rank: Option<u32>,
}

/// A field (lĩnh vực): rows I–IX.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Roman number.
    pub code: String,
    /// Name, in capitals as the plan has it.
    pub name: String,
    /// How a sentence or a heading of a report names it: `Công tác chỉ đạo, điều hành`.
    pub heading: String,
}

/// A group (nhóm): 2.1, 3.1 …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Code: `3.1`.
    pub code: String,
    /// The code of its field.
    pub field: String,
    /// Name.
    pub name: String,
}

/// A criterion (tiêu chí): a row with a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Code: `3.1.2`.
    pub code: String,
    /// The code of its field.
    pub field: String,
    /// The code of its group, where it stands in one.
    pub group: Option<String>,
    /// Name, word for word.
    pub name: String,
    /// The requirement, word for word; empty where the plan states none.
    pub requirement: String,
    /// The deadline.
    pub deadline: Deadline,
    /// Who leads.
    pub lead: Assignment,
    /// Who supports.
    pub support: Assignment,
}

/// By when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// As the plan has it: `Trong năm 2024`.
    pub text: String,
    /// The last day; absent: every period («Thường xuyên»).
    pub date: Option<NaiveDate>,
}

/// Who is meant by a text of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The plan's words.
    pub text: String,
    /// The levels and agencies that they mean.
    pub who: Vec<String>,
}

/// What a measure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// First ÷ second × 100.
    Ratio,
    /// First ÷ second × 100, where first is what was cut.
    Reduction,
    /// (First − second) ÷ second × 100.
    Growth,
    /// First.
    Count,
    /// A document or a task: done, with evidence.
    Document,
    /// A narrative without a target.
    Narrative,
}

impl Kind {
    /// Whether two figures are asked for.
    pub fn has_second(self) -> bool {
        matches!(self, Kind::Ratio | Kind::Reduction | Kind::Growth)
    }

    /// Whether figures are asked for at all.
    pub fn has_figures(self) -> bool {
        self.has_second() || self == Kind::Count
    }
}

/// How progress is judged before the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Must hold now, in every period.
    Always,
    /// Should hold all year; below it is behind.
    Hold,
    /// Grows over the year; held against the share of the time that has passed.
    Grow,
    /// Is due at the deadline only.
    Due,
}

/// How the agencies' figures make the province's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RollUp {
    /// Σ first ÷ Σ second.
    Pooled,
    /// Σ first.
    Sum,
    /// The one named agency's.
    Single,
    /// Agencies that meet it ÷ agencies in which something arose.
    Bodies,
    /// Pooled over all readings of other measures.
    Combined(Vec<String>),
}

/// One figure that a measure asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What it counts: `Số hồ sơ đã giải quyết`.
    pub label: String,
    /// In what unit: `hồ sơ`, `triệu đồng`.
    pub unit: String,
}

/// One figure or deliverable that is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id: `3.1.6.a`.
    pub id: String,
    /// The criteria that it judges; several for a combined measure.
    pub criteria: Vec<String>,
    /// What it is, in a few words.
    pub label: String,
    /// What it counts.
    pub kind: Kind,
    /// The first figure, where figures are asked for.
    pub first: Option<Figure>,
    /// The second figure, where two are asked for.
    pub second: Option<Figure>,
    /// The unit of the value: `%`, `sáng kiến`; empty for documents.
    pub unit: String,
    /// Whether first can't be above second.
    pub capped: bool,
    /// What it is held against.
    pub target: Target,
    /// How progress is judged before the deadline.
    pub progress: Progress,
    /// Ids of the levels and agencies that report it; empty for a combined measure.
    pub reporters: Vec<String>,
    /// How it makes the province's figure.
    pub rollup: RollUp,
    /// Ids of measures: for every agency, the second figure must equal the sum of (second − first)
    /// over those of them that it reports (3.2.4: dossiers overdue = resolved − on time). Empty: no
    /// such relation. Plan file: `second_is_difference_of = ["3.2.1", "3.2.2", "3.2.3"]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_is_difference_of: Vec<String>,
    /// Whether the figures say how things stand on the cut-off day (how many procedures are in
    /// force), and so may fall from one period to the next; else they add up from the first day of
    /// the year's window and never fall. Plan file: `standing = true`; absent: they add up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub standing: bool,
    /// The upper end of the band in which the plan expects the value, in the measure's unit (6.3.3:
    /// 0.5 to 1); above it the figure is noted, never failed. Plan file: `expected_up_to = "1"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_up_to: Option<Exact>,
    /// A remark on how it is meant.
    pub note: String,
}

impl Measure {
    /// Whether an agency reports it.
    pub fn is_reported_by(&self, agency: &Agency) -> bool {
        self.reporters
            .iter()
            .any(|reporter| *reporter == agency.level || *reporter == agency.id)
    }

    /// Whether agencies report it at all (a combined measure is computed).
    pub fn is_reported(&self) -> bool {
        !matches!(self.rollup, RollUp::Combined(_))
    }

    /// The unit of the province's value, which is a rate where agencies are counted.
    pub fn province_unit(&self) -> &str {
        match self.rollup {
            RollUp::Bodies => "%",
            _ => &self.unit,
        }
    }
}

impl Plan {
    /// The criterion of a code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria
            .iter()
            .find(|criterion| criterion.code == code)
    }

    /// The measure of an id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }

    /// The field of a code.
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }

    /// The group of a code.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The measures that judge a criterion, in the plan's order.
    pub fn measures_of<'a>(&'a self, criterion: &'a str) -> impl Iterator<Item = &'a Measure> {
        self.measures
            .iter()
            .filter(move |measure| measure.criteria.iter().any(|code| code == criterion))
    }

    /// The measures that an agency reports, in the plan's order.
    pub fn measures_for<'a>(&'a self, agency: &'a Agency) -> impl Iterator<Item = &'a Measure> {
        self.measures
            .iter()
            .filter(|measure| measure.is_reported_by(agency))
    }

    /// Whether an agency has anything to report.
    pub fn asks(&self, agency: &Agency) -> bool {
        self.measures
            .iter()
            .any(|measure| measure.is_reported_by(agency))
    }

    /// The agencies expected in a period with a cut-off day, in the order of documents: those that
    /// exist on that day and have anything to report. Who is asked for nothing has missed nothing.
    pub fn expected<'a>(
        &'a self,
        register: &'a Register,
        cut_off: NaiveDate,
    ) -> impl Iterator<Item = &'a Agency> {
        register
            .existing_on(cut_off)
            .filter(|agency| self.asks(agency))
    }

    /// The first criterion of a measure.
    ///
    /// # Panics
    /// Never for a plan that was loaded: the loader refuses a measure without a known criterion.
    pub fn criterion_of(&self, measure: &Measure) -> &Criterion {
        measure
            .criteria
            .first()
            .and_then(|code| self.criterion(code))
            .expect("the loader refuses a measure without a known criterion")
    }

    /// The deadline of a measure: its criterion's; absent: every period.
    pub fn deadline_of(&self, measure: &Measure) -> Option<NaiveDate> {
        self.criterion_of(measure).deadline.date
    }

    /// The slice of the plan that an agency's form asks about: its measures, their criteria, and
    /// the groups and fields of these.
    #[must_use]
    pub fn slice_for(&self, agency: &Agency) -> Plan {
        let measures: Vec<Measure> = self.measures_for(agency).cloned().collect();
        let criteria: Vec<Criterion> = self
            .criteria
            .iter()
            .filter(|criterion| {
                measures
                    .iter()
                    .any(|measure| measure.criteria.contains(&criterion.code))
            })
            .cloned()
            .collect();
        Plan {
            groups: self
                .groups
                .iter()
                .filter(|group| {
                    criteria
                        .iter()
                        .any(|c| c.group.as_ref() == Some(&group.code))
                })
                .cloned()
                .collect(),
            fields: self
                .fields
                .iter()
                .filter(|field| criteria.iter().any(|c| c.field == field.code))
                .cloned()
                .collect(),
            goals: Vec::new(),
            criteria,
            measures,
            ..self.clone()
        }
    }
}
