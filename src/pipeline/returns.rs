//! Returns: the agencies' workbooks with their faults marked, of a period or beside a single file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::held::Held;
use super::opener::{FileId, Opener};
use super::sources::{self, Received};
use crate::failure::{Failure, Fault, Outcome};
use crate::finding::Finding;
use crate::intake;
use crate::output::{Beside, Change, NewFile, Part};
use crate::period::PeriodId;
use crate::render::workbooks::returned::{self, Returned};
use crate::report::basis::Basis;
use crate::submission::Submission;

/// The most that all returns of a period take, in bytes, before they are written together; beyond,
/// those of the largest workbooks are the list of faults alone.
const MOST_OF_RETURNS: usize = 256 * 1024 * 1024;

/// The folder of a period's returns.
pub const FOLDER: &str = "returns";

/// The returns of a period, to be written: one for each file with an error or a warning, in the place that
/// the file has in the period's folder. Earlier returns are replaced.
pub fn of_period<'a>(
    id: PeriodId,
    basis: &Basis,
    paths: &BTreeMap<String, PathBuf>,
    opener: &Opener<'_>,
    progress: &dyn Fn(&str),
) -> Outcome<Change<'a>> {
    progress("Đang lập bản trả lại cho các cơ quan…");
    let made = made(id, basis, paths, opener)?.into_iter();
    let files = made.map(|(name, _, bytes)| NewFile {
        name: format!("{FOLDER}/{name}"),
        bytes,
    });
    Ok(Change {
        folder: format!("output/{id}"),
        part: Part::Folder(FOLDER),
        files: files.collect(),
    })
}

/// A return: the id of its agency, its name, its bytes.
pub type AgencyReturn = (String, String, Vec<u8>);

/// The returns of a period whose agency is known, and how many there are of which it is not.
pub fn of_agencies(
    id: PeriodId,
    basis: &Basis,
    paths: &BTreeMap<String, PathBuf>,
    opener: &Opener<'_>,
) -> Outcome<(Vec<AgencyReturn>, usize)> {
    let made = made(id, basis, paths, opener)?;
    let all = made.len();
    let known = made
        .into_iter()
        .filter_map(|(name, submission, bytes)| Some((submission.agency.clone()?, name, bytes)));
    let known: Vec<_> = known.collect();
    let nobodys = all - known.len();
    Ok((known, nobodys))
}

/// The returns of a period: name, what was sent, bytes.
fn made<'a>(
    id: PeriodId,
    basis: &Basis<'a>,
    paths: &BTreeMap<String, PathBuf>,
    opener: &Opener<'_>,
) -> Outcome<Vec<(String, &'a Submission, Vec<u8>)>> {
    let by_file = by_file(basis.findings);
    let made = Held::at_most(MOST_OF_RETURNS);
    let submissions: &'a [Submission] = basis.submissions;
    for (place, submission) in submissions.iter().enumerate() {
        let findings = by_file
            .get(submission.file.as_str())
            .map_or(&[][..], Vec::as_slice);
        if returned::is_needed(findings) {
            let bytes = match paths.get(&submission.file) {
                Some(path) => again(path, id, submission)?,
                None => Vec::new(),
            };
            let file = (Some(id), submission.file.clone());
            let returned = of_bytes(file, &bytes, Some(submission), findings, opener)?;
            let size = returned.bytes.len();
            made.put(place, size, (submission, returned), |(submission, _), _| {
                let file = submission.file.as_str();
                let findings = by_file.get(file).map_or(&[][..], Vec::as_slice);
                (submission, returned::returned(&[], None, findings))
            });
        }
    }
    let made: Vec<(&Submission, Returned)> = made.into_items();
    let files: Vec<(&str, &str)> = made
        .iter()
        .map(|(submission, returned)| (submission.file.as_str(), returned.extension))
        .collect();
    let names = names(&files);
    Ok(names
        .into_iter()
        .zip(made)
        .map(|(name, (submission, returned))| (name, submission, returned.bytes))
        .collect())
}

/// The bytes of a file that was read before; none where it was too large to be kept. Marks on other
/// bytes than those that were checked would be wrong.
fn again(path: &Path, id: PeriodId, submission: &Submission) -> Outcome<Vec<u8>> {
    let shown = format!("{}/{}", sources::shown_folder(id), submission.file);
    let Received::Whole(bytes) = sources::received(path, &shown)? else {
        return Ok(Vec::new());
    };
    if submission.has_digest(&intake::digest_of(&bytes)) {
        return Ok(bytes);
    }
    Err(changed_meanwhile(&shown))
}

/// The failure of a file whose marks would be wrong, since it is another by now.
pub fn changed_meanwhile(shown: &str) -> Failure {
    Fault::new(
        shown,
        "tệp đã bị thay đổi trong khi chương trình đang chạy",
        "chờ việc chép hoặc sửa tệp xong rồi chạy lại",
    )
    .into()
}

/// Whether a file with these findings gets a return.
pub fn is_needed(findings: &[Finding]) -> bool {
    returned::is_needed(&findings.iter().collect::<Vec<_>>())
}

/// The return of a single file, which goes beside it as «NAME - cần sửa.xlsx»; none where there is
/// nothing to mend. `shown` is the name by which it was checked. No file that is there is ever overwritten: the agency may be mending an earlier
/// return.
pub fn beside(
    (path, shown): (&Path, &str),
    bytes: &[u8],
    submission: Option<&Submission>,
    findings: &[Finding],
    opener: &Opener<'_>,
) -> Outcome<Option<Beside>> {
    if !is_needed(findings) {
        return Ok(None);
    }
    let findings: Vec<&Finding> = findings.iter().collect();
    let file = (None, shown.to_owned());
    let returned = of_bytes(file, bytes, submission, &findings, opener)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(Some(Beside {
        stem: format!("{stem} - cần sửa"),
        extension: returned.extension,
        bytes: returned.bytes,
    }))
}

/// The return of a file. What could not be read the first time is not read again.
fn of_bytes(
    file: FileId,
    bytes: &[u8],
    submission: Option<&Submission>,
    findings: &[&Finding],
    opener: &Opener<'_>,
) -> Outcome<Returned> {
    let was_read = submission.is_some_and(|sent| sent.disposition.was_read());
    opener.returned(file, bytes, was_read, findings)
}

/// The findings of each file that are the agency's to mend: what rests on decided figures is told to
/// the office.
fn by_file(findings: &[Finding]) -> BTreeMap<&str, Vec<&Finding>> {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|own| own.asks_agency()) {
        if let Some(place) = &finding.place {
            by_file.entry(&place.file).or_default().push(finding);
        }
    }
    by_file
}

/// The names of returns: those of the files with the return's ending. A file that has this name
/// itself keeps it; of others that would take one name, each keeps its own ending in it. Small and
/// capital letters are one, as they are to many file systems.
fn names(files: &[(&str, &str)]) -> Vec<String> {
    let plain = |(file, extension): &(&str, &str)| with_extension(file, extension);
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        *wanted.entry(plain(file).to_lowercase()).or_default() += 1;
    }
    let is_own = |file: &(&str, &str)| plain(file).to_lowercase() == file.0.to_lowercase();
    let mut taken: BTreeSet<String> = files
        .iter()
        .filter(|file| is_own(file))
        .map(|file| plain(file).to_lowercase())
        .collect();
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let mut name_of = |file: &(&str, &str)| {
        let name = plain(file);
        if is_own(file) && kept.insert(name.to_lowercase()) {
            return name;
        }
        let is_alone = wanted.get(&name.to_lowercase()) == Some(&1);
        if is_alone && taken.insert(name.to_lowercase()) {
            return name;
        }
        let (base, ending) = (file.0, file.1);
        let mut name = format!("{base}.{ending}");
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{base} ({number}).{ending}");
            number += 1;
        }
        name
    };
    files.iter().map(&mut name_of).collect()
}

/// A path with another ending.
fn with_extension(file: &str, extension: &str) -> String {
    let (folder, base) = match file.rfind('/') {
        Some(at) => file.split_at(at + 1),
        None => ("", file),
    };
    let stem = match base.rfind('.') {
        Some(at) if at > 0 => &base[..at],
        _ => base,
    };
    format!("{folder}{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_bears_the_name_of_its_file() {
        let files = [
            ("so-noi-vu.xlsx", "xlsx"),
            ("huyện/Đại Từ.xls", "xlsx"),
            ("so.lieu.csv", "xlsx"),
            ("không đuôi", "xlsx"),
            ("macro.xlsm", "xlsm"),
        ];
        let expected = [
            "so-noi-vu.xlsx",
            "huyện/Đại Từ.xlsx",
            "so.lieu.xlsx",
            "không đuôi.xlsx",
            "macro.xlsm",
        ];
        assert_eq!(names(&files), expected);
    }

    #[test]
    fn two_files_never_share_a_return() {
        let files = [
            ("a.ods", "xlsx"),
            ("a.xls", "xlsx"),
            ("A.XLSX", "xlsx"),
            ("a.xlsx", "xlsx"),
            ("a.xls.xlsx", "xlsx"),
        ];
        let names = names(&files);
        assert_eq!(names[2], "A.xlsx");
        assert_eq!(names[4], "a.xls.xlsx");
        let distinct: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(distinct.len(), files.len(), "{names:?}");
    }
}
