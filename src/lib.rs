//! `cchc` reads the progress workbooks of a province's agencies, checks and judges them against the
//! province's plan, and writes the official documents of a reporting period.
//!
//! The crates of the workspace come first, then the modules in the order in which data flows. A
//! module may use those before it, never those after it; `tests/layering.rs` holds them to that. The
//! picture is in `docs/architecture.md`.

pub use exact;
pub use failure;
pub use nd30;
pub use place;
pub use vietnamese;
pub use workbook;

pub mod patience;
pub mod datafile;
pub mod period;
pub mod agency;
pub mod office;
pub mod plan;
pub mod measure;
pub mod own_layout;
pub mod plan_import;
pub mod register_import;
pub mod receipts_import;
pub mod inputs;
pub mod first_inputs;
pub mod form;
pub mod submission;
pub mod finding;
pub mod decision;
pub mod schemas;
pub mod intake;
pub mod checks;
pub mod decided;
pub mod assessment;
pub mod report;
pub mod render;
pub mod output;
pub mod pipeline;
pub mod desk;
pub mod cli;
