//! `plan`: a plan year from the papers that the office has: import, check, compare.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Finished;
use super::opener::{Knowledge, Opener};
use crate::agency;
use crate::datafile;
use crate::failure::{Fault, Faults, Outcome, shown, system_reason};
use crate::inputs::{
    self, AGENCIES_FILE, CALENDAR_FILE, OFFICE_FILE, PERIODS_FILE, plan_file as file_of_year,
    plan_files,
};
use crate::output;
use crate::patience::whole_file;
use crate::plan;
use crate::plan_import::{self, Confirmation, Difference, Imported};

use papers::Block;
use workbook::workers::Readers;

pub use crate::plan::name::PlanName;

/// What is to be done with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanTask {
    /// A plan file from the appendix of a signed plan.
    Import {
        /// The paper.
        paper: PathBuf,
        /// The plan's year; absent: the one that its title or day names.
        year: Option<i32>,
        /// Where the plan file goes; absent: `inputs/plans/YEAR.toml`.
        out: Option<PathBuf>,
    },
    /// The faults of the plans, and what is still to be confirmed.
    Check {
        /// Only the plan of this year.
        year: Option<i32>,
    },
    /// In what two plan files differ.
    Difference {
        /// The earlier.
        before: PathBuf,
        /// The later.
        after: PathBuf,
    },
    /// The plan as the program understands it, to be proof-read.
    Print {
        /// The plan: all versions of a year's, or one; absent: those of the latest year.
        plan: Option<PlanName>,
        /// The one file to write; absent: a PDF and a workbook below `output/`.
        out: Option<PathBuf>,
    },
}

/// Does it.
///
/// # Errors
/// The operator's faults, all of them; then nothing was written.
pub fn run(root: &Path, task: &PlanTask, readers: &Readers) -> Outcome<Finished> {
    match task {
        PlanTask::Import { paper, year, out } => {
            import(root, paper, *year, out.as_deref(), readers)
        }
        PlanTask::Check { year } => check(root, *year),
        PlanTask::Difference { before, after } => difference(root, before, after),
        PlanTask::Print { plan, out } => super::plan_print::run(root, *plan, out.as_deref()),
    }
}

/// Reads a paper and writes its plan file, unless one is there: then the differences are told.
fn import(
    root: &Path,
    paper: &Path,
    year: Option<i32>,
    out: Option<&Path>,
    readers: &Readers,
) -> Outcome<Finished> {
    let shown = shown::path(paper);
    let text = datafile::read_text(root, AGENCIES_FILE)?;
    let register = agency::load::load(&text, AGENCIES_FILE)?;
    let knowledge = Knowledge::of_register(register);
    let opener = Opener::new(readers, &knowledge);
    let plan = opener.plan(&shown, &read(paper)?, year)?;
    let (target, name) = match out {
        Some(path) => (path.to_path_buf(), shown::path(path)),
        None => (root.join(file_of_year(plan.year)), file_of_year(plan.year)),
    };
    if target.exists() {
        return differs_from(&target, &name, &plan.file);
    }
    write(&target, &plan.file)?;
    Ok(Finished {
        text: told(&plan, &name, out.is_some()),
        exit: 0,
    })
}

/// Writes a file that is not there.
fn write(target: &Path, text: &str) -> Outcome<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let name = target
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    output::write_first_free(folder, name, text.as_bytes()).map(drop)
}

/// A plan file that is there already is never written over.
fn differs_from(target: &Path, name: &str, drafted: &str) -> Outcome<Finished> {
    let list = plan_import::differences(&table(target, name)?, &parsed(drafted, name)?);
    let mut text = format!("{name} đã có, không ghi đè.\n");
    if list.is_empty() {
        text += "Nhập lại từ tệp này cho cùng một kế hoạch, không có gì khác.\n";
        return Ok(Finished { text, exit: 0 });
    }
    text += &format!(
        "Kế hoạch đang có khác với lần nhập này ở {} chỗ:\n\n",
        list.len()
    );
    text += &told_differences(&list, "đang có", "nhập lại");
    text += "\nMuốn lấy bản nhập lại: ghi ra tệp khác bằng --out TỆP rồi tự chép phần cần lấy.\n";
    Ok(Finished { text, exit: 1 })
}

/// What was imported, and what is left to do; `aside`: the file stands beside the inputs, not in them.
fn told(plan: &Imported, name: &str, aside: bool) -> String {
    let open = plan_import::confirmations(&plan.file);
    let mut text = format!(
        "Kế hoạch năm {}: {} lĩnh vực, {} nhóm, {} tiêu chí, {} chỉ số đo.\n",
        plan.year, plan.fields, plan.groups, plan.criteria, plan.measures,
    );
    text += &format!(
        "Chỉ tiêu đọc được chắc chắn: {sure}; cần xác nhận: {}. Nhiệm vụ, nội dung không có con số: {}.\n\n",
        plan.measures - plan.sure,
        plan.tasks,
        sure = plan.sure,
    );
    text += &format!("Đã ghi: {name}\n\n");
    text += &told_confirmations(name, &open);
    text += &told_nobody(plan);
    if aside {
        text += &format!(
            "\nViệc tiếp theo:\n  1. Mở {name} bằng Notepad, đối chiếu từng dòng «# xác nhận: …» với kế hoạch đã ký; đúng hoặc đã sửa thì xóa dòng đó.\n  2. So với kế hoạch đang dùng (nếu đã có): cchc plan diff {year} {name}\n  3. Muốn dùng tệp này: chép vào {own}, rồi chạy «cchc plan check».\n",
            year = plan.year,
            own = file_of_year(plan.year),
        );
        return text;
    }
    text += &format!(
        "\nViệc tiếp theo:\n  1. Mở {name} bằng Notepad, đối chiếu từng dòng «# xác nhận: …» với kế hoạch đã ký; đúng hoặc đã sửa thì xóa dòng đó.\n  2. In bản đối chiếu từng tiêu chí (PDF, Excel): cchc plan print {year}\n  3. Chạy «cchc plan check» để xem còn chỗ nào sai, chỗ nào chưa xác nhận.\n",
        year = plan.year,
    );
    text
}

/// The criteria whose leading bodies the register does not know: with them the plan can't be used yet.
fn told_nobody(plan: &Imported) -> String {
    let lines: Vec<String> = (plan.of_nobody.iter())
        .map(|(code, lead)| format!("    {code}: «{lead}»\n"))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "\nChưa dùng được để lập biểu mẫu, báo cáo: {} tiêu chí có cơ quan chủ trì không có trong danh mục:\n{}    → Thêm cơ quan (hoặc tên gọi khác ở khóa aliases) vào inputs/agencies.toml, rồi ghi mã vào khóa who của tiêu chí và reporters của chỉ số; hoặc đổi tên tệp kế hoạch vừa lập, nhập lại.\n",
        lines.len(),
        lines.concat()
    )
}

/// The open confirmations, a line each, parted by what they are about.
fn told_confirmations(name: &str, open: &[Confirmation]) -> String {
    if open.is_empty() {
        return format!("{name}: không còn chỗ nào cần xác nhận.\n");
    }
    let mut text = format!("{name}: còn {} chỗ cần xác nhận:\n", open.len());
    let mut about = None;
    for one in open {
        if about != Some(&one.about) {
            if !one.about.is_empty() {
                text += &format!("  {}\n", crate::vietnamese::phrase::capitalize(&one.about));
            }
            about = Some(&one.about);
        }
        text += &format!("    dòng {}: {}\n", one.line, one.words);
    }
    text
}

/// The faults of all inputs, then what is still to be confirmed.
fn check(root: &Path, year: Option<i32>) -> Outcome<Finished> {
    let mut faults = Faults::new();
    let register = faults
        .take(datafile::read_text(root, AGENCIES_FILE))
        .and_then(|text| faults.take(agency::load::load(&text, AGENCIES_FILE)));
    let years = match year {
        Some(year) => vec![year],
        None => faults.take(inputs::plan_years(root)).unwrap_or_default(),
    };
    let mut open: BTreeMap<String, Vec<Confirmation>> = BTreeMap::new();
    for name in years.into_iter().flat_map(|year| plan_files(root, year)) {
        let Some(text) = faults.take(datafile::read_text(root, &name)) else {
            continue;
        };
        faults.take(plan::load::load(&text, &name, register.as_ref()));
        open.insert(name, plan_import::confirmations(&text));
    }
    let wrong = match faults.into_outcome(()) {
        Ok(()) => String::new(),
        // Without a plan there is nothing else to tell.
        Err(failure) if open.is_empty() => return Err(failure),
        Err(failure) => {
            let list: Vec<String> = failure.faults().iter().map(ToString::to_string).collect();
            format!(
                "Còn {} chỗ sai, phải sửa trước khi lập biểu mẫu, báo cáo:\n{}\n\n",
                list.len(),
                list.join("\n")
            )
        }
    };
    // What `init` left to be confirmed elsewhere is told too; only the plan's marks the documents.
    let others = [AGENCIES_FILE, OFFICE_FILE, PERIODS_FILE, CALENDAR_FILE]
        .into_iter()
        .filter_map(|name| {
            let text = datafile::read_text(root, name).ok()?;
            let open = plan_import::confirmations(&text);
            (!open.is_empty()).then(|| told_confirmations(name, &open))
        });
    let text = open
        .iter()
        .map(|(name, open)| told_confirmations(name, open))
        .chain(others)
        .collect::<Vec<_>>()
        .join("\n");
    let all_confirmed = open.values().all(Vec::is_empty);
    let exit = match wrong.is_empty() {
        true => u8::from(!all_confirmed),
        false => 2,
    };
    let next = match exit {
        0 => after_check(root, year),
        1 => "Đối chiếu từng dòng trên với kế hoạch đã ký, sửa (nếu cần), xóa dòng «# xác nhận: …» rồi chạy lại «cchc plan check».".to_owned(),
        _ => "Sửa các chỗ sai nêu trên rồi chạy lại «cchc plan check».".to_owned(),
    };
    Ok(Finished {
        exit,
        text: format!("{wrong}{text}\nViệc tiếp theo: {next}\n"),
    })
}

/// What follows a plan that is right and confirmed: the forms of its first period.
fn after_check(root: &Path, year: Option<i32>) -> String {
    let inputs = inputs::load_inputs(root).ok();
    let year = year.or_else(|| inputs.as_ref()?.plans.keys().next_back().copied());
    let first = inputs.and_then(|inputs| {
        let mut periods = inputs.periods.list.iter();
        Some(periods.find(|period| Some(period.id.year) == year)?.id)
    });
    match first {
        Some(first) => format!("lập biểu mẫu gửi các cơ quan: cchc forms --period {first}"),
        None => {
            "ghi các kỳ của năm vào inputs/periods.toml, rồi lập biểu mẫu: cchc forms --period KỲ"
                .to_owned()
        }
    }
}

/// In what two plan files differ.
fn difference(root: &Path, before: &Path, after: &Path) -> Outcome<Finished> {
    let mut faults = Faults::new();
    let tables = [before, after].map(|path| {
        let (path, shown) = plan_path(root, path);
        faults.take(table(&path, &shown))
    });
    faults.into_outcome(())?;
    let [Some(old), Some(new)] = tables else {
        unreachable!("a file gives nothing only after its fault was added")
    };
    let list = plan_import::differences(&old, &new);
    let text = if list.is_empty() {
        "Hai kế hoạch như nhau.\n".to_owned()
    } else {
        let head = format!("{} chỗ khác nhau:\n\n", list.len());
        head + &told_differences(&list, "trước", "sau")
    };
    Ok(Finished {
        text,
        exit: u8::from(!list.is_empty()),
    })
}

/// The file that an argument means, and its name in faults: a file, or a plan of the inputs by its name
/// (`2026`, `2026-2`).
fn plan_path(root: &Path, argument: &Path) -> (PathBuf, String) {
    let shown = shown::path(argument);
    let is_name = shown
        .bytes()
        .all(|letter| letter.is_ascii_digit() || letter == b'-');
    let file = format!("{}/{shown}.toml", inputs::PLANS_FOLDER);
    if is_name && !argument.exists() {
        (root.join(&file), file)
    } else {
        (argument.to_path_buf(), shown)
    }
}

/// The differences, place by place.
fn told_differences(list: &[Difference], before: &str, after: &str) -> String {
    let mut text = String::new();
    let mut place = "";
    for one in list {
        match (&one.before, &one.after) {
            (None, Some(new)) if one.what.is_empty() => {
                text += &format!("Thêm {}: {new}\n", one.place)
            }
            (Some(old), None) if one.what.is_empty() => {
                text += &format!("Bỏ {}: {old}\n", one.place)
            }
            _ => {
                if place != one.place {
                    text += &format!("{}\n", crate::vietnamese::phrase::capitalize(&one.place));
                }
                let shown = |value: &Option<String>| match value.as_deref() {
                    None | Some("") => "(trống)".to_owned(),
                    Some(value) => value.to_owned(),
                };
                text += &format!(
                    "  {}\n    {before}: {}\n    {after}: {}\n",
                    one.what,
                    shown(&one.before),
                    shown(&one.after)
                );
            }
        }
        place = &one.place;
    }
    text
}

/// A paper of the operator's as paragraphs and tables, read within the limits of a file: it may be
/// anybody's.
pub(super) fn blocks_of(paper: &Path, readers: &Readers) -> Outcome<Vec<Block>> {
    let nothing = Knowledge::default();
    let opener = Opener::new(readers, &nothing);
    opener.paper(&shown::path(paper), &read(paper)?)
}

/// A file of the operator's, whole.
fn read(path: &Path) -> Outcome<Vec<u8>> {
    whole_file(path).map_err(|error| {
        Fault::new(
            shown::path(path),
            format!("không đọc được ({})", system_reason(&error)),
            "Kiểm tra lại tên tệp, đóng tệp nếu đang mở ở chương trình khác.",
        )
        .into()
    })
}

/// A plan file as data.
fn table(path: &Path, shown: &str) -> Outcome<toml::Table> {
    let bytes = read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Fault::new(
            shown,
            "tệp không dùng bảng mã UTF-8",
            "Lưu lại tệp với bảng mã UTF-8.",
        )
    })?;
    parsed(text.trim_start_matches('\u{feff}'), shown)
}

/// The text of a plan file as data.
fn parsed(text: &str, shown: &str) -> Outcome<toml::Table> {
    text.parse::<toml::Table>().map_err(|_| {
        Fault::new(
            shown,
            "tệp viết sai cú pháp, không so sánh được",
            "Chạy «cchc plan check» để biết dòng sai, sửa rồi chạy lại.",
        )
        .into()
    })
}
