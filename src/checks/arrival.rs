//! Gửi, hạn: who sent nothing that counts, and what came late.

use super::{Checked, Subject};
use crate::agency::Agency;
use crate::finding::Finding;
use crate::finding::rules::{LATE, NOT_SENT};
use crate::place::Place;
use crate::submission::{Disposition, Submission, Submissions};
use crate::vietnamese::phrase::date_short;

/// Looks at every expected agency.
pub fn run(input: &Checked, _: &[Subject]) -> Vec<Finding> {
    let used = Submissions::among(input.submissions);
    input
        .expected()
        .filter_map(|agency| match used.of(&agency.id) {
            Some(sent) if sent.disposition == Disposition::Accepted => late(input, agency, sent),
            _ => Some(not_sent(input, agency)),
        })
        .collect()
}

fn not_sent(input: &Checked, agency: &Agency) -> Finding {
    let files: Vec<String> = input
        .submissions
        .iter()
        .filter(|submission| submission.agency.as_deref() == Some(&agency.id))
        .map(|submission| {
            format!(
                "{} ({})",
                submission.file,
                submission.disposition.label().to_lowercase()
            )
        })
        .collect();
    let name = input.name_of(agency);
    let seen = if files.is_empty() {
        format!("{name} chưa gửi tệp nào.")
    } else {
        format!("{name} đã gửi nhưng không dùng được: {}.", files.join("; "))
    };
    let expected = format!(
        "Báo cáo {}, hạn gửi {}.",
        input.period.id.name(),
        date_short(input.period.due_agencies)
    );
    Finding::new(&NOT_SENT, seen, expected).of_agency(&agency.id)
}

fn late(input: &Checked, agency: &Agency, sent: &Submission) -> Option<Finding> {
    let due = input.period.due_agencies;
    let received = sent.receipt.date.filter(|received| *received > due)?;
    let days = (received - due).num_days();
    let seen = format!("Nhận ngày {}, muộn {days:02} ngày.", date_short(received));
    let expected = format!("Chậm nhất ngày {}.", date_short(due));
    Some(
        Finding::new(&LATE, seen, expected)
            .of_agency(&agency.id)
            .at(Place::file(&sent.file)),
    )
}
