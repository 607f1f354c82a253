//! A year's plan: fields, groups, criteria, and the measures that judge them.

pub mod file;
pub mod load;
mod load_measure;
pub mod model;
mod references;
pub mod target;
#[cfg(test)]
pub(crate) mod tests;
