//! Decisions that are in force, and those that are stale.

use std::collections::{BTreeMap, BTreeSet};

use crate::decision::{Decision, Judgement, Ruling, Whose, file_name, subject};
use crate::finding::{Finding, rules};
use crate::period::PeriodId;
use crate::place::Place;
use crate::submission::Reading;
use crate::vietnamese::phrase::date_short;

/// A decision that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// The decision.
    pub decision: Decision,
    /// What was read or found without it, in words.
    pub was: String,
    /// Where that stands; absent: in no cell.
    pub place: Option<Place>,
    /// The reading that it replaces.
    pub replaced: Option<Reading>,
    /// The agency that the file was taken to be of without it.
    pub was_agency: Option<String>,
    /// The findings that it answers: they are not open any more.
    pub answers: Vec<Finding>,
}

/// A decision that is not used, because what it was made on has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The decision.
    pub decision: Decision,
    /// What there is now, in words.
    pub now: String,
}

/// The decisions of a period, applied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    /// Those in force, in the order of the file.
    pub in_force: Vec<InForce>,
    /// Those that are not used any more.
    pub stale: Vec<Stale>,
    /// The agencies and measures of which what is known rests on decisions about something else: about
    /// earlier periods, or about agencies that they are held against.
    pub earlier: BTreeSet<(String, String)>,
}

impl Decided {
    /// Adds what was applied, and keeps the order of the file.
    pub fn add(&mut self, applied: Applied) {
        match applied {
            Applied::InForce(own) => self.in_force.push(*own),
            Applied::Stale(own) => self.stale.push(*own),
        }
        self.in_force.sort_by_key(|own| own.decision.line);
        self.stale.sort_by_key(|own| own.decision.line);
    }

    /// The decisions on which what is known of an agency's measure rests: those on this reading, and
    /// those on whose the agency's files are and which of them counts.
    pub fn on<'a>(
        &'a self,
        agency: &'a str,
        measure: &'a str,
    ) -> impl Iterator<Item = &'a InForce> {
        self.in_force
            .iter()
            .filter(move |own| own.touches(agency, measure))
    }

    /// Whether what is known of an agency's measure rests on a decision, of this period or of one that
    /// it looks back at.
    pub fn touches(&self, agency: &str, measure: &str) -> bool {
        let key = (agency.to_owned(), measure.to_owned());
        self.on(agency, measure).next().is_some() || self.earlier.contains(&key)
    }

    /// Whether anything rests on a decision.
    pub fn is_any(&self) -> bool {
        !self.in_force.is_empty() || !self.earlier.is_empty()
    }

    /// The decision that replaces a reading.
    pub fn of_reading<'a>(&'a self, agency: &'a str, measure: &'a str) -> Option<&'a InForce> {
        self.on(agency, measure)
            .find(|own| matches!(own.decision.ruling, Ruling::Reading { .. }))
    }

    /// The decision on what an agency reports of a measure: on its reading, else on its verdict.
    pub fn of_figures<'a>(&'a self, agency: &'a str, measure: &'a str) -> Option<&'a InForce> {
        let of_verdict = || {
            self.on(agency, measure)
                .find(|own| own.decision.ruling.is_of_figures())
        };
        self.of_reading(agency, measure).or_else(of_verdict)
    }

    /// The decision on whose a file is, that it counts, or that another counts instead of it.
    pub fn of_file(&self, sha256: &str) -> Option<&InForce> {
        let is_on = |own: &&InForce| own.decision.made_on.sha256 == sha256;
        self.in_force.iter().find(|own| match &own.decision.ruling {
            Ruling::Whose(_) => is_on(own),
            Ruling::Version { instead_of, .. } => {
                is_on(own) || instead_of.iter().any(|other| other == sha256)
            }
            _ => false,
        })
    }

    /// What the office has judged itself, by agency and measure.
    pub fn judged(&self) -> BTreeMap<(String, String), Judgement> {
        self.in_force
            .iter()
            .filter_map(|own| match &own.decision.ruling {
                Ruling::Judged {
                    agency,
                    measure,
                    judgement,
                } => Some(((agency.clone(), measure.clone()), *judgement)),
                _ => None,
            })
            .collect()
    }

    /// The decisions that are stale and to be told: one that was made again on what there is now needs
    /// no word any more.
    pub fn to_be_told(&self) -> impl Iterator<Item = &Stale> {
        self.stale.iter().filter(|stale| {
            let own = subject(&stale.decision.ruling);
            let of_file = matches!(stale.decision.ruling, Ruling::Whose(_));
            // Whose a file is tells nothing of a file under another name.
            let again = |other: &InForce| {
                let same_file = other.decision.made_on.file == stale.decision.made_on.file;
                subject(&other.decision.ruling) == own && (same_file || !of_file)
            };
            !self.in_force.iter().any(again)
        })
    }

    /// The findings that say which decisions are stale.
    pub fn findings(&self, period: PeriodId) -> Vec<Finding> {
        self.to_be_told()
            .map(|stale| stale.finding(period))
            .collect()
    }
}

impl InForce {
    /// Whether what is known of an agency's measure rests on it. A finding that was agreed to bears on
    /// the measure that it was about; one about a file as a whole bears on no figure.
    pub fn touches(&self, agency: &str, measure: &str) -> bool {
        let ruling = &self.decision.ruling;
        let of_agency =
            ruling.agency() == Some(agency) || self.was_agency.as_deref() == Some(agency);
        let of_measure = match ruling {
            Ruling::Agreed(_) => {
                let mut about = self.answers.iter().map(|own| own.measure.as_deref());
                about.any(|own| own == Some(measure)) || ruling.measure() == Some(measure)
            }
            _ => ruling.measure().is_none_or(|own| own == measure),
        };
        of_agency && of_measure
    }

    /// The agencies that it concerns: to whom it gives a file, and from whom it takes it.
    pub fn agencies(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.decision.ruling.agency().into_iter().collect();
        all.extend(self.was_agency.as_deref());
        all.dedup();
        all
    }
}

impl Stale {
    /// The finding that tells of it.
    pub fn finding(&self, period: PeriodId) -> Finding {
        let Decision {
            line,
            made_on,
            ruling,
            trail,
        } = &self.decision;
        let what = match ruling.measure() {
            Some(measure) => format!("chỉ số {measure}: {}", ruling.words()),
            None => ruling.words(),
        };
        let was = made_on
            .was
            .as_ref()
            .map_or(String::new(), |was| format!(" (khi đó: {was})"));
        let seen = format!(
            "quyết định ngày {} của {} đối với tệp «{}», {what}{was} – {}, dòng {line}",
            date_short(trail.on),
            trail.by,
            made_on.file,
            file_name(period)
        );
        let mut finding = Finding::new(
            &rules::STALE_DECISION,
            seen,
            format!("hiện nay: {}", self.now),
        );
        finding.agency = ruling.agency().map(str::to_owned);
        finding.measure = ruling.measure().map(str::to_owned);
        finding
    }
}

/// A decision held against what there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// It is in force.
    InForce(Box<InForce>),
    /// It is stale.
    Stale(Box<Stale>),
}

impl Applied {
    pub(super) fn stale(decision: &Decision, now: impl Into<String>) -> Self {
        Applied::Stale(Box::new(Stale {
            decision: decision.clone(),
            now: now.into(),
        }))
    }

    pub(super) fn in_force(decision: &Decision, was: impl Into<String>) -> InForce {
        InForce {
            decision: decision.clone(),
            was: was.into(),
            place: None,
            replaced: None,
            was_agency: None,
            answers: Vec::new(),
        }
    }
}

/// The note on a file that was taken or set aside by a decision.
pub(super) fn note(decision: &Decision, file: &str, agency: Option<&str>) -> Finding {
    let trail = &decision.trail;
    let seen = format!(
        "ngày {}, {}: {} – {}",
        date_short(trail.on),
        trail.by,
        decision.ruling.words(),
        trail.reason()
    );
    let mut finding = Finding::new(&rules::DECIDED, seen, "").at(Place::file(file));
    finding.agency = agency.map(str::to_owned);
    finding
}

/// Whether a whose decision makes a file nobody's report of this period.
pub(super) fn sets_aside(whose: &Whose) -> bool {
    !matches!(whose, Whose::Agency(_))
}
