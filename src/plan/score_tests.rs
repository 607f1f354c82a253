//! The highest scores of criteria, and the index that takes them.

use super::load::load;
use super::tests::SOUND;
use crate::datafile::testing::FILE;

const INDEX: &str = r#"
[index]
name = "Chỉ số"
[[index.groups]]
id = "vung"
name = "Các vùng"
who = ["vung"]
[[index.components]]
criterion = "A.1.1"
scoring = "met"
"#;

fn scored(more: &str) -> String {
    let points = "requirement = \"Tối thiểu 90%\"\npoints = \"2.5\"";
    let plan = SOUND.replacen("requirement = \"Tối thiểu 90%\"", points, 1);
    format!("{plan}{INDEX}{more}")
}

fn maxima(text: &str) -> Vec<String> {
    let plan = load(text, FILE, None).unwrap();
    let components = plan.index.unwrap().components;
    components
        .iter()
        .map(|one| one.maximum.to_string())
        .collect()
}

#[test]
fn a_component_without_a_maximum_takes_the_points_of_its_criterion() {
    assert_eq!(maxima(&scored("")), ["2.5"]);
    assert_eq!(maxima(&scored("maximum = \"4\"\n")), ["4"]);
}

#[test]
fn a_measure_that_is_a_part_of_its_criterion_has_no_points_of_its_own() {
    let part = "[[index.components]]\nmeasure = \"A.1.1.a\"\nscoring = \"met\"\n";
    let failure = load(&scored(part), FILE, None).unwrap_err();
    assert_eq!(failure.faults().len(), 1, "{failure}");
    // The criterion has points: nobody is told that it has none.
    assert!(failure.faults()[0].what.contains("một phần"), "{failure}");
}

#[test]
fn without_points_a_maximum_must_be_given() {
    let text = scored("").replace("points = \"2.5\"\n", "");
    let failure = load(&text, FILE, None).unwrap_err();
    assert_eq!(failure.faults().len(), 1, "{failure}");
}
