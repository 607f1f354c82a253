//! `cchc outgoing`: its arguments.

use clap::{Arg, ArgMatches, Command, value_parser};

use super::shared::{TEMPLATE, period_argument, styled};
use crate::period::PeriodId;
use crate::pipeline::Task;

/// The command `outgoing`.
pub(super) fn command() -> Command {
    styled(Command::new("outgoing"))
        .alias("gui-di")
        .about("Soạn sẵn thư gửi từng cơ quan: bản trả lại, đôn đốc, nhắc trước hạn, phiếu kết quả (tên khác: gui-di)")
        .override_usage("cchc outgoing [--period KỲ] [--within SỐ_NGÀY]")
        .help_template(TEMPLATE)
        .after_help("\nGhi vào output/KỲ/gui-di/: mỗi cơ quan một thư mục (thư .eml, lời thư .txt, tệp kèm) và bảng bang-gui.xlsx. Chương trình không gửi gì ra ngoài.\nLời thư: templates/wording/thu.j2. Địa chỉ: khóa email trong inputs/agencies.toml.")
        .arg(period_argument())
        .arg(
            Arg::new("within")
                .long("within")
                .value_name("SỐ_NGÀY")
                .value_parser(value_parser!(i64).range(0..=366))
                .default_value("15")
                .hide_default_value(true)
                .help("Nhắc các tiêu chí đến hạn trong số ngày này (mặc định: 15)"),
        )
}

/// What the arguments of `outgoing` ask for.
pub(super) fn task(matches: &ArgMatches) -> Task {
    Task::Outgoing {
        period: matches.get_one::<PeriodId>("period").copied(),
        within: matches.get_one::<i64>("within").copied().unwrap_or(15),
    }
}
