//! What one file may cost, by what the machine has.

use std::time::Duration;

/// How much longer than its own time a file may take where other programs use the processor. This is
/// for what waits without end and uses no processor; whatever it is, no file of a machine that is only
/// busy may be refused for it.
const MOST_PATIENCE: u32 = 30;

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
    /// How long a file may take, for all that is done with it: time of the processor, since on a
    /// machine that is busy the same file would be refused, and taken when it is not.
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

    /// How long a file is waited for at the most, whatever the processor does meanwhile.
    pub(super) fn patience(self) -> Duration {
        self.deadline * MOST_PATIENCE
    }

    /// The share of one worker among others, in bytes.
    pub(super) fn share(self) -> usize {
        self.together / self.side_by_side.max(1)
    }
}

/// What a process uses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage {
    /// The time of the processor since it began.
    pub(super) processor: Duration,
    /// The memory of the machine that it holds now, in bytes.
    pub(super) memory: u64,
}

/// What a process uses; nothing where the system does not tell.
pub(super) fn usage(process: u32) -> Option<Usage> {
    let process = sysinfo::Pid::from_u32(process);
    let mut system = sysinfo::System::new();
    let what = sysinfo::ProcessRefreshKind::nothing()
        .with_cpu()
        .with_memory();
    system.refresh_processes_specifics(
        sysinfo::ProcessesToUpdate::Some(&[process]),
        false,
        what.without_tasks(),
    );
    let process = system.process(process)?;
    Some(Usage {
        processor: Duration::from_millis(process.accumulated_cpu_time()),
        memory: process.memory(),
    })
}

/// The most of the machine's memory that a worker holds whose limit is so many bytes. It counts what it
/// asks for; the system gives more for each piece, much more where the pieces are tiny. The program
/// itself, which all of them share, takes some tens of megabytes.
pub(super) fn most_in_memory(limit: usize) -> u64 {
    const PROGRAM: usize = 40 * MEGABYTE;
    (limit + limit / 10 + PROGRAM) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_uses_no_time_of_the_processor() {
        let own = || usage(std::process::id()).unwrap().processor;
        let before = own();
        let mut sum = 0_u64;
        while own() < before + Duration::from_millis(200) {
            sum = (0..1_000_000_u64).fold(sum, |sum, number| sum.wrapping_mul(31) ^ number);
        }
        assert!(sum > 0);
        let worked = own();
        std::thread::sleep(Duration::from_millis(300));
        assert!(own() < worked + Duration::from_millis(200));
    }

    #[test]
    fn what_a_process_holds_is_told() {
        let own = || usage(std::process::id()).unwrap().memory;
        let before = own();
        let held = vec![7_u8; 64 * MEGABYTE];
        assert!(own() > before + 48 * MEGABYTE as u64, "{}", held.len());
        // With the program itself all processes of a run stay below 1 GB.
        assert!(most_in_memory(MOST_TOGETHER) < 820 * MEGABYTE as u64);
    }

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
