//! What one figure cell says, in the unit of the measure's figure.

mod meanings;

use super::body;
use super::doubt;
use super::own_words::LazyWords;
use super::state;
use crate::exact::Exact;
use crate::finding::{Finding, Meaning, Meant, Rule};
use crate::intake::cell_words::{plain_number, quoted, written};
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::{Class, quantities, says};
use crate::intake::workbook::outdated::OUTDATED;
use crate::intake::workbook::{Content, Shown, Value};
use crate::period::Window;
use crate::place::Cell;
use crate::plan::model;
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::number::{
    Amount, Bound, Direction, Figure, Fraction, NumberText, Style, Unit, money_scale, read_number,
    separator,
};

pub use meanings::figures;
use meanings::meant;

/// What a figure cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Blank,
    /// A dash: nothing, not arisen, or not applicable.
    Dash,
    /// One figure; several, where the context must decide between its meanings.
    Figure {
        /// What it can mean, the usual meaning first.
        meanings: Vec<Exact>,
        /// A rate that is stated beside it, in percent.
        rate: Option<Exact>,
    },
    /// A rate alone, in percent.
    Rate(Exact),
    /// Two figures, one of the other, and a rate stated beside them.
    Pair(Exact, Exact, Option<Exact>),
    /// Nothing arose.
    NothingArose,
    /// The measure does not concern the agency.
    NotApplicable,
    /// It can't be read; the finding is made.
    Unreadable,
}

/// A figure cell, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureCell {
    /// The cell.
    pub cell: Cell,
    /// Its words.
    pub words: String,
    /// What it says.
    pub said: Said,
    /// What was found while reading it.
    pub findings: Vec<Finding>,
    /// What its words show of how figures are written in this row.
    pub style: Style,
}

/// Reads the cell of a figure. `own` are the measure's own words; `window` tells
/// which times are those of the report, `style` how figures are written elsewhere in the workbook.
pub fn read(
    page: &VisibleSheet<'_>,
    cell: Cell,
    figure: &model::Figure,
    (own, window, style): (&LazyWords<'_>, Window, &Style),
) -> FigureCell {
    let mut reader = Reader {
        page,
        figure,
        own,
        window,
        style,
        read: FigureCell {
            cell,
            words: page.words(cell),
            said: Said::Blank,
            findings: Vec::new(),
            style: Style::default(),
        },
    };
    if let Some(content) = page.content(cell) {
        reader.read.said = reader.content(content);
    }
    reader.read
}

/// Reads one cell, and gathers what is found.
struct Reader<'a> {
    page: &'a VisibleSheet<'a>,
    figure: &'a model::Figure,
    own: &'a LazyWords<'a>,
    window: Window,
    style: &'a Style,
    read: FigureCell,
}

impl Reader<'_> {
    /// What the expected content is called.
    fn expected(&self) -> String {
        let kind = if self.figure.is_whole() {
            "số nguyên không âm"
        } else {
            "số không âm"
        };
        match self.figure.unit.trim() {
            "" => format!("{kind}: {}", self.figure.label),
            unit => format!("{kind} ({unit}): {}", self.figure.label),
        }
    }

    /// Adds a finding at the cell.
    fn find(&mut self, rule: &'static Rule, seen: impl Into<String>) {
        let finding = Finding::new(rule, seen, self.expected()).at(self.page.place(self.read.cell));
        self.read.findings.push(finding);
    }

    /// Makes a finding: the cell can't be read.
    fn refuse(&mut self, rule: &'static Rule, seen: impl Into<String>) -> Said {
        self.find(rule, seen);
        Said::Unreadable
    }

    /// Makes a finding: the cell can't be read, but this is what it could mean.
    fn refuse_of(
        &mut self,
        rule: &'static Rule,
        seen: impl Into<String>,
        meanings: Vec<Meaning>,
    ) -> Said {
        self.find(rule, seen);
        if let Some(finding) = self.read.findings.last_mut() {
            finding.meanings = meanings;
        }
        Said::Unreadable
    }

    fn content(&mut self, content: &Content) -> Said {
        match &content.value {
            Value::Empty if content.formula => {
                self.refuse(&rules::NO_SAVED_VALUE, "ô có công thức, không có kết quả")
            }
            Value::Empty => Said::Blank,
            Value::Number(number) => self.number(*number, content.shown),
            Value::Text(_) => {
                let words = self.read.words.clone();
                if words.is_empty() && content.formula {
                    return self.refuse(&rules::NO_SAVED_VALUE, "ô có công thức, kết quả để trống");
                }
                self.words(&words)
            }
            Value::Error(error) if error.starts_with(OUTDATED) => {
                self.refuse(&rules::NO_SAVED_VALUE, quoted(error))
            }
            Value::Error(error) => self.refuse(&rules::ERROR_VALUE, quoted(error)),
            Value::Date { .. } | Value::DateText(_) => {
                let seen = quoted(&self.read.words);
                let meanings = self.behind_a_date(&content.value);
                self.refuse_of(&rules::FIGURE_IS_DATE, seen, meanings)
            }
            Value::Boolean(_) | Value::Broken(_) => {
                let seen = quoted(&self.read.words);
                self.refuse(&rules::UNREADABLE_FIGURE, seen)
            }
        }
    }

    /// A numeric cell.
    fn number(&mut self, number: f64, shown: Shown) -> Said {
        let Some(exact) = Exact::from_spreadsheet(number) else {
            return self.refuse(&rules::UNREADABLE_FIGURE, plain_number(number));
        };
        if shown != Shown::Percent {
            return self.one(exact);
        }
        let percent = &exact * &Exact::whole(100);
        if self.figure.is_percentage() {
            return self.one(percent);
        }
        // A share above 1000 % is no rate of a report: a count was put into a cell for percentages.
        if percent.abs() > Exact::whole(1000) {
            let seen = format!(
                "ô định dạng phần trăm: {} hoặc {}%",
                written(&exact),
                written(&percent)
            );
            let meanings = figures([exact, percent]);
            return self.refuse_of(&rules::TWO_MEANINGS, seen, meanings);
        }
        Said::Rate(percent)
    }

    /// One figure without doubt about its size.
    fn one(&mut self, exact: Exact) -> Said {
        if exact.is_negative() {
            let meanings = vec![Meaning::when(
                Meant::Figure(exact.abs()),
                "dấu trừ ghi nhầm, hoặc là gạch đầu dòng",
            )];
            return self.refuse_of(&rules::NEGATIVE, written(&exact), meanings);
        }
        if self.figure.is_whole() && !exact.is_whole() {
            // A point between thousands that a spreadsheet took for a decimal one.
            let thousands = &exact * &Exact::whole(1000);
            let is_meant = thousands.is_whole();
            let meant = is_meant.then(|| {
                Meaning::when(
                    Meant::Figure(thousands),
                    "dấu chấm, dấu phẩy phân cách hàng nghìn",
                )
            });
            return self.refuse_of(
                &rules::NOT_WHOLE,
                written(&exact),
                meant.into_iter().collect(),
            );
        }
        Said::Figure {
            meanings: vec![exact],
            rate: None,
        }
    }

    /// A text cell.
    fn words(&mut self, words: &str) -> Said {
        if let Some(negative) = minus(words) {
            return self.refuse(&rules::NEGATIVE, negative);
        }
        if let Some((seen, figure)) = doubt::bracketed(words) {
            let meanings = figures(figure.readings().into_iter().cloned());
            return self.refuse_of(&rules::TWO_MEANINGS, seen, meanings);
        }
        self.read.style = if self.figure.is_whole() {
            Style::of_counts(words)
        } else {
            Style::of_text(words)
        };
        if state::says_not_applicable(words) {
            return Said::NotApplicable;
        }
        let asked = self.own.without_own_not(words);
        let asked = without_threshold(&asked, &self.figure.label);
        let read = match read_number(&asked) {
            NumberText::Unreadable => behind_own_words(&asked, self.own),
            read => read,
        };
        let tells = matches!(read, NumberText::Amount(_) | NumberText::Fraction(_));
        if tells
            && (self.is_other_part(words, &read)
                || doubt::counts_other(words, &self.figure.label, self.own, self.window)
                || self.own.must_be_named() && doubt::counts_other_thing(words, &read, self.own)
                || matches!(read, NumberText::Fraction(_))
                    && doubt::tells_other_part(words, &self.own.counted_quantities())
                || body::is_of_other(words, self.own)
                || self.own.is_turned(words)
                || self.own.must_be_named() && self.own.is_misread(words)
                || matches!(read, NumberText::Fraction(_))
                    && self.own.must_be_named()
                    && self.own.is_homograph(before_figures(words))
                || matches!(read, NumberText::Fraction(_)) && self.own.tells_deed_of_whole(words)
                || matches!(read, NumberText::Fraction(_))
                    && (self.own.tells_whole(before_figures(words))
                        || doubt::is_not_told(words, before_figures(words), self.own)))
        {
            let meanings = self.meanings(&read);
            return self.refuse_of(&rules::UNREADABLE_FIGURE, quoted(words), meanings);
        }
        match read {
            NumberText::Amount(amount) => self.amount(amount),
            NumberText::Fraction(fraction) => self.fraction(&fraction),
            NumberText::NothingArose if !self.own.is_nothing(words) => {
                self.refuse(&rules::UNREADABLE_FIGURE, quoted(words))
            }
            NumberText::NothingArose => Said::NothingArose,
            NumberText::Dash => Said::Dash,
            NumberText::Blank => Said::Blank,
            NumberText::Unreadable => self.refuse(&rules::UNREADABLE_FIGURE, quoted(words)),
        }
    }

    /// Whether the words beside one figure name the quantity that the other figure of the measure counts:
    /// «1.390 hồ sơ tiếp nhận» where those made public are asked for.
    fn is_other_part(&self, words: &str, read: &NumberText) -> bool {
        let named = quantities(&fold_plain(words));
        let part = self.own.part_of(self.figure);
        let is_alone = matches!(read, NumberText::Amount(amount) if !amount.percent);
        is_alone && !self.own.counted_quantities().fits(&named, part)
    }

    /// One figure and what is said about it.
    fn amount(&mut self, amount: Amount) -> Said {
        let is_fall_of_reduction = amount.direction == Some(Direction::Down)
            && !amount.percent
            && self.figure.label.to_lowercase().contains("giảm");
        let has_direction = amount.direction.is_some() && !is_fall_of_reduction;
        if has_direction || !matches!(amount.bound, Bound::Exactly | Bound::About) {
            let seen = quoted(&self.read.words);
            let meanings = self.meanings(&NumberText::Amount(amount));
            return self.refuse_of(&rules::UNREADABLE_FIGURE, seen, meanings);
        }
        if amount.bound == Bound::About {
            let seen = quoted(&self.read.words);
            self.find(&rules::INEXACT_FIGURE, seen);
        }
        if !amount.percent || self.figure.is_percentage() {
            let rate = amount.beside.as_ref().and_then(settled_rate);
            return self.figure(&amount.figure, &amount.unit, rate);
        }
        let Some(rate) = settled_rate(&amount.figure) else {
            let rates = amount.figure.readings();
            let meanings = rates.iter().map(|rate| meant(Meant::Rate((*rate).clone())));
            return self.ambiguous(&rates, meanings.collect());
        };
        match &amount.beside {
            Some(count) => self.figure(count, &amount.unit, Some(rate)),
            None => Said::Rate(rate),
        }
    }

    /// A figure as written, brought to the measure's unit.
    fn figure(&mut self, figure: &Figure, unit: &Unit, rate: Option<Exact>) -> Said {
        let Some(scale) = self.scale(unit) else {
            let seen = quoted(&self.read.words);
            return self.refuse(&rules::UNREADABLE_FIGURE, seen);
        };
        let scaled = self.in_style(figure).map(|number| number * &scale);
        let whole = self.figure.is_whole();
        let fitting: Vec<Exact> = scaled
            .readings()
            .into_iter()
            .filter(|number| !whole || number.is_whole())
            .cloned()
            .collect();
        if fitting.is_empty() {
            let seen = quoted(&self.read.words);
            return self.refuse(&rules::NOT_WHOLE, seen);
        }
        if scale != Exact::whole(1) {
            let shown: Vec<String> = fitting.iter().map(written).collect();
            let seen = format!(
                "{} → {} {}",
                quoted(&self.read.words),
                shown.join(" hoặc "),
                self.figure.unit
            );
            self.find(&rules::UNIT_CONVERTED, seen.trim_end());
        }
        Said::Figure {
            meanings: fitting,
            rate,
        }
    }

    /// The two figures in their one meaning in which the first is not above the second, where it can't
    /// be: `120/3.000`.
    fn in_order(
        &self,
        fraction: &Fraction,
        fits: &dyn Fn(&Exact) -> bool,
    ) -> Option<(Exact, Exact)> {
        let firsts = fraction.first.readings().into_iter();
        let pairs: Vec<(Exact, Exact)> = firsts
            .flat_map(|first| {
                let seconds = fraction.second.readings().into_iter();
                seconds.map(move |second| (first.clone(), second.clone()))
            })
            .filter(|(first, second)| fits(first) && fits(second) && first <= second)
            .collect();
        match pairs.as_slice() {
            [only] if self.own.is_capped() => Some(only.clone()),
            _ => None,
        }
    }

    /// A figure with the one meaning that the style of the workbook leaves: its separator parts
    /// thousands where it does so elsewhere in it.
    fn in_style(&self, figure: &Figure) -> Figure {
        let thousand = Exact::whole(1000);
        match figure {
            Figure::Either { usual, other }
                if usual.max(other) == &(usual.min(other) * &thousand)
                    && self.style.is_group(separator(usual, other)) =>
            {
                Figure::One(usual.max(other).clone())
            }
            figure => figure.clone(),
        }
    }

    /// By what a figure with a unit must be multiplied; none where the unit is another kind of thing.
    fn scale(&self, unit: &Unit) -> Option<Exact> {
        let one = Exact::whole(1);
        let ours = money_scale(&self.figure.unit).or_else(|| money_scale(&self.figure.label));
        match ours {
            Some(_) if !unit.money && !doubt::may_follow_money(&unit.text) => None,
            Some(_) if !unit.money && unit.scale == one => Some(one),
            Some(ours) => unit.scale.checked_div(&ours),
            None if unit.money => None,
            // A bare «tỷ» is money, and a figure of days or metres counts no things.
            None if unit.scale != one && unit.text.is_empty() => None,
            None if self.figure.is_whole() && doubt::is_measure(&unit.text, &self.figure.label) => {
                None
            }
            None => Some(unit.scale.clone()),
        }
    }

    /// Two figures in one cell.
    fn fraction(&mut self, fraction: &Fraction) -> Said {
        let whole = self.figure.is_whole();
        let Some(scale) = self.scale(&fraction.unit) else {
            let seen = quoted(&self.read.words);
            return self.refuse(&rules::UNREADABLE_FIGURE, seen);
        };
        if fraction.bound == Bound::About {
            let seen = quoted(&self.read.words);
            self.find(&rules::INEXACT_FIGURE, seen);
        }
        let fits = |number: &Exact| !whole || (number * &scale).is_whole();
        let rate = fraction.percent.as_ref().and_then(settled_rate);
        let in_style = Fraction {
            first: self.in_style(&fraction.first),
            second: self.in_style(&fraction.second),
            ..fraction.clone()
        };
        // The rate that is stated beside them tells more than how other figures are written.
        let settled = fraction
            .settle(fits)
            .or_else(|| in_style.settle(fits))
            .or_else(|| self.in_order(fraction, &fits));
        match settled {
            Some((first, second)) => Said::Pair(&first * &scale, &second * &scale, rate),
            None => {
                let readings = [fraction.first.readings(), fraction.second.readings()].concat();
                let meanings = self.pairs(fraction);
                self.ambiguous(&readings, meanings)
            }
        }
    }

    /// Refuses a cell whose figures can mean two things.
    fn ambiguous(&mut self, readings: &[&Exact], meanings: Vec<Meaning>) -> Said {
        let seen = two_meanings(&self.read.words, readings.iter().copied());
        self.refuse_of(&rules::TWO_MEANINGS, seen, meanings)
    }
}

/// Two figures, one of the other, behind words that are the measure's own or say nothing: «Đã xin lỗi 2/2»,
/// «Niêm yết tại Bộ phận Một cửa 118/118 TTHC».
fn behind_own_words(words: &str, own: &LazyWords<'_>) -> NumberText {
    let Some(at) = words.find(|c: char| c.is_ascii_digit()) else {
        return NumberText::Unreadable;
    };
    let (before, rest) = words.split_at(at);
    let plain = fold_plain(before);
    let is_own = !plain.is_empty()
        && own.speaks_only_of_it(&plain)
        && !own.is_narrowed(before)
        && !own.is_homograph(before)
        && !says(&plain, Class::PlanHeading)
        && !plain
            .split(' ')
            .any(|word| matches!(word, "khong" | "chua" | "con"));
    match read_number(rest) {
        read @ NumberText::Fraction(_) if is_own => read,
        _ => NumberText::Unreadable,
    }
}

/// The words before the first figure of a text.
fn before_figures(words: &str) -> &str {
    let at = words.find(|c: char| c.is_ascii_digit());
    &words[..at.unwrap_or(words.len())]
}

/// A text without the rate that the figure's own label asks for: of «12/12 phòng đạt từ 90% trở lên» the
/// 90 says what is counted.
fn without_threshold(words: &str, label: &str) -> String {
    let folded = fold(label);
    let own = folded
        .split(' ')
        .find(|word| word.ends_with('%') && word.starts_with(|c: char| c.is_ascii_digit()));
    let text = fold(words);
    match own.map(|own| format!("từ {own}")) {
        Some(own) if text.matches(&own).count() == 1 && text.matches('%').count() == 1 => text
            .replace(&format!("{own} trở lên"), "")
            .replace(&own, ""),
        _ => words.to_owned(),
    }
}

/// `«1,178»: 1178 hoặc 1,178`
pub fn two_meanings<'a>(words: &str, meanings: impl Iterator<Item = &'a Exact>) -> String {
    let shown: Vec<String> = meanings.map(written).collect();
    format!("«{}»: {}", quoted(words), shown.join(" hoặc "))
}

/// A rate whose meaning is plain, or of which only one meaning is a rate of at most 100 %.
pub fn settled_rate(figure: &Figure) -> Option<Exact> {
    figure
        .only()
        .or_else(|| figure.settle(|rate| *rate <= Exact::whole(100)))
        .cloned()
}

/// A number with a minus sign right before it.
fn minus(words: &str) -> Option<String> {
    let rest = words.strip_prefix(['-', '−', '–'])?;
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit())
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    is_number.then(|| quoted(words))
}
