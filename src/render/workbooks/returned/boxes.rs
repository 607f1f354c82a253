//! The boxes of notes, in the drawing language of old that spreadsheets still ask for. What stands
//! in such a part is not always sound markup; it is searched as text, and only added to.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::grid::Grid;
use super::marks::SheetMarks;
use crate::place::Cell;
use opc::Broken;

const SHAPE_TYPE: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
/// The width of a box, in pixels.
const WIDTH: u32 = 340;
/// The characters of a line in it.
const CHARACTERS: usize = 50;
/// The height of a line, in pixels.
const LINE: usize = 17;

/// A part without boxes; its number keeps its shapes apart from those of other parts.
pub(super) fn empty(number: u32) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{number}\"/></o:shapelayout>{SHAPE_TYPE}</xml>"
    )
}

/// What a part calls the three namespaces; programs differ in it.
struct Names<'t> {
    shapes: &'t str,
    office: &'t str,
    excel: &'t str,
}

impl<'t> Names<'t> {
    fn of(text: &'t str) -> Result<Self, Broken> {
        let bound = |namespace: &str| {
            let value = ['"', '\'']
                .iter()
                .find_map(|quote| {
                    text.find(&format!(
                        "={quote}urn:schemas-microsoft-com:{namespace}{quote}"
                    ))
                })
                .ok_or(Broken)?;
            let name = text[..value].trim_end().rsplit("xmlns:").next();
            let is_name = |name: &&str| name.chars().all(char::is_alphanumeric);
            name.filter(is_name).ok_or(Broken)
        };
        Ok(Names {
            shapes: bound("vml")?,
            office: bound("office:office")?,
            excel: bound("office:excel")?,
        })
    }

    /// Our markup with these names.
    fn renamed(&self, markup: &str) -> String {
        let mut renamed = markup.to_owned();
        for (ours, theirs) in [("v", self.shapes), ("x", self.excel)] {
            if ours != theirs {
                renamed = renamed
                    .replace(&format!("<{ours}:"), &format!("<{theirs}:"))
                    .replace(&format!("</{ours}:"), &format!("</{theirs}:"));
            }
        }
        renamed.replace(" o:", &format!(" {}:", self.office))
    }
}

/// The numbers that a part uses for its shapes, in thousands.
pub(super) fn numbers(text: &str) -> Vec<u32> {
    let Some(start) = text.find("idmap") else {
        return Vec::new();
    };
    let rest = &text[start..];
    let data = rest
        .find("data=")
        .and_then(|at| rest.get(at + "data=\"".len()..))
        .unwrap_or_default();
    let data = data.split(['"', '\'']).next().unwrap_or_default();
    data.split(',')
        .filter_map(|number| number.trim().parse().ok())
        .collect()
}

/// Adds the boxes of new notes to a part, and takes out those of notes that are gone.
pub(super) fn change(
    text: &str,
    marks: &SheetMarks,
    new: &BTreeSet<Cell>,
    gone: &BTreeSet<Cell>,
    grid: &Grid,
) -> Result<String, Broken> {
    let names = Names::of(text)?;
    let text = without(text, gone, &names);
    let end = text.rfind("</xml>").ok_or(Broken)?;
    let mut added = String::new();
    if !text.contains("id=\"_x0000_t202\"") {
        added.push_str(SHAPE_TYPE);
    }
    let first = first_free(&text);
    for (number, cell) in (first..).zip(new) {
        let note = marks.get(cell).map_or("", |mark| mark.note.as_str());
        add_box(&mut added, number, *cell, note, grid);
    }
    let added = names.renamed(&added);
    Ok(format!("{}{added}{}", &text[..end], &text[end..]))
}

/// The first number above those of the shapes that are there.
fn first_free(text: &str) -> u32 {
    let base = numbers(text)
        .into_iter()
        .max()
        .unwrap_or(1)
        .saturating_mul(1024);
    let used = text.match_indices("_x0000_s").filter_map(|(at, mark)| {
        let digits = &text[at + mark.len()..];
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        digits[..end].parse::<u32>().ok()
    });
    used.max().unwrap_or(base).max(base).saturating_add(1)
}

fn add_box(markup: &mut String, number: u32, cell: Cell, note: &str, grid: &Grid) {
    let lines: usize = note
        .split('\n')
        .map(|line| line.chars().count().div_ceil(CHARACTERS).max(1))
        .sum();
    let height = (lines * LINE + 10).min(600) as u32;
    let anchor: Vec<String> = grid
        .beside(cell, WIDTH, height)
        .iter()
        .map(ToString::to_string)
        .collect();
    let _ = write!(
        markup,
        concat!(
            "<v:shape id=\"_x0000_s{}\" type=\"#_x0000_t202\" style=\"position:absolute;",
            "margin-left:60pt;margin-top:2pt;width:{}pt;height:{}pt;z-index:1;visibility:hidden\" ",
            "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>",
            "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>",
            "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>",
            "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>",
            "<x:Anchor>{}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{}</x:Row>",
            "<x:Column>{}</x:Column></x:ClientData></v:shape>",
        ),
        number,
        WIDTH * 3 / 4,
        height * 3 / 4,
        anchor.join(", "),
        cell.row,
        cell.column,
    );
}

/// A part without the boxes of the notes of some cells.
fn without(text: &str, cells: &BTreeSet<Cell>, names: &Names<'_>) -> String {
    if cells.is_empty() {
        return text.to_owned();
    }
    let open = format!("<{}:shape ", names.shapes);
    let close = format!("</{}:shape>", names.shapes);
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(start) = rest.find(&open) {
        let Some(length) = rest[start..].find(&close).map(|at| at + close.len()) else {
            break;
        };
        let shape = &rest[start..start + length];
        kept.push_str(&rest[..start]);
        if !note_of(shape, names).is_some_and(|cell| cells.contains(&cell)) {
            kept.push_str(shape);
        }
        rest = &rest[start + length..];
    }
    kept.push_str(rest);
    kept
}

/// The cell whose note a shape shows.
fn note_of(shape: &str, names: &Names<'_>) -> Option<Cell> {
    shape.find("ObjectType=\"Note\"")?;
    let value = |name: &str| -> Option<u32> {
        let open = format!("<{}:{name}>", names.excel);
        let start = shape.find(&open)? + open.len();
        shape[start..].split('<').next()?.trim().parse().ok()
    };
    Some(Cell::new(value("Row")?, value("Column")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_shapes_are_not_used_twice() {
        let text = empty(3);
        assert_eq!(numbers(&text), [3]);
        assert_eq!(first_free(&text), 3073);
        let used = text.replace("</xml>", "<v:shape id=\"_x0000_s3080\"></v:shape></xml>");
        assert_eq!(first_free(&used), 3081);
    }
}
