//! The top of a document: boxes 1 to 5, 9a, 10, 11 and 13 of the decree's plan.

use nd30::document::{DateParts, Document, Head, Marks, Number};
use vietnamese::phrase::upper;

use crate::measure::Look;
use crate::paragraph::{Paragraph, gap};
use crate::styles::Style;
use crate::text::Setting;
use crate::units::{MM, twips};

/// Room that is left to write in by hand: spaces that do not break, about as wide as is asked for.
fn blank(setting: &Setting<'_>, points: f64, look: Look) -> String {
    let space = setting.width("\u{a0}", look).max(1.0);
    "\u{a0}".repeat((points / space).round().max(1.0) as usize)
}

/// A number with its symbol.
pub(crate) fn number_text(setting: &Setting<'_>, number: &Number, look: Look) -> String {
    let value = number.value.clone();
    let value = value.unwrap_or_else(|| blank(setting, setting.get("number-blank"), look));
    format!("{value}/{}", number.symbol)
}

/// A date as it is printed, with room for what is not known.
pub(crate) fn date_text(setting: &Setting<'_>, date: &DateParts, look: Look) -> String {
    let part = |part: &Option<String>, room: &str| match part {
        Some(part) => part.clone(),
        None => blank(setting, setting.get(room), look),
    };
    format!(
        "ngày\u{a0}{} tháng\u{a0}{} năm\u{a0}{}",
        part(&date.day, "date-blank"),
        part(&date.month, "date-blank"),
        part(&date.year, "year-blank"),
    )
}

/// A rule in the middle of an area.
pub(crate) fn rule(length: f64, area: f64, after: f64) -> String {
    let side = ((area - length) / 2.0).max(0.0);
    Paragraph {
        left: Some(side),
        right: Some(side),
        after: Some(after),
        ..Paragraph::of(Style::Rule)
    }
    .with("")
}

/// Boxes 1 to 5b, 10 and 11: a table without lines.
pub(crate) fn top(setting: &Setting<'_>, document: &Document, marks: &Marks, area: f64) -> String {
    let left = setting.get("left-column");
    let right = area - left;
    let rows = [
        (
            issuing_body(setting, document, left),
            nation(setting, right),
        ),
        (
            under_body(setting, document, marks, left),
            place_and_date(setting, document, marks, right),
        ),
    ];
    columns(&rows, left, right)
}

/// A table of two columns without lines, whose rows are not torn.
pub(crate) fn columns(rows: &[(String, String)], left: f64, right: f64) -> String {
    let cell = |width: f64, content: &str| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>",
            twips(width)
        )
    };
    let rows: String = rows
        .iter()
        .map(|(one, other)| {
            format!(
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}</w:tr>",
                cell(left, one),
                cell(right, other)
            )
        })
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{0}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>{NO_MARGINS}</w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{1}\"/><w:gridCol w:w=\"{2}\"/></w:tblGrid>{rows}</w:tbl>",
        twips(left + right),
        twips(left),
        twips(right)
    )
}

fn issuing_body(setting: &Setting<'_>, document: &Document, area: f64) -> String {
    let letterhead = &document.letterhead;
    let mut out = String::new();
    for (lines, style, look) in [
        (
            &letterhead.superior,
            Style::Superior,
            Look::plain(setting.get("superior-size")),
        ),
        (
            &letterhead.issuer,
            Style::Issuer,
            Look::bold(setting.get("issuer-size")),
        ),
    ] {
        for line in lines {
            let (side, last) = setting.balance(&setting.plain(line), look, area, area);
            let paragraph = Paragraph {
                left: Some(side),
                right: Some(side),
                ..Paragraph::of(style)
            };
            out += &paragraph.with(&setting.runs(line));
            if style == Style::Issuer && Some(line) == lines.last() {
                out += &rule(last * setting.get("issuer-rule"), area, 0.0);
            }
        }
    }
    out
}

fn nation(setting: &Setting<'_>, area: f64) -> String {
    const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
    let length = setting.width(MOTTO, Look::bold(setting.get("motto-size")));
    [
        Paragraph::of(Style::Nation).with(&setting.runs("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        Paragraph::of(Style::Motto).with(&setting.runs(MOTTO)),
        rule(length, area, 0.0),
    ]
    .concat()
}

/// Cells without room beside their text: not every program takes that from the style.
const NO_MARGINS: &str = "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>\
    <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>";

/// Between the two rows of the letterhead.
const ROW_GAP: f64 = 3.0 * MM;

fn under_body(setting: &Setting<'_>, document: &Document, marks: &Marks, area: f64) -> String {
    let look = Look::plain(setting.get("number-size"));
    // On the baseline of the date, which may be larger.
    let lift = (setting.get("date-size") - setting.get("number-size")) * 0.891;
    let number = number_text(setting, &document.number, look);
    let mut out = Paragraph {
        before: Some(ROW_GAP + lift),
        ..Paragraph::of(Style::Number)
    }
    .with(&setting.runs(&format!("Số:\u{a0}{number}")));
    if let Head::Dispatch { subject } = &document.head {
        let look = Look::plain(setting.get("subject-size"));
        let (side, _) = setting.balance(&setting.plain(subject), look, area, area);
        let paragraph = Paragraph {
            left: Some(side),
            right: Some(side),
            ..Paragraph::of(Style::Subject)
        };
        out += &paragraph.with(&setting.runs(subject));
    }
    if let Some(word) = &marks.secrecy {
        out += &frame(setting, word, setting.get("secrecy-width"), RED);
    }
    if let Some(word) = &document.urgency {
        let width = setting.format.find(&format!("urgency-widths.{word}"));
        let width = width.unwrap_or_else(|| setting.get("urgency-width"));
        out += &frame(setting, word, width, RED);
    }
    out
}

fn place_and_date(setting: &Setting<'_>, document: &Document, marks: &Marks, _area: f64) -> String {
    let look = Look::italic(setting.get("date-size"));
    let date = date_text(setting, &document.dated.date, look);
    let mut out = Paragraph {
        before: Some(ROW_GAP),
        ..Paragraph::of(Style::PlaceDate)
    }
    .with(&setting.runs(&format!("{}, {date}", document.dated.place)));
    if let Some(word) = &marks.circulation {
        let word = upper(word);
        let look = Look::bold(setting.get("circulation-size"));
        let width = setting.width(&word, look) + 2.0 * setting.get("frame-inset");
        out += &frame(setting, &word, width, "000000");
    }
    out
}

/// The red of the decree's marks.
const RED: &str = "E00000";

/// A word in a frame, in the middle of a cell; a table of one cell.
fn frame(setting: &Setting<'_>, word: &str, width: f64, colour: &str) -> String {
    let edge = |name: &str| {
        format!("<w:{name} w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"{colour}\"/>")
    };
    let edges: String = ["top", "left", "bottom", "right"]
        .into_iter()
        .map(edge)
        .collect();
    let text = Paragraph::of(Style::Frame)
        .with(&setting.runs_with(word, &format!("<w:color w:val=\"{colour}\"/>")));
    let width = twips(width);
    format!(
        "{}<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>{NO_MARGINS}</w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{width}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>\
         <w:trHeight w:val=\"{}\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr>\
         <w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{text}</w:tc></w:tr></w:tbl>{}",
        gap(setting.get("subject-gap")),
        twips(setting.get("urgency-height")),
        gap(1.0),
    )
}

/// Box 5a: type and abstract.
pub(crate) fn type_and_summary(setting: &Setting<'_>, head: &Head, area: f64) -> String {
    let Head::Named { type_name, summary } = head else {
        return String::new();
    };
    let look = Look::bold(setting.get("summary-size"));
    let widest = setting.get("summary-width");
    let (side, last) = setting.balance(&setting.plain(summary), look, widest, area);
    let summary = Paragraph {
        left: Some(side),
        right: Some(side),
        ..Paragraph::of(Style::Summary)
    }
    .with(&setting.runs(summary));
    [
        Paragraph::of(Style::TypeName).with(&setting.capitals(type_name)),
        summary,
        rule(last * setting.get("summary-rule"), area, 7.0 * MM),
    ]
    .concat()
}

/// Box 9a. One addressee stands on the line of `Kính gửi:`, several in a list whose dashes stand under
/// the colon.
pub(crate) fn addressees(
    setting: &Setting<'_>,
    list: &[String],
    area: f64,
    below_title: bool,
) -> String {
    const TO: &str = "Kính gửi:\u{a0}";
    let size = setting.get("addressee-size");
    let look = Look::plain(size);
    let widest = setting.get("addressee-width");
    let before = if below_title { 0.0 } else { 6.0 * MM };
    let after = 6.0 * MM;
    let width = |text: &str| setting.width(text, look);
    let side = |content: f64| ((area - content.min(widest)) / 2.0).max(0.0);
    match list {
        [] => String::new(),
        [only] => {
            let side = side(width(TO) + width(&setting.plain(only)));
            Paragraph {
                before: Some(before),
                after: Some(after),
                left: Some(side + width(TO)),
                hanging: Some(width(TO)),
                right: Some((side - 1.0).max(0.0)),
                keep_next: true,
                ..Paragraph::of(Style::Addressee)
            }
            .with(&setting.runs(&format!("{TO}{only}")))
        }
        several => {
            let colon = width("Kính gửi");
            let dash = width("-\u{a0}");
            let longest = several
                .iter()
                .map(|name| width(&setting.plain(name)) + width(";"));
            let side = side(colon + dash + longest.fold(0.0, f64::max));
            let first = Paragraph {
                before: Some(before),
                left: Some(side),
                keep_next: true,
                ..Paragraph::of(Style::Addressee)
            };
            let mut out = first.with(&setting.runs("Kính gửi:"));
            for (index, name) in several.iter().enumerate() {
                let is_last = index + 1 == several.len();
                let mark = if is_last { "." } else { ";" };
                let item = Paragraph {
                    before: Some(3.0),
                    after: is_last.then_some(after),
                    left: Some(side + colon + dash),
                    hanging: Some(dash),
                    right: Some((side - 1.0).max(0.0)),
                    keep_next: true,
                    ..Paragraph::of(Style::Addressee)
                };
                out += &item.with(&setting.runs(&format!("-\u{a0}{name}{mark}")));
            }
            out
        }
    }
}
