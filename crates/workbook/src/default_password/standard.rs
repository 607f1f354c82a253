//! Standard encryption, of Office 2007 (\[MS-OFFCRYPTO\] 2.3.4.5–9): AES with one key for all blocks.

use aes::cipher::{BlockCipherDecrypt, KeyInit};

use super::keys::{Hash, u32_at};

/// How often the password is hashed.
const SPINS: u32 = 50_000;

/// The data, decrypted; nothing where they have another password, or are encrypted otherwise.
pub(super) fn decrypted(description: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let header_size = usize::try_from(u32_at(description, 0)?).ok()?;
    let header = description.get(4..)?.get(..header_size)?;
    let verifier = description.get(4 + header_size..)?;
    let key_bytes = usize::try_from(u32_at(header, 16)?).ok()? / 8;
    let salt_size = usize::try_from(u32_at(verifier, 0)?).ok()?;
    let salt = verifier.get(4..)?.get(..salt_size)?;
    let rest = verifier.get(4 + salt_size..)?;
    let (encrypted, hash) = (rest.get(..16)?, rest.get(20..52)?);
    let key = key(salt, key_bytes)?;
    let expected = blocks(&key, hash)?;
    let found = Hash::Sha1.of(&[&blocks(&key, encrypted)?]);
    if !expected.starts_with(&found) {
        return None;
    }
    blocks(&key, data)
}

/// The key that the password makes.
fn key(salt: &[u8], length: usize) -> Option<Vec<u8>> {
    let password = Hash::Sha1.of_password(salt, SPINS);
    let hash = Hash::Sha1.of(&[&password, &0_u32.to_le_bytes()]);
    let half = |filled: u8| {
        let mut block = [filled; 64];
        for (byte, other) in block.iter_mut().zip(&hash) {
            *byte ^= other;
        }
        Hash::Sha1.of(&[&block])
    };
    let both = [half(0x36), half(0x5C)].concat();
    both.get(..length).map(<[u8]>::to_vec)
}

/// Whole blocks of 16 bytes, each decrypted by itself.
fn blocks(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    fn with<D: BlockCipherDecrypt + KeyInit>(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
        let cipher = D::new_from_slice(key).ok()?;
        let mut plain = data.to_vec();
        for block in plain.chunks_exact_mut(16) {
            cipher.decrypt_block(block.try_into().ok()?);
        }
        Some(plain)
    }
    match key.len() {
        16 => with::<aes::Aes128>(key, data),
        24 => with::<aes::Aes192>(key, data),
        32 => with::<aes::Aes256>(key, data),
        _ => None,
    }
}
