//! A figure beside the agency's own of the earlier period of the same year.

use crate::checks::subject::{Subject, Which};
use crate::checks::{Checked, printing};
use crate::exact::Exact;
use crate::finding::rules::{
    ALL_EQUAL, BELOW_EARLIER, NOTHING_AFTER_SOME, SLIP_IN_TIME, TASK_UNDONE,
};
use crate::finding::{Finding, Meaning, Meant};
use crate::period::Period;
use crate::plan::model::{Figure, Kind, Measure, Progress};
use crate::submission::{Reading, State, Submission};
use crate::vietnamese::phrase::date_short;

/// The factor from which a figure is taken for a slip.
pub(super) const SLIP: i64 = 8;
/// The least earlier figure from which a rise can be a slip; below, small numbers simply grow.
pub(super) const LEAST_RISEN: i64 = 10;
/// The least later figure below which a fall can't be told from a few cases.
const LEAST_FALLEN: i64 = 5;
/// How many figures above 0 it takes to wonder that all are equal.
const LEAST_EQUAL: usize = 3;

/// Looks at every agency that sent something in both periods.
pub fn run(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let before = input.before();
    let Some((latest, older)) = before.split_first() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for subject in subjects {
        let agency = subject.agency.id.as_str();
        let Some(sent) = latest.accepted(agency) else {
            continue;
        };
        findings.extend(all_equal(subject, latest.period, sent));
        for (measure, reading) in subject.readings() {
            let pair_with = |earlier, period| Pair {
                subject,
                measure,
                reading,
                earlier,
                period,
            };
            let Some(earlier) = sent.reading(&measure.id) else {
                continue;
            };
            let pair = pair_with(earlier, latest.period);
            findings.extend(pair.went_back());
            // What nobody has answered for proves nothing: a slip that is repeated would be of the size
            // of the slip.
            let last_sure = latest.doubts(agency, &measure.id).then(|| {
                let mut older = older.iter();
                let sure = older.find_map(|one| Some((one.undoubted(agency, &measure.id)?, one)));
                sure.map(|(reading, one)| pair_with(reading, one.period))
            });
            let last_sure = last_sure.flatten();
            findings.extend(Which::BOTH.into_iter().filter_map(|which| {
                let beside_sure = || last_sure.as_ref()?.figure(which);
                pair.figure(which).or_else(beside_sure)
            }));
        }
    }
    findings
}

fn all_equal(subject: &Subject, period: &Period, before: &Submission) -> Option<Finding> {
    let mut telling = 0;
    for (measure, reading) in subject.readings() {
        if !measure.kind.has_figures() {
            continue;
        }
        let earlier = before.reading(&measure.id)?;
        for which in Which::BOTH {
            let figure = which.of(reading);
            if figure != which.of(earlier) {
                return None;
            }
            if !measure.standing && figure.is_some_and(|figure| !figure.is_zero()) {
                telling += 1;
            }
        }
    }
    (telling >= LEAST_EQUAL).then(|| {
        let seen = format!(
            "Tất cả số liệu bằng số liệu kỳ {} (tệp {}).",
            period.id.name(),
            before.file
        );
        let expected = format!(
            "Số lũy kế từ {} đến {}.",
            date_short(subject.period.window.from),
            date_short(subject.period.cut_off())
        );
        subject.finding(&ALL_EQUAL, seen, expected)
    })
}

/// One agency's reading of a measure in two periods.
struct Pair<'a> {
    subject: &'a Subject<'a>,
    measure: &'a Measure,
    reading: &'a Reading,
    earlier: &'a Reading,
    period: &'a Period,
}

impl Pair<'_> {
    /// What was there before and is gone now.
    fn went_back(&self) -> Option<Finding> {
        let (now, before) = (self.reading.state, self.earlier.state);
        let period = self.period.id.name();
        let cell = self.reading.cells.state.or(self.reading.cells.first);
        if before == State::Done && matches!(now, State::InProgress | State::NotStarted) {
            let seen = format!(
                "«{}»; kỳ {period} đã báo «{}».",
                now.label(),
                before.label()
            );
            let expected = "«Hoàn thành», như kỳ trước.";
            return Some(
                self.subject
                    .finding_at(&TASK_UNDONE, self.reading, cell, seen, expected),
            );
        }
        if now != State::NothingArose || before != State::Value {
            return None;
        }
        let which = Which::BOTH.into_iter().rev().find(|which| {
            which
                .of(self.earlier)
                .is_some_and(|figure| !figure.is_zero())
        })?;
        let figure = which.of(self.earlier)?;
        let printed = printing::figure(self.measure, which, figure);
        let seen = format!("«{}»; kỳ {period} đã báo cáo: {printed}.", now.label());
        let amount = printing::amount(self.measure, which, figure);
        let expected = if self.measure.standing {
            format!("Số liệu của kỳ này; kỳ trước là {amount}.")
        } else {
            format!("Số lũy kế từ đầu năm, ít nhất {amount}.")
        };
        Some(
            self.subject
                .finding_at(&NOTHING_AFTER_SOME, self.reading, cell, seen, expected),
        )
    }

    /// A figure that slipped, else one that fell.
    fn figure(&self, which: Which) -> Option<Finding> {
        if self.reading.state != State::Value || self.earlier.state != State::Value {
            return None;
        }
        let (now, before) = (which.of(self.reading)?, which.of(self.earlier)?);
        let rule = if self.slipped(which, now, before) {
            &SLIP_IN_TIME
        } else if now < before && self.adds_up(which) {
            &BELOW_EARLIER
        } else {
            return None;
        };
        let seen = format!(
            "{}; kỳ {} đã báo cáo {}.",
            printing::figure(self.measure, which, now),
            self.period.id.name(),
            printing::amount(self.measure, which, before)
        );
        let amount = printing::amount(self.measure, which, before);
        let expected = match (rule == &BELOW_EARLIER || now < before, self.adds_up(which)) {
            (true, true) => format!("Số lũy kế từ đầu năm, ít nhất {amount}."),
            _ => format!("Số cùng cỡ với kỳ trước ({amount})."),
        };
        let cell = which.cell(self.reading);
        let at = printing::cell(self.reading, which);
        let meant = (rule == &SLIP_IN_TIME).then(|| slipped_by(now, before, self.is_whole(which)));
        Some(
            self.subject
                .finding_at(rule, self.reading, cell, seen, expected)
                .meaning(meant.flatten())
                .advising(format!("Xem lại {at}. {}", rule.advice)),
        )
    }

    /// Whether a figure counts whole things.
    fn is_whole(&self, which: Which) -> bool {
        let figure = match which {
            Which::First => &self.measure.first,
            Which::Second => &self.measure.second,
        };
        figure.as_ref().is_some_and(Figure::is_whole)
    }

    /// Whether a figure adds up over the year: not where it says how things stand, as a score and a rank
    /// do, where a plan assigns it, or where a base year fixes it.
    fn adds_up(&self, which: Which) -> bool {
        let kind = self.measure.kind;
        let fixed = matches!(self.measure.progress, Progress::Grow | Progress::Due)
            || matches!(kind, Kind::Reduction | Kind::Rank)
            || self.measure.second_of_year;
        let adds_up = match which {
            Which::First => kind.adds_up(),
            Which::Second => !fixed,
        };
        !self.measure.standing && adds_up
    }

    fn slipped(&self, which: Which, now: &Exact, before: &Exact) -> bool {
        let factor = Exact::whole(SLIP);
        if *now >= before * &factor {
            *before >= Exact::whole(LEAST_RISEN) && !self.grew_within(which)
        } else {
            &(now * &factor) <= before && *now >= Exact::whole(LEAST_FALLEN)
        }
    }

    /// Whether a first figure grew while its second did not, and still is within it: work goes on.
    fn grew_within(&self, which: Which) -> bool {
        let (Some(first), Some(second)) = (&self.reading.first, &self.reading.second) else {
            return false;
        };
        let steady = self
            .earlier
            .second
            .as_ref()
            .is_some_and(|before| *second < before * &Exact::whole(SLIP));
        which == Which::First && steady && *first <= second * &Exact::whole(2)
    }
}

/// What a figure would be whose decimal point has slipped, or that is in another unit: by the power of ten
/// that brings it nearest to what it is held against.
pub(super) fn slipped_by(now: &Exact, before: &Exact, is_whole: bool) -> Option<Meaning> {
    const MOST: u32 = 9;
    let (mut figure, mut places) = (now.clone(), 0_u32);
    let ten = Exact::whole(10);
    let is_large = now > before;
    // A third is halfway between two powers of ten, near enough.
    let far = |figure: &Exact| match is_large {
        true => *figure >= before * &Exact::whole(4),
        false => &(figure * &Exact::whole(4)) <= before,
    };
    while places < MOST && far(&figure) {
        figure = match is_large {
            true => figure.checked_div(&ten)?,
            false => &figure * &ten,
        };
        places += 1;
    }
    if places == 0 || is_whole && !figure.is_whole() {
        return None;
    }
    let slip = if is_large { "thừa" } else { "thiếu" };
    let when = format!("số ghi {slip} {places} chữ số, hoặc ghi theo đơn vị khác");
    Some(Meaning::when(Meant::Figure(figure), when))
}
