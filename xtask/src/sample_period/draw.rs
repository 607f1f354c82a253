//! Draws that hang on what they are for, and on nothing that was drawn before: a new agency or a new
//! measure changes no figure of another.

use fastrand::Rng;

/// The seed of the whole sample.
const SEED: u64 = 0x2024_0100;

/// The prime of the hash (FNV-1a, 64 bits).
const PRIME: u64 = 0x0100_0000_01b3;
/// Its beginning.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// A row of draws for one subject.
pub struct Draw(Rng);

impl Draw {
    /// The draws for a subject (`3.2.1`, `evidence`) of an agency.
    pub fn of(agency: &str, subject: &str) -> Self {
        let text = format!("{agency}\n{subject}");
        let hash = text.bytes().fold(BASIS ^ SEED, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        });
        Draw(Rng::with_seed(hash))
    }

    /// A whole number, both ends included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high.max(low))
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of some.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.0.usize(0..from.len().max(1)))
    }
}
