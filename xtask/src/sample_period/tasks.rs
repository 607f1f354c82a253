//! Documents and tasks: how far they are, and the document that proves it.

use cchc::agency::Agency;
use cchc::period::calendar::Calendar;
use cchc::submission::State;
use chrono::{Days, NaiveDate};

use super::draw::Draw;
use super::profile::{Profile, Rank, Stage};

/// A document that proves something.
pub struct Proof {
    /// Its number.
    pub number: i64,
    /// Its symbol.
    pub symbol: String,
    /// Its date.
    pub date: NaiveDate,
}

/// How a document or task stands.
pub struct Task {
    /// Its state.
    pub state: State,
    /// What proves it, where it is done.
    pub proof: Option<Proof>,
}

/// Letters by which an agency's documents name it; every people's committee is `UBND`.
const LETTERS: &[(&str, &str)] = &[
    ("so-noi-vu", "SNV"),
    ("so-tu-phap", "STP"),
    ("so-tai-chinh", "STC"),
    ("so-ke-hoach-va-dau-tu", "SKHĐT"),
    ("so-cong-thuong", "SCT"),
    ("so-nong-nghiep-va-ptnt", "SNNPTNT"),
    ("so-giao-thong-van-tai", "SGTVT"),
    ("so-xay-dung", "SXD"),
    ("so-tai-nguyen-va-moi-truong", "STNMT"),
    ("so-thong-tin-va-truyen-thong", "STTTT"),
    ("so-lao-dong-tbxh", "SLĐTBXH"),
    ("so-van-hoa-the-thao-va-du-lich", "SVHTTDL"),
    ("so-khoa-hoc-va-cong-nghe", "SKHCN"),
    ("so-giao-duc-va-dao-tao", "SGDĐT"),
    ("so-y-te", "SYT"),
    ("thanh-tra-tinh", "TTr"),
    ("van-phong-ubnd-tinh", "VPUB"),
    ("ban-dan-toc", "BDT"),
    ("bql-cac-kcn", "BQL"),
    ("cuc-thue-tinh", "CTTNG"),
    ("chi-cuc-hai-quan", "HQTN"),
    ("kho-bac-nha-nuoc", "KBTN"),
];

/// Kinds of documents, by how often they prove something.
const KINDS: [&str; 6] = ["BC", "BC", "BC", "KH", "QĐ", "TB"];

/// Of a hundred tasks, so many are done, or at least begun, after six months; then after nine.
const DONE: [i64; 2] = [60, 78];
const BEGUN: [i64; 2] = [90, 97];

/// Tasks of one agency alone, whose luck is not left to the draw.
const SINGLES: &[(&str, i64)] = &[
    ("2.1.1", 70),
    ("2.1.2.a", 95),
    ("2.1.2.b", 92),
    ("2.2.1", 5),
    ("6.2.1", 66),
    ("6.2.3", 85),
    ("7.1.1", 80),
    ("7.3.1", 10),
];

/// How a task of an agency stands.
pub fn task(agency: &Agency, profile: &Profile<'_>, calendar: &Calendar, measure: &str) -> Task {
    let mut draw = profile.draw(measure);
    let drawn = draw.between(1, 100);
    let luck = SINGLES
        .iter()
        .find(|(id, _)| *id == measure)
        .map_or(drawn, |(_, luck)| *luck);
    let [done_by_half, done_by_now] = [DONE[0], profile.by_stage(DONE[0], DONE[1])];
    let begun = profile.by_stage(BEGUN[0], BEGUN[1]);
    if measure == "5.1" && draw.chance(15) {
        return without_proof(State::NothingArose);
    }
    if luck > begun {
        return without_proof(State::NotStarted);
    }
    if luck > done_by_now {
        return without_proof(State::InProgress);
    }
    let when = if luck <= done_by_half {
        Stage::Half
    } else {
        Stage::NineMonths
    };
    Task {
        state: State::Done,
        proof: proof(agency, profile, calendar, (measure, when)),
    }
}

/// How a narrative stands that the plan gives no target.
pub fn narrative() -> Task {
    without_proof(State::InProgress)
}

fn without_proof(state: State) -> Task {
    Task { state, proof: None }
}

/// A document of the agency's own, of a working day in the half or the quarter.
fn proof(
    agency: &Agency,
    profile: &Profile<'_>,
    calendar: &Calendar,
    (measure, when): (&str, Stage),
) -> Option<Proof> {
    let mut draw = Draw::of(&agency.id, &format!("{measure} paper"));
    let new_year = NaiveDate::from_ymd_opt(2024, 1, 1)?;
    let (from, to) = match when {
        Stage::Half => (8, 162),
        Stage::NineMonths => (168, 254),
    };
    let day = draw.between(from, to);
    let date = new_year.checked_add_days(Days::new(day.unsigned_abs()))?;
    let date = working_day(calendar, date);
    let mut habit = profile.draw("documents");
    let in_ten_days = match profile.rank {
        Rank::Department => habit.between(14, 24),
        Rank::District => habit.between(18, 34),
        Rank::Commune => habit.between(5, 22),
    };
    let letters = LETTERS.iter().find(|(id, _)| *id == agency.id);
    let letters = letters.map_or("UBND", |(_, letters)| letters);
    let kind = draw.pick(&KINDS).copied().unwrap_or("BC");
    Some(Proof {
        number: day * in_ten_days / 10 + draw.between(3, 20 + in_ten_days),
        symbol: format!("{kind}-{letters}"),
        date,
    })
}

/// The day itself, or the last working day before it.
pub fn working_day(calendar: &Calendar, mut day: NaiveDate) -> NaiveDate {
    while !calendar.is_working_day(day) {
        let Some(before) = day.pred_opt() else {
            return day;
        };
        day = before;
    }
    day
}
