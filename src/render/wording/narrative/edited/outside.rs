//! What stands around the body of a document, and in its tables: the program makes it, so what people
//! changed there is told.

use papers::edited::{EditedBlock, EditedTable};
use word::Style;

use super::super::super::text::one_line;
use crate::vietnamese::quote::shortened;

/// The parts of a document.
pub(super) struct Parts<'a> {
    /// What stands before the body.
    head: &'a [EditedBlock],
    /// The body.
    pub(super) body: &'a [EditedBlock],
    /// What stands behind it: signature, recipients, and what somebody wrote below.
    tail: &'a [EditedBlock],
}

/// Styles of the top of a document.
const TOP: [Style; 8] = [
    Style::Nation,
    Style::Motto,
    Style::Superior,
    Style::Issuer,
    Style::Number,
    Style::PlaceDate,
    Style::Subject,
    Style::Frame,
];
/// Styles of paragraphs between the top and the body.
const TITLES: [Style; 5] = [
    Style::TypeName,
    Style::Summary,
    Style::Rule,
    Style::Addressee,
    Style::Gap,
];
/// Styles of the end of a document.
const END: [Style; 4] = [
    Style::RecipientsTitle,
    Style::Recipient,
    Style::Authority,
    Style::SignerName,
];

/// Parts a document where its styles say so.
pub(super) fn parts(blocks: &[EditedBlock]) -> Parts<'_> {
    let is_of = |table: &EditedTable, styles: &[Style]| {
        let mut names = styles.iter().map(|style| style.name());
        names.any(|name| table.styles.iter().any(|own| own == name))
    };
    let is_head = |block: &EditedBlock| match block {
        EditedBlock::Table(table) => is_of(table, &TOP),
        EditedBlock::Paragraph(paragraph) => {
            paragraph.text().trim().is_empty()
                || TITLES.iter().any(|style| paragraph.has_style(style.name()))
        }
    };
    let start = blocks
        .iter()
        .position(|block| !is_head(block))
        .unwrap_or(blocks.len());
    let is_end =
        |block: &EditedBlock| matches!(block, EditedBlock::Table(table) if is_of(table, &END));
    let end = blocks[start..].iter().position(is_end);
    let end = end.map_or(blocks.len(), |end| start + end);
    Parts {
        head: &blocks[..start],
        body: &blocks[start..end],
        tail: &blocks[end..],
    }
}

/// The lines of blocks.
fn lines(blocks: &[EditedBlock]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            EditedBlock::Paragraph(paragraph) => lines.push(paragraph.text()),
            EditedBlock::Table(table) => {
                let cells = table.rows.iter().flatten();
                lines.extend(cells.flat_map(|cell| cell.lines()).map(str::to_owned));
            }
        }
    }
    lines
        .iter()
        .map(|line| one_line(line))
        .filter(|line| !line.is_empty())
        .collect()
}

/// What was changed around the body, in words.
pub(super) fn differences(own: &Parts<'_>, fresh: &Parts<'_>) -> Vec<String> {
    let mut told = Vec::new();
    for (where_, own, fresh) in [
        ("phần đầu văn bản", own.head, fresh.head),
        ("phần cuối văn bản", own.tail, fresh.tail),
    ] {
        let (own, mut left) = (lines(own), lines(fresh));
        for line in own {
            match left.iter().position(|known| *known == line) {
                Some(at) => drop(left.remove(at)),
                None => told.push(format!("{where_}: «{}»", shortened(&line, 80))),
            }
        }
        let gone = left
            .iter()
            .map(|line| format!("{where_}: thiếu «{}»", shortened(line, 80)));
        told.extend(gone);
    }
    told
}

/// The cells of a table of the program's that are others now: as they were made, as they are.
pub(super) fn cells(made: &EditedTable, own: &EditedTable) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let shown = |row: &[String]| shortened(&one_line(&row.join(" | ")), 80);
    let mut left: Vec<&Vec<String>> = made.rows.iter().collect();
    let mut new = Vec::new();
    for row in &own.rows {
        match left.iter().position(|known| *known == row) {
            Some(at) => drop(left.remove(at)),
            None => new.push(row),
        }
    }
    for row in new {
        // The row that begins alike is the one that was changed.
        let was = left.iter().position(|known| known.first() == row.first());
        let Some(was) = was.map(|at| left.remove(at)) else {
            told.push((String::new(), shown(row)));
            continue;
        };
        let pairs = was.iter().zip(row).filter(|(was, now)| was != now);
        told.extend(pairs.map(|(was, now)| (one_line(was), one_line(now))));
    }
    told.extend(left.into_iter().map(|row| (shown(row), String::new())));
    told
}
