//! Sizes and distances of the pages, read from the table of the page templates, so that they stand in
//! one place.

use std::collections::BTreeMap;

/// The table of `templates/format.typ`: lengths in points, bare numbers as they are. A name inside a
/// group stands behind the group's: `margin.left`.
#[derive(Debug, Clone, PartialEq)]
pub struct Format(BTreeMap<String, f64>);

impl Format {
    /// The table that comes with the program, with the numbers of the operator's own over it.
    pub fn with_own(own: Option<&str>) -> Self {
        let mut table = read(include_str!("../../../templates/format.typ"));
        table.extend(read(own.unwrap_or_default()));
        Format(table)
    }

    /// A length, in points, or a bare number.
    ///
    /// # Panics
    /// Never for the names that this crate asks for: a test asks for all of them.
    pub(crate) fn get(&self, name: &str) -> f64 {
        let number = self.0.get(name);
        *number.unwrap_or_else(|| panic!("format.typ has {name}"))
    }

    /// A length that may be absent.
    pub(crate) fn find(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }
}

/// Points of a unit.
const UNITS: [(&str, f64); 3] = [("mm", 72.0 / 25.4), ("cm", 720.0 / 25.4), ("pt", 1.0)];

/// Reads `name: 13pt`, `name: 1.27`, `"NAME": 30mm` and groups of them in brackets.
fn read(text: &str) -> BTreeMap<String, f64> {
    let mut table = BTreeMap::new();
    let mut groups: Vec<String> = Vec::new();
    let mut name = String::new();
    let without_comments = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""));
    for line in without_comments {
        let mut rest = line.trim();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('(') {
                groups.push(std::mem::take(&mut name));
                rest = after.trim_start();
            } else if let Some(after) = rest.strip_prefix(')') {
                groups.pop();
                rest = after.trim_start();
            } else if let Some(after) = rest.strip_prefix(',') {
                rest = after.trim_start();
            } else {
                let end = rest.find([',', '(', ')']).unwrap_or(rest.len());
                let (entry, after) = rest.split_at(end);
                rest = after;
                let Some((key, value)) = entry.split_once(':') else {
                    name.clear();
                    continue;
                };
                name = key.trim().trim_matches('"').to_owned();
                if let Some(value) = length(value.trim()) {
                    let group = groups.last().filter(|group| !group.is_empty());
                    let whole = group.map_or(name.clone(), |group| format!("{group}.{name}"));
                    table.insert(whole, value);
                }
            }
        }
    }
    table
}

fn length(text: &str) -> Option<f64> {
    for (unit, points) in UNITS {
        if let Some(number) = text.strip_suffix(unit) {
            return number
                .trim()
                .parse::<f64>()
                .ok()
                .map(|number| number * points);
        }
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_pages_is_read() {
        let format = Format::with_own(None);
        assert_eq!(format.get("body-size"), 14.0);
        assert_eq!(format.get("issuer-rule"), 0.42);
        assert!((format.get("margin.left") - 85.04).abs() < 0.01);
        assert!((format.get("indent") - 36.0).abs() < 0.01);
        assert!((format.get("urgency-widths.HỎA TỐC") - 85.04).abs() < 0.01);
        assert!((format.get("annex-widths.landscape") - 637.8).abs() < 0.1);
    }

    #[test]
    fn the_operators_own_numbers_stand_over_it() {
        let own = "#let format = (\n  body-size: 13pt, // nhỏ hơn\n  margin: (left: 35mm),\n)";
        let format = Format::with_own(Some(own));
        assert_eq!(format.get("body-size"), 13.0);
        assert!((format.get("margin.left") - 99.21).abs() < 0.01);
        assert!((format.get("margin.right") - 42.52).abs() < 0.01);
    }
}
