//! The return: an agency's own workbook with its layout kept, each faulty cell coloured and noted,
//! and in front a sheet «Cần sửa» that lists all findings with links to the cells.
//!
//! No library edits a workbook without losing what it does not know, so the parts are changed in
//! place: what a mark needs is spliced in, all else of a changed part stays as it is written, and
//! every part that needs no change is copied as it is packed. Workbooks of other formats come back
//! as a copy of their values with the same marks.

mod book;
mod boxes;
mod cells;
mod copy;
mod dialect;
mod earlier;
mod grid;
mod list;
mod looks;
mod marks;
mod notes;
mod rules;
mod sheet;
mod shown;
mod styles;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use book::Book;
use dialect::Dialect;
use list::Head;
use opc::Broken;
use opc::package::Package;
use styles::Styles;
use workbook::Workbook;
use workbook::{Format, guard};

/// What a return kept of the workbook that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// Everything: it is the agency's own workbook.
    Whole,
    /// The values: it was in another format, or could not be changed in place.
    Values,
    /// Nothing: it could not be opened; the return is the list alone.
    ListOnly,
}

/// A return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its name must end with: `xlsx`, or `xlsm` where it holds a program of the agency's.
    pub extension: &'static str,
    /// What it kept.
    pub kept: Kept,
}

/// Whether findings ask the agency to look at its workbook: notes alone do not, nor does a report that
/// only came late.
pub fn is_needed(findings: &[&Finding]) -> bool {
    findings.iter().any(|finding| finding.is_to_mend())
}

/// The return of a file with its findings. `read` reads the values from the bytes, and is called
/// only where the file can't be kept as it is; absent where the bytes could not be read before.
/// Equal inputs give equal bytes.
///
/// # Panics
/// Never: a workbook that we wrote ourselves can be changed.
pub fn returned(
    bytes: &[u8],
    read: Option<&dyn Fn() -> Option<Workbook>>,
    findings: &[&Finding],
) -> Returned {
    if let Some(read) = read {
        if matches!(guard::recognise(bytes), Ok(Format::Xlsx))
            && let Ok(returned) = marked(bytes, findings, Kept::Whole)
        {
            return returned;
        }
        if let Some(returned) = read().and_then(|workbook| of_values(&workbook, findings)) {
            return returned;
        }
    }
    let blank = copy::blank().expect("a workbook with one sheet can be written");
    marked(&blank, findings, Kept::ListOnly)
        .expect("a workbook that we wrote ourselves has all parts that a change needs")
}

/// The return of a workbook as a copy of its values.
fn of_values(workbook: &Workbook, findings: &[&Finding]) -> Option<Returned> {
    let copied = copy::copy(workbook)?;
    let moved: Vec<Finding> = findings
        .iter()
        .map(|finding| renamed(finding, &copied.renamed))
        .collect();
    let moved: Vec<&Finding> = moved.iter().collect();
    marked(&copied.bytes, &moved, Kept::Values).ok()
}

/// A finding whose sheet bears another name in the copy.
fn renamed(finding: &Finding, names: &[(String, String)]) -> Finding {
    let mut finding = finding.clone();
    if let Some(sheet) = finding
        .place
        .as_mut()
        .and_then(|place| place.sheet.as_mut())
        && let Some((_, new)) = names.iter().find(|(old, _)| old == sheet)
    {
        sheet.clone_from(new);
    }
    finding
}

/// A workbook with marks and list, everything else kept.
fn marked(bytes: &[u8], findings: &[&Finding], kept: Kept) -> Result<Returned, Broken> {
    let mut package = Package::open(bytes)?;
    let book = Book::open(&mut package)?;
    let sheets: Vec<(String, bool)> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.is_shown))
        .collect();
    let lines = marks::lines(findings, &sheets);
    let mut by_sheet = marks::by_sheet(&lines);
    let styles_path = styles_path(&mut package, &book)?;
    let styles_text = styles_text(&mut package, &styles_path, book.dialect)?;
    let mut styles = Styles::open(&styles_text, book.was_returned())?;
    for sheet in &book.sheets {
        let marks = by_sheet.remove(sheet.name.as_str()).unwrap_or_default();
        sheet::mark(&mut package, &book, sheet, marks, &mut styles)?;
    }
    let file = findings
        .iter()
        .find_map(|finding| finding.place.as_ref())
        .map_or("", |place| place.file.as_str());
    let head = Head { file, kept };
    let list = list::sheet(&head, &lines, book.dialect, &mut styles);
    book.put_list(&mut package, list)?;
    package.set(&styles_path, styles.finish());
    let extension = settle_kind(&mut package, &book)?;
    Ok(Returned {
        bytes: package.write()?,
        extension,
        kept,
    })
}

/// The part of the styles; one is made known where there is none.
fn styles_path(package: &mut Package<'_>, book: &Book) -> Result<String, Broken> {
    if let Some(path) = book.part("styles") {
        return Ok(path.to_owned());
    }
    let path = format!("{}styles.xml", book.folder());
    let path = if package.has(&path) {
        package.unused(&format!("{}styles", book.folder()), ".xml")
    } else {
        path
    };
    package.set(&path, styles::empty(book.dialect));
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
    opc::relations::set_kind(package, &path, kind)?;
    let relation = format!("{}/styles", book.dialect.relations());
    opc::relations::add(package, &book.path, &relation, &path)?;
    Ok(path)
}

fn styles_text(package: &mut Package<'_>, path: &str, dialect: Dialect) -> Result<String, Broken> {
    let text = package.text(path)?;
    let is_empty = opc::markup::root(&text)?.is_empty_tag();
    Ok(if is_empty {
        styles::empty(dialect)
    } else {
        text
    })
}

/// A template becomes a workbook; gives the ending that spreadsheets ask for.
fn settle_kind(package: &mut Package<'_>, book: &Book) -> Result<&'static str, Broken> {
    let kind = opc::relations::kind(package, &book.path)?.unwrap_or_default();
    let is_program = kind.contains("macroEnabled");
    if kind.contains("template") {
        let kind = if is_program {
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        } else {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        };
        opc::relations::set_kind(package, &book.path, kind)?;
    }
    Ok(if is_program { "xlsm" } else { "xlsx" })
}
