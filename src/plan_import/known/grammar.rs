//! The grammar of a sentence that asks for an amount: what stands in front of it, and behind it.

use super::words::{Role, Sign, Words};
use crate::plan_import::clause::NONE_OF;
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::fold;
use chrono::Datelike;

/// What is known of a sentence beside its words.
pub(super) struct Sentence<'a> {
    words: &'a Words,
    /// The words of the criterion's name.
    name: Vec<String>,
    year: i32,
    /// The comparison of the proposed target; `None` for none of something.
    sign: Option<Sign>,
}

/// The longest run of a name that is looked for.
const LONGEST_OF_NAME: usize = 12;

/// How a word may be taken where the reading stands: in a comparison (`true`) or before one; gives where the
/// reading stands then.
type Step<'a> = dyn Fn(bool, Role) -> Option<bool> + 'a;

impl<'a> Sentence<'a> {
    /// A sentence of a criterion for which a target was proposed.
    pub(super) fn new(words: &'a Words, name: &str, year: i32, target: &str) -> Sentence<'a> {
        let sign = target.split(' ').next().and_then(Sign::of);
        Sentence {
            words,
            name: tokens(&fold(name), year),
            year,
            sign,
        }
    }

    /// Whether little is wanted: an upper limit, or none at all.
    fn wants_little(&self) -> bool {
        matches!(self.sign, None | Some(Sign::AtMost | Sign::LessThan))
    }

    /// What is unknown around a share.
    pub(super) fn around_share(&self, front: &str, back: &str) -> Vec<String> {
        let before = |compared: bool, role: Role| match role {
            Role::Light => Some(compared),
            Role::Compare(sign) => (Some(sign) == self.sign).then_some(true),
            Role::Unwanted if !self.wants_little() => None,
            Role::Onward | Role::Downward | Role::Level(_) | Role::Deed | Role::DeedAlone => None,
            Role::Product | Role::Turning => None,
            _ => (!compared).then_some(false),
        };
        let mut unknown = self.unknown(front, &before, true);
        unknown.extend(self.unknown(back, &|_, role| self.behind(role), true));
        unknown
    }

    /// What is unknown around a count: in front of it nothing is known but deeds, times and comparisons, behind it
    /// what is counted comes first.
    pub(super) fn around_count(&self, front: &str, back: &str) -> Vec<String> {
        let before = |compared: bool, role: Role| match role {
            Role::Light => Some(compared),
            Role::Compare(sign) => (Some(sign) == self.sign).then_some(true),
            Role::Ask | Role::Time => (!compared).then_some(false),
            _ => None,
        };
        let mut unknown = self.unknown(front, &before, false);
        let tokens = tokens(back, self.year);
        let counted = (1..=self.words.longest.min(tokens.len())).any(|length| {
            let phrase = tokens[..length].join(" ");
            self.words.roles(&phrase).contains(&Role::Unit)
        });
        if !counted {
            unknown.extend(tokens.first().cloned());
        }
        unknown.extend(self.unknown(back, &|_, role| self.behind(role), true));
        unknown.dedup();
        unknown
    }

    /// What is unknown in a text that begins with wanting none of something.
    pub(super) fn of_none(&self, text: &str) -> Vec<String> {
        let what = NONE_OF.iter().find_map(|none| text.strip_prefix(none));
        match what {
            Some(what) => self.unknown(what, &|_, role| self.behind(role), true),
            None => vec![text.to_owned()],
        }
    }

    /// What may stand behind an amount.
    fn behind(&self, role: Role) -> Option<bool> {
        let taken = match role {
            Role::Thing | Role::Bare | Role::Fixed | Role::Time | Role::Unit => true,
            Role::Unwanted => self.wants_little(),
            Role::Onward => self.sign == Some(Sign::AtLeast),
            Role::Downward => self.sign == Some(Sign::AtMost),
            _ => false,
        };
        taken.then_some(false)
    }

    /// The words of a text that are in no known phrase in its place; as few as can be. Words of the criterion's
    /// name are known where a run of them stands there too.
    fn unknown(&self, text: &str, step: &Step<'_>, named: bool) -> Vec<String> {
        let Tokens {
            words: tokens,
            joined,
        } = cut(text, self.year);
        let turned = self.turned(&tokens);
        // From each place, before a comparison and in one: how many words are unknown, and the last step.
        let mut best: Vec<[Option<Reached>; 2]> = vec![[None, None]; tokens.len() + 1];
        best[0][0] = Some(Reached::default());
        for at in 0..tokens.len() {
            for compared in [false, true] {
                let Some(here) = best[at][usize::from(compared)] else {
                    continue;
                };
                let mut reach = |length: usize, state: bool, cost: usize| {
                    let next = &mut best[at + length][usize::from(state)];
                    if next.is_none_or(|next| next.unknown > here.unknown + cost) {
                        *next = Some(Reached {
                            unknown: here.unknown + cost,
                            from: at,
                            compared,
                            is_unknown: cost > 0,
                        });
                    }
                };
                reach(1, compared, 1);
                for length in 1..=self.words.longest.min(tokens.len() - at) {
                    let phrase = tokens[at..at + length].join(" ");
                    for role in self.words.roles(&phrase) {
                        // «…, ban hành», «… và ban hành» would ask for something else.
                        if *role == Role::Bare && joined[at] {
                            continue;
                        }
                        if let Some(state) = step(compared, *role) {
                            reach(length, state, 0);
                        }
                    }
                }
                if named && !compared {
                    for length in 2..=LONGEST_OF_NAME.min(tokens.len() - at) {
                        let run = at..at + length;
                        if !turned[run.clone()].contains(&true) && self.is_of_name(&tokens[run]) {
                            reach(length, false, 0);
                        }
                    }
                }
            }
        }
        told(&tokens, &best)
    }

    /// Whether words stand side by side in the criterion's name, no number among them.
    fn is_of_name(&self, run: &[String]) -> bool {
        let numbered = |word: &String| word.contains(|c: char| c.is_ascii_digit());
        self.name.windows(run.len()).any(|words| words == run) && !run.iter().any(numbered)
    }

    /// Which words belong to a phrase that turns a sentence.
    fn turned(&self, tokens: &[String]) -> Vec<bool> {
        let mut turned = vec![false; tokens.len()];
        for at in 0..tokens.len() {
            if let Some(length) = begins(self.words, &tokens[at..], Role::Turning) {
                turned[at..at + length].fill(true);
            }
        }
        turned
    }
}

/// How a place was reached.
#[derive(Debug, Clone, Copy, Default)]
struct Reached {
    unknown: usize,
    from: usize,
    compared: bool,
    is_unknown: bool,
}

/// The unknown words on the best way to the end, those side by side as one.
fn told(tokens: &[String], best: &[[Option<Reached>; 2]]) -> Vec<String> {
    let mut at = tokens.len();
    let last = &best[at];
    let cost = |state: usize| last[state].map_or(usize::MAX, |reached| reached.unknown);
    let mut state = usize::from(cost(1) < cost(0));
    let mut unknown: Vec<String> = Vec::new();
    let mut joins = false;
    while at > 0 {
        let Some(reached) = best[at][state] else {
            break;
        };
        if reached.is_unknown {
            let word = &tokens[reached.from];
            match unknown.last_mut().filter(|_| joins) {
                Some(last) => *last = format!("{word} {last}"),
                None => unknown.push(word.clone()),
            }
        }
        joins = reached.is_unknown;
        at = reached.from;
        state = usize::from(reached.compared);
    }
    unknown.reverse();
    unknown
}

/// For each of which an amount may be, behind a stroke.
const PER: &[&str] = &[
    "năm", "quí", "tháng", "tuần", "ngày", "lần", "người", "lượt", "hồ", "xã", "đơn", "cơ",
];

/// The words of a text.
struct Tokens {
    words: Vec<String>,
    /// Of each, whether a comma, a semicolon or «và» stands in front of it.
    joined: Vec<bool>,
}

/// The words of a folded text.
fn tokens(text: &str, year: i32) -> Vec<String> {
    cut(text, year).words
}

/// The words of a folded text, without signs at their ends; times of the year as `{năm}`, `{ngày}`, `{quí}`.
fn cut(text: &str, year: i32) -> Tokens {
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    for date in find_dates(text) {
        if date.date.year() == year && date.start >= from {
            written += &text[from..date.start];
            written += " {ngày} ";
            from = date.end;
        }
    }
    written += &text[from..];
    let mut tokens: Vec<String> = Vec::new();
    let mut joined: Vec<bool> = Vec::new();
    let mut joins = false;
    for word in written.split_whitespace() {
        for (at, part) in word.split('/').enumerate() {
            let part = part.trim_matches(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '{' | '}' | '%' | '±')
            });
            if part.is_empty() {
                continue;
            }
            let of_quarter = matches!(part, "i" | "ii" | "iii" | "iv")
                && tokens.last().is_some_and(|last| last == "quí");
            tokens.push(match part {
                _ if part == year.to_string() => "{năm}".to_owned(),
                _ if of_quarter => "{quí}".to_owned(),
                _ if at > 0 && PER.contains(&part) => format!("/{part}"),
                _ => part.to_owned(),
            });
            joined.push(joins);
            joins = part == "và";
        }
        joins |= word.ends_with([',', ';', ':', '-']);
    }
    Tokens {
        words: tokens,
        joined,
    }
}

/// Whether words begin with a phrase of a role; gives how many words it has.
fn begins(words: &Words, tokens: &[String], role: Role) -> Option<usize> {
    (1..=words.longest.min(tokens.len()))
        .rev()
        .find(|length| words.roles(&tokens[..*length].join(" ")).contains(&role))
}

/// Whether any word of a text makes something else of it, or is a number. Within a known phrase it does
/// not: «trên địa bàn».
fn is_turned(words: &Words, tokens: &[String]) -> bool {
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        match begins(words, rest, Role::Thing).filter(|length| *length > 1) {
            Some(length) => at += length,
            None if begins(words, rest, Role::Turning).is_some() => return true,
            None if rest[0].contains(|c: char| c.is_ascii_digit()) => return true,
            None => at += 1,
        }
    }
    false
}

/// Whether a sentence asks for one deed whose product is known, once, and compares nothing.
pub(super) fn is_plain_task(words: &Words, text: &str, year: i32) -> bool {
    let tokens = tokens(&fold(text), year);
    if is_turned(words, &tokens) {
        return false;
    }
    if begins(words, &tokens, Role::DeedAlone).is_some() {
        return true;
    }
    begins(words, &tokens, Role::Deed)
        .is_some_and(|length| begins(words, &tokens[length..], Role::Product).is_some())
}

/// Whether a text begins with what a deed makes, and says nothing that makes something else of it.
pub(super) fn is_product(words: &Words, text: &str, year: i32) -> bool {
    let tokens = tokens(&fold(text), year);
    !is_turned(words, &tokens) && begins(words, &tokens, Role::Product).is_some()
}
