//! The clerk's register of receipts, and the table of faults.

use std::fmt::Write as _;

use cchc::period::Period;
use cchc::plan::model::Plan;
use chrono::NaiveDate;

use super::draw::Draw;
use super::faults::CELLS;
use super::filled::NOTICE;
use super::sent::Sent;

/// The text of `received.toml` of files with their days: by day, then by file; numbers as of a register
/// that others fill too. `command` is the one that makes the folder.
pub fn received(mut noted: Vec<(NaiveDate, String)>, period: &Period, command: &str) -> String {
    noted.sort_unstable();
    let mut text = format!(
        "#:schema ../../../schemas/received.schema.json\n#\n\
         # Sổ tiếp nhận báo cáo kỳ {}. Ý nghĩa từng khóa: xem docs/inputs.md.\n\
         # Tệp không ghi ở đây thì «chưa rõ ngày nhận».\n#\n\
         # {NOTICE}\n\
         # Thư mục này do lệnh «cargo xtask {command}» lập ra.\n",
        period.id
    );
    let mut number = Draw::of("register", &period.id.to_string()).between(1_300, 2_600);
    for (day, name) in noted {
        number += Draw::of("register", &name).between(1, 4);
        // Writing to a text can't fail.
        let _ = write!(
            text,
            "\n[[received]]\nfile = \"{name}\"\ndate = {day}\nnumber = \"{number}\"\n"
        );
    }
    text
}

/// The table of faults, for tests: a line a fault; a fault of a file as a whole has no measure.
pub fn faults(files: &[Sent], plan: &Plan) -> String {
    let mut text = format!("# {NOTICE}\nfile\tagency\tmeasure\tcolumn\tfault\tcode\n");
    for file in files {
        if let Some((fault, code)) = file.fault {
            let _ = writeln!(text, "{}\t{}\t\t\t{fault}\t{code}", file.name, file.agency);
            continue;
        }
        for fault in CELLS.iter().filter(|fault| fault.agency == file.agency) {
            let has_figures = plan
                .measure(fault.measure)
                .is_some_and(|measure| measure.kind.has_figures());
            let column = fault.tamper.column(has_figures).key();
            let _ = writeln!(
                text,
                "{}\t{}\t{}\t{}\t{}\t{}",
                file.name,
                file.agency,
                fault.measure,
                column.trim_start_matches("cchc:"),
                fault.tamper.name(),
                fault.tamper.code()
            );
        }
    }
    text
}
