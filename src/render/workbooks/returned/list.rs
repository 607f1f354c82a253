//! The sheet «Cần sửa»: every finding, with a link to its cell. Texts stand in it as texts, never
//! as formulas; links lead to places in the workbook only.

use std::fmt::Write;

use super::Kept;
use super::dialect::Dialect;
use super::looks::Look;
use super::marks::Line;
use super::shown::shown;
use super::styles::Styles;
use crate::finding::Severity;
use crate::place::column_letters;
use crate::render::workbooks::text_size::{Block, row_height};
use opc::markup::DECLARATION;

/// The sheet's name.
pub(super) const NAME: &str = "Cần sửa";
/// The title in its first cell, by which the list of an earlier return is known.
pub(super) const TITLE: &str = "CÁC NỘI DUNG CẦN KIỂM TRA, SỬA";

/// Heading and width of each column.
const COLUMNS: [(&str, f64); 8] = [
    ("TT", 5.0),
    ("Mức", 11.0),
    ("Vị trí (bấm để mở ô)", 26.0),
    ("Chỉ số", 9.0),
    ("Nội dung", 30.0),
    ("Đã ghi", 34.0),
    ("Yêu cầu", 34.0),
    ("Cách sửa", 42.0),
];
/// The row of the headings, from 1.
const HEADER: usize = 4;
/// The most characters of a cell.
const LONGEST: usize = 4_000;
/// Size of the words, in points.
const SIZE: f64 = 11.0;

/// What the list says above its table.
pub(super) struct Head<'a> {
    /// The file.
    pub(super) file: &'a str,
    /// What the workbook is.
    pub(super) kept: Kept,
}

impl Head<'_> {
    /// What the reader is to do.
    fn advice(&self) -> &'static str {
        match self.kept {
            Kept::Whole => {
                "Các ô cần xem lại được tô màu (đỏ: lỗi; vàng: cảnh báo; xanh: ghi chú) và có ghi chú; mọi nội dung khác của tệp được giữ nguyên. Sửa ngay trong tệp này rồi gửi lại; không cần xóa trang «Cần sửa» và các ghi chú."
            }
            Kept::Values => {
                "Đây là bản chép số liệu sang dạng .xlsx để chỉ ra các ô cần xem lại (đỏ: lỗi; vàng: cảnh báo; xanh: ghi chú); bản chép không có định dạng và công thức của tệp gốc. Sửa trong tệp gốc rồi gửi lại."
            }
            Kept::ListOnly => {
                "Không mở được tệp đã gửi, nên chỉ có danh sách này. Làm theo cột «Cách sửa» rồi gửi lại."
            }
        }
    }

    fn counts(&self, lines: &[Line]) -> String {
        let count = |severity| {
            lines
                .iter()
                .filter(|line| line.severity == severity)
                .count()
        };
        format!(
            "Tệp: {} – {} lỗi, {} cảnh báo, {} ghi chú",
            self.file.rsplit('/').next().unwrap_or_default(),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note)
        )
    }
}

/// The text of the sheet's part.
pub(super) fn sheet(
    head: &Head<'_>,
    lines: &[Line],
    dialect: Dialect,
    styles: &mut Styles<'_>,
) -> String {
    let last = COLUMNS.len() as u32 - 1;
    let last = column_letters(last);
    let mut text = format!(
        concat!(
            "{}<worksheet xmlns=\"{}\"><sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
            "<dimension ref=\"A1:{}{}\"/><sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\">",
            "<pane ySplit=\"{}\" topLeftCell=\"A{}\" activePane=\"bottomLeft\" state=\"frozen\"/>",
            "<selection pane=\"bottomLeft\" activeCell=\"A{}\" sqref=\"A{}\"/></sheetView></sheetViews>",
            "<sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        ),
        DECLARATION,
        dialect.main(),
        last,
        HEADER + lines.len(),
        HEADER,
        HEADER + 1,
        HEADER + 1,
        HEADER + 1,
    );
    for (number, (_, width)) in (1..).zip(COLUMNS) {
        let _ = write!(
            text,
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    text.push_str("</cols><sheetData>");
    write_head(&mut text, head, lines, styles);
    for (index, line) in lines.iter().enumerate() {
        write_line(&mut text, index, line, styles);
    }
    let _ = write!(
        text,
        "</sheetData><mergeCells count=\"3\"><mergeCell ref=\"A1:{last}1\"/><mergeCell ref=\"A2:{last}2\"/><mergeCell ref=\"A3:{last}3\"/></mergeCells>"
    );
    write_links(&mut text, lines);
    text.push_str("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
    text
}

fn write_head(text: &mut String, head: &Head<'_>, lines: &[Line], styles: &mut Styles<'_>) {
    let whole: f64 = COLUMNS.iter().map(|(_, width)| width).sum();
    let rows = [
        (TITLE.to_owned(), Look::Title, 14.0),
        (head.counts(lines), Look::Words, SIZE),
        (head.advice().to_owned(), Look::Words, SIZE),
    ];
    for (row, (words, look, size)) in (1_usize..).zip(rows) {
        let block = Block {
            text: &words,
            width: whole,
            size,
            bold: look == Look::Title,
        };
        let cell = cell(0, row, &words, styles.look(look));
        write_row(text, row, row_height([block.height()]), &cell);
    }
    let look = styles.look(Look::Heading);
    let cells: String = (0..)
        .zip(COLUMNS)
        .map(|(column, (heading, _))| cell(column, HEADER, heading, look))
        .collect();
    write_row(text, HEADER, 32.0, &cells);
}

fn write_line(text: &mut String, index: usize, line: &Line, styles: &mut Styles<'_>) {
    let row = HEADER + 1 + index;
    let place_look = if location(line).is_some() {
        Look::Link
    } else {
        Look::Cell
    };
    let words: [(String, Look); 8] = [
        ((index + 1).to_string(), Look::Centred),
        (
            line.severity.label().to_owned(),
            Look::Severity(line.severity),
        ),
        (place(line), place_look),
        (line.measure.clone(), Look::Centred),
        (format!("{} ({})", line.title, line.code), Look::Cell),
        (line.seen.clone(), Look::Cell),
        (line.expected.clone(), Look::Cell),
        (line.advice.clone(), Look::Cell),
    ];
    let heights = words.iter().zip(COLUMNS).map(|((words, _), (_, width))| {
        let (size, bold) = (SIZE, false);
        Block {
            text: words,
            width,
            size,
            bold,
        }
        .height()
    });
    let height = row_height(heights);
    let cells: String = (0..)
        .zip(&words)
        .map(|(column, (words, look))| cell(column, row, words, styles.look(*look)))
        .collect();
    write_row(text, row, height, &cells);
}

fn write_row(text: &mut String, row: usize, height: f64, cells: &str) {
    let _ = write!(
        text,
        "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">{cells}</row>"
    );
}

fn cell(column: u32, row: usize, words: &str, style: u32) -> String {
    let at = column_letters(column);
    if words.is_empty() {
        return format!("<c r=\"{at}{row}\" s=\"{style}\"/>");
    }
    let words = shown(words, LONGEST);
    format!(
        "<c r=\"{at}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
    )
}

/// The place of a line in words.
fn place(line: &Line) -> String {
    match (&line.sheet, line.cell) {
        (Some((sheet, _)), Some(cell)) => format!("{sheet} › {cell}"),
        (Some((sheet, _)), None) => format!("Trang tính {sheet}"),
        (None, _) => "Cả tệp".to_owned(),
    }
}

/// The place to which a line leads, where it has a sheet that is shown.
fn location(line: &Line) -> Option<String> {
    let (sheet, is_shown) = line.sheet.as_ref()?;
    let cell = line.cell.map_or("A1".to_owned(), |cell| cell.to_string());
    is_shown.then(|| format!("'{}'!{cell}", sheet.replace('\'', "''")))
}

fn write_links(text: &mut String, lines: &[Line]) {
    let mut links = String::new();
    for (row, line) in (HEADER + 1..).zip(lines) {
        if let Some(location) = location(line) {
            let location = quick_xml::escape::escape(location);
            let display = shown(&place(line), 200);
            let _ = write!(
                links,
                "<hyperlink ref=\"C{row}\" location=\"{location}\" display=\"{display}\"/>"
            );
        }
    }
    if !links.is_empty() {
        let _ = write!(text, "<hyperlinks>{links}</hyperlinks>");
    }
}
