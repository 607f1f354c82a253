//! The names of a plan's criteria, as they stand outside tables.

use std::collections::BTreeMap;

use super::{codes, name_match};
use crate::plan::model::Plan;

/// The fewest words of a name outside a table that is taken for a criterion's.
const SHORTEST_NAME: usize = 4;
/// How much a name after a criterion's code must be that criterion's.
const LIKE_CODE: u32 = 550;

/// The names of a plan's criteria, folded once.
pub struct CriterionNames {
    /// By their codes.
    by_code: BTreeMap<String, String>,
}

impl CriterionNames {
    /// The names of a plan's criteria.
    pub fn new(plan: &Plan) -> Self {
        let criteria = plan.criteria.iter();
        CriterionNames {
            by_code: criteria
                .map(|criterion| {
                    (
                        criterion.code.clone(),
                        name_match::name_key(&criterion.name),
                    )
                })
                .collect(),
        }
    }

    /// The code of the criterion that words name, with or without its code before and a result after a
    /// colon.
    pub fn code_of(&self, words: &str) -> Option<String> {
        let name = words.split_once(':').map_or(words, |(name, _)| name);
        let (code, rest) = codes::leading(name).unwrap_or((String::new(), name));
        if !self.has(words) {
            return None;
        }
        if self.by_code.contains_key(&code) {
            return Some(code);
        }
        let key = name_match::name_key(rest);
        let mut all = self.by_code.iter();
        all.find(|(_, own)| **own == key)
            .map(|(code, _)| code.clone())
    }

    /// Whether words name a criterion, with or without its code before and a result after a colon.
    pub fn has(&self, words: &str) -> bool {
        let name = words.split_once(':').map_or(words, |(name, _)| name);
        let (code, rest) = codes::leading(name).unwrap_or((String::new(), name));
        if rest.split_whitespace().nth(SHORTEST_NAME - 1).is_none() {
            return false;
        }
        let key = name_match::name_key(rest);
        match self.by_code.get(&code) {
            Some(own) => name_match::name_similarity(&key, own) >= LIKE_CODE,
            None => self.by_code.values().any(|own| *own == key),
        }
    }
}
