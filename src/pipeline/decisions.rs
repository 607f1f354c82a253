//! The clerk's decisions of a period, from their file.

use std::path::Path;

use crate::datafile;
use crate::decision::load::{self, Known};
use crate::decision::{Decisions, Speech, file_name};
use crate::failure::Outcome;
use crate::inputs::Inputs;
use crate::period::PeriodId;
use crate::plan::model::Plan;

/// The decisions of a period; none where there is no file of them.
///
/// # Errors
/// Every fault of the file.
pub fn of_period(root: &Path, inputs: &Inputs, plan: &Plan, id: PeriodId) -> Outcome<Decisions> {
    match text(root, id)? {
        None => Ok(Decisions::default()),
        Some(text) => read(&text, inputs, plan, (id, Speech::File)),
    }
}

/// The text of the file, where there is one.
pub fn text(root: &Path, id: PeriodId) -> Outcome<Option<String>> {
    let name = file_name(id);
    if root.join(&name).symlink_metadata().is_err() {
        return Ok(None);
    }
    datafile::read_text(root, &name).map(Some)
}

/// The decisions of a period in a text; to whom their faults speak.
pub fn read(
    text: &str,
    inputs: &Inputs,
    plan: &Plan,
    (id, speech): (PeriodId, Speech),
) -> Outcome<Decisions> {
    let known = Known {
        register: &inputs.register,
        plan,
        period: id,
        speech,
    };
    load::load(text, &file_name(id), known)
}
