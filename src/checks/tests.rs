//! The checks as a whole: order, silence, and what one file alone gives.

use proptest::prelude::*;

use super::samples::*;
use super::*;
use crate::exact::Exact;
use crate::submission::{Reading, State};

#[test]
fn sound_readings_give_nothing() {
    assert_eq!(facts(&found_in(sound())), []);
}

#[test]
fn findings_come_in_the_order_of_register_plan_and_code() {
    let wrong = || {
        with(vec![
            value("count", "1.5", ""),
            reading("on-time", State::Value, ["1260", "1253", ""]),
            reading("late", State::Blank, ["", "", ""]),
        ])
    };
    let mut late = submission("stc", wrong());
    late.receipt.date = Some(day("2024-09-20"));
    let sent = vec![late, submission("stp", wrong())];
    let found = found_among(sent.clone(), None);
    let order: Vec<(&str, &str)> = found
        .iter()
        .map(|finding| {
            (
                finding.agency.as_deref().unwrap(),
                finding.rule.code.as_str(),
            )
        })
        .collect();
    let expected = [
        ("stc", "GH02"),
        ("stc", "NQ01"),
        ("stc", "DB01"),
        ("stc", "HL07"),
        ("stp", "NQ01"),
        ("stp", "DB01"),
        ("stp", "HL07"),
    ];
    assert_eq!(order, expected);
    assert_eq!(found, found_among(sent, None));
}

#[test]
fn one_file_alone_gives_what_needs_no_other() {
    let readings = with(vec![value("on-time", "1260", "1253")]);
    let sent = submission("stp", readings);
    let found = run_alone(
        &plan(),
        &agency("stp", "Sở Tư pháp"),
        &period("2024-Q3"),
        &sent,
        &[],
    );
    assert_eq!(facts(&found), [fact("NQ01", "on-time", "E")]);
}

fn figure() -> impl Strategy<Value = Option<Exact>> {
    proptest::option::of(prop_oneof![
        (0_i64..20).prop_map(Exact::whole),
        any::<i64>().prop_map(Exact::whole),
        (any::<i32>(), 1_i64..1000).prop_map(|(first, second)| Exact::fraction(
            first.into(),
            second
        )
        .unwrap()),
    ])
}

fn any_reading(id: String) -> impl Strategy<Value = Reading> {
    let states = prop_oneof![
        Just(State::Value),
        Just(State::NothingArose),
        Just(State::Blank),
        Just(State::Unreadable),
        Just(State::Done),
        Just(State::InProgress),
        Just(State::NotStarted),
    ];
    (
        states,
        figure(),
        figure(),
        figure(),
        any::<bool>(),
        any::<(bool, String, String)>(),
    )
        .prop_map(
            move |(state, first, second, percent, placed, (proved, number, symbol))| {
                let mut reading = if placed {
                    reading(&id, state, ["", "", ""])
                } else {
                    Reading {
                        state,
                        ..Reading::absent(&id)
                    }
                };
                if proved {
                    reading.evidence = done("1", "BC-STP", "2024-06-10").evidence.map(|mut e| {
                        (e.number, e.symbol) = (number.clone(), symbol.clone());
                        e
                    });
                }
                Reading {
                    first,
                    second,
                    percent,
                    ..reading
                }
            },
        )
}

fn any_submissions() -> impl Strategy<Value = Vec<Submission>> {
    let readings = || {
        plan()
            .measures
            .into_iter()
            .map(|m| any_reading(m.id))
            .collect::<Vec<_>>()
    };
    proptest::collection::vec(readings(), 7).prop_map(|list| {
        let ids = ["stp", "stc", "xa-a", "xa-b", "c", "d", "e"];
        ids.into_iter()
            .zip(list)
            .map(|(id, readings)| submission(id, readings))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn whatever_was_read_is_checked_without_panic(now in any_submissions(), before in any_submissions()) {
        let found = found_among(now, Some(before));
        prop_assert!(found.iter().all(|finding| finding.agency.is_some()));
        prop_assert!(found.iter().all(|finding| !finding.seen.is_empty() && !finding.expected.is_empty()));
    }
}

mod single;
mod together;
