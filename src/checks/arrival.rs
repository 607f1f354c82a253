//! Gửi, hạn: who sent nothing that counts, and what came late.

use super::{Checked, printing, used_submission};
use crate::agency::Agency;
use crate::finding::{Finding, Rule, Severity};
use crate::place::Place;
use crate::submission::{Disposition, Submission};
use crate::vietnamese::phrase::date_short;

/// An expected agency sent nothing that counts.
///
/// Fires: no file at all; a file without an entry; only files that were not taken (another period,
/// unreadable …). Silent: a file was taken, even if half empty; the agency doesn't exist on the
/// cut-off day.
pub static NOT_SENT: Rule = Rule {
    code: "GH01",
    severity: Severity::Warning,
    title: "Cơ quan chưa có báo cáo dùng được",
    explanation: "Cơ quan thuộc diện phải báo cáo trong kỳ nhưng chưa gửi tệp nào, hoặc tệp đã gửi \
                  chưa nhập số liệu, không đúng kỳ hoặc không đọc được. Mọi số liệu tổng hợp toàn \
                  tỉnh đều thiếu cơ quan này cho đến khi có báo cáo.",
    advice: "Đôn đốc cơ quan gửi biểu mẫu của kỳ đã điền số liệu.",
    example: "UBND xã Yên Lãng: chưa nhận được tệp nào của kỳ 6 tháng đầu năm 2024.",
};

/// A submission arrived after the due date.
///
/// Fires: the register of receipts has a day after the due date. Silent: on the due date or before;
/// the day of receipt is not known.
pub static LATE: Rule = Rule {
    code: "GH02",
    severity: Severity::Warning,
    title: "Báo cáo gửi sau thời hạn",
    explanation: "Ngày nhận ghi trong sổ tiếp nhận muộn hơn hạn gửi của kỳ báo cáo. Số liệu vẫn \
                  được sử dụng; việc gửi muộn được nêu trong phụ lục về tình hình gửi báo cáo. Ngày \
                  nhận ghi sai thì đơn vị tổng hợp sửa trong sổ tiếp nhận (received.toml).",
    advice: "Các kỳ sau gửi đúng hạn; nếu ngày nhận chưa đúng, báo lại cơ quan tổng hợp.",
    example: "Hạn gửi 14/6/2024, sổ tiếp nhận ghi ngày 18/6/2024.",
};

/// The rules of this check.
pub const RULES: &[&Rule] = &[&NOT_SENT, &LATE];

/// Looks at every expected agency.
pub fn run(input: &Checked) -> Vec<Finding> {
    input
        .expected()
        .filter_map(
            |agency| match used_submission(input.submissions, &agency.id) {
                Some(sent) if sent.disposition == Disposition::Accepted => {
                    late(input, agency, sent)
                }
                _ => Some(not_sent(input, agency)),
            },
        )
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
        printing::period(input.period.id),
        date_short(input.period.due_agencies)
    );
    Finding::new(&NOT_SENT, seen, expected).of_agency(&agency.id)
}

fn late(input: &Checked, agency: &Agency, sent: &Submission) -> Option<Finding> {
    let due = input.period.due_agencies;
    let received = sent.receipt.date.filter(|received| *received > due)?;
    let days = (received - due).num_days();
    let seen = format!("Nhận ngày {}, muộn {days} ngày.", date_short(received));
    let expected = format!("Chậm nhất ngày {}.", date_short(due));
    Some(
        Finding::new(&LATE, seen, expected)
            .of_agency(&agency.id)
            .at(Place::file(&sent.file)),
    )
}
