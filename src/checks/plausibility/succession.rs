//! A figure beside what the bodies that an agency follows had reported.

use std::collections::BTreeMap;

use crate::agency::Agency;
use crate::checks::subject::{Subject, Which};
use crate::checks::{Before, Checked, printing};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::finding::rules::BELOW_PREDECESSORS;
use crate::period::Period;
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State};

/// Looks at every family of agencies in which somebody ended in the year.
pub fn run(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let mut periods = input.before();
    periods.retain(|one| one.period.window.from == input.period.window.from);
    if periods.is_empty() {
        return Vec::new();
    }
    let families = input.register.families();
    let mut now: BTreeMap<&str, Vec<&Subject>> = BTreeMap::new();
    for subject in subjects {
        now.entry(families.of(&subject.agency.id))
            .or_default()
            .push(subject);
    }
    let mut findings = Vec::new();
    for (family, heirs) in now {
        let members: Vec<&Agency> = (input.register.agencies.iter())
            .filter(|agency| families.of(&agency.id) == family)
            .collect();
        let all_there = input
            .expected()
            .filter(|agency| families.of(&agency.id) == family)
            .all(|agency| heirs.iter().any(|heir| heir.agency.id == agency.id));
        let anew = heirs.iter().any(|heir| heir.agency.starts_anew);
        if all_there && !anew {
            let family = Family {
                input,
                periods: &periods,
                members,
                heirs,
            };
            findings.extend(family.findings());
        }
    }
    findings
}

struct Family<'a> {
    input: &'a Checked<'a>,
    /// The earlier periods, the latest first.
    periods: &'a [Before<'a>],
    members: Vec<&'a Agency>,
    heirs: Vec<&'a Subject<'a>>,
}

/// What the bodies of a family had stated last.
struct Stated<'a> {
    period: &'a Period,
    figures: Vec<(&'a Agency, Exact)>,
}

impl<'a> Family<'a> {
    fn findings(&self) -> Vec<Finding> {
        let measures = self.input.plan.measures.iter();
        measures
            .filter(|measure| measure.kind.adds_up() && !measure.standing)
            .filter(|measure| measure.kind != Kind::Growth)
            .flat_map(|measure| self.of_measure(measure))
            .collect()
    }

    /// What was stated in the latest period in which somebody was there that has ended since; nothing
    /// where those who follow have stated something since that nobody doubts.
    fn stated(&self, measure: &Measure) -> Option<Stated<'a>> {
        for before in self.periods {
            let there = (self.members.iter())
                .filter(|agency| agency.exists_on(before.period.cut_off()))
                .copied();
            let there: Vec<&Agency> = there.collect();
            let ended = |agency: &&&Agency| !agency.exists_on(self.input.period.cut_off());
            if there.iter().any(|agency| ended(&agency)) {
                let figures: Vec<(&Agency, Exact)> = (there.into_iter())
                    .filter_map(|agency| {
                        let reading = before.submissions.reading(&agency.id, &measure.id)?;
                        Some((agency, figure(reading)?))
                    })
                    .collect();
                if !figures.is_empty() {
                    let period = before.period;
                    return Some(Stated { period, figures });
                }
            }
            let sure = |heir: &&Subject| before.undoubted(&heir.agency.id, &measure.id).is_some();
            if self.heirs.iter().all(sure) {
                return None;
            }
        }
        None
    }

    fn of_measure(&self, measure: &Measure) -> Vec<Finding> {
        let Some(stated) = self.stated(measure) else {
            return Vec::new();
        };
        let total = (stated.figures.iter()).fold(Exact::zero(), |sum, (_, figure)| &sum + figure);
        let now: Option<Vec<(&Subject, &Reading, Exact)>> = self
            .heirs
            .iter()
            .filter(|heir| heir.plan.reports(measure, heir.agency))
            .map(|heir| {
                let reading = heir.submission.reading(&measure.id)?;
                Some((*heir, reading, figure(reading)?))
            })
            .collect();
        let Some(now) = now.filter(|now| !now.is_empty()) else {
            return Vec::new();
        };
        let sum = now
            .iter()
            .fold(Exact::zero(), |sum, (_, _, figure)| &sum + figure);
        if sum >= total {
            return Vec::new();
        }
        let tell = |(heir, reading, figure): (&Subject, &Reading, Exact)| {
            self.told(heir, reading, measure, (&figure, &sum), (&stated, &total))
        };
        now.into_iter().map(tell).collect()
    }

    fn told(
        &self,
        heir: &Subject,
        reading: &Reading,
        measure: &Measure,
        (own, sum): (&Exact, &Exact),
        (stated, total): (&Stated, &Exact),
    ) -> Finding {
        let which = Which::First;
        let amount = |figure: &Exact| printing::amount(measure, which, figure);
        let whose: Vec<String> = (stated.figures.iter())
            .map(|(agency, figure)| format!("{}: {}", agency.name, amount(figure)))
            .collect();
        let together = match self.heirs.len() {
            1 => String::new(),
            _ => format!(" (các cơ quan sau sắp xếp cộng {})", amount(sum)),
        };
        let seen = format!(
            "{}{together}; kỳ {} đã báo cáo {} ({}).",
            printing::figure(measure, which, own),
            stated.period.id.name(),
            amount(total),
            whose.join("; ")
        );
        let expected = format!(
            "Số lũy kế từ đầu năm gồm cả số của cơ quan trước, ít nhất {}.",
            amount(total)
        );
        let cell = which.cell(reading);
        heir.finding_at(&BELOW_PREDECESSORS, reading, cell, seen, expected)
    }
}

/// The first figure; nothing that arose is 0.
fn figure(reading: &Reading) -> Option<Exact> {
    match reading.state {
        State::Value => reading.first.clone(),
        State::NothingArose => Some(Exact::zero()),
        _ => None,
    }
}
