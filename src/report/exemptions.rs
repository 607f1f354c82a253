//! What does not concern whom: by the plan, with the ground; and what agencies wrote themselves
//! without the plan saying so.

use chrono::NaiveDate;
use serde::Serialize;

use super::basis::Basis;
use super::document::{Align, Column, Row, RowKind, Table};
use crate::agency::Agency;
use crate::place::Place;
use crate::plan::model::{Exemption, Measure, Plan};
use crate::submission::{Reading, State};
use crate::vietnamese::phrase::{date_short, list_limited};

/// Size of the type in the tables, in points.
const SIZE: f64 = 11.0;
/// The most agencies that a row names.
const MOST_NAMED: usize = 12;

/// The cases of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exemptions {
    /// Those that the plan names, in its order.
    pub granted: Vec<Granted>,
    /// Those that agencies wrote themselves, in the register's order.
    pub claimed: Vec<Claimed>,
}

/// A case that the plan names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Granted {
    /// Whom the measures do not concern.
    pub who: String,
    /// The measures: `1.1 – Tỷ lệ hồ sơ đúng hạn`.
    pub measures: Vec<String>,
    /// `số 12/TB-UBND ngày 02/02/2026`.
    pub ground: String,
    /// Why.
    pub reason: String,
}

/// «Không áp dụng» in an agency's workbook, of which the plan knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claimed {
    /// The agency's name, distinct.
    pub agency: String,
    /// The measure: `1.3 – Báo cáo rà soát`.
    pub measure: String,
    /// File, sheet and cell.
    pub place: String,
}

/// The cases of a period; absent where there is none.
pub(super) fn exemptions(basis: &Basis) -> Option<Exemptions> {
    let granted: Vec<Granted> = basis
        .plan
        .except
        .iter()
        .filter_map(|case| granted(basis, case))
        .collect();
    let claimed: Vec<Claimed> = basis
        .expected()
        .flat_map(|agency| claimed(basis, agency))
        .collect();
    (!granted.is_empty() || !claimed.is_empty()).then_some(Exemptions { granted, claimed })
}

/// Which measures do not concern which agencies that exist on the cut-off day, each with its ground.
pub fn exempted<'a>(
    basis: &Basis<'a>,
) -> impl Iterator<Item = (&'a Agency, &'a Measure, &'a Exemption)> {
    let plan: &'a Plan = basis.plan;
    let agencies = basis.register.existing_on(basis.period.cut_off());
    agencies.flat_map(move |agency| {
        plan.exemptions_for(agency)
            .map(move |(measure, case)| (agency, measure, case))
    })
}

fn granted(basis: &Basis, case: &Exemption) -> Option<Granted> {
    let concerned: Vec<&Agency> = exempted(basis)
        .filter(|(_, _, own)| std::ptr::eq(*own, case))
        .map(|(agency, _, _)| agency)
        .collect();
    if concerned.is_empty() {
        return None;
    }
    let mut who: Vec<String> = Vec::new();
    for id in &case.who {
        match basis.register.level(id) {
            Some(level) => who.push(level.plural.clone()),
            None if concerned.iter().any(|agency| agency.id == *id) => who.push(basis.name_of(id)),
            None => {}
        }
    }
    let measures = case.measures.iter().filter_map(|id| basis.plan.measure(id));
    Some(Granted {
        who: list_limited(&who, MOST_NAMED, "cơ quan"),
        measures: measures.map(named).collect(),
        ground: ground_words(&case.number, case.date),
        reason: case.reason.clone(),
    })
}

fn named(measure: &Measure) -> String {
    format!("{} – {}", measure.id, measure.label)
}

/// `số 12/TB-UBND ngày 02/02/2026`.
pub(super) fn ground_words(number: &str, date: NaiveDate) -> String {
    format!("số {number} ngày {}", date_short(date))
}

fn claimed(basis: &Basis, agency: &Agency) -> Vec<Claimed> {
    let Some(sent) = basis.used_submission(&agency.id) else {
        return Vec::new();
    };
    basis
        .plan
        .measures_for(agency)
        .filter_map(|measure| {
            let reading = sent.reading(&measure.id)?;
            (reading.state == State::NotApplicable).then(|| Claimed {
                agency: basis.name_of(&agency.id),
                measure: named(measure),
                place: place_of(reading).map_or(sent.file.clone(), |place| place.to_string()),
            })
        })
        .collect()
}

/// Where the state itself is written, which the findings name too; else where the reading is.
fn place_of(reading: &Reading) -> Option<Place> {
    let place = reading.place.clone()?;
    Some(match reading.cells.state {
        Some(cell) => Place {
            cell: Some(cell),
            ..place
        },
        None => place,
    })
}

impl Exemptions {
    /// A table of an annex: the cases that the plan names.
    pub fn granted_table(&self) -> Table {
        let row = |case: &Granted| {
            let ground = format!("Văn bản {}: {}", case.ground, case.reason);
            let cells = [case.who.clone(), case.measures.join("; "), ground];
            Row::new(RowKind::Body, cells)
        };
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: vec![
                Column::new("Cơ quan, nhóm cơ quan", 5.0, Align::Left),
                Column::new("Chỉ số không áp dụng", 6.0, Align::Left),
                Column::new("Căn cứ, lý do", 5.0, Align::Left),
            ],
            rows: self.granted.iter().map(row).collect(),
        }
    }

    /// A table of an annex: what agencies wrote themselves.
    pub fn claimed_table(&self) -> Table {
        let row = |case: &Claimed| {
            let cells = [
                case.agency.clone(),
                case.measure.clone(),
                case.place.clone(),
            ];
            Row::new(RowKind::Body, cells)
        };
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: vec![
                Column::new("Cơ quan", 5.0, Align::Left),
                Column::new("Chỉ số", 6.0, Align::Left),
                Column::new("Vị trí trong tệp", 5.0, Align::Left),
            ],
            rows: self.claimed.iter().map(row).collect(),
        }
    }
}
