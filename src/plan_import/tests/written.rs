//! Cases as files of the programs that offices use.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::paper_case::{Case, CaseRow};

/// As text with tabs; `None` where merged cells say what tabs can't.
pub fn txt(case: &Case) -> Option<String> {
    let merged = case
        .rows
        .iter()
        .any(|row| row.cells.iter().any(|cell| cell == "^"));
    if merged {
        return None;
    }
    let width = width(case);
    let mut text = case.paragraphs.join("\n");
    text.push('\n');
    for row in &case.rows {
        let mut cells = row.cells.clone();
        cells.resize(width, String::new());
        text += &cells.join("\t");
        text.push('\n');
    }
    Some(text)
}

fn width(case: &Case) -> usize {
    case.rows.iter().map(|row| row.cells.len()).max().unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// As a Word document; a repeated row of headings begins a new table, as on a new page.
pub fn docx(case: &Case) -> Vec<u8> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(text));
    let mut body: String = case.paragraphs.iter().map(|text| paragraph(text)).collect();
    let width = width(case);
    let mut open = false;
    let head = &case.rows[0].cells;
    for row in &case.rows {
        if row.cells == *head {
            if open {
                body += "</w:tbl>";
            }
            body += "<w:tbl>";
            open = true;
        }
        body += &word_row(row, width);
    }
    body += "</w:tbl>";
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let text = format!("<w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}</w:body></w:document>");
    package.write_all(text.as_bytes()).unwrap();
    package.finish().unwrap().into_inner()
}

fn word_row(row: &CaseRow, width: usize) -> String {
    let cell = |set: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr>{set}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
            escaped(text)
        )
    };
    if row.across {
        let set = format!("<w:gridSpan w:val=\"{width}\"/>");
        return format!("<w:tr>{}</w:tr>", cell(&set, &row.cells[0]));
    }
    let cells: String = (0..width)
        .map(|at| match row.cells.get(at).map(String::as_str) {
            Some("^") => cell("<w:vMerge/>", ""),
            // Every cell may be the first of a merged one.
            Some(text) => cell("<w:vMerge w:val=\"restart\"/>", text),
            None => cell("", ""),
        })
        .collect();
    format!("<w:tr>{cells}</w:tr>")
}

/// As a workbook.
pub fn xlsx(case: &Case) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut at = 0_u32;
    for text in &case.paragraphs {
        sheet.write(at, 0, text).unwrap();
        at += 1;
    }
    let first = at;
    let width = u16::try_from(width(case)).unwrap();
    let format = Format::new();
    for (index, row) in case.rows.iter().enumerate() {
        if row.across {
            sheet
                .merge_range(at, 0, at, width - 1, &row.cells[0], &format)
                .unwrap();
        } else {
            for (column, text) in (0_u16..).zip(&row.cells) {
                let below = case.rows[index + 1..]
                    .iter()
                    .take_while(|next| {
                        next.cells
                            .get(usize::from(column))
                            .is_some_and(|c| c == "^")
                    })
                    .count();
                let last = first + u32::try_from(index + below).unwrap();
                match text.as_str() {
                    "^" => {}
                    text if below > 0 => {
                        sheet
                            .merge_range(at, column, last, column, text, &format)
                            .unwrap();
                    }
                    text => {
                        sheet.write(at, column, text).unwrap();
                    }
                }
            }
        }
        at += 1;
    }
    workbook.save_to_buffer().unwrap()
}
