//! `cchc report`: its arguments.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::shared::{TEMPLATE_WITH_ARGUMENTS, as_of_day, period_argument, styled};
use crate::period::PeriodId;
use crate::pipeline::{DocumentKind, Task, Wanted};

/// The command `report`.
pub(super) fn command() -> Command {
    styled(Command::new("report"))
        .alias("bao-cao")
        .about("Lập các văn bản của kỳ, hoặc báo cáo của một cơ quan từ biểu mẫu đã điền (tên khác: bao-cao)")
        .override_usage("cchc report [--period KỲ] [--as-of NGÀY] [--only LOẠI]... [--each-reminder] [--each-miss] [--docx] [--accept-narrative]\n    cchc report --draft [--period KỲ] [--as-of NGÀY]\n    cchc report TỆP... [--as-of NGÀY] [--draft] [--docx]")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help(REPORT_KINDS)
        .arg(period_argument())
        .arg(
            Arg::new("files")
                .value_name("TỆP")
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .conflicts_with_all(["period", "only", "each-reminder", "each-miss", "accept-narrative"])
                .help("Biểu mẫu đã điền của một cơ quan: lập báo cáo của chính cơ quan đó, ghi cạnh tệp"),
        )
        .arg(
            Arg::new("as-of")
                .long("as-of")
                .value_name("NGÀY")
                .value_parser(as_of_day)
                .help("Ngày xét thời hạn, dạng năm-tháng-ngày hoặc ngày/tháng/năm (mặc định: ngày đến hạn báo cáo của kỳ)"),
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
            Arg::new("each-miss")
                .long("each-miss")
                .action(ArgAction::SetTrue)
                .help("Lập thêm công văn khắc phục, giải trình riêng cho từng cơ quan có chỉ số không đạt, chậm tiến độ"),
        )
        .arg(
            Arg::new("docx")
                .long("docx")
                .action(ArgAction::SetTrue)
                .help("Ghi thêm bản Word (.docx) của báo cáo, phụ lục, công văn cạnh bản PDF, để sửa tiếp; số liệu trong đó có khóa"),
        )
        .arg(
            Arg::new("draft")
                .long("draft")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["only", "each-reminder", "each-miss", "accept-narrative"])
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
    cong-van (công văn đôn đốc, chấn chỉnh), phieu (phiếu kết quả từng cơ quan), tong-hop (bảng tổng hợp Excel),\n\
    du-lieu (results.json, thư mục du-lieu).\n\nMã thoát: 0 đã lập xong; 1 TỆP còn lỗi; 2 dữ liệu đầu vào của đơn vị tổng hợp có sai sót.";

fn document_kind(text: &str) -> Result<DocumentKind, String> {
    DocumentKind::from_word(text).ok_or_else(|| {
        let known: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.word()).collect();
        format!(
            "không có loại văn bản «{text}» (chọn: {})",
            known.join(", ")
        )
    })
}

/// What `report` is asked for.
pub(super) fn task(matches: &ArgMatches) -> Task {
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
            docx: matches.get_flag("docx"),
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
            each_miss: matches.get_flag("each-miss"),
            docx: matches.get_flag("docx"),
            accept_narrative: matches.get_flag("accept-narrative"),
        },
    }
}
