//! What is read from disk: the workbooks of a period, the register of receipts, templates that
//! replace the built-in ones, narratives that a clerk has edited. Files are taken in the order of their names; their times are never read.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::{Fault, Faults, Outcome};
use crate::inputs::Inputs;
use crate::intake;
use crate::intake::guard::LARGEST_FILE;
use crate::period::PeriodId;

/// The file with the clerk's register of receipts.
pub const RECEIPTS: &str = "received.toml";

/// Where a period's workbooks lie, as shown to the operator.
pub fn shown_folder(period: PeriodId) -> String {
    format!("inputs/submissions/{period}")
}

/// The names of all files of a period's folder, sorted, without the register of receipts.
///
/// # Errors
/// A folder that can't be listed: workbooks might be lost in it.
pub fn file_names(root: &Path, period: PeriodId) -> Outcome<Vec<String>> {
    let folder = root
        .join("inputs")
        .join("submissions")
        .join(period.to_string());
    let mut names = Vec::new();
    let mut faults = Faults::new();
    if folder.exists() {
        list(&folder, "", &shown_folder(period), &mut names, &mut faults);
    }
    names.retain(|name| name != RECEIPTS);
    names.sort();
    faults.into_outcome(names)
}

fn list(folder: &Path, prefix: &str, shown: &str, names: &mut Vec<String>, faults: &mut Faults) {
    let unreadable = || {
        Fault::new(
            format!("{shown}/{prefix}"),
            "không đọc được thư mục",
            "kiểm tra quyền đọc của thư mục rồi chạy lại",
        )
    };
    let Ok(entries) = fs::read_dir(folder) else {
        faults.add(unreadable());
        return;
    };
    for entry in entries {
        let Ok(entry) = entry else {
            faults.add(unreadable());
            return;
        };
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), shown, names, faults);
        } else {
            names.push(name);
        }
    }
}

/// A file as it lies on the disk.
pub enum Received {
    /// Its bytes.
    Whole(Vec<u8>),
    /// It is larger than any file that is opened; its bytes are not kept.
    TooLarge {
        /// How large, in bytes.
        size: u64,
        /// The digest of its bytes.
        sha256: String,
    },
}

/// A file of a period's folder.
pub fn received(root: &Path, period: PeriodId, name: &str) -> Result<Received, std::io::Error> {
    let folder = root
        .join("inputs")
        .join("submissions")
        .join(period.to_string());
    let path = name.split('/').fold(folder, |path, part| path.join(part));
    let mut file = fs::File::open(path)?;
    let mut bytes = Vec::new();
    (&mut file).take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= LARGEST_FILE {
        return Ok(Received::Whole(bytes));
    }
    let mut digest = Sha256::new();
    digest.update(&bytes);
    let mut size = bytes.len() as u64;
    loop {
        let count = file.read(&mut bytes)?;
        if count == 0 {
            let sha256 = intake::digest_words(digest);
            return Ok(Received::TooLarge { size, sha256 });
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
    let path = root
        .join("inputs")
        .join("submissions")
        .join(period.to_string())
        .join(RECEIPTS);
    if !path.exists() {
        return Ok(None);
    }
    fs::read_to_string(&path).map(Some).map_err(|_| {
        Fault::new(
            format!("{}/{RECEIPTS}", shown_folder(period)),
            "không đọc được tệp",
            "tệp phải là văn bản UTF-8; lưu lại bằng Notepad với mã hóa UTF-8",
        )
        .into()
    })
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
        if !file_names(root, period.id)?.is_empty() {
            return Ok(period.id);
        }
    }
    Err(Fault::new(
        "inputs/submissions",
        "chưa có tệp báo cáo nào của các cơ quan",
        "chép các tệp vào inputs/submissions/KỲ (ví dụ inputs/submissions/2024-H1), hoặc nêu rõ kỳ: --period 2024-H1",
    )
    .into())
}

/// The folder of the narratives that clerks edit, relative to the root.
pub const NARRATIVES: &str = "inputs/narrative";

/// The text of a narrative, where there is one.
///
/// # Errors
/// A narrative that can't be read as UTF-8 text.
pub fn narrative_text(root: &Path, name: &str) -> Outcome<Option<String>> {
    let path = root.join("inputs").join("narrative").join(name);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    fs::read_to_string(&path).map(Some).map_err(|_| {
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
    let mut names = Vec::new();
    let mut faults = Faults::new();
    if folder.exists() {
        list(&folder, "", "templates", &mut names, &mut faults);
    }
    let mut own = OwnTemplates::default();
    for name in names
        .into_iter()
        .filter(|name| name.ends_with(".typ") || name.ends_with(".j2"))
    {
        match fs::read_to_string(
            name.split('/')
                .fold(folder.clone(), |path, part| path.join(part)),
        ) {
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
