//! The rows of a table, written over into the columns of our form: a line for each measure.

use super::header::{ColumnHead, Header};
use super::likeness::{alike, bare, key};
use super::line::{Line, with_unit};
use super::phrases::Role;
use super::result::{self, ResultCell};
use super::rows::{Entry, WordedRow, WordedTable};
use super::who::{Asked, Side, Who};
use super::{content, doubts};
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::page::Page;
use crate::intake::workbook::{Content, Shown, Value};
use crate::plan::model::{Criterion, Figure, Measure};
use crate::vietnamese::number::{NumberText, money_scale, read_number};

/// How much a heading must be a figure's label.
const FIGURE_LABEL: u32 = 880;

/// What a table says, and what was found while writing it over.
#[derive(Debug, Default)]
pub struct Transcript {
    /// A line for each row of a measure.
    pub lines: Vec<Line>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Writes a table over. `caption` is what stands above the table and may state its unit.
pub fn write(page: &Page<'_>, table: &WordedTable<'_>, asked: &Asked<'_>, caption: &str) -> Transcript {
    let mut writer = Writer {
        page,
        header: &table.header,
        asked,
        caption,
        out: Transcript::default(),
    };
    for (at, row) in table.rows.iter().enumerate() {
        writer.row(row, table.rows.get(at + 1));
    }
    let columns = doubts::columns(page, table, &|head, measure| writer.purpose(head, measure).is_some());
    writer.out.findings.extend(columns);
    writer.out
}

struct Writer<'a> {
    page: &'a Page<'a>,
    header: &'a Header,
    asked: &'a Asked<'a>,
    caption: &'a str,
    out: Transcript,
}

impl Writer<'_> {
    fn row(&mut self, row: &WordedRow<'_>, next: Option<&WordedRow<'_>>) {
        match &row.who {
            Who::Measure(measure, Side::Whole) => self.whole(row, measure),
            Who::Measure(measure, side) => self.side(row, measure, *side),
            Who::Criterion(criterion) => self.criterion(row, criterion, next),
            Who::Doubt(seen) => self.out.findings.extend(doubts::row(self.page, row, seen)),
            Who::Heading | Who::Nothing => self.out.findings.extend(doubts::left_out(self.page, row)),
        }
    }

    /// A row of one measure.
    fn whole(&mut self, row: &WordedRow<'_>, measure: &Measure) {
        let mut line = Line::new(&measure.id, row.key, row.row, self.header);
        self.fill(&mut line, row, measure);
        if measure.is_reported_by(self.asked.agency) || doubts::says_something(&line) {
            self.out.lines.push(line);
        }
    }

    /// A row that tells one figure of a measure, below or beside others of it.
    fn side(&mut self, row: &WordedRow<'_>, measure: &Measure, side: Side) {
        let column = match side {
            Side::First => Column::First,
            Side::Second => Column::Second,
            _ => Column::Percent,
        };
        let mut own = Line::new(&measure.id, row.key, row.row, self.header);
        let told = [Role::Result, Role::First, Role::Second, Role::Percent]
            .iter()
            .find_map(|role| row.entries.get(role)?.first());
        if let Some(entry) = told {
            let content = match side {
                Side::First => self.scaled(entry, row, measure.first.as_ref()),
                Side::Second => self.scaled(entry, row, measure.second.as_ref()),
                _ => entry.content.clone(),
            };
            own.put(column, entry.cell, content);
        }
        for entry in row.entries.get(&Role::Remarks).into_iter().flatten() {
            own.remark(entry.cell, &entry.words);
        }
        let before = self.out.lines.iter_mut().rev().find(|line| line.measure == measure.id);
        match before {
            Some(line) if own.cells.keys().all(|column| line.is_vacant(*column)) => {
                line.cells.extend(own.cells);
            }
            Some(_) if own.cells.is_empty() => {}
            _ => self.out.lines.push(own),
        }
    }

    /// A row of a criterion with several measures.
    fn criterion(&mut self, row: &WordedRow<'_>, criterion: &Criterion, next: Option<&WordedRow<'_>>) {
        let measures = self.asked.candidates(criterion);
        let blank = |header: &Header| -> Vec<Line> {
            measures
                .iter()
                .map(|measure| Line::new(&measure.id, row.key, row.row, header))
                .collect()
        };
        let is_ours = measures.iter().any(|measure| measure.is_reported_by(self.asked.agency));
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
            self.out.findings.extend(doubts::not_parted(self.page, row, criterion, &measures));
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
        let told = row.entries.get(&Role::Result).and_then(|entries| entries.first());
        let criterion = self.asked.plan.criterion(&criterion.code)?;
        if let Some(entry) = told {
            let lines = content::lines(&entry.words);
            let labels: Vec<(Option<char>, String)> = lines
                .iter()
                .map(|line| (line.letter, line.label.clone()))
                .collect();
            if let Some(named) = self.asked.of_lines(criterion, &labels).filter(|named| !named.is_empty()) {
                return Some(self.parted(row, entry, &named, &lines, measures));
            }
        }
        let only = self.only_fitting(row, measures)?;
        let lines = measures
            .iter()
            .map(|measure| {
                let mut line = Line::new(&measure.id, row.key, row.row, self.header);
                if only.contains(&measure.id.as_str()) {
                    self.fill(&mut line, row, measure);
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
                    let words = &lines[at].value;
                    let content = Content::plain(Value::Text(words.clone()));
                    let told = ResultCell {
                        cell: entry.cell,
                        content: &content,
                        words,
                        is_rate: false,
                    };
                    result::place(&mut line, measure, told);
                }
                for entry in row.entries.get(&Role::Remarks).into_iter().flatten() {
                    line.remark(entry.cell, &entry.words);
                }
                line
            })
            .collect()
    }

    /// The measures that a row's content can be of: all, where it says that nothing arose or nothing
    /// was begun; the one with figures, where it has figures and only one has; the one document,
    /// where it names a document.
    fn only_fitting<'m>(&self, row: &WordedRow<'_>, measures: &[&'m Measure]) -> Option<Vec<&'m str>> {
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
            && words.iter().all(|words| {
                matches!(read_number(words), NumberText::NothingArose)
            });
        if all_nothing {
            return Some(measures.iter().map(|measure| measure.id.as_str()).collect());
        }
        let with_figures: Vec<&&Measure> =
            measures.iter().filter(|measure| measure.kind.has_second()).collect();
        let documents = measures.iter().filter(|measure| !measure.kind.has_figures()).count();
        let is_fraction = |words: &&str| matches!(read_number(words), NumberText::Fraction(_));
        match (words.as_slice(), with_figures.as_slice()) {
            ([one], [measure]) if documents == 0 && is_fraction(one) => Some(vec![measure.id.as_str()]),
            _ => None,
        }
    }

    /// Puts what stands in a row in the columns of our form.
    fn fill(&self, line: &mut Line, row: &WordedRow<'_>, measure: &Measure) {
        self.evidence(line, row, measure);
        let figures = [
            (Role::First, Column::First, measure.first.as_ref()),
            (Role::Second, Column::Second, measure.second.as_ref()),
        ];
        for (role, column, figure) in figures {
            for entry in row.entries.get(&role).into_iter().flatten() {
                self.figure(line, entry, row, measure, (column, figure));
            }
        }
        for (column, entry) in &row.unplaced {
            let head = &self.header.columns[column];
            match self.purpose(head, measure) {
                Some(Column::Second) => {
                    let figure = (Column::Second, measure.second.as_ref());
                    self.figure(line, entry, row, measure, figure);
                }
                Some(_) => {
                    let figure = (Column::First, measure.first.as_ref());
                    self.figure(line, entry, row, measure, figure);
                }
                None => {}
            }
        }
        for entry in row.entries.get(&Role::Percent).into_iter().flatten() {
            let is_pair = matches!(read_number(&entry.words), NumberText::Fraction(_));
            let column = if is_pair && line.is_vacant(Column::First) {
                Column::First
            } else {
                Column::Percent
            };
            if measure.kind.has_second() {
                let other = line.cells.get(&column).map(|placed| placed.content.value.clone());
                if other.is_some_and(|other| other != entry.content.value) {
                    let words = format!("«{}» và ô {} ghi khác", entry.words, line.origin(column));
                    line.put_doubt(Column::Percent, entry.cell, words);
                } else {
                    line.put(column, entry.cell, entry.content.clone());
                }
            } else if measure.kind.has_figures() {
                line.put(Column::First, entry.cell, entry.content.clone());
            }
        }
        for entry in row.entries.get(&Role::State).into_iter().flatten() {
            self.state(line, entry, row, measure);
        }
        for entry in row.entries.get(&Role::Result).into_iter().flatten() {
            self.result(line, entry, row, measure);
        }
        if !measure.kind.has_figures() && line.is_vacant(Column::State) {
            // A rate beside a task says nothing that its reader knows: it is shown to the agency.
            for entry in row.entries.get(&Role::Percent).into_iter().flatten() {
                line.put_words(Column::State, entry.cell, entry.words.as_str());
            }
        }
        for entry in row.entries.get(&Role::Remarks).into_iter().flatten() {
            line.remark(entry.cell, &entry.words);
        }
    }

    /// A figure in a column of its own. One that tasks don't have may say their state.
    fn figure(
        &self,
        line: &mut Line,
        entry: &Entry,
        row: &WordedRow<'_>,
        measure: &Measure,
        (column, figure): (Column, Option<&Figure>),
    ) {
        if !measure.kind.has_figures() {
            if !matches!(read_number(&entry.words), NumberText::Dash | NumberText::Blank) {
                line.put_words(Column::State, entry.cell, entry.words.as_str());
            }
            return;
        }
        if column == Column::Second && !measure.kind.has_second() {
            if !matches!(read_number(&entry.words), NumberText::Dash | NumberText::Blank) {
                line.put(column, entry.cell, entry.content.clone());
            }
            return;
        }
        let content = self.scaled(entry, row, figure);
        if line.is_vacant(column) {
            line.put(column, entry.cell, content);
        } else {
            let before = line.cells.get(&column).map(|placed| placed.content.value.clone());
            if before != Some(content.value) {
                let other = line.origin(column);
                let words = format!("«{}» và ô {other} ghi khác", entry.words);
                line.put_doubt(column, entry.cell, words);
            }
        }
    }

    /// What a column with a heading of its own is for a measure.
    fn purpose(&self, head: &ColumnHead, measure: &Measure) -> Option<Column> {
        let heading = key(&bare(head.path.last().map_or("", String::as_str)));
        let fits = |figure: Option<&Figure>| {
            figure.map_or(0, |figure| alike(&heading, &key(&bare(&figure.label))))
        };
        let (first, second) = (fits(measure.first.as_ref()), fits(measure.second.as_ref()));
        if first.max(second) >= FIGURE_LABEL {
            return match first.cmp(&second) {
                std::cmp::Ordering::Greater => Some(Column::First),
                std::cmp::Ordering::Less => Some(Column::Second),
                std::cmp::Ordering::Equal => None,
            };
        }
        let is_other = self.asked.words.measures.iter().any(|(_, _, figures)| {
            figures.iter().any(|figure| alike(&heading, figure) >= FIGURE_LABEL)
        });
        match head.role {
            _ if is_other => None,
            Some(Role::First) => Some(Column::First),
            Some(Role::Second) => Some(Column::Second),
            None if head.plain.starts_with("so ") && head.plain.contains(" da ") => Some(Column::First),
            _ => None,
        }
    }

    /// A state, or a result that was written where the state is asked for.
    fn state(&self, line: &mut Line, entry: &Entry, row: &WordedRow<'_>, measure: &Measure) {
        let tells_figures = measure.kind.has_figures()
            && line.is_vacant(Column::First)
            && !row.entries.contains_key(&Role::Result)
            && matches!(
                read_number(&entry.words),
                NumberText::Amount(_) | NumberText::Fraction(_)
            );
        if tells_figures || !measure.kind.has_figures() {
            self.result(line, entry, row, measure);
        } else {
            line.put(Column::State, entry.cell, entry.content.clone());
        }
    }

    fn result(&self, line: &mut Line, entry: &Entry, row: &WordedRow<'_>, measure: &Measure) {
        let head = &self.header.columns[&entry.column];
        let says_percent = |text: &str| text.contains('%') && !text.contains('/');
        let is_rate = says_percent(&row.unit) || says_percent(&head.shown());
        let is_figure = measure.kind.has_figures();
        let content = if is_figure && entry.content.shown != Shown::Percent && !is_rate {
            self.scaled(entry, row, measure.first.as_ref())
        } else {
            entry.content.clone()
        };
        let is_scaled = content.value != entry.content.value;
        let words = match &content.value {
            Value::Text(text) if is_scaled => text.clone(),
            _ => entry.words.clone(),
        };
        if is_figure && !line.is_vacant(Column::First) && !line.cells[&Column::First].two_meanings {
            return self.beside(line, entry, measure);
        }
        let told = ResultCell {
            cell: entry.cell,
            content: &content,
            words: &words,
            is_rate,
        };
        result::place(line, measure, told);
    }

    /// A result in words beside a figure in a column of its own.
    fn beside(&self, line: &mut Line, entry: &Entry, measure: &Measure) {
        let is_rate = matches!(read_number(&entry.words), NumberText::Amount(amount) if amount.percent)
            || entry.content.shown == Shown::Percent;
        if is_rate && measure.kind.has_second() && line.is_vacant(Column::Percent) {
            line.put(Column::Percent, entry.cell, entry.content.clone());
        } else if doubts::tells_figures(entry) {
            let other = line.origin(Column::First);
            let words = format!("«{}» và ô {other} ghi khác", entry.words);
            if line.cells.get(&Column::First).map(|placed| &placed.content.value) != Some(&entry.content.value) {
                line.put_doubt(Column::First, entry.cell, words);
            }
        } else {
            line.remark(entry.cell, &entry.words);
        }
    }

    /// The document that proves it.
    fn evidence(&self, line: &mut Line, row: &WordedRow<'_>, measure: &Measure) {
        let parts = [
            (Role::EvidenceNumber, Column::EvidenceNumber),
            (Role::EvidenceSymbol, Column::EvidenceSymbol),
            (Role::EvidenceDate, Column::EvidenceDate),
        ];
        for (role, column) in parts {
            for entry in row.entries.get(&role).into_iter().flatten() {
                line.put(column, entry.cell, entry.content.clone());
            }
        }
        for entry in row.entries.get(&Role::Evidence).into_iter().flatten() {
            let document = content::own_document(&entry.words);
            if let Some(document) = document {
                line.put_words(Column::EvidenceNumber, entry.cell, document);
            } else if measure.kind.has_figures() {
                line.remark(entry.cell, &entry.words);
            } else {
                line.put(Column::EvidenceNumber, entry.cell, entry.content.clone());
            }
        }
    }

    /// A figure in the unit that its heading, its row or the table states, where it states none.
    fn scaled(&self, entry: &Entry, row: &WordedRow<'_>, figure: Option<&Figure>) -> Content {
        let ours = figure.and_then(|figure| money_scale(&figure.unit).or_else(|| money_scale(&figure.label)));
        let Some(ours) = ours else {
            return entry.content.clone();
        };
        let heading = self.header.columns[&entry.column].shown();
        let theirs = [heading.as_str(), &row.unit, &row.label, self.caption]
            .into_iter()
            .find_map(money_scale);
        match theirs {
            Some(theirs) if theirs != ours => match theirs.to_i64() {
                Some(1) => with_unit(&entry.content, "đồng"),
                Some(1_000) => with_unit(&entry.content, "nghìn đồng"),
                Some(1_000_000) => with_unit(&entry.content, "triệu đồng"),
                Some(1_000_000_000) => with_unit(&entry.content, "tỷ đồng"),
                _ => entry.content.clone(),
            },
            _ => entry.content.clone(),
        }
    }
}
