//! `cchc forms`: a blank form for each agency expected in a period.

use std::path::Path;

use super::issued::Signed;
use super::period::read_past;
use super::{Finished, sources};
use crate::agency::Agency;
use crate::failure::{Fault, Faults, Outcome};
use crate::finding::rules::OF_FORMS;
use crate::form::{FormIdentity, version_for};
use crate::inputs::{self, Inputs};
use crate::output::{self, NewFile, Part};
use crate::period::doubts::doubts;
use crate::period::{Period, PeriodId};
use crate::plan::model::Plan;
use crate::render::workbooks::form::{self, Entries, FormContent, PreviousFigures};
use crate::report::basis::Past;
use crate::report::previous::{inherited_words, previous_words};
use crate::submission::Submissions;
use crate::vietnamese::phrase;
use workbook::workers::Readers;

/// Writes the forms of a period.
pub fn run(
    root: &Path,
    named: Option<PeriodId>,
    agencies: &[String],
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let period = inputs.period(id)?;
    let plan = inputs.plan_of(period)?;
    let wanted = wanted(&inputs, plan, period, agencies)?;
    progress(&format!("Đang lập {} biểu mẫu…", wanted.len()));
    let signed = Signed::load(root, &inputs)?;
    let past = read_past(root, &inputs, &signed, id, readers, progress)?;
    let entries = Entries {
        plan_notice: inputs::plan_notice(root, id.year)?,
        ..Entries::default()
    };
    let files: Vec<NewFile> = wanted
        .iter()
        .map(|agency| NewFile {
            name: format!("forms/{}.xlsx", agency.id),
            bytes: form::form(&FormContent {
                identity: &identity(&inputs, period, plan, agency),
                superior: superior(&inputs, agency),
                previous: &previous(&past, &inputs, period, agency),
                rules: &OF_FORMS,
                entries: &entries,
            }),
        })
        .collect();
    let part = if agencies.is_empty() {
        Part::Folder("forms")
    } else {
        Part::OnlyWritten
    };
    let shown = format!("output/{id}");
    output::replace(
        &root.join("output").join(id.to_string()),
        &shown,
        part,
        &files,
    )?;
    let mut text = format!(
        "Đã lập {} biểu mẫu kỳ {id} trong {shown}/forms",
        files.len()
    );
    if agencies.is_empty() {
        text += &without_form(&inputs, plan, period);
    }
    // The forms print the day by which to send: now is when a wrong one can still be mended.
    for doubt in doubts(period, &inputs.calendar, period.due_office) {
        text += &format!("\nCHÚ Ý: {doubt}");
    }
    text += &format!(
        "\n\nViệc tiếp theo: gửi mỗi cơ quan một tệp; tệp nhận về chép vào inputs/submissions/{id}/, rồi chạy: cchc check --period {id}"
    );
    Ok(Finished { text, exit: 0 })
}

/// Agencies that exist and get no form, because the plan asks nothing of them: who is not asked by a slip
/// of the plan's must not be missed in silence.
fn without_form(inputs: &Inputs, plan: &Plan, period: &Period) -> String {
    const MOST_NAMES: usize = 12;
    let names: Vec<&str> = inputs
        .register
        .existing_on(period.cut_off())
        .filter(|agency| !plan.asks(agency))
        .map(|agency| agency.name.as_str())
        .collect();
    match names.len() {
        0 => String::new(),
        count => format!(
            "\n{count} cơ quan không có biểu mẫu vì kế hoạch không giao chỉ số nào: {}",
            phrase::list_limited(&names, MOST_NAMES, "cơ quan")
        ),
    }
}

/// The agencies that get a form.
fn wanted<'a>(
    inputs: &'a Inputs,
    plan: &'a Plan,
    period: &Period,
    ids: &[String],
) -> Outcome<Vec<&'a Agency>> {
    let cut_off = period.cut_off();
    let expected: Vec<&Agency> = plan.expected(&inputs.register, cut_off).collect();
    if ids.is_empty() {
        return Ok(expected);
    }
    let mut faults = Faults::new();
    for id in ids {
        if !expected.iter().any(|agency| agency.id == *id) {
            let what = match inputs.register.get(id) {
                Some(agency) if agency.exists_on(cut_off) => format!(
                    "kế hoạch năm {} không giao cơ quan «{id}» báo cáo chỉ số nào",
                    plan.year
                ),
                Some(_) => format!(
                    "cơ quan «{id}» không còn hoặc chưa có vào ngày chốt số liệu của kỳ {}",
                    period.id
                ),
                None => format!("không có cơ quan mang mã «{id}»"),
            };
            faults.add(Fault::new(
                "inputs/agencies.toml",
                what,
                "xem mã các cơ quan trong tệp này",
            ));
        }
    }
    let chosen = expected
        .into_iter()
        .filter(|agency| ids.contains(&agency.id))
        .collect();
    faults.into_outcome(chosen)
}

/// What a form knows of itself.
pub fn identity(inputs: &Inputs, period: &Period, plan: &Plan, agency: &Agency) -> FormIdentity {
    FormIdentity {
        version: version_for(period),
        agency: agency.clone(),
        distinct_name: inputs.register.distinct_name(agency, period.cut_off()),
        parent_name: agency
            .parent
            .as_deref()
            .and_then(|parent| inputs.register.get(parent))
            .map(|parent| parent.name.clone()),
        period: period.clone(),
        plan: plan.slice_for(agency),
        office: inputs.office.issuer.clone(),
        contact: inputs.office.contact.clone(),
    }
}

/// The superior body of a letterhead, where the register names no parent.
pub fn superior<'a>(inputs: &'a Inputs, agency: &Agency) -> Option<&'a str> {
    inputs.register.level(&agency.level)?.superior.as_deref()
}

/// What the agency stated in the latest earlier period of the year in which it sent something that
/// counts; of a new body what those had stated that it follows.
fn previous(past: &[Past], inputs: &Inputs, period: &Period, agency: &Agency) -> PreviousFigures {
    let own = past.iter().rev().find_map(|past| {
        let sent = Submissions::among(&past.submissions).of(&agency.id)?;
        let verdicts: Vec<_> = past.assessment.of_agency(&agency.id).collect();
        Some(PreviousFigures {
            period: Some(past.period.id),
            texts: previous_words(past.plan, sent, &verdicts),
        })
    });
    let inherited = || {
        let register = &inputs.register;
        let before = register.predecessors_since(&agency.id, period.window.from);
        past.iter().rev().find_map(|past| {
            let used = Submissions::among(&past.submissions);
            let sent: Vec<_> = before
                .iter()
                .filter_map(|ended| {
                    let sent = used.of(&ended.id)?;
                    let name = register.distinct_name(ended, past.period.cut_off());
                    Some((name, sent, past.assessment.of_agency(&ended.id).collect()))
                })
                .collect();
            (!sent.is_empty()).then(|| PreviousFigures {
                period: Some(past.period.id),
                texts: inherited_words(past.plan, &sent),
            })
        })
    };
    own.or_else(inherited).unwrap_or_default()
}
