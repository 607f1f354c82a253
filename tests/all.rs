//! The tests that typeset: one binary, so that the typesetter is linked once.

// A test that cannot go on says so by a panic.
#![allow(clippy::unwrap_used)]
// What was measured is shown beside a failure.
#![allow(clippy::print_stdout)]

mod data;
mod documents;
mod forms;
mod journey;
mod nd30;
mod summary;
