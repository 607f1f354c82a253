//! Whether a line of a letterhead, a title or a file's name is the name of a body, and of which.
//!
//! A line names a sender only where nothing of it is left over beside the names of one agency and of
//! those above it. A body's name of which something is left over (a centre under a department, a
//! commune that the register does not know) names a body outside the register; any other line (a
//! sentence, an addressee, a heading) names nobody.

use super::body_words::{
    CITED, CITED_WITH_MARKS, GENERIC, HEADS, NO_BUREAU, NOT_CITED, PLAIN_HEADS, RUNNING_HEADS,
    SENTENCE, TITLES, TOPICS,
};
use super::names::{Covered, Names};
use crate::agency::Agency;
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::name::fold_name;

/// The longest name of a body, in words.
const LONGEST_NAME: usize = 16;

/// What a line tells of who sent a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling<'a> {
    /// Nothing.
    Silent,
    /// The body above all agencies: the province's.
    Superior,
    /// An agency; several of one name, or several that stand side by side.
    Known(Vec<&'a Agency>),
    /// A body that the register does not know on that day.
    Unknown {
        /// Its name, as written.
        words: String,
        /// The agencies that are named beside it or above it.
        beside: Vec<&'a Agency>,
    },
}

/// The words of a line with and without diacritics, side by side.
struct Words {
    marked: Vec<String>,
    plain: Vec<String>,
}

impl Words {
    fn of(line: &str) -> Self {
        let marked: Vec<String> = fold_name(line).split(' ').map(str::to_owned).collect();
        let plain = marked.iter().map(|word| plain_word(word)).collect();
        Words { marked, plain }
    }

    /// Whether a name of a body begins at a word.
    fn begins_at(&self, at: usize) -> bool {
        let has_marks = self.marked != self.plain;
        let (words, heads) = if has_marks {
            (&self.marked, HEADS)
        } else {
            (&self.plain, PLAIN_HEADS)
        };
        let rest = words[at..].join(" ");
        let begins = heads.iter().any(|head| starts_with_word(&rest, head));
        let after = self.plain[at + 1..].join(" ");
        let is_generic = GENERIC.iter().any(|word| starts_with_word(&after, word))
            || self.begins_with(at, NO_BUREAU);
        begins && !is_generic && !self.is_level_alone(at)
    }

    /// Whether nothing but the words of levels follows: `UBND xã …`, as a blank form has it.
    fn is_level_alone(&self, at: usize) -> bool {
        const LEVELS: [&str; 13] = [
            "uy", "ban", "nhan", "dan", "hoi", "dong", "tinh", "thanh", "pho", "huyen", "thi",
            "xa", "phuong",
        ];
        self.plain[at..]
            .iter()
            .all(|word| LEVELS.contains(&word.as_str()) || word == "tran")
    }

    /// Whether one of some words, without diacritics, begins at a word.
    fn begins_with(&self, at: usize, starts: &[&str]) -> bool {
        let rest = self.plain[at..].join(" ");
        starts.iter().any(|start| starts_with_word(&rest, start))
    }

    /// Whether somebody who is cited or written to is named from a word on.
    fn cites_from(&self, at: usize) -> bool {
        let has_marks = self.marked != self.plain;
        let is_marked = has_marks && CITED_WITH_MARKS.contains(&self.marked[at].as_str());
        (is_marked || self.begins_with(at, CITED)) && !self.begins_with(at, NOT_CITED)
    }

    /// Whether a body below an agency is named from a word on: in `phòng Nội vụ huyện Đại Từ`, but
    /// not in `công tác thanh tra của Sở Y tế`.
    fn is_body_below(&self, at: usize, end: usize, left: &[usize]) -> bool {
        if self.begins_with(at, TOPICS) {
            return at + 2 < end && !left.contains(&(at + 2));
        }
        if !self.begins_with(at, RUNNING_HEADS) || self.begins_with(at, NO_BUREAU) {
            return false;
        }
        let is_of = |number: usize| self.plain[number] == "cua";
        let is_owned = (at + 1..end)
            .take_while(|number| left.contains(number))
            .any(is_of);
        !is_owned || (at > 0 && is_of(at - 1))
    }

    /// Whether it reads as a name and not as a sentence.
    fn is_name(&self) -> bool {
        let has_marks = self.marked != self.plain;
        let words = if has_marks { &self.marked } else { &self.plain };
        let line = format!(" {} ", words.join(" "));
        let is_told = |phrase: &&&str| {
            if has_marks {
                return line.contains(&format!(" {phrase} "));
            }
            // Without diacritics a single word can be another one.
            phrase.contains(' ') && line.contains(&format!(" {} ", fold_plain(phrase)))
        };
        self.plain.len() <= LONGEST_NAME && !SENTENCE.iter().any(|phrase| is_told(&phrase))
    }
}

/// Whether a text begins with some words, as whole words.
fn starts_with_word(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A folded word without its diacritics.
fn plain_word(word: &str) -> String {
    fold_plain(word)
}

/// What a line tells as a whole: a line of a letterhead, or what is declared as the sender's name.
pub fn of_line<'a>(line: &str, names: &Names<'a>) -> Telling<'a> {
    let trimmed = line.trim_matches(|c: char| c.is_whitespace() || "-+*•–—_.,;…".contains(c));
    if trimmed.is_empty() || trimmed.contains(':') {
        return Telling::Silent;
    }
    let words = Words::of(trimmed);
    let covered = names.covered(&words.plain);
    let Covered { agencies, left } = &covered;
    let Some(first_left) = left.first().copied() else {
        return match agencies.is_empty() {
            true => Telling::Superior,
            false => Telling::Known(agencies.clone()),
        };
    };
    let begins = words.begins_at(0) || words.begins_at(first_left);
    if !begins || !words.is_name() {
        return Telling::Silent;
    }
    Telling::Unknown {
        words: trimmed.to_owned(),
        beside: agencies.clone(),
    }
}

/// Whether a line is a place and no body: `HUYỆN ĐẠI TỪ` below the name of a commune.
pub fn is_place(line: &str) -> bool {
    let folded = fold(line);
    ["huyện ", "thành phố ", "tp", "thị xã ", "tỉnh "]
        .iter()
        .any(|level| folded.starts_with(level))
}

/// What a title tells: `BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG CỦA SỞ Y TẾ`. Who is cited in it
/// or written to is no sender.
pub fn of_title<'a>(line: &str, names: &Names<'a>) -> Telling<'a> {
    let words = Words::of(line);
    let plain = words.plain.join(" ");
    if line.contains(':') || !TITLES.iter().any(|title| starts_with_word(&plain, title)) {
        return Telling::Silent;
    }
    in_running_words(&words, names)
}

/// What the name of a file or of a sheet tells.
pub fn of_file_name<'a>(name: &str, names: &Names<'a>) -> Telling<'a> {
    in_running_words(&Words::of(&name.replace(['_', '-', '.'], " ")), names)
}

/// The agency that running words name, up to where somebody else is cited or written to.
fn in_running_words<'a>(words: &Words, names: &Names<'a>) -> Telling<'a> {
    let all = names.covered(&words.plain);
    let cited = all.left.iter().copied().find(|at| words.cites_from(*at));
    let end = cited.unwrap_or(words.plain.len());
    let Covered { agencies, left } = names.covered(&words.plain[..end]);
    // A name that belongs to somebody below it: a bureau, a centre, a school.
    let body = left
        .iter()
        .copied()
        .find(|at| words.is_body_below(*at, end, &left));
    match body {
        Some(at) => Telling::Unknown {
            words: words.marked[at..end].join(" "),
            beside: agencies,
        },
        None if agencies.is_empty() => Telling::Silent,
        None => Telling::Known(agencies),
    }
}
