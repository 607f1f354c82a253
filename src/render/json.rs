//! `results.json`: everything that was read, found and judged, for other programs. Its shape is
//! stable; fields may be added.

mod comparisons;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde_json::value::RawValue;

use super::terminal::is_command;
use crate::finding::{Finding, Severity};
use crate::place::Place;
use crate::report::decisions as report;
use crate::report::rows::{PeriodRows, Row, judged_value};
use crate::report::terms::{
    AgencyScore, AgencyVerdict, Assessment, ComponentScore, CriterionVerdict, Disposition,
    Evidence, Exact, Ground, ProvinceFigure, Reading, ReadingCells, Reason, State, Submission,
    Trust, Verdict,
};
use comparisons::ComparisonRow;

/// The version of the shape.
pub const SCHEMA: u32 = 1;

/// An exact decimal, written as a JSON number digit by digit.
#[derive(Debug)]
struct Number(Box<RawValue>);

impl Number {
    /// As it was read, every digit.
    fn full(number: &Exact) -> Option<Self> {
        RawValue::from_string(number.to_full_decimal())
            .ok()
            .map(Number)
    }

    /// A judged value, as data gives it.
    fn judged(value: &Exact) -> Option<Self> {
        Number::full(&judged_value(value))
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

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

/// Giá trị của một chỉ số ở một kỳ khác.
#[derive(Debug, Serialize, JsonSchema)]
struct PastRow<'a> {
    /// Không có nếu là giá trị chung.
    agency: Option<&'a str>,
    measure: &'a str,
    period: String,
    value: Option<Number>,
    verdict: Verdict,
    /// Giá trị, kết quả khi đó dựa trên quyết định của kỳ đó.
    decided: bool,
}

/// Số kỳ gửi đúng hạn trong năm của một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
struct InTimeRow {
    agency: String,
    in_time: usize,
    /// Số kỳ phải gửi.
    expected: usize,
    /// Dựa trên quyết định xử lý về tệp nào được tính, trong kỳ này hoặc kỳ trước.
    decided: bool,
}

/// Số ước cả năm của một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
struct EstimateRow<'a> {
    agency: &'a str,
    measure: &'a str,
    first: Option<Number>,
    second: Option<Number>,
    place: &'a Place,
    /// Số ước có trong tệp được tính theo quyết định.
    decided: bool,
}

/// Tổng số ước cả năm.
#[derive(Debug, Serialize, JsonSchema)]
struct ProvinceEstimateRow<'a> {
    measure: &'a str,
    first: Option<Number>,
    second: Option<Number>,
    value: Option<Number>,
    /// Số cơ quan có số ước.
    counted: usize,
    expected: usize,
    /// Có cơ quan mà số ước dựa trên quyết định.
    decided: bool,
}

/// Một chỉ số không áp dụng với một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
struct ExemptionRow<'a> {
    agency: &'a str,
    measure: &'a str,
    /// Số, ký hiệu văn bản làm căn cứ.
    number: &'a str,
    date: NaiveDate,
    reason: &'a str,
}

/// Điểm của một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
struct ScoreRow<'a> {
    agency: &'a str,
    group: &'a str,
    score: Option<Number>,
    maximum: Option<Number>,
    /// Điểm ÷ điểm tối đa × 100.
    rate: Option<Number>,
    rank: Option<usize>,
    /// Số cơ quan được xếp hạng trong nhóm.
    of: usize,
    tied: bool,
    grade: Option<&'a str>,
    missing: usize,
    doubted: usize,
    components: Vec<ComponentRow<'a>>,
    /// Điểm dựa trên một quyết định.
    decided: bool,
    /// Xếp hạng dựa trên một quyết định, về cơ quan này hoặc cơ quan cùng nhóm.
    rank_decided: bool,
}

/// Điểm của một thành phần.
#[derive(Debug, Serialize, JsonSchema)]
struct ComponentRow<'a> {
    code: &'a str,
    maximum: Option<Number>,
    /// Không có nếu thành phần không tính cho cơ quan.
    score: Option<Number>,
    ground: Ground,
    doubted: bool,
}

impl<'a> From<&'a AgencyScore> for ScoreRow<'a> {
    fn from(row: &'a AgencyScore) -> Self {
        ScoreRow {
            agency: &row.agency,
            group: &row.group,
            score: Number::judged(&row.score),
            maximum: Number::full(&row.maximum),
            rate: row.rate.as_ref().and_then(Number::judged),
            rank: row.rank,
            of: row.of,
            tied: row.tied,
            grade: row.grade.as_deref(),
            missing: row.missing,
            doubted: row.doubted,
            components: row.components.iter().map(Into::into).collect(),
            decided: false,
            rank_decided: false,
        }
    }
}

impl<'a> From<&'a ComponentScore> for ComponentRow<'a> {
    fn from(row: &'a ComponentScore) -> Self {
        ComponentRow {
            code: &row.code,
            maximum: Number::full(&row.maximum),
            score: row.score.as_ref().and_then(Number::judged),
            ground: row.ground,
            doubted: row.doubted,
        }
    }
}

/// Một quyết định xử lý.
#[derive(Debug, Serialize, JsonSchema)]
struct DecisionRow {
    kind: &'static str,
    in_force: bool,
    line: usize,
    agency: Option<String>,
    was_agency: Option<String>,
    measure: Option<String>,
    file: String,
    sha256: String,
    place: Option<Place>,
    was: Option<String>,
    decided: String,
    now: Option<String>,
    by: String,
    on: NaiveDate,
    why: String,
    ground: Option<String>,
    answers: Vec<String>,
}

/// Số liệu đã đọc trong tệp, trước khi xác định lại.
#[derive(Debug, Serialize, JsonSchema)]
struct ReadingWas<'a> {
    state: State,
    first: Option<Number>,
    second: Option<Number>,
    percent: Option<Number>,
    text: Option<&'a str>,
    evidence: Option<&'a Evidence>,
}

/// Kết quả nếu không có quyết định.
#[derive(Debug, Serialize, JsonSchema)]
struct VerdictWas {
    verdict: Verdict,
    reason: Option<Reason>,
    value: Option<Number>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SubmissionRow<'a> {
    agency: Option<&'a str>,
    file: &'a str,
    sha256: Option<&'a str>,
    disposition: Disposition,
    received: Option<NaiveDate>,
    received_number: Option<&'a str>,
    /// Nếu không có quyết định thì tệp được hiểu thế nào.
    was: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ReadingRow<'a> {
    agency: &'a str,
    measure: &'a str,
    state: State,
    first: Option<Number>,
    second: Option<Number>,
    percent: Option<Number>,
    text: Option<&'a str>,
    remarks: Option<&'a str>,
    evidence: Option<&'a Evidence>,
    trust: Trust,
    place: Option<ReadingPlace<'a>>,
    /// Tệp ghi gì, nếu số liệu được xác định lại.
    was: Option<ReadingWas<'a>>,
    /// Số liệu dựa trên một quyết định (về số liệu, về tệp, về bản được tính, về cảnh báo).
    decided: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ReadingPlace<'a> {
    #[serde(flatten)]
    place: &'a Place,
    cells: &'a ReadingCells,
}

#[derive(Debug, Serialize, JsonSchema)]
struct VerdictRow<'a> {
    agency: &'a str,
    measure: &'a str,
    verdict: Verdict,
    reason: Option<Reason>,
    value: Option<Number>,
    /// Kết quả nếu không có quyết định.
    was: Option<VerdictWas>,
    /// Kết quả dựa trên một quyết định.
    decided: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ProvinceRow<'a> {
    measure: &'a str,
    verdict: Verdict,
    reason: Option<Reason>,
    value: Option<Number>,
    first: Option<Number>,
    second: Option<Number>,
    expected: usize,
    counted: usize,
    missing: &'a [String],
    /// Các cơ quan mà số liệu, kết quả dựa trên quyết định.
    decided: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CriterionRow<'a> {
    criterion: &'a str,
    verdict: Verdict,
    measures: &'a [String],
    /// Kết quả dựa trên một quyết định.
    decided: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct FindingRow<'a> {
    code: &'static str,
    severity: Severity,
    agency: Option<&'a str>,
    measure: Option<&'a str>,
    place: Option<&'a Place>,
    seen: &'a str,
    expected: &'a str,
    advice: &'a str,
    /// Dựa trên quyết định xử lý.
    decided: bool,
}

impl<'a> From<&'a Submission> for SubmissionRow<'a> {
    fn from(submission: &'a Submission) -> Self {
        SubmissionRow {
            agency: submission.agency.as_deref(),
            file: &submission.file,
            sha256: submission.sha256.as_deref(),
            disposition: submission.disposition,
            received: submission.receipt.date,
            received_number: submission.receipt.number.as_deref(),
            was: None,
        }
    }
}

fn reading_row<'a>(agency: &'a str, reading: &'a Reading) -> ReadingRow<'a> {
    ReadingRow {
        agency,
        measure: &reading.measure,
        state: reading.state,
        first: reading.first.as_ref().and_then(Number::full),
        second: reading.second.as_ref().and_then(Number::full),
        percent: reading.percent.as_ref().and_then(Number::full),
        text: reading.text.as_deref(),
        remarks: reading.remarks.as_deref(),
        evidence: reading.evidence.as_ref(),
        trust: reading.trust,
        place: reading.place.as_ref().map(|place| ReadingPlace {
            place,
            cells: &reading.cells,
        }),
        was: None,
        decided: false,
    }
}

fn reading_was(reading: &Reading) -> ReadingWas<'_> {
    ReadingWas {
        state: reading.state,
        first: reading.first.as_ref().and_then(Number::full),
        second: reading.second.as_ref().and_then(Number::full),
        percent: reading.percent.as_ref().and_then(Number::full),
        text: reading.text.as_deref(),
        evidence: reading.evidence.as_ref(),
    }
}

impl<'a> From<&'a AgencyVerdict> for VerdictRow<'a> {
    fn from(row: &'a AgencyVerdict) -> Self {
        VerdictRow {
            agency: &row.agency,
            measure: &row.measure,
            verdict: row.verdict,
            reason: row.reason,
            value: row.value.as_ref().and_then(Number::judged),
            was: None,
            decided: false,
        }
    }
}

impl<'a> From<&'a ProvinceFigure> for ProvinceRow<'a> {
    fn from(row: &'a ProvinceFigure) -> Self {
        ProvinceRow {
            measure: &row.measure,
            verdict: row.verdict,
            reason: row.reason,
            value: row.value.as_ref().and_then(Number::judged),
            first: row.first.as_ref().and_then(Number::full),
            second: row.second.as_ref().and_then(Number::full),
            expected: row.expected,
            counted: row.counted,
            missing: &row.missing,
            decided: Vec::new(),
        }
    }
}

impl<'a> From<&'a CriterionVerdict> for CriterionRow<'a> {
    fn from(row: &'a CriterionVerdict) -> Self {
        CriterionRow {
            criterion: &row.criterion,
            verdict: row.verdict,
            measures: &row.measures,
            decided: false,
        }
    }
}

impl<'a> From<&'a Finding> for FindingRow<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingRow {
            code: finding.rule.code.as_str(),
            severity: finding.severity(),
            agency: finding.agency.as_deref(),
            measure: finding.measure.as_deref(),
            place: finding.place.as_ref(),
            seen: &finding.seen,
            expected: &finding.expected,
            advice: &finding.advice,
            decided: false,
        }
    }
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
                history: period
                    .history()
                    .into_iter()
                    .map(|past| PastRow {
                        agency: past.agency,
                        measure: past.measure,
                        period: past.period.to_string(),
                        value: past.value.and_then(Number::judged),
                        verdict: past.verdict,
                        decided: past.decided,
                    })
                    .collect(),
                comparisons: period.comparisons().into_iter().map(Into::into).collect(),
                in_time: period
                    .in_time()
                    .into_iter()
                    .map(|own| InTimeRow {
                        agency: own.agency,
                        in_time: own.in_time,
                        expected: own.expected,
                        decided: own.decided,
                    })
                    .collect(),
                estimates: period
                    .estimates()
                    .into_iter()
                    .map(|(agency, measure, estimate)| EstimateRow {
                        agency: &agency.id,
                        measure: &measure.id,
                        first: estimate.first.as_ref().and_then(Number::full),
                        second: estimate.second.as_ref().and_then(Number::full),
                        place: &estimate.place,
                        decided: false,
                    })
                    .collect(),
                province_estimates: period
                    .expected_of_year()
                    .into_iter()
                    .map(|(measure, sum)| ProvinceEstimateRow {
                        measure: &measure.id,
                        first: Number::full(&sum.first),
                        second: sum.second.as_ref().and_then(Number::full),
                        value: sum.value.as_ref().and_then(Number::judged),
                        counted: sum.counted.len(),
                        expected: sum.expected,
                        decided: !period.decided_agencies(&measure.id).is_empty(),
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

impl From<report::DecisionRow> for DecisionRow {
    fn from(row: report::DecisionRow) -> Self {
        let said = |words: String| Some(words).filter(|words| !words.is_empty());
        DecisionRow {
            kind: row.kind,
            in_force: row.in_force,
            line: row.line,
            agency: said(row.agency_id),
            was_agency: said(row.was_agency_id),
            measure: said(row.measure),
            file: row.file,
            sha256: row.sha256,
            place: row.place,
            was: said(row.was),
            decided: row.decided,
            now: said(row.now),
            by: row.by,
            on: row.on,
            why: row.why,
            ground: said(row.ground),
            answers: row.answers,
        }
    }
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
