//! Writes the JSON Schemas of the data files and of `results.json` into `schemas/`.

use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
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
    Ok(())
}
