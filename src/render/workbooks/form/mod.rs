//! The form: the workbook that an agency fills in. The plan gives its rows, its validation and
//! its live checks, so that they can't contradict each other; `form.rs` gives the hidden marks by
//! which it is read back.

mod colours;
mod condition;
mod entries;
mod estimate;
mod formulas;
mod guide;
mod hidden;
mod input;
mod layout;
mod narrative;
mod page;
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
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use opc::foreign::made_anywhere;

use crate::finding::Rule;
use crate::form::{FormIdentity, INPUT_SHEET};
use crate::report::terms::PeriodId;
pub use entries::{Entries, Entry};
use layout::Layout;
use page::{clip, clip_to, print_setup, protect, with_plan_notice};

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
    if content.identity.period.estimate {
        estimate::write(workbook.add_worksheet(), content)?;
    }
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
