//! Whose document is measured, and so how closely.

/// Whose document is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// One that this program has set. It places every letter itself, so nothing is allowed but what the
    /// reader of the PDF rounds: a template that drifts is told at once.
    Own,
    /// One of another program. A word processor rounds places to its own units, sets two sizes on one
    /// line by their tops and not by their feet, and leaves parts of a date to be written by hand; what
    /// nobody could see on paper, or what the decree leaves open, is not told as a fault of its author.
    Foreign,
}

/// Less than what a reader of PDFs rounds.
const TOLERANCE: f64 = 0.02;
/// Letters are placed by word processors to a tenth of a millimetre, and nobody sees less.
const TOLERANCE_OF_FOREIGN_PLACES: f64 = 0.1;

impl Origin {
    /// How far a measure may be beyond its limits.
    pub fn tolerance(self, unit: &str) -> f64 {
        match (self, unit) {
            (Origin::Foreign, "mm") => TOLERANCE_OF_FOREIGN_PLACES,
            _ => TOLERANCE,
        }
    }

    /// Whether the program has set it.
    pub fn is_own(self) -> bool {
        self == Origin::Own
    }
}
