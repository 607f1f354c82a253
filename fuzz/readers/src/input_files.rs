//! What an office edits by hand: each file is read, or told with all its faults.

use cchc::decision::load::Known;
use cchc::decision::{self, Speech};
use cchc::failure::{Failure, Outcome};
use cchc::submission::received;
use cchc::{agency, office, own_layout, period, plan};

use crate::office::{INPUTS, period as period_id};

/// The text as each of the input files: each fault stands on a line of it, and says how it is mended.
pub(crate) fn all(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let inputs = &*INPUTS;
    hold(text, agency::load::load(text, FILE));
    hold(text, period::load_calendar::load(text, FILE));
    hold(text, period::load::load(text, FILE, Some(&inputs.calendar)));
    hold(text, plan::load::load(text, FILE, Some(&inputs.register)));
    hold(text, own_layout::load::load(text, FILE));
    hold(text, received::load(text, FILE, &[]));
    let known = office::load::Known {
        register: Some(&inputs.register),
        periods: Some(&inputs.periods),
        goals: None,
    };
    hold(text, office::load::load(text, FILE, known));
}

/// A decision that is added to a file changes nothing else in it.
pub(crate) fn decisions(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let inputs = &*INPUTS;
    let period = inputs
        .period(period_id())
        .expect("the sample has the period");
    let known = Known {
        register: &inputs.register,
        plan: inputs.plan_of(period).expect("the sample has a plan"),
        period: period.id,
        speech: Speech::File,
    };
    let loaded = decision::load::load(text, FILE, known);
    hold(text, loaded.as_ref().map(drop).map_err(Clone::clone));
    let Some(before) = loaded.ok().map(|decisions| decisions.list) else {
        return;
    };
    let Some(first) = before.first() else {
        return;
    };
    let mut another = first.clone();
    another.made_on.sha256 = "0123456789abcdef".repeat(4);
    let Ok(written) = decision::write::added(Some(text), FILE, &another) else {
        return;
    };
    let after = decision::load::load(&written, FILE, known).expect("what was added can be read");
    assert_eq!(after.list.len(), before.len() + 1);
    let mut lines = written.lines();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        assert!(
            lines.any(|other| other == line),
            "the line «{line}» is lost"
        );
    }
}

const FILE: &str = "inputs/tep.toml";

fn hold<T>(text: &str, outcome: Outcome<T>) {
    let Err(failure) = outcome else {
        return;
    };
    let failure: Failure = failure;
    assert!(!failure.faults().is_empty());
    let last = text.lines().count() + 1;
    for fault in failure.faults() {
        assert!(
            fault.line.is_none_or(|line| (1..=last).contains(&line)),
            "{fault:?}"
        );
        assert!(
            !fault.what.is_empty() && !fault.mend.is_empty(),
            "{fault:?}"
        );
    }
}
