//! What the clerk decides where the program must ask (`inputs/decisions/2024-H1.toml`): whose a file
//! is, which version counts, what a figure is, that a finding is right as it is, how evidence is
//! judged. Every decision carries who made it, on which day, why, and on what ground, and holds for
//! the bytes of the file that it was made on.

pub mod days;
pub mod file;
pub mod load;
mod measured;
mod model;
mod number;
mod said;
mod speech;
pub mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use model::*;
pub use number::{number, written};
pub use said::{evidence_said, laid_over, said};
pub use speech::Speech;
