//! `cchc narrative import`: a report that went round as a Word file comes back as the period's narrative.

use std::path::Path;

use super::document_set::{self, Choice};
use super::issued::Signed;
use super::narrative::{Narratives, head, stem};
use super::opener::{EditedFrom, HeldAgainst, Knowledge, Opener, TakenBack, unreadable};
use super::sources::{self, NARRATIVES};
use super::twins::{self, Twins};
use super::{Finished, fonts, period};
use crate::failure::{Fault, Outcome, shown};
use crate::inputs;
use crate::intake::digest_of;
use crate::output::{self, NewFile, Part};
use crate::patience::whole_file;
use crate::period::PeriodId;
use crate::render::documents;
use crate::render::wording::Wording;
use crate::report::document::Table;
use crate::report::model::{self, Report};
use crate::report::tables::tables;
use papers::edited::read_edited;
use workbook::workers::Readers;

/// Takes a Word file back.
pub fn run(
    root: &Path,
    file: &Path,
    named: Option<PeriodId>,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let shown = shown::path(file);
    let bytes = read(file, &shown)?;
    // Whoever the file went round to may have made it expensive: it is read within limits.
    let nothing = Knowledge::default();
    let opener = Opener::new(readers, &nothing);
    let from = opener.edited_from(&shown, &bytes)?;
    let inputs = inputs::load_inputs(root)?;
    let templates = sources::templates(root)?;
    let id = match (named, from.period.parse::<PeriodId>()) {
        (Some(named), Ok(own)) if named != own => return Err(other_period(&shown, own).into()),
        (Some(id), _) | (None, Ok(id)) => id,
        (None, Err(_)) => return Err(no_period(&shown).into()),
    };
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, None, readers, progress)?;
    let basis = judged.basis();
    let wording = Wording::new(&templates.wording)?;
    let narratives = Narratives::read(root, id)?;
    let reports = document_set::reports(&model::build(&basis), basis.office, &[]);
    let report = meant(&reports, &from).ok_or_else(|| no_report(&shown))?;
    let choice = Choice {
        kinds: &[],
        each_reminder: false,
        each_miss: false,
        docx: true,
        narratives: &narratives,
        accept_narrative: true,
        corrections: &[],
    };
    let twins = Twins::new(
        &wording,
        &templates,
        fonts::chosen(basis.office.font)?,
        &basis,
    );
    let (document, _) = document_set::body(report, &twins.wording, choice)?;
    let fresh = twins.report(report, &document, String::new(), "", "");
    let fresh = read_edited(&fresh.bytes).map_err(|why| unreadable(&shown, &why))?;
    let now = documents::marked_narrative(report, &wording)?.figures();
    let titles = |table: Table| -> Vec<String> {
        let above = [table.caption, table.unit];
        above.into_iter().flatten().collect()
    };
    let beside = HeldAgainst {
        fresh,
        now,
        tables: tables(report)
            .into_iter()
            .map(|(name, table)| (name, titles(table)))
            .collect(),
        added: vec![report.decisions.note.clone()],
        head: head(report, id),
    };
    let taken = opener.taken_back(&shown, &bytes, beside)?;
    let kept = keep(
        root,
        &stem(id, report.office.report_of),
        &taken.text,
        &narratives,
        report,
        &from,
    )?;
    Ok(Finished {
        text: listing(&shown, &taken, &kept),
        exit: u8::from(!taken.told.is_empty()),
    })
}

fn read(file: &Path, shown: &str) -> Outcome<Vec<u8>> {
    whole_file(file).map_err(|error| {
        Fault::new(
            shown,
            format!(
                "không đọc được tệp ({})",
                crate::failure::system_reason(&error)
            ),
            "kiểm tra đường dẫn; đóng tệp nếu đang mở trong Word",
        )
        .into()
    })
}

/// The report that the file is of: where it does not say, the only one that the office writes.
fn meant<'a>(reports: &'a [Report], from: &EditedFrom) -> Option<&'a Report> {
    let named = reports
        .iter()
        .find(|report| twins::name_in_origin(report.office.report_of) == from.document);
    match reports {
        [only] if from.document.is_empty() => Some(only),
        _ => named,
    }
}

fn other_period(shown: &str, own: PeriodId) -> Fault {
    Fault::new(
        shown,
        format!("tệp là báo cáo của kỳ {own}"),
        "bỏ --period, hoặc ghi đúng kỳ của tệp",
    )
}

fn no_period(shown: &str) -> Fault {
    Fault::new(
        shown,
        "tệp không cho biết là báo cáo của kỳ nào (chương trình khác đã bỏ phần ghi đó)",
        "thêm --period KỲ",
    )
}

fn no_report(shown: &str) -> Fault {
    Fault::new(
        shown,
        "tệp không phải là báo cáo mà đơn vị lập theo inputs/office.toml",
        "dùng tệp bao-cao.docx hoặc bao-cao-ubnd-tinh.docx do cchc report --docx ghi",
    )
}

/// Where the narrative was put.
struct Kept {
    lines: Vec<String>,
}

/// Writes the narrative. It takes the place of the one that the Word file was made of, which is kept
/// beside it; any other that lies there stays, and the new one is written beside it.
fn keep(
    root: &Path,
    stem: &str,
    text: &str,
    narratives: &Narratives,
    report: &Report,
    from: &EditedFrom,
) -> Outcome<Kept> {
    let folder = root.join("inputs").join("narrative");
    let name = format!("{stem}.md");
    let there = narratives.text(report.office.report_of);
    let lines = match there {
        Some(known) if known == text => {
            vec![format!("{NARRATIVES}/{name} đã đúng như vậy, giữ nguyên.")]
        }
        Some(known) if digest_of(known.as_bytes()) == from.narrative => {
            let earlier = free(&folder, &format!("{stem}.truoc"));
            let files = [
                NewFile {
                    name: name.clone(),
                    bytes: text.as_bytes().to_vec(),
                },
                NewFile {
                    name: earlier.clone(),
                    bytes: known.as_bytes().to_vec(),
                },
            ];
            let part = Part::MadeOf(&[(name.as_str(), Some(known)), (earlier.as_str(), None)]);
            output::replace(&folder, NARRATIVES, part, &files)?;
            vec![
                format!("Đã ghi {NARRATIVES}/{name}; lần lập báo cáo sau in theo tệp này."),
                format!("Bản trước đó giữ ở {NARRATIVES}/{earlier}."),
            ]
        }
        _ => {
            let names = std::iter::once(name.clone()).chain((1_u32..).map(|number| match number {
                1 => format!("{stem}.moi.md"),
                number => format!("{stem}.moi-{number}.md"),
            }));
            // Another run may have taken the very same file back meanwhile.
            let path = output::write_once(&folder, names, text.as_bytes())?;
            let got = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            match got == name {
                true => vec![format!(
                    "Đã ghi {NARRATIVES}/{name}; lần lập báo cáo sau in theo tệp này."
                )],
                false => vec![
                    format!(
                        "Đã có {NARRATIVES}/{name} khác với bản mà tệp Word được lập từ đó, giữ nguyên; lời lấy về ghi bên cạnh: {NARRATIVES}/{got}"
                    ),
                    format!(
                        "Báo cáo vẫn lấy lời của {name}; so hai tệp, chép những câu cần dùng sang."
                    ),
                ],
            }
        }
    };
    Ok(Kept { lines })
}

/// A name that no file of the folder has.
fn free(folder: &Path, stem: &str) -> String {
    let names = (1_u32..).map(|number| match number {
        1 => format!("{stem}.md"),
        number => format!("{stem}-{number}.md"),
    });
    let mut free = names.filter(|name| folder.join(name).symlink_metadata().is_err());
    free.next().unwrap_or_default()
}

fn listing(shown: &str, taken: &TakenBack, kept: &Kept) -> String {
    let mut out = vec![format!(
        "Đã lấy lời báo cáo từ {shown}: {} đoạn, {} số liệu còn gắn với nguồn.",
        taken.pieces, taken.bound
    )];
    out.extend(kept.lines.iter().cloned());
    if taken.told.is_empty() {
        out.push("Mọi số liệu đều đúng với dữ liệu hiện nay.".to_owned());
        return out.join("\n");
    }
    let count = taken.told.len() + taken.more;
    out.push(format!("\nCần xem lại {count} chỗ:"));
    out.extend(taken.told.iter().cloned());
    if taken.more > 0 {
        out.push(format!("    và {} chỗ nữa", taken.more));
    }
    out.join("\n")
}
