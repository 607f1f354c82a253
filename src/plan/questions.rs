//! What the rest of the program asks a plan.

use chrono::NaiveDate;

use super::model::{Criterion, Exemption, Field, Group, Measure, OwnTarget, Plan};
use crate::agency::{Agency, Register};

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

    /// The ids of the measures whose readings make a measure's figure, in the plan's order: its own,
    /// or those that it combines.
    pub fn sources_of<'a>(&'a self, measure: &'a Measure) -> Vec<&'a str> {
        if measure.combined.is_empty() {
            return vec![&measure.id];
        }
        self.measures
            .iter()
            .filter(|other| measure.combined.contains(&other.id))
            .map(|other| other.id.as_str())
            .collect()
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
            .filter(|measure| self.reports(measure, agency))
    }

    /// Whether an agency reports a measure: it is named, and the measure concerns it.
    pub fn reports(&self, measure: &Measure, agency: &Agency) -> bool {
        measure.names_reporter(agency) && self.exemption_of(measure, agency).is_none()
    }

    /// Whether a measure would be an agency's to report, and does not concern it.
    pub fn exempts(&self, measure: &Measure, agency: &Agency) -> bool {
        measure.names_reporter(agency) && self.exemption_of(measure, agency).is_some()
    }

    /// Why a measure does not concern an agency that would else report it.
    pub fn exemption_of(&self, measure: &Measure, agency: &Agency) -> Option<&Exemption> {
        self.except.iter().find(|exemption| {
            let concerns = |who: &String| *who == agency.id || *who == agency.level;
            exemption.measures.contains(&measure.id) && exemption.who.iter().any(concerns)
        })
    }

    /// The measures that do not concern an agency, which would else report them, each with its
    /// ground.
    pub fn exemptions_for<'a>(
        &'a self,
        agency: &'a Agency,
    ) -> impl Iterator<Item = (&'a Measure, &'a Exemption)> {
        self.measures
            .iter()
            .filter(|measure| measure.names_reporter(agency))
            .filter_map(|measure| Some((measure, self.exemption_of(measure, agency)?)))
    }

    /// The deadline of a measure for an agency of a level: its own, else the criterion's.
    pub fn deadline_for(&self, measure: &Measure, agency: &str, level: &str) -> Option<NaiveDate> {
        let own = measure.own_of(agency, level).and_then(|own| own.deadline);
        own.or_else(|| self.deadline_of(measure))
    }

    /// Whether an agency has anything to report.
    pub fn asks(&self, agency: &Agency) -> bool {
        self.measures
            .iter()
            .any(|measure| self.reports(measure, agency))
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
        let measures: Vec<Measure> = self
            .measures_for(agency)
            .map(|measure| only_own(measure, agency))
            .collect();
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
            except: Vec::new(),
            index: None,
            criteria,
            measures,
            ..self.clone()
        }
    }
}

/// A measure with what it asks of one agency only, named by its id: a form does not know levels.
fn only_own(measure: &Measure, agency: &Agency) -> Measure {
    let own = measure.own_of(&agency.id, &agency.level);
    Measure {
        own: own
            .map(|own| OwnTarget {
                who: vec![agency.id.clone()],
                ..own.clone()
            })
            .into_iter()
            .collect(),
        ..measure.clone()
    }
}
