//! Report → bytes: pages, workbooks, data. Nothing here computes.

pub mod json;
pub mod pdf;
pub mod terminal;
pub mod workbooks;
