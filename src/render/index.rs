//! The index of a period's folder: a page that any browser opens, with a link to each document.

use std::fmt::Write;

/// Its file name: it sorts before all documents.
pub const NAME: &str = "00-muc-luc.html";

/// Documents of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they are.
    pub title: String,
    /// The documents, in their order.
    pub entries: Vec<Entry>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name below the period's folder, with `/`.
    pub name: String,
    /// What it is.
    pub title: String,
}

const STYLE: &str = "body{font-family:'Times New Roman',Tinos,serif;font-size:17px;max-width:60em;\
margin:2em auto;padding:0 1em;line-height:1.4}h1{font-size:1.4em}h2{font-size:1.1em;margin:1.4em 0 .3em}\
table{border-collapse:collapse;width:100%}td{border-top:1px solid #bbb;padding:.25em .6em .25em 0;\
vertical-align:top}td:first-child{width:38%;overflow-wrap:anywhere}";

/// The page.
pub fn page(title: &str, groups: &[Group]) -> String {
    let title = escaped(title);
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    for group in groups {
        let _ = writeln!(
            text,
            "<h2>{} ({} tệp)</h2>\n<table>",
            escaped(&group.title),
            group.entries.len()
        );
        for entry in &group.entries {
            let _ = writeln!(
                text,
                "<tr><td><a href=\"{}\">{}</a></td><td>{}</td></tr>",
                link(&entry.name),
                escaped(&entry.name),
                escaped(&entry.title)
            );
        }
        text.push_str("</table>\n");
    }
    text.push_str("</body>\n</html>\n");
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A name as a relative address.
fn link(name: &str) -> String {
    let mut link = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => {
                link.push(char::from(byte));
            }
            _ => {
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_linked_and_nothing_becomes_markup() {
        let text = page(
            "Kỳ <b>",
            &[Group {
                title: "Phiếu & công văn".to_owned(),
                entries: vec![Entry {
                    name: "phieu/xã a.pdf".to_owned(),
                    title: "\"UBND\" <script>".to_owned(),
                }],
            }],
        );
        assert!(text.contains("href=\"phieu/x%C3%A3%20a.pdf\""), "{text}");
        assert!(text.contains("<h2>Phiếu &amp; công văn (1 tệp)</h2>"));
        assert!(!text.contains("<script>") && !text.contains("Kỳ <b>"));
    }
}
