//! What a period's documents are made of.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::record::below;
use super::signed::Signed;
use crate::failure::{Fault, Faults, Outcome, system_reason};
use crate::inputs::Inputs;
use crate::output::NewFile;
use crate::period::PeriodId;

/// Every file that the documents of a period are made of, under its name below the root: the inputs, the
/// workbooks of the period and of those that it is compared with (signed ones as they were signed),
/// templates of the office's own.
///
/// # Errors
/// Files that can't be read, all of them.
pub fn gather(
    root: &Path,
    inputs: &Inputs,
    signed: &Signed,
    period: PeriodId,
) -> Outcome<Vec<NewFile>> {
    let mut faults = Faults::new();
    let mut files = Vec::new();
    walk(root, "templates", &mut files, &mut faults, &|_| true);
    let own = |name: &str| !name.starts_with("inputs/submissions/");
    walk(root, "inputs", &mut files, &mut faults, &own);
    let compared = inputs.periods.earlier_in_year(period).map(|past| past.id);
    let last_year = PeriodId {
        year: period.year - 1,
        ..period
    };
    for id in compared.chain([last_year, period]) {
        let from = match id == period {
            true => root,
            false => signed.or(id, root, inputs).0,
        };
        let folder = format!("inputs/submissions/{id}");
        walk(from, &folder, &mut files, &mut faults, &|_| true);
    }
    faults.into_outcome(files)
}

/// What tells whether documents were made of these very files: their names and bytes.
pub type MadeOf = [u8; 32];

/// What tells gathered files from any others.
pub fn digest(files: &[NewFile]) -> MadeOf {
    let mut digest = Sha256::new();
    for file in files {
        for part in [file.name.as_bytes(), &file.bytes] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    digest.finalize().into()
}

/// The fault of files that are others by now than those that were read.
pub fn changed_meanwhile() -> Fault {
    Fault::new(
        "inputs",
        "dữ liệu vừa được một lệnh khác hoặc người khác ghi trong khi lệnh này đang chạy, nên chưa lưu bản ban hành",
        "chạy lại lệnh này",
    )
}

/// The files below a folder, in the order of their names. What a file that is being edited leaves beside
/// it (`~$…`, `.…`) is no input.
fn walk(
    root: &Path,
    name: &str,
    files: &mut Vec<NewFile>,
    faults: &mut Faults,
    wanted: &dyn Fn(&str) -> bool,
) {
    let path = below(root, name);
    if path.is_dir() {
        let mut names: Vec<String> = fs::read_dir(&path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|own| !own.starts_with('.') && !own.starts_with("~$"))
            .collect();
        names.sort();
        for own in names {
            walk(root, &format!("{name}/{own}"), files, faults, wanted);
        }
    } else if path.is_file() && wanted(name) {
        match fs::read(&path) {
            Ok(bytes) => files.push(NewFile {
                name: name.to_owned(),
                bytes,
            }),
            Err(error) => faults.add(Fault::new(
                name,
                format!(
                    "không đọc được để lưu bản ban hành ({})",
                    system_reason(&error)
                ),
                "kiểm tra quyền đọc của tệp rồi chạy lại",
            )),
        }
    }
}
