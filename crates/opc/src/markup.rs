//! Markup that is changed in place: where elements stand in a part's text, and splices that leave
//! everything else of it as it is.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::Event;

use crate::Broken;

/// First line of every part that is added.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Where an element stands in a text.
#[derive(Debug, Clone, Copy)]
pub struct Element<'a> {
    /// Its whole name, with the prefix.
    pub name: &'a str,
    /// Where its first tag begins.
    pub start: usize,
    /// Where its first tag ends.
    pub open_end: usize,
    /// Where its last tag begins; the end of the first where it has one tag only.
    pub close_start: usize,
    /// Where it ends.
    pub end: usize,
}

impl<'a> Element<'a> {
    /// Its name without the prefix.
    pub fn local(&self) -> &'a str {
        local(self.name)
    }

    /// The prefix of its name, with the colon.
    pub fn prefix(&self) -> &'a str {
        &self.name[..self.name.len() - self.local().len()]
    }

    /// Its first tag.
    pub fn tag<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.open_end]
    }

    /// All of it.
    pub fn whole<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// What stands in it.
    pub fn inner(&self) -> Range<usize> {
        self.open_end..self.close_start
    }

    /// Whether it has one tag only.
    pub fn is_empty_tag(&self) -> bool {
        self.open_end == self.end
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The elements at the top of a stretch of a text.
pub fn elements(text: &str, within: Range<usize>) -> Result<Vec<Element<'_>>, Broken> {
    let whole = text.get(within.clone()).ok_or(Broken)?;
    // The reader doesn't count a byte order mark.
    let stretch = whole.trim_start_matches('\u{FEFF}');
    let offset = within.end - stretch.len();
    let mut reader = Reader::from_str(stretch);
    let (mut found, mut depth, mut before) = (Vec::<Element<'_>>::new(), 0_usize, offset);
    loop {
        let event = reader.read_event().map_err(|_| Broken)?;
        let after = offset + usize::try_from(reader.buffer_position()).map_err(|_| Broken)?;
        match event {
            Event::Eof => break,
            Event::Start(_) if depth > 0 => depth += 1,
            Event::Start(tag) => {
                found.push(element(text, before, after, tag.name().as_ref().len())?);
                depth = 1;
            }
            Event::Empty(tag) if depth == 0 => {
                found.push(element(text, before, after, tag.name().as_ref().len())?);
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(Broken)?;
                if depth == 0
                    && let Some(last) = found.last_mut()
                {
                    (last.close_start, last.end) = (before, after);
                }
            }
            _ => {}
        }
        before = after;
    }
    if depth == 0 { Ok(found) } else { Err(Broken) }
}

fn element(text: &str, start: usize, end: usize, name: usize) -> Result<Element<'_>, Broken> {
    Ok(Element {
        name: text.get(start + 1..start + 1 + name).ok_or(Broken)?,
        start,
        open_end: end,
        close_start: end,
        end,
    })
}

/// The element that holds all others.
pub fn root(text: &str) -> Result<Element<'_>, Broken> {
    elements(text, 0..text.len())?
        .into_iter()
        .next()
        .ok_or(Broken)
}

/// The elements of an element.
pub fn children<'a>(text: &'a str, of: &Element<'_>) -> Result<Vec<Element<'a>>, Broken> {
    elements(text, of.inner())
}

/// The first element of a name without prefix.
pub fn named<'a>(among: &[Element<'a>], name: &str) -> Option<Element<'a>> {
    among.iter().find(|one| one.local() == name).copied()
}

/// An attribute of a tag: its whole name, and where all of it and its value stand in the tag.
struct Attribute<'t> {
    name: &'t str,
    whole: Range<usize>,
    value: Range<usize>,
}

/// The attributes of a tag. The tag is one that the reader took, so that quotes are paired.
fn attributes(tag: &str) -> Vec<Attribute<'_>> {
    let mut found = Vec::new();
    let mut at = tag
        .find(|c: char| c.is_ascii_whitespace())
        .unwrap_or(tag.len());
    while let Some(equals) = tag[at..].find('=').map(|step| at + step) {
        let name = tag[at..equals].trim();
        let Some(open) = tag[equals..].find(['"', '\'']).map(|step| equals + step) else {
            break;
        };
        let quote = if tag[open..].starts_with('"') {
            '"'
        } else {
            '\''
        };
        let Some(close) = tag[open + 1..].find(quote).map(|step| open + 1 + step) else {
            break;
        };
        found.push(Attribute {
            name,
            whole: at..close + 1,
            value: open + 1..close,
        });
        at = close + 1;
    }
    found
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let found = attributes(tag)
        .into_iter()
        .find(|attribute| local(attribute.name) == name && !attribute.name.starts_with("xmlns"))?;
    let value = &tag[found.value];
    Some(unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned))
}

/// A number in an attribute.
pub fn number(tag: &str, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

/// The prefix, with the colon, that a tag binds to a namespace; none where it binds none.
pub fn bound_prefix<'t>(tag: &'t str, namespace: &str) -> Option<&'t str> {
    attributes(tag)
        .into_iter()
        .find(|attribute| {
            attribute.name.starts_with("xmlns:") && &tag[attribute.value.clone()] == namespace
        })
        .map(|attribute| &attribute.name["xmlns:".len()..])
}

/// A tag with an attribute set; its name is whole, its value plain.
pub fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escape(value);
    match attributes(tag).into_iter().find(|one| one.name == name) {
        Some(found) => format!(
            "{}{value}{}",
            &tag[..found.value.start],
            &tag[found.value.end..]
        ),
        None => {
            let end = if tag.ends_with("/>") {
                tag.len() - 2
            } else {
                tag.len() - 1
            };
            let before = tag[..end].trim_end();
            format!("{before} {name}=\"{value}\"{}", &tag[end..])
        }
    }
}

/// A tag without an attribute.
pub fn without_attribute(tag: &str, name: &str) -> String {
    match attributes(tag).into_iter().find(|one| one.name == name) {
        Some(found) => format!("{}{}", &tag[..found.whole.start], &tag[found.whole.end..]),
        None => tag.to_owned(),
    }
}

/// Changes to a text, each at its place; none reaches into another.
#[derive(Debug, Default)]
pub struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    /// Puts a text in the place of a stretch.
    pub fn replace(&mut self, stretch: Range<usize>, by: impl Into<String>) {
        self.0.push((stretch, by.into()));
    }

    /// Puts a text before a place; of several, the first stays first.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Puts markup at the end of an element.
    pub fn append(&mut self, text: &str, to: &Element<'_>, markup: &str) {
        self.append_to(to, to.tag(text), markup);
    }

    /// Puts markup at the end of an element whose first tag becomes another.
    pub fn append_to(&mut self, to: &Element<'_>, tag: &str, markup: &str) {
        if to.is_empty_tag() {
            let open = tag.trim_end_matches("/>").trim_end();
            self.replace(to.start..to.end, format!("{open}>{markup}</{}>", to.name));
        } else {
            self.replace(to.start..to.open_end, tag);
            self.insert(to.close_start, markup);
        }
    }

    /// The text with all changes made.
    pub fn apply(mut self, text: &str) -> String {
        // Of changes at one place, insertions come before what replaces the text after it.
        self.0
            .sort_by_key(|(stretch, _)| (stretch.start, stretch.end));
        let mut changed = String::with_capacity(text.len() + 1024);
        let mut at = 0;
        for (stretch, by) in &self.0 {
            changed.push_str(text.get(at..stretch.start).unwrap_or_default());
            changed.push_str(by);
            at = at.max(stretch.end);
        }
        changed.push_str(&text[at..]);
        changed
    }
}

/// Where an element goes among the elements of another whose order is fixed: behind the last that
/// stands before it in the order.
pub fn place_among(
    parent: &Element<'_>,
    among: &[Element<'_>],
    order: &[&str],
    name: &str,
) -> usize {
    let before = order.iter().take_while(|known| **known != name);
    let before: Vec<&str> = before.copied().collect();
    among
        .iter()
        .rev()
        .find(|one| before.contains(&one.local()))
        .map_or(parent.open_end, |one| one.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_where_they_stand() {
        let text = "\u{FEFF}<?xml version=\"1.0\"?><!-- <c/> --><x:a p=\"1\"><x:b><c/></x:b>t<d  e='>'/></x:a>\n";
        let root = root(text).unwrap();
        assert_eq!((root.name, root.local(), root.prefix()), ("x:a", "a", "x:"));
        assert_eq!(root.tag(text), "<x:a p=\"1\">");
        let inner = children(text, &root).unwrap();
        let wholes: Vec<&str> = inner.iter().map(|one| one.whole(text)).collect();
        assert_eq!(wholes, ["<x:b><c/></x:b>", "<d  e='>'/>"]);
        assert!(inner[1].is_empty_tag());
        for broken in ["<a><b></a>", "<a>", "</a>", "<a"] {
            assert!(elements(broken, 0..broken.len()).is_err(), "{broken}");
        }
    }

    #[test]
    fn attributes_are_read_set_and_taken_out() {
        let tag = "<c r = 'A&amp;1' s=\"3\" xr:id=\"7\" />";
        assert_eq!(attribute(tag, "r").as_deref(), Some("A&1"));
        assert_eq!(number(tag, "s"), Some(3));
        assert_eq!(attribute(tag, "id").as_deref(), Some("7"));
        assert_eq!(
            with_attribute(tag, "s", "12"),
            tag.replace("\"3\"", "\"12\"")
        );
        assert_eq!(with_attribute("<c/>", "s", "<"), "<c s=\"&lt;\"/>");
        assert_eq!(with_attribute("<c>", "s", "1"), "<c s=\"1\">");
        assert_eq!(
            without_attribute(tag, "s"),
            "<c r = 'A&amp;1' xr:id=\"7\" />"
        );
        assert_eq!(
            bound_prefix("<a xmlns:q=\"u\" xmlns=\"v\">", "u"),
            Some("q")
        );
    }

    #[test]
    fn splices_leave_the_rest_as_it_is() {
        let text = "<a><b/><c>x</c></a>";
        let root = root(text).unwrap();
        let inner = children(text, &root).unwrap();
        let mut splices = Splices::default();
        splices.append(text, &inner[0], "<n/>");
        splices.append(text, &root, "<last/>");
        splices.insert(inner[1].start, "<m/>");
        assert_eq!(splices.apply(text), "<a><b><n/></b><m/><c>x</c><last/></a>");
    }
}
