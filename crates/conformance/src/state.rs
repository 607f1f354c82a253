//! What a PDF keeps in mind while it paints.

use std::rc::Rc;

use crate::font::Font;
use crate::matrix::Matrix;

/// What holds for all that is painted until it is set anew.
#[derive(Clone)]
pub struct State {
    /// From its own units to points on the page.
    pub matrix: Matrix,
    /// Colour of areas and letters.
    pub fill: [f64; 3],
    /// Colour of lines.
    pub stroke: [f64; 3],
    /// Whether a single value of the fill or the stroke is ink and not light.
    pub inks: (bool, bool),
    /// Thickness of lines.
    pub thickness: f64,
    /// The font.
    pub font: Option<Rc<Font>>,
    /// Its size.
    pub size: f64,
    /// Room behind each character.
    pub spaced: f64,
    /// Room behind each space.
    pub worded: f64,
    /// Stretch of letters.
    pub stretch: f64,
    /// Pitch of lines.
    pub pitch: f64,
    /// How far letters stand above the baseline.
    pub rise: f64,
    /// Whether letters are there to be found and not to be seen.
    pub hidden: bool,
}

impl State {
    /// What holds at the start of a page.
    pub fn new(matrix: Matrix) -> Self {
        State {
            matrix,
            fill: [0.0; 3],
            stroke: [0.0; 3],
            inks: (false, false),
            thickness: 1.0,
            font: None,
            size: 0.0,
            spaced: 0.0,
            worded: 0.0,
            stretch: 1.0,
            pitch: 0.0,
            rise: 0.0,
            hidden: false,
        }
    }
}

/// Grey of one value, red, green and blue of three, inks of four.
pub fn color(values: &[f64], is_ink: bool) -> [f64; 3] {
    match values {
        [ink] if is_ink => [1.0 - ink; 3],
        [grey] => [*grey; 3],
        [red, green, blue] => [*red, *green, *blue],
        [cyan, magenta, yellow, black] => {
            [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black))
        }
        _ => [-1.0; 3],
    }
}
