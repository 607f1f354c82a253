//! Hand-made records, and any bytes at all.

use proptest::prelude::*;

use super::*;
use crate::{Content, Shown, Value};
use place::Cell;

/// A record.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// Numbers of 16 bits as bytes.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A font of a version of the records.
fn font(is_unicode: bool, name: &str, is_struck: bool) -> Vec<u8> {
    let mut data = words(&[200, if is_struck { 8 } else { 0 }, 0, 400, 0, 0, 0]);
    data.push(u8::try_from(name.len()).unwrap());
    data.extend(is_unicode.then_some(0));
    data.extend(name.bytes());
    record(0x0031, &data)
}

/// A compound file with one stream.
fn compound_file(name: &str, stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().next_multiple_of(512).max(4096), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut table = vec![0xFFFF_FFFD, END];
    table.extend((3..=sectors + 1).chain([END]));
    table.resize(128, 0xFFFF_FFFF);
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(24, 0);
    header.extend(words(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    for number in [0, 1, 1, 0, 4096, END, 0, END, 0, 0_u32] {
        header.extend(number.to_le_bytes());
    }
    header.resize(512, 0xFF);
    let entry = |name: &str, kind: u8, start: u32, size: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend(u16::try_from(2 * name.len() + 2).unwrap().to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([0xFF; 12]);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(u64::try_from(size).unwrap().to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, END, 0);
    directory.extend(entry(name, 2, 2, stream.len()));
    directory.resize(512, 0);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, table, directory, stream].concat()
}

/// A workbook with one sheet: what stands before it but for the list of sheets, and the sheet.
fn stream(version: u16, globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let name: &[u8] = if version < 0x0600 {
        b"\x01A"
    } else {
        b"\x01\0A"
    };
    let listed = |place: u32| record(0x0085, &[&place.to_le_bytes(), &[0, 0][..], name].concat());
    let begin = |kind: u16| record(0x0809, &words(&[version, kind, 0, 0]));
    let before = [begin(5), globals.concat()].concat();
    let place = before.len() + listed(0).len() + 4;
    let place = u32::try_from(place).unwrap();
    let end = record(0x000A, &[]);
    [
        before,
        listed(place),
        end.clone(),
        begin(16),
        sheet.concat(),
        end,
    ]
    .concat()
}

/// A number's record.
fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    let data = [words(&[row, column, style]), value.to_le_bytes().to_vec()];
    record(0x0203, &data.concat())
}

/// A text's record in a version without Unicode.
fn label(row: u16, column: u16, style: u16, text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    record(
        0x0204,
        &[words(&[row, column, style, length]), text.to_vec()].concat(),
    )
}

/// The styles of the samples: plain, percentage, struck out by the sixth font, text.
fn styles(is_unicode: bool) -> Vec<Vec<u8>> {
    let mut records: Vec<Vec<u8>> = (0..4).map(|_| font(is_unicode, ".VnTime", false)).collect();
    records.push(font(is_unicode, "Arial", true));
    for (font, format) in [(0, 0), (0, 10), (5, 0), (0, 49)] {
        let mut data = words(&[font, format]);
        data.resize(if is_unicode { 20 } else { 16 }, 0);
        records.push(record(0x00E0, &data));
    }
    records
}

/// What a row's record says.
fn row(row: u16, is_hidden: bool) -> Vec<u8> {
    let flags = if is_hidden { 0x0020 } else { 0 };
    record(0x0208, &words(&[row, 0, 3, 255, 0, 0, flags, 0]))
}

/// The cells of the only sheet of a workbook.
fn read(name: &str, stream: &[u8]) -> crate::Workbook {
    crate::read(&compound_file(name, stream)).unwrap()
}

fn cell(workbook: &crate::Workbook, row: u32, column: u32) -> &Content {
    &workbook.sheets[0].cells[&Cell::new(row, column)]
}

#[test]
fn an_excel_95_workbook_in_a_legacy_font_under_any_code_page() {
    // "Së Néi vô" in TCVN3, as bytes.
    let text = b"S\xEB N\xE9i v\xF4, \xAD\xD2";
    for page in [Some(1252_u16), Some(1258), Some(1200), None] {
        let mut globals: Vec<Vec<u8>> = Vec::new();
        globals.extend(page.map(|page| record(0x0042, &page.to_le_bytes())));
        globals.extend(styles(false));
        let sheet = [
            row(1, true),
            label(0, 0, 0, text),
            number(0, 1, 1, 0.9976),
            number(0, 2, 2, 12.0),
            number(1, 0, 0, 5.0),
        ];
        let workbook = read("Book", &stream(0x0500, &globals, &sheet));
        assert!(workbook.shows_looks && workbook.tells_formulas());
        let content = cell(&workbook, 0, 0);
        let decoded = crate::cell_text::decoded(&workbook, content);
        assert_eq!(decoded.text, "Sở Nội vụ, ưề", "{page:?}");
        assert_eq!(cell(&workbook, 0, 1).shown, Shown::Percent);
        let struck = cell(&workbook, 0, 2);
        assert_eq!(
            (&struck.value, struck.struck.as_deref()),
            (&Value::Empty, Some("12"))
        );
        assert!(workbook.sheets[0].hidden_rows.contains(&1));
    }
}

#[test]
fn text_in_unicode_is_so_whatever_code_page_is_named() {
    let mut globals = vec![record(0x0042, &1252_u16.to_le_bytes())];
    globals.extend(styles(true));
    let text = "Đã xong";
    let mut data = words(&[0, 0, 3, u16::try_from(text.chars().count()).unwrap()]);
    data.push(1);
    data.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let workbook = read(
        "Workbook",
        &stream(0x0600, &globals, &[record(0x0204, &data)]),
    );
    let content = cell(&workbook, 0, 0);
    assert_eq!(content.value, Value::Text(text.to_owned()));
    assert_eq!(content.shown, Shown::Text);
}

#[test]
fn rows_that_a_filter_hides_and_formulas_that_cells_share() {
    let mut globals = styles(true);
    let mut name = words(&[0x0020]);
    name.extend([0, 1]);
    name.extend(words(&[11, 0, 1, 0, 0]));
    name.extend([0, 0x0D, 0x3B]);
    name.extend(words(&[0, 1, 4, 0, 2]));
    globals.push(record(0x0018, &name));
    let shared = |row: u16| {
        let mut data = words(&[row, 0, 1]);
        data.extend(0.5_f64.to_le_bytes());
        data.extend(words(&[0, 0, 0, 5]));
        data.push(0x01);
        data.extend(words(&[2, 0]));
        record(0x0006, &data)
    };
    let rows = [row(1, true), row(3, true), row(5, true)];
    let mut sheet: Vec<Vec<u8>> = rows.to_vec();
    sheet.extend([shared(2), shared(3), number(5, 0, 0, 1.0)]);
    let hand = read("Workbook", &stream(0x0600, &globals, &sheet));
    assert_eq!(hand.sheets[0].hidden_rows, [1, 3, 5].into());
    assert!([2, 3].iter().all(|row| cell(&hand, *row, 0).formula));
    assert_eq!(cell(&hand, 3, 0).shown, Shown::Percent);
    sheet.insert(0, record(0x009B, &[]));
    let filtered = read("Workbook", &stream(0x0600, &globals, &sheet));
    // The first row of the area holds the buttons: no filter hides it.
    assert_eq!(filtered.sheets[0].filtered_rows, [3].into());
    assert_eq!(filtered.sheets[0].hidden_rows, [1, 5].into());
}

#[test]
fn damaged_records_are_told_and_values_stay() {
    let sheet = [number(0, 0, 1, 0.5)];
    let whole = stream(0x0600, &styles(true), &sheet);
    // Without its end, a sheet may have said more.
    let file = compound_file("Workbook", &whole[..whole.len() - 4]);
    let part = open(&file).unwrap().unwrap();
    let mut workbook = read("Workbook", &whole);
    part.add(&mut workbook);
    assert!(!workbook.shows_looks && !workbook.tells_formulas());
    assert_eq!(cell(&workbook, 0, 0).value, Value::Number(0.5));
}

#[test]
fn a_chain_without_end_is_refused() {
    let mut file = compound_file("Workbook", &stream(0x0600, &[], &[]));
    // The third sector of the stream leads back to the second.
    file[512 + 4 * 4..512 + 4 * 5].copy_from_slice(&3_u32.to_le_bytes());
    file[512 + 4 * 3..512 + 4 * 4].copy_from_slice(&4_u32.to_le_bytes());
    assert!(open(&file).is_ok(), "the size of the stream ends it");
    file[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(open(&file).err(), Some(CompoundFault::Endless));
    assert!(crate::read(&file).is_err());
}

#[test]
fn a_chain_without_end_that_only_the_library_would_follow_is_refused() {
    let mut file = compound_file("Workbook", &stream(0x0600, &[], &[]));
    assert!(open(&file).is_ok());
    // A sector more, which leads back to itself: of it, so many bytes are said to be the root's stream.
    let own = u32::try_from(file.len() / 512 - 1).unwrap();
    file.extend([0; 512]);
    let mut put = |place: usize, number: u32| {
        file[place..place + 4].copy_from_slice(&number.to_le_bytes());
    };
    put(512 + 4 * own as usize, own);
    put(64, 1);
    let root = 1024;
    put(root + 116, own);
    put(root + 120, u32::MAX);
    assert_eq!(open(&file).err(), Some(CompoundFault::Endless));
    // The directory begins in a sector that the file lacks, and leads to that one.
    let mut file = compound_file("Workbook", &stream(0x0600, &[], &[]));
    let mut put = |place: usize, number: u32| {
        file[place..place + 4].copy_from_slice(&number.to_le_bytes());
    };
    put(48, 20);
    put(512 + 4 * 20, 2);
    put(512 + 4 * 2, 2);
    assert_eq!(open(&file).err(), Some(CompoundFault::Endless));
}

/// Genuine files of other programs.
const GENUINE: [&[u8]; 3] = [
    include_bytes!("../../../../tests/cases/formats/libreoffice.xls"),
    include_bytes!("../../../../tests/cases/formats/xlwt.xls"),
    include_bytes!("../../../../tests/cases/formats/sheetjs.xls"),
];

/// Reads the records of a file and adds them to an empty workbook of as many sheets.
fn walk(bytes: &[u8]) {
    if let Ok(Some(part)) = open(bytes) {
        let mut workbook = crate::Workbook {
            format: crate::model::Format::Xls,
            sheets: (0..3).map(|_| crate::Sheet::new("A")).collect(),
            fonts: Vec::new(),
            shows_looks: false,
            troubles: Vec::new(),
        };
        part.add(&mut workbook);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_records_are_walked(bytes in prop::collection::vec(any::<u8>(), 0..2000), version in prop::sample::select(vec![0x0500_u16, 0x0600])) {
        let begin = record(0x0809, &words(&[version, 5, 0, 0]));
        walk(&compound_file("Workbook", &[begin, bytes.clone()].concat()));
        walk(&bytes);
    }

    #[test]
    fn damaged_files_are_walked(
        file in 0..GENUINE.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = GENUINE[file].to_vec();
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        walk(&bytes);
    }

    #[test]
    fn records_of_known_kinds_with_any_data_are_walked(
        records in prop::collection::vec(
            (prop::sample::select(vec![
                0x0031_u16, 0x041E, 0x00E0, 0x0085, 0x0018, 0x00FC, 0x003C, 0x0208, 0x007D, 0x00BD, 0x00FD,
                0x0006, 0x0203, 0x087E, 0x009B, 0x0809, 0x000A,
            ]), prop::collection::vec(any::<u8>(), 0..40)),
            0..60,
        ),
    ) {
        let mut bytes = record(0x0809, &words(&[0x0600, 5, 0, 0]));
        bytes.extend(records.iter().flat_map(|(kind, data)| record(*kind, data)));
        walk(&compound_file("Workbook", &bytes));
    }
}
