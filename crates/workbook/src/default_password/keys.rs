//! What all kinds of encryption make keys from: the password, hashes, and blocks in a chain.

use aes::cipher::{BlockModeDecrypt, KeyIvInit};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// The password that Excel tries by itself.
const PASSWORD: &str = "VelvetSweatshop";

/// The most times that a password is hashed; Excel writes 100,000.
pub(super) const MOST_SPINS: u32 = 1_000_000;

/// The password as it is hashed.
pub(super) fn password() -> Vec<u8> {
    PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The 16 bits at a place of some data.
pub(super) fn u16_at(data: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(
        data.get(place..place + 2)?.try_into().ok()?,
    ))
}

/// The 32 bits at a place of some data.
pub(super) fn u32_at(data: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(
        data.get(place..place + 4)?.try_into().ok()?,
    ))
}

/// A function that hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The hash of several pieces, one behind the other.
    pub(super) fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        fn hash<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            for piece in pieces {
                digest.update(piece);
            }
            digest.finalize().to_vec()
        }
        match self {
            Hash::Sha1 => hash::<Sha1>(pieces),
            Hash::Sha256 => hash::<Sha256>(pieces),
            Hash::Sha384 => hash::<Sha384>(pieces),
            Hash::Sha512 => hash::<Sha512>(pieces),
        }
    }

    /// The password with a salt, hashed so often.
    pub(super) fn of_password(self, salt: &[u8], spins: u32) -> Vec<u8> {
        let mut hash = self.of(&[salt, &password()]);
        for spin in 0..spins {
            hash = self.of(&[&spin.to_le_bytes(), &hash]);
        }
        hash
    }
}

/// Whole blocks of 16 bytes, decrypted in a chain; nothing where a key has another length.
pub(super) fn chained(key: &[u8], start: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    fn blocks<D: BlockModeDecrypt + KeyIvInit>(
        key: &[u8],
        start: &[u8],
        data: &[u8],
    ) -> Option<Vec<u8>> {
        let mut decryptor = D::new_from_slices(key, start).ok()?;
        let mut plain = data.to_vec();
        for block in plain.chunks_exact_mut(16) {
            decryptor.decrypt_block(block.try_into().ok()?);
        }
        Some(plain)
    }
    match key.len() {
        16 => blocks::<cbc::Decryptor<aes::Aes128>>(key, start, data),
        24 => blocks::<cbc::Decryptor<aes::Aes192>>(key, start, data),
        32 => blocks::<cbc::Decryptor<aes::Aes256>>(key, start, data),
        _ => None,
    }
}
