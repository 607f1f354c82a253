//! What all commands share: options of one name, and the layout of their help.

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::period::PeriodId;
use crate::pipeline::Format;

/// How the help of a command with options only is laid out.
pub(super) const TEMPLATE: &str =
    "{about}\n\nCách dùng:\n    {usage}\n\nTùy chọn:\n{options}{after-help}";
/// How the help of a command with arguments is laid out.
pub(super) const TEMPLATE_WITH_ARGUMENTS: &str = "{about}\n\nCách dùng:\n    {usage}\n\nTham số:\n{positionals}\n\nTùy chọn:\n{options}{after-help}";
/// How the help of a command with commands below it is laid out.
pub(super) const TEMPLATE_OF_COMMANDS: &str = "{about}\n\nCách dùng:\n    {usage}\n\nCác lệnh:\n{subcommands}\n\nTùy chọn:\n{options}{after-help}";

/// What all commands share: no English words of the library's own.
pub(super) fn styled(command: Command) -> Command {
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help("In trợ giúp này"),
        )
}

/// A text with plain blanks for those that word processors insert, and none at its ends.
pub(super) fn plain_blanks(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ")
        .trim()
        .to_owned()
}

/// The option that names a period.
pub(super) fn period_argument() -> Arg {
    Arg::new("period")
        .long("period")
        .value_name("KỲ")
        .value_parser(|text: &str| text.parse::<PeriodId>())
        .help("Kỳ báo cáo: NĂM-Q1, NĂM-H1, NĂM-Q3, NĂM-Y (mặc định: kỳ gần nhất đã có tệp báo cáo)")
}

/// The option that says how something is told.
pub(super) fn format_argument() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("DẠNG")
        .value_parser(["text", "json"])
        .default_value("text")
        .hide_default_value(true)
        .hide_possible_values(true)
        .help("Dạng kết quả: text (để đọc) hoặc json (cho chương trình khác); mặc định: text")
}

/// How something is told.
pub(super) fn format_of(matches: &ArgMatches) -> Format {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        _ => Format::Text,
    }
}

/// A day as a clerk writes it.
pub(super) fn as_of_day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
        .map_err(|_| format!("«{text}» không phải ngày (viết năm-tháng-ngày hoặc ngày/tháng/năm)"))
}
