//! `cchc questions`: what is open in a period, the most important first.

use std::path::Path;

use super::issued::Signed;
use super::opener::{Knowledge, Opener};
use super::{Finished, Format, layouts, period, sources};
use crate::failure::Outcome;
use crate::inputs;
use crate::period::PeriodId;
use crate::render;
use crate::report::questions::{argument, questions};
use workbook::workers::Readers;

/// Lists the open questions of a period.
pub fn run(
    root: &Path,
    named: Option<PeriodId>,
    format: Format,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, None, readers, progress)?;
    let basis = judged.basis();
    let knowledge = Knowledge::of(&inputs, None);
    let opener = Opener::new(readers, &knowledge);
    let layouts = layouts::open(&basis, &inputs, &judged.read.paths, &opener)?;
    let mut open = questions(&basis, basis.decided, &layouts);
    let elsewhere = elsewhere(root);
    for answer in open.iter_mut().flat_map(|question| &mut question.answers) {
        *answer = answer.replacen("cchc decide", &format!("cchc decide{elsewhere}"), 1);
    }
    let text = match format {
        Format::Json => render::questions::json(&id.to_string(), &open),
        Format::Text => {
            render::questions::text(&id.to_string(), &open, basis.decided.in_force.len())
        }
    };
    Ok(Finished { text, exit: 0 })
}

/// The options of a command on a period of a root.
pub(super) fn options(root: &Path, id: PeriodId) -> String {
    format!("--period {id}{}", elsewhere(root))
}

/// The option that names the root in a printed command: none where the program is run in it.
fn elsewhere(root: &Path) -> String {
    match root.to_str() {
        Some("" | ".") => String::new(),
        Some(path) => format!(" --root {}", argument(path)),
        None => " --root \"…\"".to_owned(),
    }
}
