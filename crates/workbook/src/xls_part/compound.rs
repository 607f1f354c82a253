//! The streams of a compound file (\[MS-CFB\]), read leniently: programs that export reports write
//! tables of sectors longer than their file, which strict readers refuse and Excel opens.

use super::records::{u16_at, u32_at};

/// The end of a chain of sectors.
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Numbers from here on are none of a sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Streams below this size lie in small sectors.
const SMALL_STREAM: usize = 4096;
/// The size of a small sector.
const SMALL_SECTOR: usize = 64;
/// The size of an entry of the directory.
const ENTRY: usize = 128;

/// What keeps a stream from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompoundFault {
    /// There is no such stream, or what leads to it is damaged.
    NotFound,
    /// A chain of sectors comes back to itself: it has no end.
    Endless,
}

/// The sectors of a file, and which follows which.
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    next: Vec<u32>,
}

/// The first of some streams that a compound file has.
pub(crate) fn stream(bytes: &[u8], names: &[&str]) -> Result<Vec<u8>, CompoundFault> {
    let header = |place| u32_at(bytes, place).ok_or(CompoundFault::NotFound);
    let sectors = Sectors::open(bytes).ok_or(CompoundFault::NotFound)?;
    // A sector that the file lacks ends a chain for us, and none for the library.
    sectors.check_end(header(48)?, u64::MAX)?;
    let directory = sectors.chain(header(48)?, usize::MAX)?;
    let entries = || directory.chunks_exact(ENTRY);
    // The library follows these for as many bytes as the file states, which can be any number where a
    // chain comes back to itself.
    let is_named = |entry: &[u8]| {
        let own = entry_name(entry);
        names.iter().any(|name| own.eq_ignore_ascii_case(name))
    };
    let is_followed = |(index, entry): &(usize, &[u8])| *index == 0 || is_named(entry);
    for (_, entry) in entries().enumerate().filter(is_followed) {
        let start = u32_at(entry, 116).ok_or(CompoundFault::NotFound)?;
        sectors.check_end(start, sectors.stated_size(entry))?;
    }
    let tables = u64::from(header(64)?).saturating_mul(sectors.size as u64);
    sectors.check_end(header(60)?, tables)?;
    let named = |name: &str| {
        entries().find(|entry| entry[66] == 2 && entry_name(entry).eq_ignore_ascii_case(name))
    };
    let found = names.iter().find_map(|name| named(name));
    let (start, size) = found.and_then(span).ok_or(CompoundFault::NotFound)?;
    if size >= SMALL_STREAM {
        return sectors.chain(start, size);
    }
    let root = entries().find(|entry| entry[66] == 5).and_then(span);
    let (root_start, root_size) = root.ok_or(CompoundFault::NotFound)?;
    let holder = sectors.chain(root_start, root_size)?;
    let small = Sectors {
        bytes: &holder,
        size: SMALL_SECTOR,
        next: numbers(&sectors.chain(header(60)?, usize::MAX)?),
    };
    small.chain_from(start, size, 0)
}

/// The same file with another content of the same length in a stream; nothing where there is no such
/// stream, or it lies in small sectors.
pub(crate) fn with_stream(bytes: &[u8], name: &str, content: &[u8]) -> Option<Vec<u8>> {
    let sectors = Sectors::open(bytes)?;
    let directory = sectors.chain(u32_at(bytes, 48)?, usize::MAX).ok()?;
    let mut entries = directory.chunks_exact(ENTRY);
    let named = |entry: &&[u8]| entry[66] == 2 && entry_name(entry).eq_ignore_ascii_case(name);
    let (mut number, size) = entries.find(named).and_then(span)?;
    if size < SMALL_STREAM || size != content.len() {
        return None;
    }
    let mut written = bytes.to_vec();
    for piece in content.chunks(sectors.size) {
        let place = usize::try_from(number).ok()?;
        let start = place.checked_add(1)?.checked_mul(sectors.size)?;
        written
            .get_mut(start..start.checked_add(piece.len())?)?
            .copy_from_slice(piece);
        number = sectors.next.get(place).copied().unwrap_or(END_OF_CHAIN);
    }
    Some(written)
}

/// The name of an entry of the directory.
fn entry_name(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2);
    let units: Vec<u16> = units
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .take_while(|unit| *unit != 0)
        .collect();
    String::from_utf16_lossy(&units)
}

/// Where the stream of an entry begins, and its size in bytes.
fn span(entry: &[u8]) -> Option<(u32, usize)> {
    let size = usize::try_from(u32_at(entry, 120)?).ok()?;
    Some((u32_at(entry, 116)?, size))
}

/// The numbers of 32 bits in some bytes.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    let numbers = bytes.chunks_exact(4);
    numbers
        .map(|number| u32::from_le_bytes([number[0], number[1], number[2], number[3]]))
        .collect()
}

impl<'a> Sectors<'a> {
    /// The sectors of a compound file.
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut sectors = Sectors {
            bytes,
            size,
            next: Vec::new(),
        };
        let mut tables = numbers(bytes.get(76..512)?);
        // The list of tables goes on in a chain of its own: the last number of each sector is the
        // next one.
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..sectors.count() {
            let Some(mut list) = sectors.sector(more, 1).map(numbers) else {
                break;
            };
            more = list.pop().unwrap_or(END_OF_CHAIN);
            tables.extend(list);
        }
        let tables = tables.into_iter().filter(|table| *table < NO_SECTOR);
        for table in tables.take(sectors.count()) {
            let table = sectors.sector(table, 1).map(numbers)?;
            sectors.next.extend(table);
        }
        Some(sectors)
    }

    /// How many sectors there can be.
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(self.size)
    }

    /// The bytes of a sector, as many as there are; so many sectors stand before the first.
    fn sector(&self, number: u32, before: usize) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(before)?;
        let start = start.checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The size that an entry of the directory states; files of small sectors have 32 bits of it.
    fn stated_size(&self, entry: &[u8]) -> u64 {
        let size = u64::from_le_bytes(std::array::from_fn(|place| entry[120 + place]));
        match self.size {
            512 => size & u64::from(u32::MAX),
            _ => size,
        }
    }

    /// Refuses a chain of sectors that comes back to itself before so many bytes.
    fn check_end(&self, start: u32, bytes: u64) -> Result<(), CompoundFault> {
        let next = |number: &u32| {
            let place = usize::try_from(*number).ok()?;
            let next = self.next.get(place).copied()?;
            (next < NO_SECTOR).then_some(next)
        };
        let needed = usize::try_from(bytes.div_ceil(self.size as u64)).unwrap_or(usize::MAX);
        let most = self.next.len() + 1;
        let followed = std::iter::successors((start < NO_SECTOR).then_some(start), next);
        match followed.take(needed.min(most)).count() == most {
            true => Err(CompoundFault::Endless),
            false => Ok(()),
        }
    }

    /// The bytes of a chain of sectors of the file, at most so many.
    fn chain(&self, start: u32, most: usize) -> Result<Vec<u8>, CompoundFault> {
        self.chain_from(start, most, 1)
    }

    fn chain_from(&self, start: u32, most: usize, before: usize) -> Result<Vec<u8>, CompoundFault> {
        let mut chain = Vec::new();
        let mut number = start;
        for _ in 0..=self.count() {
            if number >= NO_SECTOR || chain.len() >= most {
                chain.truncate(most);
                return Ok(chain);
            }
            let sector = self.sector(number, before).ok_or(CompoundFault::NotFound)?;
            chain.extend_from_slice(sector);
            let place = usize::try_from(number).map_err(|_| CompoundFault::NotFound)?;
            number = self.next.get(place).copied().unwrap_or(END_OF_CHAIN);
        }
        Err(CompoundFault::Endless)
    }
}
