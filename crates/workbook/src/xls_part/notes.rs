//! Notes on cells (\[MS-XLS\] 2.4.179): a record names the cell and a drawn object, whose text stands
//! in records of its own.

use std::collections::BTreeMap;

use place::Cell;

use super::records::{Record, u16_at};

/// A drawn object.
pub(super) const OBJECT: u16 = 0x005D;
/// The text of the object before it.
pub(super) const TEXT: u16 = 0x01B6;
/// A note: its cell, and the number of its object.
pub(super) const NOTE: u16 = 0x001C;

/// The most notes of a sheet, and the longest text of one in characters.
const MOST: usize = 10_000;
const LONGEST: usize = 4_096;

/// The notes of a sheet.
#[derive(Debug, Default)]
pub(super) struct Notes {
    object: Option<u16>,
    texts: BTreeMap<u16, String>,
    cells: BTreeMap<Cell, u16>,
}

impl Notes {
    /// Adds what a record says; one that is too short says nothing.
    pub(super) fn add(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data;
        match record.kind {
            OBJECT => {
                self.object = (u16_at(data, 0)? == 0x0015)
                    .then(|| u16_at(data, 6))
                    .flatten()
            }
            TEXT => {
                let object = self.object.take()?;
                let length = usize::from(u16_at(data, 10)?).min(LONGEST);
                let text = characters(&record.more, length);
                if self.texts.len() < MOST {
                    self.texts.insert(object, text);
                }
            }
            NOTE if self.cells.len() < MOST => {
                let at = Cell::new(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
                self.cells.insert(at, u16_at(data, 6)?);
            }
            _ => {}
        }
        Some(())
    }

    /// The words of the notes, by cell.
    pub(super) fn by_cell(&self) -> BTreeMap<Cell, String> {
        let words = |(cell, object): (&Cell, &u16)| Some((*cell, self.texts.get(object)?.clone()));
        self.cells.iter().filter_map(words).collect()
    }
}

/// So many characters of the data in which a text goes on: each begins with the width of its
/// characters.
fn characters(pieces: &[&[u8]], length: usize) -> String {
    let mut units: Vec<u16> = Vec::new();
    for piece in pieces {
        let Some((width, text)) = piece.split_first() else {
            continue;
        };
        let left = length.saturating_sub(units.len());
        if width & 1 == 0 {
            units.extend(text.iter().take(left).map(|byte| u16::from(*byte)));
        } else {
            let wide = text.chunks_exact(2).take(left);
            units.extend(wide.map(|unit| u16::from_le_bytes([unit[0], unit[1]])));
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_found_by_its_object() {
        let mut notes = Notes::default();
        let mut add = |kind, data: &[u8], more: Vec<&[u8]>| {
            notes.add(&Record { kind, data, more });
        };
        add(OBJECT, &[0x15, 0, 0x12, 0, 0x19, 0, 7, 0], vec![]);
        let mut text = [0; 18];
        text[10] = 3;
        add(
            TEXT,
            &text,
            vec![&[0, b'4', b'5'], &[1, 0x11, 0x01], &[0, 1, 2]],
        );
        add(NOTE, &[11, 0, 5, 0, 0, 0, 7, 0], vec![]);
        add(NOTE, &[1], vec![]);
        let found = notes.by_cell();
        assert_eq!(found[&"F12".parse().unwrap()], "45\u{111}");
    }
}
