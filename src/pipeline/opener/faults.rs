//! The operator's faults where something can't be opened.

use super::task::Task;
use crate::failure::Fault;
use crate::intake::refusal::Refusal;

/// The operator's fault of a register of receipts that can't be opened.
pub(super) fn no_register(shown: &str, refusal: &Refusal) -> Fault {
    Fault::new(
        shown,
        format!("không mở được sổ tiếp nhận: {}", refusal.detail),
        "mở bằng Excel, lưu lại dạng .xlsx rồi chạy lại; nếu đây là báo cáo của một cơ quan thì đổi tên tệp",
    )
}

/// The operator's fault of a paper that can't be read within the limits of a file.
pub(super) fn no_paper(shown: &str, task: &Task, refusal: &Refusal) -> Fault {
    let mend = match task {
        Task::Measure { .. } => {
            "mở bằng Word hoặc LibreOffice, chỉ giữ văn bản cần kiểm tra, lưu thành tệp mới rồi chạy lại"
        }
        Task::EditedFrom { .. } | Task::TakeBack { .. } => {
            "lập lại tệp Word (cchc report --docx), chép những câu đã sửa sang đó rồi chạy lại"
        }
        _ => "mở bằng Word hoặc Excel, chỉ giữ phần cần nhập, lưu thành tệp mới rồi chạy lại",
    };
    let what = format!("không đọc được tệp: {}", refusal.detail);
    Fault::new(shown, what, mend)
}

/// The operator's fault where files can't be opened within limits: then none is opened, since the one
/// that is hostile can't be told from the others (`docs/decisions/no-file-without-limits.md`).
pub(super) fn no_worker(reason: &str) -> Fault {
    Fault::new(
        "đọc tệp của cơ quan",
        format!("không chạy được tiến trình đọc tệp riêng ({reason}), nên chưa mở tệp nào"),
        "phần mềm diệt vi-rút thường là thứ chặn: thêm chương trình này vào danh sách tin cậy, \
         đóng bớt chương trình khác nếu máy đang rất bận, rồi chạy lại. Tệp chỉ được mở trong tiến trình \
         riêng, có giới hạn bộ nhớ và thời gian, để một tệp hỏng không làm dừng cả kỳ",
    )
}
