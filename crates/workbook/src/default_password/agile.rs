//! Agile encryption, since Office 2010 (\[MS-OFFCRYPTO\] 2.3.4.10–15): described in XML.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use opc::xml::{Xml, attribute};
use quick_xml::events::{BytesStart, Event};

use super::keys::{Hash, MOST_SPINS, chained};

/// The data of a package are encrypted in pieces of this length.
const SEGMENT: usize = 4096;
/// What tells the hashes apart that the keys of the verifier and of the data's key are made from.
const VERIFIER: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const VERIFIER_HASH: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

/// How something is encrypted.
#[derive(Debug)]
struct Cipher {
    hash: Hash,
    salt: Vec<u8>,
    key_bytes: usize,
}

/// How the key of the data is encrypted with a password.
#[derive(Debug)]
struct KeyEncryptor {
    cipher: Cipher,
    spins: u32,
    verifier: Vec<u8>,
    verifier_hash: Vec<u8>,
    key: Vec<u8>,
}

/// The data, decrypted; nothing where they have another password, or are encrypted otherwise.
pub(super) fn decrypted(description: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let (data_cipher, encryptor) = read(description)?;
    let KeyEncryptor { cipher, spins, .. } = &encryptor;
    let password = cipher.hash.of_password(&cipher.salt, *spins);
    let with = |block: &[u8], value: &[u8]| {
        let hash = cipher.hash.of(&[&password, block]);
        chained(
            &fitted(hash, cipher.key_bytes),
            &fitted(cipher.salt.clone(), 16),
            value,
        )
    };
    let verifier = with(&VERIFIER, &encryptor.verifier)?;
    let expected = with(&VERIFIER_HASH, &encryptor.verifier_hash)?;
    let hash = cipher.hash.of(&[verifier.get(..cipher.salt.len())?]);
    if !expected.starts_with(&hash) {
        return None;
    }
    let key = fitted(with(&KEY, &encryptor.key)?, data_cipher.key_bytes);
    let mut plain = Vec::with_capacity(data.len());
    for (number, segment) in (0_u32..).zip(data.chunks(SEGMENT)) {
        let start = data_cipher
            .hash
            .of(&[&data_cipher.salt, &number.to_le_bytes()]);
        plain.extend(chained(&key, &fitted(start, 16), segment)?);
    }
    Some(plain)
}

/// Bytes cut to a length, or filled up to it.
fn fitted(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length, 0x36);
    bytes
}

/// Reads the description.
fn read(description: &[u8]) -> Option<(Cipher, KeyEncryptor)> {
    let mut xml = Xml::new(Box::new(description));
    let (mut data, mut key) = (None, None);
    while let Some(event) = xml.next_event() {
        if let Event::Start(element) = &event {
            match element.local_name().as_ref() {
                "keyData" => data = cipher(element),
                "encryptedKey" => key = key_encryptor(element),
                _ => {}
            }
        }
    }
    Some((data?, key?))
}

fn cipher(element: &BytesStart<'_>) -> Option<Cipher> {
    let is_known = attribute(element, "cipherAlgorithm")? == "AES"
        && attribute(element, "cipherChaining")? == "ChainingModeCBC"
        && attribute(element, "blockSize")? == "16";
    let bits: usize = attribute(element, "keyBits")?.parse().ok()?;
    let hash = match attribute(element, "hashAlgorithm")?.as_str() {
        "SHA1" | "SHA-1" => Hash::Sha1,
        "SHA256" | "SHA-256" => Hash::Sha256,
        "SHA384" | "SHA-384" => Hash::Sha384,
        "SHA512" | "SHA-512" => Hash::Sha512,
        _ => return None,
    };
    is_known.then_some(Cipher {
        hash,
        salt: bytes(element, "saltValue")?,
        key_bytes: bits / 8,
    })
}

fn key_encryptor(element: &BytesStart<'_>) -> Option<KeyEncryptor> {
    let spins: u32 = attribute(element, "spinCount")?.parse().ok()?;
    (spins <= MOST_SPINS).then_some(KeyEncryptor {
        cipher: cipher(element)?,
        spins,
        verifier: bytes(element, "encryptedVerifierHashInput")?,
        verifier_hash: bytes(element, "encryptedVerifierHashValue")?,
        key: bytes(element, "encryptedKeyValue")?,
    })
}

/// The bytes of an attribute.
fn bytes(element: &BytesStart<'_>, name: &str) -> Option<Vec<u8>> {
    STANDARD.decode(attribute(element, name)?).ok()
}
