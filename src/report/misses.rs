//! What was missed: the agencies with results that are behind or not met, each figure with the report and
//! the cells that it comes from, and until when they explain.

use serde::Serialize;

use super::agencies::AgencyRow;
use super::answer_days::{explain_day, mend_day};
use super::basis::Basis;
use super::decided_marks::marked_if;
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::counted;
use super::lookup::{Lookup, is_lacking};
use super::measures::MeasureRow;
use super::model::Report;
use super::progress::rests;
use super::reminder::addressees_of;
use super::results::MeasureResult;
use super::sentence_subjects::SentenceSubject;
use super::sheet::results;
use super::trace::cells_of;
use crate::agency::Agency;
use crate::assessment::verdict::Verdict;
use crate::plan::model::{Measure, RollUp};
use crate::vietnamese::phrase::{capitalize, date_short};

/// Size of the type in the lists, in points.
const LIST_SIZE: f64 = 10.0;

/// Whom a letter on missed results leaves out: an office does not write to itself, the people's
/// committee writes to the office too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// The office.
    Office,
    /// The people's committee of the province.
    Province,
}

/// The agencies with missed results in a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Misses {
    /// The day by which they explain: working days after the as-of day.
    pub explain_by: String,
    /// The day by which what is overdue, or asked in every period, is mended.
    pub mend_by: String,
    /// The report that tells what was mended: `báo cáo cải cách hành chính quý III năm 2024`.
    pub next_report: String,
    /// The name of the office among the agencies, where it missed anything itself; empty otherwise.
    pub own: String,
    /// All agencies with missed results that are written to.
    pub total: usize,
    /// Their missed measures, all together.
    pub measures: usize,
    /// Whether who misses what rests on decisions.
    pub decided: bool,
    /// What is said of letters of apology for dossiers that were late; empty where none was.
    pub apology: String,
    /// Whom a letter to all is addressed to.
    pub addressees: Vec<String>,
    /// The agencies, in the register's order.
    pub agencies: Vec<Missed>,
    /// The province's figures that are behind or not met.
    #[serde(skip)]
    pub figures: Vec<MissedFigure>,
}

/// An agency with missed results.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Missed {
    /// Its id.
    pub id: String,
    /// Its name, distinct.
    pub name: String,
    /// The name of its level.
    pub level: String,
    /// When the report came that its figures come from: `nhận ngày 17/6/2024, số đến 45 của Sở Nội vụ`;
    /// empty where that is not known.
    pub source: String,
    /// How many are not met.
    pub not_met: usize,
    /// How many are behind.
    pub behind: usize,
    /// Whether these numbers rest on decisions.
    pub decided: bool,
    /// Whether dossiers of its own were late for which it has still to apologise.
    pub late_dossiers: bool,
    /// What it missed, by field.
    pub fields: Vec<MissedField>,
}

/// What an agency missed in a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissedField {
    /// How a heading names the field.
    pub heading: String,
    /// The measures, in the plan's order.
    pub lines: Vec<MissedLine>,
}

/// A measure that an agency missed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissedLine {
    /// What was reported, and how it was judged.
    pub result: MeasureResult,
    /// Until when it is to be met, in the plan's words or the agency's own day.
    pub deadline: String,
    /// Whether that has passed.
    pub passed: bool,
    /// Sheet and cells of the figure: `Biểu nhập › F12, H12`.
    pub cells: String,
}

/// A figure of the province that is behind or not met.
#[derive(Debug, Clone, PartialEq)]
pub struct MissedFigure {
    /// The codes of the criteria that it decides.
    pub codes: String,
    /// The field.
    pub field: String,
    /// Who leads.
    pub lead: String,
    /// The figure.
    pub row: MeasureRow,
    /// Where it comes from: report and cells.
    pub source: String,
}

/// The misses of a period; none where nobody misses anything.
pub fn misses(basis: &Basis, report: &Report, writer: Writer) -> Option<Misses> {
    let lookup = Lookup::new(basis);
    let mut agencies: Vec<Missed> = lookup
        .expected
        .iter()
        .zip(&report.agencies)
        .filter_map(|(agency, row)| missed(&lookup, agency, row))
        .collect();
    let is_own = |one: &Missed| Some(one.id.as_str()) == basis.office.agency.as_deref();
    let own = agencies.iter().find(|one| is_own(one));
    let own = own.map_or(String::new(), |one| one.name.clone());
    if writer == Writer::Office {
        agencies.retain(|one| !is_own(one));
    }
    if agencies.is_empty() {
        return None;
    }
    let next = basis.periods.next(basis.period.id);
    let next = next.map_or("kỳ tiếp theo".to_owned(), |period| period.id.name());
    let named = agencies.iter().map(|one| (&one.name, &one.level));
    Some(Misses {
        explain_by: date_short(explain_day(basis)),
        mend_by: date_short(mend_day(basis)),
        next_report: format!("báo cáo cải cách hành chính {next}"),
        own,
        total: agencies.len(),
        measures: agencies.iter().map(|one| one.not_met + one.behind).sum(),
        decided: report.lagging_decided,
        apology: apology(basis, report),
        addressees: addressees_of(report, &named.collect::<Vec<_>>()),
        figures: figures(&lookup, report),
        agencies,
    })
}

/// What an agency missed; none where it missed nothing.
fn missed(lookup: &Lookup, agency: &Agency, row: &AgencyRow) -> Option<Missed> {
    let plan = lookup.basis.plan;
    let mut fields: Vec<MissedField> = Vec::new();
    let mut late_dossiers = false;
    let (mut not_met, mut behind) = (0, 0);
    for result in results(lookup, agency) {
        if !is_lacking(result.verdict) {
            continue;
        }
        let Some(measure) = plan.measure(&result.measure) else {
            continue;
        };
        match result.verdict {
            Verdict::NotMet => not_met += 1,
            _ => behind += 1,
        }
        late_dossiers |= owes_apologies(lookup, agency, measure);
        let criterion = plan.criterion_of(measure);
        let heading = plan
            .fields
            .iter()
            .find(|field| field.code == criterion.field);
        let heading = heading.map_or(String::new(), |field| field.heading.clone());
        let own = plan.deadline_for(measure, &agency.id, &agency.level);
        let day = own.or(criterion.deadline.date);
        let line = MissedLine {
            passed: day.is_some_and(|day| day < lookup.basis.as_of),
            deadline: match own.filter(|_| own != criterion.deadline.date) {
                Some(day) => format!("Chậm nhất ngày {}", date_short(day)),
                None => criterion.deadline.text.clone(),
            },
            cells: cells_of(lookup.reading(&agency.id, &measure.id)),
            result,
        };
        match fields.iter_mut().find(|field| field.heading == heading) {
            Some(field) => field.lines.push(line),
            None => fields.push(MissedField {
                heading,
                lines: vec![line],
            }),
        }
    }
    (!fields.is_empty()).then(|| Missed {
        id: row.id.clone(),
        name: row.name.clone(),
        level: row.level_name.clone(),
        source: source(lookup.basis, row),
        not_met,
        behind,
        decided: rests(row),
        late_dossiers,
        fields,
    })
}

/// `nhận ngày 17/6/2024, số đến 45 của Sở Nội vụ`: a letter names no file, which its reader has not.
fn source(basis: &Basis, row: &AgencyRow) -> String {
    let mut parts = Vec::new();
    if !row.received.is_empty() {
        parts.push(format!("nhận ngày {}", row.received));
    }
    if !row.receipt_number.is_empty() {
        let registry = &basis.office.collector;
        parts.push(format!("số đến {} của {registry}", row.receipt_number));
    }
    parts.join(", ")
}

/// Whether a measure counts dossiers in time, or apologies for those that were late, and the agency has
/// not apologised for all of them.
fn owes_apologies(lookup: &Lookup, agency: &Agency, measure: &Measure) -> bool {
    let apologies = |one: &&Measure| !one.second_is_difference_of.is_empty();
    let measures = lookup.basis.plan.measures.iter();
    measures.filter(apologies).any(|one| {
        let is_of = one.id == measure.id || one.second_is_difference_of.contains(&measure.id);
        let judged = lookup.verdict(&agency.id, &one.id);
        let is_done = judged
            .is_some_and(|judged| matches!(judged.verdict, Verdict::Met | Verdict::NothingArose));
        is_of && !is_done
    })
}

/// How many dossiers that were late were apologised for; empty where all were.
fn apology(basis: &Basis, report: &Report) -> String {
    let apologies = |row: &&MeasureRow| {
        let measure = basis.plan.measure(&row.id);
        measure.is_some_and(|one| !one.second_is_difference_of.is_empty())
    };
    let rows = report.criteria().flat_map(|criterion| &criterion.measures);
    let mut late = rows.filter(apologies).filter(|row| {
        (row.second).is_some_and(|late| late > 0.0 && row.first.is_none_or(|done| done < late))
    });
    late.next().map_or(String::new(), MeasureRow::marked_figure)
}

/// The province's figures that are behind or not met, each once.
fn figures(lookup: &Lookup, report: &Report) -> Vec<MissedFigure> {
    let lacking = |subject: &&SentenceSubject| is_lacking(subject.verdict);
    let mut figures = Vec::new();
    for field in &report.fields {
        for subject in field.subjects.iter().filter(lacking) {
            figures.extend(subject.deciding.iter().map(|row| MissedFigure {
                codes: subject.codes.join(", "),
                field: field.heading.clone(),
                lead: subject.lead.clone(),
                row: row.clone(),
                source: figure_source(lookup, report, row),
            }));
        }
    }
    figures
}

/// The report and the cells of a figure of one agency; of a sum, how many reports, and where their cells
/// are listed one by one.
fn figure_source(lookup: &Lookup, report: &Report, row: &MeasureRow) -> String {
    let measure = lookup.basis.plan.measure(&row.id);
    let single = measure.filter(|measure| measure.rollup == RollUp::Single);
    let of_one = single.and_then(|measure| {
        let mut verdicts = lookup.basis.assessment.of_measure(&measure.id);
        verdicts.find_map(|verdict| {
            let cells = cells_of(lookup.reading(&verdict.agency, &measure.id));
            lookup.used(&verdict.agency)?;
            let mut rows = report.agencies.iter();
            let sent = rows.find(|row| row.id == verdict.agency);
            let sent = sent.map_or(String::new(), |row| source(lookup.basis, row));
            let place = [sent, cells].into_iter().filter(|part| !part.is_empty());
            let place: Vec<String> = place.collect();
            let name = lookup.name(&verdict.agency);
            Some(match place.is_empty() {
                true => format!("Báo cáo của {name}"),
                false => format!("Báo cáo của {name} ({})", place.join("; ")),
            })
        })
    });
    of_one.unwrap_or_else(|| {
        format!(
            "{} báo cáo (chỉ số {}); báo cáo, ô của cơ quan chưa bảo đảm yêu cầu: Phụ lục II; của các cơ quan khác: {} lưu",
            counted(row.counted),
            parts_of(lookup, row),
            lookup.basis.office.collector
        )
    })
}

/// The measures that agencies report of a figure that is combined of them.
fn parts_of(lookup: &Lookup, row: &MeasureRow) -> String {
    let plan = lookup.basis.plan;
    let parts: Vec<&str> = plan
        .measure(&row.id)
        .into_iter()
        .flat_map(|measure| plan.sources_of(measure))
        .collect();
    parts.join(", ")
}

impl Misses {
    /// The province's figures that are behind or not met, with where they come from.
    pub fn figure_table(&self) -> Table {
        let mut rows = Vec::new();
        let mut field = "";
        for one in &self.figures {
            if one.field != field {
                field = &one.field;
                rows.push(Row::new(RowKind::Section, [field]));
            }
            let cells = [
                one.codes.clone(),
                one.row.label.clone(),
                capitalize(&one.row.target),
                capitalize(&one.row.marked_figure()),
                one.row.verdict_label.clone(),
                one.lead.clone(),
                one.source.clone(),
            ];
            rows.push(Row::new(RowKind::Body, cells));
        }
        let columns = vec![
            Column::new("Tiêu chí", 1.5, Align::Center),
            Column::new("Chỉ số", 3.8, Align::Left),
            Column::new("Yêu cầu", 2.6, Align::Left),
            Column::new("Kết quả", 3.6, Align::Left),
            Column::new("Đánh giá", 2.0, Align::Left),
            Column::new("Cơ quan chủ trì", 3.0, Align::Left),
            Column::new("Căn cứ số liệu", 5.2, Align::Left),
        ];
        table(columns, rows)
    }

    /// The agencies with what they missed: figure, report, cells.
    pub fn agency_table(&self) -> Table {
        let mut rows = Vec::new();
        let mut level = "";
        for one in &self.agencies {
            if one.level != level {
                level = &one.level;
                rows.push(Row::new(RowKind::Section, [level]));
            }
            let name = marked_if(one.decided, &one.name);
            let sent = match one.source.as_str() {
                "" => name,
                source => format!("{name} (báo cáo {source})"),
            };
            rows.push(Row::new(RowKind::Group, [sent]));
            rows.extend(
                one.lines()
                    .map(|line| Row::new(RowKind::Body, line.cells_of_row())),
            );
        }
        table(line_columns(), rows)
    }
}

impl Missed {
    /// All that it missed, in the plan's order of fields.
    pub fn lines(&self) -> impl Iterator<Item = &MissedLine> {
        self.fields.iter().flat_map(|field| &field.lines)
    }

    /// What it missed, with room for what it explains.
    pub fn explain_table(&self) -> Table {
        let rows = self.lines().map(|line| {
            let mut cells = line.cells_of_row().to_vec();
            cells.push(String::new());
            Row::new(RowKind::Body, cells)
        });
        let rows = rows.collect();
        let mut columns = line_columns();
        columns.push(Column::new(
            "Giải trình: nguyên nhân, trách nhiệm, biện pháp, ngày khắc phục xong",
            5.0,
            Align::Left,
        ));
        table(columns, rows)
    }
}

impl MissedLine {
    fn cells_of_row(&self) -> [String; 6] {
        let one = &self.result;
        [
            one.code.clone(),
            one.label.clone(),
            capitalize(&one.target),
            capitalize(&one.reported),
            one.verdict_label.clone(),
            self.cells.clone(),
        ]
    }
}

fn line_columns() -> Vec<Column> {
    vec![
        Column::new("Tiêu chí", 1.4, Align::Center),
        Column::new("Chỉ số", 5.4, Align::Left),
        Column::new("Yêu cầu", 2.6, Align::Left),
        Column::new("Đã báo cáo", 4.4, Align::Left),
        Column::new("Đánh giá", 2.5, Align::Left),
        Column::new("Ô trong báo cáo", 4.3, Align::Left),
    ]
}

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption: None,
        unit: None,
        size: LIST_SIZE,
        columns,
        rows,
    }
}
