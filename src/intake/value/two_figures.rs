//! The figure cells of a row together: what they say of a measure, where each alone may leave it open.

use super::figure::{FigureCell, Said, figures as meanings_of, two_meanings};
use crate::exact::Exact;
use crate::finding::{Finding, Meaning, Meant};
use crate::intake::cell_words::{quoted, written};
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::measure::Quotient;
use crate::plan::model::Measure;
use crate::vietnamese::number::separator;

/// What the figure cells of a row say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// The first figure.
    pub first: Option<Exact>,
    /// The second figure.
    pub second: Option<Exact>,
    /// A rate that is stated in one of them.
    pub rate: Option<Exact>,
    /// Whether a cell says that nothing arose.
    pub nothing_arose: bool,
    /// Whether a cell says that the measure does not concern the agency.
    pub not_applicable: bool,
    /// Words of cells that could not be read, or that say nothing.
    pub unread: Vec<String>,
    /// Whether a cell could not be read.
    pub unreadable: bool,
}

impl Figures {
    /// Whether there is a figure or a rate.
    pub fn has_value(&self) -> bool {
        self.first.is_some() || self.second.is_some() || self.rate.is_some()
    }
}

/// Puts the figure cells of a row together. `stated` is the rate in the rate's own cell.
pub fn settle(
    page: &VisibleSheet<'_>,
    measure: &Measure,
    first: Option<&FigureCell>,
    second: Option<&FigureCell>,
    stated: Option<&Exact>,
    findings: &mut Vec<Finding>,
) -> Figures {
    let mut figures = Figures::default();
    for cell in [first, second].into_iter().flatten() {
        findings.extend(cell.findings.iter().cloned());
        match &cell.said {
            Said::Unreadable => {
                figures.unreadable = true;
                figures.unread.push(cell.words.clone());
            }
            Said::Dash => figures.unread.push(cell.words.clone()),
            Said::NothingArose => figures.nothing_arose = true,
            Said::NotApplicable => figures.not_applicable = true,
            Said::Rate(_) if !measure.kind.has_second() => {
                figures.unreadable = true;
                figures.unread.push(cell.words.clone());
                let seen = format!("«{}»: một tỷ lệ, không phải số đếm", quoted(&cell.words));
                let expected = measure.first.as_ref().map_or("", |figure| &figure.label);
                let finding = Finding::new(&rules::UNREADABLE_FIGURE, seen, expected);
                findings.push(finding.at(page.place(cell.cell)));
            }
            // Two figures in the cell of the second alone: whose they are is not said.
            Said::Pair(..)
                if second.is_some_and(|second| second.cell == cell.cell)
                    && !first.is_some_and(|first| matches!(first.said, Said::Pair(..))) =>
            {
                figures.unreadable = true;
                figures.unread.push(cell.words.clone());
                let seen = format!("«{}» ở ô của số liệu thứ hai", quoted(&cell.words));
                let expected = measure.second.as_ref().map_or("", |figure| &figure.label);
                let finding = Finding::new(&rules::UNREADABLE_FIGURE, seen, expected);
                let finding = finding.meaning(pair_of(cell));
                findings.push(finding.at(page.place(cell.cell)));
            }
            Said::Rate(rate) => figures.take_rate(rate),
            Said::Blank | Said::Figure { .. } | Said::Pair(..) => {}
        }
    }
    let mut sides = Sides::of(first, second);
    if let Some(cell) = sides.take_pair(measure, &mut figures) {
        let seen = format!(
            "«{}» và «{}»",
            quoted(&cell.words),
            quoted(&sides.second_words)
        );
        let mut meanings: Vec<Meaning> = pair_of(cell).collect();
        if let Said::Pair(first, ..) = &cell.said {
            let seconds = sides.seconds.iter().cloned();
            meanings.extend(seconds.map(|second| {
                let when = "số liệu thứ hai ở ô bên cạnh đúng";
                Meaning::when(Meant::Pair(first.clone(), second), when)
            }));
        }
        figures.refuse(page, cell, (seen, meanings), findings);
        return figures;
    }
    sides.narrow_by_style(first, second);
    sides.narrow(measure, stated.or(figures.rate.as_ref()));
    figures.first = figures.first.take().or_else(|| sides.first());
    figures.second = figures.second.take().or_else(|| sides.second());
    let pairs = sides.open_pairs(measure);
    for (cell, meanings) in [(first, &sides.firsts), (second, &sides.seconds)] {
        if let (Some(cell), [_, _, ..]) = (cell, meanings.as_slice()) {
            let seen = two_meanings(&cell.words, meanings.iter());
            let meanings = match pairs.is_empty() {
                true => meanings_of(meanings.iter().cloned()),
                false => pairs.clone(),
            };
            figures.refuse(page, cell, (seen, meanings), findings);
        }
    }
    figures.nothing_beside_nought(first, second);
    figures.nothing_beside_something(page, first, second, findings);
    figures
}

impl Figures {
    fn take_rate(&mut self, rate: &Exact) {
        self.rate.get_or_insert_with(|| rate.clone());
    }

    /// A cell has two meanings, or two cells contradict each other: neither is taken.
    fn refuse(
        &mut self,
        page: &VisibleSheet<'_>,
        cell: &FigureCell,
        (seen, meanings): (String, Vec<Meaning>),
        findings: &mut Vec<Finding>,
    ) {
        self.unreadable = true;
        self.unread.push(cell.words.clone());
        let finding = Finding::new(
            &rules::TWO_MEANINGS,
            seen,
            "một con số chỉ có một cách hiểu",
        )
        .meaning(meanings);
        findings.push(finding.at(page.place(cell.cell)));
    }

    /// One cell says that nothing arose, the other is 0: both are.
    fn nothing_beside_nought(&mut self, first: Option<&FigureCell>, second: Option<&FigureCell>) {
        let says_nothing =
            |cell: Option<&FigureCell>| cell.is_some_and(|cell| cell.said == Said::NothingArose);
        let is_nought = |figure: &Option<Exact>| figure.as_ref().is_some_and(Exact::is_zero);
        if says_nothing(first) && is_nought(&self.second) {
            self.first = Some(Exact::zero());
        } else if says_nothing(second) && is_nought(&self.first) {
            self.second = Some(Exact::zero());
        }
    }

    /// One cell says that nothing arose, the other has a figure: with a second figure above 0 the
    /// first is 0, and the reader is told; the other way round the row can't be read.
    fn nothing_beside_something(
        &mut self,
        page: &VisibleSheet<'_>,
        first: Option<&FigureCell>,
        second: Option<&FigureCell>,
        findings: &mut Vec<Finding>,
    ) {
        let says_nothing =
            |cell: Option<&FigureCell>| cell.is_some_and(|cell| cell.said == Said::NothingArose);
        let above_zero = |figure: &Option<Exact>| figure.as_ref().is_some_and(|f| !f.is_zero());
        if let Some(cell) = first
            && says_nothing(first)
            && above_zero(&self.second)
        {
            let other = self.second.as_ref().map(written).unwrap_or_default();
            let seen = format!(
                "«{}» trong khi số liệu thứ hai là {other}",
                quoted(&cell.words)
            );
            let finding = Finding::new(
                &rules::STATE_CONTRADICTED,
                seen,
                "số 0, nếu chưa làm được việc nào",
            );
            findings.push(finding.at(page.place(cell.cell)));
            self.first = Some(Exact::zero());
            self.nothing_arose = false;
        }
        if let Some(cell) = second
            && says_nothing(second)
            && above_zero(&self.first)
        {
            let other = self.first.as_ref().map(written).unwrap_or_default();
            let seen = format!(
                "«{}» trong khi số liệu thứ nhất là {other}",
                quoted(&cell.words)
            );
            let finding = Finding::new(&rules::UNREADABLE_FIGURE, seen, "số liệu thứ hai");
            findings.push(finding.at(page.place(cell.cell)));
            self.unreadable = true;
            self.unread.push(cell.words.clone());
        }
    }
}

/// The meanings of the two cells.
struct Sides<'a> {
    first_cell: Option<&'a FigureCell>,
    second_words: String,
    firsts: Vec<Exact>,
    seconds: Vec<Exact>,
}

impl<'a> Sides<'a> {
    fn of(first: Option<&'a FigureCell>, second: Option<&'a FigureCell>) -> Self {
        let meanings = |cell: Option<&FigureCell>| match cell.map(|cell| &cell.said) {
            Some(Said::Figure { meanings, .. }) => meanings.clone(),
            _ => Vec::new(),
        };
        Sides {
            first_cell: first,
            second_words: second.map(|cell| cell.words.clone()).unwrap_or_default(),
            firsts: meanings(first),
            seconds: meanings(second),
        }
    }

    fn first(&self) -> Option<Exact> {
        only(&self.firsts)
    }

    fn second(&self) -> Option<Exact> {
        only(&self.seconds)
    }

    /// The pairs of figures that there could be where either can mean several things.
    fn open_pairs(&self, measure: &Measure) -> Vec<Meaning> {
        if self.firsts.len() < 2 || self.seconds.len() < 2 {
            return Vec::new();
        }
        let firsts = self.firsts.iter();
        let pairs = firsts.flat_map(|first| self.seconds.iter().map(move |second| (first, second)));
        pairs
            .filter(|(first, second)| !measure.capped || first <= second)
            .map(|(first, second)| Meant::Pair(first.clone(), second.clone()))
            .map(|pair| Meaning::when(pair, ""))
            .collect()
    }

    /// Takes two figures, or a figure and a rate, that stand in the first cell. Gives the cell where
    /// the second cell says something else.
    fn take_pair(&mut self, measure: &Measure, figures: &mut Figures) -> Option<&'a FigureCell> {
        let cell = self.first_cell?;
        match &cell.said {
            Said::Figure {
                rate: Some(rate), ..
            } => figures.take_rate(rate),
            Said::Pair(first, second, rate) => {
                if let Some(rate) = rate {
                    figures.take_rate(rate);
                }
                let contradicts = measure.kind.has_second()
                    && !self.seconds.is_empty()
                    && !self.seconds.contains(second);
                if contradicts {
                    return Some(cell);
                }
                self.seconds.clear();
                figures.first = Some(first.clone());
                figures.second = measure.kind.has_second().then(|| second.clone());
            }
            _ => {}
        }
        None
    }

    /// Leaves the meaning by which a separator parts thousands where the other cell of the row shows
    /// that it does.
    fn narrow_by_style(&mut self, first: Option<&FigureCell>, second: Option<&FigureCell>) {
        let style =
            |cell: Option<&FigureCell>| cell.map(|cell| cell.style.clone()).unwrap_or_default();
        for (meanings, other) in [
            (&mut self.firsts, style(second)),
            (&mut self.seconds, style(first)),
        ] {
            if let [usual, rare] = meanings.as_slice()
                && other.is_group(separator(usual, rare))
            {
                *meanings = vec![usual.max(rare).clone()];
            }
        }
    }

    /// Leaves only those meanings that fit together: first not above second where it can't be, and
    /// the rate that is stated.
    fn narrow(&mut self, measure: &Measure, stated: Option<&Exact>) {
        if self.firsts.is_empty() || self.seconds.is_empty() {
            return;
        }
        if self.firsts.len() == 1 && self.seconds.len() == 1 {
            return;
        }
        let mut pairs: Vec<(&Exact, &Exact)> = Vec::new();
        for first in &self.firsts {
            for second in &self.seconds {
                let fits = !measure.capped || first <= second;
                if fits && stated.is_none_or(|rate| agrees(measure, first, second, rate)) {
                    pairs.push((first, second));
                }
            }
        }
        if let [(first, second)] = pairs.as_slice() {
            let (first, second) = ((*first).clone(), (*second).clone());
            self.firsts = vec![first];
            self.seconds = vec![second];
        }
    }
}

/// The two figures that stand in one cell.
fn pair_of(cell: &FigureCell) -> impl Iterator<Item = Meaning> + use<> {
    let pair = match &cell.said {
        Said::Pair(first, second, _) => Some(Meant::Pair(first.clone(), second.clone())),
        _ => None,
    };
    pair.into_iter().map(|pair| Meaning::when(pair, ""))
}

/// The only meaning.
fn only(meanings: &[Exact]) -> Option<Exact> {
    match meanings {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Whether a stated rate is that of two figures, but for rounding to two decimals; figures that make
/// no rate agree with none.
pub fn agrees(measure: &Measure, first: &Exact, second: &Exact, stated: &Exact) -> bool {
    Quotient::of(measure.kind).is_some_and(|quotient| quotient.agrees(first, second, stated))
}
