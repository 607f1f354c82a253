//! A drafted plan as the text of a plan file.

use std::fmt::Write;

use super::appendix::RowKind;
use super::drafted::{Draft, DraftMeasure, DraftRow};
use super::points;
use super::proposal::Unused;
use crate::exact::Exact;
use crate::plan::model::Kind;
use crate::plan::target::{Comparison, Target};

/// How a line begins that asks the reader to confirm something; deleting it confirms.
pub const CONFIRM: &str = "# xác nhận: ";

/// The text of `inputs/plans/YEAR.toml`.
pub fn plan_file(draft: &Draft) -> String {
    let mut text = String::new();
    head(draft, &mut text);
    for row in &draft.rows {
        match row.row.kind {
            RowKind::Field => field(row, &mut text),
            RowKind::Group => group(row, &mut text),
            RowKind::Criterion => criterion(row, &mut text),
        }
    }
    text
}

/// A line; writing to a string can't fail.
fn line(text: &mut String, line: impl std::fmt::Display) {
    writeln!(text, "{line}").expect("a string takes every line");
}

/// `key = "…"`.
fn key(text: &mut String, key: &str, value: &str) {
    line(text, format_args!("{key} = {}", quoted(value)));
}

/// A text as TOML writes it.
fn quoted(value: &str) -> String {
    toml::Value::String(value.to_owned()).to_string()
}

/// Ids as a list.
fn ids(list: &[String]) -> String {
    let quoted: Vec<String> = list.iter().map(|id| quoted(id)).collect();
    format!("[{}]", quoted.join(", "))
}

/// Lines that ask to confirm.
fn confirm(text: &mut String, doubts: &[String]) {
    for doubt in doubts {
        line(text, format_args!("{CONFIRM}{doubt}"));
    }
}

/// The head of the file.
fn head(draft: &Draft, text: &mut String) {
    line(text, "#:schema ../../schemas/plan.schema.json");
    line(text, "#");
    line(
        text,
        format_args!(
            "# Kế hoạch năm {}. Ý nghĩa từng khóa: xem docs/inputs.md, mục \"Kế hoạch năm\".",
            draft.year
        ),
    );
    line(
        text,
        "# Các dòng «# xác nhận: …» là chỗ cần người đối chiếu với văn bản đã ký. Đã đối chiếu xong chỗ nào",
    );
    line(
        text,
        "# thì sửa (nếu cần) rồi xóa dòng đó. Còn dòng nào thì biểu mẫu, báo cáo đều ghi là kế hoạch chưa xác nhận xong.",
    );
    line(text, "");
    line(text, format_args!("year = {}", draft.year));
    let head = &draft.head;
    if head.number.is_none() {
        line(text, format_args!("{CONFIRM}số, ký hiệu của kế hoạch"));
    }
    key(
        text,
        "number",
        head.number.as_deref().unwrap_or("…/KH-UBND"),
    );
    if head.date.is_none() {
        line(text, format_args!("{CONFIRM}ngày ban hành"));
    }
    let date = head
        .date
        .map_or_else(|| format!("{}-01-01", draft.year), |date| date.to_string());
    line(text, format_args!("date = {date}"));
    if head.issuer.is_none() {
        line(text, format_args!("{CONFIRM}cơ quan, người ban hành"));
    }
    key(
        text,
        "issuer",
        head.issuer.as_deref().unwrap_or("UBND tỉnh"),
    );
    if head.title.is_none() {
        line(text, format_args!("{CONFIRM}tên (trích yếu) của kế hoạch"));
    }
    key(
        text,
        "title",
        head.title.as_deref().unwrap_or("Cải cách hành chính"),
    );
    if draft.rows.iter().any(|row| !row.row.points.is_empty()) {
        line(
            text,
            format_args!(
                "{CONFIRM}cột điểm tối đa của phụ lục được ghi nguyên vào khóa points; điểm này để chấm từng cơ quan thì thêm khối [index] (docs/inputs.md), để chấm cả tỉnh thì không phải thêm gì"
            ),
        );
    }
    for row in &draft.unplaced {
        line(
            text,
            format_args!("{CONFIRM}dòng của phụ lục chưa đưa được vào kế hoạch: {row}"),
        );
    }
}

fn field(row: &DraftRow, text: &mut String) {
    line(text, format_args!("\n\n# Lĩnh vực {}", row.row.code));
    if let Some(numbered) = row.row.numbered {
        line(text, format_args!("{CONFIRM}{numbered}"));
    }
    confirm(text, &row.doubts);
    line(text, "[[fields]]");
    key(text, "code", &row.row.code);
    key(text, "name", &row.row.name);
    key(text, "heading", &row.heading);
    score(row, text);
}

/// The highest score; one that could not be read stands as it is, in a comment.
fn score(row: &DraftRow, text: &mut String) {
    match points::read(&row.row.points) {
        Some(score) => key(text, "points", &score),
        None if row.row.points.is_empty() => {}
        None => line(text, format_args!("# Điểm tối đa: {}", row.row.points)),
    }
}

fn group(row: &DraftRow, text: &mut String) {
    line(text, format_args!("\n# Nhóm {}", row.row.code));
    confirm(text, &row.doubts);
    line(text, "[[groups]]");
    key(text, "code", &row.row.code);
    key(text, "field", &row.field);
    key(text, "name", &row.row.name);
    score(row, text);
}

fn criterion(row: &DraftRow, text: &mut String) {
    let own = &row.row;
    line(text, format_args!("\n# Tiêu chí {}", own.code));
    confirm(text, &row.doubts);
    let mut told: Vec<&Unused> = Vec::new();
    for unused in &row.unused {
        if !told.contains(&unused) {
            line(
                text,
                format_args!(
                    "{CONFIRM}con số {} không nằm trong chỉ tiêu nào: {}",
                    unused.text, unused.why
                ),
            );
            told.push(unused);
        }
    }
    for (heading, words) in &own.others {
        line(text, format_args!("# {heading}: {words}"));
    }
    line(text, "[[criteria]]");
    key(text, "code", &own.code);
    key(text, "field", &row.field);
    if let Some(group) = &row.group {
        key(text, "group", group);
    }
    key(text, "name", &own.name);
    if !own.requirement.is_empty() {
        key(text, "requirement", &own.requirement);
    }
    score(row, text);
    let words = if own.deadline.is_empty() {
        "(không nêu)"
    } else {
        &own.deadline
    };
    match row.deadline {
        Some(date) => line(
            text,
            format_args!("deadline = {{ text = {}, date = {date} }}", quoted(words)),
        ),
        None => line(
            text,
            format_args!("deadline = {{ text = {} }}", quoted(words)),
        ),
    }
    for (name, words, bodies) in [
        ("lead", &own.lead, &row.lead),
        ("support", &own.support, &row.support),
    ] {
        line(
            text,
            format_args!(
                "{name} = {{ text = {}, who = {} }}",
                quoted(words),
                ids(&bodies.who)
            ),
        );
    }
    for one in &row.measures {
        measure(one, text);
    }
}

fn measure(one: &DraftMeasure, text: &mut String) {
    let proposal = &one.proposal;
    line(text, "");
    // One line a measure: it is confirmed as a whole, looking at one place of the paper.
    let mut doubts = proposal.doubts.clone();
    if matches!(
        proposal.kind,
        Kind::Ratio | Kind::Reduction | Kind::Growth | Kind::Average
    ) && one.combined.is_empty()
    {
        let (first, second) = figure_names(one);
        let of_year = if one.second_of_year {
            ", số thứ hai là số của cả năm (second_of_year)"
        } else {
            ""
        };
        doubts.push(format!(
            "tên hai số liệu («{first}», «{}»){of_year}, cách xét trước hạn (progress: {}), cách tổng hợp (rollup: {})",
            second.unwrap_or_default(),
            one.progress,
            one.rollup.unwrap_or("pooled"),
        ));
    }
    if !doubts.is_empty() {
        line(text, format_args!("{CONFIRM}{}", doubts.join("; ")));
    }
    line(text, "[[measures]]");
    key(text, "id", &one.id);
    line(text, format_args!("criteria = {}", ids(&one.criteria)));
    key(text, "label", &one.label);
    key(text, "kind", proposal.kind.word());
    figures(one, text);
    key(text, "target", &proposal.target);
    key(text, "progress", one.progress);
    if one.combined.is_empty() {
        line(text, format_args!("reporters = {}", ids(&one.reporters)));
        key(text, "rollup", one.rollup.unwrap_or("pooled"));
    } else {
        line(text, format_args!("combined = {}", ids(&one.combined)));
    }
    if let Some(up_to) = &proposal.up_to {
        key(text, "expected_up_to", up_to);
    }
    if one.progress == "steps" {
        let steps: Vec<String> = proposal
            .steps
            .iter()
            .map(|(by, target)| format!("{{ by = {by}, target = {} }}", quoted(target)))
            .collect();
        line(text, format_args!("steps = [{}]", steps.join(", ")));
    }
}

/// What the figures of a measure count; the second where there are two.
fn figure_names(one: &DraftMeasure) -> (String, Option<String>) {
    let unit = match one.proposal.unit.as_str() {
        money if money.ends_with("đồng") => "tiền",
        other => other,
    };
    match one.proposal.kind {
        Kind::Ratio => (
            format!("Số {unit} đã thực hiện"),
            Some(format!("Tổng số {unit} phải thực hiện")),
        ),
        Kind::Reduction => (format!("Số {unit} đã giảm"), Some(format!("Số {unit} gốc"))),
        Kind::Growth => (
            format!("Số {unit} kỳ này"),
            Some(format!("Số {unit} cùng kỳ năm trước")),
        ),
        Kind::Score => (one.label.trim_end_matches('…').to_owned(), None),
        Kind::Average => (format!("Tổng số {unit}"), Some("Số trường hợp".to_owned())),
        Kind::Rank => ("Thứ hạng".to_owned(), Some("Số được xếp hạng".to_owned())),
        _ => (format!("Số {unit}"), None),
    }
}

/// The figures that are reported, and their units.
fn figures(one: &DraftMeasure, text: &mut String) {
    let unit = &one.proposal.unit;
    let figure = |text: &mut String, key: &str, label: String| {
        line(
            text,
            format_args!(
                "{key} = {{ label = {}, unit = {} }}",
                quoted(&label),
                quoted(unit)
            ),
        );
    };
    if !one.proposal.kind.has_figures() {
        return;
    }
    let (first, second) = figure_names(one);
    figure(text, "first", first);
    if let Some(second) = second {
        figure(text, "second", second);
    }
    let is_rate = matches!(
        one.proposal.kind,
        Kind::Ratio | Kind::Reduction | Kind::Growth
    );
    key(text, "unit", if is_rate { "%" } else { unit });
    if matches!(one.proposal.kind, Kind::Ratio | Kind::Reduction) {
        // «Vượt dự toán» can only be met where the first figure may exceed the second.
        let beyond = match one.proposal.target.parse::<Target>() {
            Ok(Target::Compare { comparison, number }) => {
                let hundred = Exact::whole(100);
                number > hundred || (number == hundred && comparison == Comparison::Above)
            }
            _ => false,
        };
        line(text, format_args!("capped = {}", !beyond));
        if one.second_of_year {
            line(text, format_args!("second_of_year = true"));
        }
    }
}
