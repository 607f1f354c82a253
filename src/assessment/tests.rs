//! The rules of `docs/verdicts.md`, one by one: a verdict, a reason, a value each.

mod agencies;
mod criteria;
mod kinds;
mod kinds_over_time;
mod province;
mod samples;
mod year;
