//! What is read from disk: the workbooks of a period, the register of receipts, templates that
//! replace the built-in ones, narratives that a clerk has edited. Files are taken in the order of their names; their times are never read.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::listing::{self, Listed, Listing};
use crate::failure::{Fault, Faults, Outcome, system_reason};
use crate::inputs::Inputs;
use crate::intake;
use crate::intake::guard::LARGEST_FILE;
use crate::patience::{SILENCE, patiently, read_pieces, while_it_answers, whole_file, whole_text};
use crate::period::PeriodId;

/// The file with the clerk's register of receipts.
pub const RECEIPTS: &str = "received.toml";

/// The same register as a workbook.
pub const RECEIPTS_TABLE: &str = "received.xlsx";

/// Where a period's workbooks lie, as shown to the operator.
pub fn shown_folder(period: PeriodId) -> String {
    format!("inputs/submissions/{period}")
}

/// Where a period's workbooks lie.
fn folder_of(root: &Path, period: PeriodId) -> PathBuf {
    root.join("inputs")
        .join("submissions")
        .join(period.to_string())
}

/// What lies in a period's folder, without the register of receipts.
///
/// # Errors
/// A folder that can't be listed: workbooks might be lost in it. A register of receipts under a
/// wrong name.
pub fn listing(root: &Path, period: PeriodId) -> Outcome<Listing> {
    let folder = folder_of(root, period);
    if !folder.exists() {
        return Ok(Listing::default());
    }
    let shown = shown_folder(period);
    let mut listing = listing::list(&folder, &shown)?;
    listing
        .files
        .retain(|file| file.name != RECEIPTS && !file.name.eq_ignore_ascii_case(RECEIPTS_TABLE));
    let mut faults = Faults::new();
    for file in &listing.files {
        if is_other_register(&file.name) {
            faults.add(Fault::new(
                format!("{shown}/{}", file.name),
                "sổ tiếp nhận không phải là tệp .xlsx hoặc .toml nên không được dùng",
                format!(
                    "mở bằng Excel, lưu lại thành {RECEIPTS_TABLE}, rồi chuyển tệp này đi nơi khác"
                ),
            ));
        }
        if misnamed(&file.name).is_some_and(|right| right.eq_ignore_ascii_case(RECEIPTS)) {
            faults.add(wrong_ending(&shown, &file.name, RECEIPTS));
        }
    }
    faults.into_outcome(listing)
}

/// Whether a file is meant for the register of receipts, and is of a kind that is not read as one.
fn is_other_register(name: &str) -> bool {
    let name = name.to_lowercase();
    [
        "received.xls",
        "received.ods",
        "received.csv",
        "received.xlsm",
    ]
    .contains(&name.as_str())
}

/// Endings of the texts that an office edits.
const TEXT_ENDINGS: [&str; 4] = [".toml", ".md", ".typ", ".j2"];

/// The right name of a text that an editor has saved with an ending more: Notepad adds `.txt`, and
/// Windows hides it.
fn misnamed(name: &str) -> Option<&str> {
    let (right, ending) = name.split_at_checked(name.len().checked_sub(4)?)?;
    let is_text = |right: &str| {
        let right = right.to_lowercase();
        TEXT_ENDINGS.iter().any(|ending| right.ends_with(ending))
    };
    (ending.eq_ignore_ascii_case(".txt") && is_text(right)).then_some(right)
}

/// The fault of a text under a wrong name: it would be passed over.
fn wrong_ending(folder: &str, name: &str, right: &str) -> Fault {
    Fault::new(
        format!("{folder}/{name}"),
        "tên tệp thừa đuôi .txt nên tệp không được dùng",
        format!(
            "đổi tên thành «{right}» (trong Windows: View › File name extensions để thấy đuôi tệp); tệp không dùng nữa thì chuyển đi nơi khác"
        ),
    )
}

/// A file as it lies on the disk.
pub enum Received {
    /// Its bytes.
    Whole(Vec<u8>),
    /// It is larger than any file that is opened; its bytes are not kept.
    TooLarge {
        /// How large, in bytes.
        size: u64,
        /// The digest of its bytes; none where there are so many that nobody would wait for it.
        sha256: Option<String>,
    },
}

/// How often a file that changes while it is read is read again.
const MOST_READINGS: usize = 3;

/// A file of an agency. A scanner may hold it for an instant: it is tried again; so is a file that
/// grew while it was read.
///
/// # Errors
/// It can't be read, or is being written: the operator's fault, never the agency's.
pub fn received(path: &Path, shown: &str) -> Outcome<Received> {
    for _ in 0..MOST_READINGS {
        let read = patiently(|| {
            let path = path.to_path_buf();
            while_it_answers(SILENCE, move |alive| read_once(&path, alive))
        })
        .map_err(|error| cannot_read(shown, &error))?;
        if let Some(read) = read {
            return Ok(read);
        }
    }
    Err(Fault::new(
        shown,
        "tệp đang được ghi trong khi đọc",
        "chờ việc chép hoặc đồng bộ tệp xong rồi chạy lại",
    )
    .into())
}

/// The largest file of which a digest is made, in bytes: some seconds of reading.
const LARGEST_DIGESTED: u64 = 1024 * 1024 * 1024;

/// What the operator is told of a file that the system does not let read.
pub fn cannot_read(shown: &str, error: &std::io::Error) -> Fault {
    let mend = if error.kind() == std::io::ErrorKind::NotFound {
        "tệp đã bị xóa hoặc đổi tên trong khi chạy, hoặc sai tên tệp; kiểm tra rồi chạy lại"
    } else {
        "đóng chương trình đang mở tệp (Excel, phần mềm đồng bộ), kiểm tra quyền đọc, rồi chạy lại"
    };
    Fault::new(
        shown,
        format!("không đọc được tệp ({})", system_reason(error)),
        mend,
    )
}

/// A file as it is now; nothing where it changed its size meanwhile. `alive` is called for each piece.
fn read_once(path: &Path, alive: &dyn Fn()) -> std::io::Result<Option<Received>> {
    let mut file = fs::File::open(path)?;
    let mut bytes = read_pieces(&mut file, LARGEST_FILE + 1, alive)?;
    if bytes.len() as u64 <= LARGEST_FILE {
        let is_whole = file.metadata()?.len() == bytes.len() as u64;
        return Ok(is_whole.then_some(Received::Whole(bytes)));
    }
    let mut digest = Sha256::new();
    digest.update(&bytes);
    let mut size = bytes.len() as u64;
    loop {
        // A file with holes can be larger than any disk, and costs whoever makes it nothing.
        let whole = file.metadata()?.len();
        if whole.max(size) > LARGEST_DIGESTED {
            return Ok(Some(Received::TooLarge {
                size: whole.max(size),
                sha256: None,
            }));
        }
        let count = file.read(&mut bytes)?;
        alive();
        if count == 0 {
            let sha256 = Some(intake::digest_words(digest));
            return Ok(Some(Received::TooLarge { size, sha256 }));
        }
        digest.update(&bytes[..count]);
        size += count as u64;
    }
}

/// The text of the register of receipts, where there is one.
///
/// # Errors
/// A register that can't be read as UTF-8 text.
pub fn receipts_text(root: &Path, period: PeriodId) -> Outcome<Option<String>> {
    let path = folder_of(root, period).join(RECEIPTS);
    if !path.exists() {
        return Ok(None);
    }
    whole_text(&path).map(Some).map_err(|_| {
        Fault::new(
            format!("{}/{RECEIPTS}", shown_folder(period)),
            "không đọc được tệp",
            "tệp phải là văn bản UTF-8; lưu lại bằng Notepad với mã hóa UTF-8",
        )
        .into()
    })
}

/// The register of receipts as a workbook, where there is one: its name, and its bytes.
///
/// # Errors
/// A file that can't be read.
pub fn receipts_table(root: &Path, period: PeriodId) -> Outcome<Option<(String, Vec<u8>)>> {
    let folder = folder_of(root, period);
    let shown = shown_folder(period);
    if !folder.exists() {
        return Ok(None);
    }
    let listed = listing::list(&folder, &shown)?.files;
    let Some(file) = listed
        .into_iter()
        .find(|file| file.name.eq_ignore_ascii_case(RECEIPTS_TABLE))
    else {
        return Ok(None);
    };
    let shown = format!("{shown}/{}", file.name);
    let bytes = whole_file(&file.path).map_err(|error| cannot_read(&shown, &error))?;
    Ok(Some((shown, bytes)))
}

/// The period that is meant: the named one, or the latest that has workbooks.
///
/// # Errors
/// A period that `periods.toml` does not know; no workbooks at all.
pub fn choose_period(root: &Path, inputs: &Inputs, named: Option<PeriodId>) -> Outcome<PeriodId> {
    if let Some(id) = named {
        return inputs.period(id).map(|period| period.id);
    }
    for period in inputs.periods.list.iter().rev() {
        if !listing(root, period.id)?.files.is_empty() {
            return Ok(period.id);
        }
    }
    Err(Fault::new(
        "inputs/submissions",
        "chưa có tệp báo cáo nào của các cơ quan",
        "chép các tệp vào inputs/submissions/KỲ (dạng inputs/submissions/NĂM-H1), hoặc nêu rõ kỳ: --period NĂM-H1",
    )
    .into())
}

/// The folder of the narratives that clerks edit, relative to the root.
pub const NARRATIVES: &str = "inputs/narrative";

/// The text of a narrative, where there is one.
///
/// # Errors
/// A narrative that can't be read as UTF-8 text, or lies there under a wrong name.
pub fn narrative_text(root: &Path, name: &str) -> Outcome<Option<String>> {
    let folder = root.join("inputs").join("narrative");
    let path = folder.join(name);
    let with_ending = format!("{name}.txt");
    if folder.join(&with_ending).symlink_metadata().is_ok() {
        return Err(wrong_ending(NARRATIVES, &with_ending, name).into());
    }
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    whole_text(&path).map(Some).map_err(|_| {
        Fault::new(
            format!("{NARRATIVES}/{name}"),
            "không đọc được tệp",
            "tệp phải là văn bản UTF-8; lưu lại bằng Notepad với mã hóa UTF-8",
        )
        .into()
    })
}

/// The templates of the root that replace built-in ones: file name → text.
#[derive(Debug, Default)]
pub struct OwnTemplates {
    /// `templates/*.typ`.
    pub pages: BTreeMap<String, String>,
    /// `templates/wording/*.j2`.
    pub wording: BTreeMap<String, String>,
}

/// The templates of the root that replace built-in ones.
///
/// # Errors
/// A template that can't be read as UTF-8 text.
pub fn templates(root: &Path) -> Outcome<OwnTemplates> {
    let folder = root.join("templates");
    if !folder.exists() {
        return Ok(OwnTemplates::default());
    }
    let listing = listing::list(&folder, "templates")?;
    let mut faults = Faults::new();
    let mut own = OwnTemplates::default();
    for Listed { name, path } in listing.files {
        if let Some(right) = misnamed(&name) {
            faults.add(wrong_ending("templates", &name, right));
        }
        if !name.ends_with(".typ") && !name.ends_with(".j2") {
            continue;
        }
        match whole_text(&path) {
            Ok(text) => {
                match name.strip_prefix("wording/") {
                    Some(wording) => own.wording.insert(wording.to_owned(), text),
                    None => own.pages.insert(name, text),
                };
            }
            Err(_) => faults.add(Fault::new(
                format!("templates/{name}"),
                "không đọc được mẫu",
                "tệp mẫu phải là văn bản UTF-8",
            )),
        }
    }
    faults.into_outcome(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_that_windows_hides_is_seen() {
        for (name, right) in [
            ("received.toml.txt", Some("received.toml")),
            ("2024-H1.md.TXT", Some("2024-H1.md")),
            ("wording/phieu.j2.txt", Some("wording/phieu.j2")),
            ("ghi chú.txt", None),
            ("received.toml", None),
            ("ữ.txt", None),
            ("txt", None),
        ] {
            assert_eq!(misnamed(name), right, "{name}");
        }
    }

    #[test]
    fn a_file_larger_than_any_disk_is_not_read_to_its_end() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let huge = LARGEST_DIGESTED + 1;
        file.as_file().set_len(huge).unwrap();
        let Received::TooLarge { size, sha256 } = received(file.path(), "a.xlsx").unwrap() else {
            panic!("it is larger than any that is opened");
        };
        assert_eq!((size, sha256), (huge, None));
    }

    #[test]
    fn a_file_that_vanished_is_the_operators_fault() {
        let folder = tempfile::tempdir().unwrap();
        let gone = received(
            &folder.path().join("a.xlsx"),
            "inputs/submissions/2024-H1/a.xlsx",
        );
        let Err(failure) = gone else {
            panic!("a file that is not there was read");
        };
        assert_eq!(
            failure.faults()[0].file,
            "inputs/submissions/2024-H1/a.xlsx"
        );
    }
}
