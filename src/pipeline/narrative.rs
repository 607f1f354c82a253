//! The narrative of a period: `cchc report --draft` writes it down for a clerk to edit; the report
//! then takes what the clerk has written, unless figures in it are no longer what the inputs give.

use std::path::Path;

use chrono::NaiveDate;

use super::issued::Signed;
use super::sources::{self, NARRATIVES, narrative_text};
use super::{Finished, document_set, period};
use crate::failure::{Fault, Faults, Outcome};
use crate::inputs;
use crate::intake::digest_of;
use crate::office::ReportOf;
use crate::output;
use crate::period::PeriodId;
use crate::render::documents;
use crate::render::wording::Wording;
use crate::render::wording::narrative::{self, Change};
use crate::report::document::Block;
use crate::report::model::{self, Report};
use crate::report::tables::tables;
use workbook::workers::Readers;

/// What clerks have written instead of the generated bodies of a period's reports.
#[derive(Debug, Default)]
pub struct Narratives {
    period: Option<PeriodId>,
    office: Option<String>,
    province: Option<String>,
}

/// A body that a clerk has written.
pub struct OwnBody {
    /// The body, without marks.
    pub blocks: Vec<Block>,
    /// What the operator is told of it.
    pub notes: Vec<String>,
}

impl Narratives {
    /// Reads those of a period.
    ///
    /// # Errors
    /// Files that are no UTF-8 text, all of them.
    pub fn read(root: &Path, period: PeriodId) -> Outcome<Narratives> {
        let mut faults = Faults::new();
        let mut text = |of| faults.take(narrative_text(root, &format!("{}.md", stem(period, of))));
        let office = text(ReportOf::Office).flatten();
        let province = text(ReportOf::Province).flatten();
        faults.into_outcome(Narratives {
            period: Some(period),
            office,
            province,
        })
    }

    /// What a clerk has written for a report, if anything.
    pub(super) fn text(&self, of: ReportOf) -> Option<&str> {
        match of {
            ReportOf::Province => self.province.as_deref(),
            _ => self.office.as_deref(),
        }
    }

    /// SHA-256 of what a clerk has written for a report; empty where nobody has.
    pub(super) fn digest(&self, of: ReportOf) -> String {
        self.text(of)
            .map(|text| digest_of(text.as_bytes()))
            .unwrap_or_default()
    }

    /// The body of a report, where a clerk has written one.
    ///
    /// # Errors
    /// What can't be read; figures that have changed, unless they are accepted.
    pub fn body(
        &self,
        report: &Report,
        wording: &Wording,
        accept: bool,
    ) -> Outcome<Option<OwnBody>> {
        let of = report.office.report_of;
        let (Some(text), Some(period)) = (self.text(of), self.period) else {
            return Ok(None);
        };
        let file = format!("{NARRATIVES}/{}.md", stem(period, of));
        let tables = tables(report);
        let now = documents::marked_narrative(report, wording)?;
        let written =
            narrative::read_beside(&file, text, &tables, &now.figures())?.with_marks(&now);
        let changes = written.changes(&now);
        if !accept {
            refuse(&file, &changes)?;
        }
        let blocks = match wording.marks() {
            true => written.marked_blocks(&tables),
            false => written.blocks(&tables),
        };
        Ok(Some(OwnBody {
            blocks,
            notes: notes(&file, &changes, &written.typed_decided(&now)),
        }))
    }
}

/// The name of a report's narrative without its extension.
pub(super) fn stem(period: PeriodId, of: ReportOf) -> String {
    match of {
        ReportOf::Province => format!("{period}-ubnd-tinh"),
        _ => period.to_string(),
    }
}

/// Fails with every figure that has changed.
fn refuse(file: &str, changes: &[Change]) -> Outcome<()> {
    let mut faults = Faults::new();
    if !changes.is_empty() {
        faults.add(Fault::new(
            file,
            format!(
                "{} số liệu trong lời báo cáo không còn đúng với dữ liệu hiện nay",
                changes.len()
            ),
            "sửa từng chỗ nêu dưới đây; hoặc chạy lại với --draft để có bản soạn mới bên cạnh; \
             muốn in nguyên văn như tệp thì thêm --accept-narrative",
        ));
    }
    for change in changes {
        faults.add(change.fault(file));
    }
    faults.check()
}

fn notes(file: &str, changes: &[Change], typed: &[(usize, String, String)]) -> Vec<String> {
    let mut notes = vec![format!("Lời báo cáo lấy từ {file}.")];
    if !changes.is_empty() {
        notes.push(format!(
            "CHÚ Ý: in nguyên văn {file} theo yêu cầu, dù {} số liệu đã khác dữ liệu hiện nay:",
            changes.len()
        ));
    }
    let line = |change: &Change| format!("    dòng {}: {}", change.line, change.what());
    notes.extend(changes.iter().map(line));
    // What the clerk has typed is printed as it is; that a mark was put behind it is told.
    let typed = typed.iter().map(|(line, number, source)| {
        format!(
            "    dòng {line}: «{number}» trùng số liệu đã quyết định ({source}) nên in kèm dấu (*); đúng là số đó \
             thì ghi trong ngoặc vuông như bản soạn, không phải số đó thì viết lại câu"
        )
    });
    notes.extend(typed);
    notes
}

/// Writes the draft of a period's narrative; of two, where the office writes two reports.
pub fn draft(
    root: &Path,
    named: Option<PeriodId>,
    as_of: Option<NaiveDate>,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let templates = sources::templates(root)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, as_of, readers, progress)?;
    let basis = judged.basis();
    let wording = Wording::new(&templates.wording)?;
    let mut drafts = Vec::new();
    for report in document_set::reports(&model::build(&basis), basis.office, &[]) {
        // Tells the template's faults.
        documents::periodic_report(&report, &wording)?;
        let marked = documents::marked_narrative(&report, &wording)?;
        let stem = stem(id, report.office.report_of);
        drafts.push((marked.draft(&head(&report, id)), stem));
    }
    let folder = root.join("inputs").join("narrative");
    let mut lines = Vec::new();
    for (text, stem) in drafts {
        let names =
            std::iter::once(format!("{stem}.md")).chain((1_u32..).map(|number| match number {
                1 => format!("{stem}.moi.md"),
                number => format!("{stem}.moi-{number}.md"),
            }));
        let path = output::write_first_free(&folder, names, text.as_bytes())?;
        lines.push(told(&path, &stem));
    }
    Ok(Finished {
        text: lines.join("\n"),
        exit: 0,
    })
}

fn told(path: &Path, stem: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let used = format!("{stem}.md");
    if name == used {
        return format!(
            "Đã ghi bản soạn lời báo cáo: {NARRATIVES}/{name}\n\
             Sửa tệp bằng Notepad, lưu lại, rồi chạy «cchc report»: báo cáo lấy lời của tệp này."
        );
    }
    format!(
        "Đã có {NARRATIVES}/{used}, giữ nguyên; bản soạn mới ghi bên cạnh: {NARRATIVES}/{name}\n\
         Báo cáo vẫn lấy lời của {used}; chép những câu cần dùng sang tệp đó."
    )
}

/// What a clerk must know, at the top of a draft.
pub(super) fn head(report: &Report, id: PeriodId) -> Vec<String> {
    [
        &format!(
            "Lời báo cáo {} của {}; lệnh «cchc report --period {id}» in tệp này thay cho lời soạn sẵn.",
            id.name(),
            report.office.issuer
        ),
        "Dòng bắt đầu bằng hai dấu gạch chéo (như dòng này) không in.",
        "",
        "Sửa, thêm, bớt câu chữ tùy ý. Mỗi đoạn một dòng, dòng trống kết thúc một đoạn.",
        "«# », «## », «### » ở đầu dòng: đề mục I, 1, a (số đánh tự động); «- »: một ý; [[bang:tên]]: một bảng.",
        "Trong dấu ngoặc vuông là số liệu do chương trình ghi: [số liệu|nguồn] hoặc [số liệu|nguồn|kết quả đánh giá];",
        "chỉ số liệu được in. Nguồn là mã tiêu chí hoặc tên số liệu. Giữ dấu thì khi dữ liệu đổi, chương trình báo",
        "dòng nào còn số cũ; xóa dấu, chỉ để lại chữ, thì số đó do người soạn tự chịu trách nhiệm.",
        "Số liệu đã quyết định (cchc decide) luôn được in kèm dấu (*), dù dấu đó bị xóa trong tệp này.",
        "Muốn in chính các dấu [ ] | \\ thì viết \\[ \\] \\| \\\\. Lưu tệp với mã hóa UTF-8.",
    ]
    .iter()
    .map(|line| (*line).to_owned())
    .collect()
}
