//! A period from its folder: read, checked and judged.

use std::path::Path;

use chrono::NaiveDate;

use super::issued::Signed;
use super::reading::{ReadPeriod, read};
use super::sources;
use super::undecided::{
    LookedBackAt, beside, differing, doubts, take_second_figures, tell_of_decided, undecided,
};
use crate::assessment::doubt::Doubts;
use crate::assessment::{self, Judging, verdict::Assessment};
use crate::decided::{self, Decided};
use crate::failure::Outcome;
use crate::finding::Finding;
use crate::inputs::{self, Inputs};
use crate::period::PeriodId;
use crate::plan::model::Plan;
use crate::report::basis::{Basis, Past, Undecided};
use workbook::workers::Readers;

/// A period read, checked and judged, with the earlier periods that it is compared with.
pub struct JudgedPeriod<'a> {
    inputs: &'a Inputs,
    plan_notice: Option<String>,
    /// The workbooks.
    pub read: ReadPeriod<'a>,
    /// Every finding, in the order of documents.
    pub findings: Vec<Finding>,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
    /// Every verdict.
    pub assessment: Assessment,
    doubts: Doubts,
    decided: Decided,
    without: Option<Undecided>,
    past: Vec<Past<'a>>,
    last_year: Option<Past<'a>>,
}

impl<'a> JudgedPeriod<'a> {
    /// What documents are built on.
    pub fn basis(&'a self) -> Basis<'a> {
        Basis {
            plan: self.read.plan,
            plan_notice: self.plan_notice.as_deref(),
            register: &self.inputs.register,
            office: &self.inputs.office,
            calendar: &self.inputs.calendar,
            periods: &self.inputs.periods,
            period: self.read.period,
            as_of: self.as_of,
            submissions: &self.read.submissions,
            findings: &self.findings,
            assessment: &self.assessment,
            doubts: &self.doubts,
            decided: &self.decided,
            without: self.without.as_ref(),
            past: &self.past,
            last_year: self.last_year.as_ref(),
        }
    }
}

/// Reads, checks and judges a period.
pub fn judge<'a>(
    root: &'a Path,
    inputs: &'a Inputs,
    signed: &'a Signed,
    id: PeriodId,
    as_of: Option<NaiveDate>,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<JudgedPeriod<'a>> {
    let mut read = read(root, inputs, id, readers, progress)?;
    let past = read_past(root, inputs, signed, id, readers, progress)?;
    let last_year = read_last_year(root, inputs, signed, id, readers, progress)?;
    let looked_back_at = (past.as_slice(), last_year.as_ref());
    take_second_figures(inputs, &mut read, looked_back_at);
    progress("Đang kiểm tra và đánh giá…");
    let as_of = as_of.unwrap_or(read.period.due_office);
    let checked = check_and_judge(inputs, &read, as_of, looked_back_at)?;
    Ok(JudgedPeriod {
        inputs,
        plan_notice: inputs::plan_notice(root, id.year)?,
        read,
        findings: checked.findings,
        as_of,
        assessment: checked.assessment,
        doubts: checked.doubts,
        decided: checked.decided,
        without: checked.without,
        past,
        last_year,
    })
}

/// What checks and assessment make of a period that was read.
struct CheckedPeriod {
    findings: Vec<Finding>,
    doubts: Doubts,
    decided: Decided,
    assessment: Assessment,
    without: Option<Undecided>,
}

/// Checks a period beside the one before it, then judges it.
fn check_and_judge(
    inputs: &Inputs,
    read: &ReadPeriod,
    as_of: NaiveDate,
    (past, last_year): LookedBackAt<'_, '_>,
) -> Outcome<CheckedPeriod> {
    let beside: Vec<_> = past.iter().map(|past| beside(past.judged())).collect();
    let findings = read.checked(
        &inputs.register,
        (&read.submissions, &read.findings),
        &beside,
    );
    let id = read.period.id;
    let mut decided = read.decided.clone();
    let (sent, decisions) = (&read.submissions, &read.decisions);
    let mut findings = decided::open(findings, sent, decisions, id, &mut decided)?;
    findings.extend(decided.findings(id));
    let earlier = decided::Earlier {
        year: past.iter().map(|past| &past.decided).collect(),
        last_year: last_year.map(|past| &past.decided),
    };
    let inputs_of = (read.plan, &inputs.register);
    decided.earlier = decided::rests_on_earlier(inputs_of, read.period.window, &earlier);
    tell_of_decided(inputs, read, past, (&decided, &mut findings));
    sort(&mut findings, inputs, read.plan);
    let of_now = (&inputs.register, read.period);
    let doubts = doubts(&findings, of_now, past.last().map(|past| &past.doubts));
    let assessment = assessment::judge_all(&Judging {
        plan: read.plan,
        register: &inputs.register,
        period: read.period,
        as_of,
        submissions: &read.submissions,
        doubts: &doubts,
        judged: &decided.judged(),
        past: &past.iter().map(Past::judged).collect::<Vec<_>>(),
        last_year: last_year.map(Past::judged),
    });
    let without = undecided(inputs, read, as_of, (past, last_year));
    if let Some(without) = &without {
        let is = (read.submissions.as_slice(), &doubts, &assessment);
        decided.earlier.extend(differing(is, without));
    }
    Ok(CheckedPeriod {
        findings,
        doubts,
        decided,
        assessment,
        without,
    })
}

/// Puts findings into the order of documents: by file, then by the agency's place in the register,
/// then by the measure's in the plan; in one place, the graver first.
fn sort(findings: &mut [Finding], inputs: &Inputs, plan: &Plan) {
    let agency = |finding: &Finding| {
        let id = finding.agency.as_deref()?;
        inputs
            .register
            .agencies
            .iter()
            .position(|agency| agency.id == id)
    };
    let measure = |finding: &Finding| {
        let id = finding.measure.as_deref()?;
        plan.measures.iter().position(|measure| measure.id == id)
    };
    findings.sort_by_cached_key(|finding| {
        (
            agency(finding).map_or(usize::MAX, |position| position),
            finding.place.as_ref().map(|place| place.file.clone()),
            measure(finding),
            finding.severity(),
            finding.rule.code,
            finding.place.clone(),
        )
    });
}

/// The earlier periods of the same year that have workbooks, earliest first, each checked beside the one
/// before it and judged as of its own due date.
pub fn read_past<'a>(
    root: &'a Path,
    inputs: &'a Inputs,
    signed: &'a Signed,
    id: PeriodId,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Vec<Past<'a>>> {
    let mut past: Vec<Past<'a>> = Vec::new();
    for period in inputs.periods.earlier_in_year(id) {
        let (root, inputs) = signed.or(period.id, root, inputs);
        // What an earlier report said rests on the year before it too.
        let last_year = match compares_with_last_year(inputs.plan_of(period)?) {
            true => read_last_year(root, inputs, signed, period.id, readers, progress)?,
            false => None,
        };
        let beside = (past.as_slice(), last_year.as_ref());
        if let Some(next) = one_past(root, inputs, period.id, beside, readers, progress)? {
            past.push(next);
        }
    }
    Ok(past)
}

/// Whether a plan takes figures of the year before.
fn compares_with_last_year(plan: &Plan) -> bool {
    plan.measures
        .iter()
        .any(|measure| measure.second_from_last_year || measure.target.needs_last_year())
}

/// The same period of the year before, where it has workbooks and its plan is there.
fn read_last_year<'a>(
    root: &'a Path,
    inputs: &'a Inputs,
    signed: &'a Signed,
    id: PeriodId,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Option<Past<'a>>> {
    let same = PeriodId {
        year: id.year - 1,
        ..id
    };
    if inputs.periods.get(same).is_none() || !inputs.plans.contains_key(&same.year) {
        return Ok(None);
    }
    let (root, inputs) = signed.or(same, root, inputs);
    one_past(root, inputs, same, (&[], None), readers, progress)
}

fn one_past<'a>(
    root: &Path,
    inputs: &'a Inputs,
    id: PeriodId,
    looked_back_at: LookedBackAt<'_, '_>,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Option<Past<'a>>> {
    if sources::listing(root, id)?.files.is_empty() {
        return Ok(None);
    }
    let mut read = read(root, inputs, id, readers, progress)?;
    take_second_figures(inputs, &mut read, looked_back_at);
    let checked = check_and_judge(inputs, &read, read.period.due_office, looked_back_at)?;
    Ok(Some(Past {
        plan: read.plan,
        period: read.period,
        submissions: read.submissions,
        doubts: checked.doubts,
        decided: checked.decided,
        assessment: checked.assessment,
        without: checked.without,
        as_written: read.as_written.map(|written| written.submissions),
    }))
}
