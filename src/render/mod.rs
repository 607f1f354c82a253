//! From the report to bytes: pages, workbooks, text.

pub mod pdf;
