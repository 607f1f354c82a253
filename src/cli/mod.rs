//! The command line: arguments become a [`Job`]; faults of the command line are told in Vietnamese.

mod fault;

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::period::PeriodId;
use crate::pipeline::{DocumentKind, Format, Job, Task, Wanted};

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// A job to run.
    Job(Job),
    /// A text to print: help or version.
    Text(String),
    /// The arguments have no meaning; why, in Vietnamese.
    Fault(String),
}

/// Reads the arguments, the program's name first.
pub fn parse<I, T>(arguments: I) -> Asked
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    match command().try_get_matches_from(arguments) {
        Ok(matches) => Asked::Job(job(&matches)),
        Err(error) if error.use_stderr() => Asked::Fault(fault::in_vietnamese(&error)),
        Err(error) => Asked::Text(error.to_string()),
    }
}

const TEMPLATE: &str = "{about}\n\nCách dùng:\n    {usage}\n\nTùy chọn:\n{options}{after-help}";
const TEMPLATE_WITH_ARGUMENTS: &str = "{about}\n\nCách dùng:\n    {usage}\n\nTham số:\n{positionals}\n\nTùy chọn:\n{options}{after-help}";
const TEMPLATE_OF_COMMANDS: &str = "{about}\n\nCách dùng:\n    {usage}\n\nCác lệnh:\n{subcommands}\n\nTùy chọn:\n{options}{after-help}";

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
        .subcommand(forms_command())
        .subcommand(check_command())
        .subcommand(report_command())
        .subcommand(explain_command())
}

/// What all commands share: no English words of the library's own.
fn styled(command: Command) -> Command {
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

fn root_argument() -> Arg {
    Arg::new("root")
        .long("root")
        .value_name("THƯ_MỤC")
        .global(true)
        .value_parser(value_parser!(PathBuf))
        .help("Thư mục chứa inputs/, templates/, output/ (mặc định: thư mục hiện tại)")
}

fn period_argument() -> Arg {
    Arg::new("period")
        .long("period")
        .value_name("KỲ")
        .value_parser(|text: &str| text.parse::<PeriodId>())
        .help("Kỳ báo cáo: 2024-Q1, 2024-H1, 2024-Q3, 2024-Y (mặc định: kỳ gần nhất đã có tệp báo cáo)")
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
                .help("Tệp biểu mẫu đã điền; chỉ cần tệp, không cần dữ liệu nào khác"),
        )
        .arg(
            Arg::new("return")
                .long("return")
                .action(ArgAction::SetTrue)
                .requires("files")
                .help("Ghi cạnh mỗi tệp có lỗi, cảnh báo một bản có đánh dấu các ô cần sửa: «TÊN - cần sửa.xlsx»; không ghi đè tệp nào đã có"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("DẠNG")
                .value_parser(["text", "json"])
                .default_value("text")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help("Dạng kết quả: text (để đọc) hoặc json (cho chương trình khác); mặc định: text"),
        )
}

fn report_command() -> Command {
    styled(Command::new("report"))
        .alias("bao-cao")
        .about("Lập các văn bản của kỳ, hoặc báo cáo của một cơ quan từ biểu mẫu đã điền (tên khác: bao-cao)")
        .override_usage("cchc report [--period KỲ] [--as-of NGÀY] [--only LOẠI]... [--each-reminder] [--accept-narrative]\n    cchc report --draft [--period KỲ] [--as-of NGÀY]\n    cchc report TỆP... [--as-of NGÀY] [--draft]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help(REPORT_KINDS)
        .arg(period_argument())
        .arg(
            Arg::new("files")
                .value_name("TỆP")
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .conflicts_with_all(["period", "only", "each-reminder", "accept-narrative"])
                .help("Biểu mẫu đã điền của một cơ quan: lập báo cáo của chính cơ quan đó, ghi cạnh tệp"),
        )
        .arg(
            Arg::new("as-of")
                .long("as-of")
                .value_name("NGÀY")
                .value_parser(as_of_day)
                .help("Ngày xét thời hạn, dạng 2024-06-20 hoặc 20/6/2024 (mặc định: ngày đến hạn báo cáo của kỳ)"),
        )
        .arg(
            Arg::new("only")
                .long("only")
                .value_name("LOẠI")
                .action(ArgAction::Append)
                .value_parser(document_kind)
                .help("Chỉ lập loại văn bản này, các loại khác giữ nguyên (ghi được nhiều lần)"),
        )
        .arg(
            Arg::new("each-reminder")
                .long("each-reminder")
                .action(ArgAction::SetTrue)
                .help("Lập thêm công văn đôn đốc riêng cho từng cơ quan chưa gửi hoặc phải gửi lại"),
        )
        .arg(
            Arg::new("draft")
                .long("draft")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["only", "each-reminder", "accept-narrative"])
                .help("Bản dự thảo. Không có TỆP: chỉ ghi lời báo cáo của kỳ ra inputs/narrative/KỲ.md để sửa, lần lập báo cáo sau in theo tệp đó; không ghi đè tệp đã có. Với TỆP còn lỗi: vẫn in bản dự thảo (mặc định: nêu lỗi, không lập báo cáo)"),
        )
        .arg(
            Arg::new("accept-narrative")
                .long("accept-narrative")
                .action(ArgAction::SetTrue)
                .help("In nguyên văn inputs/narrative/KỲ.md dù có số liệu trong đó đã khác dữ liệu hiện nay (mặc định: nêu từng chỗ, không lập văn bản nào)"),
        )
}

const REPORT_KINDS: &str = "\nCác LOẠI: bao-cao (báo cáo định kỳ), phu-luc (phụ lục), tom-tat (tóm tắt một trang),\n\
    cong-van (công văn đôn đốc), phieu (phiếu kết quả từng cơ quan), tong-hop (bảng tổng hợp Excel),\n\
    du-lieu (results.json).\n\nMã thoát: 0 đã lập xong; 1 TỆP còn lỗi; 2 dữ liệu đầu vào của đơn vị tổng hợp có sai sót.";

fn document_kind(text: &str) -> Result<DocumentKind, String> {
    DocumentKind::from_word(text).ok_or_else(|| {
        let known: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.word()).collect();
        format!(
            "không có loại văn bản «{text}» (chọn: {})",
            known.join(", ")
        )
    })
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

fn as_of_day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
        .map_err(|_| format!("«{text}» không phải ngày (ví dụ: 2024-06-20 hoặc 20/6/2024)"))
}

fn job(matches: &ArgMatches) -> Job {
    let (task, inner) = match matches.subcommand() {
        Some(("forms", inner)) => (forms_task(inner), inner),
        Some(("check", inner)) => (check_task(inner), inner),
        Some(("explain", inner)) => (
            Task::Explain {
                code: inner.get_one::<String>("code").cloned(),
            },
            inner,
        ),
        Some((_, inner)) => (report_task(inner), inner),
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
    Job {
        root: root.unwrap_or_else(|| PathBuf::from(".")),
        task,
    }
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

fn report_task(matches: &ArgMatches) -> Task {
    let as_of = matches.get_one::<NaiveDate>("as-of").copied();
    let files: Vec<PathBuf> = matches
        .get_many::<PathBuf>("files")
        .map(|files| files.cloned().collect())
        .unwrap_or_default();
    if !files.is_empty() {
        return Task::ReportFiles {
            files,
            as_of,
            draft: matches.get_flag("draft"),
        };
    }
    let period = matches.get_one::<PeriodId>("period").copied();
    if matches.get_flag("draft") {
        return Task::Draft { period, as_of };
    }
    Task::Report {
        period,
        as_of,
        wanted: Wanted {
            only: matches
                .get_many::<DocumentKind>("only")
                .map(|kinds| kinds.copied().collect())
                .unwrap_or_default(),
            each_reminder: matches.get_flag("each-reminder"),
            accept_narrative: matches.get_flag("accept-narrative"),
        },
    }
}

fn check_task(matches: &ArgMatches) -> Task {
    let format = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        _ => Format::Text,
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(arguments: &[&str]) -> String {
        match parse(arguments) {
            Asked::Fault(text) => text,
            other => panic!("no fault: {other:?}"),
        }
    }

    #[test]
    fn the_command_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn help_speaks_vietnamese_only() {
        for arguments in [
            vec!["cchc", "--help"],
            vec!["cchc", "forms", "-h"],
            vec!["cchc", "check", "-h"],
            vec!["cchc", "report", "-h"],
            vec!["cchc", "explain", "-h"],
        ] {
            let Asked::Text(help) = parse(&arguments) else {
                panic!("no help for {arguments:?}");
            };
            for english in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "default:",
                "possible",
                "aliases",
            ] {
                assert!(!help.contains(english), "{english} in {help}");
            }
        }
    }

    #[test]
    fn aliases_and_defaults() {
        let Asked::Job(job) = parse(["cchc"]) else {
            panic!()
        };
        assert_eq!(
            job.task,
            Task::Report {
                period: None,
                as_of: None,
                wanted: Wanted::default(),
            }
        );
        let Asked::Job(job) = parse([
            "cchc",
            "bao-cao",
            "--period",
            "2024-H1",
            "--as-of",
            "20/6/2024",
            "--root",
            "x",
        ]) else {
            panic!()
        };
        assert_eq!(job.root, PathBuf::from("x"));
        assert_eq!(
            job.task,
            Task::Report {
                period: "2024-H1".parse().ok(),
                as_of: NaiveDate::from_ymd_opt(2024, 6, 20),
                wanted: Wanted::default(),
            }
        );
    }

    #[test]
    fn a_report_of_some_kinds_or_of_a_file() {
        let Asked::Job(job) = parse([
            "cchc",
            "report",
            "--only",
            "phieu",
            "--only",
            "cong-van",
            "--each-reminder",
        ]) else {
            panic!()
        };
        let Task::Report { wanted, .. } = job.task else {
            panic!()
        };
        assert_eq!(
            wanted.only,
            [DocumentKind::Sheets, DocumentKind::Dispatches]
        );
        assert!(wanted.each_reminder);
        let Asked::Job(job) = parse(["cchc", "report", "a.xlsx", "--draft"]) else {
            panic!()
        };
        assert!(matches!(job.task, Task::ReportFiles { draft: true, .. }));
        let Asked::Job(job) = parse(["cchc", "report", "--draft", "--period", "2024-H1"]) else {
            panic!()
        };
        assert_eq!(
            job.task,
            Task::Draft {
                period: "2024-H1".parse().ok(),
                as_of: None,
            }
        );
    }

    #[test]
    fn faults_name_what_is_wrong() {
        for (arguments, named) in [
            (vec!["cchc", "reprot"], "reprot"),
            (vec!["cchc", "report", "--perod", "2024-H1"], "--perod"),
            (vec!["cchc", "report", "--period", "2024-Q2"], "2024-Q2"),
            (vec!["cchc", "report", "--as-of", "hôm nay"], "hôm nay"),
            (vec!["cchc", "check", "--format", "pdf"], "pdf"),
            (vec!["cchc", "report", "--period"], "--period"),
            (
                vec!["cchc", "check", "a.xlsx", "--period", "2024-H1"],
                "--period",
            ),
            (vec!["cchc", "report", "--only", "thu"], "«thu»"),
            (
                vec!["cchc", "report", "--draft", "--only", "phieu"],
                "--only",
            ),
            (
                vec!["cchc", "report", "a.xlsx", "--accept-narrative"],
                "--accept-narrative",
            ),
            (
                vec!["cchc", "report", "a.xlsx", "--only", "phieu"],
                "--only",
            ),
            (vec!["cchc", "check", "--return"], "TỆP"),
            (vec!["cchc", "explain", "SL01", "SL02"], "SL02"),
        ] {
            let text = fault(&arguments);
            assert!(text.contains(named), "{named} not in {text}");
            for english in [
                "error",
                "tip:",
                "invalid",
                "For more",
                "unexpected",
                "required",
            ] {
                assert!(!text.contains(english), "{english} in {text}");
            }
        }
    }
}
