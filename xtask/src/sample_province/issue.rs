//! The report of the first quarter as it was issued in March: made of what the office had then, before
//! bodies changed and the plan was amended.

use std::fs;
use std::path::Path;

use cchc::pipeline::{DocumentKind, Job, Task, Wanted, run};

use super::{bodies, register};
use crate::Failed;

/// The period.
const PERIOD: &str = "2026-Q1";
/// What the office had in March, below the root; the register is made for it.
const INPUTS: [&str; 5] = [
    "inputs/office.toml",
    "inputs/periods.toml",
    "inputs/calendar.toml",
    "inputs/plans/2025.toml",
    "inputs/plans/2026.toml",
];

/// Issues the report and puts what is kept of it below the root.
pub fn write(root: &Path) -> Result<(), Failed> {
    let march = std::env::temp_dir().join(format!("tinh-mau-{}", std::process::id()));
    let written = issue(root, &march);
    fs::remove_dir_all(&march)?;
    written
}

fn issue(root: &Path, march: &Path) -> Result<(), Failed> {
    for name in INPUTS {
        copy(&root.join(name), &march.join(name))?;
    }
    let register = register::text(&bodies::all(), true);
    fs::write(march.join("inputs/agencies.toml"), register)?;
    let folder = format!("inputs/submissions/{PERIOD}");
    copy(&root.join(&folder), &march.join(&folder))?;
    let job = Job {
        root: march.to_owned(),
        task: Task::Report {
            period: Some(PERIOD.parse()?),
            as_of: None,
            wanted: Wanted {
                only: vec![
                    DocumentKind::Report,
                    DocumentKind::Annexes,
                    DocumentKind::Summary,
                    DocumentKind::Data,
                ],
                ..Wanted::default()
            },
        },
        program: None,
    };
    println!("{}", run(&job, &|_| ())?.text);
    let kept = format!("output/{PERIOD}/ban-hanh");
    let to = root.join(&kept);
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    copy(&march.join(&kept), &to)
}

/// A file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else {
        fs::create_dir_all(to.parent().unwrap_or(to))?;
        fs::copy(from, to)?;
    }
    Ok(())
}
