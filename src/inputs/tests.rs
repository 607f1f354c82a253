use std::path::PathBuf;

use super::*;
use crate::plan::model::{Kind, RollUp};
use crate::plan::tests::{REGISTER, SOUND};

fn shipped() -> Inputs {
    load_inputs(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A copy of the shipped inputs that a test may spoil.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join(PLANS_FOLDER)).unwrap();
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let plan = plan_file(2024);
    for name in [
        AGENCIES_FILE,
        CALENDAR_FILE,
        OFFICE_FILE,
        PERIODS_FILE,
        &plan,
    ] {
        fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn spoil(root: &Path, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(name)).unwrap();
    assert!(text.contains(from), "{name} lacks {from:?}");
    fs::write(root.join(name), text.replacen(from, to, 1)).unwrap();
}

/// The files and lines of all faults.
fn told(root: &Path) -> Vec<(String, Option<usize>)> {
    load_inputs(root).err().map_or(Vec::new(), |failure| {
        let place = |fault: &Fault| (fault.file.clone(), fault.line);
        failure.faults().iter().map(place).collect()
    })
}

#[test]
fn the_plan_of_2024_is_whole() {
    let inputs = shipped();
    let plan = inputs.plan(2024).unwrap();
    let counts = (plan.fields.len(), plan.groups.len(), plan.criteria.len());
    assert_eq!(counts, (9, 17, 72));
    let reported = plan.measures.iter().filter(|one| one.is_reported()).count();
    assert_eq!((reported, plan.measures.len()), (88, 89));
    let of = |field: &str| {
        plan.criteria
            .iter()
            .filter(|one| one.field == field)
            .count()
    };
    let by_field: Vec<usize> = plan.fields.iter().map(|field| of(&field.code)).collect();
    assert_eq!(by_field, [4, 5, 11, 6, 4, 9, 10, 11, 12]);
    let always = plan
        .criteria
        .iter()
        .filter(|one| one.deadline.date.is_none());
    assert_eq!(always.count(), 5);
    let combined = plan.measure("3.2").unwrap();
    assert_eq!(combined.criteria, ["3.2.1", "3.2.2", "3.2.3"]);
    assert_eq!(combined.rollup, RollUp::Combined);
    assert_eq!(combined.combined, combined.criteria);
    let narratives = plan
        .measures
        .iter()
        .filter(|one| one.kind == Kind::Narrative);
    let ids: Vec<&str> = narratives.map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["9.1.3", "9.1.5"]);
}

#[test]
fn the_agencies_of_a_period_are_those_of_its_cut_off_day() {
    let inputs = shipped();
    let count = |day: &str, level: &str| {
        let day = day.parse().unwrap();
        let all: Vec<_> = inputs.register.existing_on(day).collect();
        let of_level = all.iter().filter(|one| one.level == level).count();
        (all.len(), of_level)
    };
    assert_eq!(count("2024-06-14", "cap-xa"), (209, 177));
    assert_eq!(count("2024-11-30", "cap-xa"), (209, 177));
    assert_eq!(count("2024-12-01", "cap-xa"), (204, 172));
    assert_eq!(count("2025-07-01", "cap-huyen").1, 0);
}

#[test]
fn every_agency_of_the_first_period_has_something_to_report() {
    let inputs = shipped();
    let plan = inputs.plan(2024).unwrap();
    let day = inputs.period("2024-H1".parse().unwrap()).unwrap().cut_off();
    for agency in inputs.register.existing_on(day) {
        assert!(plan.measures_for(agency).next().is_some(), "{}", agency.id);
    }
}

#[test]
fn two_communes_of_one_name_are_told_apart() {
    let inputs = shipped();
    let day = "2024-06-14".parse().unwrap();
    let names: BTreeSet<String> = inputs
        .register
        .existing_on(day)
        .map(|agency| inputs.register.distinct_name(agency, day))
        .collect();
    assert_eq!(names.len(), 209);
    assert!(
        names
            .iter()
            .any(|name| name == "UBND phường Trung Thành (thành phố Phổ Yên)")
    );
}

#[test]
fn the_faults_of_all_files_are_told_in_one_run() {
    let folder = copy();
    let root = folder.path();
    assert_eq!(told(root), []);
    spoil(root, CALENDAR_FILE, "#:schema", "x = 1\n#:schema");
    spoil(root, PERIODS_FILE, "#:schema", "x = 1\n#:schema");
    // A fault in the register does not hide what refers to it.
    spoil(root, AGENCIES_FILE, "#:schema", "x = 1\n#:schema");
    spoil(root, &plan_file(2024), "#:schema", "x = 1\n#:schema");
    spoil(
        root,
        &plan_file(2024),
        "[\"so-khoa-hoc-va-cong-nghe\"]",
        "[\"so-khcn\"]",
    );
    spoil(root, OFFICE_FILE, "#:schema", "x = 1\n#:schema");
    let files: Vec<String> = told(root).into_iter().map(|(file, _)| file).collect();
    let plan = plan_file(2024);
    let wanted = [
        CALENDAR_FILE,
        PERIODS_FILE,
        AGENCIES_FILE,
        &plan,
        &plan,
        OFFICE_FILE,
    ];
    assert_eq!(files, wanted);
}

#[test]
fn the_office_refers_to_periods_and_goals_that_exist() {
    let folder = copy();
    let more = "[issued.2031-H1]\nnumber = \"1\"\n[goal_results.2024.pci]\nscore = \"1\"\n";
    let text = fs::read_to_string(folder.path().join(OFFICE_FILE)).unwrap();
    let last = text.lines().count();
    fs::write(folder.path().join(OFFICE_FILE), text + more).unwrap();
    let at = |line| (OFFICE_FILE.to_owned(), Some(last + line));
    assert_eq!(told(folder.path()), [at(1), at(3)]);
}

#[test]
fn missing_and_misnamed_files_are_told() {
    let folder = copy();
    let root = folder.path();
    fs::remove_file(root.join(OFFICE_FILE)).unwrap();
    fs::remove_file(root.join(CALENDAR_FILE)).unwrap();
    fs::write(root.join(PLANS_FOLDER).join("ke-hoach-2025.toml"), "").unwrap();
    // Notepad's ending: the decisions would be passed over without a word.
    fs::create_dir_all(root.join("inputs/decisions")).unwrap();
    let decisions = "inputs/decisions/2024-H1.toml.txt";
    fs::write(root.join(decisions), "").unwrap();
    let misnamed = format!("{PLANS_FOLDER}/ke-hoach-2025.toml");
    let files: Vec<String> = told(root).into_iter().map(|(file, _)| file).collect();
    let mut wanted = [CALENDAR_FILE, &misnamed, OFFICE_FILE, decisions];
    let mut seen: Vec<&str> = files.iter().map(String::as_str).collect();
    seen.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(seen, wanted);
}

#[test]
fn an_unknown_year_names_the_file_to_make() {
    let failure = shipped().plan(2026).unwrap_err();
    assert_eq!(failure.faults()[0].file, "inputs/plans/2026.toml");
    let unknown = shipped().period("2026-H1".parse().unwrap()).unwrap_err();
    assert_eq!(unknown.faults()[0].file, PERIODS_FILE);
}

#[test]
fn a_second_year_with_other_levels_is_read_beside_the_first() {
    let folder = copy();
    let root = folder.path();
    fs::write(root.join(plan_file(2031)), SOUND).unwrap();
    let register = fs::read_to_string(root.join(AGENCIES_FILE)).unwrap();
    let blocks = REGISTER
        .replace("levels = [", "")
        .replace("agencies = [", "")
        .replace(']', "");
    let more: String = blocks
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let kind = if line.contains("plural") {
                "levels"
            } else {
                "agencies"
            };
            let keys = line.trim().trim_start_matches('{').trim_end_matches("},");
            format!("[[{kind}]]\n{}\n", keys.replace(", ", "\n"))
        })
        .collect();
    fs::write(root.join(AGENCIES_FILE), register + &more).unwrap();
    let inputs = load_inputs(root).unwrap();
    assert_eq!(
        inputs.plans.keys().copied().collect::<Vec<i32>>(),
        [2024, 2031]
    );
    assert_eq!(inputs.plan(2031).unwrap().fields[1].code, "B");
}

/// A plan that was amended from 15/7: the target of 3.1.2 rose.
fn amended() -> tempfile::TempDir {
    let folder = copy();
    let root = folder.path();
    let issued = fs::read_to_string(root.join(plan_file(2024))).unwrap();
    let amendment = "[amendment]\nkind = \"Quyết định\"\nnumber = \"150/QĐ-UBND\"\n\
                     date = 2024-07-12\nissuer = \"Chủ tịch UBND tỉnh\"\nfrom = 2024-07-15\n\n";
    let at = issued.find("[[goals]]").unwrap();
    let (head, rest) = issued.split_at(at);
    let changed = format!("{head}{amendment}{rest}").replacen(
        "Trong ngày 31/12/2024\", date = 2024-12-31",
        "Trong ngày 30/11/2024\", date = 2024-11-30",
        1,
    );
    fs::write(root.join("inputs/plans/2024-2.toml"), changed).unwrap();
    folder
}

#[test]
fn an_amended_plan_holds_from_its_day_and_leaves_earlier_periods_as_they_were() {
    let folder = amended();
    let inputs = load_inputs(folder.path()).unwrap();
    let plan_of = |id: &str| {
        let period = inputs.period(id.parse().unwrap()).unwrap();
        inputs.plan_of(period).unwrap()
    };
    assert_eq!(plan_of("2024-Q1"), inputs.plan(2024).unwrap());
    assert_eq!(plan_of("2024-H1").amendment, None);
    let amended = plan_of("2024-Q3");
    assert_eq!(amended.amendment.as_ref().unwrap().number, "150/QĐ-UBND");
    assert_ne!(
        amended.criteria[0].deadline,
        plan_of("2024-H1").criteria[0].deadline
    );
}

#[test]
fn an_amended_plan_names_the_decision() {
    let folder = amended();
    let root = folder.path();
    let name = "inputs/plans/2024-2.toml";
    spoil(
        root,
        name,
        "[amendment]",
        "[[groups]]\ncode = \"x\"\n[amendment_]",
    );
    assert!(told(root).iter().any(|(file, _)| file == name));
}
