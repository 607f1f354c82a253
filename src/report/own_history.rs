//! What an agency stated of its measures in the other periods, beside this one's: for its sheet.

use serde::Serialize;

use super::basis::Past;
use super::decided_marks::marked_if;
use super::document::Table;
use super::figures::value_words;
use super::history::{HistoryRow, history_table};
use super::lookup::Lookup;
use crate::agency::Agency;
use crate::assessment::verdict::{AgencyVerdict, Verdict};
use crate::exact::Exact;
use crate::plan::model::{Measure, Plan};

/// Size of the type in the table, in points.
const SIZE: f64 = 9.0;
/// The most measures that a sheet has room for.
const MOST: usize = 10;

/// The figures of an agency in the periods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnHistory {
    /// The periods: the same of the year before where it is there, those of this year, this one last.
    pub periods: Vec<String>,
    /// The measures that have a value in another period, those that fall short first, as many as are
    /// listed.
    pub rows: Vec<HistoryRow>,
    /// The codes of the others.
    pub more: Vec<String>,
}

/// The figures of an agency; absent where it has none in another period.
pub(super) fn own_history(lookup: &Lookup, agency: &Agency) -> Option<OwnHistory> {
    let basis = lookup.basis;
    let before: Vec<&Past> = basis
        .last_year
        .into_iter()
        .chain(basis.past.iter())
        .collect();
    let mut rows: Vec<HistoryRow> = basis
        .plan
        .measures_for(agency)
        .filter(|measure| measure.kind.has_figures())
        .filter_map(|measure| {
            let now = lookup.verdict(&agency.id, &measure.id);
            let mut stated: Vec<Stated> = before
                .iter()
                .map(|past| then(past, agency, measure))
                .collect();
            if stated.iter().all(|one| one.number.is_none()) {
                return None;
            }
            let is_decided = basis.decided.touches(&agency.id, &measure.id);
            stated.push(Stated::of(basis.plan, measure, now, false).decided(is_decided));
            Some(HistoryRow {
                id: measure.id.clone(),
                label: measure.label.clone(),
                values: stated.iter().map(|one| one.words.clone()).collect(),
                numbers: stated.iter().map(|one| one.number).collect(),
                verdict: now.map(|judged| judged.verdict),
            })
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    rows.sort_by_key(|row| !needs_attention(row.verdict));
    let more = rows.split_off(rows.len().min(MOST));
    let names = before.iter().map(|past| past.period.id.name());
    Some(OwnHistory {
        periods: names.chain([basis.period.id.name()]).collect(),
        rows,
        more: more.into_iter().map(|row| row.id).collect(),
    })
}

fn needs_attention(verdict: Option<Verdict>) -> bool {
    matches!(
        verdict,
        Some(Verdict::NotMet | Verdict::Behind | Verdict::Insufficient)
    )
}

/// A value, printed and as a number.
struct Stated {
    words: String,
    number: Option<f64>,
}

impl Stated {
    fn of(plan: &Plan, measure: &Measure, judged: Option<&AgencyVerdict>, doubted: bool) -> Self {
        let value: Option<&Exact> = judged.and_then(|judged| judged.value.as_ref());
        let target = plan
            .measure(&measure.id)
            .map_or(&measure.target, |own| &own.target);
        let words = value.map_or(String::new(), |value| {
            value_words(measure, value, target, false)
        });
        Stated {
            words: match doubted && !words.is_empty() {
                true => format!("{words} (chờ xác minh)"),
                false => words,
            },
            number: value.map(Exact::to_f64),
        }
    }

    /// The same, with the mark where it rests on a decision.
    fn decided(self, is_decided: bool) -> Self {
        Stated {
            words: marked_if(is_decided, &self.words),
            ..self
        }
    }
}

/// What the agency stated in another period; nothing where its plan had no such measure, or one that
/// counts another thing.
fn then(past: &Past, agency: &Agency, measure: &Measure) -> Stated {
    let same = past
        .plan
        .measure(&measure.id)
        .filter(|then| then.kind == measure.kind && then.unit == measure.unit);
    let mut verdicts = past.assessment.of_agency(&agency.id);
    let judged = verdicts.find(|judged| judged.measure == measure.id);
    let doubted = past.doubts.contains(&agency.id, &measure.id);
    match same {
        Some(then) => Stated::of(past.plan, then, judged, doubted)
            .decided(past.decided.touches(&agency.id, &measure.id)),
        None => Stated::of(past.plan, measure, None, false),
    }
}

impl OwnHistory {
    /// Whether a value of another period or of this one has a text in it.
    pub fn says(&self, text: &str) -> bool {
        let mut values = self.rows.iter().flat_map(|row| &row.values);
        values.any(|value| value.contains(text))
    }

    /// Measures by periods, with a small line.
    pub fn table(&self) -> Table {
        history_table(&self.periods, self.rows.iter(), SIZE)
    }
}
