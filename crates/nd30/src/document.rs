//! An official document as data: what stands in its boxes and in its body, in reading order.
//!
//! Every string is ready to print. The page templates place them, and add only what the decree
//! (Nghị định 30/2020/NĐ-CP, Annex I) makes a matter of layout: fixed words such as `Số:` and
//! `Nơi nhận:`, the dash before and the mark after an item of a list, blanks to fill by hand,
//! capitals of titles, rules, sizes and places.

mod chart;
pub mod figure;
mod marks;

use serde::Serialize;

pub use chart::{Chart, Pattern, Scale, Series};
pub use marks::{MarkedDocument, Marks};

/// A document with the boxes of the decree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Who issues it (box 2).
    pub letterhead: Letterhead,
    /// Number and symbol (box 3).
    pub number: Number,
    /// Place and date (box 4).
    pub dated: PlaceDate,
    /// Degree of urgency as printed in the red frame (box 10b): `KHẨN`, `THƯỢNG KHẨN`, `HỎA TỐC`.
    pub urgency: Option<String>,
    /// Type name and abstract (box 5a), or the subject of a dispatch (box 5b).
    pub head: Head,
    /// Whom it is sent to (box 9a), without dash and end mark. One stands on the line of
    /// `Kính gửi:`, several stand in a list; none leaves the box out.
    pub addressees: Vec<String>,
    /// The body (box 6). The report ends its last paragraph with `./.`.
    pub blocks: Vec<Block>,
    /// Who signs (box 7); a sheet for information has none.
    pub signature: Option<Signature>,
    /// Items of `Nơi nhận:` (box 9b), without dash and end mark; the last is `Lưu: …`.
    pub recipients: Vec<String>,
    /// Annexes in the same file.
    pub annexes: Vec<Annex>,
}

/// Annexes as a file of their own, one or several.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnnexSet {
    /// The annexes in their order.
    pub annexes: Vec<Annex>,
}

/// The left column at the top of page 1 (box 2), a string for each line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letterhead {
    /// Superior body, upright: `UBND TỈNH THÁI NGUYÊN`. May be empty.
    pub superior: Vec<String>,
    /// Issuing body, bold, with the rule under its last line: `SỞ NỘI VỤ`.
    pub issuer: Vec<String>,
}

/// Number and symbol of a document: `Số: 05/BC-SNV`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Number {
    /// The number with its leading zero, `05`; without it room is left for the registry.
    pub value: Option<String>,
    /// What follows the stroke: `BC-SNV`.
    pub symbol: String,
}

/// Place and date: `Thái Nguyên, ngày 05 tháng 01 năm 2025`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceDate {
    /// `Thái Nguyên`.
    pub place: String,
    /// The date, or the parts of it that are known.
    pub date: DateParts,
}

/// Day, month and year as printed; a part that is missing leaves room to write it by hand.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DateParts {
    /// `05`: a day below 10 has its leading zero.
    pub day: Option<String>,
    /// `02`, but `3`: January and February have a leading zero, the other months have not.
    pub month: Option<String>,
    /// `2025`.
    pub year: Option<String>,
}

/// What names the document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Head {
    /// A document with a type name (box 5a).
    Named {
        /// `Báo cáo`; printed in capitals.
        type_name: String,
        /// The abstract under it. A `\n` breaks the line; otherwise lines are balanced.
        summary: String,
    },
    /// A dispatch (công văn, box 5b).
    Dispatch {
        /// `V/v đôn đốc gửi báo cáo …`.
        subject: String,
    },
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signature {
    /// Authority and position, a string for each line: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`.
    pub lines: Vec<String>,
    /// Name, without titles of learning.
    pub name: String,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 is `I. TITLE` (printed in capitals), 2 is `1. Title`, 3 is `a) Title`.
        level: u8,
        /// The number with its mark: `I.`, `1.`, `a)`. May be empty.
        number: String,
        /// The title.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// An item after a dash.
    Bullet {
        /// 1 stands after `-`, 2 after `+`.
        level: u8,
        /// Its text, with its end mark.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A remark in italics, under a table or at the end of an annex.
    Note {
        /// Its text.
        text: String,
    },
    /// A chart.
    Chart(Chart),
}

impl Block {
    /// A heading of level 1 to 3.
    pub fn heading(level: u8, number: impl Into<String>, text: impl Into<String>) -> Self {
        Block::Heading {
            level,
            number: number.into(),
            text: text.into(),
        }
    }

    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Block::Paragraph { text: text.into() }
    }

    /// An item after a dash (level 1) or a plus sign (level 2).
    pub fn bullet(level: u8, text: impl Into<String>) -> Self {
        Block::Bullet {
            level,
            text: text.into(),
        }
    }

    /// A remark in italics.
    pub fn note(text: impl Into<String>) -> Self {
        Block::Note { text: text.into() }
    }
}

/// A table; it always fills the width of the type area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Title above it.
    pub caption: Option<String>,
    /// Line to the right above it: `Đơn vị tính: …`.
    pub unit: Option<String>,
    /// Size of the type, in points.
    pub size: f64,
    /// The columns, at least one.
    pub columns: Vec<Column>,
    /// The rows under the header.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Title in the header.
    pub title: String,
    /// Title over it and its neighbours with the same one (a header of two lines).
    pub over: Option<String>,
    /// Share of the table's width, in parts of the sum over all columns.
    pub width: f64,
    /// How its cells stand.
    pub align: Align,
}

impl Column {
    /// A column without a title over it.
    pub fn new(title: impl Into<String>, width: f64, align: Align) -> Self {
        Column {
            title: title.into(),
            over: None,
            width,
            align,
        }
    }

    /// The same column under a common title.
    #[must_use]
    pub fn under(mut self, over: impl Into<String>) -> Self {
        self.over = Some(over.into());
        self
    }
}

/// How a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Text.
    Left,
    /// Codes, units, words of a list.
    Center,
    /// Figures with one number of decimals.
    Right,
    /// Small lines: each cell holds the heights of its points, from 0 to 1, parted by blanks, with `-`
    /// where there is no point.
    Line,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What the row is.
    pub kind: RowKind,
    /// Texts of its cells. Where there are fewer than columns, the last one reaches to the right
    /// edge of the table.
    pub cells: Vec<String>,
}

impl Row {
    /// A row of a kind.
    pub fn new<T: Into<String>>(kind: RowKind, cells: impl IntoIterator<Item = T>) -> Self {
        Row {
            kind,
            cells: cells.into_iter().map(Into::into).collect(),
        }
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// Title of a part (a field), bold; repeated after a page break.
    Section,
    /// Title of a smaller part (a group), bold italic; repeated after a page break.
    Group,
    /// An ordinary row.
    Body,
    /// A sum, bold.
    Total,
}

/// An annex; it has its own page numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    /// `Phụ lục I`.
    pub label: String,
    /// Title; printed in capitals. A `\n` breaks the line; otherwise lines are balanced.
    pub title: String,
    /// The line `(Kèm theo …)`.
    pub accompanying: Option<Accompanying>,
    /// How the paper lies.
    pub orientation: Orientation,
    /// Whether room is left at the top right of its first page for the text of the agency's
    /// e-signature (an annex sent as a file of its own).
    pub stamp_room: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// The document that an annex goes with:
/// `(Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 01 năm 2025 của Sở Nội vụ)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accompanying {
    /// `Báo cáo`.
    pub document: String,
    /// Its number and symbol.
    pub number: Number,
    /// Its date.
    pub date: DateParts,
    /// `Sở Nội vụ`.
    pub issuer: String,
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its long side.
    Landscape,
}
