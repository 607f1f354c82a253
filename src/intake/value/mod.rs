//! What the cells of a row say: figures, state, evidence, and the reading that they make.

pub mod body;
pub mod counted;
mod doubt;
pub mod evidence;
pub mod figure;
pub mod known_words;
pub mod own_words;
pub mod two_figures;
pub mod prose;
pub mod reading;
pub mod state;
pub mod statement;
pub mod turning;
