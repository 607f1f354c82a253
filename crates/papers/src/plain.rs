//! Plain text in which a table's cells are parted by tabs.

use crate::{Block, Table};

/// The blocks of a text: lines with tabs that follow each other are a table, each other line a
/// paragraph. Blank lines part nothing inside a table: text copied out of Word has them at each page.
///
/// ```
/// use papers::{Block, read_plain};
/// let blocks = read_plain("Kế hoạch\n1.1\tTên\n\n1.2\tTên khác\n");
/// assert!(matches!(&blocks[1], Block::Table(table) if table.rows.len() == 2));
/// ```
pub fn read_plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        if line.contains('\t') {
            rows.push(
                line.split('\t')
                    .map(|cell| cell.trim().to_owned())
                    .collect(),
            );
        } else if !line.trim().is_empty() {
            close(&mut rows, &mut blocks);
            blocks.push(Block::Paragraph(line.trim().to_owned()));
        }
    }
    close(&mut rows, &mut blocks);
    blocks
}

/// Ends the table that is open, if any.
fn close(rows: &mut Vec<Vec<String>>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        blocks.push(Block::Table(Table::of_texts(std::mem::take(rows))));
    }
}
