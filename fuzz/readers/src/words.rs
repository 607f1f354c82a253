//! Words: of cells, and of a clerk's own narrative.

use std::collections::BTreeMap;

use cchc::render::wording::narrative;
use vietnamese::clean::clean;
use vietnamese::date::{find_dates, read_date};
use vietnamese::deadline::read_deadline;
use vietnamese::decode::decode;
use vietnamese::document_number::find_references;
use vietnamese::fold::{fold, fold_plain};
use vietnamese::number::{read_figure, read_number};
use vietnamese::quote::shortened;

/// Words of a cell: read or not, never more than they are.
pub(crate) fn words(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let cleaned = clean(text).text;
    assert_eq!(clean(&cleaned).text, cleaned, "cleaned twice");
    let folded = fold(&cleaned);
    assert_eq!(fold(&folded), folded, "folded twice");
    drop((
        fold_plain(text),
        decode(text, None),
        decode(text, Some(".VnTime")),
    ));
    drop((read_number(text), read_figure(text), read_date(text)));
    drop((find_dates(text), find_references(text)));
    let _ = read_deadline(text);
    assert!(shortened(text, 40).chars().count() <= 42);
}

/// A clerk's narrative: read, or told with the lines that are wrong.
pub(crate) fn narrative(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let none = BTreeMap::new();
    match narrative::read("loi.md", text, &none) {
        Ok(read) => assert!(!read.blocks(&none).is_empty()),
        Err(failure) => {
            let last = text.lines().count() + 1;
            for fault in failure.faults() {
                assert!(fault.line.is_none_or(|line| (1..=last).contains(&line)));
            }
        }
    }
}
