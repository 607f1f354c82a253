//! How a printed figure was made: down to file, sheet and cell, with what was left out and why. What is
//! told adds up: the sums are those of the lines.

mod of_agency;
mod places;

use super::basis::Basis;
use super::figures::{counted, own_figure_words, part_of, value_words};
use super::lookup::Lookup;
use super::mark::marked_if;
use super::measures::MeasureRow;
use super::province::measure_row;
use super::quarter::{by_quarters, missed};
use crate::assessment::over_time::{Member, members};
use crate::exact::Exact;
use crate::plan::model::{Kind, Measure, RollUp};
use crate::submission::State;
use crate::vietnamese::phrase::{self, date_short};

pub use of_agency::trace_agency;
pub(super) use places::cells_of;
use places::{line_of, place, whole};

/// How the province's figure on a measure was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// `3.2.1 Hồ sơ đúng hạn: 6 tháng đầu năm 2024`.
    pub title: String,
    /// What is asked, how it is brought together, the days: a line each.
    pub rules: Vec<String>,
    /// The figure as documents print it, with its verdict.
    pub result: String,
    /// Who is in it.
    pub inside: Vec<Line>,
    /// The sums of the lines inside: first and second; absent where nothing is added.
    pub sums: Option<[Exact; 2]>,
    /// The sums in words, and what the value is made of.
    pub sum_words: String,
    /// Who is not in it, and why.
    pub outside: Vec<Line>,
    /// What else is to be known of it: doubts, the earlier period, the quarter alone.
    pub remarks: Vec<String>,
}

/// An agency's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The agency's name, distinct.
    pub agency: String,
    /// What it stated: `12/13 hồ sơ (92,31%)`; why it is not in the figure.
    pub words: String,
    /// Where: file › sheet › cells; empty where there is no file.
    pub place: String,
}

/// How a measure's figure was made.
pub fn trace(basis: &Basis, measure: &Measure) -> Trace {
    let lookup = Lookup::new(basis);
    let row = measure_row(&lookup, measure, false);
    let (inside, outside): (Vec<Member>, Vec<Member>) = members(&basis.judged(), measure)
        .into_iter()
        .partition(|member| member.counted);
    // Where nobody is in a figure, nothing was added.
    let sums = sums(measure, &inside).filter(|_| !inside.is_empty());
    Trace {
        title: format!(
            "{} {}: {}",
            measure.id,
            measure.label,
            basis.period.id.name()
        ),
        rules: rules(basis, measure, &row),
        result: result(&row),
        sum_words: marked_if(row.decided, &sum_words(measure, sums.as_ref(), &row)),
        sums,
        inside: inside.iter().map(|one| line(&lookup, one)).collect(),
        outside: outside.iter().map(|one| line(&lookup, one)).collect(),
        remarks: remarks(&row),
    }
}

fn rules(basis: &Basis, measure: &Measure, row: &MeasureRow) -> Vec<String> {
    let criterion = basis.plan.criterion_of(measure);
    let target = match row.target.as_str() {
        "" => "không đặt chỉ tiêu",
        target => target,
    };
    vec![
        format!("Tiêu chí {}: {}", criterion.code, criterion.name),
        format!("Yêu cầu: {target}; thời hạn: {}", criterion.deadline.text),
        format!("Cách tổng hợp: {}", rollup_words(measure)),
        format!(
            "Số liệu {}; xét tại ngày {}",
            super::words::window(basis.period.window),
            date_short(basis.as_of)
        ),
    ]
}

fn rollup_words(measure: &Measure) -> String {
    match measure.rollup {
        RollUp::Pooled if measure.kind == Kind::Growth => {
            "(tổng số thứ nhất − tổng số thứ hai) ÷ tổng số thứ hai".to_owned()
        }
        RollUp::Pooled => "tổng số thứ nhất ÷ tổng số thứ hai".to_owned(),
        RollUp::Sum => "cộng số thứ nhất".to_owned(),
        RollUp::Mean => "bình quân giá trị của các cơ quan".to_owned(),
        RollUp::Weighted => "bình quân theo số phiếu của từng cơ quan".to_owned(),
        RollUp::Single => "số liệu của một cơ quan".to_owned(),
        RollUp::Bodies => "số cơ quan đạt ÷ số cơ quan có phát sinh".to_owned(),
        RollUp::Combined => format!("tính gộp các chỉ số {}", phrase::list(&measure.combined)),
    }
}

fn result(row: &MeasureRow) -> String {
    let reason = match row.reason.as_str() {
        "" => String::new(),
        reason => format!(" ({reason})"),
    };
    format!("{}: {}{reason}", row.marked_figure(), row.verdict_label)
}

/// The two sums over the members; absent where nothing is added.
fn sums(measure: &Measure, inside: &[Member]) -> Option<[Exact; 2]> {
    let has_figures = measure.kind.has_figures() || measure.rollup == RollUp::Bodies;
    if !has_figures || measure.rollup == RollUp::Single {
        return None;
    }
    let zero = [Exact::zero(), Exact::zero()];
    Some(inside.iter().fold(zero, |sum, member| {
        let (first, second) = member.adds(measure);
        [&sum[0] + &first, &sum[1] + &second]
    }))
}

/// Every digit, as Vietnamese is printed.
fn sum_words(measure: &Measure, sums: Option<&[Exact; 2]>, row: &MeasureRow) -> String {
    let Some([first, second]) = sums else {
        return String::new();
    };
    let value = &row.value_text;
    let (first, second) = (whole(first), whole(second));
    let by_hundred =
        |words: &str| format!("{words}: {first} và {second}; {first} ÷ {second} × 100 = {value}");
    match (measure.rollup, measure.kind) {
        (RollUp::Bodies, _) if measure.province_unit() == "%" => {
            by_hundred("Số cơ quan đạt, số cơ quan có phát sinh")
        }
        (RollUp::Bodies, _) => {
            format!("Số cơ quan đạt, số cơ quan có phát sinh: {first} và {second}")
        }
        (RollUp::Mean, _) => {
            format!("Cộng các giá trị: {first}; số cơ quan: {second}; {first} ÷ {second} = {value}")
        }
        (RollUp::Weighted, _) => format!(
            "Cộng các tích số thứ nhất × số thứ hai: {first}; cộng số thứ hai: {second}; {first} ÷ {second} = {value}"
        ),
        (RollUp::Sum, _) | (_, Kind::Count) => format!("Cộng: {first}"),
        (_, Kind::Growth) => {
            format!("Cộng: {first} và {second}; ({first} − {second}) ÷ {second} × 100 = {value}")
        }
        (_, Kind::Average) => format!("Cộng: {first} và {second}; {first} ÷ {second} = {value}"),
        _ => by_hundred("Cộng"),
    }
}

fn remarks(row: &MeasureRow) -> Vec<String> {
    let mut remarks = Vec::new();
    if !row.doubt.is_empty() {
        remarks.push(phrase::capitalize(&row.doubt));
    }
    if let Some(earlier) = &row.earlier {
        let compared = match earlier.comparison.as_str() {
            "" => String::new(),
            words => format!("; kỳ này {words}"),
        };
        remarks.push(format!(
            "Kỳ trước ({}): {}{compared}",
            earlier.period, earlier.figure
        ));
    }
    for past in &row.history {
        remarks.push(format!(
            "{}: {} – {}",
            phrase::capitalize(&past.period),
            past.value_text,
            past.verdict_label
        ));
    }
    if let Some(quarter) = &row.quarter {
        remarks.push(format!(
            "Riêng {}: {} (tính trên {} cơ quan)",
            quarter.name,
            quarter.figure,
            part_of(quarter.counted, quarter.expected)
        ));
    }
    remarks
}

fn line(lookup: &Lookup, member: &Member) -> Line {
    let agency = member.verdict.agency.as_str();
    let ended = if member.carried {
        " (đã kết thúc hoạt động; số liệu cuối cùng)"
    } else {
        ""
    };
    let words = match (member.counted, member.verdict.reason) {
        (false, Some(reason)) => reason.label().to_owned(),
        _ => stated(lookup, member),
    };
    let (basis, measure) = (lookup.basis, member.verdict.measure.as_str());
    let decided = (basis.decided.of_figures(agency, measure)).filter(|_| !member.carried);
    Line {
        agency: format!("{}{ended}", lookup.name(agency)),
        words: marked_if(basis.decided.touches(agency, measure), &words),
        place: match decided {
            Some(own) => format!("{}; tệp ghi: {}", line_of(basis, own), own.was),
            None => place(lookup, agency, member.reading),
        },
    }
}

/// What an agency stated, digit by digit, with its own verdict.
fn stated(lookup: &Lookup, member: &Member) -> String {
    let verdict = member.verdict.verdict.label();
    let Some(measure) = lookup.basis.plan.measure(&member.verdict.measure) else {
        return verdict.to_owned();
    };
    let Some(reading) = member.reading else {
        return "chưa có số liệu".to_owned();
    };
    let figures: Vec<String> = [&reading.first, &reading.second]
        .into_iter()
        .flatten()
        .map(whole)
        .collect();
    if reading.state != State::Value || figures.is_empty() {
        return format!("{} – {verdict}", super::states::reading_words(reading));
    }
    // A score with its answers and a rank among so many are no quotients.
    let as_stated = match measure.kind {
        Kind::WeightedScore | Kind::Rank => own_figure_words(
            measure,
            reading.first.as_ref(),
            reading.second.as_ref(),
            member.verdict.value.as_ref(),
        ),
        _ => None,
    };
    let value = member
        .verdict
        .value
        .as_ref()
        .filter(|_| measure.kind.has_second())
        .map_or(String::new(), |value| {
            format!(" = {}", value_words(measure, value, &measure.target, false))
        });
    let between = if measure.kind == Kind::Growth {
        " so với "
    } else {
        " / "
    };
    let words = as_stated.unwrap_or_else(|| format!("{}{value}", figures.join(between)));
    let agency = lookup.basis.register.get(&member.verdict.agency);
    let missed = agency
        .filter(|_| !member.carried)
        .map(|agency| missed(lookup.basis, measure, agency));
    let words = by_quarters(
        measure,
        &words,
        (reading.first.as_ref(), member.verdict.value.as_ref()),
        &missed.unwrap_or_default(),
    );
    format!("{words} – {verdict}")
}

impl Trace {
    /// The lines to print.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.rules.iter().map(|rule| format!("  {rule}")));
        lines.push(format!("  Kết quả: {}", self.result));
        lines.push(format!(
            "  Có trong kết quả ({}):",
            counted(self.inside.len())
        ));
        lines.extend(self.inside.iter().map(Line::shown));
        if !self.sum_words.is_empty() {
            lines.push(format!("    {}", self.sum_words));
        }
        if !self.outside.is_empty() {
            lines.push(format!(
                "  Không có trong kết quả ({}):",
                counted(self.outside.len())
            ));
            lines.extend(self.outside.iter().map(Line::shown));
        }
        lines.extend(self.remarks.iter().map(|remark| format!("  {remark}")));
        lines
    }
}

impl Line {
    fn shown(&self) -> String {
        let place = match self.place.as_str() {
            "" => String::new(),
            place => format!("   [{place}]"),
        };
        format!("    {}: {}{place}", self.agency, self.words)
    }
}
