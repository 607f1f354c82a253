//! The words of `words.tsv`, read once.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::plan_import::unit::units;
use crate::vietnamese::fold::{fold, fold_plain};

/// The file, as it is built into the program.
pub(super) const ROWS: &str = include_str!("words.tsv");

/// A comparison that words make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
}

impl Sign {
    /// As a target writes it.
    pub fn text(self) -> &'static str {
        match self {
            Sign::AtLeast => ">=",
            Sign::MoreThan => ">",
            Sign::AtMost => "<=",
            Sign::LessThan => "<",
        }
    }

    /// The sign that a text is.
    pub(super) fn of(text: &str) -> Option<Sign> {
        [Sign::AtLeast, Sign::MoreThan, Sign::AtMost, Sign::LessThan]
            .into_iter()
            .find(|sign| sign.text() == text)
    }
}

/// What a phrase is in a sentence; the file says what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Ask,
    AskShare,
    Light,
    Compare(Sign),
    /// A comparison that is proposed and always asked: «xuống còn».
    Level(Sign),
    Onward,
    Downward,
    Time,
    Thing,
    Bare,
    Fixed,
    Unwanted,
    Unit,
    Deed,
    DeedAlone,
    Product,
    Turning,
}

impl Role {
    fn of(class: &str) -> Option<Role> {
        if let Some(sign) = class.strip_suffix('~').and_then(Sign::of) {
            return Some(Role::Level(sign));
        }
        Some(match class {
            "ask" => Role::Ask,
            "ask-share" => Role::AskShare,
            "light" => Role::Light,
            "onward" => Role::Onward,
            "downward" => Role::Downward,
            "time" => Role::Time,
            "thing" => Role::Thing,
            "bare" => Role::Bare,
            "fixed" => Role::Fixed,
            "unwanted" => Role::Unwanted,
            "deed" => Role::Deed,
            "deed-alone" => Role::DeedAlone,
            "product" => Role::Product,
            "turning" => Role::Turning,
            other => Role::Compare(Sign::of(other)?),
        })
    }
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) phrase: String,
    pub(super) role: Role,
    /// A requirement in which it stands.
    pub(super) case: &'static str,
}

/// The phrases with what they are.
#[derive(Debug)]
pub(super) struct Words {
    roles: HashMap<String, Vec<Role>>,
    /// How many words the longest phrase has.
    pub(super) longest: usize,
}

impl Words {
    /// The phrases of rows, and the names of units.
    pub(super) fn new<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Words {
        let mut words = Words {
            roles: HashMap::new(),
            longest: 1,
        };
        for row in rows {
            words.add(&row.phrase, row.role);
            if row.role == Role::Ask {
                // What is done to something: «được công khai».
                words.add(&format!("được {}", row.phrase), Role::Thing);
            }
        }
        for unit in units() {
            let bare: String = unit.chars().filter(|letter| *letter != ',').collect();
            words.add(&bare, Role::Unit);
        }
        words
    }

    fn add(&mut self, phrase: &str, role: Role) {
        let phrase = fold(phrase);
        self.longest = self.longest.max(phrase.split(' ').count());
        let roles = self.roles.entry(phrase).or_default();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }

    /// What a phrase is.
    pub(super) fn roles(&self, phrase: &str) -> &[Role] {
        self.roles.get(phrase).map_or(&[], Vec::as_slice)
    }
}

/// The rows of the file.
pub(super) fn rows() -> &'static [Row] {
    static ROWS_READ: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS_READ.get_or_init(|| {
        ROWS.lines()
            .filter(|line| !line.starts_with("# ") && !line.is_empty())
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some(Row {
                    phrase: fold(cells.next()?),
                    role: Role::of(cells.next()?)?,
                    case: cells.next()?,
                })
            })
            .collect()
    })
}

/// All words, read once.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::new(rows()))
}

/// The comparisons that words right in front of an amount make, without diacritics, the longest first.
pub fn comparisons() -> &'static [(String, Sign)] {
    static COMPARISONS: OnceLock<Vec<(String, Sign)>> = OnceLock::new();
    COMPARISONS.get_or_init(|| {
        let mut found: Vec<(String, Sign)> = rows()
            .iter()
            .filter_map(|row| match row.role {
                Role::Compare(sign) | Role::Level(sign) => Some((fold_plain(&row.phrase), sign)),
                _ => None,
            })
            .collect();
        found.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        found
    })
}

/// Phrases in which «không» turns nothing, without diacritics.
pub fn fixed() -> &'static [String] {
    static FIXED: OnceLock<Vec<String>> = OnceLock::new();
    FIXED.get_or_init(|| {
        rows()
            .iter()
            .filter(|row| row.role == Role::Fixed)
            .map(|row| fold_plain(&row.phrase))
            .collect()
    })
}
