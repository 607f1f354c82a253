//! Writes the sample period: filled forms of 2024-H1 and 2024-Q3 into `inputs/submissions/`, each
//! folder with its register of receipts, and the table of the faults in them into
//! `tests/cases/sample_period/`. Every value is invented; equal inputs give equal bytes.
//!
//!     cargo xtask sample-period [ROOT]

pub mod draw;
mod faults;
mod figures;
pub mod filled;
pub mod folder;
mod narrative;
mod profile;
mod ranges;
pub mod register;
mod remarks;
mod senders;
mod sent;
mod tasks;

pub use senders::plain;

use std::path::{Path, PathBuf};

use cchc::inputs::{Inputs, load_inputs};

use crate::Failed;
use folder::Folder;
use profile::Stage;
use sent::Season;

/// The periods of the sample.
const PERIODS: [(&str, Stage); 2] = [("2024-H1", Stage::Half), ("2024-Q3", Stage::NineMonths)];

/// Writes the sample periods below a root. Nothing is written where a file stands in the way that
/// is no sample.
pub fn write(root: &Path) -> Result<(), Failed> {
    let inputs = load_inputs(root)?;
    let mut folders = Vec::new();
    for (id, stage) in PERIODS {
        folders.extend(folders_of(root, &inputs, id, stage)?);
    }
    let in_the_way: Vec<PathBuf> = folders.iter().flat_map(Folder::in_the_way).collect();
    if !in_the_way.is_empty() {
        let names: Vec<String> = in_the_way
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        return Err(format!(
            "Không ghi gì cả: các tệp sau không phải số liệu minh họa, hãy chuyển đi nơi khác:\n{}",
            names.join("\n")
        )
        .into());
    }
    for folder in &folders {
        folder.replace()?;
        println!("{}: {} tệp", folder.path.display(), folder.files.len());
    }
    Ok(())
}

/// The folder of a period, and that of its faults where it has some.
fn folders_of(root: &Path, inputs: &Inputs, id: &str, stage: Stage) -> Result<Vec<Folder>, Failed> {
    let period = inputs.period(id.parse()?)?;
    let plan = inputs.plan(period.id.year)?;
    let sent = Season {
        inputs,
        plan,
        period,
        stage,
    }
    .files()?;
    let noted = sent
        .iter()
        .filter_map(|file| Some((file.received?, file.name.clone())))
        .collect();
    let register = register::received(noted, period, "sample-period").into_bytes();
    let mut folders = Vec::new();
    if stage == Stage::Half {
        let table = register::faults(&sent, plan).into_bytes();
        folders.push(Folder {
            path: root.join("tests").join("cases").join("sample_period"),
            files: vec![("faults.tsv".to_owned(), table)],
        });
    }
    let mut files: Vec<_> = sent
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    files.push(("received.toml".to_owned(), register));
    let path = root.join("inputs").join("submissions").join(id);
    folders.push(Folder { path, files });
    Ok(folders)
}
