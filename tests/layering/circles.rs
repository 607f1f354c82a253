//! No file may use another that uses it, by whatever way round: also not inside a room or a crate.
//!
//! What counts: every path outside tests that leads to an item of another file of the same package,
//! a child's call of a function or macro of its parent's `mod.rs` or `lib.rs` included. What does not:
//!
//! - the declaration of a module;
//! - a name that a file only passes on (`pub use`): a path through it is followed to the file that
//!   the name comes from;
//! - a type or constant that a parent declares, used by its own child: what stands in a folder's
//!   `mod.rs` is the vocabulary of the folder. Brothers have no such right.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::source::{Path, paths};

/// A use of one file by another: which, and in which line.
type Uses = BTreeMap<usize, BTreeMap<usize, usize>>;

/// The file of a package: its path below `src`, and its text.
pub type File = (String, String);

/// Two files, the first of which uses the second, by their paths below the root without `.rs`.
pub type Known = (&'static str, &'static str);

/// A file as a module.
struct Module {
    /// `["intake", "value"]` for `intake/value/mod.rs`; empty for `lib.rs`.
    steps: Vec<String>,
    /// Everything that it names outside tests.
    paths: Vec<Path>,
}

/// The modules of a package.
struct Package {
    modules: Vec<Module>,
    by_steps: BTreeMap<Vec<String>, usize>,
}

/// Whether a file holds tests only, by its name.
fn is_test(steps: &[String]) -> bool {
    let names_tests = |step: &String| step == "tests" || step.ends_with("_tests");
    steps.iter().any(names_tests)
}

/// The module of a file: `render/json.rs` is `["render", "json"]`.
fn steps_of(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut steps: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if matches!(
        steps.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        steps.pop();
    }
    steps
}

impl Package {
    fn of(files: &[File]) -> Self {
        let mut package = Package {
            modules: Vec::new(),
            by_steps: BTreeMap::new(),
        };
        for (file, text) in files {
            let steps = steps_of(file);
            let paths = paths(text).into_iter().filter(|path| !path.in_tests);
            let paths = if is_test(&steps) {
                Vec::new()
            } else {
                paths.collect()
            };
            if file != "main.rs" {
                package
                    .by_steps
                    .insert(steps.clone(), package.modules.len());
            }
            package.modules.push(Module { steps, paths });
        }
        package
    }

    /// The file and the name in it to which a path of a file leads, followed through names that are
    /// passed on; nothing where it leaves the package.
    fn target(&self, from: usize, path: &Path, hops: usize) -> Option<(usize, String)> {
        let whole = self.absolute(from, path)?;
        let (at, rest) = self.deepest(&whole);
        let Some(name) = rest.first() else {
            return Some((at, String::new()));
        };
        let uses = self.modules[at].paths.iter();
        let passes_on = |one: &&Path| one.in_use && one.segments.last() == Some(name);
        match uses.clone().find(passes_on).zip(hops.checked_sub(1)) {
            Some((passed_on, hops)) => self.target(at, passed_on, hops),
            None => Some((at, name.clone())),
        }
    }

    /// Whether a name is a type or a constant of the parent of a file, or of one above it.
    fn is_vocabulary(&self, from: usize, to: usize, name: &str) -> bool {
        let (own, other) = (&self.modules[from].steps, &self.modules[to].steps);
        let is_parent = own.len() > other.len() && own.starts_with(other);
        is_parent && name.starts_with(|first: char| first.is_uppercase())
    }

    /// A path from the root of the package; nothing for what is local or another package's.
    fn absolute(&self, from: usize, path: &Path) -> Option<Vec<String>> {
        let segments = &path.segments;
        let own = &self.modules[from].steps;
        let first = segments.first()?.as_str();
        // The `crate` and `super` of `pub(crate)` and `pub(super)` use nothing.
        if segments.len() == 1 && !path.in_use {
            return None;
        }
        let rest = |skipped: usize| segments[skipped..].iter().cloned();
        match first {
            "crate" => Some(rest(1).collect()),
            "self" if segments.len() > 1 && path.depth == 0 => {
                Some(own.iter().cloned().chain(rest(1)).collect())
            }
            "super" => {
                let ups = segments.iter().take_while(|one| *one == "super").count();
                let ups_here = ups.checked_sub(path.depth)?;
                let kept = own.len().checked_sub(ups_here)?;
                Some(own[..kept].iter().cloned().chain(rest(ups)).collect())
            }
            _ => {
                let child: Vec<String> = own.iter().cloned().chain(rest(0).take(1)).collect();
                let is_child = self.by_steps.contains_key(&child);
                is_child.then(|| own.iter().cloned().chain(rest(0)).collect())
            }
        }
    }

    /// The file deepest in the tree that a path passes, and what of the path is left.
    fn deepest<'p>(&self, whole: &'p [String]) -> (usize, &'p [String]) {
        (0..=whole.len())
            .rev()
            .find_map(|length| {
                let found = self.by_steps.get(&whole[..length])?;
                Some((*found, &whole[length..]))
            })
            .expect("every package has a root")
    }

    /// Whether a file only passes a name on: nothing else in it has the name.
    fn only_passes_on(&self, file: usize, path: &Path) -> bool {
        let name = path.segments.last();
        let is_named = |one: &Path| !one.in_use && one.segments.first() == name;
        path.is_public && !self.modules[file].paths.iter().any(is_named)
    }

    /// What each file uses of others.
    fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (from, module) in self.modules.iter().enumerate() {
            for path in &module.paths {
                if self.only_passes_on(from, path) {
                    continue;
                }
                if let Some((to, name)) = self.target(from, path, 9)
                    && to != from
                    && !self.is_vocabulary(from, to, &name)
                {
                    let known = uses.entry(from).or_default();
                    known.entry(to).or_insert(path.line);
                }
            }
        }
        uses
    }
}

/// The shortest way from a file back to itself.
fn way_round(uses: &Uses, start: usize) -> Option<Vec<usize>> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut waiting = std::collections::VecDeque::from([start]);
    while let Some(at) = waiting.pop_front() {
        for next in uses.get(&at).into_iter().flatten().map(|(next, _)| *next) {
            if next == start {
                let mut way = vec![start, at];
                while let Some(last) = way.last().filter(|last| **last != start) {
                    way.push(before[last]);
                }
                way.reverse();
                return Some(way);
            }
            if let Entry::Vacant(vacant) = before.entry(next) {
                vacant.insert(at);
                waiting.push_back(next);
            }
        }
    }
    None
}

/// The circles of a package's files, a line each, the shortest of every file that stands in one;
/// then the known uses that close none any more. `below` is the folder of the sources.
pub fn circles(below: &str, files: &[File], known: &[Known]) -> Vec<String> {
    let package = Package::of(files);
    let mut uses = package.uses();
    let name = |file: usize| {
        let (path, _) = &files[file];
        format!("{below}/{}", path.strip_suffix(".rs").unwrap_or(path))
    };
    let mut found = Vec::new();
    for (first, second) in known.iter().filter(|(first, _)| first.starts_with(below)) {
        let at = |wanted: &str| (0..files.len()).find(|file| name(*file) == wanted);
        let Some((from, to)) = at(first).zip(at(second)) else {
            found.push(format!("known: {first} or {second} is no file any more"));
            continue;
        };
        let closes =
            leads(&uses, to, from) && uses.get(&from).is_some_and(|of| of.contains_key(&to));
        if closes {
            uses.get_mut(&from).map(|of| of.remove(&to));
        } else {
            found.push(format!(
                "known: {first} → {second} closes no circle any more"
            ));
        }
    }
    let mut told = BTreeSet::new();
    for file in 0..files.len() {
        let Some(way) = way_round(&uses, file) else {
            continue;
        };
        let mut members = way.clone();
        members.sort_unstable();
        members.dedup();
        if told.insert(members) {
            found.push(in_words(&way, &uses, &name));
        }
    }
    found
}

/// A circle with the line of each use.
fn in_words(way: &[usize], uses: &Uses, name: &dyn Fn(usize) -> String) -> String {
    let steps: Vec<String> = way
        .windows(2)
        .map(|pair| format!("{}.rs:{}", name(pair[0]), uses[&pair[0]][&pair[1]]))
        .collect();
    format!("circle: {} → back", steps.join(" → "))
}

/// Whether one file uses another, by whatever way.
fn leads(uses: &Uses, from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(at) = waiting.pop() {
        for next in uses.get(&at).into_iter().flatten().map(|(next, _)| *next) {
            if next == to {
                return true;
            }
            if seen.insert(next) {
                waiting.push(next);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)], known: &[Known]) -> Vec<String> {
        let files: Vec<File> = files
            .iter()
            .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))
            .collect();
        circles("src", &files, known)
    }

    const TWO: [(&str, &str); 3] = [
        ("lib.rs", "pub mod a;\npub mod b;"),
        ("a.rs", "use crate::b::B;\npub struct A;"),
        (
            "b.rs",
            "pub struct B;\nfn f() -> super::a::A { super::a::A }",
        ),
    ];

    #[test]
    fn two_files_that_use_each_other_are_a_circle() {
        assert_eq!(found(&TWO, &[]), ["circle: src/a.rs:1 → src/b.rs:2 → back"]);
        let none: [String; 0] = [];
        assert_eq!(found(&TWO[..2], &[]), none);
    }

    #[test]
    fn a_child_that_calls_its_parent_is_a_circle() {
        let parent = "mod child;\nuse child::work;\npub struct P;\nfn f() { work() }";
        let of = |child: &str| {
            let files = [
                ("lib.rs", "mod p;"),
                ("p/mod.rs", parent),
                ("p/child.rs", child),
            ];
            found(&files, &[]).len()
        };
        for child in ["use super::f;", "fn g() { super::f() }", "use crate::p::f;"] {
            assert_eq!(of(child), 1, "{child}");
        }
        // The words of a folder stand in its `mod.rs`.
        assert_eq!(of("use super::P;\nfn g(_: crate::p::P) {}"), 0);
    }

    #[test]
    fn a_longer_way_round_is_a_circle_told_once() {
        let files = [
            ("lib.rs", ""),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "use crate::c;\nfn f() { c::g() }"),
            ("c.rs", "use crate::{a::A, d};"),
            ("d.rs", ""),
        ];
        assert_eq!(
            found(&files, &[]),
            ["circle: src/a.rs:1 → src/b.rs:1 → src/c.rs:1 → back"]
        );
    }

    #[test]
    fn names_that_are_passed_on_lead_to_where_they_come_from() {
        let passing = "mod model;\nmod reader;\npub use model::Model;\npub use reader::read;";
        let files = [
            ("lib.rs", "pub mod plan;"),
            ("plan/mod.rs", passing),
            ("plan/model.rs", "pub struct Model;"),
            (
                "plan/reader.rs",
                "use super::Model;\npub fn read() -> Model { Model }",
            ),
        ];
        let none: [String; 0] = [];
        assert_eq!(found(&files, &[]), none);
        let used = format!("{passing}\nfn own() {{ read(); }}");
        let mut files = files;
        files[1].1 = &used;
        files[3].1 = "use super::own;\npub fn read() {}";
        assert_eq!(found(&files, &[]).len(), 1);
    }

    #[test]
    fn tests_may_use_what_they_test() {
        let files = [
            ("lib.rs", "mod a;"),
            ("a.rs", "mod tests;\nmod b;\nuse b::B;\npub struct A;"),
            ("a/tests.rs", "use super::*;\nuse super::A;"),
            (
                "a/b.rs",
                "pub struct B;\n#[cfg(test)]\nmod tests { use super::super::A; }",
            ),
        ];
        let none: [String; 0] = [];
        assert_eq!(found(&files, &[]), none);
    }

    #[test]
    fn a_known_use_is_let_through_as_long_as_it_closes_a_circle() {
        let none: [String; 0] = [];
        assert_eq!(found(&TWO, &[("src/b", "src/a")]), none);
        let free = [TWO[0], TWO[1], ("b.rs", "pub struct B;")];
        assert_eq!(
            found(&free, &[("src/b", "src/a")]),
            ["known: src/b → src/a closes no circle any more"]
        );
        assert_eq!(
            found(&free, &[("src/gone", "src/a")]),
            ["known: src/gone or src/a is no file any more"]
        );
    }
}
