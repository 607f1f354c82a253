//! A row of a criterion with several measures: shared out among them where it says which part is whose.

use super::form_row::FormRow;
use super::header::Header;
use super::merged_cells::Unassigned;
use super::result_cell::{self, ResultCell};
use super::row_entries::Entry;
use super::row_subject::RowSubject;
use super::rows::HeadedRow;
use super::transcript::Writer;
use super::{fractions, result_text, unplaced_cells};
use crate::form::Column;
use crate::intake::value::prose;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Content, Value};
use crate::place::Cell;
use crate::plan::model::{Criterion, Measure};
use crate::vietnamese::number::{NumberText, read_number};

impl Writer<'_> {
    /// A row of a criterion with several measures.
    pub(super) fn criterion(
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
