//! Decisions applied to what was read: which are in force, which are stale, and what rests on them.
//! A decision holds for the bytes that it was made on and for what was read there; whatever has
//! changed since makes it stale: it is not used, and a finding says so and shows both.

mod agreed;
mod applied;
mod earlier;
mod files;
mod readings;
mod unread;

pub use agreed::open;
pub use applied::{Applied, Decided, InForce, Stale};
pub use earlier::{Earlier, rests_on_earlier};
pub use files::{FileDecided, absent, of_file, versions};
pub use readings::readings;
pub use unread::{take_unread, unread, unread_reading};
