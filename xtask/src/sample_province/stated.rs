//! What a body states of a measure at a cut-off.

use std::collections::BTreeMap;

use cchc::submission::State;
use chrono::NaiveDate;

use super::bodies::{Body, COMMUNES, DEPARTMENTS, Fate, Stage};
use super::split::{self, Part, drawn_order};
use super::streams::{STREAMS, Stream};
use crate::sample_period::draw::Draw;

/// What is stated.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Two figures.
    Pair(f64, f64),
    /// One figure.
    One(f64),
    /// A state without figures.
    State(State),
    /// Done, with a document: number, symbol, day.
    Done(i64, String, NaiveDate),
}

/// Everything that is stated.
pub struct World {
    /// The bodies.
    pub bodies: Vec<Body>,
    parts: BTreeMap<(&'static str, String), Part>,
}

/// Thu sự nghiệp, in hundredths of a million đồng: id; 6 months, 9 months and the year of 2025; the four
/// periods of 2026; what is entered for quý I of 2025.
const REVENUE: &[(&str, [i64; 3], [i64; 4], i64)] = &[
    (
        "so-cong-thuong",
        [120_000, 190_000, 260_000],
        [70_000, 135_000, 209_000, 290_000],
        62_000,
    ),
    (
        "so-xay-dung",
        [80_000, 125_000, 170_000],
        [45_000, 90_000, 0, 0],
        41_000,
    ),
    (
        "so-xay-dung-moi",
        [0, 125_000, 170_000],
        [0, 0, 140_000, 188_000],
        0,
    ),
    (
        "so-khoa-hoc-va-cong-nghe",
        [30_000, 46_050, 64_025],
        [17_000, 33_550, 50_000, 70_000],
        15_500,
    ),
    (
        "so-van-hoa-the-thao-va-du-lich",
        [55_000, 90_000, 120_000],
        [28_000, 57_000, 95_000, 131_000],
        29_000,
    ),
    (
        "so-giao-duc-va-dao-tao",
        [310_000, 480_000, 655_000],
        [165_000, 342_000, 530_000, 722_000],
        152_000,
    ),
    (
        "so-y-te",
        [905_000, 1_400_000, 1_890_000],
        [490_000, 1_003_000, 1_535_000, 2_070_000],
        448_000,
    ),
];

/// Points of the ordinary departments, in tenths, in the register's order.
const POINTS: [i64; 11] = [880, 905, 860, 845, 870, 835, 890, 850, 865, 820, 910];

impl World {
    /// The world.
    pub fn new() -> Self {
        let bodies = super::bodies::all();
        let mut parts = BTreeMap::new();
        for stream in STREAMS {
            let ids = ordinary(&bodies, stream.level, stream.measure);
            for (id, part) in ids.iter().zip(split::parts(stream, &ids)) {
                parts.insert((stream.measure, (*id).to_owned()), part);
            }
        }
        World { bodies, parts }
    }

    /// What a body states of a measure.
    pub fn said(&self, body: &Body, measure: &str, stage: Stage) -> Option<Said> {
        if let Some(said) = explicit(self, body, measure, stage) {
            return Some(said);
        }
        let stream = STREAMS
            .iter()
            .find(|stream| stream.measure == measure && stream.level == body.level)?;
        let [first, second] = self.figures(stream, body, stage);
        let (first, second) = (
            first as f64 / stream.scale[0] as f64,
            second as f64 / stream.scale[1] as f64,
        );
        Some(match stream.second {
            Some(_) => Said::Pair(first, second),
            None => Said::One(first),
        })
    }

    /// Both figures of a stream, in its parts of a unit.
    fn figures(&self, stream: &Stream, body: &Body, stage: Stage) -> [i64; 2] {
        let at = stage as usize;
        let each = [stream.each[0][at], stream.each[1][at]];
        if let Some(part) = self.parts.get(&(stream.measure, body.id.clone())) {
            return [part[0][at], part[1][at]];
        }
        match body.fate {
            Fate::Begins(of) => {
                each.map(|figure| figure * if stream.is_standing() { 1 } else { of })
            }
            Fate::BeginsAnew => [0, 1].map(|which| stream.anew[which][at.saturating_sub(2)]),
            Fate::Stays | Fate::Ends(_) => each,
        }
    }

    /// Dossiers overdue.
    fn overdue(&self, body: &Body, stage: Stage) -> i64 {
        STREAMS
            .iter()
            .find(|stream| stream.measure == "3.2.1" && stream.level == body.level)
            .map_or(0, |stream| {
                let [first, second] = self.figures(stream, body, stage);
                second - first
            })
    }

    /// The place of an ordinary body in the order that is drawn for a subject, from 0.
    fn place(&self, body: &Body, subject: &str) -> Option<usize> {
        let ids = ordinary(&self.bodies, body.level, subject);
        let order = drawn_order(&ids, subject);
        order.iter().position(|at| ids[*at] == body.id)
    }
}

impl Stream {
    /// Whether its figures say how things stand.
    fn is_standing(&self) -> bool {
        self.measure == "3.1.1"
    }
}

/// The ids of the ordinary bodies of a level that report a measure.
fn ordinary<'a>(bodies: &'a [Body], level: &str, measure: &str) -> Vec<&'a str> {
    let exempt: &[&str] = match measure {
        "3.1.2" | "3.2.6.a" => &["thanh-tra-tinh", "van-phong-ubnd-tinh"],
        "3.1.1" | "3.2.1" => &["thanh-tra-tinh"],
        _ => &[],
    };
    bodies
        .iter()
        .filter(|body| body.level == level && body.is_ordinary())
        .map(|body| body.id.as_str())
        .filter(|id| !exempt.contains(id))
        .collect()
}

fn explicit(world: &World, body: &Body, measure: &str, stage: Stage) -> Option<Said> {
    let at = stage as usize;
    let one = |figures: [i64; 4]| Some(Said::One(figures[at] as f64));
    match measure {
        "1.1" => Some(own_plan(world, body, stage)),
        "1.2" => one(match (body.id.as_str(), body.fate) {
            (_, Fate::Begins(_)) => [0, 0, 5, 6],
            ("so-y-te", _) => [1, 1, 2, 3],
            ("so-giao-duc-va-dao-tao", _) => [1, 2, 2, 3],
            _ => [1, 2, 3, 4],
        }),
        "1.6" if stage == Stage::Y => Some(done(body, "BC", 10, 20)),
        "1.6" => Some(Said::State(State::InProgress)),
        "2.2" if body.id == "so-nong-nghiep-va-moi-truong" => one([0, 1, 0, 0]),
        "2.2" => one([0; 4]),
        "3.2.2" => Some(apologies(world, body, stage)),
        "3.2.7" => Some(satisfaction(world, body, stage)),
        "5.1" => one_of(points(world, body, stage), 10),
        "5.3" => Some(match body.id.as_str() {
            "so-xay-dung-moi" => Said::Pair(75.0, 80.0),
            "so-y-te" => Said::Pair(35.0, 40.0),
            "so-tu-phap" => Said::Pair(36.0, 40.0),
            _ => Said::Pair(37.0, 40.0),
        }),
        "5.4" => Some(Said::State(match stage {
            Stage::Q1 => State::NotStarted,
            _ => State::InProgress,
        })),
        "6.1" => revenue(body, stage),
        "6.4" => one([0, 1, 4, 5]),
        "6.5" => Some(match stage {
            Stage::Q1 => Said::Pair(5.0, 1_000.0),
            _ => Said::Pair(24.0, 2_000.0),
        }),
        "6.6" => Some(Said::Pair(
            [4_212.5, 9_087.0, 13_240.5, 17_490.0][at],
            16_500.0,
        )),
        "7.1" if stage.is_after_change() => Some(Said::Pair(8.0, 34.0)),
        "7.2" if stage == Stage::Y => Some(Said::Pair(14.0, 34.0)),
        "7.2" if stage >= Stage::H1 => Some(Said::Pair(17.0, 34.0)),
        "7.3" if stage >= Stage::H1 => Some(Said::Pair(17.0, 34.0)),
        "7.4" if stage.is_after_change() => Some(Said::Pair(11.0, 34.0)),
        "7.1" | "7.2" | "7.3" | "7.4" => Some(Said::State(State::NothingArose)),
        "7.5" if stage.is_after_change() => Some(done(body, "BC", 6, 25)),
        "7.5" | "7.8" => Some(Said::State(State::InProgress)),
        "7.6" => Some(electronic(world, body, stage)),
        _ => None,
    }
}

fn one_of(figure: i64, scale: i64) -> Option<Said> {
    Some(Said::One(figure as f64 / scale as f64))
}

/// A document of a body of a day of 2026.
fn done(body: &Body, kind: &str, month: u32, day: u32) -> Said {
    let number = Draw::of(&body.id, &format!("{kind} {month} number")).between(3, 900);
    let letters = body.alias.unwrap_or("UBND");
    let date = NaiveDate::from_ymd_opt(2026, month, day).unwrap_or(NaiveDate::MIN);
    Said::Done(number, format!("{kind}-{letters}"), date)
}

/// The body's own plan: three ordinary communes have none in March, one in June.
fn own_plan(world: &World, body: &Body, stage: Stage) -> Said {
    let place = world.place(body, "1.1").filter(|_| body.level == COMMUNES);
    let late = match stage {
        Stage::Q1 => 3,
        Stage::H1 => 1,
        Stage::Q3 | Stage::Y => 0,
    };
    if matches!(body.fate, Fate::Begins(_) | Fate::BeginsAnew) {
        return done(body, "KH", 7, 20);
    }
    match place {
        Some(place) if place < late => Said::State(State::InProgress),
        Some(place) if place < 3 => done(body, "KH", 4, 8),
        _ => {
            let day = Draw::of(&body.id, "1.1 day").between(2, 6);
            done(body, "KH", 2, u32::try_from(day).unwrap_or(2))
        }
    }
}

/// All apologise, but for a few dossiers of one commune.
fn apologies(world: &World, body: &Body, stage: Stage) -> Said {
    let overdue = world.overdue(body, stage);
    let first_of_late = body.level == COMMUNES && world.place(body, "3.2.1") == Some(0);
    let lacks = if first_of_late {
        [1, 2, 2, 0][stage as usize]
    } else {
        0
    };
    match overdue {
        0 => Said::State(State::NothingArose),
        _ => Said::Pair((overdue - lacks) as f64, overdue as f64),
    }
}

/// Scores and how many answers they rest on.
fn satisfaction(world: &World, body: &Body, stage: Stage) -> Said {
    let times = stage as usize as f64 + 1.0;
    match (world.place(body, "3.2.7"), body.fate) {
        (Some(place), _) => {
            let answers = [40.0, 60.0, 80.0][place % 3] * times;
            let low = place < 10;
            // One commune falls from quarter to quarter: a score does not add up.
            let fallen = if place == 42 { times - 1.0 } else { 0.0 };
            Said::Pair(if low { 86.0 } else { 91.5 - fallen }, answers)
        }
        (None, Fate::Begins(of)) => Said::Pair(92.0, 30.0 * times * of as f64),
        (None, Fate::BeginsAnew) => Said::Pair(92.0, if stage == Stage::Y { 30.0 } else { 15.0 }),
        (None, _) => Said::Pair(92.0, 30.0 * times),
    }
}

fn points(world: &World, body: &Body, stage: Stage) -> i64 {
    let ids = ordinary(&world.bodies, DEPARTMENTS, "5.1");
    let at = ids.iter().position(|id| *id == body.id);
    match (body.id.as_str(), stage) {
        ("so-tai-chinh", Stage::Q1) => 720,
        ("so-y-te", Stage::Y) => 790,
        _ => at.and_then(|at| POINTS.get(at)).copied().unwrap_or(850),
    }
}

fn revenue(body: &Body, stage: Stage) -> Option<Said> {
    let (_, last_year, this_year, first_quarter) =
        REVENUE.iter().find(|(id, ..)| *id == body.id)?;
    let second = match (stage, body.id.as_str()) {
        (Stage::Q1, _) => *first_quarter,
        // Entered otherwise than the report of the year before has it.
        (Stage::H1, "so-y-te") => 900_000,
        _ => last_year[stage as usize - 1],
    };
    Some(Said::Pair(
        this_year[stage as usize] as f64 / 100.0,
        second as f64 / 100.0,
    ))
}

/// What the departments of the small set of 2025 stated.
pub fn of_2025(id: &str, measure: &str, stage: Stage) -> Option<Said> {
    let (_, last_year, ..) = REVENUE.iter().find(|(known, ..)| *known == id)?;
    match (measure, stage) {
        (_, Stage::Q1) => None,
        ("6.1", _) => {
            let first = last_year[stage as usize - 1];
            Some(Said::Pair(
                first as f64 / 100.0,
                (first * 92 / 100) as f64 / 100.0,
            ))
        }
        _ => Some(Said::Pair(36.0, 40.0)),
    }
}

/// The rate of each body is 100, 97 or 94.
fn electronic(world: &World, body: &Body, stage: Stage) -> Said {
    let at = stage as usize;
    let low = [10, 8, 5, 5][at];
    let all = [200.0, 400.0, 600.0, 800.0][at];
    let place = world.place(body, "7.6");
    match (place, body.fate) {
        (Some(place), _) if body.level == COMMUNES && place < low => Said::Pair(all * 0.94, all),
        (Some(_), _) => Said::Pair(all, all),
        (None, Fate::Begins(of)) => Said::Pair(all * 0.97 / 2.0 * of as f64, all / 2.0 * of as f64),
        (None, Fate::BeginsAnew) if stage == Stage::Q3 => Said::Pair(97.0, 100.0),
        (None, Fate::BeginsAnew) => Said::Pair(194.0, 200.0),
        (None, _) => Said::Pair(all * 0.97 / 2.0, all / 2.0),
    }
}
