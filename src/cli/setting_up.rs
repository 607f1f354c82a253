//! `cchc init`, `cchc agencies`, `cchc receipts`: their arguments.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, value_parser};

use super::shared::{
    TEMPLATE, TEMPLATE_OF_COMMANDS, TEMPLATE_WITH_ARGUMENTS, period_argument, styled,
};
use crate::first_inputs::NewOffice;
use crate::period::PeriodId;
use crate::pipeline::{Task, setting_up::SetUp};
use crate::vietnamese::date::{DateText, read_date};
use crate::vietnamese::document_symbol::initials;

/// The command `init`.
pub(super) fn init_command() -> Command {
    let option = |name: &'static str, shown: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(shown).help(help)
    };
    styled(Command::new("init"))
        .alias("khoi-tao")
        .about("Tạo thư mục inputs/ cho một đơn vị mới (tên khác: khoi-tao)")
        .override_usage("cchc init [--province TÊN] [--year NĂM] [--office TÊN] [--symbol KÝ_HIỆU] [--signer HỌ_TÊN] [--title CHỨC_VỤ]")
        .help_template(TEMPLATE)
        .after_help("\nThiếu mục nào thì chương trình hỏi mục đó. Không bao giờ ghi đè tệp đã có.")
        .arg(option("province", "TÊN", "Tỉnh, thành phố, ví dụ «tỉnh Lâm Sơn»"))
        .arg(option("year", "NĂM", "Năm của kế hoạch").value_parser(super::plan::year))
        .arg(option("office", "TÊN", "Cơ quan lập báo cáo, ví dụ «Sở Nội vụ»"))
        .arg(option("symbol", "KÝ_HIỆU", "Ký hiệu cơ quan (mặc định: chữ đầu của tên, Sở Nội vụ là SNV)"))
        .arg(option("signer", "HỌ_TÊN", "Họ tên người ký (mặc định: để sau)"))
        .arg(option("title", "CHỨC_VỤ", "Chức vụ người ký (mặc định: Giám đốc)"))
}

/// The command `agencies`.
pub(super) fn agencies_command() -> Command {
    let file = |shown: &'static str, help: &'static str| {
        Arg::new("file")
            .value_name(shown)
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(help)
    };
    let from = || {
        Arg::new("from")
            .long("from")
            .value_name("NGÀY")
            .value_parser(day)
    };
    styled(Command::new("agencies"))
        .alias("co-quan")
        .about("Nhập danh mục cơ quan, nhập bảng sáp nhập từ Word, Excel (tên khác: co-quan)")
        .override_usage("cchc agencies import|merge …")
        .help_template(TEMPLATE_OF_COMMANDS)
        .subcommand_required(true)
        .subcommand(
            styled(Command::new("import"))
                .alias("nhap")
                .about("Thêm các cơ quan của một bảng vào inputs/agencies.toml (tên khác: nhap)")
                .override_usage("cchc agencies import TỆP [--from NGÀY]")
                .help_template(TEMPLATE_WITH_ARGUMENTS)
                .arg(file("TỆP", "Tệp .xlsx, .xls, .ods, .csv, .docx, .txt có cột tên cơ quan (và cấp, trực thuộc, nếu có)"))
                .arg(from().help("Ngày đầu tiên tồn tại của các cơ quan này")),
        )
        .subcommand(
            styled(Command::new("merge"))
                .alias("sap-nhap")
                .about("Ghi việc sáp nhập theo bảng đơn vị cũ, đơn vị mới (tên khác: sap-nhap)")
                .override_usage("cchc agencies merge TỆP --from NGÀY")
                .help_template(TEMPLATE_WITH_ARGUMENTS)
                .arg(file("TỆP", "Tệp có bảng với cột «Đơn vị cũ» và «Đơn vị mới»"))
                .arg(from().required(true).help("Ngày đầu tiên của các đơn vị mới")),
        )
}

/// The command `receipts`.
pub(super) fn receipts_command() -> Command {
    styled(Command::new("receipts"))
        .alias("so-den")
        .about("Nhập ngày đến, số đến từ sổ văn bản đến của văn thư (tên khác: so-den)")
        .override_usage("cchc receipts import TỆP [--period KỲ]")
        .help_template(TEMPLATE_OF_COMMANDS)
        .subcommand_required(true)
        .subcommand(
            styled(Command::new("import"))
                .alias("nhap")
                .about("Khớp từng dòng của sổ với tệp của kỳ, ghi vào received.toml (tên khác: nhap)")
                .override_usage("cchc receipts import TỆP [--period KỲ]")
                .help_template(TEMPLATE_WITH_ARGUMENTS)
                .arg(
                    Arg::new("file")
                        .value_name("TỆP")
                        .required(true)
                        .value_parser(value_parser!(PathBuf))
                        .help("Sổ văn bản đến (.xlsx, .xls, .ods, .csv, .docx, .txt) với cột ngày đến, số đến, nơi gửi, tệp đính kèm"),
                )
                .arg(period_argument()),
        )
}

/// A day as clerks write it.
fn day(text: &str) -> Result<NaiveDate, String> {
    let said = match read_date(text) {
        DateText::Day {
            date,
            month_first: false,
        } => Some(date),
        _ => text.parse().ok(),
    };
    said.ok_or_else(|| format!("«{text}» không phải là ngày, ví dụ 01/7/2025"))
}

/// What the arguments ask for, with those of the innermost verb.
///
/// # Errors
/// What `init` still must know and can't ask, because nobody sits before the window.
pub(super) fn task<'a>(
    command: &str,
    matches: &'a ArgMatches,
) -> Result<(Task, &'a ArgMatches), String> {
    if command == "init" {
        return Ok((Task::SetUp(SetUp::Init(new_office(matches)?)), matches));
    }
    let (verb, inner) = matches
        .subcommand()
        .expect("clap asks for a verb of the command");
    let file = inner
        .get_one::<PathBuf>("file")
        .cloned()
        .unwrap_or_default();
    let set_up = match (command, verb) {
        ("receipts", _) => SetUp::Receipts {
            register: file,
            period: inner.get_one::<PeriodId>("period").copied(),
        },
        (_, "merge") => SetUp::Mergers {
            table: file,
            from: *inner
                .get_one::<NaiveDate>("from")
                .expect("clap asks for the day"),
        },
        _ => SetUp::Agencies {
            list: file,
            from: inner.get_one::<NaiveDate>("from").copied(),
        },
    };
    Ok((Task::SetUp(set_up), inner))
}

/// What an office says of itself: taken from the arguments, else asked for.
fn new_office(matches: &ArgMatches) -> Result<NewOffice, String> {
    let given = |name: &str| matches.get_one::<String>(name).cloned();
    let year = matches.get_one::<i32>("year").copied();
    if std::io::stdin().is_terminal() {
        said(given, year, &mut ask)
    } else {
        // Nobody sits before the window: what must be known must be given.
        said(given, year, &mut |_| None)
    }
}

/// What an office says of itself; `ask` puts a question, and gives nothing where there is no answer.
fn said(
    given: impl Fn(&str) -> Option<String>,
    year: Option<i32>,
    ask: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<NewOffice, String> {
    let missing = |argument: &str| format!("còn thiếu {argument}");
    let mut answer = |name: &str, question: &str| given(name).or_else(|| ask(question));
    let province = answer("province", "Tỉnh, thành phố (ví dụ «tỉnh Lâm Sơn»): ")
        .ok_or_else(|| missing("--province"))?;
    // Nobody's name stands in for the office's: it is printed on every document.
    let office = answer("office", "Cơ quan lập báo cáo (ví dụ «Sở Nội vụ»): ")
        .ok_or_else(|| missing("--office"))?;
    let letters = initials(&office);
    let symbol = answer(
        "symbol",
        &format!("Ký hiệu của cơ quan (để trống: {letters}): "),
    );
    let signer = answer("signer", "Họ tên người ký báo cáo (để trống: ghi sau): ");
    let title = match &signer {
        Some(_) => answer("title", "Chức vụ người ký (để trống: Giám đốc): "),
        None => given("title"),
    };
    let year = match year {
        Some(year) => year,
        None => super::plan::year(&ask("Năm của kế hoạch: ").ok_or_else(|| missing("--year"))?)?,
    };
    let or = |text: Option<String>, default: &str| text.unwrap_or_else(|| default.to_owned());
    Ok(NewOffice {
        province,
        year,
        symbol: or(symbol, &letters),
        office,
        signer: or(signer, ""),
        title: or(title, "Giám đốc"),
    })
}

/// Asks whoever sits before the window; nothing where the answer is empty.
fn ask(question: &str) -> Option<String> {
    let mut screen = std::io::stderr();
    // A screen that takes no question gives no answer either.
    write!(screen, "{question}")
        .and_then(|()| screen.flush())
        .ok()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).ok()?;
    let answer = answer.trim().to_owned();
    (!answer.is_empty()).then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_given_is_asked_for_and_what_is_given_is_not() {
        let mut asked = Vec::new();
        let given = |name: &str| (name == "province").then(|| "tỉnh Lâm Sơn".to_owned());
        let office = said(given, None, &mut |question| {
            asked.push(question.to_owned());
            match question {
                text if text.starts_with("Cơ quan") => Some("Sở Nội vụ".to_owned()),
                text if text.starts_with("Năm") => Some("2026".to_owned()),
                text if text.starts_with("Họ tên") => Some("Lê Văn Mẫu".to_owned()),
                _ => None,
            }
        })
        .unwrap();
        assert_eq!(
            (
                office.province.as_str(),
                office.year,
                office.signer.as_str()
            ),
            ("tỉnh Lâm Sơn", 2026, "Lê Văn Mẫu")
        );
        assert_eq!(
            (
                office.office.as_str(),
                office.symbol.as_str(),
                office.title.as_str()
            ),
            ("Sở Nội vụ", "SNV", "Giám đốc")
        );
        // Office, symbol, signer, title, year: not the province.
        assert_eq!(asked.len(), 5, "{asked:?}");
    }

    #[test]
    fn where_nobody_can_be_asked_the_missing_argument_is_named() {
        let nobody = |given: fn(&str) -> Option<String>, year| said(given, year, &mut |_| None);
        let fault = nobody(|_| None, Some(2026)).unwrap_err();
        assert!(fault.contains("--province"), "{fault}");
        let province: fn(&str) -> Option<String> =
            |name| (name == "province").then(|| "tỉnh A".to_owned());
        assert!(
            nobody(province, Some(2026))
                .unwrap_err()
                .contains("--office")
        );
        let both: fn(&str) -> Option<String> = |name| match name {
            "province" => Some("tỉnh A".to_owned()),
            "office" => Some("Sở Nội vụ".to_owned()),
            _ => None,
        };
        assert!(nobody(both, None).unwrap_err().contains("--year"));
        assert_eq!(nobody(both, Some(2026)).unwrap().symbol, "SNV");
    }
}
