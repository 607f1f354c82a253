use super::*;
use crate::agency;
use crate::plan;
use crate::plan::model::Plan;

/// The register and the plan that the sample period is judged by.
fn sample() -> (crate::agency::Register, Plan) {
    let text = include_str!("../../../inputs/agencies.toml");
    let register = agency::load::load(text, "agencies.toml").unwrap();
    let text = include_str!("../../../inputs/plans/2024.toml");
    let plan = plan::load::load(text, "2024.toml", Some(&register)).unwrap();
    (register, plan)
}

/// The words of the first measure of the sample's plan, changed by some keys.
fn changed(change: impl FnOnce(&mut crate::plan::model::Measure)) -> MeasureInWords {
    let (register, mut plan) = sample();
    change(&mut plan.measures[0]);
    let one = plan.measures[0].clone();
    super::measure::measure(&plan, &register, &one)
}

#[test]
fn every_criterion_and_measure_of_a_plan_is_told_once() {
    let (register, plan) = sample();
    let told = plan_in_words(&plan, &register, &[]);
    let criteria: Vec<&CriterionInWords> = told
        .rows
        .iter()
        .filter_map(|row| match row {
            PlanRow::Criterion(one) => Some(one.as_ref()),
            _ => None,
        })
        .collect();
    assert_eq!(criteria.len(), plan.criteria.len());
    for (own, other) in criteria.iter().zip(&plan.criteria) {
        assert_eq!(own.code, other.code);
        assert_eq!(own.name, other.name);
        assert_eq!(own.deadline, other.deadline.text);
        assert_eq!(own.lead, other.lead.text);
        assert_eq!(own.measures.len(), plan.measures_of(&own.code).count());
        for one in &own.measures {
            for text in [
                &one.counted,
                &one.target,
                &one.progress,
                &one.reporters,
                &one.together,
            ] {
                assert!(!text.is_empty(), "{}", one.id);
                // Neither ids nor signs of the plan file are for readers.
                assert!(!text.contains(">=") && !text.contains("cap-xa"), "{text}");
            }
        }
    }
    assert_eq!(
        (told.rows.len(), told.goals.len()),
        (72 + 9 + 17, plan.goals.len())
    );
}

#[test]
fn nothing_is_failed_where_there_is_no_target() {
    let told = changed(|measure| {
        measure.target = "none".parse().unwrap();
        measure.progress = crate::plan::model::Progress::Always;
    });
    assert_eq!(told.target, "không có");
    assert!(!told.progress.contains("không đạt"), "{}", told.progress);
}

#[test]
fn an_open_confirmation_stands_with_its_criterion_or_above_all() {
    let (register, plan) = sample();
    let open = |line, criterion: Option<&str>| Open {
        line,
        criterion: criterion.map(str::to_owned),
        words: "chỉ tiêu".to_owned(),
    };
    let open = [
        open(7, None),
        open(70, Some("3.1.2")),
        open(71, Some("9.9.9")),
    ];
    let told = plan_in_words(&plan, &register, &open);
    assert_eq!(told.open_count, 3);
    assert_eq!(told.open, ["chỉ tiêu (dòng 7)", "chỉ tiêu (dòng 71)"]);
    let with_open: Vec<&str> = told
        .rows
        .iter()
        .filter_map(|row| match row {
            PlanRow::Criterion(one) if !one.open.is_empty() => Some(one.code.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(with_open, ["3.1.2"]);
}

#[test]
fn every_kind_of_target_is_said_as_an_official_says_it() {
    use crate::plan::model::Kind;
    for (kind, unit, target, wanted) in [
        (Kind::Ratio, "%", ">= 95", "từ 95% trở lên"),
        (Kind::Ratio, "%", "<= 2", "không quá 2%"),
        (Kind::Ratio, "%", "0.5 .. 1", "từ 0,5% đến 1%"),
        (Kind::Rank, "", "<= 10", "trong nhóm 10"),
        (Kind::Rank, "", "10 .. 15", "xếp từ thứ 10 đến thứ 15"),
        (
            Kind::Rank,
            "",
            "rise 1",
            "tăng ít nhất 01 bậc so với năm trước",
        ),
        (Kind::Average, "ngày", "< 3", "dưới 3 ngày"),
        (Kind::Score, "điểm", "> last-year", "cao hơn năm trước"),
        (Kind::Growth, "%", ">= 10", "tăng từ 10% trở lên"),
        (Kind::Count, "vụ", "= 0", "không có trường hợp nào"),
        (
            Kind::Document,
            "",
            "done",
            "hoàn thành, có văn bản minh chứng",
        ),
        (Kind::Narrative, "", "none", "không có"),
    ] {
        let told = changed(|one| {
            one.kind = kind;
            one.unit = unit.to_owned();
            one.capped = false;
            one.target = target.parse().unwrap();
        });
        assert_eq!(told.target, wanted, "{target}");
    }
}

#[test]
fn parts_steps_and_exceptions_of_a_measure_are_told() {
    use crate::plan::model::{Kind, OwnTarget, Progress, RollUp, Step};
    let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
    let told = changed(|one| {
        one.kind = Kind::Count;
        one.unit = "lượt người".to_owned();
        one.target = ">= 1200".parse().unwrap();
        one.rollup = RollUp::Sum;
        one.progress = Progress::Steps;
        one.steps = vec![Step {
            by: day(3, 31),
            target: ">= 300".parse().unwrap(),
        }];
        one.own = vec![OwnTarget {
            who: vec!["cap-xa".to_owned()],
            target: Some(">= 15".parse().unwrap()),
            deadline: Some(day(11, 30)),
        }];
    });
    assert!(
        told.target.contains("tính chung tất cả cơ quan"),
        "{}",
        told.target
    );
    assert!(
        told.progress.contains("đến 31/3/2024: 300 lượt người"),
        "{}",
        told.progress
    );
    let own = told
        .more
        .iter()
        .find(|line| line.starts_with("Riêng"))
        .unwrap();
    assert!(
        own.contains("từ 15 lượt người trở lên, hạn 30/11/2024"),
        "{own}"
    );
    let told = changed(|one| {
        one.rollup = RollUp::Bodies;
        one.bodies_target = Some(">= 30%".parse().unwrap());
    });
    assert!(
        told.together.contains("ít nhất 30% số cơ quan"),
        "{}",
        told.together
    );
}

#[test]
fn the_index_of_agencies_is_told_where_the_plan_has_one() {
    use crate::plan::index::{Component, Grade, Index, IndexGroup, ScoreStep, Scoring};
    let (register, mut plan) = sample();
    assert!(plan_in_words(&plan, &register, &[]).index.is_empty());
    let measure = plan.measures_of("3.2.3").next().unwrap().id.clone();
    plan.index = Some(Index {
        name: "Chỉ số cải cách hành chính".to_owned(),
        groups: vec![IndexGroup {
            id: "xa".to_owned(),
            name: "UBND cấp xã".to_owned(),
            who: vec!["cap-xa".to_owned()],
        }],
        components: vec![Component {
            measure: Some(measure),
            criterion: None,
            groups: Vec::new(),
            maximum: "2.5".parse().unwrap(),
            scoring: Scoring::Steps,
            steps: vec![ScoreStep {
                target: ">= 95".parse().unwrap(),
                score: "2".parse().unwrap(),
            }],
        }],
        grades: vec![Grade {
            name: "Tốt".to_owned(),
            from: "80".parse().unwrap(),
        }],
        exempt: None,
        nothing_arose: None,
        missing: None,
        not_due: None,
    });
    let told = plan_in_words(&plan, &register, &[]).index.join("\n");
    for part in [
        "tối đa 2,5 điểm",
        "từ 95% trở lên: 2 điểm",
        "«Tốt» từ 80%",
        "chưa đủ căn cứ: 0 điểm",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}
