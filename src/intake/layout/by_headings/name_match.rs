//! How much the words of a row are those of the plan.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::agency::Agency;
use crate::intake::value::counted::Counted;
use crate::intake::value::own_words::LazyWords;
use crate::intake::vocabulary::{written_out, written_words};
use crate::plan::model::{Criterion, Measure, Plan};
use crate::vietnamese::fold::{fold_plain, similarity};

/// The key of words of a plan or a row: without diacritics, abbreviations written out.
pub fn name_key(words: &str) -> String {
    written_out(&fold_plain(words))
}

/// How alike two keys are, in thousandths: by their letters, or by how many words of the shorter
/// stand in the longer in the same order, where that is enough to tell.
pub fn name_similarity(one: &str, other: &str) -> u32 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let (first, second) = (one, other);
    let (one, other): (Vec<&str>, Vec<&str>) = (
        one.split(' ').take(80).collect(),
        other.split(' ').take(80).collect(),
    );
    let shorter = one.len().min(other.len());
    let shared = one.iter().filter(|word| other.contains(word)).count();
    if shared * 5 < shorter * 2 {
        // Too few words in common to be worth a comparison by letters.
        return u32::try_from(shared * 900 / shorter).unwrap_or(0);
    }
    let by_letters = similarity(first, second);
    if shorter < 4 {
        return by_letters;
    }
    let longer = one.len().max(other.len());
    let (long, short) = if one.len() > other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let runs = long
        .windows(shorter)
        .any(|window| window == short.as_slice());
    let share = in_order(&one, &other) * 900 / shorter;
    // A few words here and there in a long text say little.
    let share = if runs || shorter * 5 >= longer * 2 {
        share
    } else {
        share.min(700)
    };
    by_letters.max(u32::try_from(share).unwrap_or(0))
}

/// How many words stand in both, in the same order.
fn in_order(one: &[&str], other: &[&str]) -> usize {
    let mut row = vec![0_usize; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (at, candidate) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == candidate {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}

/// The plan's words, folded once.
pub struct PlanNames<'a> {
    /// Each criterion with its name, and the labels of its measures.
    pub criteria: Vec<(&'a Criterion, String, Vec<String>)>,
    /// Each measure that agencies report, with its label and the labels of its figures.
    pub measures: Vec<(&'a Measure, String, [String; 2])>,
    /// The quantities that each measure counts, by its id.
    pub counted: BTreeMap<String, Counted>,
    /// The own words of each measure, by its id.
    pub own: BTreeMap<String, LazyWords<'a>>,
    /// The words of the units of all measures, with their diacritics.
    units: BTreeSet<String>,
    /// The names and codes of fields and groups.
    pub headings: Vec<String>,
    /// Labels that were held against all names before: the same words can stand in thousands of rows.
    known: RefCell<HashMap<String, Best>>,
    /// Whether they are those of a field or a group.
    known_headings: RefCell<HashMap<String, bool>>,
}

/// The index of the criterion that a label names best, how well, and how well the next best.
type Best = Option<(usize, u32, u32)>;

impl<'a> PlanNames<'a> {
    /// The words of a plan, and of the agency that reports.
    pub fn new(plan: &'a Plan, agency: &'a Agency) -> Self {
        let measures: Vec<(&Measure, String, [String; 2])> = plan
            .measures
            .iter()
            .filter(|measure| measure.is_reported())
            .map(|measure| {
                let label = |figure: &Option<crate::plan::model::Figure>| {
                    figure
                        .as_ref()
                        .map(|f| name_key(&without_unit(&f.label)))
                        .unwrap_or_default()
                };
                let figures = [label(&measure.first), label(&measure.second)];
                (measure, name_key(&measure.label), figures)
            })
            .collect();
        let own = plan
            .measures
            .iter()
            .map(|measure| (measure.id.clone(), LazyWords::new(measure, plan, agency)))
            .collect();
        let counted = plan
            .measures
            .iter()
            .map(|measure| (measure.id.clone(), Counted::new(measure)))
            .collect();
        let criteria = plan
            .criteria
            .iter()
            .map(|criterion| {
                let others = measures
                    .iter()
                    .filter(|(measure, ..)| measure.criteria.contains(&criterion.code))
                    .map(|(_, label, _)| label.clone())
                    .collect();
                (criterion, name_key(&criterion.name), others)
            })
            .collect();
        let headings = plan
            .fields
            .iter()
            .flat_map(|field| [name_key(&field.name), name_key(&field.heading)])
            .chain(plan.groups.iter().map(|group| name_key(&group.name)))
            .collect();
        let figures =
            |measure: &'a Measure| [&measure.first, &measure.second].into_iter().flatten();
        let units = (plan.measures.iter().flat_map(figures))
            .flat_map(|figure| written_words(&figure.unit))
            .collect();
        PlanNames {
            units,
            criteria,
            measures,
            counted,
            own,
            headings,
            known: RefCell::default(),
            known_headings: RefCell::default(),
        }
    }

    /// Whether a word, with its diacritics, is one of the unit of any measure.
    pub fn is_unit(&self, word: &str) -> bool {
        self.units.contains(word)
    }

    /// How much a row's label (its key) is a criterion's name or one of its measures' labels.
    pub fn of_criterion(&self, label: &str, code: &str) -> u32 {
        self.criteria
            .iter()
            .find(|(criterion, ..)| criterion.code == code)
            .map_or(0, |(_, name, others)| likeness(label, name, others))
    }

    /// The criterion that a label names best, how well, and how well the next best.
    pub fn best(&self, label: &str) -> Option<(&'a Criterion, u32, u32)> {
        let known = self.known.borrow().get(label).copied();
        let best = known.unwrap_or_else(|| {
            let best = self.find_best(label);
            self.known.borrow_mut().insert(label.to_owned(), best);
            best
        });
        best.map(|(at, score, next)| (self.criteria[at].0, score, next))
    }

    fn find_best(&self, label: &str) -> Best {
        let mut best: Option<(usize, u32)> = None;
        let mut next = 0;
        for (at, (_, name, others)) in self.criteria.iter().enumerate() {
            let score = likeness(label, name, others);
            match best {
                Some((_, top)) if score <= top => next = next.max(score),
                _ => {
                    next = best.map_or(0, |(_, top)| top);
                    best = Some((at, score));
                }
            }
        }
        best.map(|(at, score)| (at, score, next))
    }

    /// Whether a label is that of a field or a group.
    pub fn is_heading(&self, label: &str) -> bool {
        if let Some(is_one) = self.known_headings.borrow().get(label) {
            return *is_one;
        }
        let mut headings = self.headings.iter();
        let is_one = headings.any(|heading| is_name_of(heading, label));
        let label = label.to_owned();
        self.known_headings.borrow_mut().insert(label, is_one);
        is_one
    }
}

/// How much a label is a name, or one of the other words; equal names beat all.
fn likeness(label: &str, name: &str, others: &[String]) -> u32 {
    if label == name {
        return 1000;
    }
    let by_name = name_similarity(label, name).min(990);
    let by_others = others
        .iter()
        .map(|other| name_similarity(label, other))
        .max();
    // Other words of a criterion say a little less than its name.
    by_name.max(by_others.unwrap_or(0).saturating_sub(30))
}

/// A figure's label without the unit in brackets.
pub fn without_unit(label: &str) -> String {
    match label.rsplit_once('(') {
        Some((words, _)) if label.trim_end().ends_with(')') => words.trim().to_owned(),
        _ => label.to_owned(),
    }
}

/// Whether a label is the name of a field or a group but for slips of the pen. Words left out or put in
/// make another thing of it here: «kết quả rà soát văn bản» is no heading «rà soát văn bản».
fn is_name_of(heading: &str, label: &str) -> bool {
    let (one, other) = (heading.chars().count(), label.chars().count());
    // What differs more than that in length alone need not be compared letter by letter.
    let can_be = one.min(other) * 1000 >= one.max(other) * 900 || one.max(other) > 400;
    heading == label || can_be && similarity(heading, label) >= 900
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_on_what_a_group_is_named_for_is_no_heading() {
        let group = name_key("Rà soát văn bản quy phạm pháp luật");
        assert!(is_name_of(
            &group,
            &name_key("Rà soát văn bản quy phạm pháp luât")
        ));
        for label in [
            "Báo cáo kết quả rà soát văn bản quy phạm pháp luật",
            "Báo cáo kết quả rà soát văn bản QPPL",
        ] {
            assert!(!is_name_of(&group, &name_key(label)), "{label}");
        }
    }

    #[test]
    fn small_differences_stay_alike_and_others_do_not() {
        let name = name_key("Xử lý các vấn đề phát hiện qua kiểm tra");
        for label in [
            "Xử lý các vấn đề phát hiện qua công tác kiểm tra",
            "Xử lý vấn đề phát hiện qua kiểm tra",
            "Việc xử lý các vấn đề phát hiện qua kiểm tra CCHC",
        ] {
            assert!(name_similarity(&name_key(label), &name) >= 800, "{label}");
        }
        assert!(name_similarity(&name_key("Tỷ lệ hồ sơ đúng hạn"), &name) < 500);
    }
}
