//! `cchc decide`: an answer of the clerk's, written into the period's file of decisions, or into the
//! file of a layout. What can't be is refused, and then nothing is written.

mod agreed;
mod answer;
mod files;
mod layout;
mod named;
mod readings;
mod spoken;

use std::path::Path;

use super::issued::Signed;
use super::opener::{Knowledge, Opener};
use super::period::{self, JudgedPeriod};
use super::questions::options;
use super::{Finished, decisions, layouts, sources};
use crate::decision::{Decision, MadeOn, Ruling, Speech, Whose, file_name, write};
use crate::failure::{Faults, Outcome};
use crate::inputs::{self, Inputs};
use crate::output::{self, NewFile, Part};
use crate::render::questions;
use crate::vietnamese::phrase::date_short;
use agreed::agreed;
use answer::trail;
use files::{unusable, version, whose};
use named::agency_of;
use readings::{judged_as, reading};
use spoken::of_command;
use workbook::workers::Readers;

pub use answer::{About, Answer};

/// Writes an answer into the period's file of decisions.
pub fn run(
    root: &Path,
    answer: &Answer,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, answer.period)?;
    let mut faults = Faults::new();
    let trail = trail(answer, &mut faults);
    let signed = Signed::load(root, &inputs)?;
    let judge = || period::judge(root, &inputs, &signed, id, None, readers, progress);
    if let About::Layout { layout, columns } = &answer.about {
        let told = (layout.as_str(), columns.as_slice());
        let open = || {
            let judged = judge()?;
            let knowledge = Knowledge::of(&inputs, None);
            let opener = Opener::new(readers, &knowledge);
            layouts::open(&judged.basis(), &inputs, &judged.read.paths, &opener)
        };
        return layout::confirm((root, id), told, (trail, faults), &open);
    }
    let judged = judge()?;
    let made = faults.take(made(&judged, &inputs, &answer.about));
    let (trail, (made_on, ruling)) = match (faults.check(), trail, made) {
        (Err(failure), ..) => return Err(failure),
        (Ok(()), Some(trail), Some(made)) => (trail, made),
        _ => unreachable!("what is missing has added its fault"),
    };
    let decision = Decision {
        line: 0,
        made_on,
        ruling,
        trail,
    };
    let name = file_name(id);
    let before = decisions::text(root, id)?;
    let text = write::added(before.as_deref(), &name, &decision)?;
    let read = decisions::read(&text, &inputs, judged.read.plan, (id, Speech::Command))
        .map_err(of_command)?;
    let written = (read.list.iter())
        .find(|own| own.ruling == decision.ruling && own.made_on == decision.made_on)
        .unwrap_or(&decision);
    let file = NewFile {
        name: format!("{id}.toml"),
        bytes: text.into_bytes(),
    };
    let folder = crate::decision::FOLDER;
    let was = [(file.name.clone(), before)];
    let was = was
        .each_ref()
        .map(|(name, text)| (name.as_str(), text.as_deref()));
    output::replace(&root.join(folder), folder, Part::MadeOf(&was), &[file])?;
    let mut parts = parts(written, &judged);
    if let Ruling::Whose(Whose::Agency(agency)) = &written.ruling {
        let unusable = unusable(&judged, &inputs, (&written.made_on, agency), readers)?;
        parts.extend(unusable.map(|words| ("Lưu ý", words)));
    }
    Ok(Finished {
        text: questions::recorded(&parts, &name, &options(root, id)),
        exit: 0,
    })
}

/// A decision, part by part.
fn parts(decision: &Decision, judged: &JudgedPeriod<'_>) -> Vec<(&'static str, String)> {
    let (ruling, trail) = (&decision.ruling, &decision.trail);
    let mut parts = vec![("Loại", ruling.label().to_owned())];
    let agency = ruling.agency().map(|id| judged.basis().name_of(id));
    parts.extend(agency.map(|name| ("Cơ quan", name)));
    let measure = ruling.measure().map(str::to_owned);
    parts.extend(measure.map(|id| ("Chỉ số", id)));
    parts.push(("Tệp", decision.made_on.file.clone()));
    let was = decision.made_on.was.clone();
    parts.extend(was.map(|was| ("Trước khi quyết định", was)));
    parts.push(("Quyết định", ruling.words()));
    parts.push(("Lý do", trail.reason()));
    let who = format!("{}, ngày {}", trail.by, date_short(trail.on));
    parts.push(("Người quyết định", who));
    parts
}

fn made(judged: &JudgedPeriod<'_>, inputs: &Inputs, about: &About) -> Outcome<(MadeOn, Ruling)> {
    match about {
        About::File {
            file,
            agency,
            other_period,
        } => whose(judged, inputs, file, agency.as_deref(), *other_period),
        About::Version { agency, file } => version(judged, inputs, agency, file),
        About::Reading { agency, .. } => reading(judged, agency_of(inputs, agency)?, about),
        About::Agree {
            agency,
            code,
            measure,
            cell,
        } => {
            let wanted = (code.as_str(), measure.as_deref(), *cell);
            agreed(judged, agency_of(inputs, agency)?, wanted)
        }
        About::Layout { .. } => unreachable!("a layout is no decision of a period"),
        About::Judge {
            agency,
            measure,
            verdict,
        } => judged_as(judged, agency_of(inputs, agency)?, (measure, verdict)),
    }
}
