//! `cchc trace`: how a printed figure was made, down to its cells.

use std::path::Path;

use chrono::NaiveDate;
use workbook::workers::Readers;

use super::issued::Signed;
use super::{Finished, period, sources};
use crate::agency::{Agency, Register};
use crate::failure::{Fault, Outcome};
use crate::inputs;
use crate::period::PeriodId;
use crate::plan::model::{Measure, Plan};
use crate::report::findings::finding_rows_of;
use crate::report::trace::{trace, trace_agency};
use crate::vietnamese::fold::fold;

/// What is to be traced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// The code of a criterion, or the id of a measure.
    pub code: String,
    /// The id or the name of an agency; absent: the province's figure.
    pub agency: Option<String>,
    /// The period.
    pub period: Option<PeriodId>,
    /// The day on which deadlines are judged; absent: the office's due date.
    pub as_of: Option<NaiveDate>,
}

/// Tells how a figure was made.
///
/// # Errors
/// A code or an agency that is not known; faults of the inputs.
pub fn run(
    root: &Path,
    traced: &Traced,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, traced.period)?;
    let measures = measures(inputs.plan_of(inputs.period(id)?)?, &traced.code)?;
    let agency = match &traced.agency {
        Some(named) => Some(agency(&inputs.register, named)?),
        None => None,
    };
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, traced.as_of, readers, progress)?;
    let basis = judged.basis();
    let mut parts = Vec::new();
    for measure in measures {
        let lines = match agency {
            Some(agency) if basis.plan.reports(measure, agency) => {
                trace_agency(&basis, &finding_rows_of(&basis), agency, measure)
            }
            Some(agency) => vec![format!(
                "{} {}: {} không phải báo cáo chỉ số này",
                measure.id, measure.label, agency.name
            )],
            None => trace(&basis, measure).lines(),
        };
        parts.push(lines.join("\n"));
    }
    Ok(Finished {
        text: parts.join("\n\n"),
        exit: 0,
    })
}

/// The measures of a code: one measure, or all that judge a criterion.
fn measures<'p>(plan: &'p Plan, code: &'p str) -> Outcome<Vec<&'p Measure>> {
    let of_criterion: Vec<&Measure> = plan.measures_of(code).collect();
    if !of_criterion.is_empty() {
        return Ok(of_criterion);
    }
    if let Some(measure) = plan.measure(code) {
        return Ok(vec![measure]);
    }
    let known = plan
        .criteria
        .iter()
        .map(|criterion| criterion.code.as_str());
    let known = known.chain(plan.measures.iter().map(|measure| measure.id.as_str()));
    Err(Fault::new(
        "",
        format!(
            "kế hoạch năm {} không có tiêu chí, chỉ số «{code}»",
            plan.year
        ),
        format!(
            "{}Dùng mã in trong báo cáo, ví dụ: cchc trace {}",
            crate::datafile::guess(code, known),
            plan.criteria
                .first()
                .map_or("", |criterion| criterion.code.as_str())
        ),
    )
    .into())
}

/// An agency by its id, its name, or one of its other names.
fn agency<'r>(register: &'r Register, named: &str) -> Outcome<&'r Agency> {
    let folded = fold(named);
    let bears = |agency: &&Agency| {
        std::iter::once(&agency.name)
            .chain(&agency.aliases)
            .any(|name| fold(name) == folded)
    };
    register
        .get(named)
        .or_else(|| register.agencies.iter().find(bears))
        .ok_or_else(|| {
            let ids = register.agencies.iter().map(|agency| agency.id.as_str());
            Fault::new(
                "",
                format!("không có cơ quan nào mang mã hoặc tên «{named}»"),
                format!(
                    "{}Dùng mã trong inputs/agencies.toml, hoặc tên đầy đủ của cơ quan.",
                    crate::datafile::guess(named, ids)
                ),
            )
            .into()
        })
}
