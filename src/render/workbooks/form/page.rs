//! What all sheets of a form share: texts that fit a cell, protection, print set-up.

use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use super::FormContent;
use super::entries::Entries;

/// A line of a sheet's head, with what keeps the form from being used yet.
pub(super) fn with_plan_notice(line: &str, entries: &Entries) -> String {
    match &entries.plan_notice {
        Some(notice) => format!("{line}. {notice}"),
        None => line.to_owned(),
    }
}

/// A text as a cell can hold it.
pub(super) fn clip(text: &str) -> String {
    clip_to(text, 32_000)
}

/// A text with at most so many UTF-16 units; an ellipsis shows that something is missing.
pub(super) fn clip_to(text: &str, units: usize) -> String {
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
pub(super) fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
}

/// Print set-up that all sheets share: A4, one page wide, page numbers below.
pub(super) fn print_setup(sheet: &mut Worksheet, content: &FormContent<'_>) {
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
