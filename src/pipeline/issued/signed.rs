//! The inputs of issued periods, as they were signed.

use std::path::{Path, PathBuf};

use super::kept::kept;
use super::record::SOURCES;
use crate::failure::{Faults, Outcome};
use crate::inputs::{self, Inputs};
use crate::period::PeriodId;

/// The inputs of periods that were issued, as they were signed.
#[derive(Debug, Default)]
pub struct Signed {
    list: Vec<SignedPeriod>,
}

#[derive(Debug)]
struct SignedPeriod {
    period: PeriodId,
    folder: PathBuf,
    inputs: Inputs,
}

impl Signed {
    /// Reads those of every period; of several issues of a period, the last.
    ///
    /// # Errors
    /// What is kept and can't be read.
    pub fn load(root: &Path, inputs: &Inputs) -> Outcome<Signed> {
        let mut faults = Faults::new();
        let mut list = Vec::new();
        for period in &inputs.periods.list {
            let issues = faults.take(kept(root, period.id)).unwrap_or_default();
            let Some(last) = issues.last() else { continue };
            let folder = last.folder.join(SOURCES);
            if let Some(inputs) = faults.take(inputs::load_inputs(&folder)) {
                list.push(SignedPeriod {
                    period: period.id,
                    folder,
                    inputs,
                });
            }
        }
        faults.into_outcome(Signed { list })
    }

    /// Where a period is read from, and with which inputs: what was signed, where it was issued.
    pub fn or<'a>(
        &'a self,
        period: PeriodId,
        root: &'a Path,
        inputs: &'a Inputs,
    ) -> (&'a Path, &'a Inputs) {
        self.list
            .iter()
            .find(|signed| signed.period == period)
            .map_or((root, inputs), |signed| {
                (signed.folder.as_path(), &signed.inputs)
            })
    }
}
