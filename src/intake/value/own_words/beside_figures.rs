//! What the words beside a figure say of the thing that it counts.

use super::{OwnWords, neutral, with_diacritics, words, written_out};
use crate::intake::vocabulary::{Class, says, spans};
use crate::vietnamese::fold::{fold, fold_plain};

/// Words with which a sentence goes on behind a figure; they name no thing.
const GOES_ON: &[&str] = &[
    "đạt", "bằng", "chiếm", "trong", "so", "đã", "được", "là", "và", "hoặc", "có", "của", "trên",
    "còn", "tại", "theo", "gồm", "thuộc", "do", "với", "đến", "từ", "hoàn", "tỷ", "tổng", "kế",
    "vượt", "tăng", "giảm", "đúng", "xử", "thực", "ở", "vào", "qua", "sau", "trước", "như",
    "triệu", "nghìn", "ngàn", "tháng", "năm", "chưa", "không", "phải", "bị",
];

/// Names of what an office is, which plans and agencies use for one another.
const OFFICES: &[&str] = &["don vi", "co quan"];

impl OwnWords {
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
}
