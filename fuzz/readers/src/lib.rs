//! What must hold of every reader of foreign bytes, whatever the bytes. A function a reader: it panics
//! where something does not hold. The fuzzers call these functions, and `tests/replay.rs` calls them with
//! the files of `fuzz/corpus`.

pub mod container;
mod files;
mod input_files;
mod office;
mod paper;
mod printed;
mod words;

/// A reader under its name, which is that of its fuzzer and of its folder in the corpus.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name.
    pub name: &'static str,
    /// Reads bytes, and panics where something does not hold.
    pub read: fn(&[u8]),
}

/// All readers.
pub const TARGETS: [Target; 10] = [
    Target {
        name: "workbook",
        read: files::workbook,
    },
    Target {
        name: "submission",
        read: files::submission,
    },
    Target {
        name: "returned",
        read: files::returned,
    },
    Target {
        name: "plan_paper",
        read: paper::plan,
    },
    Target {
        name: "edited",
        read: paper::edited,
    },
    Target {
        name: "printed",
        read: printed::pdf,
    },
    Target {
        name: "input_files",
        read: input_files::all,
    },
    Target {
        name: "decisions",
        read: input_files::decisions,
    },
    Target {
        name: "narrative",
        read: words::narrative,
    },
    Target {
        name: "words",
        read: words::words,
    },
];

/// The reader of a name.
///
/// # Panics
/// There is none of that name.
pub fn target(name: &str) -> fn(&[u8]) {
    let found = TARGETS.iter().find(|target| target.name == name);
    found.expect("the fuzzers are named after the readers").read
}

/// Libraries that read files are known to panic, and the readers hold such a panic; a fuzzer must not
/// take it for a crash. A panic that leaves the reader still counts.
pub fn hold_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}
