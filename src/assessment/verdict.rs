//! Verdicts and what carries them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::exact::Exact;
use crate::period::PeriodId;
use crate::submission::Reading;

/// The result of judging.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Đạt.
    Met,
    /// Chưa đến hạn.
    OnTrack,
    /// Chậm tiến độ.
    Behind,
    /// Không đạt.
    NotMet,
    /// Không phát sinh.
    NothingArose,
    /// Chưa đủ căn cứ.
    Insufficient,
    /// Không có chỉ tiêu.
    NoTarget,
}

impl Verdict {
    /// All of them, in the order in which documents count them.
    pub const ALL: [Verdict; 7] = [
        Verdict::Met,
        Verdict::OnTrack,
        Verdict::Behind,
        Verdict::NotMet,
        Verdict::NothingArose,
        Verdict::Insufficient,
        Verdict::NoTarget,
    ];

    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Met => "Đạt",
            Verdict::OnTrack => "Chưa đến hạn",
            Verdict::Behind => "Chậm tiến độ",
            Verdict::NotMet => "Không đạt",
            Verdict::NothingArose => "Không phát sinh",
            Verdict::Insufficient => "Chưa đủ căn cứ",
            Verdict::NoTarget => "Không có chỉ tiêu",
        }
    }

    /// How grave it is in a criterion with several measures; a criterion takes the gravest.
    /// `NothingArose` and `NoTarget` only count where there is nothing else.
    pub fn gravity(self) -> u8 {
        match self {
            Verdict::NotMet => 6,
            Verdict::Behind => 5,
            Verdict::Insufficient => 4,
            Verdict::OnTrack => 3,
            Verdict::Met => 2,
            Verdict::NothingArose => 1,
            Verdict::NoTarget => 0,
        }
    }
}

/// Why there are not grounds enough.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The agency sent nothing that counts.
    NotSent,
    /// Nothing was entered.
    Blank,
    /// What was entered could not be read.
    Unreadable,
    /// One of two figures is missing, and no rate is stated.
    FigureMissing,
    /// First is above second where it can't be.
    AboveSecond,
    /// First is above 0 and second is 0.
    ZeroSecond,
    /// Growth from 0.
    FromZero,
    /// Done, without usable evidence.
    NoEvidence,
    /// The agency writes that the measure does not concern it, and the plan does not say so.
    NotApplicable,
    /// Above the highest value that there can be.
    AboveMaximum,
    /// Compared with the year before, of which there is no figure.
    NoLastYear,
    /// A rank among another number of bodies than the year before.
    OtherNumber,
    /// Asked in every quarter, and a quarter before has no figure.
    NoQuarter,
    /// Province: agencies are missing, and what there is decides nothing.
    AgenciesMissing,
    /// Province: nobody is left of whom it is asked; all that reported it have ended.
    NobodyLeft,
    /// Province: the verdict hangs on figures that are in doubt.
    InDoubt,
    /// With `NothingArose`: it was due before the agency was born, and was its predecessors' to do.
    BeforeBirth,
}

impl Reason {
    /// Whether only what the figure is compared with is missing: the figure itself is there, and is in
    /// every sum.
    pub fn is_of_comparison(self) -> bool {
        matches!(self, Reason::NoLastYear | Reason::OtherNumber)
    }

    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Reason::NotSent => "chưa gửi báo cáo",
            Reason::Blank => "để trống",
            Reason::Unreadable => "số liệu không đọc được",
            Reason::FigureMissing => "thiếu một số liệu",
            Reason::AboveSecond => "số liệu thứ nhất lớn hơn số liệu thứ hai",
            Reason::ZeroSecond => "số liệu thứ hai bằng 0",
            Reason::FromZero => "kỳ gốc bằng 0",
            Reason::NoEvidence => "chưa có văn bản minh chứng hợp lệ",
            Reason::NotApplicable => "ghi «Không áp dụng», chưa có căn cứ",
            Reason::AboveMaximum => "số liệu lớn hơn mức cao nhất có thể có",
            Reason::NoLastYear => "chưa có số liệu năm trước để so sánh",
            Reason::OtherNumber => "số đơn vị được xếp hạng khác năm trước",
            Reason::NoQuarter => "chưa có số liệu của quý trước",
            Reason::AgenciesMissing => "còn cơ quan chưa có số liệu",
            Reason::NobodyLeft => "không còn cơ quan nào phải báo cáo chỉ số này",
            Reason::BeforeBirth => "thời hạn trước ngày thành lập, thuộc trách nhiệm cơ quan trước",
            Reason::InDoubt => "kết quả phụ thuộc số liệu đang chờ xác minh",
        }
    }
}

/// The verdict of one agency on one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyVerdict {
    /// The agency's id.
    pub agency: String,
    /// The measure's id.
    pub measure: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, where it is `Insufficient`.
    pub reason: Option<Reason>,
    /// The value judged, in the measure's unit.
    pub value: Option<Exact>,
    /// What the figures came to, where the verdict was taken back because no target is stated.
    #[serde(skip)]
    pub taken_back: Option<(Verdict, Option<Reason>)>,
}

/// The province's figure and verdict on one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvinceFigure {
    /// The measure's id.
    pub measure: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, where it is `Insufficient`.
    pub reason: Option<Reason>,
    /// The value judged, in the measure's unit; for `bodies` a rate of agencies.
    pub value: Option<Exact>,
    /// Σ first; for `bodies` the agencies that meet it.
    pub first: Option<Exact>,
    /// Σ second; for `bodies` the agencies in which something arose.
    pub second: Option<Exact>,
    /// How many agencies are expected to be in it.
    pub expected: usize,
    /// How many are in it.
    pub counted: usize,
    /// The ids of those that are not, in the register's order.
    pub missing: Vec<String>,
    /// The ids of bodies that ended and whose last figures are in it, in the register's order.
    pub carried: Vec<String>,
    /// Where the verdict hangs on figures in doubt: on whose, and what there would be without them.
    pub doubt: Option<Doubt>,
}

/// What a province verdict hangs on: it is another one without figures that the checks doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The ids of the agencies whose figures are in doubt and decide, in the register's order.
    pub agencies: Vec<String>,
    /// The verdict with their figures.
    pub with: Verdict,
    /// The verdict without them.
    pub without: Verdict,
    /// The value without them; absent where nothing is left.
    pub value_without: Option<Exact>,
}

/// The province's verdict on a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionVerdict {
    /// The criterion's code.
    pub criterion: String,
    /// The gravest verdict of its measures.
    pub verdict: Verdict,
    /// The measures that decide it.
    pub measures: Vec<String>,
}

/// The last reading of a body that ended, in the figures of a later period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its verdict in that period.
    pub verdict: AgencyVerdict,
    /// What it said.
    pub reading: Reading,
    /// The period.
    pub period: PeriodId,
}

/// Everything that was judged in a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// One for every measure of every expected agency, in the register's, then the plan's order.
    pub verdicts: Vec<AgencyVerdict>,
    /// One for every measure, in the plan's order.
    pub province: Vec<ProvinceFigure>,
    /// One for every criterion, in the plan's order.
    pub criteria: Vec<CriterionVerdict>,
    /// The last readings of bodies that ended, where the province's figures are made of them too.
    pub carried: Vec<Carried>,
    /// The scores of the agencies, group by group, where the plan has an index.
    pub scores: Vec<AgencyScore>,
}

/// What an agency scores in the plan's index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgencyScore {
    /// The agency's id.
    pub agency: String,
    /// The id of the group within which it is ranked.
    pub group: String,
    /// The sum of the components that count.
    pub score: Exact,
    /// The sum of their highest scores.
    pub maximum: Exact,
    /// Score ÷ highest score × 100; absent where no component counts.
    pub rate: Option<Exact>,
    /// Its rank by that share: 1 is best, equal shares bear the same, the next is left out.
    pub rank: Option<usize>,
    /// How many of the group are ranked.
    pub of: usize,
    /// Whether another one has the same rank.
    pub tied: bool,
    /// Its grade; absent below the lowest, and where the plan has none.
    pub grade: Option<String>,
    /// How many components are without grounds.
    pub missing: usize,
    /// How many rest on figures in doubt.
    pub doubted: usize,
    /// The components, in the plan's order.
    pub components: Vec<ComponentScore>,
}

/// What an agency scores in a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentScore {
    /// Its place among the components of the plan, from 0.
    pub place: usize,
    /// The id of the measure, or the code of the criterion.
    pub code: String,
    /// The highest score.
    pub maximum: Exact,
    /// The score; absent where the component does not count for the agency.
    pub score: Option<Exact>,
    /// What it rests on.
    pub ground: Ground,
    /// Whether the figure is in doubt.
    pub doubted: bool,
}

/// What a component's score rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// A result that was judged.
    Judged,
    /// It does not concern the agency.
    Exempt,
    /// Nothing arose.
    NothingArose,
    /// There are no grounds: not sent, blank, unreadable.
    Missing,
    /// Not met yet, before the deadline.
    NotDue,
}

impl Ground {
    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Ground::Judged => "chấm theo kết quả",
            Ground::Exempt => "không áp dụng",
            Ground::NothingArose => "không phát sinh",
            Ground::Missing => "chưa đủ căn cứ",
            Ground::NotDue => "chưa đến hạn",
        }
    }
}

impl AgencyVerdict {
    /// Whether there is something that sums are made of: a verdict, or a figure without one because
    /// what it is compared with is missing.
    pub fn has_figure(&self) -> bool {
        let (verdict, reason) = self.of_figures();
        verdict != Verdict::Insufficient || reason.is_some_and(Reason::is_of_comparison)
    }

    /// The verdict and its reason as sums over agencies go by them: a figure that can't be used is in no
    /// sum, whether a target is stated or not.
    pub fn of_figures(&self) -> (Verdict, Option<Reason>) {
        self.taken_back.unwrap_or((self.verdict, self.reason))
    }
}

impl Assessment {
    /// The verdicts of an agency, in the plan's order.
    pub fn of_agency<'a>(&'a self, agency: &'a str) -> impl Iterator<Item = &'a AgencyVerdict> {
        self.verdicts
            .iter()
            .filter(move |verdict| verdict.agency == agency)
    }

    /// The verdicts on a measure, in the register's order.
    pub fn of_measure<'a>(&'a self, measure: &'a str) -> impl Iterator<Item = &'a AgencyVerdict> {
        self.verdicts
            .iter()
            .filter(move |verdict| verdict.measure == measure)
    }

    /// The province's figure on a measure.
    pub fn province_of(&self, measure: &str) -> Option<&ProvinceFigure> {
        self.province
            .iter()
            .find(|figure| figure.measure == measure)
    }

    /// The province's verdict on a criterion.
    pub fn criterion(&self, code: &str) -> Option<&CriterionVerdict> {
        self.criteria
            .iter()
            .find(|verdict| verdict.criterion == code)
    }

    /// Whether a criterion has no grounds only because nobody is left who would report it: nobody can be
    /// asked for it, and it was not failed.
    pub fn is_of_nobody(&self, code: &str) -> bool {
        let Some(judged) = self.criterion(code) else {
            return false;
        };
        let figures = judged.measures.iter().filter_map(|id| self.province_of(id));
        let mut open = figures.filter(|figure| figure.verdict == judged.verdict);
        judged.verdict == Verdict::Insufficient
            && open.all(|figure| figure.reason == Some(Reason::NobodyLeft))
    }
}
