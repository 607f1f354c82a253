//! `cchc plan`: its arguments.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::shared::{TEMPLATE, TEMPLATE_OF_COMMANDS, TEMPLATE_WITH_ARGUMENTS, styled};
use crate::pipeline::{Task, plan_year::PlanName, plan_year::PlanTask};

/// The command `plan`.
pub(super) fn command() -> Command {
    styled(Command::new("plan"))
        .alias("ke-hoach")
        .about(
            "Nhập kế hoạch năm từ tệp Word, Excel; kiểm tra, in, so sánh kế hoạch (tên khác: ke-hoach)",
        )
        .override_usage("cchc plan import|check|print|diff …")
        .help_template(TEMPLATE_OF_COMMANDS)
        .subcommand_required(true)
        .subcommand(import_command())
        .subcommand(check_command())
        .subcommand(print_command())
        .subcommand(difference_command())
}

fn import_command() -> Command {
    styled(Command::new("import"))
        .alias("nhap")
        .about("Lập tệp kế hoạch từ phụ lục của kế hoạch đã ký (tên khác: nhap)")
        .override_usage("cchc plan import TỆP [--year NĂM] [--out TỆP]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nKhông bao giờ ghi đè: đã có tệp kế hoạch của năm đó thì nêu các chỗ khác nhau.\nMã thoát: 0 đã ghi, hoặc tệp đã có và không khác gì; 1 tệp đã có và khác; 2 không nhập được.")
        .arg(
            Arg::new("paper")
                .value_name("TỆP")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("Tệp .docx, .xlsx, .xls, .ods, .csv hoặc .txt có phụ lục của kế hoạch"),
        )
        .arg(year_argument().help("Năm của kế hoạch (mặc định: năm nêu ở tên kế hoạch)"))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("TỆP")
                .value_parser(value_parser!(PathBuf))
                .help("Ghi ra tệp này (mặc định: inputs/plans/NĂM.toml)"),
        )
}

fn check_command() -> Command {
    styled(Command::new("check"))
        .alias("kiem-tra")
        .about("Nêu mọi chỗ sai của kế hoạch và những chỗ còn phải xác nhận (tên khác: kiem-tra)")
        .override_usage("cchc plan check [--year NĂM]")
        .help_template(TEMPLATE)
        .after_help("\nMã thoát: 0 không còn chỗ nào; 1 còn chỗ cần xác nhận; 2 có chỗ sai.")
        .arg(year_argument().help("Chỉ kế hoạch của năm này (mặc định: mọi năm)"))
}

fn print_command() -> Command {
    styled(Command::new("print"))
        .alias("in")
        .about("In kế hoạch theo cách hiểu của chương trình cạnh nguyên văn, để đối chiếu và ký nháy (tên khác: in)")
        .override_usage("cchc plan print [NĂM] [--out TỆP]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nKế hoạch đã sửa đổi trong năm thì in cả bản đầu và các bản sửa đổi. --out không ghi đè tệp đã có.\nMã thoát: 0 đã in; 1 đã in, kế hoạch còn chỗ sai; 2 không in được.")
        .arg(
            Arg::new("plan")
                .value_name("NĂM")
                .value_parser(|text: &str| text.parse::<PlanName>())
                .help("Năm của kế hoạch, ví dụ 2026, hoặc một bản sửa đổi, ví dụ 2026-2 (mặc định: năm mới nhất)"),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("TỆP")
                .value_parser(value_parser!(PathBuf))
                .help("Chỉ ghi một tệp này, .pdf hoặc .xlsx (mặc định: cả hai, ở output/ke-hoach/)"),
        )
}

fn difference_command() -> Command {
    let file = |name: &'static str, shown: &'static str, help: &'static str| {
        Arg::new(name)
            .value_name(shown)
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(help)
    };
    styled(Command::new("diff"))
        .alias("so-sanh")
        .about("So sánh hai tệp kế hoạch, từng tiêu chí, từng chỉ số (tên khác: so-sanh)")
        .override_usage("cchc plan diff TRƯỚC SAU")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nMã thoát: 0 như nhau; 1 có chỗ khác; 2 có tệp không đọc được.")
        .arg(file(
            "before",
            "TRƯỚC",
            "Kế hoạch trước: năm (2026), bản sửa đổi (2026-2) hoặc tên tệp",
        ))
        .arg(file("after", "SAU", "Kế hoạch sau, ghi như trên"))
}

fn year_argument() -> Arg {
    Arg::new("year")
        .long("year")
        .value_name("NĂM")
        .value_parser(year)
}

/// A year of a plan.
pub(super) fn year(text: &str) -> Result<i32, String> {
    text.parse()
        .ok()
        .filter(|year| (2000..2100).contains(year))
        .ok_or_else(|| format!("«{text}» không phải là năm, ví dụ 2026"))
}

/// What the arguments of `plan` ask for, with those of its own verb.
pub(super) fn task(matches: &ArgMatches) -> (Task, &ArgMatches) {
    let path = |matches: &ArgMatches, name: &str| matches.get_one::<PathBuf>(name).cloned();
    let (verb, inner) = matches
        .subcommand()
        .expect("clap asks for a verb of the command");
    let year = |inner: &ArgMatches| inner.get_one::<i32>("year").copied();
    let task = match verb {
        "import" => PlanTask::Import {
            paper: path(inner, "paper").unwrap_or_default(),
            year: year(inner),
            out: path(inner, "out"),
        },
        "check" => PlanTask::Check { year: year(inner) },
        "print" => PlanTask::Print {
            plan: inner.get_one::<PlanName>("plan").copied(),
            out: path(inner, "out"),
        },
        _ => PlanTask::Difference {
            before: path(inner, "before").unwrap_or_default(),
            after: path(inner, "after").unwrap_or_default(),
        },
    };
    (Task::Plan(task), inner)
}
