//! A font of a PDF: its name, the letters of its codes, their widths.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Object};

use crate::cmap;

/// A font.
pub struct Font {
    /// Its name without the mark of the subset.
    pub name: String,
    /// Bytes of a code.
    pub bytes: usize,
    letters: HashMap<u32, String>,
    widths: BTreeMap<u32, f64>,
    otherwise: f64,
}

/// What is printed of a code whose letter nobody knows.
pub const UNKNOWN: &str = "\u{FFFD}";

impl Font {
    /// Reads a font; what it does not tell has a plain value.
    pub fn new(file: &Document, font: &Dictionary) -> Self {
        let of = |key: &[u8]| font.get_deref(key, file).ok();
        let name = of(b"BaseFont").and_then(|name| name.as_name().ok());
        let name = String::from_utf8_lossy(name.unwrap_or_default()).into_owned();
        let name = match name.split_once('+') {
            Some((mark, rest)) if mark.len() == 6 => rest.to_owned(),
            _ => name,
        };
        let part = of(b"DescendantFonts")
            .and_then(|parts| parts.as_array().ok()?.first())
            .and_then(|part| file.dereference(part).ok()?.1.as_dict().ok());
        let told = of(b"ToUnicode")
            .and_then(|table| table.as_stream().ok())
            .and_then(|table| table.get_plain_content().ok());
        let mut letters = told.map(|table| cmap::letters(&table)).unwrap_or_default();
        if part.is_none() {
            fill(&mut letters, file, font);
        }
        let (widths, otherwise) = match part {
            Some(part) => widths_of_many(file, part),
            None => widths_of_few(file, font),
        };
        Font {
            name,
            bytes: if part.is_some() { 2 } else { 1 },
            letters,
            widths,
            otherwise,
        }
    }

    /// What a code says.
    pub fn text(&self, code: u32) -> &str {
        self.letters.get(&code).map_or(UNKNOWN, String::as_str)
    }

    /// A code's width, in parts of the size.
    pub fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.otherwise) / 1000.0
    }
}

/// Letters by the font's encoding, where nothing else tells them.
fn fill(letters: &mut HashMap<u32, String>, file: &Document, font: &Dictionary) {
    let Ok(encoding) = font.get_font_encoding(file) else {
        return;
    };
    for byte in 0..=u8::MAX {
        let code = u32::from(byte);
        if let std::collections::hash_map::Entry::Vacant(place) = letters.entry(code)
            && let Ok(text) = encoding.bytes_to_string(&[byte])
            && !text.is_empty()
        {
            place.insert(text);
        }
    }
}

/// `FirstChar`, `Widths`.
fn widths_of_few(file: &Document, font: &Dictionary) -> (BTreeMap<u32, f64>, f64) {
    let first = font.get_deref(b"FirstChar", file).ok();
    let first = first.and_then(|first| u32::try_from(first.as_i64().ok()?).ok());
    let list = font.get_deref(b"Widths", file).ok();
    let list = list.and_then(|list| list.as_array().ok());
    let list = list.map(|list| numbers(file, list)).unwrap_or_default();
    let widths = (first.unwrap_or(0)..).zip(list).collect();
    (widths, 500.0)
}

/// `W`: `first last width` or `first [width …]`, in thousandths of the size; `DW` for the rest.
fn widths_of_many(file: &Document, part: &Dictionary) -> (BTreeMap<u32, f64>, f64) {
    let otherwise = part.get_deref(b"DW", file).ok();
    let otherwise = otherwise.and_then(|width| width.as_float().ok());
    let mut widths = BTreeMap::new();
    let list = part.get_deref(b"W", file).ok();
    let mut items = list
        .and_then(|list| list.as_array().ok())
        .map_or(&[][..], Vec::as_slice);
    let code = |object: &Object| {
        let object = file.dereference(object).ok()?.1;
        u32::try_from(object.as_i64().ok()?).ok()
    };
    while let [first, second, rest @ ..] = items {
        let Some(first) = code(first) else {
            break;
        };
        let second = file
            .dereference(second)
            .map_or(second, |(_, object)| object);
        if let Ok(list) = second.as_array() {
            widths.extend((first..).zip(numbers(file, list)));
            items = rest;
        } else if let (Some(last), Some(width)) = (code(second), rest.first()) {
            let width = f64::from(width.as_float().unwrap_or(1000.0));
            let last = last.min(first.saturating_add(0xFFFF));
            widths.extend((first..=last).map(|code| (code, width)));
            items = rest.get(1..).unwrap_or_default();
        } else {
            break;
        }
    }
    (widths, otherwise.map_or(1000.0, f64::from))
}

fn numbers(file: &Document, objects: &[Object]) -> Vec<f64> {
    let number = |object: &Object| {
        let object = file
            .dereference(object)
            .map_or(object, |(_, object)| object);
        f64::from(object.as_float().unwrap_or(0.0))
    };
    objects.iter().take(0x1_0000).map(number).collect()
}
