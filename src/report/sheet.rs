//! One agency's results on one or two pages: what it reported, its verdicts, its findings, what is
//! due next.

use chrono::NaiveDate;
use serde::Serialize;

use super::agencies::{AgencyRow, Sent};
use super::answer_days::explain_day;
use super::asks::{Ask, Asks};
use super::basis::Basis;
use super::decided_marks::{ANNEX, MARK, with_mark};
use super::decisions::DecisionRow;
use super::document::{Align, Column, Row, RowKind, Table};
use super::exemptions::ground_words;
use super::figures::counted;
use super::findings::FindingRow;
use super::index::ScoreRow;
use super::lookup::{Lookup, is_lacking};
use super::model::Report;
use super::own_history::{OwnHistory, own_history};
use super::quarter::missed;
use super::reminder::{FaultLine, fault_line, of_agency, shortened};
use super::reorganisation::{ending, follows};
use super::results::{MeasureResult, measure_result, result_cells, result_columns};
use super::words::{PeriodWords, PlanWords};
use crate::agency::Agency;
use crate::assessment::verdict::Verdict;
use crate::finding::{Severity, rules};
use crate::period::Period;
use crate::plan::model::Exemption;
use crate::vietnamese::phrase::{capitalize, date_short, lower_first};

/// The most measures that the table of a sheet lists: two pages hold no more.
const MOST_ROWS: usize = 22;
/// The most findings about the file as a whole that a sheet lists.
const MOST_FINDINGS: usize = 6;
/// The most decisions that a sheet lists.
const MOST_DECIDED: usize = 5;
/// The most characters of an advice beside a measure.
const MOST_ADVICE: usize = 90;
/// Size of the type in its table, in points.
const SHEET_SIZE: f64 = 10.0;
/// The same where the table is long.
const LONG_SHEET_SIZE: f64 = 9.0;
/// A table of more rows than this is long.
const LONG_TABLE: usize = 18;

/// One agency's results.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgencySheet {
    /// The words for the period.
    pub period: PeriodWords,
    /// The words for the plan.
    pub plan: PlanWords,
    /// Who writes the sheet: `Sở Nội vụ`.
    pub issuer: String,
    /// Whom to ask.
    pub contact: String,
    /// The agency, with its arrival, verdicts and counts of findings.
    pub agency: AgencyRow,
    /// The measures on which nothing is to be mended, by verdict.
    pub fine: Vec<FineGroup>,
    /// The measures to look at, gravest first, with the cells to be mended.
    pub open: Vec<OpenMeasure>,
    /// The criteria of the measures to look at that the table has no room for.
    pub more_open: Vec<String>,
    /// Findings about the file as a whole, errors first, as many as are listed.
    pub findings: Vec<FaultLine>,
    /// How many of those are not listed.
    pub more_findings: usize,
    /// What it is asked to do with its report of the period.
    pub ask: Ask,
    /// Until when; empty where nothing is to be answered.
    pub answer_by: String,
    /// What it has still to do, by deadline.
    pub due: Vec<DueGroup>,
    /// What it does next, in the order of days; what has none stands last.
    pub steps: Vec<Step>,
    /// That it ends before the next report, and who goes on; empty where it does not.
    pub ending: String,
    /// What was determined in its name, a sentence each, as many as are listed.
    pub decided: Vec<String>,
    /// How many of those are not listed.
    pub more_decided: usize,
    /// Its figures in the other periods; absent where there are none.
    pub history: Option<OwnHistory>,
    /// What it expects of the whole year, a line a measure.
    pub estimates: Vec<String>,
    /// Whose work it does since it was born in the year; empty where it follows nobody.
    pub follows: String,
    /// What does not concern it, a line for each ground: `1.1 (văn bản số 12/TB-UBND …)`.
    pub exempt: Vec<String>,
    /// Its score in the plan's index; absent where the plan has none, or it is not scored.
    pub index: Option<SheetIndex>,
    /// What the mark behind figures means; empty where none of its figures has one.
    pub note: String,
}

/// Measures of one verdict on which nothing is to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FineGroup {
    /// The verdict, printed.
    pub label: String,
    /// The measures, in the plan's order.
    pub results: Vec<MeasureResult>,
}

/// A measure to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenMeasure {
    /// The measure with its verdict.
    pub result: MeasureResult,
    /// Cells, what is wrong with them, what to do; empty where nothing is to be mended.
    pub mend: String,
}

/// An agency's score in the plan's index.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetIndex {
    /// The index's name.
    pub name: String,
    /// Whether the year is not over, so that it is provisional.
    pub provisional: bool,
    /// The agency's own row.
    pub own: ScoreRow,
}

/// What is still to be done until a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueGroup {
    /// The deadline in the plan's words.
    pub deadline: String,
    /// Its day, the agency's own where it has one; absent where it is asked in every period.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
    /// Whether there is such a day.
    pub dated: bool,
    /// Whether it has passed.
    pub passed: bool,
    /// The codes of the criteria, each once.
    pub codes: Vec<String>,
}

/// What an agency does next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Step {
    /// To do with its report of the period what is asked.
    Answer,
    /// To explain what it missed, until a day.
    Explain {
        /// The day.
        by: String,
    },
    /// To do what a deadline asks.
    Due(DueGroup),
    /// To send the next report.
    Next(NextReport),
}

/// The next report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextReport {
    /// The period: `quý III năm 2024`.
    pub name: String,
    /// The window of its figures.
    pub window: String,
    /// The last day on which agencies send.
    pub due: String,
}

/// The sheets of the expected agencies, in the register's order.
pub fn sheets(basis: &Basis, report: &Report) -> Vec<AgencySheet> {
    let lookup = Lookup::new(basis);
    let asks = Asks::of(basis);
    let rows = report.agencies.iter();
    let expected = lookup.expected.iter();
    expected
        .zip(rows)
        .filter(|(agency, _)| basis.plan.measures_for(agency).next().is_some())
        .map(|(agency, row)| sheet(&lookup, report, &asks, agency, row))
        .collect()
}

fn sheet(
    lookup: &Lookup,
    report: &Report,
    asks: &Asks,
    agency: &Agency,
    row: &AgencyRow,
) -> AgencySheet {
    let basis = lookup.basis;
    let own: Vec<&FindingRow> = [Severity::Error, Severity::Warning]
        .into_iter()
        .flat_map(|severity| of_agency(&report.findings, &agency.id, severity))
        .collect();
    let next = basis.periods.next(basis.period.id);
    let results = results(lookup, agency);
    let (fine, mut open) = divided(&results, &own);
    let is_read = !matches!(row.sent, Sent::NotSent | Sent::Empty | Sent::Unusable);
    let most = match is_read {
        true => MOST_ROWS,
        false => open.len(),
    };
    let more_open = open.split_off(open.len().min(most));
    let mut findings: Vec<FaultLine> = own
        .iter()
        // That nothing came which counts stands above; its advice is the office's own.
        .filter(|row| row.measure.is_empty() && row.code != rules::NOT_SENT.code.as_str())
        .map(|row| fault_line(row))
        .collect();
    let more_findings = findings.len().saturating_sub(MOST_FINDINGS);
    findings.truncate(MOST_FINDINGS);
    let mut decided: Vec<String> = (report.decisions.in_force())
        .filter(|row| row.agency_id == agency.id || row.was_agency_id == agency.id)
        .map(decided_words)
        .collect();
    let score = report.index.as_ref().and_then(|index| index.of(&agency.id));
    // An agency of which nothing counts has no figure of this period to stand beside the others.
    let history = own_history(lookup, agency).filter(|_| is_read);
    // Marks that stand behind no result: in the history, at counts of verdicts, of errors.
    let elsewhere = history.as_ref().is_some_and(|own| own.says(MARK))
        || row.counts.is_any_decided()
        || row.findings_decided;
    let note = note(decided.len(), (&results, elsewhere), score);
    let more_decided = decided.len().saturating_sub(MOST_DECIDED);
    decided.truncate(MOST_DECIDED);
    let ask = asks.of_agency(row, &report.findings);
    let answer_by = match ask.has_day() {
        true => asks.answer_by.clone(),
        false => String::new(),
    };
    let due = due(lookup, agency);
    let ending = next.map_or(String::new(), |period| {
        ending(basis, agency, period.cut_off())
    });
    let next = next.filter(|period| agency.exists_on(period.cut_off()));
    let steps = steps(basis, agency, ask, &results, (&due, next));
    AgencySheet {
        ask,
        answer_by,
        decided,
        more_decided,
        estimates: report
            .estimates
            .iter()
            .flat_map(|all| &all.own)
            .filter(|one| one.agency == agency.id)
            .map(|one| {
                format!(
                    "{} {}: {}",
                    one.measure,
                    lower_first(&one.label),
                    one.estimate
                )
            })
            .collect(),
        history,
        follows: follows(basis, agency),
        exempt: exempt(lookup, agency),
        index: report.index.as_ref().and_then(|index| {
            score.map(|own| SheetIndex {
                name: index.name.clone(),
                provisional: index.provisional,
                own: own.clone(),
            })
        }),
        note,
        period: PeriodWords {
            window: super::words::window(agency.own_window(basis.period.window)),
            ..report.period.clone()
        },
        plan: report.plan.clone(),
        issuer: basis.office.issuer.clone(),
        contact: basis.office.contact.clone(),
        agency: row.clone(),
        fine,
        open,
        more_open: codes(&more_open),
        findings,
        more_findings,
        due,
        steps,
        ending,
    }
}

/// What an agency does next. The office asks itself for no explanation.
fn steps(
    basis: &Basis,
    agency: &Agency,
    ask: Ask,
    results: &[MeasureResult],
    (due, next): (&[DueGroup], Option<&Period>),
) -> Vec<Step> {
    let mut steps: Vec<(Option<NaiveDate>, Step)> = Vec::new();
    if ask != Ask::Nothing {
        steps.push((Some(basis.as_of), Step::Answer));
    }
    let is_office = basis.office.agency.as_deref() == Some(agency.id.as_str());
    let missed = results.iter().any(|one| is_lacking(one.verdict));
    if missed && !is_office {
        let day = explain_day(basis);
        let by = date_short(day);
        steps.push((Some(day), Step::Explain { by }));
    }
    steps.extend(due.iter().map(|group| {
        // What is overdue is done at once.
        let day = group.day.map(|day| day.max(basis.as_of));
        (day, Step::Due(group.clone()))
    }));
    if let Some(period) = next {
        let next = NextReport {
            name: period.id.name(),
            window: super::words::window(agency.own_window(period.window)),
            due: date_short(period.due_agencies),
        };
        steps.push((Some(period.due_agencies), Step::Next(next)));
    }
    // A stable sort: what falls on one day keeps the plan's order.
    steps.sort_by_key(|(day, _)| (day.is_none(), *day));
    steps.into_iter().map(|(_, step)| step).collect()
}

/// What the mark behind a sheet's figures means: how many decisions of this period, and whether its
/// results rest on others, of earlier periods, or its rank on those about other agencies.
fn note(
    decided: usize,
    (results, elsewhere): (&[MeasureResult], bool),
    score: Option<&ScoreRow>,
) -> String {
    let is_marked = elsewhere || results.iter().any(|one| one.verdict_label.ends_with(MARK));
    let mut of = Vec::new();
    if decided > 0 {
        of.push(format!(
            "{} quyết định, nêu ở mục «{ANNEX}»",
            counted(decided)
        ));
    } else if is_marked {
        of.push("quyết định về số liệu các kỳ trước hoặc của cơ quan khác".to_owned());
    }
    if score.is_some_and(|own| own.rank_decided) && of.is_empty() {
        of.push("quyết định về số liệu của cơ quan cùng nhóm xếp hạng".to_owned());
    }
    if of.is_empty() {
        return String::new();
    }
    format!(
        "{MARK} Số liệu, kết quả được xác định theo quyết định xử lý của cơ quan tổng hợp: {}.",
        of.join("; ")
    )
}

/// The codes of measures of which nothing arose; those that were not asked of the agency, with why.
fn nothing_arose_lines(results: &[MeasureResult]) -> impl Iterator<Item = String> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in results {
        match lines.iter_mut().find(|(reason, _)| *reason == one.reason) {
            Some((_, codes)) => codes.push(&one.code),
            None => lines.push((&one.reason, vec![&one.code])),
        }
    }
    lines.into_iter().map(|(reason, mut codes)| {
        codes.dedup();
        match reason {
            "" => codes.join(", "),
            _ => format!("{}: {reason}", codes.join(", ")),
        }
    })
}

/// What was determined in an agency's name: what its file says, what was decided, by whom, why.
fn decided_words(row: &DecisionRow) -> String {
    let what = match row.measure.as_str() {
        "" => format!("Tệp {}", row.file),
        measure => format!("Chỉ số {measure} ({})", row.where_read()),
    };
    let was = match row.was.as_str() {
        "" => String::new(),
        was => format!(" ghi «{was}»"),
    };
    format!(
        "{what}{was}; xác định: {}. Lý do: {}. {}, ngày {}",
        row.decided,
        row.reason().trim_end_matches('.'),
        row.by,
        row.day
    )
}

/// What the plan says does not concern the agency, ground by ground.
fn exempt(lookup: &Lookup, agency: &Agency) -> Vec<String> {
    let plan = lookup.basis.plan;
    let mut cases: Vec<(&Exemption, Vec<&str>)> = Vec::new();
    for (measure, case) in plan.exemptions_for(agency) {
        match cases
            .iter_mut()
            .find(|(known, _)| std::ptr::eq(*known, case))
        {
            Some((_, ids)) => ids.push(&measure.id),
            None => cases.push((case, vec![&measure.id])),
        }
    }
    let told = |(case, ids): &(&Exemption, Vec<&str>)| {
        format!(
            "{} (văn bản {}: {})",
            ids.join(", "),
            ground_words(&case.number, case.date),
            case.reason
        )
    };
    cases.iter().map(told).collect()
}

fn codes(open: &[OpenMeasure]) -> Vec<String> {
    let mut codes: Vec<String> = open.iter().map(|one| one.result.code.clone()).collect();
    codes.dedup();
    codes
}

/// The measures on which nothing is to be mended, by verdict; and the others, gravest first.
fn divided(
    results: &[MeasureResult],
    findings: &[&FindingRow],
) -> (Vec<FineGroup>, Vec<OpenMeasure>) {
    let (mut open, fine): (Vec<OpenMeasure>, Vec<OpenMeasure>) = results
        .iter()
        .map(|result| OpenMeasure {
            result: result.clone(),
            mend: mend(findings, &result.measure),
        })
        .partition(|one| !one.mend.is_empty() || needs_attention(one.result.verdict));
    open.sort_by_key(|one| std::cmp::Reverse(one.result.verdict.gravity()));
    let groups = Verdict::ALL.into_iter().filter_map(|verdict| {
        let own = fine.iter().map(|one| &one.result);
        let results: Vec<MeasureResult> = own
            .filter(|result| result.verdict == verdict)
            .cloned()
            .collect();
        (!results.is_empty()).then(|| FineGroup {
            label: verdict.label().to_owned(),
            results,
        })
    });
    (groups.collect(), open)
}

fn needs_attention(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::NotMet | Verdict::Behind | Verdict::Insufficient
    )
}

/// `F12, H12: Số đếm không nguyên. Kiểm tra và nhập lại số liệu.`: the gravest kind of fault of a
/// measure, with all its cells.
fn mend(findings: &[&FindingRow], measure: &str) -> String {
    let own = || findings.iter().filter(|row| row.measure == measure);
    let Some(first) = own().next() else {
        return String::new();
    };
    let mut cells: Vec<&str> = Vec::new();
    for row in own().filter(|row| row.code == first.code) {
        if !row.cell.is_empty() && !cells.contains(&row.cell.as_str()) {
            cells.push(&row.cell);
        }
    }
    let place = match cells.is_empty() {
        true => String::new(),
        false => format!("Ô {}: ", cells.join(", ")),
    };
    let title = match cells.is_empty() {
        true => first.title.clone(),
        false => lower_first(&first.title),
    };
    let advice = whole_words(shortened(&first.advice, MOST_ADVICE));
    format!("{place}{title}. {advice}")
}

/// A text that was cut, without the rest of a word at its end.
fn whole_words(text: String) -> String {
    match text.strip_suffix('…').and_then(|cut| cut.rsplit_once(' ')) {
        Some((whole, _)) => format!("{}…", whole.trim_end_matches([',', ';', ':'])),
        None => text,
    }
}

/// The results of an agency on all that it is asked for.
pub(super) fn results(lookup: &Lookup, agency: &Agency) -> Vec<MeasureResult> {
    let plan = lookup.basis.plan;
    plan.measures_for(agency)
        .map(|measure| {
            let reading = lookup.reading(&agency.id, &measure.id);
            let judged = lookup.verdict(&agency.id, &measure.id);
            let missed = missed(lookup.basis, measure, agency);
            let mut result = measure_result((plan, measure), agency, reading, judged, &missed);
            if lookup.basis.decided.touches(&agency.id, &measure.id) {
                result.reported = with_mark(&result.reported);
                result.verdict_label = with_mark(&result.verdict_label);
            }
            result
        })
        .collect()
}

/// What remains, by deadline, in the plan's order.
fn due(lookup: &Lookup, agency: &Agency) -> Vec<DueGroup> {
    let plan = lookup.basis.plan;
    let mut groups: Vec<DueGroup> = Vec::new();
    for measure in plan.measures_for(agency) {
        let verdict = lookup.verdict(&agency.id, &measure.id);
        if !verdict.is_some_and(|judged| remains(judged.verdict)) {
            continue;
        }
        let criterion = plan.criterion_of(measure);
        let own = plan.deadline_for(measure, &agency.id, &agency.level);
        let deadline = match own.filter(|_| own != criterion.deadline.date) {
            Some(own) => format!("Chậm nhất ngày {}", date_short(own)),
            None => criterion.deadline.text.clone(),
        };
        let at = groups.iter().position(|group| group.deadline == deadline);
        let at = at.unwrap_or_else(|| {
            groups.push(DueGroup {
                deadline,
                day: own,
                dated: own.is_some(),
                passed: own.is_some_and(|day| day < lookup.basis.as_of),
                codes: Vec::new(),
            });
            groups.len() - 1
        });
        if !groups[at].codes.contains(&criterion.code) {
            groups[at].codes.push(criterion.code.clone());
        }
    }
    groups
}

fn remains(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::NotMet | Verdict::Behind | Verdict::OnTrack | Verdict::Insufficient
    )
}

impl AgencySheet {
    /// The measures to look at: what was reported, the verdict, and where there are any, the cells
    /// to be mended.
    pub fn open_table(&self) -> Table {
        let faulty = self.open.iter().any(|one| !one.mend.is_empty());
        let rows = self.open.iter().map(|one| {
            let mut cells = result_cells(&one.result).to_vec();
            if faulty {
                cells.push(one.mend.clone());
            }
            Row::new(RowKind::Body, cells)
        });
        let rows: Vec<Row> = rows.collect();
        let mut columns = result_columns();
        if faulty {
            columns.push(Column::new("Ô cần xem, cách sửa", 5.4, Align::Left));
        }
        self.sized(columns, rows)
    }

    /// The measures that an agency of which nothing counts is asked for.
    pub fn asked_table(&self) -> Table {
        let rows = self.open.iter().map(|one| {
            let result = &one.result;
            let cells = [
                result.code.clone(),
                result.label.clone(),
                capitalize(&result.target),
                result.verdict_label.clone(),
            ];
            Row::new(RowKind::Body, cells)
        });
        let columns = vec![
            Column::new("Mã", 1.0, Align::Center),
            Column::new("Chỉ số đo", 7.0, Align::Left),
            Column::new("Yêu cầu", 5.0, Align::Left),
            Column::new("Đánh giá", 2.6, Align::Left),
        ];
        self.sized(columns, rows.collect())
    }

    /// The measures on which nothing is to be mended, by verdict. Those of which nothing arose are
    /// told by their codes in one row.
    pub fn fine_table(&self) -> Table {
        let mut rows = Vec::new();
        for group in &self.fine {
            let title = format!("{} ({} chỉ số)", group.label, counted(group.results.len()));
            rows.push(Row::new(RowKind::Section, [title]));
            match group.results.as_slice() {
                [first, ..] if first.verdict == Verdict::NothingArose => {
                    rows.extend(
                        nothing_arose_lines(&group.results)
                            .map(|line| Row::new(RowKind::Body, [line])),
                    );
                }
                results => rows.extend(results.iter().map(|one| {
                    let cells = [
                        one.code.clone(),
                        one.label.clone(),
                        capitalize(&one.target),
                        capitalize(&one.reported),
                    ];
                    Row::new(RowKind::Body, cells)
                })),
            }
        }
        let columns = vec![
            Column::new("Mã", 1.0, Align::Center),
            Column::new("Chỉ số đo", 7.0, Align::Left),
            Column::new("Yêu cầu", 3.4, Align::Left),
            Column::new("Đã báo cáo", 5.0, Align::Left),
        ];
        self.sized(columns, rows)
    }

    fn sized(&self, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table {
            caption: None,
            unit: None,
            size: match rows.len() > LONG_TABLE {
                true => LONG_SHEET_SIZE,
                false => SHEET_SIZE,
            },
            columns,
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::whole_words;

    #[test]
    fn advice_is_cut_between_words() {
        let cut = |text: &str| whole_words(text.to_owned());
        assert_eq!(cut("gửi văn bản; nếu trong k…"), "gửi văn bản; nếu trong…");
        assert_eq!(cut("gửi văn bản; nếu…"), "gửi văn bản…");
        assert_eq!(cut("Gửi lại."), "Gửi lại.");
        assert_eq!(cut("Mộttừdài…"), "Mộttừdài…");
    }
}
