//! Numbers as JSON has them: every digit that was read, a judged value as data gives it.

use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::report::rows::judged_value;
use crate::report::terms::Exact;

/// An exact decimal, written as a JSON number digit by digit.
#[derive(Debug)]
pub(super) struct Number(Box<RawValue>);

impl Number {
    /// As it was read, every digit.
    pub(super) fn full(number: &Exact) -> Option<Self> {
        RawValue::from_string(number.to_full_decimal())
            .ok()
            .map(Number)
    }

    /// A judged value, as data gives it.
    pub(super) fn judged(value: &Exact) -> Option<Self> {
        Number::full(&judged_value(value))
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "number" })
    }
}
