//! `cchc compare` and `cchc trace`: their arguments.

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, value_parser};

use super::shared::{as_of_day, plain_blanks};
use super::{TEMPLATE_WITH_ARGUMENTS, period_argument, styled};
use crate::period::PeriodId;
use crate::pipeline::{Task, Traced};

/// The command `compare`.
pub(super) fn compare_command() -> Command {
    let side = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .value_name(name)
            .required(true)
            .value_parser(value_parser!(String))
            .help(help)
    };
    styled(Command::new("compare"))
        .alias("so-sanh")
        .about("Nêu những gì thay đổi giữa hai lần lập báo cáo, hai bản của một tệp (tên khác: so-sanh)")
        .override_usage("cchc compare TRƯỚC SAU")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nVí dụ:\n    cchc compare output/NĂM-H1/ban-hanh/05-BC-SNV NĂM-H1\n    cchc compare ban-dau.xlsx ban-sua.xlsx")
        .arg(side("TRƯỚC", "Bản trước: mã kỳ đã lập báo cáo, thư mục có results.json (kể cả bản đã ban hành), hoặc tệp báo cáo của cơ quan"))
        .arg(side("SAU", "Bản sau, cùng loại với bản trước"))
}

/// What `compare` is asked for.
pub(super) fn compare_task(matches: &ArgMatches) -> Task {
    let side = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    Task::Compare {
        before: side("TRƯỚC"),
        after: side("SAU"),
    }
}

/// The command `trace`.
pub(super) fn trace_command() -> Command {
    styled(Command::new("trace"))
        .alias("truy-vet")
        .about("Cho biết một số liệu trong báo cáo được tính từ những ô nào (tên khác: truy-vet)")
        .override_usage("cchc trace MÃ [--agency CƠ_QUAN] [--period KỲ] [--as-of NGÀY]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .arg(
            Arg::new("code")
                .value_name("MÃ")
                .required(true)
                .help("Mã tiêu chí hoặc chỉ số, ví dụ 3.2.1"),
        )
        .arg(
            Arg::new("agency")
                .long("agency")
                .value_name("CƠ_QUAN")
                .help("Mã hoặc tên một cơ quan: chỉ nêu số liệu của cơ quan đó"),
        )
        .arg(period_argument())
        .arg(
            Arg::new("as-of")
                .long("as-of")
                .value_name("NGÀY")
                .value_parser(as_of_day)
                .help("Ngày xét thời hạn, dạng năm-tháng-ngày hoặc ngày/tháng/năm (mặc định: ngày đến hạn báo cáo của kỳ)"),
        )
}

/// What `trace` is asked for.
pub(super) fn trace_task(matches: &ArgMatches) -> Task {
    let text = |name: &str| {
        matches
            .get_one::<String>(name)
            .map(|text| plain_blanks(text))
    };
    Task::Trace(Traced {
        code: text("code").unwrap_or_default(),
        agency: text("agency"),
        period: matches.get_one::<PeriodId>("period").copied(),
        as_of: matches.get_one::<NaiveDate>("as-of").copied(),
    })
}
