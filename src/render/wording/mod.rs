//! Sentences: minijinja writes the body of a document as plain Vietnamese text, which is then read
//! into blocks. Only the template's own letters can make a heading, an item or a table: what comes
//! from the data is marked as it is written, and stays text.

mod altered;
mod expressions;
mod faults;
mod figure_words;
mod figures;
mod filters;
pub mod narrative;
mod resting;
mod text;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use self::narrative::Marked;
use self::text::{INSERTED_END, INSERTED_START};
use crate::failure::{Fault, Faults, Outcome};
use crate::report::document::{Block, Table};
use crate::vietnamese::phrase;

/// The folder of the wording templates, relative to the root.
pub const FOLDER: &str = "templates/wording";

/// The templates that come with the program: file name and text.
pub const BUILT_IN: [(&str, &str); 8] = [
    (
        "bao-cao.j2",
        include_str!("../../../templates/wording/bao-cao.j2"),
    ),
    (
        "bao-cao-co-quan.j2",
        include_str!("../../../templates/wording/bao-cao-co-quan.j2"),
    ),
    (
        "cong-van.j2",
        include_str!("../../../templates/wording/cong-van.j2"),
    ),
    (
        "cong-van-ket-qua.j2",
        include_str!("../../../templates/wording/cong-van-ket-qua.j2"),
    ),
    (
        "phieu.j2",
        include_str!("../../../templates/wording/phieu.j2"),
    ),
    (
        "phu-luc.j2",
        include_str!("../../../templates/wording/phu-luc.j2"),
    ),
    ("thu.j2", include_str!("../../../templates/wording/thu.j2")),
    (
        "tom-tat.j2",
        include_str!("../../../templates/wording/tom-tat.j2"),
    ),
];

/// How many steps a template may take: a report of 209 agencies takes fewer than 300 000.
const FUEL: u64 = 3_000_000;

/// All wording templates, ready to be filled.
#[derive(Debug)]
pub struct Wording {
    environment: Environment<'static>,
    sources: BTreeMap<String, String>,
    /// Whether the figures in its blocks are marked.
    marks: bool,
}

impl Wording {
    /// Takes the built-in templates, each replaced by the file of the same name in `overrides`
    /// (file name → text). Fails with every template that can't be understood.
    pub fn new(overrides: &BTreeMap<String, String>) -> Outcome<Wording> {
        let mut faults = Faults::new();
        let mut sources: BTreeMap<String, String> = BUILT_IN
            .iter()
            .map(|(name, source)| ((*name).to_owned(), (*source).to_owned()))
            .collect();
        for (name, source) in overrides {
            match sources.get_mut(name) {
                Some(known) => known.clone_from(source),
                None => faults.add(faults::unknown_file(name)),
            }
        }
        let mut environment = environment();
        for (name, source) in &sources {
            let source = text::without_marks(source);
            if let Err(error) = environment.add_template_owned(name.clone(), source) {
                faults.add(faults::fault(name, &sources[name], &error));
            }
        }
        faults.into_outcome(Wording {
            environment,
            sources,
            marks: false,
        })
    }

    /// The same templates, with every generated figure of their blocks marked by its source: for
    /// documents that an office goes on editing.
    #[must_use]
    pub fn marking(&self) -> Wording {
        Wording {
            environment: self.environment.clone(),
            sources: self.sources.clone(),
            marks: true,
        }
    }

    /// Whether a template is the one of the program, not an office's own.
    pub fn is_built_in(&self, name: &str) -> bool {
        let own = self.sources.get(name).map(String::as_str);
        BUILT_IN
            .iter()
            .any(|(known, source)| *known == name && own == Some(*source))
    }

    /// Whether the figures of its blocks are marked.
    pub fn marks(&self) -> bool {
        self.marks
    }

    /// Fills a template and reads the text into blocks; `[[bang:name]]` places a table. Fails with
    /// every name that the data does not have, also in sentences that this period does not print.
    pub fn blocks(
        &self,
        name: &str,
        data: &impl Serialize,
        tables: &BTreeMap<String, Table>,
    ) -> Outcome<Vec<Block>> {
        let data = Value::from(Serde(data));
        let source = self.source(name);
        let template = self
            .environment
            .get_template(name)
            .map_err(|error| faults::fault(name, source, &error))?;
        let mut faults = Faults::new();
        let mut unknown: Vec<String> = template
            .undeclared_variables(true)
            .into_iter()
            .filter(|path| !self.is_known(&data, path))
            .collect();
        unknown.sort();
        for path in &unknown {
            faults.add(faults::unknown_name(name, source, path));
        }
        faults.check()?;
        if self.marks {
            return self
                .marked(name, &data)?
                .blocks(tables)
                .map_err(|table| faults::unknown_table(name, source, &table, tables).into());
        }
        let written = self.written(name, &data, |data| template.render(data))?;
        text::blocks(text::items(&written), tables)
            .map_err(|table| faults::unknown_table(name, source, &table, tables).into())
    }

    /// Fills a template that [`Wording::blocks`] could fill, with every generated figure marked by
    /// its source: the draft of a narrative.
    pub fn marked(&self, name: &str, data: &impl Serialize) -> Outcome<Marked> {
        let source = self.source(name);
        let (rewritten, expressions) = expressions::rewritten(&text::without_marks(source));
        let mut environment = environment();
        environment.set_formatter(figures::write_inserted);
        environment.add_filter(expressions::FILTER, figures::marker(expressions));
        let data = Value::from(Serde(data));
        let fill = |data| environment.render_named_str(name, &rewritten, data);
        let written = self.written(name, &data, fill)?;
        let others: Vec<Vec<text::Item>> = (altered::altered(&data).into_iter())
            .filter_map(|other| Some(text::items(&fill(other).ok()?)))
            .collect();
        let items = figures::distinct(text::items(&written));
        Ok(Marked::new(items).held_against(&others))
    }

    /// A filled template. In one that the office has written itself, all that rests on decisions bears
    /// the mark; the built-in ones set it where it reads best.
    fn written(
        &self,
        name: &str,
        data: &Value,
        fill: impl Fn(Value) -> Result<String, Error>,
    ) -> Outcome<String> {
        let source = self.source(name);
        let written = fill(data.clone()).map_err(|error| faults::fault(name, source, &error))?;
        if BUILT_IN.contains(&(name, source)) {
            return Ok(written);
        }
        // A template that has no words for other values tells nothing of them.
        let others = altered::altered(data).into_iter();
        let others: Vec<String> = others.filter_map(|other| fill(other).ok()).collect();
        Ok(match others.as_slice() {
            [] => written,
            others => resting::marked(&written, others),
        })
    }

    fn source(&self, name: &str) -> &str {
        self.sources.get(name).map_or("", String::as_str)
    }

    /// Whether the data, or the template language itself, has a name.
    fn is_known(&self, data: &Value, path: &str) -> bool {
        let mut parts = path.split('.');
        let head = parts.next().unwrap_or_default();
        if self.environment.globals().any(|(name, _)| name == head) {
            return true;
        }
        let mut value = data.get_attr(head).unwrap_or_default();
        for part in parts {
            if value.kind() != ValueKind::Map {
                break;
            }
            value = value.get_attr(part).unwrap_or_default();
        }
        !value.is_undefined()
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .expect("the usual delimiters are valid"),
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(write_inserted);
    filters::add(&mut environment);
    environment
}

/// Writes a value of the data between marks and on one line.
fn write_inserted(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    insert(out, &figures::without_marks(&printed(value)?))
}

fn insert(out: &mut Output, text: &str) -> Result<(), Error> {
    if !text.is_empty() {
        write!(out, "{INSERTED_START}{text}{INSERTED_END}")
            .map_err(|_| Error::from(ErrorKind::WriteFailure))?;
    }
    Ok(())
}

/// A value as it is printed. A whole number is written as a count (`05`, `1.178`); what is no text
/// is refused, so that nothing absent is ever printed as a word.
fn printed(value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::String => Ok(text::one_line(value.as_str().unwrap_or_default())),
        ValueKind::Number => match i64::try_from(value.clone()) {
            Ok(whole) => Ok(phrase::count(whole)),
            Err(_) => Err(not_printable("số lẻ")),
        },
        ValueKind::None => Err(not_printable("giá trị trống")),
        _ => Err(not_printable("danh sách hoặc nhóm giá trị")),
    }
}

fn not_printable(what: &str) -> Error {
    Error::new(
        ErrorKind::InvalidOperation,
        format!("không in được {what} thành chữ"),
    )
}

/// The built-in templates only.
impl Default for Wording {
    fn default() -> Self {
        Wording::new(&BTreeMap::new()).unwrap_or_else(|failure| {
            unreachable!("the tests fill every built-in template: {failure}")
        })
    }
}

/// The fault of a template whose text has another shape than its document asks for.
pub fn shape_fault(name: &str, what: &str, mend: &str) -> Fault {
    Fault::new(format!("{FOLDER}/{name}"), what, mend)
}
