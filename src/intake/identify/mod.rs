//! Whose a workbook is, and for which period: by the identity that our forms carry.

mod carried;

pub use carried::{Carried, find};
