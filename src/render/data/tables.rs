//! The tables of the data files: what a row is, which columns it has, in which order rows stand.

use std::collections::BTreeMap;

use super::column::{Column, Row};
use super::columns::{plan, reading, sent, verdict};
use crate::report::agencies::AgencyRow;
use crate::report::basis::Basis;
use crate::report::model::Report;
use crate::submission::Submission;

/// A table.
pub(super) struct Table {
    /// Its name, without the ending of the file.
    pub(super) name: &'static str,
    /// What it is, for the index of the documents.
    pub(super) title: &'static str,
    /// What a row of it is.
    pub(super) row_is: &'static str,
    /// Its columns.
    pub(super) columns: &'static [Column],
    /// Its rows.
    pub(super) rows: for<'a> fn(&Source<'a>) -> Vec<Row<'a>>,
}

/// Where rows come from: the basis, indexed.
pub(super) struct Source<'a> {
    basis: &'a Basis<'a>,
    used: BTreeMap<&'a str, &'a Submission>,
    sent: BTreeMap<&'a str, &'a AgencyRow>,
}

impl<'a> Source<'a> {
    /// Indexes a basis and the report on it.
    pub(super) fn new(basis: &'a Basis<'a>, report: &'a Report) -> Self {
        let used = basis
            .submissions
            .iter()
            .filter(|sent| sent.disposition.is_used())
            .filter_map(|sent| Some((sent.agency.as_deref()?, sent)))
            .collect();
        let sent = report
            .agencies
            .iter()
            .map(|row| (row.id.as_str(), row))
            .collect();
        Source { basis, used, sent }
    }

    fn of_agency(&self, id: &str) -> Row<'a> {
        Row {
            agency: self.basis.register.get(id),
            sent: self.sent.get(id).copied(),
            submission: self.used.get(id).copied(),
            ..Row::of(self.basis)
        }
    }
}

/// Every measure of every expected agency, all that is known of it in one row: the tidy file.
pub(super) const TIDY: Table = Table {
    name: "quan-sat",
    title: "Mọi chỉ số của mọi cơ quan trong một bảng, cho phần mềm thống kê, cơ sở dữ liệu (Parquet)",
    row_is: "mỗi chỉ số đo của mỗi cơ quan phải báo cáo trong kỳ, kể cả cơ quan chưa gửi; theo thứ tự danh mục cơ quan, rồi theo kế hoạch",
    columns: &[
        sent::PERIOD,
        sent::AGENCY,
        sent::AGENCY_NAME,
        sent::LEVEL,
        sent::LEVEL_NAME,
        sent::PARENT,
        sent::SENT,
        sent::RECEIVED,
        plan::FIELD,
        plan::FIELD_NAME,
        plan::CRITERION,
        plan::CRITERION_NAME,
        plan::MEASURE,
        plan::MEASURE_NAME,
        plan::KIND,
        plan::LAST_DAY,
        plan::TARGET,
        reading::STATE,
        reading::FIRST,
        plan::FIRST_UNIT,
        reading::SECOND,
        plan::SECOND_UNIT,
        reading::STATED_RATE,
        verdict::VALUE,
        plan::UNIT,
        verdict::VERDICT,
        verdict::VERDICT_NAME,
        verdict::REASON,
        reading::DOCUMENT_KIND,
        reading::DOCUMENT_NUMBER,
        reading::DOCUMENT_SYMBOL,
        reading::DOCUMENT_DAY,
        reading::WORDS,
        reading::REMARKS,
        sent::FILE,
        reading::SHEET,
        reading::CELL,
    ],
    rows: verdicts,
};

/// The tables that become text files, in the order of the dictionary.
pub(super) const TABLES: [Table; 9] = [
    Table {
        name: "so-lieu",
        title: "Số liệu các cơ quan báo cáo (CSV)",
        row_is: "mỗi chỉ số đo trong báo cáo được dùng của mỗi cơ quan",
        columns: &[
            sent::PERIOD,
            sent::AGENCY,
            sent::AGENCY_NAME,
            sent::LEVEL,
            plan::FIELD,
            plan::CRITERION,
            plan::MEASURE,
            plan::MEASURE_NAME,
            plan::KIND,
            reading::STATE,
            reading::STATE_NAME,
            reading::FIRST,
            plan::FIRST_UNIT,
            reading::SECOND,
            plan::SECOND_UNIT,
            reading::STATED_RATE,
            reading::WORDS,
            reading::REMARKS,
            sent::FILE,
            reading::SHEET,
            reading::CELL,
        ],
        rows: readings,
    },
    Table {
        name: "danh-gia",
        title: "Kết quả đánh giá từng cơ quan, từng chỉ số (CSV)",
        row_is: "mỗi chỉ số đo của mỗi cơ quan phải báo cáo trong kỳ, kể cả cơ quan chưa gửi",
        columns: &[
            sent::PERIOD,
            sent::AGENCY,
            sent::AGENCY_NAME,
            sent::LEVEL,
            plan::FIELD,
            plan::CRITERION,
            plan::MEASURE,
            plan::MEASURE_NAME,
            plan::TARGET_WORDS,
            verdict::VALUE,
            plan::UNIT,
            verdict::VERDICT,
            verdict::VERDICT_NAME,
            verdict::REASON,
            verdict::REASON_NAME,
        ],
        rows: verdicts,
    },
    Table {
        name: "toan-tinh",
        title: "Số liệu, kết quả toàn tỉnh từng chỉ số (CSV)",
        row_is: "mỗi chỉ số đo của toàn tỉnh",
        columns: &[
            sent::PERIOD,
            plan::FIELD,
            plan::CRITERION,
            plan::MEASURE,
            plan::MEASURE_NAME,
            plan::TARGET_WORDS,
            plan::ROLL_UP,
            verdict::FIRST,
            plan::FIRST_UNIT,
            verdict::SECOND,
            plan::SECOND_UNIT,
            verdict::VALUE,
            plan::UNIT,
            verdict::VERDICT,
            verdict::VERDICT_NAME,
            verdict::REASON,
            verdict::REASON_NAME,
            verdict::EXPECTED,
            verdict::COUNTED,
            verdict::MISSING,
        ],
        rows: province,
    },
    Table {
        name: "tieu-chi",
        title: "Kết quả từng tiêu chí của kế hoạch (CSV)",
        row_is: "mỗi tiêu chí của kế hoạch",
        columns: &[
            sent::PERIOD,
            plan::FIELD,
            plan::FIELD_NAME,
            plan::CRITERION,
            plan::CRITERION_NAME,
            plan::REQUIREMENT,
            plan::DEADLINE,
            plan::LAST_DAY,
            plan::LEAD,
            plan::SUPPORT,
            verdict::VERDICT,
            verdict::VERDICT_NAME,
            verdict::MEASURES,
        ],
        rows: criteria,
    },
    Table {
        name: "co-quan",
        title: "Các cơ quan phải báo cáo và tình trạng gửi (CSV)",
        row_is: "mỗi cơ quan phải báo cáo trong kỳ",
        columns: &[
            sent::PERIOD,
            sent::AGENCY,
            sent::AGENCY_NAME,
            sent::LEVEL,
            sent::LEVEL_NAME,
            sent::PARENT,
            sent::ASKED,
            sent::SENT,
            sent::SENT_WORDS,
            sent::RECEIVED,
            sent::DAYS_LATE,
            sent::RECEIPT_NUMBER,
            sent::FILE,
        ],
        rows: agencies,
    },
    Table {
        name: "tep-gui",
        title: "Các tệp đã nhận và kết quả tiếp nhận (CSV)",
        row_is: "mỗi tệp trong thư mục của kỳ",
        columns: &[
            sent::PERIOD,
            sent::FILE,
            sent::AGENCY,
            sent::AGENCY_NAME,
            sent::DISPOSITION,
            sent::DISPOSITION_NAME,
            sent::RECEIVED,
            sent::RECEIPT_NUMBER,
            sent::DIGEST,
        ],
        rows: submissions,
    },
    Table {
        name: "loi-canh-bao",
        title: "Lỗi, cảnh báo, ghi chú (CSV)",
        row_is: "mỗi lỗi, cảnh báo hoặc ghi chú",
        columns: &[
            sent::PERIOD,
            reading::CODE,
            reading::SEVERITY,
            reading::TITLE,
            sent::AGENCY,
            sent::AGENCY_NAME,
            plan::CRITERION,
            plan::MEASURE,
            sent::FILE,
            reading::SHEET,
            reading::CELL,
            reading::SEEN,
            reading::EXPECTED,
            reading::ADVICE,
        ],
        rows: findings,
    },
    Table {
        name: "minh-chung",
        title: "Văn bản minh chứng dùng được (CSV)",
        row_is: "mỗi văn bản minh chứng dùng được",
        columns: &[
            sent::PERIOD,
            sent::AGENCY,
            sent::AGENCY_NAME,
            plan::CRITERION,
            plan::MEASURE,
            plan::MEASURE_NAME,
            reading::DOCUMENT_KIND,
            reading::DOCUMENT_NUMBER,
            reading::DOCUMENT_SYMBOL,
            reading::DOCUMENT_DAY,
            reading::DOCUMENT_WORDS,
            sent::FILE,
            reading::SHEET,
            reading::CELL,
        ],
        rows: evidence,
    },
    Table {
        name: "chi-so",
        title: "Các chỉ số đo của kế hoạch: số liệu, đơn vị, chỉ tiêu, nơi báo cáo, cách tổng hợp (CSV)",
        row_is: "mỗi chỉ số đo của kế hoạch",
        columns: &[
            plan::MEASURE,
            plan::MEASURE_NAME,
            plan::FIELD,
            plan::CRITERION,
            plan::KIND,
            plan::KIND_NAME,
            plan::FIRST_LABEL,
            plan::FIRST_UNIT,
            plan::SECOND_LABEL,
            plan::SECOND_UNIT,
            plan::CAPPED,
            plan::UNIT,
            plan::TARGET,
            plan::TARGET_WORDS,
            plan::PROGRESS,
            plan::DEADLINE,
            plan::LAST_DAY,
            plan::REPORTERS,
            plan::ROLL_UP,
            plan::COMBINED,
            plan::NOTE,
        ],
        rows: measures,
    },
];

fn readings<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    basis
        .expected()
        .filter_map(|agency| Some((agency, source.used.get(agency.id.as_str())?)))
        .flat_map(|(agency, submission)| {
            let row = source.of_agency(&agency.id);
            submission.readings.iter().map(move |reading| {
                row.about(basis.plan.measure(&reading.measure))
                    .with_reading(Some(reading))
            })
        })
        .collect()
}

fn verdicts<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let row = |verdict: &'a crate::assessment::verdict::AgencyVerdict| {
        let row = source.of_agency(&verdict.agency);
        let reading = row
            .submission
            .and_then(|submission| submission.reading(&verdict.measure));
        Row {
            verdict: Some(verdict),
            ..row
                .about(basis.plan.measure(&verdict.measure))
                .with_reading(reading)
        }
    };
    basis.assessment.verdicts.iter().map(row).collect()
}

fn province<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let figures = basis.assessment.province.iter();
    figures
        .map(|figure| Row {
            province: Some(figure),
            ..Row::of(basis).about(basis.plan.measure(&figure.measure))
        })
        .collect()
}

fn criteria<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let verdicts = basis.assessment.criteria.iter();
    verdicts
        .map(|judged| Row {
            judged: Some(judged),
            criterion: basis.plan.criterion(&judged.criterion),
            ..Row::of(basis)
        })
        .collect()
}

fn agencies<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let expected = source.basis.expected();
    expected
        .map(|agency| source.of_agency(&agency.id))
        .collect()
}

fn submissions<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let files = basis.submissions.iter();
    files
        .map(|submission| Row {
            submission: Some(submission),
            agency: submission
                .agency
                .as_deref()
                .and_then(|id| basis.register.get(id)),
            ..Row::of(basis)
        })
        .collect()
}

fn findings<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let row = |finding: &'a crate::finding::Finding| {
        let measure = finding.measure.as_deref();
        Row {
            finding: Some(finding),
            agency: finding
                .agency
                .as_deref()
                .and_then(|id| basis.register.get(id)),
            ..Row::of(basis).about(measure.and_then(|id| basis.plan.measure(id)))
        }
    };
    basis.findings.iter().map(row).collect()
}

fn evidence<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let mut rows = readings(source);
    rows.retain(|row| row.evidence.is_some());
    rows
}

fn measures<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let measures = basis.plan.measures.iter();
    measures
        .map(|measure| Row::of(basis).about(Some(measure)))
        .collect()
}
