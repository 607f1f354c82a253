//! What a file is, and whether it is small enough to be opened, under one name for this room.

pub use ::workbook::Format;
pub use ::workbook::guard::*;
pub use ::workbook::limits::*;
