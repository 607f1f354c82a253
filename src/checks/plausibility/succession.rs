//! A figure beside what the bodies that an agency follows had reported.

use std::collections::BTreeMap;

use crate::agency::Agency;
use crate::checks::subject::{Subject, Which};
use crate::checks::{Checked, printing};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::finding::rules::BELOW_PREDECESSORS;
use crate::period::Period;
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State, Submissions};

/// Looks at every family of agencies in which somebody ended since the earlier period.
pub fn run(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let Some((period, submissions)) = input.before() else {
        return Vec::new();
    };
    if period.window.from != input.period.window.from {
        return Vec::new();
    }
    let families = input.register.families();
    let mut now: BTreeMap<&str, Vec<&Subject>> = BTreeMap::new();
    for subject in subjects {
        now.entry(families.of(&subject.agency.id))
            .or_default()
            .push(subject);
    }
    let then = submissions;
    let mut findings = Vec::new();
    for (family, heirs) in now {
        let before: Vec<&Agency> = input
            .register
            .existing_on(period.cut_off())
            .filter(|agency| families.of(&agency.id) == family)
            .collect();
        let ended = |agency: &&Agency| !agency.exists_on(input.period.cut_off());
        let all_there = input
            .expected()
            .filter(|agency| families.of(&agency.id) == family)
            .all(|agency| heirs.iter().any(|heir| heir.agency.id == agency.id));
        let anew = heirs.iter().any(|heir| heir.agency.starts_anew);
        if before.iter().any(ended) && all_there && !anew {
            let family = Family {
                input,
                period,
                then: &then,
                before,
                heirs,
            };
            findings.extend(family.findings());
        }
    }
    findings
}

struct Family<'a> {
    input: &'a Checked<'a>,
    period: &'a Period,
    then: &'a Submissions<'a>,
    before: Vec<&'a Agency>,
    heirs: Vec<&'a Subject<'a>>,
}

impl Family<'_> {
    fn findings(&self) -> Vec<Finding> {
        let measures = self.input.plan.measures.iter();
        measures
            .filter(|measure| measure.kind.adds_up() && !measure.standing)
            .filter(|measure| measure.kind != Kind::Growth)
            .flat_map(|measure| self.of_measure(measure))
            .collect()
    }

    fn of_measure(&self, measure: &Measure) -> Vec<Finding> {
        let stated: Vec<(&Agency, Exact)> = self
            .before
            .iter()
            .filter_map(|agency| {
                let reading = self.then.reading(&agency.id, &measure.id)?;
                Some((*agency, figure(reading)?))
            })
            .collect();
        let total = stated
            .iter()
            .fold(Exact::zero(), |sum, (_, figure)| &sum + figure);
        let now: Option<Vec<(&Subject, &Reading, Exact)>> = self
            .heirs
            .iter()
            .filter(|heir| heir.plan.reports(measure, heir.agency))
            .map(|heir| {
                let reading = heir.submission.reading(&measure.id)?;
                Some((*heir, reading, figure(reading)?))
            })
            .collect();
        let Some(now) = now.filter(|now| !now.is_empty() && !stated.is_empty()) else {
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
        (stated, total): (&[(&Agency, Exact)], &Exact),
    ) -> Finding {
        let which = Which::First;
        let amount = |figure: &Exact| printing::amount(measure, which, figure);
        let whose: Vec<String> = stated
            .iter()
            .map(|(agency, figure)| format!("{}: {}", agency.name, amount(figure)))
            .collect();
        let together = match self.heirs.len() {
            1 => String::new(),
            _ => format!(" (các cơ quan sau sắp xếp cộng {})", amount(sum)),
        };
        let seen = format!(
            "{}{together}; kỳ {} đã báo cáo {} ({}).",
            printing::figure(measure, which, own),
            self.period.id.name(),
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
