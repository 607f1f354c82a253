//! The clerk's decisions of a period, from their file.

use std::path::Path;

use chrono::NaiveDate;

use crate::datafile;
use crate::decision::days::later_than;
use crate::decision::load::{self, Known};
use crate::decision::{Decisions, Ruling, Speech, Whose, file_name};
use crate::failure::{Fault, Faults, Outcome};
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

/// Tells every decision, also on layouts, that is said to have been made after a day.
///
/// # Errors
/// All of them.
pub fn check_days(root: &Path, today: NaiveDate) -> Outcome<()> {
    let mut faults = Faults::new();
    for folder in [crate::decision::FOLDER, crate::own_layout::FOLDER] {
        // What can't be listed or read is told where it is read.
        let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten();
        let mut names: Vec<String> = (entries.flatten())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.ends_with(".toml"))
            .collect();
        names.sort();
        for name in names {
            let shown = format!("{folder}/{name}");
            if let Ok(text) = datafile::read_text(root, &shown) {
                let late = later_than(today, &text, &shown);
                late.into_iter().for_each(|fault| faults.add(fault));
            }
        }
    }
    faults.check()
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
    let file = file_name(id);
    let decisions = load::load(text, &file, known)?;
    let mut faults = Faults::new();
    for decision in &decisions.list {
        if let Ruling::Whose(Whose::OtherPeriod(other)) = &decision.ruling {
            let fault = unknown_period(inputs, *other);
            fault.into_iter().for_each(|fault| {
                faults.add(
                    Fault {
                        file: file.clone(),
                        ..fault
                    }
                    .at_line(decision.line),
                );
            });
        }
    }
    faults.into_outcome(decisions)
}

/// The fault of a period that there is not: it may lie before all that the office has told of, but not
/// among them or after them.
fn unknown_period(inputs: &Inputs, id: PeriodId) -> Option<Fault> {
    let periods = &inputs.periods;
    let first = periods.list.iter().map(|period| period.id.year).min();
    if periods.get(id).is_some() || first.is_some_and(|first| id.year < first) {
        return None;
    }
    let known = periods.list.iter().map(|period| period.id.to_string());
    let known: Vec<String> = known.collect();
    Some(Fault::new(
        "",
        format!("không có kỳ «{id}» trong inputs/periods.toml"),
        format!("Ghi một trong: {}.", known.join(", ")),
    ))
}
