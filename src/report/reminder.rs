//! Who must be reminded: agencies that have not sent, or must send again, with what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::agencies::{AgencyRow, Sent};
use super::answer_days::answer_day;
use super::basis::Basis;
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::{counted, tally};
use super::findings::FindingRow;
use super::mark::marked_if;
use super::model::Report;
use crate::finding::Severity;
use crate::vietnamese::phrase::{capitalize, date_short, lower_first};

/// Up to so many agencies are named in `Kính gửi`; more are addressed by their levels.
const MOST_NAMED: usize = 5;
/// The most characters of an agency's own text that a table of faults shows.
const MOST_SEEN: usize = 160;
/// Size of the type in the lists, in points.
const LIST_SIZE: f64 = 12.0;

/// The agencies to be reminded in a period, and until when they answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminders {
    /// The day by which they answer: working days after the as-of day.
    pub answer_by: String,
    /// Whether that is after the day on which the office reports: what comes then is added to it.
    pub after_report: bool,
    /// All that are concerned.
    pub total: usize,
    /// Those that sent nothing.
    pub not_sent: usize,
    /// Those whose form is empty.
    pub empty: usize,
    /// Those with files of which nothing counts.
    pub unusable: usize,
    /// Those whose workbook counts, but has errors.
    pub faulty: usize,
    /// Those without errors whose figures are in doubt and decide a verdict of the province.
    pub doubtful: usize,
    /// Errors in those workbooks, all together.
    pub errors: usize,
    /// Whether who is concerned, and by how many errors, rests on decisions.
    pub decided: bool,
    /// Whom the dispatch to all is addressed to.
    pub addressees: Vec<String>,
    /// The agencies, in the register's order.
    pub agencies: Vec<Reminded>,
}

/// An agency to be reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminded {
    /// Its id.
    pub id: String,
    /// Its name, distinct.
    pub name: String,
    /// The name of its level.
    pub level: String,
    /// What is missing or wrong: `not-sent`, `empty`, `unusable`, `faulty`, `doubtful`.
    pub kind: Kind,
    /// The same in words: `chưa gửi báo cáo`, `có 03 lỗi cần sửa`.
    pub what: String,
    /// Errors in the workbook that counts.
    pub errors: usize,
    /// The errors.
    pub faults: Vec<FaultLine>,
}

/// What is missing or wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Nothing was sent.
    NotSent,
    /// A form in which nothing was entered.
    Empty,
    /// Files of which nothing counts.
    Unusable,
    /// A workbook with errors.
    Faulty,
    /// A workbook without errors, with figures in doubt on which a verdict of the province hangs.
    Doubtful,
}

/// An error of a workbook in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultLine {
    /// Sheet and cell: `Biểu nhập › H12`; the file where it concerns the whole of it.
    pub place: String,
    /// The criterion and the measure: `3.1.2: Tỷ lệ …`; the rule's title where it concerns none.
    pub about: String,
    /// What is wrong, with what was seen.
    pub what: String,
    /// What to do.
    pub advice: String,
}

/// Who must be reminded; none where nobody must. The office does not write to itself.
pub fn reminders(basis: &Basis, report: &Report) -> Option<Reminders> {
    let own = basis.office.agency.as_deref();
    let decisive = Decisive::of(basis);
    let agencies: Vec<Reminded> = report
        .agencies
        .iter()
        .filter(|row| Some(row.id.as_str()) != own)
        .filter_map(|row| reminded(row, &report.findings, &decisive))
        .collect();
    if agencies.is_empty() {
        return None;
    }
    let answer_by = answer_day(basis);
    let of = |kind| agencies.iter().filter(|one| one.kind == kind).count();
    Some(Reminders {
        answer_by: date_short(answer_by),
        after_report: answer_by > basis.period.due_office,
        total: agencies.len(),
        not_sent: of(Kind::NotSent),
        empty: of(Kind::Empty),
        unusable: of(Kind::Unusable),
        faulty: of(Kind::Faulty),
        doubtful: of(Kind::Doubtful),
        errors: agencies.iter().map(|one| one.errors).sum(),
        decided: (report.agencies.iter()).any(|row| row.sent_decided || row.findings_decided),
        addressees: addressees(report, &agencies),
        agencies,
    })
}

/// The figures in doubt on which verdicts of the province hang: agency's id → measures' ids.
pub(super) struct Decisive<'a> {
    measures: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Decisive<'a> {
    pub(super) fn of(basis: &Basis<'a>) -> Self {
        let mut measures: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for figure in &basis.assessment.province {
            // A combined measure is asked about under the measures that the agency reports.
            let parts: Vec<&str> = basis
                .plan
                .measure(&figure.measure)
                .into_iter()
                .flat_map(|own| basis.plan.sources_of(own))
                .collect();
            for agency in figure.doubt.iter().flat_map(|doubt| &doubt.agencies) {
                measures.entry(agency).or_default().extend(&parts);
            }
        }
        Decisive { measures }
    }

    /// The findings that put an agency's decisive figures in doubt.
    fn findings<'f>(
        &'f self,
        findings: &'f [FindingRow],
        agency: &'f str,
    ) -> impl Iterator<Item = &'f FindingRow> {
        let measures = self.measures.get(agency);
        let concerns = move |row: &&FindingRow| {
            measures.is_some_and(|measures| measures.contains(row.measure.as_str()))
        };
        of_agency(findings, agency, Severity::Warning).filter(concerns)
    }
}

/// What is missing or wrong with an agency's report; none where nothing is.
pub(super) fn reminded(
    row: &AgencyRow,
    findings: &[FindingRow],
    decisive: &Decisive,
) -> Option<Reminded> {
    let doubts: Vec<FaultLine> = decisive
        .findings(findings, &row.id)
        .map(fault_line)
        .collect();
    let errors = of_agency(findings, &row.id, Severity::Error).count();
    let (kind, what) = match row.sent {
        Sent::NotSent => (Kind::NotSent, "chưa gửi báo cáo".to_owned()),
        Sent::Empty => (
            Kind::Empty,
            "đã gửi biểu nhưng chưa nhập số liệu".to_owned(),
        ),
        Sent::Unusable => (
            Kind::Unusable,
            format!(
                "tệp đã gửi không sử dụng được ({})",
                lower_first(&row.sent_label)
            ),
        ),
        Sent::OnTime | Sent::Late | Sent::UnknownDay if errors > 0 => (
            Kind::Faulty,
            format!("báo cáo có {} lỗi số liệu cần sửa", counted(errors)),
        ),
        Sent::OnTime | Sent::Late | Sent::UnknownDay if !doubts.is_empty() => (
            Kind::Doubtful,
            format!(
                "báo cáo có {} số liệu cần xác minh, đang quyết định kết quả chung",
                counted(doubts.len())
            ),
        ),
        Sent::OnTime | Sent::Late | Sent::UnknownDay => return None,
    };
    let faults: Vec<FaultLine> = match kind {
        Kind::NotSent => Vec::new(),
        _ => of_agency(findings, &row.id, Severity::Error)
            .map(fault_line)
            .chain(doubts)
            .collect(),
    };
    // Whose its file is, and which counts, may be the office's word.
    let is_decided = row.sent_decided || row.findings_decided && kind == Kind::Faulty;
    Some(Reminded {
        id: row.id.clone(),
        name: row.name.clone(),
        level: row.level_name.clone(),
        errors: if kind == Kind::Faulty { errors } else { 0 },
        kind,
        what: marked_if(is_decided, &what),
        faults,
    })
}

/// The findings of one severity that ask an agency for something.
pub(super) fn of_agency<'a>(
    findings: &'a [FindingRow],
    agency: &'a str,
    severity: Severity,
) -> impl Iterator<Item = &'a FindingRow> {
    let is_its_own = move |row: &&FindingRow| row.agency_id == agency && row.asks_agency;
    (findings.iter())
        .filter(is_its_own)
        .filter(move |row| row.severity == severity)
}

/// A finding in one line.
pub(super) fn fault_line(row: &FindingRow) -> FaultLine {
    let place = match (row.sheet.is_empty(), row.cell.is_empty()) {
        (false, false) => format!("{} › {}", row.sheet, row.cell),
        (false, true) => row.sheet.clone(),
        _ => row.file.clone(),
    };
    FaultLine {
        place,
        about: match row.criterion.is_empty() {
            true => row.title.clone(),
            false => format!("{}: {}", row.criterion, row.label),
        },
        what: match row.seen.is_empty() {
            true => row.title.clone(),
            false => format!("{}: {}", row.title, shortened(&row.seen, MOST_SEEN)),
        },
        advice: row.advice.clone(),
    }
}

/// On one line, and cut where it is long.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn addressees(report: &Report, agencies: &[Reminded]) -> Vec<String> {
    let named = agencies.iter().map(|one| (&one.name, &one.level));
    addressees_of(report, &named.collect::<Vec<_>>())
}

/// Whom a letter to some agencies is addressed to, by their names and the names of their levels: each of
/// a few, else the levels.
pub(super) fn addressees_of(report: &Report, agencies: &[(&String, &String)]) -> Vec<String> {
    if agencies.len() <= MOST_NAMED {
        return agencies.iter().map(|(name, _)| (*name).clone()).collect();
    }
    report
        .arrivals
        .levels
        .iter()
        .filter_map(|level| {
            let own: Vec<&String> = agencies
                .iter()
                .filter(|(_, own)| **own == level.name)
                .map(|(name, _)| *name)
                .collect();
            match own.as_slice() {
                [] => None,
                [only] => Some((*only).clone()),
                _ => Some(capitalize(&level.plural)),
            }
        })
        .collect()
}

impl Reminders {
    /// The list of agencies, by level: what is missing or wrong, and how many errors.
    pub fn list(&self) -> Table {
        let mut rows = Vec::new();
        let mut level = "";
        for (index, one) in self.agencies.iter().enumerate() {
            if one.level != level {
                level = &one.level;
                rows.push(Row::new(RowKind::Section, [level]));
            }
            rows.push(Row::new(
                RowKind::Body,
                [
                    (index + 1).to_string(),
                    one.name.clone(),
                    capitalize(&one.what),
                    if one.errors > 0 {
                        tally(one.errors)
                    } else {
                        String::new()
                    },
                ],
            ));
        }
        Table {
            caption: None,
            unit: None,
            size: LIST_SIZE,
            columns: vec![
                Column::new("STT", 1.0, Align::Center),
                Column::new("Cơ quan, đơn vị, địa phương", 6.5, Align::Left),
                Column::new("Nội dung cần bổ sung, chỉnh sửa", 6.0, Align::Left),
                Column::new("Số lỗi", 1.3, Align::Center),
            ],
            rows,
        }
    }
}

impl Reminded {
    /// The errors of its workbook, each with its cell and what to do.
    pub fn fault_table(&self) -> Table {
        fault_table(&self.faults)
    }
}

fn fault_table(faults: &[FaultLine]) -> Table {
    let rows = faults.iter().enumerate().map(|(index, fault)| {
        Row::new(
            RowKind::Body,
            [
                (index + 1).to_string(),
                fault.place.clone(),
                fault.about.clone(),
                fault.what.clone(),
                fault.advice.clone(),
            ],
        )
    });
    Table {
        caption: None,
        unit: None,
        size: LIST_SIZE,
        columns: vec![
            Column::new("STT", 0.9, Align::Center),
            Column::new("Vị trí", 2.2, Align::Left),
            Column::new("Chỉ số", 3.6, Align::Left),
            Column::new("Nội dung cần sửa", 4.2, Align::Left),
            Column::new("Cách sửa", 4.6, Align::Left),
        ],
        rows: rows.collect(),
    }
}
