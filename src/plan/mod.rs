//! A year's plan: fields, groups, criteria, and the measures that judge them.

mod check;
mod check_measure;
pub mod load;
pub mod model;
mod references;
pub mod target;
#[cfg(test)]
pub(crate) mod tests;
pub mod words;
