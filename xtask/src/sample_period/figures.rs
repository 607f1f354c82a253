//! The figures that an agency states of a measure.

use super::profile::{Profile, Rank, Stage};
use super::ranges::{Ends, FLOWS, SINGLES, STANDING, TASKS};

/// What is stated of a measure that asks for figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stated {
    /// Two figures.
    Pair(f64, f64),
    /// A count.
    One(f64),
    /// Nothing arose.
    Nothing,
}

impl Stated {
    fn pair(first: i64, second: i64) -> Self {
        if second <= 0 {
            Stated::Nothing
        } else {
            Stated::Pair(first as f64, second as f64)
        }
    }
}

/// Departments that make no rules for business.
const WITHOUT_BUSINESS: [&str; 4] = [
    "so-noi-vu",
    "thanh-tra-tinh",
    "van-phong-ubnd-tinh",
    "ban-dan-toc",
];

/// What an agency states of a measure.
pub fn stated(profile: &Profile<'_>, measure: &str) -> Stated {
    single(profile, measure)
        .or_else(|| dossiers(profile, measure))
        .or_else(|| standing(profile, measure))
        .or_else(|| reduced(profile, measure))
        .or_else(|| tasks(profile, measure))
        .or_else(|| flow(profile, measure))
        .unwrap_or_else(|| count(profile, measure))
}

fn single(profile: &Profile<'_>, measure: &str) -> Option<Stated> {
    let (_, half, nine_months) = SINGLES.iter().find(|(id, ..)| *id == measure)?;
    let [first, second] = profile.by_stage(*half, *nine_months);
    Some(if matches!(measure, "1.1" | "6.3.1" | "6.3.2" | "7.1.2") {
        Stated::One(first)
    } else {
        Stated::Pair(first, second)
    })
}

/// Measures that rest on the agency's procedures and dossiers.
fn dossiers(profile: &Profile<'_>, measure: &str) -> Option<Stated> {
    let Profile {
        procedures,
        resolved,
        overdue,
        received,
        payable,
        ..
    } = *profile;
    let mut draw = profile.draw(measure);
    let share = |of: i64, thousandths: i64| of * thousandths / 1_000;
    let with_fee = share(received, profile.draw("fee").between(180, 420));
    Some(match measure {
        "3.1.2" | "3.1.4" => Stated::pair(procedures, procedures),
        "3.1.3" => Stated::pair(received - unpublished(profile), received),
        "3.1.5" => Stated::pair(procedures - i64::from(draw.chance(9)), procedures),
        "3.2.1" | "3.2.2" | "3.2.3" => Stated::pair(resolved - overdue, resolved),
        "3.2.4" => Stated::pair(overdue - without_apology(profile), overdue),
        "7.3.2.a" => {
            let asked = share(received, draw.between(700, 940));
            Stated::pair(share(asked, draw.between(880, 1_020).min(1_000)), asked)
        }
        "7.3.2.b" => {
            let asked = share(resolved, draw.between(600, 960));
            Stated::pair(share(asked, draw.between(820, 1_060).min(1_000)), asked)
        }
        "7.3.4" => Stated::pair(share(received, draw.between(420, 930)), received),
        "7.3.5.a" => Stated::pair(payable, payable),
        "7.3.5.b" => Stated::pair(share(payable, draw.between(480, 820)), payable),
        "7.3.5.c" => Stated::pair(share(with_fee, draw.between(640, 980)), with_fee),
        _ => return None,
    })
}

/// Dossiers whose progress was not shown to the public.
fn unpublished(profile: &Profile<'_>) -> i64 {
    match profile.id {
        "huyen-vo-nhai" => profile.by_stage(37, 37),
        "so-tai-nguyen-va-moi-truong" => profile.by_stage(12, 12),
        _ => 0,
    }
}

/// Dossiers overdue without a word of apology.
fn without_apology(profile: &Profile<'_>) -> i64 {
    match profile.id {
        "thanh-pho-thai-nguyen" => profile.by_stage(6, 2),
        "huyen-dai-tu" => profile.by_stage(3, 3),
        _ => 0,
    }
}

fn standing(profile: &Profile<'_>, measure: &str) -> Option<Stated> {
    let mut draw = profile.draw(measure);
    let will_mend = profile.draw(&format!("{measure} mended")).chance(50);
    let mended = will_mend && profile.stage == Stage::NineMonths;
    Some(match measure {
        "4.1.1" => {
            let lacks = draw.chance(8) && !mended;
            Stated::pair(profile.bodies - i64::from(lacks), profile.bodies)
        }
        "4.1.2.b" => {
            let lack = draw.between(-2, 2).max(0) - i64::from(mended);
            Stated::pair(profile.bodies - lack.max(0), profile.bodies)
        }
        _ => {
            let (_, ends, chance) = STANDING.iter().find(|(id, ..)| *id == measure)?;
            let all = within(profile, measure, *ends);
            let lacks = draw.chance(*chance) && !mended;
            Stated::pair(all - i64::from(lacks), all)
        }
    })
}

/// Rules and costs that are cut: in the year (a, b) and since the programme began (c, d), of rules
/// (a, c) and of what it costs to comply (b, d).
fn reduced(profile: &Profile<'_>, measure: &str) -> Option<Stated> {
    let (criterion, part) = measure.rsplit_once('.')?;
    let business = match criterion {
        "3.1.6" => true,
        "3.1.7" => false,
        _ => return None,
    };
    if business && WITHOUT_BUSINESS.contains(&profile.id) {
        return Some(Stated::Nothing);
    }
    let of_cost = matches!(part, "b" | "d");
    let mut draw = profile.draw(&format!("{criterion} {of_cost}"));
    let base = match (business, of_cost) {
        (true, false) => draw.between(40, 120),
        (true, true) => draw.between(260, 2_600),
        (false, false) => draw.between(30, 60),
        (false, true) => draw.between(120, 900),
    };
    let half = draw.between(8, 40);
    let nine_months = half + draw.between(4, 18);
    let before = base * draw.between(95, 140) / 1_000;
    let in_year = (base * profile.by_stage(half, nine_months) + 500) / 1_000;
    let cut = if matches!(part, "c" | "d") {
        before + in_year
    } else {
        in_year
    };
    Some(Stated::pair(cut, base))
}

fn tasks(profile: &Profile<'_>, measure: &str) -> Option<Stated> {
    let (_, ends, shares) = TASKS.iter().find(|(id, ..)| *id == measure)?;
    let all = within(profile, measure, *ends);
    let mut draw = profile.draw(&format!("{measure} done"));
    let half = draw.between(shares[0], shares[1]);
    let nine_months = draw.between(shares[2], shares[3]).max(half);
    let done = all * profile.by_stage(half, nine_months) / 1_000;
    Some(Stated::pair(done, all))
}

fn flow(profile: &Profile<'_>, measure: &str) -> Option<Stated> {
    let (_, ends, chance, most) = FLOWS.iter().find(|(id, ..)| *id == measure)?;
    let yearly = within(profile, measure, *ends);
    let all = profile.so_far(measure, yearly);
    let mut draw = profile.draw(&format!("{measure} short"));
    let short = if draw.chance(*chance) {
        // Held against half a year in every period, so that what is done never falls.
        (yearly * 44 / 100 * draw.between(most / 4, *most) + 999) / 1_000
    } else {
        0
    };
    Some(Stated::pair((all - short).max(0), all))
}

fn count(profile: &Profile<'_>, measure: &str) -> Stated {
    let number = match measure {
        "5.2" => i64::from(profile.id == "huyen-phu-luong" && profile.stage == Stage::NineMonths),
        "9.3.1" => {
            let first = i64::from(profile.draw(measure).chance(60));
            profile.by_stage(first, first + 1)
        }
        _ => 0,
    };
    Stated::One(number as f64)
}

/// A number between the ends for an agency of this rank; 0 where the draw is below it.
fn within(profile: &Profile<'_>, measure: &str, ends: Ends) -> i64 {
    let (low, high) = match profile.rank {
        Rank::Department => (ends[0], ends[1]),
        Rank::District => (ends[2], ends[3]),
        Rank::Commune => (-6, 7),
    };
    profile.draw(measure).between(low, high).max(0)
}
