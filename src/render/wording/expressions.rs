//! The places of a template where a value is inserted. A draft's template is the same text, with each
//! of them sent through one more filter that knows what was written there.

/// The filter's name in rewritten templates.
pub(super) const FILTER: &str = "danh_dau_nguon";

/// The insertions of a template, and the names that its loops and macros give to single things.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Expressions {
    /// What stands between the braces, in order, spaces made single.
    pub inserted: Vec<String>,
    /// Loop variables and parameters, each once, in order.
    pub scoped: Vec<String>,
}

/// A part of a template that is looked at one by one.
pub(super) enum Part<'a> {
    /// What stands between the braces of an insertion.
    Insertion(&'a str),
    /// What stands in a tag.
    Tag(&'a str),
}

/// The template with every insertion sent through the filter, and what these insertions are.
pub(super) fn rewritten(source: &str) -> (String, Expressions) {
    let mut found = Expressions::default();
    let out = replaced(source, &mut |part, _| match part {
        Part::Insertion(inner) => Some(found.insertion(inner)),
        Part::Tag(inner) => {
            found.tag(inner);
            None
        }
    });
    (out, found)
}

/// The template with each insertion and tag as `write` wants it, which is told what follows too; where
/// it gives nothing the part stays.
pub(super) fn replaced(
    source: &str,
    write: &mut dyn FnMut(Part<'_>, &str) -> Option<String>,
) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut rest = source;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (closing, quoted) = match rest.as_bytes().get(1) {
            Some(b'#') => ("#}", false),
            Some(b'%') => ("%}", true),
            Some(b'{') => ("}}", true),
            _ => {
                out.push('{');
                rest = &rest[1..];
                continue;
            }
        };
        // The template was understood before, so everything that is opened is closed.
        let end = end(&rest[2..], closing, quoted).map_or(rest.len(), |end| end + 4);
        let whole = &rest[..end];
        let inner = whole[2..].strip_suffix(closing).unwrap_or_default();
        rest = &rest[end..];
        let written = match closing {
            "}}" => write(Part::Insertion(inner), rest),
            "%}" => write(Part::Tag(inner), rest),
            _ => None,
        };
        out.push_str(written.as_deref().unwrap_or(whole));
        if closing == "%}" && words(inner).first() == Some(&"raw") {
            let raw = rest.find("endraw").unwrap_or(rest.len());
            out.push_str(&rest[..raw]);
            rest = &rest[raw..];
        }
    }
    out.push_str(rest);
    out
}

/// Where the closing mark stands, outside of quotes and of inner braces.
fn end(text: &str, closing: &str, quoted: bool) -> Option<usize> {
    if !quoted {
        return text.find(closing);
    }
    let (mut quote, mut depth, mut escaped) = (None, 0_u32, false);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) => quote = (letter != open).then_some(open),
            (None, '"' | '\'') => quote = Some(letter),
            (None, _) if depth == 0 && text[at..].starts_with(closing) => return Some(at),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The words of a tag, without its signs for spaces.
fn words(tag: &str) -> Vec<&str> {
    tag.trim_matches(['-', '+'])
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .filter(|word| !word.is_empty())
        .collect()
}

impl Expressions {
    /// An insertion, sent through the filter.
    fn insertion(&mut self, inner: &str) -> String {
        let before = inner.len() - inner.trim_start_matches(['-', '+']).len();
        let after = inner.trim_end_matches(['-', '+']).len().max(before);
        let core = &inner[before..after];
        let number = self.inserted.len();
        self.inserted
            .push(core.split_whitespace().collect::<Vec<_>>().join(" "));
        format!(
            "{{{{{}({core})|{FILTER}({number}){}}}}}",
            &inner[..before],
            &inner[after..]
        )
    }

    /// The names that a tag gives to single things: of a loop, of a macro's parameters.
    fn tag(&mut self, inner: &str) {
        let words = words(inner);
        let names = match words.first() {
            Some(&"for") => {
                let until = words.iter().position(|word| *word == "in").unwrap_or(1);
                words.get(1..until).unwrap_or_default()
            }
            Some(&"macro") => words.get(2..).unwrap_or_default(),
            _ => &[],
        };
        for name in names {
            if !self.scoped.iter().any(|known| known == name) {
                self.scoped.push((*name).to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_insertion_is_found_and_nothing_else() {
        let source = "{# {{ không }} #}{% for a, b in x %}{{ a.n|f(\"}}\") }}{% endfor %}\n\
            {% macro m(c) %}{{- c -}}{% endmacro %}{ {% raw %}{{ d }}{% endraw %}{{ {'k': {}}['k'] }}";
        let (text, found) = rewritten(source);
        assert_eq!(found.inserted, ["a.n|f(\"}}\")", "c", "{'k': {}}['k']"]);
        assert_eq!(found.scoped, ["a", "b", "c"]);
        assert_eq!(
            text,
            "{# {{ không }} #}{% for a, b in x %}{{( a.n|f(\"}}\") )|danh_dau_nguon(0)}}{% endfor %}\n\
            {% macro m(c) %}{{-( c )|danh_dau_nguon(1)-}}{% endmacro %}{ {% raw %}{{ d }}{% endraw %}{{( {'k': {}}['k'] )|danh_dau_nguon(2)}}"
        );
    }
}
