//! A table of mergers: which bodies become which.

use papers::{Block, Row};

use crate::agency::{Agency, Register};
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::name::fold_name_plain;

/// One body that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merger {
    /// The id of the body that ends.
    pub old: String,
    /// The name of the body that comes.
    pub new: String,
}

/// A table of mergers, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergersRead {
    /// The mergers, in the order of the table.
    pub mergers: Vec<Merger>,
    /// Names of old bodies that the register does not know, or knows twice.
    pub unknown: Vec<String>,
}

/// Reads tables with a column of old and one of new bodies; a cell may name several old ones, parted
/// by lines, commas or semicolons, and a new body merged over rows holds for all of them.
pub fn mergers(blocks: &[Block], register: &Register) -> MergersRead {
    let mut read = MergersRead::default();
    let mut columns = None;
    let mut current = String::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        for row in &table.rows {
            if let Some(found) = heads(row) {
                columns = Some(found);
                continue;
            }
            let Some((old, new)) = columns else { continue };
            let new = text(row, new);
            if !new.is_empty() {
                current = new;
            }
            for name in text(row, old)
                .split(['\n', ',', ';'])
                .map(str::trim)
                .filter(|name| !name.is_empty())
            {
                match find(register, name) {
                    Some(agency) => read.mergers.push(Merger {
                        old: agency.id.clone(),
                        new: current.clone(),
                    }),
                    None => read.unknown.push(name.to_owned()),
                }
            }
        }
    }
    read
}

/// The columns of old and new bodies, where a row names them.
fn heads(row: &Row) -> Option<(usize, usize)> {
    let find = |words: &[&str]| {
        row.cells
            .iter()
            .find(|cell| {
                let plain = format!(" {} ", fold_plain(&cell.text));
                words
                    .iter()
                    .any(|word| plain.contains(&format!(" {word} ")))
            })
            .map(|cell| cell.column)
    };
    let old = find(&[
        "cu",
        "truoc sap xep",
        "truoc sap nhap",
        "hien nay",
        "ket thuc",
    ])?;
    let new = find(&["moi", "sau sap xep", "sau sap nhap", "ke thua", "thanh lap"])?;
    (old != new).then_some((old, new))
}

fn text(row: &Row, column: usize) -> String {
    row.cells
        .iter()
        .find(|cell| cell.column == column && !cell.continues)
        .map(|cell| cell.text.trim().to_owned())
        .unwrap_or_default()
}

/// The one agency that goes by a name.
fn find<'a>(register: &'a Register, name: &str) -> Option<&'a Agency> {
    let folded = fold_name_plain(name);
    let bare = |name: &str| fold_name_plain(name.strip_prefix("UBND ").unwrap_or(name));
    let mut found = register.agencies.iter().filter(|agency| {
        std::iter::once(&agency.name)
            .chain(&agency.aliases)
            .any(|own| fold_name_plain(own) == folded || bare(own) == folded)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
