//! A rule as its code: findings come from other processes as plain data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

use super::Rule;
use super::rules::catalogue;

static BY_CODE: LazyLock<BTreeMap<&str, &'static Rule>> = LazyLock::new(|| {
    let rules = catalogue().into_iter();
    rules.map(|rule| (rule.code.as_str(), rule)).collect()
});

pub(super) fn serialize<S: Serializer>(rule: &&Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.code.as_str())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<&'static Rule, D::Error> {
    let code = String::deserialize(deserializer)?;
    let rule = BY_CODE.get(code.as_str()).copied();
    rule.ok_or_else(|| Error::custom("no rule of this code"))
}
