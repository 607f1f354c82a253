//! What each row is, and numbers that tell rows apart.

use std::collections::BTreeSet;

use super::rows::OpenRow;
use super::shared::{share_by_words, share_merged};
use super::{AppendixRow, RowKind};
use crate::plan_import::code::Code;
use crate::vietnamese::phrase;

/// The rows with what each of them is.
pub(super) fn closed(mut open: Vec<OpenRow>, unplaced: &mut Vec<String>) -> Vec<AppendixRow> {
    let has_roman = open
        .iter()
        .any(|row| matches!(row.code, Code::Roman(_)) && !row.capital && row.numbered.is_none());
    // Parts «A», «B» above fields «I», «II» have no place in a plan; alone they are its fields.
    let mut kept = Vec::with_capacity(open.len());
    for row in open.drain(..) {
        if row.capital && has_roman {
            unplaced.push(format!("{}. {}", row.code.text(), row.texts[0]));
        } else {
            kept.push(row);
        }
    }
    let mut open = kept;
    number_titles(&mut open);
    let kinds = kinds(&open);
    let codes = told_apart(&open, &kinds);
    let mut rows: Vec<AppendixRow> = Vec::with_capacity(open.len());
    for ((row, kind), (code, doubled)) in open.iter().zip(kinds).zip(codes) {
        let [name, requirement, deadline, lead, support] = row.texts.clone();
        rows.push(AppendixRow {
            code,
            kind,
            name,
            requirement,
            deadline,
            lead,
            support,
            unit: row.unit.clone(),
            points: row.points.clone(),
            others: row.others.clone(),
            asked_in_name: row.asked_in_name,
            rivals: row.rivals.clone(),
            shared_with: Vec::new(),
            shared_by_words: false,
            joined: row.joined,
            numbered: doubled.or(row.numbered),
        });
    }
    share_merged(&open, &mut rows);
    share_by_words(&mut rows);
    rows
}

/// Titles without a number are the fields of that place.
fn number_titles(open: &mut [OpenRow]) {
    let mut count = 0;
    for row in open {
        if let Code::Roman(text) = &mut row.code {
            count += 1;
            if text.is_empty() {
                *text = phrase::roman(count);
            }
        }
    }
}

fn kinds(open: &[OpenRow]) -> Vec<RowKind> {
    let roman = open.iter().any(|row| matches!(row.code, Code::Roman(_)));
    let kind = |(at, row): (usize, &OpenRow)| {
        let below = open
            .get(at + 1)
            .is_some_and(|next| row.code.is_above(&next.code));
        let bare = row.texts[1..].iter().all(String::is_empty);
        match &row.code {
            Code::Roman(_) => RowKind::Field,
            Code::Digits(code) if !roman && !code.contains(['.', '-']) && bare => RowKind::Field,
            Code::Digits(_) if below && bare => RowKind::Group,
            Code::Digits(_) => RowKind::Criterion,
        }
    };
    open.iter().enumerate().map(kind).collect()
}

/// The rows' numbers, each once: with that of the field in front where they begin anew in each field;
/// what is there twice even so gets a letter, and is told.
fn told_apart(open: &[OpenRow], kinds: &[RowKind]) -> Vec<(String, Option<&'static str>)> {
    let mut seen = BTreeSet::new();
    let anew = open
        .iter()
        .zip(kinds)
        .filter(|(_, kind)| **kind != RowKind::Field)
        .any(|(row, _)| !seen.insert(row.code.text()));
    let mut field = String::new();
    let mut taken = BTreeSet::new();
    let mut codes = Vec::with_capacity(open.len());
    for (row, kind) in open.iter().zip(kinds) {
        let own = row.code.text().to_owned();
        let code = match kind {
            RowKind::Field => {
                field.clone_from(&own);
                own
            }
            _ if anew && !field.is_empty() => format!("{field}.{own}"),
            _ => own,
        };
        let mut free = code.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{code}-lan-{number}");
            number += 1;
        }
        let doubled =
            (free != code).then_some("số này có hai lần trong phụ lục: chương trình đặt số khác");
        codes.push((free, doubled));
    }
    codes
}
