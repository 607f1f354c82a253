//! How a run stands to what was issued: the same, refused, or a corrected issue.

use chrono::NaiveDate;

use super::content::Content;
use super::facts;
use super::keep::{ToKeep, files_to_keep};
use super::kept::{Kept, issue_of, kept};
use super::signed::Signed;
use super::sources;
use crate::failure::{Fault, Faults, Outcome};
use crate::inputs::Inputs;
use crate::office::{Correction, Office, ReportOf};
use crate::output::NewFile;
use crate::period::PeriodId;
use crate::plan::model::Plan;
use crate::report::basis::Basis;
use crate::report::changes::{self, Change, Changes};
use crate::report::correction::CorrectionWords;
use crate::vietnamese::phrase::date_short;

/// How many differences are named.
const MOST_NAMED: usize = 25;

/// What was issued of a period, and what this run is to it.
pub struct Standing {
    period: PeriodId,
    kept: Vec<Kept>,
    /// The words of the corrected issues that this run makes.
    pub corrections: Vec<(ReportOf, CorrectionWords)>,
}

/// A report that this run makes.
pub struct Made<'a> {
    /// Under whose letterhead.
    pub office: &'a Office,
    /// What it says.
    pub content: &'a Content,
}

/// What this run needs to keep an issue.
pub struct Keeping<'a> {
    /// The folder that holds `inputs/`.
    pub root: &'a std::path::Path,
    /// The inputs.
    pub inputs: &'a Inputs,
    /// What was signed of other periods.
    pub signed: &'a Signed,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
    /// The documents of this run, all of them; absent where only some were asked for.
    pub documents: Option<Vec<NewFile>>,
    /// What lay there before anything of it was read; absent where nothing was to be issued then.
    pub made_of: Option<sources::MadeOf>,
}

/// What an issue of a period would be made of now; nothing where it has no number.
///
/// # Errors
/// Files that can't be read.
pub fn made_of(
    root: &std::path::Path,
    inputs: &Inputs,
    signed: &Signed,
    period: PeriodId,
) -> Outcome<Option<sources::MadeOf>> {
    if issue_of(&inputs.office, period).is_none() {
        return Ok(None);
    }
    let files = sources::gather(root, inputs, signed, period)?;
    Ok(Some(sources::digest(&files)))
}

/// What keeping gives.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// Files to be written below the period's folder.
    pub files: Vec<NewFile>,
    /// What the operator is told.
    pub notes: Vec<String>,
}

impl Standing {
    /// Reads what was issued of a period. `results` are those of this run.
    ///
    /// # Errors
    /// What is kept and is not as it was.
    pub fn read(
        root: &std::path::Path,
        period: PeriodId,
        offices: &[Office],
        basis: &Basis,
        results: &str,
    ) -> Outcome<Standing> {
        let kept = kept(root, period)?;
        let plan = basis.plan;
        let mut corrections = Vec::new();
        for office in offices {
            let Some(issue) = issue_of(office, period) else {
                continue;
            };
            let Some(last) = issue.corrections.last() else {
                continue;
            };
            let count = issue.corrections.len();
            let replaced = kept
                .iter()
                .rfind(|kept| kept.report_of() == office.report_of && kept.correction() < count);
            let words = match replaced {
                Some(replaced) => CorrectionWords::new(
                    replaced.citation(),
                    last.reason.clone(),
                    Some(changed(replaced, results, plan)?.with_names(|id| basis.name_of(id))),
                ),
                None => CorrectionWords::new(citation(office, period), last.reason.clone(), None),
            };
            corrections.push((office.report_of, words));
        }
        Ok(Standing {
            period,
            kept,
            corrections,
        })
    }

    /// The last issue of a report.
    pub(super) fn last_of(&self, report_of: ReportOf) -> Option<&Kept> {
        self.kept.iter().rfind(|kept| kept.report_of() == report_of)
    }

    /// Refuses a run that would print something else under a number that was issued.
    ///
    /// # Errors
    /// Every report that would differ, with what differs.
    pub fn check(&self, made: &[Made], plan: &Plan, results: &str) -> Outcome<()> {
        let mut faults = Faults::new();
        for made in made {
            let Some(last) = self.last_of(made.office.report_of) else {
                continue;
            };
            if corrections_of(made.office, self.period).len() > last.correction() {
                continue;
            }
            let Some(issued) = faults.take(last.content()) else {
                continue;
            };
            let figures = changed(last, results, plan)?;
            let facts = facts::differences(&last.results()?, results, &figures)
                .map_err(|why| unread(last, why))?;
            if issued != *made.content || !figures.is_empty() || !facts.is_empty() {
                let named = named(&figures, facts, || {
                    issued.differences(made.content, MOST_NAMED)
                });
                faults.add(self.refusal(last, named));
            }
        }
        faults.check()
    }

    fn refusal(&self, last: &Kept, named: Vec<String>) -> Fault {
        Fault::new(
            last.shown.clone(),
            format!(
                "{} của kỳ {} đã ban hành; lần lập này sẽ khác bản đã ban hành (trước → nay):\n      - {}",
                last.citation(),
                self.period,
                named.join("\n      - ")
            ),
            format!(
                "bản đã ban hành được giữ nguyên tại {}. Muốn thay thế: thêm vào inputs/office.toml khối [[issued.{}.corrections]] có reason = \"lý do\" (number, date ghi sau khi văn thư cấp); bản thay thế nêu rõ nội dung thay đổi. Không thay thế thì trả lại dữ liệu, mẫu như khi ban hành.",
                last.shown, self.period
            ),
        )
    }

    /// The files by which the issues of this run are kept, and what the operator is told.
    ///
    /// # Errors
    /// What the documents were made of can't be read; a number that was given twice.
    pub fn keep(&self, made: &[Made], with: &Keeping) -> Outcome<Outcomes> {
        let mut outcomes = Outcomes::default();
        let mut sources: Option<Vec<NewFile>> = None;
        for made in made {
            let office = made.office;
            let Some(issue) = issue_of(office, self.period) else {
                continue;
            };
            let count = issue.corrections.len();
            let last = self.last_of(office.report_of);
            if last.is_some_and(|last| last.correction() >= count) {
                continue;
            }
            let (Some(number), Some(date)) = (issue.current_number(), issue.current_date()) else {
                continue;
            };
            let Some(documents) = &with.documents else {
                outcomes.notes.push(format!(
                    "Chưa lưu bản ban hành của báo cáo số {number}: chạy lại «cchc report --period {}» không kèm --only.",
                    self.period
                ));
                continue;
            };
            if sources.is_none() {
                let (root, inputs) = (with.root, with.inputs);
                let files = sources::gather(root, inputs, with.signed, self.period)?;
                // Documents and what they were made of are kept as one.
                if with
                    .made_of
                    .is_some_and(|before| before != sources::digest(&files))
                {
                    return Err(sources::changed_meanwhile().into());
                }
                sources = Some(files);
            }
            let symbol = format!("BC-{}", office.issuer_symbol);
            self.check_number(&format!("{number}/{symbol}"))?;
            let files = files_to_keep(ToKeep {
                period: self.period,
                report_of: office.report_of,
                number,
                symbol: &symbol,
                date,
                as_of: with.as_of,
                correction: count,
                documents: documents.clone(),
                sources: sources.as_deref().unwrap_or_default(),
                content: made.content,
            });
            outcomes.notes.push(format!(
                "Đã lưu bản ban hành số {number}/{symbol} vào output/{}/ban-hanh/; các lần lập sau phải giống bản này.",
                self.period
            ));
            outcomes.files.extend(files);
        }
        Ok(outcomes)
    }

    /// One number stands for one document.
    fn check_number(&self, number: &str) -> Outcome<()> {
        match self.kept.iter().find(|kept| kept.record.number == number) {
            Some(kept) => Err(Fault::new(
                "inputs/office.toml",
                format!("số {number} đã dùng cho {}", kept.citation()),
                "bản thay thế phải có số riêng do văn thư cấp",
            )
            .into()),
            None => Ok(()),
        }
    }
}

/// What differs, at most so many of it: the files, figures in words, facts that no words tell; where it
/// is none of these, what the documents say otherwise.
fn named(figures: &Changes, facts: Vec<String>, words: impl Fn() -> Vec<String>) -> Vec<String> {
    let mut named = changed_files(figures);
    named.extend(figures.province.iter().chain(&figures.agencies).map(told));
    named.extend(facts);
    if named.is_empty() {
        named = words();
    }
    let more = named.len().saturating_sub(MOST_NAMED + 1);
    if more > 0 {
        named.truncate(MOST_NAMED);
        named.push(format!("và {} thay đổi khác", more + 1));
    }
    named
}

/// The files that changed: what the changed figures come from is named before them.
fn changed_files(changes: &Changes) -> Vec<String> {
    let files = &changes.files;
    let named = |what: &str, list: &[String]| -> Vec<String> {
        list.iter().map(|file| format!("{what}: {file}")).collect()
    };
    [
        named("tệp mới", &files.added),
        named("tệp không còn", &files.gone),
        named("tệp có nội dung khác", &files.content),
        files.taken.iter().map(taken).collect(),
    ]
    .concat()
}

/// A file that was taken otherwise.
fn taken((file, before, after): &(String, String, String)) -> String {
    format!("tệp {file}: «{before}» → «{after}»")
}

/// A figure that changed, in one line.
fn told(change: &Change) -> String {
    let whose = change.agency.as_deref().unwrap_or("số liệu chung");
    let place = match change.place_after.as_str() {
        "" => String::new(),
        place => format!(" [{place}]"),
    };
    format!(
        "{} ({whose}): «{}» → «{}»{place}",
        change.measure, change.before, change.after
    )
}

fn corrections_of(office: &Office, period: PeriodId) -> &[Correction] {
    issue_of(office, period).map_or(&[], |issue| issue.corrections.as_slice())
}

/// What changed since an issue.
fn changed(issue: &Kept, results: &str, plan: &Plan) -> Outcome<Changes> {
    let read = |text: &str| changes::read(text).map_err(|why| unread(issue, why));
    Ok(changes::changes(
        &read(&issue.results()?)?,
        &read(results)?,
        Some(plan),
    ))
}

fn unread(issue: &Kept, why: String) -> Fault {
    Fault::new(
        format!("{}/van-ban/results.json", issue.shown),
        why,
        "chép lại tệp này từ bản lưu",
    )
}

/// How what was issued before is cited where it was not kept.
fn citation(office: &Office, period: PeriodId) -> String {
    let Some(issue) = issue_of(office, period) else {
        return String::new();
    };
    let before = issue.corrections.len().checked_sub(2);
    let (number, date) = match before.and_then(|at| issue.corrections.get(at)) {
        Some(earlier) => (earlier.number.as_deref(), earlier.date),
        None => (issue.number.as_deref(), issue.date),
    };
    let day = date.map_or(String::new(), |date| format!(" ngày {}", date_short(date)));
    format!(
        "Báo cáo số {}/BC-{}{day}",
        number.unwrap_or_default(),
        office.issuer_symbol
    )
}
