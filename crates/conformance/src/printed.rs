//! The pages of a document as lines, page numbers apart, with the edges of what is printed.

use crate::line::{Line, lines};
use crate::page::{MM, Page, Shape};

/// Height of letters over the baseline, and depth under it, in parts of the size (Times New Roman).
pub const ASCENT: f64 = 0.891;
/// See [`ASCENT`].
pub const DESCENT: f64 = 0.216;

/// A document as it is printed.
pub struct Printed {
    /// The pages.
    pub pages: Vec<Page>,
    /// Lines of all pages, without the page numbers.
    pub lines: Vec<Line>,
    /// The page numbers.
    pub numbers: Vec<Line>,
    /// Left and right edge of the type area of each page.
    edges: Vec<(f64, f64)>,
    /// From where to where on each page tables stand.
    tables: Vec<Vec<(f64, f64)>>,
}

/// Page numbers stand so near to the edge of the paper, mm.
const MARGIN: f64 = 19.0;
/// So far the text may lie within the outermost marks, mm: frames of tables stand out of it.
const STANDING_OUT: f64 = 6.0;
/// So many lines that begin or end at one place show an edge.
const SHOWING: usize = 3;

impl Printed {
    /// Gathers the lines of pages.
    pub fn new(pages: Vec<Page>) -> Self {
        let (mut all, mut numbers) = (Vec::new(), Vec::new());
        for (index, page) in pages.iter().enumerate() {
            let mut own = lines(index, page);
            let first = own
                .first()
                .is_some_and(|line| line.y() < MARGIN && is_page_number(line));
            let last = own
                .last()
                .is_some_and(|line| line.y() > page.size.1 - MARGIN && is_page_number(line));
            if first {
                numbers.push(own.remove(0));
            } else if last {
                numbers.extend(own.pop());
            }
            all.extend(own);
        }
        let tables: Vec<Vec<(f64, f64)>> = pages.iter().map(tables).collect();
        let edges = edges(&pages, &all, &tables);
        Printed {
            pages,
            lines: all,
            numbers,
            edges,
            tables,
        }
    }

    /// Left and right edge of the type area of a page as it shows: where lines of all pages of this
    /// width begin and end, else the outermost characters and rules.
    pub fn edges(&self, page: usize) -> (f64, f64) {
        self.edges.get(page).copied().unwrap_or_default()
    }

    /// Middle of the type area of a page, mm.
    pub fn middle(&self, page: usize) -> f64 {
        let (left, right) = self.edges(page);
        (left + right) / 2.0
    }

    /// Whether a line stands in a table.
    pub fn in_table(&self, line: &Line) -> bool {
        in_table(&self.tables, line)
    }

    /// Lines of some pages.
    pub fn lines_of(&self, pages: std::ops::Range<usize>) -> impl Iterator<Item = &Line> {
        self.lines
            .iter()
            .filter(move |line| pages.contains(&line.page))
    }

    /// The rule close under a line.
    pub fn rule_under(&self, line: &Line) -> Option<Shape> {
        let size = MM * line.size();
        let shapes = self.pages.get(line.page)?.shapes.iter();
        shapes.copied().find(|shape| {
            let [left, top, right, _] = shape.bounds;
            let under = (line.y()..line.y() + size).contains(&top);
            shape.is_rule() && under && (left..right).contains(&line.middle())
        })
    }

    /// The frame around a line.
    pub fn frame_around(&self, line: &Line) -> Option<Shape> {
        let around = |shape: &&Shape| {
            let [left, top, right, bottom] = shape.bounds;
            left < line.left() && right > line.right() && (top + 2.0..bottom).contains(&line.y())
        };
        let shapes = self.pages.get(line.page)?.shapes.iter();
        shapes
            .filter(|shape| shape.height() < 30.0)
            .find(around)
            .copied()
    }
}

/// `2`, `- 2 -`, `Trang 2/5`.
fn is_page_number(line: &Line) -> bool {
    let key = line.key();
    let rest = key.strip_prefix("trang").unwrap_or(&key);
    let digits: Vec<&str> = rest
        .split(|one: char| !one.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    (1..=2).contains(&digits.len())
        && digits
            .iter()
            .all(|part| part.len() <= 4 && part.bytes().all(|one| one.is_ascii_digit()))
}

fn in_table(tables: &[Vec<(f64, f64)>], line: &Line) -> bool {
    let of_page = tables.get(line.page).map_or(&[][..], Vec::as_slice);
    of_page
        .iter()
        .any(|(top, bottom)| (top - 0.5..bottom + 0.5).contains(&line.y()))
}

/// Where upright lines or frames stand, from top to bottom, as far as they touch.
fn tables(page: &Page) -> Vec<(f64, f64)> {
    let drawn = |shape: &&Shape| {
        let framed = shape.thickness > 0.0 && shape.width() > 3.0 && shape.height() > 3.0;
        // A frame around the whole page is an ornament.
        shape.is_upright() || framed && shape.height() < page.size.1 * 0.85
    };
    let shapes = page.shapes.iter().filter(drawn);
    let mut parts: Vec<(f64, f64)> = shapes
        .map(|shape| (shape.bounds[1], shape.bounds[3]))
        .collect();
    parts.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut tables: Vec<(f64, f64)> = Vec::new();
    for (top, bottom) in parts {
        match tables.last_mut() {
            Some(last) if top <= last.1 + 1.0 => last.1 = last.1.max(bottom),
            _ => tables.push((top, bottom)),
        }
    }
    tables
}

/// The edges of each page.
fn edges(pages: &[Page], lines: &[Line], tables: &[Vec<(f64, f64)>]) -> Vec<(f64, f64)> {
    let mut known: Vec<(f64, (f64, f64))> = Vec::new();
    pages
        .iter()
        .map(|page| {
            let width = page.size.0;
            let same = known.iter().find(|(of, _)| (of - width).abs() < 0.1);
            if let Some((_, edges)) = same {
                return *edges;
            }
            let edges = edges_of_width(width, pages, lines, tables);
            known.push((width, edges));
            edges
        })
        .collect()
}

fn edges_of_width(
    width: f64,
    pages: &[Page],
    lines: &[Line],
    tables: &[Vec<(f64, f64)>],
) -> (f64, f64) {
    let is_same = |page: usize| {
        let page = pages.get(page);
        page.is_some_and(|page| (page.size.0 - width).abs() < 0.1)
    };
    let lines: Vec<&Line> = lines.iter().filter(|line| is_same(line.page)).collect();
    let shapes = pages
        .iter()
        .enumerate()
        .filter(|(index, _)| is_same(*index))
        .flat_map(|(_, page)| &page.shapes);
    let (mut left, mut right) = (f64::MAX, f64::MIN);
    for line in &lines {
        left = left.min(line.left());
        right = right.max(line.right());
    }
    for shape in shapes {
        left = left.min(shape.bounds[0]);
        right = right.max(shape.bounds[2]);
    }
    if left > right {
        return (0.0, width);
    }
    let text: Vec<&Line> = lines
        .into_iter()
        .filter(|line| !in_table(tables, line))
        .collect();
    let mut lefts: Vec<f64> = text.iter().map(|line| line.left()).collect();
    lefts.sort_by(f64::total_cmp);
    // From the right edge inwards, so that the same search serves.
    let mut rights: Vec<f64> = text.iter().map(|line| -line.right()).collect();
    rights.sort_by(f64::total_cmp);
    let near = |edge: f64, outermost: f64| (edge - outermost).abs() <= STANDING_OUT;
    let shown_left = shown(&lefts).filter(|edge| near(*edge, left));
    let shown_right = shown(&rights)
        .map(|edge| -edge)
        .filter(|edge| near(*edge, right));
    (shown_left.unwrap_or(left), shown_right.unwrap_or(right))
}

/// The least place at which several lines begin.
fn shown(sorted: &[f64]) -> Option<f64> {
    let mut groups = sorted.windows(SHOWING);
    groups
        .find(|group| group[SHOWING - 1] - group[0] < 0.3)
        .map(|group| group[0])
}
