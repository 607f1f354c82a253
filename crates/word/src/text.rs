//! Texts as runs: words, lines, and generated figures as content controls.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use nd30::document::figure::{Mark, Piece, pieces};
use nd30::{Fonts, printable};
use opc::xml::escaped;
use vietnamese::phrase::{non_breaking, upper};

use crate::format::Format;
use crate::measure::{self, Look};
use crate::origin::{tag, title};

/// What a document is set with, and what is counted through it.
pub(crate) struct Setting<'a> {
    pub(crate) format: &'a Format,
    pub(crate) fonts: &'a Fonts,
    /// The last number of a content control, a drawing or the like.
    last: Cell<u32>,
    /// The figures that were written, by their sources.
    figures: RefCell<BTreeMap<String, Mark>>,
}

impl<'a> Setting<'a> {
    pub(crate) fn new(format: &'a Format, fonts: &'a Fonts) -> Self {
        Setting {
            format,
            fonts,
            last: Cell::new(0),
            figures: RefCell::new(BTreeMap::new()),
        }
    }

    /// A length of the table, in points.
    pub(crate) fn get(&self, name: &str) -> f64 {
        self.format.get(name)
    }

    /// A number that nothing else in the document has.
    pub(crate) fn number(&self) -> u32 {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }

    /// The figures that were written.
    pub(crate) fn figures(&self) -> Vec<Mark> {
        self.figures.borrow().values().cloned().collect()
    }

    /// How wide a text is.
    pub(crate) fn width(&self, text: &str, look: Look) -> f64 {
        measure::width(self.fonts, text, look)
    }

    /// A text as runs.
    pub(crate) fn runs(&self, text: &str) -> String {
        self.runs_in(&kept(pieces(text)), "")
    }

    /// A text as runs with properties of their own.
    pub(crate) fn runs_with(&self, text: &str, properties: &str) -> String {
        self.runs_in(&kept(pieces(text)), properties)
    }

    /// A text in capitals, as runs.
    pub(crate) fn capitals(&self, text: &str) -> String {
        let capital = |piece| match piece {
            Piece::Plain(text) => Piece::Plain(upper(&text)),
            Piece::Figure(mark) => Piece::Figure(Mark {
                text: upper(&mark.text),
                ..mark
            }),
        };
        let pieces: Vec<Piece> = kept(pieces(text)).into_iter().map(capital).collect();
        self.runs_in(&pieces, "")
    }

    fn runs_in(&self, pieces: &[Piece], properties: &str) -> String {
        let one = |piece: &Piece| match piece {
            Piece::Plain(text) => self.run(text, properties),
            Piece::Figure(mark) => self.figure(mark, properties),
        };
        pieces.iter().map(one).collect()
    }

    /// A run, with its line breaks.
    fn run(&self, text: &str, properties: &str) -> String {
        let (text, _) = printable(text, self.fonts);
        let properties = match properties {
            "" => String::new(),
            some => format!("<w:rPr>{some}</w:rPr>"),
        };
        let line = |text: &str| match text {
            "" => String::new(),
            some => format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(some)),
        };
        let lines: Vec<String> = text.split('\n').map(line).collect();
        format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
    }

    /// A figure: locked against typing, free to be moved or deleted.
    fn figure(&self, mark: &Mark, properties: &str) -> String {
        let known = || mark.clone();
        self.figures
            .borrow_mut()
            .entry(mark.source.clone())
            .or_insert_with(known);
        self.control(&tag(&mark.source), &title(mark), &mark.text, properties)
    }

    /// A text in a locked content control.
    pub(crate) fn control(&self, tag: &str, title: &str, text: &str, properties: &str) -> String {
        let attribute = |text: &str| escaped(&printable(text, self.fonts).0).into_owned();
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{}\"/>\
             <w:lock w:val=\"contentLocked\"/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            attribute(title),
            attribute(tag),
            self.number(),
            self.run(text, properties),
        )
    }
}

/// The pieces with spaces that do not break where a line must not: before a number's unit, after the
/// word that announces it, before a dash between two halves.
fn kept(pieces: Vec<Piece>) -> Vec<Piece> {
    let text_of = |piece: &Piece| match piece {
        Piece::Plain(text) => text.clone(),
        Piece::Figure(mark) => mark.text.clone(),
    };
    let whole: String = pieces.iter().map(text_of).collect();
    let joined = non_breaking(&whole).replace(" - ", "\u{a0}- ");
    // One letter for one letter: the pieces are cut where they were.
    let mut letters = joined.chars();
    pieces
        .into_iter()
        .map(|piece| {
            let length = text_of(&piece).chars().count();
            let text: String = letters.by_ref().take(length).collect();
            match piece {
                Piece::Plain(_) => Piece::Plain(text),
                Piece::Figure(mark) => Piece::Figure(Mark { text, ..mark }),
            }
        })
        .collect()
}

impl Setting<'_> {
    /// What a text says, with the spaces that do not break.
    pub(crate) fn plain(&self, text: &str) -> String {
        let text_of = |piece| match piece {
            Piece::Plain(text) => text,
            Piece::Figure(mark) => mark.text,
        };
        let whole: String = kept(pieces(text)).into_iter().map(text_of).collect();
        printable(&whole, self.fonts).0
    }

    /// How far a block in the middle of `area` is indented on each side so that its lines are about
    /// equally long and no wider than `widest`, and how wide its last line is.
    pub(crate) fn balance(&self, text: &str, look: Look, widest: f64, area: f64) -> (f64, f64) {
        let room = measure::balanced(self.fonts, text, look, widest.min(area));
        let lines = measure::lines(self.fonts, text, look, room + 0.01);
        let last = lines.last().map_or(0.0, |line| self.width(line, look));
        // Fonts differ a little from program to program: half of the room in which the same lines come
        // out is left on either side of them.
        let same = |room: f64| measure::lines(self.fonts, text, look, room) == lines;
        let mut most = room + 0.01;
        while most < area && same(most) {
            most += 1.0;
        }
        (
            ((area - (room + most.min(area)) / 2.0) / 2.0).max(0.0),
            last,
        )
    }
}
