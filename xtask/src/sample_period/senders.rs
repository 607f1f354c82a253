//! Who sends, under which name, and when it is received.

use cchc::agency::{Agency, Register, without_ubnd};
use cchc::period::Period;
use cchc::period::calendar::Calendar;
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::draw::Draw;
use super::profile::Stage;
use super::tasks::working_day;

/// Communes that send nothing in 2024-H1 but what can't be used.
pub const EMPTY_FORM: &str = "xa-5731";
/// Sends the form of another period.
pub const WRONG_PERIOD: &str = "xa-5794";
/// Sends a text that is no workbook.
pub const NO_WORKBOOK: &str = "xa-5632";
/// Sends twice.
pub const TWICE: &str = "so-tai-chinh";

/// Of a hundred communes, so many send nothing after six months; and so many send after nine.
const SILENT: i64 = 12;
const SENDING: i64 = 17;

/// Whether an agency sends a form that can be used.
pub fn sends(agency: &Agency, stage: Stage) -> bool {
    if agency.level != "cap-xa" {
        return true;
    }
    match stage {
        Stage::Half => {
            let named = super::faults::CELLS
                .iter()
                .any(|fault| fault.agency == agency.id);
            let unusable = [EMPTY_FORM, WRONG_PERIOD, NO_WORKBOOK].contains(&agency.id.as_str());
            named || (!unusable && !Draw::of(&agency.id, "silent").chance(SILENT))
        }
        Stage::NineMonths => Draw::of(&agency.id, "sending").chance(SENDING),
    }
}

/// The name under which an agency sends its form: mostly like `xa-tan-cuong-thai-nguyen.xlsx`, at
/// times as people name files.
pub fn file_name(register: &Register, agency: &Agency) -> String {
    if agency.level != "cap-xa" {
        return format!("{}.xlsx", agency.id);
    }
    let parent = agency.parent.as_deref().and_then(|id| register.get(id));
    let parent = parent
        .map(|parent| without_ubnd(&parent.name))
        .unwrap_or_default();
    let place = parent
        .trim_start_matches("huyện ")
        .trim_start_matches("thành phố ");
    let name = without_ubnd(&agency.name);
    match Draw::of(&agency.id, "file name").between(1, 100) {
        1..=5 => format!("Bao cao CCHC {} - {}.xlsx", plain(name), plain(place)),
        6..=8 => format!("Báo cáo CCHC {name} ({place}).xlsx"),
        9..=11 => format!(
            "{}_{}_BC CCHC.xlsx",
            plain(name).to_uppercase(),
            plain(place)
        ),
        _ => format!("{}.xlsx", slug(&format!("{name} {place}"))),
    }
}

/// Letters without their marks: `Tân Cương` → `Tan Cuong`.
pub fn plain(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

fn slug(text: &str) -> String {
    plain(text)
        .to_lowercase()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// The day on which a form is received: in the last days before it is due, one in twenty late;
/// nothing where the clerk forgot to write it down.
pub fn received(agency: &str, period: &Period, calendar: &Calendar) -> Option<NaiveDate> {
    let mut draw = Draw::of(agency, &format!("received {}", period.id));
    if draw.chance(3) {
        return None;
    }
    let due = period.due_agencies;
    if draw.chance(5) {
        let days = if draw.chance(50) { 1 } else { 2 };
        return Some(calendar.after(due, days));
    }
    let day = match draw.between(0, 2) {
        0 => period.cut_off(),
        1 => due.pred_opt().unwrap_or(due),
        _ => due,
    };
    Some(working_day(calendar, day))
}
