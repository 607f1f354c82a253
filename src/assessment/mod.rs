//! What is true: verdicts of agencies, of the province, of criteria.

pub mod verdict;
