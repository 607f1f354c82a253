//! Agencies' own layouts of which the clerk is asked what their columns are: each once, with the files
//! that have it; and the proposals that `cchc check` writes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::opener::Opener;
use super::sources::{self, Received};
use crate::failure::{Faults, Outcome};
use crate::finding::rules;
use crate::inputs::Inputs;
use crate::intake::Source;
use crate::output::NewFile;
use crate::own_layout::{OwnLayout, file_name, write};
use crate::report::basis::Basis;
use crate::report::questions::OpenLayout;

/// The layouts of a period's files that are open, in the order of the files. What a clerk has written
/// into a proposal already counts as known.
///
/// # Errors
/// A file that can't be read any more.
pub fn open(
    basis: &Basis<'_>,
    inputs: &Inputs,
    paths: &BTreeMap<String, PathBuf>,
    opener: &Opener<'_>,
) -> Outcome<Vec<OpenLayout>> {
    let mut faults = Faults::new();
    let mut open: Vec<OpenLayout> = Vec::new();
    for sent in basis.submissions {
        let asks = basis.findings.iter().any(|finding| {
            let is_here = finding
                .place
                .as_ref()
                .is_some_and(|place| place.file == sent.file);
            let of_columns = [
                &rules::COLUMN_MISSING,
                &rules::UNCLEAR_COLUMN,
                &rules::LAYOUT_CHANGED,
                &rules::FIGURES_UNPLACED,
            ];
            is_here && of_columns.iter().any(|rule| finding.is(rule))
        });
        let Some(path) = paths.get(&sent.file).filter(|_| asks) else {
            continue;
        };
        let Some(Received::Whole(bytes)) = faults.take(sources::received(path, &sent.file)) else {
            continue;
        };
        let source = Source {
            file: sent.file.clone(),
            bytes,
        };
        let asked = opener.own_layouts(basis.period.id, &source, sent.agency.as_deref());
        for mut proposal in faults.take(asked).unwrap_or_default() {
            let fingerprint = proposal.layout.fingerprint.clone();
            if let Some(kept) = inputs.layouts.by_fingerprint.get(&fingerprint) {
                proposal.layout = kept.clone();
            }
            if proposal.is_of_other_period() {
                continue;
            }
            let known = open
                .iter_mut()
                .find(|own| own.layout().fingerprint == fingerprint);
            match known {
                Some(known) => known.add(&proposal.sheet, &sent.file, sent.agency.as_deref()),
                None => open.push(OpenLayout::new(
                    proposal,
                    &sent.file,
                    sent.agency.as_deref(),
                )),
            }
        }
    }
    faults.check()?;
    Ok(open)
}

/// The proposals that do not lie there yet.
pub fn proposed(inputs: &Inputs, open: &[OpenLayout]) -> Vec<NewFile> {
    let is_new = |own: &&OwnLayout| !inputs.layouts.by_fingerprint.contains_key(&own.fingerprint);
    let new = (open.iter().map(OpenLayout::layout)).filter(is_new);
    new.map(|own| NewFile {
        name: file_name(&own.fingerprint),
        bytes: write::proposed(own).into_bytes(),
    })
    .collect()
}
