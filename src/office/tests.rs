use std::collections::BTreeSet;

use super::load::{Known, load};
use super::*;
use crate::agency::Register;
use crate::datafile::testing::{FILE, check_broken};
use crate::failure::Outcome;
use crate::period::Periods;

const SOUND: &str = r#"
province = "tỉnh A"
superior = "UBND tỉnh A"
issuer = "Sở Nội vụ"
issuer_symbol = "SNV"
drafting_unit = "CCHC"
place = "A"
addressees = ["UBND tỉnh A"]
recipients = ["Như trên", "Lãnh đạo Sở"]
filed = "VT"
contact = "Phòng CCHC"
[signer]
authority = "head"
head_title = "Giám đốc"
own_title = ""
name = "Nguyễn Văn Mẫu"
[issued.2024-H1]
number = "05"
date = 2024-06-20
[goal_results.2024.sipas]
score = "90.23"
rank = 2
published = 2025-04-06
"#;

fn open(text: &str) -> Outcome<Office> {
    load(text, FILE, Known::default())
}

#[test]
fn reads_the_office() {
    let office = open(SOUND).unwrap();
    assert_eq!(office.signer.lines(), ["GIÁM ĐỐC"]);
    assert_eq!(office.issued["2024-H1"].number.as_deref(), Some("05"));
    assert_eq!(office.goal_result(2024, "sipas").unwrap().rank, Some(2));
    assert_eq!(office.goal_result(2025, "sipas"), None);
}

#[test]
fn a_province_report_needs_its_block() {
    let broken = |from: &str, to: &str| check_broken(SOUND, from, to, open);
    broken("contact =", "report_of = \"both\" #!\ncontact =");
    broken("contact =", "report_of = \"ubnd\" #!\ncontact =");
    broken("[signer]", "[reminder]\nanswer_days = 0 #!\n[signer]");
    broken("[signer]", "[reminder]\nexplain_days = 31 #!\n[signer]");
    let both = include_str!("../schemas/samples/office.toml");
    let office = open(both).unwrap();
    let province = office.for_province_report().unwrap();
    assert_eq!(province.superior, "");
    assert_eq!(province.collector, "Sở Nội vụ");
    let lines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
    assert_eq!(province.signer.lines(), lines);
    assert_eq!(office.reminder.signer.unwrap().lines()[0], "TL. GIÁM ĐỐC");
}

#[test]
fn a_signer_has_the_titles_that_his_authority_needs() {
    let broken = |from: &str, to: &str| check_broken(SOUND, from, to, open);
    broken("\"head\"", "\"deputy\" #!");
    broken("\"head\"", "\"collective\" #!");
    broken("\"head\"", "\"haed\" #!");
    let deputy = SOUND
        .replace("\"head\"", "\"deputy\"")
        .replace("own_title = \"\"", "own_title = \"Phó Giám đốc\"");
    let lines = open(&deputy).unwrap().signer.lines();
    assert_eq!(lines, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
}

#[test]
fn lines_and_figures_are_well_formed() {
    let broken = |from: &str, to: &str| check_broken(SOUND, from, to, open);
    broken("\"Lãnh đạo Sở\"]", "\"Lãnh đạo Sở;\"] #!");
    broken("[\"UBND tỉnh A\"]", "[] #!");
    broken("\"90.23\"", "\"90,2x\" #!");
    broken("issued.2024-H1]", "issued.2024-Q5] #!");
    broken(
        "goal_results.2024",
        "goal_results.nay #!\n[goal_results.2024",
    );
    broken("rank = 2", "hang = 2 #!");
}

#[test]
fn references_are_looked_up() {
    let (register, periods, goals) = (Register::default(), Periods::default(), BTreeSet::new());
    let known = Known {
        register: Some(&register),
        periods: Some(&periods),
        goals: Some(&goals),
    };
    let text = SOUND
        .replace("province", "agency = \"so-noi-vu\" #!\nprovince")
        .replace("2024-H1]", "2024-H1] #!")
        .replace("sipas]", "sipas] #!");
    crate::datafile::testing::check_marked(&text, |text| load(text, FILE, known));
}
