//! A plan written as a Word table and imported again is the plan.

use papers::{Block, Cell, Row, Table};
use proptest::prelude::*;

use super::appendix::{self, AppendixRow, RowKind};

/// A criterion's texts; words that are no heading's, no number's, and end no sentence in the middle.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec("(công khai|hồ sơ|rà soát|đúng hạn|100%|cơ sở)", 1..6)
        .prop_map(|words| words.join(" "))
}

/// An appendix of fields, groups and criteria.
fn rows() -> impl Strategy<Value = Vec<[String; 6]>> {
    let criterion = prop::collection::vec(text(), 5);
    let group = prop::collection::vec(criterion, 1..4);
    prop::collection::vec(prop::collection::vec(group, 1..3), 1..4).prop_map(|fields| {
        let mut rows = Vec::new();
        let empty = |code: String, name: &str| {
            [
                code,
                name.to_owned(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ]
        };
        for (f, groups) in fields.into_iter().enumerate() {
            rows.push(empty(
                crate::vietnamese::phrase::roman(u32::try_from(f).unwrap() + 1),
                "LĨNH VỰC",
            ));
            for (g, criteria) in groups.into_iter().enumerate() {
                rows.push(empty(format!("{}.{}", f + 1, g + 1), "Nhóm tiêu biểu"));
                for (c, texts) in criteria.into_iter().enumerate() {
                    let mut row = empty(format!("{}.{}.{}", f + 1, g + 1, c + 1), "");
                    row[1..].clone_from_slice(&texts);
                    rows.push(row);
                }
            }
        }
        rows
    })
}

const HEADINGS: [&str; 6] = [
    "STT",
    "Tiêu chí",
    "Yêu cầu",
    "Thời gian",
    "Chủ trì",
    "Phối hợp",
];

fn row(texts: impl IntoIterator<Item = String>) -> Row {
    let cells = texts.into_iter().enumerate().map(|(column, text)| Cell {
        column,
        span: 1,
        continues: false,
        text,
        notes: Vec::new(),
    });
    Row {
        cells: cells.collect(),
        heading: false,
    }
}

/// The rows as tables of so many rows a page, with headings on each; a row is split where a page
/// ends, its name after its first word.
fn pages(rows: &[[String; 6]], a_page: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest: Option<String> = None;
    for chunk in rows.chunks(a_page) {
        let mut table = Table::default();
        table.rows.push(row(HEADINGS.map(str::to_owned)));
        if let Some(rest) = rest.take() {
            table.rows.push(row([
                String::new(),
                rest,
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ]));
        }
        for (at, texts) in chunk.iter().enumerate() {
            let mut texts = texts.clone();
            let last = at + 1 == chunk.len();
            let parted = texts[1]
                .split_once(' ')
                .map(|(first, more)| (first.to_owned(), more.to_owned()));
            if let (true, false, Some((first, more))) = (last, texts[2].is_empty(), parted) {
                texts[1] = first;
                rest = Some(more);
            }
            table.rows.push(row(texts));
        }
        blocks.push(Block::Table(table));
    }
    if let Some(rest) = rest {
        blocks.push(Block::Table(Table {
            rows: vec![row([
                String::new(),
                rest,
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ])],
        }));
    }
    blocks
}

fn texts(row: &AppendixRow) -> [String; 6] {
    [
        &row.code,
        &row.name,
        &row.requirement,
        &row.deadline,
        &row.lead,
        &row.support,
    ]
    .map(Clone::clone)
}

proptest! {
    #[test]
    fn a_plan_as_tables_page_by_page_is_the_plan(rows in rows(), a_page in 1_usize..9) {
        let read = appendix::read(&pages(&rows, a_page), 2026);
        let found: Vec<[String; 6]> = read.rows.iter().map(texts).collect();
        prop_assert_eq!(found, rows.clone());
        for (own, row) in read.rows.iter().zip(&rows) {
            let kind = match row[0].matches('.').count() {
                0 => RowKind::Field,
                1 => RowKind::Group,
                _ => RowKind::Criterion,
            };
            prop_assert_eq!(own.kind, kind);
        }
        prop_assert!(read.unplaced.is_empty());
    }
}

#[test]
fn a_requirement_merged_over_criteria_is_one_for_all() {
    let criterion = |code: &str, requirement: &str, continues| {
        let mut row =
            row([code, "tên", requirement, "Trong năm 2026", "Sở A", ""].map(str::to_owned));
        row.cells[2].continues = continues;
        row
    };
    let table = Table {
        rows: vec![
            row(HEADINGS.map(str::to_owned)),
            criterion("1.1", "Từ 95% trở lên", false),
            criterion("1.2", "", true),
            criterion("1.3", "Từ 90% trở lên", false),
        ],
    };
    let read = appendix::read(&[Block::Table(table)], 2026);
    let shared: Vec<(&str, usize)> = read
        .rows
        .iter()
        .map(|row| (row.requirement.as_str(), row.shared_with.len()))
        .collect();
    assert_eq!(
        shared,
        [
            ("Từ 95% trở lên", 2),
            ("Từ 95% trở lên", 2),
            ("Từ 90% trở lên", 0)
        ]
    );
}
