//! «Điểm, xếp hạng»: what agencies score in the plan's index, component by component.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, Shown, centred, text};
use super::look;
use super::page::Page;
use crate::report::decided_marks::marked_if;
use crate::report::index::{IndexPart, ScoreRow};
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Điểm, xếp hạng";

/// Decimals of scores.
const PLACES: usize = 2;
/// The highest row, in points.
const HIGHEST: f64 = 60.0;

/// The whole sheet; none where the plan has no index.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(index) = &report.index else {
        return Ok(None);
    };
    let columns = columns(index);
    let listing = Listing {
        name: NAME,
        title: format!(
            "ĐIỂM, XẾP HẠNG, XẾP LOẠI {}",
            report.period.name.to_uppercase()
        ),
        subtitle: "".to_owned(),
        fixed: 4,
        printed: columns.count(),
        list: List {
            columns,
            highest: HIGHEST,
            table: None,
        },
    };
    let groups = index.groups.iter();
    let rows: Vec<&ScoreRow> = groups.flat_map(|group| &group.rows).collect();
    let (mut page, _) = listing.sheet(report, &rows)?;
    let rules = rules(index);
    let last = listing.printed - 1;
    page.across(1, (0, last), &rules, &look::subtitle().set_text_wrap())?;
    let width = listing
        .list
        .columns
        .heads()
        .iter()
        .map(|head| head.width)
        .sum();
    page.fit(1, &[(&rules, width)], HIGHEST)?;
    Ok(Some(page))
}

/// How the index is made, in the line below the title.
fn rules(index: &IndexPart) -> String {
    let provisional = if index.provisional {
        "Tạm tính đến hết kỳ. "
    } else {
        ""
    };
    format!(
        "{}. {provisional}Ô trống ở cột thành phần: không tính cho cơ quan. {}.",
        index.name,
        index.rules.join("; ")
    )
}

fn score<'r>(score: Option<f64>) -> Shown<'r> {
    Shown::Number(score, PLACES)
}

/// The agency with its score, and a column for each component.
fn columns<'a>(index: &IndexPart) -> Columns<'a, &'a ScoreRow> {
    let mut columns = Columns::<&ScoreRow>::new()
        .column("Nhóm", 24.0, |_, row| text(&row.group))
        .column("Xếp hạng", 9.0, |_, row| {
            centred(marked_if(row.rank_decided, &row.rank))
        })
        .column("Đồng hạng", 9.0, |_, row| {
            centred(if row.tied { "x" } else { "" })
        })
        .column("Cơ quan", 36.0, |_, row| text(&row.name))
        .column("Điểm", 10.0, |_, row| score(Some(row.numbers.0)))
        .column("Điểm tối đa", 10.0, |_, row| {
            score(Some(row.numbers.1))
        })
        .column("Tỷ lệ (%)", 10.0, |_, row| score(row.numbers.2))
        .column("Xếp loại", 14.0, |_, row| centred(&row.grade))
        .column("Ghi chú", 34.0, |_, row| text(&row.remarks));
    for (at, (code, maximum)) in index.components.iter().enumerate() {
        let heading = format!("{code}\n(tối đa {maximum})");
        columns = columns.column(heading, 8.0, move |_, row| {
            score(row.parts.get(at).copied().flatten())
        });
    }
    columns
}
