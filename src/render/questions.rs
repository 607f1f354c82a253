//! Questions to the clerk and what was decided, for the terminal and for other programs.

use std::fmt::Write;

use serde::Serialize;

use crate::report::questions::{Kind, Question};

/// More places than these are told by their number.
const MOST_PLACES: usize = 6;

/// The questions, by kind, numbered.
pub fn text(period: &str, questions: &[Question], decided: usize) -> String {
    let mut text = String::new();
    if questions.is_empty() {
        let _ = writeln!(text, "Kỳ {period}: không còn điều gì phải hỏi.");
    } else {
        let _ = writeln!(
            text,
            "Kỳ {period}: {} điều cần đơn vị tổng hợp quyết định, việc cần trước ghi trước.",
            questions.len()
        );
    }
    if decided > 0 {
        let _ = writeln!(
            text,
            "Đã có {decided} quyết định đang áp dụng (inputs/decisions/{period}.toml)."
        );
    }
    let mut last: Option<Kind> = None;
    for (number, question) in (1..).zip(questions) {
        if last != Some(question.kind) {
            let of_kind = questions
                .iter()
                .filter(|other| other.kind == question.kind)
                .count();
            let _ = writeln!(
                text,
                "\n{} ({of_kind})",
                question.kind.label().to_uppercase()
            );
            last = Some(question.kind);
        }
        write_question(&mut text, number, question);
    }
    if !questions.is_empty() {
        text.push_str(
            "\nTrả lời: chạy dòng lệnh ghi dưới câu hỏi, điền số liệu, lý do (--why), người quyết định (--by);\n\
             căn cứ thì thêm --ground \"điện thoại ngày …\". «cchc decide --help» giải thích từng phần.\n\
             Chưa trả lời thì để nguyên: số liệu chưa rõ không được đưa vào báo cáo.\n",
        );
    }
    text
}

fn write_question(text: &mut String, number: usize, question: &Question) {
    let _ = writeln!(text, "\n{number}. {}", question.asks);
    if let Some(file) = &question.file {
        let shown = question.places.len().min(MOST_PLACES);
        let mut places = question.places[..shown].join(", ");
        if question.places.len() > shown {
            let _ = write!(places, " và {} chỗ nữa", question.places.len() - shown);
        }
        let at = if places.is_empty() {
            String::new()
        } else {
            format!(" › {places}")
        };
        let _ = writeln!(text, "   Ở:        {file}{at}");
    }
    let of_columns = question.kind == Kind::Columns;
    for file in &question.files {
        let label = if of_columns {
            "Cùng mẫu:"
        } else {
            "Bản:     "
        };
        let _ = writeln!(text, "   {label} {file}");
    }
    for seen in &question.seen {
        let _ = writeln!(text, "   Thấy:     {seen}");
    }
    if !question.candidates.is_empty() {
        let names: Vec<String> = (question.candidates.iter())
            .map(|agency| format!("{} ({})", agency.name, agency.id))
            .collect();
        let _ = writeln!(text, "   Có thể là: {}", names.join("; "));
    }
    if of_columns && !question.figures.is_empty() {
        let _ = writeln!(text, "   Chọn:     {}", question.figures.join("; "));
    }
    for figure in question.figures.iter().filter(|_| !of_columns) {
        let _ = writeln!(text, "   Số liệu:  {figure}");
    }
    for change in &question.changes {
        let _ = writeln!(text, "   Liên quan: {change}");
    }
    for answer in &question.answers {
        let _ = writeln!(text, "   Trả lời:  {answer}");
    }
}

#[derive(Serialize)]
struct Asked<'a> {
    period: &'a str,
    questions: &'a [Question],
}

/// The questions as JSON, in the same order.
///
/// # Panics
/// Never: the questions are texts.
pub fn json(period: &str, questions: &[Question]) -> String {
    let asked = Asked { period, questions };
    super::json::pretty(&asked)
}

/// What was confirmed of a layout, part by part, and what comes next.
pub fn confirmed(parts: &[(&str, String)], file: &str, period: &str) -> String {
    let mut text = format!("Đã xác nhận mẫu biểu {file}:\n");
    for (label, words) in parts {
        let _ = writeln!(text, "    {label}: {words}");
    }
    let _ = write!(
        text,
        "Từ nay tệp nào có đầu cột như vậy đều được đọc theo mẫu này, cả ở kỳ sau và cơ quan khác.\n\
         Xem lại: cchc check --period {period}. Bỏ xác nhận: xóa tệp {file}."
    );
    text
}

/// What was recorded, part by part, and what comes next.
pub fn recorded(parts: &[(&str, String)], file: &str, period: &str) -> String {
    let mut text = format!("Đã ghi vào {file}:\n");
    for (label, words) in parts {
        let _ = writeln!(text, "    {label}: {words}");
    }
    let _ = write!(
        text,
        "Lập lại văn bản: cchc report --period {period}. Bỏ quyết định này: xóa khối vừa ghi trong tệp."
    );
    text
}
