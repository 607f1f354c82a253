//! Forms whose rows and columns were moved: every place moves with them, and no reading changes.

use proptest::prelude::*;

use super::form_builder::Form;
use super::*;
use crate::form::Column;
use crate::submission::ReadingCells;

/// A reading without its places.
fn told(reading: &Reading) -> Reading {
    Reading {
        place: None,
        cells: ReadingCells::default(),
        ..reading.clone()
    }
}

/// A form with faults, so that findings have places to move.
fn faulty() -> Form {
    super::filled::complete()
        .number("1.1", Column::First, -4.0)
        .text("3.1", Column::EvidenceSymbol, "")
}

/// A form whose rows say which measure they are, as our own do.
fn spoken() -> Form {
    let form = faulty();
    let rows = form.rows.clone();
    rows.iter()
        .fold(form, |form, id| form.text(id, Column::Code, id))
}

#[test]
fn figures_stay_with_the_words_beside_them_when_the_keys_stay_behind() {
    let (one, found) = read_form(&spoken());
    for left_behind in 1..7 {
        let mut form = spoken();
        form.keys_left_behind = left_behind;
        let (other, found_after) = read_form(&form);
        for (reading, moved) in one.readings.iter().zip(&other.readings) {
            assert_eq!(told(reading), told(moved));
        }
        let (moved, rest): (Vec<_>, Vec<_>) = codes(&found_after)
            .into_iter()
            .partition(|(code, _)| *code == "NH21");
        assert_eq!(moved, [("NH21", form.address("1.1", Column::Code))]);
        assert_eq!(rest, codes(&found));
    }
}

#[test]
fn a_row_that_says_something_else_than_its_key_is_not_read() {
    let form =
        spoken()
            .text("1.2", Column::Code, "9.9")
            .text("1.2", Column::Label, "Nội dung khác");
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "1.2").place, None);
    assert!(codes(&findings).contains(&("NH22", form.address("1.2", Column::Code))));
    // Its name changed alone: whose figures these are is asked.
    let form = spoken().text("1.2", Column::Label, "Nội dung khác");
    let (submission, _) = read_form(&form);
    let reading = reading(&submission, "1.2");
    assert_eq!(reading.state, crate::submission::State::Unreadable);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn blank_rows_and_columns_move_places_only(above in 0_u32..40, left in 0_u16..20, below in 0_u32..9) {
        let (before, mut after) = (faulty(), faulty());
        after.offset = (before.offset.0 + above, before.offset.1 + left, before.offset.2 + below);
        after.sheet = "Sheet1".to_owned();
        let (one, found) = read_form(&before);
        let (other, found_after) = read_form(&after);
        prop_assert_eq!(one.readings.len(), other.readings.len());
        for (reading, moved) in one.readings.iter().zip(&other.readings) {
            prop_assert_eq!(told(reading), told(moved));
            let (place, moved) = (reading.place.clone().unwrap(), moved.place.clone().unwrap());
            prop_assert_eq!(moved.sheet.as_deref(), Some("Sheet1"));
            let (cell, moved) = (place.cell.unwrap(), moved.cell.unwrap());
            prop_assert_eq!(moved.row - cell.row, above + below);
            prop_assert_eq!(moved.column - cell.column, u32::from(left));
        }
        prop_assert_eq!(found.len(), found_after.len());
        for (finding, moved) in found.iter().zip(&found_after) {
            prop_assert_eq!(finding.rule, moved.rule);
            prop_assert_eq!(&finding.seen, &moved.seen);
            let cell = |f: &Finding| f.place.as_ref().and_then(|place| place.cell).unwrap();
            prop_assert_eq!(cell(moved).row - cell(finding).row, above + below);
            prop_assert_eq!(cell(moved).column - cell(finding).column, u32::from(left));
        }
    }

    #[test]
    fn blank_rows_and_columns_inside_move_what_is_behind_them(
        row in 0_usize..12,
        rows in 1_u32..6,
        column in 0_usize..14,
        columns in 1_u16..6,
    ) {
        let (before, mut after) = (faulty(), faulty());
        after.gaps = ((row, rows), (column, columns));
        let (one, found) = read_form(&before);
        let (other, found_after) = read_form(&after);
        let first = (before.offset.0 + 1 + before.offset.2, u32::from(before.offset.1) + 1);
        let from = (first.0 + u32::try_from(row).unwrap(), first.1 + u32::try_from(column).unwrap());
        let moved = |cell: crate::place::Cell| crate::place::Cell::new(
            cell.row + if cell.row >= from.0 { rows } else { 0 },
            cell.column + if cell.column >= from.1 { u32::from(columns) } else { 0 },
        );
        for (reading, after) in one.readings.iter().zip(&other.readings) {
            prop_assert_eq!(told(reading), told(after));
            let cell = |reading: &Reading| reading.place.as_ref().and_then(|place| place.cell).unwrap();
            prop_assert_eq!(moved(cell(reading)), cell(after));
        }
        prop_assert_eq!(found.len(), found_after.len());
        for (finding, after) in found.iter().zip(&found_after) {
            prop_assert_eq!(finding.rule, after.rule);
            let cell = |f: &Finding| f.place.as_ref().and_then(|place| place.cell).unwrap();
            prop_assert_eq!(moved(cell(finding)), cell(after));
        }
    }

    #[test]
    fn the_order_of_rows_and_columns_says_nothing(seed in any::<u64>()) {
        let (before, mut after) = (faulty(), faulty());
        let mut state = seed;
        let mut next = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % limit
        };
        for at in (1..after.rows.len()).rev() {
            after.rows.swap(at, next(at + 1));
        }
        for at in (1..after.columns.len()).rev() {
            after.columns.swap(at, next(at + 1));
        }
        let (one, _) = read_form(&before);
        let (other, _) = read_form(&after);
        for (reading, moved) in one.readings.iter().zip(&other.readings) {
            prop_assert_eq!(told(reading), told(moved));
        }
    }
}
