//! Whether a percentage and two figures say the same.

use exact::Exact;

use super::figure::Figure;

/// Whether a stated percentage is that of two figures, but for rounding in its last place.
pub(super) fn agrees(first: &Exact, second: &Exact, percent: &Figure) -> bool {
    let Some(share) = (first * &Exact::whole(100)).checked_div(second) else {
        return false;
    };
    percent.readings().into_iter().any(|stated| {
        let text = stated.to_full_decimal();
        let places = text
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        let mut place = Exact::whole(1);
        for _ in 0..places {
            place = &place / 10;
        }
        (&share - stated).abs() < place
    })
}
