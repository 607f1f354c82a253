//! Issued means issued. Once the registry has given a period's report its number and day, its documents
//! are kept in `output/P/ban-hanh/` with what they were made of; a later run that would print something
//! else under the same number, or have other facts behind it, is refused, and later periods are compared with what was signed.
//!
//! | below `ban-hanh/05-BC-SNV/` | what it is |
//! |---|---|
//! | `ban-hanh.json` | number, day, what it replaces; the digest of every other file |
//! | `van-ban/` | the documents as they were issued, with `results.json` |
//! | `nguon/` | the inputs, workbooks and templates that they were made of |
//! | `noi-dung.json` | what the documents say, to be held against later runs |

mod content;
mod facts;
mod given;
mod keep;
mod kept;
mod record;
mod signed;
mod sources;
mod standing;

pub use content::Content;
pub use kept::{Kept, kept};
pub use signed::Signed;
pub use standing::{Keeping, Made, Standing, made_of};
