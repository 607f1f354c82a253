//! A PDF of others, held against the decree.

use conformance::origin::Origin;
use conformance::reader;
use conformance::sheet::Sheet;

/// A PDF that can be read is measured, each of its characters at a place.
pub(crate) fn pdf(data: &[u8]) {
    let Ok(pages) = reader::read(data) else {
        return;
    };
    for page in &pages {
        for character in &page.characters {
            assert!(
                character.x.is_finite() && character.y.is_finite(),
                "{character:?}"
            );
        }
    }
    let outcomes = conformance::measure(&[Sheet::new("van-ban.pdf", pages, Origin::Foreign)]);
    assert!(!outcomes.is_empty());
}
