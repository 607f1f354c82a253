//! The register of agencies: names, levels, parents, aliases, and the dates between which each exists.

pub mod file;
mod id;
pub mod load;
pub mod succession;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::period::Window;

/// A level of agencies, as the register declares it: `so-ban-nganh`, `cap-huyen`, …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name in a heading: `Sở, ban, ngành`.
    pub name: String,
    /// How a sentence speaks of all of them: `các sở, ban, ngành`.
    pub plural: String,
    /// The superior body of its agencies, as a letterhead has it, where the register names no parent:
    /// `UBND tỉnh Thái Nguyên`.
    #[serde(default)]
    pub superior: Option<String>,
}

/// Who reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agency {
    /// Its id, unique and stable: `so-noi-vu`.
    pub id: String,
    /// Its official name: `Sở Nội vụ`.
    pub name: String,
    /// The id of its level.
    pub level: String,
    /// The id of the agency that it belongs to (a commune's district).
    pub parent: Option<String>,
    /// Other names under which it writes.
    pub aliases: Vec<String>,
    /// The first day on which it exists; absent: since ever.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which it exists; absent: to this day.
    pub valid_to: Option<NaiveDate>,
    /// The ids of the agencies that follow it.
    pub successors: Vec<String>,
    /// Whether its figures count from its first day only: what its predecessors had done is then added
    /// to the province's figures apart. Else they contain it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starts_anew: bool,
    /// Where letters to it go; absent: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A remark of the office's.
    pub note: Option<String>,
}

impl Agency {
    /// Whether it exists on a day, both ends inclusive.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The window of its figures in a period's: those of a body that counts anew begin on its first day.
    pub fn own_window(&self, window: Window) -> Window {
        let from = self.valid_from.filter(|_| self.starts_anew);
        Window {
            from: from.map_or(window.from, |from| from.max(window.from)),
            ..window
        }
    }
}

/// All agencies, in the order in which documents list them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Register {
    /// The levels, in the order of documents.
    pub levels: Vec<Level>,
    /// The agencies, by level, then as the office wrote them.
    pub agencies: Vec<Agency>,
}

impl Register {
    /// The agency of an id.
    pub fn get(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// The level of an id.
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// The agencies that exist on a day, in the order of documents.
    pub fn existing_on(&self, day: NaiveDate) -> impl Iterator<Item = &Agency> {
        self.agencies
            .iter()
            .filter(move |agency| agency.exists_on(day))
    }

    /// The name by which a document tells an agency from every other: the official name, with the
    /// parent's where another agency that exists on the same day bears the same name.
    pub fn distinct_name(&self, agency: &Agency, day: NaiveDate) -> String {
        let shared = self
            .existing_on(day)
            .any(|other| other.id != agency.id && other.name == agency.name);
        match agency.parent.as_deref().and_then(|id| self.get(id)) {
            Some(parent) if shared => format!("{} ({})", agency.name, without_ubnd(&parent.name)),
            _ => agency.name.clone(),
        }
    }
}

/// `UBND huyện Đại Từ` → `huyện Đại Từ`: the place that a people's committee governs.
pub fn without_ubnd(name: &str) -> &str {
    name.strip_prefix("UBND ").unwrap_or(name)
}
