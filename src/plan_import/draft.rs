//! A plan drafted from an appendix: everything that a plan file says, and what is to be confirmed.

use super::appendix::{Appendix, AppendixRow, RowKind};
use super::bodies::{Bodies, Names};
use super::deadline::{last_of_several, other_days, within_year};
use super::drafted::{Draft, DraftRow};
use super::head::{Head, sentence_case};
use super::measures::propose_measures;
use super::points;
use super::text::slips;
use crate::vietnamese::deadline::{DeadlineText, read_deadline};
use crate::vietnamese::phrase;

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
    tell_ids_apart(&mut rows);
    Draft {
        year,
        head,
        rows,
        unplaced: appendix.unplaced.clone(),
    }
}

/// Two requirements, each for several criteria of one group «bình quân chung», would both have the group's
/// number: the later one has those of its criteria.
fn tell_ids_apart(rows: &mut [DraftRow]) {
    let mut taken: Vec<String> = Vec::new();
    for one in rows.iter_mut().flat_map(|row| &mut row.measures) {
        if taken.contains(&one.id) && !one.combined.is_empty() {
            one.id = one.combined.join("-");
        }
        taken.push(one.id.clone());
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
        rivals: Vec::new(),
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

/// What stands where a row of the paper has no name, before its code.
const NO_NAME: &str = "(Chưa có tên)";

/// Drafts one row.
fn draft_row(
    row: &AppendixRow,
    field: &str,
    group: Option<String>,
    names: &Names,
    year: i32,
) -> DraftRow {
    let mut row = row.clone();
    let is_nameless = row.name.trim().is_empty();
    if is_nameless {
        // A plan file needs a name, and nobody can be asked about a criterion that has none.
        row.name = format!("{NO_NAME} {}", row.code);
    }
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
    if is_nameless {
        let doubt =
            "văn bản không có tên ở dòng này, hoặc tên không đọc được: ghi tên vào khóa name";
        drafted.doubts.push(doubt.to_owned());
    }
    drafted.doubts.extend(points::doubt(&row));
    if row.kind == RowKind::Criterion {
        drafted.read_deadline(year);
        drafted.read_bodies(names);
        drafted.doubt_texts();
        propose_measures(&mut drafted, year, names);
        drafted.doubt_days(year);
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

    /// Days of the plan's year in the requirement that are not the deadline's.
    fn doubt_days(&mut self, year: i32) {
        if self
            .measures
            .iter()
            .any(|one| !one.proposal.steps.is_empty())
        {
            return;
        }
        let days = other_days(&self.row.requirement, year, self.deadline);
        if days.is_empty() {
            return;
        }
        let days: Vec<String> = days.into_iter().map(phrase::date_short).collect();
        let column = self.deadline.map_or_else(
            || "không nêu ngày".to_owned(),
            |day| format!("là {}", phrase::date_short(day)),
        );
        self.doubts.push(format!(
            "yêu cầu nêu thời hạn {}, cột thời hạn {column}: đối chiếu, sửa khóa deadline nếu cần",
            phrase::list(&days)
        ));
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
}
