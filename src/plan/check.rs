//! Holds the head, the criteria and their deadlines against one another.

use super::model::{Criterion, Plan};
use super::target::Target;
use crate::datafile::Row;
use crate::vietnamese::deadline::{DeadlineText, read_deadline};

/// Records the faults of everything but the measures.
pub(super) fn check(top: &Row<'_>, plan: &Plan, file: &str) {
    check_year(top, plan.year, file);
    check_goals(top, plan);
    for (row, criterion) in top.read_rows("criteria").iter().zip(&plan.criteria) {
        check_deadline(row, criterion);
        check_lead(row, criterion);
        check_group(top, row, plan, criterion);
        check_measured(row, plan, &criterion.code);
    }
}

/// A goal asks for something, each part of it in its own way.
fn check_goals(top: &Row<'_>, plan: &Plan) {
    for (row, goal) in top.read_rows("goals").iter().zip(&plan.goals) {
        let asks_nothing = goal.target == Target::None
            && goal.rank == Target::None
            && goal.class.is_none()
            && row.is_sound("target")
            && row.is_sound("rank");
        if asks_nothing {
            row.fault(
                "target",
                format!("mục tiêu {} không có yêu cầu nào", goal.id),
                "Ghi ít nhất một khóa: target (điểm số), rank (thứ hạng), class (xếp loại).",
            );
        }
        if goal.target.is_judged() && goal.unit.is_empty() && row.is_sound("unit") {
            row.fault(
                "unit",
                "chưa ghi đơn vị của điểm số (khóa «unit»)",
                "Thêm dòng, ví dụ: unit = \"điểm\"",
            );
        }
        if matches!(goal.rank, Target::Done | Target::LastYear(_)) {
            row.fault(
                "rank",
                format!("«{}» không phải yêu cầu về thứ hạng", goal.rank),
                "Ghi ví dụ \"<= 10\", \"10 .. 15\" hoặc \"rise 1\".",
            );
        }
        if matches!(goal.rank, Target::Rise(_)) && goal.baseline_rank.is_none() {
            row.fault(
                "rank",
                "tăng bậc so với năm trước mà chưa ghi thứ hạng năm trước",
                "Thêm baseline_rank và baseline_of (số đơn vị được xếp hạng năm trước).",
            );
        }
        if goal
            .class
            .as_ref()
            .is_some_and(|class| !goal.classes.contains(class))
        {
            row.fault(
                "class",
                "mức xếp loại không có trong khóa classes",
                "Ghi các mức từ cao xuống thấp ở khóa classes, trong đó có mức này.",
            );
        }
    }
}

/// The year is the file's.
fn check_year(top: &Row<'_>, year: i32, file: &str) {
    let named: Option<i32> = file
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".toml"))
        .and_then(|stem| stem.split('-').next())
        .and_then(|stem| stem.parse().ok());
    if let Some(named) = named
        && year != named
        && top.is_sound("year")
    {
        top.fault(
            "year",
            format!("năm {year} không khớp với tên tệp"),
            format!("Sửa thành year = {named}, hoặc đổi tên tệp thành {year}.toml."),
        );
    }
}

/// Verdicts hang on the date: where the plan's words name a day, it must be that day.
fn check_deadline(row: &Row<'_>, criterion: &Criterion) {
    let Some(inner) = row.read_group("deadline") else {
        return;
    };
    let text = &criterion.deadline.text;
    let date = criterion.deadline.date;
    let said = read_deadline(text);
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

/// Who leads must be named, in words and as codes; who supports may be nobody.
fn check_lead(row: &Row<'_>, criterion: &Criterion) {
    let Some(inner) = row.read_group("lead") else {
        return;
    };
    if criterion.lead.text.is_empty() && inner.is_sound("text") {
        inner.fault(
            "text",
            "chưa ghi nguyên văn cơ quan chủ trì (khóa «text»)",
            "Ghi như kế hoạch, ví dụ text = \"Sở Nội vụ\".",
        );
    }
    if criterion.lead.who.is_empty() && inner.is_sound("who") {
        inner.fault(
            "who",
            "chưa ghi mã cơ quan chủ trì nào (khóa «who»)",
            "Ghi mã cấp hoặc mã cơ quan, ví dụ who = [\"so-noi-vu\"].",
        );
    }
}

/// A criterion stands in the field of its group.
fn check_group(top: &Row<'_>, row: &Row<'_>, plan: &Plan, criterion: &Criterion) {
    let at = plan
        .groups
        .iter()
        .position(|group| Some(&group.code) == criterion.group.as_ref());
    let Some(at) = at else { return };
    let group = &plan.groups[at];
    // A field that does not exist has been told.
    let is_known = |code: &str| plan.field(code).is_some();
    if group.field != criterion.field && is_known(&group.field) && is_known(&criterion.field) {
        let line = top.read_rows("groups")[at].line_of("code");
        row.fault(
            "code",
            format!(
                "tiêu chí {} thuộc lĩnh vực {}, nhưng nhóm {} của nó (dòng {line}) thuộc lĩnh vực {}",
                criterion.code, criterion.field, group.code, group.field
            ),
            "Sửa lại khóa field hoặc group.",
        );
    }
}

/// Every criterion is judged by a measure.
fn check_measured(row: &Row<'_>, plan: &Plan, code: &str) {
    let measured = plan
        .measures_of(code)
        .any(super::model::Measure::is_reported);
    if !measured && !code.is_empty() {
        row.fault(
            "code",
            format!("tiêu chí {code} chưa có chỉ số đo nào"),
            format!("Thêm khối [[measures]] có criteria = [\"{code}\"]."),
        );
    }
}
