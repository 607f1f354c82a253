//! The command line: arguments become a [`Job`]; faults of the command line are told in Vietnamese.

mod clock;
mod decide;
mod desk;
mod fault;
mod format_check;
mod given;
mod narrative;
mod outgoing;
mod plan;
mod over_time;
mod report;
mod setting_up;
mod shared;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::desk::Opening;
use crate::period::PeriodId;
use crate::pipeline::{Job, Task, Wanted};
use shared::{
    TEMPLATE, TEMPLATE_OF_COMMANDS, TEMPLATE_WITH_ARGUMENTS, format_argument, format_of,
    period_argument, styled,
};
use workbook::workers;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// A job to run.
    Job(Job),
    /// To open the desk.
    Desk(Opening),
    /// To open workbooks for another run of this program, with these bytes of memory at most.
    Serve(usize),
    /// A text to print: help or version.
    Text(String),
    /// The arguments have no meaning; why, in Vietnamese.
    Fault(String),
}

/// Reads the arguments, the program's name first.
pub fn parse<I, T>(arguments: I) -> Asked
where
    I: IntoIterator<Item = T>,
    T: Into<OsString>,
{
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    if let [_, first, memory] = arguments.as_slice()
        && first == workers::ARGUMENT
        && let Some(memory) = memory.to_str().and_then(|bytes| bytes.parse().ok())
    {
        return Asked::Serve(memory);
    }
    match command().try_get_matches_from(given::meant(arguments)) {
        Ok(matches) => asked(&matches),
        Err(error) if error.use_stderr() => Asked::Fault(fault::in_vietnamese(&error)),
        Err(error) => Asked::Text(error.to_string()),
    }
}

fn asked(matches: &ArgMatches) -> Asked {
    if let Some(("desk", inner)) = matches.subcommand() {
        return Asked::Desk(desk::opening(inner));
    }
    match job(matches) {
        Ok(job) => Asked::Job(job),
        Err(what) => Asked::Fault(fault::spoken(&what)),
    }
}

fn command() -> Command {
    styled(Command::new("cchc"))
        .about("Tổng hợp, kiểm tra, đánh giá và lập báo cáo cải cách hành chính định kỳ của tỉnh")
        .override_usage("cchc [LỆNH] [TÙY CHỌN]")
        .help_template(TEMPLATE_OF_COMMANDS)
        .after_help("\nKhông ghi lệnh nào thì chạy «report» cho kỳ gần nhất đã có tệp báo cáo.\n«cchc LỆNH --help» giải thích từng lệnh.")
        .version(env!("CARGO_PKG_VERSION"))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("In phiên bản của chương trình"),
        )
        .arg(root_argument())
        .subcommand(desk::command())
        .subcommand(forms_command())
        .subcommand(check_command())
        .subcommand(decide::questions_command())
        .subcommand(decide::decide_command())
        .subcommand(report::command())
        .subcommand(narrative::command())
        .subcommand(outgoing::command())
        .subcommand(format_check::command())
        .subcommand(setting_up::init_command())
        .subcommand(plan::command())
        .subcommand(over_time::compare_command())
        .subcommand(over_time::trace_command())
        .subcommand(setting_up::agencies_command())
        .subcommand(setting_up::receipts_command())
        .subcommand(explain_command())
}

fn root_argument() -> Arg {
    Arg::new("root")
        .long("root")
        .value_name("THƯ_MỤC")
        .global(true)
        .value_parser(value_parser!(PathBuf))
        .help("Thư mục chứa inputs/, templates/, output/ (mặc định: thư mục hiện tại)")
}

fn forms_command() -> Command {
    styled(Command::new("forms"))
        .alias("bieu-mau")
        .about("Lập biểu mẫu trống cho từng cơ quan (tên khác: bieu-mau)")
        .override_usage("cchc forms [--period KỲ] [--agency MÃ]...")
        .help_template(TEMPLATE)
        .arg(period_argument())
        .arg(
            Arg::new("agency")
                .long("agency")
                .value_name("MÃ")
                .action(ArgAction::Append)
                .help("Chỉ lập biểu mẫu cho cơ quan có mã này (ghi được nhiều lần)"),
        )
}

fn check_command() -> Command {
    styled(Command::new("check"))
        .alias("kiem-tra")
        .about("Kiểm tra các tệp báo cáo, chỉ ra lỗi đến từng ô (tên khác: kiem-tra)")
        .override_usage("cchc check [--period KỲ] [--format text|json]\n    cchc check TỆP... [--return] [--format text|json]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nKiểm tra cả kỳ thì ghi luôn bản trả lại của từng tệp có lỗi, cảnh báo vào output/KỲ/returns.\nMã thoát: 0 không có lỗi; 1 có ít nhất một lỗi; 2 dữ liệu đầu vào của đơn vị tổng hợp có sai sót.")
        .arg(period_argument())
        .arg(
            Arg::new("files")
                .value_name("TỆP")
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("period")
                .help("Tệp cần kiểm tra: biểu mẫu đã điền chỉ cần tệp, không cần dữ liệu nào khác; tệp theo biểu khác được đối chiếu với inputs/ của --root, nếu có"),
        )
        .arg(
            Arg::new("return")
                .long("return")
                .action(ArgAction::SetTrue)
                .requires("files")
                .help("Ghi cạnh mỗi tệp có lỗi, cảnh báo một bản có đánh dấu các ô cần sửa: «TÊN - cần sửa.xlsx»; không ghi đè tệp nào đã có"),
        )
        .arg(format_argument())
}

fn explain_command() -> Command {
    styled(Command::new("explain"))
        .alias("giai-thich")
        .about("Giải thích một mã lỗi và cách sửa (tên khác: giai-thich)")
        .override_usage("cchc explain MÃ\n    cchc explain")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .arg(
            Arg::new("code")
                .value_name("MÃ")
                .help("Mã lỗi, ví dụ SL01; không ghi thì liệt kê tất cả"),
        )
}

/// # Errors
/// What can't be known from the arguments and can't be asked for.
fn job(matches: &ArgMatches) -> Result<Job, String> {
    let (task, inner) = match matches.subcommand() {
        Some(("forms", inner)) => (forms_task(inner), inner),
        Some(("check", inner)) => (check_task(inner), inner),
        Some(("plan", inner)) => plan::task(inner),
        Some(("narrative", inner)) => narrative::task(inner),
        Some(("format-check", inner)) => (format_check::task(inner), inner),
        Some(("outgoing", inner)) => (outgoing::task(inner), inner),
        Some((command @ ("init" | "agencies" | "receipts"), inner)) => {
            setting_up::task(command, inner)?
        }
        Some(("explain", inner)) => (
            Task::Explain {
                code: inner.get_one::<String>("code").cloned(),
            },
            inner,
        ),
        Some(("compare", inner)) => (over_time::compare_task(inner), inner),
        Some(("trace", inner)) => (over_time::trace_task(inner), inner),
        Some(("questions", inner)) => (decide::questions_task(inner), inner),
        Some(("decide", inner)) => (decide::decide_task(inner)?, inner),
        Some((_, inner)) => (report::task(inner), inner),
        None => (
            Task::Report {
                period: None,
                as_of: None,
                wanted: Wanted::default(),
            },
            matches,
        ),
    };
    let root = inner.get_one::<PathBuf>("root").cloned();
    Ok(Job {
        root: root.unwrap_or_else(given::default_root),
        task,
        program: None,
        today: Some(clock::today()),
    })
}

fn forms_task(matches: &ArgMatches) -> Task {
    Task::Forms {
        period: matches.get_one::<PeriodId>("period").copied(),
        agencies: matches
            .get_many::<String>("agency")
            .map(|ids| ids.cloned().collect())
            .unwrap_or_default(),
    }
}

fn check_task(matches: &ArgMatches) -> Task {
    let format = format_of(matches);
    let files: Vec<PathBuf> = matches
        .get_many::<PathBuf>("files")
        .map(|files| files.cloned().collect())
        .unwrap_or_default();
    if files.is_empty() {
        Task::CheckPeriod {
            period: matches.get_one::<PeriodId>("period").copied(),
            format,
        }
    } else {
        Task::CheckFiles {
            files,
            format,
            returns: matches.get_flag("return"),
        }
    }
}
