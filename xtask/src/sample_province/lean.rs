//! Filled forms as small as they can be kept: what only helps whoever fills one in (drop-downs, the formulas
//! that say what is still missing) is left out, with its results in the cells, as where values were copied.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::Failed;

/// What is left out of the parts of sheets: where it begins and ends.
const LEFT_OUT: [(&str, &str); 2] = [("<f>", "</f>"), ("<dataValidations", "</dataValidations>")];

/// The workbook without them.
///
/// # Errors
/// It is no workbook, or can't be written.
pub fn lean(bytes: &[u8]) -> Result<Vec<u8>, Failed> {
    let mut from = ZipArchive::new(Cursor::new(bytes))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9));
    for at in 0..from.len() {
        let mut part = from.by_index(at)?;
        let name = part.name()?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        if name.starts_with("xl/worksheets/sheet") {
            for (begin, end) in LEFT_OUT {
                text = without(&text, begin, end);
            }
        }
        to.start_file(name, options)?;
        to.write_all(text.as_bytes())?;
    }
    Ok(to.finish()?.into_inner())
}

/// A text without the stretches between two marks, and the marks.
fn without(text: &str, begin: &str, end: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(begin) {
        left.push_str(before);
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    left.push_str(rest);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_left_out_whole() {
        let text = "<c><f>1+1</f><v>2</v></c><c><f>2+2</f><v>4</v></c>";
        let left = "<c><v>2</v></c><c><v>4</v></c>";
        assert_eq!(without(text, "<f>", "</f>"), left);
        assert_eq!(without(left, "<f>", "</f>"), left);
    }
}
