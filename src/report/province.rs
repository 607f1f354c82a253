//! Makes the province's result on a measure: its figure in words, who is missing, who lags, and how
//! it stands to the earlier period.

use super::basis::Past;
use super::decided_marks::{mark_row, marked_if, rests_then};
use super::figures::{
    counted, figure_words, names, own_figure_words, part_of, plain, rate_verb, rate_words,
    value_words,
};
use super::lookup::{Lookup, is_lacking};
use super::mark::in_doubt;
use super::measures::{Concerned, EarlierFigure, MeasureRow, PastFigure};
use super::quarter::{by_quarters, lacking_words, missed, quarter_alone};
use super::states::{reading_words, state_words};
use super::targets::{pace_words, province_target_words, step_words};
use crate::assessment::over_time::{InBoth, in_both};
use crate::assessment::pace::Pace;
use crate::assessment::verdict::{AgencyVerdict, Assessment, ProvinceFigure, Verdict};
use crate::exact::Exact;
use crate::plan::model::{Kind, Measure, Progress, RollUp};
use crate::plan::target::Target;
use crate::submission::{Submission, Submissions};

/// How many agencies with figures in doubt are named beside a figure.
const MOST_DOUBTED: usize = 3;

/// The province's result on a measure.
pub(super) fn measure_row(lookup: &Lookup, measure: &Measure, information: bool) -> MeasureRow {
    let basis = lookup.basis;
    let none = no_figure(measure);
    let figure = basis.assessment.province_of(&measure.id).unwrap_or(&none);
    let source = Source::new(basis.assessment, basis.submissions);
    let row = MeasureRow {
        decided: false,
        id: measure.id.clone(),
        label: measure.label.clone(),
        information,
        target: province_target_words(measure),
        is_task: !measure.kind.has_figures(),
        pace: pace(lookup, measure, figure),
        figure: figure_of(lookup, measure, figure, &source),
        rate: match measure.rollup.counts_agencies() {
            true => String::new(),
            false => rate_words(
                measure,
                figure.first.as_ref(),
                figure.second.as_ref(),
                figure.value.as_ref(),
            ),
        },
        rate_verb: rate_verb(measure).to_owned(),
        value_text: value_text(measure, figure),
        value: number(&figure.value),
        first: number(&figure.first),
        second: number(&figure.second),
        expected: figure.expected,
        counted: figure.counted,
        coverage: coverage(figure),
        partial: figure.counted < figure.expected,
        missing: lookup.names(&figure.missing),
        carried: lookup.names(&figure.carried),
        verdict: figure.verdict,
        verdict_label: figure.verdict.label().to_owned(),
        reason: figure
            .reason
            .map_or(String::new(), |reason| reason.label().to_owned()),
        doubt: doubt_words(lookup, measure, figure),
        concerned: concerned(lookup, measure),
        earlier: earlier(lookup, measure),
        history: history(lookup, measure),
        quarter: quarter_alone(lookup, measure),
    };
    mark_row(lookup, measure, row)
}

fn pace(lookup: &Lookup, measure: &Measure, figure: &ProvinceFigure) -> String {
    let basis = lookup.basis;
    let pace = Pace {
        window: basis.period.window,
        as_of: basis.as_of,
    };
    if figure.verdict != Verdict::Behind || measure.rollup.counts_agencies() {
        return String::new();
    }
    match (measure.progress, basis.plan.deadline_of(measure)) {
        (Progress::Grow, Some(deadline)) => {
            pace_words(measure, figure.value.as_ref(), &pace.share(deadline))
        }
        (Progress::Steps, _) => pace
            .step(&measure.steps)
            .map_or(String::new(), |step| step_words(measure, step)),
        _ => String::new(),
    }
}

fn no_figure(measure: &Measure) -> ProvinceFigure {
    ProvinceFigure {
        measure: measure.id.clone(),
        verdict: Verdict::Insufficient,
        reason: None,
        value: None,
        first: None,
        second: None,
        expected: 0,
        counted: 0,
        missing: Vec::new(),
        carried: Vec::new(),
        doubt: None,
    }
}

fn number(value: &Option<Exact>) -> Option<f64> {
    value.as_ref().map(Exact::to_f64)
}

fn coverage(figure: &ProvinceFigure) -> String {
    format!("{} cơ quan", part_of(figure.counted, figure.expected))
}

fn value_text(measure: &Measure, figure: &ProvinceFigure) -> String {
    let of_bodies = measure.rollup.counts_agencies();
    figure.value.as_ref().map_or(String::new(), |value| {
        value_words(measure, value, &measure.province_target(), of_bodies)
    })
}

/// What the verdict hangs on, what is sure before what is not: `không tính số liệu chờ xác minh: 3.191,56
/// triệu đồng (Không đạt); số liệu của Sở Công Thương (120.000.000 triệu đồng) đang chờ xác minh, …`.
fn doubt_words(lookup: &Lookup, measure: &Measure, figure: &ProvinceFigure) -> String {
    let Some(doubt) = &figure.doubt else {
        return String::new();
    };
    let whose: Vec<String> = doubt
        .agencies
        .iter()
        .map(|agency| doubted_words(lookup, measure, agency))
        .collect();
    let without = match &doubt.value_without {
        Some(value) => {
            let of_bodies = measure.rollup.counts_agencies();
            let words = value_words(measure, value, &measure.province_target(), of_bodies);
            format!("{words} ({})", doubt.without.label())
        }
        None => doubt.without.label().to_owned(),
    };
    format!(
        "không tính số liệu chờ xác minh: {without}; số liệu của {} đang chờ xác minh, tính cả số liệu này thì kết quả là «{}»",
        names(&whose, MOST_DOUBTED),
        doubt.with.label()
    )
}

/// An agency with the figure that is in doubt.
fn doubted_words(lookup: &Lookup, measure: &Measure, agency: &str) -> String {
    let own = lookup
        .basis
        .assessment
        .of_measure(&measure.id)
        .find(|verdict| verdict.agency == agency)
        .and_then(|verdict| {
            let reading = lookup.reading(agency, &measure.id)?;
            own_figure_words(
                measure,
                reading.first.as_ref(),
                reading.second.as_ref(),
                verdict.value.as_ref(),
            )
        });
    match own {
        Some(figure) => {
            let is_decided = lookup.basis.decided.touches(agency, &measure.id);
            let figure = marked_if(is_decided, &figure);
            format!("{} ({figure})", lookup.name(agency))
        }
        None => last_words(lookup, measure, agency).unwrap_or_else(|| lookup.name(agency)),
    }
}

/// A body that has ended with its last figure, which is in doubt: `UBND xã A (200 triệu đồng tại báo cáo
/// 6 tháng đầu năm 2026; cơ quan đã kết thúc hoạt động)`.
fn last_words(lookup: &Lookup, measure: &Measure, agency: &str) -> Option<String> {
    let mut carried = lookup.basis.assessment.carried.iter();
    let last =
        carried.find(|last| last.verdict.agency == agency && last.verdict.measure == measure.id)?;
    let figure = own_figure_words(
        measure,
        last.reading.first.as_ref(),
        last.reading.second.as_ref(),
        last.verdict.value.as_ref(),
    )?;
    let is_decided = lookup.basis.decided.touches(agency, &measure.id);
    Some(format!(
        "{} ({} tại báo cáo {}; cơ quan đã kết thúc hoạt động)",
        lookup.name(agency),
        marked_if(is_decided, &figure),
        last.period.name()
    ))
}

/// Where a period's figures come from.
struct Source<'a> {
    assessment: &'a Assessment,
    used: Submissions<'a>,
}

impl<'a> Source<'a> {
    fn new(assessment: &'a Assessment, submissions: &'a [Submission]) -> Self {
        Source {
            assessment,
            used: Submissions::among(submissions),
        }
    }

    /// The province's figure in words.
    fn figure(&self, measure: &Measure, figure: &ProvinceFigure) -> String {
        match figure.verdict {
            Verdict::NothingArose => "không phát sinh".to_owned(),
            _ if measure.rollup.counts_agencies() => bodies_words(measure, figure),
            _ if measure.kind.has_figures() => figure_words(
                measure,
                figure.first.as_ref(),
                figure.second.as_ref(),
                figure.value.as_ref(),
            )
            .or_else(|| self.single_figure(measure))
            .unwrap_or_else(|| "chưa có số liệu".to_owned()),
            _ => self.single_words(measure),
        }
    }

    /// What one agency reported, though it can't be judged.
    fn single_figure(&self, measure: &Measure) -> Option<String> {
        if measure.rollup != RollUp::Single {
            return None;
        }
        let mut verdicts = self.assessment.of_measure(&measure.id);
        verdicts.find_map(|verdict| {
            let reading = self.used.reading(&verdict.agency, &measure.id)?;
            let (first, second) = (reading.first.as_ref(), reading.second.as_ref());
            own_figure_words(measure, first, second, verdict.value.as_ref())
        })
    }

    /// A document or narrative of one agency: its state, with the evidence.
    fn single_words(&self, measure: &Measure) -> String {
        let reading = self
            .assessment
            .of_measure(&measure.id)
            .find_map(|verdict| self.used.reading(&verdict.agency, &measure.id));
        reading.map_or_else(|| "chưa có số liệu".to_owned(), reading_words)
    }
}

/// `12/18 cơ quan đã hoàn thành (66,67%)`.
fn bodies_words(measure: &Measure, figure: &ProvinceFigure) -> String {
    if measure.target == Target::None {
        return match figure.counted {
            0 => "chưa có cơ quan báo cáo".to_owned(),
            _ => format!("{} có báo cáo", coverage(figure)),
        };
    }
    let (Some(first), Some(second)) = (&figure.first, &figure.second) else {
        return "chưa có số liệu".to_owned();
    };
    if second.is_zero() {
        return "chưa có số liệu".to_owned();
    }
    let words = format!(
        "{}/{} cơ quan {}",
        plain(first),
        plain(second),
        state_words(measure)
    );
    match value_text(measure, figure) {
        value if value.is_empty() || !measure.bodies_target().is_share => words,
        value => format!("{words} ({value})"),
    }
}

fn concerned(lookup: &Lookup, measure: &Measure) -> Vec<Concerned> {
    lookup
        .basis
        .assessment
        .of_measure(&measure.id)
        .filter(|verdict| is_lacking(verdict.verdict))
        .map(|verdict| Concerned {
            agency: verdict.agency.clone(),
            name: lookup.name(&verdict.agency),
            value: own_value(lookup, measure, verdict),
            verdict: verdict.verdict,
            verdict_label: verdict.verdict.label().to_owned(),
        })
        .collect()
}

/// An agency's own value; where nothing was reached, of how much: `0/5` says more than `0%`.
fn own_value(lookup: &Lookup, measure: &Measure, verdict: &AgencyVerdict) -> String {
    let Some(value) = &verdict.value else {
        return String::new();
    };
    let reading = lookup.reading(&verdict.agency, &verdict.measure);
    let pair = reading.and_then(|reading| reading.first.as_ref().zip(reading.second.as_ref()));
    match pair {
        Some((first, second)) if first.is_zero() && measure.unit == "%" => {
            format!("{}/{}", plain(first), plain(second))
        }
        _ => {
            let words = value_words(measure, value, &measure.target, false);
            let agency = lookup.basis.register.get(&verdict.agency);
            let missed = agency.map(|agency| missed(lookup.basis, measure, agency));
            let period = lookup.basis.period.id.kind;
            lacking_words(measure, period, &words, &missed.unwrap_or_default())
        }
    }
}

/// The figure in words; of one agency that is asked in every quarter also the quarter's own, and those
/// that it missed.
fn figure_of(
    lookup: &Lookup,
    measure: &Measure,
    figure: &ProvinceFigure,
    source: &Source,
) -> String {
    let words = source.figure(measure, figure);
    if measure.rollup != RollUp::Single || measure.progress != Progress::Quarterly {
        return words;
    }
    let mut verdicts = lookup.basis.assessment.of_measure(&measure.id);
    let agency = verdicts.find_map(|verdict| lookup.basis.register.get(&verdict.agency));
    let missed = agency.map(|agency| missed(lookup.basis, measure, agency));
    by_quarters(
        measure,
        &words,
        (figure.first.as_ref(), figure.value.as_ref()),
        &missed.unwrap_or_default(),
    )
}

fn earlier(lookup: &Lookup, measure: &Measure) -> Option<EarlierFigure> {
    let basis = lookup.basis;
    let earlier = basis.earlier()?;
    let before = earlier.plan.measure(&measure.id)?;
    let then = earlier.assessment.province_of(&measure.id)?;
    let source = Source::new(&earlier.assessment, &earlier.submissions);
    let both = in_both(
        measure,
        &basis.judged(),
        &earlier.judged(),
        &lookup.families,
    );
    let (change, comparison) = both
        .as_ref()
        .map_or(("", String::new()), |both| compared(measure, both));
    Some(EarlierFigure {
        figure: source.figure(before, then),
        value: number(&then.value),
        verdict_label: then.verdict.label().to_owned(),
        change: change.to_owned(),
        comparison,
        coverage: if then.counted < then.expected {
            coverage(then)
        } else {
            String::new()
        },
        value_text: past_value_text(before, then),
        period: earlier.period.id.name(),
    })
}

/// A value of another period; one that hung on figures in doubt says so.
fn past_value_text(measure: &Measure, figure: &ProvinceFigure) -> String {
    let text = value_text(measure, figure);
    match figure.doubt {
        Some(_) => in_doubt(&text),
        None => text,
    }
}

/// The figures of the earlier periods of the year, and of the same period of the year before.
fn history(lookup: &Lookup, measure: &Measure) -> Vec<PastFigure> {
    let of = |past: &Past, last_year: bool| {
        let before = past.plan.measure(&measure.id)?;
        let figure = past.assessment.province_of(&measure.id)?;
        let text = past_value_text(before, figure);
        (!text.is_empty()).then(|| PastFigure {
            period: past.period.id.name(),
            last_year,
            value_text: marked_if(rests_then(past, measure), &text),
            value: number(&figure.value).filter(|_| figure.doubt.is_none()),
            verdict_label: figure.verdict.label().to_owned(),
        })
    };
    let this_year = lookup.basis.past.iter().filter_map(|past| of(past, false));
    let last_year = lookup
        .basis
        .last_year
        .iter()
        .filter_map(|past| of(past, true));
    this_year.chain(last_year).collect()
}

/// How the present value stands to the earlier one over the agencies in both, with its words.
fn compared(measure: &Measure, both: &InBoth) -> (&'static str, String) {
    let (now, then) = (
        value_text(measure, &both.now),
        value_text(measure, &both.then),
    );
    let change = match (measure.kind, both.now.second == both.then.second) {
        // A rank rises where its number falls; among another number of bodies it says nothing.
        (Kind::Rank, false) => "",
        (Kind::Rank, true) => change_since(&both.then.value, &both.now.value, &then, &now),
        _ => change_since(&both.now.value, &both.then.value, &now, &then),
    };
    // «từ mức tăng 9,38% lên mức tăng 11,44%»
    let level = match measure.kind {
        Kind::Growth => "mức ",
        _ => "",
    };
    let comparison = match change {
        "" => String::new(),
        _ if both.whole => format!("{change} kỳ trước ({then})"),
        "cao hơn" => in_both_words(both, change, &format!("từ {level}{then} lên {level}{now}")),
        "thấp hơn" => in_both_words(
            both,
            change,
            &format!("từ {level}{then} xuống {level}{now}"),
        ),
        _ => in_both_words(both, change, &now),
    };
    (change, comparison)
}

fn in_both_words(both: &InBoth, change: &str, values: &str) -> String {
    // Where bodies were merged since, shares of them are of another number then.
    let then = match both.counted_then {
        then if then == both.counted => String::new(),
        then => format!(", kỳ trước là {} cơ quan", counted(then)),
    };
    format!(
        "{change} kỳ trước ({} cơ quan có số liệu ở cả hai kỳ{then}: {values})",
        counted(both.counted)
    )
}

/// How a value stands to an earlier one. No difference is printed: two rounded figures and their
/// rounded difference need not agree to the last digit.
fn change_since(
    now: &Option<Exact>,
    then: &Option<Exact>,
    now_text: &str,
    then_text: &str,
) -> &'static str {
    match (now, then) {
        (Some(now), Some(then)) if now == then => "bằng",
        (Some(_), Some(_)) if now_text == then_text => "tương đương",
        (Some(now), Some(then)) if now > then => "cao hơn",
        (Some(_), Some(_)) => "thấp hơn",
        _ => "",
    }
}
