//! The readings of the tables of a workbook: one for each measure that the agency reports.

use crate::intake::value::own_words::WhoseForm;
use std::collections::BTreeMap;

use super::cell_words::quoted;
use super::identify::Names;
use super::layout::{Layout, Table, TableRow};
use super::rules;
use super::value;
use super::value::own_words::LazyWords;
use super::visible_sheet::VisibleSheet;
use super::workbook::{Content, Value, Workbook};
use crate::agency::Agency;
use crate::finding::Finding;
use crate::form::{Column, NarrativeSection};
use crate::own_layout::OwnLayouts;
use crate::period::Period;
use crate::place::Cell;
use crate::plan::model::{Figure, Measure, Plan};
use crate::submission::{Reading, State};
use crate::vietnamese::number::Style;
use crate::vietnamese::phrase;

/// Who reads what: everything that the readings of a workbook depend on.
#[derive(Debug, Clone, Copy)]
pub struct Assignment<'a> {
    /// The plan, or the slice of it that the form asks about.
    pub plan: &'a Plan,
    /// The agency.
    pub agency: &'a Agency,
    /// The period.
    pub period: &'a Period,
    /// The layouts of agencies' own that the clerk has confirmed.
    pub layouts: &'a OwnLayouts,
    /// The names of all bodies, where the register is at hand.
    pub names: Option<&'a Names<'a>>,
}

/// A row that was read, with what was found in it.
struct RowRead<'a> {
    page: VisibleSheet<'a>,
    row: &'a TableRow,
    reading: Reading,
    findings: Vec<Finding>,
}

/// The readings of a workbook, in the plan's order.
pub fn readings(
    workbook: &Workbook,
    file: &str,
    layout: &Layout,
    question: Assignment<'_>,
    form: WhoseForm,
) -> (Vec<Reading>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut read: BTreeMap<&str, Vec<RowRead<'_>>> = BTreeMap::new();
    let mut words: BTreeMap<&str, LazyWords<'_>> = BTreeMap::new();
    let style = style(workbook, file, layout, question.plan);
    for table in &layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        findings.extend(missing_columns(&page, table));
        for row in &table.rows {
            match question.plan.measure(&row.key) {
                Some(measure) if question.plan.reports(measure, question.agency) => {
                    // Gathered once: a measure may stand in thousands of rows.
                    let own = words.entry(&measure.id).or_insert_with(|| {
                        LazyWords::new(measure, question.plan, question.agency).in_form(form)
                    });
                    let (reading, found) = value::reading::read(
                        &page,
                        table,
                        row.row,
                        measure,
                        (own, question.period, &style),
                    );
                    let row_read = RowRead {
                        page,
                        row,
                        reading,
                        findings: found,
                    };
                    read.entry(&measure.id).or_default().push(row_read);
                }
                Some(measure) => findings.extend(not_reported(&page, table, row, measure)),
                None => findings.extend(unknown(&page, table, row)),
            }
        }
    }
    let mut readings = Vec::new();
    for measure in question.plan.measures_for(question.agency) {
        let rows = read.remove(measure.id.as_str()).unwrap_or_default();
        let (reading, found) = one(measure, rows, file);
        readings.push(reading);
        findings.extend(found);
    }
    (readings, findings)
}

/// How figures are written in the tables of a workbook, where they show it without doubt.
fn style(workbook: &Workbook, file: &str, layout: &Layout, plan: &Plan) -> Style {
    let mut style = Style::default();
    for table in &layout.tables {
        let sheet = &workbook.sheets[table.sheet];
        let page = VisibleSheet {
            workbook,
            sheet,
            file,
        };
        for row in &table.rows {
            let Some(measure) = plan.measure(&row.key) else {
                continue;
            };
            for (column, figure) in [
                (Column::First, measure.first.as_ref()),
                (Column::Second, measure.second.as_ref()),
                (Column::Percent, None),
            ] {
                let Some(cell) = table.cell(row.row, column) else {
                    continue;
                };
                let is_text = |content: &Content| matches!(content.value, Value::Text(_));
                if !page.content(cell).is_some_and(is_text) {
                    continue;
                }
                let words = page.words(cell);
                let is_count = figure.is_some_and(Figure::is_whole) && !words.contains('%');
                style.join(&match is_count {
                    true => Style::of_counts(&words),
                    false => Style::of_text(&words),
                });
            }
        }
    }
    style
}

/// The most rows of one measure that a finding names.
const MOST_TOLD: usize = 12;

/// The one reading of a measure, of as many rows as there are.
fn one(measure: &Measure, mut rows: Vec<RowRead<'_>>, file: &str) -> (Reading, Vec<Finding>) {
    if rows.is_empty() {
        let seen = format!(
            "không có hàng của chỉ số {} ({})",
            measure.id, measure.label
        );
        let finding = Finding::new(&rules::ROW_MISSING, seen, "đủ hàng như biểu mẫu")
            .of_measure(&measure.id)
            .at(crate::place::Place::file(file));
        return (Reading::absent(&measure.id), vec![finding]);
    }
    // Rows in which nothing was entered say nothing beside those that are filled in.
    if rows.iter().any(|row| !is_nothing(&row.reading)) {
        rows.retain(|row| !is_nothing(&row.reading));
    }
    let first = rows.remove(0);
    let different = rows
        .iter()
        .any(|row| !says_the_same(&row.reading, &first.reading));
    if !different {
        return (first.reading, first.findings);
    }
    let all: Vec<&RowRead<'_>> = std::iter::once(&first).chain(&rows).collect();
    let addresses: Vec<String> = all
        .iter()
        .take(MOST_TOLD)
        .map(|row| {
            format!(
                "{} › {}",
                quoted(&row.page.sheet.name),
                row.row.cell.row + 1
            )
        })
        .collect();
    let others = match all.len().saturating_sub(MOST_TOLD) {
        0 => String::new(),
        others => format!(
            " và {} hàng nữa",
            phrase::count(i64::try_from(others).unwrap_or(i64::MAX))
        ),
    };
    let rows = addresses.join("; ");
    let seen = format!("chỉ số {} ở các hàng: {rows}{others}", measure.id);
    let findings = all
        .iter()
        .take(MOST_TOLD)
        .map(|row| {
            Finding::new(&rules::TWICE, seen.clone(), "mỗi chỉ số một hàng")
                .of_measure(&measure.id)
                .at(row.reading.place.clone())
        })
        .collect();
    let reading = Reading {
        state: State::Unreadable,
        text: Some(seen),
        place: first.reading.place.clone(),
        cells: first.reading.cells,
        ..Reading::absent(&measure.id)
    };
    (reading, findings)
}

/// Whether nothing was entered for a measure.
pub fn is_nothing(reading: &Reading) -> bool {
    reading.state == State::Blank
        && reading.text.is_none()
        && reading.remarks.is_none()
        && reading.evidence.is_none()
}

/// Whether two readings say the same, wherever they stand.
pub fn says_the_same(one: &Reading, other: &Reading) -> bool {
    let told = |reading: &Reading| Reading {
        place: None,
        cells: crate::submission::ReadingCells::default(),
        ..reading.clone()
    };
    told(one) == told(other)
}

/// Columns that can't be told any more.
fn missing_columns(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    let needed = [
        Column::First,
        Column::Second,
        Column::State,
        Column::EvidenceNumber,
        Column::EvidenceSymbol,
    ];
    needed
        .into_iter()
        .filter(|column| !table.columns.contains_key(column))
        .map(|column| {
            let seen = format!("không có cột «{}»", column.heading());
            let place = crate::place::Place::sheet(page.file, quoted(&page.sheet.name));
            Finding::new(&rules::COLUMN_MISSING, seen, "đủ cột như biểu mẫu").at(place)
        })
        .collect()
}

/// The first cell of a row in which an agency entered something.
pub fn entered(page: &VisibleSheet<'_>, table: &Table, row: &TableRow) -> Option<Cell> {
    Column::ALL
        .into_iter()
        .filter(|column| column.is_input())
        .filter_map(|column| table.cell(row.row, column))
        .find(|cell| page.is_filled(*cell))
}

/// A row of a measure that somebody else reports.
fn not_reported(
    page: &VisibleSheet<'_>,
    table: &Table,
    row: &TableRow,
    measure: &Measure,
) -> Option<Finding> {
    let cell = entered(page, table, row)?;
    let seen = format!(
        "{} ({}): «{}»",
        measure.id,
        measure.label,
        quoted(&page.words(cell))
    );
    let finding = Finding::new(&rules::NOT_REPORTED, seen, "để trống chỉ số này");
    Some(finding.of_measure(&measure.id).at(page.place(cell)))
}

/// A row that fits no measure of the plan.
fn unknown(page: &VisibleSheet<'_>, table: &Table, row: &TableRow) -> Option<Finding> {
    let cell = entered(page, table, row)?;
    let seen = format!("mã «{}»", quoted(&row.key));
    let finding = Finding::new(&rules::UNKNOWN_ROW, seen, "mã chỉ số của kế hoạch");
    Some(finding.at(page.place(cell)))
}

/// The agency's own narrative: the first words right of each section's key.
pub fn narrative(
    workbook: &Workbook,
    file: &str,
    layout: &Layout,
) -> BTreeMap<NarrativeSection, String> {
    let mut told: BTreeMap<NarrativeSection, String> = BTreeMap::new();
    for row in &layout.narrative {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[row.sheet],
            file,
        };
        let right = Cell::new(row.key.row, row.key.column.saturating_add(1));
        let end = Cell::new(row.key.row, u32::MAX);
        let words = page
            .sheet
            .cells
            .range(right..=end)
            .map(|(cell, _)| page.words(*cell))
            .find(|words| !words.is_empty() && words != row.section.heading());
        if let Some(words) = words {
            told.entry(row.section).or_insert(words);
        }
    }
    told
}
