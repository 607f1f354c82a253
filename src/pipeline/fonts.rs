//! The font of a run: Times New Roman of the machine, or the one that comes with the program.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::failure::{Fault, Outcome};
use crate::office::{FontChoice, Office};
use crate::render::pdf::{Fonts, printable};

/// How systems call the four files of Times New Roman: upright, bold, italic, bold italic.
const NAMES: [[&str; 4]; 3] = [
    ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"],
    [
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ],
    [
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ],
];

/// Where systems keep fonts.
const FOLDERS: [&str; 7] = [
    "C:/Windows/Fonts",
    "/System/Library/Fonts/Supplemental",
    "/Library/Fonts",
    "/usr/share/fonts/truetype/msttcorefonts",
    "/usr/share/fonts/msttcorefonts",
    "/usr/share/fonts/msttcore",
    "/usr/local/share/fonts",
];

/// The fonts that an office has chosen. An older Times New Roman without all Vietnamese letters
/// counts as none.
pub(super) fn chosen(choice: FontChoice) -> Outcome<&'static Fonts> {
    match choice {
        FontChoice::Tinos => Ok(Fonts::bundled()),
        FontChoice::Auto => Ok(of_machine().unwrap_or_else(Fonts::bundled)),
        FontChoice::TimesNewRoman => of_machine().ok_or_else(|| missing().into()),
    }
}

/// The office's own words must be printable; only an agency's are replaced.
pub(super) fn check_own(office: &Office, fonts: &Fonts) -> Outcome<()> {
    let offices = [Some(office.clone()), office.for_province_report()];
    let texts = offices
        .into_iter()
        .flatten()
        .map(|office| format!("{office:?}"));
    let own: String = texts.collect();
    let lacking = printable(&own, fonts).1;
    if lacking.is_empty() {
        return Ok(());
    }
    let lacking: String = lacking.into_iter().collect();
    Err(Fault::new(
        "inputs/office.toml",
        format!("phông {} không có ký tự: {lacking}", fonts.family()),
        "Bỏ các ký tự này hoặc viết bằng chữ.",
    )
    .into())
}

fn missing() -> Fault {
    Fault::new(
        "inputs/office.toml",
        "máy này không có phông Times New Roman đủ bốn kiểu chữ và đủ chữ tiếng Việt",
        "Ghi font = \"tinos\" để dùng phông kèm theo chương trình, hoặc lập văn bản trên máy có phông \
         này.",
    )
}

/// Times New Roman of this machine, read once.
fn of_machine() -> Option<&'static Fonts> {
    static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
    FONTS.get_or_init(find).as_ref()
}

fn find() -> Option<Fonts> {
    folders().into_iter().find_map(|folder| {
        NAMES.iter().find_map(|names| {
            let files = names.iter().map(|name| std::fs::read(folder.join(name)));
            let files: Vec<Vec<u8>> = files.collect::<Result<_, _>>().ok()?;
            Fonts::from_files(&folder.to_string_lossy(), files).ok()
        })
    })
}

fn folders() -> Vec<PathBuf> {
    let of_variable = |name: &str, below: &str| {
        std::env::var_os(name).map(|folder| PathBuf::from(folder).join(below))
    };
    [
        of_variable("WINDIR", "Fonts"),
        of_variable("LOCALAPPDATA", "Microsoft/Windows/Fonts"),
        of_variable("HOME", ".fonts"),
        of_variable("HOME", ".local/share/fonts"),
        of_variable("HOME", "Library/Fonts"),
    ]
    .into_iter()
    .flatten()
    .chain(FOLDERS.map(PathBuf::from))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_font_can_be_fixed_and_a_missing_one_is_the_operators_fault() {
        assert_eq!(chosen(FontChoice::Tinos).unwrap().family(), "Tinos");
        match (of_machine(), chosen(FontChoice::TimesNewRoman)) {
            (Some(own), Ok(fonts)) => assert_eq!(own.family(), fonts.family()),
            (None, Err(failure)) => assert!(failure.to_string().contains("font = \"tinos\"")),
            (own, fonts) => panic!("{own:?} {fonts:?}"),
        }
    }
}
