//! What was understood of the files of a period, as far as all of it together can be held: the bound
//! of one file leaves their sum open. Where it is too much, the largest are given back, whichever
//! came first: what is kept depends on the files alone, not on who was read sooner.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::intake::refusal::{Refusal, RefusalKind};

/// Things of some sizes, whose sum is bounded.
pub struct Held<T> {
    most: usize,
    inner: Mutex<Inner<T>>,
}

struct Inner<T> {
    items: BTreeMap<usize, T>,
    /// The sizes of those that count, with their places.
    sizes: BTreeSet<(usize, usize)>,
    sum: usize,
}

impl<T> Held<T> {
    /// Nothing yet, of at most this size.
    pub fn at_most(most: usize) -> Self {
        Held {
            most,
            inner: Mutex::new(Inner {
                items: BTreeMap::new(),
                sizes: BTreeSet::new(),
                sum: 0,
            }),
        }
    }

    /// Puts a thing of a size at its place; where all are too much, `instead` makes of the largest
    /// what is held in its place, and counts no more.
    pub fn put(&self, place: usize, size: usize, item: T, instead: impl Fn(T, usize) -> T) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.items.insert(place, item);
        inner.sizes.insert((size, place));
        inner.sum = inner.sum.saturating_add(size);
        while inner.sum > self.most {
            let Some((size, place)) = inner.sizes.pop_last() else {
                return;
            };
            inner.sum -= size;
            if let Some(item) = inner.items.remove(&place) {
                inner.items.insert(place, instead(item, size));
            }
        }
    }

    /// All of them, in the order of their places.
    pub fn into_items(self) -> Vec<T> {
        let inner = self.inner.into_inner();
        let inner = inner.unwrap_or_else(PoisonError::into_inner);
        inner.items.into_values().collect()
    }
}

/// The refusal of a file of which so many bytes were understood, where at most `most` of all are held.
pub fn too_much(size: usize, most: usize) -> Refusal {
    let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
    let detail = format!(
        "nội dung đọc được từ mọi tệp của kỳ dài hơn {} MB, riêng tệp này có {} MB",
        megabytes(most),
        megabytes(size)
    );
    Refusal::new(RefusalKind::TooBig, detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept of things of these sizes, put in an order.
    fn kept(sizes: &[usize], order: impl Iterator<Item = usize>) -> Vec<Option<usize>> {
        let held = Held::at_most(10);
        for place in order {
            held.put(place, sizes[place], Some(sizes[place]), |_, _| None);
        }
        held.into_items()
    }

    #[test]
    fn the_largest_are_given_back_whichever_came_first() {
        let sizes = [1, 6, 2, 6, 5, 1];
        let expected = [Some(1), None, Some(2), None, Some(5), Some(1)];
        assert_eq!(kept(&sizes, 0..6), expected);
        assert_eq!(kept(&sizes, (0..6).rev()), expected);
        assert_eq!(kept(&sizes, [4, 3, 0, 5, 1, 2].into_iter()), expected);
        assert_eq!(kept(&[5, 5], 0..2), [Some(5), Some(5)]);
        assert_eq!(kept(&[11], 0..1), [None]);
    }
}
