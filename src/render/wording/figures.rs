//! Which of the values that a template inserts are figures, and what each of them comes from.
//!
//! The source of a figure is the code of the measure, criterion or field that it is of, and words for
//! what of it is printed (`3.1.2`, `3.1.2, yêu cầu`, `II, số tiêu chí`); a value of the whole report has
//! words alone. So a source stays the same wherever its sentence moves. Marked are all numbers, all
//! that a measure or criterion says of its result, and every other text with a digit that is no name.

use std::collections::BTreeMap;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, Output, State};

use super::expressions::Expressions;
use super::text::Item;
use super::{insert, printed};

use super::figure_words::{NAMES, RESULTS, WORDS};
use crate::report::document::figure::marked as written;
pub(super) use crate::report::document::figure::{Mark, Piece, joined, pieces, without_marks};

/// Writes what the marking filter gives: the marks of figures stay.
pub(super) fn write_inserted(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    insert(out, &printed(value)?)
}

/// The filter that marks what is a figure.
pub(super) fn marker(
    expressions: Expressions,
) -> impl Fn(&State, Value, usize) -> Result<Value, Error> + Send + Sync + 'static {
    move |state: &State, value: Value, number: usize| {
        let expression = expressions
            .inserted
            .get(number)
            .map_or("", |text| text.as_str());
        if is_call(expression) {
            // What a macro writes was marked inside of it.
            return Ok(value);
        }
        let plain: String = pieces(&printed(&value)?)
            .into_iter()
            .map(|piece| match piece {
                Piece::Plain(text) => text,
                Piece::Figure(mark) => mark.text,
            })
            .collect();
        let of = Origin::new(state, &expressions.scoped, expression);
        if plain.is_empty() || !of.is_figure(&plain, value.kind() == ValueKind::Number) {
            return Ok(Value::from(plain));
        }
        Ok(Value::from(written(&Mark {
            text: plain,
            source: of.source(),
            verdict: of.verdict,
        })))
    }
}

/// Whether a macro is called: `so_lieu(m)`.
fn is_call(expression: &str) -> bool {
    path(expression)
        .1
        .strip_prefix('(')
        .is_some_and(|_| !expression.starts_with('('))
}

/// The path with which an expression begins, and its rest: `m.concerned`, ` | co_quan(5)`.
fn path(expression: &str) -> (&str, &str) {
    let end = expression
        .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '.')))
        .unwrap_or(expression.len());
    expression.split_at(end)
}

/// What an inserted value is of.
struct Origin<'a> {
    /// The codes of what it belongs to.
    keys: Vec<String>,
    /// Whether it is a measure or criterion's own.
    judged: bool,
    verdict: String,
    /// The last name of its path.
    last: &'a str,
    /// What of it is printed, as the template says it.
    rest: &'a str,
}

impl<'a> Origin<'a> {
    fn new(state: &State, scoped: &[String], expression: &'a str) -> Self {
        let (path, _) = path(expression);
        let (root, below) = path.split_once('.').unwrap_or((path, ""));
        let look_up = |name: &str| state.lookup(name).filter(|value| !value.is_undefined());
        let own = scoped
            .iter()
            .find(|name| *name == root)
            .and_then(|name| look_up(name));
        let own_key = own.as_ref().and_then(key);
        let words = |name: &str| own.as_ref().and_then(|own| text_of(own, name));
        let judged = own_key.is_some() && words("verdict_label").is_some();
        let rest = match own_key {
            Some(_) if !below.is_empty() => &expression[root.len() + 1..],
            _ => expression,
        };
        let keys = match own_key {
            Some(key) => vec![key],
            None => scoped
                .iter()
                .filter_map(|name| look_up(name))
                .filter_map(|value| key(&value))
                .collect(),
        };
        Origin {
            keys,
            judged,
            verdict: words("verdict_label")
                .filter(|_| judged && matches!(rest, "figure" | "rate"))
                .unwrap_or_default(),
            last: path.rsplit('.').next().unwrap_or_default(),
            rest,
        }
    }

    fn is_figure(&self, text: &str, is_number: bool) -> bool {
        let has_digit = || text.contains(|letter: char| letter.is_ascii_digit());
        is_number
            || (!NAMES.contains(&self.last)
                && (has_digit() || self.judged && RESULTS.contains(&self.last)))
    }

    fn source(&self) -> String {
        let known = |rest: &str| WORDS.iter().find(|(template, _)| *template == rest);
        // With its mark a number is the same number.
        let bare = self.rest.split(" | danh_dau(").next().unwrap_or_default();
        let known = known(self.rest).or_else(|| known(bare));
        let what = known.map_or(self.rest, |(_, words)| words);
        let parts = [self.keys.join(" "), what.to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let plain = |letter| match letter {
            '[' => '(',
            ']' => ')',
            '|' => '/',
            '\\' => '/',
            other => other,
        };
        super::text::one_line(&without_marks(&parts.join(", ")))
            .chars()
            .map(plain)
            .collect()
    }
}

/// The code by which a thing is known: of a measure, criterion, field; the codes of a point; what a
/// list of a template begins with.
fn key(value: &Value) -> Option<String> {
    if value.kind() == ValueKind::Seq {
        return value
            .get_item_by_index(0)
            .ok()?
            .as_str()
            .map(|text| text.trim_end_matches(':').to_owned());
    }
    let codes = || {
        let codes = value.get_attr("codes").ok()?;
        let codes: Vec<String> = codes
            .try_iter()
            .ok()?
            .map(|code| code.to_string())
            .collect();
        (!codes.is_empty()).then(|| codes.join(" "))
    };
    text_of(value, "id")
        .or_else(|| text_of(value, "code"))
        .or_else(codes)
        .or_else(|| text_of(value, "deadline"))
}

fn text_of(value: &Value, name: &str) -> Option<String> {
    let own = value.get_attr(name).ok()?;
    own.as_str().map(str::to_owned)
}

/// The items with each source naming one figure only: where a template prints two under one source,
/// the later ones are numbered.
pub(super) fn distinct(items: Vec<Item>) -> Vec<Item> {
    let mut known: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut one = |text: &str| {
        let mut pieces = pieces(text);
        for piece in &mut pieces {
            let Piece::Figure(mark) = piece else { continue };
            let figures = known.entry(mark.source.clone()).or_default();
            let figure = (mark.text.clone(), mark.verdict.clone());
            let at = figures.iter().position(|known| *known == figure);
            let number = at.unwrap_or_else(|| {
                figures.push(figure);
                figures.len() - 1
            });
            if number > 0 {
                mark.source = format!("{}#{}", mark.source, number + 1);
            }
        }
        joined(&pieces)
    };
    items
        .into_iter()
        .map(|item| match item {
            Item::Text(opening, text) => Item::Text(opening, one(&text)),
            table => table,
        })
        .collect()
}
