//! `cchc narrative`: its arguments.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::shared::{TEMPLATE_OF_COMMANDS, TEMPLATE_WITH_ARGUMENTS, period_argument, styled};
use crate::period::PeriodId;
use crate::pipeline::Task;

/// The command `narrative`.
pub(super) fn command() -> Command {
    styled(Command::new("narrative"))
        .alias("loi-van")
        .about("Lấy lời báo cáo đã sửa trong Word về làm lời của kỳ (tên khác: loi-van)")
        .override_usage("cchc narrative import TỆP.docx")
        .help_template(TEMPLATE_OF_COMMANDS)
        .subcommand_required(true)
        .subcommand(import_command())
}

fn import_command() -> Command {
    styled(Command::new("import"))
        .alias("nhap")
        .about("Lấy lời của tệp Word do «cchc report --docx» ghi và đã được sửa (tên khác: nhap)")
        .override_usage("cchc narrative import TỆP.docx [--period KỲ]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nCâu chữ lấy như trong tệp, kể cả thay đổi có theo dõi (coi như đã chấp nhận); số liệu giữ nguồn. Số liệu bị gõ đè, đã cũ, bị mất, số gõ tay và những gì không lấy được đều được nêu.\nLời lấy về ghi ở inputs/narrative/KỲ.md; không làm mất bản nào đã có.\nMã thoát: 0 không có gì phải xem lại; 1 có chỗ phải xem lại; 2 không lấy được.")
        .arg(
            Arg::new("file")
                .value_name("TỆP")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("Tệp bao-cao.docx (hoặc bao-cao-ubnd-tinh.docx) đã sửa"),
        )
        .arg(period_argument().help("Kỳ báo cáo (mặc định: kỳ ghi trong tệp)"))
}

/// What the arguments of `narrative` ask for, with those of its own verb.
///
/// # Panics
/// Never: the command line has refused what has no verb.
pub(super) fn task(matches: &ArgMatches) -> (Task, &ArgMatches) {
    let (_, inner) = matches.subcommand().expect("a verb is required");
    let file = inner
        .get_one::<PathBuf>("file")
        .expect("a file is required");
    let task = Task::NarrativeImport {
        file: file.clone(),
        period: inner.get_one::<PeriodId>("period").copied(),
    };
    (task, inner)
}
