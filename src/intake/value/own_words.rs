//! The words that are a measure's own: those with which the plan says what is to be done and what is
//! counted. What an agency writes about it is taken only where its words are among these, or say
//! nothing of their own.

use std::cell::OnceCell;
use std::ops::Deref;

use super::counted::{Counted, MeasurePart};
use super::turning::turning;
use crate::agency::Agency;
use crate::intake::vocabulary::{
    Class, Quantity, Span, Statement, has_marks, is_long_word, is_phrase_word, is_plain_word,
    quantities, says, spans, written_spans, written_words,
};
use crate::plan::model::{Criterion, Figure, Measure, Plan};
use crate::vietnamese::fold::{fold, fold_plain};

/// The fewest words in a row that are taken for the plan's: single words («việc», «đơn») stand in
/// every text.
const FEWEST: usize = 2;

/// Words with which a sentence goes on behind a figure; they name no thing.
const GOES_ON: &[&str] = &[
    "đạt", "bằng", "chiếm", "trong", "so", "đã", "được", "là", "và", "hoặc", "có", "của", "trên",
    "còn", "tại", "theo", "gồm", "thuộc", "do", "với", "đến", "từ", "hoàn", "tỷ", "tổng", "kế",
    "vượt", "tăng", "giảm", "đúng", "xử", "thực", "ở", "vào", "qua", "sau", "trước", "như",
    "triệu", "nghìn", "ngàn", "tháng", "năm", "chưa", "không", "phải", "bị",
];

/// Words of what is done, whatever a measure counts.
const DONE: &[&str] = &["hoàn", "xong", "đạt", "xử", "giải", "khắc"];

/// Words of labels that tell no deed.
const TELLS_NOTHING: &[&str] = &["đã", "có", "số", "và", "hoặc", "được"];

/// Names of what an office is, which plans and agencies use for one another.
const OFFICES: &[&str] = &["don vi", "co quan"];

/// Phrases that say that nothing arose, without diacritics, the longest first.
const NOTHING: &[&str] = &[
    "khong co phat sinh",
    "khong phat sinh",
    "chua phat sinh",
    "ko phat sinh",
    "k phat sinh",
    "khong ps",
    "ko ps",
    "k ps",
    "kps",
    "khong co",
    "chua co",
    "ko co",
    "k co",
    "khong",
    "ko",
];

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

    /// Whether words in the cell of a figure turn it into another thing's: «Đã hoãn 4/10», «Bán 3/25».
    pub fn is_turned(&self, words: &str) -> bool {
        !self.written.is_empty()
            && turning(words, Statement::TurnsFigure).any(|phrase| !self.is_written(&phrase))
    }

    /// Whether words before two figures tell what was done to the whole, and nothing that tells the first
    /// figure from the second: «Đã tiếp nhận 12/12», «Phải chuyển đổi 3/5».
    pub fn tells_whole(&self, before: &str) -> bool {
        let Some((first, second)) = &self.figures else {
            return false;
        };
        let deeds: Vec<String> = turning(before, Statement::Deed).collect();
        if deeds.is_empty() {
            return false;
        }
        let written = with_diacritics(before);
        // Of «Số hồ sơ trực tuyến đã xử lý» only the deed tells it from the whole.
        let first = first
            .split_once(" đã ")
            .map_or(first.clone(), |(_, deed)| format!(" {deed}"));
        let is_deed = |word: &str| {
            let run = format!(" {word} ");
            deeds.iter().any(|deed| format!(" {deed} ").contains(&run))
        };
        let tells_first = |word: &str| {
            let run = format!(" {word} ");
            let is_own = first.contains(&run) && !second.contains(&run);
            let is_done = DONE.iter().any(|done| fold(done) == word);
            let says_nothing = TELLS_NOTHING.iter().any(|word| format!(" {word} ") == run);
            !is_deed(word) && !says_nothing && (is_own || is_done)
        };
        !written.split_whitespace().any(tells_first)
    }

    /// Whether words with two figures tell what was done to the whole («20/25 cơ sở đã được phê duyệt phương
    /// án»), and nothing that only the first figure is of: which of the two they count is not said.
    pub fn tells_deed_of_whole(&self, text: &str) -> bool {
        let Some((first, second)) = &self.figures else {
            return false;
        };
        let words = written_words(text);
        let has = |label: &String, word: &str| label.contains(&format!(" {word} "));
        let of_second = words.iter().enumerate().any(|(at, word)| {
            let mut rest = words[at + 1..].iter();
            let deed = rest.find(|word| *word != "được");
            word == "đã" && deed.is_some_and(|deed| has(second, deed) && !has(first, deed))
        });
        let is_of_first = |word: &String| {
            let says_nothing = TELLS_NOTHING.contains(&word.as_str());
            let is_done = DONE.iter().any(|done| fold(done) == *word);
            !says_nothing && (is_done || has(first, word) && !has(second, word))
        };
        of_second && !words.iter().any(is_of_first)
    }

    /// Whether a text has a word that is one of the plan's or of the offices' only without its diacritics:
    /// «hoãn» is no «hoàn», «lưu» no «lũy». A folded key may refuse, never accept. Words typed without any
    /// are told by [`OwnWords::has_bare_word`].
    pub fn is_homograph(&self, text: &str) -> bool {
        !self.written.is_empty() && self.half_known(text).any(|word| has_marks(&word))
    }

    /// Whether a run of the plan's words, or a phrase of the vocabulary that accepts, stands in a text only
    /// without its diacritics.
    pub fn is_misread(&self, text: &str) -> bool {
        let words = written_words(text);
        let plain: Vec<String> = words.iter().map(|word| fold_plain(word)).collect();
        let own = self.own(&plain);
        let accepts = |class: Class| {
            matches!(
                class,
                Class::Neutral | Class::Total | Class::Part | Class::State(_) | Class::Issued
            )
        };
        let cover = |spans: Vec<Span>| {
            let mut covered = vec![false; words.len()];
            for span in spans.into_iter().filter(|span| accepts(span.class)) {
                if let Some(run) = covered.get_mut(span.from..span.to) {
                    run.fill(true);
                }
            }
            covered
        };
        let folded = cover(spans(&plain.join(" ")));
        let mut written = vec![false; words.len()];
        for span in written_spans(&words) {
            let refuses = matches!(span.class, Class::Statement(_) | Class::Refusal);
            if let Some(run) = written.get_mut(span.from..span.to).filter(|_| !refuses) {
                run.fill(true);
            }
        }
        !self.written.is_empty()
            && (0..words.len()).any(|at| {
                let word = words[at].as_str();
                let is_known = written[at] || self.knows_word(word, true) || is_long_word(word);
                has_marks(&words[at]) && (own[at] || folded[at]) && !is_known
            })
    }

    /// Whether a text has a word without diacritics that is known only with some.
    pub fn has_bare_word(&self, text: &str) -> bool {
        self.half_known(text).any(|word| !has_marks(&word))
    }

    /// The words of a text that are known without their diacritics, and not with them.
    fn half_known(&self, text: &str) -> impl Iterator<Item = String> {
        let words = written_words(text).into_iter();
        words.filter(|word| {
            let is_word = word.chars().all(char::is_alphabetic) && word.chars().count() > 1;
            let is_written =
                is_phrase_word(word) || is_long_word(word) || self.knows_word(word, true);
            let plain = fold_plain(word);
            is_word && !is_written && (is_plain_word(&plain) || self.knows_word(&plain, false))
        })
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

    /// Whether each word of a text speaks of what can arise for the measure, or says nothing; and
    /// names no quantity that is not what can arise: no dossier overdue is not no dossier.
    pub fn is_base(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let (own, neutral) = (self.own(&words), neutral(&words));
        let base = quantities(&self.base.join(" "));
        let is_known = |at: usize| {
            neutral[at]
                || own[at]
                || self.base.contains(&words[at])
                || self.is_this_year(&words, at)
        };
        (0..words.len()).all(is_known)
            && quantities(&words.join(" "))
                .iter()
                .all(|quantity| base.contains(quantity))
    }

    /// Whether words after «không» are those by which only the second figure is named, and say nothing
    /// else: where none was received or assigned («không tiếp nhận phản ánh nào»), nothing arose. What
    /// is done to it («không số hóa văn bản») stands in the first figure too.
    pub fn is_absent(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let is_seconds = |pair: &[String]| self.only_base.contains(&pair.join(" "));
        words.windows(2).any(is_seconds) && self.is_base(plain)
    }

    /// Whether words that say that nothing arose speak of what can arise for the measure, and of
    /// nothing else: «không có hồ sơ quá hạn» says nothing of how many were in time.
    pub fn is_nothing(&self, text: &str) -> bool {
        let plain = fold_plain(text);
        let known = format!(" {plain} ");
        let Some((before, after)) = NOTHING
            .iter()
            .find_map(|phrase| known.split_once(&format!(" {phrase} ")))
        else {
            return true;
        };
        let rest: Vec<&str> = before
            .split(' ')
            .chain(after.split(' '))
            .filter(|word| !word.is_empty() && word.chars().any(|digit| digit != '0'))
            .collect();
        self.is_base(&rest.join(" "))
    }

    /// Whether the words beside a number speak of nothing but the measure: each is its own, stands in
    /// one of its labels, or says nothing of its own.
    pub fn speaks_only_of_it(&self, plain: &str) -> bool {
        let words = words(&written_out(plain));
        let (own, neutral) = (self.own(&words), neutral(&words));
        let mut known = vec![false; words.len()];
        for span in spans(&words.join(" ")) {
            if matches!(span.class, Class::Total | Class::Part) {
                known[span.from..span.to].fill(true);
            }
        }
        let in_labels = |word: &str| {
            let word = format!(" {word} ");
            self.texts.iter().any(|text| text.contains(&word))
                || self.units.iter().any(|unit| unit.contains(&word))
        };
        (0..words.len()).all(|at| {
            own[at]
                || neutral[at]
                || known[at]
                || in_labels(&words[at])
                || self.is_name(&words[at])
                || matches!(
                    words[at].as_str(),
                    "co" | "trong" | "do" | "dat" | "ti" | "le" | "so" | "tu" | "den"
                )
        })
    }

    /// Whether the words right behind a figure or a rate name what the measure's figures count, or
    /// no thing: «24/24 công chức» is of no measure that counts offices.
    pub fn counts_thing(&self, behind: &str) -> bool {
        let written = with_diacritics(behind);
        let written: Vec<&str> = written.split_whitespace().collect();
        let words = words(&written_out(&fold_plain(behind)));
        let known = self.known(&words);
        // Abbreviations that are written out move the words behind them.
        let goes_on = |at: usize| {
            let word = written
                .get(at)
                .filter(|_| at == 0 || written.len() == words.len());
            word.is_some_and(|word| GOES_ON.iter().any(|known| fold(known) == *word))
        };
        // What stands between the figure and its noun: «12/12 (số) các phòng».
        let from = (0..words.len())
            .find(|at| !matches!(words[*at].as_str(), "cac" | "so" | "tong" | "luong" | "%"))
            .unwrap_or(words.len());
        let Some(first) = words.get(from) else {
            return true;
        };
        let in_things = |run: &str| {
            let run = format!(" {run} ");
            self.things.iter().any(|thing| thing.contains(&run))
        };
        if self.things.is_empty() || known[from] || goes_on(from) {
            return true;
        }
        let is_unit = self.units.iter().any(|unit| unit.trim() == first);
        match words.get(from + 1) {
            _ if is_unit => true,
            None => in_things(first),
            Some(next) => {
                let pair = format!("{first} {next}");
                let is_office = OFFICES.contains(&pair.as_str()) && in_things("co quan");
                let ends = known[from + 1] || goes_on(from + 1);
                in_things(&pair) || is_office || ends && in_things(first)
            }
        }
    }

    /// Whether words right behind a figure or a rate make it that of a part of what the measure counts, or
    /// of something done to it that the measure does not ask for: «80/120 TTHC toàn trình», «97% TTHC
    /// được người dân biết đến». White lists accept: each word must be the plan's own, or say nothing.
    pub fn is_narrowed(&self, behind: &str) -> bool {
        if self.things.is_empty() {
            return false;
        }
        let folded = fold(behind);
        let mut written: Vec<&str> = Vec::new();
        let mut plain: Vec<String> = Vec::new();
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            for part in words(&written_out(&fold_plain(word))) {
                written.push(word);
                plain.push(part);
            }
        }
        let (own, mut known) = (self.own(&plain), self.known(&plain));
        for span in spans(&plain.join(" ")) {
            if span.class == Class::Body {
                known[span.from..span.to].fill(true);
            }
        }
        let in_texts = |word: &str| {
            let run = format!(" {word} ");
            let texts = self.texts.iter().chain(&self.things);
            texts.into_iter().any(|text| text.contains(&run))
        };
        let says_nothing = |at: usize| {
            let word = plain[at].as_str();
            GOES_ON.iter().any(|goes_on| fold(goes_on) == written[at])
                || word.chars().all(|c| c.is_ascii_digit())
                || matches!(word, "cac" | "so" | "luong" | "ti" | "le")
        };
        // «55% kế hoạch»: a plan is no base where none is asked for.
        let names_plan = |text: &str| says(text, Class::PlanHeading);
        let base = self.base.join(" ");
        let base_is_plan = names_plan(&base) || self.base.iter().any(|word| word == "phai");
        let is_of_plan = plain.first().is_some_and(|first| names_plan(first))
            || plain.get(..2).is_some_and(|two| names_plan(&two.join(" ")));
        if is_of_plan && !base_is_plan && !own.first().copied().unwrap_or_default() {
            return true;
        }
        (0..plain.len()).any(|at| {
            !(own[at]
                || known[at]
                || says_nothing(at)
                || in_texts(&plain[at])
                || self.is_name(&plain[at]))
        })
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

    /// Which words say nothing of what is counted: neutral ones, those of a whole or a part, and
    /// those of a quantity.
    fn known(&self, words: &[String]) -> Vec<bool> {
        let mut known = vec![false; words.len()];
        for span in spans(&words.join(" ")) {
            if matches!(
                span.class,
                Class::Neutral | Class::Total | Class::Part | Class::Quantity(_) | Class::State(_)
            ) {
                known[span.from..span.to].fill(true);
            }
        }
        known
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
