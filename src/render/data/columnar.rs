//! The tidy file: one Parquet file, every column with its type. A figure stands twice, as the nearest
//! binary number and, exact, as decimal text.

use std::sync::Arc;

use chrono::NaiveDate;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::column::{Column, Kind, Value};

/// What is added to the name of a figure's column for the one with its exact text.
pub(super) const EXACT: &str = "_chinh_xac";
/// How many rows stand in one group.
const GROUP: usize = 50_000;

/// The file of rows; `notes` are keys and texts that it carries along.
///
/// # Panics
/// Never: nothing is written but to memory, and names and types are our own.
pub(super) fn file(columns: &[Column], rows: &[Vec<Value>], notes: &[(&str, String)]) -> Vec<u8> {
    written(columns, rows, notes)
        .expect("memory takes every row, because names and types of columns are our own")
}

fn written(
    columns: &[Column],
    rows: &[Vec<Value>],
    notes: &[(&str, String)],
) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(parse_message_type(&schema(columns))?);
    let notes = notes
        .iter()
        .map(|(key, text)| KeyValue::new((*key).to_owned(), text.clone()))
        .collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("cchc".to_owned())
        .set_key_value_metadata(Some(notes))
        .build();
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))?;
    for group in rows.chunks(GROUP) {
        let mut rows = writer.next_row_group()?;
        for (at, column) in columns.iter().enumerate() {
            let values: Vec<&Value> = group.iter().filter_map(|row| row.get(at)).collect();
            write_column(&mut rows, column.kind, &values)?;
        }
        rows.close()?;
    }
    writer.close()?;
    Ok(bytes)
}

/// The schema, in the format's own language.
fn schema(columns: &[Column]) -> String {
    let fields = columns.iter().map(|column| {
        let name = column.name;
        match column.kind {
            Kind::Text | Kind::Code(_) | Kind::Choice(_) => {
                format!("OPTIONAL BYTE_ARRAY {name} (STRING);")
            }
            Kind::Whole => format!("OPTIONAL INT64 {name};"),
            Kind::Day => format!("OPTIONAL INT32 {name} (DATE);"),
            Kind::Figure => {
                format!("OPTIONAL DOUBLE {name}; OPTIONAL BYTE_ARRAY {name}{EXACT} (STRING);")
            }
        }
    });
    format!(
        "message cchc {{ {} }}",
        fields.collect::<Vec<_>>().join(" ")
    )
}

fn write_column<W: std::io::Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    kind: Kind,
    values: &[&Value],
) -> Result<(), ParquetError> {
    let present: Vec<i16> = values
        .iter()
        .map(|value| i16::from(**value != Value::Nothing))
        .collect();
    match kind {
        Kind::Whole => {
            write::<Int64Type, _>(group, &present, values.iter().filter_map(|v| whole(v)))
        }
        Kind::Day => write::<Int32Type, _>(group, &present, values.iter().filter_map(|v| day(v))),
        Kind::Figure => {
            let numbers = values.iter().filter_map(|value| match value {
                Value::Figure(figure) => Some(figure.to_f64()),
                _ => None,
            });
            write::<DoubleType, _>(group, &present, numbers)?;
            write::<ByteArrayType, _>(group, &present, values.iter().filter_map(|v| text(v)))
        }
        Kind::Text | Kind::Code(_) | Kind::Choice(_) => {
            write::<ByteArrayType, _>(group, &present, values.iter().filter_map(|v| text(v)))
        }
    }
}

fn write<T: parquet::data_type::DataType, W: std::io::Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    present: &[i16],
    values: impl Iterator<Item = T::T>,
) -> Result<(), ParquetError> {
    let values: Vec<T::T> = values.collect();
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General(
            "more columns than the schema has".to_owned(),
        ));
    };
    column
        .typed::<T>()
        .write_batch(&values, Some(present), None)?;
    column.close()
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Whole(number) => Some(*number),
        _ => None,
    }
}

/// Days since 1970.
fn day(value: &Value) -> Option<i32> {
    match value {
        Value::Day(day) => {
            let days = (*day - NaiveDate::default()).num_days();
            i32::try_from(days).ok()
        }
        _ => None,
    }
}

fn text(value: &Value) -> Option<ByteArray> {
    match value {
        Value::Text(text) => Some(ByteArray::from(text.as_str())),
        Value::Figure(figure) => Some(ByteArray::from(figure.to_full_decimal().as_str())),
        _ => None,
    }
}
