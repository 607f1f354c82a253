//! Findings about whose a workbook is, and what it asks about.

use super::Carried;
use crate::agency::Agency;
use crate::finding::Finding;
use crate::form::{FORM_VERSIONS, is_known_version};
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::workbook::Workbook;
use crate::period::{Period, PeriodId};
use crate::place::Place;
use crate::plan::model::{Measure, Plan};

/// The finding of a workbook without our table.
pub fn not_a_submission(workbook: &Workbook, file: &str) -> Finding {
    let names: Vec<String> = workbook
        .sheets
        .iter()
        .take(5)
        .map(|sheet| quoted(&sheet.name))
        .collect();
    let seen = format!(
        "{} trang tính ({}), không có bảng số liệu của biểu mẫu",
        workbook.sheets.len(),
        names.join(", ")
    );
    Finding::new(&rules::NOT_A_SUBMISSION, seen, "biểu mẫu báo cáo của kỳ").at(Place::file(file))
}

/// The finding of a form of another period.
pub fn wrong_period(carried: &Carried, period: &Period, file: &str) -> Option<Finding> {
    let expected = period.id.to_string();
    let stated = carried.period.as_deref().unwrap_or_default();
    (stated != expected).then(|| {
        // An id that is none stands as it is written.
        let told = stated.parse().map(PeriodId::name);
        let told = told.unwrap_or_else(|_| quoted(stated).to_string());
        let expected = period.id.name();
        Finding::new(
            &rules::WRONG_PERIOD,
            format!("biểu của kỳ {told}"),
            format!("kỳ {expected}"),
        )
        .at(Place::file(file))
    })
}

/// The finding of a form of an agency that is not expected.
pub fn unknown_agency(carried: &Carried, file: &str) -> Finding {
    let id = quoted(carried.agency.as_deref().unwrap_or_default());
    let name = carried
        .identity
        .as_ref()
        .map(|identity| quoted(&identity.agency.name));
    let seen = match name {
        Some(name) => format!("mã cơ quan trong biểu: {id} ({name})"),
        None => format!("mã cơ quan trong biểu: {id}"),
    };
    Finding::new(
        &rules::UNKNOWN_AGENCY,
        seen,
        "cơ quan phải báo cáo trong kỳ",
    )
    .at(Place::file(file))
}

/// A warning where a form is of a version that this program does not know.
pub fn unknown_version(carried: &Carried, file: &str) -> Option<Finding> {
    if carried.version.is_some_and(is_known_version) {
        return None;
    }
    let finding = Finding::new(
        &rules::OTHER_FORM_VERSION,
        version_words(carried),
        known_versions(),
    );
    Some(finding.at(Place::file(file)))
}

/// An error where nothing but the form itself could say what it asks, and it can't be understood.
pub fn not_understood(carried: &Carried, file: &str) -> Finding {
    Finding::new(
        &rules::FORM_NOT_UNDERSTOOD,
        version_words(carried),
        known_versions(),
    )
    .at(Place::file(file))
}

fn version_words(carried: &Carried) -> String {
    match carried.version {
        Some(version) => format!("phiên bản {version}"),
        None => "không rõ phiên bản".to_owned(),
    }
}

fn known_versions() -> String {
    let numbers = FORM_VERSIONS.map(|version| version.number.to_string());
    format!("phiên bản {}", numbers.join(", "))
}

/// Whether two states of a measure ask an agency for the same. How the quarter alone is told is the
/// office's own: an agency sees nothing of it.
fn asks_the_same(carried: &Measure, measure: &Measure) -> bool {
    let as_now = Measure {
        second_of_year: measure.second_of_year,
        ..carried.clone()
    };
    as_now == *measure
}

/// What is doubtful in a form's own words: its version, and whether it asks about another state of
/// the plan.
pub fn other_form(carried: &Carried, plan: &Plan, agency: &Agency, file: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = unknown_version(carried, file).into_iter().collect();
    if let Some(identity) = &carried.identity {
        let ours = plan.slice_for(agency);
        let differing: Vec<&str> = ours
            .measures
            .iter()
            .filter(|measure| {
                let carried = identity.plan.measure(&measure.id);
                !carried.is_some_and(|carried| asks_the_same(carried, measure))
            })
            .chain(
                identity
                    .plan
                    .measures
                    .iter()
                    .filter(|measure| ours.measure(&measure.id).is_none()),
            )
            .map(|measure| measure.id.as_str())
            .collect();
        let seen = if identity.plan.number != plan.number {
            format!("kế hoạch số {}", quoted(&identity.plan.number))
        } else if differing.is_empty() {
            return found;
        } else {
            format!("khác ở chỉ số {}", quoted(&differing.join(", ")))
        };
        let expected = format!("các chỉ số của kế hoạch số {}", plan.number);
        found.push(Finding::new(&rules::OTHER_PLAN, seen, expected).at(Place::file(file)));
    }
    found
}

/// A file's name without folder and extension.
pub fn stem(file: &str) -> &str {
    let base = file.rsplit('/').next().unwrap_or(file);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}
