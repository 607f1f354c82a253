//! The plan as the program understands it, to be proof-read against the signed paper and initialled.

use crate::report::document::{
    Align, Annex, AnnexSet, Block, Column, Orientation, Row, RowKind, Table,
};
use crate::report::plan_in_words::{CriterionInWords, MeasureInWords, PlanInWords, PlanRow};

/// What an open confirmation begins with.
const TO_CONFIRM: &str = "► CẦN XÁC NHẬN: ";

/// The proof-reading copy of a plan.
pub fn plan_print(plan: &PlanInWords) -> AnnexSet {
    let mut blocks: Vec<Block> = plan.cited.iter().map(Block::paragraph).collect();
    blocks.push(Block::paragraph(format!("Gồm {}.", plan.counts)));
    blocks.push(Block::paragraph(
        "Cột bên trái là nguyên văn của kế hoạch, cột bên phải là cách chương trình hiểu và sẽ đánh giá. Người đối chiếu so từng dòng với bản đã ký, ký nháy ở cột cuối; chỗ nào chưa đúng thì sửa tệp kế hoạch rồi in lại.",
    ));
    if !plan.goals.is_empty() {
        blocks.push(Block::paragraph("Mục tiêu chung:"));
        blocks.extend(
            plan.goals
                .iter()
                .map(|goal| Block::bullet(1, format!("{goal}."))),
        );
    }
    blocks.push(Block::paragraph(match plan.open_count {
        0 => "Không còn nội dung nào phải xác nhận.".to_owned(),
        open => format!(
            "Còn {open} nội dung phải xác nhận, ghi «{}» ở dòng của tiêu chí.",
            TO_CONFIRM.trim().trim_end_matches(':')
        ),
    }));
    blocks.extend(plan.open.iter().map(|open| Block::bullet(1, open.clone())));
    blocks.push(Block::Table(table(plan)));
    if let [name, lines @ ..] = plan.index.as_slice() {
        blocks.push(Block::paragraph(format!("{name}:")));
        blocks.extend(
            lines
                .iter()
                .map(|line| Block::bullet(1, format!("{line}."))),
        );
    }
    blocks.push(Block::note("Người đối chiếu (ký, ghi rõ họ tên, ngày):"));
    AnnexSet {
        annexes: vec![Annex {
            label: "Bản đối chiếu".to_owned(),
            title: format!("Kế hoạch năm {} theo cách hiểu của chương trình", plan.year),
            accompanying: None,
            orientation: Orientation::Portrait,
            stamp_room: false,
            blocks,
        }],
    }
}

fn table(plan: &PlanInWords) -> Table {
    let rows = plan.rows.iter().map(|row| match row {
        PlanRow::Field(code, name) => Row::new(RowKind::Section, [code.clone(), name.clone()]),
        PlanRow::Group(code, name) => Row::new(RowKind::Group, [code.clone(), name.clone()]),
        PlanRow::Criterion(one) => Row::new(
            RowKind::Body,
            [
                one.code.clone(),
                verbatim(one),
                understood(one),
                String::new(),
            ],
        ),
    });
    Table {
        caption: None,
        unit: None,
        size: 10.0,
        columns: vec![
            Column::new("Số", 6.0, Align::Center),
            Column::new("Kế hoạch đã ký (nguyên văn)", 37.0, Align::Left),
            Column::new("Chương trình hiểu và sẽ đánh giá", 49.0, Align::Left),
            Column::new("Ký nháy", 8.0, Align::Center),
        ],
        rows: rows.collect(),
    }
}

fn verbatim(one: &CriterionInWords) -> String {
    [
        one.name.clone(),
        format!("Yêu cầu: {}", one.requirement),
        format!("Thời hạn: {}", one.deadline),
        format!("Chủ trì: {}", one.lead),
        format!("Phối hợp: {}", one.support),
    ]
    .join("\n")
}

fn understood(one: &CriterionInWords) -> String {
    let mut lines: Vec<String> = one
        .open
        .iter()
        .map(|open| format!("{TO_CONFIRM}{open}"))
        .collect();
    lines.extend(one.understood.iter().cloned());
    for measure in &one.measures {
        lines.extend(measure_lines(measure));
    }
    lines.join("\n")
}

fn measure_lines(one: &MeasureInWords) -> Vec<String> {
    let mut lines = vec![
        format!("Chỉ số {}: {}", one.id, one.label),
        format!("- Đo: {}", one.counted),
        format!("- Chỉ tiêu: {}", one.target),
        format!("- Tiến độ: {}", one.progress),
        match one.led_by_reporters {
            true => "- Báo cáo: cơ quan chủ trì".to_owned(),
            false => format!("- Báo cáo: {}", one.reporters),
        },
        format!("- Số liệu chung: {}", one.together),
    ];
    lines.extend(one.more.iter().map(|line| format!("- {line}")));
    lines
}
