//! The notations in which the values of a data file are written.

use std::marker::PhantomData;

use chrono::NaiveDate;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::block::{Block, Entry};
use super::notation::Notation;
use super::{Located, Row};

/// A text that must not be empty.
#[derive(Debug)]
pub struct Text;

impl Entry for Text {
    type Value = String;
    fn read(row: &Row<'_>, key: &'static str) -> Option<String> {
        row.text(key)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// A text that may be empty.
#[derive(Debug)]
pub struct FreeText;

impl Entry for FreeText {
    type Value = String;
    fn read(row: &Row<'_>, key: &'static str) -> Option<String> {
        Some(row.text_or_empty(key))
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// An id or a code: unaccented letters, digits, `-`, `.`.
#[derive(Debug)]
pub struct Code;

impl Entry for Code {
    type Value = String;
    fn read(row: &Row<'_>, key: &'static str) -> Option<String> {
        row.id(key).map(|id| id.value)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9.-]+$" })
    }
}

/// A list of codes that must not be empty. The fault of an empty list names what is to be listed.
#[derive(Debug)]
pub struct Codes;

impl Entry for Codes {
    type Value = Vec<String>;
    fn read(row: &Row<'_>, key: &'static str) -> Option<Vec<String>> {
        let list = row.list(key)?;
        if list.is_empty() {
            row.fault(
                key,
                format!("danh sách «{key}» để trống"),
                format!("Ghi ít nhất một mã, ví dụ: {key} = [\"…\"]"),
            );
            return None;
        }
        Some(
            list.into_iter()
                .map(|Located { value, .. }| value)
                .collect(),
        )
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1 })
    }
}

/// A list of texts that may be empty.
#[derive(Debug)]
pub struct Texts;

impl Entry for Texts {
    type Value = Vec<String>;
    fn read(row: &Row<'_>, key: &'static str) -> Option<Vec<String>> {
        let list = row.list(key)?;
        Some(
            list.into_iter()
                .map(|Located { value, .. }| value)
                .collect(),
        )
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": { "type": "string", "minLength": 1 } })
    }
}

/// A day: `2024-06-14`.
#[derive(Debug)]
pub struct Day;

impl Entry for Day {
    type Value = NaiveDate;
    fn read(row: &Row<'_>, key: &'static str) -> Option<NaiveDate> {
        row.date(key)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// `true` or `false`.
#[derive(Debug)]
pub struct Flag;

impl Entry for Flag {
    type Value = bool;
    fn read(row: &Row<'_>, key: &'static str) -> Option<bool> {
        row.flag(key)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "boolean" })
    }
}

/// A whole number of a type's range.
#[derive(Debug)]
pub struct Whole<N>(PhantomData<N>);

impl<N: TryFrom<i64> + Default> Entry for Whole<N> {
    type Value = N;
    fn read(row: &Row<'_>, key: &'static str) -> Option<N> {
        row.whole(key)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        // The smallest number that the type takes: unsigned types begin at 0.
        let least = if N::try_from(-1).is_ok() {
            None
        } else {
            Some(0)
        };
        match least {
            Some(least) => json_schema!({ "type": "integer", "minimum": least }),
            None => json_schema!({ "type": "integer" }),
        }
    }
}

/// A value with a notation of its own, written as text: a target, an exact number.
#[derive(Debug)]
pub struct Written<T>(PhantomData<T>);

impl<T: Notation> Entry for Written<T> {
    type Value = T;
    fn read(row: &Row<'_>, key: &'static str) -> Option<T> {
        row.written(key)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": T::PATTERN })
    }
}

/// The blocks `[[key]]`.
#[derive(Debug)]
pub struct Rows<B>(PhantomData<B>);

impl<B: Block> Entry for Rows<B> {
    type Value = Vec<B>;
    fn read(row: &Row<'_>, key: &'static str) -> Option<Vec<B>> {
        Some(row.rows(key, B::read_keys))
    }
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<B>() })
    }
}

/// The blocks `[[key]]`, of which there must be one at least.
#[derive(Debug)]
pub struct SomeRows<B>(PhantomData<B>);

impl<B: Block> Entry for SomeRows<B> {
    type Value = Vec<B>;
    fn read(row: &Row<'_>, key: &'static str) -> Option<Vec<B>> {
        let list = row.rows(key, B::read_keys);
        if list.is_empty() {
            row.fault(
                key,
                format!("chưa có khối [[{key}]] nào"),
                "Khai báo ít nhất một khối theo mẫu trong docs/inputs.md.",
            );
        }
        Some(list)
    }
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<B>(), "minItems": 1 })
    }
}
