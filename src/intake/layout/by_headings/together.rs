//! The parts of a criterion, in lines of a cell or in rows below it, assigned to its measures together:
//! one to one, by the words in which the measures differ (chi phí, lũy kế …). What fits one measure
//! alone may fit another better when all are looked at.

use std::collections::BTreeSet;

use super::name_match::name_key;
use crate::plan::model::Measure;

/// By how much the best assignment must beat every other. A word that only one of two measures has
/// counts two for the one and costs the other two: one such word tells them apart.
const MARGIN: i32 = 2;
/// The most parts that are tried in every order.
const MOST: usize = 6;

/// Which of the measures each label names, by their places in `measures`; none where no assignment is
/// clearly the best, or a label has no word of its measure alone.
pub fn assign(labels: &[String], measures: &[&Measure]) -> Option<Vec<usize>> {
    if labels.len() < 2 || labels.len() > measures.len() || measures.len() > MOST {
        return None;
    }
    let features = features(measures);
    let all: BTreeSet<&String> = features.iter().flatten().collect();
    let scores: Vec<Vec<i32>> = labels
        .iter()
        .map(|label| {
            let words = format!(" {} ", name_key(label));
            let in_label: BTreeSet<&String> = all
                .iter()
                .copied()
                .filter(|feature| words.contains(&format!(" {feature} ")))
                .collect();
            features.iter().map(|own| score(own, &in_label)).collect()
        })
        .collect();
    let mut orders = Vec::new();
    orders_of(labels.len(), measures.len(), &mut Vec::new(), &mut orders);
    let total = |order: &Vec<usize>| -> i32 {
        order
            .iter()
            .enumerate()
            .map(|(at, of)| scores[at][*of])
            .sum()
    };
    orders.sort_by_key(|order| std::cmp::Reverse(total(order)));
    let best = orders.first()?;
    let is_clear = orders
        .get(1)
        .is_none_or(|next| total(best) >= total(next) + MARGIN);
    let is_grounded = best.iter().enumerate().all(|(at, of)| {
        let words = format!(" {} ", name_key(&labels[at]));
        let has = |feature: &&String| words.contains(&format!(" {feature} "));
        let foreign = all
            .iter()
            .copied()
            .filter(|feature| !features[*of].contains(*feature));
        features[*of].iter().any(|feature| has(&feature))
            && !foreign.into_iter().any(|one| has(&one))
    });
    (is_clear && is_grounded).then(|| best.clone())
}

/// How well a label with some features fits a measure: what both have counts two, what the measure
/// has and the label lacks costs one, what the label has of others costs two.
fn score(own: &BTreeSet<String>, in_label: &BTreeSet<&String>) -> i32 {
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let shared = in_label
        .iter()
        .filter(|feature| own.contains(**feature))
        .count();
    let foreign = in_label.len() - shared;
    count(shared) * 2 - count(own.len() - shared) - count(foreign) * 2
}

/// The pairs of words in which each measure's label and figures differ from those of others.
fn features(measures: &[&Measure]) -> Vec<BTreeSet<String>> {
    let pairs: Vec<BTreeSet<String>> = measures
        .iter()
        .map(|measure| {
            let figures = [&measure.first, &measure.second].into_iter().flatten();
            let labels = figures.map(|figure| figure.label.as_str());
            std::iter::once(measure.label.as_str())
                .chain(labels)
                .flat_map(|label| pairs_of(&name_key(label)))
                .collect()
        })
        .collect();
    pairs
        .iter()
        .map(|own| {
            let is_common = |pair: &&String| pairs.iter().all(|other| other.contains(*pair));
            own.iter()
                .filter(|pair| !is_common(pair))
                .cloned()
                .collect()
        })
        .collect()
}

/// Each two words that follow each other.
fn pairs_of(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    words.windows(2).map(|pair| pair.join(" ")).collect()
}

/// All ways to give `labels` different places below `measures`.
fn orders_of(
    labels: usize,
    measures: usize,
    so_far: &mut Vec<usize>,
    orders: &mut Vec<Vec<usize>>,
) {
    if so_far.len() == labels {
        orders.push(so_far.clone());
        return;
    }
    for place in 0..measures {
        if !so_far.contains(&place) {
            so_far.push(place);
            orders_of(labels, measures, so_far, orders);
            so_far.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::model::Figure;

    fn measure(label: &str, first: &str) -> Measure {
        Measure {
            label: label.to_owned(),
            first: Some(Figure {
                label: first.to_owned(),
                unit: String::new(),
                ..Figure::default()
            }),
            ..Measure::default()
        }
    }

    fn assigned(labels: &[&str]) -> Option<Vec<usize>> {
        let measures = [
            measure(
                "Kiến nghị cắt giảm quy định trong năm",
                "Số quy định kiến nghị cắt giảm trong năm",
            ),
            measure(
                "Kiến nghị cắt giảm chi phí trong năm",
                "Chi phí kiến nghị cắt giảm trong năm",
            ),
            measure("Cắt giảm quy định lũy kế", "Số quy định cắt giảm lũy kế"),
            measure("Cắt giảm chi phí lũy kế", "Chi phí cắt giảm lũy kế"),
        ];
        let measures: Vec<&Measure> = measures.iter().collect();
        let labels: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        assign(&labels, &measures)
    }

    #[test]
    fn parts_are_told_by_the_words_in_which_measures_differ() {
        let labels = [
            "Số quy định trong năm",
            "Chi phí trong năm",
            "Số quy định lũy kế",
            "Chi phí lũy kế",
        ];
        assert_eq!(assigned(&labels), Some(vec![0, 1, 2, 3]));
        let turned = [labels[3], labels[2], labels[0], labels[1]];
        assert_eq!(assigned(&turned), Some(vec![3, 2, 0, 1]));
        assert_eq!(assigned(&["Phần thứ nhất", "Phần thứ hai"]), None);
        assert_eq!(assigned(&["Chi phí", "Chi phí"]), None);
    }
}
