//! Containers as no library writes them: entries over each other, twice, with sizes behind the data.

/// What is odd about a container.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// Nothing.
    Nothing,
    /// Sizes and checksum stand behind the data of each entry.
    SizesBehind,
    /// Each name of the list leads to the data of the first.
    OneOverAnother,
}

/// A container of entries that are stored as they are.
pub fn container(entries: &[(String, Vec<u8>)], odd: Odd) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    let mut list: Vec<u8> = Vec::new();
    // Many names can lead to the same large data.
    let first = entries.first().map(|(_, bytes)| checksum(bytes));
    let flags: u16 = if odd == Odd::SizesBehind { 8 } else { 0 };
    for (at, (name, bytes)) in entries.iter().enumerate() {
        let is_first = at == 0 || odd != Odd::OneOverAnother;
        let data = if is_first { bytes } else { &entries[0].1 };
        let sum = match odd {
            Odd::OneOverAnother => first.unwrap(),
            Odd::Nothing | Odd::SizesBehind => checksum(data),
        };
        let size = u32::try_from(data.len()).unwrap();
        let offset = u32::try_from(out.len()).unwrap();
        if is_first {
            let known = if odd == Odd::SizesBehind {
                [0, 0, 0]
            } else {
                [sum, size, size]
            };
            out.extend(0x0403_4b50_u32.to_le_bytes());
            head(&mut out, flags, known);
            out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            out.extend(0_u16.to_le_bytes());
            out.extend(name.as_bytes());
            out.extend(data);
            if odd == Odd::SizesBehind {
                out.extend(0x0807_4b50_u32.to_le_bytes());
                for number in [sum, size, size] {
                    out.extend(number.to_le_bytes());
                }
            }
        }
        list.extend(0x0201_4b50_u32.to_le_bytes());
        list.extend(20_u16.to_le_bytes());
        head(&mut list, flags, [sum, size, size]);
        list.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        // No extra field, no comment, the first disk, no attributes.
        list.extend([0; 12]);
        let offset = if is_first { offset } else { 0 };
        list.extend(offset.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let begins = u32::try_from(out.len()).unwrap();
    let count = u16::try_from(entries.len()).unwrap();
    out.extend(&list);
    out.extend(0x0605_4b50_u32.to_le_bytes());
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    out.extend(begins.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    out
}

/// What stands in both places of an entry: version, flags, stored, no time, checksum, sizes.
fn head(out: &mut Vec<u8>, flags: u16, numbers: [u32; 3]) {
    for number in [20, flags, 0, 0, 0x21] {
        out.extend(number.to_le_bytes());
    }
    for number in numbers {
        out.extend(number.to_le_bytes());
    }
}

/// The checksum of an entry (CRC-32).
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}
