//! The parts of an xlsx container that the library does not show: where each sheet's part is, and
//! what stands in it beside values.

use std::collections::BTreeMap;

use opc::container::Container;
use opc::xml::{Xml, attribute};
use quick_xml::events::Event;

use super::comments;
use super::sheet_part::{self, SheetPart};
use super::strings_part::{self, Pieces};
use crate::refusal::{Refusal, RefusalKind};

/// The parts of a container.
pub(super) struct Parts<'a> {
    container: Container<'a>,
    /// The part of each sheet, by the sheet's name.
    sheets: BTreeMap<String, String>,
    /// Shared strings of which a piece has a format of its own, by number.
    rich: BTreeMap<usize, Pieces>,
    /// What the workbook says of its formulas.
    pub(super) calculation: Calculation,
}

/// What a workbook says of its formulas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Calculation {
    /// Whether they are to be calculated when it is opened, because their results are not known.
    pub(super) is_asked_for: bool,
    /// Whether formulas may need their own result.
    pub(super) is_iterative: bool,
}

impl<'a> Parts<'a> {
    /// Opens a container. Parts that are missing or damaged are as if they were empty: what they
    /// say is an addition to what the library reads.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut parts = Parts {
            container: Container::open(bytes).map_err(|_| {
                Refusal::new(RefusalKind::Broken, "không mở được tệp nén bên trong")
            })?,
            sheets: BTreeMap::new(),
            rich: BTreeMap::new(),
            calculation: Calculation::default(),
        };
        parts.find_sheets();
        parts.rich = parts
            .container
            .with_xml("xl/sharedstrings.xml", strings_part::read)
            .unwrap_or_default();
        Ok(parts)
    }

    /// What stands in a sheet's part beside values; nothing where the part can't be found.
    pub(super) fn sheet(&mut self, name: &str) -> SheetPart {
        let Some(path) = self.sheets.get(name).cloned() else {
            return SheetPart::default();
        };
        let mut part = self
            .container
            .with_xml(&path, sheet_part::read)
            .unwrap_or_default();
        for seen in part.cells.values_mut() {
            if let Some(number) = seen.shared {
                seen.pieces = self.rich.get(&number).cloned();
            }
        }
        for table in self.container.related(&path, "table") {
            if let Some(area) = self
                .container
                .with_xml(&table, sheet_part::read_filter)
                .flatten()
            {
                part.add_filter(area);
            }
        }
        for kind in ["comments", "threadedComment"] {
            for comments in self.container.related(&path, kind) {
                let read = self.container.with_xml(&comments, comments::read);
                part.notes.extend(read.unwrap_or_default());
            }
        }
        part.settle();
        part
    }

    /// Finds the part of each sheet.
    fn find_sheets(&mut self) {
        let workbook = "xl/workbook.xml";
        let targets = self.container.relations(workbook);
        let (listed, calculation) = self
            .container
            .with_xml(workbook, list_sheets)
            .unwrap_or_default();
        self.calculation = calculation;
        for (name, relation) in listed {
            if let Some(found) = targets.iter().rfind(|target| target.id == relation) {
                self.sheets
                    .entry(name)
                    .or_insert_with(|| found.target.clone());
            }
        }
    }
}

/// Name and relation of each sheet, and what is said of formulas.
fn list_sheets(xml: &mut Xml<'_>) -> (Vec<(String, String)>, Calculation) {
    let mut listed = Vec::new();
    let mut calculation = Calculation::default();
    while let Some(event) = xml.next_event() {
        let Event::Start(element) = &event else {
            continue;
        };
        match element.local_name().as_ref() {
            "sheet" => {
                if let (Some(name), Some(id)) =
                    (attribute(element, "name"), attribute(element, "id"))
                {
                    listed.push((name, id));
                }
            }
            "calcPr" => {
                let says = |name: &str, values: &[&str]| {
                    attribute(element, name).is_some_and(|value| values.contains(&value.as_str()))
                };
                calculation.is_asked_for = says("fullCalcOnLoad", &["1", "true"])
                    || says("calcCompleted", &["0", "false"]);
                calculation.is_iterative = says("iterate", &["1", "true"]);
            }
            _ => {}
        }
    }
    (listed, calculation)
}
