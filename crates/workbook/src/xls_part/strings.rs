//! The table of shared strings (\[MS-XLS\] 2.4.265): of each string only where its fonts change.

use std::collections::BTreeMap;

use super::records::Record;
use crate::formats::RunStart;

/// Strings whose characters take two bytes.
const WIDE: u8 = 0x01;
/// Strings with phonetic data behind them.
const EXTENDED: u8 = 0x04;
/// Strings with runs behind them.
const RICH: u8 = 0x08;

/// The most strings that several fonts draw.
const MOST_RICH: usize = 500_000;

/// The strings that several fonts draw, by number; nothing where there are too many.
pub(super) fn read(record: &Record<'_>) -> Option<BTreeMap<usize, Vec<RunStart>>> {
    let mut rich = BTreeMap::new();
    let mut data = Spread {
        left: record.data,
        more: record.more.iter(),
    };
    // The two counts are not needed: the table ends with its data.
    if data.skip(8).is_none() {
        return Some(rich);
    }
    for number in 0.. {
        match string(&mut data) {
            Some(runs) if runs.is_empty() => {}
            Some(runs) => {
                rich.insert(number, runs);
            }
            None => break,
        }
        if rich.len() > MOST_RICH {
            return None;
        }
    }
    Some(rich)
}

/// The runs of the next string.
fn string(data: &mut Spread<'_>) -> Option<Vec<RunStart>> {
    let length = data.u16()?;
    let flags = data.byte()?;
    let runs = if flags & RICH == 0 { 0 } else { data.u16()? };
    let extended = if flags & EXTENDED == 0 {
        0
    } else {
        usize::from(data.u16()?) | usize::from(data.u16()?) << 16
    };
    data.skip_characters(usize::from(length), flags & WIDE != 0)?;
    let mut starts = Vec::new();
    for _ in 0..runs {
        starts.push((data.u16()?, data.u16()?));
    }
    data.skip(extended)?;
    Some(starts)
}

/// Data that is spread over a record and those in which it goes on.
struct Spread<'a> {
    left: &'a [u8],
    more: std::slice::Iter<'a, &'a [u8]>,
}

impl Spread<'_> {
    /// Goes on to the next data where these are at their end.
    fn fill(&mut self) -> Option<()> {
        while self.left.is_empty() {
            self.left = self.more.next()?;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        self.fill()?;
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.fill()?;
            let here = count.min(self.left.len());
            self.left = &self.left[here..];
            count -= here;
        }
        Some(())
    }

    /// Skips characters: where they go on in other data, these say anew how wide they are.
    fn skip_characters(&mut self, mut count: usize, mut wide: bool) -> Option<()> {
        while count > 0 {
            let width = if wide { 2 } else { 1 };
            let here = count.min(self.left.len() / width);
            self.left = &self.left[here * width..];
            count -= here;
            if count > 0 {
                self.left = self.more.next()?;
                wide = self.byte()? & WIDE != 0;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_behind_strings_that_go_on_elsewhere() {
        let first = [
            2,
            0,
            0,
            0,
            2,
            0,
            0,
            0, // counts
            1,
            0,
            0,
            b'a', // a plain string
            3,
            0,
            RICH | EXTENDED,
            2,
            0,
            1,
            0,
            0,
            0,
            b'1', // a rich one, cut after one character
        ];
        let second = [WIDE, b'2', 0, b' ', 0, 1, 0, 7, 0, 2]; // wide from here; a run is cut
        let third = [0, 0, 0, 0xEE, 2, 0, 0, b'x', b'y'];
        let record = Record {
            kind: 0xFC,
            data: &first,
            more: vec![&second, &third],
        };
        assert_eq!(
            read(&record),
            Some(BTreeMap::from([(1, vec![(1, 7), (2, 0)])]))
        );
    }
}
