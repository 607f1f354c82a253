//! The letterhead: the bodies that stand above a table, from the highest down. The last of them is
//! the sender.

use super::bodies::{Telling, is_place, of_line};
use super::names::Names;
use crate::agency::Agency;
use crate::vietnamese::fold::fold_plain;

/// The most lines over which one name is broken.
const MOST_LINES: usize = 3;

/// A line above a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// Its words.
    pub text: String,
    /// The row of its cell.
    pub row: u32,
    /// The column of its cell: names of one letterhead stand below each other.
    pub column: u32,
}

/// A body of a letterhead.
struct Body<'a> {
    telling: Telling<'a>,
    column: u32,
    is_place: bool,
}

/// What a letterhead tells: its lines, from above.
pub fn telling<'a>(lines: &[HeadLine], names: &Names<'a>) -> Telling<'a> {
    let mut last: Option<Body<'a>> = None;
    for body in bodies(lines, names) {
        last = Some(match last {
            None => body,
            Some(above) => below(above, body, names),
        });
    }
    last.map_or(Telling::Silent, |body| body.telling)
}

/// The bodies of the lines, but for the province's.
fn bodies<'a>(lines: &[HeadLine], names: &Names<'a>) -> Vec<Body<'a>> {
    let kept = without_addressees(lines);
    let mut used = vec![false; kept.len()];
    let mut found = Vec::new();
    for at in 0..kept.len() {
        if used[at] {
            continue;
        }
        let column = kept[at].column;
        let same_column: Vec<usize> = (at..kept.len())
            .filter(|other| kept[*other].column == column)
            .filter(|other| kept[*other].row - kept[at].row < MOST_LINES as u32)
            .take(MOST_LINES)
            .collect();
        let (telling, taken) = whole_name(&kept, &same_column, names);
        for line in &same_column[..taken] {
            used[*line] = true;
        }
        if matches!(telling, Telling::Known(_) | Telling::Unknown { .. }) {
            found.push(Body {
                telling,
                column,
                is_place: is_place(&kept[at].text),
            });
        }
    }
    found
}

/// The body that a line names, by itself or with the lines below it over which its name goes on; and
/// how many lines that are.
fn whole_name<'a>(kept: &[&HeadLine], column: &[usize], names: &Names<'a>) -> (Telling<'a>, usize) {
    let joined = |count: usize| {
        let texts: Vec<&str> = column[..count]
            .iter()
            .map(|line| kept[*line].text.as_str())
            .collect();
        texts.join(" ")
    };
    let goes_on = |count: usize| {
        column.get(count).is_some_and(|line| {
            let text = kept[*line].text.trim_start_matches(['-', ',', '&', ' ']);
            let plain = fold_plain(text);
            plain.starts_with("va ") || text.len() < kept[*line].text.trim_start().len()
        })
    };
    let first = of_line(&kept[column[0]].text, names);
    if matches!(first, Telling::Known(_) | Telling::Superior) && !goes_on(1) {
        return (first, 1);
    }
    for count in 2..=column.len() {
        if let Telling::Known(agencies) = of_line(&joined(count), names) {
            // Two bodies below each other are no one name: the lower one speaks for itself.
            let lower = of_line(&kept[column[count - 1]].text, names);
            if !matches!(lower, Telling::Known(_)) {
                return (Telling::Known(agencies), count);
            }
        }
    }
    if goes_on(1) {
        return (of_line(&joined(2), names), 2);
    }
    (first, 1)
}

/// The lines that can name a sender: not those to whom it is sent, nor the list behind "Kính gửi:".
fn without_addressees(lines: &[HeadLine]) -> Vec<&HeadLine> {
    let mut kept = Vec::new();
    let mut in_list = false;
    for line in lines {
        let plain = fold_plain(&line.text);
        let is_addressee = [
            "kinh gui",
            "gui",
            "noi nhan",
            "kinh trinh",
            "don vi nhan",
            "co quan nhan",
            "nguoi nhan",
        ]
        .iter()
        .any(|start| plain.starts_with(start));
        if is_addressee {
            let after = line.text.split_once(':').map_or("", |(_, after)| after);
            in_list = after.trim().is_empty() || after.trim_end().ends_with([';', ',']);
            continue;
        }
        let is_item = line.text.trim_start().starts_with(['-', '+', '•', '*'])
            || line.text.trim_end().ends_with([';', ',', '.']);
        if in_list && is_item {
            continue;
        }
        // What stands right behind "Kính gửi:" is who is meant by it.
        if std::mem::take(&mut in_list) {
            continue;
        }
        kept.push(line);
    }
    kept
}

/// What two bodies of a letterhead tell together, the second below the first or beside it.
fn below<'a>(above: Body<'a>, body: Body<'a>, names: &Names<'a>) -> Body<'a> {
    match (&above.telling, &body.telling) {
        (Telling::Known(upper), Telling::Known(lower)) => {
            let is_under = |agency: &&Agency, other: &&Agency| {
                agency.parent.as_deref() == Some(other.id.as_str())
            };
            let under: Vec<&'a Agency> = lower
                .iter()
                .copied()
                .filter(|agency| upper.iter().any(|other| is_under(agency, other)))
                .collect();
            if !under.is_empty() {
                return Body {
                    telling: Telling::Known(under),
                    ..body
                };
            }
            let placed: Vec<&'a Agency> = upper
                .iter()
                .copied()
                .filter(|agency| lower.iter().any(|other| is_under(agency, other)))
                .collect();
            if body.is_place && !placed.is_empty() {
                return Body {
                    telling: Telling::Known(placed),
                    ..above
                };
            }
            Body {
                telling: Telling::Known(together(upper, lower, names)),
                ..body
            }
        }
        (Telling::Known(upper), Telling::Unknown { words, beside }) => {
            let beside = together(beside, upper, names);
            let telling = Telling::Unknown {
                words: words.clone(),
                beside,
            };
            Body { telling, ..body }
        }
        // A place behind an unknown body says where it is; a body in another column may receive it.
        (Telling::Unknown { words, beside }, Telling::Known(lower))
            if body.is_place || body.column != above.column =>
        {
            let telling = Telling::Unknown {
                words: words.clone(),
                beside: together(beside, lower, names),
            };
            Body { telling, ..above }
        }
        _ => body,
    }
}

/// Agencies of two lists, each once, in the register's order.
fn together<'a>(one: &[&'a Agency], other: &[&'a Agency], names: &Names<'a>) -> Vec<&'a Agency> {
    names
        .register()
        .agencies
        .iter()
        .filter(|agency| one.iter().chain(other).any(|named| named.id == agency.id))
        .collect()
}
