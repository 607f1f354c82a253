//! Who follows whom: mergers, splits, new bodies under an old name, levels that end.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Agency, Register};

/// Agencies bound together by succession, whatever the day: two bodies and the one that both became,
/// a body and the two that it was split into. Who follows nobody is a family of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Families {
    heads: BTreeMap<String, String>,
}

impl Families {
    /// The family of an agency: the id of one of its members, the same for all of them.
    pub fn of<'s>(&'s self, agency: &'s str) -> &'s str {
        self.heads.get(agency).map_or(agency, String::as_str)
    }
}

impl Register {
    /// The agencies that an agency follows directly, in the register's order.
    pub fn predecessors<'s>(&'s self, agency: &'s str) -> impl Iterator<Item = &'s Agency> {
        self.agencies
            .iter()
            .filter(move |other| other.successors.iter().any(|next| next == agency))
    }

    /// The agencies that ended on a day or later and that an agency follows, directly or through
    /// others, each once, in the register's order.
    pub fn predecessors_since<'s>(&'s self, agency: &'s str, day: NaiveDate) -> Vec<&'s Agency> {
        let mut found: Vec<&str> = Vec::new();
        let mut open = vec![agency];
        while let Some(id) = open.pop() {
            for before in self.predecessors(id) {
                let recent = before.valid_to.is_some_and(|end| end >= day);
                if recent && before.id != agency && !found.contains(&before.id.as_str()) {
                    found.push(&before.id);
                    open.push(&before.id);
                }
            }
        }
        self.agencies
            .iter()
            .filter(|agency| found.contains(&agency.id.as_str()))
            .collect()
    }

    /// Families of agencies.
    pub fn families(&self) -> Families {
        let mut heads: BTreeMap<String, String> = BTreeMap::new();
        for agency in &self.agencies {
            for next in &agency.successors {
                let head = |id: &str, heads: &BTreeMap<String, String>| {
                    heads.get(id).cloned().unwrap_or_else(|| id.to_owned())
                };
                let (one, other) = (head(&agency.id, &heads), head(next, &heads));
                // Whoever stood under either head stands under the first from now on.
                for known in heads.values_mut().filter(|known| **known == other) {
                    known.clone_from(&one);
                }
                heads.insert(agency.id.clone(), one.clone());
                heads.insert(next.clone(), one.clone());
                heads.insert(other, one);
            }
        }
        Families { heads }
    }
}
