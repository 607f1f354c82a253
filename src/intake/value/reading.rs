//! The reading that the cells of a row make.

mod rate;

use super::evidence::{self, EvidenceCells, EvidenceRead};
use super::figure::{self, FigureCell};
use super::own_words::LazyWords;
use super::state::{self, Declared};
use super::statement::{self, Beside};
use super::two_figures::{self, Figures};
use crate::exact::Exact;
use crate::finding::{Finding, Meaning, Meant, Rule};
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::layout::Table;
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::workbook::Value;
use crate::period::{Period, Window};
use crate::place::Cell;
use crate::plan::model::{Figure, Kind, Measure};
use crate::submission::{Reading, ReadingCells, State};
use crate::vietnamese::date::find_dates;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::number::Style;

/// Reads a row as what it says of a measure, whose own words are `own`, in a workbook in which figures
/// are written in a style.
pub fn read(
    page: &VisibleSheet<'_>,
    table: &Table,
    row: u32,
    measure: &Measure,
    (own, period, style): (&LazyWords<'_>, &Period, &Style),
) -> (Reading, Vec<Finding>) {
    let mut reader = RowReader {
        page,
        table,
        row,
        measure,
        own,
        window: period.window,
        period,
        style,
        findings: Vec::new(),
        unread: Vec::new(),
    };
    let reading = reader.reading();
    let findings = reader
        .findings
        .into_iter()
        .map(|finding| finding.of_measure(&measure.id))
        .collect();
    (reading, findings)
}

/// Reads one row, and gathers what is found.
struct RowReader<'a> {
    page: &'a VisibleSheet<'a>,
    table: &'a Table,
    row: u32,
    measure: &'a Measure,
    own: &'a LazyWords<'a>,
    window: Window,
    period: &'a Period,
    /// How figures are written in the workbook.
    style: &'a Style,
    findings: Vec<Finding>,
    /// Words that are kept because nothing else of the reading says them.
    unread: Vec<String>,
}

impl RowReader<'_> {
    fn cell(&self, column: Column) -> Option<Cell> {
        self.table.cell(self.row, column)
    }

    fn words(&self, column: Column) -> String {
        self.cell(column)
            .map(|cell| self.page.words(cell))
            .unwrap_or_default()
    }

    fn find(&mut self, rule: &'static Rule, seen: String, expected: &str, cell: Option<Cell>) {
        let place = cell.map(|cell| self.page.place(cell));
        self.findings
            .push(Finding::new(rule, seen, expected).at(place));
    }

    fn reading(&mut self) -> Reading {
        let kind = self.measure.kind;
        let evidence = self.evidence();
        let mut rate_unread = false;
        let (declared, figures, percent) = if kind.has_figures() {
            let percent = self.percent();
            rate_unread = !self.unread.is_empty();
            let figures = self.figures(percent.as_ref());
            (self.declared(), figures, percent)
        } else {
            self.misplaced(&[Column::First, Column::Second]);
            (self.declared(), Figures::default(), None)
        };
        self.unread.extend(figures.unread.iter().cloned());
        let percent = figures.rate.clone().or(percent);
        let state = if kind.has_figures() {
            self.figure_state(declared, &figures, percent.is_some(), rate_unread)
        } else {
            self.document_state(declared, &evidence)
        };
        if evidence.evidence.is_none() && !evidence.words.is_empty() {
            self.unread.push(evidence.words.clone());
        }
        let state = self.held_against_remarks(state, &figures);
        let cells = self.cells(&evidence, &figures);
        let nothing_counted = kind == Kind::Count && state == State::Value && !figures.has_value();
        let keeps = matches!(state, State::Value | State::Unreadable);
        let remarks = self.words(Column::Remarks);
        Reading {
            measure: self.measure.id.clone(),
            state,
            first: if nothing_counted {
                Some(Exact::zero())
            } else {
                figures.first
            }
            .filter(|_| keeps),
            second: figures.second.filter(|_| keeps && kind.has_second()),
            percent: percent.filter(|_| keeps && kind.has_second()),
            text: (!self.unread.is_empty()).then(|| self.unread.join("; ")),
            remarks: (!remarks.is_empty()).then_some(remarks),
            place: self.place(),
            cells,
            evidence: evidence.evidence,
            trust: crate::submission::Trust::OwnForm,
        }
    }

    /// The state, where the remark of the row says nothing against it: a remark that corrects the figures,
    /// or says that they are of another time, of another scope, no results, leaves them to be asked.
    fn held_against_remarks(&mut self, state: State, figures: &Figures) -> State {
        let remarks = self.words(Column::Remarks);
        let is_read = matches!(state, State::Value | State::Done | State::NothingArose);
        let foreign = self.note_of_other_source();
        if (remarks.is_empty() && foreign.is_none()) || !is_read {
            return state;
        }
        let told = (figures.first.as_ref(), figures.second.as_ref());
        let is_doubted = foreign.is_some()
            || statement::doubts(&remarks, Beside::Row, Some(self.period))
            || statement::names_other_source(&remarks, self.own)
            || statement::contradicts(&remarks, told, self.own);
        if !is_doubted {
            return state;
        }
        let columns = [
            Column::First,
            Column::Second,
            Column::Percent,
            Column::State,
        ];
        let told: Vec<String> = columns
            .into_iter()
            .map(|column| self.words(column))
            .filter(|words| !words.is_empty())
            .collect();
        let (remarks, at) = match foreign {
            Some((note, cell)) => (note, Some(cell)),
            None => (remarks, self.cell(Column::Remarks)),
        };
        let seen = format!("«{}»; ghi chú: «{}»", told.join("; "), quoted(&remarks));
        let (rule, expected) = match self.measure.kind.has_figures() {
            true => (
                &rules::UNREADABLE_FIGURE,
                "số liệu đúng, không kèm ghi chú nói khác",
            ),
            false => (
                &rules::UNREADABLE_STATE,
                "tình trạng đúng, không kèm ghi chú nói khác",
            ),
        };
        self.find(rule, seen.clone(), expected, at);
        if let Some(finding) = self.findings.last_mut() {
            finding.advice =
                "Nếu ghi chú đúng: sửa ô số liệu, tình trạng theo ghi chú rồi xóa ghi chú; nếu \
                              số liệu đúng: xóa hoặc viết lại ghi chú."
                    .to_owned();
        }
        if let (Some(finding), Some(first)) = (self.findings.last_mut(), &figures.first) {
            let is = match &figures.second {
                Some(second) => Meant::Pair(first.clone(), second.clone()),
                None => Meant::Figure(first.clone()),
            };
            finding.meanings = vec![Meaning::when(is, "ghi chú không thay số liệu đã nhập")];
        }
        self.unread.push(seen);
        State::Unreadable
    }

    /// The note on a figure's own cell that says that it is another body's, and the cell.
    fn note_of_other_source(&self) -> Option<(String, Cell)> {
        let columns = [Column::First, Column::Second, Column::Percent];
        columns.into_iter().find_map(|column| {
            let cell = self.cell(column)?;
            let note = self.page.content(cell)?.note.clone()?;
            statement::names_other_source(&note, self.own).then_some((note, cell))
        })
    }

    /// Where the reading stands: at its first figure, a document at its state.
    fn place(&self) -> Option<crate::place::Place> {
        let wanted = if self.measure.kind.has_figures() {
            Column::First
        } else {
            Column::State
        };
        let any = self
            .table
            .columns
            .values()
            .next()
            .map(|column| Cell::new(self.row, *column));
        self.cell(wanted).or(any).map(|cell| self.page.place(cell))
    }

    /// Where its parts stand; a figure or rate that was written into the cell of another figure
    /// stands there.
    fn cells(&self, evidence: &EvidenceRead, figures: &Figures) -> ReadingCells {
        let kind = self.measure.kind;
        let blank = |column| self.words(column).is_empty();
        let column_of = |own: Column, other: Column, is_read: bool| {
            if is_read && blank(own) && !blank(other) {
                other
            } else {
                own
            }
        };
        let first = column_of(Column::First, Column::Second, figures.first.is_some());
        let second = column_of(Column::Second, Column::First, figures.second.is_some());
        let rate = match figures.rate {
            Some(_) if blank(Column::First) => Column::Second,
            Some(_) => Column::First,
            None => Column::Percent,
        };
        ReadingCells {
            first: self.cell(first).filter(|_| kind.has_figures()),
            second: self.cell(second).filter(|_| kind.has_second()),
            percent: self.cell(rate).filter(|_| kind.has_second()),
            state: self.cell(Column::State),
            evidence: evidence.cell.or_else(|| self.cell(Column::EvidenceNumber)),
        }
    }

    fn evidence(&mut self) -> EvidenceRead {
        let cells = EvidenceCells {
            number: self.cell(Column::EvidenceNumber),
            symbol: self.cell(Column::EvidenceSymbol),
            date: self.cell(Column::EvidenceDate),
        };
        evidence::read(self.page, cells, self.window, &mut self.findings)
    }

    /// The state that is declared. What is done on a day after the cut-off is not done; the day of a
    /// document is the evidence's.
    fn declared(&mut self) -> Declared {
        let words = self.words(Column::State);
        let declared = match words.as_str() {
            "" => Declared::Blank,
            words => state::read(words, self.own),
        };
        let is_to_come = find_references(&words).is_empty()
            && find_dates(&words)
                .iter()
                .any(|found| found.date > self.window.to);
        if declared == Declared::State(State::Done) && is_to_come {
            Declared::Unknown
        } else {
            declared
        }
    }

    fn figures(&mut self, stated: Option<&Exact>) -> Figures {
        let read = |column: Column, figure: Option<&Figure>| -> Option<FigureCell> {
            Some(figure::read(
                self.page,
                self.cell(column)?,
                figure?,
                (self.own, self.window, self.style),
            ))
        };
        let first = read(Column::First, self.measure.first.as_ref());
        let second = read(Column::Second, self.measure.second.as_ref());
        let figures = two_figures::settle(
            self.page,
            self.measure,
            first.as_ref(),
            second.as_ref(),
            stated,
            &mut self.findings,
        );
        if !self.measure.kind.has_second() {
            self.misplaced(&[Column::Second]);
        }
        figures
    }

    /// Something that stands in cells which are not filled in for this kind of measure.
    fn misplaced(&mut self, columns: &[Column]) {
        for column in columns {
            let words = self.words(*column);
            if !words.is_empty() {
                let seen = format!("«{}»", quoted(&words));
                let expected = format!("để trống ô «{}»", column.heading());
                self.find(&rules::OUT_OF_PLACE, seen, &expected, self.cell(*column));
                self.unread.push(words);
            }
        }
    }

    /// The state of a measure with figures: figures beat what is declared.
    /// A rate alone that can't be read leaves the measure unread.
    fn figure_state(
        &mut self,
        declared: Declared,
        figures: &Figures,
        has_rate: bool,
        rate_unread: bool,
    ) -> State {
        let cell = self.cell(Column::State);
        let words = self.words(Column::State);
        let above_zero = [&figures.first, &figures.second]
            .into_iter()
            .flatten()
            .any(|figure| !figure.is_zero());
        let nothing = declared == Declared::State(State::NothingArose);
        let says_not_applicable = declared == Declared::State(State::NotApplicable);
        let not_applicable = says_not_applicable || figures.not_applicable;
        if matches!(declared, Declared::Unknown | Declared::Document) {
            self.unread.push(words.clone());
        }
        if figures.unreadable {
            return State::Unreadable;
        }
        if figures.has_value() || has_rate {
            if not_applicable || nothing && (above_zero || has_rate) {
                let seen = format!("«{}» nhưng có số liệu", quoted(&words));
                self.find(
                    &rules::STATE_CONTRADICTED,
                    seen,
                    "tình trạng khớp với số liệu",
                    cell,
                );
            }
            return State::Value;
        }
        if rate_unread {
            return State::Unreadable;
        }
        if not_applicable {
            let words = match says_not_applicable {
                true => words,
                false => State::NotApplicable.label().to_owned(),
            };
            return self.not_applicable(&words, cell);
        }
        if nothing || figures.nothing_arose {
            return if self.measure.kind == Kind::Count {
                State::Value
            } else {
                State::NothingArose
            };
        }
        self.state_alone(declared, &words, cell)
    }

    /// The agency writes that the measure does not concern it. Whom it does not concern, the plan says,
    /// and does not ask; so here the ground is to be asked for.
    fn not_applicable(&mut self, words: &str, cell: Option<Cell>) -> State {
        self.find(
            &rules::NOT_APPLICABLE,
            format!("«{}»", quoted(words)),
            "số liệu hoặc tình trạng; kế hoạch không nêu cơ quan này không áp dụng",
            cell,
        );
        State::NotApplicable
    }

    /// A state of a measure with figures of which none is stated.
    fn state_alone(&mut self, declared: Declared, words: &str, cell: Option<Cell>) -> State {
        match declared {
            Declared::Blank if self.is_state_uncalculated() => State::Unreadable,
            Declared::Blank => State::Blank,
            Declared::Unknown | Declared::Document => {
                let seen = format!("«{}»", quoted(words));
                let expected = "số liệu, hoặc «Không phát sinh»";
                self.find(&rules::UNREADABLE_STATE, seen, expected, cell);
                State::Unreadable
            }
            Declared::State(_) => {
                let seen = format!("chỉ ghi «{}», không có số liệu", quoted(words));
                let place = self.cell(Column::First).or(cell);
                self.find(
                    &rules::STATE_WITHOUT_FIGURES,
                    seen,
                    &self.figures_wanted(),
                    place,
                );
                State::Blank
            }
        }
    }

    /// The figures that the measure asks for, in words.
    fn figures_wanted(&self) -> String {
        let wanted: Vec<&str> = [&self.measure.first, &self.measure.second]
            .into_iter()
            .flatten()
            .map(|figure| figure.label.as_str())
            .collect();
        let whole = self.measure.first.as_ref().is_some_and(Figure::is_whole);
        let kind = if whole { "số nguyên" } else { "số" };
        format!("{kind}: {}", wanted.join("; "))
    }

    /// Whether a formula is to give the state, and the file holds no result of it; with the finding.
    fn is_state_uncalculated(&mut self) -> bool {
        let cell = self.cell(Column::State);
        let content = cell.and_then(|cell| self.page.content(cell));
        let is_uncalculated =
            content.is_some_and(|content| content.formula && content.value == Value::Empty);
        if is_uncalculated {
            let seen = "ô tình trạng có công thức, không có kết quả".to_owned();
            let expected = "một tình trạng trong danh mục";
            self.find(&rules::NO_SAVED_VALUE, seen, expected, cell);
        }
        is_uncalculated
    }

    /// The state of a document or narrative.
    fn document_state(&mut self, declared: Declared, evidence: &EvidenceRead) -> State {
        let cell = self.cell(Column::State);
        match declared {
            Declared::State(State::NotApplicable) => {
                let words = self.words(Column::State);
                self.not_applicable(&words, cell)
            }
            // What proves that it is done is about another thing.
            Declared::State(State::Done) if state::is_about_another(&evidence.words, self.own) => {
                let seen = format!("«{}»", quoted(&evidence.words));
                let expected = "văn bản về đúng nhiệm vụ này";
                let at = evidence.cell.or(cell);
                self.find(&rules::UNREADABLE_STATE, seen, expected, at);
                self.unread.push(evidence.words.clone());
                State::Unreadable
            }
            Declared::State(state) => state,
            Declared::Unknown | Declared::Document => {
                let words = self.words(Column::State);
                let expected = "Hoàn thành, Đang thực hiện, Chưa thực hiện hoặc Không phát sinh";
                self.find(
                    &rules::UNREADABLE_STATE,
                    format!("«{}»", quoted(&words)),
                    expected,
                    cell,
                );
                self.unread.push(words);
                State::Unreadable
            }
            Declared::Blank if self.is_state_uncalculated() => State::Unreadable,
            Declared::Blank => {
                if evidence.evidence.is_some() {
                    let seen = format!("{}; tình trạng để trống", quoted(&evidence.words));
                    self.find(
                        &rules::STATE_MISSING,
                        seen,
                        "một tình trạng trong danh mục",
                        cell,
                    );
                }
                State::Blank
            }
        }
    }
}
