//! `cchc outgoing`: what goes out to each agency, ready to be sent by a mail program or the document
//! system. Nothing is sent by this program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::issued::Signed;
use super::opener::{Knowledge, Opener};
use super::{Finished, period, returns, sources};
use crate::failure::{Fault, Outcome};
use crate::inputs;
use crate::output::{self, NewFile, Part};
use crate::period::PeriodId;
use crate::render::json;
use crate::render::mail::{Mail, eml};
use crate::render::wording::{Wording, shape_fault};
use crate::render::workbooks::outgoing::{OutgoingRow, outgoing};
use crate::report::document::Block;
use crate::report::model;
use crate::report::outgoing::{Letter, LetterKind, Ready, letters};
use crate::report::reminder::reminders;
use crate::report::rows::PeriodRows;
use workbook::workers::Readers;

/// The folder in a period's.
const FOLDER: &str = "gui-di";
/// The wording of letters.
const TEMPLATE: &str = "thu.j2";
const PDF: &str = "application/pdf";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file that goes out with a letter.
struct Enclosed {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

/// The files of each agency, by what they are.
#[derive(Default)]
struct Files {
    returned: BTreeMap<String, Vec<Enclosed>>,
    sheets: BTreeMap<String, Vec<Enclosed>>,
    dispatches: BTreeMap<String, Vec<Enclosed>>,
    /// The dispatch to all, where it was written.
    dispatch_to_all: Option<Vec<u8>>,
}

/// Writes the letters of a period.
pub fn run(
    root: &Path,
    named: Option<PeriodId>,
    within: i64,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let templates = sources::templates(root)?;
    let wording = Wording::new(&templates.wording)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let signed = Signed::load(root, &inputs)?;
    let folder = root.join("output").join(id.to_string());
    let as_of = documents_day(&folder);
    let judged = period::judge(root, &inputs, &signed, id, as_of, readers, progress)?;
    let basis = judged.basis();
    let report = model::build(&basis);
    let shown = format!("output/{id}");
    refuse_older(
        &folder,
        &shown,
        &json::results(&PeriodRows::of(&basis, &report.agencies)),
    )?;
    let knowledge = Knowledge::of(&inputs, None);
    let opener = Opener::new(readers, &knowledge);
    let mut files = Files::default();
    progress("Đang lập bản trả lại cho các cơ quan…");
    let (returned, nobodys) = returns::of_agencies(id, &basis, &judged.read.paths, &opener)?;
    for (agency, name, bytes) in returned {
        let own = files.returned.entry(agency.clone()).or_default();
        let number = match own.len() {
            0 => String::new(),
            count => format!("-{}", count + 1),
        };
        let ending = name.rsplit('.').next().unwrap_or("xlsx");
        own.push(Enclosed {
            name: format!("ban-tra-lai-{agency}{number}.{ending}"),
            media_type: XLSX,
            bytes,
        });
    }
    for row in &report.agencies {
        let pdf = |path: String, name: String| {
            let bytes = fs::read(folder.join(path)).ok()?;
            Some(Enclosed {
                name,
                media_type: PDF,
                bytes,
            })
        };
        let agency = &row.id;
        let sheet = pdf(format!("phieu/{agency}.pdf"), format!("phieu-{agency}.pdf"));
        files
            .sheets
            .insert(agency.clone(), sheet.into_iter().collect());
        let dispatch = pdf(
            format!("cong-van/don-doc-{agency}.pdf"),
            format!("don-doc-{agency}.pdf"),
        );
        files
            .dispatches
            .insert(agency.clone(), dispatch.into_iter().collect());
    }
    files.dispatch_to_all = fs::read(folder.join("cong-van/don-doc-chung.pdf")).ok();
    let letters = letters(
        &basis,
        &report,
        reminders(&basis, &report).as_ref(),
        &files.ready(),
        within,
    );
    let mut made = Made::default();
    for letter in &letters {
        made.add(letter, &files.of(letter), &wording, id, &basis.as_of)?;
    }
    let count = letters.len();
    let own = basis.office.agency.as_ref();
    let own = own
        .and_then(|own| files.returned.get(own))
        .map_or(0, Vec::len);
    let table = outgoing(&made.rows, basis.as_of);
    made.files.push(NewFile {
        name: format!("{FOLDER}/bang-gui.xlsx"),
        bytes: table,
    });
    output::replace(&folder, &shown, Part::Folder(FOLDER), &made.files)?;
    Ok(Finished {
        text: listing(&letters, count, &shown, (own, nobodys)),
        exit: 0,
    })
}

/// The day on which the documents that lie there were judged; none: the office's due date.
fn documents_day(folder: &Path) -> Option<chrono::NaiveDate> {
    let text = fs::read_to_string(folder.join("results.json")).ok()?;
    let results: serde_json::Value = serde_json::from_str(&text).ok()?;
    results.get("as_of")?.as_str()?.parse().ok()
}

/// What lies there must be of the data of now: sheets and dispatches would go out with older figures.
fn refuse_older(folder: &Path, shown: &str, results: &str) -> Outcome<()> {
    let there = fs::read_to_string(folder.join("results.json")).ok();
    let (what, mend) = match there {
        Some(there) if there == results => return Ok(()),
        Some(_) => (
            "văn bản của kỳ được lập từ dữ liệu khác với dữ liệu hiện nay",
            "chạy cchc report rồi chạy lại lệnh này",
        ),
        None => (
            "chưa lập văn bản của kỳ",
            "chạy cchc report (thêm --each-reminder để mỗi cơ quan có công văn riêng) rồi chạy lại lệnh này",
        ),
    };
    Err(Fault::new(format!("{shown}/results.json"), what, mend).into())
}

impl Files {
    fn ready(&self) -> Ready {
        let counted = |of: &BTreeMap<String, Vec<Enclosed>>| {
            of.iter()
                .map(|(agency, files)| (agency.clone(), files.len()))
                .collect()
        };
        let mut ready = Ready {
            returned: counted(&self.returned),
            sheets: counted(&self.sheets),
            dispatches: counted(&self.dispatches),
        };
        if self.dispatch_to_all.is_some() {
            for count in ready.dispatches.values_mut() {
                *count = 1.max(*count);
            }
        }
        ready
    }

    /// What goes with a letter: name, media type, bytes.
    fn of(&self, letter: &Letter) -> Vec<(&str, &'static str, &[u8])> {
        let own = match letter.kind {
            LetterKind::Return => &self.returned,
            LetterKind::Reminder => &self.dispatches,
            LetterKind::Sheet => &self.sheets,
            LetterKind::BeforeDue | LetterKind::CriteriaDue => return Vec::new(),
        };
        let own = own.get(&letter.agency.id).into_iter().flatten();
        let mut files: Vec<_> = own
            .map(|file| (file.name.as_str(), file.media_type, file.bytes.as_slice()))
            .collect();
        if let (LetterKind::Reminder, true, Some(all)) =
            (letter.kind, files.is_empty(), &self.dispatch_to_all)
        {
            files.push(("don-doc-chung.pdf", PDF, all));
        }
        files
    }
}

#[derive(Default)]
struct Made {
    files: Vec<NewFile>,
    rows: Vec<OutgoingRow>,
}

impl Made {
    /// Adds a letter: its text, its draft, and the files that go with it.
    fn add(
        &mut self,
        letter: &Letter,
        enclosed: &[(&str, &'static str, &[u8])],
        wording: &Wording,
        id: PeriodId,
        date: &chrono::NaiveDate,
    ) -> Outcome<()> {
        let agency = &letter.agency;
        let (subject, body) = text(letter, wording)?;
        let folder = format!("{FOLDER}/{}", agency.id);
        let word = letter.kind.word();
        let mail = Mail {
            id: &format!("{id}.{word}.{}", agency.id),
            to: (!letter.address.is_empty())
                .then_some((agency.name.as_str(), letter.address.as_str())),
            subject: &subject,
            body: &body,
            date: *date,
            files: enclosed.to_vec(),
        };
        let mut add = |name: String, bytes: Vec<u8>| {
            self.files.push(NewFile {
                name: format!("{folder}/{name}"),
                bytes,
            });
        };
        add(format!("{word}.eml"), eml(&mail));
        // Notepad reads it: a mark of the encoding, lines as it ends them.
        let plain = format!("\u{feff}{subject}\n\n{body}\n").replace('\n', "\r\n");
        add(format!("{word}.txt"), plain.into_bytes());
        for (name, _, bytes) in enclosed {
            add((*name).to_owned(), bytes.to_vec());
        }
        let names: Vec<String> = enclosed
            .iter()
            .map(|(name, ..)| format!("{}/{name}", agency.id))
            .collect();
        self.rows.push(OutgoingRow {
            agency: agency.name.clone(),
            address: letter.address.clone(),
            kind: letter.kind.label().to_owned(),
            subject,
            body,
            files: names.join("\n"),
            letter: format!("{}/{word}.eml", agency.id),
        });
        Ok(())
    }
}

/// The subject and the text of a letter.
fn text(letter: &Letter, wording: &Wording) -> Outcome<(String, String)> {
    let mut blocks = wording
        .blocks(TEMPLATE, letter, &BTreeMap::new())?
        .into_iter();
    let Some(Block::Heading { text: subject, .. }) = blocks.next() else {
        return Err(shape_fault(
            TEMPLATE,
            "thư chưa có tiêu đề",
            "Bắt đầu mỗi loại thư bằng một dòng «# …».",
        )
        .into());
    };
    let mut body = String::new();
    let mut after_item = false;
    for block in blocks {
        let (is_item, line) = match block {
            Block::Heading { number, text, .. } => (false, format!("{number} {text}")),
            Block::Paragraph { text } | Block::Note { text } => (false, text),
            Block::Bullet { level: 1, text } => (true, format!("- {text}")),
            Block::Bullet { text, .. } => (true, format!("  + {text}")),
            Block::Table(_) | Block::Chart(_) => continue,
        };
        if !body.is_empty() {
            body.push_str(if is_item && after_item { "\n" } else { "\n\n" });
        }
        after_item = is_item;
        body.push_str(&line);
    }
    // Mail programs break lines themselves.
    let spaced = |text: String| text.replace('\u{a0}', " ");
    Ok((spaced(subject), spaced(body)))
}

/// What was written. Returns of the office itself and of nobody that is known go with no letter.
fn listing(
    letters: &[Letter],
    count: usize,
    shown: &str,
    (own, nobodys): (usize, usize),
) -> String {
    let mut lines = vec![format!(
        "Đã ghi {shown}/{FOLDER}/: {count} thư và bảng bang-gui.xlsx"
    )];
    for kind in [
        LetterKind::Return,
        LetterKind::Reminder,
        LetterKind::BeforeDue,
        LetterKind::CriteriaDue,
        LetterKind::Sheet,
    ] {
        let own = letters.iter().filter(|letter| letter.kind == kind).count();
        if own > 0 {
            lines.push(format!("    {}: {own}", kind.label()));
        }
    }
    for (returns, whose) in [
        (own, "của chính cơ quan lập báo cáo"),
        (nobodys, "của tệp chưa rõ cơ quan"),
    ] {
        if returns > 0 {
            lines.push(format!("    Bản trả lại không kèm thư, {whose}: {returns}"));
        }
    }
    let without = letters
        .iter()
        .filter(|letter| letter.address.is_empty())
        .count();
    if without > 0 {
        lines.push(format!(
            "{without} thư chưa có địa chỉ: ghi email của cơ quan trong inputs/agencies.toml, hoặc điền khi gửi."
        ));
    }
    if !letters
        .iter()
        .any(|letter| letter.kind == LetterKind::Sheet)
    {
        lines.push(
            "Chưa có phiếu kết quả: chạy cchc report để lập phiếu rồi chạy lại lệnh này."
                .to_owned(),
        );
    }
    lines.push(
        "Chương trình không gửi gì: mở tệp .eml bằng chương trình thư, xem lại rồi gửi.".to_owned(),
    );
    lines.join("\n")
}
