//! Tables of other layouts than our own forms: found by what their headings say, and written over
//! into the columns of our form, so that one reader reads both. Every cell remembers where it stood.

pub mod caption;
mod criterion_names;
mod criterion_parts;
mod criterion_row;
mod figure_purpose;
mod found;
mod heading_says;
mod money_unit;
mod part_mark;
mod row_entries;
mod unfit_figures;
mod whole_heading;
mod select_tables;
pub mod codes;
mod column_roles;
pub mod result_text;
mod unplaced_cells;
mod fill_form_row;
mod fractions;
pub mod header;
mod heading_words;
mod hidden;
mod learnt;
mod legend;
mod name_match;
mod form_row;
mod proposals;
mod result_cell;
mod rows;
mod scope;
mod infer_roles;
mod merged_cells;
mod outside_lines;
mod rows_by_period;
mod together;
mod transcript;
mod turned;
pub mod view;
mod row_subject;

use std::collections::{BTreeMap, BTreeSet};

pub use criterion_names::CriterionNames;
pub use found::FoundByHeadings;
pub use fractions::count as pairs_of_figures;
pub use view::View;

use self::caption::Caption;
use self::form_row::home;
use self::learnt::Learnt;
use self::row_subject::{Left, RowSubject, SubjectFinder};
use self::rows::HeadedTable;
use super::{Layout, Table, TableRow};
use crate::agency::Agency;
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::guard::Format;
use crate::intake::rules;
use crate::intake::value::own_words::OwnWords;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Sheet, Value, Visibility, Workbook};
use crate::own_layout::{OwnLayouts, Proposal};
use crate::period::Period;
use crate::place::{Cell, Place};
use crate::plan::model::Plan;
use crate::vietnamese::number::{NumberText, read_number};

/// The visible sheets of a workbook, each with its index, as a reader looks at them.
pub fn views<'a>(workbook: &'a Workbook, file: &'a str) -> Vec<(usize, View<'a>)> {
    workbook
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.visibility == Visibility::Visible)
        .map(|(index, sheet)| {
            let page = VisibleSheet {
                workbook,
                sheet,
                file,
            };
            (index, View::new(page))
        })
        .collect()
}

/// How many cells of a table's rows hold figures that could be results.
fn figures(view: &View<'_>, table: &HeadedTable<'_>) -> usize {
    let heads = || table.header.columns.values();
    let has_results = heads().any(|head| head.role.is_none_or(ColumnRole::is_result));
    let can_be = |column: &u32| {
        table.header.columns[column].role.is_none_or(|role| {
            role.is_input()
                || matches!(role, ColumnRole::Other | ColumnRole::Label)
                // Where nothing else can hold results, what stands under «Kế hoạch» was entered too.
                || (role == ColumnRole::Requirement && !has_results)
        })
    };
    let columns: Vec<u32> = table
        .header
        .columns
        .keys()
        .copied()
        .filter(can_be)
        .collect();
    let cells = table.rows.iter().flat_map(|row| {
        let columns = columns.iter();
        columns
            .map(|column| Cell::new(row.row, *column))
            .filter(|cell| *cell != row.key)
    });
    cells
        .filter(|cell| {
            view.page.content(*cell).is_some_and(|content| {
                matches!(content.value, Value::Number(_))
                    || matches!(read_number(view.own(*cell)), NumberText::Fraction(_))
                    || is_digits(view.own(*cell))
            })
        })
        .count()
}

/// Whether a text is a number and nothing else: all that a cell of a plain list can be.
fn is_digits(text: &str) -> bool {
    let text = text.trim();
    let mut letters = text.chars();
    text.starts_with(|letter: char| letter.is_ascii_digit())
        && letters.all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '%'))
}

/// The row of the first heading of a table on a sheet, whatever the table is about.
pub fn first_heading(view: &View<'_>) -> Option<u32> {
    let rows = view.rows();
    (0..rows.len()).find_map(|at| header::find(view, &rows, at).map(|(header, _)| header.first))
}

/// The tables of a workbook whose rows speak of the plan; none where there is no such table.
pub fn find(
    workbook: &Workbook,
    views: &[(usize, View<'_>)],
    plan: &Plan,
    agency: &Agency,
    told: (&Period, &OwnLayouts),
) -> Option<FoundByHeadings> {
    let found = all(workbook, views, plan, agency, told);
    let speaks_of_it = !found.layout.tables.is_empty() || !found.withheld.is_empty();
    speaks_of_it.then_some(found)
}

/// The layouts of a workbook's tables that the clerk is asked for.
pub fn proposals(
    workbook: &Workbook,
    views: &[(usize, View<'_>)],
    plan: &Plan,
    agency: &Agency,
    told: (&Period, &OwnLayouts),
) -> Vec<Proposal> {
    all(workbook, views, plan, agency, told).proposals
}

fn all(
    workbook: &Workbook,
    views: &[(usize, View<'_>)],
    plan: &Plan,
    agency: &Agency,
    (period, layouts): (&Period, &OwnLayouts),
) -> FoundByHeadings {
    let asked = SubjectFinder::new(plan, agency);
    let mut found = FoundByHeadings {
        layout: Layout::default(),
        transcript: Workbook {
            // The agency's own formulas are statements: none of ours is among them.
            format: Format::Xlsx,
            sheets: workbook
                .sheets
                .iter()
                .map(|sheet| Sheet::new(&sheet.name))
                .collect(),
            fonts: Vec::new(),
            shows_looks: true,
            troubles: Vec::new(),
        },
        transcribed: Layout::default(),
        origins: BTreeMap::new(),
        findings: Vec::new(),
        withheld: BTreeMap::new(),
        figures: 0,
        seen: Vec::new(),
        learnt: BTreeSet::new(),
        proposals: Vec::new(),
    };
    let names = std::iter::once(&agency.name).chain(&agency.aliases);
    let reporter = OwnWords::default().reported_by(names.map(String::as_str));
    let learnt = Learnt { layouts, period };
    let (mut chosen, left_out, without) =
        select_tables::tables(views, &asked, &learnt, &|header| {
            whole_heading::adjust(header, period, &reporter);
            learnt.apply(header);
        });
    let (findings, withheld) = scope::doubted(&mut chosen, &asked, period);
    let doubted = findings.iter().map(|finding| finding.seen.clone());
    let left_out: Vec<String> = doubted.chain(left_out).collect();
    found.findings.extend(findings);
    found.withhold(withheld);
    let mut next_row = 0;
    for mut one in chosen {
        found.seen.push(match one.settled.join(", ") {
            settled if settled.is_empty() => one.place(),
            settled => format!("{} ({settled})", one.place()),
        });
        found.figures += figures(one.view, &one.table);
        let (page, table) = (&one.view.page, &mut one.table);
        let rows: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
        let changes = learnt.findings(one.view, &table.header, &rows);
        let mut is_sure = !changes.iter().any(|one| one.is(&rules::LAYOUT_CHANGED));
        found.findings.extend(changes);
        let before = found.findings.len();
        let proposal = proposals::of_table(one.view, table, &learnt);
        // That the confirmed columns are others now is told already.
        let has_no_result = without_results(page, table).filter(|_| is_sure);
        found.findings.extend(has_no_result);
        found.findings.extend(cut(page, table));
        found.findings.extend(hidden::columns(page, table));
        found
            .layout
            .tables
            .push(as_it_stands(one.sheet, page, table));
        let (findings, withheld) = merged_cells::settle(page, table, &asked);
        found.findings.extend(findings);
        found.withhold(withheld);
        let caption = Caption::of(one.view, table);
        let mut transcript = transcript::write(page, table, &asked, (&caption, one.is_learnt));
        outside_lines::withhold(one.view, table, &asked, period, &mut transcript.lines);
        let told = (period, one.is_learnt);
        turned::withhold(one.view, table, &asked, told, &mut transcript);
        found.findings.extend(transcript.findings);
        found.withhold(transcript.withheld);
        is_sure &= !found.findings[before..].iter().any(|finding| {
            finding.is(&rules::UNCLEAR_COLUMN) || finding.is(&rules::COLUMN_MISSING)
        });
        let added = learnt
            .changed(&table.header)
            .map_or(Vec::new(), |own| own.added);
        found.drop_told(before, &added);
        if one.is_learnt {
            let lines = transcript.lines.iter();
            found.learnt.extend(lines.map(|line| line.measure.clone()));
        } else if !is_sure {
            found.proposals.push(proposal);
        }
        found.add(one.sheet, &transcript.lines, &mut next_row);
    }
    found.seen.extend(left_out);
    for (_, view) in views.iter().filter(|(sheet, _)| without.contains(sheet)) {
        if let Some(unnamed) = proposals::unnamed(view, &asked, &learnt) {
            found.findings.push(unnamed.finding);
            found.proposals.push(unnamed.proposal);
        }
    }
    found
}

/// Where a table stands, for the notes on hidden and struck-out cells.
fn as_it_stands(sheet: usize, page: &VisibleSheet<'_>, table: &HeadedTable<'_>) -> Table {
    let mut columns: BTreeMap<Column, u32> = BTreeMap::new();
    for column in Column::ALL
        .into_iter()
        .filter(|column| column.is_input() || *column == Column::Percent)
    {
        if let Some(at) = home(&table.header, column)
            && !columns.values().any(|other| *other == at)
        {
            columns.insert(column, at);
        }
    }
    let rows = table
        .rows
        .iter()
        .filter(|row| matches!(row.who, RowSubject::Measure(..) | RowSubject::Criterion(_)))
        .map(|row| TableRow {
            row: row.row,
            key: row.label.clone(),
            cell: row.key,
        })
        .chain(hidden::rows(page, table))
        .collect();
    Table {
        sheet,
        columns,
        rows,
    }
}

/// The finding of a table without any column of results.
fn without_results(page: &VisibleSheet<'_>, table: &HeadedTable<'_>) -> Option<Finding> {
    let has_some = table
        .header
        .columns
        .values()
        .any(|head| head.role.is_none_or(ColumnRole::is_result));
    (!has_some).then(|| {
        let heads: Vec<String> = table
            .header
            .columns
            .values()
            .map(|head| quoted(&head.shown()))
            .collect();
        let seen = format!("các cột: {}", heads.join("; "));
        let cell = table.rows.first().map(|row| row.key);
        let place = cell.map_or_else(
            || Place::sheet(page.file, quoted(&page.sheet.name)),
            |cell| page.place(cell),
        );
        Finding::new(&rules::COLUMN_MISSING, seen, "một cột kết quả thực hiện").at(place)
    })
}

/// The finding of a table of which not all rows were looked at.
fn cut(page: &VisibleSheet<'_>, table: &HeadedTable<'_>) -> Option<Finding> {
    table.cut.then(|| {
        let seen = format!(
            "chỉ xem {} hàng đầu của bảng (giới hạn: {} hàng một bảng; {})",
            table.rows.len(),
            rows::MOST_ROWS,
            Left::limits()
        );
        let place = Place::sheet(page.file, quoted(&page.sheet.name));
        Finding::new(
            &rules::PARTLY_BROKEN,
            seen,
            "bảng của kế hoạch, vài trăm hàng",
        )
        .at(place)
    })
}
