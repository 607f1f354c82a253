//! The plan as the program understands it, as a workbook: a row a measure, to be filtered and
//! proof-read against the signed paper.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use chrono::Datelike;
use opc::foreign::made_anywhere;

use super::text_size::{Block, row_height};
use crate::report::plan_in_words::{CriterionInWords, MeasureInWords, PlanInWords, PlanRow};

/// The columns: heading and width in characters. Together they fit the long side of a page of A4 at a scale
/// at which people read.
const COLUMNS: [(&str, f64); 11] = [
    ("Số", 7.0),
    ("Tiêu chí (nguyên văn)", 21.0),
    ("Yêu cầu (nguyên văn)", 22.0),
    ("Thời hạn, chủ trì, phối hợp (nguyên văn)", 20.0),
    ("Cần xác nhận", 19.0),
    ("Hiểu về tiêu chí", 18.0),
    ("Chỉ số", 17.0),
    ("Chỉ tiêu", 13.0),
    ("Đo", 19.0),
    (
        "Tiến độ; cơ quan báo cáo; số liệu chung; nội dung khác",
        27.0,
    ),
    ("Ký nháy", 7.0),
];
const LAST: u16 = 10;
/// The column of what is still to be confirmed.
const OPEN: u16 = 4;
const HEADER: u32 = 3;
/// The size of text, in points.
const SIZE: f64 = 11.0;
/// The highest row that spreadsheets allow, in points.
const HIGHEST: f64 = 409.0;

/// The proof-reading workbook of a plan, with a line at the foot of each printed page where there is
/// something to be confirmed.
///
/// # Panics
/// Never: names are fixed, and texts are cut to what a cell can hold.
pub fn plan_print(plan: &PlanInWords, notice: Option<&str>) -> Vec<u8> {
    workbook(plan, notice)
        .and_then(|mut workbook| workbook.save_to_buffer())
        .map(made_anywhere)
        .expect("names are fixed and texts are cut to what a cell can hold")
}

fn workbook(plan: &PlanInWords, notice: Option<&str>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = plan.date;
    let mut properties = DocProperties::new()
        .set_title(format!("Bản đối chiếu kế hoạch năm {}", plan.year))
        .set_subject(plan.cited.join("; "));
    // The day of the plan instead of the clock: equal plans give equal bytes.
    if let (Ok(year), Ok(month), Ok(of_month)) = (
        u16::try_from(day.year()),
        u8::try_from(day.month()),
        u8::try_from(day.day()),
    ) && let Ok(day) = ExcelDateTime::from_ymd(year, month, of_month)
    {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    let mut sheet = Worksheet::new();
    sheet.set_name("Đối chiếu kế hoạch")?;
    sheet.set_screen_gridlines(false);
    head(&mut sheet, plan)?;
    let mut row = HEADER + 1;
    for one in &plan.rows {
        match one {
            PlanRow::Field(code, name) => {
                band(&mut sheet, row, code, name, &part(Color::RGB(0x00D9_E2F3)))?;
                row += 1;
            }
            PlanRow::Group(code, name) => {
                let format = part(Color::RGB(0x00EE_F3FA)).set_italic();
                band(&mut sheet, row, code, name, &format)?;
                row += 1;
            }
            PlanRow::Criterion(one) => row = criterion(&mut sheet, row, one)?,
        }
    }
    set_up(&mut sheet, row - 1, notice)?;
    workbook.push_worksheet(sheet);
    if !plan.index.is_empty() {
        workbook.push_worksheet(index(plan)?);
    }
    Ok(workbook)
}

/// The index of agencies on a sheet of its own, with a column to initial.
fn index(plan: &PlanInWords) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Chấm điểm, xếp hạng")?;
    sheet.set_column_width(0, 110)?;
    sheet.set_column_width(1, 12)?;
    text(&mut sheet, 0, 1, "Ký nháy", &cell().set_bold())?;
    for (row, line) in (0_u32..).zip(&plan.index) {
        let format = if row == 0 { cell().set_bold() } else { cell() };
        text(&mut sheet, row, 0, line, &format)?;
        if row > 0 {
            sheet.write_blank(row, 1, &cell())?;
        }
    }
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(sheet)
}

fn plain() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(SIZE)
        .set_align(FormatAlign::Top)
}

fn cell() -> Format {
    plain().set_text_wrap().set_border(FormatBorder::Thin)
}

fn part(colour: Color) -> Format {
    plain().set_bold().set_background_color(colour)
}

/// Title, what the plan is, what is open, and the headings.
fn head(sheet: &mut Worksheet, plan: &PlanInWords) -> Result<(), XlsxError> {
    let title = format!("BẢN ĐỐI CHIẾU KẾ HOẠCH NĂM {}", plan.year);
    text(sheet, 0, 0, &title, &plain().set_bold().set_font_size(14))?;
    let cited = format!("{}. Gồm {}.", plan.cited.join(". "), plan.counts);
    across(sheet, 1, &cited, &plain())?;
    let open = match (plan.open_count, plan.open.join("; ")) {
        (0, _) => "Không còn nội dung nào phải xác nhận.".to_owned(),
        (open, own) if own.is_empty() => format!("Còn {open} nội dung phải xác nhận."),
        (open, own) => format!("Còn {open} nội dung phải xác nhận; của cả kế hoạch: {own}."),
    };
    let goals = plan.goals.join(". ");
    let line = format!("{open} {goals}");
    across(sheet, 2, line.trim(), &plain().set_italic())?;
    for (index, (heading, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(index, width)?;
        let format = cell()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00DC_E6F1));
        text(sheet, HEADER, index, heading, &format)?;
    }
    sheet.set_row_height(HEADER, 48.0)?;
    Ok(())
}

/// A line across the table, wrapped.
fn across(sheet: &mut Worksheet, row: u32, line: &str, format: &Format) -> Result<(), XlsxError> {
    let format = format.clone().set_text_wrap();
    sheet.merge_range(row, 0, row, LAST, "", &format)?;
    text(sheet, row, 0, line, &format)?;
    let width: f64 = COLUMNS.iter().map(|(_, width)| width).sum();
    let block = Block {
        text: line,
        width: width - 1.0,
        size: SIZE,
        bold: false,
    };
    let height = row_height([block.height()]);
    sheet.set_row_height(row, height.min(HIGHEST))?;
    Ok(())
}

/// A field or group across the table.
fn band(
    sheet: &mut Worksheet,
    row: u32,
    code: &str,
    name: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    for column in 0..=LAST {
        sheet.write_blank(row, column, format)?;
    }
    text(sheet, row, 0, code, format)?;
    text(sheet, row, 1, name, format)
}

/// A criterion's rows, one a measure; gives the row after them.
fn criterion(sheet: &mut Worksheet, first: u32, one: &CriterionInWords) -> Result<u32, XlsxError> {
    let open = one.open.join("\n");
    let understood = one.understood.join("\n");
    let when_and_who = format!(
        "Thời hạn: {}\nChủ trì: {}\nPhối hợp: {}",
        one.deadline, one.lead, one.support
    );
    let verbatim: [&str; 6] = [
        &one.code,
        &one.name,
        &one.requirement,
        &when_and_who,
        &open,
        &understood,
    ];
    let mut row = first;
    for (at, measure) in one.measures.iter().enumerate() {
        let mut texts: Vec<String> = verbatim
            .iter()
            .enumerate()
            .map(|(column, text)| {
                // The number stands in every row, so that a filter keeps what belongs together.
                if at == 0 || column == 0 {
                    (*text).to_owned()
                } else {
                    String::new()
                }
            })
            .collect();
        texts.extend(measure_texts(measure));
        texts.push(String::new());
        for (column, content) in (0_u16..).zip(&texts) {
            let format = match column {
                OPEN if !content.is_empty() => cell()
                    .set_bold()
                    .set_background_color(Color::RGB(0x00FF_F2CC)),
                _ => cell(),
            };
            text(sheet, row, column, content, &format)?;
        }
        let blocks = (0_u16..).zip(&texts).zip(COLUMNS);
        let blocks = blocks.map(|((column, text), (_, width))| Block {
            text,
            width: width - 1.0,
            size: SIZE,
            bold: column == OPEN,
        });
        let height = row_height(blocks.map(|block| block.height()));
        sheet.set_row_height(row, height.min(HIGHEST))?;
        row += 1;
    }
    Ok(row)
}

fn measure_texts(one: &MeasureInWords) -> [String; 4] {
    let named = [
        ("Tiến độ", &one.progress),
        ("Báo cáo", &one.reporters),
        ("Số liệu chung", &one.together),
    ];
    let mut rules: Vec<String> = named
        .into_iter()
        .filter(|(_, rule)| !rule.is_empty())
        .map(|(name, rule)| format!("{name}: {rule}"))
        .collect();
    rules.extend(one.more.iter().cloned());
    [
        format!("{}\n{}", one.id, one.label),
        one.target.clone(),
        one.counted.clone(),
        rules.join("\n"),
    ]
}

/// Text, never taken for a formula, cut to what a cell can hold.
fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    const LONGEST: usize = 32_767;
    let held: String = text.chars().take(LONGEST).collect();
    let literal = format.clone().set_quote_prefix();
    let format = if held.starts_with(['=', '+', '-', '@']) {
        &literal
    } else {
        format
    };
    sheet.write_string_with_format(row, column, held, format)?;
    Ok(())
}

/// How it is printed: A4 on its long side, one page wide, headings on each page.
fn set_up(sheet: &mut Worksheet, last: u32, notice: Option<&str>) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    sheet.autofilter(HEADER, 0, last, LAST)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADER, HEADER)?;
    sheet.set_margins(0.3, 0.3, 0.4, 0.5, 0.2, 0.25);
    let foot = match notice {
        Some(notice) => format!("&L{}&RTrang &P/&N", notice.replace('&', "&&")),
        None => "&RTrang &P/&N".to_owned(),
    };
    sheet.set_footer(foot);
    Ok(())
}
