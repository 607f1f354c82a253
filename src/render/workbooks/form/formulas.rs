//! The live part of a form: rate, check and counter, as formulas without macros.

use chrono::{Datelike, NaiveDate};

use super::layout::Layout;
use super::words::is_whole;
use crate::form::Column;
use crate::period::Window;
use crate::plan::model::{Kind, Measure};
use crate::submission::State;

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
    let rate = match kind {
        Kind::Ratio | Kind::Reduction => format!("{first}/{second}*100"),
        Kind::Growth => format!("({first}-{second})/{second}*100"),
        Kind::Count | Kind::Document | Kind::Narrative => return None,
    };
    Some(format!(
        "=IF(AND(ISNUMBER({first}),ISNUMBER({second})),IF({second}=0,\"\",{rate}),\"\")"
    ))
}

/// What is still to be mended in a row.
pub(super) fn check(layout: &Layout<'_>, row: u32, measure: &Measure, window: Window) -> String {
    let cells = Cells::of(layout, row);
    let mut doubts = if measure.kind.has_figures() {
        figure_doubts(&cells, measure)
    } else {
        state_doubts(&cells, measure.kind)
    };
    doubts.extend(evidence_doubts(&cells, window));
    let mut formula = quoted(ENTERED);
    for (condition, message) in doubts.into_iter().rev() {
        formula = format!("IF({condition},{},{formula})", quoted(message));
    }
    format!("={formula}")
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

/// What the counter says of a blank form.
pub(super) fn counter_of_blank(measures: usize) -> String {
    match measures {
        0 => ALL_ENTERED.to_owned(),
        _ => format!("Còn {measures} chỉ số chưa nhập"),
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

struct Cells {
    first: String,
    second: String,
    state: String,
    number: String,
    symbol: String,
    date: String,
}

impl Cells {
    fn of(layout: &Layout<'_>, row: u32) -> Self {
        Cells {
            first: layout.address(row, Column::First),
            second: layout.address(row, Column::Second),
            state: layout.address(row, Column::State),
            number: layout.address(row, Column::EvidenceNumber),
            symbol: layout.address(row, Column::EvidenceSymbol),
            date: layout.address(row, Column::EvidenceDate),
        }
    }
}

type Doubt = (String, &'static str);

fn figure_doubts(cells: &Cells, measure: &Measure) -> Vec<Doubt> {
    let Cells {
        first,
        second,
        state,
        ..
    } = cells;
    let nothing = format!("{state}={}", quoted(State::NothingArose.label()));
    let mut doubts: Vec<Doubt> = Vec::new();
    if measure.kind == Kind::Count {
        doubts.push((format!("AND({first}=\"\",NOT({nothing}))"), NOT_ENTERED));
        doubts.push((format!("{first}=\"\""), ENTERED));
    } else {
        let both = format!("AND({first}=\"\",{second}=\"\")");
        doubts.push((format!("AND({both},NOT({nothing}))"), NOT_ENTERED));
        doubts.push((both, ENTERED));
        doubts.push((format!("{first}=\"\""), "Thiếu số liệu thứ nhất"));
        doubts.push((format!("{second}=\"\""), "Thiếu số liệu thứ hai"));
    }
    doubts.extend(number_doubts(
        first,
        measure.first.as_ref().is_some_and(is_whole),
        true,
    ));
    if measure.kind.has_second() {
        doubts.extend(number_doubts(
            second,
            measure.second.as_ref().is_some_and(is_whole),
            false,
        ));
        doubts.extend(pair_doubts(cells, measure, &nothing));
    } else {
        let said = format!("AND({nothing},{first}<>0)");
        doubts.push((said, "Có số liệu nhưng chọn «Không phát sinh»"));
    }
    doubts
}

fn number_doubts(cell: &str, whole: bool, first: bool) -> Vec<Doubt> {
    let pick = |one: &'static str, other: &'static str| if first { one } else { other };
    let mut doubts = vec![
        (
            format!("NOT(ISNUMBER({cell}))"),
            pick(
                "Số liệu thứ nhất không phải là số",
                "Số liệu thứ hai không phải là số",
            ),
        ),
        (
            format!("{cell}<0"),
            pick("Số liệu thứ nhất nhỏ hơn 0", "Số liệu thứ hai nhỏ hơn 0"),
        ),
    ];
    if whole {
        doubts.push((
            format!("{cell}<>INT({cell})"),
            pick(
                "Số liệu thứ nhất phải là số nguyên",
                "Số liệu thứ hai phải là số nguyên",
            ),
        ));
    }
    doubts
}

fn pair_doubts(cells: &Cells, measure: &Measure, nothing: &str) -> Vec<Doubt> {
    let Cells { first, second, .. } = cells;
    let mut doubts: Vec<Doubt> = Vec::new();
    if measure.kind == Kind::Growth {
        doubts.push((format!("{second}=0"), "Số liệu thứ hai bằng 0"));
        return doubts;
    }
    let said = format!("AND({nothing},OR({first}<>0,{second}<>0))");
    doubts.push((said, "Có số liệu nhưng chọn «Không phát sinh»"));
    if measure.capped {
        doubts.push((
            format!("{first}>{second}"),
            "Số thứ nhất lớn hơn số thứ hai",
        ));
    } else {
        doubts.push((
            format!("AND({second}=0,{first}>0)"),
            "Số liệu thứ hai bằng 0",
        ));
    }
    doubts
}

fn state_doubts(cells: &Cells, kind: Kind) -> Vec<Doubt> {
    let Cells {
        state,
        number,
        symbol,
        date,
        ..
    } = cells;
    let mut doubts: Vec<Doubt> = vec![
        (
            format!("AND({state}=\"\",{number}&{symbol}&{date}<>\"\")"),
            "Chưa chọn tình trạng thực hiện",
        ),
        (format!("{state}=\"\""), NOT_ENTERED),
        (
            format!("COUNTIF({},{state})=0", super::hidden::DOCUMENT_STATES),
            "Tình trạng không có trong danh mục",
        ),
    ];
    if kind == Kind::Document {
        let done = quoted(State::Done.label());
        let missing = format!("AND({state}={done},OR({number}=\"\",{symbol}=\"\"))");
        doubts.push((missing, "Thiếu minh chứng (số, ký hiệu văn bản)"));
    }
    doubts
}

fn evidence_doubts(cells: &Cells, window: Window) -> Vec<Doubt> {
    let Cells {
        number,
        symbol,
        date: day,
        ..
    } = cells;
    let (from, to) = (date(window.from), date(window.to));
    vec![
        (
            format!("AND({number}&{symbol}&{day}<>\"\",OR({number}=\"\",{symbol}=\"\"))"),
            "Minh chứng thiếu số hoặc ký hiệu văn bản",
        ),
        (
            format!("AND(ISNUMBER({day}),OR({day}<{from},{day}>{to}))"),
            "Ngày văn bản nằm ngoài thời gian số liệu",
        ),
    ]
}
