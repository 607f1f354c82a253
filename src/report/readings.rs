//! Every reading with its verdict and its place.

use serde::Serialize;

/// One reading: a row of the summary workbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingRow {
    /// The agency's id.
    pub agency_id: String,
    /// The agency's name, distinct.
    pub agency: String,
    /// The name of its level.
    pub level: String,
    /// The code of the field.
    pub field: String,
    /// The criterion's code.
    pub criterion: String,
    /// The measure's id.
    pub measure: String,
    /// What it is, in a few words.
    pub label: String,
    /// What it counts, printed: `Tỷ lệ`, `Số lượng`, `Văn bản, nhiệm vụ`.
    pub kind: String,
    /// What is said, printed: `Có số liệu`.
    pub state: String,
    /// The first figure.
    pub first: Option<f64>,
    /// The second figure.
    pub second: Option<f64>,
    /// The rate that the agency states itself, in percent.
    pub percent: Option<f64>,
    /// The value judged, in the measure's unit.
    pub value: Option<f64>,
    /// The value as documents print it: `99,76%`.
    pub value_text: String,
    /// The unit of the value.
    pub unit: String,
    /// What it is held against.
    pub target: String,
    /// The verdict, printed.
    pub verdict: String,
    /// The verdict's letters in the matrix.
    pub mark: String,
    /// Why there are not grounds enough, printed; empty otherwise.
    pub reason: String,
    /// The evidence, where it is usable: `Báo cáo số 123/BC-STP ngày 12/5/2024`.
    pub evidence: String,
    /// The workbook's words, where they are more than plain figures.
    pub text: String,
    /// Difficulties and causes, as the agency wrote them.
    pub remarks: String,
    /// The file.
    pub file: String,
    /// The sheet; empty where the workbook has no row.
    pub sheet: String,
    /// The cell; empty where the workbook has no row.
    pub cell: String,
    /// File › sheet › cell.
    pub place: String,
}
