//! Files that nobody can read: a scan, a damaged workbook, a table of another period. Once the clerk has
//! told a figure of one, it is the file that counts of its agency, and has nothing but what was told.

use std::collections::BTreeSet;

use crate::decision::{Decisions, Ruling};
use crate::submission::{Disposition, Reading, State, Submission, Submissions};

/// The file of an agency that a decision on a figure can be made on though nobody can read it: the only
/// such file, where no other counts.
pub fn unread<'a>(submissions: &'a [Submission], agency: &str) -> Option<&'a Submission> {
    if Submissions::among(submissions).of(agency).is_some() {
        return None;
    }
    let mut own = submissions.iter().filter(|sent| is_unread(sent, agency));
    own.next().filter(|_| own.next().is_none())
}

fn is_unread(sent: &Submission, agency: &str) -> bool {
    sent.agency.as_deref() == Some(agency)
        && sent.disposition == Disposition::Unreadable
        && sent.sha256.is_some()
}

/// What such a file says of a measure.
pub fn unread_reading(measure: &str) -> Reading {
    Reading {
        state: State::Unreadable,
        ..Reading::absent(measure)
    }
}

/// Lets the files count of which figures were told though nobody can read them. `measures_of` gives the
/// measures that an agency reports, in the plan's order.
pub fn take_unread(
    submissions: &mut [Submission],
    decisions: &Decisions,
    measures_of: &dyn Fn(&str) -> Vec<String>,
) {
    let told: BTreeSet<(&str, &str)> = (decisions.list.iter())
        .filter_map(|decision| match &decision.ruling {
            Ruling::Reading { agency, .. } | Ruling::Judged { agency, .. } => {
                Some((agency.as_str(), decision.made_on.sha256.as_str()))
            }
            _ => None,
        })
        .collect();
    for (agency, sha256) in told {
        if unread(submissions, agency).is_none_or(|sent| !sent.has_digest(sha256)) {
            continue;
        }
        if let Some(sent) = submissions.iter_mut().find(|sent| is_unread(sent, agency)) {
            sent.disposition = Disposition::DecidedOnly;
            let measures = measures_of(agency).into_iter();
            sent.readings = measures.map(|measure| unread_reading(&measure)).collect();
        }
    }
}
