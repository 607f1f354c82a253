//! Files of every format with bytes changed at random: each is answered, by what it says or by what is
//! wrong with it, and what comes after it is read as if it had not been there.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use cchc::intake::Source;
use cchc::pipeline::opener::{Knowledge, Opener};
use fastrand::Rng;
use workbook::workers::{Limits, Readers};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Mutants of each file; `CCHC_MUTANTS` makes more of them.
const MUTANTS: u64 = 12;

/// The genuine files: one of each format and program, and a form.
fn genuine() -> Vec<(String, Vec<u8>)> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join("tests/cases/formats");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|ending| ending != "tsv"))
        .collect();
    paths.push(project.join("inputs/submissions/2024-H1/so-tu-phap.xlsx"));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths
        .iter()
        .map(|path| (name(path), fs::read(path).unwrap()))
        .collect()
}

/// Bytes with some of them changed, cut out, doubled or put elsewhere.
fn changed(bytes: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..random.usize(1..20) {
        if bytes.len() < 8 {
            break;
        }
        let at = random.usize(0..bytes.len() - 4);
        let to = (at + random.usize(1..200)).min(bytes.len());
        match random.u8(0..6) {
            0 => bytes[at] = random.u8(..),
            1 => bytes[at] ^= 1 << random.u8(0..8),
            2 => bytes[at..at + 4].copy_from_slice(&random.u32(..).to_le_bytes()),
            3 => drop(bytes.drain(at..to)),
            4 => {
                let piece = bytes[at..to].to_vec();
                let place = random.usize(0..bytes.len());
                bytes.splice(place..place, piece);
            }
            _ => bytes[at..to].fill([0, 0xFF, b'9', b'<'][random.usize(0..4)]),
        }
    }
    bytes
}

/// A container with one of its parts changed; nothing where the bytes are none.
fn changed_inside(bytes: &[u8], random: &mut Rng) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = random.usize(0..archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        if at == chosen {
            bytes = changed(&bytes, random);
        }
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

#[test]
fn a_file_with_bytes_changed_at_random_is_answered_and_harms_no_other() {
    let count = std::env::var("CCHC_MUTANTS").ok();
    let count: u64 = count.map_or(MUTANTS, |count| count.parse().unwrap());
    let genuine = genuine();
    assert!(genuine.len() > 8, "one of each format");
    let program = Some(env!("CARGO_BIN_EXE_cchc").into());
    let readers = Readers::new(program, Limits::for_memory(4 << 30));
    let knowledge = Knowledge::default();
    let opener = Opener::new(&readers, &knowledge);
    let alone = |file: &str, bytes: &[u8]| {
        let (file, bytes) = (file.to_owned(), bytes.to_vec());
        opener.alone(&Source { file, bytes }).unwrap()
    };
    let before: Vec<_> = genuine
        .iter()
        .map(|(name, bytes)| alone(name, bytes))
        .collect();
    let mutants: Vec<(&(String, Vec<u8>), u64)> = genuine
        .iter()
        .flat_map(|file| (0..count).map(move |seed| (file, seed)))
        .collect();
    readers.side_by_side(&mutants, |((name, bytes), seed)| {
        let mut random = Rng::with_seed(*seed);
        let inside = seed
            .is_multiple_of(2)
            .then(|| changed_inside(bytes, &mut random));
        let mutant = inside
            .flatten()
            .unwrap_or_else(|| changed(bytes, &mut random));
        let checked = alone(name, &mutant);
        let is_answered = checked.submission.is_some() || !checked.findings.is_empty();
        assert!(is_answered, "{name}, mutant {seed}");
    });
    for ((name, bytes), before) in genuine.iter().zip(&before) {
        assert!(
            alone(name, bytes) == *before,
            "{name} is read otherwise afterwards"
        );
    }
}
