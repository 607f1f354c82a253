//! Values that clerks write in a notation of their own.

use super::number;
use crate::exact::Exact;

/// A notation that clerks write; the pattern is for editors.
pub trait Notation: Default {
    /// A regular expression that every text of the notation fits.
    const PATTERN: &'static str;

    /// What stands before a number in it, as most are written; empty where a number stands alone.
    const SIGN: &'static str = "";

    /// Reads it.
    ///
    /// # Errors
    /// What is wrong with it, for the clerk.
    fn read(text: &str) -> Result<Self, String>;
}

impl Notation for Exact {
    const PATTERN: &'static str = "^-?[0-9]+([.,][0-9]+)*$";

    fn read(text: &str) -> Result<Self, String> {
        number(text)
    }
}
