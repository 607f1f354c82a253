//! The paths that a source names, without comments and texts.

/// A path as it is named: its segments, and whether it stands in a `use`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// `crate`, `plan`, `model`, `Plan`; `*` for a glob.
    pub segments: Vec<String>,
    /// Whether it stands in a `use` or an `extern crate`.
    pub in_use: bool,
    /// Whether that `use` passes the name on: `pub use`, `pub(crate) use`.
    pub is_public: bool,
    /// The line, from 1.
    pub line: usize,
    /// How many inline modules it stands in.
    pub depth: usize,
    /// Whether one of them is called `tests`.
    pub in_tests: bool,
}

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Colons,
    Sign(char),
}

/// All paths of a source, groups written out.
pub fn paths(text: &str) -> Vec<Path> {
    let tokens = tokens(text);
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        in_use: false,
        is_public: false,
        braces: Vec::new(),
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

/// Reads tokens from left to right.
struct Reader<'a> {
    tokens: &'a [(Token, usize)],
    at: usize,
    in_use: bool,
    is_public: bool,
    /// For every open brace, the name of the module that it opens.
    braces: Vec<Option<String>>,
    found: Vec<Path>,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).map(|(token, _)| token)
    }

    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.token(at) == Some(&Token::Sign(sign))
    }

    fn read(&mut self) {
        while let Some((token, _)) = self.tokens.get(self.at).cloned() {
            match token {
                Token::Word(word) if word == "use" || word == "extern" => {
                    self.in_use = true;
                    self.is_public = self.at > 0 && self.follows_pub();
                    self.at += 1;
                }
                Token::Word(_) if self.at > 0 && self.is_sign(self.at - 1, '.') => self.at += 1,
                Token::Word(_) => self.path(&[]),
                Token::Colons => self.at += 1,
                Token::Sign(sign) => self.sign(sign),
            }
        }
    }

    /// Whether `pub` or `pub(…)` stands before this token.
    fn follows_pub(&self) -> bool {
        let is_pub = |at: usize| self.token(at) == Some(&Token::Word("pub".into()));
        is_pub(self.at - 1)
            || self.is_sign(self.at - 1, ')') && (self.at.saturating_sub(6)..self.at).any(is_pub)
    }

    /// The name in `mod name {`, where the brace stands here.
    fn opened_module(&self) -> Option<String> {
        let keyword = self.token(self.at.checked_sub(2)?)?;
        match self.token(self.at - 1)? {
            Token::Word(name) if *keyword == Token::Word("mod".into()) => Some(name.clone()),
            _ => None,
        }
    }

    fn sign(&mut self, sign: char) {
        match sign {
            '{' => {
                let module = self.opened_module();
                self.braces.push(module);
            }
            '}' => {
                self.braces.pop();
            }
            ';' => (self.in_use, self.is_public) = (false, false),
            _ => {}
        }
        self.at += 1;
    }

    /// Reads a path that begins here, after the segments before a group.
    fn path(&mut self, before: &[String]) {
        let mut segments = before.to_vec();
        let line = self.tokens[self.at].1;
        loop {
            match self.token(self.at).cloned() {
                Some(Token::Word(word)) => segments.push(word),
                Some(Token::Sign('*')) if !segments.is_empty() => segments.push("*".to_owned()),
                Some(Token::Sign('{')) if self.in_use && !segments.is_empty() => {
                    return self.group(&segments);
                }
                _ => break,
            }
            self.at += 1;
            if self.token(self.at) != Some(&Token::Colons) {
                break;
            }
            self.at += 1;
        }
        let modules = self.braces.iter().flatten();
        self.found.push(Path {
            segments,
            in_use: self.in_use,
            is_public: self.is_public,
            line,
            depth: modules.clone().count(),
            in_tests: modules.clone().any(|name| name == "tests"),
        });
    }

    /// Reads `{a, b::c, d::{e}}`.
    fn group(&mut self, before: &[String]) {
        self.at += 1;
        while let Some(token) = self.token(self.at).cloned() {
            match token {
                Token::Sign('}') => {
                    self.at += 1;
                    return;
                }
                Token::Word(word) if word == "as" => self.at += 2,
                Token::Word(_) | Token::Sign('*') => self.path(before),
                _ => self.at += 1,
            }
        }
    }
}

/// Words, `::` and signs with their lines; comments, texts and characters left out.
fn tokens(text: &str) -> Vec<(Token, usize)> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < letters.len() {
        let rest = &letters[at..];
        let length = skipped(rest);
        if length > 0 {
            line += rest[..length]
                .iter()
                .filter(|letter| **letter == '\n')
                .count();
            at += length;
            continue;
        }
        let word = rest
            .iter()
            .take_while(|l| l.is_alphanumeric() || **l == '_')
            .count();
        if word > 0 {
            tokens.push((Token::Word(rest[..word].iter().collect()), line));
            at += word;
        } else if rest.starts_with(&[':', ':']) {
            tokens.push((Token::Colons, line));
            at += 2;
        } else {
            if !rest[0].is_whitespace() {
                tokens.push((Token::Sign(rest[0]), line));
            }
            line += usize::from(rest[0] == '\n');
            at += 1;
        }
    }
    tokens
}

/// How many letters of a comment, a text or a character stand here.
fn skipped(rest: &[char]) -> usize {
    let until = |from: usize, end: &[char]| {
        (from..rest.len())
            .find(|at| rest[*at..].starts_with(end))
            .map_or(rest.len(), |at| at + end.len())
    };
    if rest.starts_with(&['/', '/']) {
        return until(2, &['\n']);
    }
    if rest.starts_with(&['/', '*']) {
        return until(2, &['*', '/']);
    }
    if rest[0] == 'r' || rest.starts_with(&['b', 'r']) {
        let mark = if rest[0] == 'r' { 1 } else { 2 };
        let hashes = rest[mark..]
            .iter()
            .take_while(|letter| **letter == '#')
            .count();
        if rest.get(mark + hashes) == Some(&'"') {
            let end: Vec<char> = std::iter::once('"')
                .chain(std::iter::repeat_n('#', hashes))
                .collect();
            return until(mark + hashes + 1, &end);
        }
    }
    match rest[0] {
        '"' => quoted(rest, '"'),
        // A lifetime has no closing quote after one letter.
        '\'' if rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'') => quoted(rest, '\''),
        _ => 0,
    }
}

/// The length of a text with its quotes.
fn quoted(rest: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            letter if letter == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}
