//! All that an office edits, read together: `inputs/` without the submissions. The faults of all
//! files are told at once.

mod misnamed;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::agency::{self, Register};
use crate::datafile;
use crate::failure::{Failure, Fault, Faults, Outcome, shown, system_reason};
use crate::office::load::Known;
use crate::office::{self, Office};
use crate::own_layout::{self, OwnLayouts};
use crate::period::calendar::Calendar;
use crate::period::{self, Period, PeriodId, Periods};
use crate::plan::{self, model::Plan, name::PlanName};
use crate::plan_import::confirmations;

/// The register of agencies, relative to the root.
pub const AGENCIES_FILE: &str = "inputs/agencies.toml";
/// The calendar of working days.
pub const CALENDAR_FILE: &str = "inputs/calendar.toml";
/// The office that writes the documents.
pub const OFFICE_FILE: &str = "inputs/office.toml";
/// The reporting periods.
pub const PERIODS_FILE: &str = "inputs/periods.toml";
/// The folder of the plans, a file a year.
pub const PLANS_FOLDER: &str = "inputs/plans";

/// What an office edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// The plans as they were issued, by year.
    pub plans: BTreeMap<i32, Plan>,
    /// The versions that amendments made of them, by the day from which they hold.
    pub amended: Vec<Plan>,
    /// The register of agencies.
    pub register: Register,
    /// The office that writes the documents.
    pub office: Office,
    /// The reporting periods.
    pub periods: Periods,
    /// The working days.
    pub calendar: Calendar,
    /// The layouts of agencies' own, confirmed and proposed.
    pub layouts: OwnLayouts,
}

impl Inputs {
    /// The plan of a year.
    ///
    /// # Errors
    /// There is none; the fault names the file to make.
    pub fn plan(&self, year: i32) -> Outcome<&Plan> {
        self.plans.get(&year).ok_or_else(|| {
            let known: Vec<String> = self.plans.keys().map(i32::to_string).collect();
            Failure::one(Fault::new(
                plan_file(year),
                format!("chưa có kế hoạch năm {year}"),
                format!(
                    "Tạo tệp này theo mẫu kế hoạch đã có (năm {}), xem docs/inputs.md, mục \"Thêm kế hoạch một năm\".",
                    known.join(", ")
                ),
            ))
        })
    }

    /// The plan of a period: the version that holds on its cut-off day.
    ///
    /// # Errors
    /// There is none for the year.
    pub fn plan_of(&self, period: &Period) -> Outcome<&Plan> {
        let issued = self.plan(period.id.year)?;
        let holds = |plan: &&Plan| {
            let from = plan.amendment.as_ref().map(|amendment| amendment.from);
            plan.year == issued.year && from.is_some_and(|from| from <= period.cut_off())
        };
        Ok(self.amended.iter().rfind(holds).unwrap_or(issued))
    }

    /// The period of an id.
    ///
    /// # Errors
    /// There is none; the fault names the periods that there are.
    pub fn period(&self, id: PeriodId) -> Outcome<&Period> {
        self.periods.get(id).ok_or_else(|| {
            let known: Vec<String> = self
                .periods
                .list
                .iter()
                .map(|period| period.id.to_string())
                .collect();
            Failure::one(Fault::new(
                PERIODS_FILE,
                format!("không có kỳ báo cáo {id}"),
                format!(
                    "Chọn một trong các kỳ: {}; hoặc thêm khối [[periods]] cho kỳ mới.",
                    known.join(", ")
                ),
            ))
        })
    }
}

/// The file of a year's plan, relative to the root.
pub fn plan_file(year: i32) -> String {
    format!("{PLANS_FOLDER}/{year}.toml")
}

/// Reads all that an office edits, below the root.
///
/// # Errors
/// Every fault of every file, and every file that is missing or can't be read.
pub fn load_inputs(root: &Path) -> Outcome<Inputs> {
    check_folder(root)?;
    let mut faults = Faults::new();
    let calendar = file(
        root,
        CALENDAR_FILE,
        &mut faults,
        period::load_calendar::read,
    );
    let periods = file(root, PERIODS_FILE, &mut faults, |text, name, faults| {
        period::load::read(text, name, calendar.as_ref(), faults)
    });
    let register = file(root, AGENCIES_FILE, &mut faults, agency::load::read);
    let plans = load_plans(root, register.as_ref(), &mut faults);
    let amended = load_amended(root, register.as_ref(), &mut faults);
    let goals = plans.as_ref().map(goals);
    let office = file(root, OFFICE_FILE, &mut faults, |text, name, faults| {
        let known = Known {
            register: register.as_ref(),
            periods: periods.as_ref(),
            goals: goals.as_ref(),
        };
        office::load::read(text, name, known, faults)
    });
    let layouts = load_layouts(root, &mut faults);
    misnamed::tell(root, &mut faults);
    let all = (plans, amended, register, office, periods, calendar);
    match (faults.into_outcome(())?, all) {
        (
            (),
            (
                Some(plans),
                Some(amended),
                Some(register),
                Some(office),
                Some(periods),
                Some(calendar),
            ),
        ) => Ok(Inputs {
            plans,
            amended,
            register,
            office,
            periods,
            calendar,
            layouts,
        }),
        _ => unreachable!("a file gives nothing only after the fault that stopped it was added"),
    }
}

/// Without the folder of the inputs, telling of every file in it that it is missing tells nothing.
fn check_folder(root: &Path) -> Outcome<()> {
    if root.join("inputs").is_dir() {
        return Ok(());
    }
    Err(Fault::new(
        shown::path(&root.join("inputs")),
        "không có thư mục này",
        "Chạy trong thư mục chứa inputs/, hoặc chỉ đúng thư mục bằng --root; nếu chưa có thì tạo theo docs/inputs.md.",
    )
    .into())
}

/// Reads one file, if it can be opened.
fn file<T>(
    root: &Path,
    name: &str,
    faults: &mut Faults,
    read: impl FnOnce(&str, &str, &mut Faults) -> Option<T>,
) -> Option<T> {
    let text = faults.take(datafile::read_text(root, name))?;
    read(&text, name, faults)
}

/// Reads every plan; nothing where the plans can't be told at all.
fn load_plans(
    root: &Path,
    register: Option<&Register>,
    faults: &mut Faults,
) -> Option<BTreeMap<i32, Plan>> {
    let years = faults.take(plan_years(root))?;
    let mut plans = BTreeMap::new();
    let mut all = true;
    for year in years {
        let plan = file(root, &plan_file(year), faults, |text, name, faults| {
            plan::load::read(text, name, register, faults)
        });
        match plan {
            Some(plan) => drop(plans.insert(year, plan)),
            None => all = false,
        }
    }
    all.then_some(plans)
}

/// Reads every layout of [`own_layout::FOLDER`]; none where there is no such folder. Two of one
/// fingerprint would answer one question twice.
fn load_layouts(root: &Path, faults: &mut Faults) -> OwnLayouts {
    let mut names: Vec<String> = fs::read_dir(root.join(own_layout::FOLDER))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".toml") && !name.starts_with(['.', '~']))
        .collect();
    names.sort();
    let mut layouts = OwnLayouts::default();
    for name in names {
        let name = format!("{}/{name}", own_layout::FOLDER);
        let Some(own) = file(root, &name, faults, own_layout::load::read) else {
            continue;
        };
        let fingerprint = own.fingerprint.clone();
        if layouts.by_fingerprint.insert(fingerprint, own).is_some() {
            faults.add(Fault::new(
                name,
                "mẫu biểu này đã có ở một tệp khác trong thư mục",
                "Giữ một tệp, xóa tệp kia.",
            ));
        }
    }
    layouts
}

/// The year of an amended plan's file: `2026-2`.
fn amended_year(stem: &str) -> Option<i32> {
    let name: PlanName = stem.parse().ok()?;
    name.version.filter(|version| *version > 1)?;
    Some(name.year)
}

/// Reads the amended versions of plans (`inputs/plans/2026-2.toml`), by the day from which they hold. The
/// plan as it was issued stays: earlier periods are judged by it again.
fn load_amended(
    root: &Path,
    register: Option<&Register>,
    faults: &mut Faults,
) -> Option<Vec<Plan>> {
    let (mut all, mut plans) = (true, Vec::new());
    for (_, name) in amended_files(root) {
        let plan = file(root, &name, faults, |text, name, faults| {
            plan::load::read(text, name, register, faults)
        });
        match plan {
            Some(plan) if plan.amendment.is_some() => plans.push(plan),
            Some(_) => {
                all = false;
                faults.add(Fault::new(
                    name,
                    "tệp kế hoạch sửa đổi chưa có khối [amendment]",
                    "Thêm khối [amendment] có kind, number, date, issuer, from (ngày bắt đầu áp dụng).",
                ));
            }
            None => all = false,
        }
    }
    plans.sort_by_key(|plan| plan.amendment.as_ref().map(|amendment| amendment.from));
    all.then_some(plans)
}

/// The files of amended plans, each with its year, in the order of names.
fn amended_files(root: &Path) -> Vec<(i32, String)> {
    let mut files: Vec<(i32, String)> = fs::read_dir(root.join(PLANS_FOLDER))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let year = amended_year(name.strip_suffix(".toml")?)?;
            Some((year, format!("{PLANS_FOLDER}/{name}")))
        })
        .collect();
    files.sort();
    files
}

/// The files of a year's plan, relative to the root: as it was issued, then as it was amended.
pub fn plan_files(root: &Path, year: i32) -> Vec<String> {
    let amended = amended_files(root)
        .into_iter()
        .filter(|(of, _)| *of == year);
    std::iter::once(plan_file(year))
        .chain(amended.map(|(_, name)| name))
        .collect()
}

/// What forms and documents say while a year's plan is not confirmed to the end; nothing where it is.
///
/// # Errors
/// The plan's file can't be read any more.
pub fn plan_notice(root: &Path, year: i32) -> Outcome<Option<String>> {
    let mut open = 0;
    for name in plan_files(root, year) {
        open += confirmations(&datafile::read_text(root, &name)?).len();
    }
    Ok((open > 0).then(|| {
        format!("Kế hoạch năm {year} còn {open} nội dung chưa xác nhận: chưa dùng chính thức")
    }))
}

/// The years that have a plan. Every `.toml` of the folder must be a year's: a misnamed plan must not
/// be passed over in silence.
///
/// # Errors
/// A folder that can't be read, and every file whose name is no year.
pub fn plan_years(root: &Path) -> Outcome<Vec<i32>> {
    let mend = "Đặt kế hoạch mỗi năm vào một tệp, inputs/plans/NĂM.toml.";
    let entries = fs::read_dir(root.join(PLANS_FOLDER)).map_err(|error| {
        Fault::new(
            PLANS_FOLDER,
            format!("không mở được thư mục kế hoạch ({})", system_reason(&error)),
            mend,
        )
    })?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| {
            Fault::new(
                PLANS_FOLDER,
                format!("không đọc được thư mục ({})", system_reason(&error)),
                mend,
            )
        })?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut faults = Faults::new();
    let mut years = Vec::new();
    for name in names {
        // Notepad adds an ending that Windows hides.
        if let Some(right) = (name.to_lowercase().strip_suffix(".toml.txt"))
            .and_then(|stem| name.get(..stem.len() + ".toml".len()))
        {
            faults.add(Fault::new(
                format!("{PLANS_FOLDER}/{name}"),
                "tên tệp thừa đuôi .txt nên kế hoạch không được dùng",
                format!("Đổi tên thành «{right}» (trong Windows: View › File name extensions để thấy đuôi tệp)."),
            ));
        }
        let Some(stem) = name.strip_suffix(".toml") else {
            continue;
        };
        if amended_year(stem).is_some() {
            continue;
        }
        match stem.parse::<i32>() {
            Ok(year) if year.to_string() == stem => years.push(year),
            _ => faults.add(Fault::new(
                format!("{PLANS_FOLDER}/{name}"),
                "tên tệp kế hoạch không phải là năm",
                "Đổi tên tệp theo năm, ví dụ 2025.toml (kế hoạch sửa đổi trong năm: 2025-2.toml), hoặc chuyển tệp ra khỏi thư mục này.",
            )),
        }
    }
    if years.is_empty() && faults.is_empty() {
        faults.add(Fault::new(PLANS_FOLDER, "chưa có kế hoạch nào", mend));
    }
    faults.into_outcome(years)
}

fn goals(plans: &BTreeMap<i32, Plan>) -> BTreeSet<(i32, String)> {
    plans
        .iter()
        .flat_map(|(year, plan)| plan.goals.iter().map(|goal| (*year, goal.id.clone())))
        .collect()
}

#[cfg(test)]
mod tests;
