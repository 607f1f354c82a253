//! The live part of a form: rate, check and counter, as formulas without macros.

use chrono::{Datelike, NaiveDate};

use super::condition::{Condition, Input, all, any, filled, not};
use super::entries::Entries;
use super::hidden::{self, DOCUMENT};
use super::layout::Layout;
use crate::form::Column;
use crate::report::terms::{Figure, Kind, Measure, Quotient, State, Window};

/// What the check column says of a row in which nothing was entered.
pub(super) const NOT_ENTERED: &str = "Chưa nhập";
/// What the check column says of a row without fault.
pub(super) const ENTERED: &str = "Đã nhập";
/// What the counter says when every row is without fault.
const ALL_ENTERED: &str = "Đã nhập đủ các chỉ số";

/// The rate of a measure with two figures, in percent; empty while it can't be computed.
pub(super) fn percent(layout: &Layout<'_>, row: u32, kind: Kind) -> Option<String> {
    let first = layout.address(row, Column::First);
    let second = layout.address(row, Column::Second);
    let rate = Quotient::of(kind)?.formula(&first, &second);
    Some(format!(
        "=IF(AND(ISNUMBER({first}),ISNUMBER({second})),IF({second}=0,\"\",{rate}),\"\")"
    ))
}

/// A formula, and the result that a spreadsheet has saved with it.
pub(super) struct Check {
    /// The formula.
    pub formula: String,
    /// Its result.
    pub saved: &'static str,
}

/// What is still to be mended in a row.
pub(super) fn check(
    layout: &Layout<'_>,
    row: u32,
    measure: &Measure,
    window: Window,
    entries: &Entries,
) -> Check {
    let cells = Cells::of(layout, row, measure, entries);
    let evidence = evidence_doubts(&cells, window);
    let doubts = if measure.kind.has_figures() {
        figure_doubts(&cells, measure, evidence)
    } else {
        let mut doubts = state_doubts(&cells, measure.kind);
        doubts.extend(evidence);
        doubts
    };
    let (mut formula, mut saved) = (quoted(ENTERED), ENTERED);
    for (condition, message) in doubts.into_iter().rev() {
        formula = format!("IF({},{},{formula})", condition.formula, quoted(message));
        if condition.holds {
            saved = message;
        }
    }
    Check {
        formula: format!("={formula}"),
        saved,
    }
}

/// `Còn 12 chỉ số chưa nhập; 2 chỉ số cần xem lại`.
pub(super) fn counter(layout: &Layout<'_>) -> String {
    let range = layout.range(Column::Check);
    let blank = format!("COUNTIF({range},{})", quoted(NOT_ENTERED));
    let entered = format!("COUNTIF({range},{})", quoted(ENTERED));
    let doubtful = format!("(SUMPRODUCT(--(LEN({range})>0))-{blank}-{entered})");
    let doubts = format!("{doubtful}&\" chỉ số cần xem lại\"");
    format!(
        "=IF({blank}>0,\"Còn \"&{blank}&\" chỉ số chưa nhập\"&IF({doubtful}>0,\"; \"&{doubts},\"\"),\
         IF({doubtful}>0,\"Còn \"&{doubts},{}))",
        quoted(ALL_ENTERED)
    )
}

/// What the counter says of so many rows that are not entered, or to be looked at again.
pub(super) fn counter_result(blank: usize, doubtful: usize) -> String {
    match (blank, doubtful) {
        (0, 0) => ALL_ENTERED.to_owned(),
        (0, _) => format!("Còn {doubtful} chỉ số cần xem lại"),
        (_, 0) => format!("Còn {blank} chỉ số chưa nhập"),
        _ => format!("Còn {blank} chỉ số chưa nhập; {doubtful} chỉ số cần xem lại"),
    }
}

/// A text in a formula. All of them are our own.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A day in a formula, in every language of the program the same.
pub(super) fn date(day: NaiveDate) -> String {
    format!("DATE({},{},{})", day.year(), day.month(), day.day())
}

struct Cells<'a> {
    first: Input<'a>,
    second: Input<'a>,
    state: Input<'a>,
    number: Input<'a>,
    symbol: Input<'a>,
    date: Input<'a>,
}

impl<'a> Cells<'a> {
    fn of(layout: &Layout<'_>, row: u32, measure: &Measure, entries: &'a Entries) -> Self {
        let input = |column| Input {
            address: layout.address(row, column),
            entry: entries.get(&measure.id, column),
        };
        Cells {
            first: input(Column::First),
            second: input(Column::Second),
            state: input(Column::State),
            number: input(Column::EvidenceNumber),
            symbol: input(Column::EvidenceSymbol),
            date: input(Column::EvidenceDate),
        }
    }

    fn nothing_arose(&self) -> Condition {
        self.state.is(State::NothingArose.label())
    }

    fn evidence_lacks(&self) -> Condition {
        any([self.number.empty(), self.symbol.empty()])
    }

    fn has_evidence(&self) -> Condition {
        filled([&self.number, &self.symbol, &self.date])
    }
}

type Doubt = (Condition, &'static str);

/// Evidence that can't be used is said before a row without figures counts as done.
fn figure_doubts(cells: &Cells<'_>, measure: &Measure, evidence: Vec<Doubt>) -> Vec<Doubt> {
    let Cells { first, second, .. } = cells;
    let empty = || match measure.kind {
        Kind::Count => first.empty(),
        _ => all([first.empty(), second.empty()]),
    };
    let mut doubts: Vec<Doubt> = vec![(all([empty(), not(cells.nothing_arose())]), NOT_ENTERED)];
    doubts.extend(evidence);
    doubts.push((empty(), ENTERED));
    if measure.kind != Kind::Count {
        doubts.push((first.empty(), "Thiếu số liệu thứ nhất"));
        doubts.push((second.empty(), "Thiếu số liệu thứ hai"));
    }
    let whole = |figure: &Option<Figure>| figure.as_ref().is_some_and(Figure::is_whole);
    doubts.extend(number_doubts(first, whole(&measure.first), true));
    if measure.kind.has_second() {
        doubts.extend(number_doubts(second, whole(&measure.second), false));
        doubts.extend(pair_doubts(cells, measure));
    } else {
        let said = all([cells.nothing_arose(), first.is_not_zero()]);
        doubts.push((said, "Có số liệu nhưng chọn «Không phát sinh»"));
    }
    doubts
}

fn number_doubts(cell: &Input<'_>, whole: bool, first: bool) -> Vec<Doubt> {
    let pick = |one: &'static str, other: &'static str| if first { one } else { other };
    let mut doubts = vec![
        (
            not(cell.is_number()),
            pick(
                "Số liệu thứ nhất không phải là số",
                "Số liệu thứ hai không phải là số",
            ),
        ),
        (
            cell.below("0", 0.0),
            pick("Số liệu thứ nhất nhỏ hơn 0", "Số liệu thứ hai nhỏ hơn 0"),
        ),
    ];
    if whole {
        doubts.push((
            cell.is_broken(),
            pick(
                "Số liệu thứ nhất phải là số nguyên",
                "Số liệu thứ hai phải là số nguyên",
            ),
        ));
    }
    doubts
}

fn pair_doubts(cells: &Cells<'_>, measure: &Measure) -> Vec<Doubt> {
    let Cells { first, second, .. } = cells;
    let mut doubts: Vec<Doubt> = Vec::new();
    if measure.kind == Kind::Growth {
        doubts.push((second.is_zero(), "Số liệu thứ hai bằng 0"));
        return doubts;
    }
    let figures = any([first.is_not_zero(), second.is_not_zero()]);
    let said = all([cells.nothing_arose(), figures]);
    doubts.push((said, "Có số liệu nhưng chọn «Không phát sinh»"));
    if measure.capped {
        doubts.push((
            first.above(&second.address, second.number()),
            "Số thứ nhất lớn hơn số thứ hai",
        ));
    } else {
        doubts.push((
            all([second.is_zero(), first.above("0", 0.0)]),
            "Số liệu thứ hai bằng 0",
        ));
    }
    doubts
}

fn state_doubts(cells: &Cells<'_>, kind: Kind) -> Vec<Doubt> {
    let state = &cells.state;
    let known = DOCUMENT.iter().any(|one| state.has_text(one.label()));
    let listed = format!("COUNTIF({},{})=0", hidden::DOCUMENT_STATES, state.address);
    let mut doubts: Vec<Doubt> = vec![
        (
            all([state.empty(), cells.has_evidence()]),
            "Chưa chọn tình trạng thực hiện",
        ),
        (state.empty(), NOT_ENTERED),
        (
            Condition::new(listed, !known),
            "Tình trạng không có trong danh mục",
        ),
    ];
    if kind == Kind::Document {
        let missing = all([state.is(State::Done.label()), cells.evidence_lacks()]);
        doubts.push((missing, "Thiếu minh chứng (số, ký hiệu văn bản)"));
    }
    doubts
}

fn evidence_doubts(cells: &Cells<'_>, window: Window) -> Vec<Doubt> {
    let Cells { number, symbol, .. } = cells;
    let written = |cell: &Input<'_>| not(cell.empty());
    let odd_number = any([
        number.contains("/"),
        number.contains("-"),
        not(number.is_document_number()),
    ]);
    let odd_symbol = all([not(symbol.contains("-")), not(symbol.contains("/"))]);
    let mut doubts = vec![
        (
            all([cells.has_evidence(), cells.evidence_lacks()]),
            "Minh chứng thiếu số hoặc ký hiệu văn bản",
        ),
        (
            all([written(number), odd_number]),
            "Số văn bản chỉ ghi chữ số, ví dụ 125",
        ),
        (
            all([written(symbol), odd_symbol]),
            "Ký hiệu văn bản chưa đúng, ví dụ BC-STP",
        ),
    ];
    doubts.extend(date_doubts(&cells.date, window));
    doubts
}

fn date_doubts(cell: &Input<'_>, window: Window) -> [Doubt; 2] {
    let serial = |day| super::validation::serial(day) as f64;
    let (day, number) = cell.day();
    let (from, to) = (date(window.from), date(window.to));
    let unreadable = Condition::new(format!("{day}=0"), number.abs() < f64::EPSILON);
    let within = (serial(window.from)..=serial(window.to)).contains(&number);
    let outside = Condition::new(format!("MEDIAN({day},{from},{to})<>{day}"), !within);
    let written = || not(cell.empty());
    [
        (
            all([written(), unreadable]),
            "Ngày văn bản chưa đúng, ghi ngày/tháng/năm",
        ),
        (
            all([written(), outside]),
            "Ngày văn bản nằm ngoài thời gian số liệu",
        ),
    ]
}
