//! The JSON Schemas of the files that an office edits, made from the types that mirror them; an
//! editor completes and checks the files with them. `cargo xtask schemas` writes them.

use schemars::{Schema, schema_for};

use crate::agency::file::AgenciesFile;
use crate::decision::file::DecisionsFile;
use crate::office::file::OfficeFile;
use crate::own_layout::file::LayoutFile;
use crate::period::file::{CalendarFile, PeriodsFile};
use crate::plan::model::Plan;
use crate::submission::received::ReceivedFile;

/// The schemas with the names of their files in `schemas/`.
pub fn all() -> Vec<(&'static str, Schema)> {
    vec![
        ("agencies.schema.json", schema_for!(AgenciesFile)),
        ("calendar.schema.json", schema_for!(CalendarFile)),
        ("decisions.schema.json", schema_for!(DecisionsFile)),
        ("layout.schema.json", schema_for!(LayoutFile)),
        ("office.schema.json", schema_for!(OfficeFile)),
        ("periods.schema.json", schema_for!(PeriodsFile)),
        ("plan.schema.json", schema_for!(Plan)),
        ("received.schema.json", schema_for!(ReceivedFile)),
    ]
}

/// A schema as its file holds it.
///
/// # Errors
/// Never in practice: a schema is plain JSON.
pub fn text(schema: &Schema) -> serde_json::Result<String> {
    serde_json::to_string_pretty(schema).map(|text| text + "\n")
}

#[cfg(test)]
mod tests;
