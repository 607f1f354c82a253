//! That a finding is right as it is.

use super::named::made_on;
use crate::agency::Agency;
use crate::decision::{Agreed, MadeOn, Ruling, one_line};
use crate::failure::{Fault, Outcome};
use crate::finding::Finding;
use crate::pipeline::period::JudgedPeriod;
use crate::place::Cell;

pub(super) fn agreed(
    judged: &JudgedPeriod<'_>,
    agency: &Agency,
    (code, measure, cell): (&str, Option<&str>, Option<Cell>),
) -> Outcome<(MadeOn, Ruling)> {
    let code = code.to_uppercase();
    let place_cell = |finding: &Finding| finding.place.as_ref().and_then(|place| place.cell);
    let found: Vec<&Finding> = (judged.findings.iter())
        .filter(|finding| {
            finding.rule.code.as_str() == code
                && finding.agency.as_ref() == Some(&agency.id)
                && measure.is_none_or(|id| finding.measure.as_deref() == Some(id))
                && cell.is_none_or(|cell| place_cell(finding) == Some(cell))
        })
        .collect();
    let finding = match found.as_slice() {
        [only] => *only,
        [] => {
            return Err(Fault::new(
                "",
                format!("{} không có {code} nào như vậy đang mở", agency.name),
                "Xem «cchc questions» hoặc «cchc check».",
            )
            .into());
        }
        several => {
            let places: Vec<String> = (several.iter())
                .map(|finding| {
                    let measure = finding.measure.as_deref().unwrap_or("cả tệp");
                    let cell = place_cell(finding).map_or(String::new(), |cell| format!(" {cell}"));
                    format!("{measure}{cell}")
                })
                .collect();
            return Err(Fault::new(
                "",
                format!("{} có {} chỗ {code}", agency.name, several.len()),
                format!(
                    "Nêu rõ một chỗ bằng --measure, --cell: {}.",
                    places.join("; ")
                ),
            )
            .into());
        }
    };
    let basis = judged.basis();
    let sent = match &finding.place {
        Some(place) => (judged.read.submissions.iter()).find(|sent| sent.file == place.file),
        None => basis.used_submission(&agency.id),
    };
    let Some(sent) = sent else {
        return Err(Fault::new(
            "",
            format!("{code} không nói về tệp nào của {}", agency.name),
            "Điều này không xác nhận được.",
        )
        .into());
    };
    let made_on = made_on(sent, one_line(&finding.seen))?;
    let ruling = Ruling::Agreed(Agreed {
        code,
        agency: agency.id.clone(),
        measure: finding.measure.clone(),
        cell: place_cell(finding),
    });
    Ok((made_on, ruling))
}
