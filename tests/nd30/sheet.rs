//! A set document, read back, with finders of its parts.

use cchc::render::pdf::{Fonts, Page as Job, Templates, compile};
use cchc::report::document::{Annex, MarkedDocument};
use chrono::NaiveDate;

use super::lines::{Line, lines};
use super::pdf::{Page, Shape, read};
use super::samples::{Content, Sample};

/// Height of letters over the baseline, and depth under it, in parts of the size (Times New Roman).
pub const ASCENT: f64 = 0.891;
/// See [`ASCENT`].
pub const DESCENT: f64 = 0.216;

/// A document with what was read of its PDF.
pub struct Sheet {
    /// The sample's name.
    pub name: String,
    /// What was set.
    pub content: Content,
    /// The pages.
    pub pages: Vec<Page>,
    /// Lines of all pages, without the page numbers.
    pub lines: Vec<Line>,
    /// Lines in the top margin.
    pub headers: Vec<Line>,
}

/// Lines above this are page numbers, mm.
const HEADER: f64 = 19.0;

impl Sheet {
    /// Sets a sample, and reads it back.
    pub fn new(templates: &Templates, sample: &Sample) -> Self {
        let data = match &sample.content {
            Content::Document(document) => serde_json::to_value(document),
            Content::Annexes(annexes) => serde_json::to_value(annexes),
        };
        let job = Job {
            template: sample.template,
            data: data.unwrap(),
            title: sample.name.clone(),
            author: "Sở Nội vụ".into(),
            subject: String::new(),
            date: NaiveDate::from_ymd_opt(2024, 6, 18).unwrap(),
            attachments: Vec::new(),
            notice: None,
            most_pages: (sample.template == "phieu.typ").then_some(2),
        };
        let pages = read(&compile(templates, Fonts::bundled(), &job).unwrap());
        let all = pages
            .iter()
            .enumerate()
            .flat_map(|(index, page)| lines(index, page));
        let (headers, lines) = all.partition(|line| line.y() < HEADER);
        Sheet {
            name: sample.name.clone(),
            content: sample.content.clone(),
            pages,
            lines,
            headers,
        }
    }

    /// The document, where it is not a file of annexes alone.
    pub fn document(&self) -> Option<&MarkedDocument> {
        match &self.content {
            Content::Document(document) => Some(document),
            Content::Annexes(_) => None,
        }
    }

    /// Its annexes.
    pub fn annexes(&self) -> &[Annex] {
        match &self.content {
            Content::Document(document) => &document.document.annexes,
            Content::Annexes(set) => &set.annexes,
        }
    }

    /// First page of each part that has its own page numbers: the document, each annex.
    pub fn starts(&self) -> Vec<usize> {
        let labels = self
            .annexes()
            .iter()
            .filter_map(|annex| Some(find(&self.lines, &annex.label).first()?.page));
        let first = self.document().map(|_| 0);
        first.into_iter().chain(labels).collect()
    }

    /// Lines of the document itself, without its annexes.
    pub fn own_lines(&self) -> Vec<Line> {
        let starts = self.starts();
        let end = starts.get(1).copied().unwrap_or(self.pages.len());
        let own = |line: &&Line| line.page < end;
        self.lines.iter().filter(own).cloned().collect()
    }

    /// The line of the nation's name.
    pub fn nation(&self) -> Option<Line> {
        self.piece("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    }

    /// The first piece of a line on page 1 that begins so.
    pub fn piece(&self, start: &str) -> Option<Line> {
        let first = self.lines.iter().filter(|line| line.page == 0);
        first
            .flat_map(Line::pieces)
            .find(|piece| piece.text().starts_with(start))
    }

    /// Lines of the left column at the top of page 1.
    pub fn left_column(&self) -> Vec<Line> {
        let Some(nation) = self.nation() else {
            return Vec::new();
        };
        self.lines
            .iter()
            .filter(|line| line.page == 0)
            .filter_map(|line| line.between(0.0, nation.left() - 0.1))
            .collect()
    }

    /// Lines of the right column at the top of page 1.
    pub fn right_column(&self) -> Vec<Line> {
        let Some(nation) = self.nation() else {
            return Vec::new();
        };
        self.lines
            .iter()
            .filter(|line| line.page == 0)
            .filter_map(|line| line.between(nation.left() - 0.1, self.pages[0].size.0))
            .collect()
    }

    /// Pieces of the lines of the document itself.
    pub fn pieces(&self) -> Vec<Line> {
        self.own_lines().iter().flat_map(Line::pieces).collect()
    }

    /// The rule close under a line.
    pub fn rule_under(&self, line: &Line) -> Option<Shape> {
        let size = super::pdf::MM * line.size();
        let shapes = self.pages[line.page].shapes.iter();
        shapes.copied().find(|shape| {
            let [left, top, right, bottom] = shape.bounds;
            let flat = bottom - top < 0.05 && right - left > 3.0 && shape.thickness > 0.0;
            let under = (line.y()..line.y() + size).contains(&top);
            flat && under && (left..right).contains(&line.middle())
        })
    }

    /// Middle of the type area of a page, mm; `margins` are those of the decree's samples.
    pub fn middle(&self, page: usize) -> f64 {
        let (left, right) = self.edges(page);
        (left + right) / 2.0
    }

    /// Left and right edge of the type area as the page shows it: the outermost characters and
    /// rules of all pages of this width.
    pub fn edges(&self, page: usize) -> (f64, f64) {
        let width = self.pages[page].size.0;
        let (mut left, mut right) = (f64::MAX, f64::MIN);
        let same = |line: &&Line| self.pages[line.page].size.0 == width;
        for line in self.lines.iter().filter(same) {
            left = left.min(line.left());
            right = right.max(line.right());
        }
        for page in self.pages.iter().filter(|page| page.size.0 == width) {
            for shape in &page.shapes {
                left = left.min(shape.bounds[0]);
                right = right.max(shape.bounds[2]);
            }
        }
        (left, right)
    }
}

/// The lines that together say a text; empty where it is not found.
pub fn find(lines: &[Line], text: &str) -> Vec<Line> {
    let wanted = letters(text);
    for start in 0..lines.len() {
        let mut rest = wanted.as_str();
        for end in start..lines.len() {
            let said = letters(&lines[end].text());
            let Some(after) = rest.strip_prefix(said.as_str()) else {
                break;
            };
            if after.is_empty() {
                return lines[start..=end].to_vec();
            }
            rest = after;
        }
    }
    Vec::new()
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|one| !one.is_whitespace() && *one != '\u{200b}')
        .collect()
}
