//! Boxes 7 and 9b: signature and recipients, and what stands under them.

use crate::line::Line;
use crate::page::MM;
use crate::printed::Printed;

/// The parts after the body.
#[derive(Default)]
pub struct Closing {
    /// Where they begin: page and baseline.
    pub start: Option<(usize, f64)>,
    /// `TM. …`, `KT. …`, the title of office.
    pub authority: Vec<Line>,
    /// The name.
    pub name: Option<Line>,
    /// `Nơi nhận:`.
    pub title: Option<Line>,
    /// The list of recipients.
    pub recipients: Vec<Line>,
    /// The drafter's mark and the number of copies.
    pub drafter: Option<Line>,
}

impl Closing {
    /// Finds them among the lines of the document, below `from` on page 1.
    pub fn of(printed: &Printed, lines: &[Line], from: f64) -> Self {
        let text: Vec<&Line> = lines
            .iter()
            .filter(|line| line.page > 0 || line.y() > from + 0.3)
            .filter(|line| !printed.in_table(line))
            .collect();
        let anchor = text.iter().rposition(|line| is_title(line));
        let end = text.iter().rposition(|line| is_end(line));
        let start = match (anchor, end) {
            // The signature may stand a little higher than the recipients.
            (Some(anchor), end) => {
                let least = end.map_or(0, |end| end + 1).min(anchor);
                let mut start = anchor;
                while start > least && is_of_signature(printed, text[start - 1]) {
                    start -= 1;
                }
                start
            }
            (None, Some(end)) => end + 1,
            (None, None) => return Self::default(),
        };
        let pieces: Vec<Line> = text[start..]
            .iter()
            .flat_map(|line| line.pieces())
            .collect();
        let Some(first) = pieces.first() else {
            return Self::default();
        };
        let middle = printed
            .pages
            .get(first.page)
            .map_or(105.0, |page| page.size.0 / 2.0);
        let (right, left): (Vec<Line>, Vec<Line>) = pieces
            .iter()
            .cloned()
            .partition(|piece| piece.middle() > middle);
        let (authority, name) = signature(&right);
        let (title, recipients, drafter) = recipients(&left);
        Closing {
            start: Some((first.page, first.y())),
            authority,
            name,
            title,
            recipients,
            drafter,
        }
    }
}

fn is_title(line: &Line) -> bool {
    let key = line.pieces().first().map(Line::key).unwrap_or_default();
    key.starts_with("nơi nhận") && key.chars().count() < 12
}

/// The end of the body: `./.`.
pub fn is_end(line: &Line) -> bool {
    line.text().trim_end().ends_with("./.")
}

/// Whether a line stands right of the middle alone, in capitals.
fn is_of_signature(printed: &Printed, line: &Line) -> bool {
    line.left() > printed.middle(line.page) - 25.0 && line.case() == "hoa"
}

/// Lines of authority down to the room for signature and seal; the name under it.
fn signature(column: &[Line]) -> (Vec<Line>, Option<Line>) {
    let mut authority: Vec<Line> = Vec::new();
    for line in column {
        let follows = authority.last().is_none_or(|last: &Line| {
            last.page == line.page
                && line.y() - last.y() < 2.2 * last.size() * MM
                && line.case() == "hoa"
        });
        if !follows {
            break;
        }
        authority.push(line.clone());
    }
    let rest = column.get(authority.len()..).unwrap_or_default();
    let name = rest.iter().find(|line| !is_stamp(line)).cloned();
    (authority, name)
}

/// What a digital signature shows between title and name.
fn is_stamp(line: &Line) -> bool {
    let key = line.key();
    [
        "(",
        "ký bởi",
        "người ký",
        "ký điện tử",
        "đã ký",
        "cơ quan",
        "thời gian",
        "ngày ký",
        "email",
    ]
    .iter()
    .any(|start| key.starts_with(start))
}

/// Title, list, drafter.
fn recipients(column: &[Line]) -> (Option<Line>, Vec<Line>, Option<Line>) {
    let Some(start) = column.iter().position(is_title) else {
        return (None, Vec::new(), None);
    };
    let title = column[start].clone();
    let mut list: Vec<Line> = Vec::new();
    let mut drafter = None;
    let mut is_filed = false;
    for line in &column[start + 1..] {
        let last = list.last().unwrap_or(&title);
        let is_done = is_filed && last.text().trim_end().ends_with('.');
        let far = last.page == line.page && line.y() - last.y() > 2.2 * last.size() * MM;
        if is_done || far {
            drafter = Some(line.clone());
            break;
        }
        is_filed |= line.key().starts_with("- lưu");
        list.push(line.clone());
    }
    (Some(title), list, drafter)
}
