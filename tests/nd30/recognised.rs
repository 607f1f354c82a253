//! What is told from the printed page is what was set.

use cchc::render::pdf::Templates;
use cchc::report::document::{Annex, Block, Head, MarkedDocument, Orientation};
use conformance::line::Line;
use conformance::parts::Main;

use super::samples::{Content, samples};
use super::sheet;

/// A text without spaces, and without the places where it may break.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|one| !one.is_whitespace() && *one != '\u{200b}')
        .collect()
}

fn said<'a>(lines: impl IntoIterator<Item = &'a Line>) -> String {
    let texts = lines.into_iter().map(Line::text);
    letters(&texts.collect::<String>())
}

#[test]
fn each_part_is_told_from_the_page_as_it_was_set() {
    for sample in samples() {
        let sheet = sheet(&Templates::built_in(), &sample);
        let parts = &sheet.parts;
        let annexes = match &sample.content {
            Content::Document(set) => {
                same_document(&sample.name, set, parts.document.as_ref().unwrap());
                &set.document.annexes
            }
            Content::Annexes(set) => {
                assert!(parts.document.is_none(), "{}", sample.name);
                &set.annexes
            }
        };
        assert_eq!(parts.annexes.len(), annexes.len(), "{}", sample.name);
        for (told, set) in parts.annexes.iter().zip(annexes) {
            same_annex(told, set);
            let (width, height) = sheet.printed.pages[told.page()].size;
            assert_eq!(set.orientation == Orientation::Landscape, width > height);
        }
    }
}

fn same_document(name: &str, set: &MarkedDocument, told: &Main) {
    let (document, marks) = (&set.document, &set.marks);
    let letterhead = &told.letterhead;
    let same = |part: &str, told: String, set: &str| {
        assert_eq!(told, letters(set), "{name}: {part}");
    };
    same(
        "nation",
        said(&letterhead.nation),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    );
    same(
        "superior",
        said(&letterhead.superior),
        &document.letterhead.superior.concat(),
    );
    same(
        "issuer",
        said(&letterhead.issuer),
        &document.letterhead.issuer.concat(),
    );
    let number = document.number.value.clone().unwrap_or_default();
    let number = format!("Số:{number}/{}", document.number.symbol);
    same("number", said(&letterhead.number), &number);
    let date = &document.dated.date;
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let dated = format!(
        "{}, ngày {} tháng {} năm {}",
        document.dated.place,
        part(&date.day),
        part(&date.month),
        part(&date.year)
    );
    same("dated", said(&letterhead.dated), &dated);
    let (type_name, summary, subject) = match &document.head {
        Head::Named { type_name, summary } => (type_name.to_uppercase(), summary.as_str(), ""),
        Head::Dispatch { subject } => (String::new(), "", subject.as_str()),
    };
    same("type", said(&told.head.type_name), &type_name);
    same("summary", said(&told.head.summary), summary);
    same("subject", said(&letterhead.subject), subject);
    let to = &document.addressees;
    let to = match to.len() {
        1 => format!("Kính gửi: {}", to[0]),
        _ => format!("Kính gửi: -{}.", to.join(";-")),
    };
    same("addressees", said(&told.head.addressees), &to);
    same_body(name, &document.blocks, told);
    let signature = document.signature.as_ref().unwrap();
    let authority = signature.lines.concat().to_uppercase();
    same("authority", said(&told.closing.authority), &authority);
    // Each part of it begins a line of its own.
    let mut rest = told
        .closing
        .authority
        .iter()
        .map(|line| letters(&line.text()));
    for part in &signature.lines {
        let part = letters(&part.to_uppercase());
        let mut line = String::new();
        while line.len() < part.len() {
            line += &rest.next().unwrap();
        }
        assert_eq!(line, part, "{name}");
    }
    same("name", said(&told.closing.name), &signature.name);
    let recipients = format!("-{}.", document.recipients.join(";-"));
    same("recipients", said(&told.closing.recipients), &recipients);
    let mark = |mark: &Option<String>| mark.clone().unwrap_or_default();
    same(
        "drafter",
        said(&told.closing.drafter),
        &mark(&marks.drafter),
    );
    same(
        "urgency",
        said(&told.marks.urgency),
        &mark(&document.urgency),
    );
    same("secrecy", said(&told.marks.secrecy), &mark(&marks.secrecy));
    same(
        "circulation",
        said(&told.marks.circulation),
        &mark(&marks.circulation),
    );
    same(
        "address",
        said(&told.marks.address),
        &marks.address.concat(),
    );
}

fn same_body(name: &str, blocks: &[Block], told: &Main) {
    let mut paragraphs = Vec::new();
    let mut headings = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { text } => paragraphs.push(letters(text)),
            Block::Bullet { text, .. } => paragraphs.push(letters(&format!("-{text}"))),
            Block::Heading {
                level,
                number,
                text,
            } => {
                let text = match level {
                    1 => text.to_uppercase(),
                    _ => text.clone(),
                };
                headings.push((*level, letters(&format!("{number}{text}"))));
            }
            _ => {}
        }
    }
    let seen: Vec<String> = told.body.paragraphs.iter().map(said).collect();
    assert_eq!(seen, paragraphs, "{name}");
    let seen = told.body.headings.iter();
    let seen: Vec<(u8, String)> = seen.map(|(level, lines)| (*level, said(lines))).collect();
    assert_eq!(seen, headings, "{name}");
}

fn same_annex(told: &conformance::parts::annexes::Annex, set: &Annex) {
    assert_eq!(said([&told.label]), letters(&set.label));
    assert_eq!(said(&told.title), letters(&set.title.to_uppercase()));
    let source = said(&told.source);
    assert!(
        source.starts_with("(Kèmtheo") && source.ends_with(')'),
        "{source}"
    );
    assert!(told.is_first);
}
