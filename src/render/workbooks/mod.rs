//! Workbooks: what agencies fill in, and what the office filters and prints.

pub mod form;
mod text_size;
