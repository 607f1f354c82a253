//! `cchc compare`: what changed between two runs of a period, or two versions of a file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::{Finished, Format, check};
use crate::failure::{Fault, Faults, Outcome, shown};
use crate::inputs::{self, Inputs};
use crate::patience::whole_text;
use crate::period::PeriodId;
use crate::report::changes::{self, Change, Changes, Run};
use crate::report::decided_marks::MARK;
use workbook::workers::Readers;

/// Tells what changed from one to the other. Each is the folder of a run or of an issue that was kept,
/// its `results.json`, a period, or an agency's workbook.
///
/// # Errors
/// What can't be read, of both.
pub fn run(root: &Path, before: &str, after: &str, readers: &Readers) -> Outcome<Finished> {
    let mut faults = Faults::new();
    let one = faults.take(read(root, before, readers));
    let other = faults.take(read(root, after, readers));
    let (Some(one), Some(other)) = (one, other) else {
        return Err(faults
            .check()
            .err()
            .unwrap_or_else(|| nothing_there(before).into()));
    };
    // Words come from the plan where the root has one; figures are told without it too.
    let inputs = inputs::load_inputs(root).ok();
    let plan = inputs
        .as_ref()
        .and_then(|inputs| Some((inputs, period_of(&other).or_else(|| period_of(&one))?)))
        .and_then(|(inputs, id)| inputs.plan_of(inputs.period(id).ok()?).ok());
    let plan = plan.or_else(|| inputs.as_ref()?.plans.values().next_back());
    let changes = changes::changes(&one, &other, plan);
    Ok(Finished {
        text: text(before, after, &changes, inputs.as_ref()),
        exit: 0,
    })
}

fn period_of(run: &Run) -> Option<PeriodId> {
    run.period.as_deref()?.parse().ok()
}

/// Where the results of what was named lie: a period's own, a folder's, those of an issue that was
/// kept.
fn results_file(root: &Path, name: &str) -> Option<PathBuf> {
    let candidates = match name.parse::<PeriodId>() {
        Ok(id) => vec![root.join("output").join(id.to_string()).join(RESULTS)],
        Err(_) => {
            let path = PathBuf::from(name);
            let inner = path.join("van-ban").join(RESULTS);
            let is_json = path.extension().is_some_and(|kind| kind == "json");
            let own = is_json.then(|| path.clone());
            own.into_iter().chain([path.join(RESULTS), inner]).collect()
        }
    };
    candidates.into_iter().find(|path| path.is_file())
}

const RESULTS: &str = "results.json";

fn read(root: &Path, name: &str, readers: &Readers) -> Outcome<Run> {
    let not_read = |why: String| -> Fault {
        Fault::new(
            name,
            why,
            "nêu mã kỳ đã lập báo cáo, thư mục có results.json, hoặc tệp báo cáo của một cơ quan",
        )
    };
    let text = match results_file(root, name) {
        Some(path) => whole_text(&path).map_err(|_| not_read("không đọc được tệp".to_owned()))?,
        None if Path::new(name).is_file() => {
            let files = [PathBuf::from(name)];
            check::run_files(root, &files, Format::Json, false, readers)?.text
        }
        None => return Err(nothing_there(name).into()),
    };
    changes::read(&text).map_err(|why| not_read(why).into())
}

fn nothing_there(name: &str) -> Fault {
    Fault::new(
        name,
        "không có kỳ nào đã lập báo cáo, thư mục hay tệp nào như vậy",
        "nêu mã kỳ đã lập báo cáo, thư mục có results.json, hoặc tệp báo cáo của một cơ quan",
    )
}

fn text(before: &str, after: &str, changes: &Changes, inputs: Option<&Inputs>) -> String {
    let mut text = format!(
        "So sánh {} với {}\n",
        shown::text(before),
        shown::text(after)
    );
    if changes.is_empty() {
        text.push_str("Không có gì thay đổi.\n");
        return text;
    }
    let files = &changes.files;
    let taken = files
        .taken
        .iter()
        .map(|(file, then, now)| format!("{file}: {then} → {now}"))
        .collect();
    list(&mut text, "Tệp mới", &files.added);
    list(&mut text, "Tệp không còn", &files.gone);
    list(&mut text, "Tệp có nội dung khác", &files.content);
    list(&mut text, "Tệp được tiếp nhận khác trước", &taken);
    if !changes.province.is_empty() {
        let _ = writeln!(text, "\nSố liệu chung: {} thay đổi", changes.province.len());
        for change in &changes.province {
            line(&mut text, &name(change), change);
        }
    }
    if !changes.agencies.is_empty() {
        let _ = writeln!(
            text,
            "\nSố liệu của cơ quan: {} thay đổi",
            changes.agencies.len()
        );
        for change in &changes.agencies {
            let id = change.agency.as_deref().unwrap_or_default();
            let agency = inputs
                .and_then(|inputs| inputs.register.get(id))
                .map_or(id, |agency| agency.name.as_str());
            line(&mut text, &format!("{agency}: {}", name(change)), change);
        }
    }
    let mut all = changes.province.iter().chain(&changes.agencies);
    if all.any(|change| change.before.contains(MARK) || change.after.contains(MARK)) {
        let _ = writeln!(
            text,
            "\n{MARK} dựa trên quyết định xử lý của đơn vị tổng hợp; «cchc trace» nêu từng quyết định."
        );
    }
    text
}

fn name(change: &Change) -> String {
    match change.label.as_str() {
        "" => change.measure.clone(),
        label => format!("{} {label}", change.measure),
    }
}

fn list(text: &mut String, title: &str, files: &Vec<String>) {
    if !files.is_empty() {
        let _ = writeln!(text, "\n{title} ({}):", files.len());
        for file in files {
            let _ = writeln!(text, "    {file}");
        }
    }
}

fn line(text: &mut String, what: &str, change: &Change) {
    let or_none = |words: &str| match words {
        "" => "(không có)".to_owned(),
        words => words.to_owned(),
    };
    let at = |place: &str| match place {
        "" => String::new(),
        place => format!("   [{place}]"),
    };
    let _ = writeln!(text, "  {what}");
    let _ = writeln!(
        text,
        "      trước: {}{}",
        or_none(&change.before),
        at(&change.place_before)
    );
    let _ = writeln!(
        text,
        "      nay:   {}{}",
        or_none(&change.after),
        at(&change.place_after)
    );
}
