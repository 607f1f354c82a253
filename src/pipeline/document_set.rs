//! The documents of a period, of the kinds that were chosen: from the report to bytes.

mod dispatches;

use serde::Serialize;

use super::fonts;
use super::issued::Content;
use super::kinds::{
    DocumentKind, MOST_ANNEXES, OFFICE_ANNEXES, OFFICE_CONCISE, OFFICE_REPORT, PROVINCE_ANNEXES,
    PROVINCE_CONCISE, PROVINCE_REPORT, annex_name, twin_name,
};
use super::narrative::Narratives;
use super::sources::OwnTemplates;
use super::twins::Twins;
use crate::failure::{Fault, Faults, Outcome};
use crate::office::{Office, ReportOf};
use crate::output::NewFile;
use crate::render::pdf::{Attachment, Page, Templates};
use crate::render::wording::Wording;
use crate::render::{data, documents, json, pdf, workbooks};
use crate::report::answer_days::uncertain_days;
use crate::report::basis::Basis;
use crate::report::correction::CorrectionWords;
use crate::report::document::Document;
use crate::report::document::figure::plain;
use crate::report::model::Report;
use crate::report::reminder::reminders;
use crate::report::rows::PeriodRows;
use crate::report::sheet::sheets;

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// The kinds.
    pub kinds: &'a [DocumentKind],
    /// Whether each agency that must be reminded gets a dispatch of its own.
    pub each_reminder: bool,
    /// Whether each agency with missed results gets a dispatch of its own.
    pub each_miss: bool,
    /// Whether report, annexes and dispatches are written as Word files too.
    pub docx: bool,
    /// What the clerk has written instead of the generated bodies.
    pub narratives: &'a Narratives,
    /// Whether it is printed though figures have changed since.
    pub accept_narrative: bool,
    /// The words of corrected issues.
    pub corrections: &'a [(ReportOf, CorrectionWords)],
}

/// The documents of a period.
pub struct DocumentSet {
    /// The files.
    pub files: Vec<Made>,
    /// How many agencies dispatches speak of: those to be reminded, those with missed results.
    pub written_to: usize,
    /// What the operator is told besides, a line each.
    pub notes: Vec<String>,
}

/// A file, with what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: NewFile,
    /// What it is, for the index.
    pub title: String,
}

/// Makes the documents of a period.
pub fn make(
    report: &Report,
    basis: &Basis,
    own: &OwnTemplates,
    choice: Choice,
    progress: &dyn Fn(&str),
) -> Outcome<DocumentSet> {
    let wording = Wording::new(&own.wording)?;
    let reminders = reminders(basis, report);
    let mut faults = Faults::new();
    let fonts = faults.take(fonts::chosen(basis.office.font));
    faults.take(fonts.map_or(Ok(()), |fonts| fonts::check_own(basis.office, fonts)));
    let twins = fonts
        .filter(|_| choice.docx)
        .map(|fonts| Twins::new(&wording, own, fonts, basis));
    let mut set = Set {
        basis,
        report,
        wording: &wording,
        twins: twins.as_ref(),
        choice,
        notes: Vec::new(),
        pages: Vec::new(),
        made: Vec::new(),
    };
    let has = |kind| choice.kinds.contains(&kind);
    if has(DocumentKind::Report) || has(DocumentKind::Summary) || has(DocumentKind::Data) {
        progress("Đang lập bảng tổng hợp…");
        faults.take(set.data_and_reports(&has));
    }
    if has(DocumentKind::Annexes) {
        faults.take(set.annexes());
    }
    if has(DocumentKind::Digest) {
        faults.take(set.digest());
    }
    let mut written_to = 0;
    if has(DocumentKind::Dispatches) {
        set.notes.extend(uncertain_days(basis));
        if let Some(reminders) = &reminders {
            faults.take(set.reminders(reminders, choice.each_reminder));
        }
        written_to += faults
            .take(set.missed_results(choice.each_miss))
            .unwrap_or(0);
    }
    if has(DocumentKind::Sheets) {
        faults.take(set.sheets());
    }
    faults.check()?;
    if !set.pages.is_empty() {
        progress(&format!("Đang dàn {} tệp PDF…", set.pages.len()));
    }
    Ok(DocumentSet {
        notes: std::mem::take(&mut set.notes),
        files: set.finish(own)?,
        written_to: written_to + reminders.map_or(0, |reminders| reminders.total),
    })
}

/// The template of an agency's sheet, and the pages that a sheet may fill.
const SHEET: &str = "phieu.typ";
/// The template of a dispatch.
const DISPATCH: &str = "cong-van.typ";

/// Pages that a document should fill at most: an agency reads its sheet on one leaf of paper, and the
/// signature of a dispatch stands on the page of its text where there is a way.
fn most_pages(template: &str) -> Option<usize> {
    match template {
        SHEET => Some(2),
        DISPATCH => Some(1),
        _ => None,
    }
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The office under each of the letterheads that its reports bear.
pub(super) fn letterheads(office: &Office) -> Vec<Office> {
    let own = || office.for_own_report();
    let province = office.for_province_report();
    match office.report_of {
        ReportOf::Office => vec![own()],
        ReportOf::Province => province.into_iter().collect(),
        ReportOf::Both => [own()].into_iter().chain(province).collect(),
    }
}

/// The reports that the office wants, each with the report's model under its letterhead; a corrected
/// issue says what it replaces.
pub(super) fn reports(
    report: &Report,
    office: &Office,
    corrections: &[(ReportOf, CorrectionWords)],
) -> Vec<Report> {
    let correction = |office: &Office| {
        corrections
            .iter()
            .find(|(report_of, _)| *report_of == office.report_of)
            .map(|(_, words)| words.clone())
    };
    letterheads(office)
        .into_iter()
        .map(|office| Report {
            correction: correction(&office),
            ..report.issued_by(office)
        })
        .collect()
}

/// What the reports and their annexes say, each under its letterhead.
pub(super) fn contents(
    report: &Report,
    office: &Office,
    own: &OwnTemplates,
    choice: Choice,
) -> Outcome<Vec<(Office, Content)>> {
    let wording = Wording::new(&own.wording)?;
    let mut faults = Faults::new();
    let mut contents = Vec::new();
    for report in reports(report, office, choice.corrections) {
        let body = faults.take(body(&report, &wording, choice));
        let annexes = faults.take(documents::annexes(&report, &wording));
        if let (Some((document, _)), Some(annexes)) = (body, annexes) {
            contents.push((report.office, Content::of(&document, &annexes)));
        }
    }
    faults.into_outcome(contents)
}

/// A report with the clerk's own narrative where there is one, and what the operator is told of it.
pub(super) fn body(
    report: &Report,
    wording: &Wording,
    choice: Choice,
) -> Outcome<(Document, Vec<String>)> {
    let mut document = documents::periodic_report(report, wording)?;
    let own = choice
        .narratives
        .body(report, wording, choice.accept_narrative)?;
    let mut notes = Vec::new();
    if let Some(own) = own {
        document.blocks = documents::with_decided_note(&report.decisions.note, own.blocks);
        notes = own.notes;
    }
    Ok((document, notes))
}

struct Set<'a> {
    basis: &'a Basis<'a>,
    report: &'a Report,
    wording: &'a Wording,
    /// What writes Word files, where they are asked for.
    twins: Option<&'a Twins<'a>>,
    choice: Choice<'a>,
    notes: Vec<String>,
    /// Names and pages of PDFs to be set.
    pages: Vec<(String, Page)>,
    made: Vec<Made>,
}

impl Set<'_> {
    /// Everything that was read and judged, as rows of data.
    fn rows(&self) -> PeriodRows<'_> {
        PeriodRows::of(self.basis, &self.report.agencies)
    }

    fn data_and_reports(&mut self, has: &dyn Fn(DocumentKind) -> bool) -> Outcome<()> {
        let workbook = workbooks::summary::summary(self.report);
        let results = json::results(&self.rows()).into_bytes();
        if has(DocumentKind::Report) {
            let attachment = |name: &str, bytes: &[u8], media_type: &str, what: &str| Attachment {
                name: name.to_owned(),
                bytes: bytes.to_vec(),
                media_type: media_type.to_owned(),
                description: what.to_owned(),
            };
            let data = vec![
                attachment(
                    "results.json",
                    &results,
                    "application/json",
                    "Dữ liệu của báo cáo",
                ),
                attachment(
                    "tong-hop.xlsx",
                    &workbook,
                    XLSX,
                    "Bảng tổng hợp của báo cáo",
                ),
            ];
            let mut faults = Faults::new();
            for report in reports(self.report, self.basis.office, self.choice.corrections) {
                faults.take(self.report(&report, data.clone()));
            }
            faults.check()?;
        }
        if has(DocumentKind::Summary) {
            let title = "Toàn bộ số liệu, kết quả đánh giá, lỗi và vị trí từng ô";
            self.add_bytes("tong-hop.xlsx", title, workbook);
        }
        if has(DocumentKind::Data) {
            let title = "Kết quả của kỳ cho chương trình khác đọc (JSON)";
            self.add_bytes("results.json", title, results);
            for file in data::files(&self.rows()) {
                self.add_bytes(&file.name, file.title, file.bytes);
            }
        }
        Ok(())
    }

    fn report(&mut self, report: &Report, data: Vec<Attachment>) -> Outcome<()> {
        let (document, notes) = body(report, self.wording, self.choice)?;
        self.notes.extend(notes);
        let name = match report.office.report_of {
            ReportOf::Province => PROVINCE_REPORT,
            _ => OFFICE_REPORT,
        };
        let office = &report.office;
        let to = crate::vietnamese::phrase::list(&office.addressees);
        let title = format!("Báo cáo của {} gửi {to}", office.issuer);
        let subject = format!("Báo cáo {}", report.period.subject);
        self.add_page(
            name,
            title.clone(),
            "bao-cao.typ",
            &document,
            subject.clone(),
            data,
        );
        if let Some(twins) = self.twins {
            let (document, _) = body(report, &twins.wording, self.choice)?;
            let narrative = self.choice.narratives.digest(report.office.report_of);
            let file = twins.report(report, &document, narrative, &twin_name(name), &subject);
            self.add_twin(file, &title);
        }
        Ok(())
    }

    fn annexes(&mut self) -> Outcome<()> {
        let reports = reports(self.report, self.basis.office, self.choice.corrections);
        for (index, report) in reports.iter().enumerate() {
            let set = documents::annexes(report, self.wording)?;
            let subject = format!("Phụ lục Báo cáo {}", report.period.subject);
            let of = &report.office.issuer;
            let first = index == 0;
            let name = if first {
                OFFICE_ANNEXES
            } else {
                PROVINCE_ANNEXES
            };
            let title = format!("Các phụ lục của báo cáo của {of}, trong một tệp");
            self.add_page(
                name,
                title.clone(),
                "phu-luc.typ",
                &set,
                subject.clone(),
                Vec::new(),
            );
            let editable = match self.twins {
                Some(twins) => Some(documents::annexes(report, &twins.wording)?),
                None => None,
            };
            if let (Some(twins), Some(set)) = (self.twins, &editable) {
                let file = twins.annexes(set, &twin_name(name), &subject);
                self.add_twin(file, &title);
            }
            self.concise_annexes(report, first)?;
            if !first {
                continue;
            }
            if set.annexes.len() > MOST_ANNEXES {
                return Err(too_many_annexes().into());
            }
            for (index, annex) in documents::separate_annexes(&set).iter().enumerate() {
                let (label, what) = (&set.annexes[index].label, &set.annexes[index].title);
                let title = format!("{label}. {}", what.replace('\n', " "));
                let name = annex_name(index + 1);
                self.add_page(
                    &name,
                    title.clone(),
                    "phu-luc.typ",
                    annex,
                    title,
                    Vec::new(),
                );
            }
            if let (Some(twins), Some(set)) = (self.twins, &editable) {
                let separate = documents::separate_annexes(set);
                for (index, (annex, own)) in separate.iter().zip(&set.annexes).enumerate() {
                    let title = plain(&own.title).replace('\n', " ");
                    let title = format!("{}. {title}", own.label);
                    let file = twins.annexes(annex, &twin_name(&annex_name(index + 1)), &title);
                    self.add_twin(file, &title);
                }
            }
        }
        Ok(())
    }

    /// The annexes for a reader of little time, beside the whole ones.
    fn concise_annexes(&mut self, report: &Report, first: bool) -> Outcome<()> {
        let set = documents::concise_annexes(report, self.wording)?;
        let name = if first {
            OFFICE_CONCISE
        } else {
            PROVINCE_CONCISE
        };
        let title = format!(
            "Các phụ lục rút gọn của báo cáo của {}: chỉ nêu đủ phần chưa đạt, chậm, chưa đủ căn cứ",
            report.office.issuer
        );
        let subject = format!("Phụ lục (rút gọn) Báo cáo {}", report.period.subject);
        if let Some(twins) = self.twins {
            let set = documents::concise_annexes(report, &twins.wording)?;
            let file = twins.annexes(&set, &twin_name(name), &subject);
            self.add_twin(file, &title);
        }
        self.add_page(name, title, "phu-luc.typ", &set, subject, Vec::new());
        Ok(())
    }

    fn digest(&mut self) -> Outcome<()> {
        let document = documents::digest(self.report, self.wording)?;
        let title = "Kết quả của kỳ trên một trang, kèm hai biểu đồ".to_owned();
        let subject = format!(
            "Tóm tắt kết quả cải cách hành chính {}",
            self.report.period.name
        );
        self.add_page(
            "tom-tat.pdf",
            title,
            "tom-tat.typ",
            &document,
            subject,
            Vec::new(),
        );
        Ok(())
    }

    fn sheets(&mut self) -> Outcome<()> {
        for sheet in sheets(self.basis, self.report) {
            let document = documents::agency_sheet(&sheet, self.wording)?;
            let name = format!("phieu/{}.pdf", sheet.agency.id);
            let subject = format!(
                "Phiếu kết quả {} của {}",
                sheet.period.name, sheet.agency.name
            );
            let title = sheet.agency.name;
            self.add_page(&name, title, SHEET, &document, subject, Vec::new());
        }
        Ok(())
    }

    fn add_twin(&mut self, file: NewFile, title: &str) {
        self.made.push(Made {
            file,
            title: format!("{title} (bản Word để sửa)"),
        });
    }

    fn add_bytes(&mut self, name: &str, title: &str, bytes: Vec<u8>) {
        self.made.push(Made {
            file: NewFile {
                name: name.to_owned(),
                bytes,
            },
            title: title.to_owned(),
        });
    }

    /// Adds a PDF to be set; its file's date is the day on which deadlines are judged.
    ///
    /// # Panics
    /// Never: a document is plain data.
    fn add_page(
        &mut self,
        name: &str,
        title: String,
        template: &'static str,
        document: &impl Serialize,
        subject: String,
        attachments: Vec<Attachment>,
    ) {
        let page = Page {
            template,
            data: serde_json::to_value(document).expect("a document is plain data"),
            title: subject,
            author: self.basis.office.issuer.clone(),
            subject: format!("Kỳ báo cáo {}", self.basis.period.id),
            date: self.basis.as_of,
            attachments,
            notice: self.basis.plan_notice.map(str::to_owned),
            most_pages: most_pages(template),
        };
        self.pages.push((name.to_owned(), page));
        self.made.push(Made {
            file: NewFile {
                name: name.to_owned(),
                bytes: Vec::new(),
            },
            title,
        });
    }

    /// Sets all pages, and puts their bytes into the files.
    fn finish(self, own: &OwnTemplates) -> Outcome<Vec<Made>> {
        let templates = Templates::with_own(&own.pages);
        let fonts = fonts::chosen(self.basis.office.font)?;
        let (names, pages): (Vec<String>, Vec<Page>) = self.pages.into_iter().unzip();
        let set = pdf::compile_many(&templates, fonts, &pages)?;
        let mut made = self.made;
        let mut at = 0;
        for (name, bytes) in names.iter().zip(set) {
            // Pages and files were added in one order.
            while made[at].file.name != *name {
                at += 1;
            }
            made[at].file.bytes = bytes;
        }
        Ok(made)
    }
}

fn too_many_annexes() -> Fault {
    Fault::new(
        "templates/wording/phu-luc.j2",
        format!("có quá {MOST_ANNEXES} phụ lục"),
        "Gộp bớt các phụ lục (mỗi dòng «# …» là một phụ lục).",
    )
}
