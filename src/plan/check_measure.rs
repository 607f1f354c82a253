//! Holds each measure of a plan against itself: its kind against its figures, its target and its
//! roll-up; and against criteria, register and the other measures.

use super::check_kinds;
use super::model::{Measure, Plan};
use super::target::{Comparison, Target};
use super::words::{Kind, Progress, RollUp};
use crate::agency::Register;
use crate::datafile::Row;
use crate::exact::Exact;

/// Records the faults of the measures.
pub(super) fn check(top: &Row<'_>, plan: &Plan, register: Option<&Register>) {
    let rows = top.read_rows("measures");
    for (row, measure) in rows.iter().zip(&plan.measures) {
        check_reporters(row, measure);
        check_single(row, measure, register);
        check_combined(row, measure, &rows, plan);
        check_deadline(top, row, measure, plan);
        // What hangs on a kind that could not be read is not told.
        if row.is_sound("kind") {
            check_figures(row, measure);
            check_capped(row, measure);
            check_target(row, measure);
            check_roll_up(row, measure);
            check_kinds::check(row, measure);
        }
    }
}

/// The figures and the unit must stand there, or must not, according to the kind.
fn check_figures(row: &Row<'_>, measure: &Measure) {
    let kind = measure.kind;
    for (key, wanted) in [("first", kind.has_figures()), ("second", kind.has_second())] {
        match (wanted, row.has(key)) {
            (true, false) => row.fault(
                key,
                format!("loại chỉ số này cần số liệu «{key}»"),
                format!("Thêm dòng: {key} = {{ label = \"…\", unit = \"…\" }}"),
            ),
            (false, true) => row.fault(
                key,
                format!("loại chỉ số này không có số liệu «{key}»"),
                "Xóa dòng này, hoặc sửa lại khóa kind.",
            ),
            _ => {}
        }
    }
    if kind.has_figures() && measure.unit.is_empty() && row.is_sound("unit") {
        row.fault(
            "unit",
            "chưa ghi đơn vị của kết quả (khóa «unit»)",
            "Thêm dòng, ví dụ: unit = \"%\"",
        );
    }
}

/// A rate must say whether its first figure can be above its second.
fn check_capped(row: &Row<'_>, measure: &Measure) {
    match measure.kind {
        Kind::Ratio | Kind::Reduction if !row.has("capped") => row.fault(
            "capped",
            "thiếu khóa «capped»",
            "Thêm dòng capped = true nếu số thứ nhất không thể lớn hơn số thứ hai, ngược lại capped = false.",
        ),
        Kind::Count | Kind::Document | Kind::Narrative if measure.capped => row.fault(
            "capped",
            "loại chỉ số này không có số thứ hai để so với số thứ nhất",
            "Xóa dòng capped, hoặc sửa lại khóa kind.",
        ),
        _ => {}
    }
}

/// A target must fit the kind.
fn check_target(row: &Row<'_>, measure: &Measure) {
    if !row.is_sound("target") {
        return;
    }
    let target = &measure.target;
    let wanted = match (measure.kind, target) {
        (Kind::Document, target) if *target != Target::Done => "\"done\"",
        (Kind::Narrative, target) if *target != Target::None => "\"none\"",
        (kind, Target::Done) if kind.has_figures() => "một so sánh, ví dụ \">= 95\"",
        _ => return check_reach(row, measure),
    };
    row.fault(
        "target",
        format!("chỉ tiêu «{target}» không hợp với loại chỉ số"),
        format!("Loại chỉ số này có chỉ tiêu là {wanted}; nếu không phải, sửa lại khóa kind."),
    );
}

/// A target that every value meets, or none can, is a slip of the pen.
fn check_reach(row: &Row<'_>, measure: &Measure) {
    let target = &measure.target;
    let (comparison, number) = match target {
        Target::Compare { comparison, number } => (*comparison, number),
        Target::Between { from, .. } => (Comparison::AtLeast, from),
        _ => return,
    };
    let never_negative = !matches!(measure.kind, Kind::Growth | Kind::Score);
    let hundred = Exact::whole(100);
    let beyond = match comparison {
        Comparison::AtLeast | Comparison::Equal => *number > hundred,
        Comparison::Above => *number >= hundred,
        Comparison::AtMost | Comparison::Below => false,
    };
    if never_negative && number.is_negative() {
        row.fault(
            "target",
            format!("chỉ tiêu «{target}» so với một số âm, mà loại chỉ số này không âm"),
            "Sửa lại số, hoặc sửa lại khóa kind.",
        );
    } else if measure.capped && beyond {
        row.fault(
            "target",
            format!("chỉ tiêu «{target}» không đạt được: số thứ nhất không thể lớn hơn số thứ hai nên tỷ lệ không quá 100"),
            "Sửa lại số, hoặc ghi capped = false.",
        );
    }
}

/// A roll-up must fit the kind.
fn check_roll_up(row: &Row<'_>, measure: &Measure) {
    let kind = measure.kind;
    let (key, fits, fitting) = match measure.rollup {
        RollUp::Pooled => (
            "rollup",
            kind.can_be_pooled(),
            "ratio, reduction, growth, average",
        ),
        RollUp::Weighted => ("rollup", kind == Kind::WeightedScore, "weighted-score"),
        RollUp::Mean => (
            "rollup",
            kind.has_figures() && kind != Kind::Rank,
            "ratio, reduction, growth, average, count, score, weighted-score",
        ),
        RollUp::Sum => ("rollup", kind == Kind::Count, "count"),
        RollUp::Combined if !measure.combined.is_empty() => {
            ("combined", kind.has_second(), "ratio, reduction, growth")
        }
        RollUp::Combined | RollUp::Single | RollUp::Bodies => return,
    };
    if !fits && row.is_sound(key) {
        row.fault(
            key,
            "cách tổng hợp này không hợp với loại chỉ số",
            format!("Chỉ dùng cho kind là {fitting}; nếu không, chọn \"single\" hoặc \"bodies\"."),
        );
    }
}

/// Somebody reports a measure; nobody reports a combined one.
fn check_reporters(row: &Row<'_>, measure: &Measure) {
    if row.has("combined") {
        for key in ["rollup", "reporters"] {
            let is_combined = key == "rollup" && measure.rollup == RollUp::Combined;
            if row.has(key) && !is_combined {
                row.fault(
                    key,
                    format!("chỉ số tính gộp (có khóa combined) không có khóa «{key}»"),
                    "Xóa dòng này, hoặc xóa khóa combined.",
                );
            }
        }
        return;
    }
    if measure.rollup == RollUp::Combined && row.is_sound("rollup") {
        row.fault(
            "rollup",
            "thiếu khóa «rollup», hoặc khóa «combined» của chỉ số tính gộp",
            "Thêm dòng, ví dụ: rollup = \"pooled\"",
        );
    }
    if !row.has("reporters") {
        row.fault(
            "reporters",
            "thiếu khóa «reporters»",
            "Ghi mã cấp hoặc mã cơ quan phải báo cáo, ví dụ reporters = [\"so-noi-vu\"].",
        );
    }
}

/// A `single` figure is one agency's.
fn check_single(row: &Row<'_>, measure: &Measure, register: Option<&Register>) {
    if measure.rollup != RollUp::Single || measure.reporters.is_empty() {
        return;
    }
    let is_level = |id: &String| register.is_some_and(|register| register.level(id).is_some());
    if measure.reporters.len() != 1 || measure.reporters.iter().any(is_level) {
        row.fault(
            "reporters",
            format!(
                "chỉ số {} lấy số liệu của một cơ quan (rollup = \"single\"), nhưng reporters không phải đúng một cơ quan",
                measure.id
            ),
            "Ghi mã của đúng một cơ quan, hoặc chọn cách tổng hợp khác.",
        );
    }
}

/// A combined measure pools reported measures of its own kind.
fn check_combined(row: &Row<'_>, measure: &Measure, rows: &[Row<'_>], plan: &Plan) {
    if measure.combined.is_empty() {
        return;
    }
    if measure.combined.len() < 2 {
        row.fault(
            "combined",
            format!("chỉ số tính gộp {} cần ít nhất hai chỉ số", measure.id),
            "Ghi mã các chỉ số được tính gộp, ví dụ combined = [\"3.2.1\", \"3.2.2\"].",
        );
    }
    for part in &measure.combined {
        let mut others = rows.iter().zip(&plan.measures);
        let Some((other_row, other)) = others.find(|(_, other)| other.id == *part) else {
            continue;
        };
        let known = row.is_sound("kind") && other_row.is_sound("kind");
        let reported = !other_row.has("combined");
        if !reported || (known && other.kind != measure.kind) {
            row.fault(
                "combined",
                format!("chỉ số {} không gộp được chỉ số {part}", measure.id),
                "Chỉ gộp các chỉ số cùng loại (kind) do các cơ quan báo cáo.",
            );
        }
    }
}

/// Without a deadline a measure can only be judged in every period.
fn check_deadline(top: &Row<'_>, row: &Row<'_>, measure: &Measure, plan: &Plan) {
    let first = measure.criteria.first();
    let rows = top.read_rows("criteria");
    let mut criteria = rows.iter().zip(&plan.criteria);
    let Some((other, criterion)) = criteria.find(|(_, one)| Some(&one.code) == first) else {
        return;
    };
    let inner = other.read_group("deadline");
    let has_date = inner.is_none_or(|inner| inner.has("date") || !inner.is_sound("date"));
    if !has_date && measure.progress != Progress::Always && row.is_sound("progress") {
        row.fault(
            "progress",
            format!(
                "tiêu chí {} (dòng {}) không có ngày hoàn thành, nên chỉ số {} phải xét ở mọi kỳ",
                criterion.code,
                other.line_of("code"),
                measure.id
            ),
            "Sửa thành progress = \"always\", hoặc ghi date cho thời hạn của tiêu chí.",
        );
    }
}
