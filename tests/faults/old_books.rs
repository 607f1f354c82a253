//! Old workbooks (BIFF8) and compound files made by hand, hostile in what their records say.

const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const TABLE: u32 = 0xFFFF_FFFD;
const OF_TABLES: u32 = 0xFFFF_FFFC;
const SECTOR: usize = 512;
/// Numbers of a sector of the table, and of the table's own list.
const NUMBERS: usize = SECTOR / 4;

const MARK: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

fn numbers(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

fn short(numbers: impl IntoIterator<Item = u16>) -> Vec<u8> {
    numbers.into_iter().flat_map(u16::to_le_bytes).collect()
}

/// An entry of the folder: name, kind, brother to the right, child, first sector, size.
fn entry(name: &str, kind: u8, brother: u32, child: u32, first: u32, size: usize) -> Vec<u8> {
    let letters: Vec<u16> = name.encode_utf16().collect();
    let mut bytes = short(letters.iter().copied());
    bytes.resize(64, 0);
    bytes.extend(u16::try_from(2 * letters.len() + 2).unwrap().to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.extend(numbers([FREE, brother, child]));
    bytes.resize(116, 0);
    bytes.extend(numbers([first, u32::try_from(size).unwrap(), 0]));
    bytes
}

/// A compound file of some streams, at most three.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut sectors, mut table, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (name, bytes)) in streams.iter().enumerate() {
        let mut bytes = bytes.clone();
        bytes.resize(bytes.len().max(4_096).next_multiple_of(SECTOR), 0);
        let first = u32::try_from(table.len()).unwrap();
        let count = u32::try_from(bytes.len() / SECTOR).unwrap();
        table.extend((1..count).map(|step| first + step).chain([END]));
        let is_last = at + 1 == streams.len();
        let brother = if is_last {
            FREE
        } else {
            u32::try_from(at + 2).unwrap()
        };
        entries.push(entry(name, 2, brother, FREE, first, bytes.len()));
        sectors.extend(bytes);
    }
    let folder = u32::try_from(table.len()).unwrap();
    table.push(END);
    let data = table.len();
    let (mut tables, mut lists) = (1, 0);
    while tables * NUMBERS < data + tables + lists {
        tables += 1;
        lists = tables.saturating_sub(109).div_ceil(NUMBERS - 1);
    }
    let first_table = u32::try_from(data).unwrap();
    let first_list = first_table + u32::try_from(tables).unwrap();
    table.extend(std::iter::repeat_n(TABLE, tables));
    table.extend(std::iter::repeat_n(OF_TABLES, lists));
    table.resize(tables * NUMBERS, FREE);
    let places: Vec<u32> = (first_table..first_list).collect();
    let list_or_end = |at: usize| match at < lists {
        true => first_list + u32::try_from(at).unwrap(),
        false => END,
    };
    let mut bytes = MARK.to_vec();
    bytes.resize(24, 0);
    bytes.extend(short([0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    bytes.extend(numbers([
        0,
        u32::try_from(tables).unwrap(),
        folder,
        0,
        4_096,
        END,
        0,
    ]));
    bytes.extend(numbers([list_or_end(0), u32::try_from(lists).unwrap()]));
    let mut head = places.iter().copied().take(109).collect::<Vec<_>>();
    head.resize(109, FREE);
    bytes.extend(numbers(head));
    assert_eq!(bytes.len(), SECTOR);
    bytes.extend(sectors);
    let mut names = entry("Root Entry", 5, FREE, 1, END, 0);
    names.extend(entries.concat());
    names.resize(SECTOR, 0);
    bytes.extend(names);
    bytes.extend(numbers(table));
    for at in 0..lists {
        let own = places.iter().copied().skip(109 + at * (NUMBERS - 1));
        let mut own: Vec<u32> = own.take(NUMBERS - 1).collect();
        own.resize(NUMBERS - 1, FREE);
        own.push(list_or_end(at + 1));
        bytes.extend(numbers(own));
    }
    bytes
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn begins(kind: u16) -> Vec<u8> {
    record(0x809, &short([0x600, kind, 0, 0, 0, 0, 0, 0]))
}

/// A workbook of one sheet with these records; others may stand before its sheets are named.
fn book_with(before: &[u8], sheet: &[u8]) -> Vec<u8> {
    let head = |place: u32| {
        let named = [&place.to_le_bytes()[..], &[0, 0, 1, 0, b'B']].concat();
        [
            begins(5),
            before.to_vec(),
            record(0x85, &named),
            record(0x0A, &[]),
        ]
        .concat()
    };
    let place = u32::try_from(head(0).len()).unwrap();
    let book = [head(place), begins(0x10), sheet.to_vec(), record(0x0A, &[])].concat();
    compound(&[("Workbook", book)])
}

fn book(sheet: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    book_with(&[], &sheet.flatten().collect::<Vec<u8>>())
}

/// Millions of figures, in records of a row each.
pub fn figures() -> Vec<u8> {
    let cells = [0, 0, 0, 0, 0xF0, 0x3F].repeat(256);
    book((0..12_000_u16).map(|row| {
        record(
            0xBD,
            &[&short([row, 0])[..], &cells, &short([255])].concat(),
        )
    }))
}

/// A table of texts that says that it has more than there can be, and one text over thousands of records.
pub fn texts_without_end() -> Vec<u8> {
    let first = [
        &numbers([FREE, 0x7FFF_FFFF])[..],
        &short([8_000]),
        &[0],
        &[b'a'; 8_000],
    ]
    .concat();
    let next = record(0x3C, &[&[0][..], &[b'a'; 8_000]].concat());
    book_with(&[record(0xFC, &first), next.repeat(3_000)].concat(), &[])
}

/// Merged areas of the whole sheet, millions of them.
pub fn areas() -> Vec<u8> {
    let areas = short([0, 65_535, 0, 255]).repeat(1_000);
    let one = record(0xE5, &[&short([1_000])[..], &areas].concat());
    book(std::iter::repeat_n(one, 1_500))
}

/// Formulas that are shared with a whole sheet, again and again.
pub fn shared_formulas() -> Vec<u8> {
    book((0..60_000_u16).map(|at| {
        let cell = [
            &short([at, at % 256, 0])[..],
            &1_f64.to_le_bytes(),
            &[0; 6],
            &short([5]),
            &[1, 0, 0, 0, 0],
        ];
        let mut records = record(0x06, &cell.concat());
        if at.is_multiple_of(50) {
            let steps = [&[0x1E, 1, 0].repeat(2_333)[..], &[3]].concat();
            let shared = [
                &short([0, 65_535])[..],
                &[0, 255, 0, 9],
                &short([7_000]),
                &steps,
            ];
            records.extend(record(0x4BC, &shared.concat()));
        }
        records
    }))
}

/// Headings in each cell.
pub fn labels() -> Vec<u8> {
    let text = b"STT 12/14 ".repeat(40);
    book((0..1_500_u16).flat_map(move |row| {
        let text = text.clone();
        (0..30_u16).map(move |column| {
            let head = short([row, column, 0, 400]);
            record(0x204, &[&head[..], &[0], &text].concat())
        })
    }))
}

/// A sheet of millions of records that say nothing, and that does not end.
pub fn without_end() -> Vec<u8> {
    let book = [begins(5), record(0x201, &[]).repeat(2_000_000)].concat();
    compound(&[("Workbook", book)])
}

/// A container behind the head of a compound file.
pub fn before_a_container(container: &[u8]) -> Vec<u8> {
    [&MARK[..], &[0; 504], container].concat()
}

/// An encrypted workbook whose key is to be made in four thousand million rounds.
pub fn cipher_that_never_ends() -> Vec<u8> {
    let sizes = "saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\"";
    let salt = "AAAAAAAAAAAAAAAAAAAAAA==";
    let hash = format!("{}==", "A".repeat(86));
    let key = format!("{}=", "A".repeat(43));
    let info = format!(
        "<?xml version=\"1.0\"?><encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\" xmlns:p=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\"><keyData {sizes} saltValue=\"{salt}\"/><dataIntegrity encryptedHmacKey=\"AAAA\" encryptedHmacValue=\"AAAA\"/><keyEncryptors><keyEncryptor uri=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\"><p:encryptedKey spinCount=\"4000000000\" {sizes} saltValue=\"{salt}\" encryptedVerifierHashInput=\"{salt}\" encryptedVerifierHashValue=\"{hash}\" encryptedKeyValue=\"{key}\"/></keyEncryptor></keyEncryptors></encryption>"
    );
    let info = [&short([4, 4])[..], &numbers([0x40]), info.as_bytes()].concat();
    let package = [&4_000_u64.to_le_bytes()[..], &[1; 8_000]].concat();
    compound(&[("EncryptionInfo", info), ("EncryptedPackage", package)])
}
