//! A figure beside those of the agencies of the same level.

use std::collections::BTreeMap;

use super::earlier::{LEAST_RISEN, SLIP};
use crate::checks::subject::{Subject, Which};
use crate::checks::{Before, Checked, printing};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::finding::rules::SLIP_AMONG_PEERS;
use crate::plan::model::Measure;
use crate::submission::{Reading, State};

/// The fewest peers from which a median says something.
const FEWEST_PEERS: usize = 5;
/// Times the median beyond which no peer would be, be there another as large or not.
const BEYOND_MEDIAN: i64 = 5000;
/// Times the median from which a figure is too large that also stands apart from the largest peer.
const ABOVE_MEDIAN: i64 = 500;
/// Times the largest peer from which a figure stands apart.
const ABOVE_LARGEST: i64 = 5;
/// Times below the median from which a figure is too small that also stands apart.
const BELOW_MEDIAN: i64 = 100;
/// Times below the smallest peer from which a figure stands apart.
const BELOW_SMALLEST: i64 = 10;
/// The least figure that can be too large.
const LEAST_LARGE: i64 = 1000;
/// The least smallest peer beside which a figure can be too small.
const LEAST_SMALLEST: i64 = 100;

/// Level, measure, and which of its figures.
type Key<'a> = (&'a str, &'a str, Which);

/// Looks at every figure of every agency.
pub fn run(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let mut figures: BTreeMap<Key, Vec<&Exact>> = BTreeMap::new();
    for subject in subjects {
        for (measure, reading, which, figure) in stated(subject) {
            let key = (
                subject.agency.level.as_str(),
                reading.measure.as_str(),
                which,
            );
            debug_assert_eq!(measure.id, reading.measure);
            figures.entry(key).or_default().push(figure);
        }
    }
    for list in figures.values_mut() {
        list.sort();
    }
    let before = input.before();
    let mut findings = Vec::new();
    for subject in subjects {
        for (measure, reading, which, figure) in stated(subject) {
            let key = (
                subject.agency.level.as_str(),
                reading.measure.as_str(),
                which,
            );
            let median = figures.get(&key).and_then(|all| off(figure, all));
            if let Some(median) =
                median.filter(|_| !has_past(&before, subject, reading, (which, figure)))
            {
                let place = Stated {
                    measure,
                    reading,
                    which,
                    figure,
                };
                findings.push(slip(input, subject, &place, &median));
            }
        }
    }
    findings
}

/// The figures above 0 of a submission.
fn stated<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (&'a Measure, &'a Reading, Which, &'a Exact)> {
    subject
        .readings()
        .filter(|(_, reading)| reading.state == State::Value)
        .flat_map(|(measure, reading)| {
            Which::BOTH.into_iter().filter_map(move |which| {
                let figure = which.of(reading).filter(|figure| !figure.is_zero())?;
                Some((measure, reading, which, figure))
            })
        })
}

/// The median of the peers, where a figure is far off it. `all` is sorted and holds the figure.
fn off(figure: &Exact, all: &[&Exact]) -> Option<Exact> {
    let own = all.binary_search(&figure).ok()?;
    let peers = all.len() - 1;
    if peers < FEWEST_PEERS {
        return None;
    }
    // The list without the figure itself, which is not copied for each of thousands.
    let peer = |at: usize| all[if at < own { at } else { at + 1 }];
    let middle = peers / 2;
    let median = if peers.is_multiple_of(2) {
        &(peer(middle - 1) + peer(middle)) / 2
    } else {
        peer(middle).clone()
    };
    let (smallest, largest) = (peer(0), peer(peers - 1));
    let times = |figure: &Exact, factor: i64| figure * &Exact::whole(factor);
    let large = *figure >= Exact::whole(LEAST_LARGE)
        && (*figure >= times(&median, BEYOND_MEDIAN)
            || (*figure >= times(&median, ABOVE_MEDIAN)
                && *figure >= times(largest, ABOVE_LARGEST)));
    let small = *smallest >= Exact::whole(LEAST_SMALLEST)
        && times(figure, BELOW_MEDIAN) <= median
        && times(figure, BELOW_SMALLEST) <= *smallest;
    (large || small).then_some(median)
}

/// Whether the agency has an earlier figure above 0 of its own beside which this one is held: one that
/// nobody doubts, and from which a rise can be told for a slip.
fn has_past(
    before: &[Before],
    subject: &Subject,
    reading: &Reading,
    (which, figure): (Which, &Exact),
) -> bool {
    let (agency, measure) = (subject.agency.id.as_str(), reading.measure.as_str());
    let Some((latest, older)) = before.split_first() else {
        return false;
    };
    let sure = match latest.doubts(agency, measure) {
        false => latest.undoubted(agency, measure),
        true => (older.iter()).find_map(|one| one.undoubted(agency, measure)),
    };
    let past = sure.and_then(|earlier| which.of(earlier));
    past.is_some_and(|past| {
        let grows = *figure < past * &Exact::whole(SLIP);
        !past.is_zero() && (grows || *past >= Exact::whole(LEAST_RISEN))
    })
}

/// A figure where it was stated.
struct Stated<'a> {
    measure: &'a Measure,
    reading: &'a Reading,
    which: Which,
    figure: &'a Exact,
}

fn slip(input: &Checked, subject: &Subject, stated: &Stated, median: &Exact) -> Finding {
    let Stated {
        measure,
        reading,
        which,
        figure,
    } = *stated;
    let level = input
        .register
        .level(&subject.agency.level)
        .map_or("các cơ quan cùng cấp", |level| level.plural.as_str());
    let rounded = median
        .to_decimal(0)
        .parse()
        .unwrap_or_else(|_| median.clone());
    let middle = printing::amount(
        measure,
        which,
        if median.is_whole() { median } else { &rounded },
    );
    let seen = format!("{}.", printing::figure(measure, which, figure));
    let expected = format!("Số cùng cỡ với {level} (trung vị {middle}).");
    let at = printing::cell(reading, which);
    subject
        .finding_at(
            &SLIP_AMONG_PEERS,
            reading,
            which.cell(reading),
            seen,
            expected,
        )
        .advising(format!("Xem lại {at}. {}", SLIP_AMONG_PEERS.advice))
}
