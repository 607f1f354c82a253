//! The reports that were issued: of the first quarter, in March, and of half of the year before, which
//! a corrected issue took the place of. Each is made of what the office had then, before bodies changed
//! and the plan was amended.

use std::fs;
use std::path::Path;

use cchc::form::Column;
use cchc::inputs::load_inputs;
use cchc::pipeline::{DocumentKind, Job, Task, Wanted, run};
use cchc::render::workbooks::form::Entry;

use super::bodies::{self, Stage};
use super::register;
use super::sent::Season;
use super::stated::World;
use crate::Failed;

/// What was issued once.
const ISSUED: &str = "2026-Q1";
/// What was issued twice.
const CORRECTED: &str = "2025-H1";
/// Whose report was sent anew, what of it had been wrong, and as what.
const MENDED: (&str, &str, f64) = ("so-y-te", "6.1", 9_500.0);
/// What the office had then, below the root; the register is made for it.
const INPUTS: [&str; 5] = [
    "inputs/office.toml",
    "inputs/periods.toml",
    "inputs/calendar.toml",
    "inputs/plans/2025.toml",
    "inputs/plans/2026.toml",
];

/// Issues the reports and puts what is kept of them below the root.
pub fn write(root: &Path) -> Result<(), Failed> {
    let then = std::env::temp_dir().join(format!("tinh-mau-{}", std::process::id()));
    let written = issue(root, &then).and_then(|()| {
        fs::remove_dir_all(&then)?;
        correct(root, &then)
    });
    fs::remove_dir_all(&then)?;
    written
}

fn issue(root: &Path, march: &Path) -> Result<(), Failed> {
    set_up(root, march, ISSUED)?;
    report(march, ISSUED)?;
    keep(root, march, ISSUED)
}

/// Issues a report in which an agency's figure was wrong, and the one that takes its place.
fn correct(root: &Path, june: &Path) -> Result<(), Failed> {
    set_up(root, june, CORRECTED)?;
    let office = june.join("inputs/office.toml");
    let later = fs::read_to_string(&office)?;
    let from = later.find("[[issued.2025-H1.corrections]]");
    let to = later.find("# Quý I đã ký");
    let (Some(from), Some(to)) = (from, to) else {
        return Err("office.toml không còn bản thay thế của 2025-H1".into());
    };
    fs::write(&office, format!("{}{}", &later[..from], &later[to..]))?;
    let mended = june.join(format!("inputs/submissions/{CORRECTED}/{}.xlsx", MENDED.0));
    let sent_anew = fs::read(&mended)?;
    fs::write(&mended, sent_first(root)?)?;
    report(june, CORRECTED)?;
    fs::write(&office, later)?;
    fs::write(&mended, sent_anew)?;
    report(june, CORRECTED)?;
    keep(root, june, CORRECTED)
}

/// The workbook as it was sent first.
fn sent_first(root: &Path) -> Result<Vec<u8>, Failed> {
    let inputs = load_inputs(root)?;
    let period = inputs.period(CORRECTED.parse()?)?;
    let season = Season {
        inputs: &inputs,
        world: &World::new(),
        plan: inputs.plan_of(period)?,
        period,
        stage: Stage::H1,
    };
    let (id, measure, figure) = MENDED;
    season.form_of_2025(id, |entries| {
        entries.set(measure, Column::First, Entry::Number(figure));
    })
}

/// What the office had when it issued a period's report.
fn set_up(root: &Path, then: &Path, period: &str) -> Result<(), Failed> {
    for name in INPUTS {
        copy(&root.join(name), &then.join(name))?;
    }
    let register = register::text(&bodies::all(), true);
    fs::write(then.join("inputs/agencies.toml"), register)?;
    let folder = format!("inputs/submissions/{period}");
    copy(&root.join(&folder), &then.join(&folder))
}

fn report(then: &Path, period: &str) -> Result<(), Failed> {
    let job = Job {
        root: then.to_owned(),
        task: Task::Report {
            period: Some(period.parse()?),
            as_of: None,
            wanted: Wanted {
                only: vec![
                    DocumentKind::Report,
                    DocumentKind::Annexes,
                    DocumentKind::Data,
                ],
                ..Wanted::default()
            },
        },
        program: None,
        today: None,
    };
    println!("{}", run(&job, &|_| ())?.text);
    Ok(())
}

/// Puts what is kept of a period below the root, in the place of what was kept before.
fn keep(root: &Path, then: &Path, period: &str) -> Result<(), Failed> {
    let kept = format!("output/{period}/ban-hanh");
    let to = root.join(&kept);
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    copy(&then.join(&kept), &to)
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
