//! Bodies that ended and followed each other in the year: who does whose work since when, and whose
//! figures contain whose.

use chrono::NaiveDate;
use serde::Serialize;

use super::basis::Basis;
use super::document::{Align, Column, Row, RowKind, Table};
use crate::agency::Agency;
use crate::vietnamese::phrase::{self, date_short};

/// Size of the type in the table, in points.
const SIZE: f64 = 12.0;

/// A change of the agencies that report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reorganisation {
    /// The first day of the new body; of a body that nobody follows the day after its last.
    pub since: String,
    /// Who ended.
    pub ended: Vec<String>,
    /// Who follows; empty where nobody does.
    pub followers: Vec<String>,
    /// What became of the figures of those that ended.
    pub figures: String,
}

/// The changes between the first day of the figures' window and the cut-off, in time's order.
pub(super) fn reorganisations(basis: &Basis) -> Vec<Reorganisation> {
    let window = basis.period.window;
    let mut ended: Vec<&Agency> = basis
        .register
        .agencies
        .iter()
        .filter(|agency| basis.plan.asks(agency))
        .filter(|agency| {
            agency
                .valid_to
                .is_some_and(|end| window.from <= end && end < window.to)
        })
        .collect();
    ended.sort_by_key(|agency| agency.valid_to);
    let mut changes: Vec<(Vec<&str>, Reorganisation)> = Vec::new();
    for agency in ended {
        let followers: Vec<&str> = agency.successors.iter().map(String::as_str).collect();
        let since = agency
            .valid_to
            .and_then(|end| end.succ_opt())
            .map_or(String::new(), date_short);
        // Bodies that became one are told at once; those whom nobody follows too.
        let same = |(known, change): &&mut (Vec<&str>, Reorganisation)| {
            *known == followers && change.since == since
        };
        match changes.iter_mut().find(same) {
            Some((_, change)) => change.ended.push(agency.name.clone()),
            None => {
                let change = Reorganisation {
                    since,
                    ended: vec![agency.name.clone()],
                    followers: names(basis, &followers),
                    figures: figures(basis, &followers),
                };
                changes.push((followers, change));
            }
        }
    }
    changes
        .into_iter()
        .map(|(_, change)| told_apart(change))
        .collect()
}

/// A new body may bear the name of one that ended: each is told from the other.
fn told_apart(mut change: Reorganisation) -> Reorganisation {
    for old in &mut change.ended {
        for new in &mut change.followers {
            if new == old {
                new.push_str(" (mới)");
                old.push_str(" (cũ)");
            }
        }
    }
    change
}

fn names(basis: &Basis, ids: &[&str]) -> Vec<String> {
    let known = ids.iter().filter_map(|id| basis.register.get(id));
    known.map(|agency| agency.name.clone()).collect()
}

fn figures(basis: &Basis, followers: &[&str]) -> String {
    let followers: Vec<&Agency> = followers
        .iter()
        .filter_map(|id| basis.register.get(id))
        .collect();
    if followers.is_empty() {
        return "số liệu đến ngày kết thúc vẫn tính trong số liệu chung của năm".to_owned();
    }
    match followers.iter().any(|agency| agency.starts_anew) {
        true => "cơ quan sau báo cáo từ ngày thành lập; số liệu của cơ quan trước cộng riêng vào số liệu chung".to_owned(),
        false => "số liệu của cơ quan sau gồm cả số liệu của cơ quan trước từ đầu năm".to_owned(),
    }
}

/// Whose work an agency does since it was born in the window of its figures, and whether its figures
/// hold theirs; empty where it follows nobody.
pub(super) fn follows(basis: &Basis, agency: &Agency) -> String {
    let window = basis.period.window;
    let born = agency
        .valid_from
        .filter(|day| window.from < *day && *day <= window.to);
    let before = basis.register.agencies.iter();
    let before: Vec<String> = before
        .filter(|other| other.successors.contains(&agency.id))
        .map(|other| match other.name == agency.name {
            true => format!("{} (cũ)", other.name),
            false => other.name.clone(),
        })
        .collect();
    let Some(born) = born.filter(|_| !before.is_empty()) else {
        return String::new();
    };
    let figures = match agency.starts_anew {
        true => "số liệu tính từ ngày thành lập",
        false => "số liệu gồm cả số liệu của cơ quan trước từ đầu năm",
    };
    format!(
        "Từ ngày {}, cơ quan thực hiện nhiệm vụ của {}; {figures}.",
        date_short(born),
        phrase::list(&before)
    )
}

/// That an agency ends before a day, and who goes on with its work and reports; empty where it does not.
pub(super) fn ending(basis: &Basis, agency: &Agency, before: NaiveDate) -> String {
    let end = agency.valid_to.filter(|end| *end < before);
    let Some(since) = end.and_then(|end| end.succ_opt()) else {
        return String::new();
    };
    let followers: Vec<&str> = agency.successors.iter().map(String::as_str).collect();
    let since = date_short(since);
    match names(basis, &followers).as_slice() {
        [] => format!("Từ ngày {since}, cơ quan kết thúc hoạt động, không gửi báo cáo kỳ sau"),
        names => format!(
            "Từ ngày {since}, {} thực hiện tiếp nhiệm vụ của cơ quan và gửi báo cáo các kỳ sau",
            phrase::list(names)
        ),
    }
}

/// The changes as a table of an annex.
pub(super) fn table(changes: &[Reorganisation]) -> Table {
    let row = |change: &Reorganisation| {
        let followers = match change.followers.as_slice() {
            [] => "không có cơ quan kế thừa".to_owned(),
            names => phrase::list(names),
        };
        Row::new(
            RowKind::Body,
            [
                change.since.clone(),
                phrase::list(&change.ended),
                followers,
                phrase::capitalize(&change.figures),
            ],
        )
    };
    Table {
        caption: None,
        unit: None,
        size: SIZE,
        columns: vec![
            Column::new("Từ ngày", 2.0, Align::Center),
            Column::new("Cơ quan kết thúc hoạt động", 5.0, Align::Left),
            Column::new("Cơ quan kế thừa", 4.0, Align::Left),
            Column::new("Số liệu", 5.0, Align::Left),
        ],
        rows: changes.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_body_under_an_old_name_is_told_from_the_old_one() {
        let change = |ended: &[&str], followers: &[&str]| {
            let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
            let change = told_apart(Reorganisation {
                since: String::new(),
                ended: own(ended),
                followers: own(followers),
                figures: String::new(),
            });
            (change.ended.join("; "), change.followers.join("; "))
        };
        let told = |ended: &str, followers: &str| (ended.to_owned(), followers.to_owned());
        assert_eq!(
            change(&["Sở Xây dựng"], &["Sở Xây dựng"]),
            told("Sở Xây dựng (cũ)", "Sở Xây dựng (mới)")
        );
        assert_eq!(
            change(&["UBND xã A", "UBND xã B"], &["UBND xã B"]),
            told("UBND xã A; UBND xã B (cũ)", "UBND xã B (mới)")
        );
        assert_eq!(
            change(&["UBND xã A"], &["UBND xã C"]),
            told("UBND xã A", "UBND xã C")
        );
    }
}
