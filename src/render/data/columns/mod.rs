//! The columns of the data files, by what they speak of. A column means the same in every table.

pub(super) mod plan;
pub(super) mod reading;
pub(super) mod sent;
pub(super) mod verdict;
