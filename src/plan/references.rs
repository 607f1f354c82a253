//! The codes that a plan file declares, and those that it refers to.

use std::cell::RefCell;

use crate::agency::Register;
use crate::datafile::{Located, Row, Source, guess};

/// What a code names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Goal,
    Field,
    Group,
    Criterion,
    Measure,
    /// A level or an agency of the register.
    Reporter,
}

impl Wanted {
    fn name(self) -> &'static str {
        match self {
            Wanted::Goal => "mục tiêu",
            Wanted::Field => "lĩnh vực",
            Wanted::Group => "nhóm",
            Wanted::Criterion => "tiêu chí",
            Wanted::Measure => "chỉ số đo",
            Wanted::Reporter => "cấp hoặc cơ quan",
        }
    }

    fn place(self) -> &'static str {
        match self {
            Wanted::Reporter => "inputs/agencies.toml",
            _ => "tệp này",
        }
    }
}

/// Gathers codes while a plan is read; looks the references up when all is read.
#[derive(Debug, Default)]
pub(super) struct References {
    declared: RefCell<Vec<(Wanted, Located<String>)>>,
    wanted: RefCell<Vec<(Wanted, Located<String>)>>,
}

impl References {
    /// Reads the code of a block itself.
    pub(super) fn declare(&self, row: &Row<'_>, key: &'static str, what: Wanted) -> String {
        let Some(id) = row.id(key) else {
            return String::new();
        };
        self.declared.borrow_mut().push((what, id.clone()));
        id.value
    }

    /// Reads a code that must be declared somewhere.
    pub(super) fn refer(&self, row: &Row<'_>, key: &'static str, what: Wanted) -> String {
        let id = row.id(key);
        self.refer_all(id.into_iter().collect(), what)
            .pop()
            .unwrap_or_default()
    }

    /// Notes codes that must be declared somewhere; each must stand in its list once.
    pub(super) fn refer_all(&self, ids: Vec<Located<String>>, what: Wanted) -> Vec<String> {
        let mut wanted = self.wanted.borrow_mut();
        wanted.extend(ids.iter().map(|id| (what, id.clone())));
        ids.into_iter().map(|id| id.value).collect()
    }

    /// Records a fault for every code that is declared twice, and for every reference to nothing.
    pub(super) fn check(&self, source: &Source<'_>, register: Option<&Register>) {
        let declared = self.declared.borrow();
        for what in [
            Wanted::Goal,
            Wanted::Field,
            Wanted::Group,
            Wanted::Criterion,
            Wanted::Measure,
        ] {
            source.check_unique(of(&declared, what));
        }
        for (what, id) in self.wanted.borrow().iter() {
            let known: Vec<&str> = match (what, register) {
                (Wanted::Reporter, None) => continue,
                (Wanted::Reporter, Some(register)) => reporters(register),
                _ => of(&declared, *what).map(|id| id.value.as_str()).collect(),
            };
            if known.contains(&id.value.as_str()) {
                continue;
            }
            let hint = guess(&id.value, known);
            source.fault(
                id.line,
                format!("không có {} nào mang mã «{}»", what.name(), id.value),
                format!("{hint}Dùng một mã đã khai báo trong {}.", what.place()),
            );
        }
    }
}

fn of(
    list: &[(Wanted, Located<String>)],
    what: Wanted,
) -> impl Iterator<Item = &Located<String>> + Clone {
    list.iter()
        .filter(move |(kind, _)| *kind == what)
        .map(|(_, id)| id)
}

fn reporters(register: &Register) -> Vec<&str> {
    let levels = register.levels.iter().map(|level| level.id.as_str());
    let agencies = register.agencies.iter().map(|agency| agency.id.as_str());
    levels.chain(agencies).collect()
}
