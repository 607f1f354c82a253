//! Blocks inside a block: lists of them, single ones, and those whose names are the office's own.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::value::kind_of;
use super::{Located, Row, guess};

/// Stands in the list of keys asked for where all keys are the office's own.
const ANY: &str = "";

impl<'r> Row<'r> {
    /// The blocks `[[key]]` once more, to hold what was read against the rest of the file: unknown
    /// keys were told when they were read.
    pub fn read_rows(&self, key: &str) -> Vec<Row<'r>> {
        let list = self
            .table
            .get(key)
            .and_then(|value| value.get_ref().as_array());
        let tables = list.into_iter().flat_map(|array| array.iter());
        tables
            .filter_map(|item| {
                let table = item.get_ref().as_table()?;
                Some(Row::new(self.source, table, item.span()))
            })
            .collect()
    }

    /// The block `[key]` or `{ … }` once more, where it stands there.
    pub fn read_group(&self, key: &str) -> Option<Row<'r>> {
        let table = self.table.get(key)?.get_ref().as_table()?;
        Some(Row::new(self.source, table, self.span_of(key)))
    }

    /// The blocks `[[key]]`, each read by `body`, in the order of the file.
    pub fn rows<T>(&self, key: &'static str, mut body: impl FnMut(&Row<'_>) -> T) -> Vec<T> {
        let Some(value) = self.find(key) else {
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in value.as_array().into_iter().flat_map(|array| array.iter()) {
            if let DeValue::Table(table) = item.get_ref() {
                list.push(self.inside(table, item.span(), &mut body));
            } else {
                self.wrong_rows(key, item.get_ref());
            }
        }
        if !value.is_array() {
            self.wrong_rows(key, value);
        }
        list
    }

    fn wrong_rows(&self, key: &str, seen: &DeValue<'_>) {
        self.fault(
            key,
            format!("«{key}» phải là các khối, đang là {}", kind_of(seen)),
            format!("Viết tiêu đề mỗi khối trên một dòng riêng: [[{key}]]"),
        );
    }

    /// The block `[key]` or `{ … }`, which must stand there.
    pub fn group<T>(&self, key: &'static str, body: impl FnOnce(&Row<'_>) -> T) -> Option<T> {
        let example = "{ … = … }";
        let Some(value) = self.find(key) else {
            self.missing(key, example);
            return None;
        };
        let Some(table) = value.as_table() else {
            self.wrong_kind(key, value, "nhóm giá trị", example);
            return None;
        };
        Some(self.inside(table, self.span_of(key), body))
    }

    /// The block, which may be left out.
    pub fn optional_group<T>(
        &self,
        key: &'static str,
        body: impl FnOnce(&Row<'_>) -> T,
    ) -> Option<T> {
        self.find(key).and_then(|_| self.group(key, body))
    }

    /// A block whose keys are names of the office's own (`[issued.2024-H1]`): `body` gets each name,
    /// with its line, and what stands below it. Empty where the block is left out.
    pub fn named<T>(
        &self,
        key: &'static str,
        mut body: impl FnMut(Located<&str>, &Row<'_>) -> T,
    ) -> Vec<T> {
        let read = |row: &Row<'_>| row.each(&mut body);
        self.optional_group(key, read).unwrap_or_default()
    }

    /// What [`Row::named`] does, for the keys of this block itself.
    pub fn each<T>(&self, mut body: impl FnMut(Located<&str>, &Row<'_>) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for (name, value) in self.table {
            let located = Located {
                value: name.get_ref().as_ref(),
                line: self.source.line_at(name.span().start),
            };
            match value.get_ref() {
                DeValue::Table(table) => {
                    list.push(self.inside(table, name.span(), |row| body(located, row)));
                }
                other => self.wrong_kind(name.get_ref(), other, "nhóm giá trị", "{ … = … }"),
            }
        }
        self.asked.borrow_mut().push(ANY);
        list
    }

    fn span_of(&self, key: &str) -> Range<usize> {
        self.table
            .get_key_value(key)
            .map_or_else(|| self.span.clone(), |(key, _)| key.span())
    }

    fn inside<T>(
        &self,
        table: &DeTable<'_>,
        span: Range<usize>,
        body: impl FnOnce(&Row<'_>) -> T,
    ) -> T {
        let row = Row::new(self.source, table, span);
        let value = body(&row);
        row.check_unknown();
        value
    }

    /// Records a fault for every key that nobody asked for.
    pub(super) fn check_unknown(&self) {
        let asked = self.asked.borrow();
        if asked.contains(&ANY) {
            return;
        }
        for (key, _) in self.table {
            let word: &str = key.get_ref();
            if asked.contains(&word) {
                continue;
            }
            let hint = guess(word, asked.iter().copied());
            let mend = format!("{hint}Xóa dòng này, hoặc đặt nó vào đúng khối.");
            self.source.fault(
                self.source.line_at(key.span().start),
                format!("không có khóa «{word}» ở khối này"),
                mend,
            );
        }
    }
}
