//! Blocks of a data file, declared once: `block!` gives the type that the
//! program works with, its reader (with a fault and a line for whatever does not fit), and its JSON
//! Schema, in which an editor shows the Vietnamese descriptions to the clerk.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::Row;

/// A way to write the value of a key: how it is read and described. Implemented by types that stand
/// for a notation ([`Text`](super::Text), [`Day`](super::Day)), by blocks, and by lists of words.
pub trait Entry {
    /// What is read. The default stands in for a faulty value, which has been told.
    type Value: Default;

    /// Reads the value of a key that must stand there; a fault and nothing where it does not fit.
    fn read(row: &Row<'_>, key: &'static str) -> Option<Self::Value>;

    /// What an editor is told of the value.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

/// A block that was declared with `block!`.
pub trait Block: Default + JsonSchema {
    /// Reads the keys of a block.
    fn read_keys(row: &Row<'_>) -> Self;
}

/// One key of a block, as its schema has it.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether it must stand there.
    pub must: bool,
    /// What stands there.
    pub schema: Schema,
    /// What it means, in Vietnamese.
    pub text: &'static str,
}

/// The schema of a block.
pub fn block_schema(text: &str, keys: Vec<Key>) -> Schema {
    let required: Vec<&str> = keys.iter().filter(|k| k.must).map(|k| k.name).collect();
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut schema = key.schema.clone();
            schema.insert("description".to_owned(), key.text.into());
            (key.name.to_owned(), schema.to_value())
        })
        .collect();
    json_schema!({
        "type": "object",
        "description": text,
        "properties": properties,
        "additionalProperties": false,
        "required": required,
    })
}

/// The schema of a list of words, each with what it means.
pub fn words_schema(text: &str, words: &[(&str, &str)]) -> Schema {
    let variants: Vec<Value> = words
        .iter()
        .map(|(word, meaning)| {
            json_schema!({ "type": "string", "const": word, "description": meaning }).to_value()
        })
        .collect();
    json_schema!({ "description": text, "oneOf": variants })
}

/// Declares a block of a data file: a struct, how it is read, and its schema.
///
/// Each key is `name: Type = must Entry, "mô tả";` where the key must stand there,
/// `name: Option<Type> = may Entry, "…";` where it may be left out, or
/// `name: Type = or_default Entry, "…";` where leaving it out means the type's default.
macro_rules! block {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident, $about:literal {
            $(
                $(#[$field_attribute:meta])*
                $key:ident : $type:ty = $must:ident $entry:ty, $text:literal;
            )*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name {
            $( $(#[$field_attribute])* pub $key: $type, )*
        }

        impl $crate::datafile::Block for $name {
            fn read_keys(row: &$crate::datafile::Row<'_>) -> Self {
                $( let $key = $crate::datafile::block!(@read row, $must $entry, stringify!($key)); )*
                $name { $( $key, )* }
            }
        }

        impl $crate::datafile::Entry for $name {
            type Value = $name;
            fn read(row: &$crate::datafile::Row<'_>, key: &'static str) -> Option<$name> {
                row.group(key, <$name as $crate::datafile::Block>::read_keys)
            }
            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<$name>()
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::datafile::block_schema(
                    $about,
                    vec![ $( $crate::datafile::Key {
                        name: stringify!($key),
                        must: $crate::datafile::block!(@must $must),
                        schema: <$entry as $crate::datafile::Entry>::schema(generator),
                        text: $text,
                    } ),* ],
                )
            }
        }
    };
    (@read $row:ident, must $entry:ty, $key:expr) => {
        <$entry as $crate::datafile::Entry>::read($row, $key).unwrap_or_default()
    };
    (@read $row:ident, may $entry:ty, $key:expr) => {
        $row.if_present::<$entry>($key)
    };
    (@read $row:ident, or_default $entry:ty, $key:expr) => {
        $row.if_present::<$entry>($key).unwrap_or_default()
    };
    (@must must) => { true };
    (@must may) => { false };
    (@must or_default) => { false };
}

/// Declares a list of words of a data file: an enum, how it is read, written and described. The first
/// word is the default, which stands in for a faulty one.
macro_rules! words {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident, $about:literal {
            $(
                $(#[$variant_attribute:meta])*
                $variant:ident = $word:literal, $text:literal;
            )*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$variant_attribute])* #[serde(rename = $word)] $variant, )*
        }

        impl $name {
            /// All of them, with the word of the data file and what it means, in Vietnamese.
            pub const WORDS: &'static [(&'static str, $name, &'static str)] =
                &[ $( ($word, $name::$variant, $text) ),* ];

            /// The word of the data file.
            pub fn word(self) -> &'static str {
                match self { $( $name::$variant => $word ),* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                $name::WORDS[0].1
            }
        }

        impl $crate::datafile::Entry for $name {
            type Value = $name;
            fn read(row: &$crate::datafile::Row<'_>, key: &'static str) -> Option<$name> {
                row.word(key, &[ $( ($word, $name::$variant) ),* ])
            }
            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<$name>()
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::datafile::words_schema($about, &[ $( ($word, $text) ),* ])
            }
        }
    };
}

pub(crate) use {block, words};
