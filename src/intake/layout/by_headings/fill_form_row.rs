//! What stands in a row, put in the columns of our form.

use super::caption::{Caption, states_unit};
use super::form_row::{FormCell, FormRow, with_unit};
use super::header::{ColumnHead, Header};
use super::infer_roles::is_note;
use super::name_match::{name_key, name_similarity, without_unit};
use super::result_cell::{self, ResultCell};
use super::row_subject::SubjectFinder;
use super::rows::{Entry, HeadedRow};
use super::{result_text, unplaced_cells};
use crate::exact::Exact;
use crate::form::Column;
use crate::intake::value::counted::MeasurePart;
use crate::intake::value::state::{self, Declared};
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::{Class, ColumnRole, Quantity, spans};
use crate::intake::workbook::{Content, Shown, Value};
use crate::place::Cell;
use crate::plan::model::{Figure, Kind, Measure};
use crate::submission::State;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::{NumberText, money_scale, read_number};

/// How much a heading must be a figure's label.
const FIGURE_LABEL: u32 = 880;

/// Puts what stands in the rows of a table in the columns of our form.
pub struct RowFiller<'a> {
    /// The table's heading.
    pub header: &'a Header,
    /// Who is asked, and what.
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
            match self.purpose(&self.header.columns[column], measure) {
                Some(Column::Second) => self.figure(line, entry, row, measure, second),
                Some(_) => self.figure(line, entry, row, measure, first),
                None => {}
            }
        }
    }

    /// The cell of a row that tells a plan («Kế hoạch năm 2024») where the measure's second figure is none:
    /// units of 2021, dossiers resolved.
    pub fn of_plan(&self, row: &HeadedRow<'_>, measure: &Measure) -> Option<Cell> {
        let entries = row.entries.get(&ColumnRole::Second).into_iter().flatten();
        let mut of_plan =
            entries.filter(|entry| !is_base(&self.header.columns[&entry.column], measure));
        let cell = of_plan
            .find(|entry| unplaced_cells::tells_figures(entry))?
            .cell;
        measure.kind.has_second().then_some(cell)
    }

    /// The cell of a row in which a figure is struck out, in a column of figures: what is left of the row
    /// is not what the agency reports.
    pub fn struck_out(&self, row: &HeadedRow<'_>) -> Option<(Cell, String)> {
        let columns = self.header.columns.iter();
        columns
            .filter(|(_, head)| {
                let role = head.role;
                role.is_none_or(|role| role.is_result() && role != ColumnRole::State)
            })
            .find_map(|(column, _)| {
                let cell = Cell::new(row.row, *column);
                let content = self.page.content(cell)?;
                let struck = content.struck.clone()?;
                let is_figure =
                    content.value == Value::Empty && struck.contains(|c: char| c.is_ascii_digit());
                is_figure.then_some((cell, struck))
            })
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

    /// What a column with a heading of its own is for a measure.
    pub fn purpose(&self, head: &ColumnHead, measure: &Measure) -> Option<Column> {
        let heading = name_key(&without_unit(head.path.last().map_or("", String::as_str)));
        let fits = |figure: Option<&Figure>| {
            figure.map_or(0, |figure| {
                name_similarity(&heading, &name_key(&without_unit(&figure.label)))
            })
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
            figures
                .iter()
                .any(|figure| name_similarity(&heading, figure) >= FIGURE_LABEL)
        });
        let counted = self.asked.counted(measure);
        let can_be = |part| counted.fits(&head.quantities, part);
        let (first, second) = (can_be(MeasurePart::First), can_be(MeasurePart::Second));
        if !head.quantities.is_empty() && measure.kind.has_second() && first != second {
            // The heading names the quantity that one of the two figures counts, of the same things.
            let own = self.asked.own(measure);
            return own.is_named(&heading).then_some(if first {
                Column::First
            } else {
                Column::Second
            });
        }
        if let Some(column) = (!is_other)
            .then(|| telling_part(&heading, measure))
            .flatten()
        {
            return Some(column);
        }
        match head.role {
            _ if is_other => None,
            Some(ColumnRole::First) if first => Some(Column::First),
            Some(ColumnRole::Second) if second => Some(Column::Second),
            None if first && head.plain.starts_with("so ") && head.plain.contains(" da ") => {
                Some(Column::First)
            }
            _ => None,
        }
    }

    /// Where a figure of another quantity stands beside a rate, or one figure, that nothing says to be
    /// the measure's: received and returned dossiers have a rate too. None where both figures of the
    /// measure are told, or its rate by name, or the row's result in a column of results.
    pub fn of_other_quantities(
        &self,
        page: &VisibleSheet<'_>,
        line: &FormRow,
        row: &HeadedRow<'_>,
        measure: &Measure,
    ) -> Option<Cell> {
        let told: Vec<Cell> = [Column::First, Column::Second, Column::Percent]
            .into_iter()
            .filter_map(|column| Some(line.cells.get(&column)?.cell))
            .collect();
        let is_whole = !line.is_vacant(Column::First) && !line.is_vacant(Column::Second);
        let names_it = |cell: &Cell| {
            let Some(head) = self.header.columns.get(&cell.column) else {
                return false;
            };
            let named = &head.quantities;
            let fits = self
                .asked
                .counted(measure)
                .fits(named, MeasurePart::Percent);
            let is_result = head.role == Some(ColumnRole::Result) && named.is_empty();
            is_result || (head.role == Some(ColumnRole::Percent) && !named.is_empty() && fits)
        };
        if !measure.kind.has_second() || told.is_empty() || is_whole || told.iter().any(names_it) {
            return None;
        }
        let others = self.header.columns.iter();
        others
            .filter(|(_, head)| !head.quantities.is_empty())
            .map(|(column, _)| Cell::new(row.row, *column))
            .find(|cell| {
                let content = page.content(*cell);
                content.is_some_and(|content| matches!(content.value, Value::Number(_)))
            })
    }

    /// The first cell of a row's figures whose heading names another quantity than the measure's.
    pub fn unfit(&self, row: &HeadedRow<'_>, measure: &Measure) -> Option<Cell> {
        let counted = self.asked.counted(measure);
        let parts = [
            (ColumnRole::First, MeasurePart::First),
            (ColumnRole::Second, MeasurePart::Second),
            (ColumnRole::Percent, MeasurePart::Percent),
            (ColumnRole::Result, MeasurePart::Whole),
        ];
        let unfit = |(role, part): (ColumnRole, MeasurePart)| {
            let mut entries = row.entries.get(&role).into_iter().flatten();
            let named = |entry: &&Entry| &self.header.columns[&entry.column].quantities;
            entries
                .find(|entry| !counted.fits(named(entry), part))
                .map(|entry| entry.cell)
        };
        let has_figures = measure.kind.has_figures();
        parts.into_iter().filter(|_| has_figures).find_map(unfit)
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

    /// A figure in the unit that its heading, its row or the table states, where it states none.
    pub fn scaled(&self, entry: &Entry, row: &HeadedRow<'_>, figure: Option<&Figure>) -> Content {
        let ours = figure
            .and_then(|figure| money_scale(&figure.unit).or_else(|| money_scale(&figure.label)));
        let Some(ours) = ours else {
            return entry.content.clone();
        };
        let heading = self.header.columns[&entry.column].shown();
        let noted = unit_in_notes(row);
        let theirs = [heading.as_str(), &row.unit, &row.label, &noted]
            .into_iter()
            .find_map(money_scale);
        let states_own = matches!(
            read_number(&entry.words),
            NumberText::Amount(amount) if amount.unit.money
        );
        if theirs.is_none() && !states_own && self.caption.is_contradictory() {
            let words = format!("«{}»: {}", entry.words, self.caption.words);
            return Content::plain(Value::Broken(words));
        }
        match theirs.or_else(|| self.caption.scale()) {
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

    /// Whether a sum of money is told in no unit: neither in its own words, nor in its heading, its row
    /// or a line outside the table.
    pub fn lacks_unit(&self, placed: &FormCell, row: &HeadedRow<'_>, figure: &Figure) -> bool {
        let is_money = money_scale(&figure.unit).is_some() || money_scale(&figure.label).is_some();
        let content = &placed.content;
        let tells = match &content.value {
            Value::Number(_) => content.shown != Shown::Percent,
            Value::Text(words) => match read_number(words) {
                NumberText::Amount(amount) => {
                    let says_size = amount.unit.money || amount.unit.scale != Exact::whole(1);
                    !(says_size || amount.percent && amount.beside.is_none())
                }
                NumberText::Fraction(fraction) => !fraction.unit.money,
                _ => false,
            },
            _ => false,
        };
        let heading = self.header.columns.get(&placed.cell.column);
        let heading = heading.map_or_else(String::new, ColumnHead::shown);
        let says = |text: &str| money_scale(text).is_some();
        let is_said = says(&heading)
            || says(&row.unit)
            || says(&row.label)
            || says(&unit_in_notes(row))
            || self.caption.scale().is_some()
            || self.caption.is_contradictory();
        is_money && tells && !is_said
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

/// What a row's remarks state of its unit of money: «Đơn vị tính: tỷ đồng».
fn unit_in_notes(row: &HeadedRow<'_>) -> String {
    let notes = row.entries.get(&ColumnRole::Remarks).into_iter().flatten();
    let mut stated = notes.filter(|entry| states_unit(&entry.words));
    stated
        .next()
        .map_or(String::new(), |entry| entry.words.clone())
}

/// Whether a column of second figures can hold those of a measure: one of what is planned is no base of a
/// change, which is another time's, unless the plan's own words call it planned.
fn is_base(head: &ColumnHead, measure: &Measure) -> bool {
    let names = |text: &str, wanted: Class| {
        let found = spans(text);
        found.iter().any(|span| span.class == wanted)
    };
    let is_plan = names(&head.plain, Class::PlanHeading) && !head.plain.contains("tong");
    let label = measure.second.as_ref().map_or("", |figure| &figure.label);
    let label = fold_plain(label);
    let is_change = matches!(measure.kind, Kind::Reduction | Kind::Growth);
    !(is_plan && is_change)
        || names(&label, Class::PlanHeading)
        || label.split(' ').any(|word| word == "phai")
}

/// The figure of a measure whose label has all words of a heading, where one of them stands in no other
/// label of it: «Số gốc», «Đã hoàn thành».
fn telling_part(heading: &str, measure: &Measure) -> Option<Column> {
    let words = |text: &str| -> Vec<String> {
        let key = name_key(&without_unit(text));
        let words = key.split(' ').filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let label = |figure: &Option<Figure>| {
        figure
            .as_ref()
            .map_or(Vec::new(), |figure| words(&figure.label))
    };
    let (first, second) = (label(&measure.first), label(&measure.second));
    let said = words(heading);
    let is_of = |label: &[String], other: &[String]| {
        let known = said.iter().all(|word| label.contains(word) || word == "so");
        let tells = |word: &String| word.chars().count() > 2 && !other.contains(word);
        known && said.iter().any(|word| label.contains(word) && tells(word))
    };
    match (is_of(&first, &second), is_of(&second, &first)) {
        (true, false) => Some(Column::First),
        (false, true) => Some(Column::Second),
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
