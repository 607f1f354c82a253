//! A plan drafted from an appendix: everything that a plan file says, and what is to be confirmed.

use chrono::NaiveDate;

use super::appendix::{Appendix, AppendixRow, RowKind};
use super::bodies::{Bodies, Names};
use super::deadline::{last_of_several, within_year};
use super::head::{Head, sentence_case};
use super::points;
use super::proposal::{Proposal, Unused};
use super::propose::{propose, propose_task};
use super::text::{short_label, slips};
use super::unit::with_unit;
use super::verbatim::verbatim_or_parts;
use crate::plan::model::Kind;
use crate::vietnamese::deadline::{DeadlineText, read_deadline};
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;

/// A plan as its paper gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The year.
    pub year: i32,
    /// Number, day, issuer, title.
    pub head: Head,
    /// Fields, groups and criteria, in the order of the paper.
    pub rows: Vec<DraftRow>,
    /// Rows that have no place in the plan: their text.
    pub unplaced: Vec<String>,
}

/// A row of the appendix with what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// As it stands in the paper.
    pub row: AppendixRow,
    /// The field that it belongs to.
    pub field: String,
    /// The group that it belongs to.
    pub group: Option<String>,
    /// A field's name as a heading.
    pub heading: String,
    /// The last day; absent: every period.
    pub deadline: Option<NaiveDate>,
    /// Who leads.
    pub lead: Bodies,
    /// Who supports.
    pub support: Bodies,
    /// What a person must confirm of the criterion itself, in Vietnamese.
    pub doubts: Vec<String>,
    /// The measures of the criterion.
    pub measures: Vec<DraftMeasure>,
    /// Amounts that stand in no target.
    pub unused: Vec<Unused>,
}

/// A measure that was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftMeasure {
    /// Its id.
    pub id: String,
    /// The criteria that it judges.
    pub criteria: Vec<String>,
    /// A short name.
    pub label: String,
    /// What the words give.
    pub proposal: Proposal,
    /// How progress is judged before the deadline, as the plan file writes it.
    pub progress: &'static str,
    /// The levels and agencies that report it.
    pub reporters: Vec<String>,
    /// How the province's figure is made, as the plan file writes it; absent where it is combined.
    pub rollup: Option<&'static str>,
    /// The measures that it combines.
    pub combined: Vec<String>,
}

/// Drafts a plan of a year.
pub fn draft(appendix: &Appendix, head: Head, names: &Names, year: i32) -> Draft {
    let mut field = String::new();
    let mut group: Option<String> = None;
    let mut rows = Vec::with_capacity(appendix.rows.len());
    if appendix
        .rows
        .first()
        .is_some_and(|row| row.kind != RowKind::Field)
    {
        let whole = whole_field(&head);
        field.clone_from(&whole.code);
        rows.push(draft_row(&whole, &field, None, names, year));
    }
    for row in &appendix.rows {
        match row.kind {
            RowKind::Field => {
                field.clone_from(&row.code);
                group = None;
            }
            RowKind::Group => group = Some(row.code.clone()),
            RowKind::Criterion => {}
        }
        let within = group.clone().filter(|group| is_below(&row.code, group));
        rows.push(draft_row(row, &field, within, names, year));
    }
    Draft {
        year,
        head,
        rows,
        unplaced: appendix.unplaced.clone(),
    }
}

/// The field of an appendix that has none, or of what stands before its first: named as the plan is.
fn whole_field(head: &Head) -> AppendixRow {
    let name = head.title.clone();
    AppendixRow {
        // No roman number, so that it is none of the paper's.
        code: "0".to_owned(),
        kind: RowKind::Field,
        name: name.unwrap_or_else(|| "Nhiệm vụ cải cách hành chính".to_owned()),
        requirement: String::new(),
        deadline: String::new(),
        lead: String::new(),
        support: String::new(),
        unit: String::new(),
        points: String::new(),
        others: Vec::new(),
        asked_in_name: false,
        shared_with: Vec::new(),
        shared_by_words: false,
        joined: false,
        numbered: Some("phụ lục không chia lĩnh vực: đặt số, tên lĩnh vực"),
    }
}

/// Whether a number stands below another: `3.1.2` and `3.1-2` below `3.1`.
fn is_below(code: &str, group: &str) -> bool {
    code.strip_prefix(group)
        .is_some_and(|rest| rest.starts_with(['.', '-']))
}

/// Drafts one row.
fn draft_row(
    row: &AppendixRow,
    field: &str,
    group: Option<String>,
    names: &Names,
    year: i32,
) -> DraftRow {
    let mut drafted = DraftRow {
        row: row.clone(),
        field: field.to_owned(),
        group,
        heading: sentence_case(&row.name),
        deadline: None,
        lead: Bodies::default(),
        support: Bodies::default(),
        doubts: Vec::new(),
        measures: Vec::new(),
        unused: Vec::new(),
    };
    drafted.doubts.extend(points::doubt(row));
    if row.kind == RowKind::Criterion {
        drafted.read_deadline(year);
        drafted.read_bodies(names);
        drafted.doubt_texts();
        drafted.propose(year, names);
    }
    drafted
}

impl DraftRow {
    /// The date of the deadline's words. A month or quarter without a year is the plan's.
    fn read_deadline(&mut self, year: i32) {
        let text = &self.row.deadline;
        let said = read_deadline(text);
        self.deadline = said.last_day().or_else(|| within_year(text, year));
        let doubt = match said {
            DeadlineText::Blank => {
                Some("kế hoạch không nêu thời hạn: để là xét ở mọi kỳ".to_owned())
            }
            DeadlineText::Standing => None,
            _ if self.deadline.is_some() => None,
            _ => {
                self.deadline = last_of_several(text, year);
                Some(match self.deadline {
                    Some(date) => format!(
                        "thời hạn «{text}» có nhiều mốc: lấy mốc cuối, {}",
                        phrase::date_short(date)
                    ),
                    None => format!("không rõ ngày cuối cùng của thời hạn «{text}»"),
                })
            }
        };
        self.doubts.extend(doubt);
    }

    /// The ids of the bodies named.
    fn read_bodies(&mut self, names: &Names) {
        self.lead = names.find(&self.row.lead);
        self.support = names.find(&self.row.support);
        if self.lead.who.is_empty() && Names::is_general(&self.row.lead) {
            // The words leave open who it is; all are asked until somebody says which.
            self.lead = names.everybody();
            self.doubts.push(format!(
                "cơ quan chủ trì «{}» không nêu tên: để là mọi cơ quan trong danh mục; ghi lại khóa who, reporters nếu chỉ một số cơ quan",
                self.row.lead
            ));
        }
        for (what, bodies) in [("chủ trì", &self.lead), ("phối hợp", &self.support)] {
            if !bodies.left.is_empty() {
                self.doubts.push(format!(
                    "cơ quan {what}: chưa nhận ra «{}»",
                    bodies.left.join("», «")
                ));
            }
        }
        if self.lead.who.is_empty() {
            self.doubts.push(
                "chưa xác định được cơ quan chủ trì: ghi mã vào khóa who, reporters".to_owned(),
            );
        }
    }

    /// Texts that were put together, and what reads like a slip of scanning.
    fn doubt_texts(&mut self) {
        self.doubts.extend(self.row.numbered.map(str::to_owned));
        let noted = self.row.notes().map(|note| {
            format!("ô có chú thích «{note}»: xem có thay đổi yêu cầu, chỉ tiêu không")
        });
        self.doubts.extend(noted.collect::<Vec<_>>());
        if self.row.joined {
            self.doubts.push(
                "các phần của ô bị ngắt trang đã được nối lại: đối chiếu với văn bản".to_owned(),
            );
        }
        if self.row.shared_by_words {
            self.doubts.push(format!(
                "yêu cầu được hiểu là chung cho các tiêu chí {}",
                phrase::list(&self.row.shared_with)
            ));
        }
        let texts = [
            &self.row.name,
            &self.row.requirement,
            &self.row.lead,
            &self.row.support,
        ];
        let slips: Vec<String> = texts.iter().flat_map(|text| slips(text)).collect();
        if !slips.is_empty() {
            self.doubts.push(format!(
                "có thể là lỗi chính tả, lỗi quét: «{}»",
                slips.join("», «")
            ));
        }
    }

    /// The measures.
    fn propose(&mut self, year: i32, names: &Names) {
        let leads = |text: &str| {
            let named = names.find(text);
            named.left.is_empty()
                && !named.who.is_empty()
                && named
                    .who
                    .iter()
                    .all(|id| self.lead.who.contains(id) && !named.is_agency(id))
        };
        let proposed = match self.row.asked_in_name {
            true => propose_task(&self.row.name, &self.row.requirement, year, &leads),
            false => {
                let requirement = with_unit(&self.row.requirement, &self.row.unit);
                propose(&self.row.name, &requirement, year, &leads)
            }
        };
        self.unused = proposed.unused;
        let several = proposed.measures.len() > 1;
        for (at, proposal) in proposed.measures.into_iter().enumerate() {
            let code = &self.row.code;
            let id = if several {
                format!("{code}.{}", phrase::letter(at + 1))
            } else {
                code.clone()
            };
            let label = if several {
                short_label(&self.verbatim(&proposal.words))
            } else {
                short_label(&self.row.name)
            };
            let mut proposal = proposal;
            self.doubt_total(&mut proposal);
            let reporters = self.reporters(&mut proposal, names);
            if let Some(last) = self.deadline {
                proposal.steps.retain(|(by, _)| *by < last);
            }
            let progress = self.progress(&proposal);
            let rollup = Some(self.rollup(&proposal));
            self.measures.push(DraftMeasure {
                reporters,
                id,
                criteria: vec![code.clone()],
                label,
                proposal,
                progress,
                rollup,
                combined: Vec::new(),
            });
        }
        self.combine();
    }

    /// Who reports a measure: those who lead. A rank is reported by one body; of several it is the first
    /// that leads, else the first that supports, and the choice is asked. Where the plan names no single
    /// body, the rank is left as a task, since no agency may be invented for it.
    fn reporters(&self, proposal: &mut Proposal, names: &Names) -> Vec<String> {
        let alone = matches!(self.lead.who.as_slice(), [only] if self.lead.is_agency(only));
        if proposal.kind != Kind::Rank || alone {
            return self.lead.who.clone();
        }
        let one = [&self.lead, &self.support]
            .into_iter()
            .find_map(|bodies| bodies.who.iter().find(|id| bodies.is_agency(id)));
        match one {
            Some(one) => {
                proposal.doubts.push(format!(
                    "thứ hạng do đúng một cơ quan báo cáo, kế hoạch giao nhiều cơ quan: lấy {}; sửa khóa reporters nếu là cơ quan khác",
                    names.shown(one)
                ));
                vec![one.clone()]
            }
            None => {
                proposal.doubts.push(format!(
                    "thứ hạng do đúng một cơ quan báo cáo: ghi mã cơ quan đó, kind = \"rank\", target = \"{}\"",
                    proposal.target
                ));
                proposal.kind = Kind::Document;
                "done".clone_into(&mut proposal.target);
                self.lead.who.clone()
            }
        }
    }

    /// A number asked of many bodies: of each, or of all together, the words seldom say.
    fn doubt_total(&self, proposal: &mut Proposal) {
        let alone = matches!(self.lead.who.as_slice(), [only] if self.lead.is_agency(only));
        let more_than_one = !matches!(proposal.target.as_str(), "= 0" | ">= 1" | "> 0");
        let plain = format!(" {} ", fold_plain(&self.row.requirement));
        let each = [" moi ", " tung "].iter().any(|word| plain.contains(word));
        if proposal.kind == Kind::Count && !alone && more_than_one && !each {
            proposal.doubts.push(
                "con số là của từng cơ quan (bodies) hay cộng chung các cơ quan (sum)".to_owned(),
            );
        }
    }

    /// One requirement for several criteria «bình quân toàn tỉnh» is judged over all of them too.
    fn combine(&mut self) {
        let shared = &self.row.shared_with;
        let average = fold_plain(&self.row.requirement).contains("binh quan");
        let first = shared.first() == Some(&self.row.code);
        if !(first && average && shared.len() > 1 && self.measures.len() == 1) {
            return;
        }
        let Some((stem, _)) = self.row.code.rsplit_once('.') else {
            return;
        };
        let mut whole = self.measures[0].clone();
        whole.id = stem.to_owned();
        whole.criteria.clone_from(shared);
        whole.combined.clone_from(shared);
        whole.rollup = None;
        whole.label = format!("{}, bình quân chung", whole.label);
        whole
            .proposal
            .doubts
            .push("chỉ số gộp: tính chung số liệu của các tiêu chí có cùng yêu cầu".to_owned());
        self.measures.insert(0, whole);
    }

    /// Words of the row as they stand in it.
    fn verbatim(&self, words: &str) -> String {
        let asked = match self.row.asked_in_name {
            true => &self.row.name,
            false => &self.row.requirement,
        };
        match verbatim_or_parts(asked, words) {
            found if found != words => found,
            _ => verbatim_or_parts(&with_unit(asked, &self.row.unit), words),
        }
    }

    /// How progress is judged before the deadline.
    fn progress(&self, proposal: &Proposal) -> &'static str {
        let words = format!(" {} ", fold_plain(&proposal.words));
        let adds_up = [
            " hoan thanh ",
            " giai ngan ",
            " nop ",
            " ke hoach ",
            " chuyen doi ",
        ]
        .iter()
        .any(|word| words.contains(word));
        match proposal.kind {
            _ if self.deadline.is_none() => "always",
            _ if !proposal.steps.is_empty() => "steps",
            _ if proposal.quarterly => "quarterly",
            Kind::Document | Kind::Narrative | Kind::Reduction => "due",
            Kind::Count if proposal.target == "= 0" => "always",
            // A most that is exceeded can't be met any more; a level to be brought down to still can.
            Kind::Count if proposal.target.starts_with('<') && !comes_down(&words) => "always",
            Kind::Count => "due",
            // What may not be exceeded does not grow towards its limit.
            Kind::Ratio if adds_up && !proposal.target.starts_with('<') => "grow",
            _ => "hold",
        }
    }

    /// How the province's figure is made.
    fn rollup(&self, proposal: &Proposal) -> &'static str {
        let alone = matches!(self.lead.who.as_slice(), [only] if self.lead.is_agency(only));
        match proposal.kind {
            _ if alone => "single",
            // A rank is one body's; whose, is asked.
            Kind::Rank => "single",
            Kind::Score => "mean",
            _ if proposal.bodies => "bodies",
            Kind::Document | Kind::Narrative => "bodies",
            Kind::Count if proposal.target == "= 0" => "sum",
            Kind::Count => "bodies",
            _ => "pooled",
        }
    }
}

/// Whether words, padded and without diacritics, ask for a number to be brought down.
fn comes_down(words: &str) -> bool {
    [" con ", " xuong ", " giam ", " sap xep ", " tinh gian "]
        .iter()
        .any(|word| words.contains(word))
}
