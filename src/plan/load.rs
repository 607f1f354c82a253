//! Reads a year's plan (`inputs/plans/2024.toml`).

use chrono::NaiveDate;

use crate::agency::Register;
use crate::datafile::{self, Located, Row};
use crate::exact::Exact;
use crate::failure::{Faults, Outcome};
use crate::vietnamese::deadline::{DeadlineText, read_deadline};

use super::load_measure::{self, Draft};
use super::model::{Assignment, Criterion, Deadline, Field, Goal, Group, Plan};
use super::references::{References, Wanted};
use super::target::Target;

/// Reads the plan from the text of a file, whose name is for the faults. Without a register the
/// levels and agencies that the plan names are not looked up.
///
/// # Errors
/// Every fault of the file, each with its line.
pub fn load(text: &str, file: &str, register: Option<&Register>) -> Outcome<Plan> {
    datafile::outcome(|faults| read(text, file, register, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(
    text: &str,
    file: &str,
    register: Option<&Register>,
    faults: &mut Faults,
) -> Option<Plan> {
    datafile::read(text, file, faults, |top| {
        let references = References::default();
        let goals = top.rows("goals", |row| read_goal(row, &references));
        let fields = top.rows("fields", |row| read_field(row, &references));
        let groups = top.rows("groups", |row| read_group(row, &references));
        let criteria = top.rows("criteria", |row| read_criterion(row, &references));
        let drafts = top.rows("measures", |row| load_measure::read(row, &references));
        for (key, empty) in [
            ("fields", fields.is_empty()),
            ("criteria", criteria.is_empty()),
            ("measures", drafts.is_empty()),
        ] {
            if empty {
                top.fault(
                    key,
                    format!("chưa có khối [[{key}]] nào"),
                    "Khai báo ít nhất một khối theo mẫu trong docs/inputs.md.",
                );
            }
        }
        references.check(top.source(), register);
        check_groups(top, &fields, &groups, &criteria);
        check_measured(top, &criteria, &drafts);
        load_measure::check(top.source(), &criteria, &drafts, register);
        let mut plan = read_head(top, file);
        plan.goals = goals;
        plan.fields = fields;
        plan.groups = groups.into_iter().map(|group| group.value).collect();
        plan.criteria = criteria.into_iter().map(|located| located.value).collect();
        plan.measures = drafts.into_iter().map(|draft| draft.measure).collect();
        in_order(plan)
    })
}

fn read_head(top: &Row<'_>, file: &str) -> Plan {
    let year = top.whole("year");
    let named: Option<i32> = file
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".toml"))
        .and_then(|stem| stem.parse().ok());
    if let (Some(year), Some(named)) = (year, named)
        && year != named
    {
        top.fault(
            "year",
            format!("năm {year} không khớp với tên tệp"),
            format!("Sửa thành year = {named}, hoặc đổi tên tệp thành {year}.toml."),
        );
    }
    Plan {
        year: year.unwrap_or_default(),
        number: top.text("number").unwrap_or_default(),
        date: top.date("date").unwrap_or_default(),
        issuer: top.text("issuer").unwrap_or_default(),
        title: top.text("title").unwrap_or_default(),
        goals: Vec::new(),
        fields: Vec::new(),
        groups: Vec::new(),
        criteria: Vec::new(),
        measures: Vec::new(),
    }
}

fn read_goal(row: &Row<'_>, references: &References) -> Goal {
    let baseline_score = row
        .has("baseline_score")
        .then(|| row.parsed::<Exact>("baseline_score"))
        .flatten()
        .and_then(|_| row.text("baseline_score"));
    Goal {
        id: references.declare(row, "id", Wanted::Goal),
        name: row.text("name").unwrap_or_default(),
        target: row.parsed("target").unwrap_or(Target::None),
        unit: row.text("unit").unwrap_or_default(),
        baseline_score,
        baseline_rank: row.optional_whole("baseline_rank"),
    }
}

fn read_field(row: &Row<'_>, references: &References) -> Field {
    Field {
        code: references.declare(row, "code", Wanted::Field),
        name: row.text("name").unwrap_or_default(),
        heading: row.text("heading").unwrap_or_default(),
    }
}

fn read_group(row: &Row<'_>, references: &References) -> Located<Group> {
    let group = Group {
        code: references.declare(row, "code", Wanted::Group),
        field: references.refer(row, "field", Wanted::Field),
        name: row.text("name").unwrap_or_default(),
    };
    row.located("code", group)
}

fn read_criterion(row: &Row<'_>, references: &References) -> Located<Criterion> {
    let deadline = row.group("deadline", read_deadline_group);
    let criterion = Criterion {
        code: references.declare(row, "code", Wanted::Criterion),
        field: references.refer(row, "field", Wanted::Field),
        group: row
            .has("group")
            .then(|| references.refer(row, "group", Wanted::Group)),
        name: row.text("name").unwrap_or_default(),
        requirement: row.text_or_empty("requirement"),
        deadline: deadline.unwrap_or(Deadline {
            text: String::new(),
            date: None,
        }),
        lead: read_assignment(row, "lead", references),
        support: read_assignment(row, "support", references),
    };
    row.located("code", criterion)
}

fn read_deadline_group(inner: &Row<'_>) -> Deadline {
    let text = inner.text("text").unwrap_or_default();
    let date = inner.optional_date("date");
    let said = read_deadline(&text);
    check_deadline(inner, &text, said, date);
    // A faulty date is told; it must not be taken for a criterion of every period.
    let told = inner.has("date").then(NaiveDate::default);
    Deadline {
        date: date.or(told).or(said.last_day()),
        text,
    }
}

/// Verdicts hang on the date: where the plan's words name a day, it must be that day.
fn check_deadline(inner: &Row<'_>, text: &str, said: DeadlineText, date: Option<NaiveDate>) {
    let wrong_date = inner.has("date") && date.is_none();
    match (said.last_day(), date) {
        (Some(day), stated) if stated != Some(day) && !wrong_date => inner.fault(
            "date",
            format!("thời hạn «{text}» phải có ngày hoàn thành {day}"),
            format!("Ghi date = {day}, hoặc sửa lại khóa text."),
        ),
        (None, Some(_)) if said == DeadlineText::Standing => inner.fault(
            "date",
            format!("thời hạn «{text}» không có ngày hoàn thành"),
            "Xóa khóa date, hoặc sửa lại khóa text.",
        ),
        _ => {}
    }
}

/// Who leads must be named; who supports may be nobody.
fn read_assignment(row: &Row<'_>, key: &'static str, references: &References) -> Assignment {
    let assignment = row.group(key, |inner| {
        let (text, who) = if key == "lead" {
            let who = inner.list("who");
            if who.as_ref().is_some_and(Vec::is_empty) {
                inner.fault(
                    "who",
                    "chưa ghi mã cơ quan chủ trì nào",
                    "Ghi mã cấp hoặc mã cơ quan, ví dụ who = [\"so-noi-vu\"].",
                );
            }
            (inner.text("text"), who.unwrap_or_default())
        } else {
            (
                Some(inner.text_or_empty("text")),
                inner.optional_list("who"),
            )
        };
        Assignment {
            text: text.unwrap_or_default(),
            who: references.refer_all(who, Wanted::Reporter),
        }
    });
    assignment.unwrap_or(Assignment {
        text: String::new(),
        who: Vec::new(),
    })
}

/// A criterion stands in the field of its group.
fn check_groups(
    top: &Row<'_>,
    fields: &[Field],
    groups: &[Located<Group>],
    criteria: &[Located<Criterion>],
) {
    let is_known = |code: &String| fields.iter().any(|field| field.code == *code);
    for Located { value, line } in criteria {
        let of_group = groups
            .iter()
            .find(|group| Some(&group.value.code) == value.group.as_ref());
        // A field that does not exist has been told.
        if let Some(group) = of_group
            && group.value.field != value.field
            && is_known(&group.value.field)
            && is_known(&value.field)
        {
            top.source().fault(
                *line,
                format!(
                    "tiêu chí {} thuộc lĩnh vực {}, nhưng nhóm {} của nó (dòng {}) thuộc lĩnh vực {}",
                    value.code, value.field, group.value.code, group.line, group.value.field
                ),
                "Sửa lại khóa field hoặc group.",
            );
        }
    }
}

/// Every criterion is judged by a measure.
fn check_measured(top: &Row<'_>, criteria: &[Located<Criterion>], drafts: &[Draft]) {
    for criterion in criteria {
        let code = &criterion.value.code;
        let measured = drafts
            .iter()
            .any(|draft| draft.measure.is_reported() && draft.measure.criteria.contains(code));
        if !measured && !code.is_empty() {
            top.source().fault(
                criterion.line,
                format!("tiêu chí {code} chưa có chỉ số đo nào"),
                format!("Thêm khối [[measures]] có criteria = [\"{code}\"]."),
            );
        }
    }
}

/// The measures in the order of the criteria; those of one criterion stay as they were written.
fn in_order(mut plan: Plan) -> Plan {
    let codes: Vec<String> = plan.criteria.iter().map(|one| one.code.clone()).collect();
    plan.measures.sort_by_key(|measure| {
        measure
            .criteria
            .first()
            .and_then(|first| codes.iter().position(|code| code == first))
    });
    plan
}
