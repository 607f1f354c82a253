//! A run of the program with the memory and the time of all its processes.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::root::Root;

/// The memory of a process and of those that it started, in megabytes; what they share counts once.
fn memory_of(process: u32) -> u64 {
    let mut total = 0;
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let text = |name: &str| fs::read_to_string(entry.path().join(name)).unwrap_or_default();
        let field = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        if id == process || field(&text("status"), "PPid:") == Some(process.into()) {
            total += field(&text("smaps_rollup"), "Pss:").unwrap_or_default();
        }
    }
    total / 1024
}

/// The time of the processor that a process and those that it started have used so far.
fn time_of(process: u32) -> Duration {
    let ticks = |id: &str, fields: std::ops::Range<usize>| -> u64 {
        let text = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let rest = text.rsplit_once(") ").map_or("", |(_, rest)| rest);
        let fields = rest
            .split_whitespace()
            .skip(fields.start)
            .take(fields.len());
        fields.filter_map(|field| field.parse::<u64>().ok()).sum()
    };
    let own = process.to_string();
    let children = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_string_lossy().into_owned();
            (ticks(&id, 1..2) == u64::from(process)).then_some(id)
        });
    // Its own and of those that have ended, then of those that live; a hundredth of a second each.
    let all = ticks(&own, 11..15) + children.map(|id| ticks(&id, 11..13)).sum::<u64>();
    Duration::from_millis(all * 10)
}

/// What a run gave, and the most memory that it took.
pub struct Measured {
    pub code: Option<i32>,
    pub out: String,
    pub told: String,
    /// Megabytes.
    pub most: u64,
    pub took: Duration,
}

pub fn measured(root: &Root, arguments: &[&str]) -> Measured {
    let out = fs::File::create(root.path("out.txt")).unwrap();
    let told = fs::File::create(root.path("told.txt")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .current_dir(root.path("."))
        .stdout(Stdio::from(out))
        .stderr(Stdio::from(told))
        .spawn()
        .unwrap();
    let (mut most, mut took) = (0, Duration::ZERO);
    let status = loop {
        most = most.max(memory_of(child.id()));
        took = took.max(time_of(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let text = |name: &str| String::from_utf8(root.read(name).unwrap()).unwrap();
    Measured {
        code: status.code(),
        out: text("out.txt"),
        told: text("told.txt"),
        most,
        took,
    }
}
