//! Marks beside the usual boxes: secrecy, circulation, drafter, address.

use serde::Serialize;

use super::Document;

impl Document {
    /// The document with marks that few documents bear.
    pub fn with_marks(self, marks: Marks) -> MarkedDocument {
        MarkedDocument {
            document: self,
            marks,
        }
    }
}

/// A document with marks that few documents bear; the page templates take it like a [`Document`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarkedDocument {
    /// The document.
    #[serde(flatten)]
    pub document: Document,
    /// Its marks.
    pub marks: Marks,
}

/// Marks that few documents bear.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Marks {
    /// Degree of secrecy as printed in its red frame (box 10a): `MẬT`.
    pub secrecy: Option<String>,
    /// Limits of circulation as printed in its frame (box 11): `LƯU HÀNH NỘI BỘ`.
    pub circulation: Option<String>,
    /// Mark of the drafter and number of copies, under the recipients (box 12): `PL.(300)`.
    pub drafter: Option<String>,
    /// Address, phone, mail and web page of the agency, a string for each line, at the foot of
    /// page 1 (box 13).
    pub address: Vec<String>,
}
