//! What the report says, as templates see it.

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// A part of the report as a template sees it.
pub fn data(part: impl Serialize) -> Value {
    Value::from(Serde(part))
}

/// What a template sees, by name: `content! { rows, level => chosen.level, ..more }`.
macro_rules! content {
    (@value $key:ident) => { $crate::desk::pages::data::data(&$key) };
    (@value $key:ident $value:expr) => { $crate::desk::pages::data::data(&$value) };
    ( $($key:ident $(=> $value:expr)?),* $(, ..$rest:expr)? $(,)? ) => {
        minijinja::context! {
            $($key => $crate::desk::pages::data::content!(@value $key $($value)?)),*
            $(, ..$rest)?
        }
    };
}
pub(super) use content;
