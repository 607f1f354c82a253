//! Findings that one answer settles: those on one measure of one agency, and those of one rule that
//! touch many cells of a sheet.

use super::columns::OpenLayout;
use super::question::Kind;
use crate::finding::{Finding, Series, Severity, rules};
use crate::place::Place;
use crate::plan::model::Kind as MeasureKind;
use crate::report::basis::Basis;
use crate::submission::{Disposition, State};

/// More findings of one rule on one sheet than these have one cause.
const MOST_APART: usize = 3;

/// Findings that one answer settles.
pub(super) struct Cause<'a> {
    pub(super) kind: Kind,
    pub(super) agency: Option<String>,
    pub(super) file: Option<String>,
    pub(super) measures: Vec<String>,
    pub(super) findings: Vec<&'a Finding>,
}

impl Cause<'_> {
    /// What is wrong, each kind once.
    pub(super) fn titles(&self) -> Vec<String> {
        once(self.findings.iter().map(|own| own.rule.title.to_owned()))
    }

    /// The codes, each once.
    pub(super) fn codes(&self) -> Vec<String> {
        once(self.findings.iter().map(|own| own.rule.code.to_string()))
    }

    /// Where: sheet › cell.
    pub(super) fn places(&self) -> Vec<String> {
        let place = |finding: &&Finding| {
            let place = finding.place.as_ref()?;
            let sheet = place.sheet.clone()?;
            Some(match place.cell {
                Some(cell) => format!("{sheet} › {cell}"),
                None => sheet,
            })
        };
        once(self.findings.iter().filter_map(place))
    }

    /// The first cell of the cause, else the first sheet.
    pub(super) fn at(&self) -> Option<Place> {
        let places = || (self.findings.iter()).filter_map(|finding| finding.place.as_ref());
        let of_cell = places().find(|place| place.cell.is_some());
        let place = of_cell.or_else(|| places().find(|place| place.sheet.is_some()));
        place.cloned()
    }

    /// What was seen, and what was expected, each once, as much as can be taken in.
    pub(super) fn seen(&self) -> Vec<String> {
        let words = |own: &&Finding| match own.expected.is_empty() {
            true => own.seen.clone(),
            false => format!("{} – cần: {}", own.seen.trim_end_matches('.'), own.expected),
        };
        let mut seen = once(self.findings.iter().map(words));
        seen.truncate(MOST_APART);
        seen
    }
}

fn once(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}

/// The causes of what is open in the files that count.
pub(super) fn of<'a>(basis: &Basis<'a>, layouts: &[OpenLayout]) -> Vec<Cause<'a>> {
    let mut causes: Vec<Cause<'a>> = Vec::new();
    let open: Vec<&Finding> = (basis.findings.iter())
        .filter(|finding| is_asked(basis, finding) && !is_of_layout(finding, layouts))
        .collect();
    for finding in &open {
        let alike = open
            .iter()
            .filter(|other| same_kind(other, finding))
            .count();
        let found = causes.iter_mut().find(|cause| {
            let first = cause.findings[0];
            let same_measure = finding.measure.is_some()
                && cause.agency == finding.agency
                && cause.measures.len() == 1
                && cause.measures.first() == finding.measure.as_ref();
            match alike > MOST_APART {
                true => same_kind(first, finding),
                false => same_measure,
            }
        });
        match found {
            Some(cause) => cause.take(finding),
            None => causes.push(Cause {
                kind: kind(basis, finding),
                agency: finding.agency.clone(),
                file: finding.place.as_ref().map(|place| place.file.clone()),
                measures: match &finding.measure {
                    Some(measure) => vec![measure.clone()],
                    None => unread_on_sheet(basis, finding),
                },
                findings: vec![finding],
            }),
        }
    }
    causes
}

/// The measures of which something stands on a sheet that gives no figures: a list without a table, one
/// with the criteria as columns.
fn unread_on_sheet(basis: &Basis, finding: &Finding) -> Vec<String> {
    if !finding.is(&rules::FIGURES_UNPLACED) {
        return Vec::new();
    }
    let sent = finding
        .agency
        .as_deref()
        .and_then(|agency| basis.used_submission(agency));
    let sheet = |place: &Place| (place.file.clone(), place.sheet.clone());
    let on = finding.place.as_ref().map(sheet);
    sent.into_iter()
        .flat_map(|sent| &sent.readings)
        .filter(|reading| reading.state == State::Unreadable)
        .filter(|reading| on.is_some() && reading.place.as_ref().map(sheet) == on)
        .map(|reading| reading.measure.clone())
        .collect()
}

impl<'a> Cause<'a> {
    fn take(&mut self, finding: &'a Finding) {
        if let Some(measure) = &finding.measure
            && !self.measures.contains(measure)
        {
            self.measures.push(measure.clone());
        }
        self.findings.push(finding);
    }
}

/// Whether the question about a layout asks for it: it is about columns, or stands on a sheet of which
/// nobody knows yet what its columns are.
fn is_of_layout(finding: &Finding, layouts: &[OpenLayout]) -> bool {
    let of_columns = [
        &rules::COLUMN_MISSING,
        &rules::UNCLEAR_COLUMN,
        &rules::LAYOUT_CHANGED,
        &rules::FIGURES_UNPLACED,
    ];
    let Some(place) = &finding.place else {
        return false;
    };
    let of_columns = of_columns.iter().any(|rule| finding.is(rule));
    layouts.iter().any(|own| {
        (of_columns && own.is_in(&place.file)) || own.is_on(&place.file, place.sheet.as_deref())
    })
}

/// Whether two findings are of one rule on one sheet.
fn same_kind(one: &Finding, other: &Finding) -> bool {
    let sheet = |finding: &Finding| {
        let place = finding.place.as_ref()?;
        Some((place.file.clone(), place.sheet.clone()))
    };
    one.rule == other.rule && one.agency == other.agency && sheet(one) == sheet(other)
}

/// Whether a finding is a question to the clerk: something that bars or doubts what counts. Notes
/// ask for nothing, and who has sent nothing is reminded, not decided on.
fn is_asked(basis: &Basis, finding: &Finding) -> bool {
    let is_elsewhere = matches!(
        finding.rule.code.series(),
        Series::Arrival | Series::Decision
    ) || finding.is(&rules::UNDECIDED_VERSION);
    // Many rows that are missing at once are the agency's to add; nobody knows their figures here.
    let misses_many = finding.is(&rules::ROW_MISSING) && finding.measure.is_none();
    if finding.severity() == Severity::Note || is_elsewhere || misses_many {
        return false;
    }
    let counts = |sent: &crate::submission::Submission| {
        sent.disposition == Disposition::Accepted
            && finding
                .place
                .as_ref()
                .is_none_or(|place| place.file == sent.file)
    };
    (finding.agency.as_deref())
        .and_then(|agency| basis.used_submission(agency))
        .is_some_and(counts)
}

fn kind(basis: &Basis, finding: &Finding) -> Kind {
    let of_table = finding.measure.is_none();
    if of_table && (finding.is(&rules::COLUMN_MISSING) || finding.is(&rules::UNCLEAR_COLUMN)) {
        return Kind::Columns;
    }
    let measure = finding
        .measure
        .as_deref()
        .and_then(|id| basis.plan.measure(id));
    let is_document = measure.is_some_and(|measure| measure.kind == MeasureKind::Document);
    if is_document && finding.rule.code.series() == Series::Evidence {
        return Kind::Judged;
    }
    let unusable = match (&finding.agency, &finding.measure) {
        (Some(agency), Some(measure)) => is_unusable(basis, agency, measure),
        _ => false,
    };
    if unusable || finding.severity() == Severity::Error {
        Kind::Reading
    } else {
        Kind::Agreed
    }
}

/// Whether an agency's reading of a measure can't be used as it is.
fn is_unusable(basis: &Basis, agency: &str, measure: &str) -> bool {
    basis
        .used_submission(agency)
        .and_then(|sent| sent.reading(measure))
        .is_some_and(|reading| matches!(reading.state, State::Unreadable | State::Blank))
}
