//! What words beside a figure say about it: that another one counts, that it is of another time, of more
//! or less than is asked for, of another body, or no result at all; or the contrary of what it says. One
//! judge for notes on cells, for remarks in a column of their own, and for lines above and below a table.
//! It takes nothing: what it finds is asked, with the words. What explains or names a source stays a remark.

use super::own_words::OwnWords;
use super::state::{self, Declared};
use crate::exact::Exact;
use crate::form::SAMPLE_NOTICE;
use crate::intake::identify::stated;
use crate::intake::vocabulary::{Statement, bodies, statements, written_words};
use crate::period::Period;
use crate::submission::State;
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::{fold, fold_plain};

/// How far a day may lie from an end of the period that is still meant.
const NEAR: i64 = 20;

/// Words with a number that tell of what is not done.
const NOT_DONE: &[&str] = &["đang", "chưa", "không đạt", "chưa đạt", "còn"];

/// Where words about a figure stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// In a note on its cell: nothing else is spoken of.
    Cell,
    /// In its row.
    Row,
    /// On a line above its table, where a report that corrects another says so in its title.
    Above,
    /// On a line below its table.
    Below,
}

/// Whether words say that a figure beside them is not the period's, the agency's, or the one asked for.
pub fn doubts(text: &str, beside: Beside, period: Option<&Period>) -> bool {
    if text.trim() == SAMPLE_NOTICE {
        return false;
    }
    clauses(text).any(|clause| {
        let said = statements(clause);
        let has_figure = clause.contains(|c: char| c.is_ascii_digit());
        let is_outside = matches!(beside, Beside::Above | Beside::Below);
        let is_of_figures = said.iter().any(|(said, _)| *said == Statement::OfFigures)
            || is_outside
                && fold(clause)
                    .trim_start_matches(['(', ' '])
                    .starts_with("từ ");
        let is_doubt = said.iter().any(|(said, _)| match said {
            Statement::Corrects => beside != Beside::Above,
            Statement::NoResult | Statement::Scope => true,
            Statement::CorrectsTo => match beside {
                Beside::Cell => true,
                Beside::Row | Beside::Below => has_figure,
                Beside::Above => false,
            },
            Statement::Title => beside == Beside::Above,
            Statement::CorrectsCell => beside == Beside::Cell,
            Statement::NoResultAlone => {
                let bare = clause.rsplit(':').next().unwrap_or_default();
                !is_outside
                    && statements(bare)
                        .iter()
                        .any(|(_, words)| words.len() == written_words(bare).len())
            }
            Statement::OfFigures
            | Statement::TurnsName
            | Statement::TurnsHeading
            | Statement::TurnsFigure
            | Statement::Deed
            | Statement::Duty
            | Statement::Cites => false,
        });
        let is_said_of_time = is_of_figures || !is_outside && is_time_alone(text);
        is_doubt
            || is_other_scope(clause)
            || is_said_of_time && period.is_some_and(|period| is_of_other_time(clause, period))
            || is_outside && period.is_some_and(|period| is_annex_of_earlier(clause, period))
    })
}

/// Whether words beside figures can say something of them at all: of what, of what time, of whom.
pub fn may_speak(text: &str) -> bool {
    let is_of_pairs = |said: Statement| matches!(said, Statement::Cites | Statement::Duty);
    let mut said = statements(text).into_iter();
    said.any(|(said, _)| !is_of_pairs(said)) || is_time_alone(text)
}

/// Whether words speak of figures: «Số liệu …», «Tính đến …».
pub fn speaks_of_figures(text: &str) -> bool {
    let said = statements(text).into_iter();
    said.map(|(said, _)| said)
        .any(|said| said == Statement::OfFigures)
}

/// Whether a text is nothing but a time: «Quý I», «Tháng 5/2024».
fn is_time_alone(clause: &str) -> bool {
    let plain = fold_plain(clause);
    let is_word = |word: &str| {
        matches!(
            word,
            "qui" | "thang" | "nam" | "ki" | "dau" | "cuoi" | "i" | "ii" | "iii" | "iv"
        ) || word.chars().all(|c| c.is_ascii_digit())
    };
    !plain.is_empty() && plain.contains(char::is_alphabetic) && plain.split(' ').all(is_word)
}

/// Whether a clause says of figures that they are of a part of the agency, or of more than it: «Phạm vi: cấp
/// xã». A white list: what is not the whole agency is another scope.
fn is_other_scope(clause: &str) -> bool {
    let folded = fold(clause);
    let Some((_, scope)) = folded.split_once("phạm vi:") else {
        return false;
    };
    let whole = [
        "toàn đơn vị",
        "toàn cơ quan",
        "cả đơn vị",
        "toàn bộ",
        "toàn sở",
    ];
    let scope = scope.trim();
    !scope.is_empty() && !whole.contains(&scope)
}

/// Whether the heading of a column of figures says that they are of more or less than is asked for, no
/// results, or of another time: «Đã thực hiện đến 31/12/2023».
pub fn narrows_heading(heading: &str, period: &Period) -> bool {
    let is_narrow = |said: Statement| matches!(said, Statement::Scope | Statement::NoResult);
    statements(heading).iter().any(|(said, _)| is_narrow(*said)) || is_other_span(heading, period)
}

/// Whether a line says of the table below it that it is no report.
pub fn is_title(text: &str) -> bool {
    let said = statements(text).into_iter();
    said.map(|(said, _)| said)
        .any(|said| said == Statement::Title)
}

/// Whether words say that the figures beside them are another body's than the agency's whose words
/// `own` are: «Số liệu của Sở Công Thương».
pub fn names_other_source(text: &str, own: &OwnWords) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = (folded.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    own.is_reported()
        && bodies(&words).into_iter().any(|(from, to)| {
            let is_whose = from >= 2
                && matches!(words[from - 1], "của" | "cấp")
                && matches!(words[from - 2], "liệu" | "số");
            let goes_on = words.get(to).is_none_or(|next| {
                matches!(*next, "trong" | "đến" | "tính" | "năm" | "quý" | "và")
                    || own.is_name(&fold_plain(next))
            });
            is_whose && !(own.is_body(&words[from..to].join(" ")) && goes_on)
        })
}

/// Whether words say the contrary of two figures beside them: that nothing arose or nothing is done where
/// something is, that a part is left where all is done.
pub fn contradicts(
    text: &str,
    (first, second): (Option<&Exact>, Option<&Exact>),
    own: &OwnWords,
) -> bool {
    let is_some = |figure: Option<&Exact>| figure.is_some_and(|figure| !figure.is_zero());
    let says_none = fold_plain(text).contains("phat sinh")
        && state::read(text, own) == Declared::State(State::NothingArose);
    if says_none && (is_some(first) || is_some(second)) {
        return true;
    }
    let is_full = is_some(first) && first == second;
    clauses(text).any(|clause| {
        is_some(first) && is_not_begun(clause, is_full, own)
            || is_full && second.is_some_and(|whole| leaves_some(clause, whole, own))
    })
}

/// Whether a clause says of the task that it is not done at all: «chưa chuyển đổi». What is not wholly
/// done says it of the rest.
fn is_not_begun(clause: &str, is_full: bool, own: &OwnWords) -> bool {
    let folded = fold(clause);
    let Some(rest) = folded.trim().strip_prefix("chưa ") else {
        return folded.trim() == "chưa";
    };
    let plain = fold_plain(rest);
    let is_of_rest = ["hoan thanh", "xong", "dat", "han", "toi", "den"];
    let says_rest = is_of_rest
        .iter()
        .any(|word| format!(" {plain} ").contains(&format!(" {word} ")));
    let is_deed = matches!(plain.as_str(), "thuc hien" | "trien khai") || own.covers(&plain);
    is_deed && (is_full || !says_rest) && !plain.contains("den han")
}

/// Whether a clause tells of some of what is counted, at most as many as there are, that they are not
/// done: «còn 01 gói thầu chưa qua mạng».
fn leaves_some(clause: &str, whole: &Exact, own: &OwnWords) -> bool {
    let folded = fold(clause);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let says = |phrase: &&str| format!(" {folded} ").contains(&format!(" {phrase} "));
    let counts_some = words.iter().enumerate().any(|(at, word)| {
        let count = word.parse::<i64>().ok().map(Exact::whole);
        let is_part = count.is_some_and(|count| !count.is_zero() && count <= *whole);
        let behind = words[at + 1..].join(" ");
        is_part && !behind.is_empty() && own.counts_thing(&behind)
    });
    counts_some
        && NOT_DONE
            .iter()
            .filter(|phrase| !own.has(&fold_plain(phrase)))
            .any(says)
}

/// Whether a line says that a table belongs to a report of a day long before the end of the period:
/// «(Kèm theo Báo cáo số 45/BC-SNV ngày 15/3/2024)».
fn is_annex_of_earlier(clause: &str, period: &Period) -> bool {
    let is_annex = fold(clause).contains("kèm theo báo cáo");
    let is_early = |date: chrono::NaiveDate| (period.window.to - date).num_days() > NEAR;
    is_annex
        && find_dates(clause)
            .last()
            .is_some_and(|found| is_early(found.date))
}

/// Whether a clause that is said of figures names another time than a period's.
fn is_of_other_time(clause: &str, period: &Period) -> bool {
    is_other_span(clause, period) || stated(clause, period).contradicts(period)
}

/// Whether a text names a span of days, or a day up to which it counts, that is not a period's.
fn is_other_span(clause: &str, period: &Period) -> bool {
    let dates = find_dates(clause);
    let is_far =
        |one: chrono::NaiveDate, other: chrono::NaiveDate| (one - other).num_days().abs() > NEAR;
    let window = period.window;
    let plain = format!(" {} ", fold_plain(clause));
    match dates.as_slice() {
        [to] if plain.contains(" den ") || plain.contains(" thoi diem ") => {
            is_far(to.date, window.to)
        }
        [from, to] if plain.contains(" tu ") => {
            is_far(to.date, window.to) || is_far(from.date, window.from)
        }
        _ => false,
    }
}

/// The clauses of a text, between marks that part sentences; a point or comma between digits is part of a
/// number.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let mut clauses = Vec::new();
    let mut from = 0;
    for (at, mark) in text.char_indices() {
        let is_digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
        let after = &text[at + mark.len_utf8()..];
        let in_number = is_digit(text[..at].chars().next_back()) && is_digit(after.chars().next());
        if ".,;\n".contains(mark) && !in_number {
            clauses.push(&text[from..at]);
            from = at + mark.len_utf8();
        }
    }
    clauses.push(&text[from..]);
    clauses.into_iter()
}

#[cfg(test)]
mod tests;
