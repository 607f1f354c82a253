//! An agency's form, filled in.

use cchc::agency::Agency;
use cchc::exact::Exact;
use cchc::form::{Column, FormIdentity};
use cchc::inputs::Inputs;
use cchc::period::calendar::Calendar;
use cchc::pipeline::forms::superior;
use cchc::plan::model::{Kind, Measure, Plan};
use cchc::plan::target::Target;
use cchc::render::workbooks::form::{Entries, Entry, FormContent, PreviousFigures, form};
use cchc::submission::State;

use super::figures::{Stated, stated};
use super::profile::{Profile, Rank, Stage};
use super::{narrative, remarks, tasks};

/// What every file of the sample says of itself.
pub use cchc::form::SAMPLE_NOTICE as NOTICE;
/// The part of it by which such a file is known again.
pub const MARK: &str = "Số liệu minh họa";

/// Persons who don't exist, as their names say.
const PREPARERS: [&str; 3] = ["Trần Thị Mẫu", "Lê Văn Ví Dụ", "Hoàng Thị Minh Họa"];
const SIGNERS: [&str; 3] = ["Nguyễn Văn Mẫu", "Phạm Văn Ví Dụ", "Đỗ Thị Minh Họa"];

/// The bytes of a form with what was entered.
pub fn bytes(inputs: &Inputs, identity: &FormIdentity, entries: &Entries) -> Vec<u8> {
    form(&FormContent {
        identity,
        superior: superior(inputs, &identity.agency),
        previous: &PreviousFigures::default(),
        rules: &[],
        entries,
    })
}

/// A form in which nothing was entered, which says all the same that it is a sample.
pub fn empty() -> Entries {
    Entries {
        notice: Some(NOTICE.to_owned()),
        ..Entries::default()
    }
}

/// What an agency enters.
pub fn entries(inputs: &Inputs, agency: &Agency, plan: &Plan, stage: Stage) -> Entries {
    let profile = Profile::of(agency, stage);
    let mut draw = profile.draw("persons");
    let mut entries = Entries {
        narrative: narrative::of(&profile),
        preparer: draw.pick(&PREPARERS).map(|name| (*name).to_owned()),
        signer: draw.pick(&SIGNERS).map(|name| (*name).to_owned()),
        ..empty()
    };
    for measure in plan.measures_for(agency) {
        let lags = if measure.kind.has_figures() {
            let stated = stated(&profile, &measure.id);
            enter_figures(&mut entries, measure, stated);
            misses(measure, stated)
        } else {
            enter_task(&mut entries, (agency, &inputs.calendar), &profile, measure)
        };
        add_remark(&mut entries, &profile, measure, lags);
    }
    entries
}

fn enter_figures(entries: &mut Entries, measure: &Measure, stated: Stated) {
    let id = &measure.id;
    match stated {
        Stated::Pair(first, second) => {
            entries.set(id, Column::First, Entry::Number(first));
            entries.set(id, Column::Second, Entry::Number(second));
        }
        Stated::One(number) => entries.set(id, Column::First, Entry::Number(number)),
        Stated::Nothing => entries.set(id, Column::State, state(State::NothingArose)),
    }
}

/// Enters how a document or narrative stands; says whether it is still open.
fn enter_task(
    entries: &mut Entries,
    (agency, calendar): (&Agency, &Calendar),
    profile: &Profile<'_>,
    measure: &Measure,
) -> bool {
    let id = &measure.id;
    let task = match measure.kind {
        Kind::Narrative => tasks::narrative(),
        _ => tasks::task(agency, profile, calendar, id),
    };
    entries.set(id, Column::State, state(task.state));
    if let Some(proof) = task.proof {
        let number = Entry::Text(proof.number.to_string());
        entries.set(id, Column::EvidenceNumber, number);
        entries.set(id, Column::EvidenceSymbol, Entry::Text(proof.symbol));
        entries.set(id, Column::EvidenceDate, Entry::Date(proof.date));
    }
    matches!(task.state, State::InProgress | State::NotStarted)
}

/// A state as it is chosen from the list.
pub fn state(state: State) -> Entry {
    Entry::Text(state.label().to_owned())
}

/// Whether the figures miss the target.
fn misses(measure: &Measure, stated: Stated) -> bool {
    let Target::Compare { comparison, number } = &measure.target else {
        return false;
    };
    let value = match (stated, measure.kind) {
        (Stated::Pair(first, second), Kind::Growth) => (first - second) / second * 100.0,
        (Stated::Pair(first, second), _) => first / second * 100.0,
        (Stated::One(number), _) => number,
        (Stated::Nothing, _) => return false,
    };
    Exact::from_spreadsheet(value).is_some_and(|value| !comparison.holds(&value, number))
}

/// Departments and districts explain most of what lags; communes a third of it.
fn add_remark(entries: &mut Entries, profile: &Profile<'_>, measure: &Measure, lags: bool) {
    let percent = match profile.rank {
        Rank::Commune => 30,
        _ => 55,
    };
    let told = lags
        && profile
            .draw(&format!("{} tells", measure.id))
            .chance(percent);
    let words = match measure.kind {
        Kind::Narrative => remarks::of_narrative(&measure.id),
        _ => told.then(|| remarks::of_lag(profile.id, &measure.id)),
    };
    if let Some(words) = words {
        entries.set(&measure.id, Column::Remarks, Entry::Text(words.to_owned()));
    }
}
