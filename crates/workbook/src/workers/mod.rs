//! Files are dealt with in processes of their own, so that one that exhausts memory or never ends
//! costs itself only: each worker serves many files, has a limit of memory and of time for all that
//! is done with a file, and is replaced when a file kills it. What comes back is plain data, bounded
//! in size.
//!
//! A worker is this very program, started with [`ARGUMENT`]. The library never guesses which program
//! that is: where none was named (tests of the library), nothing is answered here, and whoever asks does
//! it himself. Where one was named and can't be started, no file is opened at all. What is asked and
//! answered is the business of the pipeline (`pipeline/opener`).

mod frame;
mod limits;
mod memory;
mod readers;
mod serve;
mod worker;

pub use frame::Parcel;
pub use limits::Limits;
pub use memory::{Key, Memory};
pub use readers::{Readers, Unanswered};
pub use serve::{Announce, serve};

/// The argument that makes this program a worker; the bytes of memory that it may use follow. No
/// user ever gives it.
pub const ARGUMENT: &str = "--serve-workbooks";
