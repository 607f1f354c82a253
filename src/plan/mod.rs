//! A year's plan: fields, groups, criteria, and the measures that judge them.

mod check;
mod check_index;
mod check_kinds;
mod check_measure;
pub mod index;
pub mod load;
pub mod measure;
pub mod model;
pub mod name;
mod questions;
mod references;
mod spelling;
pub mod target;
#[cfg(test)]
mod score_tests;
#[cfg(test)]
pub(crate) mod tests;
pub mod words;
