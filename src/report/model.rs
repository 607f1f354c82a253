//! The report of a period: everything that documents and workbooks print, made once.

use serde::Serialize;

use super::acceptance::{Acceptance, acceptance};
use super::agencies::{AgencyRow, agency_rows};
use super::annexes::{AnnexNumbers, annex_numbers};
use super::arrivals::{Arrivals, arrivals};
use super::basis::Basis;
use super::correction::CorrectionWords;
use super::counts::VerdictCounts;
use super::criteria::CriterionRow;
use super::decided_marks::{DecisionPart, decision_part};
use super::decisions::decision_rows;
use super::estimates::{Estimates, estimates};
use super::exemptions::{Exemptions, exemptions};
use super::facts::Facts;
use super::fields::{FieldPart, field_parts};
use super::findings::{FindingRow, finding_rows};
use super::goals::{GoalRow, goal_rows};
use super::history::{History, history};
use super::index::{IndexPart, index_part};
use super::lookup::Lookup;
use super::matrix::{Matrix, matrix};
use super::progress::{ProgressSince, lagging, lagging_decided, progress};
use super::readings::{ReadingRow, reading_rows};
use super::reorganisation::{Reorganisation, reorganisations};
use super::responsible::{ResponsiblePart, responsible_parts};
use super::statements::{Statements, statements};
use super::tasks::{TaskGroup, task_groups};
use super::timeliness::{Timeliness, timeliness};
use super::words::{PeriodWords, PlanWords, period_words, plan_words};
use crate::office::Office;

/// The report of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The words for the period.
    pub period: PeriodWords,
    /// The words for the plan.
    pub plan: PlanWords,
    /// Who writes it.
    pub office: Office,
    /// What its figures are of: `toàn tỉnh`, `toàn thành phố`.
    pub whole: String,
    /// All criteria by verdict.
    pub counts: VerdictCounts,
    /// The results, by field.
    pub fields: Vec<FieldPart>,
    /// How the criteria stand to the earlier period; absent in the first of the year.
    pub progress: Option<ProgressSince>,
    /// The agencies with measures that are behind or not met, most of them first.
    pub lagging: Vec<String>,
    /// Whether which these are rests on decisions.
    pub lagging_decided: bool,
    /// The plan's own goals.
    pub goals: Vec<GoalRow>,
    /// Who has sent.
    pub arrivals: Arrivals,
    /// How the readings were accepted.
    pub acceptance: Acceptance,
    /// The expected agencies, in the register's order.
    pub agencies: Vec<AgencyRow>,
    /// The criteria by who answers for them.
    pub responsible: Vec<ResponsiblePart>,
    /// What is to be done next.
    pub tasks: Vec<TaskGroup>,
    /// The plan file's remarks on criteria, each text once.
    pub remarks: Vec<Remark>,
    /// What agencies say in their own words.
    pub statements: Statements,
    /// The numbers of its annexes.
    pub annexes: AnnexNumbers,
    /// The clerk's decisions.
    pub decisions: DecisionPart,
    /// Every reading that counts, in the register's, then the plan's order.
    #[serde(skip)]
    pub readings: Vec<ReadingRow>,
    /// Every finding, in the order of documents.
    #[serde(skip)]
    pub findings: Vec<FindingRow>,
    /// Reports in time over the periods of the year; absent in the first.
    pub timeliness: Option<Timeliness>,
    /// The figures of the periods side by side; absent where no other period is there.
    pub history: Option<History>,
    /// What is expected of the whole year; absent where nobody expects anything.
    pub estimates: Option<Estimates>,
    /// What does not concern whom; absent where everything concerns everybody.
    pub exemptions: Option<Exemptions>,
    /// Score, rank and grade of the agencies; absent where the plan has no index.
    pub index: Option<IndexPart>,
    /// Bodies that ended and followed each other in the year.
    pub reorganisations: Vec<Reorganisation>,
    /// What it replaces, where it is a corrected issue.
    pub correction: Option<CorrectionWords>,
    /// Agencies × measures.
    #[serde(skip)]
    pub matrix: Matrix,
    /// Days, rules and documents as data, for the summary workbook.
    #[serde(skip)]
    pub facts: Facts,
}

impl Report {
    /// The same report under the letterhead of another issuer.
    #[must_use]
    pub fn issued_by(&self, office: Office) -> Report {
        Report {
            office,
            ..self.clone()
        }
    }

    /// All criteria, in the plan's order.
    pub fn criteria(&self) -> impl Iterator<Item = &CriterionRow> {
        self.fields.iter().flat_map(|field| &field.criteria)
    }
}

/// A remark of the plan file, with the criteria that it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The codes of the criteria.
    pub codes: Vec<String>,
    /// The remark, without an end mark.
    pub text: String,
}

fn remarks(fields: &[FieldPart]) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    for row in fields.iter().flat_map(|field| &field.criteria) {
        for text in &row.remarks {
            match remarks.iter_mut().find(|remark| remark.text == *text) {
                Some(remark) => remark.codes.push(row.code.clone()),
                None => remarks.push(Remark {
                    codes: vec![row.code.clone()],
                    text: text.clone(),
                }),
            }
        }
    }
    remarks
}

/// Makes the report of a period.
pub fn build(basis: &Basis) -> Report {
    let lookup = Lookup::new(basis);
    let fields = field_parts(&lookup);
    let agencies = agency_rows(&lookup);
    let counted = fields.iter().flat_map(|field| &field.criteria);
    let history = history(basis, &fields);
    let estimates = estimates(basis, &fields);
    let exemptions = exemptions(basis);
    let index = index_part(basis);
    let decisions = decision_rows(basis);
    let annexes = annex_numbers(
        history.as_ref(),
        estimates.as_ref(),
        exemptions.as_ref(),
        index.as_ref(),
        decisions.iter().filter(|row| row.in_force).count(),
    );
    Report {
        period: period_words(basis),
        plan: plan_words(basis.plan),
        office: basis.office.clone(),
        whole: basis.office.whole(),
        counts: VerdictCounts::marked(counted.map(|criterion| criterion.counted)),
        progress: progress(&lookup),
        lagging: lagging(&agencies),
        lagging_decided: lagging_decided(&agencies),
        goals: goal_rows(basis),
        arrivals: arrivals(&lookup, &agencies),
        acceptance: acceptance(&lookup),
        agencies,
        responsible: responsible_parts(&lookup, &fields),
        tasks: task_groups(&lookup, &fields),
        remarks: remarks(&fields),
        statements: statements(&lookup),
        decisions: decision_part(basis, decisions, &annexes.decisions),
        annexes,
        readings: reading_rows(&lookup),
        findings: finding_rows(&lookup),
        timeliness: timeliness(basis),
        history,
        estimates,
        exemptions,
        index,
        reorganisations: reorganisations(basis),
        correction: None,
        matrix: matrix(&lookup),
        facts: Facts::of(basis),
        fields,
    }
}
