//! What a period's documents are built on: everything that was read and judged.

use chrono::NaiveDate;

use crate::agency::{Agency, Register};
use crate::assessment::doubt::Doubts;
use crate::assessment::judged::Judged;
use crate::assessment::verdict::Assessment;
use crate::decided::Decided;
use crate::finding::Finding;
use crate::office::Office;
use crate::period::calendar::Calendar;
use crate::period::{Period, Periods};
use crate::plan::model::Plan;
use crate::submission::{Submission, Submissions};

/// Everything that was read and judged in a period.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The plan of the period's year.
    pub plan: &'a Plan,
    /// Why nothing is to be signed yet, for the foot of every page: the plan is not confirmed.
    pub plan_notice: Option<&'a str>,
    /// The register of agencies.
    pub register: &'a Register,
    /// The office that writes the documents.
    pub office: &'a Office,
    /// Working days.
    pub calendar: &'a Calendar,
    /// All periods.
    pub periods: &'a Periods,
    /// The period.
    pub period: &'a Period,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
    /// Every file of the period's folder, in the order of file names.
    pub submissions: &'a [Submission],
    /// Every finding, in the order of documents.
    pub findings: &'a [Finding],
    /// Every verdict.
    pub assessment: &'a Assessment,
    /// The figures that the checks doubt.
    pub doubts: &'a Doubts,
    /// The clerk's decisions, and what rests on them.
    pub decided: &'a Decided,
    /// What would be judged without them; absent where there are none, now or in a period that this one
    /// looks back at.
    pub without: Option<&'a Undecided>,
    /// The earlier periods of the same year that have submissions, earliest first, each judged as of its
    /// own due date; an issued one as it was signed.
    pub past: &'a [Past<'a>],
    /// The same period of the year before, where it has submissions.
    pub last_year: Option<&'a Past<'a>>,
}

/// An earlier period, read again from its workbooks.
#[derive(Debug, Clone)]
pub struct Past<'a> {
    /// The plan as it held in the period.
    pub plan: &'a Plan,
    /// The period.
    pub period: &'a Period,
    /// Every file of its folder.
    pub submissions: Vec<Submission>,
    /// The figures that the checks doubt.
    pub doubts: Doubts,
    /// The clerk's decisions, and what rests on them.
    pub decided: Decided,
    /// Every verdict.
    pub assessment: Assessment,
    /// What it would be without decisions; absent where there are none on which it could rest.
    pub without: Option<Undecided>,
    /// Every file as it was settled by decisions, with the figures that stand in it; absent where they are
    /// no others.
    pub as_written: Option<Vec<Submission>>,
}

/// A period as it would be if the clerk had decided nothing, neither in it nor in those that it looks back
/// at: what is another there rests on decisions.
#[derive(Debug, Clone)]
pub struct Undecided {
    /// Every file of its folder.
    pub submissions: Vec<Submission>,
    /// Every finding, in no order.
    pub findings: Vec<Finding>,
    /// The figures that the checks would doubt.
    pub doubts: Doubts,
    /// Every verdict.
    pub assessment: Assessment,
}

impl Past<'_> {
    /// The period as comparisons would see it without decisions.
    pub fn judged_undecided(&self) -> Judged<'_> {
        match &self.without {
            None => self.judged(),
            Some(own) => Judged {
                plan: self.plan,
                period: self.period,
                submissions: &own.submissions,
                assessment: &own.assessment,
                doubts: &own.doubts,
            },
        }
    }

    /// Every file with the figures that stand in it, whatever was decided of them.
    pub fn written(&self) -> &[Submission] {
        self.as_written.as_deref().unwrap_or(&self.submissions)
    }

    /// The period as comparisons see it.
    pub fn judged(&self) -> Judged<'_> {
        Judged {
            plan: self.plan,
            period: self.period,
            submissions: &self.submissions,
            assessment: &self.assessment,
            doubts: &self.doubts,
        }
    }
}

impl<'a> Basis<'a> {
    /// Every file of the folder as it would be without decisions.
    pub fn submissions_undecided(&self) -> &'a [Submission] {
        let without = self.without.map(|own| own.submissions.as_slice());
        without.unwrap_or(self.submissions)
    }

    /// The latest earlier period of the same year that has submissions.
    pub fn earlier(&self) -> Option<&'a Past<'a>> {
        self.past.last()
    }

    /// The period as comparisons see it.
    pub fn judged(&self) -> Judged<'a> {
        Judged {
            plan: self.plan,
            period: self.period,
            submissions: self.submissions,
            assessment: self.assessment,
            doubts: self.doubts,
        }
    }

    /// The agencies expected in the period: those that exist on its cut-off day and have anything to
    /// report.
    pub fn expected(&self) -> impl Iterator<Item = &'a Agency> + use<'a> {
        self.plan.expected(self.register, self.period.cut_off())
    }

    /// The submission of an agency that counts, if there is one.
    pub fn used_submission(&self, agency: &str) -> Option<&'a Submission> {
        Submissions::among(self.submissions).of(agency)
    }

    /// The name by which documents tell an agency from every other.
    pub fn name_of(&self, agency: &str) -> String {
        match self.register.get(agency) {
            Some(known) => self.register.distinct_name(known, self.period.cut_off()),
            None => agency.to_owned(),
        }
    }
}
