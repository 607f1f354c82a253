//! Abbreviations that a workbook explains itself: «Ghi chú: HT: hoàn thành; ĐTH: đang thực hiện».

use std::collections::BTreeMap;

use super::view::View;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::state::{self, Declared};
use crate::submission::State;
use crate::vietnamese::fold::fold;

/// The longest abbreviation, in characters.
const LONGEST: usize = 5;

/// The states that a sheet's legend gives to abbreviations; one that it gives two states has none.
pub fn legend(view: &View<'_>) -> BTreeMap<String, State> {
    let mut found: BTreeMap<String, Vec<State>> = BTreeMap::new();
    for words in view
        .words
        .values()
        .filter(|words| words.contains([':', '=', '-', '–']))
    {
        let all = |marks: &[char]| -> Vec<(String, State)> {
            words
                .split([';', ',', '\n', '.'])
                .filter_map(|part| explained(part, marks))
                .collect()
        };
        let mut told = all(&['=', ':']);
        let dashed = all(&['-', '–']);
        // A dash stands in many texts: only several of them are a legend.
        if told.is_empty() && dashed.len() > 1 {
            told = dashed;
        }
        for (short, state) in told {
            found.entry(short).or_default().push(state);
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
fn explained(part: &str, marks: &[char]) -> Option<(String, State)> {
    let (before, after) = part.rsplit_once(marks)?;
    let short = before
        .trim_end()
        .rsplit([' ', ':'])
        .next()?
        .trim_matches(['(', ')', '«', '»', '"']);
    // A number can be a figure wherever it stands; a dash is explained only as the sign: «Dấu (-): …».
    let is_sign = matches!(short, "-" | "–") && fold(before).contains("dấu");
    let is_word = short.chars().count() <= LONGEST && short.contains(char::is_alphabetic);
    let is_short = is_word || is_sign;
    match state::read(after, &OwnWords::default()) {
        Declared::State(state) if is_short => Some((short.to_owned(), state)),
        _ => None,
    }
}
