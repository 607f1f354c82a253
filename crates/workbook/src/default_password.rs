//! Workbooks that are encrypted with the password that Excel tries by itself (\[MS-OFFCRYPTO\] 2.3,
//! 2.4.2.3): programs encrypt so what is only protected against changes, and Excel opens it without a
//! word. A workbook with a password of its own stays closed.

mod agile;
mod keys;
mod legacy;
mod standard;

use self::keys::u16_at;
use crate::limits::LARGEST_FILE;
use crate::xls_part::compound;

/// The workbook inside a compound file that is encrypted so; nothing where the file is none, or has
/// another password.
pub(super) fn opened(bytes: &[u8]) -> Option<Vec<u8>> {
    let info = compound::stream(bytes, &["EncryptionInfo"]).ok();
    let Some(info) = info else {
        return legacy::opened(bytes);
    };
    let package = compound::stream(bytes, &["EncryptedPackage"]).ok()?;
    let (size, data) = package.split_first_chunk::<8>()?;
    let size = usize::try_from(u64::from_le_bytes(*size)).ok()?;
    if size > data.len() || size as u64 > LARGEST_FILE {
        return None;
    }
    let version = (u16_at(&info, 0)?, u16_at(&info, 2)?);
    let mut plain = match version {
        (4, 4) => agile::decrypted(info.get(8..)?, data)?,
        (2..=4, 2) => standard::decrypted(info.get(8..)?, data)?,
        _ => return None,
    };
    plain.truncate(size);
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_encrypted_so_stays_as_it_is() {
        assert_eq!(opened(b"PK\x03\x04"), None);
        assert_eq!(
            opened(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            None
        );
    }

    proptest::proptest! {
        #[test]
        fn any_description_is_survived(info in proptest::collection::vec(0_u8.., 0..300)) {
            let data = [0; 64];
            let _ = standard::decrypted(&info, &data);
            let _ = agile::decrypted(&info, &data);
            let mut stream = vec![0x2F, 0, info.len() as u8, 0];
            stream.extend(info);
            let _ = legacy::decrypted(&stream);
        }
    }
}
