//! The words for the period, the plan and the days.

use serde::Serialize;

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
    /// The year.
    pub year: i32,
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
}
