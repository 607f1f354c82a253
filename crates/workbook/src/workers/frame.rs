//! What a worker and the program that started it say to each other: parcels, each of a head, which
//! says what it is, and a body of plain bytes. Both go with their lengths, four bytes each, the
//! least first.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::Step;

/// The largest body that is taken, in bytes: a file, or a return with its marks.
const LARGEST: u32 = 256 * 1024 * 1024;

/// A parcel: what it is, and bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parcel {
    /// What it is.
    pub head: Vec<u8>,
    /// The bytes that it carries.
    pub body: Vec<u8>,
}

/// The head of what a worker says. Of an answer the rest of the head follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Message {
    /// It has started, and files can come.
    Ready,
    /// It is about to take a step.
    Step(Step),
    /// What it did, in the words of whoever asked.
    Answer(Vec<u8>),
}

/// Writes a parcel.
pub(super) fn write(to: &mut impl Write, head: &[u8], body: &[u8]) -> io::Result<()> {
    for part in [head, body] {
        let length = u32::try_from(part.len()).map_err(io::Error::other)?;
        to.write_all(&length.to_le_bytes())?;
    }
    to.write_all(head)?;
    to.write_all(body)?;
    to.flush()
}

/// Reads a parcel; nothing at the end of the stream.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Parcel>> {
    // Only where not one byte is left has the stream ended between parcels.
    let mut first = Vec::new();
    from.take(4).read_to_end(&mut first)?;
    let first: [u8; 4] = match first.as_slice() {
        [] => return Ok(None),
        whole => whole
            .try_into()
            .map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))?,
    };
    let mut second = [0; 4];
    from.read_exact(&mut second)?;
    let (head, body) = (u32::from_le_bytes(first), u32::from_le_bytes(second));
    Ok(Some(Parcel {
        head: bytes(from, head)?,
        body: bytes(from, body)?,
    }))
}

fn bytes(from: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    if length > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    if from.take(length.into()).read_to_end(&mut bytes)? as u64 == u64::from(length) {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Writes a message with a body.
pub(super) fn say(to: &mut impl Write, message: &Message, body: &[u8]) -> io::Result<()> {
    let head = postcard::to_stdvec(message).map_err(io::Error::other)?;
    write(to, &head, body)
}

/// The message of a head.
pub(super) fn message(head: &[u8]) -> io::Result<Message> {
    postcard::from_bytes(head).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parcels_come_through_unchanged() {
        let answer = Message::Answer("tệp".into());
        let mut stream = Vec::new();
        say(&mut stream, &Message::Ready, b"").unwrap();
        say(&mut stream, &answer, &[0, 255, 7]).unwrap();
        let mut stream = stream.as_slice();
        let mut next = || read(&mut stream).unwrap();
        assert_eq!(message(&next().unwrap().head).unwrap(), Message::Ready);
        let parcel = next().unwrap();
        assert_eq!(message(&parcel.head).unwrap(), answer);
        assert_eq!(parcel.body, [0, 255, 7]);
        assert_eq!(next(), None);
    }

    #[test]
    fn a_parcel_that_is_cut_off_is_a_fault() {
        let mut stream = Vec::new();
        write(&mut stream, b"abc", b"de").unwrap();
        for length in 1..stream.len() {
            assert!(read(&mut &stream[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn a_length_that_no_file_has_takes_no_memory() {
        assert!(read(&mut [0xFF; 16].as_slice()).is_err());
    }
}
