//! Workbooks without our hidden identity or keys: whose they are, for which period, and what they say
//! is told by their words.

use super::cell_words::quoted;
use super::identify::{self, Sender, Source, StatedPeriod};
use super::layout::Layout;
use super::layout::by_headings::{self, FoundByHeadings};
use super::readings::Assignment;
use super::workbook::Workbook;
use super::{
    Expected, fill, layout, notes, readings, rules, settle_filled, table_sums, unplaced,
    without_identity,
};
use crate::agency::Agency;
use crate::finding::Finding;
use crate::intake::value::own_words::WhoseForm;
use crate::measure::Quotient;
use crate::place::Place;
use crate::plan::model::Plan;
use crate::submission::{Disposition, Reading, State, Submission, Trust};

/// More missing rows than these are told in one finding.
const MOST_MISSING: usize = 3;

/// Reads a workbook of a period's folder that carries no identity; and gives what told whose it is.
pub(super) fn read(
    submission: &mut Submission,
    workbook: &Workbook,
    expected: &Expected<'_>,
) -> (Option<Source>, Vec<Finding>) {
    let file = submission.file.clone();
    let (register, names, period) = (expected.register, expected.names, expected.period);
    let mut views = by_headings::views(workbook, &file);
    let told = identify::self_told(&views, &file);
    let whose = told.whose(names);
    let somebody = Agency::default();
    let agency = match &whose {
        Sender::One(agency, _) => agency,
        _ => &somebody,
    };
    let is_form = !layout::keyed::find(workbook).tables.is_empty();
    if is_form && !workbook.troubles.is_empty() {
        // The identity may be in the damaged part, and say something else than the words.
        submission.agency = one(&whose).map(|agency| agency.id.clone());
        return (None, without_identity(submission, workbook));
    }
    let found = if !is_form {
        if let Some(agency) = one(&whose) {
            identify::mark_foreign(&mut views, agency, names);
        }
        let found = by_headings::find(
            workbook,
            &views,
            expected.plan,
            agency,
            (period, expected.layouts),
        );
        if found.is_none() {
            submission.agency = one(&whose).map(|agency| agency.id.clone());
            let is_report =
                one(&whose).is_some() && matches!(told.when(period), StatedPeriod::Expected(_));
            let finding = unplaced::figures(&views, expected.plan)
                .or_else(|| unplaced::somewhere(&views).filter(|_| is_report));
            if let Some(finding) = finding {
                submission.disposition = Disposition::Unreadable;
                let mut findings = notes::notes(workbook, &file, &Layout::default());
                findings.push(finding);
                // Of what it names, the clerk can be asked.
                let named = unplaced::named(&views, expected.plan);
                let is_other = matches!(told.when(period), StatedPeriod::Other(_))
                    || identify::foreign_superior(&told.head, names).is_some();
                if let (Sender::One(agency, source), false) = (&whose, is_other) {
                    submission.readings = unplaced::unread(&named, expected.plan, agency);
                    let mut states = submission.readings.iter().map(|reading| reading.state);
                    if states.any(|state| state == State::Unreadable) {
                        let blank = submission.readings.iter();
                        let missing = blank
                            .filter(|reading| reading.state == State::Blank)
                            .map(|reading| {
                                let seen = format!("không có hàng của chỉ số {}", reading.measure);
                                Finding::new(&rules::ROW_MISSING, seen, "đủ hàng như biểu mẫu")
                                    .of_measure(&reading.measure)
                                    .at(Place::file(&file))
                            })
                            .collect();
                        findings.extend(missing_at_once(missing, &file));
                        submission.disposition = Disposition::Accepted;
                        return (Some(*source), findings);
                    }
                    submission.readings.clear();
                }
                return (None, findings);
            }
            return (None, without_identity(submission, workbook));
        }
        found
    } else {
        None
    };
    let day = period.cut_off();
    if let Some(line) = identify::foreign_superior(&told.head, names) {
        submission.disposition = Disposition::UnknownAgency;
        return (None, vec![identify::of_elsewhere(line, &file)]);
    }
    let (agency, source) = match whose {
        Sender::One(agency, source) => (agency, source),
        Sender::Several(agencies, source) => {
            submission.disposition = Disposition::UnknownAgency;
            return (
                None,
                vec![identify::several(&agencies, source, register, day, &file)],
            );
        }
        Sender::Unknown(words, source, beside) => {
            submission.disposition = Disposition::UnknownAgency;
            let told = (words.as_str(), source);
            return (
                None,
                vec![identify::unknown_body(told, &beside, names, day, &file)],
            );
        }
        Sender::Disagreed(agency, source, words, other) => {
            submission.disposition = Disposition::UnknownAgency;
            let name = register.distinct_name(agency, day);
            let other = (words.as_str(), other);
            return (
                None,
                vec![identify::disagreement(&name, source, other, &file)],
            );
        }
        Sender::Nobody => {
            submission.disposition = Disposition::UnknownAgency;
            return (None, vec![identify::nobody(&told, &file)]);
        }
    };
    submission.agency = Some(agency.id.clone());
    let when = told.when(period);
    if let StatedPeriod::Other(words) = &when {
        submission.disposition = Disposition::WrongPeriod;
        return (None, vec![identify::other_period(words, period, &file)]);
    }
    let tables = found.as_ref().map_or(&[][..], |found| &found.seen);
    let mut findings = vec![identify::by_words(agency, source, &when, tables, &file)];
    let question = Assignment {
        plan: expected.plan,
        agency,
        period,
        layouts: expected.layouts,
        names: Some(names),
    };
    findings.extend(match &found {
        Some(found) => transcribe(submission, workbook, found, question),
        None => fill(submission, workbook, question),
    });
    (Some(source), findings)
}

/// The one agency.
fn one<'a>(whose: &Sender<'a>) -> Option<&'a Agency> {
    match whose {
        Sender::One(agency, _) => Some(agency),
        _ => None,
    }
}

/// Reads the tables of a workbook that has lost its hidden keys; none where it has no such tables.
pub(super) fn read_tables(
    submission: &mut Submission,
    workbook: &Workbook,
    question: Assignment<'_>,
) -> Option<Vec<Finding>> {
    let file = submission.file.clone();
    let mut views = by_headings::views(workbook, &file);
    let (plan, agency) = (question.plan, question.agency);
    if let Some(names) = question.names {
        identify::mark_foreign(&mut views, agency, names);
    }
    let told = (question.period, question.layouts);
    let found = by_headings::find(workbook, &views, plan, agency, told)?;
    let seen = format!("bảng: {}", found.seen.join("; "));
    let note = Finding::new(&rules::BY_WORDS, seen, "biểu mẫu còn đủ mã ẩn").at(Place::file(&file));
    let mut findings = vec![note];
    findings.extend(transcribe(submission, workbook, &found, question));
    Some(findings)
}

/// A workbook that is checked alone and carries no identity: without it nobody knows what it is held
/// against.
pub(super) fn alone(submission: &mut Submission, workbook: &Workbook) -> Vec<Finding> {
    let file = submission.file.clone();
    let views = by_headings::views(workbook, &file);
    let headings: Vec<String> = views
        .iter()
        .filter_map(|(_, view)| {
            let row = by_headings::first_heading(view)?;
            let sheet = quoted(&view.page.sheet.name);
            Some(format!("trang «{sheet}», đầu bảng ở hàng {}", row + 1))
        })
        .collect();
    if headings.is_empty() || !workbook.troubles.is_empty() {
        return without_identity(submission, workbook);
    }
    submission.disposition = Disposition::NotASubmission;
    let seen = format!(
        "bảng tính không phải biểu mẫu được cấp ({})",
        headings.join("; ")
    );
    let expected = "biểu mẫu được cấp, có phần nhận dạng cơ quan và kỳ";
    let mut findings = notes::notes(workbook, &file, &Layout::default());
    findings.push(Finding::new(&rules::NOT_A_SUBMISSION, seen, expected).at(Place::file(&file)));
    findings
}

/// Reads what was written over into the columns of our form, and brings it back to its places.
fn transcribe(
    submission: &mut Submission,
    workbook: &Workbook,
    found: &FoundByHeadings,
    question: Assignment<'_>,
) -> Vec<Finding> {
    let file = submission.file.clone();
    let mut findings = notes::notes(workbook, &file, &found.layout);
    let (readings, told) = readings::readings(
        &found.transcript,
        &file,
        &found.transcribed,
        question,
        WhoseForm::Agencys,
    );
    submission.readings = readings
        .into_iter()
        .map(|reading| found.restore_reading(reading))
        .map(|reading| found.with_withheld(reading))
        .map(|reading| {
            let is_learnt = found.learnt.contains(&reading.measure);
            with_trust(reading, question.plan, is_learnt)
        })
        .collect();
    submission.narrative = readings::narrative(workbook, &file, &layout::keyed::find(workbook));
    findings.extend(found.findings.iter().cloned());
    if let Some(finding) = settle_filled(submission) {
        // Nothing was read; but «nothing was entered» is said only where nothing was.
        if found.figures == 0 {
            findings.push(finding);
        } else {
            submission.disposition = Disposition::Unreadable;
            let is_told = findings.iter().any(|one| {
                one.is(&rules::UNCLEAR_COLUMN)
                    || one.is(&rules::COLUMN_MISSING)
                    || one.is(&rules::LAYOUT_CHANGED)
            });
            if !is_told {
                findings.push(unplaced::in_no_column(found.figures, &file));
            }
        }
    }
    let told = told
        .into_iter()
        .map(|finding| found.restore(finding))
        .collect();
    findings.extend(missing_at_once(told, &file));
    findings.extend(table_sums::of_workbook(&by_headings::views(
        workbook, &file,
    )));
    findings
}

/// A reading of another layout with what vouches for it: words and arithmetic, the clerk's word on its
/// columns, or words alone.
fn with_trust(mut reading: Reading, plan: &Plan, is_learnt: bool) -> Reading {
    let quotient = plan
        .measure(&reading.measure)
        .and_then(|measure| Quotient::of(measure.kind));
    let is_proved = match (quotient, &reading.first, &reading.second, &reading.percent) {
        (Some(quotient), Some(first), Some(second), Some(stated)) => {
            quotient.agrees(first, second, stated)
        }
        _ => false,
    };
    reading.trust = match (is_proved, is_learnt) {
        (true, _) => Trust::Proved,
        (false, true) => Trust::LearntLayout,
        (false, false) => Trust::ByWords,
    };
    reading
}

/// Findings, with those of many missing rows in one: another layout seldom has a row for everything.
pub(super) fn missing_at_once(told: Vec<Finding>, file: &str) -> Vec<Finding> {
    let is_missing = |finding: &Finding| finding.is(&rules::ROW_MISSING);
    let missing: Vec<&str> = told
        .iter()
        .filter(|finding| is_missing(finding))
        .filter_map(|finding| finding.measure.as_deref())
        .collect();
    if missing.len() <= MOST_MISSING {
        return told;
    }
    let seen = format!(
        "không có hàng của {} chỉ số: {}",
        missing.len(),
        missing.join(", ")
    );
    let finding =
        Finding::new(&rules::ROW_MISSING, seen, "đủ hàng như biểu mẫu").at(Place::file(file));
    std::iter::once(finding)
        .chain(told.into_iter().filter(|finding| !is_missing(finding)))
        .collect()
}
