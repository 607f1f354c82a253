//! What a source may name.

use std::collections::BTreeSet;

use super::source::{Path, paths};
use super::tables::{Allowed, MAIN, NamedIn};

/// One file of the sources.
pub struct Source {
    /// The crate below `crates` that it belongs to; none for the root package.
    member: Option<String>,
    /// Its path below `src`, with `/`.
    file: String,
    /// Its text.
    text: String,
}

impl Source {
    /// A file of the root package with a text.
    pub fn new(file: &str, text: &str) -> Self {
        Source {
            member: None,
            file: file.to_owned(),
            text: text.to_owned(),
        }
    }

    /// A file of a crate below `crates`.
    pub fn of_crate(member: &str, file: &str, text: &str) -> Self {
        Source {
            member: Some(member.to_owned()),
            ..Source::new(file, text)
        }
    }

    /// The crate below `crates` that it belongs to.
    fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// Its path below the root.
    fn path(&self) -> String {
        match &self.member {
            Some(member) => format!("crates/{member}/src/{}", self.file),
            None => format!("src/{}", self.file),
        }
    }

    /// The module at the top to which it belongs: `plan` for `plan/model.rs`, a crate's name for
    /// all that is in it.
    fn module(&self) -> &str {
        if let Some(member) = &self.member {
            return member;
        }
        let first = self.file.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Whether it holds tests only, by its name.
    fn is_test(&self) -> bool {
        let stem = self.file.strip_suffix(".rs").unwrap_or(&self.file);
        stem.ends_with("_tests") || stem.split('/').any(|step| step == "tests")
    }

    /// How many `super` lead from it to the crate: 1 for `plan.rs` and `plan/mod.rs`.
    fn depth(&self) -> usize {
        let steps = self.file.split('/').count();
        if self.file.ends_with("/mod.rs") {
            steps - 1
        } else {
            steps
        }
    }
}

/// The modules that a `lib.rs` declares, in its order.
pub fn declared_modules(text: &str) -> Vec<String> {
    let found = paths(text);
    let mut names = Vec::new();
    for pair in found.windows(2) {
        let [keyword, name] = pair else { continue };
        if keyword.segments == ["mod"] && keyword.depth == 0 {
            names.extend(name.segments.first().cloned());
        }
    }
    names
}

/// Everything that the sources do against the tables, a line each.
pub fn violations(sources: &[Source], modules: &[Allowed], named_in: &[NamedIn]) -> Vec<String> {
    let members: BTreeSet<&str> = sources.iter().filter_map(Source::member).collect();
    let mut found = Vec::new();
    for source in sources {
        if source.file == "lib.rs" && source.member.is_none() {
            found.extend(order(&declared_modules(&source.text), modules));
        }
        for path in paths(&source.text) {
            let wrong = layer(source, &path, modules, &members)
                .or_else(|| library(source, &path, named_in));
            found.extend(wrong.map(|wrong| format!("{}:{}: {wrong}", source.path(), path.line)));
        }
    }
    found
}

/// Whether `lib.rs` declares only modules of the table, in its order.
fn order(declared: &[String], modules: &[Allowed]) -> Vec<String> {
    let mut found = Vec::new();
    let mut last = 0;
    for name in declared {
        match modules.iter().position(|(known, _)| known == name) {
            None => found.push(format!(
                "src/lib.rs: module {name} is not in the table of tests/layering/tables.rs"
            )),
            Some(place) if place < last => {
                found.push(format!(
                    "src/lib.rs: module {name} must stand before {}",
                    modules[last].0
                ));
            }
            Some(place) => last = place,
        }
    }
    found
}

/// The module at the top that a path leads to, where it leaves its own by `crate`, `cchc` or
/// `super`, or names a crate of the workspace.
fn target<'a>(source: &Source, path: &'a Path, members: &BTreeSet<&str>) -> Option<&'a str> {
    let segments = &path.segments;
    let first = segments.first()?.as_str();
    let is_path = segments.len() > 1 || path.in_use;
    if is_path && members.contains(first) {
        return Some(first);
    }
    if source.member.is_some() {
        return None;
    }
    if first == "crate" || first == "cchc" {
        return segments.get(1).map(String::as_str);
    }
    let ups = segments
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let reaches = ups > 0 && ups == source.depth() + path.depth;
    reaches
        .then(|| segments.get(ups).map(String::as_str))
        .flatten()
}

/// Tests may build what they test from any module before their own; nobody may use one after it.
fn layer(
    source: &Source,
    path: &Path,
    modules: &[Allowed],
    members: &BTreeSet<&str>,
) -> Option<String> {
    let used = target(source, path, members)?;
    let own = source.module();
    if own == "lib" || used == own {
        return None;
    }
    let place = |name: &str| modules.iter().position(|(module, _)| *module == name);
    let comes_before = matches!((place(used), place(own)), (Some(used), Some(own)) if used < own);
    if (source.is_test() || path.in_tests) && comes_before {
        return None;
    }
    let known = modules.iter().find(|(module, _)| *module == own);
    let allowed = match known {
        Some((_, allowed)) => *allowed,
        None if own == "main" => MAIN,
        None => return Some(format!("module {own} is not in the table")),
    };
    (!allowed.contains(&used)).then(|| format!("{own} may not use {used}"))
}

/// Tests may read back with a library what another wrote; the clock is not for them either.
fn library(source: &Source, path: &Path, named_in: &[NamedIn]) -> Option<String> {
    let (name, places) = named_in.iter().find(|(name, _)| names(path, name))?;
    let whole = source.path();
    let below_root = whole.strip_prefix("src/").unwrap_or(&whole);
    let inside = |place: &str| {
        below_root
            .strip_prefix(place)
            .is_some_and(|rest| rest.starts_with(['/', '.', '_']))
    };
    if !name.starts_with("::") && (source.is_test() || path.in_tests) {
        return None;
    }
    if places.iter().any(|place| inside(place)) {
        return None;
    }
    Some(format!(
        "only {} may name {}",
        places.join(", "),
        name.trim_start_matches(':')
    ))
}

/// Whether a path names a library (`zip`, `typst*`), or passes through some segments (`::Utc::now`).
fn names(path: &Path, name: &str) -> bool {
    let segments: Vec<&str> = path.segments.iter().map(String::as_str).collect();
    if let Some(wanted) = name.strip_prefix("::") {
        let wanted: Vec<&str> = wanted.split("::").collect();
        return segments
            .windows(wanted.len())
            .any(|window| window == wanted);
    }
    let is_path = segments.len() > 1 || path.in_use;
    let first = segments.first().copied().unwrap_or_default();
    is_path
        && match name.strip_suffix('*') {
            Some(beginning) => first.starts_with(beginning),
            None => first == name,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULES: &[Allowed] = &[
        ("place", &[]),
        ("plan", &["place"]),
        ("finding", &["place"]),
        ("render", &["place", "plan"]),
        ("cli", &["render"]),
    ];
    const NAMED: &[NamedIn] = &[
        ("zip", &["plan/guard"]),
        ("typst*", &["render/pdf"]),
        ("::SystemTime", &["cli"]),
        ("::Utc::now", &["cli"]),
    ];

    fn found(file: &str, text: &str) -> Vec<String> {
        violations(&[Source::new(file, text)], MODULES, NAMED)
    }

    fn wrong(file: &str, text: &str, words: &str) {
        let found = found(file, text);
        assert!(
            found.len() == 1 && found[0].contains(words),
            "{file}: {text}: expected «{words}», got {found:?}"
        );
    }

    fn right(file: &str, text: &str) {
        assert_eq!(found(file, text), Vec::<String>::new(), "{file}: {text}");
    }

    #[test]
    fn a_module_uses_only_what_the_table_allows() {
        right(
            "plan/model.rs",
            "use crate::place::Cell;\nuse super::target::Target;",
        );
        right("plan.rs", "use crate::plan::Plan;");
        wrong(
            "plan/model.rs",
            "use std::fmt;\nuse crate::render::Page;",
            "plan/model.rs:2: plan may not use render",
        );
        wrong(
            "finding/mod.rs",
            "fn f() { crate::plan::load() }",
            "finding may not use plan",
        );
        wrong(
            "place.rs",
            "use crate::{exact::Exact as E, place::Cell};",
            "place may not use exact",
        );
        wrong(
            "place.rs",
            "use crate::{place::{Cell, Place}, plan};",
            "place may not use plan",
        );
        wrong(
            "place.rs",
            "pub use cchc::plan::model;",
            "place may not use plan",
        );
        wrong(
            "place.rs",
            "use super::plan::model;",
            "place may not use plan",
        );
        wrong(
            "plan/model.rs",
            "type A = super::super::render::A;",
            "plan may not use render",
        );
        wrong(
            "plan/load/field.rs",
            "use super::super::super::render;",
            "plan may not use render",
        );
        wrong(
            "plan/mod.rs",
            "mod tests { use super::super::render::A; }",
            "plan may not use render",
        );
        wrong("place.rs", "use crate::*;", "place may not use *");
        wrong(
            "stray/mod.rs",
            "use crate::place::Cell;",
            "stray is not in the table",
        );
    }

    #[test]
    fn what_only_looks_like_a_use_is_none() {
        right(
            "place.rs",
            "// use crate::plan::A;\n/* crate::plan */ //! [`crate::plan::A`]",
        );
        right(
            "place.rs",
            r##"const A: &str = "crate::plan \" crate::plan"; const B: &str = r#"use "crate::plan""#;"##,
        );
        right(
            "place.rs",
            "fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' }",
        );
        wrong(
            "place.rs",
            "fn f<'a>(c: char) -> bool { c == '\"' || crate::plan::g('\\'') }",
            "plan",
        );
        right("plan/mod.rs", "mod tests { use super::render; }");
        right("plan/model.rs", "use super::render;");
        right(
            "render/pdf.rs",
            "let zip = a.iter().zip(b); let c = std::iter::zip(a, b); x.zip::<A>(y);",
        );
    }

    #[test]
    fn main_parses_and_runs_only() {
        right(
            "main.rs",
            "fn main() { cchc::cli::parse(); cchc::pipeline::run() }",
        );
        wrong(
            "main.rs",
            "use cchc::plan::model::Plan;",
            "main may not use plan",
        );
    }

    #[test]
    fn crates_of_the_workspace_are_layers_too() {
        let found = |member: &str, text: &str| {
            let sources = [
                Source::of_crate("place", "lib.rs", "pub struct Place;"),
                Source::of_crate(member, "model/cell.rs", text),
            ];
            violations(&sources, MODULES, NAMED)
        };
        let none: Vec<String> = Vec::new();
        assert_eq!(found("plan", "use place::Cell;"), none);
        assert_eq!(found("plan", "use crate::render::Page;"), none);
        assert_eq!(found("finding", "fn f() { place::Cell::new() }"), none);
        let stranger = found("other", "use place::Cell;");
        assert_eq!(
            stranger,
            ["crates/other/src/model/cell.rs:1: module other is not in the table"]
        );
        let clock = found("plan", "fn f() { std::time::SystemTime::now() }");
        assert_eq!(clock.len(), 1, "{clock:?}");
        let root = [
            Source::of_crate("place", "lib.rs", ""),
            Source::new("cli/mod.rs", "use place::Cell;"),
        ];
        assert_eq!(
            violations(&root, MODULES, NAMED),
            ["src/cli/mod.rs:1: cli may not use place"]
        );
    }

    #[test]
    fn a_library_has_one_place() {
        right("plan/guard.rs", "use zip::ZipArchive;");
        right("plan/guard/limits.rs", "use zip::ZipArchive;");
        wrong(
            "plan/guardian.rs",
            "use zip::ZipArchive;",
            "only plan/guard may name zip",
        );
        wrong("plan/mod.rs", "use zip;", "may name zip");
        wrong("plan/mod.rs", "use {std::fmt, zip as z};", "may name zip");
        wrong("plan/mod.rs", "fn f() { zip::read() }", "may name zip");
        wrong("render/json.rs", "use typst_pdf::pdf;", "may name typst*");
        right(
            "render/pdf/world.rs",
            "use typst::{World, layout::Page}; use typst_kit::fonts;",
        );
    }

    #[test]
    fn tests_may_read_back_what_was_written() {
        right("plan/tests.rs", "use zip::ZipArchive;");
        right("plan/model/tests/reading.rs", "use zip::ZipArchive;");
        right("plan/decode_tests.rs", "use zip::ZipArchive;");
        right(
            "plan/mod.rs",
            "mod tests { fn f() { if a { zip::read() } } }",
        );
        wrong(
            "plan/mod.rs",
            "mod tests { fn f() {} } use zip::ZipArchive;",
            "may name zip",
        );
        wrong(
            "plan/tests.rs",
            "fn f() { Utc::now() }",
            "may name Utc::now",
        );
        wrong(
            "plan/tests.rs",
            "use crate::render;",
            "plan may not use render",
        );
    }

    #[test]
    fn tests_may_use_what_comes_before_their_module() {
        right("render/tests/sample.rs", "use crate::finding::Finding;");
        wrong(
            "render/sample.rs",
            "use crate::finding::Finding;",
            "render may not use finding",
        );
        wrong(
            "render/tests/sample.rs",
            "use crate::cli::parse;",
            "render may not use cli",
        );
    }

    #[test]
    fn the_clock_is_read_in_one_place() {
        right("cli/mod.rs", "let now = std::time::SystemTime::now();");
        wrong(
            "plan/mod.rs",
            "use std::time::{Duration, SystemTime};",
            "may name SystemTime",
        );
        wrong(
            "plan/mod.rs",
            "let now = chrono::Utc::now().date_naive();",
            "may name Utc::now",
        );
        right("plan/mod.rs", "let instant: Utc = day.now();");
    }

    #[test]
    fn lib_rs_keeps_the_order_and_knows_no_stranger() {
        right("lib.rs", "pub mod place;\npub mod plan;\npub mod cli;");
        wrong(
            "lib.rs",
            "pub mod plan;\npub mod place;",
            "place must stand before plan",
        );
        wrong(
            "lib.rs",
            "pub mod place;\nmod helpers;",
            "module helpers is not in the table",
        );
    }
}
