//! For the tests of the modules that read data files: a sound file is broken in one place, and the
//! faults must be told at the lines that are marked `#!`.

use crate::failure::Outcome;

/// The file name that the tests use.
pub const FILE: &str = "inputs/thu.toml";

/// The lines at which a text's faults are told. Each must name the file and say how to mend it.
pub fn fault_lines<T>(outcome: Outcome<T>) -> Vec<usize> {
    let Err(failure) = outcome else {
        return Vec::new();
    };
    let mut lines: Vec<usize> = failure
        .faults()
        .iter()
        .map(|fault| {
            assert_eq!(fault.file, FILE);
            assert!(!fault.what.is_empty() && !fault.mend.is_empty(), "{fault}");
            fault.line.unwrap_or_default()
        })
        .collect();
    lines.dedup();
    lines
}

/// Replaces the first `from` in a sound text and checks that the faults stand where `to` marks them.
pub fn check_broken<T>(sound: &str, from: &str, to: &str, load: impl Fn(&str) -> Outcome<T>) {
    assert!(sound.contains(from), "the sound text lacks {from:?}");
    assert_eq!(fault_lines(load(sound)), Vec::<usize>::new(), "sound text");
    let text = sound.replacen(from, to, 1);
    check_marked(&text, load);
}

/// Checks that the faults stand at the lines marked `#!`, and nowhere else.
pub fn check_marked<T>(text: &str, load: impl Fn(&str) -> Outcome<T>) {
    let marked: Vec<usize> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| line.contains("#!"))
        .map(|(number, _)| number)
        .collect();
    assert!(!marked.is_empty(), "nothing is marked in {text}");
    let outcome = load(text);
    let told = outcome.as_ref().err().map(ToString::to_string);
    assert_eq!(
        fault_lines(outcome),
        marked,
        "{}\n{text}",
        told.unwrap_or_default()
    );
}
