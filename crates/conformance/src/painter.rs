//! The operators of a page's content, carried out as far as they place characters and lines.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

use crate::font::{Font, UNKNOWN};
use crate::matrix::{Matrix, UNIT, place, product, shift};
use crate::page::{Character, MM, Shape};
use crate::refusal::Refusal;
use crate::state::{State, color};

/// Forms within forms.
const DEPTH: usize = 8;
/// Characters and lines of a file.
const MOST_MARKS: usize = 4_000_000;
/// Forms painted in a file.
const MOST_FORMS: usize = 20_000;

/// What is painted, over the pages of a file.
pub struct Painter<'a> {
    file: &'a Document,
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    paths: Vec<Vec<(f64, f64)>>,
    characters: Vec<Character>,
    shapes: Vec<Shape>,
    marks: usize,
    forms: usize,
}

impl<'a> Painter<'a> {
    /// A painter of a file's pages.
    pub fn new(file: &'a Document) -> Self {
        Painter {
            file,
            fonts: HashMap::new(),
            state: State::new(UNIT),
            saved: Vec::new(),
            text: UNIT,
            line: UNIT,
            paths: Vec::new(),
            characters: Vec::new(),
            shapes: Vec::new(),
            marks: 0,
            forms: 0,
        }
    }

    /// Paints a page; `base` leads to points from its top left corner.
    pub fn page(
        &mut self,
        base: Matrix,
        content: &[u8],
        resources: Option<&'a Dictionary>,
    ) -> Result<(Vec<Character>, Vec<Shape>), Refusal> {
        self.state = State::new(base);
        self.saved.clear();
        self.paths.clear();
        self.run(content, resources, 0)?;
        Ok((
            std::mem::take(&mut self.characters),
            std::mem::take(&mut self.shapes),
        ))
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        depth: usize,
    ) -> Result<(), Refusal> {
        let content = Content::decode(content).map_err(|_| Refusal::Damaged)?;
        for operation in &content.operations {
            if operation.operator == "Do" {
                self.form(operation, resources, depth)?;
            } else {
                self.paint(operation, resources);
            }
            if self.marks > MOST_MARKS {
                return Err(Refusal::TooLarge);
            }
        }
        Ok(())
    }

    /// A form is a piece of content of its own.
    fn form(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        depth: usize,
    ) -> Result<(), Refusal> {
        self.forms += 1;
        if depth >= DEPTH || self.forms > MOST_FORMS {
            return Ok(());
        }
        let name = operation
            .operands
            .first()
            .and_then(|name| name.as_name().ok());
        let form = name.and_then(|name| named(self.file, resources, b"XObject", name));
        let Some(form) = form.and_then(|form| form.as_stream().ok()) else {
            return Ok(());
        };
        let kind = form.dict.get(b"Subtype").and_then(Object::as_name);
        if kind.ok() != Some(b"Form".as_slice()) {
            return Ok(());
        }
        let Ok(content) = form.get_plain_content() else {
            return Ok(());
        };
        let own = form.dict.get_deref(b"Resources", self.file).ok();
        let own = own.and_then(|own| own.as_dict().ok()).or(resources);
        let matrix = form.dict.get_deref(b"Matrix", self.file).ok();
        let matrix = matrix
            .and_then(|matrix| matrix.as_array().ok())
            .and_then(|matrix| Matrix::try_from(numbers(matrix)).ok())
            .unwrap_or(UNIT);
        let (before, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        self.state.matrix = product(&matrix, &self.state.matrix);
        let ran = self.run(&content, own, depth + 1);
        (self.state, self.saved) = (before, saved);
        ran
    }

    fn paint(&mut self, operation: &Operation, resources: Option<&'a Dictionary>) {
        let values = numbers(&operation.operands);
        let value = |index: usize| values.get(index).copied().unwrap_or(0.0);
        let name = operation
            .operands
            .first()
            .and_then(|name| name.as_name().ok());
        match operation.operator.as_str() {
            "q" if self.saved.len() < 1000 => self.saved.push(self.state.clone()),
            "Q" => {
                if let Some(saved) = self.saved.pop() {
                    self.state = saved;
                }
            }
            "cm" => {
                if let Ok(matrix) = Matrix::try_from(values) {
                    self.state.matrix = product(&matrix, &self.state.matrix);
                }
            }
            "cs" => self.state.inks.0 = self.is_ink(name, resources),
            "CS" => self.state.inks.1 = self.is_ink(name, resources),
            "sc" | "scn" => self.state.fill = color(&values, self.state.inks.0),
            "SC" | "SCN" => self.state.stroke = color(&values, self.state.inks.1),
            "g" | "rg" | "k" => {
                self.state.inks.0 = false;
                self.state.fill = color(&values, false);
            }
            "G" | "RG" | "K" => {
                self.state.inks.1 = false;
                self.state.stroke = color(&values, false);
            }
            "w" => self.state.thickness = value(0),
            "Tf" => {
                self.state.font = self.font(name, resources);
                self.state.size = value(0);
            }
            "Tc" => self.state.spaced = value(0),
            "Tw" => self.state.worded = value(0),
            "Tz" => self.state.stretch = value(0) / 100.0,
            "TL" => self.state.pitch = value(0),
            "Ts" => self.state.rise = value(0),
            "Tr" => self.state.hidden = (value(0) - 3.0).abs() < 0.5,
            "m" => self.paths.push(vec![(value(0), value(1))]),
            "l" => self.go(value(0), value(1)),
            "c" => self.go(value(4), value(5)),
            "v" | "y" => self.go(value(2), value(3)),
            "re" => {
                let (x, y, width, height) = (value(0), value(1), value(2), value(3));
                let corners = [
                    (x, y),
                    (x + width, y),
                    (x, y + height),
                    (x + width, y + height),
                ];
                self.paths.push(corners.to_vec());
            }
            "S" | "s" | "B" | "B*" | "b" | "b*" => {
                self.draw(self.state.thickness, self.state.stroke);
            }
            "f" | "F" | "f*" => self.draw(0.0, self.state.fill),
            "n" => self.paths.clear(),
            operator => self.write(operator, &operation.operands, &values),
        }
    }

    /// The operators that place and show text.
    fn write(&mut self, operator: &str, operands: &[Object], values: &[f64]) {
        let value = |index: usize| values.get(index).copied().unwrap_or(0.0);
        match operator {
            "BT" => (self.text, self.line) = (UNIT, UNIT),
            "Tm" => {
                if let Ok(matrix) = Matrix::try_from(values.to_vec()) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            "Td" => self.next_line(value(0), value(1)),
            "TD" => {
                self.state.pitch = -value(1);
                self.next_line(value(0), value(1));
            }
            "T*" => self.next_line(0.0, -self.state.pitch),
            "Tj" => self.show(operands),
            "TJ" => {
                if let Some(Ok(parts)) = operands.first().map(Object::as_array) {
                    self.show(parts);
                }
            }
            "'" => {
                self.next_line(0.0, -self.state.pitch);
                self.show(operands);
            }
            "\"" => {
                (self.state.worded, self.state.spaced) = (value(0), value(1));
                self.next_line(0.0, -self.state.pitch);
                self.show(operands.get(2..).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = product(&shift(x, y), &self.line);
        self.text = self.line;
    }

    fn show(&mut self, parts: &[Object]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let (size, stretch) = (self.state.size, self.state.stretch);
        for part in parts {
            let Ok(codes) = part.as_str() else {
                let back = f64::from(part.as_float().unwrap_or(0.0));
                self.text = product(&shift(-back / 1000.0 * size * stretch, 0.0), &self.text);
                continue;
            };
            for code in codes.chunks(font.bytes) {
                let number = code
                    .iter()
                    .fold(0, |number: u32, byte| number << 8 | u32::from(*byte));
                let width = font.width(number) * size;
                self.character(&font, number, width * stretch);
                let word = if code == [32] { self.state.worded } else { 0.0 };
                let step = (width + self.state.spaced + word) * stretch;
                self.text = product(&shift(step, 0.0), &self.text);
            }
        }
    }

    fn character(&mut self, font: &Font, code: u32, width: f64) {
        self.marks += 1;
        let matrix = product(&self.text, &self.state.matrix);
        let [a, b, c, d, ..] = matrix;
        // Letters that stand upright in a margin or across the page are stamps, and no part.
        if self.state.hidden || b.abs() > 0.2 * a.abs() {
            return;
        }
        let (x, y) = place(&matrix, (0.0, self.state.rise));
        let text = font.text(code);
        self.characters.push(Character {
            text: if text.contains('\0') { UNKNOWN } else { text }.to_owned(),
            x: x * MM,
            width: width * a.hypot(b) * MM,
            y: y * MM,
            size: self.state.size.abs() * c.hypot(d),
            font: font.name.clone(),
            color: self.state.fill,
        });
    }

    fn font(&mut self, name: Option<&[u8]>, resources: Option<&'a Dictionary>) -> Option<Rc<Font>> {
        let font = named(self.file, resources, b"Font", name?)?
            .as_dict()
            .ok()?;
        let known = self.fonts.entry(std::ptr::from_ref(font));
        let file = self.file;
        Some(Rc::clone(
            known.or_insert_with(|| Rc::new(Font::new(file, font))),
        ))
    }

    /// Whether a colour space counts ink.
    fn is_ink(&self, name: Option<&[u8]>, resources: Option<&'a Dictionary>) -> bool {
        let space = name.and_then(|name| named(self.file, resources, b"ColorSpace", name));
        let kind = space.and_then(|space| space.as_array().ok()?.first()?.as_name().ok());
        matches!(kind, Some(b"Separation" | b"DeviceN"))
    }

    fn go(&mut self, x: f64, y: f64) {
        if let Some(path) = self.paths.last_mut() {
            path.push((x, y));
        }
    }

    fn draw(&mut self, thickness: f64, color: [f64; 3]) {
        let [a, b, ..] = self.state.matrix;
        let thickness = thickness * a.hypot(b);
        for path in std::mem::take(&mut self.paths) {
            self.marks += 1;
            let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
            for point in path {
                let (x, y) = place(&self.state.matrix, point);
                let (x, y) = (x * MM, y * MM);
                bounds = [
                    bounds[0].min(x),
                    bounds[1].min(y),
                    bounds[2].max(x),
                    bounds[3].max(y),
                ];
            }
            self.shapes.push(thinned(bounds, thickness, color));
        }
    }
}

/// A rule drawn as a thin area is a stroke along its middle.
fn thinned(mut bounds: [f64; 4], mut thickness: f64, color: [f64; 3]) -> Shape {
    for (low, high) in [(0, 2), (1, 3)] {
        let across = (bounds[high] - bounds[low]) / MM;
        if thickness == 0.0 && across <= 2.0 {
            thickness = across;
            bounds[low] = (bounds[low] + bounds[high]) / 2.0;
            bounds[high] = bounds[low];
        }
    }
    Shape {
        bounds,
        thickness,
        color,
    }
}

/// What a name of the resources stands for.
fn named<'a>(
    file: &'a Document,
    resources: Option<&'a Dictionary>,
    kind: &[u8],
    name: &[u8],
) -> Option<&'a Object> {
    let kind = resources?.get_deref(kind, file).ok()?.as_dict().ok()?;
    kind.get_deref(name, file).ok()
}

fn numbers(objects: &[Object]) -> Vec<f64> {
    objects
        .iter()
        .filter_map(|object| object.as_float().ok().map(f64::from))
        .collect()
}
