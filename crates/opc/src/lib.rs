//! Packages of parts, as OOXML and OpenDocument keep them: a zip container, relations between its
//! parts, and their markup, read as a stream or changed in place.
//!
//! What is not changed of a part stays as it is written, and a part that is not changed stays as it
//! is packed.

#![warn(unreachable_pub)]

pub mod container;
pub mod foreign;
mod formulas;
pub mod markup;
pub mod pack;
pub mod package;
mod relation;
pub mod relations;
pub mod xml;

pub use relation::Relation;

/// The largest part that is read, unpacked, in bytes.
pub const LARGEST_PART: u64 = 200 * 1024 * 1024;

/// Why a package can't be read or changed: a part is missing, or isn't what it should be.
#[derive(Debug)]
pub struct Broken;
