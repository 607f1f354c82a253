//! Workbooks are opened in processes of their own, so that one that exhausts memory or never ends
//! costs itself only: each worker serves many files, has a limit of memory, and is replaced when a
//! file kills it. What comes back is plain data; everything that is concluded from it is concluded
//! here.
//!
//! A worker is this very program, started with [`ARGUMENT`]. The library never guesses which program
//! that is: without one it opens workbooks in its own process.

mod frame;
mod readers;
mod serve;
mod worker;

use std::time::Duration;

pub use readers::Readers;
pub use serve::serve;

/// The argument that makes this program a worker; the bytes of memory that it may use follow. No
/// user ever gives it.
pub const ARGUMENT: &str = "--serve-workbooks";

/// What one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory of a worker, all that it holds counted.
    pub memory: usize,
    /// How long a file may take.
    pub deadline: Duration,
}

impl Limits {
    /// The limits of the program as it is shipped, for real files generous: those need a few MB
    /// and a few hundredths of a second.
    pub const SHIPPED: Limits = Limits {
        memory: 1536 * 1024 * 1024,
        deadline: Duration::from_secs(10),
    };
}
