//! How one agency's figure on a measure was read and judged.

use super::places::{line_of, whole};
use crate::agency::Agency;
use crate::decided::InForce;
use crate::decision::Decision;
use crate::plan::model::Measure;
use crate::report::basis::Basis;
use crate::report::findings::FindingRow;
use crate::report::lookup::Lookup;
use crate::report::mark::marked_if;
use crate::report::quarter::{missed, missed_before};
use crate::report::results::measure_result;
use crate::submission::Reading;
use crate::vietnamese::phrase::date_short;

/// How one agency's figure on a measure was read and judged: lines to print.
pub fn trace_agency(
    basis: &Basis,
    findings: &[FindingRow],
    agency: &Agency,
    measure: &Measure,
) -> Vec<String> {
    let lookup = Lookup::new(basis);
    let reading = lookup.reading(&agency.id, &measure.id);
    let result = measure_result(
        (basis.plan, measure),
        agency,
        reading,
        lookup.verdict(&agency.id, &measure.id),
        &missed(basis, measure, agency),
    );
    let mut lines = vec![format!(
        "{} {}: {}, {}",
        measure.id,
        measure.label,
        lookup.name(&agency.id),
        basis.period.id.name()
    )];
    let target = match result.target.as_str() {
        "" => "không có chỉ tiêu riêng",
        target => target,
    };
    lines.push(format!("Yêu cầu: {target}"));
    let is_decided = basis.decided.touches(&agency.id, &measure.id);
    let reported = marked_if(is_decided, &result.reported);
    match basis.decided.of_figures(&agency.id, &measure.id) {
        // What was decided stands in no cell: the decision is where it comes from.
        Some(own) => {
            lines.push(format!("Số liệu, kết quả theo quyết định: {reported}"));
            lines.extend(decision_lines(basis, own));
        }
        None => {
            lines.push(format!("Đã báo cáo: {reported}"));
            lines.extend(reading.map(cell_lines).unwrap_or_default());
        }
    }
    let reason = match result.reason.as_str() {
        "" => String::new(),
        reason => format!(" ({reason})"),
    };
    let judged = format!("Đánh giá: {}{reason}", result.verdict_label);
    lines.push(marked_if(is_decided, &judged));
    let own = findings
        .iter()
        .filter(|row| row.agency_id == agency.id && row.measure == measure.id);
    lines.extend(own.map(|row| {
        format!(
            "{} {}: {} {} [{}]",
            row.code, row.title, row.seen, row.expected, row.place
        )
    }));
    let before: Vec<String> = basis
        .past
        .iter()
        .enumerate()
        .filter_map(|(at, past)| {
            let sent = past.submissions.iter().find(|sent| {
                sent.disposition.is_used() && sent.agency.as_deref() == Some(&agency.id)
            })?;
            let verdict = past
                .assessment
                .of_agency(&agency.id)
                .find(|verdict| verdict.measure == measure.id);
            let result = measure_result(
                (past.plan, measure),
                agency,
                sent.reading(&measure.id),
                verdict,
                &missed_before(
                    basis.register,
                    basis.past.get(..at).unwrap_or_default(),
                    measure,
                    agency,
                    past.period,
                ),
            );
            Some(format!(
                "{}: {} – {} [{}]",
                past.period.id.name(),
                marked_if(
                    past.decided.touches(&agency.id, &measure.id),
                    &result.reported
                ),
                result.verdict_label,
                sent.file
            ))
        })
        .collect();
    lines.extend(before);
    lines
}

/// Where a decided figure comes from: who has decided it, when and why, and what the file says.
fn decision_lines(basis: &Basis, own: &InForce) -> [String; 3] {
    let Decision { ruling, trail, .. } = &own.decision;
    let place = (own.place.as_ref()).map_or(String::new(), |place| format!(" [{place}]"));
    [
        format!(
            "    Quyết định: {} [{}]",
            ruling.words(),
            line_of(basis, own)
        ),
        format!(
            "    Người quyết định: {}, ngày {}; lý do: {}",
            trail.by,
            date_short(trail.on),
            trail.reason()
        ),
        format!("    Tệp của cơ quan ghi: {}{place}", own.was),
    ]
}

/// Each figure of a reading with its own cell.
fn cell_lines(reading: &Reading) -> Vec<String> {
    let cells = &reading.cells;
    [
        ("Số thứ nhất", &reading.first, cells.first),
        ("Số thứ hai", &reading.second, cells.second),
        ("Tỷ lệ tự ghi (%)", &reading.percent, cells.percent),
    ]
    .into_iter()
    .filter_map(|(name, figure, cell)| {
        let figure = figure.as_ref()?;
        let place = reading
            .place_of(cell)
            .map_or(String::new(), |place| format!(" [{place}]"));
        Some(format!("    {name}: {}{place}", whole(figure)))
    })
    .collect()
}
