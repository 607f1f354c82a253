//! `results.json`: everything that was read, found and judged, for other programs. Its shape is
//! stable; fields may be added.

mod comparisons;
mod decisions;
mod findings;
mod index;
mod number;
mod over_year;
mod submissions;
mod verdicts;

use chrono::NaiveDate;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;

use self::comparisons::ComparisonRow;
use self::decisions::DecisionRow;
use self::findings::FindingRow;
use self::index::ScoreRow;
use self::number::Number;
use self::over_year::{EstimateRow, InTimeRow, PastRow, ProvinceEstimateRow};
use self::submissions::{ReadingRow, SubmissionRow, reading_row, reading_was};
use self::verdicts::{CriterionRow, ExemptionRow, ProvinceRow, VerdictRow, VerdictWas};
use super::terminal::is_command;
use crate::finding::Finding;
use crate::report::rows::{PeriodRows, Row};
use crate::report::terms::{Assessment, Submission};

/// The version of the shape.
pub const SCHEMA: u32 = 1;

/// Kết quả của một kỳ báo cáo.
#[derive(Debug, Serialize, JsonSchema)]
struct Results<'a> {
    /// Phiên bản cấu trúc.
    schema: u32,
    /// Kỳ báo cáo.
    #[serde(flatten)]
    header: Header<'a>,
    /// Nội dung.
    #[serde(flatten)]
    rows: Rows<'a>,
}

/// Kết quả kiểm tra từng tệp riêng lẻ: không có kỳ chung, không có số liệu toàn tỉnh.
#[derive(Debug, Serialize)]
struct FileResults<'a> {
    schema: u32,
    #[serde(flatten)]
    rows: Rows<'a>,
}

/// Kỳ báo cáo.
#[derive(Debug, Serialize, JsonSchema)]
struct Header<'a> {
    /// Mã kỳ báo cáo.
    period: String,
    /// Khoảng thời gian của số liệu lũy kế: ngày đầu, ngày chốt.
    window: [NaiveDate; 2],
    /// Khoảng thời gian của chế độ báo cáo: ngày đầu, ngày chốt.
    regime_window: [NaiveDate; 2],
    /// Hạn gửi báo cáo của cơ quan lập báo cáo.
    due: NaiveDate,
    /// Hạn gửi báo cáo của các cơ quan.
    due_agencies: NaiveDate,
    /// Ngày xét thời hạn.
    as_of: NaiveDate,
    /// Số, ký hiệu của kế hoạch.
    plan: &'a str,
}

/// Nội dung.
#[derive(Debug, Serialize, JsonSchema)]
struct Rows<'a> {
    /// Các tệp.
    submissions: Vec<SubmissionRow<'a>>,
    /// Mỗi chỉ số của mỗi cơ quan đã gửi.
    readings: Vec<ReadingRow<'a>>,
    /// Mỗi chỉ số của mỗi cơ quan phải gửi.
    verdicts: Vec<VerdictRow<'a>>,
    /// Mỗi chỉ số của toàn tỉnh.
    province: Vec<ProvinceRow<'a>>,
    /// Mỗi tiêu chí của toàn tỉnh.
    criteria: Vec<CriterionRow<'a>>,
    /// Các lỗi, cảnh báo, ghi chú còn mở.
    findings: Vec<FindingRow<'a>>,
    /// Các quyết định xử lý của đơn vị tổng hợp.
    decisions: Vec<DecisionRow>,
    /// Giá trị ở các kỳ trước trong năm và kỳ tương ứng năm trước; không có khóa này nếu không có kỳ nào.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    history: Vec<PastRow<'a>>,
    /// So với kỳ trước gần nhất trong năm; không có khóa này ở kỳ đầu năm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    comparisons: Vec<ComparisonRow<'a>>,
    /// Số kỳ gửi đúng hạn trong năm; không có khóa này ở kỳ đầu năm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    in_time: Vec<InTimeRow>,
    /// Số ước cả năm của các cơ quan; không có khóa này nếu không cơ quan nào ước.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    estimates: Vec<EstimateRow<'a>>,
    /// Tổng số ước cả năm của các cơ quan có số ước.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    province_estimates: Vec<ProvinceEstimateRow<'a>>,
    /// Các trường hợp không áp dụng theo kế hoạch; không có khóa này nếu không có trường hợp nào.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exemptions: Vec<ExemptionRow<'a>>,
    /// Điểm, xếp hạng, xếp loại của các cơ quan; không có khóa này nếu kế hoạch không quy định.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    index: Vec<ScoreRow<'a>>,
}

/// The results of a period as JSON text, indented, with a last line break; the readings in the
/// register's order.
pub fn results(period: &PeriodRows) -> String {
    let header = period.header();
    pretty(&Results {
        schema: SCHEMA,
        header: Header {
            period: header.period.to_string(),
            window: [header.window.from, header.window.to],
            regime_window: [header.regime.from, header.regime.to],
            due: header.due_office,
            due_agencies: header.due_agencies,
            as_of: header.as_of,
            plan: header.plan,
        },
        rows: with_decisions(
            period,
            Rows {
                submissions: rows_of(period.submissions(), |row| row.submission.map(Into::into)),
                readings: rows_of(period.readings(), |row| {
                    Some(reading_row(&row.agency?.id, row.reading?))
                }),
                verdicts: rows_of(period.verdicts(), |row| row.verdict.map(Into::into)),
                province: rows_of(period.province(), |row| row.province.map(Into::into)),
                criteria: rows_of(period.criteria(), |row| row.judged.map(Into::into)),
                findings: rows_of(period.findings(), |row| {
                    let finding = row.finding?;
                    Some(FindingRow {
                        decided: row.rests_on_decision(),
                        ..finding.into()
                    })
                }),
                decisions: Vec::new(),
                history: period.history().into_iter().map(Into::into).collect(),
                comparisons: period.comparisons().into_iter().map(Into::into).collect(),
                in_time: period.in_time().into_iter().map(Into::into).collect(),
                estimates: period.estimates().into_iter().map(Into::into).collect(),
                province_estimates: period
                    .expected_of_year()
                    .into_iter()
                    .map(|(measure, sum)| {
                        let decided = !period.decided_agencies(&measure.id).is_empty();
                        ProvinceEstimateRow::new(&measure.id, &sum, decided)
                    })
                    .collect(),
                exemptions: period
                    .exempted()
                    .into_iter()
                    .map(|(agency, measure, case)| ExemptionRow {
                        agency: &agency.id,
                        measure: &measure.id,
                        number: &case.number,
                        date: case.date,
                        reason: &case.reason,
                    })
                    .collect(),
                index: rows_of(period.scores(), |row| row.score.map(Into::into)),
            },
        ),
    })
}

/// The rows with the clerk's decisions: what was read beside what was decided, and what rests on
/// them.
fn with_decisions<'a>(period: &PeriodRows<'a>, mut rows: Rows<'a>) -> Rows<'a> {
    rows.decisions = period.decisions().into_iter().map(Into::into).collect();
    if !period.rests_on_decisions() {
        return rows;
    }
    for row in &mut rows.submissions {
        row.was = row.sha256.and_then(|digest| period.file_was(digest));
    }
    for row in &mut rows.readings {
        row.was = period.reading_was(row.agency, row.measure).map(reading_was);
        row.decided = period.is_decided(row.agency, row.measure);
    }
    for row in &mut rows.verdicts {
        row.decided = period.is_decided(row.agency, row.measure);
        row.was = period
            .verdict_was(row.agency, row.measure)
            .map(|was| VerdictWas {
                verdict: was.verdict,
                reason: was.reason,
                value: was.value.as_ref().and_then(Number::judged),
            });
    }
    for row in &mut rows.province {
        row.decided = period.decided_agencies(row.measure);
    }
    for row in &mut rows.criteria {
        let mut measures = row.measures.iter();
        row.decided = measures.any(|measure| !period.decided_agencies(measure).is_empty());
    }
    for row in &mut rows.estimates {
        row.decided = period.is_decided(row.agency, row.measure);
    }
    for row in &mut rows.index {
        row.decided = period.score_rests(row.agency);
        row.rank_decided = period.rank_rests(row.agency);
    }
    rows
}

fn rows_of<'a, T>(rows: Vec<Row<'a>>, row: impl Fn(&Row<'a>) -> Option<T>) -> Vec<T> {
    rows.iter().filter_map(row).collect()
}

/// The results of single files as JSON text: the same rows, without a period and a province.
pub fn file_results(
    submissions: &[Submission],
    findings: &[Finding],
    assessment: &Assessment,
) -> String {
    let readings = submissions
        .iter()
        .filter(|sent| sent.disposition.is_used())
        .filter_map(|sent| Some((sent.agency.as_deref()?, sent)))
        .flat_map(|(id, sent)| {
            sent.readings
                .iter()
                .map(move |reading| reading_row(id, reading))
        })
        .collect();
    pretty(&FileResults {
        schema: SCHEMA,
        rows: Rows {
            submissions: submissions.iter().map(Into::into).collect(),
            readings,
            verdicts: assessment.verdicts.iter().map(Into::into).collect(),
            province: assessment.province.iter().map(Into::into).collect(),
            criteria: assessment.criteria.iter().map(Into::into).collect(),
            findings: findings.iter().map(Into::into).collect(),
            decisions: Vec::new(),
            history: Vec::new(),
            comparisons: Vec::new(),
            in_time: Vec::new(),
            estimates: Vec::new(),
            province_estimates: Vec::new(),
            exemptions: Vec::new(),
            index: Vec::new(),
        },
    })
}

/// The JSON Schema of `results.json`, as text.
pub fn schema() -> String {
    pretty(&schema_for!(Results<'static>))
}

pub(super) fn pretty<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_string_pretty(value).expect("the rows hold nothing that JSON can't");
    let mut escaped = String::with_capacity(text.len() + 1);
    for character in text.chars() {
        // Between the strings stands nothing of the kind; within one an escape says the same.
        if is_command(character) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    escaped.push('\n');
    escaped
}
