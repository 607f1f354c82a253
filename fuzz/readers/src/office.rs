//! The sample office, against whose plan and register the readers read.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cchc::inputs::{Inputs, load_inputs};
use cchc::period::PeriodId;

/// The period against which files are read.
pub(crate) const PERIOD: &str = "2024-H1";

/// The sample's inputs.
pub(crate) static INPUTS: LazyLock<Inputs> =
    LazyLock::new(|| load_inputs(&root()).expect("the sample's inputs are right"));

/// The id of [`PERIOD`].
pub(crate) fn period() -> PeriodId {
    PERIOD.parse().expect("a period's id")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
