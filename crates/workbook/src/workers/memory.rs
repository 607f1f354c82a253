//! Answers that were given before: who asks the same of the same bytes gets the same answer, without
//! a file being opened again. A program that stays open and reads a period again after each change
//! opens only what is new.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Parcel;

/// The digest of a question: of the task, of all that must be known for it, and of the file's bytes.
pub type Key = [u8; 32];

/// Answers that were given before, and how far a reading is.
#[derive(Default)]
pub struct Memory {
    answers: Mutex<HashMap<Key, Kept>>,
    round: AtomicUsize,
    expected: AtomicUsize,
    answered: AtomicUsize,
}

struct Kept {
    answer: Parcel,
    /// When it was last of use.
    round: usize,
}

impl Memory {
    /// The answer to a question that was asked before.
    pub fn recall(&self, key: &Key) -> Option<Parcel> {
        let mut answers = self.lock();
        let kept = answers.get_mut(key)?;
        kept.round = self.round.load(Ordering::Relaxed);
        Some(kept.answer.clone())
    }

    /// Keeps an answer.
    pub fn keep(&self, key: Key, answer: &Parcel) {
        let round = self.round.load(Ordering::Relaxed);
        let answer = answer.clone();
        self.lock().insert(key, Kept { answer, round });
    }

    /// Says how many files more will be dealt with.
    pub fn expect(&self, files: usize) {
        self.expected.fetch_add(files, Ordering::Relaxed);
    }

    /// Says that a file was dealt with.
    pub fn count_one(&self) {
        self.answered.fetch_add(1, Ordering::Relaxed);
    }

    /// How many files were dealt with since the round began, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        let answered = self.answered.load(Ordering::Relaxed);
        (answered, self.expected.load(Ordering::Relaxed))
    }

    /// Begins a round: what was of no use in the one before is forgotten.
    pub fn begin_round(&self) {
        let last = self.round.fetch_add(1, Ordering::Relaxed);
        self.lock().retain(|_, kept| kept.round >= last);
        self.expected.store(0, Ordering::Relaxed);
        self.answered.store(0, Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Kept>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_of_no_use_for_a_round_is_forgotten() {
        let memory = Memory::default();
        let parcel = |text: &str| Parcel {
            head: text.as_bytes().to_vec(),
            body: Vec::new(),
        };
        memory.keep([1; 32], &parcel("one"));
        memory.keep([2; 32], &parcel("two"));
        memory.begin_round();
        assert_eq!(memory.recall(&[1; 32]).unwrap().head, b"one");
        memory.begin_round();
        assert!(memory.recall(&[1; 32]).is_some() && memory.recall(&[2; 32]).is_none());
    }
}
