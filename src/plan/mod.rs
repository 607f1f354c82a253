//! A year's plan: fields, groups, criteria, and the measures that judge them.

pub mod model;
pub mod target;
