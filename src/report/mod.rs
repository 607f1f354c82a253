//! The model that every reader sees, in reading order; figures with their wording.

pub mod basis;
pub mod counts;
pub mod words;
pub mod measures;
pub mod fields;
pub mod arrivals;
pub mod agencies;
pub mod responsible;
pub mod goals;
pub mod tasks;
pub mod voices;
pub mod readings;
pub mod findings;
pub mod matrix;
pub mod facts;
pub mod model;
