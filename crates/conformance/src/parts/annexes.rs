//! Annexes: label, title, where they belong.

use crate::line::Line;
use crate::page::MM;
use crate::printed::Printed;

/// An annex.
pub struct Annex {
    /// `Phụ lục I`.
    pub label: Line,
    /// Its title.
    pub title: Vec<Line>,
    /// The lines of `(Kèm theo …)`.
    pub source: Vec<Line>,
    /// Whether its label is the first line of its page.
    pub is_first: bool,
}

impl Annex {
    /// Its first page.
    pub fn page(&self) -> usize {
        self.label.page
    }
}

/// All lines that are the label of an annex: `Phụ lục`, `Phụ lục II`, `Phụ lục số 3`.
pub fn labels(printed: &Printed) -> Vec<Line> {
    let lines = printed.lines.iter();
    lines
        .filter(|line| is_label(line) && !printed.in_table(line))
        .filter(|line| (line.middle() - printed.middle(line.page)).abs() < 20.0)
        .cloned()
        .collect()
}

fn is_label(line: &Line) -> bool {
    let key = line.key();
    let Some(rest) = key.strip_prefix("phụ lục") else {
        return false;
    };
    let rest = rest.trim().trim_start_matches("số").trim();
    let is_roman = rest.chars().all(|one| "ivxl".contains(one));
    let is_count = rest.chars().all(|one| one.is_ascii_digit());
    let is_letter = rest.chars().count() == 1;
    rest.len() <= 6 && (is_roman || is_count || is_letter)
}

/// Whether a label is the first line of its page.
pub fn is_first(printed: &Printed, label: &Line) -> bool {
    let first = printed.lines.iter().find(|line| line.page == label.page);
    first.is_some_and(|first| first.is_at(label))
}

/// Whether a file begins with this label.
pub fn opens(printed: &Printed, label: &Line) -> bool {
    label.page == 0 && is_first(printed, label)
}

/// The annexes with these labels.
pub fn annexes(printed: &Printed, labels: Vec<Line>) -> Vec<Annex> {
    let one = |label: Line| {
        let below: Vec<&Line> = printed
            .lines_of(label.page..label.page + 1)
            .filter(|line| line.y() > label.y() + 0.3)
            .collect();
        let source = source(&below);
        let above = source.first().map(|line| line.y());
        Annex {
            title: title(printed, &label, &below, above),
            source,
            is_first: is_first(printed, &label),
            label,
        }
    };
    labels.into_iter().map(one).collect()
}

/// From `(Kèm theo` to the bracket that closes it.
fn source(below: &[&Line]) -> Vec<Line> {
    let start = below.iter().take(12).position(|line| {
        let key = line.key();
        key.starts_with("(kèm theo") || key.starts_with("(ban hành kèm theo")
    });
    let Some(start) = start else {
        return Vec::new();
    };
    let mut source = Vec::new();
    for line in below[start..].iter().take(6) {
        source.push((*line).clone());
        if line.text().trim_end().ends_with(')') {
            break;
        }
    }
    source
}

/// The centred lines between label and source; without a source, those that follow the label.
fn title(printed: &Printed, label: &Line, below: &[&Line], above: Option<f64>) -> Vec<Line> {
    let mut last = label.clone();
    let mut title = Vec::new();
    for line in below {
        if above.is_some_and(|above| line.y() > above - 0.3) || printed.in_table(line) {
            break;
        }
        let centred = (line.middle() - printed.middle(line.page)).abs() < 5.0;
        let follows = line.y() - last.y() < 2.2 * last.size() * MM;
        if above.is_none() && !(centred && follows) {
            break;
        }
        title.push((*line).clone());
        last = (*line).clone();
    }
    title
}
