//! Faults at every step on the disk: the program is killed, the disk is full, nothing can be changed
//! any more; two commands at once; files that change while they are read; hostile files under a
//! limit of memory. After each the old set of files is whole, or the new one is.
//!
//! The steps fail at will by a hook that only the feature `faults` compiles: `cargo test --workspace
//! --features faults --test faults`. Linux only: memory is read from `/proc`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "memory and time are measured and told"
)]

mod faults {
    pub mod against_limits;
    pub mod desk;
    pub mod families;
    pub mod hostile;
    pub mod later;
    pub mod measured;
    pub mod memory;
    pub mod office;
    pub mod old_books;
    pub mod pieces;
    pub mod steps;
    pub mod stress;
    pub mod together;
    pub mod zip_parts;
}

#[allow(dead_code, reason = "the journey's tests use the rest of it")]
#[path = "journey/root.rs"]
mod root;
