//! An independent calculation of every verdict, province figure and criterion, from the readings in
//! `results.json` and the plain inputs, by `docs/verdicts.md` alone. It shares no code with the program:
//! what both get wrong, both must have got wrong by themselves.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by a panic"
)]
#![allow(
    missing_docs,
    reason = "the fields are those of docs/inputs.md and docs/results.md"
)]

mod independent {
    pub mod agency;
    pub mod carry;
    pub mod compare;
    mod decided;
    pub mod filled;
    pub mod fraction;
    pub mod index;
    pub mod inputs;
    mod kinds;
    pub mod over_time;
    pub mod pace;
    pub mod province;
    mod province_2026;
    pub mod reading;
    pub mod results;
    mod rules;
    pub mod sample;
    pub mod target;
    pub mod timeliness;
}

#[allow(dead_code, reason = "the journey's tests use the rest of it")]
#[path = "journey/root.rs"]
mod root;
