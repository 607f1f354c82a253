//! A register of agencies from the lists that the office has: names become blocks of
//! `inputs/agencies.toml`, a table of mergers becomes days and successors.

mod listed;
mod mergers;
#[cfg(test)]
mod tests;
mod written;

pub use listed::{Listed, ListedAgency, listed};
pub use mergers::{Merger, MergersRead, mergers};
pub use written::{added, merged};
