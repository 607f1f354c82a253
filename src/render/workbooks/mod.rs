//! Workbooks: what agencies fill in, and what the office filters and prints.

pub mod summary;
mod text_size;
