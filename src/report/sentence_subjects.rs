//! What a sentence speaks of: a criterion, or several that share one requirement and one figure.

use serde::Serialize;

use super::criteria::CriterionRow;
use super::measures::MeasureRow;
use crate::assessment::verdict::Verdict;
use crate::vietnamese::phrase;

/// A criterion, or several that share their deciding measures (3.2.1–3.2.3).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SentenceSubject {
    /// The codes of the criteria.
    pub codes: Vec<String>,
    /// `tiêu chí 3.1.2`, `các tiêu chí 3.2.1, 3.2.2 và 3.2.3`.
    pub title: String,
    /// The name of the first criterion.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
    /// Why there are not grounds enough, printed; empty otherwise.
    pub reason: String,
    /// The deadline: `Trong năm 2024`.
    pub deadline: String,
    /// Whether that has passed.
    pub passed: bool,
    /// Who leads, in the plan's words; where criteria that are told together have leads of their own, each
    /// with its code.
    pub lead: String,
    /// The same within a sentence: `các sở, ban, ngành`.
    pub lead_within: String,
    /// Who leads each of the criteria.
    #[serde(skip)]
    leads: Vec<(String, String)>,
    /// The measures that decide it.
    pub measures: Vec<MeasureRow>,
    /// Of these, the ones with the verdict of the criterion.
    pub deciding: Vec<MeasureRow>,
    /// The criteria's own figures, where they are for information.
    pub information: Vec<MeasureRow>,
}

/// The criteria as sentences speak of them, in the plan's order.
pub(super) fn sentence_subjects(rows: &[CriterionRow]) -> Vec<SentenceSubject> {
    let mut subjects: Vec<SentenceSubject> = Vec::new();
    for row in rows {
        let next = subject(row);
        match subjects.last_mut() {
            Some(last) if last.shares_with(&next) => last.join(next),
            _ => subjects.push(next),
        }
    }
    subjects
}

fn subject(row: &CriterionRow) -> SentenceSubject {
    let (information, measures): (Vec<MeasureRow>, Vec<MeasureRow>) = row
        .measures
        .iter()
        .cloned()
        .partition(|measure| measure.information);
    let deciding = measures
        .iter()
        .filter(|measure| measure.verdict == row.verdict)
        .cloned()
        .collect();
    SentenceSubject {
        codes: vec![row.code.clone()],
        title: format!("tiêu chí {}", row.code),
        name: row.name.clone(),
        verdict: row.verdict,
        verdict_label: row.verdict_label.clone(),
        reason: row.reason.clone(),
        deadline: row.deadline.clone(),
        passed: row.passed,
        lead: row.lead.clone(),
        lead_within: within(&row.lead),
        leads: vec![(row.code.clone(), row.lead.clone())],
        measures,
        deciding,
        information,
    }
}

impl SentenceSubject {
    fn shares_with(&self, next: &SentenceSubject) -> bool {
        let ids = |subject: &SentenceSubject| -> Vec<String> {
            subject.measures.iter().map(|row| row.id.clone()).collect()
        };
        !self.information.is_empty()
            && !next.information.is_empty()
            && self.verdict == next.verdict
            && ids(self) == ids(next)
    }

    fn join(&mut self, next: SentenceSubject) {
        self.codes.extend(next.codes);
        self.information.extend(next.information);
        self.title = format!("các tiêu chí {}", phrase::list(&self.codes));
        self.passed &= next.passed;
        self.leads.extend(next.leads);
        let first = &self.leads[0].1;
        if self.leads.iter().any(|(_, lead)| lead != first) {
            let each = |words: &dyn Fn(&str) -> String| -> String {
                let leads = self.leads.iter();
                let leads = leads.map(|(code, lead)| format!("{} ({code})", words(lead)));
                leads.collect::<Vec<_>>().join("; ")
            };
            (self.lead, self.lead_within) = (each(&str::to_owned), each(&within));
        }
    }
}

/// A lead within a sentence: a group of bodies begins small there, a body's own name does not.
fn within(lead: &str) -> String {
    match lead.starts_with("Các ") {
        true => phrase::lower_first(lead),
        false => lead.to_owned(),
    }
}
