use super::load::{Known, load};
use super::*;
use crate::datafile::testing::{FILE, check_broken};
use crate::exact::Exact;
use crate::failure::Outcome;
use crate::plan::tests::{REGISTER, SOUND as PLAN};
use crate::submission::{Reading, State};
use crate::{agency, plan};

/// A decision of every kind.
const SOUND: &str = include_str!("../schemas/samples/decisions.toml");

/// The decisions of a text, held against the plan and the register of the plan's tests.
pub(crate) fn loaded(text: &str, file: &str) -> Outcome<Decisions> {
    let register = agency::load::load(REGISTER, FILE)?;
    let plan = plan::load::load(PLAN, FILE, Some(&register))?;
    let known = Known {
        speech: Speech::File,
        register: &register,
        plan: &plan,
        period: "2031-H1".parse().unwrap(),
    };
    load(text, file, known)
}

fn sound() -> Decisions {
    loaded(SOUND, FILE).unwrap()
}

fn broken(from: &str, to: &str) {
    check_broken(SOUND, from, to, |text| loaded(text, FILE));
}

#[test]
fn a_decision_of_every_kind_is_read() {
    let list = sound().list;
    let blocks: Vec<&str> = list.iter().map(|own| own.ruling.block()).collect();
    assert_eq!(
        blocks,
        [
            "whose", "whose", "whose", "version", "reading", "reading", "agreed", "judged"
        ]
    );
    let Ruling::Reading { told, .. } = &list[4].ruling else {
        panic!("{:?}", list[4]);
    };
    assert_eq!(told.first, Some(Exact::whole(197)));
    assert_eq!(list[4].trail.on, "2031-06-18".parse().unwrap());
    assert_eq!(list[4].trail.ground.as_deref(), Some("điện thoại"));
}

#[test]
fn what_is_not_there_is_told_with_its_line() {
    broken("agency = \"khu-mot\"", "agency = \"khu-hai\" #!");
    broken("measure = \"A.1.1.a\"", "measure = \"A.9\" #!");
    // It is reported by others only.
    broken("measure = \"A.1.1.a\"", "measure = \"B.1.n\" #!");
    broken("code = \"HL04\"", "code = \"HL99\" #!");
    // What can't be read is answered by a figure, not agreed to.
    broken("code = \"HL04\"", "code = \"SL01\" #!");
    broken("verdict = \"met\"", "verdict = \"đạt\" #!");
    broken("period = \"2031-Q3\"", "period = \"2031-H1\" #!");
    let digest = "a".repeat(64);
    broken(&format!("sha256 = \"{digest}\""), "sha256 = \"abc\" #!");
}

#[test]
fn every_decision_carries_who_when_and_why() {
    for key in ["by = \"Nguyễn Thị Mẫu\"", "why = \"Cơ quan xác nhận\""] {
        let name = key.split(' ').next().unwrap();
        broken(key, &format!("{name} = \"\" #!"));
    }
    broken("on = 2031-06-18", "on = \"31/6/2031\" #!");
}

#[test]
fn words_that_say_nothing_are_no_answer() {
    for key in [
        "by = \"Nguyễn Thị Mẫu\"",
        "why = \"Cơ quan xác nhận\"",
        "ground = \"điện thoại\"",
    ] {
        let name = key.split(' ').next().unwrap();
        for nothing in ["…", "...", "- –"] {
            broken(key, &format!("{name} = \"{nothing}\" #!"));
        }
    }
}

#[test]
fn what_is_decided_not_to_be_done_is_not_judged_done_beside_it() {
    let with = |state: &str, verdict: &str, digest: &str| {
        let digest = digest.repeat(64);
        let trail = "by = \"A\"\non = 2031-06-18\nwhy = \"xem lại\"\n";
        let on = "agency = \"vung-mot\"\nmeasure = \"B.1\"\nfile = \"v.xlsx\"\n";
        loaded(
            &format!(
                "[[reading]]\n{on}sha256 = \"{}\"\nstate = \"{state}\"\n{trail}\n\
                 [[judged]]\n{on}sha256 = \"{digest}\"\nverdict = \"{verdict}\"\n{trail}",
                "0".repeat(64)
            ),
            FILE,
        )
    };
    for (state, verdict, is_sound) in [
        ("in-progress", "met", false),
        ("done", "not-met", false),
        ("done", "met", true),
        ("in-progress", "not-met", true),
    ] {
        let read = with(state, verdict, "0");
        assert_eq!(read.is_ok(), is_sound, "{state} {verdict}");
        if let Err(failure) = read {
            let [fault] = failure.faults() else {
                panic!("{failure:?}");
            };
            assert!(
                fault.line == Some(11) && fault.what.contains("dòng 1 "),
                "{fault:?}"
            );
        }
        // On another file one of the two no longer holds.
        assert!(with(state, verdict, "1").is_ok());
    }
}

#[test]
fn figures_that_cannot_be_are_refused() {
    broken("first = \"197\"", "first = \"201\" #!");
    broken("first = \"197\"", "first = \"-1\" #!");
    broken("first = \"197\"", "first = \"1.5\" #!");
    // One hundred and ninety-seven thousand, or not quite two hundred?
    broken("second = \"200\"", "second = \"197.000\" #!");
    broken("first = \"197\"", "first = \"gần 200\" #!");
    broken("second = \"200\"", "second = \"0\" #!");
    broken("percent = \"98.5\"", "percent = \"100.5\" #!");
    broken("state = \"value\"", "state = \"done\" #!");
    broken("state = \"value\"", "state = \"nothing-arose\" #!");
    broken("state = \"done\"", "state = \"value\" #!");
}

#[test]
fn a_second_decision_on_one_thing_is_a_fault() {
    let block = SOUND.split("\n[[judged]]").nth(1).unwrap();
    let twice = format!("{SOUND}\n[[judged]]{block}");
    let failure = loaded(&twice, FILE).unwrap_err();
    assert_eq!(failure.faults().len(), 1);
    assert!(failure.faults()[0].line > Some(SOUND.lines().count()));
}

#[test]
fn what_is_decided_again_on_other_words_stands_beside_the_old_word() {
    let block = |kind: &str| {
        let from = SOUND.find(&format!("[[{kind}]]")).unwrap();
        let to = SOUND[from..]
            .find("\n\n")
            .map_or(SOUND.len(), |at| from + at);
        format!("\n{}\n", &SOUND[from..to])
    };
    let with = |more: String| loaded(&format!("{SOUND}{more}"), FILE);
    // The finding says something else now, and the clerk agrees again.
    let again = block("agreed").replace("gấp trăm lần", "gấp mười lần");
    assert_eq!(with(again).unwrap().list.len(), sound().list.len() + 1);
    // A third version has come since.
    let digest = "e".repeat(64);
    let third = format!("{digest}\", \"{}", "f".repeat(64));
    assert!(with(block("version").replace(&digest, &third)).is_ok());
    // The other of the same two versions: both can't count.
    let own = "d".repeat(64);
    let other = block("version")
        .replace(&digest, "x")
        .replace(&own, &digest);
    assert!(with(other.replace("\"x\"", &format!("\"{own}\""))).is_err());
    // Whose a file is hangs on no words.
    let whose = block("whose").replace("Không xác định được cơ quan", "khác");
    assert!(with(whose).is_err());
}

#[test]
fn what_is_written_is_read_and_nothing_that_stood_there_changes() {
    let mut text = String::from(
        "# Sổ của phòng\n[[agreed]] # xem lại sau\ncode=\"HL04\"\nagency =  \"vung-mot\"\nfile=\"v.xlsx\"\nsha256=\"0000000000000000000000000000000000000000000000000000000000000000\"\nby=\"A\"\non=2031-06-18\nwhy=\"đúng\"\n",
    );
    let before = text.clone();
    for decision in sound().list {
        text = write::added(Some(&text), FILE, &decision).unwrap();
    }
    assert!(text.starts_with(before.trim_end()), "{text}");
    let mut written: Vec<Ruling> = loaded(&text, FILE)
        .unwrap()
        .list
        .into_iter()
        .map(|own| own.ruling)
        .skip(1)
        .collect();
    let mut wanted: Vec<Ruling> = sound().list.into_iter().map(|own| own.ruling).collect();
    let key = |ruling: &Ruling| format!("{ruling:?}");
    written.sort_by_key(key);
    wanted.sort_by_key(key);
    assert_eq!(written, wanted);
    // Line ends and the mark of the encoding stay as an editor has written them.
    let as_notepad = format!("\u{feff}{}", before.replace('\n', "\r\n"));
    let more = write::added(Some(&as_notepad), FILE, &sound().list[0]).unwrap();
    assert!(more.starts_with(as_notepad.trim_end()), "{more}");
    assert_eq!(more.matches('\n').count(), more.matches("\r\n").count());
    let first = write::added(None, FILE, &sound().list[0]).unwrap();
    assert_eq!(loaded(&first, FILE).unwrap().list.len(), 1, "{first}");
    assert!(first.starts_with("#:schema "), "{first}");
}

#[test]
fn only_what_is_told_is_replaced() {
    let read = Reading {
        state: State::Unreadable,
        text: Some("gần 200".to_owned()),
        second: Some(Exact::whole(200)),
        percent: Some(Exact::whole(97)),
        ..Reading::absent("m")
    };
    let told = Told {
        first: Some(Exact::whole(197)),
        ..Told::default()
    };
    let new = laid_over(&read, &told);
    assert_eq!(said(&new), "197/200");
    assert_eq!(new.state, State::Value);
    let nothing = Told {
        state: Some(State::NothingArose),
        ..Told::default()
    };
    assert_eq!(said(&laid_over(&new, &nothing)), "Không phát sinh");
    assert_eq!(laid_over(&new, &nothing).first, None);
}
