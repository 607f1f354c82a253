//! The dialects in which workbooks are written.

use opc::markup::bound_prefix;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_prefix_is_used() {
        let tag = "<worksheet xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";
        let dialect = Dialect::of(tag);
        assert_eq!(dialect.id_attribute(tag, "rId1"), "q:id=\"rId1\"");
        assert!(dialect.id_attribute("<a>", "rId1").starts_with("xmlns:r="));
    }
}
