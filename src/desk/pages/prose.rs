//! The project's own pages of rules as blocks: headings, paragraphs, items and tables. Marks of code
//! are left out.

use minijinja::Value;

use super::data::content;

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Value> {
    let mut blocks = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim().replace('`', "");
        if line.starts_with('|') {
            let is_rule = line.chars().all(|c| matches!(c, '|' | '-' | ' '));
            if !is_rule {
                let cells = line.trim_matches('|').split('|');
                rows.push(cells.map(|cell| cell.trim().to_owned()).collect());
            }
            continue;
        }
        if !rows.is_empty() {
            blocks.push(content! { kind => "table", rows => std::mem::take(&mut rows) });
        }
        if line.starts_with('#') {
            let text = line.trim_start_matches('#').trim();
            blocks.push(content! { kind => "heading", text });
        } else if let Some(text) = line.strip_prefix("- ") {
            blocks.push(content! { kind => "item", text });
        } else if !line.is_empty() {
            blocks.push(content! { kind => "paragraph", text => line });
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_its_rows() {
        let blocks = blocks("# Một\n\nHai `ba`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n- bốn\n");
        let kinds: Vec<String> = blocks
            .iter()
            .map(|block| block.get_attr("kind").unwrap().to_string())
            .collect();
        assert_eq!(kinds, ["heading", "paragraph", "table", "item"]);
        let rows = blocks[2].get_attr("rows").unwrap();
        assert_eq!(rows.len(), Some(2));
        let last = rows.get_item_by_index(1).unwrap();
        assert_eq!(last.get_item_by_index(0).unwrap().as_str(), Some("1"));
    }
}
