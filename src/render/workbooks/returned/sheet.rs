//! One sheet of the agency's: its cells are coloured, their notes are added, and it is no longer
//! the sheet that is open.

use super::book::{Book, ListedSheet};
use super::cells::{self, Colouring};
use super::grid::Grid;
use super::marks::SheetMarks;
use super::styles::Styles;
use super::{boxes, notes, rules};
use opc::Broken;
use opc::markup::{
    Element, Splices, attribute, children, named, place_among, root, without_attribute,
};
use opc::package::Package;
use opc::relations;

/// Content types of the parts of notes.
const NOTES_KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const BOXES_KIND: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// The elements of a sheet that stand before the relation to the boxes of notes.
pub(super) const ORDER: [&str; 32] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "drawingHF",
    "legacyDrawing",
];

/// Marks a sheet.
pub(super) fn mark(
    package: &mut Package<'_>,
    book: &Book,
    sheet: &ListedSheet,
    marks: SheetMarks,
    styles: &mut Styles<'_>,
) -> Result<(), Broken> {
    let text = package.text(&sheet.path)?;
    let root = root(&text)?;
    let top = children(&text, &root)?;
    let mut splices = Splices::default();
    deselect(&text, &top, &mut splices)?;
    let marks = cells::anchored(&text, &top, marks)?;
    if !marks.is_empty() || styles.knows_earlier() {
        Colouring::run(&text, &top, &marks, styles, &mut splices)?;
    }
    let part = Part {
        text: &text,
        root,
        top: &top,
    };
    rules::add(&part, &marks, styles, &mut splices)?;
    add_notes(package, book, sheet, &part, &marks, &mut splices)?;
    let changed = splices.apply(&text);
    if changed != text {
        package.set(&sheet.path, changed);
    }
    Ok(())
}

/// A sheet's part.
pub(super) struct Part<'t, 'e> {
    /// Its text.
    pub(super) text: &'t str,
    /// The element that holds all others.
    pub(super) root: Element<'t>,
    /// The elements below it.
    pub(super) top: &'e [Element<'t>],
}

/// Two sheets that are selected would be edited together.
fn deselect(text: &str, top: &[Element<'_>], splices: &mut Splices) -> Result<(), Broken> {
    let Some(views) = named(top, "sheetViews") else {
        return Ok(());
    };
    for view in children(text, &views)? {
        let tag = view.tag(text);
        if matches!(attribute(tag, "tabSelected").as_deref(), Some("1" | "true")) {
            splices.replace(
                view.start..view.open_end,
                without_attribute(tag, "tabSelected"),
            );
        }
    }
    Ok(())
}

fn add_notes(
    package: &mut Package<'_>,
    book: &Book,
    sheet: &ListedSheet,
    part: &Part<'_, '_>,
    marks: &SheetMarks,
    splices: &mut Splices,
) -> Result<(), Broken> {
    let known = relations::list(package, &sheet.path)?;
    let notes_path = known
        .iter()
        .find(|one| one.kind == "comments")
        .map(|one| one.target.clone());
    if marks.is_empty() && notes_path.is_none() {
        return Ok(());
    }
    let before = match &notes_path {
        Some(path) => package.text(path)?,
        None => notes::empty(book.dialect),
    };
    let noted = notes::add(&before, marks)?;
    if marks.is_empty() && noted.gone.is_empty() {
        return Ok(());
    }
    let drawing = named(part.top, "legacyDrawing");
    let id = drawing.and_then(|one| attribute(one.tag(part.text), "id"));
    let boxes_path = known
        .iter()
        .find(|one| Some(&one.id) == id.as_ref())
        .map(|one| one.target.clone());
    if drawing.is_some() && boxes_path.is_none() {
        return Err(Broken);
    }
    let boxes_before = match &boxes_path {
        Some(path) => package.text(path)?,
        None => boxes::empty(free_number(package)),
    };
    let grid = Grid::read(part.text, part.top)?;
    let boxes = boxes::change(&boxes_before, marks, &noted.new, &noted.gone, &grid)?;
    put_notes(package, book, sheet, notes_path, noted.text)?;
    match boxes_path {
        Some(path) => package.set(&path, boxes),
        None => add_boxes(package, book, sheet, part, boxes, splices)?,
    }
    Ok(())
}

/// Writes the part of the notes; a new one is made known.
fn put_notes(
    package: &mut Package<'_>,
    book: &Book,
    sheet: &ListedSheet,
    path: Option<String>,
    text: String,
) -> Result<(), Broken> {
    if let Some(path) = path {
        package.set(&path, text);
        return Ok(());
    }
    let path = package.unused(&format!("{}comments", book.folder()), ".xml");
    package.set(&path, text);
    relations::set_kind(package, &path, NOTES_KIND)?;
    let kind = format!("{}/comments", book.dialect.relations());
    relations::add(package, &sheet.path, &kind, &path)?;
    Ok(())
}

/// Writes a new part of boxes, and leads the sheet to it.
fn add_boxes(
    package: &mut Package<'_>,
    book: &Book,
    sheet: &ListedSheet,
    part: &Part<'_, '_>,
    boxes: String,
    splices: &mut Splices,
) -> Result<(), Broken> {
    let path = package.unused(&format!("{}drawings/vmlDrawing", book.folder()), ".vml");
    package.set(&path, boxes);
    relations::set_default_kind(package, "vml", BOXES_KIND)?;
    let kind = format!("{}/vmlDrawing", book.dialect.relations());
    let id = relations::add(package, &sheet.path, &kind, &path)?;
    let at = place_among(&part.root, part.top, &ORDER, "legacyDrawing");
    let markup = format!(
        "<{}legacyDrawing {}/>",
        part.root.prefix(),
        book.dialect.id_attribute(part.root.tag(part.text), &id)
    );
    splices.insert(at, markup);
    Ok(())
}

/// A number that no part of boxes uses.
fn free_number(package: &mut Package<'_>) -> u32 {
    let used = package.paths(".vml").into_iter().filter_map(|path| {
        let text = package.text(&path).ok()?;
        boxes::numbers(&text).into_iter().max()
    });
    used.max().unwrap_or(0).saturating_add(1)
}
