//! The dispatches of a period: reminders of missing reports, and letters on missed results.

use super::super::kinds::twin_name;
use super::{DISPATCH, Set};
use crate::failure::{Faults, Outcome};
use crate::office::ReportOf;
use crate::render::documents;
use crate::render::wording::Wording;
use crate::report::document::Document;
use crate::report::misses::{Writer, misses};
use crate::report::model::Report;
use crate::report::reminder::Reminders;

/// What a dispatch is called.
struct Named {
    /// Its file: `cong-van/don-doc-chung.pdf`.
    name: String,
    /// What it is, for the index.
    title: String,
    /// What its file says of itself.
    subject: String,
}

impl Set<'_> {
    /// Reminders of reports that are missing or must be sent again: to all, and to each.
    pub(super) fn reminders(&mut self, reminders: &Reminders, each: bool) -> Outcome<()> {
        let report = self.report;
        let subject = format!("Công văn đôn đốc báo cáo {}", report.period.name);
        let named = Named {
            name: "cong-van/don-doc-chung.pdf".to_owned(),
            title: format!(
                "Gửi chung {} cơ quan chưa gửi hoặc phải gửi lại",
                reminders.total
            ),
            subject: subject.clone(),
        };
        self.dispatch(named, |wording| {
            documents::reminder_to_all(report, reminders, wording)
        })?;
        for agency in reminders.agencies.iter().filter(|_| each) {
            let named = Named {
                name: format!("cong-van/don-doc-{}.pdf", agency.id),
                title: format!("Gửi {}: {}", agency.name, agency.what),
                subject: subject.clone(),
            };
            self.dispatch(named, |wording| {
                documents::reminder_to_one(report, reminders, agency, wording)
            })?;
        }
        Ok(())
    }

    /// Letters on missed results, of the office and as drafts of the people's committee: to all, and to
    /// each. Tells how many agencies have any.
    pub(super) fn missed_results(&mut self, each: bool) -> Outcome<usize> {
        let office = self.basis.office;
        let cited = documents::cited(&self.report.issued_by(office.for_own_report()));
        let writers = [
            (Writer::Office, Some(office.for_own_report())),
            (Writer::Province, office.for_province_report()),
        ];
        let mut most = 0;
        let mut faults = Faults::new();
        for (writer, office) in writers {
            let Some(office) = office else {
                continue;
            };
            let report = self.report.issued_by(office);
            faults
                .take(self.missed_results_of(&report, writer, &cited, each))
                .inspect(|total| most = most.max(*total));
        }
        faults.into_outcome(most)
    }

    fn missed_results_of(
        &mut self,
        report: &Report,
        writer: Writer,
        cited: &str,
        each: bool,
    ) -> Outcome<usize> {
        let Some(misses) = misses(self.basis, report, writer) else {
            return Ok(0);
        };
        let of = match report.office.report_of {
            ReportOf::Province => format!(" (dự thảo của {})", report.office.issuer),
            _ => String::new(),
        };
        let start = match writer {
            Writer::Office => "cong-van/ket-qua",
            Writer::Province => "cong-van/ubnd-tinh-ket-qua",
        };
        let subject = format!("Công văn về kết quả chưa đạt {}", report.period.name);
        let named = Named {
            name: format!("{start}-chung.pdf"),
            title: format!(
                "Gửi chung {} cơ quan có chỉ số không đạt, chậm tiến độ{of}",
                misses.total
            ),
            subject: subject.clone(),
        };
        self.dispatch(named, |wording| {
            documents::results_to_all(report, &misses, cited, wording)
        })?;
        for agency in misses.agencies.iter().filter(|_| each) {
            let named = Named {
                name: format!("{start}-{}.pdf", agency.id),
                title: format!(
                    "Gửi {}: {} chỉ số không đạt, chậm tiến độ, đề nghị giải trình{of}",
                    agency.name,
                    agency.not_met + agency.behind
                ),
                subject: subject.clone(),
            };
            self.dispatch(named, |wording| {
                documents::results_to_one(report, &misses, agency, cited, wording)
            })?;
        }
        Ok(misses.total)
    }

    /// A dispatch, and its Word twin where these are asked for.
    fn dispatch(
        &mut self,
        named: Named,
        make: impl Fn(&Wording) -> Outcome<Document>,
    ) -> Outcome<()> {
        let Named {
            name,
            title,
            subject,
        } = named;
        let document = make(self.wording)?;
        let pages = (title.clone(), subject.clone());
        self.add_page(&name, pages.0, DISPATCH, &document, pages.1, Vec::new());
        if let Some(twins) = self.twins {
            let document = make(&twins.wording)?;
            let file = twins.document(&document, &twin_name(&name), &subject);
            self.add_twin(file, &title);
        }
        Ok(())
    }
}
