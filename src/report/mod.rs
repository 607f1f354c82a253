//! The model that every reader sees, in reading order; figures with their wording.

pub mod basis;
pub mod counts;
mod lookup;
pub mod words;
pub mod figures;
pub mod states;
mod quarter;
pub mod measures;
pub mod points;
pub mod fields;
pub mod arrivals;
pub mod agencies;
pub mod progress;
pub mod responsible;
pub mod goals;
pub mod tasks;
pub mod voices;
pub mod readings;
pub mod findings;
pub mod matrix;
pub mod model;
pub mod document;
pub mod tables;
