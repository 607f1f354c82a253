//! Report → bytes: sentences, pages, workbooks, data. Nothing here computes.

pub mod conformity;
pub mod data;
pub mod documents;
pub mod index;
pub mod json;
pub mod mail;
pub mod questions;
pub mod terminal;
pub mod wording;
pub mod workbooks;

pub use nd30 as pdf;
