//! What stands on a page: characters and drawn paths, in millimetres from the top left corner.

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

impl Shape {
    /// Width, mm.
    pub fn width(&self) -> f64 {
        self.bounds[2] - self.bounds[0]
    }

    /// Height, mm.
    pub fn height(&self) -> f64 {
        self.bounds[3] - self.bounds[1]
    }

    /// Whether it is a line from left to right.
    pub fn is_rule(&self) -> bool {
        self.thickness > 0.0 && self.height() < 0.05 && self.width() > 3.0
    }

    /// Whether it is a line from top to bottom.
    pub fn is_upright(&self) -> bool {
        self.thickness > 0.0 && self.width() < 0.05 && self.height() > 3.0
    }
}
