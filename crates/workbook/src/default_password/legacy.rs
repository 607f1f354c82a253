//! Encryption of the old Excel format (\[MS-XLS\] 2.2.10, \[MS-OFFCRYPTO\] 2.3.5, 2.3.6): RC4, anew for
//! each 1,024 bytes of the stream of records.

use md5::Md5;
use rc4::{KeyInit, Rc4, StreamCipher};
use sha2::Digest;

use super::keys::{Hash, password, u16_at, u32_at};
use crate::xls_part::compound;

/// The record that says how the others are encrypted.
const FILE_PASS: u16 = 0x002F;
/// A record that no reader knows.
const UNKNOWN: u16 = 0x3F00;
/// So many bytes share a key.
const BLOCK: usize = 1024;

/// The same file with its records decrypted; nothing where they are not encrypted so.
pub(super) fn opened(bytes: &[u8]) -> Option<Vec<u8>> {
    let stream = compound::stream(bytes, &["Workbook"]).ok()?;
    let plain = decrypted(&stream)?;
    compound::with_stream(bytes, "Workbook", &plain)
}

/// A stream of records, decrypted.
pub(super) fn decrypted(stream: &[u8]) -> Option<Vec<u8>> {
    let place = file_pass(stream)?;
    let length = usize::from(u16_at(stream, place + 2)?);
    let key = Key::read(stream.get(place + 4..)?.get(..length)?)?;
    let mut plain = with_key(&key, stream)?;
    let mut at = 0;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let end = at + 4 + usize::from(length);
        // Kinds and lengths are never encrypted; of some records nothing is, of a sheet's place not.
        let kept = match kind {
            0x0809 | FILE_PASS | 0x00E1 | 0x0138 | 0x0194 | 0x0195 | 0x0196 => end,
            0x0085 => at + 8,
            _ => at + 4,
        };
        let kept = at..kept.min(end).min(stream.len());
        plain.get_mut(kept.clone())?.copy_from_slice(&stream[kept]);
        at = end;
    }
    plain
        .get_mut(place..place + 2)?
        .copy_from_slice(&UNKNOWN.to_le_bytes());
    Some(plain)
}

/// Where the record stands that says how the others are encrypted: among the first ones.
fn file_pass(stream: &[u8]) -> Option<usize> {
    let mut at = 0;
    for _ in 0..16 {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        if kind == FILE_PASS {
            return Some(at);
        }
        at += 4 + usize::from(length);
    }
    None
}

/// What the keys of the blocks are made from.
enum Key {
    /// Of Excel 97: five bytes.
    Short(Vec<u8>),
    /// Of later versions: a hash, and the length of keys in bytes.
    Long(Vec<u8>, usize),
}

impl Key {
    /// The key of a description that has the password; nothing where it has another one.
    fn read(description: &[u8]) -> Option<Key> {
        if u16_at(description, 0)? != 1 {
            return None;
        }
        let (key, verifier, hash_size) = match (u16_at(description, 2)?, u16_at(description, 4)?) {
            (1, 1) => (
                Key::short(description.get(6..22)?),
                description.get(22..54)?,
                16,
            ),
            (2..=4, 2) => {
                let header_size = usize::try_from(u32_at(description, 10)?).ok()?;
                let header = description.get(14..)?.get(..header_size)?;
                let rest = description.get(14 + header_size..)?;
                let bits = match u32_at(header, 16)? {
                    0 => 40,
                    bits => usize::try_from(bits).ok()?,
                };
                let hash = Hash::Sha1.of(&[rest.get(4..20)?, &password()]);
                let verifier = [rest.get(20..36)?, rest.get(40..60)?].concat();
                return Key::Long(hash, bits / 8).if_it_opens(&verifier, 20);
            }
            _ => return None,
        };
        key.if_it_opens(verifier, hash_size)
    }

    fn short(salt: &[u8]) -> Key {
        let start = Md5::digest(password());
        let piece = [&start[..5], salt].concat();
        Key::Short(Md5::digest(piece.repeat(16))[..5].to_vec())
    }

    /// Itself, where it decrypts a verifier and its hash to two that fit.
    fn if_it_opens(self, verifier: &[u8], hash_size: usize) -> Option<Key> {
        let mut plain = verifier.to_vec();
        self.cipher(0)?.apply_keystream(&mut plain);
        let (verifier, hash) = (plain.get(..16)?, plain.get(16..16 + hash_size)?);
        let found = match self {
            Key::Short(_) => Md5::digest(verifier).to_vec(),
            Key::Long(..) => Hash::Sha1.of(&[verifier]),
        };
        (found == hash).then_some(self)
    }

    /// The cipher of a block.
    fn cipher(&self, block: u32) -> Option<Rc4> {
        let key = match self {
            Key::Short(start) => {
                Md5::digest([start.as_slice(), &block.to_le_bytes()].concat()).to_vec()
            }
            Key::Long(hash, length) => {
                let mut key = Hash::Sha1.of(&[hash, &block.to_le_bytes()]);
                key.truncate(*length);
                // Keys of 40 bits are filled up.
                if *length == 5 {
                    key.resize(16, 0);
                }
                key
            }
        };
        Rc4::new_from_slice(&key).ok()
    }
}

/// All bytes of a stream, decrypted block by block.
fn with_key(key: &Key, stream: &[u8]) -> Option<Vec<u8>> {
    let mut plain = stream.to_vec();
    for (number, block) in (0_u32..).zip(plain.chunks_mut(BLOCK)) {
        key.cipher(number)?.apply_keystream(block);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Streams of records that another program encrypted with keys of 40 and of 128 bits: a beginning,
    /// the description, a sheet's place and name, and a long record.
    #[test]
    fn records_of_later_versions_are_decrypted() {
        for stream in [
            &include_bytes!("../../../../tests/cases/encrypted/cryptoapi40.bin")[..],
            &include_bytes!("../../../../tests/cases/encrypted/cryptoapi128.bin")[..],
        ] {
            let plain = decrypted(stream).unwrap();
            let end = plain.len() - 4;
            assert!(plain[end - 1500..end].iter().all(|byte| *byte == b'x'));
            let sheet = end - 1500 - 4 - 11;
            assert_eq!(plain[sheet..sheet + 4], 1234_u32.to_le_bytes());
            assert_eq!(plain[sheet + 8..sheet + 11], *b"abc");
            let mut other = stream.to_vec();
            // Another salt: another key.
            let place = file_pass(stream).unwrap() + 4 + 14 + 32 + 8 + 4;
            other[place] ^= 1;
            assert_eq!(decrypted(&other), None);
        }
    }
}
