//! Vietnamese text: decoding, comparing, numbers, dates, order, and printed phrases. Pure functions.

/// Characters that are no text.
pub mod clean;
/// The order of the Vietnamese alphabet.
pub mod collate;
/// TCVN3, VNI and decomposed text to composed Unicode.
pub mod decode;
/// Keys for comparing texts.
pub mod fold;
/// Keys for comparing names of agencies.
pub mod name;

mod letter;
mod look_alike;
mod syllable;
mod tcvn3;
mod vni;
