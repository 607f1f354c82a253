//! A relation: what leads from one part to another.

use quick_xml::events::Event;

use crate::xml::{Xml, attribute};

/// A relation of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its id.
    pub id: String,
    /// The last word of its kind: `worksheet`.
    pub kind: String,
    /// The path of the part that it leads to.
    pub target: String,
}

/// The part with the relations of a part; of the container where the path is empty.
pub(crate) fn relations_of(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{path}.rels"),
    }
}

/// The relations of a part at a path, from the markup that lists them.
pub(crate) fn read(xml: &mut Xml<'_>, path: &str) -> Vec<Relation> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut listed = Vec::new();
    while let Some(event) = xml.next_event() {
        if let Event::Start(element) = &event
            && element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Target"))
        {
            let kind = attribute(element, "Type").unwrap_or_default();
            listed.push(Relation {
                id,
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolve(folder, &target),
            });
        }
    }
    listed
}

/// A relation's target as the path of a part.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_or_absolute() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../tables/t.xml", "xl/tables/t.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "/xl/worksheets/s.xml", "xl/worksheets/s.xml"),
        ] {
            assert_eq!(resolve(folder, target), path);
        }
        assert_eq!(relations_of(""), "_rels/.rels");
        assert_eq!(
            relations_of("xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels"
        );
    }

    #[test]
    fn a_relation_has_the_last_word_of_its_kind() {
        let markup = r#"<p:Relationships xmlns:p="u"><p:Relationship Id="a" Type="http://x/worksheet" Target="s.xml"/><p:Relationship Type="http://x/styles" Target="t.xml"/></p:Relationships>"#;
        let read = read(
            &mut Xml::new(Box::new(markup.as_bytes())),
            "xl/workbook.xml",
        );
        let expected = Relation {
            id: "a".into(),
            kind: "worksheet".into(),
            target: "xl/s.xml".into(),
        };
        assert_eq!(read, [expected]);
    }
}
