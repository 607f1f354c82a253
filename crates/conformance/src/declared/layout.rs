//! The paragraphs of a Word file on a page that is made up only so that the same words, sizes and looks
//! tell the same parts as on a printed page. Nothing is measured on it but words, sizes, looks and
//! order; places are asked of the paragraphs themselves ([`Layout::paragraph`]).

use papers::styled::{Align, Styled, StyledParagraph, StyledRun};

use crate::line::Line;
use crate::page::{Character, MM, Page, Shape};

/// Where lines were put, and which paragraph each is of.
pub(super) struct Layout {
    lines: Vec<Put>,
}

/// A line that was put on a page.
struct Put {
    page: usize,
    y: f64,
    left: f64,
    right: f64,
    paragraph: usize,
}

/// The made-up page, mm: an A4 page of the decree, without an end.
const LEFT: f64 = 30.0;
const RIGHT: f64 = 195.0;
const TOP: f64 = 25.0;
const WIDTH: f64 = 210.0;
/// Where the left column of a table without lines ends, and where the right one begins.
const COLUMNS: (f64, f64) = (100.0, 110.0);
/// Middle of the text, mm.
const MIDDLE: f64 = (LEFT + RIGHT) / 2.0;
/// How broad a letter is, in parts of its size: so narrow that a line before a long number still reaches
/// near to the edge, and the number is not taken for a paragraph of its own.
const LETTER: f64 = 0.33;
/// Room above the first line of a paragraph of the text that stands apart from the one before it, in
/// parts of its size: enough to tell it from the next line of the same one.
const APART: f64 = 0.9;
/// Farther from the edge than any indent of the text, mm.
const FAR: f64 = 14.0;
/// So far apart the file sets them, points.
const SPACED: f64 = 5.0;

impl Layout {
    /// Puts all paragraphs on pages; a page ends only where the file says so.
    pub(super) fn of(styled: &Styled) -> (Vec<Page>, Layout) {
        let mut setter = Setter {
            pages: Vec::new(),
            y: TOP,
            after: 0.0,
            lines: Vec::new(),
        };
        setter.page();
        let mut at = 0;
        let all = &styled.paragraphs;
        while at < all.len() {
            let table = all[at].cell.map(|place| place.table);
            let same = all[at..]
                .iter()
                .take_while(|one| table.is_some() && one.cell.map(|place| place.table) == table);
            match same.count() {
                0 => {
                    setter.text(at, &all[at]);
                    at += 1;
                }
                count => {
                    setter.table(at, &all[at..at + count]);
                    at += count;
                }
            }
        }
        (
            setter.pages,
            Layout {
                lines: setter.lines,
            },
        )
    }

    /// The paragraph of which a line is.
    pub(super) fn paragraph(&self, line: &Line) -> Option<usize> {
        let of = |put: &&Put| {
            put.page == line.page
                && (put.y - line.y()).abs() < 0.1
                && put.left < line.right()
                && line.left() < put.right
        };
        self.lines.iter().find(of).map(|put| put.paragraph)
    }
}

struct Setter {
    pages: Vec<Page>,
    y: f64,
    /// Room below the last paragraph, points.
    after: f64,
    lines: Vec<Put>,
}

impl Setter {
    /// A page with the edges of its text.
    fn page(&mut self) {
        let edge = |bounds| Shape {
            bounds,
            thickness: 0.0,
            color: [1.0; 3],
        };
        self.y = TOP;
        self.pages.push(Page {
            size: (WIDTH, f64::MAX),
            characters: Vec::new(),
            shapes: vec![edge([LEFT, TOP, LEFT, TOP]), edge([RIGHT, TOP, RIGHT, TOP])],
        });
    }

    fn break_before(&mut self, paragraph: &StyledParagraph) {
        let is_empty = self
            .pages
            .last()
            .is_some_and(|page| page.characters.is_empty());
        if paragraph.opens_page && !is_empty {
            self.page();
        }
    }

    /// A paragraph of the text.
    fn text(&mut self, index: usize, paragraph: &StyledParagraph) {
        self.break_before(paragraph);
        let size = size(paragraph);
        if paragraph.text().trim().is_empty() {
            self.y += 1.15 * size * MM;
            return;
        }
        let is_apart = self.after + paragraph.before >= SPACED && paragraph.align != Align::Center;
        self.after = paragraph.after;
        self.y += if is_apart { APART } else { 0.1 } * size * MM;
        let indent = ((paragraph.first + paragraph.left).max(0.0) * MM).min(60.0);
        for (number, line) in broken(paragraph, RIGHT - LEFT - indent)
            .into_iter()
            .enumerate()
        {
            self.y += 1.15 * size * MM;
            let width = width(&line);
            let left = match paragraph.align {
                Align::Center => MIDDLE - width / 2.0,
                Align::Right => RIGHT - width,
                _ if number == 0 => LEFT + indent,
                // A line that begins right of the edge would be taken for a paragraph of its own; only what
                // stands far from it, as addressees do, does not.
                _ if paragraph.left * MM > FAR => LEFT + (paragraph.left * MM).min(60.0),
                _ => LEFT,
            };
            self.put(index, &line, left, RIGHT);
        }
    }

    /// A table: rows one below the other, cells side by side.
    fn table(&mut self, first: usize, paragraphs: &[StyledParagraph]) {
        let Some(opening) = paragraphs.first() else {
            return;
        };
        self.break_before(opening);
        let is_ruled = opening.cell.is_some_and(|place| place.is_ruled);
        let top = self.y + 2.0;
        let mut row = None;
        let (mut row_top, mut row_end) = (top, top);
        let mut cell = None;
        for (index, paragraph) in (first..).zip(paragraphs) {
            let Some(place) = paragraph.cell else {
                continue;
            };
            if row != Some(place.row) {
                row = Some(place.row);
                (row_top, cell) = (row_end, None);
            }
            if cell != Some(place.span) {
                cell = Some(place.span);
                self.y = row_top;
            }
            // Beyond the middle of the text stands the right column.
            let is_right = place.span.0 > (RIGHT - LEFT) / MM * 0.3;
            let (left, right) = match is_right {
                true => (COLUMNS.1, RIGHT),
                false => (LEFT, COLUMNS.0),
            };
            let whole = place.span.1 - place.span.0 > (RIGHT - LEFT) / MM * 0.75;
            let (left, right) = if whole { (LEFT, RIGHT) } else { (left, right) };
            let size = size(paragraph);
            if paragraph.text().trim().is_empty() {
                self.y += 1.15 * size * MM;
            } else {
                // A cell has room for each of its lines.
                for line in broken(paragraph, f64::MAX) {
                    self.y += 1.15 * size * MM;
                    self.put(index, &line, left, right);
                }
            }
            row_end = row_end.max(self.y + 1.0);
        }
        self.y = row_end;
        if is_ruled && let Some(page) = self.pages.last_mut() {
            page.shapes.push(Shape {
                bounds: [LEFT, top, LEFT, row_end],
                thickness: 0.5,
                color: [0.0; 3],
            });
        }
        self.y += 1.0;
    }

    /// Puts a line; it is made narrower where it would stand out of its column.
    fn put(&mut self, paragraph: usize, line: &[(char, &StyledRun)], left: f64, right: f64) {
        let page = self.pages.len().saturating_sub(1);
        let stretch = ((right - left) / width(line).max(1.0)).min(1.0);
        let mut x = left;
        for (letter, run) in line {
            if *letter == '\t' {
                // What stands behind a tab is a column of its own.
                x = if x < COLUMNS.0 { COLUMNS.1 } else { x + 5.0 };
                continue;
            }
            let width = run.size * LETTER * MM * stretch;
            let style = match (run.bold, run.italic) {
                (true, true) => "-BoldItalic",
                (true, false) => "-Bold",
                (false, true) => "-Italic",
                (false, false) => "",
            };
            let color = run.color.unwrap_or_default();
            let character = Character {
                text: letter.to_string(),
                x,
                width,
                y: self.y,
                size: run.size,
                font: format!("{}{style}", run.font),
                color: color.map(|part| f64::from(part) / 255.0),
            };
            x += width;
            if let Some(page) = self.pages.last_mut() {
                page.characters.push(character);
            }
        }
        self.lines.push(Put {
            page,
            y: self.y,
            left,
            right: x.max(right.min(left + 1.0)),
            paragraph,
        });
    }
}

fn size(paragraph: &StyledParagraph) -> f64 {
    let sizes = paragraph.runs.iter().map(|run| run.size);
    sizes.fold(0.0, f64::max).clamp(1.0, 40.0)
}

fn width(line: &[(char, &StyledRun)]) -> f64 {
    line.iter().map(|(_, run)| run.size * LETTER * MM).sum()
}

/// A paragraph in lines of a width.
fn broken(paragraph: &StyledParagraph, most: f64) -> Vec<Vec<(char, &StyledRun)>> {
    let mut lines: Vec<Vec<(char, &StyledRun)>> = vec![Vec::new()];
    let letters: Vec<(char, &StyledRun)> = paragraph
        .runs
        .iter()
        .flat_map(|run| run.text.chars().map(move |letter| (letter, run)))
        .collect();
    for word in letters.split_inclusive(|(letter, _)| [' ', '\u{a0}', '\n'].contains(letter)) {
        let full = lines
            .last()
            .is_some_and(|line| !line.is_empty() && width(line) + width(word) > most);
        if full {
            lines.push(Vec::new());
        }
        let ends = word.last().is_some_and(|(letter, _)| *letter == '\n');
        if let Some(line) = lines.last_mut() {
            line.extend(word.iter().filter(|(letter, _)| *letter != '\n'));
        }
        if ends {
            lines.push(Vec::new());
        }
    }
    lines.retain(|line| line.iter().any(|(letter, _)| !letter.is_whitespace()));
    lines
}
