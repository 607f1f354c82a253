//! `cchc questions` and `cchc decide`: their arguments.

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};

use super::clock::today;
use super::shared::{TEMPLATE, as_of_day, format_argument, format_of, period_argument, styled};
use crate::period::PeriodId;
use crate::pipeline::{About, Answer, Task};

/// The command `questions`.
pub(super) fn questions_command() -> Command {
    styled(Command::new("questions"))
        .alias("cau-hoi")
        .about("Liệt kê những điều đơn vị tổng hợp phải quyết định, việc cần trước ghi trước (tên khác: cau-hoi)")
        .override_usage("cchc questions [--period KỲ] [--format text|json]")
        .help_template(TEMPLATE)
        .arg(period_argument())
        .arg(format_argument())
}

/// What `questions` is asked for.
pub(super) fn questions_task(matches: &ArgMatches) -> Task {
    Task::Questions {
        period: matches.get_one::<PeriodId>("period").copied(),
        format: format_of(matches),
    }
}

const USAGE: &str = "cchc decide --file TỆP --agency MÃ                           tệp là của cơ quan này\n    \
    cchc decide --file TỆP --not-a-report                        tệp không phải báo cáo\n    \
    cchc decide --file TỆP --other-period KỲ_KHÁC                tệp là báo cáo của kỳ khác\n    \
    cchc decide --agency MÃ --version TỆP                        bản được tính\n    \
    cchc decide --agency MÃ --measure CHỈ_SỐ --first 197 --second 200   số liệu đúng\n    \
    cchc decide --agency MÃ --measure CHỈ_SỐ --state dang-thuc-hien    tình trạng đúng\n    \
    cchc decide --agency MÃ --measure CHỈ_SỐ --verdict dat       chấp nhận minh chứng\n    \
    cchc decide --agency MÃ [--measure CHỈ_SỐ] --agree HL04      cảnh báo đã xem, số liệu đúng\n    \
    cchc decide --layout MẪU --column C=so-thu-nhat              cột của một mẫu biểu riêng\n\n    \
    Lệnh nào cũng cần: --why \"lý do\" --by \"họ và tên\"; nên có: --ground \"căn cứ\"";

const AFTER: &str = "\nQuyết định được ghi vào inputs/decisions/KỲ.toml, kèm người, ngày, lý do, căn cứ; bỏ quyết định thì xóa khối đó trong tệp.\n\
    Mẫu biểu riêng được ghi vào inputs/layouts/, dùng cho mọi kỳ, mọi cơ quan; bỏ một mẫu thì xóa tệp của nó.\n\
    Quyết định chỉ áp dụng cho đúng tệp hiện có: cơ quan gửi tệp khác thì chương trình hỏi lại.\n\
    Mã thoát: 0 đã ghi; 2 không ghi được, kèm lý do.";

/// The command `decide`.
pub(super) fn decide_command() -> Command {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    styled(Command::new("decide"))
        .alias("quyet-dinh")
        .about("Ghi một quyết định của đơn vị tổng hợp: tệp của ai, bản nào, số liệu nào là đúng (tên khác: quyet-dinh)")
        .override_usage(USAGE)
        .help_template(TEMPLATE)
        .after_help(AFTER)
        .arg(period_argument())
        .arg(text("file", "TỆP", "Tệp trong thư mục của kỳ"))
        .arg(text("agency", "MÃ", "Cơ quan: mã trong inputs/agencies.toml, hoặc tên"))
        .arg(
            Arg::new("not-a-report")
                .long("not-a-report")
                .action(ArgAction::SetTrue)
                .requires("file")
                .conflicts_with("agency")
                .help("Tệp không phải báo cáo của cơ quan nào"),
        )
        .arg(
            text("other-period", "KỲ", "Tệp là báo cáo của kỳ này, không phải kỳ đang tổng hợp")
                .value_parser(|text: &str| text.parse::<PeriodId>())
                .requires("file")
                .conflicts_with_all(["agency", "not-a-report"]),
        )
        .arg(text("version", "TỆP", "Bản được tính trong các bản cơ quan đã gửi").requires("agency"))
        .arg(text("measure", "CHỈ_SỐ", "Mã chỉ số, ví dụ 3.2.3").requires("agency"))
        .arg(text("first", "SỐ", "Số liệu thứ nhất, theo đơn vị tính của chỉ số; số nghìn viết liền: 1253").requires("measure"))
        .arg(text("second", "SỐ", "Số liệu thứ hai").requires("measure"))
        .arg(text("percent", "SỐ", "Tỷ lệ cơ quan ghi, khi không có hai số liệu").requires("measure"))
        .arg(text("state", "TÌNH_TRẠNG", "Tình trạng: khong-phat-sinh, hoan-thanh, dang-thuc-hien, chua-thuc-hien, de-trong").requires("measure"))
        .arg(text("evidence", "VĂN_BẢN", "Văn bản minh chứng: \"Báo cáo số 12/BC-STP ngày 03/6/2026\"").requires("measure"))
        .arg(text("verdict", "KẾT_QUẢ", "Đánh giá một văn bản, nhiệm vụ: dat (chấp nhận minh chứng), chua-du-can-cu (không chấp nhận), khong-dat").requires("measure"))
        .arg(text("agree", "MÃ_CẢNH_BÁO", "Cảnh báo, ghi chú đã xem xét, số liệu đúng như đã ghi: HL04").requires("agency"))
        .arg(
            text("cell", "Ô", "Ô của cảnh báo, khi có nhiều chỗ: D12")
                .value_parser(|text: &str| text.parse::<crate::place::Cell>())
                .requires("agree"),
        )
        .arg(text("layout", "MẪU", "Mẫu biểu riêng, như «cchc questions» nêu: xác nhận cột nào dùng để ghi gì"))
        .arg(
            text("column", "CỘT=TỪ", "Một cột của mẫu: C=so-thu-nhat; ghi nhiều lần được. Các từ: ma, noi-dung, so-thu-nhat, so-thu-hai, ty-le, ket-qua, tinh-trang, minh-chung, so-van-ban, ky-hieu, ngay-van-ban, don-vi-tinh, ghi-chu, khong-dung, theo-dau-cot")
                .action(ArgAction::Append)
                .requires("layout"),
        )
        .arg(text("why", "LÝ_DO", "Vì sao quyết định như vậy: một câu (bắt buộc)"))
        .arg(text("by", "HỌ_TÊN", "Người quyết định (bắt buộc)"))
        .arg(text("ground", "CĂN_CỨ", "Căn cứ: \"điện thoại ngày 18/6/NĂM\", \"công văn số 12/STP-VP\""))
        .arg(text("on", "NGÀY", "Ngày quyết định (mặc định: hôm nay)").value_parser(as_of_day))
        .group(ArgGroup::new("subject").args(["file", "version", "measure", "agree", "layout"]).multiple(true).required(true))
}

/// What `decide` is asked for; a fault where it is not one thing.
pub(super) fn decide_task(matches: &ArgMatches) -> Result<Task, String> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let about = about(matches)?;
    Ok(Task::Decide(Box::new(Answer {
        period: matches.get_one::<PeriodId>("period").copied(),
        about,
        by: text("by"),
        on: matches.get_one::<NaiveDate>("on").copied(),
        why: text("why"),
        ground: text("ground"),
        today: today(),
    })))
}

fn about(matches: &ArgMatches) -> Result<About, String> {
    let columns = matches.get_many::<String>("column").into_iter().flatten();
    About::of(&|name| said(matches, name), columns.cloned().collect())
}

/// The value of an option as it was given; an empty text for one that has none.
fn said(matches: &ArgMatches, name: &str) -> Option<String> {
    match name {
        "not-a-report" => matches.get_flag(name).then(String::new),
        "other-period" => Some(matches.get_one::<PeriodId>(name)?.to_string()),
        "cell" => Some(matches.get_one::<crate::place::Cell>(name)?.to_string()),
        _ => matches.get_one::<String>(name).cloned(),
    }
}
