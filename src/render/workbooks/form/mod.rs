//! The form: the workbook that an agency fills in. The plan gives its rows, its validation and
//! its live checks, so that they can't contradict each other; `form.rs` gives the hidden marks by
//! which it is read back.

mod colours;
mod condition;
mod entries;
mod formulas;
mod guide;
mod hidden;
mod input;
mod layout;
mod narrative;
mod style;
mod table;
mod validation;
mod words;

#[cfg(test)]
#[path = "tests/sample.rs"]
mod sample;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use opc::foreign::made_anywhere;

use crate::finding::Rule;
use crate::form::{FormIdentity, INPUT_SHEET};
use crate::report::terms::PeriodId;
pub use entries::{Entries, Entry};
use layout::Layout;

type Written = Result<(), XlsxError>;

/// What an agency stated in the period before, as the form shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PreviousFigures {
    /// That period.
    pub period: Option<PeriodId>,
    /// Measure's id → what was stated, ready to be printed: `98,50% (1.182/1.200)`.
    pub texts: BTreeMap<String, String>,
}

/// Everything that a form is made from.
#[derive(Debug, Clone, Copy)]
pub struct FormContent<'a> {
    /// Whose form it is, for which period, with the slice of the plan that it asks about.
    pub identity: &'a FormIdentity,
    /// The superior body of the letterhead (`UBND tỉnh Thái Nguyên`), where it is not the agency's
    /// parent in the register; absent where there is neither.
    pub superior: Option<&'a str>,
    /// What the agency stated in the period before; empty: the form has no column for it.
    pub previous: &'a PreviousFigures,
    /// The rules of the checks that the instructions list.
    pub rules: &'a [&'a Rule],
    /// What stands in it already; empty for a blank form.
    pub entries: &'a Entries,
}

impl<'a> FormContent<'a> {
    /// The superior body of the letterhead.
    fn superior(&self) -> Option<&'a str> {
        self.identity.parent_name.as_deref().or(self.superior)
    }

    /// The table's columns and rows.
    fn layout(&self) -> Layout<'a> {
        let measures = &self.identity.plan.measures;
        let known = |id: &String| self.previous.texts.contains_key(id);
        Layout::new(
            self.identity,
            measures.iter().any(|measure| known(&measure.id)),
        )
    }
}

/// The bytes of a form (`.xlsx`): blank, or with what stands in it already. Equal contents give equal bytes.
///
/// # Panics
/// Never: sizes, names and lengths that a workbook refuses are kept here.
pub fn form(content: &FormContent<'_>) -> Vec<u8> {
    workbook(content)
        .and_then(|mut workbook| workbook.save_to_buffer())
        .map(made_anywhere)
        .expect("a form keeps to a workbook's limits, because every text is clipped to a cell")
}

fn workbook(content: &FormContent<'_>) -> Result<Workbook, XlsxError> {
    let layout = content.layout();
    let mut workbook = Workbook::new();
    workbook.set_default_format(&style::plain(), 20, 64)?;
    workbook.set_properties(&properties(content));
    guide::write(workbook.add_worksheet(), content, &layout)?;
    input::write(workbook.add_worksheet(), content, &layout)?;
    narrative::write(workbook.add_worksheet(), content)?;
    hidden::write(&mut workbook, content.identity)?;
    let counter = input::counter_cell();
    workbook.define_name(guide::COUNTER, &format!("='{INPUT_SHEET}'!{counter}"))?;
    Ok(workbook)
}

fn properties(content: &FormContent<'_>) -> DocProperties {
    let identity = content.identity;
    let notice = content.entries.notice.as_deref().unwrap_or_default();
    DocProperties::new()
        .set_comment(clip(notice))
        .set_title(clip(&words::title(identity)))
        .set_subject(clip(&format!("Kỳ báo cáo {}", identity.period.id)))
        .set_author(clip(&identity.office))
        .set_company(clip(&identity.distinct_name))
        .set_creation_datetime(&creation(identity.period.cut_off()))
}

/// The day that the file bears as its day of creation: the cut-off, never the clock's.
fn creation(day: NaiveDate) -> ExcelDateTime {
    let (year, month) = (u16::try_from(day.year()).unwrap_or(0), day.month() as u8);
    ExcelDateTime::from_ymd(year, month, day.day() as u8)
        .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))
        .expect("the first of January 2000 is a day")
}

/// A line of a sheet's head, with what keeps the form from being used yet.
fn with_plan_notice(line: &str, entries: &Entries) -> String {
    match &entries.plan_notice {
        Some(notice) => format!("{line}. {notice}"),
        None => line.to_owned(),
    }
}

/// A text as a cell can hold it.
fn clip(text: &str) -> String {
    clip_to(text, 32_000)
}

/// A text with at most so many UTF-16 units; an ellipsis shows that something is missing.
fn clip_to(text: &str, units: usize) -> String {
    if text.encode_utf16().count() <= units {
        return text.to_owned();
    }
    let mut used = 1;
    let mut clipped: String = text
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= units
        })
        .collect();
    clipped.push('…');
    clipped
}

/// Protects a sheet without a password: widths, heights and filters stay the reader's own.
fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
}

/// Print set-up that all sheets share: A4, one page wide, page numbers below.
fn print_setup(sheet: &mut Worksheet, content: &FormContent<'_>) {
    let identity = content.identity;
    let name = clip_to(&identity.distinct_name, 60).replace('&', "&&");
    let period = format!("Kỳ báo cáo: {}", identity.period.id.name());
    let foot = |text: &str| format!("&\"Times New Roman,Italic\"&9 {text}");
    let (left, right) = (foot(&name), foot("Trang &P/&N"));
    sheet
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_print_center_horizontally(true)
        .set_footer(format!("&L{left}&C{}&R{right}", foot(&period)));
    if let Some(notice) = &content.entries.plan_notice {
        let notice = clip_to(notice, 120).replace('&', "&&");
        sheet.set_header(format!("&C{}", foot(&notice)));
    }
}
