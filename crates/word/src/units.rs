//! Lengths, as the pages and as Word count them.

/// Points of a millimetre.
pub(crate) const MM: f64 = 72.0 / 25.4;

/// Twentieths of a point, as Word measures.
pub(crate) fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}
