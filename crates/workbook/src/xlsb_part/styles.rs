//! Fonts, number formats and cell styles, and the strings that several fonts draw.

use std::collections::BTreeMap;

use super::records::{Records, string_at, u16_at, u32_at};
use crate::formats::{Font, RunStart, Styles};
use crate::strings_part::Drawn;

/// A shared string.
const STRING: u32 = 19;

/// Reads the part of styles, as far as it is whole.
pub(super) fn read(mut records: Records<'_>) -> Styles {
    let mut styles = Styles::default();
    let mut in_cell_styles = false;
    while let Some((kind, data)) = records.next() {
        match kind {
            617 => in_cell_styles = true,
            618 => in_cell_styles = false,
            // A record that is too short says nothing.
            _ => {
                let _ = add(&mut styles, kind, data, in_cell_styles);
            }
        }
    }
    styles
}

/// Adds what a record says.
fn add(styles: &mut Styles, kind: u32, data: &[u8], in_cell_styles: bool) -> Option<()> {
    match kind {
        43 => {
            let number = u16::try_from(styles.fonts.len()).ok()?;
            let font = Font {
                drawn: Drawn {
                    struck: u16_at(data, 2).is_some_and(|flags| flags & 0x0008 != 0),
                    raised: u16_at(data, 6).is_some_and(|script| script != 0),
                },
                name: string_at(data, 21)
                    .map(|(name, _)| name)
                    .unwrap_or_default(),
            };
            styles.fonts.insert(number, font);
        }
        44 => {
            let (code, _) = string_at(data, 2)?;
            styles.formats.insert(u16_at(data, 0)?, code);
        }
        47 if in_cell_styles => {
            let style = (u16_at(data, 4)?, u16_at(data, 2)?);
            styles.cells.push(style);
        }
        _ => {}
    }
    Some(())
}

/// The shared strings: the text of each, where it is wanted, and the runs of those that several fonts
/// draw, by number.
pub(super) fn strings(
    mut records: Records<'_>,
    with_text: bool,
) -> (Vec<String>, BTreeMap<usize, Vec<RunStart>>) {
    let mut rich = BTreeMap::new();
    let mut texts = Vec::new();
    let mut number = 0;
    while let Some((kind, data)) = records.next() {
        if kind != STRING {
            continue;
        }
        if let Some(runs) = runs(data).filter(|runs| !runs.is_empty()) {
            rich.insert(number, runs);
        }
        if with_text {
            texts.push(string_at(data, 1).map(|(text, _)| text).unwrap_or_default());
        }
        number += 1;
    }
    (texts, rich)
}

/// The runs of a string.
fn runs(data: &[u8]) -> Option<Vec<RunStart>> {
    if data.first()? & 1 == 0 {
        return None;
    }
    let (_, end) = string_at(data, 1)?;
    let count = usize::try_from(u32_at(data, end)?).ok()?;
    let runs = data.get(end + 4..)?.chunks_exact(4).take(count);
    Some(
        runs.filter_map(|run| Some((u16_at(run, 0)?, u16_at(run, 2)?)))
            .collect(),
    )
}
