//! The records of an old Excel workbook (\[MS-XLS\] 2.1.4): a kind, a length, the data; long data goes
//! on in records of their own.

/// A record that goes on with the data of the one before it.
const CONTINUE: u16 = 0x003C;

/// The most records in which one goes on: more than the longest table of strings of a file that is
/// read takes.
const MOST_CONTINUED: usize = 65_536;

/// A record, with the data in which it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// Its kind.
    pub(super) kind: u16,
    /// Its data.
    pub(super) data: &'a [u8],
    /// The data in which it goes on.
    pub(super) more: Vec<&'a [u8]>,
}

/// The records of a stream from a place on; damage ends them.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    left: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records from a place on; none where it is behind the end.
    pub(super) fn from(stream: &'a [u8], place: usize) -> Self {
        Records {
            left: stream.get(place..).unwrap_or_default(),
        }
    }

    /// The next record by itself.
    fn single(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.left, 0)?, u16_at(self.left, 2)?);
        let end = 4 + usize::from(length);
        let data = self.left.get(4..end)?;
        self.left = &self.left[end..];
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.single()?;
        let mut more = Vec::new();
        while u16_at(self.left, 0) == Some(CONTINUE)
            && let Some((_, data)) = self.single()
        {
            if !data.is_empty() && more.len() < MOST_CONTINUED {
                more.push(data);
            }
        }
        Some(Record { kind, data, more })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_data_goes_on_and_damage_ends_the_records() {
        let bytes = [
            0x0A, 0, 2, 0, 1, 2, // a record
            0x3C, 0, 1, 0, 3, 0x3C, 0, 0, 0, // two that go on with it
            0x85, 0, 9, 0, 1, // one that is cut off
        ];
        let records: Vec<Record<'_>> = Records::from(&bytes, 0).collect();
        let first = Record {
            kind: 0x0A,
            data: &[1, 2],
            more: vec![&[3]],
        };
        assert_eq!(records, [first]);
        assert_eq!(Records::from(&bytes, 99).count(), 0);
    }
}
