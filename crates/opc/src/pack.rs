//! A package that is written anew.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::foreign::made_anywhere;

/// A container of new parts, in their order. They bear a fixed day: equal inputs give equal bytes.
///
/// # Panics
/// Never: nothing is written but to memory, and no part is as large as four gigabytes.
pub fn pack(parts: &[(String, Vec<u8>)], comment: &str) -> Vec<u8> {
    const CAN_WRITE: &str = "memory can be written";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).expect(CAN_WRITE);
        writer.write_all(bytes).expect(CAN_WRITE);
    }
    writer.set_comment(comment).expect(CAN_WRITE);
    made_anywhere(writer.finish().expect(CAN_WRITE).into_inner())
}
