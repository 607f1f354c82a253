//! Dossiers of a row: received, resolved and pending, and what each is made of.

use std::collections::BTreeMap;

use super::{addend, has_figure, shown};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::intake::layout::by_headings::View;
use crate::intake::layout::by_headings::header::{self, is_numbering};
use crate::intake::rules;
use crate::place::Cell;
use crate::vietnamese::fold::fold_plain;

/// The most rows of a heading.
const TALLEST: usize = 4;
/// The fewest columns of a heading: a sum and two parts.
const NARROWEST: usize = 3;

/// Words of which a heading that names dossiers has one at least.
const NAMES: &[&str] = &["tiep nhan", "giai quyet", "tra ket qua", "con ton"];

/// What a column of dossiers counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    Received,
    Carried,
    New,
    Online,
    Direct,
    Resolved,
    Early,
    OnTime,
    EarlyOrOnTime,
    Late,
    Pending,
    PendingInTime,
    PendingLate,
}

/// Sums that hold in every row: what is the sum, and what it is made of.
const IDENTITIES: &[(Counted, &[Counted])] = &[
    (
        Counted::Received,
        &[Counted::Online, Counted::Direct, Counted::Carried],
    ),
    (Counted::Received, &[Counted::New, Counted::Carried]),
    (Counted::Received, &[Counted::Resolved, Counted::Pending]),
    (
        Counted::Resolved,
        &[Counted::Early, Counted::OnTime, Counted::Late],
    ),
    (Counted::Resolved, &[Counted::EarlyOrOnTime, Counted::Late]),
    (
        Counted::Pending,
        &[Counted::PendingInTime, Counted::PendingLate],
    ),
];

type Columns = BTreeMap<Counted, (u32, String)>;

/// The rows of dossiers of a sheet that contradict themselves.
pub(super) fn findings(view: &View<'_>, rows: &[u32]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut columns = Columns::new();
    let mut at = 0;
    while at < rows.len() {
        if let Some((header, height)) = heading(view, &rows[at..]) {
            columns = header;
            at += height;
            continue;
        }
        if !columns.is_empty() && !is_numbering(view, rows[at]) {
            found.extend(
                IDENTITIES
                    .iter()
                    .filter_map(|identity| differs(view, rows[at], &columns, *identity)),
            );
        }
        at += 1;
    }
    found
}

/// The columns of dossiers of the heading that begins with some rows, and its height: the lowest
/// rows of it that together name a sum and its parts.
fn heading(view: &View<'_>, rows: &[u32]) -> Option<(Columns, usize)> {
    let rows = &rows[..rows.len().min(TALLEST)];
    let names = |words: &str| NAMES.iter().any(|name| words.contains(name));
    let speaks = |row: &u32| view.plain_row(*row).any(|(_, words)| names(words));
    if !rows.iter().any(speaks) {
        return None;
    }
    let is_words = |row: &u32| {
        view.row(*row).count() > 1 && view.row(*row).all(|(cell, _)| !has_figure(view, cell))
    };
    let height = rows.iter().take_while(|row| is_words(row)).count();
    let columns = columns(view, &rows[..height]);
    let has_sum = IDENTITIES.iter().any(|(sum, parts)| {
        columns.contains_key(sum) && parts.iter().all(|part| columns.contains_key(part))
    });
    has_sum.then_some((columns, height))
}

/// What the columns below some rows of a heading count; a thing that two columns count is left out.
fn columns(view: &View<'_>, rows: &[u32]) -> Columns {
    let mut columns = Columns::new();
    let mut twice = Vec::new();
    let paths = header::paths(view, rows);
    if paths.len() < NARROWEST {
        return columns;
    }
    for (column, path) in paths {
        let Some(counted) = counted(&path) else {
            continue;
        };
        if columns
            .insert(counted, (column, header::shown(&path)))
            .is_some()
        {
            twice.push(counted);
        }
    }
    columns.retain(|counted, _| !twice.contains(counted));
    columns
}

/// What a column counts, by the parts of its heading from above.
fn counted(path: &[String]) -> Option<Counted> {
    let all = format!(" {} ", fold_plain(&path.join(" ")));
    let own = format!(" {} ", fold_plain(path.last()?));
    let says = |words: &str| all.contains(&format!(" {words} "));
    let own_says = |words: &str| own.contains(&format!(" {words} "));
    if says("ti le") || all.contains('%') || says("xin loi") {
        return None;
    }
    let pending = says("dang giai quyet") || says("chua giai quyet") || says("con ton");
    let resolved = says("da giai quyet") || says("ket qua giai quyet") || says("da tra ket qua");
    let (early, on_time) = (own_says("truoc han"), own_says("dung han"));
    let late = own_says("qua han") || own_says("tre han");
    let both = (early && on_time) || own_says("truoc va dung han") || own_says("dung va truoc han");
    if pending {
        return Some(
            match (late, own_says("trong han") || own_says("chua den han")) {
                (true, _) => Counted::PendingLate,
                (_, true) => Counted::PendingInTime,
                _ => Counted::Pending,
            },
        );
    }
    if both {
        return Some(Counted::EarlyOrOnTime);
    }
    if resolved {
        return Some(match (early, on_time, late) {
            (true, ..) => Counted::Early,
            (_, true, _) => Counted::OnTime,
            (_, _, true) => Counted::Late,
            _ => Counted::Resolved,
        });
    }
    if !says("tiep nhan") {
        return late.then_some(Counted::Late);
    }
    Some(if own_says("ki truoc") {
        Counted::Carried
    } else if own_says("truc tuyen") {
        Counted::Online
    } else if own_says("truc tiep") || own_says("buu chinh") || own_says("bcci") {
        Counted::Direct
    } else if own_says("moi") || own_says("trong ki") {
        Counted::New
    } else {
        Counted::Received
    })
}

/// The finding of a row whose parts do not make their sum.
fn differs(
    view: &View<'_>,
    row: u32,
    columns: &Columns,
    (sum, parts): (Counted, &[Counted]),
) -> Option<Finding> {
    let (column, name) = columns.get(&sum)?;
    let cell = Cell::new(row, *column);
    if !has_figure(view, cell) {
        return None;
    }
    let total = addend(view, cell)?;
    let mut made = Exact::zero();
    let mut told = Vec::new();
    for part in parts {
        let (column, _) = columns.get(part)?;
        let figure = addend(view, Cell::new(row, *column))?;
        told.push(shown(&figure));
        made = &made + &figure;
    }
    if made == total {
        return None;
    }
    let seen = format!("{}: {}", name, shown(&total));
    let names: Vec<&str> = parts
        .iter()
        .filter_map(|part| columns.get(part))
        .map(|(_, name)| name.as_str())
        .collect();
    let expected = format!(
        "{} = {} ({})",
        told.join(" + "),
        shown(&made),
        names.join(" + ")
    );
    Some(Finding::new(&rules::DOSSIERS_DIFFER, seen, expected).at(view.page.place(cell)))
}
