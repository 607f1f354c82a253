//! A PDF read back: where each character and each line stands on its page, in millimetres from the
//! top left corner, with font, size and colour. Reads what the program's own files use.

use std::collections::BTreeMap;

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Encoding, Object};

/// Millimetres of a point.
pub const MM: f64 = 25.4 / 72.0;

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Width and height, mm.
    pub size: (f64, f64),
    /// Characters in the order of the file.
    pub characters: Vec<Character>,
    /// Drawn paths.
    pub shapes: Vec<Shape>,
}

/// A printed character.
#[derive(Debug, Clone)]
pub struct Character {
    /// What it says; rarely several letters.
    pub text: String,
    /// Left edge, mm.
    pub x: f64,
    /// Width, mm.
    pub width: f64,
    /// Baseline, mm from the top.
    pub y: f64,
    /// Size, pt.
    pub size: f64,
    /// Name of the font, without the mark of the subset.
    pub font: String,
    /// Red, green, blue, 0 to 1.
    pub color: [f64; 3],
}

/// A path, by the box around it.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Left, top, right, bottom, mm.
    pub bounds: [f64; 4],
    /// Thickness of the stroke, pt; 0 for a filled area.
    pub thickness: f64,
    /// Colour of the stroke or the fill.
    pub color: [f64; 3],
}

/// Reads all pages of a file.
pub fn read(bytes: &[u8]) -> Vec<Page> {
    let file = Document::load_mem(bytes).unwrap();
    file.get_pages()
        .into_values()
        .map(|id| {
            let page = file.get_dictionary(id).unwrap();
            let bounds = numbers(
                page.get_deref(b"MediaBox", &file)
                    .unwrap()
                    .as_array()
                    .unwrap(),
            );
            let fonts = file.get_page_fonts(id).unwrap();
            let fonts = fonts
                .into_iter()
                .map(|(name, font)| (name, Font::new(&file, font)))
                .collect();
            let mut painter = Painter::new(&fonts, bounds[3]);
            let content = file.get_page_content(id).unwrap();
            for operation in Content::decode(&content).unwrap().operations {
                painter.paint(&operation);
            }
            Page {
                size: (bounds[2] * MM, bounds[3] * MM),
                characters: painter.characters,
                shapes: painter.shapes,
            }
        })
        .collect()
}

fn numbers(objects: &[Object]) -> Vec<f64> {
    objects
        .iter()
        .filter_map(|object| object.as_float().ok().map(f64::from))
        .collect()
}

struct Font<'a> {
    name: String,
    encoding: Encoding<'a>,
    widths: BTreeMap<u32, f64>,
}

impl<'a> Font<'a> {
    fn new(file: &'a Document, font: &'a Dictionary) -> Self {
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        let name = String::from_utf8_lossy(name).into_owned();
        let parts = font.get_deref(b"DescendantFonts", file).unwrap();
        let part = file.dereference(&parts.as_array().unwrap()[0]).unwrap().1;
        let widths = part.as_dict().unwrap().get_deref(b"W", file).unwrap();
        Font {
            name: name
                .split_once('+')
                .map_or(name.clone(), |(_, rest)| rest.to_owned()),
            encoding: font.get_font_encoding(file).unwrap(),
            widths: read_widths(widths.as_array().unwrap()),
        }
    }
}

/// `first last width` or `first [width …]`, in thousandths of the size.
fn read_widths(mut items: &[Object]) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    while let [first, second, rest @ ..] = items {
        let first = first.as_i64().unwrap() as u32;
        if let Ok(list) = second.as_array() {
            widths.extend((first..).zip(numbers(list)));
            items = rest;
        } else {
            let last = second.as_i64().unwrap() as u32;
            let width = f64::from(rest[0].as_float().unwrap());
            widths.extend((first..=last).map(|code| (code, width)));
            items = &rest[1..];
        }
    }
    widths
}

type Matrix = [f64; 6];

/// `first`, then `then`.
fn product(first: &Matrix, then: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *first;
    let [g, h, i, j, k, l] = *then;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone)]
struct State {
    matrix: Matrix,
    fill: [f64; 3],
    stroke: [f64; 3],
    thickness: f64,
    font: Vec<u8>,
    size: f64,
}

struct Painter<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font<'a>>,
    height: f64,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    path: Vec<(f64, f64)>,
    characters: Vec<Character>,
    shapes: Vec<Shape>,
}

impl<'a> Painter<'a> {
    fn new(fonts: &'a BTreeMap<Vec<u8>, Font<'a>>, height: f64) -> Self {
        Painter {
            fonts,
            height,
            state: State {
                matrix: UNIT,
                fill: [0.0; 3],
                stroke: [0.0; 3],
                thickness: 1.0,
                font: Vec::new(),
                size: 0.0,
            },
            saved: Vec::new(),
            text: UNIT,
            path: Vec::new(),
            characters: Vec::new(),
            shapes: Vec::new(),
        }
    }

    fn paint(&mut self, operation: &Operation) {
        let values = numbers(&operation.operands);
        let matrix = || <Matrix>::try_from(values.clone()).unwrap();
        match operation.operator.as_str() {
            "q" => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap(),
            "cm" => self.state.matrix = product(&matrix(), &self.state.matrix),
            "scn" | "sc" | "g" | "rg" => self.state.fill = color(&values),
            "SCN" | "SC" | "G" | "RG" => self.state.stroke = color(&values),
            "w" => self.state.thickness = values[0],
            "BT" => self.text = UNIT,
            "Tm" => self.text = matrix(),
            "Tf" => {
                self.state.font = operation.operands[0].as_name().unwrap().to_vec();
                self.state.size = values[0];
            }
            "Tj" => self.show(&operation.operands),
            "TJ" => self.show(operation.operands[0].as_array().unwrap()),
            "m" | "l" | "c" => {
                let (x, y) = (values[values.len() - 2], values[values.len() - 1]);
                self.path.push((x, y));
            }
            "re" => {
                self.path.push((values[0], values[1]));
                self.path
                    .push((values[0] + values[2], values[1] + values[3]));
            }
            "S" | "s" => self.draw(self.state.thickness, self.state.stroke),
            "f" | "f*" => self.draw(0.0, self.state.fill),
            "n" => self.path.clear(),
            _ => {}
        }
    }

    fn place(&self, matrix: &Matrix, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = *matrix;
        let (x, y) = (a * x + c * y + e, b * x + d * y + f);
        (x * MM, (self.height - y) * MM)
    }

    fn show(&mut self, parts: &[Object]) {
        let font = &self.fonts[&self.state.font];
        let size = self.state.size;
        for part in parts {
            let Ok(codes) = part.as_str() else {
                let shift = f64::from(part.as_float().unwrap());
                self.text = product(
                    &[1.0, 0.0, 0.0, 1.0, -shift / 1000.0 * size, 0.0],
                    &self.text,
                );
                continue;
            };
            for code in codes.chunks(2) {
                let number = u32::from(code[0]) << 8 | u32::from(code[1]);
                let width = font.widths.get(&number).copied().unwrap_or(0.0) / 1000.0 * size;
                let matrix = product(&self.text, &self.state.matrix);
                let (x, y) = self.place(&matrix, (0.0, 0.0));
                self.characters.push(Character {
                    text: font.encoding.bytes_to_string(code).unwrap(),
                    x,
                    width: width * matrix[0] * MM,
                    y,
                    size: size * matrix[0],
                    font: font.name.clone(),
                    color: self.state.fill,
                });
                self.text = product(&[1.0, 0.0, 0.0, 1.0, width, 0.0], &self.text);
            }
        }
    }

    fn draw(&mut self, thickness: f64, color: [f64; 3]) {
        let points: Vec<_> = std::mem::take(&mut self.path)
            .into_iter()
            .map(|point| self.place(&self.state.matrix, point))
            .collect();
        let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for (x, y) in points {
            bounds = [
                bounds[0].min(x),
                bounds[1].min(y),
                bounds[2].max(x),
                bounds[3].max(y),
            ];
        }
        // A rule drawn as a thin area is a stroke along its middle.
        let mut thickness = thickness;
        for (low, high) in [(0, 2), (1, 3)] {
            let across = (bounds[high] - bounds[low]) / MM;
            if thickness == 0.0 && across <= 1.0 {
                thickness = across;
                bounds[low] = (bounds[low] + bounds[high]) / 2.0;
                bounds[high] = bounds[low];
            }
        }
        self.shapes.push(Shape {
            bounds,
            thickness,
            color,
        });
    }
}

/// Grey of one value, or red, green and blue.
fn color(values: &[f64]) -> [f64; 3] {
    match values {
        [grey] => [*grey; 3],
        [red, green, blue] => [*red, *green, *blue],
        _ => [-1.0; 3],
    }
}
