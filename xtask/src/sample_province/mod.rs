//! Writes the sample province, `examples/tinh-mau-2026/`: register, amended plan, the filled forms of
//! four periods and of the year before, decisions, and the issued report of the first quarter. Plan,
//! office, periods and calendar are written by hand and stay. Every value is invented; equal inputs give
//! equal bytes.
//!
//!     cargo xtask sample-province

mod amended;
mod bodies;
mod decisions;
mod issue;
mod lean;
mod own_layout;
mod register;
mod sent;
mod split;
mod stated;
mod streams;

use std::fs;
use std::path::Path;

use cchc::inputs::load_inputs;

use crate::Failed;
use crate::sample_period::folder::Folder;
use crate::sample_period::register::received;
use bodies::Stage;
use sent::{Season, Sent};
use stated::World;

/// The folder of the province, below the workspace.
const FOLDER: &str = "examples/tinh-mau-2026";

/// Writes the province below a workspace.
pub fn write(workspace: &Path) -> Result<(), Failed> {
    let root = workspace.join(FOLDER);
    for (name, text) in texts(&root)? {
        fs::write(root.join(name), text)?;
    }
    for folder in folders(&root)? {
        folder.replace()?;
        println!("{}: {} tệp", folder.path.display(), folder.files.len());
    }
    issue::write(&root)
}

/// The texts that are made: names below the root.
fn texts(root: &Path) -> Result<Vec<(&'static str, String)>, Failed> {
    let plan = fs::read_to_string(root.join("inputs/plans/2026.toml"))?;
    Ok(vec![
        (
            "inputs/agencies.toml",
            register::text(&bodies::all(), false),
        ),
        ("inputs/plans/2026-2.toml", amended::text(&plan)?),
    ])
}

/// The folders of the periods.
fn folders(root: &Path) -> Result<Vec<Folder>, Failed> {
    let inputs = load_inputs(root)?;
    let world = World::new();
    let mut folders = Vec::new();
    for (stage, id) in [
        (Stage::H1, "2025-H1"),
        (Stage::Q3, "2025-Q3"),
        (Stage::Y, "2025-Y"),
    ]
    .into_iter()
    .chain(Stage::ALL.map(|stage| (stage, stage.period())))
    {
        let period = inputs.period(id.parse()?)?;
        let season = Season {
            inputs: &inputs,
            world: &world,
            plan: inputs.plan_of(period)?,
            period,
            stage,
        };
        let sent = match id.starts_with("2025") {
            true => season.files_of_2025()?,
            false => season.files()?,
        };
        let noted = sent
            .iter()
            .filter_map(|file| Some((file.received?, file.name.clone())))
            .collect();
        let register = received(noted, period, "sample-province");
        if let Some(text) = decisions_of(id, stage, &sent)? {
            let files = vec![(format!("{id}.toml"), text.into_bytes())];
            let path = root.join("inputs/decisions");
            folders.push(Folder { path, files });
        }
        let mut files: Vec<_> = sent
            .into_iter()
            .map(|Sent { name, bytes, .. }| (name, bytes))
            .collect();
        files.push(("received.toml".to_owned(), register.into_bytes()));
        let path = root.join("inputs/submissions").join(id);
        folders.push(Folder { path, files });
    }
    Ok(folders)
}

/// The decisions of a period of 2026.
fn decisions_of(id: &str, stage: Stage, sent: &[Sent]) -> Result<Option<String>, Failed> {
    match id == stage.period() {
        true => decisions::text(stage, sent),
        false => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_the_province_are_what_the_program_makes() {
        let root = crate::workspace().join(FOLDER);
        for (name, text) in texts(&root).unwrap() {
            let kept = fs::read_to_string(root.join(name)).unwrap();
            assert!(kept == text, "{name}: cargo xtask sample-province");
        }
        for folder in folders(&root).unwrap() {
            for (name, bytes) in folder
                .files
                .iter()
                .filter(|(name, _)| name == "received.toml")
            {
                let kept = fs::read(folder.path.join(name)).unwrap();
                assert!(kept == *bytes, "{}", folder.path.display());
            }
        }
    }
}
