//! What a Word file says of itself to the program that takes it back: which document of which period it
//! is, and which figures it held when it was written.

use nd30::document::figure::Mark;
use opc::xml::{Event, Xml, attribute};

/// The namespace of the part with the figures.
pub(crate) const FIGURES: &str = "urn:cchc:so-lieu";

/// Where a document comes from; empty where nobody takes it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The period.
    pub period: String,
    /// Which document of the period.
    pub document: String,
    /// SHA-256 of the text that its body was taken from, where a clerk had written one.
    pub narrative: String,
}

/// The longest tag and title of a content control that Word opens.
const LONGEST: usize = 64;

/// The tag of the content control of a source: the source itself, or the beginning of it and a number
/// that tells it from others that begin so.
pub fn tag(source: &str) -> String {
    if source.chars().count() <= LONGEST {
        return source.to_owned();
    }
    // FNV-1a: the same on every machine.
    let hash = source
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let start: String = source.chars().take(LONGEST - 10).collect();
    format!("{start}~{:08x}", hash >> 32)
}

/// The title of the content control of a figure, as a reader sees it.
pub(crate) fn title(mark: &Mark) -> String {
    let whole = match mark.verdict.as_str() {
        "" => mark.source.clone(),
        verdict => format!("{}{BEFORE_VERDICT}{verdict}", mark.source),
    };
    match whole.chars().count() <= LONGEST {
        true => whole,
        false => tag(&mark.source),
    }
}

/// Between the source and the verdict in a title.
const BEFORE_VERDICT: &str = " – ";

/// The tag that a title stands for, where a program has kept the title alone.
pub fn tag_of_title(title: &str) -> &str {
    title
        .rsplit_once(BEFORE_VERDICT)
        .map_or(title, |(source, _)| source)
}

/// What a file tells of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Where it comes from.
    pub origin: Origin,
    /// The figures that it held, in the order of their sources.
    pub figures: Vec<Mark>,
}

/// What one of the parts in which programs keep data of their own tells; nothing where none is ours.
pub fn written(parts: &[String]) -> Option<Written> {
    let part = parts.iter().find(|part| part.contains(FIGURES))?;
    let mut xml = Xml::new(Box::new(part.as_bytes()));
    let mut written = None;
    while let Some(event) = xml.next_event() {
        let Event::Start(tag) = event else { continue };
        let value = |name| attribute(&tag, name).unwrap_or_default();
        match tag.local_name().as_ref() {
            "vanBan" => {
                written = Some(Written {
                    origin: Origin {
                        period: value("ky"),
                        document: value("vanBan"),
                        narrative: value("loiVan"),
                    },
                    figures: Vec::new(),
                });
            }
            "soLieu" => {
                if let Some(written) = &mut written {
                    written.figures.push(Mark {
                        text: value("ghi"),
                        source: value("nguon"),
                        verdict: value("ketQua"),
                    });
                }
            }
            _ => {}
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_never_too_long_and_never_that_of_another_source() {
        assert_eq!(tag("3.1.2, yêu cầu"), "3.1.2, yêu cầu");
        let long = |end: &str| format!("{}{end}", "1.1 ".repeat(30));
        let (one, other) = (tag(&long("a")), tag(&long("b")));
        assert_ne!(one, other);
        assert!(one.chars().count() <= LONGEST, "{one}");
    }
}
