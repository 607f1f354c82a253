//! Boxes 10, 11 and 13: secrecy, urgency, circulation, address.

use crate::line::Line;
use crate::printed::Printed;

/// Marks that few documents bear.
#[derive(Default)]
pub struct Marks {
    /// How secret it is.
    pub secrecy: Option<Line>,
    /// How urgent it is.
    pub urgency: Option<Line>,
    /// Who may read it.
    pub circulation: Option<Line>,
    /// Address at the foot of page 1.
    pub address: Vec<Line>,
}

const URGENT: [&str; 4] = ["hỏa tốc", "hỏa tốc hẹn giờ", "thượng khẩn", "khẩn"];
const SECRET: [&str; 3] = ["mật", "tối mật", "tuyệt mật"];
const CIRCULATED: [&str; 4] = [
    "lưu hành nội bộ",
    "trả lại sau khi họp",
    "xem xong trả lại",
    "không phổ biến",
];

impl Marks {
    /// Finds them on page 1, the framed ones above the body.
    pub fn of(printed: &Printed, lines: &[Line], end: f64) -> Self {
        let top: Vec<Line> = lines
            .iter()
            .filter(|line| line.page == 0 && line.y() < end + 20.0)
            .flat_map(Line::pieces)
            .collect();
        let said = |words: &[&str]| {
            let says = |piece: &&Line| {
                let key = piece.key();
                words.iter().any(|word| vietnamese::fold::fold(word) == key)
            };
            top.iter().find(says).cloned()
        };
        Marks {
            secrecy: said(&SECRET),
            urgency: said(&URGENT),
            circulation: said(&CIRCULATED),
            address: address(printed, lines),
        }
    }
}

/// The small lines under a rule over the width of the page, at its foot.
fn address(printed: &Printed, lines: &[Line]) -> Vec<Line> {
    let Some(page) = printed.pages.first() else {
        return Vec::new();
    };
    let (left, right) = printed.edges(0);
    let last_table = lines
        .iter()
        .filter(|line| line.page == 0 && printed.in_table(line))
        .map(Line::y)
        .fold(0.0, f64::max);
    let rule = page
        .shapes
        .iter()
        .filter(|shape| shape.is_rule() && shape.width() > 0.8 * (right - left))
        .map(|shape| shape.bounds[1])
        .filter(|top| *top > page.size.1 * 0.6 && *top > last_table + 6.0)
        .fold(0.0, f64::max);
    if rule == 0.0 {
        return Vec::new();
    }
    let under = |line: &&Line| line.page == 0 && line.y() > rule;
    let foot: Vec<Line> = lines.iter().filter(under).cloned().collect();
    // The body does not stand there.
    let is_small = foot.len() <= 6 && foot.iter().all(|line| line.size() < 12.6);
    if is_small { foot } else { Vec::new() }
}
