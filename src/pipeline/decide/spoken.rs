//! The faults of an answer: they stand in the command, not in the file of decisions, which is unchanged.

use crate::failure::{Failure, Fault, Faults};

/// The same faults without a place in the file; what was decided already is there.
pub(super) fn of_command(failure: Failure) -> Failure {
    let mut faults = Faults::new();
    for fault in failure.faults() {
        faults.add(Fault::new("", fault.what.clone(), fault.mend.clone()));
    }
    match faults.check() {
        Err(failure) => failure,
        Ok(()) => failure,
    }
}
