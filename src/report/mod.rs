//! The model that every reader sees, in reading order; figures with their wording.

pub mod basis;
pub mod document;


