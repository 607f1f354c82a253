//! Holds the keys that belong to single kinds of target against the kind: steps, parts of a shared
//! total, bodies, the year before, ranks, scores.

use super::model::{Kind, Measure, Progress, RollUp};
use super::target::Target;
use crate::datafile::Row;
use crate::exact::Exact;

/// Records the faults of a measure.
pub(super) fn check(row: &Row<'_>, measure: &Measure) {
    check_steps(row, measure);
    check_quarterly(row, measure);
    check_bodies(row, measure);
    check_own(row, measure);
    check_last_year(row, measure);
    check_scores(row, measure);
    check_percent(row, measure);
}

fn check_steps(row: &Row<'_>, measure: &Measure) {
    let has_steps = !measure.steps.is_empty();
    let wants_steps = measure.progress == Progress::Steps;
    if has_steps != wants_steps && row.is_sound("progress") && row.is_sound("steps") {
        row.fault(
            if has_steps { "progress" } else { "steps" },
            "các mốc (khóa steps) và cách xét progress = \"steps\" phải đi cùng nhau",
            "Ghi steps = [{ by = 2026-03-31, target = \">= 25\" }, …] cùng progress = \"steps\".",
        );
    }
    let rows = row.read_rows("steps");
    for (pair, inner) in measure.steps.windows(2).zip(rows.iter().skip(1)) {
        if pair[1].by <= pair[0].by {
            inner.fault(
                "by",
                "các mốc phải theo thứ tự thời gian",
                "Sắp xếp lại các mốc, hoặc sửa ngày.",
            );
        }
    }
    for (inner, step) in rows.iter().zip(&measure.steps) {
        if step.target.holds(&Exact::zero()).is_none() && inner.is_sound("target") {
            inner.fault(
                "target",
                format!("«{}» không phải mức của một mốc", step.target),
                "Ghi một so sánh, ví dụ target = \">= 25\".",
            );
        }
    }
}

/// A quarter's own figure is a difference of counts of one agency.
fn check_quarterly(row: &Row<'_>, measure: &Measure) {
    let fits = measure.kind == Kind::Count
        && matches!(measure.rollup, RollUp::Single | RollUp::Bodies)
        && !measure.standing;
    if measure.progress == Progress::Quarterly && !fits && row.is_sound("kind") {
        row.fault(
            "progress",
            "cách xét từng quý chỉ dùng cho số đếm lũy kế của từng cơ quan",
            "Dùng với kind = \"count\" và rollup = \"single\" hoặc \"bodies\".",
        );
    }
}

fn check_bodies(row: &Row<'_>, measure: &Measure) {
    if measure.bodies_target.is_some() && measure.rollup != RollUp::Bodies {
        row.fault(
            "bodies_target",
            "số cơ quan phải đạt chỉ dùng khi đếm cơ quan",
            "Ghi rollup = \"bodies\", hoặc xóa khóa bodies_target.",
        );
    }
    let beyond = |number: &Exact| *number > Exact::whole(100);
    if measure
        .bodies_target
        .as_ref()
        .is_some_and(|b| b.is_share && beyond(&b.number))
    {
        row.fault(
            "bodies_target",
            "tỷ lệ số cơ quan lớn hơn 100%",
            "Sửa lại số, hoặc bỏ dấu % nếu là số cơ quan.",
        );
    }
}

fn check_own(row: &Row<'_>, measure: &Measure) {
    for (inner, own) in row.read_rows("own").iter().zip(&measure.own) {
        if own.target.is_none() && own.deadline.is_none() && inner.is_sound("who") {
            inner.fault(
                "who",
                "khối này không có chỉ tiêu hoặc thời hạn riêng nào",
                "Ghi khóa target hoặc deadline, hoặc xóa khối.",
            );
        }
        let fits = own.target.as_ref().is_none_or(|target| {
            target.is_judged() == measure.target.is_judged() && *target != Target::None
        });
        if !fits && row.is_sound("target") {
            inner.fault(
                "target",
                "chỉ tiêu riêng không cùng loại với chỉ tiêu của chỉ số",
                "Ghi một so sánh cùng loại, ví dụ target = \">= 10\".",
            );
        }
    }
}

fn check_last_year(row: &Row<'_>, measure: &Measure) {
    let rises = matches!(measure.target, Target::Rise(_));
    if rises && measure.kind != Kind::Rank {
        row.fault(
            "target",
            "tăng bậc chỉ dùng cho thứ hạng",
            "Ghi kind = \"rank\", hoặc \"> last-year\" để so giá trị với năm trước.",
        );
    }
    if measure.second_from_last_year && measure.kind != Kind::Growth {
        row.fault(
            "second_from_last_year",
            "chỉ tốc độ tăng (kind = \"growth\") lấy số cùng kỳ từ năm trước",
            "Xóa dòng này, hoặc sửa lại khóa kind.",
        );
    }
    let is_growth = measure.kind == Kind::Growth;
    if measure.second_of_year && (!measure.kind.has_second() || is_growth) {
        row.fault(
            "second_of_year",
            "chỉ số này không có số thứ hai của cả năm",
            "Xóa dòng này, hoặc sửa lại khóa kind.",
        );
    }
    let no_number = measure
        .baseline
        .as_ref()
        .is_some_and(|one| one.of.is_none());
    if measure.kind == Kind::Rank && no_number {
        row.fault(
            "baseline",
            "thứ hạng năm trước chưa ghi số đơn vị được xếp hạng",
            "Ghi baseline = { value = \"12\", of = \"63\" }.",
        );
    }
}

fn check_scores(row: &Row<'_>, measure: &Measure) {
    let is_score = matches!(measure.kind, Kind::Score | Kind::WeightedScore);
    if measure.maximum.is_some() && !is_score && row.is_sound("kind") {
        row.fault(
            "maximum",
            "mức cao nhất chỉ dùng cho điểm số",
            "Xóa dòng này, hoặc sửa lại khóa kind.",
        );
    }
    if measure.kind == Kind::Rank && measure.rollup != RollUp::Single && row.is_sound("rollup") {
        row.fault(
            "rollup",
            "thứ hạng là của một cơ quan báo cáo, không cộng hay bình quân được",
            "Ghi rollup = \"single\".",
        );
    }
}

/// A target in percent is of a measure in percent.
fn check_percent(row: &Row<'_>, measure: &Measure) {
    let percent = row
        .words_of("target")
        .is_some_and(|words| words.contains('%'));
    if percent && measure.unit != "%" && row.is_sound("target") && row.is_sound("unit") {
        row.fault(
            "target",
            format!(
                "chỉ tiêu ghi theo %, nhưng đơn vị của kết quả là «{}»",
                measure.unit
            ),
            "Bỏ dấu %, hoặc sửa lại khóa unit.",
        );
    }
}
