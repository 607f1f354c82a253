//! The sheet that opens first: whose form it is, by when, whom to call, how to fill it in, and what is
//! checked when it arrives.

use rust_xlsxwriter::{Format, FormatAlign, Formula, Url, Worksheet, XlsxError};

use super::layout::Layout;
use super::{FormContent, Written, clip, input, print_setup, protect, style, words};
use crate::form::{INPUT_SHEET, INSTRUCTION_SHEET, NARRATIVE_SHEET};
use crate::render::workbooks::text_size::{Block, row_height};
use crate::vietnamese::phrase::date_short;

/// The name of the cell that counts what is not entered yet.
pub(super) const COUNTER: &str = "TienDoNhap";

/// The size at which it is printed, in percent: the columns are as wide as the page.
const SCALE: u16 = 75;

/// The widths of the columns, in characters.
const WIDTHS: [f64; 4] = [8.0, 15.0, 44.0, 53.0];

/// How the form is filled in.
const STEPS: [&str; 9] = [
    "Mở trang «Biểu nhập». Mỗi dòng là một chỉ số; ô nền vàng là ô phải nhập hoặc được nhập, ô nền xám không phải nhập. Cột «Tỷ lệ (%)» và cột «Kiểm tra» tự tính.",
    "Số liệu là số lũy kế từ ngày đầu đến ngày cuối của thời gian số liệu ghi ở trên, không phải số riêng của quý hay của tháng.",
    "Chỉ số tỷ lệ: nhập cả số liệu thứ nhất (phần đã thực hiện) và số liệu thứ hai (tổng số phải thực hiện). Không nhập sẵn tỷ lệ, không ghi kèm chữ, đơn vị tính hay dấu %.",
    "Chỉ số đếm: không có trường hợp nào thì nhập 0. Chỉ số tỷ lệ mà trong kỳ không có việc thuộc chỉ số đó thì để trống số liệu và chọn «Không phát sinh» ở cột «Tình trạng thực hiện». Không để trống cả dòng.",
    "Văn bản, nhiệm vụ: chọn «Hoàn thành», «Đang thực hiện», «Chưa thực hiện» hoặc «Không phát sinh». Chọn «Hoàn thành» phải ghi minh chứng: số văn bản (ví dụ 125) và ký hiệu (ví dụ BC-STP) ở hai cột riêng; ngày văn bản phải nằm trong thời gian số liệu.",
    "Chỉ số chưa đạt yêu cầu: nêu ở cột «Khó khăn, nguyên nhân». Kết quả nổi bật, kiến nghị và nhiệm vụ kỳ tới ghi ở trang «Thuyết minh».",
    "Xem cột «Kiểm tra» ở cuối mỗi dòng: «Đã nhập» là dòng đã đủ; các dòng khác nêu việc còn phải làm. Dòng đếm phía trên bảng cho biết còn bao nhiêu chỉ số chưa nhập.",
    "Được đổi độ rộng cột, chiều cao dòng, lọc, sao chép và dán giá trị. Không xóa trang tính, dòng, cột; không đổi tên cơ quan, kỳ báo cáo: phần mềm nhận biết biểu bằng các thông tin ẩn trong tệp này, không dùng tệp của cơ quan khác hoặc của kỳ khác.",
    "Lưu tệp dạng .xlsx và gửi về nơi nhận trước hạn. Gửi lại nhiều lần thì ghi rõ bản thay thế.",
];

/// Writes the sheet, row by row.
pub(super) fn write(
    sheet: &mut Worksheet,
    content: &FormContent<'_>,
    layout: &Layout<'_>,
) -> Written {
    sheet.set_name(INSTRUCTION_SHEET)?.set_active(true);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let mut guide = Guide { sheet, row: 0 };
    let title = style::centred(14.0).set_bold().set_font_color(style::INK);
    guide.across("HƯỚNG DẪN NHẬP BIỂU TỔNG HỢP", 14.0, &title)?;
    let subject = style::centred(12.0).set_bold();
    let line = super::with_plan_notice(&words::subject(content.identity), content.entries);
    guide.across(&line, 12.0, &subject)?;
    guide.row += 1;
    guide.cover(content, layout)?;
    guide.links()?;
    guide.heading("CÁCH NHẬP")?;
    guide.steps()?;
    let mut rules = None;
    if !content.rules.is_empty() {
        rules = Some(guide.row + 1);
        guide.heading("LỖI THƯỜNG GẶP, LỖI HAY GẶP GHI TRƯỚC")?;
        guide.rules(content)?;
    }
    let last = guide.row;
    print_setup(sheet, content);
    sheet.set_portrait().set_print_area(0, 0, last, 3)?;
    if let Some(row) = rules {
        // What is fitted to a page's width has no breaks of its own.
        sheet.set_print_scale(SCALE).set_page_breaks(&[row])?;
    }
    protect(sheet);
    Ok(())
}

struct Guide<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Guide<'_> {
    /// A text over all columns.
    fn across(&mut self, text: &str, size: f64, format: &Format) -> Written {
        let text = clip(text);
        self.sheet
            .merge_range(self.row, 0, self.row, 3, &text, format)?;
        let width = WIDTHS.iter().sum();
        let height = row_height([Block {
            text: &text,
            width,
            size,
            bold: true,
        }
        .height()]);
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Written {
        self.row += 1;
        let format = style::plain()
            .set_font_size(12)
            .set_bold()
            .set_font_color(style::INK);
        self.across(text, 12.0, &format)
    }

    fn cover(&mut self, content: &FormContent<'_>, layout: &Layout<'_>) -> Written {
        let identity = content.identity;
        let window = identity.agency.own_window(identity.period.window);
        let (from, to) = (date_short(window.from), date_short(window.to));
        let mut lines = vec![("Cơ quan báo cáo", identity.distinct_name.clone())];
        lines.extend(
            content
                .superior()
                .map(|name| ("Cơ quan cấp trên", name.to_owned())),
        );
        lines.extend([
            ("Kỳ báo cáo", identity.period.id.name()),
            (
                "Thời gian số liệu",
                format!("lũy kế từ ngày {from} đến ngày {to}"),
            ),
            (
                "Hạn gửi",
                format!(
                    "chậm nhất ngày {}",
                    date_short(identity.period.due_agencies)
                ),
            ),
            ("Nơi nhận", identity.office.clone()),
            ("Liên hệ khi vướng mắc", identity.contact.clone()),
            (
                "Số chỉ số phải báo cáo",
                words::measure_count(&identity.plan.measures),
            ),
        ]);
        for (name, text) in lines {
            self.pair(name, &text)?;
        }
        let row = self.row;
        self.pair("Tiến độ nhập", " ")?;
        let value = style::cell().set_bold().set_font_color(style::INK);
        let result = content.entries.counter(layout, identity);
        let formula = Formula::new(format!("={COUNTER}")).set_result(result);
        self.sheet
            .write_formula_with_format(row, 2, formula, &value)?;
        Ok(())
    }

    /// A line of the cover: what, and its value.
    fn pair(&mut self, name: &str, text: &str) -> Written {
        let text = clip(text);
        let label = style::cell().set_bold();
        self.sheet
            .merge_range(self.row, 0, self.row, 1, name, &label)?;
        self.sheet
            .merge_range(self.row, 2, self.row, 3, &text, &style::cell())?;
        let width = WIDTHS[2] + WIDTHS[3];
        let height = row_height([Block {
            text: &text,
            width,
            size: 11.0,
            bold: false,
        }
        .height()]);
        self.sheet.set_row_height(self.row, height.max(19.0))?;
        self.row += 1;
        Ok(())
    }

    fn links(&mut self) -> Written {
        self.row += 1;
        let format = style::plain()
            .set_bold()
            .set_font_color(style::INK)
            .set_underline(rust_xlsxwriter::FormatUnderline::Single);
        let cell = input::first_cell();
        for (sheet, cell) in [(INPUT_SHEET, cell.as_str()), (NARRATIVE_SHEET, "B6")] {
            let link = Url::new(format!("internal:'{sheet}'!{cell}"))
                .set_text(format!("→ Mở trang «{sheet}»"));
            self.sheet
                .write_url_with_format(self.row, 0, link, &format)?;
            self.row += 1;
        }
        Ok(())
    }

    fn steps(&mut self) -> Written {
        let number = style::cell().set_align(FormatAlign::Center);
        for (at, step) in (1..).zip(STEPS) {
            self.sheet
                .write_number_with_format(self.row, 0, at, &number)?;
            self.sheet
                .merge_range(self.row, 1, self.row, 3, step, &style::cell())?;
            let width = WIDTHS[1..].iter().sum();
            let height = row_height([Block {
                text: step,
                width,
                size: 11.0,
                bold: false,
            }
            .height()]);
            self.sheet.set_row_height(self.row, height)?;
            self.row += 1;
        }
        Ok(())
    }

    fn rules(&mut self, content: &FormContent<'_>) -> Written {
        let headings = ["Mã", "Mức độ", "Nội dung", "Cách xử lý"];
        self.line(headings, &style::heading(), true)?;
        for rule in content.rules {
            let texts = [
                rule.code.as_str(),
                rule.severity.label(),
                rule.title,
                rule.advice,
            ];
            self.line(texts, &style::cell(), false)?;
        }
        Ok(())
    }

    fn line(&mut self, texts: [&str; 4], format: &Format, bold: bool) -> Result<(), XlsxError> {
        let mut heights = Vec::new();
        for (column, (text, width)) in (0..).zip(texts.into_iter().zip(WIDTHS)) {
            self.sheet
                .write_string_with_format(self.row, column, clip(text), format)?;
            heights.push(
                Block {
                    text,
                    width,
                    size: 11.0,
                    bold,
                }
                .height(),
            );
        }
        self.sheet.set_row_height(self.row, row_height(heights))?;
        self.row += 1;
        Ok(())
    }
}
