//! The part that lists a workbook's sheets: the list of findings comes in front.

use super::dialect::Dialect;
use super::list;
use super::shown::shown;
use opc::Broken;
use opc::markup::{
    Splices, attribute, children, named, number, root, with_attribute, without_attribute,
};
use opc::package::Package;
use opc::{Relation, relations};

/// The relation's kind and the content type of a sheet.
const SHEET_KIND: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// A sheet with cells.
pub(super) struct ListedSheet {
    /// Its name.
    pub(super) name: String,
    /// Whether it is shown.
    pub(super) is_shown: bool,
    /// The path of its part.
    pub(super) path: String,
}

/// A workbook.
pub(super) struct Book {
    /// The path of its part.
    pub(super) path: String,
    /// In which dialect it is written.
    pub(super) dialect: Dialect,
    /// What it leads to.
    relations: Vec<Relation>,
    /// Its sheets with cells, in their order, without the list of an earlier return.
    pub(super) sheets: Vec<ListedSheet>,
    /// The path of the list of an earlier return.
    earlier_list: Option<String>,
}

impl Book {
    /// Finds the workbook of a container.
    pub(super) fn open(package: &mut Package<'_>) -> Result<Self, Broken> {
        let path = relations::list(package, "")?
            .into_iter()
            .find(|one| one.kind == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |one| one.target);
        let text = package.text(&path)?;
        let root = root(&text)?;
        let mut book = Book {
            dialect: Dialect::of(root.tag(&text)),
            relations: relations::list(package, &path)?,
            path,
            sheets: Vec::new(),
            earlier_list: None,
        };
        let sheets = named(&children(&text, &root)?, "sheets").ok_or(Broken)?;
        for one in children(&text, &sheets)? {
            book.add_sheet(package, one.tag(&text))?;
        }
        Ok(book)
    }

    fn add_sheet(&mut self, package: &mut Package<'_>, tag: &str) -> Result<(), Broken> {
        let name = attribute(tag, "name").ok_or(Broken)?;
        let id = attribute(tag, "id").ok_or(Broken)?;
        let Some(relation) = self.relations.iter().find(|one| one.id == id) else {
            return Err(Broken);
        };
        if relation.kind != "worksheet" {
            return Ok(());
        }
        let path = relation.target.clone();
        if name == list::NAME && is_earlier_list(package, &self.relations, &path)? {
            self.earlier_list = Some(path);
            return Ok(());
        }
        let is_shown = !matches!(
            attribute(tag, "state").as_deref(),
            Some("hidden" | "veryHidden")
        );
        self.sheets.push(ListedSheet {
            name,
            is_shown,
            path,
        });
        Ok(())
    }

    /// Whether it holds the list of an earlier return.
    pub(super) fn was_returned(&self) -> bool {
        self.earlier_list.is_some()
    }

    /// The path of the part of a kind to which the workbook leads.
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        let found = self.relations.iter().find(|one| one.kind == kind)?;
        Some(&found.target)
    }

    /// The folder of the workbook's part, with `/` at its end.
    pub(super) fn folder(&self) -> &str {
        match self.path.rfind('/') {
            Some(at) => &self.path[..=at],
            None => "",
        }
    }

    /// Puts the list of findings in front of the sheets, or into the place of that of an earlier
    /// return, and shows it first.
    pub(super) fn put_list(&self, package: &mut Package<'_>, sheet: String) -> Result<(), Broken> {
        if let Some(path) = &self.earlier_list {
            package.set(path, sheet);
            return self.show_list(package);
        }
        let path = package.unused(&format!("{}worksheets/sheet", self.folder()), ".xml");
        package.set(&path, sheet);
        relations::set_kind(package, &path, SHEET_KIND)?;
        let kind = format!("{}/worksheet", self.dialect.relations());
        let id = relations::add(package, &self.path, &kind, &path)?;
        self.list_it(package, &id)
    }

    /// Names the new sheet first.
    fn list_it(&self, package: &mut Package<'_>, id: &str) -> Result<(), Broken> {
        let text = package.text(&self.path)?;
        let root = root(&text)?;
        let top = children(&text, &root)?;
        let sheets = named(&top, "sheets").ok_or(Broken)?;
        let listed = children(&text, &sheets)?;
        let known = listed
            .iter()
            .filter_map(|one| number(one.tag(&text), "sheetId"));
        let number = known.max().unwrap_or(0).checked_add(1).ok_or(Broken)?;
        let names = listed
            .iter()
            .filter_map(|one| attribute(one.tag(&text), "name"))
            .map(|name| name.to_lowercase())
            .collect::<Vec<_>>();
        let name = (1_u32..)
            .map(|copy| match copy {
                1 => list::NAME.to_owned(),
                copy => format!("{} ({copy})", list::NAME),
            })
            .find(|name| !names.contains(&name.to_lowercase()))
            .ok_or(Broken)?;
        let mut splices = Splices::default();
        splices.insert(
            sheets.open_end,
            format!(
                "<{}sheet name=\"{}\" sheetId=\"{number}\" {}/>",
                sheets.prefix(),
                shown(&name, 31),
                self.dialect.id_attribute(root.tag(&text), id)
            ),
        );
        if let Some(names) = named(&top, "definedNames") {
            for one in children(&text, &names)? {
                let tag = one.tag(&text);
                if let Some(of_sheet) = self::number(tag, "localSheetId") {
                    let moved = of_sheet.saturating_add(1).to_string();
                    splices.replace(
                        one.start..one.open_end,
                        with_attribute(tag, "localSheetId", &moved),
                    );
                }
            }
        }
        package.set(&self.path, splices.apply(&text));
        self.show_list(package)
    }

    /// Makes the list the sheet that is open.
    fn show_list(&self, package: &mut Package<'_>) -> Result<(), Broken> {
        let text = package.text(&self.path)?;
        let top = children(&text, &root(&text)?)?;
        let sheets = named(&top, "sheets").ok_or(Broken)?;
        let target = |tag: &str| {
            let id = attribute(tag, "id")?;
            let found = self.relations.iter().find(|one| one.id == id)?;
            Some(found.target.clone())
        };
        let place = children(&text, &sheets)?
            .iter()
            .position(|one| {
                self.earlier_list.is_some() && target(one.tag(&text)) == self.earlier_list
            })
            .unwrap_or(0);
        let mut splices = Splices::default();
        if let Some(views) = named(&top, "bookViews") {
            for one in children(&text, &views)? {
                let tag = without_attribute(one.tag(&text), "firstSheet");
                let is_there = attribute(&tag, "activeTab").is_some();
                let tag = match place {
                    0 if !is_there => tag,
                    place => with_attribute(&tag, "activeTab", &place.to_string()),
                };
                splices.replace(one.start..one.open_end, tag);
            }
        }
        package.set(&self.path, splices.apply(&text));
        Ok(())
    }
}

/// Whether a sheet is the list of an earlier return: our title stands in its first cell.
fn is_earlier_list(
    package: &mut Package<'_>,
    relations: &[Relation],
    path: &str,
) -> Result<bool, Broken> {
    let text = package.text(path)?;
    let top = children(&text, &root(&text)?)?;
    let Some(data) = named(&top, "sheetData") else {
        return Ok(false);
    };
    let Some(row) = children(&text, &data)?.into_iter().next() else {
        return Ok(false);
    };
    let Some(cell) = children(&text, &row)?.into_iter().next() else {
        return Ok(false);
    };
    let words = &text[cell.inner()];
    if attribute(cell.tag(&text), "t").as_deref() != Some("s") {
        return Ok(words.contains(list::TITLE));
    }
    let shared = relations.iter().find(|one| one.kind == "sharedStrings");
    let (Some(shared), Some(value)) = (shared, named(&children(&text, &cell)?, "v")) else {
        return Ok(false);
    };
    let number: Option<usize> = text[value.inner()].trim().parse().ok();
    let strings = package.text(&shared.target)?;
    let items = children(&strings, &root(&strings)?)?;
    Ok(number
        .and_then(|number| items.get(number))
        .is_some_and(|item| item.whole(&strings).contains(list::TITLE)))
}
