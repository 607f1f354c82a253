//! What a decision can tell of a measure, and what it can't.

use super::model::Told;
use super::speech::Speech;
use crate::datafile::Row;
use crate::exact::Exact;
use crate::plan::model::{Kind, Measure};
use crate::submission::State;

/// A count in which nothing arose is the figure 0.
pub(super) fn of_count(measure: &Measure, told: Told) -> Told {
    if measure.kind == Kind::Count && told.state == Some(State::NothingArose) {
        return Told {
            state: Some(State::Value),
            first: Some(Exact::zero()),
            ..told
        };
    }
    told
}

/// What a decision can't tell of a measure.
pub(super) fn check_told(row: &Row<'_>, measure: &Measure, told: &Told, speech: Speech) {
    if *told == Told::default() {
        row.fault(
            "measure",
            "khối này chưa ghi điều được quyết định",
            speech.parts(),
        );
        return;
    }
    check_figures_fit(row, measure, told, speech);
    check_state_fits(row, measure, told, speech);
    if let (Some(first), Some(second)) = (&told.first, &told.second) {
        check_pair(row, measure, (first, second), speech);
    }
    let above = |rate: &Exact| *rate > Exact::whole(100);
    if measure.capped && told.percent.as_ref().is_some_and(above) {
        row.fault(
            "percent",
            "tỷ lệ lớn hơn 100%",
            "Chỉ số này không thể vượt 100%.",
        );
    }
}

fn check_figures_fit(row: &Row<'_>, measure: &Measure, told: &Told, speech: Speech) {
    let asked = [
        ("first", told.first.is_some(), measure.kind.has_figures()),
        ("second", told.second.is_some(), measure.kind.has_second()),
        ("percent", told.percent.is_some(), measure.kind.has_second()),
    ];
    for (key, is_told, is_asked) in asked {
        if is_told && !is_asked {
            row.fault(
                key,
                format!("chỉ số {} không có {}", measure.id, speech.key(key)),
                speech.without_part(),
            );
        }
    }
    for (key, number, figure) in [
        ("first", &told.first, &measure.first),
        ("second", &told.second, &measure.second),
    ] {
        if let (Some(number), Some(figure)) = (number, figure)
            && figure.is_whole()
            && !number.is_whole()
        {
            row.fault(
                key,
                format!(
                    "{} có phần lẻ, đơn vị tính là {}",
                    speech.key(key),
                    figure.unit
                ),
                "Ghi số nguyên.",
            );
        }
    }
}

fn check_state_fits(row: &Row<'_>, measure: &Measure, told: &Told, speech: Speech) {
    let Some(state) = told.state else {
        return;
    };
    let has_figures = told.first.is_some() || told.second.is_some() || told.percent.is_some();
    let fits = match state {
        State::Value => measure.kind.has_figures(),
        State::Done | State::InProgress | State::NotStarted => !measure.kind.has_figures(),
        State::NothingArose | State::NotApplicable | State::Blank | State::Unreadable => true,
    };
    if !fits {
        row.fault(
            "state",
            format!("chỉ số {} không có tình trạng này", measure.id),
            speech.states(),
        );
    } else if state == State::Value && !has_figures {
        row.fault(
            "state",
            "ghi có số liệu mà không ghi số liệu nào",
            speech.with_figures(),
        );
    } else if state != State::Value && has_figures {
        row.fault(
            "state",
            format!("ghi «{}» mà lại ghi số liệu", state.label()),
            speech.state_or_figures(),
        );
    }
}

fn check_pair(row: &Row<'_>, measure: &Measure, (first, second): (&Exact, &Exact), speech: Speech) {
    if second.is_zero() && (measure.kind == Kind::Growth || !first.is_zero()) {
        row.fault(
            "second",
            "số liệu thứ hai bằng 0, không tính được kết quả",
            speech.nothing_arose(),
        );
    } else if measure.capped && first > second {
        row.fault(
            "first",
            format!("số liệu thứ nhất ({first}) lớn hơn số liệu thứ hai ({second})"),
            "Chỉ số này không thể vượt 100%: kiểm tra lại hai số liệu.",
        );
    }
}
