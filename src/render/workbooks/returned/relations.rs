//! What leads from part to part: relations, and the kinds of the parts.

use super::markup::{
    Broken, Splices, attribute, bound_prefix, children, named, root, with_attribute,
};
use super::package::Package;

/// Namespace of relations.
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The part with the kinds of all parts.
const KINDS: &str = "[Content_Types].xml";

/// The two dialects in which workbooks are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Of nearly all programs.
    Transitional,
    /// ISO 29500 Strict.
    Strict,
}

impl Dialect {
    /// The dialect of a workbook, by its first tag.
    pub(super) fn of(tag: &str) -> Self {
        if tag.contains("http://purl.oclc.org/ooxml/") {
            Dialect::Strict
        } else {
            Dialect::Transitional
        }
    }

    /// The namespace of workbooks and sheets.
    pub(super) fn main(self) -> &'static str {
        match self {
            Dialect::Transitional => "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            Dialect::Strict => "http://purl.oclc.org/ooxml/spreadsheetml/main",
        }
    }

    /// The namespace of ids of relations, and the beginning of their kinds.
    pub(super) fn relations(self) -> &'static str {
        match self {
            Dialect::Transitional => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            }
            Dialect::Strict => "http://purl.oclc.org/ooxml/officeDocument/relationships",
        }
    }

    /// The attribute with the id of a relation, for an element below a first tag: with the prefix
    /// that is bound there, or with one of its own.
    pub(super) fn id_attribute(self, root_tag: &str, id: &str) -> String {
        match bound_prefix(root_tag, self.relations()) {
            Some(prefix) => format!("{prefix}:id=\"{id}\""),
            None => format!("xmlns:r=\"{}\" r:id=\"{id}\"", self.relations()),
        }
    }
}

/// A relation of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// Its id.
    pub(super) id: String,
    /// The last word of its kind: `worksheet`.
    pub(super) kind: String,
    /// The path of the part that it leads to.
    pub(super) target: String,
}

/// The part with the relations of a part; of the container where the path is empty.
fn relations_of(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{path}.rels"),
    }
}

/// The relations of a part.
pub(super) fn list(package: &mut Package<'_>, path: &str) -> Result<Vec<Relation>, Broken> {
    let part = relations_of(path);
    if !package.has(&part) {
        return Ok(Vec::new());
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = package.text(&part)?;
    let found = children(&text, &root(&text)?)?;
    let relation = |tag: &str| {
        let kind = attribute(tag, "Type")?;
        Some(Relation {
            id: attribute(tag, "Id")?,
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: resolve(folder, &attribute(tag, "Target")?),
        })
    };
    Ok(found
        .iter()
        .filter_map(|one| relation(one.tag(&text)))
        .collect())
}

/// Adds a relation to a part; gives its id. The kind is whole, the target the path of a part.
pub(super) fn add(
    package: &mut Package<'_>,
    path: &str,
    kind: &str,
    target: &str,
) -> Result<String, Broken> {
    let known = list(package, path)?;
    let id = (1_u32..)
        .map(|number| format!("rId{number}"))
        .find(|id| known.iter().all(|one| !one.id.eq_ignore_ascii_case(id)))
        .ok_or(Broken)?;
    let part = relations_of(path);
    let text = if package.has(&part) {
        package.text(&part)?
    } else {
        format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\"></Relationships>")
    };
    let root = root(&text)?;
    let mut splices = Splices::default();
    let markup = format!(
        "<{}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{target}\"/>",
        root.prefix()
    );
    splices.append(&text, &root, &markup);
    package.set(&part, splices.apply(&text));
    Ok(id)
}

/// First line of every part that is added.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Names the kind of a part.
pub(super) fn set_kind(package: &mut Package<'_>, path: &str, kind: &str) -> Result<(), Broken> {
    let text = package.text(KINDS)?;
    let root = root(&text)?;
    let wanted = format!("/{path}");
    let known = children(&text, &root)?.into_iter().find(|one| {
        one.local() == "Override"
            && attribute(one.tag(&text), "PartName")
                .is_some_and(|name| name.eq_ignore_ascii_case(&wanted))
    });
    let mut splices = Splices::default();
    match known {
        Some(known) => splices.replace(
            known.start..known.open_end,
            with_attribute(known.tag(&text), "ContentType", kind),
        ),
        None => {
            let markup = format!(
                "<{}Override PartName=\"{wanted}\" ContentType=\"{kind}\"/>",
                root.prefix()
            );
            splices.append(&text, &root, &markup);
        }
    }
    package.set(KINDS, splices.apply(&text));
    Ok(())
}

/// Names the kind of all parts with an ending, where none is named.
pub(super) fn set_default_kind(
    package: &mut Package<'_>,
    ending: &str,
    kind: &str,
) -> Result<(), Broken> {
    let text = package.text(KINDS)?;
    let root = root(&text)?;
    let inner = children(&text, &root)?;
    let is_known = inner.iter().any(|one| {
        one.local() == "Default"
            && attribute(one.tag(&text), "Extension")
                .is_some_and(|known| known.eq_ignore_ascii_case(ending))
    });
    if !is_known {
        let mut splices = Splices::default();
        let markup = format!(
            "<{}Default Extension=\"{ending}\" ContentType=\"{kind}\"/>",
            root.prefix()
        );
        let at = named(&inner, "Default").map_or(root.open_end, |one| one.start);
        splices.insert(at, markup);
        package.set(KINDS, splices.apply(&text));
    }
    Ok(())
}

/// The kind of a part: named for it alone, or for its ending.
pub(super) fn kind(package: &mut Package<'_>, path: &str) -> Result<Option<String>, Broken> {
    let text = package.text(KINDS)?;
    let inner = children(&text, &root(&text)?)?;
    let named_by = |attribute_name: &str, wanted: &str| {
        let tags = inner.iter().map(|one| one.tag(&text));
        let mut of_it = tags.filter(|tag| {
            attribute(tag, attribute_name).is_some_and(|name| name.eq_ignore_ascii_case(wanted))
        });
        of_it.find_map(|tag| attribute(tag, "ContentType"))
    };
    let ending = path.rsplit('.').next().unwrap_or_default();
    Ok(named_by("PartName", &format!("/{path}")).or_else(|| named_by("Extension", ending)))
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
        assert_eq!(
            resolve("xl/worksheets", "../comments1.xml"),
            "xl/comments1.xml"
        );
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(relations_of(""), "_rels/.rels");
        assert_eq!(
            relations_of("xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels"
        );
    }

    #[test]
    fn the_bound_prefix_is_used() {
        let tag = "<worksheet xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";
        let dialect = Dialect::of(tag);
        assert_eq!(dialect.id_attribute(tag, "rId1"), "q:id=\"rId1\"");
        assert!(dialect.id_attribute("<a>", "rId1").starts_with("xmlns:r="));
    }
}
