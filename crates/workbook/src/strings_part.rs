//! Text in runs: which of them are struck out.

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, Event};

use opc::xml::{Xml, attribute};

/// A text of which a part is struck out, raised or lowered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Runs {
    /// What is left.
    pub(super) kept: String,
    /// What is struck out.
    pub(super) struck: String,
    /// What is raised or lowered behind a number or a word.
    pub(super) raised: String,
}

/// How a piece of text, or a cell, draws its characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Whether it strikes them out.
    pub(super) struck: bool,
    /// Whether it raises or lowers them.
    pub(super) raised: bool,
}

/// A text in pieces: how each is drawn, where it says so itself, and its characters. What does not
/// say so follows the cell's font.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pieces(Vec<(Option<Drawn>, String)>);

impl Pieces {
    /// Adds text.
    pub(super) fn push(&mut self, drawn: Option<Drawn>, text: &str) {
        match self.0.last_mut() {
            Some((last, piece)) if *last == drawn => piece.push_str(text),
            _ => self.0.push((drawn, text.to_owned())),
        }
    }

    /// What is struck out, what is raised, and what is neither, in a cell of a font; nothing where
    /// the pieces say no more than the font.
    pub(super) fn resolve(&self, cell: Drawn) -> Option<Runs> {
        let differs = self.0.iter().any(|(own, _)| own.unwrap_or(cell) != cell);
        differs.then(|| self.runs(cell))
    }

    /// The same, also where the pieces say no more than the font.
    pub(super) fn runs(&self, cell: Drawn) -> Runs {
        let mut runs = Runs::default();
        let mut left: Vec<(bool, &str)> = Vec::new();
        for (own, text) in &self.0 {
            let drawn = own.unwrap_or(cell);
            if drawn.struck {
                runs.struck.push_str(text);
            } else {
                left.push((drawn.raised, text));
            }
        }
        let shown = |(_, text): &&(bool, &str)| !text.trim().is_empty();
        let all_raised = left.iter().filter(shown).all(|(raised, _)| *raised);
        for (at, (raised, text)) in left.iter().enumerate() {
            if *raised && !all_raised {
                let after = left[at + 1..]
                    .iter()
                    .map(|(_, text)| *text)
                    .collect::<String>();
                raise(&mut runs, text, &after);
            } else {
                runs.kept.push_str(text);
            }
        }
        runs
    }
}

/// The longest mark of a footnote, in characters.
const LONGEST_MARK: usize = 5;

/// Takes raised characters out where they are a mark behind a number or a word. Those of a unit stay
/// (`m²`); others (a power of ten, digits inside a number) stay behind a sign that keeps them from
/// being read as digits of it.
fn raise(runs: &mut Runs, text: &str, after: &str) {
    let mark = text.trim();
    let before = runs.kept.chars().next_back();
    let word: String = {
        let rest = runs.kept.trim_end();
        let from = rest.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| {
            at + rest[at..].chars().next().map_or(1, char::len_utf8)
        });
        rest[from..].to_lowercase()
    };
    let is_unit = matches!(
        word.trim_start_matches(|c: char| c.is_ascii_digit()),
        "m" | "km" | "cm" | "dm" | "mm"
    );
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric());
    match mark {
        "2" if is_unit => runs.kept.push('²'),
        "3" if is_unit => runs.kept.push('³'),
        "" => runs.kept.push_str(text),
        _ if before.is_some_and(|c| c.is_alphanumeric() || ")%.,;: ".contains(c))
            && !goes_on
            && word != "10"
            && !word.ends_with("x10")
            && mark.chars().count() <= LONGEST_MARK
            && mark.chars().filter(char::is_ascii_digit).count() <= 2 =>
        {
            runs.raised.push_str(mark);
            // The blank behind a mark parts words.
            if text.ends_with(char::is_whitespace) {
                runs.kept.push(' ');
            }
        }
        _ => {
            runs.kept.push('^');
            runs.kept.push_str(mark);
        }
    }
}

/// The shared strings of which a piece has a format of its own, by number.
pub(super) fn read(xml: &mut Xml<'_>) -> BTreeMap<usize, Pieces> {
    let mut found = BTreeMap::new();
    let mut number = 0;
    loop {
        match xml.next_event() {
            None => return found,
            Some(Event::Start(element)) if element.local_name().as_ref() == "si" => {}
            Some(_) => continue,
        }
        if let Some(runs) = read_item(xml, "si") {
            found.insert(number, runs);
        }
        number += 1;
    }
}

/// Reads a string up to the end of its element; nothing where no piece has a format of its own.
pub(super) fn read_item(xml: &mut Xml<'_>, name: &str) -> Option<Pieces> {
    let mut pieces = Pieces::default();
    let (mut in_text, mut phonetic) = (false, false);
    let mut drawn: Option<Drawn> = None;
    while let Some(event) = xml.next_event() {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "r" => drawn = None,
                "rPr" => drawn = Some(Drawn::default()),
                "strike" | "dstrike" => {
                    drawn.get_or_insert_default().struck = !attribute(element, "val")
                        .is_some_and(|value| matches!(value.as_str(), "0" | "false"));
                }
                "vertAlign" => {
                    drawn.get_or_insert_default().raised =
                        attribute(element, "val").is_some_and(|value| value != "baseline");
                }
                "rPh" => phonetic = true,
                "t" => in_text = !phonetic,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                other if other == name => break,
                _ => {}
            },
            Event::Text(text) if in_text => pieces.push(drawn, &text.xml10_content()),
            Event::GeneralRef(entity) if in_text => pieces.push(drawn, &character(entity)),
            _ => {}
        }
    }
    let says = pieces.0.iter().any(|(own, _)| own.is_some());
    says.then_some(pieces)
}

/// The character of a reference (`&lt;`).
pub(super) fn character(entity: &BytesRef<'_>) -> String {
    let written = format!("&{};", &**entity);
    quick_xml::escape::unescape(&written)
        .unwrap_or_default()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(items: &str) -> BTreeMap<usize, Pieces> {
        let text = format!("<sst>{items}</sst>");
        read(&mut Xml::new(Box::new(std::io::Cursor::new(
            text.into_bytes(),
        ))))
    }

    fn struck(is_struck: bool) -> Drawn {
        Drawn {
            struck: is_struck,
            raised: false,
        }
    }

    #[test]
    fn struck_runs_are_taken_out() {
        let found = pieces(concat!(
            "<si><t>a</t></si><si><r><rPr><strike/></rPr><t>120</t></r>",
            "<r><rPr><b/></rPr><t> 125 &lt;</t></r></si>",
            r#"<si><r><rPr><strike val="0"/></rPr><t>x</t></r></si>"#,
        ));
        let runs = |kept: &str, struck: &str| {
            Some(Runs {
                kept: kept.to_owned(),
                struck: struck.to_owned(),
                raised: String::new(),
            })
        };
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(found[&1].resolve(struck(false)), runs(" 125 <", "120"));
        assert_eq!(found[&2].resolve(struck(false)), None);
        // In a cell that is struck out, what says that it is not stays.
        assert_eq!(found[&2].resolve(struck(true)), runs("x", ""));
    }

    #[test]
    fn a_piece_without_format_follows_the_cell() {
        let found = pieces("<si><r><t>120 </t></r><r><rPr><b/></rPr><t>125</t></r></si>");
        let runs = found[&0].resolve(struck(true)).unwrap();
        assert_eq!((runs.kept.as_str(), runs.struck.as_str()), ("125", "120 "));
    }

    #[test]
    fn raised_characters_are_no_digits_of_a_number() {
        let raised = |text: &str| {
            format!(r#"<r><rPr><vertAlign val="superscript"/></rPr><t>{text}</t></r>"#)
        };
        let lowered =
            |text: &str| format!(r#"<r><rPr><vertAlign val="subscript"/></rPr><t>{text}</t></r>"#);
        let plain = |text: &str| {
            format!(
                r#"<r><rPr><vertAlign val="baseline"/></rPr><t xml:space="preserve">{text}</t></r>"#
            )
        };
        for (items, kept, marks) in [
            (plain("498") + &raised("2"), "498", "2"),
            (plain("498") + &lowered("(1)"), "498", "(1)"),
            (
                plain("498") + &raised("1") + &plain("/512") + &raised("2"),
                "498/512",
                "12",
            ),
            (
                plain("123") + &raised("a") + &plain("/QĐ-UBND"),
                "123/QĐ-UBND",
                "a",
            ),
            (plain("120 m") + &raised("2"), "120 m²", ""),
            (plain("5×10") + &raised("6"), "5×10^6", ""),
            (plain("4") + &raised("1") + &plain("98"), "4^198", ""),
            (
                raised("498") + &plain("/") + &lowered("512"),
                "^498/^512",
                "",
            ),
            (raised("498"), "498", ""),
            (plain("498") + &raised("512"), "498^512", ""),
        ] {
            let found = pieces(&format!("<si>{items}</si>"));
            let runs = found[&0].runs(Drawn::default());
            assert_eq!(
                (runs.kept.as_str(), runs.raised.as_str()),
                (kept, marks),
                "{items}"
            );
        }
    }
}
