//! Scores, ranks and grades of agencies, where the plan has an index (`docs/verdicts.md`).

use super::doubt::Doubts;
use super::verdict::{AgencyScore, AgencyVerdict, ComponentScore, Ground, Verdict};
use crate::agency::Agency;
use crate::exact::Exact;
use crate::plan::index::{Component, Counting, Index, IndexGroup, Scoring};
use crate::plan::model::{Measure, Plan};
use crate::plan::target::Target;

/// Scores the agencies of a period, group by group, each in the register's order. None where the plan
/// has no index.
pub(super) fn scores<'a>(
    plan: &Plan,
    agencies: impl Iterator<Item = &'a Agency>,
    verdicts: &[AgencyVerdict],
    doubts: &Doubts,
) -> Vec<AgencyScore> {
    let Some(index) = &plan.index else {
        return Vec::new();
    };
    let agencies: Vec<&Agency> = agencies.collect();
    let of_group = |group: &IndexGroup| {
        let own = agencies
            .iter()
            .filter(|agency| index.group_of(agency).is_some_and(|own| own.id == group.id));
        let scored = own.map(|agency| {
            let own = verdicts
                .iter()
                .filter(|verdict| verdict.agency == agency.id)
                .collect();
            let scorer = Scorer {
                plan,
                index,
                agency,
                verdicts: own,
                doubts,
            };
            scorer.score(group)
        });
        ranked(scored.collect())
    };
    index.groups.iter().flat_map(of_group).collect()
}

/// Ranks the agencies of a group by their share of the maximum: equal shares bear the same rank, and
/// the next rank is left out. Who has nothing that counts is not ranked.
fn ranked(mut scores: Vec<AgencyScore>) -> Vec<AgencyScore> {
    let rates: Vec<Exact> = scores.iter().filter_map(|one| one.rate.clone()).collect();
    for score in &mut scores {
        if let Some(rate) = &score.rate {
            score.rank = Some(1 + rates.iter().filter(|other| *other > rate).count());
            score.tied = rates.iter().filter(|other| *other == rate).count() > 1;
            score.of = rates.len();
        }
    }
    scores
}

struct Scorer<'a> {
    plan: &'a Plan,
    index: &'a Index,
    agency: &'a Agency,
    verdicts: Vec<&'a AgencyVerdict>,
    doubts: &'a Doubts,
}

impl Scorer<'_> {
    fn score(&self, group: &IndexGroup) -> AgencyScore {
        let components: Vec<ComponentScore> = self
            .index
            .components
            .iter()
            .enumerate()
            .filter(|(_, component)| component.concerns(group))
            .filter_map(|(place, component)| self.component(place, component))
            .collect();
        let sum = |part: fn(&ComponentScore) -> Option<&Exact>| {
            let parts = components.iter().filter(|one| one.score.is_some());
            parts
                .filter_map(part)
                .fold(Exact::zero(), |sum, part| &sum + part)
        };
        let score = sum(|one| one.score.as_ref());
        let maximum = sum(|one| Some(&one.maximum));
        let rate = (&score * &Exact::whole(100)).checked_div(&maximum);
        let grade = rate.as_ref().and_then(|rate| self.index.grade_of(rate));
        AgencyScore {
            agency: self.agency.id.clone(),
            group: group.id.clone(),
            grade: grade.map(|grade| grade.name.clone()),
            missing: components
                .iter()
                .filter(|one| one.ground == Ground::Missing)
                .count(),
            doubted: components.iter().filter(|one| one.doubted).count(),
            score,
            maximum,
            rate,
            rank: None,
            of: 0,
            tied: false,
            components,
        }
    }

    /// The score on a component; none where the plan does not ask the agency for it at all.
    fn component(&self, place: usize, component: &Component) -> Option<ComponentScore> {
        let measures: Vec<&Measure> = match (&component.measure, &component.criterion) {
            (Some(id), _) => self.plan.measure(id).into_iter().collect(),
            (None, Some(code)) => self.plan.measures_of(code).collect(),
            (None, None) => Vec::new(),
        };
        let judged: Vec<(&Measure, &AgencyVerdict)> = measures
            .iter()
            .filter_map(|measure| {
                let own = self.verdicts.iter().find(|own| own.measure == measure.id)?;
                Some((*measure, *own))
            })
            .filter(|(_, own)| {
                own.verdict != Verdict::NoTarget || !component.scoring.needs_target()
            })
            .collect();
        let exempt = measures
            .iter()
            .any(|measure| self.plan.exempts(measure, self.agency));
        let (ground, own) = match judged.iter().max_by_key(|(_, own)| own.verdict.gravity()) {
            Some((measure, verdict)) => self.judged(component, measure, verdict),
            None if exempt => (Ground::Exempt, None),
            None => return None,
        };
        let score = match ground {
            Ground::Judged => own,
            Ground::Exempt => self.counted(component, self.index.exempt.unwrap_or(Counting::Out)),
            Ground::NothingArose => {
                self.counted(component, self.index.nothing_arose.unwrap_or(Counting::Out))
            }
            Ground::Missing => {
                self.counted(component, self.index.missing.unwrap_or(Counting::Zero))
            }
            Ground::NotDue => self.counted(component, self.index.not_due.unwrap_or(Counting::Out)),
        };
        let doubted = judged
            .iter()
            .any(|(measure, _)| self.doubts.contains(&self.agency.id, &measure.id));
        Some(ComponentScore {
            place,
            code: component.code().to_owned(),
            maximum: component.maximum.clone(),
            score,
            ground,
            doubted,
        })
    }

    fn counted(&self, component: &Component, counting: Counting) -> Option<Exact> {
        match counting {
            Counting::Out => None,
            Counting::Zero => Some(Exact::zero()),
            Counting::Full => Some(component.maximum.clone()),
        }
    }

    /// What a judged measure scores.
    fn judged(
        &self,
        component: &Component,
        measure: &Measure,
        own: &AgencyVerdict,
    ) -> (Ground, Option<Exact>) {
        match own.verdict {
            Verdict::NothingArose => return (Ground::NothingArose, None),
            Verdict::Insufficient => return (Ground::Missing, None),
            _ => {}
        }
        if component.scoring == Scoring::Met {
            return match own.verdict {
                Verdict::Met => (Ground::Judged, Some(component.maximum.clone())),
                Verdict::OnTrack => (Ground::NotDue, None),
                _ => (Ground::Judged, Some(Exact::zero())),
            };
        }
        let Some(value) = &own.value else {
            return (Ground::Missing, None);
        };
        let score = match component.scoring {
            Scoring::Steps => component
                .steps
                .iter()
                .find(|step| step.target.holds(value) == Some(true))
                .map_or_else(Exact::zero, |step| step.score.clone()),
            Scoring::Points => value.clone(),
            _ => match measure.target_for(&self.agency.id, &self.agency.level) {
                Target::Compare { number, .. } => (&component.maximum * value)
                    .checked_div(&number)
                    .unwrap_or_else(Exact::zero),
                // The loader refuses every other target of such a component.
                _ => Exact::zero(),
            },
        };
        (Ground::Judged, Some(within(score, &component.maximum)))
    }
}

/// A score from 0 to the maximum.
fn within(score: Exact, maximum: &Exact) -> Exact {
    if score.is_negative() {
        Exact::zero()
    } else if score > *maximum {
        maximum.clone()
    } else {
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(agency: &str, rate: Option<&str>) -> AgencyScore {
        AgencyScore {
            agency: agency.to_owned(),
            rate: rate.map(|rate| rate.parse().unwrap()),
            ..AgencyScore::default()
        }
    }

    #[test]
    fn equal_shares_bear_one_rank_and_the_next_is_left_out() {
        let scores = ranked(vec![
            score("a", Some("80")),
            score("b", Some("90")),
            score("c", None),
            score("d", Some("90")),
            score("e", Some("79.9999")),
        ]);
        let told: Vec<_> = scores
            .iter()
            .map(|one| (one.agency.as_str(), one.rank, one.tied, one.of))
            .collect();
        assert_eq!(
            told,
            [
                ("a", Some(3), false, 4),
                ("b", Some(1), true, 4),
                ("c", None, false, 0),
                ("d", Some(1), true, 4),
                ("e", Some(4), false, 4),
            ]
        );
    }
}
