//! What leads from part to part in a package that is being changed: relations, and the kinds of the
//! parts.

use crate::Broken;
use crate::markup::{DECLARATION, Splices, attribute, children, named, root, with_attribute};
use crate::package::Package;
use crate::relation::{Relation, read, relations_of};
use crate::xml::Xml;

/// Namespace of relations.
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The part with the kinds of all parts.
const KINDS: &str = "[Content_Types].xml";

/// The relations of a part.
///
/// # Errors
/// Where there are some that can't be read.
pub fn list(package: &mut Package<'_>, path: &str) -> Result<Vec<Relation>, Broken> {
    let part = relations_of(path);
    if !package.has(&part) {
        return Ok(Vec::new());
    }
    let text = package.text(&part)?;
    root(&text)?;
    Ok(read(&mut Xml::new(Box::new(text.as_bytes())), path))
}

/// Adds a relation to a part; gives its id. The kind is whole, the target the path of a part.
pub fn add(
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

/// Names the kind of a part.
pub fn set_kind(package: &mut Package<'_>, path: &str, kind: &str) -> Result<(), Broken> {
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
pub fn set_default_kind(package: &mut Package<'_>, ending: &str, kind: &str) -> Result<(), Broken> {
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
pub fn kind(package: &mut Package<'_>, path: &str) -> Result<Option<String>, Broken> {
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
