//! The words that are a measure's own: those with which the plan says what is to be done and what is
//! counted. What an agency writes about it is taken only where its words are among these, or say
//! nothing of their own.

mod beside_figures;
mod nothing;
mod said_otherwise;

use std::cell::OnceCell;
use std::ops::Deref;

use super::counted::{Counted, MeasurePart};
use crate::agency::Agency;
use crate::intake::vocabulary::{Class, Quantity, quantities, spans};
use crate::plan::model::{Criterion, Figure, Measure, Plan};
use crate::vietnamese::fold::{fold, fold_plain};

/// The fewest words in a row that are taken for the plan's: single words («việc», «đơn») stand in
/// every text.
const FEWEST: usize = 2;

/// The words of one measure, without diacritics.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnWords {
    /// What the plan says of it, each text between spaces.
    texts: Vec<String>,
    /// What arises where something arises: the label of the second figure, or of the only one.
    base: Vec<String>,
    /// Each two words of it that stand so in no other label.
    only_base: Vec<String>,
    /// The year of the plan.
    year: String,
    /// The quantities that its figures and its label name.
    quantities: Vec<Quantity>,
    /// What its figures count, in the words of their labels, with diacritics.
    counted: Vec<String>,
    /// The things that its figures count: their units, and the labels in which they stand.
    things: Vec<String>,
    /// The units alone, each of those that one unit lists.
    units: Vec<String>,
    /// The names of the agency that reports, with diacritics.
    names: Vec<String>,
    /// All of the plan's texts with diacritics: a word without its marks is another one.
    written: Vec<String>,
    /// Those by which a row is named: not what the second figure is called.
    named: Vec<String>,
    /// The labels of the other measures of its criterion.
    beside: Vec<String>,
    /// The labels of the two figures with diacritics; empty where there is but one.
    figures: Option<(String, String)>,
}

/// The words of one measure, made when they are first asked for: most rows hold numbers only.
pub struct LazyWords<'a> {
    measure: &'a Measure,
    plan: &'a Plan,
    agency: &'a Agency,
    form: WhoseForm,
    words: OnceCell<OwnWords>,
}

/// Whose form the cells stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoseForm {
    /// Ours: the headings beside the cells say what is counted.
    Ours,
    /// The agency's own: only its words do.
    Agencys,
}

impl<'a> LazyWords<'a> {
    /// The words of a measure of a plan, of which an agency reports.
    pub fn new(measure: &'a Measure, plan: &'a Plan, agency: &'a Agency) -> Self {
        LazyWords {
            measure,
            plan,
            agency,
            form: WhoseForm::Agencys,
            words: OnceCell::new(),
        }
    }

    /// The same words, for cells of a form.
    pub fn in_form(mut self, form: WhoseForm) -> Self {
        self.form = form;
        self
    }
}

impl LazyWords<'_> {
    /// The quantities that the measure's figures count.
    pub fn counted_quantities(&self) -> Counted {
        Counted::new(self.measure)
    }

    /// Which figure of the measure a figure is.
    pub fn part_of(&self, figure: &Figure) -> MeasurePart {
        match &self.measure.second {
            _ if self.measure.first.as_ref() == Some(figure) => MeasurePart::First,
            Some(second) if second == figure => MeasurePart::Second,
            _ => MeasurePart::Whole,
        }
    }

    /// Whether nothing but the words of a cell says what its figures count.
    pub fn must_be_named(&self) -> bool {
        self.form == WhoseForm::Agencys
    }

    /// Whether the measure's first figure is part of its second, and never above it.
    pub fn is_capped(&self) -> bool {
        self.measure.capped
    }
}

impl Deref for LazyWords<'_> {
    type Target = OwnWords;

    fn deref(&self) -> &OwnWords {
        self.words.get_or_init(|| {
            let criterion = self.plan.criterion_of(self.measure);
            let names = std::iter::once(&self.agency.name).chain(&self.agency.aliases);
            let others = self.plan.measures.iter().filter(|other| {
                other.id != self.measure.id && other.criteria.contains(&criterion.code)
            });
            let own = OwnWords {
                beside: others.map(|other| spaced(&other.label)).collect(),
                ..OwnWords::new(self.measure, criterion, self.plan.year)
            };
            own.reported_by(names.map(String::as_str))
        })
    }
}

impl OwnWords {
    /// The words of a measure of a criterion, in a plan's year.
    pub fn new(measure: &Measure, criterion: &Criterion, year: i32) -> Self {
        let figures = [&measure.first, &measure.second].into_iter().flatten();
        let mut labels: Vec<&str> = vec![&measure.label];
        labels.extend(figures.map(|figure| figure.label.as_str()));
        let base = measure.second.as_ref().or(measure.first.as_ref());
        let base = base.map_or(measure.label.as_str(), |figure| &figure.label);
        let mut own = OwnWords::of_labels(&labels, base);
        let figures = [&measure.first, &measure.second].into_iter().flatten();
        for figure in figures {
            own.things.push(spaced(&figure.label));
            own.things.push(spaced(&figure.unit));
            let units = figure.unit.split(',').map(spaced);
            own.units.extend(units);
        }
        let texts = [&criterion.name, &criterion.requirement];
        own.texts.extend(texts.map(|text| spaced(text)));
        own.year = year.to_string();
        let named = [&criterion.name, &criterion.requirement, &measure.label];
        own.named = named.map(|text| with_diacritics(text)).to_vec();
        let first = measure.first.iter();
        own.named
            .extend(first.map(|figure| with_diacritics(&figure.label)));
        let named = own.named.iter().cloned();
        let figures = [&measure.first, &measure.second].into_iter().flatten();
        let units = figures.map(|figure| with_diacritics(&figure.unit));
        own.written = own.written.into_iter().chain(named).chain(units).collect();
        let (first, second) = (measure.first.as_ref(), measure.second.as_ref());
        own.figures = first.zip(second).map(|(first, second)| {
            (
                with_diacritics(&first.label),
                with_diacritics(&second.label),
            )
        });
        own
    }

    /// The words of the labels of a measure and its figures; `base` is that of what can arise.
    pub fn of_labels(labels: &[&str], base: &str) -> Self {
        let mut counted: Vec<Quantity> = labels
            .iter()
            .flat_map(|label| quantities(&fold_plain(label)))
            .collect();
        counted.sort();
        counted.dedup();
        let others = labels.iter().filter(|label| **label != base);
        let others: Vec<String> = others.map(|label| spaced(label)).collect();
        let pairs = words(&written_out(&fold_plain(base)));
        let only_base = (pairs.windows(2))
            .map(|pair| pair.join(" "))
            .filter(|pair| {
                let run = format!(" {pair} ");
                !others.iter().any(|other| other.contains(&run))
            })
            .collect();
        OwnWords {
            texts: labels.iter().map(|label| spaced(label)).collect(),
            base: words(&written_out(&fold_plain(base))),
            only_base,
            year: String::new(),
            quantities: counted,
            things: Vec::new(),
            units: Vec::new(),
            counted: labels.iter().map(|label| with_diacritics(label)).collect(),
            names: Vec::new(),
            written: labels.iter().map(|label| with_diacritics(label)).collect(),
            named: Vec::new(),
            beside: Vec::new(),
            figures: None,
        }
    }

    /// The same words, of which an agency with some names reports.
    pub fn reported_by<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        self.names = names.into_iter().map(with_diacritics).collect();
        self
    }

    /// Whether the plan says anything of it.
    pub fn is_known(&self) -> bool {
        !self.texts.is_empty()
    }

    /// Whether a phrase stands with its diacritics in one of the plan's texts.
    pub fn is_written(&self, phrase: &str) -> bool {
        let run = format!(" {phrase} ");
        self.written.iter().any(|text| text.contains(&run))
    }

    /// Whether a word is one of the plan's texts, of a unit or of the agency's name, with its diacritics;
    /// without them in a text that has none (`is_marked`).
    pub fn knows_word(&self, word: &str, is_marked: bool) -> bool {
        let run = format!(" {word} ");
        let has = |text: &String| match is_marked {
            true => text.contains(&run),
            false => format!(" {} ", fold_plain(text)).contains(&run),
        };
        self.written.iter().chain(&self.names).any(has)
    }

    /// Whether a word stands with its diacritics in the label of a figure; of a measure with one figure, in
    /// any of its texts.
    pub fn part_has(&self, part: MeasurePart, word: &str) -> bool {
        let run = format!(" {word} ");
        match (&self.figures, part) {
            (Some((_, second)), MeasurePart::Second) => second.contains(&run),
            (Some((first, _)), _) => first.contains(&run),
            (None, _) => self.is_written(word),
        }
    }

    /// Whether a phrase stands with its diacritics in one of the texts by which a row is named.
    pub fn is_named_so(&self, phrase: &str) -> bool {
        let run = format!(" {phrase} ");
        self.named.iter().any(|text| text.contains(&run))
    }

    /// Whether the plan asks for a document of a kind, given without diacritics: by the measure's own label, or
    /// by the criterion where no other measure of it is for that document.
    pub fn asks_for(&self, kind: &str) -> bool {
        let run = format!(" {kind} ");
        let in_label = self.texts.first().is_some_and(|label| label.contains(&run));
        in_label || self.has(kind) && !self.beside.iter().any(|label| label.contains(&run))
    }

    /// Whether it is known who reports.
    pub fn is_reported(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether a body, by its folded words, is the reporting agency by its level or its name. «Tỉnh»
    /// alone is the province, also where «UBND tỉnh» stands in the name of an agency.
    pub fn is_body(&self, name: &str) -> bool {
        let run = format!(" {name} ");
        // A town that was «thị xã» is no commune.
        let is_it = |own: &String| match name {
            "xã" => own.replace(" thị xã ", " ").contains(&run),
            _ => own.contains(&run),
        };
        name != "tỉnh" && self.names.iter().any(is_it)
    }

    /// Whether a word, without diacritics, is one of the reporting agency's name.
    pub fn is_name(&self, plain: &str) -> bool {
        let run = format!(" {plain} ");
        self.names
            .iter()
            .any(|own| format!(" {} ", fold_plain(own)).contains(&run))
    }

    /// Whether a body, by its folded words, is what the measure's figures count.
    pub fn counts(&self, name: &str) -> bool {
        let run = format!(" {name} ");
        self.counted.iter().any(|label| label.contains(&run))
    }

    /// Which words of a text, given without diacritics, are the measure's own: runs of at least two
    /// that stand so in one of the plan's texts.
    pub fn own(&self, plain: &[String]) -> Vec<bool> {
        let mut own = vec![false; plain.len()];
        let mut from = 0;
        while from < plain.len() {
            let longest = (from + FEWEST..=plain.len())
                .take_while(|to| {
                    let run = format!(" {} ", plain[from..*to].join(" "));
                    self.texts.iter().any(|text| text.contains(&run))
                })
                .last();
            match longest {
                Some(to) => {
                    own[from..to].fill(true);
                    // The next run may begin within this one: «đơn vị, địa phương» goes on.
                    from = to - 1;
                }
                None => from += 1,
            }
        }
        own
    }

    /// Whether every word of a text is the measure's own or says nothing of its own.
    pub fn covers(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let own = self.own(&words);
        let neutral = neutral(&words);
        (0..words.len()).all(|at| own[at] || neutral[at] || self.is_this_year(&words, at))
    }

    /// Whether at least half of the words of a text are the measure's own, as in the subject of a
    /// document.
    pub fn is_about(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let own = self.own(&words).into_iter().filter(|own| *own).count();
        own * 2 >= words.len() && own > 0
    }

    /// Whether a text begins with words of the measure's own, and how many words are own.
    pub fn leads(&self, plain: &str) -> Option<usize> {
        let words = words(&written_out(plain));
        let own = self.own(&words);
        own.first()
            .is_some_and(|first| *first)
            .then(|| own.iter().filter(|own| **own).count())
    }

    /// A text without the «không» of the measure's own words («8/8 cuộc không ảnh hưởng»): it negates
    /// nothing of the figure beside it.
    pub fn without_own_not(&self, text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let is_own_not = |at: usize| {
            let next = words.get(at + 1).map(|word| fold(word)).unwrap_or_default();
            let next = next.trim_matches(|c: char| !c.is_alphanumeric());
            let run = format!(" không {next} ");
            fold(words[at]) == "không"
                && !next.is_empty()
                && self.counted.iter().any(|label| label.contains(&run))
        };
        let kept: Vec<&str> = (0..words.len())
            .filter(|at| !is_own_not(*at))
            .map(|at| words[at])
            .collect();
        kept.join(" ")
    }

    /// Whether words name the thing that the measure counts, or none: a run of the plan's own words.
    pub fn is_named(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        words.len() < FEWEST || self.own(&words).contains(&true)
    }

    /// Whether a phrase that refuses is one of the plan's own.
    pub fn has(&self, phrase: &str) -> bool {
        let run = format!(" {phrase} ");
        self.texts.iter().any(|text| text.contains(&run))
    }

    /// The quantities that the measure counts.
    pub fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    fn is_this_year(&self, words: &[String], at: usize) -> bool {
        let is_year = |at: usize| words.get(at).is_some_and(|word| *word == self.year);
        is_year(at) || (words[at] == "nam" && is_year(at + 1))
    }
}

/// A text of the plan, as runs of words are looked for in it.
fn spaced(text: &str) -> String {
    format!(" {} ", written_out(&fold_plain(text)))
}

/// A text with its diacritics, as runs of words are looked for in it.
fn with_diacritics(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// The words of a plain text.
fn words(plain: &str) -> Vec<String> {
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Which words say nothing of their own.
fn neutral(words: &[String]) -> Vec<bool> {
    let mut neutral = vec![false; words.len()];
    for span in spans(&words.join(" ")) {
        if span.class == Class::Neutral {
            neutral[span.from..span.to].fill(true);
        }
    }
    neutral
}

/// Abbreviations of plans and offices written out, without diacritics.
fn written_out(plain: &str) -> String {
    crate::intake::vocabulary::written_out(plain)
}
