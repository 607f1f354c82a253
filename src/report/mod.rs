//! What every reader sees: the documents of a period, as data that is ready to print.

pub mod document;
