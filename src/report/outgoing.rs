//! What goes out to each agency: which letters, and what they are about.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::agencies::{AgencyRow, Sent};
use super::asks::Ask;
use super::basis::Basis;
use super::model::Report;
use super::reminder::{Reminded, Reminders, of_agency};
use super::sheet::{DueGroup, sheets};
use super::terms::Office;
use super::words::{PeriodWords, PlanWords};
use crate::finding::Severity;
use crate::vietnamese::phrase::date_short;

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The agency's workbook goes back to be mended.
    Return,
    /// It has not sent, or must send again.
    Reminder,
    /// Before the due date: it has not sent yet.
    BeforeDue,
    /// Criteria of it are due in the next days.
    CriteriaDue,
    /// Its sheet of results.
    Sheet,
}

impl LetterKind {
    /// The word by which files and templates know it.
    pub fn word(self) -> &'static str {
        match self {
            LetterKind::Return => "tra-lai",
            LetterKind::Reminder => "don-doc",
            LetterKind::BeforeDue => "sap-den-han-gui",
            LetterKind::CriteriaDue => "tieu-chi-sap-den-han",
            LetterKind::Sheet => "phieu",
        }
    }

    /// What it is, in a table.
    pub fn label(self) -> &'static str {
        match self {
            LetterKind::Return => "Bản trả lại",
            LetterKind::Reminder => "Đôn đốc",
            LetterKind::BeforeDue => "Nhắc trước hạn gửi",
            LetterKind::CriteriaDue => "Tiêu chí sắp đến hạn",
            LetterKind::Sheet => "Phiếu kết quả",
        }
    }
}

/// A letter to an agency; what its wording is filled from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letter {
    /// What it is for; the wording knows it by its word.
    #[serde(skip)]
    pub kind: LetterKind,
    /// The word of the kind.
    pub letter: &'static str,
    /// The agency.
    pub agency: AgencyRow,
    /// Its address for mail; empty where the register has none.
    pub address: String,
    /// The period.
    pub period: PeriodWords,
    /// The plan.
    pub plan: PlanWords,
    /// Who writes.
    pub office: Office,
    /// What must be mended or sent.
    pub reminded: Option<Reminded>,
    /// What it is asked to do with its report.
    pub ask: Ask,
    /// Whether cells of its workbook are marked.
    pub marked: bool,
    /// The day by which it does it; empty where nothing is to be answered.
    pub answer_by: String,
    /// Criteria that are due in the next days.
    pub due: Vec<DueGroup>,
    /// How many days ahead criteria are told.
    pub within: i64,
    /// How many files go with it.
    pub files: usize,
}

/// What is known of the files of a period that go out.
#[derive(Debug, Clone, Default)]
pub struct Ready {
    /// The agencies whose workbooks go back.
    pub returned: BTreeMap<String, usize>,
    /// The agencies that have a sheet.
    pub sheets: BTreeMap<String, usize>,
    /// The dispatches that remind each agency.
    pub dispatches: BTreeMap<String, usize>,
}

/// The letters of a period, by agency in the register's order. The office does not write to itself.
pub fn letters(
    basis: &Basis,
    report: &Report,
    reminders: Option<&Reminders>,
    ready: &Ready,
    within: i64,
) -> Vec<Letter> {
    let own = basis.office.agency.as_deref();
    let due_day = basis.period.due_agencies;
    let mut letters = Vec::new();
    for sheet in sheets(basis, report) {
        let agency = &sheet.agency;
        if Some(agency.id.as_str()) == own {
            continue;
        }
        let reminded =
            reminders.and_then(|all| all.agencies.iter().find(|one| one.id == agency.id));
        let count = |of: &BTreeMap<String, usize>| of.get(&agency.id).copied().unwrap_or(0);
        let soon = due_soon(basis, &sheet.due, within);
        let marked = [Severity::Error, Severity::Warning]
            .into_iter()
            .flat_map(|severity| of_agency(&report.findings, &agency.id, severity))
            .any(|row| !row.cell.is_empty());
        let mut add = |kind: LetterKind, files: usize| {
            letters.push(Letter {
                kind,
                letter: kind.word(),
                agency: agency.clone(),
                address: address(basis, &agency.id),
                period: report.period.clone(),
                plan: report.plan.clone(),
                office: report.office.clone(),
                reminded: reminded.cloned(),
                ask: sheet.ask,
                marked,
                answer_by: sheet.answer_by.clone(),
                due: soon.clone(),
                within,
                files,
            });
        };
        if count(&ready.returned) > 0 {
            add(LetterKind::Return, count(&ready.returned));
        }
        let is_early = basis.as_of <= due_day;
        if is_early && agency.sent == Sent::NotSent {
            add(LetterKind::BeforeDue, 0);
        } else if reminded.is_some() {
            add(LetterKind::Reminder, count(&ready.dispatches));
        }
        if !soon.is_empty() {
            add(LetterKind::CriteriaDue, 0);
        }
        if count(&ready.sheets) > 0 {
            add(LetterKind::Sheet, count(&ready.sheets));
        }
    }
    letters
}

fn address(basis: &Basis, id: &str) -> String {
    let agency = basis.register.get(id);
    agency
        .and_then(|agency| agency.email.clone())
        .unwrap_or_default()
}

/// Of what is still to be done, what is due from the as-of day on within so many days.
fn due_soon(basis: &Basis, due: &[DueGroup], within: i64) -> Vec<DueGroup> {
    let mut groups: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
    for group in due {
        let ahead = |day: NaiveDate| (day - basis.as_of).num_days();
        if let Some(day) = group.day.filter(|day| (0..=within).contains(&ahead(*day))) {
            groups
                .entry(day)
                .or_default()
                .extend(group.codes.iter().cloned());
        }
    }
    groups
        .into_iter()
        .map(|(day, codes)| DueGroup {
            deadline: date_short(day),
            day: Some(day),
            dated: true,
            passed: false,
            codes,
        })
        .collect()
}
