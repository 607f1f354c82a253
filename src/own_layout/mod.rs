//! How tables of an agency's own layout are read, as the clerk has confirmed it once
//! (`inputs/layouts/*.toml`): which column is what, under a fingerprint of the headings. The communes of
//! a district often share one home-made form, and fill it in again every period.

pub mod file;
mod fingerprint;
pub mod load;
mod model;
mod purpose;
pub mod write;

#[cfg(test)]
mod tests;

pub use fingerprint::{fingerprint, plain_path};
pub use model::{Changed, Known, LayoutColumn, OwnLayout, OwnLayouts, Proposal};
pub use purpose::Purpose;

/// The folder of the layouts, a file a layout, relative to the root.
pub const FOLDER: &str = "inputs/layouts";

/// The name of the file that the program proposes for a fingerprint, in [`FOLDER`].
pub fn file_name(fingerprint: &str) -> String {
    format!("mau-{fingerprint}.toml")
}
