//! What a worker and the program that started it say to each other: a length of four bytes, the
//! least first, and that many bytes.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::{Step, Workbook};

/// What a worker says. The program says only the bytes of files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Message {
    /// It has started, and files can come.
    Ready,
    /// It is about to take a step.
    Step(Step),
    /// What it read.
    Answer(Result<Workbook, Refusal>),
}

/// Writes a frame.
pub(super) fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads a frame; nothing at the end of the stream.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from(u32::from_le_bytes(length));
    let mut bytes = Vec::new();
    if from.take(length).read_to_end(&mut bytes)? as u64 == length {
        Ok(Some(bytes))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// A message as bytes.
pub(super) fn packed(message: &Message) -> io::Result<Vec<u8>> {
    postcard::to_stdvec(message).map_err(io::Error::other)
}

/// The message of some bytes.
pub(super) fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::{Content, Sheet, Value};
    use place::Cell;

    #[test]
    fn a_workbook_comes_through_unchanged() {
        let mut sheet = Sheet::new("Biểu 1");
        for (row, value) in [
            Value::Number(0.1 + 0.2),
            Value::Text("Đã hoàn thành\n".into()),
            Value::Date {
                days: 45_366.5,
                from_1904: true,
            },
            Value::Empty,
            Value::Error("#DIV/0!".into()),
        ]
        .into_iter()
        .enumerate()
        {
            let cell = Cell::new(row as u32 * 300_000, 16_383);
            sheet.cells.insert(cell, Content::plain(value));
        }
        sheet.hidden_rows.insert(7);
        let message = Message::Answer(Ok(Workbook {
            format: Format::Xlsx,
            sheets: vec![sheet],
            fonts: vec![".VnTime".into()],
            shows_looks: true,
            troubles: Vec::new(),
        }));
        let mut stream = Vec::new();
        for message in [&Message::Ready, &message] {
            write(&mut stream, &packed(message).unwrap()).unwrap();
        }
        let mut stream = stream.as_slice();
        let mut next = || read(&mut stream).unwrap();
        assert_eq!(
            unpacked::<Message>(&next().unwrap()).unwrap(),
            Message::Ready
        );
        assert_eq!(unpacked::<Message>(&next().unwrap()).unwrap(), message);
        assert_eq!(next(), None);
    }

    #[test]
    fn a_frame_that_is_cut_off_is_a_fault() {
        let mut stream = Vec::new();
        write(&mut stream, b"abc").unwrap();
        assert!(read(&mut &stream[..5]).is_err());
    }
}
