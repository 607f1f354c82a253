//! The rows of a table, written over into the columns of our form: a line for each measure.

use super::caption::Caption;
use super::fill_form_row::RowFiller;
use super::form_row::FormRow;
use super::header::Header;
use super::merged_cells::Unassigned;
use super::result_cell::{self, ResultCell};
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::{Entry, HeadedRow, HeadedTable};
use super::{fractions, result_text, rows_by_period, unplaced_cells};
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::counted::MeasurePart;
use crate::intake::value::prose;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Content, Value};
use crate::place::Cell;
use crate::plan::model::{Criterion, Measure};
use crate::vietnamese::number::{NumberText, read_number};

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
        writer.filler.purpose(head, measure).is_some()
            || (!head.quantities.is_empty() && told(measure))
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

struct Writer<'a> {
    page: &'a VisibleSheet<'a>,
    header: &'a Header,
    asked: &'a SubjectFinder<'a>,
    filler: RowFiller<'a>,
    /// The rows with figures of other quantities only.
    unclear: Vec<Finding>,
    /// The rows with money in no unit.
    unitless: Vec<Finding>,
    is_learnt: bool,
    /// Whether the rows are parts of one above them.
    in_parts: bool,
    out: Transcript,
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
            self.filler.purpose(head, measure).is_none()
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
        let expected = "hai số liệu không bị gạch ngang";
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
        let seen = format!("«{words}»: không nơi nào ghi đơn vị tiền");
        let expected =
            "đơn vị tiền (đồng, nghìn đồng, triệu đồng, tỷ đồng) ở đầu cột hoặc trên bảng";
        let finding = Finding::new(&rules::TWO_MEANINGS, seen, expected)
            .advising("Ghi đơn vị tiền ở đầu cột hoặc trên bảng.");
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

    /// A row of a criterion with several measures.
    fn criterion(
        &mut self,
        row: &HeadedRow<'_>,
        criterion: &Criterion,
        next: Option<&HeadedRow<'_>>,
    ) {
        let measures = self.asked.candidates(criterion);
        let blank = |header: &Header| -> Vec<FormRow> {
            measures
                .iter()
                .map(|measure| FormRow::new(&measure.id, row.key, row.row, header))
                .collect()
        };
        let is_ours = measures
            .iter()
            .any(|measure| self.asked.plan.reports(measure, self.asked.agency));
        let has_parts = next.is_some_and(|next| {
            matches!(&next.who, RowSubject::Measure(measure, _) if measure.criteria.contains(&criterion.code))
        });
        if !row.is_filled() || (has_parts && !unplaced_cells::has_figures(row)) {
            if is_ours && !has_parts {
                let lines = blank(self.header);
                self.out.lines.extend(lines);
            }
            return;
        }
        if let Some(lines) = self.shared_out(row, criterion, &measures) {
            self.out.lines.extend(lines);
            return;
        }
        if is_ours {
            let lines = blank(self.header);
            if !has_parts {
                self.out.lines.extend(lines);
            }
            let Some(finding) = unplaced_cells::not_parted(self.page, row, criterion, &measures)
            else {
                return;
            };
            if let Some(place) = &finding.place {
                let withheld = measures.iter().map(|measure| {
                    let (place, words) = (place.clone(), finding.seen.clone());
                    (measure.id.clone(), Unassigned { place, words })
                });
                self.out.withheld.extend(withheld);
            }
            self.out.findings.push(finding);
        }
    }

    /// The lines of a criterion's measures, where its row says which of them each part is of: lines
    /// with letters or labels, or a content that only one of the measures can have.
    fn shared_out(
        &self,
        row: &HeadedRow<'_>,
        criterion: &Criterion,
        measures: &[&Measure],
    ) -> Option<Vec<FormRow>> {
        let told = row
            .entries
            .get(&ColumnRole::Result)
            .and_then(|entries| entries.first());
        let criterion = self.asked.plan.criterion(&criterion.code)?;
        if let Some(entry) = told {
            let lines = result_text::lines(&entry.words);
            // A measure has two figures: a line with more is of several.
            let is_one_each = lines.iter().all(|line| fractions::count(&line.text) <= 1);
            if let Some(named) = self
                .asked
                .of_lines(criterion, &lines)
                .filter(|named| is_one_each && !named.is_empty())
            {
                return Some(self.parted(row, entry, &named, &lines, measures));
            }
            let parts = fractions::parts(&entry.words);
            if let Some(named) = self.asked.of_parts(criterion, &parts) {
                return Some(self.parted(row, entry, &named, &parts, measures));
            }
        }
        let only = self.only_fitting(row, measures)?;
        let lines = measures
            .iter()
            .map(|measure| {
                let mut line = FormRow::new(&measure.id, row.key, row.row, self.header);
                if only.contains(&measure.id.as_str()) {
                    self.filler.fill(&mut line, row, measure);
                }
                line
            })
            .collect();
        Some(lines)
    }

    /// The lines of measures whose parts stand in one cell.
    fn parted(
        &self,
        row: &HeadedRow<'_>,
        entry: &Entry,
        named: &[&Measure],
        lines: &[result_text::ResultPart],
        measures: &[&Measure],
    ) -> Vec<FormRow> {
        let tasks: Vec<&str> = named
            .iter()
            .filter(|measure| !measure.kind.has_figures())
            .map(|measure| measure.id.as_str())
            .collect();
        measures
            .iter()
            .map(|measure| {
                let mut line = FormRow::new(&measure.id, row.key, row.row, self.header);
                if let Some(at) = named.iter().position(|one| one.id == measure.id) {
                    let own = self.asked.own(measure);
                    let counted = self.asked.counted(measure);
                    let (told, text) = (lines[at].told(), &lines[at].text);
                    // A total and a part of it in one line: the words before the colon tell which is which.
                    let is_prose = matches!(read_number(&told), NumberText::Unreadable)
                        && prose::read(text, measure, own, counted).is_some();
                    let words = if is_prose { text.clone() } else { told };
                    let content = Content::plain(Value::Text(words.clone()));
                    let told = ResultCell {
                        cell: entry.cell,
                        content: &content,
                        words: &words,
                        is_rate: false,
                    };
                    result_cell::place(&mut line, measure, own, told);
                    if !measure.kind.has_figures() {
                        self.document_of_part(&mut line, row, &tasks, measure);
                    }
                }
                for entry in row.entries.get(&ColumnRole::Remarks).into_iter().flatten() {
                    line.remark(entry.cell, &entry.words);
                }
                line
            })
            .collect()
    }

    /// The document of a task that is told in a part of a cell: the one of the row, or, where there are as
    /// many as tasks, the one that stands in its place.
    fn document_of_part(
        &self,
        line: &mut FormRow,
        row: &HeadedRow<'_>,
        tasks: &[&str],
        measure: &Measure,
    ) {
        let entries = row.entries.get(&ColumnRole::Evidence).into_iter().flatten();
        let documents: Vec<(Cell, String)> = entries
            .flat_map(|entry| {
                let parts = entry.words.split([';', '\n']);
                parts.filter_map(|part| Some((entry.cell, result_text::own_document(part)?)))
            })
            .collect();
        let at = tasks.iter().position(|id| *id == measure.id);
        let document = match documents.as_slice() {
            [only] => Some(only),
            all if all.len() == tasks.len() => at.and_then(|at| all.get(at)),
            _ => None,
        };
        let is_told = [Column::EvidenceNumber, Column::EvidenceSymbol]
            .iter()
            .any(|column| !line.is_vacant(*column));
        if let Some((cell, words)) = document.filter(|_| !is_told) {
            line.put_words(Column::EvidenceNumber, *cell, words.clone());
        }
    }

    /// The measures that a row's content can be of: all, where it says that nothing arose or nothing
    /// was begun; the one with figures, where it has figures and only one has; the one document,
    /// where it names a document.
    fn only_fitting<'m>(
        &self,
        row: &HeadedRow<'_>,
        measures: &[&'m Measure],
    ) -> Option<Vec<&'m str>> {
        let words: Vec<&str> = row
            .entries
            .iter()
            .filter(|(role, _)| role.is_result())
            .flat_map(|(_, entries)| entries)
            .map(|entry| entry.words.as_str())
            .collect();
        let has_unplaced = !row.unplaced.is_empty();
        let all_nothing = !has_unplaced
            && !words.is_empty()
            && words
                .iter()
                .all(|words| matches!(read_number(words), NumberText::NothingArose));
        if all_nothing {
            return Some(measures.iter().map(|measure| measure.id.as_str()).collect());
        }
        let with_figures: Vec<&&Measure> = measures
            .iter()
            .filter(|measure| measure.kind.has_second())
            .collect();
        let documents = measures
            .iter()
            .filter(|measure| !measure.kind.has_figures())
            .count();
        let is_fraction = |words: &&str| matches!(read_number(words), NumberText::Fraction(_));
        match (words.as_slice(), with_figures.as_slice()) {
            ([one], [measure]) if documents == 0 && is_fraction(one) => {
                Some(vec![measure.id.as_str()])
            }
            _ => None,
        }
    }
}
