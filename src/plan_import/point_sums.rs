//! Whether the highest scores of an appendix add up from criteria to groups and fields.

use super::appendix::RowKind;
use super::drafted::DraftRow;
use super::points::read;
use crate::exact::Exact;

/// Adds a doubt to each field and group whose score is not the sum of those right below it; where one
/// of them has none, nothing can be told.
pub(super) fn doubt_sums(rows: &mut [DraftRow]) {
    let doubts: Vec<(usize, String)> = (0..rows.len())
        .filter_map(|at| Some((at, sum_doubt(rows, at)?)))
        .collect();
    for (at, doubt) in doubts {
        rows[at].doubts.push(doubt);
    }
}

fn sum_doubt(rows: &[DraftRow], at: usize) -> Option<String> {
    let own = score(&rows[at])?;
    let code = rows[at].row.code.as_str();
    let kind = rows[at].row.kind;
    let below = rows[at + 1..]
        .iter()
        .take_while(|row| match kind {
            RowKind::Field => row.row.kind != RowKind::Field,
            _ => row.group.as_deref() == Some(code),
        })
        // Criteria of a group are in the group's score.
        .filter(|row| {
            row.row.kind == RowKind::Group || row.group.is_none() || kind != RowKind::Field
        });
    let scores: Option<Vec<Exact>> = below.map(score).collect();
    let scores = scores.filter(|scores| kind != RowKind::Criterion && !scores.is_empty())?;
    let sum = scores.iter().fold(Exact::zero(), |sum, score| &sum + score);
    let shown = |number: &Exact| number.to_full_decimal().replace('.', ",");
    (sum != own).then(|| {
        format!(
            "điểm tối đa ghi {}, các dòng ngay bên dưới cộng lại là {}",
            shown(&own),
            shown(&sum)
        )
    })
}

fn score(row: &DraftRow) -> Option<Exact> {
    read(&row.row.points)?.parse().ok()
}
