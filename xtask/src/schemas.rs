//! Writes what is made from types: the JSON Schemas of the data files and of `results.json` into
//! `schemas/`, and the tables of `docs/data.md`.

use std::fs;
use std::path::Path;

use crate::Failed;

/// Writes them below the root of the workspace.
pub fn write(root: &Path) -> Result<(), Failed> {
    let folder = root.join("schemas");
    fs::create_dir_all(&folder)?;
    for (name, schema) in cchc::schemas::all() {
        fs::write(folder.join(name), cchc::schemas::text(&schema)?)?;
        println!("schemas/{name}");
    }
    fs::write(
        folder.join("results.schema.json"),
        cchc::render::json::schema(),
    )?;
    println!("schemas/results.schema.json");
    write_tables(&root.join("docs/data.md"))?;
    println!("docs/data.md");
    Ok(())
}

/// Puts the tables behind the words of a page.
fn write_tables(page: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(page)?;
    let words = text.split("\n### ").next().unwrap_or_default();
    let words = words.trim_end();
    fs::write(page, format!("{words}\n{}", cchc::render::data::page()))?;
    Ok(())
}
