//! Every annex is cited in the body by the number that it has.

use cchc::render::documents::{annexes, periodic_report};
use cchc::render::wording::Wording;
use cchc::report::model::Report;

use super::sample::*;
use super::{ALL, plain, words};

/// The labels of a report's annexes that its body does not cite.
fn uncited(report: &Report) -> Vec<String> {
    let body = periodic_report(report, &Wording::default()).unwrap();
    let texts: Vec<String> = body.blocks.iter().flat_map(words).collect();
    let text = plain(&texts.join("\n"));
    let cites = |label: &str| {
        let mut places = text.match_indices(label);
        places.any(|(at, _)| {
            let behind = text[at + label.len()..].chars().next();
            !behind.is_some_and(char::is_alphanumeric)
        })
    };
    let set = annexes(report, &Wording::default()).unwrap();
    let labels = set.annexes.into_iter().map(|annex| plain(&annex.label));
    labels.filter(|label| !cites(label)).collect()
}

#[test]
fn every_annex_of_a_period_with_an_earlier_one_is_cited() {
    let inputs = inputs();
    let before = submissions(&inputs, "2024-H1", ALL, &meets);
    for says in [&meets, &fails] as [Says; 2] {
        let sent = submissions(&inputs, "2024-Q3", ALL, says);
        let report = report(&inputs, "2024-Q3", &sent, Some(("2024-H1", &before)));
        assert_eq!(report.annexes.history, "V");
        assert_eq!(uncited(&report), Vec::<String>::new());
    }
}

#[test]
fn every_annex_is_cited_where_nobody_sent_anything() {
    let inputs = inputs();
    let report = report(&inputs, "2024-H1", &[], None);
    assert_eq!(uncited(&report), Vec::<String>::new());
}
