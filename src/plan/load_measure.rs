//! Reads the measures of a plan, and holds each against itself: its kind against its figures, its
//! target and its roll-up.

use crate::agency::Register;
use crate::datafile::{Located, Row, Source};
use crate::exact::Exact;

use super::model::{Criterion, Figure, Kind, Measure, Progress, RollUp};
use super::references::{References, Wanted};
use super::target::{Comparison, Target};

const KINDS: [(&str, Kind); 6] = [
    ("ratio", Kind::Ratio),
    ("reduction", Kind::Reduction),
    ("growth", Kind::Growth),
    ("count", Kind::Count),
    ("document", Kind::Document),
    ("narrative", Kind::Narrative),
];

const PROGRESSES: [(&str, Progress); 4] = [
    ("always", Progress::Always),
    ("hold", Progress::Hold),
    ("grow", Progress::Grow),
    ("due", Progress::Due),
];

const ROLL_UPS: [(&str, RollUp); 4] = [
    ("pooled", RollUp::Pooled),
    ("sum", RollUp::Sum),
    ("single", RollUp::Single),
    ("bodies", RollUp::Bodies),
];

/// A measure as read, with the lines that its faults are told at.
pub(super) struct Draft {
    /// The measure, with a default where a value is faulty.
    pub(super) measure: Measure,
    kind: Option<Kind>,
    reporters_line: usize,
    rollup_line: usize,
    progress_line: usize,
}

/// Reads one measure.
pub(super) fn read(row: &Row<'_>, references: &References) -> Draft {
    let kind = row.word("kind", &KINDS);
    let first = read_figure(row, "first", kind.map(Kind::has_figures));
    let second = read_figure(row, "second", kind.map(Kind::has_second));
    let rollup = read_roll_up(row, kind, references);
    let criteria = row.list("criteria").unwrap_or_default();
    if criteria.is_empty() && row.has("criteria") {
        row.fault(
            "criteria",
            "chưa ghi tiêu chí nào",
            "Ghi số của tiêu chí mà chỉ số này đánh giá, ví dụ criteria = [\"1.1\"].",
        );
    }
    let measure = Measure {
        id: references.declare(row, "id", Wanted::Measure),
        criteria: references.refer_all(criteria, Wanted::Criterion),
        label: row.text("label").unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Narrative),
        first,
        second,
        unit: read_unit(row, kind),
        capped: read_capped(row, kind),
        target: read_target(row, kind),
        progress: row.word("progress", &PROGRESSES).unwrap_or(Progress::Due),
        reporters: read_reporters(row, &rollup, references),
        rollup,
        second_is_difference_of: references.refer_all(
            row.optional_list("second_is_difference_of"),
            Wanted::Measure,
        ),
        standing: row.optional_flag("standing").unwrap_or_default(),
        expected_up_to: read_expected_up_to(row),
        note: row.text_or_empty("note"),
    };
    Draft {
        measure,
        kind,
        reporters_line: row.line_of("reporters"),
        rollup_line: row.line_of(if row.has("combined") {
            "combined"
        } else {
            "rollup"
        }),
        progress_line: row.line_of("progress"),
    }
}

/// A figure, which must stand there (or must not) according to the kind.
fn read_figure(row: &Row<'_>, key: &'static str, wanted: Option<bool>) -> Option<Figure> {
    let figure = row.optional_group(key, |inner| {
        let label = inner.text("label");
        let unit = inner.text("unit");
        Figure {
            label: label.unwrap_or_default(),
            unit: unit.unwrap_or_default(),
        }
    });
    match (wanted, row.has(key)) {
        (Some(true), false) => row.fault(
            key,
            format!("loại chỉ số này cần số liệu «{key}»"),
            format!("Thêm dòng: {key} = {{ label = \"…\", unit = \"…\" }}"),
        ),
        (Some(false), true) => row.fault(
            key,
            format!("loại chỉ số này không có số liệu «{key}»"),
            "Xóa dòng này, hoặc sửa lại khóa kind.",
        ),
        _ => {}
    }
    figure
}

fn read_unit(row: &Row<'_>, kind: Option<Kind>) -> String {
    match kind {
        Some(kind) if kind.has_figures() => row.text("unit").unwrap_or_default(),
        _ => row.text_or_empty("unit"),
    }
}

/// A rate must say whether its first figure can be above its second.
fn read_capped(row: &Row<'_>, kind: Option<Kind>) -> bool {
    let capped = row.optional_flag("capped");
    match kind {
        Some(Kind::Ratio | Kind::Reduction) if !row.has("capped") => row.fault(
            "capped",
            "thiếu khóa «capped»",
            "Thêm dòng capped = true nếu số thứ nhất không thể lớn hơn số thứ hai, ngược lại capped = false.",
        ),
        Some(Kind::Count | Kind::Document | Kind::Narrative) if capped == Some(true) => row.fault(
            "capped",
            "loại chỉ số này không có số thứ hai để so với số thứ nhất",
            "Xóa dòng capped, hoặc sửa lại khóa kind.",
        ),
        _ => {}
    }
    capped.unwrap_or_default()
}

/// The upper end of the expected band, as text with a decimal point.
fn read_expected_up_to(row: &Row<'_>) -> Option<Exact> {
    row.has("expected_up_to")
        .then(|| row.parsed::<Exact>("expected_up_to"))
        .flatten()
}

/// A target that every value meets, or none can, is a slip of the pen.
fn check_reach(row: &Row<'_>, kind: Option<Kind>, target: &Target) {
    let Target::Compare { comparison, number } = target else {
        return;
    };
    let never_negative = matches!(kind, Some(Kind::Ratio | Kind::Reduction | Kind::Count));
    let capped = row.optional_flag("capped") == Some(true);
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
    } else if capped && beyond {
        row.fault(
            "target",
            format!("chỉ tiêu «{target}» không đạt được: số thứ nhất không thể lớn hơn số thứ hai nên tỷ lệ không quá 100"),
            "Sửa lại số, hoặc ghi capped = false.",
        );
    }
}

fn read_target(row: &Row<'_>, kind: Option<Kind>) -> Target {
    let Some(target) = row.parsed::<Target>("target") else {
        return Target::None;
    };
    let wanted = match (kind, &target) {
        (Some(Kind::Document), Target::Compare { .. } | Target::None) => "\"done\"",
        (Some(Kind::Narrative), Target::Compare { .. } | Target::Done) => "\"none\"",
        (Some(kind), Target::Done) if kind.has_figures() => "một so sánh, ví dụ \">= 95\"",
        _ => {
            check_reach(row, kind, &target);
            return target;
        }
    };
    row.fault(
        "target",
        format!("chỉ tiêu «{target}» không hợp với loại chỉ số"),
        format!("Loại chỉ số này có chỉ tiêu là {wanted}; nếu không phải, sửa lại khóa kind."),
    );
    target
}

/// Either `rollup` or `combined`.
fn read_roll_up(row: &Row<'_>, kind: Option<Kind>, references: &References) -> RollUp {
    if !row.has("combined") {
        let Some(rollup) = row.word("rollup", &ROLL_UPS) else {
            return RollUp::Bodies;
        };
        check_roll_up(row, kind, &rollup);
        return rollup;
    }
    for key in ["rollup", "reporters"] {
        if row.has(key) {
            row.fault(
                key,
                format!("chỉ số tính gộp (có khóa combined) không có khóa «{key}»"),
                "Xóa dòng này, hoặc xóa khóa combined.",
            );
        }
    }
    let rollup = RollUp::Combined(
        references.refer_all(row.list("combined").unwrap_or_default(), Wanted::Measure),
    );
    check_roll_up(row, kind, &rollup);
    rollup
}

fn check_roll_up(row: &Row<'_>, kind: Option<Kind>, rollup: &RollUp) {
    let Some(kind) = kind else { return };
    let (key, fits, fitting) = match rollup {
        RollUp::Pooled => ("rollup", kind.has_second(), "ratio, reduction, growth"),
        RollUp::Sum => ("rollup", kind == Kind::Count, "count"),
        RollUp::Combined(_) => ("combined", kind.has_second(), "ratio, reduction, growth"),
        RollUp::Single | RollUp::Bodies => return,
    };
    if !fits {
        row.fault(
            key,
            "cách tổng hợp này không hợp với loại chỉ số",
            format!("Chỉ dùng cho kind là {fitting}; nếu không, chọn \"single\" hoặc \"bodies\"."),
        );
    }
}

fn read_reporters(row: &Row<'_>, rollup: &RollUp, references: &References) -> Vec<String> {
    if matches!(rollup, RollUp::Combined(_)) {
        return Vec::new();
    }
    let reporters = row.list("reporters");
    if reporters.as_ref().is_some_and(Vec::is_empty) {
        row.fault(
            "reporters",
            "chưa ghi cơ quan nào phải báo cáo",
            "Ghi mã cấp hoặc mã cơ quan, ví dụ reporters = [\"so-noi-vu\"].",
        );
    }
    references.refer_all(reporters.unwrap_or_default(), Wanted::Reporter)
}

/// Holds the measures against the criteria, the register and one another.
pub(super) fn check(
    source: &Source<'_>,
    criteria: &[Located<Criterion>],
    drafts: &[Draft],
    register: Option<&Register>,
) {
    for draft in drafts {
        check_single(source, draft, register);
        check_combined(source, draft, drafts);
        check_deadline(source, draft, criteria);
    }
}

/// A `single` figure is one agency's.
fn check_single(source: &Source<'_>, draft: &Draft, register: Option<&Register>) {
    let measure = &draft.measure;
    if measure.rollup != RollUp::Single || measure.reporters.is_empty() {
        return;
    }
    let is_level = |id: &String| register.is_some_and(|register| register.level(id).is_some());
    if measure.reporters.len() != 1 || measure.reporters.iter().any(is_level) {
        source.fault(
            draft.reporters_line,
            format!(
                "chỉ số {} lấy số liệu của một cơ quan (rollup = \"single\"), nhưng reporters không phải đúng một cơ quan",
                measure.id
            ),
            "Ghi mã của đúng một cơ quan, hoặc chọn cách tổng hợp khác.",
        );
    }
}

/// A combined measure pools reported measures of its own kind.
fn check_combined(source: &Source<'_>, draft: &Draft, drafts: &[Draft]) {
    let RollUp::Combined(parts) = &draft.measure.rollup else {
        return;
    };
    if parts.len() < 2 {
        source.fault(
            draft.rollup_line,
            format!(
                "chỉ số tính gộp {} cần ít nhất hai chỉ số",
                draft.measure.id
            ),
            "Ghi mã các chỉ số được tính gộp, ví dụ combined = [\"3.2.1\", \"3.2.2\"].",
        );
    }
    for part in parts {
        let found = drafts.iter().find(|other| other.measure.id == *part);
        let fits = found.is_none_or(|other| {
            let known = other.kind.is_some() && draft.kind.is_some();
            other.measure.is_reported() && (!known || other.kind == draft.kind)
        });
        if !fits {
            source.fault(
                draft.rollup_line,
                format!("chỉ số {} không gộp được chỉ số {part}", draft.measure.id),
                "Chỉ gộp các chỉ số cùng loại (kind) do các cơ quan báo cáo.",
            );
        }
    }
}

/// Without a deadline a measure can only be judged in every period.
fn check_deadline(source: &Source<'_>, draft: &Draft, criteria: &[Located<Criterion>]) {
    let measure = &draft.measure;
    let first = measure.criteria.first();
    let criterion = criteria
        .iter()
        .find(|criterion| Some(&criterion.value.code) == first);
    if let Some(criterion) = criterion
        && criterion.value.deadline.date.is_none()
        && measure.progress != Progress::Always
    {
        source.fault(
            draft.progress_line,
            format!(
                "tiêu chí {} (dòng {}) không có ngày hoàn thành, nên chỉ số {} phải xét ở mọi kỳ",
                criterion.value.code, criterion.line, measure.id
            ),
            "Sửa thành progress = \"always\", hoặc ghi date cho thời hạn của tiêu chí.",
        );
    }
}
