//! Which tables of a workbook are those of the report: not those of another period, and none without
//! results (lists of documents, of scores) beside one that has them.

use std::collections::BTreeSet;

use super::header::Header;
use super::infer_roles;
use super::learnt::Learnt;
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::{self, HeadedTable};
use super::view::View;
use crate::intake::cell_words::quoted;
use crate::intake::identify::stated;
use crate::intake::vocabulary::ColumnRole;
use crate::period::Period;

/// A table of the report.
pub struct Chosen<'v, 'a> {
    /// The sheet, by its index in the workbook.
    pub sheet: usize,
    /// The sheet as a reader looks at it.
    pub view: &'v View<'v>,
    /// The table.
    pub table: HeadedTable<'a>,
    /// What stands in its columns told of their purposes, in words.
    pub settled: Vec<String>,
    /// Whether the clerk has said what each of its columns is for.
    pub is_learnt: bool,
}

impl Chosen<'_, '_> {
    /// Where it stands, in words: `trang «Biểu 1», đầu bảng ở hàng 8`.
    pub fn place(&self) -> String {
        format!(
            "trang «{}», đầu bảng ở hàng {}",
            quoted(&self.view.page.sheet.name),
            self.table.header.first + 1
        )
    }
}

/// The tables whose rows speak of the plan, in words what was left out, and the sheets without any.
pub fn tables<'v, 'a>(
    views: &'v [(usize, View<'v>)],
    asked: &SubjectFinder<'a>,
    learnt: &Learnt<'_>,
    adjust: &dyn Fn(&mut Header),
) -> (Vec<Chosen<'v, 'a>>, Vec<String>, BTreeSet<usize>) {
    let period = learnt.period;
    let mut chosen: Vec<Chosen<'v, 'a>> = Vec::new();
    for (sheet, view) in views {
        for mut table in rows::tables(view, asked, learnt, adjust) {
            let is_learnt = learnt.knows(&table.header);
            // What a layout that was confirmed did not have is asked for, and not guessed.
            let is_changed = learnt.changed(&table.header).is_some();
            let mut settled = match (is_learnt, is_changed) {
                (true, _) => vec!["theo mẫu biểu riêng đã xác nhận".to_owned()],
                (_, true) => vec!["theo các cột đã xác nhận của mẫu biểu riêng".to_owned()],
                _ => infer_roles::infer(view, &mut table, asked),
            };
            if table.own_numbers {
                settled.push("số thứ tự không phải mã tiêu chí, đọc theo tên".to_owned());
            }
            chosen.push(Chosen {
                sheet: *sheet,
                view,
                table,
                settled,
                is_learnt,
            });
        }
    }
    let without = (views.iter().map(|(sheet, _)| *sheet))
        .filter(|sheet| !chosen.iter().any(|one| one.sheet == *sheet))
        .collect();
    let mut left_out = Vec::new();
    let mut keep = |chosen: &mut Vec<Chosen<'v, 'a>>, is_ours: &dyn Fn(&Chosen) -> bool, why| {
        if chosen.iter().any(is_ours) {
            for other in chosen.iter().filter(|one| !is_ours(one)) {
                left_out.push(format!("không đọc bảng ở {} ({why})", other.place()));
            }
            chosen.retain(is_ours);
        }
    };
    keep(
        &mut chosen,
        &|one| !is_of_other_period(one, views, period),
        "của kỳ khác",
    );
    if chosen.iter().any(has_results) {
        keep(
            &mut chosen,
            &|one| has_results(one) || asks_results(&one.table),
            "không có cột kết quả",
        );
    }
    (chosen, left_out, without)
}

/// Whether the name of a sheet or the words above its tables speak of another period only.
fn is_of_other_period(one: &Chosen<'_, '_>, views: &[(usize, View<'_>)], period: &Period) -> bool {
    if views.len() < 2 {
        return false;
    }
    let name = one.view.page.sheet.name.replace(['_', '-'], " ");
    let lines = one
        .view
        .words
        .iter()
        .filter(|(cell, _)| cell.row < one.table.header.first)
        .flat_map(|(_, words)| words.lines())
        .chain(std::iter::once(name.as_str()));
    let said: Vec<_> = lines.map(|line| stated(line, period)).collect();
    let is_other = |said: &crate::intake::identify::Stated| {
        (said.kind.is_some() || said.other) && said.contradicts(period)
    };
    said.iter().any(is_other) && !said.iter().any(|said| said.names(period))
}

/// Whether anything stands in the columns of a table's results.
fn has_results(one: &Chosen<'_, '_>) -> bool {
    one.table.rows.iter().any(|row| {
        let in_columns = row.entries.keys().copied().any(ColumnRole::is_result);
        speaks(&row.who) && (in_columns || !row.unplaced.is_empty())
    })
}

/// Whether a table has a column for results.
fn asks_results(table: &HeadedTable<'_>) -> bool {
    let mut heads = table.header.columns.values();
    heads.any(|head| head.role.is_some_and(ColumnRole::is_result))
}

/// Whether a row speaks of the plan.
fn speaks(who: &RowSubject<'_>) -> bool {
    matches!(who, RowSubject::Measure(..) | RowSubject::Criterion(_))
}
