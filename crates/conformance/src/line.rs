//! Characters gathered into printed lines.

use crate::page::{Character, MM, Page};

/// Characters of one page on one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct Line {
    /// Page, from 0.
    pub page: usize,
    /// The characters; never empty, and not only spaces.
    pub characters: Vec<Character>,
}

/// Gap that parts two words, in parts of the size; a space has 0.25.
const WORD: f64 = 0.2;
/// Gap that parts two pieces of a line, mm.
const GAP: f64 = 4.0;

impl Line {
    fn new(page: usize, mut characters: Vec<Character>) -> Option<Self> {
        characters.sort_by(|one, other| one.x.total_cmp(&other.x));
        let blank = |character: &Character| character.text.trim().is_empty();
        while characters.last().is_some_and(blank) {
            characters.pop();
        }
        let start = characters.iter().position(|character| !blank(character))?;
        Some(Line {
            page,
            characters: characters.split_off(start),
        })
    }

    /// Its text; a no-break space is a space, and so is a gap without one.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut end = self.left();
        for one in &self.characters {
            let is_gap = one.x - end > WORD * one.size * MM;
            if is_gap && !text.ends_with(char::is_whitespace) && one.text != " " {
                text.push(' ');
            }
            text.push_str(&one.text);
            end = one.x + one.width;
        }
        text.replace('\u{a0}', " ").replace('\u{200b}', "")
    }

    /// Left edge, mm.
    pub fn left(&self) -> f64 {
        self.characters[0].x
    }

    /// Right edge, mm.
    pub fn right(&self) -> f64 {
        let last = &self.characters[self.characters.len() - 1];
        last.x + last.width
    }

    /// Width, mm.
    pub fn width(&self) -> f64 {
        self.right() - self.left()
    }

    /// Middle, mm.
    pub fn middle(&self) -> f64 {
        (self.left() + self.right()) / 2.0
    }

    /// Baseline, mm from the top.
    pub fn y(&self) -> f64 {
        self.characters[0].y
    }

    /// Largest size, pt.
    pub fn size(&self) -> f64 {
        self.characters
            .iter()
            .map(|one| one.size)
            .fold(0.0, f64::max)
    }

    /// `đứng`, `đậm`, `nghiêng`, `đậm nghiêng`, or `lẫn lộn` where the characters differ.
    pub fn style(&self) -> &'static str {
        let style = |one: &Character| {
            let slanted = one.font.contains("Italic") || one.font.contains("Oblique");
            (one.font.contains("Bold"), slanted)
        };
        // Nobody sees the style of a space.
        let seen = self
            .characters
            .iter()
            .filter(|one| !one.text.trim().is_empty());
        let mut styles = seen.map(style);
        let first = styles.next().unwrap_or_default();
        match first {
            first if styles.any(|style| style != first) => "lẫn lộn",
            (false, false) => "đứng",
            (true, false) => "đậm",
            (false, true) => "nghiêng",
            (true, true) => "đậm nghiêng",
        }
    }

    /// `hoa` where no letter is small, else `thường`.
    pub fn case(&self) -> &'static str {
        if self.text().chars().any(char::is_lowercase) {
            "thường"
        } else {
            "hoa"
        }
    }

    /// Case and style: `hoa, đậm`.
    pub fn look(&self) -> String {
        format!("{}, {}", self.case(), self.style())
    }

    /// Its words, folded for comparing.
    pub fn key(&self) -> String {
        vietnamese::fold::fold(&self.text())
    }

    /// Whether it is printed where another line is.
    pub fn is_at(&self, other: &Line) -> bool {
        self.page == other.page
            && (self.y() - other.y()).abs() < 0.3
            && self.left() < other.right()
            && other.left() < self.right()
    }

    /// Whether all letters are bold.
    pub fn is_bold(&self) -> bool {
        self.style().starts_with("đậm")
    }

    /// Whether all letters are slanted.
    pub fn is_slanted(&self) -> bool {
        self.style().ends_with("nghiêng")
    }

    /// The pieces that stand left of a place, or those that reach beyond it.
    pub fn side(&self, split: f64, left: bool) -> Option<Line> {
        let is_left = |piece: &Line| piece.right() <= split;
        let pieces = self.pieces();
        let lefts = pieces.iter().filter(|piece| is_left(piece));
        let end = lefts.map(Line::right).fold(f64::MIN, f64::max);
        let characters = self.characters.iter().cloned();
        let chosen = characters.filter(|one| (one.x + one.width <= end + 0.01) == left);
        Line::new(self.page, chosen.collect())
    }

    /// Its pieces, where wide gaps part it.
    pub fn pieces(&self) -> Vec<Line> {
        let mut pieces = Vec::new();
        let mut piece: Vec<Character> = Vec::new();
        for one in &self.characters {
            if one.text.trim().is_empty() {
                piece.push(one.clone());
                continue;
            }
            let seen = piece.iter().rev().find(|last| !last.text.trim().is_empty());
            if seen.is_some_and(|last| one.x - (last.x + last.width) > GAP) {
                pieces.extend(Line::new(self.page, std::mem::take(&mut piece)));
            }
            piece.push(one.clone());
        }
        pieces.extend(Line::new(self.page, piece));
        pieces
    }
}

/// The lines of a page, from top to bottom.
pub fn lines(index: usize, page: &Page) -> Vec<Line> {
    let mut characters = page.characters.clone();
    characters.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut lines = Vec::new();
    let mut current: Vec<Character> = Vec::new();
    for one in characters {
        if current.first().is_some_and(|first| one.y - first.y > 0.2) {
            lines.extend(Line::new(index, std::mem::take(&mut current)));
        }
        current.push(one);
    }
    lines.extend(Line::new(index, current));
    lines
}
