//! Every workbook of a period's folder, read, and one for each agency settled on.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::held::{self, Held};
use super::listing::{Listed, Listing, Other};
use super::opener::{Knowledge, Opener};
use super::sources::{self, Received};
use crate::agency::Register;
use crate::checks::{self, Checked, Earlier};
use crate::decided::{self, Decided, FileDecided};
use crate::decision::Decisions;
use crate::failure::{Faults, Outcome};
use crate::finding::{self, Finding};
use crate::inputs::Inputs;
use crate::intake::{self, Expected, Names, Read, Source};
use crate::period::{Period, PeriodId};
use crate::plan::model::Plan;
use crate::submission::{Receipt, Submission};
use crate::submission::{received, received_table};
use workbook::workers::Readers;

/// The most that is held of what was understood of all files of a period, in bytes as it is packed. A
/// genuine report has some tens of kilobytes.
const MOST_OF_A_PERIOD: usize = 128 * 1024 * 1024;

/// A period's workbooks, read.
pub struct ReadPeriod<'a> {
    /// The period.
    pub period: &'a Period,
    /// Its plan.
    pub plan: &'a Plan,
    /// Every file, in the order of names.
    pub submissions: Vec<Submission>,
    /// What intake found, without what decisions answer.
    pub findings: Vec<Finding>,
    /// The clerk's decisions.
    pub decisions: Decisions,
    /// Those on files and readings, applied.
    pub decided: Decided,
    /// What would be read without any of them; absent where there are none.
    pub without: Option<ReadWithout>,
    /// What the files say that were settled as decided, with no figure decided; absent where none is.
    pub as_written: Option<ReadWithout>,
    /// Where each file lies.
    pub paths: BTreeMap<String, PathBuf>,
}

/// A period's workbooks, read as if the clerk had decided nothing, or no figure.
#[derive(Clone)]
pub struct ReadWithout {
    /// Every file, in the order of names.
    pub submissions: Vec<Submission>,
    /// What intake found.
    pub findings: Vec<Finding>,
}

impl ReadPeriod<'_> {
    /// What intake found, and what the checks of a whole period find beside those before it: of what was
    /// read, or of what would be read without decisions.
    pub(super) fn checked(
        &self,
        register: &Register,
        (submissions, found): (&[Submission], &[Finding]),
        earlier: &[Earlier<'_>],
    ) -> Vec<Finding> {
        let mut findings = found.to_vec();
        findings.extend(checks::run(&Checked {
            plan: self.plan,
            register,
            period: self.period,
            submissions,
            found,
            earlier,
        }));
        findings
    }
}

/// Reads every workbook of a period's folder, and settles on one for each agency.
pub fn read<'a>(
    root: &Path,
    inputs: &'a Inputs,
    id: PeriodId,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<ReadPeriod<'a>> {
    let period = inputs.period(id)?;
    let plan = inputs.plan_of(period)?;
    let Listing { files, others } = sources::listing(root, id)?;
    let knowledge = Knowledge::of(inputs, None);
    let opener = Opener::new(readers, &knowledge);
    let receipts = receipts(root, id, &files, &opener)?;
    progress(&format!("Kỳ {id}: đang đọc {} tệp…", files.len()));
    let names_of_agencies = Names::new(&inputs.register, period.cut_off());
    let expected = Expected {
        plan,
        register: &inputs.register,
        names: &names_of_agencies,
        period,
        layouts: &inputs.layouts,
    };
    let (passed_over, files): (Vec<Listed>, Vec<Listed>) = files
        .into_iter()
        .partition(|file| intake::is_passed_over(&file.name));
    let decisions = super::decisions::of_period(root, inputs, plan, id)?;
    if let Some(memory) = readers.memory() {
        memory.expect(files.len());
    }
    let all = Held::at_most(MOST_OF_A_PERIOD);
    let places: Vec<usize> = (0..files.len()).collect();
    let read = readers.side_by_side(&places, |place| {
        let file = &files[*place];
        let receipt = receipts.get(&file.name).cloned().unwrap_or_default();
        let shown = format!("{}/{}", sources::shown_folder(id), file.name);
        let received = sources::received(&file.path, &shown)?;
        let (size, read) = read_file(
            &file.name, received, &receipt, &expected, &decisions, &opener,
        )?;
        all.put(*place, size, read, |own: FileDecided, size| {
            let refusal = held::too_much(size, MOST_OF_A_PERIOD);
            let Submission {
                file,
                sha256,
                receipt,
                ..
            } = own.read.submission;
            let read = intake::refused(&file, &refusal, sha256, receipt, &expected);
            decided::of_file(read, &decisions, &|_| None)
        });
        if let Some(memory) = readers.memory() {
            memory.count_one();
        }
        Ok(())
    });
    let mut faults = Faults::new();
    for one in read {
        faults.take(one);
    }
    faults.check()?;
    let mut applied = Vec::new();
    let mut without: Vec<Read> = Vec::new();
    let mut read: Vec<Read> = Vec::new();
    for own in all.into_items() {
        if !decisions.list.is_empty() {
            without.push(own.without.unwrap_or_else(|| own.read.clone()));
        }
        applied.extend(own.applied);
        read.push(own.read);
    }
    let mut notes: Vec<Finding> = (passed_over.iter())
        .map(|file| intake::passed_over(&file.name))
        .collect();
    for (name, other) in &others {
        match other {
            Other::NoFile(what) => {
                let receipt = receipts.get(name).cloned().unwrap_or_default();
                let none = intake::no_file(name, what, receipt, &expected);
                if !decisions.list.is_empty() {
                    without.push(none.clone());
                }
                read.push(none);
            }
            Other::Again(same) => notes.push(intake::again(name, same)),
            Other::Above => notes.push(intake::above(name)),
        }
    }
    let mut read = bounded(read);
    let without = (!decisions.list.is_empty()).then(|| {
        let (submissions, findings) = intake::versions::settle(bounded(without));
        ReadWithout {
            submissions,
            findings,
        }
    });
    let mut decided = Decided::default();
    let on_versions = decided::versions(&mut read, &decisions);
    let (mut submissions, mut findings) = intake::versions::settle(read);
    let as_written = (decisions.list.iter())
        .any(|decision| decision.ruling.is_of_figures())
        .then(|| ReadWithout {
            submissions: submissions.clone(),
            findings: findings.clone(),
        });
    decided::take_unread(&mut submissions, &decisions, &|id| {
        let agency = inputs.register.get(id);
        let measures = agency.into_iter().flat_map(|own| plan.measures_for(own));
        measures.map(|measure| measure.id.clone()).collect()
    });
    let on_readings = decided::readings(&mut submissions, &mut findings, &decisions);
    let on_absent = decided::absent(&submissions, &decisions);
    for own in applied {
        decided.add(own);
    }
    for own in [on_versions, on_readings, on_absent].concat() {
        decided.add(own);
    }
    findings.extend(notes);
    let paths = files
        .into_iter()
        .map(|file| (file.name, file.path))
        .collect();
    Ok(ReadPeriod {
        period,
        plan,
        submissions,
        findings,
        decisions,
        decided,
        without,
        as_written,
        paths,
    })
}

/// Files in the order of names, with no more findings than are told.
fn bounded(mut read: Vec<Read>) -> Vec<Read> {
    read.sort_by(|one, other| one.submission.file.cmp(&other.submission.file));
    let found = read.iter_mut().map(|one| std::mem::take(&mut one.findings));
    let found = finding::bounded_in_all(found.collect());
    for (one, findings) in read.iter_mut().zip(found) {
        one.findings = findings;
    }
    read
}

/// Reads a file, and applies what was decided on whose it is; also the size of what was understood.
fn read_file(
    name: &str,
    received: Received,
    receipt: &Receipt,
    expected: &Expected<'_>,
    decisions: &Decisions,
    opener: &Opener<'_>,
) -> Outcome<(usize, FileDecided)> {
    let id = expected.period.id;
    Ok(match received {
        Received::Whole(bytes) => {
            let file = name.to_owned();
            let source = Source { file, bytes };
            let (read, size) = opener
                .submission(id, &source, receipt.clone(), None)?
                .expect("the opener knows every period of the inputs");
            let largest = Cell::new(size);
            let failure = RefCell::new(None);
            let read_as = |id_of_agency: &str| {
                expected.register.get(id_of_agency).filter(|agency| {
                    agency.exists_on(expected.period.cut_off()) && expected.plan.asks(agency)
                })?;
                let again = opener.submission(id, &source, receipt.clone(), Some(id_of_agency));
                let (read, size) = again.unwrap_or_else(|told| {
                    *failure.borrow_mut() = Some(told);
                    None
                })?;
                largest.set(size.max(largest.get()));
                Some(read)
            };
            let read = decided::of_file(read, decisions, &read_as);
            if let Some(failure) = failure.into_inner() {
                return Err(failure);
            }
            (largest.get(), read)
        }
        Received::TooLarge { size, sha256 } => {
            let read = intake::too_large(name, size, sha256, receipt.clone(), expected);
            (0, decided::of_file(read, decisions, &|_| None))
        }
    })
}

/// The clerk's register of receipts: a text, a workbook, or both.
fn receipts(
    root: &Path,
    id: PeriodId,
    files: &[Listed],
    opener: &Opener<'_>,
) -> Outcome<BTreeMap<String, Receipt>> {
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let shown = format!("{}/{}", sources::shown_folder(id), sources::RECEIPTS);
    let mut faults = Faults::new();
    let written = faults
        .take(sources::receipts_text(root, id))
        .flatten()
        .map_or(Some(BTreeMap::new()), |text| {
            faults.take(received::load(&text, &shown, &names))
        });
    let mut table_name = String::new();
    let table = faults
        .take(sources::receipts_table(root, id))
        .flatten()
        .map_or(Some(BTreeMap::new()), |(shown, bytes)| {
            let rows = faults.take(opener.receipts(&shown, &bytes, &names));
            table_name = shown;
            rows
        });
    faults.check()?;
    received_table::merged(
        written.unwrap_or_default(),
        table.unwrap_or_default(),
        &table_name,
    )
}
