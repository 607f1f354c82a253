//! A PDF read: its pages with what is printed on them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, Object};

use crate::font::UNKNOWN;
use crate::matrix::Matrix;
use crate::page::{MM, Page};
use crate::painter::Painter;
use crate::refusal::Refusal;

/// A larger file is refused.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
const MOST_PAGES: usize = 2_000;
/// A page's parents.
const GENERATIONS: usize = 32;

/// Reads all pages of a file.
///
/// # Errors
/// Why it can't be measured.
pub fn read(bytes: &[u8]) -> Result<Vec<Page>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|start| start == b"%PDF-") {
        return Err(Refusal::NotPdf);
    }
    // The library that reads the objects is not proof against every damaged file.
    let read = catch_unwind(AssertUnwindSafe(|| pages(bytes)));
    let pages = read.unwrap_or(Err(Refusal::Damaged))?;
    let letters = pages.iter().flat_map(|page| &page.characters);
    let (known, unknown): (Vec<&str>, Vec<&str>) = letters
        .map(|one| one.text.trim())
        .filter(|text| !text.is_empty())
        .partition(|text| *text != UNKNOWN);
    if known.len() + unknown.len() < 20 {
        return Err(Refusal::NoText);
    }
    if unknown.len() > known.len() / 4 {
        return Err(Refusal::NoLetters);
    }
    Ok(pages)
}

fn pages(bytes: &[u8]) -> Result<Vec<Page>, Refusal> {
    let file = Document::load_mem(bytes).map_err(|error| match error {
        lopdf::Error::InvalidPassword
        | lopdf::Error::Decryption(_)
        | lopdf::Error::UnsupportedSecurityHandler(_) => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?;
    if file.is_encrypted() {
        return Err(Refusal::Encrypted);
    }
    let ids = file.get_pages();
    if ids.is_empty() {
        return Err(Refusal::Damaged);
    }
    if ids.len() > MOST_PAGES {
        return Err(Refusal::TooLarge);
    }
    let mut painter = Painter::new(&file);
    ids.into_values()
        .map(|id| {
            let page = file.get_dictionary(id).map_err(|_| Refusal::Damaged)?;
            let (size, base) = paper(&file, page).ok_or(Refusal::Damaged)?;
            let resources = inherited(&file, page, b"Resources");
            let resources = resources.and_then(|own| own.as_dict().ok());
            let content = file.get_page_content(id).map_err(|_| Refusal::Damaged)?;
            if content.len() > MOST_BYTES {
                return Err(Refusal::TooLarge);
            }
            let (characters, shapes) = painter.page(base, &content, resources)?;
            Ok(Page {
                size,
                characters,
                shapes,
            })
        })
        .collect()
}

/// An entry of a page, or of what it belongs to.
fn inherited<'a>(file: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..GENERATIONS {
        if let Ok(found) = node.get_deref(key, file) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", file).ok()?.as_dict().ok()?;
    }
    None
}

/// Width and height of the paper as it is looked at, mm, and the way to points from its corner.
fn paper(file: &Document, page: &Dictionary) -> Option<((f64, f64), Matrix)> {
    let bounds = inherited(file, page, b"MediaBox")?.as_array().ok()?;
    let bounds: Vec<f64> = bounds
        .iter()
        .filter_map(|object| file.dereference(object).ok()?.1.as_float().ok())
        .map(f64::from)
        .collect();
    let [one, low, other, high] = bounds[..] else {
        return None;
    };
    let (left, right) = (one.min(other), one.max(other));
    let (bottom, top) = (low.min(high), low.max(high));
    let (width, height) = (right - left, top - bottom);
    if !(10.0..15_000.0).contains(&width) || !(10.0..15_000.0).contains(&height) {
        return None;
    }
    let turned = inherited(file, page, b"Rotate").and_then(|angle| angle.as_i64().ok());
    let upright = (width * MM, height * MM);
    let lying = (upright.1, upright.0);
    Some(match turned.unwrap_or(0).rem_euclid(360) {
        90 => (lying, [0.0, 1.0, 1.0, 0.0, -bottom, -left]),
        180 => (upright, [-1.0, 0.0, 0.0, 1.0, right, -bottom]),
        270 => (lying, [0.0, -1.0, -1.0, 0.0, top, right]),
        _ => (upright, [1.0, 0.0, 0.0, -1.0, -left, top]),
    })
}
