//! Where something stands: file › sheet › cell.

#![warn(unreachable_pub)]

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A cell's address on a sheet; row and column from 0, written `D12` in data that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl Cell {
    /// The cell at a row and a column, both from 0.
    pub fn new(row: u32, column: u32) -> Self {
        Cell { row, column }
    }
}

/// The letters of a column counted from 0: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            column_letters(self.column),
            u64::from(self.row) + 1
        )
    }
}

impl FromStr for Cell {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || format!("không phải địa chỉ ô: {text}");
        let split = text.find(|c: char| c.is_ascii_digit()).ok_or_else(fault)?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 {
            return Err(fault());
        }
        let mut column: u32 = 0;
        for letter in letters.chars() {
            if !letter.is_ascii_alphabetic() {
                return Err(fault());
            }
            column = column * 26 + (u32::from(letter.to_ascii_uppercase() as u8 - b'A') + 1);
        }
        let row: u32 = digits.parse().map_err(|_| fault())?;
        let row = row.checked_sub(1).ok_or_else(fault)?;
        Ok(Cell::new(row, column - 1))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.row, self.column).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?
                .parse()
                .map_err(serde::de::Error::custom)
        } else {
            <(u32, u32)>::deserialize(deserializer).map(|(row, column)| Cell::new(row, column))
        }
    }
}

impl JsonSchema for Cell {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{1,3}[1-9][0-9]*$" })
    }
}

/// A place in a file. What stands for a whole file has no sheet, what stands for a whole sheet no cell.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Place {
    /// File, relative to the period's folder, with `/`.
    pub file: String,
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Cell on the sheet.
    pub cell: Option<Cell>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place {
            file: file.into(),
            sheet: None,
            cell: None,
        }
    }

    /// A whole sheet.
    pub fn sheet(file: impl Into<String>, sheet: impl Into<String>) -> Self {
        Place {
            sheet: Some(sheet.into()),
            ..Place::file(file)
        }
    }

    /// One cell.
    pub fn cell(file: impl Into<String>, sheet: impl Into<String>, cell: Cell) -> Self {
        Place {
            cell: Some(cell),
            ..Place::sheet(file, sheet)
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, " › {sheet}")?;
        }
        if let Some(cell) = &self.cell {
            write!(f, " › {cell}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_back() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ] {
            assert_eq!(column_letters(column), letters);
            let cell = Cell::new(11, column);
            assert_eq!(cell.to_string().parse::<Cell>(), Ok(cell));
        }
        assert!("12".parse::<Cell>().is_err());
        assert!("A0".parse::<Cell>().is_err());
        assert!("ABCD1".parse::<Cell>().is_err());
    }
}
