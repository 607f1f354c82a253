//! A criterion's verdict out of its measures'.

use super::samples::{EARLY, assess, measure, plan};
use crate::assessment::verdict::Verdict::{self, *};
use crate::plan::model::Kind::*;
use crate::plan::model::Progress::*;
use crate::plan::model::RollUp::{Combined, Single};

/// A measure of criterion 1 and what its agency states, so that the province has a verdict.
fn with(verdict: Verdict, id: &str) -> (crate::plan::model::Measure, &'static str) {
    let (target, progress, stated) = match verdict {
        Met => (">= 90", Hold, "1/1"),
        OnTrack => (">= 90", Due, "0/1"),
        Behind => (">= 90", Hold, "0/1"),
        NotMet => (">= 90", Always, "0/1"),
        NothingArose => (">= 90", Hold, "none"),
        Insufficient => (">= 90", Hold, ""),
        NoTarget => ("none", Hold, "1/1"),
    };
    let mut measure = measure(id, Ratio, target, progress, Single);
    measure.criteria = vec![if progress == Always { "0" } else { "1" }.to_owned()];
    measure.reporters = vec!["a".to_owned()];
    (measure, stated)
}

#[test]
fn the_gravest_verdict_counts() {
    let from_gravest = [Behind, Insufficient, OnTrack, Met, NothingArose, NoTarget];
    for (at, graver) in from_gravest.into_iter().enumerate() {
        for lighter in &from_gravest[at..] {
            let (first, first_stated) = with(*lighter, "m");
            let (second, second_stated) = with(graver, "n");
            let sent: [(&str, &[(&str, &str)]); 1] =
                [("a", &[("m", first_stated), ("n", second_stated)])];
            let assessment = assess(&plan(vec![first, second]), EARLY, &sent);
            let verdict = assessment.criterion("1").unwrap().verdict;
            assert_eq!(verdict, graver, "{graver:?} and {lighter:?}");
        }
    }
}

#[test]
fn what_is_asked_in_every_period_is_graver_than_all() {
    let (mut always, stated) = with(NotMet, "m");
    let (mut other, _) = with(Behind, "n");
    always.criteria = vec!["0".to_owned()];
    other.criteria = vec!["0".to_owned()];
    let sent: [(&str, &[(&str, &str)]); 1] = [("a", &[("m", stated), ("n", "?")])];
    let assessment = assess(&plan(vec![always, other]), EARLY, &sent);
    assert_eq!(assessment.criterion("0").unwrap().verdict, NotMet);
}

#[test]
fn criteria_that_share_a_requirement_take_its_verdict() {
    let part = |id: &str, reporter: &str| {
        let mut part = measure(
            id,
            Ratio,
            ">= 99.9",
            Hold,
            crate::plan::model::RollUp::Pooled,
        );
        part.reporters = vec![reporter.to_owned()];
        part
    };
    let both = vec!["p".to_owned(), "q".to_owned()];
    let mut whole = measure("m", Ratio, ">= 99.9", Hold, Combined);
    whole.combined = both.clone();
    whole.criteria = both;
    whole.reporters.clear();
    let plan = plan(vec![whole, part("p", "a"), part("q", "b")]);
    // The one alone is behind, and both together hold.
    let sent: [(&str, &[(&str, &str)]); 2] =
        [("a", &[("p", "99/100")]), ("b", &[("q", "9999/9999")])];
    let assessment = assess(&plan, EARLY, &sent);
    assert_eq!(assessment.province_of("p").unwrap().verdict, Behind);
    assert_eq!(assessment.criterion("p").unwrap().verdict, Met);
    assert_eq!(assessment.criterion("q").unwrap().verdict, Met);
}
