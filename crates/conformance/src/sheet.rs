//! A printed document with its parts told.

use crate::origin::Origin;
use crate::page::Page;
use crate::parts::Parts;
use crate::printed::Printed;

/// A document as it is printed, and which of it is what.
pub struct Sheet {
    /// What people call it.
    pub name: String,
    /// Whose it is, and so how closely it is measured.
    pub origin: Origin,
    /// What stands on the pages.
    pub printed: Printed,
    /// Which of it is what.
    pub parts: Parts,
}

impl Sheet {
    /// Tells the parts of pages.
    pub fn new(name: impl Into<String>, pages: Vec<Page>, origin: Origin) -> Self {
        let printed = Printed::new(pages);
        let parts = Parts::of(&printed);
        Sheet {
            name: name.into(),
            origin,
            printed,
            parts,
        }
    }
}
