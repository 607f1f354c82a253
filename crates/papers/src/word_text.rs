//! The text of a paragraph in a Word document, as its page shows it.

use roxmltree::Node;
use vietnamese::decode::{decode, is_legacy_font};

use crate::element::{attribute, child, is_on};
use crate::fonts::Fonts;

/// The text of a paragraph or run: tracked insertions are in, deletions are out, hidden text, notes
/// and field codes are out, a text box is left to the caller.
pub fn text_of(paragraph: Node<'_, '_>, fonts: &Fonts) -> String {
    let mut text = String::new();
    for child in paragraph.children() {
        collect(child, fonts, &mut text);
    }
    text
}

/// Adds what a node shows.
fn collect(node: Node<'_, '_>, fonts: &Fonts, text: &mut String) {
    match node.tag_name().name() {
        // Deleted and moved away: no longer said. Codes of fields are never shown.
        "del" | "moveFrom" | "instrText" | "delText" | "pPr" | "rPr" | "txbxContent" => {}
        // The fallback repeats the choice for older programs.
        "Fallback" => {}
        "r" => run(node, fonts, text),
        _ => {
            for child in node.children() {
                collect(child, fonts, text);
            }
        }
    }
}

/// Adds what a run shows, in the encoding that its font tells, or that of its styles.
pub fn run(node: Node<'_, '_>, fonts: &Fonts, text: &mut String) {
    let properties = child(node, "rPr");
    if properties.is_some_and(|set| child(set, "vanish").is_some_and(is_on)) {
        return;
    }
    let font = properties
        .and_then(|set| child(set, "rFonts"))
        .and_then(|fonts| attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi")))
        .or_else(|| fonts.of(node));
    let mut shown = String::new();
    for part in node.children() {
        match part.tag_name().name() {
            "t" => shown.push_str(part.text().unwrap_or_default()),
            "tab" | "ptab" => shown.push(' '),
            "br" | "cr" => shown.push('\n'),
            "noBreakHyphen" => shown.push('-'),
            // Programs that save a legacy text anew write its letter «ư» as what its byte is else.
            "softHyphen" if font.is_some_and(is_legacy_font) => shown.push('\u{ad}'),
            "AlternateContent" | "drawing" | "pict" => collect(part, fonts, &mut shown),
            _ => {}
        }
    }
    text.push_str(&decode(&shown, font).text);
}
