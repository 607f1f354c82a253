//! What the operator is told of printed documents held against the decree.

use conformance::declared::Unanswered;
use conformance::requirement::Outcome;

/// The decree.
const DECREE: &str = "Nghị định 30/2020/NĐ-CP";
/// Places of a requirement that are told at once.
const MOST_PLACES: usize = 5;

/// How many requirements were measured, and how many of them are met.
pub fn counts(outcomes: &[Outcome]) -> (usize, usize) {
    let measured = outcomes.iter().filter(|one| one.documents > 0).count();
    let met = outcomes.iter().filter(|one| one.is_met()).count();
    (met, measured)
}

/// The closing line: `Thể thức: đạt 80/80 yêu cầu (Nghị định 30/2020/NĐ-CP)`.
pub fn closing(outcomes: &[Outcome]) -> String {
    let (met, measured) = counts(outcomes);
    format!("Thể thức: đạt {met}/{measured} yêu cầu ({DECREE})")
}

/// The closing line, and each requirement that is not met with its places.
pub fn of_written(outcomes: &[Outcome]) -> String {
    let mut lines = vec![closing(outcomes)];
    for one in outcomes.iter().filter(|one| one.has_fault()) {
        lines.push(format!(
            "    KHÔNG ĐẠT {} – {}: yêu cầu {} ({})",
            one.id, one.what, one.expected, one.clause
        ));
        lines.extend(places(one));
    }
    lines.join("\n")
}

/// Where a requirement is not met, and what was seen there.
fn places(outcome: &Outcome) -> Vec<String> {
    let shown = outcome.unmet.iter().take(MOST_PLACES);
    let mut lines: Vec<String> = shown.map(|place| format!("        {place}")).collect();
    let rest = outcome.unmet.len().saturating_sub(MOST_PLACES);
    if rest > 0 {
        lines.push(format!("        và {rest} chỗ khác"));
    }
    lines
}

/// The whole table of a document: each requirement that was measured, its clause, what was seen, what
/// is expected.
pub fn table(file: &str, outcomes: &[Outcome]) -> String {
    let mut lines = vec![
        format!("{file}: đối chiếu với {DECREE}, Phụ lục I"),
        String::new(),
    ];
    for one in outcomes.iter().filter(|one| one.documents > 0) {
        let word = if one.is_met() {
            "Đạt"
        } else {
            "KHÔNG ĐẠT"
        };
        lines.push(format!(
            "{word:<9}  {} – {} ({}): thấy {}; yêu cầu {}",
            one.id,
            one.what,
            one.clause,
            one.seen(),
            one.expected
        ));
        let paged = one
            .unmet
            .iter()
            .filter_map(|place| Some((place.page?, &place.seen)));
        lines.extend(
            paged
                .take(MOST_PLACES)
                .map(|(page, seen)| format!("               trang {page}: {seen}")),
        );
    }
    lines.push(String::new());
    lines.push(closing(outcomes));
    lines.join("\n")
}

/// What a Word file does not answer, in a few lines behind its table.
pub fn unanswered(all: &[Unanswered]) -> String {
    let mut lines = vec![format!(
        "Không đo được từ tệp Word: {} yêu cầu phải dàn thành trang mới biết (lưu tệp thành PDF rồi đo):",
        all.len()
    )];
    lines.extend(
        all.iter()
            .map(|one| format!("    {} – {}", one.id, one.what)),
    );
    lines.join("\n")
}
