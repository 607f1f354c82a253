//! `cchc format-check`: its arguments.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::shared::{TEMPLATE_WITH_ARGUMENTS, styled};
use crate::pipeline::Task;

/// The command `format-check`.
pub(super) fn command() -> Command {
    styled(Command::new("format-check"))
        .alias("the-thuc")
        .about("Đo thể thức của một văn bản PDF hoặc Word theo Nghị định 30/2020/NĐ-CP (tên khác: the-thuc)")
        .override_usage("cchc format-check TỆP")
        .help_template(TEMPLATE_WITH_ARGUMENTS)
        .after_help("\nPDF: đo trên trang in của bất kỳ văn bản hành chính nào có lớp chữ (xuất từ Word, LibreOffice, chương trình này). Tệp Word (.docx): đo điều tệp tự ghi (khổ giấy, lề, phông, cỡ, kiểu chữ, căn dòng, số trang, các phần văn bản) và nêu điều phải dàn thành trang mới biết. Chữ nào là phần nào (Quốc hiệu, trích yếu, nơi nhận…) được nhận ra từ chính văn bản.\nMã thoát: 0 đạt tất cả yêu cầu đo được; 1 có yêu cầu không đạt; 2 không đọc được tệp.")
        .arg(
            Arg::new("file")
                .value_name("TỆP")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("Tệp PDF hoặc Word (.docx) của văn bản"),
        )
}

/// What the arguments of `format-check` ask for.
///
/// # Panics
/// Never: the command line has refused what has no file.
pub(super) fn task(matches: &ArgMatches) -> Task {
    let file = matches
        .get_one::<PathBuf>("file")
        .expect("a file is required");
    Task::FormatCheck { file: file.clone() }
}
