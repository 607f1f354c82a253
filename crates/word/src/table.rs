//! Tables: the rows of titles are repeated on each page, short rows are not torn.

use nd30::document::figure::plain;
use nd30::document::{Align, Column, Row, RowKind, Table};
use opc::xml::escaped;

use crate::measure::{Look, lines};
use crate::origin::tag;
use crate::paragraph::Paragraph;
use crate::styles::{CELL_PITCH, Style, cell_style};
use crate::text::Setting;
use crate::units::{MM, twips};

/// Where a table stands.
pub(crate) struct Place<'a> {
    /// Width that it fills, in points.
    pub(crate) area: f64,
    /// The name under which a text places it.
    pub(crate) name: Option<&'a str>,
    /// Whether it is not torn.
    pub(crate) whole: bool,
}

/// Room beside the text of a cell, on each side.
const INSET: f64 = 1.2 * MM;
/// A row that is higher may be torn.
const WHOLE_ROW: f64 = 110.0 * MM;

/// A table with its title and unit.
pub(crate) fn table(setting: &Setting<'_>, table: &Table, place: &Place<'_>) -> String {
    let size = format!(
        "<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>",
        (table.size * 2.0).round() as i64
    );
    let mut out = String::new();
    for (text, style) in [(&table.caption, Style::Caption), (&table.unit, Style::Unit)] {
        if let Some(text) = text {
            out += &Paragraph::of(style).with(&setting.runs_with(text, &size));
        }
    }
    let widths = column_widths(setting, table, place.area - FRAME);
    let name = place.name.map_or(String::new(), |name| {
        format!("<w:tblCaption w:val=\"bang:{}\"/>", escaped(name))
    });
    out += &format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Bang\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>{name}</w:tblPr><w:tblGrid>",
        widths.iter().sum::<i64>(),
    );
    for width in &widths {
        out += &format!("<w:gridCol w:w=\"{width}\"/>");
    }
    out += "</w:tblGrid>";
    let cells = Cells {
        setting,
        table,
        widths: &widths,
    };
    out += &cells.titles();
    for (index, row) in table.rows.iter().enumerate() {
        let is_last = index + 1 == table.rows.len();
        out += &cells.row(row, place.whole && !is_last);
    }
    out + "</w:tbl>"
}

/// Of the width, pt: the frame's lines stand half outside it, and no line stands in the margin.
const FRAME: f64 = 0.6;

/// Widths by their shares, in twips; a narrow column is widened for the longest word of its title.
fn column_widths(setting: &Setting<'_>, table: &Table, area: f64) -> Vec<i64> {
    let total: f64 = table.columns.iter().map(|column| column.width).sum();
    let mut widths: Vec<f64> = table
        .columns
        .iter()
        .map(|column| area * column.width / total)
        .collect();
    let look = Look::bold(table.size);
    let least = |column: &Column| {
        let words = column
            .title
            .split_whitespace()
            .filter(|word| word.len() <= 14);
        let longest = words
            .map(|word| setting.width(word, look))
            .fold(0.0, f64::max);
        longest + 2.0 * INSET + 0.1 * MM
    };
    let least: Vec<f64> = table.columns.iter().map(least).collect();
    let pairs = || widths.iter().zip(&least);
    let short: f64 = pairs().map(|(width, need)| (need - width).max(0.0)).sum();
    let spare: f64 = pairs().map(|(width, need)| (width - need).max(0.0)).sum();
    if short > 0.0 && short <= spare {
        widths = pairs()
            .map(|(width, need)| match width < need {
                true => *need,
                false => width - short * (width - need) / spare,
            })
            .collect();
    }
    // The sum stays what it is: each edge is rounded, not each width.
    let mut edge = 0.0;
    let mut last = 0;
    widths
        .into_iter()
        .map(|width| {
            edge += width;
            let here = twips(edge);
            let own = here - last;
            last = here;
            own
        })
        .collect()
}

struct Cells<'a> {
    setting: &'a Setting<'a>,
    table: &'a Table,
    widths: &'a [i64],
}

impl Cells<'_> {
    /// The rows of titles: one, or two where columns stand under a common title.
    fn titles(&self) -> String {
        let columns = &self.table.columns;
        let two = columns.iter().any(|column| column.over.is_some());
        let (mut first, mut second) = (String::new(), String::new());
        let mut at = 0;
        while at < columns.len() {
            let column = &columns[at];
            let Some(over) = &column.over else {
                let merge = |how| if two { how } else { "" };
                first += &self.title(&column.title, at, 1, merge("<w:vMerge w:val=\"restart\"/>"));
                second += &self.title("", at, 1, merge("<w:vMerge/>"));
                at += 1;
                continue;
            };
            let span = columns[at..]
                .iter()
                .take_while(|other| other.over == column.over)
                .count();
            first += &self.title(over, at, span, "");
            for (below, column) in columns.iter().enumerate().skip(at).take(span) {
                second += &self.title(&column.title, below, 1, "");
            }
            at += span;
        }
        let row = |cells: &str| {
            format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
        };
        if two {
            row(&first) + &row(&second)
        } else {
            row(&first)
        }
    }

    fn title(&self, text: &str, at: usize, span: usize, merge: &str) -> String {
        let content = self
            .paragraph("center", true)
            .with(&self.setting.runs_with(text, "<w:b/><w:bCs/>"));
        self.cell(at, span, merge, &content)
    }

    fn paragraph(&self, align: &'static str, keep: bool) -> Paragraph {
        Paragraph {
            own_style: Some(cell_style(self.table.size)),
            align: Some(align),
            keep_next: keep,
            ..Paragraph::default()
        }
    }

    fn cell(&self, at: usize, span: usize, merge: &str, content: &str) -> String {
        let width: i64 = self.widths[at..at + span].iter().sum();
        let span = match span {
            1 => String::new(),
            span => format!("<w:gridSpan w:val=\"{span}\"/>"),
        };
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{merge}<w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>"
        )
    }

    /// A row; where it has fewer cells than there are columns, the last one reaches to the edge.
    fn row(&self, row: &Row, keep: bool) -> String {
        let columns = &self.table.columns;
        let count = columns.len();
        let bold = !matches!(row.kind, RowKind::Body);
        let italic = row.kind == RowKind::Group;
        let is_part = matches!(row.kind, RowKind::Section | RowKind::Group);
        let mut properties = String::new();
        if bold {
            properties += "<w:b/><w:bCs/>";
        }
        if italic {
            properties += "<w:i/><w:iCs/>";
        }
        let last = row.cells.len().saturating_sub(1);
        let mut cells = String::new();
        let mut height: f64 = 0.0;
        for (at, text) in row.cells.iter().take(count).enumerate() {
            let span = if at == last { count - at } else { 1 };
            let align = match columns[at].align {
                _ if span == count || (is_part && span > 1) => "left",
                Align::Left => "left",
                Align::Center | Align::Line => "center",
                Align::Right => "right",
            };
            let width = self.widths[at..at + span].iter().sum::<i64>() as f64 / 20.0;
            let runs = match columns[at].align {
                Align::Line if !is_part => self.small_line(text, width),
                _ => self.text(row, at, text, &properties),
            };
            let look = if bold { Look::bold } else { Look::plain }(self.table.size);
            let shown = lines(self.setting.fonts, &plain(text), look, width - 2.0 * INSET).len();
            height = height.max(shown as f64 * CELL_PITCH * self.table.size);
            let content = self.paragraph(align, keep || is_part).with(&runs);
            cells += &self.cell(at, span, "", &content);
        }
        let whole = if height <= WHOLE_ROW {
            "<w:cantSplit/>"
        } else {
            ""
        };
        format!("<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>").replace("<w:trPr></w:trPr>", "")
    }

    /// The text of a cell; a figure is a content control, named by its row and its column.
    fn text(&self, row: &Row, at: usize, text: &str, properties: &str) -> String {
        let column = &self.table.columns[at];
        let is_figure = at > 0
            && matches!(column.align, Align::Right | Align::Center)
            && matches!(row.kind, RowKind::Body | RowKind::Total)
            && !text.contains('\n')
            && plain(text) == text
            && text.chars().any(|letter| letter.is_ascii_digit());
        if !is_figure {
            return self.setting.runs_with(text, properties);
        }
        let title = match &column.over {
            Some(over) => format!("{over}, {}", column.title),
            None => column.title.clone(),
        };
        let source = format!("{} · {title}", row.cells[0]).replace('\n', " ");
        let name = tag(&source);
        self.setting.control(&name, &name, text, properties)
    }

    /// A small line through points: heights from 0 to 1, `-` where there is none.
    fn small_line(&self, heights: &str, width: f64) -> String {
        let parts: Vec<&str> = heights.split_whitespace().collect();
        if parts.len() < 2 {
            return String::new();
        }
        let step = 1000.0 / (parts.len() - 1) as f64;
        let points: Vec<String> = parts
            .iter()
            .enumerate()
            .filter_map(|(at, part)| {
                let height: f64 = part.parse().ok()?;
                let (x, y) = ((at as f64 * step).round(), (100.0 * (1.0 - height)).round());
                Some(format!("{x:.0},{y:.0}"))
            })
            .collect();
        let Some((first, rest)) = points.split_first() else {
            return String::new();
        };
        let width = 0.8 * (width - 2.0 * INSET);
        format!(
            "<w:r><w:pict><v:shape id=\"duong{}\" style=\"width:{width:.1}pt;height:9pt\" \
             coordsize=\"1000,100\" path=\"m{first}l{}e\" filled=\"f\" strokeweight=\".7pt\"/></w:pict></w:r>",
            self.setting.number(),
            rest.join(",")
        )
    }
}
