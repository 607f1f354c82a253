//! Which plan a command means.

/// A plan as a clerk names it: `2026`, or `2026-2` for a version that was amended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanName {
    /// Its year.
    pub year: i32,
    /// Which version; absent: all of them.
    pub version: Option<u32>,
}

impl PlanName {
    /// The name of the one version's file, without its ending.
    pub(super) fn stem(self) -> String {
        match self.version {
            Some(version) => format!("{}-{version}", self.year),
            None => self.year.to_string(),
        }
    }
}
