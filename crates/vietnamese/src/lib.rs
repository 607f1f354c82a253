//! Vietnamese text: decoding, comparing, numbers, dates, order, and printed phrases. Pure functions.

#![warn(unreachable_pub)]

/// Characters that are no text.
pub mod clean;
/// The order of the Vietnamese alphabet.
pub mod collate;
/// Days, as people write them and as spreadsheets count them.
pub mod date;
/// Deadlines in the words of plans.
pub mod deadline;
/// TCVN3, VNI and decomposed text to composed Unicode.
pub mod decode;
/// Kinds of administrative documents and their abbreviations.
pub mod document_kind;
/// References to documents.
pub mod document_number;
/// Numbers with a symbol, and the letters of symbols.
pub mod document_symbol;
/// Keys for comparing texts.
pub mod fold;
/// Keys for comparing names of agencies.
pub mod name;
/// What the text of a cell says as a number.
pub mod number;
/// Printing for a reader.
pub mod phrase;
/// Texts and numbers of others' files, as a message quotes them.
pub mod quote;

mod letter;
pub mod printed;
mod look_alike;
mod syllable;
mod tcvn3;
mod vni;
