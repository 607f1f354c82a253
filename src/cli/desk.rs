//! `cchc desk`: its arguments, and what a double click opens.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::clock::today;
use super::given;
use super::shared::{TEMPLATE, period_argument, styled};
use crate::desk::Opening;
use crate::period::PeriodId;

/// The command `desk`.
pub(super) fn command() -> Command {
    styled(Command::new("desk"))
        .alias("ban-lam-viec")
        .about("Mở bàn làm việc: xem cả kỳ báo cáo trong trình duyệt, chỉ trên máy này (tên khác: ban-lam-viec)")
        .override_usage("cchc desk [--period KỲ] [--port CỔNG] [--no-open]")
        .help_template(TEMPLATE)
        .after_help("\nTrang chỉ mở được trên máy này, bằng địa chỉ mà lệnh in ra. Đóng bằng nút trên trang hoặc Ctrl+C.")
        .arg(period_argument())
        .arg(
            Arg::new("port")
                .long("port")
                .value_name("CỔNG")
                .value_parser(value_parser!(u16).range(1..))
                .help("Cổng trên máy này (mặc định: một cổng còn trống)"),
        )
        .arg(
            Arg::new("no-open")
                .long("no-open")
                .action(ArgAction::SetTrue)
                .help("Không tự mở trình duyệt, chỉ in địa chỉ"),
        )
}

/// What the desk is opened with.
pub(super) fn opening(matches: &ArgMatches) -> Opening {
    let root = matches.get_one::<PathBuf>("root").cloned();
    Opening {
        root: root.unwrap_or_else(given::default_root),
        program: None,
        period: matches.get_one::<PeriodId>("period").copied(),
        port: matches.get_one::<u16>("port").copied(),
        opens_browser: !matches.get_flag("no-open"),
        today,
    }
}
