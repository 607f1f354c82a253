//! Who has sent, when, and who has not.

use serde::Serialize;

use super::agencies::{AgencyRow, Sent};
use super::decided_marks::marked_if;
use super::figures::rate;
use super::lookup::Lookup;
use crate::agency::Level;
use crate::exact::Exact;
use crate::plan::target::Target;
use crate::submission::{Disposition, Submission};
use crate::vietnamese::phrase::lower_first;

/// Who has sent, of all agencies expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrivals {
    /// All levels together.
    pub all: ArrivalCounts,
    /// The share of the expected that have sent: `90,91%`; empty where nobody is expected.
    pub rate: String,
    /// Level by level, in the register's order; levels of which nobody is expected are left out.
    pub levels: Vec<LevelArrivals>,
    /// Every file of the period's folder that counts for no agency, in the order of file names.
    pub unused_files: Vec<FileRow>,
}

/// How many agencies have sent. `expected` = `received` + `empty` + `unusable` + `not_sent`;
/// `received` = `on_time` + `late` + `unknown_day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ArrivalCounts {
    /// Expected in the period.
    pub expected: usize,
    /// Their figures count.
    pub received: usize,
    /// In time.
    pub on_time: usize,
    /// Late.
    pub late: usize,
    /// «Chưa rõ ngày nhận».
    pub unknown_day: usize,
    /// Sent a form in which nothing was entered.
    pub empty: usize,
    /// Sent something of which nothing counts (unreadable, another period, no report).
    pub unusable: usize,
    /// Sent nothing.
    pub not_sent: usize,
    /// Whether any of these rests on decisions: on whose a file is, or which counts.
    pub decided: bool,
}

impl ArrivalCounts {
    /// Counts one agency.
    pub fn add(&mut self, agency: &AgencyRow) {
        self.expected += 1;
        self.decided |= agency.sent_decided;
        match agency.sent {
            Sent::OnTime => self.on_time += 1,
            Sent::Late => self.late += 1,
            Sent::UnknownDay => self.unknown_day += 1,
            Sent::Empty => self.empty += 1,
            Sent::Unusable => self.unusable += 1,
            Sent::NotSent => self.not_sent += 1,
        }
        self.received = self.on_time + self.late + self.unknown_day;
    }
}

/// One level's arrivals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelArrivals {
    /// The level's id.
    pub id: String,
    /// The level's name: `Sở, ban, ngành`.
    pub name: String,
    /// How a sentence speaks of it: `các sở, ban, ngành`.
    pub plural: String,
    /// How many.
    pub counts: ArrivalCounts,
    /// Those whose workbook came late: `UBND huyện Đại Từ (chậm 02 ngày)`.
    pub late: Vec<String>,
    /// Those with a workbook of which nothing counts: `Sở X (không đọc được)`.
    pub unusable: Vec<String>,
    /// Those whose workbook is empty.
    pub empty: Vec<String>,
    /// Those that sent nothing, under the agency that they belong to.
    pub not_sent: Vec<Branch>,
}

/// Agencies under the one that they belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// The superior agency's name; empty where they belong to none.
    pub parent: String,
    /// The names.
    pub names: Vec<String>,
}

/// A file that counts for no agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileRow {
    /// The file, relative to the period's folder.
    pub file: String,
    /// The agency's name, where it is known; else empty.
    pub agency: String,
    /// What became of it.
    pub disposition: Disposition,
    /// What became of it, printed.
    pub label: String,
}

/// Who has sent, from the rows of the agencies.
pub(super) fn arrivals(lookup: &Lookup, agencies: &[AgencyRow]) -> Arrivals {
    let levels = lookup.basis.register.levels.iter();
    let all = count(agencies.iter());
    Arrivals {
        all,
        rate: marked_if(all.decided, &share(all.received, all.expected)),
        levels: levels
            .map(|level| level_arrivals(level, agencies))
            .filter(|level| level.counts.expected > 0)
            .collect(),
        unused_files: unused_files(lookup),
    }
}

fn share(part: usize, whole: usize) -> String {
    let whole_number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Exact::fraction(whole_number(part), whole_number(whole)).map_or(String::new(), |share| {
        rate(&(&share * &Exact::whole(100)), &Target::None)
    })
}

fn count<'a>(agencies: impl Iterator<Item = &'a AgencyRow>) -> ArrivalCounts {
    let mut counts = ArrivalCounts::default();
    for agency in agencies {
        counts.add(agency);
    }
    counts
}

fn level_arrivals(level: &Level, agencies: &[AgencyRow]) -> LevelArrivals {
    let own: Vec<&AgencyRow> = agencies
        .iter()
        .filter(|row| row.level == level.id)
        .collect();
    let with = |sent: Sent| own.iter().filter(move |row| row.sent == sent);
    let labelled = |row: &&&AgencyRow| format!("{} ({})", row.name, lower_first(&row.sent_label));
    LevelArrivals {
        id: level.id.clone(),
        name: level.name.clone(),
        plural: level.plural.clone(),
        counts: count(own.iter().copied()),
        late: with(Sent::Late).map(|row| labelled(&row)).collect(),
        unusable: with(Sent::Unusable).map(|row| labelled(&row)).collect(),
        empty: with(Sent::Empty).map(|row| row.name.clone()).collect(),
        not_sent: branches(with(Sent::NotSent).copied()),
    }
}

/// Agencies under the one that they belong to, in the order in which the first of each comes.
fn branches<'a>(agencies: impl Iterator<Item = &'a AgencyRow>) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    for agency in agencies {
        match branches
            .iter_mut()
            .find(|branch| branch.parent == agency.parent)
        {
            Some(branch) => branch.names.push(agency.name.clone()),
            None => branches.push(Branch {
                parent: agency.parent.clone(),
                names: vec![agency.name.clone()],
            }),
        }
    }
    branches
}

fn is_decided_only(submission: &Submission) -> bool {
    submission.disposition == Disposition::DecidedOnly
}

fn unused_files(lookup: &Lookup) -> Vec<FileRow> {
    lookup
        .basis
        .submissions
        .iter()
        .filter(|submission| !submission.disposition.is_used() || is_decided_only(submission))
        .map(|submission| FileRow {
            file: submission.file.clone(),
            agency: submission
                .agency
                .as_deref()
                .map_or(String::new(), |agency| lookup.name(agency)),
            disposition: submission.disposition,
            label: marked_if(
                is_decided_only(submission)
                    || (submission.sha256.as_deref())
                        .is_some_and(|digest| lookup.basis.decided.of_file(digest).is_some()),
                submission.disposition.label(),
            ),
        })
        .collect()
}
