//! What one file may cost, by what the machine has.

use std::time::Duration;

/// A megabyte.
const MEGABYTE: usize = 1024 * 1024;
/// The most memory that all workers together take, in bytes. An office computer has 4 GB, and Excel
/// is open on it; with this program itself the whole run stays below 1 GB.
const MOST_TOGETHER: usize = 704 * MEGABYTE;
/// The least that they need, in bytes.
const LEAST_TOGETHER: usize = 256 * MEGABYTE;

/// What one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory of all workers together, all that they hold counted. A file that needs more
    /// than its share is tried alone, with all of it.
    pub together: usize,
    /// How many files are read at a time.
    pub side_by_side: usize,
    /// How long a file may take, for all that is done with it.
    pub deadline: Duration,
}

impl Limits {
    /// The limits on this machine, for real files generous: those need a few MB and a few hundredths
    /// of a second.
    pub fn of_machine() -> Self {
        let mut system = sysinfo::System::new();
        system.refresh_memory();
        let limit = system.cgroup_limits().map(|limits| limits.total_memory);
        let total = limit.unwrap_or(u64::MAX).min(system.total_memory());
        Limits::for_memory(total)
    }

    /// The limits on a machine with some bytes of memory: a quarter of them, between the least and
    /// the most; two files at a time.
    pub fn for_memory(total: u64) -> Self {
        let quarter = usize::try_from(total / 4).unwrap_or(usize::MAX);
        Limits {
            together: quarter.clamp(LEAST_TOGETHER, MOST_TOGETHER),
            side_by_side: 2,
            deadline: Duration::from_secs(10),
        }
    }

    /// The share of one worker among others, in bytes.
    pub(super) fn share(self) -> usize {
        self.together / self.side_by_side.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_follow_the_machine() {
        let together =
            |gigabytes: u64| Limits::for_memory(gigabytes * 1024 * 1024 * 1024).together / MEGABYTE;
        assert_eq!(together(64), 704);
        assert_eq!(together(4), 704);
        assert_eq!(together(2), 512);
        assert_eq!(together(1), 256);
        // A system that does not tell is no reason to take more.
        assert_eq!(together(0), 256);
        let limits = Limits::for_memory(4 * 1024 * 1024 * 1024);
        assert_eq!(limits.share() * limits.side_by_side, limits.together);
        assert!(Limits::of_machine().together <= MOST_TOGETHER);
    }
}
