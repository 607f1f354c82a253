//! Abbreviations that a workbook explains itself: «Ghi chú: HT: hoàn thành; ĐTH: đang thực hiện».

use std::collections::BTreeMap;

use super::view::View;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::state::{self, Declared};
use crate::submission::State;

/// The longest abbreviation, in characters.
const LONGEST: usize = 5;

/// The states that a sheet's legend gives to abbreviations; one that it gives two states has none.
pub fn legend(view: &View<'_>) -> BTreeMap<String, State> {
    let mut found: BTreeMap<String, Vec<State>> = BTreeMap::new();
    for words in view
        .words
        .values()
        .filter(|words| words.contains([':', '=']))
    {
        for part in words.split([';', ',', '\n', '.']) {
            if let Some((short, state)) = explained(part) {
                found.entry(short).or_default().push(state);
            }
        }
    }
    found
        .into_iter()
        .filter_map(|(short, mut states)| {
            states.dedup();
            match states.as_slice() {
                [only] => Some((short, *only)),
                _ => None,
            }
        })
        .collect()
}

/// An abbreviation and the state that it stands for: `HT: hoàn thành`, `(x) = đang thực hiện`.
fn explained(part: &str) -> Option<(String, State)> {
    let (before, after) = part.rsplit_once(['=', ':'])?;
    let short = before
        .rsplit([' ', ':'])
        .next()?
        .trim_matches(['(', ')', '«', '»', '"']);
    let is_short = !short.is_empty() && short.chars().count() <= LONGEST;
    match state::read(after, &OwnWords::default()) {
        Declared::State(state) if is_short => Some((short.to_owned(), state)),
        _ => None,
    }
}
