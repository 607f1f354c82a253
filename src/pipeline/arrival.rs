//! Workbooks and receipts that a clerk hands in: a file goes into the period's folder whole or not at
//! all, under its own name, and never takes the place of another; the register of receipts is changed
//! where it is to be changed, and stays as it is everywhere else.

use std::fs;
use std::path::Path;

use super::sources::{self, RECEIPTS};
use crate::failure::{Fault, Outcome};
use crate::intake;
use crate::output::{self, NewFile, Part};
use crate::period::PeriodId;
use crate::receipts_import;
use crate::submission::received;

pub use crate::intake::guard::LARGEST_FILE;
pub use crate::receipts_import::MatchedReceipt;

/// The longest name of a file that is taken, in bytes: every system takes it, with a number behind it.
const LONGEST_NAME: usize = 200;

/// What became of a file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It lies in the period's folder, under this name.
    As(String),
    /// The same bytes lay there already, under this name.
    There(String),
}

/// Puts a file into a period's folder. Of its name only what stands behind the last separator counts.
///
/// # Errors
/// A name that can't be one of a workbook; a file larger than any that is read; a folder in which
/// nothing can be written. Then nothing of it is there.
pub fn take(root: &Path, period: PeriodId, name: &str, bytes: &[u8]) -> Outcome<Taken> {
    let name = own_name(name)?;
    if bytes.len() as u64 > LARGEST_FILE {
        let limit = LARGEST_FILE / (1024 * 1024);
        return Err(refused(
            &name,
            &format!("tệp lớn hơn {limit} MB"),
            "đề nghị cơ quan gửi tệp chỉ có biểu báo cáo, không kèm hình ảnh, tệp nhúng",
        ));
    }
    let folder = root.join("inputs").join("submissions");
    let below = folder.join(period.to_string());
    if fs::read(below.join(&name)).is_ok_and(|there| there == bytes) {
        return Ok(Taken::There(name));
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name.as_str(), String::new()),
    };
    let names = (1_u32..).map(|number| match number {
        1 => format!("{period}/{name}"),
        number => format!("{period}/{stem} ({number}){ending}"),
    });
    let path = output::write_first_free(&folder, names, bytes)?;
    let written = path.file_name().unwrap_or_default();
    Ok(Taken::As(written.to_string_lossy().into_owned()))
}

/// The name under which a file is kept.
fn own_name(given: &str) -> Outcome<String> {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let stem = name.split('.').next().unwrap_or_default().to_uppercase();
    let numbered = |word: &str| {
        let number = stem.strip_prefix(word);
        number.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    // Windows gives these names to devices.
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || numbered("COM")
        || numbered("LPT");
    let forbidden = |c: char| c.is_control() || (cfg!(windows) && "<>:\"|?*".contains(c));
    if name.is_empty() || is_device || name.ends_with('.') || name.contains(forbidden) {
        return Err(refused(
            given,
            "tên tệp không dùng được trên máy này",
            "đổi tên tệp rồi gửi lại",
        ));
    }
    if name.len() > LONGEST_NAME {
        return Err(refused(
            given,
            "tên tệp quá dài",
            "đặt tên ngắn hơn rồi gửi lại",
        ));
    }
    if intake::is_passed_over(name) {
        return Err(refused(
            given,
            "tệp tạm hoặc tệp của hệ thống, không phải báo cáo",
            "không cần gửi tệp này",
        ));
    }
    Ok(name.to_owned())
}

fn refused(name: &str, what: &str, mend: &str) -> crate::failure::Failure {
    Fault::new(name, what, mend).into()
}

/// Writes receipts of files of a period into its register.
///
/// # Errors
/// A register that is no TOML, or that would have faults afterwards; then it is as it was.
pub fn note(root: &Path, period: PeriodId, receipts: &[MatchedReceipt]) -> Outcome<()> {
    let shown = format!("{}/{RECEIPTS}", sources::shown_folder(period));
    let text = sources::receipts_text(root, period)?;
    let changed = receipts_import::changed(text.as_deref(), receipts).ok_or_else(|| {
        Fault::new(
            &shown,
            "tệp viết sai cú pháp, không ghi thêm được",
            "sửa dòng sai bằng Notepad rồi ghi lại",
        )
    })?;
    let files = sources::listing(root, period)?.files;
    let names: Vec<String> = files.into_iter().map(|file| file.name).collect();
    received::load(&changed, &shown, &names)?;
    let name = format!("{period}/{RECEIPTS}");
    let file = NewFile {
        name: name.clone(),
        bytes: changed.into_bytes(),
    };
    let folder = "inputs/submissions";
    let at = root.join("inputs").join("submissions");
    // Another command may have written into it meanwhile.
    let was = [(name.as_str(), text.as_deref())];
    output::replace(&at, folder, Part::MadeOf(&was), &[file]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIOD: &str = "2024-H1";

    fn taken(root: &Path, name: &str, bytes: &[u8]) -> Taken {
        take(root, PERIOD.parse().unwrap(), name, bytes).unwrap()
    }

    #[test]
    fn a_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let name = |name: &str| name.to_owned();
        assert_eq!(
            taken(root, "a/Sở Y tế.xlsx", b"1"),
            Taken::As(name("Sở Y tế.xlsx"))
        );
        assert_eq!(
            taken(root, "Sở Y tế.xlsx", b"1"),
            Taken::There(name("Sở Y tế.xlsx"))
        );
        assert_eq!(
            taken(root, "Sở Y tế.xlsx", b"2"),
            Taken::As(name("Sở Y tế (2).xlsx"))
        );
        let below = root.join("inputs/submissions/2024-H1");
        assert_eq!(fs::read(below.join("Sở Y tế.xlsx")).unwrap(), b"1");
        assert_eq!(fs::read(below.join("Sở Y tế (2).xlsx")).unwrap(), b"2");
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in [
            "../../office.toml",
            "..\\..\\a.xlsx",
            "/etc/b.xlsx",
            "C:\\c.xlsx",
        ] {
            let Taken::As(own) = taken(root, name, name.as_bytes()) else {
                panic!("{name} was there already");
            };
            assert!(root.join("inputs/submissions/2024-H1").join(own).is_file());
        }
        let refused = [
            "",
            "..",
            "a/",
            "received.toml",
            "~$a.xlsx",
            ".a.xlsx",
            "NUL.xlsx",
            "com1",
            "a\nb.xlsx",
        ];
        for name in refused {
            assert!(
                take(root, PERIOD.parse().unwrap(), name, b"x").is_err(),
                "{name}"
            );
        }
        assert_eq!(fs::read_dir(root.join("inputs")).unwrap().count(), 1);
    }

    #[test]
    fn a_receipt_is_changed_and_all_around_it_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (root, period) = (folder.path(), PERIOD.parse().unwrap());
        for name in ["a.xlsx", "b.xlsx"] {
            taken(root, name, name.as_bytes());
        }
        let receipt = |file: &str, date: Option<&str>, number: Option<&str>| MatchedReceipt {
            file: file.to_owned(),
            date: date.map(|date| date.parse().unwrap()),
            number: number.map(str::to_owned),
        };
        note(
            root,
            period,
            &[receipt("a.xlsx", Some("2024-06-14"), Some("12"))],
        )
        .unwrap();
        let path = root.join("inputs/submissions/2024-H1/received.toml");
        let before = fs::read_to_string(&path).unwrap();
        let with_remark = before.replace("2024-06-14", "2024-06-14 # fax");
        output::replace(
            &root.join("inputs/submissions"),
            "inputs/submissions",
            Part::OnlyWritten,
            &[NewFile {
                name: "2024-H1/received.toml".to_owned(),
                bytes: with_remark.into_bytes(),
            }],
        )
        .unwrap();
        let changes = [
            receipt("a.xlsx", Some("2024-06-17"), None),
            receipt("b.xlsx", Some("2024-06-18"), None),
        ];
        note(root, period, &changes).unwrap();
        let after = fs::read_to_string(&path).unwrap();
        assert!(after.contains("date = 2024-06-17 # fax") && !after.contains("number"));
        assert!(after.contains("b.xlsx") && after.contains("2024-06-18"));
        let absent = note(root, period, &[receipt("c.xlsx", Some("2024-06-18"), None)]);
        assert!(absent.is_err(), "a file that is not there");
        assert_eq!(fs::read_to_string(&path).unwrap(), after);
    }
}
