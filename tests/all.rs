//! The tests that typeset: one binary, so that the typesetter is linked once.

mod documents;
mod nd30;
