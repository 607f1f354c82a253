//! The identity that our forms carry on a very hidden sheet.

use serde_json::Value as Json;

use crate::form::{FormIdentity, IDENTITY_MARK};
use crate::intake::layout::keyed::texts;
use crate::intake::workbook::{Value, Workbook};

/// What a form says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// The whole identity, where this program understands it.
    pub identity: Option<Box<FormIdentity>>,
    /// The agency's id.
    pub agency: Option<String>,
    /// The period's id, as written.
    pub period: Option<String>,
    /// The version of the form.
    pub version: Option<u64>,
}

/// The identity of a workbook; none where it carries none, or a damaged one.
pub fn find(workbook: &Workbook) -> Option<Carried> {
    for sheet in &workbook.sheets {
        let Some((mark, _)) = texts(sheet).find(|(_, text)| *text == IDENTITY_MARK) else {
            continue;
        };
        let json: String = sheet
            .cells
            .iter()
            .filter(|(cell, _)| cell.column == mark.column && cell.row > mark.row)
            .filter_map(|(_, content)| match &content.value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        if let Some(carried) = parsed(&json) {
            return Some(carried);
        }
    }
    None
}

/// The identity of its JSON. Of a version that this program does not understand, agency and period
/// are known all the same.
fn parsed(json: &str) -> Option<Carried> {
    let loose: Json = serde_json::from_str(json).ok()?;
    let text = |pointer: &str| {
        loose
            .pointer(pointer)
            .and_then(Json::as_str)
            .map(str::to_owned)
    };
    Some(Carried {
        identity: serde_json::from_str(json)
            .ok()
            .filter(FormIdentity::is_sound)
            .map(Box::new),
        agency: text("/agency/id"),
        period: text("/period/id"),
        version: loose.get("version").and_then(Json::as_u64),
    })
}
