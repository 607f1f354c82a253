//! Charts in a document's body.

use serde::Serialize;

/// A chart of stacked bars that lie on their side, one bar a category; readable in black and white:
/// every series has a pattern of its own, and every part its figure, in it or at the bar's end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Title above it.
    pub title: String,
    /// What it shows, in a sentence or two, for readers who do not see it; never empty.
    pub alternative: String,
    /// How long the bars are.
    pub scale: Scale,
    /// Names of the bars, from top to bottom.
    pub categories: Vec<String>,
    /// The parts of the bars, from left to right.
    pub series: Vec<Series>,
}

/// How long the bars of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// As long as the sum of their parts.
    Sum,
    /// All alike: the parts are shares.
    Share,
}

/// One part of every bar of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Its name in the key.
    pub label: String,
    /// How it is filled.
    pub pattern: Pattern,
    /// Its length in each bar, 0 or above, in the order of the categories; a bar that it lacks has
    /// no such part. Lengths only: what is read stands in `texts`.
    pub values: Vec<f64>,
    /// Figures as printed, in the same order.
    pub texts: Vec<String>,
}

/// How a part of a bar is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pattern {
    /// White.
    Blank,
    /// Light grey.
    Light,
    /// Black.
    Solid,
    /// Lines from lower left to upper right.
    Rising,
    /// Lines from upper left to lower right.
    Falling,
    /// Both.
    Crossed,
    /// Dots.
    Dotted,
}
