use super::load::load;
use super::model::{Progress, RollUp};
use crate::agency;
use crate::datafile::testing::{FILE, check_broken, check_marked};
use crate::failure::Outcome;

/// A plan of another year, with fields and levels of its own.
pub(crate) const SOUND: &str = r#"
year = 2031
number = "7/KH-UBND"
date = 2031-02-01
issuer = "UBND tỉnh B"
title = "Kế hoạch thử"
[[goals]]
id = "hai-long"
name = "Hài lòng"
target = "> 95"
unit = "%"
baseline_score = "94.5"
baseline_rank = 3
[[fields]]
code = "A"
name = "LĨNH VỰC A"
heading = "Lĩnh vực A"
[[fields]]
code = "B"
name = "LĨNH VỰC B"
heading = "Lĩnh vực B"
[[groups]]
code = "A.1"
field = "A"
name = "Nhóm một"
[[criteria]]
code = "A.1.1"
field = "A"
group = "A.1"
name = "Hồ sơ"
requirement = "Tối thiểu 90%"
deadline = { text = "Trong năm 2031", date = 2031-12-31 }
lead = { text = "Cấp vùng", who = ["vung"] }
support = { text = "", who = [] }
[[measures]]
id = "A.1.1.c"
criteria = ["A.1.1"]
label = "Gộp"
kind = "ratio"
first = { label = "Đúng hạn", unit = "hồ sơ" }
second = { label = "Tất cả", unit = "hồ sơ" }
unit = "%"
capped = true
target = ">= 90"
progress = "hold"
combined = ["A.1.1.a", "A.1.1.b"]
[[measures]]
id = "A.1.1.a"
criteria = ["A.1.1"]
label = "Vùng"
kind = "ratio"
first = { label = "Đúng hạn", unit = "hồ sơ" }
second = { label = "Tất cả", unit = "hồ sơ" }
unit = "%"
capped = true
target = ">= 90"
progress = "hold"
reporters = ["vung"]
rollup = "pooled"
note = "thử"
[[measures]]
id = "A.1.1.b"
criteria = ["A.1.1"]
label = "Khu"
kind = "ratio"
first = { label = "Đúng hạn", unit = "hồ sơ" }
second = { label = "Tất cả", unit = "hồ sơ" }
unit = "%"
capped = true
target = ">= 90"
progress = "hold"
reporters = ["khu", "vung-mot"]
rollup = "bodies"
[[criteria]]
code = "B.1"
field = "B"
name = "Văn bản"
deadline = { text = "Thường xuyên" }
lead = { text = "Vùng Một", who = ["vung-mot"] }
support = { text = "Các khu", who = ["khu"] }
[[measures]]
id = "B.1"
criteria = ["B.1"]
label = "Ban hành"
kind = "document"
target = "done"
progress = "always"
reporters = ["vung-mot"]
rollup = "single"
[[measures]]
id = "B.1.n"
criteria = ["B.1"]
label = "Số vi phạm"
kind = "count"
first = { label = "Số vụ", unit = "vụ" }
unit = "vụ"
target = "= 0"
progress = "always"
reporters = ["khu"]
rollup = "sum"
"#;

/// The register that the plan of these tests speaks of.
pub(crate) const REGISTER: &str = r#"
levels = [
  { id = "vung", name = "Vùng", plural = "các vùng" },
  { id = "khu", name = "Khu", plural = "các khu" },
]
agencies = [
  { id = "vung-mot", name = "Vùng Một", level = "vung" },
  { id = "khu-mot", name = "Khu Một", level = "khu", parent = "vung-mot" },
]
"#;

fn open(text: &str) -> Outcome<super::model::Plan> {
    let register = agency::load::load(REGISTER, FILE)?;
    load(text, FILE, Some(&register))
}

fn broken(from: &str, to: &str) {
    check_broken(SOUND, from, to, open);
}

#[test]
fn another_year_with_other_fields_and_levels_needs_no_code() {
    let plan = open(SOUND).unwrap();
    let measures: Vec<&str> = plan.measures.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(measures, ["A.1.1.c", "A.1.1.a", "A.1.1.b", "B.1", "B.1.n"]);
    let parts = ["A.1.1.a".to_owned(), "A.1.1.b".to_owned()].to_vec();
    assert_eq!(plan.measures[0].rollup, RollUp::Combined);
    assert_eq!(plan.measures[0].combined, parts);
    assert_eq!(plan.criteria[1].deadline.date, None);
    assert_eq!(plan.measures[3].progress, Progress::Always);
    assert!(plan.measures[0].capped && !plan.measures[4].capped);
    let register = agency::load::load(REGISTER, FILE).unwrap();
    let asked: Vec<&str> = plan
        .measures_for(&register.agencies[1])
        .map(|measure| measure.id.as_str())
        .collect();
    assert_eq!(asked, ["A.1.1.b", "B.1.n"]);
}

#[test]
fn measures_stand_in_the_order_of_the_criteria() {
    let (head, last) = SOUND.split_at(SOUND.rfind("[[measures]]").unwrap());
    let at = head.find("[[measures]]").unwrap();
    let moved = format!("{}{last}{}", &head[..at], &head[at..]);
    let ids = |text: &str| -> Vec<String> {
        let plan = open(text).unwrap();
        plan.measures.into_iter().map(|one| one.id).collect()
    };
    assert_eq!(
        ids(&moved),
        ["A.1.1.c", "A.1.1.a", "A.1.1.b", "B.1.n", "B.1"]
    );
}

#[test]
fn values_are_well_formed() {
    broken("date = 2031-02-01", "date = \"31/2/2031\" #!");
    broken("\"> 95\"", "\"> 1.200\" #!");
    broken("\"> 95\"", "\"> 95,5 điểm\" #!");
    broken("\"94.5\"", "\"94,5 điểm\" #!");
    broken("baseline_rank = 3", "baseline_rank = -3 #!");
    broken("kind = \"ratio\"", "kind = \"ration\" #!");
    broken("progress = \"hold\"", "progress = \"held\" #!");
    broken("rollup = \"sum\"", "rollup = \"total\" #!");
    broken("capped = true", "capped = \"yes\" #!");
    broken("date = 2031-12-31 }", "date = 31 } #!");
    broken("note = \"thử\"", "ghi_chu = \"thử\" #!");
    broken("unit = \"hồ sơ\" }", "units = \"hồ sơ\" } #!");
}

#[test]
fn what_is_missing_is_told_at_its_block() {
    broken("[[goals]]\nid = \"hai-long\"", "[[goals]] #!");
    broken(
        "[[fields]]\ncode = \"B\"\nname = \"LĨNH VỰC B\"",
        "[[fields]] #!\ncode = \"B\"",
    );
    broken(
        "[[criteria]]\ncode = \"B.1\"\nfield = \"B\"\nname = \"Văn bản\"",
        "[[criteria]] #!\ncode = \"B.1\"\nfield = \"B\"",
    );
}

#[test]
fn codes_are_unique_and_well_formed() {
    broken("id = \"B.1.n\"", "id = \"B.1\" #!");
    broken("id = \"B.1.n\"", "id = \"B 1\" #!");
    broken(
        "name = \"LĨNH VỰC B\"\n",
        "name = \"LĨNH VỰC B\"\nheading = \"B\"\n[[fields]]\ncode = \"B\" #!\nname = \"B\"\n",
    );
}

#[test]
fn references_are_known() {
    broken(
        "code = \"A.1\"\nfield = \"A\"",
        "code = \"A.1\" #\nfield = \"C\" #!",
    );
    broken("group = \"A.1\"", "group = \"A.2\" #!");
    broken("criteria = [\"B.1\"]", "criteria = [\"B.1\", \"B.2\"] #!");
    broken("\"A.1.1.b\"]", "\"A.1.1.b\", \"A.1.1.d\"] #!");
    broken("who = [\"khu\"] }", "who = [\"khu\", \"xa\"] } #!");
    broken("reporters = [\"khu\"]", "reporters = [\"khu-hai\"] #!");
    broken("who = [\"vung\"] }", "who = [] } #!");
    // A criterion in a field that is not its group's.
    broken(
        "code = \"A.1.1\"\nfield = \"A\"",
        "code = \"A.1.1\" #!\nfield = \"B\"",
    );
}

#[test]
fn every_criterion_is_judged() {
    let measures = SOUND.rfind("[[measures]]\nid = \"B.1\"").unwrap();
    let text = SOUND[..measures].replace("code = \"B.1\"", "code = \"B.1\" #!");
    check_marked(&text, open);
    check_marked(
        &format!("#!{}", &SOUND[..SOUND.find("[[fields]]").unwrap()]),
        open,
    );
}

#[test]
fn figures_follow_the_kind() {
    let second = "second = { label = \"Tất cả\", unit = \"hồ sơ\" }\n";
    broken(
        &format!(
            "[[measures]]\nid = \"A.1.1.c\"\ncriteria = [\"A.1.1\"]\nlabel = \"Gộp\"\nkind = \"ratio\"\nfirst = {{ label = \"Đúng hạn\", unit = \"hồ sơ\" }}\n{second}"
        ),
        "[[measures]] #!\nid = \"A.1.1.c\"\ncriteria = [\"A.1.1\"]\nlabel = \"Gộp\"\nkind = \"ratio\"\nfirst = { label = \"Đúng hạn\", unit = \"hồ sơ\" }\n",
    );
    broken(
        "kind = \"document\"",
        "kind = \"document\"\nfirst = { label = \"a\", unit = \"b\" } #!",
    );
    broken("unit = \"vụ\"\n", "unit = \"vụ\"\ncapped = true #!\n");
    broken("target = \"done\"", "target = \">= 1\" #!");
    broken("target = \"= 0\"", "target = \"done\" #!");
    broken(
        "kind = \"document\"\ntarget = \"done\"",
        "kind = \"narrative\"\ntarget = \"done\" #!",
    );
}

#[test]
fn roll_ups_follow_kind_and_reporters() {
    broken("rollup = \"sum\"", "rollup = \"pooled\" #!");
    broken("rollup = \"pooled\"", "rollup = \"sum\" #!");
    broken(
        "reporters = [\"vung-mot\"]",
        "reporters = [\"vung-mot\", \"khu-mot\"] #!",
    );
    broken("reporters = [\"vung-mot\"]", "reporters = [\"khu\"] #!");
    broken("reporters = [\"vung-mot\"]", "reporters = [] #!");
    broken("combined = [", "reporters = [\"khu\"] #!\ncombined = [");
    broken("combined = [", "rollup = \"pooled\" #!\ncombined = [");
    broken("[\"A.1.1.a\", \"A.1.1.b\"]", "[\"A.1.1.a\"] #!");
    broken(
        "[\"A.1.1.a\", \"A.1.1.b\"]",
        "[\"A.1.1.a\", \"A.1.1.c\"] #!",
    );
    broken("[\"A.1.1.a\", \"A.1.1.b\"]", "[\"A.1.1.a\", \"B.1.n\"] #!");
}

#[test]
fn a_criterion_of_every_period_is_judged_in_every_period() {
    broken("progress = \"always\"", "progress = \"due\" #!");
}

#[test]
fn the_date_of_a_deadline_is_the_one_that_its_words_name() {
    broken("date = 2031-12-31 }", "date = 2031-11-30 } #!");
    broken(
        "\"Trong năm 2031\", date = 2031-12-31 }",
        "\"Trước ngày 15/12/2031\", date = 2031-12-15 } #!",
    );
    broken("2031\", date = 2031-12-31 }", "2031\" } #!");
    broken(
        "\"Thường xuyên\" }",
        "\"Thường xuyên\", date = 2031-12-31 } #!",
    );
    // Words that name no day leave it to the office.
    let own = SOUND.replace("\"Trong năm 2031\"", "\"Sau khi có hướng dẫn\"");
    assert!(open(&own).is_ok());
}

#[test]
fn a_target_can_be_met_and_missed() {
    broken("\">= 90\"", "\">= 101\" #!");
    broken("\">= 90\"", "\"> 100\" #!");
    broken("\"= 0\"", "\">= -1\" #!");
}

#[test]
fn who_is_asked_for_nothing_is_not_expected() {
    let more = REGISTER.replace(
        "{ id = \"khu\", ",
        "{ id = \"ban\", name = \"Ban\", plural = \"các ban\" },\n  { id = \"khu\", ",
    );
    let more = more.replace(
        "agencies = [",
        "agencies = [\n  { id = \"ban-mot\", name = \"Ban Một\", level = \"ban\" },",
    );
    let register = agency::load::load(&more, FILE).unwrap();
    let plan = load(SOUND, FILE, Some(&register)).unwrap();
    let day = "2031-06-14".parse().unwrap();
    let expected: Vec<&str> = plan
        .expected(&register, day)
        .map(|agency| agency.id.as_str())
        .collect();
    assert_eq!(expected, ["vung-mot", "khu-mot"]);
}

#[test]
fn the_year_is_the_files() {
    let faults = |file: &str| load(SOUND, file, None).err().map(|f| f.faults().len());
    assert_eq!(faults("inputs/plans/2031.toml"), None);
    assert_eq!(faults("inputs/plans/2030.toml"), Some(1));
}

#[test]
fn clerks_write_numbers_and_days_in_their_own_way() {
    let text = SOUND
        .replacen("date = 2031-02-01", "date = \"01/02/2031\"", 1)
        .replacen("\">= 90\"", "\"≥\u{a0}90,5%\"", 1);
    let plan = open(&text).unwrap();
    assert_eq!(plan.date.to_string(), "2031-02-01");
    assert_eq!(plan.measures[0].target.to_string(), ">= 90.5");
    // What is no TOML is answered with the right spelling.
    let text = SOUND.replacen("date = 2031-02-01", "date = 17/3/2031", 1);
    let told = open(&text).unwrap_err().to_string();
    assert!(told.contains("date = 2031-03-17"), "{told}");
    let text = SOUND.replacen("year = 2031", "year\u{a0}= 2031", 1);
    let told = open(&text).unwrap_err().to_string();
    assert!(told.contains("dấu cách đặc biệt"), "{told}");
    assert!(told.contains("gõ lại: year = 2031"), "{told}");
}

#[test]
fn a_number_that_can_be_read_two_ways_is_refused_with_both_readings() {
    let text = SOUND.replacen("\"= 0\"", "\">= 1.200\"", 1);
    let told = open(&text).unwrap_err().to_string();
    assert!(told.contains("1200") && told.contains("1,2"), "{told}");
}

#[test]
fn a_target_in_percent_is_of_a_measure_in_percent() {
    broken("target = \"= 0\"", "target = \"= 0%\" #!");
}

#[test]
fn steps_go_with_their_progress_and_stand_in_time() {
    let steps = "steps = [{ by = 2031-03-31, target = \">= 25\" }]";
    // Told at the line of the progress that does not fit.
    let text = SOUND
        .replacen("note = \"thử\"\n", &format!("{steps}\n"), 1)
        .replacen(
            "progress = \"hold\"\nreporters = [\"vung\"]",
            "progress = \"hold\" #!\nreporters = [\"vung\"]",
            1,
        );
    check_marked(&text, open);
    let fitting = text.replacen("progress = \"hold\" #!", "progress = \"steps\"", 1);
    assert!(open(&fitting).is_ok());
}

#[test]
fn keys_of_one_kind_of_target_are_refused_elsewhere() {
    for line in [
        "bodies_target = \">= 30%\" #!",
        "maximum = \"100\" #!",
        "second_from_last_year = true #!",
        "own = [{ who = [\"khu\"] }] #!",
        "own = [{ who = [\"xa\"], target = \">= 10\" }] #!",
    ] {
        broken("note = \"thử\"\n", &format!("{line}\n"));
    }
    broken(
        "target = \"= 0\"\n",
        "target = \"= 0\"\nsecond_of_year = true #!\n",
    );
    broken(
        "target = \">= 90\"\nprogress = \"hold\"\nreporters = [\"khu\"",
        "target = \"rise 1\" #!\nprogress = \"hold\"\nreporters = [\"khu\"",
    );
    broken(
        "progress = \"hold\"\nreporters = [\"khu\"",
        "progress = \"quarterly\" #!\nreporters = [\"khu\"",
    );
}

#[test]
fn exemptions_name_what_there_is() {
    let except = "[[except]]\nmeasures = [\"B.1\", \"B.2\"] #!\nwho = [\"vung-mot\", \"xa\"] #!\nnumber = \"1/TB\"\ndate = 2031-03-01\nreason = \"không có\"\n";
    broken("[[criteria]]", &format!("{except}[[criteria]]"));
}

#[test]
fn a_goal_asks_for_something() {
    broken("target = \"> 95\"\n", "target = \"none\" #!\n");
    broken("baseline_rank = 3", "rank = \"> last-year\" #!");
    broken("baseline_rank = 3", "rank = \"rise 1\" #!");
    broken("baseline_rank = 3", "class = \"Tốt\" #!");
}
