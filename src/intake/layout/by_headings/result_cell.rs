//! What one cell of results says: figures, a state, a document, remarks, each put where our form
//! has it.

use super::form_row::FormRow;
use super::result_text::{is_document_only, own_document, split};
use crate::exact::Exact;
use crate::form::Column;
use crate::intake::cell_words::{plain_number, quoted};
use crate::intake::value::counted::Counted;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::prose;
use crate::intake::value::state::{self, Declared};
use crate::intake::workbook::{Content, Shown, Value};
use crate::place::Cell;
use crate::plan::model::{Figure, Kind, Measure};
use crate::submission::State;
use crate::vietnamese::number::{NumberText, read_number};

/// A cell of results.
#[derive(Debug, Clone, Copy)]
pub struct ResultCell<'a> {
    /// Where it stands.
    pub cell: Cell,
    /// What stands there.
    pub content: &'a Content,
    /// Its words.
    pub words: &'a str,
    /// Whether its heading or the row's unit says that it is a percentage.
    pub is_rate: bool,
}

/// Puts what a cell of results says in the columns of our form.
pub fn place(line: &mut FormRow, measure: &Measure, own: &OwnWords, told: ResultCell<'_>) {
    match measure.kind {
        Kind::Document => document(line, own, told),
        Kind::Narrative => narrative(line, own, told),
        _ => figures(line, measure, own, told),
    }
}

/// A result of a measure with figures.
fn figures(line: &mut FormRow, measure: &Measure, own: &OwnWords, told: ResultCell<'_>) {
    match &told.content.value {
        Value::Text(_) => words_with_figures(line, measure, own, told),
        Value::Number(number) => number_alone(line, measure, told, *number),
        _ => line.put(Column::First, told.cell, told.content.clone()),
    }
}

/// A number: the first figure, or the rate, where one of them is meant without doubt.
fn number_alone(line: &mut FormRow, measure: &Measure, told: ResultCell<'_>, number: f64) {
    let is_percent = told.content.shown == Shown::Percent;
    let has_figure = !line.is_vacant(Column::First);
    let content = told.content.clone();
    if is_percent && measure.kind.has_second() {
        let column = if has_figure {
            Column::Percent
        } else {
            Column::First
        };
        return line.put(column, told.cell, content);
    }
    if !measure.kind.has_second() {
        return line.put(Column::First, told.cell, content);
    }
    if told.is_rate {
        return line.put(Column::Percent, told.cell, content);
    }
    let whole = measure.first.as_ref().is_some_and(Figure::is_whole);
    let exact = Exact::from_spreadsheet(number);
    let is_count = !line.is_vacant(Column::Second)
        || !line.is_vacant(Column::Percent)
        || (measure.capped && number > 100.0);
    let is_rate = whole && number > 1.0 && exact.is_some_and(|exact| !exact.is_whole());
    if is_rate {
        line.put(Column::Percent, told.cell, content);
    } else if is_count {
        line.put(Column::First, told.cell, content);
    } else {
        let shown = plain_number(number);
        doubt(line, measure, told.cell, &shown);
    }
}

/// A bare number that can be a count or a rate.
fn doubt(line: &mut FormRow, measure: &Measure, cell: Cell, shown: &str) {
    let counted = measure
        .first
        .as_ref()
        .map_or("", |figure| figure.label.as_str());
    let words = format!("«{shown}»: {counted} {shown}, hoặc tỷ lệ {shown}%");
    line.put_doubt(Column::First, cell, words);
}

/// Whether words are digits alone, without anything that says what they count.
fn is_bare(words: &str) -> bool {
    words
        .chars()
        .all(|c| c.is_ascii_digit() || " .,".contains(c))
}

/// Whether a text has a digit.
fn has_digit(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
}

/// Whether a text tells one count and nothing beside it.
fn is_alone(said: &NumberText) -> bool {
    matches!(said, NumberText::Amount(amount) if !amount.percent && amount.beside.is_none())
}

/// Whether neither the second figure nor the rate of a row is told elsewhere.
fn is_unbound(line: &FormRow) -> bool {
    line.is_vacant(Column::Second) && line.is_vacant(Column::Percent)
}

/// A text that tells figures, and perhaps more.
fn words_with_figures(line: &mut FormRow, measure: &Measure, own: &OwnWords, cell: ResultCell<'_>) {
    let words = cell.words;
    if is_bare(words) && measure.kind.has_second() {
        let settled = !line.is_vacant(Column::Second) || !line.is_vacant(Column::Percent);
        return if cell.is_rate {
            line.put(Column::Percent, cell.cell, cell.content.clone());
        } else if settled {
            line.put(Column::First, cell.cell, cell.content.clone());
        } else {
            doubt(line, measure, cell.cell, words);
        };
    }
    let parts = split(words);
    let said = read_number(words);
    if measure.kind.has_second() && is_alone(&said) && is_unbound(line) {
        // One figure of two, and nothing that binds it: the words may count anything.
        let seen = format!("«{}»: một số, chỉ số cần hai số", quoted(words));
        return line.put_doubt(Column::First, cell.cell, seen);
    }
    if said != NumberText::Unreadable && parts.documents.is_empty() {
        return line.put(Column::First, cell.cell, cell.content.clone());
    }
    document_of(line, words, cell.cell);
    if measure.kind.has_second()
        && let Some(told) = prose::read(words, measure, own, &Counted::new(measure))
    {
        line.put_words(Column::First, cell.cell, told.first);
        line.put_words(Column::Second, cell.cell, told.second);
        if let Some(rate) = told.rate {
            line.put_words(Column::Percent, cell.cell, format!("{rate}%"));
        }
        return;
    }
    if let [one] = parts.figures.as_slice()
        && measure.kind.has_second()
        && is_alone(&read_number(one))
        && is_unbound(line)
        && parts.others.iter().any(|other| has_digit(other))
    {
        // One clause is read and others with numbers are not: what they say of the first is unknown.
        let seen = format!("«{}»: một số, chỉ số cần hai số", quoted(words));
        return line.put_doubt(Column::First, cell.cell, seen);
    }
    let nothing = |part: &&String| read_number(part) == NumberText::NothingArose;
    match parts.figures.as_slice() {
        [one] if read_number(one) != NumberText::Unreadable => {
            line.put_words(Column::First, cell.cell, one.as_str());
            line.remark(cell.cell, &parts.others.join("; "));
        }
        [] => match (parts.others.iter().find(nothing), state::read(words, own)) {
            (Some(part), _) => line.put_words(Column::First, cell.cell, part.as_str()),
            (None, Declared::State(_)) => line.put_words(Column::State, cell.cell, words),
            _ => line.put_words(Column::First, cell.cell, words),
        },
        _ => line.put_words(Column::First, cell.cell, words),
    }
}

/// The document that a text gives as its own, where no other is given.
fn document_of(line: &mut FormRow, words: &str, cell: Cell) {
    let parts = [Column::EvidenceNumber, Column::EvidenceSymbol];
    if parts.iter().all(|column| line.is_vacant(*column))
        && let Some(document) = own_document(words)
    {
        line.put_words(Column::EvidenceNumber, cell, document);
    }
}

/// A result of a document or a task.
fn document(line: &mut FormRow, own: &OwnWords, told: ResultCell<'_>) {
    let said = declared(own, told);
    document_of(line, told.words, told.cell);
    let words = match said {
        Some(state) => canonical(told.words, own, state),
        None => told.words.to_owned(),
    };
    let before = line
        .cells
        .get(&Column::State)
        .map(|placed| placed.content.value.clone());
    let Some(Value::Text(before)) = before else {
        return line.put_words(Column::State, told.cell, words);
    };
    // Two cells that declare two states: neither is taken.
    if let (Declared::State(one), Some(other)) = (state::read(&before, own), said)
        && one != other
    {
        let both = format!("{} nhưng {}", quoted(&before), quoted(told.words));
        let cell = line.origin(Column::State);
        line.cells.remove(&Column::State);
        line.put_words(Column::State, cell, format!("Không rõ: {both}"));
    } else {
        line.remark(told.cell, told.words);
    }
}

/// A result of a narrative, which has no target: its words are kept.
fn narrative(line: &mut FormRow, own: &OwnWords, told: ResultCell<'_>) {
    if let Declared::State(_) = state::read(told.words, own) {
        line.put_words(Column::State, told.cell, told.words);
    } else {
        line.remark(told.cell, told.words);
    }
}

/// The state that a text about a document declares; nothing but the document itself says that it was
/// issued.
fn declared(own: &OwnWords, told: ResultCell<'_>) -> Option<State> {
    match state::read(told.words, own) {
        Declared::State(state) => Some(state),
        Declared::Document
            if own_document(told.words).is_some()
                && is_document_only(told.words)
                && !state::is_only_preparing(told.words, own) =>
        {
            Some(State::Done)
        }
        _ => None,
    }
}

/// The words of a state that its reader understands: the text itself, or the state's own name.
fn canonical(words: &str, own: &OwnWords, state: State) -> String {
    if state::read(words, own) == Declared::State(state) {
        words.to_owned()
    } else {
        state.label().to_owned()
    }
}
