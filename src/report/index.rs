//! The index of agencies: score, rank and grade, group by group, where the plan has one.

use serde::Serialize;

use super::basis::Basis;
use super::decided_marks::marked_if;
use super::decisions::{component_rests, rank_rests, score_rests};
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::{counted, plain, tally};
use crate::assessment::verdict::{AgencyScore, Ground};
use crate::exact::Exact;
use crate::period::PeriodKind;
use crate::plan::index::{Counting, Index};
use crate::vietnamese::phrase;

/// Size of the type in the table, in points.
const SIZE: f64 = 11.0;
/// Decimals of scores and shares: so many, and as many more as tell two agencies apart.
const PLACES: std::ops::Range<usize> = 2..13;
/// The most components in which points were lost that a sheet names.
const MOST_LOST: usize = 12;

/// The index of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexPart {
    /// Its name.
    pub name: String,
    /// Whether the year is not over, so that it is provisional.
    pub provisional: bool,
    /// How results without a verdict count, a sentence each, without an end mark.
    pub rules: Vec<String>,
    /// The grades: `Tốt: từ 80% trở lên`.
    pub grades: Vec<String>,
    /// The components, with the highest score of each: `1.2`, `2,5`.
    pub components: Vec<(String, String)>,
    /// The groups.
    pub groups: Vec<IndexGroupPart>,
}

/// A group of agencies, best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexGroupPart {
    /// Its name.
    pub name: String,
    /// The agencies, by rank, then in the register's order; those without a rank last.
    pub rows: Vec<ScoreRow>,
}

/// An agency's score, ready to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreRow {
    /// The agency's id.
    pub agency: String,
    /// Its name, with the mark of decisions where its score rests on any.
    pub name: String,
    /// The group's name.
    pub group: String,
    /// `70,5`.
    pub score: String,
    /// Out of: `84`.
    pub maximum: String,
    /// `83,93%`, with the mark as the name; empty where nothing counts.
    pub rate: String,
    /// `3`; empty where it is not ranked.
    pub rank: String,
    /// Among how many, printed, with the mark where the rank rests on decisions.
    pub of: String,
    /// Whether the rank rests on decisions: on those on any agency of the group.
    pub rank_decided: bool,
    /// Whether others have the same rank.
    pub tied: bool,
    /// The grade; empty where there is none.
    pub grade: String,
    /// What is missing or in doubt: `05 thành phần thiếu căn cứ; 01 chờ xác minh`.
    pub remarks: String,
    /// Where it has less than the highest score: `1.2 (0/5)`.
    pub lost: Vec<String>,
    /// How many of those are not named.
    pub more_lost: usize,
    /// Score, highest score and share, in the order of the columns, for a spreadsheet.
    #[serde(skip)]
    pub numbers: (f64, f64, Option<f64>),
    /// The score in each component of the index; absent where it does not count.
    #[serde(skip)]
    pub parts: Vec<Option<f64>>,
}

/// The index; absent where the plan has none.
pub(super) fn index_part(basis: &Basis) -> Option<IndexPart> {
    let index = basis.plan.index.as_ref()?;
    let groups = index.groups.iter().map(|group| {
        let scores = basis.assessment.scores.iter();
        let mut own: Vec<&AgencyScore> = scores.filter(|one| one.group == group.id).collect();
        own.sort_by_key(|one| one.rank.unwrap_or(usize::MAX));
        let places = places(&own, index);
        let rank_decided = own.first().is_some_and(|score| rank_rests(basis, score));
        IndexGroupPart {
            name: group.name.clone(),
            rows: own
                .into_iter()
                .map(|score| score_row(basis, index, (&group.name, rank_decided), score, places))
                .collect(),
        }
    });
    let groups: Vec<IndexGroupPart> = groups.filter(|group| !group.rows.is_empty()).collect();
    Some(IndexPart {
        name: index.name.clone(),
        provisional: basis.period.id.kind != PeriodKind::Y,
        rules: rules(index),
        grades: index
            .grades
            .iter()
            .map(|grade| {
                format!(
                    "{}: từ {} trở lên",
                    grade.name,
                    phrase::percent(&grade.from, 6)
                )
            })
            .collect(),
        components: index
            .components
            .iter()
            .map(|component| (component.code().to_owned(), plain(&component.maximum)))
            .collect(),
        groups,
    })
}

/// How many decimals keep apart what is apart: two shares, a share and the bound of a grade.
fn places(scores: &[&AgencyScore], index: &Index) -> usize {
    let mut values: Vec<&Exact> = scores.iter().filter_map(|one| one.rate.as_ref()).collect();
    values.extend(index.grades.iter().map(|grade| &grade.from));
    values.sort();
    values.dedup();
    let apart = |places: &usize| {
        let printed: Vec<String> = values.iter().map(|value| value.to_fixed(*places)).collect();
        printed.windows(2).all(|pair| pair[0] != pair[1])
    };
    PLACES.clone().find(apart).unwrap_or(PLACES.end - 1)
}

fn score_row(
    basis: &Basis,
    index: &Index,
    (group, rank_decided): (&str, bool),
    score: &AgencyScore,
    places: usize,
) -> ScoreRow {
    let decided = score_rests(basis, score);
    let mut lost: Vec<String> = score
        .components
        .iter()
        .filter_map(|part| {
            let own = part.score.as_ref()?;
            let less = *own < part.maximum;
            less.then(|| {
                let own = phrase::decimal(own, 0, 2);
                let words = format!("{} ({own}/{})", part.code, plain(&part.maximum));
                marked_if(component_rests(basis, &score.agency, part), &words)
            })
        })
        .collect();
    let more_lost = lost.len().saturating_sub(MOST_LOST);
    lost.truncate(MOST_LOST);
    ScoreRow {
        agency: score.agency.clone(),
        name: marked_if(decided, &basis.name_of(&score.agency)),
        group: group.to_owned(),
        score: phrase::decimal(&score.score, 0, places),
        maximum: plain(&score.maximum),
        rate: score.rate.as_ref().map_or(String::new(), |rate| {
            marked_if(decided, &phrase::percent(rate, places))
        }),
        rank: score.rank.map_or(String::new(), tally),
        of: marked_if(rank_decided, &tally(score.of)),
        rank_decided,
        tied: score.tied,
        grade: score.grade.clone().unwrap_or_default(),
        remarks: remarks(score),
        lost,
        more_lost,
        numbers: (
            score.score.to_f64(),
            score.maximum.to_f64(),
            score.rate.as_ref().map(Exact::to_f64),
        ),
        parts: index
            .components
            .iter()
            .enumerate()
            .map(|(place, _)| {
                let mut parts = score.components.iter();
                let part = parts.find(|part| part.place == place)?;
                part.score.as_ref().map(Exact::to_f64)
            })
            .collect(),
    }
}

fn remarks(score: &AgencyScore) -> String {
    let not_due = score
        .components
        .iter()
        .filter(|part| part.ground == Ground::NotDue)
        .count();
    [
        (score.missing, "thành phần thiếu căn cứ"),
        (not_due, "thành phần chưa đến hạn"),
        (score.doubted, "thành phần chờ xác minh"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{} {what}", counted(count)))
    .collect::<Vec<_>>()
    .join("; ")
}

/// How results without a verdict count.
fn rules(index: &Index) -> Vec<String> {
    let cases = [
        ("không áp dụng", index.exempt.unwrap_or(Counting::Out)),
        (
            "không phát sinh",
            index.nothing_arose.unwrap_or(Counting::Out),
        ),
        ("chưa đủ căn cứ", index.missing.unwrap_or(Counting::Zero)),
        ("chưa đến hạn", index.not_due.unwrap_or(Counting::Out)),
    ];
    // Those that count alike are told together.
    let consequences = [
        (Counting::Out, "không tính vào điểm tối đa của cơ quan"),
        (Counting::Zero, "0 điểm"),
        (Counting::Full, "được điểm tối đa"),
    ];
    let told = consequences.into_iter().filter_map(|(counting, words)| {
        let own = cases.iter().filter(|(_, own)| *own == counting);
        let what: Vec<&str> = own.map(|(what, _)| *what).collect();
        (!what.is_empty()).then(|| format!("{} thì {words}", what.join(", ")))
    });
    told.collect()
}

impl IndexPart {
    /// The row of an agency.
    pub fn of(&self, agency: &str) -> Option<&ScoreRow> {
        let mut rows = self.groups.iter().flat_map(|group| &group.rows);
        rows.find(|row| row.agency == agency)
    }

    /// A table of an annex: groups, best first.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for group in &self.groups {
            rows.push(Row::new(RowKind::Section, [group.name.clone()]));
            for row in &group.rows {
                let rank = match row.rank.as_str() {
                    "" => "Không xếp hạng".to_owned(),
                    rank => marked_if(row.rank_decided, rank),
                };
                // In the column of remarks: behind the rank it would cost every row a second line.
                let tied = row.tied.then(|| "đồng hạng".to_owned());
                let remarks = tied.into_iter().chain([row.remarks.clone()]);
                let remarks: Vec<String> = remarks.filter(|words| !words.is_empty()).collect();
                let cells = [
                    rank,
                    row.name.clone(),
                    row.score.clone(),
                    row.maximum.clone(),
                    row.rate.clone(),
                    row.grade.clone(),
                    phrase::capitalize(&remarks.join("; ")),
                ];
                rows.push(Row::new(RowKind::Body, cells));
            }
        }
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: vec![
                Column::new("Xếp hạng", 1.7, Align::Center),
                Column::new("Cơ quan, đơn vị, địa phương", 5.2, Align::Left),
                Column::new("Điểm", 1.4, Align::Center),
                Column::new("Điểm tối đa", 1.4, Align::Center),
                Column::new("Tỷ lệ", 1.6, Align::Center),
                Column::new("Xếp loại", 1.8, Align::Center),
                Column::new("Ghi chú", 3.0, Align::Left),
            ],
            rows,
        }
    }
}
