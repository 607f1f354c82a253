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
    let mut last = "";
    for (number, question) in (1..).zip(questions) {
        let heading = question.heading();
        if last != heading {
            let under = questions.iter().filter(|other| other.heading() == heading);
            let _ = writeln!(text, "\n{} ({})", heading.to_uppercase(), under.count());
            last = heading;
            write_words(&mut text, question);
        }
        write_question(&mut text, number, question);
    }
    if !questions.is_empty() {
        text.push_str(
            "\nTrả lời: chạy dòng lệnh ghi dưới câu hỏi, điền số liệu, lý do (--why), người quyết định (--by);\n\
             căn cứ thì thêm --ground \"điện thoại ngày …\". «cchc decide --help» giải thích từng phần.\n\
             Chưa trả lời thì để nguyên: số liệu không đọc được chưa được tính, số liệu đáng ngờ vẫn đang được tính.\n",
        );
    }
    text
}

/// The words that answer what columns are, once for all such questions.
fn write_words(text: &mut String, first: &Question) {
    if first.kind != Kind::Columns || first.figures.is_empty() {
        return;
    }
    text.push_str("   Sau dấu «=» của mỗi --column ghi một từ:\n");
    for words in &first.figures {
        let _ = writeln!(text, "      {words}");
    }
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
        line(text, "Tệp", &format!("{file}{at}"));
    }
    let of_columns = question.kind == Kind::Columns;
    for file in &question.files {
        line(text, if of_columns { "Cùng mẫu" } else { "Bản" }, file);
    }
    for seen in &question.seen {
        line(text, "Thấy", seen);
    }
    if !question.candidates.is_empty() {
        let names: Vec<String> = (question.candidates.iter())
            .map(|agency| match agency.only_similar {
                _ if agency.successor_of.is_some() => {
                    format!("{} ({}; cơ quan kế thừa)", agency.name, agency.id)
                }
                true => format!("{} ({}; tên chỉ gần giống)", agency.name, agency.id),
                false => format!("{} ({})", agency.name, agency.id),
            })
            .collect();
        line(text, "Có thể là", &names.join("; "));
    }
    if !question.could_be.is_empty() {
        line(text, "Có thể là", &question.could_be.join("; hoặc "));
    }
    for figure in question.figures.iter().filter(|_| !of_columns) {
        line(text, "Số liệu", figure);
    }
    for change in &question.changes {
        line(text, "Liên quan", change);
    }
    for (answer, means) in question.answers.iter().zip(&question.meanings) {
        line(text, "Trả lời", &format!("{means}:"));
        let _ = writeln!(text, "      {answer}");
    }
}

/// A line of a question, its label in a column of its own.
fn line(text: &mut String, label: &str, words: &str) {
    let _ = writeln!(text, "   {:<11}{words}", format!("{label}:"));
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

/// What was confirmed of a layout, part by part, and what comes next: commands with these options.
pub fn confirmed(parts: &[(&str, String)], file: &str, options: &str) -> String {
    let mut text = format!("Đã xác nhận mẫu biểu {file}:\n");
    for (label, words) in parts {
        let _ = writeln!(text, "    {label}: {words}");
    }
    let _ = write!(
        text,
        "Từ nay tệp nào có đầu cột như vậy đều được đọc theo mẫu này, cả ở kỳ sau và cơ quan khác.\n\
         Xem lại: cchc check {options}. Bỏ xác nhận: xóa tệp {file}."
    );
    text
}

/// What was recorded, part by part, and what comes next: a command with these options.
pub fn recorded(parts: &[(&str, String)], file: &str, options: &str) -> String {
    let mut text = format!("Đã ghi vào {file}:\n");
    for (label, words) in parts {
        let _ = writeln!(text, "    {label}: {words}");
    }
    let _ = write!(
        text,
        "Lập lại văn bản: cchc report {options}. Bỏ quyết định này: xóa khối vừa ghi trong tệp."
    );
    text
}
