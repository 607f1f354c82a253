//! The model that every reader sees, in reading order; figures with their wording.

mod lookup;
mod province;
mod quarter;
pub mod agencies;
pub mod arrivals;
pub mod basis;
pub mod changes;
pub mod correction;
pub mod counts;
pub mod decisions;
pub mod digest;
pub mod facts;
pub mod fields;
pub mod figures;
pub mod findings;
pub mod goals;
pub mod matrix;
pub mod measures;
pub mod model;
pub mod own;
pub mod points;
pub mod previous;
pub mod progress;
pub mod questions;
pub mod readings;
pub mod reminder;
pub mod responsible;
pub mod results;
pub mod sheet;
pub mod states;
pub mod tables;
pub mod tasks;
pub mod trace;
pub mod voices;
pub mod words;

pub use nd30::document;
