//! What was found in the tables of a workbook of another layout, and the way back to where it stood.

use std::collections::{BTreeMap, BTreeSet};

use super::form_row::FormRow;
use super::merged_cells::Unassigned;
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::layout::{Layout, Table, TableRow};
use crate::intake::rules;
use crate::intake::workbook::Workbook;
use crate::own_layout::Proposal;
use crate::place::Cell;
use crate::submission::{Reading, ReadingCells, State};

/// A workbook of another layout, written over into the columns of our form.
#[derive(Debug, Clone)]
pub struct FoundByHeadings {
    /// Where the tables stand in the workbook as it was sent.
    pub layout: Layout,
    /// The workbook with the tables in the columns of our form, and nothing else.
    pub transcript: Workbook,
    /// Where they stand in that one.
    pub transcribed: Layout,
    /// Where each of its cells stood, and whether it can mean two things.
    pub(super) origins: BTreeMap<Cell, (Cell, bool)>,
    /// What was found while writing it over.
    pub findings: Vec<Finding>,
    /// What stands for several measures at once and was left to none of them, by measure.
    pub(super) withheld: BTreeMap<String, Unassigned>,
    /// How many cells of the tables hold figures, in columns of names, codes and terms or not.
    pub figures: usize,
    /// The tables that were found, in words: `trang «Biểu 1», đầu bảng ở hàng 8`.
    pub seen: Vec<String>,
    /// The measures that were read by a layout that the clerk has confirmed.
    pub learnt: BTreeSet<String>,
    /// The layouts that the clerk is asked for.
    pub proposals: Vec<Proposal>,
}

impl FoundByHeadings {
    /// Brings a finding back to where it stands in the workbook as it was sent.
    pub fn restore(&self, mut finding: Finding) -> Finding {
        let cell = finding.place.as_ref().and_then(|place| place.cell);
        if let Some((origin, two_meanings)) = cell.and_then(|cell| self.origins.get(&cell)) {
            if let Some(place) = &mut finding.place {
                place.cell = Some(*origin);
            }
            if *two_meanings && finding.is(&rules::UNREADABLE_FIGURE) {
                finding.rule = &rules::TWO_MEANINGS;
            }
        }
        finding
    }

    /// Brings a reading back to where it stands in the workbook as it was sent.
    pub fn restore_reading(&self, mut reading: Reading) -> Reading {
        let back = |cell: Option<Cell>| {
            cell.map(|cell| self.origins.get(&cell).map_or(cell, |(origin, _)| *origin))
        };
        if let Some(place) = &mut reading.place {
            place.cell = back(place.cell);
        }
        let cells = reading.cells;
        reading.cells = ReadingCells {
            first: back(cells.first),
            second: back(cells.second),
            percent: back(cells.percent),
            state: back(cells.state),
            evidence: back(cells.evidence),
        };
        reading
    }

    /// The reading of a measure of which a cell speaks, but together with others: it was not left
    /// blank, it could not be read.
    pub fn with_withheld(&self, mut reading: Reading) -> Reading {
        let withheld = self.withheld.get(&reading.measure);
        if let Some(withheld) = withheld.filter(|_| reading.state == State::Blank) {
            reading.state = State::Unreadable;
            reading.text = Some(withheld.words.clone());
            reading.place = Some(withheld.place.clone());
        }
        reading
    }
}

impl FoundByHeadings {
    /// Remembers what was left to none of its measures; the first of several cells counts.
    pub(super) fn withhold(&mut self, withheld: Vec<(String, Unassigned)>) {
        for (measure, withheld) in withheld {
            self.withheld.entry(measure).or_insert(withheld);
        }
    }

    /// Takes out what is told of columns that are new in a confirmed layout, from a finding on: that they
    /// are new is told once already.
    pub(super) fn drop_told(&mut self, from: usize, added: &[String]) {
        let is_added = |part: &str| {
            let mut added = added.iter();
            added.any(|own| part.starts_with(&format!("cột «{}»,", quoted(own))))
        };
        let late = self.findings.split_off(from);
        let is_told = |finding: &Finding| {
            finding.is(&rules::UNCLEAR_COLUMN) && finding.seen.split("; ").all(is_added)
        };
        self.findings
            .extend(late.into_iter().filter(|own| !is_told(own)));
    }

    /// Adds the lines of a table. Rows are counted over all sheets, so that a cell has one origin.
    pub(super) fn add(&mut self, sheet: usize, lines: &[FormRow], next_row: &mut u32) {
        let mut table = Table {
            sheet,
            columns: (0..)
                .zip(Column::ALL)
                .map(|(at, column)| (column, at))
                .collect(),
            rows: Vec::new(),
        };
        for line in lines {
            let row = *next_row;
            *next_row += 1;
            table.rows.push(TableRow {
                row,
                key: line.measure.clone(),
                cell: line.key,
            });
            for (at, column) in (0..).zip(Column::ALL) {
                let cell = Cell::new(row, at);
                let placed = line.cells.get(&column);
                let two_meanings = placed.is_some_and(|placed| placed.two_meanings);
                self.origins
                    .insert(cell, (line.origin(column), two_meanings));
                if let Some(placed) = placed {
                    self.transcript.sheets[sheet]
                        .cells
                        .insert(cell, placed.content.clone());
                }
            }
        }
        self.transcribed.tables.push(table);
    }
}
