//! From the report to bytes: sentences, pages, workbooks.

pub mod wording;
pub mod pdf;
pub mod documents;
