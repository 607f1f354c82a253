//! The rows of a table, written over into the columns of our form: a line for each measure.

use super::caption::Caption;
use super::figure_purpose::purpose;
use super::fill_form_row::RowFiller;
use super::form_row::FormRow;
use super::header::Header;
use super::merged_cells::Unassigned;
use super::money_unit;
use super::row_entries::Entry;
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::{HeadedRow, HeadedTable};
use super::{rows_by_period, unplaced_cells};
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::counted::MeasurePart;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::ColumnRole;
use crate::place::Cell;
use crate::plan::model::Measure;

/// What a table says, and what was found while writing it over.
#[derive(Debug, Default)]
pub struct Transcript {
    /// A line for each row of a measure.
    pub lines: Vec<FormRow>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was withheld from measures, by their ids.
    pub withheld: Vec<(String, Unassigned)>,
}

/// Writes a table over. `caption` is what stands above the table and may state its unit; `is_learnt`:
/// the clerk has said what its columns are for.
pub fn write(
    page: &VisibleSheet<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    (caption, is_learnt): (&Caption, bool),
) -> Transcript {
    let mut writer = Writer {
        page,
        header: &table.header,
        asked,
        filler: RowFiller {
            header: &table.header,
            asked,
            caption,
            page,
        },
        unclear: Vec::new(),
        unitless: Vec::new(),
        is_learnt,
        in_parts: false,
        out: Transcript::default(),
    };
    let parts = rows_by_period::parts(table);
    for (at, row) in table
        .rows
        .iter()
        .enumerate()
        .filter(|(at, _)| !parts.contains(at))
    {
        writer.row(row, table.rows.get(at + 1));
    }
    let told = |measure: &Measure| {
        writer
            .out
            .lines
            .iter()
            .any(|line| line.measure == measure.id && !line.is_vacant(Column::First))
    };
    // A column that names another quantity needs no answer where the measure has its figures.
    let unclear = std::mem::take(&mut writer.unclear);
    let columns = unplaced_cells::columns(page, table, &|head, measure| {
        purpose(head, measure, asked).is_some() || (!head.quantities.is_empty() && told(measure))
    });
    // One cause, one question: the first of the rows speaks for all, where the columns do not.
    if columns.is_empty() {
        writer.out.findings.extend(at_once(unclear));
    }
    writer.out.findings.extend(columns);
    let unitless = std::mem::take(&mut writer.unitless);
    writer.out.findings.extend(at_once(unitless));
    writer.out
}

/// The findings of rows that have one cause as one: the first, for all their measures.
fn at_once(unclear: Vec<Finding>) -> Option<Finding> {
    let ids: Vec<String> = unclear
        .iter()
        .filter_map(|one| one.measure.clone())
        .collect();
    let mut first = unclear.into_iter().next()?;
    if ids.len() > 1 {
        first.seen = format!("{}; các chỉ số {}", first.seen, ids.join(", "));
        first.measure = None;
    }
    Some(first)
}

/// Writes the rows of one table over.
pub(super) struct Writer<'a> {
    pub(super) page: &'a VisibleSheet<'a>,
    pub(super) header: &'a Header,
    pub(super) asked: &'a SubjectFinder<'a>,
    pub(super) filler: RowFiller<'a>,
    /// The rows with figures of other quantities only.
    unclear: Vec<Finding>,
    /// The rows with money in no unit.
    unitless: Vec<Finding>,
    is_learnt: bool,
    /// Whether the rows are parts of one above them.
    in_parts: bool,
    pub(super) out: Transcript,
}

impl Writer<'_> {
    fn row(&mut self, row: &HeadedRow<'_>, next: Option<&HeadedRow<'_>>) {
        self.in_parts &= matches!(row.who, RowSubject::Heading | RowSubject::Nothing);
        match &row.who {
            RowSubject::Measure(measure, MeasurePart::Whole) => self.whole(row, measure),
            RowSubject::Measure(measure, side) => self.side(row, measure, *side),
            RowSubject::Criterion(criterion) => self.criterion(row, criterion, next),
            RowSubject::Doubt(seen) | RowSubject::Contradiction(seen) => self
                .out
                .findings
                .extend(unplaced_cells::row(self.page, row, seen)),
            RowSubject::Heading | RowSubject::Nothing => {
                let has_number = |column: u32| {
                    let words = self.page.words(Cell::new(row.row, column));
                    words.contains(|c: char| c.is_ascii_digit())
                };
                let is_part = !self.header.of(ColumnRole::Code).any(has_number);
                // «Trong đó: …» holds for the rows below it too, up to the next of the plan.
                self.in_parts = is_part && (self.in_parts || unplaced_cells::opens_parts(row));
                if self.in_parts {
                    return;
                }
                let finding = unplaced_cells::left_out(self.page, row, is_part);
                self.out.findings.extend(finding);
            }
        }
    }

    /// A row of one measure.
    fn whole(&mut self, row: &HeadedRow<'_>, measure: &Measure) {
        let mut line = FormRow::new(&measure.id, row.key, row.row, self.header);
        self.filler.fill(&mut line, row, measure);
        // Where the clerk has said what columns are for, only a quantity that is another speaks against it.
        let other = match self.is_learnt {
            true => self.filler.unfit(row, measure),
            false => self
                .filler
                .of_other_quantities(self.page, &line, row, measure)
                .or_else(|| self.filler.of_plan(row, measure)),
        };
        if let Some(cell) = other {
            let (place, words) = (self.page.place(cell), self.page.words(cell));
            let heading = quoted(&self.header.columns[&cell.column].shown());
            let seen = format!("cột «{heading}»: «{words}», hàng không đủ hai số của chỉ số");
            let expected = "cột của đúng hai số liệu mà chỉ số cần";
            let finding = Finding::new(&rules::UNCLEAR_COLUMN, seen, expected);
            let finding = finding.of_measure(&measure.id).at(place.clone());
            match self.is_learnt {
                true => self.out.findings.push(finding),
                false => self.unclear.push(finding),
            }
            self.leave(&mut line, measure, Unassigned { place, words });
        }
        self.halves(&mut line, row, measure);
        self.struck_out(&mut line, row, measure);
        self.without_unit(&mut line, row, measure);
        // What stands in a column that could not be placed was entered: the measure is not blank.
        let is_vacant = [
            Column::First,
            Column::Second,
            Column::Percent,
            Column::State,
        ]
        .into_iter()
        .all(|column| line.is_vacant(column));
        if is_vacant && let Some(entry) = unplaced_cells::unplaced(row, &|_| true) {
            let (place, words) = (self.page.place(entry.cell), entry.words.clone());
            let withheld = Unassigned { place, words };
            self.out.withheld.push((measure.id.clone(), withheld));
        }
        if self.asked.plan.reports(measure, self.asked.agency)
            || unplaced_cells::says_something(&line)
        {
            self.out.lines.push(line);
        }
    }

    /// Takes nothing of a row of which one figure is told, and the other may stand in a column that
    /// could not be placed: the one alone may be another quantity, or in another unit.
    fn halves(&mut self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let is_half = line.is_vacant(Column::First) != line.is_vacant(Column::Second);
        let is_open = |entry: &Entry| {
            let head = &self.header.columns[&entry.column];
            purpose(head, measure, self.filler.asked).is_none()
        };
        let open = unplaced_cells::unplaced(row, &is_open);
        if let Some(entry) = open.filter(|_| measure.kind.has_second() && is_half) {
            let (place, words) = (self.page.place(entry.cell), entry.words.clone());
            self.leave(line, measure, Unassigned { place, words });
        }
    }

    /// Takes nothing of a row in which a figure is struck out: a rate beside it is that of what no longer
    /// holds.
    fn struck_out(&mut self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let is_half = line.is_vacant(Column::First) || line.is_vacant(Column::Second);
        let says = [Column::First, Column::Second, Column::Percent];
        let says_something = says.iter().any(|column| !line.is_vacant(*column));
        if !(measure.kind.has_second() && is_half && says_something) {
            return;
        }
        let Some((cell, words)) = self.filler.struck_out(row) else {
            return;
        };
        let place = self.page.place(cell);
        let seen = format!(
            "«{}» đã bị gạch ngang, không còn đủ số liệu",
            quoted(&words)
        );
        let expected = "đủ hai số liệu, không gạch ngang";
        let finding = Finding::new(&rules::UNREADABLE_FIGURE, seen, expected);
        let finding = finding.of_measure(&measure.id).at(place.clone());
        self.out.findings.push(finding);
        self.leave(line, measure, Unassigned { place, words });
    }

    /// Takes no sum of money whose unit nothing states: neither its cell, its row, its heading, nor a
    /// line of its sheet.
    fn without_unit(&mut self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let figures = [
            (Column::First, measure.first.as_ref()),
            (Column::Second, measure.second.as_ref()),
        ];
        let lacking = figures.into_iter().find_map(|(column, figure)| {
            let placed = line.cells.get(&column)?;
            self.filler
                .lacks_unit(placed, row, figure?)
                .then_some(placed)
        });
        let Some(placed) = lacking else {
            return;
        };
        let (place, words) = (self.page.place(placed.cell), self.page.words(placed.cell));
        let seen = format!("«{words}»: chưa ghi đơn vị tiền");
        let expected =
            "đơn vị tiền (đồng, nghìn đồng, triệu đồng, tỷ đồng) ở đầu cột hoặc trên bảng";
        let finding = Finding::new(&rules::TWO_MEANINGS, seen, expected)
            .advising("Ghi đơn vị tiền ở đầu cột hoặc trên bảng.")
            .meaning(money_unit::meanings(line, measure));
        self.unitless
            .push(finding.of_measure(&measure.id).at(place.clone()));
        self.leave(line, measure, Unassigned { place, words });
    }

    /// Leaves a measure without its figures; what was entered is kept as what could not be read.
    fn leave(&mut self, line: &mut FormRow, measure: &Measure, withheld: Unassigned) {
        for column in [Column::First, Column::Second, Column::Percent] {
            line.cells.remove(&column);
        }
        self.out.withheld.push((measure.id.clone(), withheld));
    }

    /// A row that tells one figure of a measure, below or beside others of it.
    fn side(&mut self, row: &HeadedRow<'_>, measure: &Measure, side: MeasurePart) {
        let column = match side {
            MeasurePart::First => Column::First,
            MeasurePart::Second => Column::Second,
            _ => Column::Percent,
        };
        let mut own = FormRow::new(&measure.id, row.key, row.row, self.header);
        let told = [
            ColumnRole::Result,
            ColumnRole::First,
            ColumnRole::Second,
            ColumnRole::Percent,
        ]
        .iter()
        .find_map(|role| row.entries.get(role)?.first());
        if let Some(entry) = told {
            let content = match side {
                MeasurePart::First => self.filler.scaled(entry, row, measure.first.as_ref()),
                MeasurePart::Second => self.filler.scaled(entry, row, measure.second.as_ref()),
                _ => entry.content.clone(),
            };
            own.put(column, entry.cell, content);
        }
        for entry in row.entries.get(&ColumnRole::Remarks).into_iter().flatten() {
            own.remark(entry.cell, &entry.words);
        }
        let before = self
            .out
            .lines
            .iter_mut()
            .rev()
            .find(|line| line.measure == measure.id);
        match before {
            Some(line) if own.cells.keys().all(|column| line.is_vacant(*column)) => {
                line.cells.extend(own.cells);
            }
            Some(_) if own.cells.is_empty() => {}
            _ => self.out.lines.push(own),
        }
    }
}
