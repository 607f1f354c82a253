//! What stands in a row, put in the columns of our form.

use super::caption::Caption;
use super::figure_purpose::{is_base, purpose};
use super::form_row::FormRow;
use super::header::{ColumnHead, Header};
use super::infer_roles::is_note;
use super::result_cell::{self, ResultCell};
use super::row_entries::Entry;
use super::row_subject::SubjectFinder;
use super::rows::HeadedRow;
use super::{result_text, unplaced_cells};
use crate::exact::Exact;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::value::body;
use crate::intake::value::counted::MeasurePart;
use crate::intake::value::figure::settled_rate;
use crate::intake::value::state::{self, Declared};
use crate::intake::value::statement;
use crate::intake::value::two_figures::agrees;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::{ColumnRole, Quantity, Statement, statements};
use crate::intake::workbook::{Shown, Value};
use crate::place::Cell;
use crate::plan::model::{Figure, Kind, Measure};
use crate::submission::State;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::{NumberText, read_number};

/// Puts what stands in the rows of a table in the columns of our form.
pub struct RowFiller<'a> {
    /// The table's heading.
    pub header: &'a Header,
    /// What finds of which measure a row speaks.
    pub asked: &'a SubjectFinder<'a>,
    /// What stands above the table and may state its unit.
    pub caption: &'a Caption,
    /// The sheet.
    pub page: &'a VisibleSheet<'a>,
}

impl RowFiller<'_> {
    /// Puts what stands in a row in the columns of our form.
    pub fn fill(&self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let entries = |role: ColumnRole| row.entries.get(&role).into_iter().flatten();
        self.evidence(line, row, measure);
        self.figures(line, row, measure);
        let counted = self.asked.counted(measure);
        let fits = |entry: &&Entry, part| {
            counted.fits(&self.header.columns[&entry.column].quantities, part)
        };
        for entry in entries(ColumnRole::Percent).filter(|entry| fits(entry, MeasurePart::Percent))
        {
            self.percent(line, entry, row, measure);
        }
        for entry in entries(ColumnRole::State) {
            self.state(line, entry, row, measure);
        }
        for entry in entries(ColumnRole::Result).filter(|entry| fits(entry, MeasurePart::Whole)) {
            self.result(line, entry, row, measure);
        }
        if !measure.kind.has_figures() && line.is_vacant(Column::State) {
            // A rate beside a task says nothing that its reader knows: it is shown to the agency.
            for entry in entries(ColumnRole::Percent) {
                self.result(line, entry, row, measure);
            }
        }
        for entry in entries(ColumnRole::Remarks) {
            self.remark_state(line, entry, measure);
            remarks(line, entry, measure);
        }
        self.figures_in_notes(line, row, measure);
        let is_told = [Column::First, Column::Percent, Column::State]
            .iter()
            .any(|column| !line.is_vacant(*column));
        // What stands there is judged as a remark; where it says nothing of the figures it is none.
        for (cell, words) in row.beside.iter().filter(|_| is_told) {
            if statement::may_speak(words) {
                line.remark(*cell, words);
            } else if body::is_other_alone(words, self.asked.own(measure)) {
                line.withhold_for(&format!("bên cạnh ghi «{}»", quoted(words)));
            }
        }
        // A number under «Trừ», «Điều chỉnh» makes the figures beside it other ones.
        for (column, entry) in row.unplaced.iter().filter(|_| is_told) {
            let heading = self.header.columns[column].shown();
            let is_nought = matches!(&entry.content.value, Value::Number(number) if *number == 0.0);
            if unplaced_cells::tells_figures(entry) && !is_nought && takes_off(&heading) {
                line.withhold_for(&format!("cột «{}»: {}", quoted(&heading), entry.words));
            }
        }
        if !measure.kind.has_figures() {
            // What is no document where a document is asked for counts only where there is no other.
            for entry in entries(ColumnRole::Evidence) {
                if result_text::own_document(&entry.words).is_some() {
                    continue;
                }
                if !entry.words.contains(|c: char| c.is_ascii_digit()) {
                    line.remark(entry.cell, &entry.words);
                } else {
                    line.put(Column::EvidenceNumber, entry.cell, entry.content.clone());
                }
            }
        }
    }

    /// The figures in columns of their own.
    fn figures(&self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let first = (Column::First, measure.first.as_ref());
        let second = (Column::Second, measure.second.as_ref());
        for (role, target) in [(ColumnRole::First, first), (ColumnRole::Second, second)] {
            let part = if role == ColumnRole::First {
                MeasurePart::First
            } else {
                MeasurePart::Second
            };
            let counted = self.asked.counted(measure);
            for entry in row.entries.get(&role).into_iter().flatten() {
                let head = &self.header.columns[&entry.column];
                let is_other_base = part == MeasurePart::Second && !is_base(head, measure);
                if counted.fits(&head.quantities, part) && !is_other_base {
                    self.figure(line, entry, row, measure, target);
                }
            }
        }
        if measure.kind == Kind::Growth
            && let Some(entry) = self.last_year(row)
        {
            self.figure(line, &entry, row, measure, second);
        }
        for (column, entry) in &row.unplaced {
            match purpose(&self.header.columns[column], measure, self.asked) {
                Some(Column::Second) => self.figure(line, entry, row, measure, second),
                Some(_) => self.figure(line, entry, row, measure, first),
                None => {}
            }
        }
    }

    /// Two figures that stand in a column for notes beside a rate that is theirs: «55,56% | 10/18 nhiệm vụ».
    /// The rate binds them, their words say what they count.
    fn figures_in_notes(&self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let own = self.asked.own(measure);
        let Some((at, rate)) = rate_alone(line) else {
            return;
        };
        let notes = row.entries.get(&ColumnRole::Remarks).into_iter().flatten();
        let notes = notes.filter(|entry| is_note(&self.header.columns[&entry.column]));
        let mut found = None;
        for entry in notes.chain(row.unplaced.iter().map(|(_, entry)| entry)) {
            let mut told = FormRow::new(&measure.id, line.key, row.row, self.header);
            let cell = ResultCell {
                cell: entry.cell,
                content: &entry.content,
                words: &entry.words,
                is_rate: false,
            };
            result_cell::place(&mut told, measure, own, cell);
            if pair_of(&told).is_some_and(|(first, second)| agrees(measure, &first, &second, &rate))
            {
                if found.is_some() {
                    return;
                }
                found = Some(told);
            }
        }
        let Some(told) = found else {
            return;
        };
        let Some(rate) = line.cells.remove(&at) else {
            return;
        };
        for column in [Column::First, Column::Second] {
            if let Some(cell) = told.cells.get(&column) {
                line.cells.insert(column, cell.clone());
            }
        }
        line.cells.insert(Column::Percent, rate);
    }

    /// What stands in the one column of last year's figures, which only a growth asks for.
    fn last_year(&self, row: &HeadedRow<'_>) -> Option<Entry> {
        let is_last_year = |head: &ColumnHead| {
            head.role == Some(ColumnRole::Other) && head.quantities == [Quantity::LastYear]
        };
        let heads = self.header.columns.iter();
        let columns: Vec<u32> = heads
            .filter(|(_, head)| is_last_year(head))
            .map(|(column, _)| *column)
            .collect();
        let [column] = columns.as_slice() else {
            return None;
        };
        let cell = Cell::new(row.row, *column);
        let content = self.page.content(cell)?;
        Some(Entry {
            cell,
            rows: (row.row, row.row),
            column: *column,
            content: content.clone(),
            words: self.page.words(cell),
        })
    }

    /// A figure in a column of its own. One that tasks don't have may say their state.
    fn figure(
        &self,
        line: &mut FormRow,
        entry: &Entry,
        row: &HeadedRow<'_>,
        measure: &Measure,
        (column, figure): (Column, Option<&Figure>),
    ) {
        if !measure.kind.has_figures() {
            if !matches!(
                read_number(&entry.words),
                NumberText::Dash | NumberText::Blank
            ) {
                self.result(line, entry, row, measure);
            }
            return;
        }
        if column == Column::Second && !measure.kind.has_second() {
            // A column that holds for the other rows of the table asks nothing of this one.
            let is_general = self.header.columns[&entry.column].is_general();
            if !is_general
                && !matches!(
                    read_number(&entry.words),
                    NumberText::Dash | NumberText::Blank
                )
            {
                line.put(column, entry.cell, entry.content.clone());
            }
            return;
        }
        if measure.kind.has_second() && self.is_rate(entry, row) {
            return self.percent(line, entry, row, measure);
        }
        let content = self.scaled(entry, row, figure);
        if line.is_vacant(column) {
            line.put(column, entry.cell, content);
        } else {
            let before = line
                .cells
                .get(&column)
                .map(|placed| placed.content.value.clone());
            if before != Some(content.value) {
                let other = line.origin(column);
                let words = format!("«{}» và ô {other} ghi khác", entry.words);
                line.put_doubt(column, entry.cell, words);
            }
        }
    }

    /// A state, or a result that was written where the state is asked for.
    fn state(&self, line: &mut FormRow, entry: &Entry, row: &HeadedRow<'_>, measure: &Measure) {
        let said = read_number(&entry.words);
        let is_unknown_text = matches!(entry.content.value, Value::Text(_))
            && said == NumberText::Unreadable
            && state::read(&entry.words, self.asked.own(measure)) == Declared::Unknown;
        let tells_figures = measure.kind.has_figures()
            && line.is_vacant(Column::First)
            && !row.entries.contains_key(&ColumnRole::Result)
            && (is_unknown_text || matches!(said, NumberText::Amount(_) | NumberText::Fraction(_)));
        if tells_figures || !measure.kind.has_figures() {
            self.result(line, entry, row, measure);
        } else {
            line.put(Column::State, entry.cell, entry.content.clone());
        }
    }

    /// Whether the heading of a column or the unit of a row says that numbers are percentages.
    fn is_rate(&self, entry: &Entry, row: &HeadedRow<'_>) -> bool {
        let says_percent = |text: &str| text.contains('%') && !text.contains('/');
        says_percent(&row.unit) || says_percent(&self.header.columns[&entry.column].shown())
    }

    fn result(&self, line: &mut FormRow, entry: &Entry, row: &HeadedRow<'_>, measure: &Measure) {
        let is_rate = self.is_rate(entry, row);
        let is_figure = measure.kind.has_figures();
        let content = if is_figure && entry.content.shown != Shown::Percent && !is_rate {
            self.scaled(entry, row, measure.first.as_ref())
        } else {
            entry.content.clone()
        };
        if is_figure && self.header.columns[&entry.column].plan_first {
            return self.plan_first(line, entry, measure);
        }
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
        result_cell::place(line, measure, self.asked.own(measure), told);
    }

    /// Two figures below a heading that names the plan's first: the result is the second of them.
    fn plan_first(&self, line: &mut FormRow, entry: &Entry, measure: &Measure) {
        let is_fraction = matches!(read_number(&entry.words), NumberText::Fraction(_));
        match entry.words.split_once('/') {
            Some((second, first)) if is_fraction && !entry.words.contains('%') => {
                line.put_words(Column::First, entry.cell, first.trim());
                if measure.kind.has_second() {
                    line.put_words(Column::Second, entry.cell, second.trim());
                }
            }
            _ if unplaced_cells::tells_figures(entry) => {
                let heading = self.header.columns[&entry.column].shown();
                let words = format!("«{}» dưới đầu cột «{heading}»", entry.words);
                line.put_doubt(Column::First, entry.cell, words);
            }
            _ => line.put(Column::First, entry.cell, entry.content.clone()),
        }
    }

    /// A result in words beside a figure in a column of its own.
    fn beside(&self, line: &mut FormRow, entry: &Entry, measure: &Measure) {
        let is_rate = matches!(read_number(&entry.words), NumberText::Amount(amount) if amount.percent)
            || entry.content.shown == Shown::Percent;
        if is_rate && measure.kind.has_second() && line.is_vacant(Column::Percent) {
            line.put(Column::Percent, entry.cell, entry.content.clone());
        } else if unplaced_cells::tells_figures(entry) {
            let other = line.origin(Column::First);
            let words = format!("«{}» và ô {other} ghi khác", entry.words);
            if line
                .cells
                .get(&Column::First)
                .map(|placed| &placed.content.value)
                != Some(&entry.content.value)
            {
                line.put_doubt(Column::First, entry.cell, words);
            }
        } else {
            line.remark(entry.cell, &entry.words);
        }
    }

    /// A state that stands under «Ghi chú», where the row says nothing else.
    fn remark_state(&self, line: &mut FormRow, entry: &Entry, measure: &Measure) {
        let columns = [
            Column::First,
            Column::Second,
            Column::Percent,
            Column::State,
        ];
        let says_nothing = columns.into_iter().all(|column| {
            line.cells.get(&column).is_none_or(|placed| {
                matches!(&placed.content.value, Value::Text(words)
                    if matches!(read_number(words), NumberText::Dash | NumberText::Blank))
            })
        });
        let is_note = is_note(&self.header.columns[&entry.column]);
        let own = self.asked.own(measure);
        let said = state::read(&entry.words, own);
        // «Không có kiến nghị»: what can arise for the measure did not.
        let is_none = || {
            let says_none = read_number(&entry.words) == NumberText::NothingArose;
            measure.kind.has_second() && says_none && own.is_nothing(&entry.words)
        };
        let is_state = match said {
            _ if is_none() => true,
            Declared::State(State::NothingArose) => true,
            Declared::State(_) => !measure.kind.has_figures(),
            _ => false,
        };
        if says_nothing && is_note && is_state {
            for column in columns {
                line.cells.remove(&column);
            }
            match is_none() {
                true => line.put_words(Column::State, entry.cell, State::NothingArose.label()),
                false => line.put(Column::State, entry.cell, entry.content.clone()),
            }
        }
    }

    /// The document that proves it.
    fn evidence(&self, line: &mut FormRow, row: &HeadedRow<'_>, measure: &Measure) {
        let parts = [
            (ColumnRole::EvidenceNumber, Column::EvidenceNumber),
            (ColumnRole::EvidenceSymbol, Column::EvidenceSymbol),
            (ColumnRole::EvidenceDate, Column::EvidenceDate),
        ];
        for (role, column) in parts {
            for entry in row.entries.get(&role).into_iter().flatten() {
                line.put(column, entry.cell, entry.content.clone());
            }
        }
        for entry in row.entries.get(&ColumnRole::Evidence).into_iter().flatten() {
            let document = result_text::own_document(&entry.words);
            if let Some(document) = document {
                line.put_words(Column::EvidenceNumber, entry.cell, document);
            } else if measure.kind.has_figures() {
                line.remark(entry.cell, &entry.words);
            }
        }
    }

    /// A rate in a column of its own; two figures, or words, there are taken for what they are.
    fn percent(&self, line: &mut FormRow, entry: &Entry, row: &HeadedRow<'_>, measure: &Measure) {
        if !measure.kind.has_figures() {
            return;
        }
        let said = read_number(&entry.words);
        let is_pair = matches!(said, NumberText::Fraction(_));
        let vacant = line.is_vacant(Column::First);
        if !measure.kind.has_second() || (is_pair && vacant) {
            return line.put(Column::First, entry.cell, entry.content.clone());
        }
        let is_text = matches!(entry.content.value, Value::Text(_));
        let in_words = matches!(said, NumberText::NothingArose | NumberText::Unreadable);
        if is_text && in_words && vacant {
            return self.result(line, entry, row, measure);
        }
        let before = line.cells.get(&Column::Percent);
        if before.is_some_and(|before| before.content.value != entry.content.value) {
            let other = line.origin(Column::Percent);
            let words = format!("«{}» và ô {other} ghi khác", entry.words);
            line.put_doubt(Column::Percent, entry.cell, words);
        } else {
            line.put(Column::Percent, entry.cell, entry.content.clone());
        }
    }
}

/// The column of a line in which a rate stands, and the rate, where the line tells nothing else.
fn rate_alone(line: &FormRow) -> Option<(Column, Exact)> {
    let columns = [Column::First, Column::Second, Column::Percent];
    let told: Vec<Column> = (columns.into_iter())
        .filter(|column| !line.is_vacant(*column))
        .collect();
    let [at] = told.as_slice() else {
        return None;
    };
    let content = &line.cells.get(at)?.content;
    let rate = match &content.value {
        Value::Number(number) if content.shown == Shown::Percent => {
            &Exact::from_spreadsheet(*number)? * &Exact::whole(100)
        }
        Value::Number(number) if *at == Column::Percent => Exact::from_spreadsheet(*number)?,
        Value::Text(text) => match read_number(text) {
            NumberText::Amount(amount) if amount.percent && amount.beside.is_none() => {
                settled_rate(&amount.figure)?
            }
            _ => return None,
        },
        _ => return None,
    };
    Some((*at, rate))
}

/// The two figures that a line tells in words, in one cell or in two.
fn pair_of(line: &FormRow) -> Option<(Exact, Exact)> {
    let read = |column: Column| match &line.cells.get(&column)?.content.value {
        Value::Text(text) => Some(read_number(text)),
        _ => None,
    };
    match (read(Column::First)?, read(Column::Second)) {
        (NumberText::Fraction(fraction), None) => fraction.settle(|_| true),
        (NumberText::Amount(first), Some(NumberText::Amount(second))) => {
            Some((first.figure.only()?.clone(), second.figure.only()?.clone()))
        }
        _ => None,
    }
}

/// Remarks. The document of a task that has none elsewhere may stand there.
fn remarks(line: &mut FormRow, entry: &Entry, measure: &Measure) {
    let parts = [Column::EvidenceNumber, Column::EvidenceSymbol];
    let lacks_document = !measure.kind.has_figures()
        && !line.is_vacant(Column::State)
        && parts.iter().all(|column| line.is_vacant(*column));
    if lacks_document
        && result_text::says_issued(&entry.words)
        && let Some(document) = result_text::own_document(&entry.words)
    {
        line.put_words(Column::EvidenceNumber, entry.cell, document);
    }
    line.remark(entry.cell, &entry.words);
}

/// Whether the heading of a column says that its figures change those beside it.
fn takes_off(heading: &str) -> bool {
    let plain = fold_plain(heading);
    let first = plain.split(' ').next().unwrap_or_default();
    matches!(first, "tru" | "bot" | "loai" | "cong") && plain.split(' ').count() <= 3
        || statements(heading).iter().any(|(said, _)| {
            matches!(
                said,
                Statement::Corrects | Statement::CorrectsTo | Statement::CorrectsCell
            )
        })
}
