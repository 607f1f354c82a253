//! A period as it would be if the clerk had decided nothing: judged beside what it is, so that whatever
//! is another for a decision bears its mark, by whatever way the decision has come to it – figures of
//! earlier periods, medians of peers, doubts that are gone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::reading::{ReadPeriod, ReadWithout};
use crate::agency::Register;
use crate::assessment::doubt::Doubts;
use crate::assessment::judged::Judged;
use crate::assessment::verdict::Assessment;
use crate::assessment::{self, Judgements, Judging, before};
use crate::checks::{self, Earlier};
use crate::decided::Decided;
use crate::decision::file_name;
use crate::finding::{Code, Finding, Series};
use crate::inputs::Inputs;
use crate::period::Period;
use crate::place::Place;
use crate::report::basis::{Past, Undecided};
use crate::submission::{Reading, Submission, Submissions, Trust};

/// The periods that one looks back at: the earlier ones of its year, and the same of the year before.
pub(super) type LookedBackAt<'a, 'b> = (&'a [Past<'b>], Option<&'a Past<'b>>);

/// An earlier period as the checks of a later one see it.
pub(super) fn beside(past: Judged<'_>) -> Earlier<'_> {
    Earlier {
        period: past.period,
        submissions: past.submissions,
        doubted: past.doubts.all(),
    }
}

/// The figures in doubt: those that findings doubt; and the last figures of bodies that have ended, where
/// they were in doubt when they were reported, since nobody has answered for them.
pub(super) fn doubts(
    findings: &[Finding],
    (register, period): (&Register, &Period),
    earlier: Option<&Doubts>,
) -> Doubts {
    let has_ended = |id: &str| {
        let agency = register.get(id);
        agency.is_some_and(|agency| !agency.exists_on(period.cut_off()))
    };
    let earlier = earlier.into_iter().flat_map(Doubts::all);
    let left = earlier.filter(|(agency, _)| has_ended(agency)).cloned();
    checks::in_doubt(findings).into_iter().chain(left).collect()
}

/// Takes the second figures that are those of the year before, into what was read and into what would be
/// read without decisions, which is kept wherever anything could rest on one.
pub(super) fn take_second_figures(
    inputs: &Inputs,
    read: &mut ReadPeriod<'_>,
    (past, last_year): LookedBackAt<'_, '_>,
) {
    let mut looked_at = past.iter().chain(last_year);
    if read.without.is_none() && looked_at.any(|past| past.without.is_some()) {
        let same = ReadWithout {
            submissions: read.submissions.clone(),
            findings: read.findings.clone(),
        };
        read.as_written.get_or_insert_with(|| same.clone());
        read.without = Some(same);
    }
    let mut looked_at = past.iter().chain(last_year);
    if read.as_written.is_none() && looked_at.any(|past| past.as_written.is_some()) {
        read.as_written = Some(ReadWithout {
            submissions: read.submissions.clone(),
            findings: read.findings.clone(),
        });
    }
    let Some(last_year) = last_year else {
        return;
    };
    let (plan, register) = (read.plan, &inputs.register);
    let then = last_year.judged();
    before::take_second_figures(plan, register, &then, &mut read.submissions);
    for without in [&mut read.without, &mut read.as_written]
        .into_iter()
        .flatten()
    {
        let then = last_year.judged_undecided();
        before::take_second_figures(plan, register, &then, &mut without.submissions);
    }
}

/// Says of each finding whether it rests on a decided figure: it would not be found if the figures of
/// this period, and of the one before it, were as they stand in the files. It is the office's own then,
/// never a fault of the agency's cell, and its advice is about the decision.
pub(super) fn tell_of_decided(
    inputs: &Inputs,
    read: &ReadPeriod<'_>,
    past: &[Past<'_>],
    (decided, findings): (&Decided, &mut [Finding]),
) {
    let Some(written) = &read.as_written else {
        return;
    };
    let beside: Vec<_> = (past.iter())
        .map(|past| Earlier {
            submissions: past.written(),
            ..beside(past.judged())
        })
        .collect();
    let of_files = read.checked(
        &inputs.register,
        (&written.submissions, &written.findings),
        &beside,
    );
    let of_files: BTreeSet<_> = of_files.iter().map(what_it_says).collect();
    for finding in findings {
        let of_decision = finding.rule.code.series() == Series::Decision;
        let (Some(agency), false) = (&finding.agency, of_decision) else {
            continue;
        };
        if of_files.contains(&what_it_says(finding)) {
            continue;
        }
        let own =
            (finding.measure.as_deref()).and_then(|measure| decided.of_figures(agency, measure));
        finding.advice = match own {
            Some(own) => format!(
                "Số liệu đã quyết định ở dòng {} của {}: xem lại quyết định đó; không phải lỗi của cơ quan gửi.",
                own.decision.line,
                file_name(read.period.id)
            ),
            None => "Chỉ có do số liệu đã quyết định của chỉ số, cơ quan hoặc kỳ khác: xem lại quyết định đó; không phải lỗi của cơ quan gửi.".to_owned(),
        };
        finding.rests_on_decided = true;
    }
}

/// What tells a finding from every other, with what was seen.
fn what_it_says(
    finding: &Finding,
) -> (Code, Option<&String>, Option<&String>, Option<&Place>, &str) {
    (
        finding.rule.code,
        finding.agency.as_ref(),
        finding.measure.as_ref(),
        finding.place.as_ref(),
        &finding.seen,
    )
}

/// Judges what was read as if nothing had been decided; nothing where nothing was.
pub(super) fn undecided(
    inputs: &Inputs,
    read: &ReadPeriod<'_>,
    as_of: NaiveDate,
    (past, last_year): LookedBackAt<'_, '_>,
) -> Option<Undecided> {
    let without = read.without.as_ref()?;
    let year: Vec<_> = past.iter().map(Past::judged_undecided).collect();
    let beside: Vec<_> = year.iter().copied().map(beside).collect();
    let findings = read.checked(
        &inputs.register,
        (&without.submissions, &without.findings),
        &beside,
    );
    let of_now = (&inputs.register, read.period);
    let doubts = doubts(&findings, of_now, year.last().map(|past| past.doubts));
    let assessment = assessment::judge_all(&Judging {
        plan: read.plan,
        register: &inputs.register,
        period: read.period,
        as_of,
        submissions: &without.submissions,
        doubts: &doubts,
        judged: &Judgements::new(),
        past: &year,
        last_year: last_year.map(Past::judged_undecided),
    });
    Some(Undecided {
        submissions: without.submissions.clone(),
        findings,
        doubts,
        assessment,
    })
}

/// The agencies and measures of which something is another than it would be without decisions: the
/// reading, the verdict, or whether the figure is in doubt.
pub(super) fn differing(
    (submissions, doubts, assessment): (&[Submission], &Doubts, &Assessment),
    without: &Undecided,
) -> BTreeSet<(String, String)> {
    let mut other = differing_keys(&readings(submissions), &readings(&without.submissions));
    other.extend(differing_keys(
        &verdicts(assessment),
        &verdicts(&without.assessment),
    ));
    other.extend(doubts.differing(&without.doubts));
    other
}

/// An agency and a measure.
type Key = (String, String);

fn differing_keys<T: PartialEq>(one: &BTreeMap<Key, T>, other: &BTreeMap<Key, T>) -> BTreeSet<Key> {
    let keys = one.keys().chain(other.keys());
    keys.filter(|key| one.get(*key) != other.get(*key))
        .cloned()
        .collect()
}

/// What the files that count say, whoever determined it.
fn readings(submissions: &[Submission]) -> BTreeMap<Key, Reading> {
    let used = Submissions::among(submissions);
    let agencies: BTreeSet<&str> = (submissions.iter())
        .filter_map(|sent| sent.agency.as_deref())
        .collect();
    let sent = agencies.into_iter().filter_map(|id| used.of(id));
    sent.flat_map(|sent| {
        let agency = sent.agency.clone().unwrap_or_default();
        sent.readings.iter().map(move |reading| {
            let reading = Reading {
                trust: Trust::OwnForm,
                ..reading.clone()
            };
            ((agency.clone(), reading.measure.clone()), reading)
        })
    })
    .collect()
}

fn verdicts(assessment: &Assessment) -> BTreeMap<Key, &assessment::verdict::AgencyVerdict> {
    let all = assessment.verdicts.iter();
    all.map(|own| ((own.agency.clone(), own.measure.clone()), own))
        .collect()
}
