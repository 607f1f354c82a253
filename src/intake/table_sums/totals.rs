//! Rows of sums.

use super::{addend, has_figure, shown};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::intake::cell_words::quoted;
use crate::intake::layout::by_headings::View;
use crate::intake::layout::by_headings::header::is_numbering;
use crate::intake::rules;
use crate::intake::workbook::Shown;
use crate::place::Cell;
use crate::vietnamese::fold::fold_plain;

/// Labels of a row of sums.
const SUMS: &[&str] = &[
    "tong cong",
    "tong so",
    "tong",
    "cong",
    "cong chung",
    "tong chung",
];
/// Words of a heading below which figures are not added up.
const NOT_ADDED: &[&str] = &[
    "ti le",
    "binh quan",
    "trung binh",
    "toc do",
    "diem",
    "hang",
    "nam",
];

/// The rows of sums of a sheet that are none.
pub(super) fn findings(view: &View<'_>, rows: &[u32]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(label) = sum_label(view, *row) else {
            continue;
        };
        let label = view.own(label);
        let figures: Vec<Cell> = view
            .row(*row)
            .map(|(cell, _)| cell)
            .filter(|cell| has_figure(view, *cell))
            .collect();
        found.extend(
            figures
                .into_iter()
                .filter_map(|cell| differs(view, &rows[..at], cell, label)),
        );
    }
    found
}

/// The label of a row of sums; none where the row is another.
fn sum_label(view: &View<'_>, row: u32) -> Option<Cell> {
    view.plain_row(row)
        .find(|(_, words)| SUMS.contains(words))
        .map(|(cell, _)| cell)
}

/// A row that a sum can be made of.
struct Part {
    figure: Exact,
    /// Whether it is a group by itself (`I`, `II`), and so holds the rows below it.
    is_group: bool,
    /// Whether it is a part of the row above it (`- …`, `Trong đó`).
    is_detail: bool,
}

/// The finding of a sum that is not made of the rows above it: neither of those up to the nearest
/// heading, nor of those above it where the heading is repeated on every page.
fn differs(view: &View<'_>, above: &[u32], cell: Cell, label: &str) -> Option<Finding> {
    let (parts, ends) = parts(view, above, cell)?;
    let total = addend(view, cell)?;
    let room = rounding(&parts, &total);
    let fits = |sum: &Exact| (sum - &total).abs() <= room;
    if ends.iter().any(|end| sums(&parts[..*end]).iter().any(fits)) {
        return None;
    }
    let [all, .., own] = sums(&parts[..*ends.first()?]);
    let is_nested = parts.iter().any(|part| part.is_group || part.is_detail);
    let best = if is_nested { own } else { all };
    let seen = format!("«{}»: {}", quoted(label), shown(&total));
    let expected = format!("tổng các dòng phía trên: {}", shown(&best));
    Some(Finding::new(&rules::SUM_DIFFERS, seen, expected).at(view.page.place(cell)))
}

/// What rows can add up to: all of them; groups only; all but groups; all but details; the rows that
/// are neither.
fn sums(parts: &[Part]) -> [Exact; 5] {
    let sum = |belongs: &dyn Fn(&Part) -> bool| {
        parts
            .iter()
            .filter(|part| belongs(part))
            .fold(Exact::zero(), |sum, part| &sum + &part.figure)
    };
    [
        sum(&|_| true),
        sum(&|part| part.is_group),
        sum(&|part| !part.is_group),
        sum(&|part| !part.is_detail),
        sum(&|part| !part.is_group && !part.is_detail),
    ]
}

/// The rows above a sum up to the sum before, from below, and where headings stand among them; none
/// where its column is not added up or has less than two figures below its heading.
fn parts(view: &View<'_>, above: &[u32], total: Cell) -> Option<(Vec<Part>, Vec<usize>)> {
    let mut parts = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut figures = 0;
    let mut is_open = true;
    for row in above.iter().rev().filter(|row| !is_numbering(view, **row)) {
        let cell = Cell::new(*row, total.column);
        let content = view.page.content(cell);
        let is_percent = content.is_some_and(|content| content.shown == Shown::Percent);
        let Some(figure) = addend(view, cell).filter(|_| !is_percent) else {
            if ends.is_empty() && (is_percent || !is_added(view.seen(cell)) || figures < 2) {
                return None;
            }
            ends.push(parts.len());
            continue;
        };
        let labels: Vec<&str> = view.row(*row).map(|(_, words)| words).collect();
        let is_filled = has_figure(view, cell);
        is_open &= !is_filled || sum_label(view, *row).is_none();
        if is_open {
            figures += usize::from(is_filled);
            parts.push(Part {
                figure,
                is_group: labels.first().is_some_and(|label| is_roman(label)),
                is_detail: labels.iter().any(|label| is_detail(label)),
            });
        }
    }
    (!ends.is_empty()).then_some((parts, ends))
}

/// Whether figures below a heading are added up.
fn is_added(heading: &str) -> bool {
    let padded = format!(" {} ", fold_plain(heading));
    padded.chars().any(char::is_alphabetic)
        && !NOT_ADDED
            .iter()
            .any(|words| padded.contains(&format!(" {words} ")))
}

/// `I`, `IV.`
fn is_roman(label: &str) -> bool {
    let label = label.trim_end_matches(['.', ')']);
    !label.is_empty() && label.chars().all(|letter| "IVX".contains(letter))
}

fn is_detail(label: &str) -> bool {
    label.starts_with(['-', '–', '+', '*']) || fold_plain(label).starts_with("trong do")
}

/// By how much a sum may be off for its rows were rounded: nothing where all are whole and small in
/// number, half a unit of the last decimal for each row otherwise.
fn rounding(parts: &[Part], total: &Exact) -> Exact {
    let is_whole = total.is_whole() && parts.iter().all(|part| part.figure.is_whole());
    if is_whole {
        return Exact::zero();
    }
    let text = total.to_full_decimal();
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len().min(6));
    let unit = (0..decimals).fold(Exact::whole(1), |unit, _| &unit / 10);
    &(&unit * &Exact::whole(i64::try_from(parts.len()).unwrap_or(i64::MAX))) / 2
}
