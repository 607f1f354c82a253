//! The records of a part of a binary workbook (\[MS-XLSB\] 2.1.4): a kind and a length, each in as many
//! bytes as it takes, and the data.

use std::io::{BufRead, Read};

/// The longest data that is looked at; the records that are of interest are far shorter.
const LONGEST: u64 = 1024 * 1024;

/// The records of a part; damage ends them.
pub(super) struct Records<'a> {
    source: Box<dyn BufRead + 'a>,
    data: Vec<u8>,
}

impl<'a> Records<'a> {
    /// The records of some bytes.
    pub(super) fn new(source: Box<dyn BufRead + 'a>) -> Self {
        Records {
            source,
            data: Vec::new(),
        }
    }

    /// The next record: its kind and its data, which are empty where they are too long.
    pub(super) fn next(&mut self) -> Option<(u32, &[u8])> {
        let kind = self.number(2)?;
        let length = u64::from(self.number(4)?);
        self.data.clear();
        let mut source = self.source.by_ref().take(length);
        let read = if length > LONGEST {
            std::io::copy(&mut source, &mut std::io::sink())
        } else {
            source.read_to_end(&mut self.data).map(|read| read as u64)
        };
        (read.ok()? == length).then_some((kind, self.data.as_slice()))
    }

    /// A number in at most so many bytes: seven bits in each, the lowest first.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..most {
            let mut byte = [0];
            self.source.read_exact(&mut byte).ok()?;
            number |= u32::from(byte[0] & 0x7F) << (7 * place);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

/// The 16 bits at a place of some data.
pub(super) fn u16_at(data: &[u8], place: usize) -> Option<u16> {
    let bytes = data.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// The 32 bits at a place of some data.
pub(super) fn u32_at(data: &[u8], place: usize) -> Option<u32> {
    let bytes = data.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// A string at a place of some data, and the place behind it.
pub(super) fn string_at(data: &[u8], place: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(data, place)?).ok()?;
    let end = length.checked_mul(2)?.checked_add(place)?.checked_add(4)?;
    let units = data.get(place.checked_add(4)?..end)?.chunks_exact(2);
    let units: Vec<u16> = units
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_lengths_take_as_many_bytes_as_they_need() {
        let mut bytes = vec![0x00, 2, 7, 8, 0xE9, 0x04, 0x80, 0x01];
        bytes.extend([9; 128]);
        bytes.extend([0x13, 5, 1]);
        let mut records = Records::new(Box::new(bytes.as_slice()));
        assert_eq!(records.next(), Some((0, &[7, 8][..])));
        assert_eq!(records.next(), Some((617, &[9; 128][..])));
        assert_eq!(records.next(), None);
    }

    #[test]
    fn strings_keep_to_their_data() {
        let data = [0xFF, 1, 0, 0, 0, b'a', 0, 3];
        assert_eq!(string_at(&data, 1), Some(("a".to_owned(), 7)));
        assert_eq!(string_at(&data, 0), None);
        assert_eq!(string_at(&[0xFF; 4], 0), None);
    }
}
