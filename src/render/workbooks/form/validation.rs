//! What each input cell takes, and what it says to who fills it in.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Worksheet, XlsxError,
};

use super::layout::{Layout, is_answered};
use super::{Written, clip_to, hidden, words};
use crate::form::Column;
use crate::place::Cell;
use crate::report::terms::{Figure, Kind, Measure, Window};
use crate::vietnamese::phrase::date_short;

/// The longest remark that a form takes.
const LONGEST_REMARK: u32 = 2_000;

/// Adds the validation of every input cell.
pub(super) fn add(sheet: &mut Worksheet, layout: &Layout<'_>, window: Window) -> Written {
    for (row, measure) in layout.measures() {
        if let (true, Some(figure)) = (measure.kind.has_figures(), &measure.first) {
            let rule = first(measure, figure)?;
            one(sheet, row, layout.column(Column::First), &rule)?;
        }
        if let (true, Some(figure)) = (measure.kind.has_second(), &measure.second) {
            let rule = second(layout, row, measure, figure)?;
            one(sheet, row, layout.column(Column::Second), &rule)?;
        }
    }
    let states = |measure: &Measure| is_answered(measure.kind, Column::State);
    let figures = |measure: &Measure| states(measure) && measure.kind.has_figures();
    let documents = |measure: &Measure| states(measure) && !measure.kind.has_figures();
    many(
        sheet,
        &layout.cells(&[Column::State], figures),
        state(Kind::Ratio)?,
    )?;
    many(
        sheet,
        &layout.cells(&[Column::State], documents),
        state(Kind::Document)?,
    )?;
    for (column, rule) in [
        (Column::EvidenceNumber, number()?),
        (Column::EvidenceSymbol, symbol()?),
        (Column::EvidenceDate, date(window)?),
        (Column::Remarks, remarks()?),
    ] {
        many(sheet, &layout.cells(&[column], |_| true), rule)?;
    }
    Ok(())
}

/// Adds the validation of a signer's name.
pub(super) fn add_signer(sheet: &mut Worksheet, row: u32, column: u16) -> Written {
    let rule = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(100));
    let rule = ask(
        rule,
        "Họ và tên",
        "Nhập họ và tên; có thể để trống khi ký trên bản giấy.",
    )?;
    one(
        sheet,
        row,
        column,
        &refuse(rule, "Họ và tên dài không quá 100 ký tự.")?,
    )
}

/// Adds the validation of a narrative's cell.
pub(super) fn add_narrative(sheet: &mut Worksheet, row: u32, column: u16, what: &str) -> Written {
    let rule =
        DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(8_000));
    let message = "Nhập ngắn gọn, mỗi ý một dòng (Alt+Enter để xuống dòng). Không có thì để trống.";
    let rule = ask(rule, what, message)?;
    one(
        sheet,
        row,
        column,
        &refuse(rule, "Nội dung dài không quá 8.000 ký tự.")?,
    )
}

fn one(sheet: &mut Worksheet, row: u32, column: u16, rule: &DataValidation) -> Written {
    sheet.add_data_validation(row, column, row, column, rule)?;
    Ok(())
}

/// One rule for many cells, given as a list of ranges.
fn many(sheet: &mut Worksheet, ranges: &str, rule: DataValidation) -> Written {
    let first = ranges.split([' ', ':']).next().unwrap_or_default();
    if let Ok(cell) = first.parse::<Cell>() {
        one(
            sheet,
            cell.row,
            cell.column as u16,
            &rule.set_multi_range(ranges),
        )?;
    }
    Ok(())
}

fn ask(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_input_title(clip_to(title, 32))?
        .set_input_message(clip_to(message, 255))
}

fn refuse(rule: DataValidation, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_error_title("Số liệu chưa đúng")?
        .set_error_message(clip_to(message, 255))
}

/// What a figure may be, in words.
fn shape(figure: &Figure) -> &'static str {
    if figure.is_whole() {
        "Nhập số nguyên, từ 0 trở lên."
    } else {
        "Nhập số từ 0 trở lên, có thể có phần thập phân."
    }
}

fn number_rule(figure: &Figure) -> DataValidation {
    if figure.is_whole() {
        DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
    } else {
        DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
    }
}

fn first(measure: &Measure, figure: &Figure) -> Result<DataValidation, XlsxError> {
    let none = match measure.kind {
        Kind::Count => "Không có thì nhập 0.",
        Kind::Growth => "",
        _ => "Không phát sinh thì chọn ở cột «Tình trạng thực hiện».",
    };
    let message = format!("{}. {} {none}", words::figure(figure), shape(figure));
    let rule = ask(number_rule(figure), "Số liệu thứ nhất", message.trim())?;
    refuse(
        rule,
        &format!("{} Không nhập chữ, đơn vị tính hay dấu %.", shape(figure)),
    )
}

/// The second figure; below the first only after a warning where that can't be.
fn second(
    layout: &Layout<'_>,
    row: u32,
    measure: &Measure,
    figure: &Figure,
) -> Result<DataValidation, XlsxError> {
    let message = format!("{}. {}", words::figure(figure), shape(figure));
    if !measure.capped {
        let rule = ask(number_rule(figure), "Số liệu thứ hai", &message)?;
        return refuse(
            rule,
            &format!("{} Không nhập chữ, đơn vị tính hay dấu %.", shape(figure)),
        );
    }
    let one = layout.address(row, Column::First);
    let two = layout.address(row, Column::Second);
    let whole = if figure.is_whole() {
        format!(",{two}=INT({two})")
    } else {
        String::new()
    };
    let formula =
        format!("=IF(ISNUMBER({two}),AND({two}>=0{whole},OR({one}=\"\",{one}<={two})),FALSE)");
    let rule = DataValidation::new()
        .allow_custom(Formula::new(formula))
        .set_error_style(DataValidationErrorStyle::Warning);
    let message = format!("{message} Không nhỏ hơn số liệu thứ nhất.");
    let rule = ask(rule, "Số liệu thứ hai", &message)?;
    let error = format!(
        "{} Số liệu thứ hai không được nhỏ hơn số liệu thứ nhất.",
        shape(figure)
    );
    refuse(rule, &error)
}

fn state(kind: Kind) -> Result<DataValidation, XlsxError> {
    let list = Formula::new(format!("={}", hidden::states(kind)));
    let rule = DataValidation::new().allow_list_formula(list);
    let message = if kind.has_figures() {
        "Chỉ chọn «Không phát sinh» khi trong kỳ không có việc thuộc chỉ số này; khi đó để trống số liệu. \
         Có số liệu thì để trống ô này."
    } else {
        "Chọn trong danh sách. «Hoàn thành» phải kèm số, ký hiệu văn bản làm minh chứng."
    };
    let rule = ask(rule, "Tình trạng thực hiện", message)?;
    refuse(rule, "Chọn một mục trong danh sách của ô này.")
}

fn number() -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(30));
    let rule = ask(
        rule,
        "Số văn bản",
        "Chỉ ghi số, ví dụ 125 đối với Báo cáo số 125/BC-STP.",
    )?;
    refuse(
        rule,
        "Số văn bản dài không quá 30 ký tự; ký hiệu ghi ở cột bên phải.",
    )
}

fn symbol() -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(50));
    let message = "Chỉ ghi ký hiệu, ví dụ BC-STP đối với Báo cáo số 125/BC-STP.";
    let rule = ask(rule, "Ký hiệu văn bản", message)?;
    refuse(rule, "Ký hiệu văn bản dài không quá 50 ký tự.")
}

/// The number of a day in a workbook.
pub(super) fn serial(day: NaiveDate) -> i64 {
    NaiveDate::from_ymd_opt(1899, 12, 30).map_or(0, |origin| (day - origin).num_days())
}

/// A day in the window. Another one, or text, passes after a warning: a spreadsheet whose days are
/// written the American way takes `14/6/2024` for text.
fn date(window: Window) -> Result<DataValidation, XlsxError> {
    let (from, to) = (serial(window.from), serial(window.to));
    let rule = DataValidation::new()
        .allow_date_formula(DataValidationRule::Between(
            Formula::new(from.to_string()),
            Formula::new(to.to_string()),
        ))
        .set_error_style(DataValidationErrorStyle::Warning);
    let (from, to) = (date_short(window.from), date_short(window.to));
    let message = format!("Nhập ngày/tháng/năm, từ ngày {from} đến ngày {to}, ví dụ {to}.");
    let rule = ask(rule, "Ngày văn bản", &message)?;
    let error = format!(
        "Ngày văn bản phải từ ngày {from} đến ngày {to}. Văn bản ngoài thời gian này không dùng làm \
         minh chứng trong kỳ."
    );
    refuse(rule, &error)
}

fn remarks() -> Result<DataValidation, XlsxError> {
    let limit = DataValidationRule::LessThanOrEqualTo(LONGEST_REMARK);
    let rule = DataValidation::new().allow_text_length(limit);
    let message = "Nêu ngắn gọn khó khăn, vướng mắc và nguyên nhân nếu chưa đạt yêu cầu; không có thì để trống.";
    let rule = ask(rule, "Khó khăn, nguyên nhân", message)?;
    refuse(
        rule,
        "Nội dung dài không quá 2.000 ký tự; nội dung dài hơn ghi ở trang «Thuyết minh».",
    )
}
