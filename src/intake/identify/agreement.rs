//! Whether our own form is whose its hidden identity says: the visible name, the signature and the
//! name of the file must not name anybody else. Who fills in a neighbour's form would else take the
//! neighbour's place.

use super::bodies::{Telling, of_file_name};
use super::letterhead;
use super::names::{Names, is_named_in};
use super::self_description::{head_lines, is_signature};
use super::tellings::{Source, agency_names, signed};
use super::{disagreement, stem};
use crate::agency::{Agency, Register};
use crate::finding::Finding;
use crate::form::FormIdentity;
use crate::intake::cell_words::quoted;
use crate::intake::layout::by_headings::View;
use crate::intake::layout::{Layout, Table};
use crate::intake::readings;
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::workbook::Workbook;
use crate::place::Place;

/// The error where something in a form names another body than the agency whose hidden identity it
/// carries, or where a second sheet with entries does not say whose it is.
pub fn disagrees(
    workbook: &Workbook,
    layout: &Layout,
    (agency, carried_name): (&Agency, Option<&str>),
    names: &Names<'_>,
    file: &str,
) -> Option<Finding> {
    let is_own = |telling: &Telling<'_>| tells_of(telling, agency, carried_name);
    let find =
        |words: &str, source| disagreement(&agency.name, Source::Form, (words, source), file);
    let mut silent = Vec::new();
    for table in &layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        let (head, signature) = around(&page, table, names);
        let sheet = Place::sheet(file, quoted(&page.sheet.name));
        match words_of(&head) {
            Some(words) if !is_own(&head) => {
                return Some(find(&words, Source::Letterhead).at(sheet));
            }
            Some(_) => {}
            None if has_entries(&page, table) => silent.push(page.sheet.name.as_str()),
            None => {}
        }
        for telling in signature {
            if let Some(words) = words_of(&telling).filter(|_| !is_own(&telling)) {
                return Some(find(&words, Source::Signature).at(sheet));
            }
        }
    }
    if layout.tables.len() > 1
        && let Some(sheet) = silent.first()
    {
        return Some(second_table(agency, sheet, file));
    }
    names_another(agency, carried_name, names, file)
}

/// The error where the name of a file names another body than an agency.
fn names_another(
    agency: &Agency,
    carried_name: Option<&str>,
    names: &Names<'_>,
    file: &str,
) -> Option<Finding> {
    let stem = stem(file);
    if is_named_in(stem, agency) {
        return None;
    }
    let telling = of_file_name(stem, names);
    let words = words_of(&telling).filter(|_| !tells_of(&telling, agency, carried_name))?;
    let other = (words.as_str(), Source::File);
    Some(disagreement(&agency.name, Source::Form, other, file))
}

/// The same for a form on an agency's own machine, where nothing is known but what it carries.
pub fn disagrees_alone(
    workbook: &Workbook,
    layout: &Layout,
    identity: &FormIdentity,
    file: &str,
) -> Option<Finding> {
    let register = Register {
        levels: Vec::new(),
        agencies: vec![identity.agency.clone()],
    };
    let names = Names::new(&register, identity.period.cut_off());
    let name = Some(identity.agency.name.as_str());
    disagrees(workbook, layout, (&identity.agency, name), &names, file)
}

/// Whether what is told is an agency: by the register's name, or by the one that the form carries
/// from the day on which it was handed out.
fn tells_of(telling: &Telling<'_>, agency: &Agency, carried_name: Option<&str>) -> bool {
    match telling {
        Telling::Known(agencies) => agencies.iter().any(|other| other.id == agency.id),
        Telling::Unknown { words, .. } => {
            let key = crate::vietnamese::name::fold_name_plain;
            carried_name.is_some_and(|name| key(name) == key(words))
        }
        Telling::Silent | Telling::Superior => true,
    }
}

/// The words of somebody who is told.
fn words_of(telling: &Telling<'_>) -> Option<String> {
    match telling {
        Telling::Known(agencies) => Some(agency_names(agencies)),
        Telling::Unknown { words, .. } => Some(words.clone()),
        Telling::Silent | Telling::Superior => None,
    }
}

/// What stands above a table and, as the lines of a signature, below it.
fn around<'a>(
    page: &VisibleSheet<'_>,
    table: &Table,
    names: &Names<'a>,
) -> (Telling<'a>, Vec<Telling<'a>>) {
    let view = View::new(*page);
    let first = table.rows.iter().map(|row| row.row).min().unwrap_or(0);
    let last = table.rows.iter().map(|row| row.row).max().unwrap_or(0);
    let head = letterhead::telling(&head_lines(&view, first), names);
    let signature = view
        .words
        .iter()
        .filter(|(cell, words)| cell.row > last && is_signature(words))
        .map(|(_, words)| signed(words, names))
        .collect();
    (head, signature)
}

/// Whether an agency entered something in a table.
fn has_entries(page: &VisibleSheet<'_>, table: &Table) -> bool {
    table
        .rows
        .iter()
        .any(|row| readings::entered(page, table, row).is_some())
}

/// The error where several sheets carry the form's hidden keys and one of them, with entries, names
/// nobody.
fn second_table(agency: &Agency, sheet: &str, file: &str) -> Finding {
    let seen = format!(
        "mã ẩn của biểu: {}; bảng ở trang «{}» có số liệu nhưng không ghi tên cơ quan",
        agency.name,
        quoted(sheet)
    );
    let expected = "một bảng số liệu, có tên cơ quan ở đầu biểu";
    Finding::new(&rules::OTHER_NAME, seen, expected).at(Place::sheet(file, quoted(sheet)))
}
