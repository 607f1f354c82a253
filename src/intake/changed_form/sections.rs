//! The headings of the sections of an agency's own narrative.

use std::collections::BTreeMap;

use super::same_words::is_same;
use crate::finding::Finding;
use crate::form::NarrativeSection;
use crate::intake::cell_words::quoted;
use crate::intake::layout::Layout;
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::workbook::Workbook;
use crate::place::Cell;

/// How many rows above the key of a section its heading and its hint stand.
const ABOVE: u32 = 2;

/// Takes out the sections whose headings were rewritten, with a finding for each.
pub fn withhold_narrative(
    workbook: &Workbook,
    file: &str,
    layout: &Layout,
    told: &mut BTreeMap<NarrativeSection, String>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &layout.narrative {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[row.sheet],
            file,
        };
        let above = Cell::new(row.key.row.saturating_sub(ABOVE), 0)..Cell::new(row.key.row, 0);
        let lines: Vec<(Cell, String)> = page
            .sheet
            .cells
            .range(above)
            .map(|(cell, _)| (*cell, page.words(*cell)))
            .filter(|(_, words)| !words.is_empty() && !words.starts_with("cchc:"))
            .collect();
        let heading = row.section.heading();
        let is_heading = |(_, words): &(Cell, String)| {
            let bare = words.trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c));
            is_same(bare, heading)
        };
        // The hint alone is no heading of another section.
        let Some((cell, words)) = lines.first() else {
            continue;
        };
        if lines.len() < 2 || lines.iter().any(is_heading) {
            continue;
        }
        if told.remove(&row.section).is_some() {
            let seen = format!("biểu đã bị sửa, ghi «{}»", quoted(words));
            let finding = Finding::new(&rules::UNREADABLE_FIGURE, seen, heading)
                .advising("Để nguyên chữ có sẵn của biểu; ghi đúng nội dung mà biểu hỏi.");
            findings.push(finding.at(page.place(*cell)));
        }
    }
    findings
}
