//! Workbooks: what agencies fill in, and what the office filters and prints.

pub mod form;
pub mod outgoing;
pub mod plan_print;
pub mod returned;
pub mod summary;
mod text_size;
