//! What a file may cost: larger ones are refused, whatever they hold.

pub use opc::LARGEST_PART;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// The most parts that a container may have.
pub const MOST_PARTS: usize = 10_000;
/// The largest sum of the parts of a container, unpacked, in bytes.
pub const LARGEST_TOTAL: u64 = 400 * 1024 * 1024;
/// The largest part of styles, unpacked, in bytes; genuine ones are known up to 14 MB.
pub const LARGEST_STYLES: u64 = 64 * 1024 * 1024;

/// The most sheets that are read.
pub const MOST_SHEETS: usize = 200;
/// The most cells with something in them that are read, over all sheets.
pub const MOST_CELLS: usize = 1_000_000;
/// The most text that is read, over all cells, in bytes.
pub const MOST_TEXT: usize = 64 * 1024 * 1024;
/// The longest text of a cell, in characters: as long as Excel lets one type.
pub const LONGEST_TEXT: usize = 32_767;
/// The most merged areas of a sheet that are read.
pub const MOST_MERGES: usize = 100_000;
/// Rows of a sheet.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const COLUMNS: u32 = 16_384;

/// The most rows of merged areas, over all areas of a sheet, that are searched for what they cover.
pub const MOST_COVERED_ROWS: usize = 5_000_000;
