//! `plan print`: the plan as the program understands it, beside its own words, as PDF and workbook.

use std::path::Path;

use super::Finished;
use super::fonts;
use super::sources::templates;
use crate::agency;
use crate::datafile;
use crate::failure::{Fault, Faults, Outcome, shown};
use crate::inputs::{AGENCIES_FILE, PLANS_FOLDER, plan_file, plan_files, plan_years};
use crate::office::FontChoice;
use crate::output::{self, NewFile, Part};
use crate::plan;
use crate::plan::name::PlanName;
use crate::plan_import::{Confirmation, confirmations};
use crate::render::pdf::{self, Page, Templates};
use crate::render::{documents, workbooks};
use crate::report::plan_in_words::{Open, PlanInWords, plan_in_words};

/// The folder below `output/` that holds the copies.
const FOLDER: &str = "ke-hoach";

/// Prints the plan of a year, as it was issued and as it was amended, or one of these versions; without
/// a name the latest year's. `out` is one file, a PDF or a workbook by its ending, of the plan that holds last.
///
/// # Errors
/// The operator's faults, all of them; then nothing was written.
pub(super) fn run(root: &Path, plan: Option<PlanName>, out: Option<&Path>) -> Outcome<Finished> {
    let mut faults = Faults::new();
    let years = faults.take(plan_years(root)).unwrap_or_default();
    let register = faults
        .take(datafile::read_text(root, AGENCIES_FILE))
        .and_then(|text| faults.take(agency::load::load(&text, AGENCIES_FILE)));
    faults.check()?;
    let mut faults = Faults::new();
    let year = match plan.map(|plan| plan.year) {
        Some(year) if !years.contains(&year) => {
            return Err(Fault::new(
                plan_file(year),
                format!("chưa có kế hoạch năm {year}"),
                format!("Nhập từ kế hoạch đã ký: cchc plan import KE-HOACH.docx --year {year}."),
            )
            .into());
        }
        Some(year) => year,
        None => years.into_iter().max().unwrap_or_default(),
    };
    let register = register.unwrap_or_default();
    let files = files(root, year, plan)?;
    let mut plans: Vec<(String, PlanInWords)> = Vec::new();
    let mut wrong_count = 0;
    for file in files {
        let Some(text) = faults.take(datafile::read_text(root, &file)) else {
            continue;
        };
        let mut open: Vec<Open> = confirmations(&text).into_iter().map(open).collect();
        let mut own = Faults::new();
        let read = plan::load::read(&text, &file, Some(&register), &mut own);
        let found = own
            .into_outcome(())
            .err()
            .map_or(Vec::new(), |failure| failure.faults().to_vec());
        // What is wrong is easiest to mend with the copy in hand; only a text that is no plan file at all
        // can't be printed.
        let Some(plan) = read else {
            found.into_iter().for_each(|fault| faults.add(fault));
            continue;
        };
        open.extend(found.iter().map(|fault| wrong(fault, &text)));
        wrong_count += found.len();
        let stem = file.rsplit('/').next().unwrap_or(&file);
        let stem = stem.trim_end_matches(".toml").to_owned();
        plans.push((stem, plan_in_words(&plan, &register, &open)));
    }
    faults.check()?;
    let mut finished = match out {
        Some(out) => print_one(root, &plans, out),
        None => print_all(root, &plans),
    }?;
    if wrong_count > 0 {
        finished.text += &format!(
            "Kế hoạch còn {wrong_count} chỗ sai, chưa dùng được để lập biểu mẫu, báo cáo: ghi «SAI» trong bản in, «cchc plan check» nêu cách sửa.\n"
        );
        finished.exit = 1;
    }
    Ok(finished)
}

/// A fault of the plan file as something to be settled, at the criterion in whose blocks it stands.
fn wrong(fault: &Fault, text: &str) -> Open {
    let line = fault.line.unwrap_or(1);
    let mut block = "";
    let mut criterion = None;
    for own in text.lines().take(line).map(str::trim) {
        if own.starts_with("[[") {
            block = own;
            if !matches!(own, "[[criteria]]" | "[[measures]]") {
                criterion = None;
            }
        }
        let code = own
            .strip_prefix("code")
            .and_then(|rest| rest.trim_start().strip_prefix('='));
        if let (Some(code), "[[criteria]]") = (code, block) {
            criterion = Some(code.trim().trim_matches(['"', '\'']).to_owned());
        }
    }
    Open {
        line,
        criterion,
        words: format!("SAI: {}", fault.what),
    }
}

/// The files to print: all versions of the year, or the one that was named.
fn files(root: &Path, year: i32, plan: Option<PlanName>) -> Outcome<Vec<String>> {
    let all = plan_files(root, year);
    let Some(one) = plan.filter(|plan| plan.version.is_some()) else {
        return Ok(all);
    };
    let wanted = format!("{PLANS_FOLDER}/{one}.toml");
    if all.contains(&wanted) {
        return Ok(vec![wanted]);
    }
    let names: Vec<&str> = all
        .iter()
        .filter_map(|name| name.rsplit('/').next()?.strip_suffix(".toml"))
        .collect();
    Err(Fault::new(
        wanted,
        format!("chưa có kế hoạch {one}"),
        format!("Các bản của năm {year}: {}.", names.join(", ")),
    )
    .into())
}

/// A confirmation with the criterion that it belongs to.
fn open(one: Confirmation) -> Open {
    let criterion = one.about.strip_prefix("tiêu chí ").map(str::to_owned);
    let words = match criterion.is_none() && !one.about.is_empty() {
        true => format!("{}: {}", one.about, one.words),
        false => one.words,
    };
    Open {
        line: one.line,
        criterion,
        words,
    }
}

/// What stands at the foot of every page while something is to be confirmed.
fn notice(plan: &PlanInWords) -> Option<String> {
    (plan.open_count > 0).then(|| {
        format!(
            "Kế hoạch năm {} còn {} nội dung chưa xác nhận",
            plan.year, plan.open_count
        )
    })
}

/// Both files of each version, in `output/ke-hoach/`.
fn print_all(root: &Path, plans: &[(String, PlanInWords)]) -> Outcome<Finished> {
    let mut files = Vec::new();
    for (stem, plan) in plans {
        let name = |ending: &str| format!("{FOLDER}/doi-chieu-{stem}.{ending}");
        files.push(NewFile {
            name: name("pdf"),
            bytes: page(root, plan)?,
        });
        files.push(NewFile {
            name: name("xlsx"),
            bytes: workbooks::plan_print::plan_print(plan, notice(plan).as_deref()),
        });
    }
    output::replace(&root.join("output"), "output", Part::OnlyWritten, &files)?;
    let written: Vec<String> = files
        .iter()
        .map(|file| format!("    output/{}\n", file.name))
        .collect();
    Ok(finished(plans, &written.concat()))
}

/// One file where the operator wants it; never over anything that is there.
fn print_one(root: &Path, plans: &[(String, PlanInWords)], out: &Path) -> Outcome<Finished> {
    let shown = shown::path(out);
    let ending = out.extension().map_or(String::new(), |ending| {
        ending.to_string_lossy().to_lowercase()
    });
    let Some((_, plan)) = plans.last() else {
        unreachable!("a year of the list has its file, or a fault was told")
    };
    if out.symlink_metadata().is_ok() {
        return Err(Fault::new(
            shown,
            "tệp đã có, không ghi đè",
            "Chọn tên khác, hoặc xóa tệp đó nếu không dùng nữa.",
        )
        .into());
    }
    let bytes = match ending.as_str() {
        "pdf" => page(root, plan)?,
        "xlsx" => workbooks::plan_print::plan_print(plan, notice(plan).as_deref()),
        _ => {
            return Err(Fault::new(
                shown,
                "không rõ in ra loại tệp nào",
                "Đặt tên tệp có đuôi .pdf hoặc .xlsx.",
            )
            .into());
        }
    };
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = out
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    output::write_first_free(folder, name, &bytes)?;
    Ok(finished(
        &plans[plans.len() - 1..],
        &format!("    {shown}\n"),
    ))
}

fn finished(plans: &[(String, PlanInWords)], written: &str) -> Finished {
    let open: usize = plans.iter().map(|(_, plan)| plan.open_count).sum();
    let counts: Vec<String> = plans
        .iter()
        .map(|(stem, plan)| format!("Kế hoạch {stem}: {}.\n", plan.counts))
        .collect();
    let left = match open {
        0 => "Đối chiếu từng dòng với kế hoạch đã ký, ký nháy ở cột cuối; xong thì chạy «cchc plan check».\n".to_owned(),
        open => format!(
            "Còn {open} nội dung phải xác nhận, ghi rõ ở dòng của tiêu chí. Đối chiếu từng dòng với kế hoạch đã ký, sửa tệp kế hoạch, xóa dòng «# xác nhận: …» rồi in lại.\n"
        ),
    };
    Finished {
        text: format!("{}Đã ghi:\n{written}{left}", counts.concat()),
        exit: 0,
    }
}

/// The pages of a plan.
fn page(root: &Path, plan: &PlanInWords) -> Outcome<Vec<u8>> {
    let own = templates(root)?;
    // A working copy: the same on every machine, whatever the office has chosen for what it signs.
    let fonts = fonts::chosen(FontChoice::Tinos)?;
    let page = Page {
        template: "phu-luc.typ",
        data: serde_json::to_value(documents::plan_print(plan)).expect("a document is plain data"),
        title: format!("Bản đối chiếu kế hoạch năm {}", plan.year),
        author: "cchc".to_owned(),
        subject: plan.cited.first().cloned().unwrap_or_default(),
        date: plan.date,
        attachments: Vec::new(),
        notice: notice(plan),
        most_pages: None,
    };
    pdf::compile(&Templates::with_own(&own.pages), fonts, &page)
}
