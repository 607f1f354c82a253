//! A measure in words: what is counted, what is asked, who reports, how figures are put together.

use super::MeasureInWords;
use crate::agency::Register;
use crate::plan::model::{Figure, Kind, Measure, Plan, Progress, RollUp, Step};
use crate::plan::target::Target;
use crate::report::figures::plain;
use crate::report::targets::{province_target_words, step_words, target_words, words_of};
use crate::vietnamese::phrase;

/// A measure of a plan in words.
pub(super) fn measure(plan: &Plan, register: &Register, one: &Measure) -> MeasureInWords {
    MeasureInWords {
        id: one.id.clone(),
        label: one.label.clone(),
        counted: counted(one),
        target: target(one),
        progress: progress(one),
        reporters: match names(&one.reporters, register) {
            found if found.is_empty() => "không cơ quan nào, chương trình tự tính".to_owned(),
            found => found,
        },
        led_by_reporters: one.is_reported()
            && one
                .criteria
                .first()
                // A plan that still has faults is printed too.
                .and_then(|code| plan.criterion(code))
                .is_some_and(|criterion| criterion.lead.who == one.reporters),
        together: together(plan, one),
        more: more(plan, register, one),
    }
}

/// The names of levels and agencies: `các sở, ban, ngành; Công an tỉnh`.
pub(super) fn names(who: &[String], register: &Register) -> String {
    let name = |id: &String| {
        let level = register.level(id).map(|level| level.plural.clone());
        let agency = register.get(id).map(|agency| agency.name.clone());
        level.or(agency).unwrap_or_else(|| id.clone())
    };
    who.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// What is counted, and how the value is made of it.
fn counted(one: &Measure) -> String {
    let figure = |figure: &Option<Figure>| match figure {
        Some(figure) => {
            let decimals = match figure.decimals {
                None => String::new(),
                Some(0) => ", số nguyên".to_owned(),
                Some(places) => format!(", {places} chữ số thập phân"),
            };
            format!("«{}» ({}{decimals})", figure.label, figure.unit)
        }
        None => "(chưa nêu)".to_owned(),
    };
    let (first, second) = (figure(&one.first), figure(&one.second));
    let unit = &one.unit;
    let mut text = match one.kind {
        Kind::Ratio => format!("tỷ lệ {unit} = {first} ÷ {second} × 100"),
        Kind::Reduction => {
            format!("tỷ lệ giảm {unit} = số đã giảm {first} ÷ số gốc {second} × 100")
        }
        Kind::Growth => format!("tốc độ tăng {unit} = ({first} − {second}) ÷ {second} × 100"),
        Kind::Count => format!("đếm {first}"),
        Kind::Average => format!("bình quân ({unit}) = {first} ÷ {second}"),
        Kind::Score => format!("điểm số, chỉ số đã có: {first}"),
        Kind::WeightedScore => format!("điểm số {first}, kèm {second}"),
        Kind::Rank => format!("thứ hạng {first} trong {second}"),
        Kind::Document => {
            "văn bản, nhiệm vụ: hoàn thành hay chưa, kèm văn bản minh chứng".to_owned()
        }
        Kind::Narrative => "nội dung trình bày bằng lời, không đánh giá".to_owned(),
    };
    if one.capped {
        text += "; số thứ nhất không thể lớn hơn số thứ hai";
    }
    if one.kind.has_figures() {
        text += if one.standing {
            "; số liệu là hiện trạng tại ngày chốt"
        } else {
            "; số liệu lũy kế từ đầu năm"
        };
    }
    text
}

/// What is asked for.
fn target(one: &Measure) -> String {
    if one.target == Target::None {
        return "không có".to_owned();
    }
    let words = target_words(one);
    match one.is_shared_total() {
        true => format!("{words}, tính chung tất cả cơ quan (không phải của từng cơ quan)"),
        false => words,
    }
}

/// How it is judged before its deadline.
fn progress(one: &Measure) -> String {
    if one.target == Target::None {
        return "không xét, vì không có chỉ tiêu".to_owned();
    }
    let words = match one.progress {
        Progress::Always => "phải bảo đảm ở mọi kỳ, kỳ nào chưa đạt là không đạt",
        Progress::Hold => "trước hạn phải giữ mức chỉ tiêu, chưa đạt là chậm tiến độ",
        Progress::Grow => "trước hạn so với phần thời gian đã qua của năm",
        Progress::Quarterly => "mỗi quý đều phải đạt, tính riêng số liệu của quý",
        Progress::Due => "trước hạn không xét",
        Progress::Steps => "trước hạn xét theo mốc",
    };
    let step = |step: &Step| {
        let by = phrase::date_short(step.by);
        format!("đến {by}: {}", step_words(one, step))
    };
    let steps: Vec<String> = one.steps.iter().map(step).collect();
    match steps.is_empty() {
        true => words.to_owned(),
        false => format!("{words} ({})", steps.join("; ")),
    }
}

/// How the figure of all agencies is made.
fn together(plan: &Plan, one: &Measure) -> String {
    if !one.is_reported() {
        return format!(
            "tính gộp số liệu của các chỉ số {}",
            phrase::list(&plan.sources_of(one))
        );
    }
    match one.rollup {
        RollUp::Pooled => {
            "cộng số liệu của các cơ quan rồi mới tính (tổng số thứ nhất, tổng số thứ hai)"
                .to_owned()
        }
        RollUp::Sum => "cộng số liệu của tất cả cơ quan".to_owned(),
        RollUp::Mean => "bình quân giá trị của các cơ quan, mỗi cơ quan như nhau".to_owned(),
        RollUp::Weighted => "bình quân có trọng số theo số thứ hai của từng cơ quan".to_owned(),
        RollUp::Single => "lấy số liệu của cơ quan báo cáo".to_owned(),
        RollUp::Bodies => format!(
            "đếm số cơ quan đạt trong số cơ quan có phát sinh; yêu cầu: {}",
            match province_target_words(one) {
                words if one.target.is_judged() => words,
                _ if one.bodies_target.is_some() => province_target_words(one),
                _ => "tất cả cơ quan".to_owned(),
            }
        ),
        RollUp::Combined => "tính gộp".to_owned(),
    }
}

/// All else that the plan file says of the measure.
fn more(plan: &Plan, register: &Register, one: &Measure) -> Vec<String> {
    let mut lines = Vec::new();
    if one.criteria.len() > 1 {
        lines.push(format!(
            "Đánh giá chung các tiêu chí {}",
            phrase::list(&one.criteria)
        ));
    }
    for own in &one.own {
        let target = own.target.as_ref().map(|target| words_of(one, target));
        let by = own
            .deadline
            .map(|date| format!("hạn {}", phrase::date_short(date)));
        let asked: Vec<String> = target.into_iter().chain(by).collect();
        lines.push(format!(
            "Riêng {}: {}",
            names(&own.who, register),
            asked.join(", ")
        ));
    }
    if let Some(maximum) = &one.maximum {
        lines.push(format!("Giá trị cao nhất có thể có: {}", plain(maximum)));
    }
    if let Some(baseline) = &one.baseline {
        let of = baseline.of.as_ref();
        let of = of.map_or(String::new(), |of| format!("/{}", plain(of)));
        lines.push(format!("Năm trước: {}{of}", plain(&baseline.value)));
    }
    if one.second_from_last_year {
        lines.push("Số cùng kỳ lấy từ báo cáo cùng kỳ năm trước, khi đã có".to_owned());
    }
    if one.second_of_year {
        lines.push("Số thứ hai là số của cả năm, không lũy kế theo kỳ".to_owned());
    }
    if let Some(most) = &one.expected_up_to {
        lines.push(format!(
            "Mức dự kiến đến {} {}; vượt mức này chỉ có ghi chú",
            plain(most),
            one.unit
        ));
    }
    if !one.second_is_difference_of.is_empty() {
        lines.push(format!(
            "Số thứ hai phải bằng tổng phần còn lại (số thứ hai trừ số thứ nhất) của các chỉ số {}",
            phrase::list(&one.second_is_difference_of)
        ));
    }
    for except in plan
        .except
        .iter()
        .filter(|one_of| one_of.measures.contains(&one.id))
    {
        lines.push(format!(
            "Không áp dụng: {} ({}; {} ngày {})",
            names(&except.who, register),
            except.reason,
            except.number,
            phrase::date_short(except.date)
        ));
    }
    if !one.note.is_empty() {
        lines.push(format!("Ghi chú: {}", one.note));
    }
    lines
}
