//! The words for the period, the plan and the days.

use chrono::NaiveDate;
use serde::Serialize;

use super::basis::Basis;
use crate::period::{Period, PeriodId, PeriodKind, Window};
use crate::plan::model::{Measure, Plan, RollUp};
use crate::vietnamese::phrase::{self, date_short as date};

/// The words for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodWords {
    /// Its id: `2024-H1`.
    pub id: String,
    /// Its name: `6 tháng đầu năm 2024`, `quý III năm 2024`, `năm 2024`.
    pub name: String,
    /// Its name where the year follows later in the sentence: `6 tháng đầu năm`, `quý III`; for the
    /// whole year the same as `name`.
    pub short: String,
    /// The period whose tasks are set: `6 tháng cuối năm 2024`, `quý IV năm 2024`, `năm 2025`.
    pub next: String,
    /// The abstract of the report: `Kết quả công tác cải cách hành chính 6 tháng đầu năm, phương
    /// hướng, nhiệm vụ 6 tháng cuối năm 2024`.
    pub subject: String,
    /// The window of the figures: `từ ngày 15/12/2023 đến ngày 14/6/2024`.
    pub window: String,
    /// The window that the regime names, where it is another one (quý III).
    pub regime_window: Option<String>,
    /// The cut-off day: `14/6/2024`.
    pub cut_off: String,
    /// The day on which deadlines are judged: `20/6/2024`.
    pub as_of: String,
    /// The last day on which agencies send: `17/6/2024`.
    pub due_agencies: String,
    /// The last day on which the office sends its report.
    pub due_office: String,
    /// The earlier period that figures are compared with: `6 tháng đầu năm 2024`.
    pub earlier: Option<String>,
}

/// The words for the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanWords {
    /// The year: `2024`.
    pub year: String,
    /// `Kế hoạch số 100/KH-UBND ngày 24/5/2024 của Chủ tịch UBND tỉnh Thái Nguyên về duy trì, …`.
    pub first_citation: String,
    /// `Kế hoạch số 100/KH-UBND`.
    pub citation: String,
    /// How many criteria it has.
    pub criteria: usize,
    /// How many measures agencies report.
    pub measures: usize,
    /// How many fields it has.
    pub fields: usize,
    /// The criteria whose figure is a mean, since the plan asks for one, in the plan's order.
    pub averaged: Vec<String>,
}

/// A window: `từ ngày 15/12/2023 đến ngày 14/6/2024`.
pub fn window(window: Window) -> String {
    format!("từ ngày {} đến ngày {}", date(window.from), date(window.to))
}

/// The words for the basis's period.
pub(super) fn period_words(basis: &Basis) -> PeriodWords {
    let earlier = basis.earlier().map(|earlier| earlier.period.id);
    words_of(basis.period, basis.as_of, earlier)
}

/// The words for a period, judged as of a day.
pub(super) fn words_of(
    period: &Period,
    as_of: NaiveDate,
    earlier: Option<PeriodId>,
) -> PeriodWords {
    let Period {
        id,
        regime,
        window: figures,
        due_agencies,
        due_office,
        estimate: _,
    } = period;
    // Behind an occasion no year follows.
    let short = match id.kind {
        PeriodKind::AdHoc(_) => id.name(),
        _ => id.short_name(),
    };
    PeriodWords {
        id: id.to_string(),
        name: id.name(),
        subject: format!(
            "Kết quả công tác cải cách hành chính {short}, phương hướng, nhiệm vụ {}",
            id.next_name()
        ),
        short,
        next: id.next_name(),
        window: window(*figures),
        regime_window: (regime != figures).then(|| window(*regime)),
        cut_off: date(period.cut_off()),
        as_of: date(as_of),
        due_agencies: date(*due_agencies),
        due_office: date(*due_office),
        earlier: earlier.map(PeriodId::name),
    }
}

/// The words for a plan.
pub(super) fn plan_words(plan: &Plan) -> PlanWords {
    let citation = format!("Kế hoạch số {}", plan.number);
    PlanWords {
        year: plan.year.to_string(),
        first_citation: format!(
            "{citation} ngày {} của {} về {}{}",
            date(plan.date),
            plan.issuer,
            phrase::lower_first(&plan.title),
            amended_words(plan)
        ),
        citation,
        criteria: plan.criteria.len(),
        measures: plan.measures.iter().filter(|m| m.is_reported()).count(),
        fields: plan.fields.len(),
        averaged: averaged(plan),
    }
}

/// The criteria that a mean or a weighted mean of agencies' values decides.
fn averaged(plan: &Plan) -> Vec<String> {
    let means = |measure: &&Measure| matches!(measure.rollup, RollUp::Mean | RollUp::Weighted);
    let judged = |code: &String| {
        let mut of_means = plan.measures.iter().filter(means);
        of_means.any(|measure| measure.criteria.contains(code))
    };
    let codes = plan.criteria.iter().map(|criterion| criterion.code.clone());
    codes.filter(judged).collect()
}

/// ` (được sửa đổi, bổ sung tại Quyết định số 150/QĐ-UBND ngày 15/7/2026 của Chủ tịch UBND tỉnh)`.
fn amended_words(plan: &Plan) -> String {
    let Some(amendment) = &plan.amendment else {
        return String::new();
    };
    format!(
        " (được sửa đổi, bổ sung tại {} số {} ngày {} của {})",
        amendment.kind,
        amendment.number,
        date(amendment.date),
        amendment.issuer
    )
}
