//! The rows of a table, written over into the columns of our form: a line for each measure.

use super::caption::Caption;
use super::fill::Filler;
use super::header::Header;
use super::line::Line;
use super::result::{self, ResultCell};
use super::rows::{Entry, WordedRow, WordedTable};
use super::shared::Withheld;
use super::who::{Asked, Who};
use super::{content, doubts, times};
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::page::Page;
use crate::intake::rules;
use crate::intake::text::quoted;
use crate::intake::value::counted::MeasurePart;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Content, Value};
use crate::plan::model::{Criterion, Measure};
use crate::vietnamese::number::{NumberText, read_number};

/// What a table says, and what was found while writing it over.
#[derive(Debug, Default)]
pub struct Transcript {
    /// A line for each row of a measure.
    pub lines: Vec<Line>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was withheld from measures, by their ids.
    pub withheld: Vec<(String, Withheld)>,
}

/// Writes a table over. `caption` is what stands above the table and may state its unit.
pub fn write(
    page: &Page<'_>,
    table: &WordedTable<'_>,
    asked: &Asked<'_>,
    caption: &Caption,
) -> Transcript {
    let mut writer = Writer {
        page,
        header: &table.header,
        asked,
        filler: Filler {
            header: &table.header,
            asked,
            caption,
        },
        unclear: Vec::new(),
        out: Transcript::default(),
    };
    let parts = times::parts(table);
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
    let columns = doubts::columns(page, table, &|head, measure| {
        writer.filler.purpose(head, measure).is_some()
            || (!head.quantities.is_empty() && told(measure))
    });
    // One cause, one question: the first of the rows speaks for all, where the columns do not.
    if columns.is_empty() {
        writer.out.findings.extend(unclear.into_iter().take(1));
    }
    writer.out.findings.extend(columns);
    writer.out
}

struct Writer<'a> {
    page: &'a Page<'a>,
    header: &'a Header,
    asked: &'a Asked<'a>,
    filler: Filler<'a>,
    /// The rows with figures of other quantities only.
    unclear: Vec<Finding>,
    out: Transcript,
}

impl Writer<'_> {
    fn row(&mut self, row: &WordedRow<'_>, next: Option<&WordedRow<'_>>) {
        match &row.who {
            Who::Measure(measure, MeasurePart::Whole) => self.whole(row, measure),
            Who::Measure(measure, side) => self.side(row, measure, *side),
            Who::Criterion(criterion) => self.criterion(row, criterion, next),
            Who::Doubt(seen) | Who::Contradiction(seen) => {
                self.out.findings.extend(doubts::row(self.page, row, seen))
            }
            Who::Heading | Who::Nothing => {
                self.out.findings.extend(doubts::left_out(self.page, row))
            }
        }
    }

    /// A row of one measure.
    fn whole(&mut self, row: &WordedRow<'_>, measure: &Measure) {
        let mut line = Line::new(&measure.id, row.key, row.row, self.header);
        self.filler.fill(&mut line, row, measure);
        let other = self
            .filler
            .of_other_quantities(self.page, &line, row, measure);
        if let Some(cell) = other {
            let (place, words) = (self.page.place(cell), self.page.words(cell));
            let heading = quoted(&self.header.columns[&cell.column].shown());
            let seen = format!("cột «{heading}»: «{words}», hàng không đủ hai số của chỉ số");
            let expected = "cột của đúng hai số liệu mà chỉ số cần";
            let finding = Finding::new(&rules::UNCLEAR_COLUMN, seen, expected);
            self.unclear
                .push(finding.of_measure(&measure.id).at(place.clone()));
            for column in [Column::First, Column::Second, Column::Percent] {
                line.cells.remove(&column);
            }
            let withheld = Withheld { place, words };
            self.out.withheld.push((measure.id.clone(), withheld));
        }
        // What stands in a column that could not be placed was entered: the measure is not blank.
        let is_vacant = [
            Column::First,
            Column::Second,
            Column::Percent,
            Column::State,
        ]
        .into_iter()
        .all(|column| line.is_vacant(column));
        if is_vacant && let Some(entry) = doubts::unplaced(row) {
            let (place, words) = (self.page.place(entry.cell), entry.words.clone());
            let withheld = Withheld { place, words };
            self.out.withheld.push((measure.id.clone(), withheld));
        }
        if self.asked.plan.reports(measure, self.asked.agency) || doubts::says_something(&line) {
            self.out.lines.push(line);
        }
    }

    /// A row that tells one figure of a measure, below or beside others of it.
    fn side(&mut self, row: &WordedRow<'_>, measure: &Measure, side: MeasurePart) {
        let column = match side {
            MeasurePart::First => Column::First,
            MeasurePart::Second => Column::Second,
            _ => Column::Percent,
        };
        let mut own = Line::new(&measure.id, row.key, row.row, self.header);
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
        row: &WordedRow<'_>,
        criterion: &Criterion,
        next: Option<&WordedRow<'_>>,
    ) {
        let measures = self.asked.candidates(criterion);
        let blank = |header: &Header| -> Vec<Line> {
            measures
                .iter()
                .map(|measure| Line::new(&measure.id, row.key, row.row, header))
                .collect()
        };
        let is_ours = measures
            .iter()
            .any(|measure| self.asked.plan.reports(measure, self.asked.agency));
        let has_parts = next.is_some_and(|next| {
            matches!(&next.who, Who::Measure(measure, _) if measure.criteria.contains(&criterion.code))
        });
        if !row.is_filled() || (has_parts && !doubts::has_figures(row)) {
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
            let Some(finding) = doubts::not_parted(self.page, row, criterion, &measures) else {
                return;
            };
            if let Some(place) = &finding.place {
                let withheld = measures.iter().map(|measure| {
                    let (place, words) = (place.clone(), finding.seen.clone());
                    (measure.id.clone(), Withheld { place, words })
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
        row: &WordedRow<'_>,
        criterion: &Criterion,
        measures: &[&Measure],
    ) -> Option<Vec<Line>> {
        let told = row
            .entries
            .get(&ColumnRole::Result)
            .and_then(|entries| entries.first());
        let criterion = self.asked.plan.criterion(&criterion.code)?;
        if let Some(entry) = told {
            let lines = content::lines(&entry.words);
            if let Some(named) = self
                .asked
                .of_lines(criterion, &lines)
                .filter(|named| !named.is_empty())
            {
                return Some(self.parted(row, entry, &named, &lines, measures));
            }
        }
        let only = self.only_fitting(row, measures)?;
        let lines = measures
            .iter()
            .map(|measure| {
                let mut line = Line::new(&measure.id, row.key, row.row, self.header);
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
        row: &WordedRow<'_>,
        entry: &Entry,
        named: &[&Measure],
        lines: &[content::Line],
        measures: &[&Measure],
    ) -> Vec<Line> {
        measures
            .iter()
            .map(|measure| {
                let mut line = Line::new(&measure.id, row.key, row.row, self.header);
                if let Some(at) = named.iter().position(|one| one.id == measure.id) {
                    let words = lines[at].told();
                    let content = Content::plain(Value::Text(words.clone()));
                    let told = ResultCell {
                        cell: entry.cell,
                        content: &content,
                        words: &words,
                        is_rate: false,
                    };
                    result::place(&mut line, measure, self.asked.own(measure), told);
                }
                for entry in row.entries.get(&ColumnRole::Remarks).into_iter().flatten() {
                    line.remark(entry.cell, &entry.words);
                }
                line
            })
            .collect()
    }

    /// The measures that a row's content can be of: all, where it says that nothing arose or nothing
    /// was begun; the one with figures, where it has figures and only one has; the one document,
    /// where it names a document.
    fn only_fitting<'m>(
        &self,
        row: &WordedRow<'_>,
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
