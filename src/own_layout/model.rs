//! Layouts that the clerk has confirmed, and those that the program proposes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fingerprint::{fingerprint, plain_path};
use super::purpose::Purpose;

/// What parts a column's heading from above, as it is written.
const BETWEEN: &str = " › ";
/// Of three columns of a layout so many must be in a table that is its changed form.
const FEWEST_OF_THREE: usize = 2;
/// The fewest columns that two layouts have in common where the one is the changed form of the other.
const FEWEST_COMMON: usize = 3;

/// A layout of an agency's own: which column is what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnLayout {
    /// The fingerprint of its headings.
    pub fingerprint: String,
    /// Whether the clerk has confirmed it; else it is a proposal, and nothing is read by it.
    pub confirmed: bool,
    /// How many rows its heading has.
    pub rows: usize,
    /// Where it was seen first, in words.
    pub seen_in: Option<String>,
    /// Its columns, from the left.
    pub columns: Vec<LayoutColumn>,
}

/// A column of a layout.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LayoutColumn {
    /// Its heading, the parts from above with `›` between them.
    pub heading: String,
    /// What it is for; nothing where that is open.
    pub is: Option<Purpose>,
    /// Its letters in the workbook where it was seen first.
    pub at: Option<String>,
    /// What stands in it there.
    pub example: Option<String>,
}

impl LayoutColumn {
    /// The heading of some parts as it is written.
    pub fn heading_of(path: &[String]) -> String {
        let parts: Vec<String> = (path.iter())
            .map(|part| {
                let part = part.replace('›', " ");
                part.split_whitespace().collect::<Vec<&str>>().join(" ")
            })
            .collect();
        parts.join(BETWEEN)
    }

    /// Its heading as headings are compared.
    pub fn plain(&self) -> String {
        plain_path(self.heading.split(BETWEEN))
    }
}

impl OwnLayout {
    /// Its headings as they are compared.
    pub fn plain(&self) -> Vec<String> {
        self.columns.iter().map(LayoutColumn::plain).collect()
    }

    /// The fingerprint of its headings as they stand there.
    pub fn own_fingerprint(&self) -> String {
        fingerprint(&self.plain())
    }

    /// The columns whose purpose is open.
    pub fn open(&self) -> impl Iterator<Item = &LayoutColumn> {
        self.columns.iter().filter(|column| column.is.is_none())
    }
}

/// A layout that a table of a file has, and that is to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The sheet's name.
    pub sheet: String,
    /// The first row of the heading, from 1.
    pub row: u32,
    /// The layout.
    pub layout: OwnLayout,
    /// How it differs from one that was confirmed; nothing where it is like none.
    pub changed: Option<Changed>,
    /// The columns, by their letters, whose headings name another period: whatever is answered, their
    /// figures are not of this one.
    pub other_period: Vec<String>,
}

impl Proposal {
    /// Whether no answer can change anything: each column that is open is of another period.
    pub fn is_of_other_period(&self) -> bool {
        let mut open = self.layout.open().peekable();
        let is_other = |column: &LayoutColumn| {
            (column.at.as_ref()).is_some_and(|at| self.other_period.contains(at))
        };
        self.changed.is_none() && open.peek().is_some() && open.all(is_other)
    }
}

/// How a table differs from a layout that was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changed {
    /// The fingerprint of that layout.
    pub from: String,
    /// Headings that are new or say something else now.
    pub added: Vec<String>,
    /// Headings that are there no more.
    pub missing: Vec<String>,
}

/// The layouts of an office.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnLayouts {
    /// By their fingerprints.
    pub by_fingerprint: BTreeMap<String, OwnLayout>,
}

/// What is known of a table's headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<'a> {
    /// The clerk has confirmed this very layout.
    Confirmed(&'a OwnLayout),
    /// It is the changed form of one that was confirmed: what each column is, where its heading is one
    /// of that layout, and how it differs.
    Changed(Vec<Option<Purpose>>, Changed),
}

impl OwnLayouts {
    /// None at all.
    pub const NONE: &'static OwnLayouts = &OwnLayouts {
        by_fingerprint: BTreeMap::new(),
    };

    /// The layouts that were confirmed.
    pub fn confirmed(&self) -> impl Iterator<Item = &OwnLayout> {
        self.by_fingerprint.values().filter(|own| own.confirmed)
    }

    /// What is known of a table with these headings, each from above, from the left.
    pub fn of(&self, headings: &[Vec<String>]) -> Option<Known<'_>> {
        if self.by_fingerprint.is_empty() {
            return None;
        }
        let plain: Vec<String> = (headings.iter())
            .map(|path| plain_path(path.iter().map(String::as_str)))
            .collect();
        let same = self.by_fingerprint.get(&fingerprint(&plain));
        if let Some(own) = same.filter(|own| own.confirmed) {
            return Some(Known::Confirmed(own));
        }
        let alike = self.confirmed().filter_map(|own| {
            let own_plain = own.plain();
            let pairs = common(&plain, &own_plain);
            let is_alike = (pairs.len() >= FEWEST_COMMON || names_and_result(own, &pairs))
                && pairs.len() * 3 >= own_plain.len().max(plain.len()) * FEWEST_OF_THREE;
            is_alike.then_some((pairs, own))
        });
        let (pairs, own) = alike.max_by_key(|(pairs, _)| pairs.len())?;
        let mut purposes = vec![None; headings.len()];
        for (here, there) in &pairs {
            purposes[*here] = own.columns[*there].is;
        }
        let added = (headings.iter().enumerate())
            .filter(|(at, _)| !pairs.iter().any(|(here, _)| here == at))
            .map(|(_, path)| LayoutColumn::heading_of(path));
        let missing = (own.columns.iter().enumerate())
            .filter(|(at, _)| !pairs.iter().any(|(_, there)| there == at))
            .map(|(_, column)| column.heading.clone());
        let changed = Changed {
            from: own.fingerprint.clone(),
            added: added.collect(),
            missing: missing.collect(),
        };
        Some(Known::Changed(purposes, changed))
    }
}

/// Whether two tables have the names of the rows and a result in common: of three columns that is as
/// much as can be.
fn names_and_result(own: &OwnLayout, pairs: &[(usize, usize)]) -> bool {
    let has = |wanted: fn(Purpose) -> bool| {
        let mut is = pairs.iter().filter_map(|(_, there)| own.columns[*there].is);
        is.any(wanted)
    };
    has(|is| matches!(is, Purpose::Measure | Purpose::Code)) && has(Purpose::is_result)
}

/// The pairs of equal headings of two tables. A heading that stands twice in either of them tells no
/// pair; an order that has changed is no other meaning.
fn common(here: &[String], there: &[String]) -> Vec<(usize, usize)> {
    let only = |all: &[String], wanted: &String| {
        let mut found = all.iter().enumerate().filter(|(_, own)| *own == wanted);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        }
    };
    let pair = |(at, heading): (usize, &String)| {
        only(here, heading)?;
        Some((at, only(there, heading)?))
    };
    here.iter().enumerate().filter_map(pair).collect()
}
