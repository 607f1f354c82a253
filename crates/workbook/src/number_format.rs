//! Number formats that show another thing than the stored number: thousands or millions, with a unit,
//! as words, or nothing at all. What the sheet shows is what its author reports.

use exact::Exact;
use vietnamese::quote::written;

/// What a cell shows of a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Display {
    /// The number.
    Same,
    /// The number as a percentage.
    Percent,
    /// The number in thousands, millions …
    Scaled(f64),
    /// Words, with the number in them or without it.
    Words(String),
    /// Nothing.
    Nothing,
    /// Something that can't be told from the stored number: a fraction of another one.
    Unclear,
}

/// A piece of a section of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// Characters that are shown as they stand.
    Literal(String),
    /// The number.
    Number,
}

/// A section of a format.
#[derive(Debug, Clone, Default, PartialEq)]
struct Section {
    condition: Option<(Comparison, f64)>,
    tokens: Vec<Token>,
    /// How often the number is divided by a thousand.
    thousands: u32,
    is_percent: bool,
    is_date: bool,
    is_fraction: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    Equal,
    Unequal,
    AtLeast,
    More,
}

/// A format by which some numbers are shown as another thing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NumberFormat(Vec<Section>);

impl NumberFormat {
    /// The format of a code; nothing where it shows numbers as they are, or as plain percentages.
    pub(super) fn parse(code: &str) -> Option<NumberFormat> {
        let is_plain = code
            .chars()
            .all(|c| matches!(c, '0' | '#' | '.' | '-' | ' ') || c == ',')
            && !code.trim_end().ends_with(',')
            && !code.contains(",.");
        let is_general = code.eq_ignore_ascii_case("general") || code.is_empty();
        if is_plain || is_general || code == "@" {
            return None;
        }
        let sections: Vec<Section> = sections(code).iter().map(|text| section(text)).collect();
        let first_is_percent = sections.first().is_some_and(|section| section.is_percent);
        let is_usual = sections.iter().all(|section| {
            section.condition.is_none()
                && section.thousands == 0
                && !section.is_fraction
                && section.is_percent == first_is_percent
                && !section.says_something()
                && (section.is_date || section.tokens.contains(&Token::Number) || section.is_dash())
        });
        (!is_usual).then_some(NumberFormat(sections))
    }

    /// What a cell of the format shows of a number.
    pub(super) fn display(&self, number: f64) -> Display {
        let Some((section, is_signed)) = self.section_of(number) else {
            return Display::Same;
        };
        if section.is_date {
            return Display::Same;
        }
        if section.is_fraction {
            return Display::Unclear;
        }
        let shows_number = section.tokens.contains(&Token::Number);
        if !shows_number {
            return match () {
                () if section.says_something() => Display::Words(section.words("")),
                () if section.is_dash() => Display::Same,
                () => Display::Nothing,
            };
        }
        let Some(exact) = Exact::from_spreadsheet(number) else {
            return Display::Same;
        };
        let exact = if is_signed { exact } else { exact.abs() };
        let Some(scaled) = scaled(&exact, section.thousands) else {
            return Display::Unclear;
        };
        match (section.says_something(), section.is_percent) {
            (false, true) if section.thousands == 0 => Display::Percent,
            (false, false) if section.thousands == 0 => Display::Same,
            (false, false) => Display::Scaled(scaled.to_f64()),
            (_, true) => {
                let percent = &scaled * &Exact::whole(100);
                Display::Words(section.words(&format!("{}%", in_words(&percent))))
            }
            (true, false) => Display::Words(section.words(&in_words(&scaled))),
        }
    }

    /// The section that shows a number, and whether the number keeps its sign in it.
    fn section_of(&self, number: f64) -> Option<(&Section, bool)> {
        let sections: Vec<&Section> = self.0.iter().take(3).collect();
        let has_conditions = sections.iter().any(|section| section.condition.is_some());
        if has_conditions {
            let fits = |section: &&&Section| {
                section
                    .condition
                    .is_none_or(|(comparison, limit)| comparison.holds(number, limit))
            };
            let found = sections.iter().find(fits);
            return found.map(|section| (*section, number >= 0.0 || !section.is_dash()));
        }
        match (sections.as_slice(), number) {
            ([only], _) => Some((only, true)),
            ([_, below, ..], number) if number < 0.0 => Some((below, false)),
            ([_, _, zero], 0.0) => Some((zero, true)),
            ([first, ..], _) => Some((first, true)),
            ([], _) => None,
        }
    }
}

impl Comparison {
    fn holds(self, number: f64, limit: f64) -> bool {
        match self {
            Comparison::Less => number < limit,
            Comparison::AtMost => number <= limit,
            Comparison::Equal => number == limit,
            Comparison::Unequal => number != limit,
            Comparison::AtLeast => number >= limit,
            Comparison::More => number > limit,
        }
    }
}

impl Section {
    /// Whether its characters say more than a number does: letters, digits, signs of money or rates.
    fn says_something(&self) -> bool {
        self.tokens.iter().any(|token| match token {
            Token::Literal(text) => text.chars().any(|c| {
                c.is_alphanumeric() || matches!(c, '%' | '‰' | '/' | '$' | '€' | '£' | '¥' | '₫')
            }),
            Token::Number => false,
        })
    }

    /// Whether it shows a dash instead of a number, as accountants write 0.
    fn is_dash(&self) -> bool {
        self.tokens.iter().any(|token| match token {
            Token::Literal(text) => text.contains(['-', '–', '—']),
            Token::Number => false,
        })
    }

    /// What it shows, with the number as written.
    fn words(&self, number: &str) -> String {
        let pieces: Vec<&str> = self
            .tokens
            .iter()
            .map(|token| match token {
                Token::Literal(text) => text.as_str(),
                Token::Number => number,
            })
            .collect();
        pieces.concat().trim().to_owned()
    }

    fn literal(&mut self, character: char) {
        // The sign of the đồng, in the word by which amounts of money are told.
        if character == '₫' {
            "đồng".chars().for_each(|letter| self.literal(letter));
            return;
        }
        match self.tokens.last_mut() {
            Some(Token::Literal(text)) => text.push(character),
            _ => self.tokens.push(Token::Literal(character.to_string())),
        }
    }

    fn number(&mut self) {
        if !self.tokens.contains(&Token::Number) {
            self.tokens.push(Token::Number);
        }
    }
}

/// A number in thousands of thousands.
fn scaled(number: &Exact, thousands: u32) -> Option<Exact> {
    let mut scaled = number.clone();
    for _ in 0..thousands {
        scaled = scaled.checked_div(&Exact::whole(1000))?;
    }
    Some(scaled)
}

/// A number with a decimal comma; three decimals get a fourth, since they could be taken for
/// thousands.
fn in_words(number: &Exact) -> String {
    let plain = written(number);
    match plain.split_once(',') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{plain}0"),
        _ => plain,
    }
}

/// The sections of a code: semicolons part them, outside quotes, brackets and escapes.
fn sections(code: &str) -> Vec<String> {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut parts = vec![String::new()];
    for character in code.chars() {
        let ends = character == ';' && !quoted && !bracketed && !escaped;
        match character {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            _ => {}
        }
        if ends {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
}

/// A section of its text.
fn section(text: &str) -> Section {
    let mut section = Section::default();
    let mut digits = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                for quoted in characters.by_ref().take_while(|c| *c != '"') {
                    section.literal(quoted);
                }
            }
            '\\' => {
                if let Some(escaped) = characters.next() {
                    section.literal(escaped);
                }
            }
            // A space as wide as the next character; the next character repeated.
            '_' => {
                characters.next();
                section.literal(' ');
            }
            '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                bracket(&mut section, &inside);
            }
            '0' | '#' | '?' | '.' | ',' if is_place(character, &digits) => {
                digits.push(character);
                section.number();
            }
            '%' => section.is_percent = true,
            '/' if !digits.is_empty() => {
                let is_denominator = characters
                    .peek()
                    .is_some_and(|c| matches!(c, '0' | '#' | '?' | '1'..='9'));
                section.is_fraction |= is_denominator && !section.is_date;
            }
            'G' | 'g' if rest_is(&mut characters, "eneral") => section.number(),
            'E' if matches!(characters.peek(), Some('+' | '-')) => {
                characters.next();
            }
            '@' => section.number(),
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' if digits.is_empty() => {
                section.is_date = true;
            }
            other => section.literal(other),
        }
    }
    section.thousands = thousands(&digits);
    section
}

/// Whether a character is a place of the number: commas and points only beside others.
fn is_place(character: char, digits: &str) -> bool {
    matches!(character, '0' | '#' | '?') || !digits.is_empty() || character == '.'
}

/// Takes the rest of a word, if it follows.
fn rest_is(characters: &mut std::iter::Peekable<std::str::Chars<'_>>, rest: &str) -> bool {
    let ahead: String = characters.clone().take(rest.len()).collect();
    let follows = ahead.eq_ignore_ascii_case(rest);
    if follows {
        characters.by_ref().take(rest.len()).for_each(drop);
    }
    follows
}

/// What stands in brackets: a condition, a sign of money, a span of time; colours say nothing.
fn bracket(section: &mut Section, inside: &str) {
    if let Some(money) = inside.strip_prefix('$') {
        let sign = money.split('-').next().unwrap_or_default();
        sign.chars().for_each(|c| section.literal(c));
        return;
    }
    if matches!(
        inside,
        "h" | "hh" | "m" | "mm" | "s" | "ss" | "H" | "M" | "S"
    ) {
        section.is_date = true;
        return;
    }
    let comparisons = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("<>", Comparison::Unequal),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
    ];
    for (sign, comparison) in comparisons {
        if let Some(limit) = inside.strip_prefix(sign) {
            section.condition = limit.trim().parse().ok().map(|limit| (comparison, limit));
            return;
        }
    }
}

/// How often the places of a number divide it by a thousand: commas behind the last place before
/// the point, or behind all.
fn thousands(digits: &str) -> u32 {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let trailing = |text: &str| text.chars().rev().take_while(|c| *c == ',').count();
    u32::try_from(trailing(whole) + trailing(decimals))
        .unwrap_or(u32::MAX)
        .min(20)
}

#[cfg(test)]
mod tests;
