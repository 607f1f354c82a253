//! Tables of other layouts than our own forms: found by what their headings say, and written over
//! into the columns of our form, so that one reader reads both. Every cell remembers where it stood.

mod caption;
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
mod rows_by_period;
mod together;
mod transcript;
pub mod view;
mod row_subject;

use std::collections::{BTreeMap, BTreeSet};

pub use fractions::count as pairs_of_figures;
pub use view::View;

use self::caption::Caption;
use self::form_row::{FormRow, home};
use self::header::{ColumnHead, Header};
use self::learnt::Learnt;
use self::merged_cells::Unassigned;
use self::row_subject::{RowSubject, SubjectFinder};
use self::rows::HeadedTable;
use super::{Layout, Table, TableRow};
use crate::agency::Agency;
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::guard::Format;
use crate::intake::identify::stated;
use crate::intake::rules;
use crate::intake::value::body;
use crate::intake::value::own_words::OwnWords;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::{ColumnRole, Quantity};
use crate::intake::workbook::{Sheet, Value, Visibility, Workbook};
use crate::own_layout::{OwnLayouts, Proposal};
use crate::period::Period;
use crate::place::{Cell, Place};
use crate::plan::model::Plan;
use crate::submission::{Reading, ReadingCells, State};
use crate::vietnamese::number::{NumberText, read_number};

/// The fewest words of a name outside a table that is taken for a criterion's.
const SHORTEST_NAME: usize = 4;
/// How much a name after a criterion's code must be that criterion's.
const LIKE_CODE: u32 = 550;

/// A workbook of another layout, written over into the columns of our form.
#[derive(Debug, Clone)]
pub struct FoundByHeadings {
    /// Where the tables stand in the workbook as it was sent.
    pub layout: Layout,
    /// The workbook with the tables in the columns of our form, and nothing else.
    pub transcript: Workbook,
    /// Where they stand in that one.
    pub transcribed: Layout,
    /// Where each of its cells stood, and whether it can mean two things.
    origins: BTreeMap<Cell, (Cell, bool)>,
    /// What was found while writing it over.
    pub findings: Vec<Finding>,
    /// What stands for several measures at once and was left to none of them, by measure.
    withheld: BTreeMap<String, Unassigned>,
    /// How many cells of the tables hold figures, in columns of names, codes and terms or not.
    pub figures: usize,
    /// The tables that were found, in words: `trang «Biểu 1», đầu bảng ở hàng 8`.
    pub seen: Vec<String>,
    /// The measures that were read by a layout that the clerk has confirmed.
    pub learnt: BTreeSet<String>,
    /// The layouts that the clerk is asked for.
    pub proposals: Vec<Proposal>,
}

impl FoundByHeadings {
    /// Brings a finding back to where it stands in the workbook as it was sent.
    pub fn restore(&self, mut finding: Finding) -> Finding {
        let cell = finding.place.as_ref().and_then(|place| place.cell);
        if let Some((origin, two_meanings)) = cell.and_then(|cell| self.origins.get(&cell)) {
            if let Some(place) = &mut finding.place {
                place.cell = Some(*origin);
            }
            if *two_meanings && finding.is(&rules::UNREADABLE_FIGURE) {
                finding.rule = &rules::TWO_MEANINGS;
            }
        }
        finding
    }

    /// Brings a reading back to where it stands in the workbook as it was sent.
    pub fn restore_reading(&self, mut reading: Reading) -> Reading {
        let back = |cell: Option<Cell>| {
            cell.map(|cell| self.origins.get(&cell).map_or(cell, |(origin, _)| *origin))
        };
        if let Some(place) = &mut reading.place {
            place.cell = back(place.cell);
        }
        let cells = reading.cells;
        reading.cells = ReadingCells {
            first: back(cells.first),
            second: back(cells.second),
            percent: back(cells.percent),
            state: back(cells.state),
            evidence: back(cells.evidence),
        };
        reading
    }

    /// The reading of a measure of which a cell speaks, but together with others: it was not left
    /// blank, it could not be read.
    pub fn with_withheld(&self, mut reading: Reading) -> Reading {
        let withheld = self.withheld.get(&reading.measure);
        if let Some(withheld) = withheld.filter(|_| reading.state == State::Blank) {
            reading.state = State::Unreadable;
            reading.text = Some(withheld.words.clone());
            reading.place = Some(withheld.place.clone());
        }
        reading
    }
}

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
            })
        })
        .count()
}

/// The names of a plan's criteria, folded once.
pub struct CriterionNames {
    /// By their codes.
    by_code: BTreeMap<String, String>,
}

impl CriterionNames {
    /// The names of a plan's criteria.
    pub fn new(plan: &Plan) -> Self {
        let criteria = plan.criteria.iter();
        CriterionNames {
            by_code: criteria
                .map(|criterion| {
                    (
                        criterion.code.clone(),
                        name_match::name_key(&criterion.name),
                    )
                })
                .collect(),
        }
    }

    /// The code of the criterion that words name, with or without its code before and a result after a
    /// colon.
    pub fn code_of(&self, words: &str) -> Option<String> {
        let name = words.split_once(':').map_or(words, |(name, _)| name);
        let (code, rest) = codes::leading(name).unwrap_or((String::new(), name));
        if !self.has(words) {
            return None;
        }
        if self.by_code.contains_key(&code) {
            return Some(code);
        }
        let key = name_match::name_key(rest);
        let mut all = self.by_code.iter();
        all.find(|(_, own)| **own == key)
            .map(|(code, _)| code.clone())
    }

    /// Whether words name a criterion, with or without its code before and a result after a colon.
    pub fn has(&self, words: &str) -> bool {
        let name = words.split_once(':').map_or(words, |(name, _)| name);
        let (code, rest) = codes::leading(name).unwrap_or((String::new(), name));
        if rest.split_whitespace().nth(SHORTEST_NAME - 1).is_none() {
            return false;
        }
        let key = name_match::name_key(rest);
        match self.by_code.get(&code) {
            Some(own) => name_match::name_similarity(&key, own) >= LIKE_CODE,
            None => self.by_code.values().any(|own| *own == key),
        }
    }
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
    let worded = all(workbook, views, plan, agency, told);
    let speaks_of_it = !worded.layout.tables.is_empty() || !worded.withheld.is_empty();
    speaks_of_it.then_some(worded)
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
    let asked = SubjectFinder {
        plan,
        agency,
        words: name_match::PlanNames::new(plan, agency),
    };
    let mut worded = FoundByHeadings {
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
            adjust(header, period, &reporter);
            learnt.apply(header);
        });
    let (findings, withheld) = scope::doubted(&mut chosen, &asked, period);
    let doubted = findings.iter().map(|finding| finding.seen.clone());
    let left_out: Vec<String> = doubted.chain(left_out).collect();
    worded.findings.extend(findings);
    worded.withhold(withheld);
    let mut next_row = 0;
    for mut one in chosen {
        worded.seen.push(match one.settled.join(", ") {
            settled if settled.is_empty() => one.place(),
            settled => format!("{} ({settled})", one.place()),
        });
        worded.figures += figures(one.view, &one.table);
        let (page, table) = (&one.view.page, &mut one.table);
        let rows: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
        let changes = learnt.findings(one.view, &table.header, &rows);
        let mut is_sure = !changes.iter().any(|one| one.is(&rules::LAYOUT_CHANGED));
        worded.findings.extend(changes);
        let before = worded.findings.len();
        let proposal = proposals::of_table(one.view, table, &learnt);
        worded.findings.extend(without_results(page, table));
        worded.findings.extend(cut(page, table));
        worded.findings.extend(hidden::columns(page, table));
        worded
            .layout
            .tables
            .push(as_it_stands(one.sheet, page, table));
        let (findings, withheld) = merged_cells::settle(page, table, &asked);
        worded.findings.extend(findings);
        worded.withhold(withheld);
        let caption = Caption::of(one.view, table);
        let transcript = transcript::write(page, table, &asked, (&caption, one.is_learnt));
        worded.findings.extend(transcript.findings);
        worded.withhold(transcript.withheld);
        is_sure &= !worded.findings[before..].iter().any(|finding| {
            finding.is(&rules::UNCLEAR_COLUMN) || finding.is(&rules::COLUMN_MISSING)
        });
        if one.is_learnt {
            let lines = transcript.lines.iter();
            worded.learnt.extend(lines.map(|line| line.measure.clone()));
        } else if !is_sure {
            worded.proposals.push(proposal);
        }
        worded.add(one.sheet, &transcript.lines, &mut next_row);
    }
    worded.seen.extend(left_out);
    for (_, view) in views.iter().filter(|(sheet, _)| without.contains(sheet)) {
        if let Some(unnamed) = proposals::unnamed(view, &asked, &learnt) {
            worded.findings.push(unnamed.finding);
            worded.proposals.push(unnamed.proposal);
        }
    }
    worded
}

impl FoundByHeadings {
    /// Remembers what was left to none of its measures; the first of several cells counts.
    fn withhold(&mut self, withheld: Vec<(String, Unassigned)>) {
        for (measure, withheld) in withheld {
            self.withheld.entry(measure).or_insert(withheld);
        }
    }

    /// Adds the lines of a table. Rows are counted over all sheets, so that a cell has one origin.
    fn add(&mut self, sheet: usize, lines: &[FormRow], next_row: &mut u32) {
        let mut table = Table {
            sheet,
            columns: (0..)
                .zip(Column::ALL)
                .map(|(at, column)| (column, at))
                .collect(),
            rows: Vec::new(),
        };
        for line in lines {
            let row = *next_row;
            *next_row += 1;
            table.rows.push(TableRow {
                row,
                key: line.measure.clone(),
                cell: line.key,
            });
            for (at, column) in (0..).zip(Column::ALL) {
                let cell = Cell::new(row, at);
                let placed = line.cells.get(&column);
                let two_meanings = placed.is_some_and(|placed| placed.two_meanings);
                self.origins
                    .insert(cell, (line.origin(column), two_meanings));
                if let Some(placed) = placed {
                    self.transcript.sheets[sheet]
                        .cells
                        .insert(cell, placed.content.clone());
                }
            }
        }
        self.transcribed.tables.push(table);
    }
}

/// Settles what only the whole heading tells: two columns of labels, columns of other periods and of
/// other bodies than the one that reports.
fn adjust(header: &mut Header, period: &Period, reporter: &OwnWords) {
    let labels = header.of(ColumnRole::Label).count();
    let is_cumulative = header
        .columns
        .values()
        .any(|head| head.role == Some(ColumnRole::Result) && head.plain.contains("luy ke"));
    // A total beside columns without a known purpose adds those up: a column for each unit.
    let open = header
        .columns
        .values()
        .filter(|head| head.role.is_none())
        .count();
    let has_result = header.columns.values().any(|head| {
        matches!(
            head.role,
            Some(ColumnRole::First | ColumnRole::Result | ColumnRole::Percent)
        )
    });
    for head in header.columns.values_mut() {
        let is_total = matches!(
            head.plain.as_str(),
            "tong" | "tong cong" | "cong" | "tong so"
        );
        if is_total && open > 1 && !has_result {
            head.role = None;
        }
        if labels > 1
            && matches!(head.plain.as_str(), "chi tieu" | "chi so")
            && head.role == Some(ColumnRole::Label)
        {
            head.role = Some(ColumnRole::Requirement);
        }
        // Figures are cumulative: those of a part of the time beside them are others.
        let of_part = head.plain.contains("trong ki") || head.plain.contains("ki nay");
        if head.role == Some(ColumnRole::Result) && is_cumulative && of_part {
            head.role = Some(ColumnRole::Other);
        }
        let is_result = head.role.is_none_or(ColumnRole::is_result);
        let time = stated(&head.path.join(" "), period);
        if is_result && time.contradicts(period) {
            head.role = Some(ColumnRole::Other);
            if time.is_last_year(period) && head.quantities.is_empty() {
                head.quantities.push(Quantity::LastYear);
            }
        } else if head.role.is_none() && !has_result && time.names(period) && is_time(head) {
            // A heading that is nothing but the report's own time is that of its results.
            head.role = Some(ColumnRole::Result);
        }
        let is_of_other = |part: &String| body::heading_names_other(part, reporter);
        if is_result && head.path.iter().any(is_of_other) {
            head.quantities.push(Quantity::Wider);
        }
    }
}

/// Whether a heading is nothing but a time: «6 tháng năm 2024».
fn is_time(head: &ColumnHead) -> bool {
    let is_word = |word: &str| {
        matches!(word, "thang" | "dau" | "nam" | "cuoi" | "qui" | "ki")
            || word.chars().all(|c| c.is_ascii_digit())
    };
    !head.plain.is_empty() && head.plain.split(' ').all(is_word)
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
        let seen = format!("bảng có hơn {} hàng", table.rows.len());
        let place = Place::sheet(page.file, quoted(&page.sheet.name));
        Finding::new(
            &rules::PARTLY_BROKEN,
            seen,
            "bảng của kế hoạch, vài trăm hàng",
        )
        .at(place)
    })
}
