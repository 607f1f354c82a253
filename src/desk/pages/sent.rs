//! Whether and when an agency has sent, as signs that can be told apart in black and white.

use minijinja::Value;
use strum::VariantArray;

use super::data::content;
use crate::report::agencies::Sent;
use crate::report::arrivals::ArrivalCounts;

/// The word of it in addresses and styles.
pub fn id(sent: Sent) -> &'static str {
    match sent {
        Sent::OnTime => "on-time",
        Sent::Late => "late",
        Sent::UnknownDay => "unknown-day",
        Sent::Empty => "empty",
        Sent::Unusable => "unusable",
        Sent::NotSent => "not-sent",
    }
}

/// Its sign.
pub fn sign(sent: Sent) -> &'static str {
    match sent {
        Sent::OnTime => "✓",
        Sent::Late => "C",
        Sent::UnknownDay => "?",
        Sent::Empty => "○",
        Sent::Unusable => "×",
        Sent::NotSent => "–",
    }
}

/// How many of it there are.
pub fn count(counts: &ArrivalCounts, sent: Sent) -> usize {
    match sent {
        Sent::OnTime => counts.on_time,
        Sent::Late => counts.late,
        Sent::UnknownDay => counts.unknown_day,
        Sent::Empty => counts.empty,
        Sent::Unusable => counts.unusable,
        Sent::NotSent => counts.not_sent,
    }
}

/// All of them, for headings and choices.
pub fn kinds() -> Vec<Value> {
    Sent::VARIANTS
        .iter()
        .map(|sent| content! { id => id(*sent), sign => sign(*sent), label => sent.label() })
        .collect()
}
