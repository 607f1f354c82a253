//! Words that look like a measure's own and say another thing: deeds done to the whole, words of which
//! only the letters without their marks are known.

use super::{OwnWords, with_diacritics};
use crate::intake::value::turning::turning;
use crate::intake::vocabulary::{
    Class, Span, Statement, has_marks, is_long_word, is_phrase_word, is_plain_word, spans,
    written_spans, written_words,
};
use crate::vietnamese::fold::{fold, fold_plain};

/// Words of what is done, whatever a measure counts.
const DONE: &[&str] = &["hoàn", "xong", "đạt", "xử", "giải", "khắc"];

/// Words of labels that tell no deed.
const TELLS_NOTHING: &[&str] = &["đã", "có", "số", "và", "hoặc", "được"];

impl OwnWords {
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
}
