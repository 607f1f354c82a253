//! Files from which the fuzzers begin: those of the tests and the samples, packages laid open so that a
//! fuzzer reaches their text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failed;
use lopdf::Document;
use readers::container::opened;

/// A larger file takes a fuzzer more time than it is worth.
const MOST_BYTES: usize = 120_000;

/// Writes the seeds of every target below `fuzz/seeds`.
pub fn write(root: &Path) -> Result<(), Failed> {
    let seeds = Seeds {
        folder: root.join("fuzz/seeds"),
    };
    let cases = root.join("tests/cases");
    for path in files(&cases.join("formats"))? {
        let name = name(&path);
        if [".tsv", ".eml", ".url", ".gsheet"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            continue;
        }
        for target in ["workbook", "submission", "returned"] {
            seeds.add(target, &name, &laid_open(&fs::read(&path)?))?;
        }
    }
    for path in files(&cases.join("own-layouts"))? {
        let table = table(&fs::read_to_string(&path)?);
        for target in ["submission", "returned"] {
            seeds.add(target, &name(&path), table.as_bytes())?;
        }
    }
    for path in files(&cases.join("plan-papers/provinces"))? {
        let bytes = laid_open(&fs::read(&path)?);
        let kind: &[u8] = match path.extension().and_then(|ending| ending.to_str()) {
            Some("docx") => {
                seeds.add("edited", &name(&path), &bytes)?;
                b"d"
            }
            Some("txt") => b"t",
            _ => b"x",
        };
        seeds.add("plan_paper", &name(&path), &[kind, &bytes].concat())?;
    }
    for path in files(&cases.join("printed"))? {
        let bytes = fs::read(&path)?;
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("pdf") => seeds.add("printed", &name(&path), &plain_pdf(&bytes))?,
            Some("docx") => seeds.add("edited", &name(&path), &laid_open(&bytes))?,
            _ => {}
        }
    }
    for path in files(&root.join("src/schemas/samples"))? {
        seeds.add("input_files", &name(&path), &fs::read(&path)?)?;
    }
    seeds.add("decisions", "decisions.toml", decisions().as_bytes())?;
    for (index, line) in fs::read_to_string(cases.join("cell-texts.tsv"))?
        .lines()
        .enumerate()
    {
        seeds.add("words", &format!("{index:04}"), line.as_bytes())?;
    }
    let page = fs::read_to_string(root.join("docs/narrative.md"))?;
    seeds.add("narrative", "words.md", NARRATIVE.as_bytes())?;
    for (index, part) in page.split("\n\n").enumerate() {
        seeds.add("narrative", &format!("{index:02}.md"), part.as_bytes())?;
    }
    println!("fuzz/seeds");
    Ok(())
}

struct Seeds {
    folder: PathBuf,
}

impl Seeds {
    fn add(&self, target: &str, name: &str, bytes: &[u8]) -> Result<(), Failed> {
        if bytes.len() <= MOST_BYTES {
            let folder = self.folder.join(target);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(name), bytes)?;
        }
        Ok(())
    }
}

/// The files of a folder, not of the folders in it.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn laid_open(bytes: &[u8]) -> Vec<u8> {
    opened(bytes, MOST_BYTES / 2).unwrap_or_else(|| bytes.to_vec())
}

/// A PDF whose streams are not packed.
fn plain_pdf(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let Ok(mut document) = Document::load_mem(bytes) else {
        return bytes.to_vec();
    };
    document.decompress();
    match document.save_to(&mut plain) {
        Ok(()) => plain,
        Err(_) => bytes.to_vec(),
    }
}

/// The tables of a case (rows between bars) as text that is a workbook of one sheet.
fn table(case: &str) -> String {
    let rows = case
        .lines()
        .filter_map(|line| line.trim().strip_prefix('|'));
    let rows: Vec<String> = rows
        .map(|row| {
            let cells = row.trim_end_matches('|').split('|');
            let cells: Vec<&str> = cells
                .map(|cell| cell.trim().trim_start_matches('#'))
                .collect();
            cells.join("\t")
        })
        .collect();
    rows.join("\n").replace("{KỲ}", "6 THÁNG ĐẦU NĂM 2024")
}

/// Decisions of every kind that the sample's plan and register allow.
fn decisions() -> String {
    let trail = "by = \"Nguyễn Thị Mẫu\"\non = 2024-06-18\nwhy = \"Cơ quan xác nhận\"\nground = \"điện thoại\"\n";
    let file = |digit: &str| format!("file = \"so.xlsx\"\nsha256 = \"{}\"\n", digit.repeat(64));
    let blocks = [
        format!("[[whose]]\n{}agency = \"so-noi-vu\"\n{trail}", file("a")),
        format!("[[whose]]\n{}not_a_report = true\n{trail}", file("b")),
        format!(
            "[[reading]]\nagency = \"so-noi-vu\"\nmeasure = \"1.2\"\n{}first = \"9\"\nsecond = \"12\"\nwas = \"9/12\"\n{trail}",
            file("c")
        ),
        format!(
            "# một lời\n[[agreed]]\ncode = \"CHK01\"\nagency = \"so-noi-vu\"\nmeasure = \"1.2\"\n{}{trail}",
            file("d")
        ),
    ];
    blocks.join("\n")
}

/// A narrative with every sign that it can have.
const NARRATIVE: &str = "// không in\n# Đề mục\n## Con\n### Cháu\nĐoạn [209|cơ quan phải báo cáo] và \
    [99,98%|3.1.3|Không đạt].\n\n- ý\n+ ý nhỏ\n> ghi chú\n[[bang:ket-qua]]\n\\[chữ\\]\n";
