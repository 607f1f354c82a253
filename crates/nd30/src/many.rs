//! Many documents: two workers, each with a stack and a pool of its own.
//!
//! The typesetter runs parts of a document in rayon's pool. A worker that waits for such a part
//! would begin another document on the same stack, so each has a pool of a single thread.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::comemo;

use failure::{Failure, Faults, Outcome};

/// Documents set side by side.
const WORKERS: usize = 2;

/// Stack of a worker, in bytes.
const STACK: usize = 16 * 1024 * 1024;

/// Rounds after which results of earlier documents are forgotten.
const MEMORY_ROUNDS: usize = 2;

/// Runs `work` for each number below `count`; the results in that order, or all faults.
pub(crate) fn in_workers<T: Send>(
    count: usize,
    work: impl Fn(usize) -> Outcome<T> + Sync,
) -> Outcome<Vec<T>> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Outcome<T>)>> = Mutex::new(Vec::with_capacity(count));
    let worker = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return;
            }
            let result = work(index);
            comemo::evict(MEMORY_ROUNDS);
            if let Ok(mut results) = results.lock() {
                results.push((index, result));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..WORKERS.min(count) {
            scope.spawn(|| single_thread_pool().install(worker));
        }
    });
    in_order(results.into_inner().unwrap_or_default())
}

fn single_thread_pool() -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .stack_size(STACK)
        .build()
        .unwrap_or_else(|error| panic!("the system gives no thread: {error}"))
}

fn in_order<T>(mut results: Vec<(usize, Outcome<T>)>) -> Outcome<Vec<T>> {
    results.sort_by_key(|(index, _)| *index);
    let mut faults = Faults::new();
    let mut told: Vec<Failure> = Vec::new();
    let mut values = Vec::with_capacity(results.len());
    for (_, result) in results {
        match result {
            Ok(value) => values.push(value),
            // One fault of a template shows in every document that uses it.
            Err(failure) if told.contains(&failure) => {}
            Err(failure) => {
                told.push(failure.clone());
                faults.take::<T>(Err(failure));
            }
        }
    }
    faults.into_outcome(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use failure::Fault;

    #[test]
    fn results_keep_their_order() {
        let squares = in_workers(50, |index| Ok(index * index)).unwrap();
        assert_eq!(squares, (0..50).map(|n| n * n).collect::<Vec<_>>());
    }

    #[test]
    fn every_fault_is_told_once() {
        let failure = in_workers::<()>(6, |index| match index % 3 {
            0 => Ok(()),
            n => Err(Fault::new("a.typ", format!("{n}"), "").into()),
        })
        .unwrap_err();
        let told: Vec<_> = failure.faults().iter().map(|f| f.what.as_str()).collect();
        assert_eq!(told, ["1", "2"]);
    }
}
